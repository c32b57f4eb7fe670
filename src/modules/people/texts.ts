import type { Role } from "#lib/roles.ts";
import { bilingual } from "#lib/texts.ts";
import type { RoleRefusal } from "./model/roles.ts";
import type { PeopleRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    rightsTitle: "Mensen en organisaties",
    rights: {
      "people.addArea": {
        does: "Een dorp of wijk toevoegen",
        fixed: "De griffier houdt bij wat bij deze gemeenschap hoort.",
      },
      "people.addMember": {
        does: "Iemand als inwoner toevoegen",
        fixed: "De griffier houdt bij wie hier meedoet.",
      },
      "people.giveRole": {
        does: "Iemand een lichte rol geven",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.proposeRole": {
        does: "Een zware rol voorstellen",
        must: "Een ander bevestigt het; niet u, en niet wie de rol krijgt.",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.changeRoleEnd": {
        does: "De laatste dag van een lichte rol veranderen",
        must: "Er is een reden, en die is openbaar.",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.proposeRoleEnd": {
        does: "Voorstellen dat een zware rol op een andere dag eindigt",
        must: "Een ander bevestigt het. Er blijft elke dag een griffier.",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.confirmRole": {
        does: "Als tweede persoon een rol bevestigen",
        must: "U stelde het niet voor, en het gaat niet over uw eigen rol.",
        fixed: "Dit houdt in evenwicht wie rollen geeft.",
      },
      "people.declineRole": {
        does: "Als tweede persoon nee zeggen tegen een voorgestelde rol, of een eigen voorstel terugnemen",
        fixed: "Dit houdt in evenwicht wie rollen geeft.",
      },
      "people.layDownRole": {
        does: "Een eigen rol neerleggen",
        must: "De rol is van u. De laatste griffier wacht op een opvolger.",
      },
      "people.addOrganization": { does: "Een organisatie aanmelden" },
    },
    somebody: "iemand",
    rightsPage: {
      title: "Wie mag wat",
      lead: "Alles wat mensen in Meent kunnen doen, wie dat mag, en wat er dan nog waar moet zijn. Deze tabel is dezelfde als waar het systeem zelf in kijkt.",
      stand: (count: number) => `Er zijn ${count} rechten.`,
      byCharter: (count: number) =>
        count === 0
          ? "Dit stadsrecht laat ze allemaal zoals ze standaard zijn."
          : `Dit stadsrecht geeft er ${count} aan andere rollen dan standaard.`,
      everyone: "Wat iedereen mag, kan geen stadsrecht iemand afnemen.",
      choose: "Voor wie wilt u het weten?",
      all: "Voor iedereen: alle rechten",
      show: "Laat zien",
      visitor: "wie niet is aangemeld",
      member: "wie meedoet, zonder rol",
      what: "Wat",
      who: "Wie",
      elsewhere: "Kan een stadsrecht dit anders zeggen?",
      isAnyone: "Iedereen, ook zonder aanmelden",
      isMember: "Iedereen die meedoet",
      isSystem: "Niemand: dit gaat vanzelf",
      system: "het systeem, bij het inrichten",
      ownChoice: "Zo staat het in dit stadsrecht",
      yes: "Ja, aan anderen die de gemeenschap dienen.",
      among: (names: string) =>
        `Waar ja staat, kiest het stadsrecht uit: ${names}. Raadsleden niet, want zij besturen niet (Gemeentewet art. 13). Wie van buiten moet kijken ook niet: integriteitsfunctionaris, penningmeester, moderator.`,
      noEveryone: "Nee. Dit recht heeft iedereen.",
      noTime: "Nee. Dit doet geen mens.",
      no: (why: string) => `Nee. ${why}`,
      toCharter: "Lees het stadsrecht",
      toCharterGives: "Daar staat wat hier anders is dan standaard",
      toRoles: "Bekijk wie welke rol heeft",
      toRolesGives: "Wie u waarvoor kunt vragen",
    },
    refusals: {
      name_taken:
        "Er is hier al een organisatie met deze naam. Kies een andere naam, of vraag of u mee mag doen.",
      area_unknown: "Dit gebied kennen wij hier niet. Kies een gebied uit de lijst.",
    } satisfies Record<PeopleRefusal, string>,
    roleRefusals: {
      member_unknown: "Deze persoon kennen wij hier niet. Kies iemand uit de lijst.",
      second_person_needed:
        "Voor deze rol zijn twee mensen nodig. Stel het voor; een ander bevestigt het.",
      one_person_suffices: "Deze rol kunt u zelf geven. Een voorstel is niet nodig.",
      role_held_already:
        "Deze persoon heeft deze rol al in een deel van die tijd. Kies een andere begindatum, of verander de rol die er al is.",
      period_reversed: "De laatste dag ligt voor de eerste. Kies een latere laatste dag.",
      ends_in_past: "De laatste dag is al voorbij. Kies vandaag of later.",
      term_unknown: "Deze rol kennen wij hier niet (meer). Ga terug naar de lijst en kies opnieuw.",
      term_ended: "Deze rol is al voorbij. Geef de rol opnieuw als dat de bedoeling is.",
      end_unchanged: "Dit is al de laatste dag. Kies een andere dag.",
      last_clerk_stays:
        "Dan is er een dag geen griffier. Zorg eerst voor een opvolger die op tijd begint en zonder einddatum.",
      role_not_yours: "Deze rol is van een ander. U kunt alleen een eigen rol neerleggen.",
      proposal_open: "Dit is al voorgesteld, en wacht op een tweede persoon.",
      proposal_unknown:
        "Dit voorstel kennen wij hier niet. Ga terug naar de lijst en kies opnieuw.",
      proposal_decided: "Over dit voorstel is al besloten. Bekijk de lijst met rollen.",
      proposer_cannot_confirm: "U stelde dit zelf voor. Een ander moet het bevestigen.",
      holder_cannot_confirm: "Dit gaat over uw eigen rol. Een ander moet het bevestigen.",
      only_earlier: "U kunt uw rol eerder neerleggen, niet later. Vraag de griffier om verlenging.",
    } satisfies Record<RoleRefusal, string>,
    roles: {
      resident: "inwoner",
      connector: "noaber",
      host: "gastheer of gastvrouw",
      publicServant: "publieke dienaar",
      helpingOfficial: "helpende ambtenaar",
      alderman: "wethouder",
      councillor: "raadslid",
      councilClerk: "griffier",
      municipalSecretary: "gemeentesecretaris",
      mayor: "burgemeester",
      integrityOfficer: "integriteitsfunctionaris",
      treasurer: "penningmeester",
      moderator: "moderator",
      marketMaster: "marktmeester",
    } satisfies Record<Role, string>,
    sentences: {
      areaAdded: (name: string) => `${name} hoort bij deze gemeenschap.`,
      roleGiven: (member: string, role: string) => `${member} kreeg de rol van ${role}.`,
      organizationAdded: (name: string) => `${name} doet mee.`,
    },
  },
  en: {
    rightsTitle: "People and organisations",
    rights: {
      "people.addArea": {
        does: "Add a village or neighbourhood",
        fixed: "The clerk keeps what belongs to this community.",
      },
      "people.addMember": {
        does: "Add somebody as a resident",
        fixed: "The clerk keeps who takes part here.",
      },
      "people.giveRole": {
        does: "Give somebody a light role",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.proposeRole": {
        does: "Propose a heavy role",
        must: "Another confirms it; not you, and not who gets the role.",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.changeRoleEnd": {
        does: "Change the last day of a light role",
        must: "There is a reason, and it is public.",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.proposeRoleEnd": {
        does: "Propose that a heavy role ends on another day",
        must: "Another confirms it. There is a clerk on every day.",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.confirmRole": {
        does: "Confirm a role as the second person",
        must: "You did not propose it, and it is not about your own role.",
        fixed: "This balances who gives roles.",
      },
      "people.declineRole": {
        does: "Say no to a proposed role as the second person, or take back one's own proposal",
        fixed: "This balances who gives roles.",
      },
      "people.layDownRole": {
        does: "Lay down a role of one's own",
        must: "The role is yours. The last clerk waits for a successor.",
      },
      "people.addOrganization": { does: "Register an organisation" },
    },
    somebody: "someone",
    rightsPage: {
      title: "Who may do what",
      lead: "All that people can do in Meent, who may do it, and what else must be true. This is the same table the system itself looks in.",
      stand: (count: number) => `There are ${count} rights.`,
      byCharter: (count: number) =>
        count === 0
          ? "This charter leaves them all as they are by standard."
          : `This charter gives ${count} of them to other roles than the standard ones.`,
      everyone: "What everyone may do, no charter can take from anyone.",
      choose: "For whom do you want to know?",
      all: "For everyone: all rights",
      show: "Show",
      visitor: "who is not signed in",
      member: "who takes part, without a role",
      what: "What",
      who: "Who",
      elsewhere: "May a charter say otherwise?",
      isAnyone: "Everyone, also without signing in",
      isMember: "Everyone who takes part",
      isSystem: "Nobody: this goes by itself",
      system: "the system, when setting up",
      ownChoice: "This charter says so",
      yes: "Yes, to others who serve the community.",
      among: (names: string) =>
        `Where it says yes, the charter chooses from: ${names}. Not councillors, for they do not govern (Gemeentewet art. 13). Nor those who must look from outside: integrity officer, treasurer, moderator.`,
      noEveryone: "No. Everyone has this right.",
      noTime: "No. No person does this.",
      no: (why: string) => `No. ${why}`,
      toCharter: "Read the charter",
      toCharterGives: "It says what is other than standard here",
      toRoles: "See who holds which role",
      toRolesGives: "Whom you can ask for what",
    },
    refusals: {
      name_taken:
        "There is an organisation with this name here already. Choose another name, or ask to join it.",
      area_unknown: "We do not know this area here. Choose one from the list.",
    },
    roleRefusals: {
      member_unknown: "We do not know this person here. Choose someone from the list.",
      second_person_needed: "This role takes two people. Propose it; another confirms it.",
      one_person_suffices: "You can give this role yourself. No proposal is needed.",
      role_held_already:
        "This person has this role already in a part of that time. Choose another first day, or change the role that is there.",
      period_reversed: "The last day is before the first. Choose a later last day.",
      ends_in_past: "The last day is over already. Choose today or later.",
      term_unknown:
        "We do not know this role here (any more). Go back to the list and choose again.",
      term_ended: "This role is over already. Give it again if that is what you mean.",
      end_unchanged: "This is the last day already. Choose another day.",
      last_clerk_stays:
        "Then there would be a day without a clerk. First see to a successor who begins in time and without an end.",
      role_not_yours: "This role is someone else's. You can lay down only a role of your own.",
      proposal_open: "This was proposed already, and waits for a second person.",
      proposal_unknown: "We do not know this proposal here. Go back to the list and choose again.",
      proposal_decided: "This proposal was decided already. See the list of roles.",
      proposer_cannot_confirm: "You proposed this yourself. Somebody else must confirm it.",
      holder_cannot_confirm: "This is about your own role. Somebody else must confirm it.",
      only_earlier: "You can lay your role down sooner, not later. Ask the clerk to extend it.",
    },
    roles: {
      resident: "resident",
      connector: "noaber (neighbourhood connector)",
      host: "host",
      publicServant: "public servant",
      helpingOfficial: "helping official",
      alderman: "alderman",
      councillor: "councillor",
      councilClerk: "council clerk",
      municipalSecretary: "municipal secretary",
      mayor: "mayor",
      integrityOfficer: "integrity officer",
      treasurer: "treasurer",
      moderator: "moderator",
      marketMaster: "market master",
    },
    sentences: {
      areaAdded: (name: string) => `${name} is part of this community.`,
      roleGiven: (member: string, role: string) => `${member} was given the role of ${role}.`,
      organizationAdded: (name: string) => `${name} takes part.`,
    },
  },
});
