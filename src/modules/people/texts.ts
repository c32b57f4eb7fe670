import type { Role } from "#lib/roles.ts";
import { bilingual } from "#lib/texts.ts";
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
        does: "Iemand een rol geven",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
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
      member_unknown: "Deze persoon kennen wij hier niet. Kies iemand uit de lijst.",
    } satisfies Record<PeopleRefusal, string>,
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
        does: "Give somebody a role",
        fixed: "Who gives roles may not choose herself through a charter.",
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
      member_unknown: "We do not know this person here. Choose someone from the list.",
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
