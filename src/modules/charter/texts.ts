import { bilingual } from "#lib/texts.ts";
import type { CharterFieldError, CharterRefusal, PartyKind } from "./model.ts";

export const texts = bilingual({
  nl: {
    rightsTitle: "Stadsrecht",
    rights: {
      "charter.propose": {
        does: "Een stadsrecht voorleggen aan de partijen",
        must: "Griffier, secretaris, wethouder of burgemeester; voor een dorp ook wie bij de organisatie hoort die voor dat dorp tekent.",
      },
      "charter.sign": {
        does: "Een stadsrecht tekenen voor een partij",
        must: "In de rol die voor deze partij tekent: de griffier en de burgemeester of een raadslid voor de raad; de burgemeester, een wethouder of de secretaris voor het college, samen met een tweede; twee mensen van de organisatie voor een dorp.",
      },
      "charter.close": {
        does: "Nee zeggen tegen een stadsrecht dat voorligt, of het terugnemen",
        must: "Nee zegt wie voor een partij mag tekenen. Terugnemen doet wie het voorlegde.",
      },
    },
    title: (community: string) => `Stadsrecht van ${community}`,
    lead: "Dit zijn de regels die deze gemeenschap zichzelf gaf. Alles wat hier gebeurt, volgt ze.",
    standardStand:
      "Deze gemeenschap nam nog geen eigen stadsrecht aan. De standaard van Meent geldt.",
    inForce: (version: number, from: string) => `Versie ${version} geldt sinds ${from}.`,
    until: (date: string) => `Zij geldt tot en met ${date}.`,
    keeps: "Wat onder een oudere versie begon, houdt de regels van die versie.",
    clauses: "De regels",
    rule: "Regel",
    source: "Waar het op steunt",
    own: "eigen keuze",
    standard: "standaard",
    partyKinds: {
      council: "de raad",
      executive: "het college",
      village: "het dorp",
      province: "de provincie",
      state: "het Rijk",
    } satisfies Record<PartyKind, string>,
    sentences: {
      proposed: (title: string, parties: number) =>
        `Er ligt een stadsrecht voor: ${title}. Het geldt als alle ${parties} partijen tekenden.`,
      signed: (member: string, party: string) => `${member} tekende het stadsrecht voor ${party}.`,
      countersigned: (member: string, party: string) =>
        `${member} tekende het stadsrecht mee voor ${party}.`,
      adopted: (title: string, from: string) =>
        `Alle partijen namen het stadsrecht aan: ${title}. Het geldt vanaf ${from}.`,
      began: (version: number) => `Versie ${version} van het stadsrecht is ingegaan.`,
      ended: (version: number) =>
        `De tijd van versie ${version} van het stadsrecht is om. Wat eronder begon, houdt haar regels.`,
      declined: (party: string, reason: string) =>
        `Het voorstel voor een stadsrecht gaat niet door. Nee zei ${party}: ${reason}`,
      withdrawn: (reason: string) =>
        `Het voorstel voor een stadsrecht is teruggenomen. De reden: ${reason}`,
    },
    fields: {
      title_missing: "Geef het stadsrecht een naam, zoals ‘Stadsrecht van Noorderveld 2027’.",
      title_too_long: "Dit is te lang. Houd het korter.",
      date_missing: "Vul een dag, maand en jaar in die bestaan, bijvoorbeeld 1 1 2027.",
      date_not_understood:
        "Vul een dag, maand en jaar in die bestaan, of laat het einde helemaal leeg.",
      period_reversed: "Het einde ligt voor het begin. Kies een latere dag.",
      promise_missing: "Schrijf in een zin wat deze partij belooft.",
      promise_too_long: "Houd de belofte korter dan 600 tekens.",
      kind_missing: "Kies welke partij meedoet.",
      basis_missing: "Kies waar de belofte op steunt.",
      basis_title_missing: "Schrijf de naam van de verordening of van het besluit.",
      register_id_missing:
        "Schrijf het nummer uit het landelijk register, zoals CVDR712345. U vindt het op lokaleregelgeving.overheid.nl.",
      decided_on_missing: "Vul de dag van het besluit in: een dag, maand en jaar die bestaan.",
      organization_missing: "Kies de organisatie die voor het dorp tekent.",
      party_named_before: "Deze partij doet al mee. Haal haar eerst weg, of kies een andere.",
      village_has_no_ordinance:
        "Een dorp maakt geen verordening. Kies ‘een eigen besluit’ en noem de vergadering.",
      executive_has_no_ordinance:
        "Alleen de raad maakt een verordening. Kies voor het college ‘een eigen besluit’.",
      area_unknown: "Dit gebied kennen wij hier niet. Kies een gebied uit de lijst.",
      starts_from_missing: "Kies waar u van uitgaat.",
      reason_missing: "Schrijf in een paar woorden waarom. Iedereen kan het lezen.",
      letter_missing: "Schrijf van welke dag de brief is, en haar nummer.",
      reply_missing: "Schrijf wat u ervan vindt.",
      reply_too_long: "Houd het korter dan 2000 tekens.",
    } satisfies Record<CharterFieldError, string>,
    refusals: {
      clause_unknown: "Een van de regels kent Meent niet. Haal haar weg of verbeter haar naam.",
      clause_out_of_range:
        "Een van de regels valt buiten wat de wet toelaat. Kies een andere waarde.",
      clause_without_promise:
        "Stilte is alleen een ja als de raad (in een verordening) of het college (in een besluit) dat zelf belooft. Zet die partij erbij, of kies bij stilte ‘nog niets afgesproken’.",
      area_unknown: "Dit gebied kennen wij hier niet. Kies een gebied uit de lijst.",
      area_needs_both:
        "Eigen regels van een dorp spreken het dorp en de gemeente samen af. Zet het dorp erbij, en de raad of het college.",
      no_party_of_here:
        "Er doet nog niemand van hier mee. Zet de raad, het college of een dorp erbij.",
      party_named_twice: "Een partij staat er twee keer in. Haal haar één keer weg.",
      organization_unknown: "Deze organisatie kennen wij hier niet. Kies er een uit de lijst.",
      nothing_set: "U veranderde nog geen regel. Kies minstens één regel die hier anders is.",
      period_over: "De laatste dag van dit stadsrecht is al voorbij. Kies een later einde.",
      may_not_propose:
        "Een stadsrecht stelt de griffier, de secretaris, een wethouder of de burgemeester voor. Voor een dorp kan dat ook wie bij de organisatie van dat dorp hoort.",
      too_many_versions:
        "Er zijn hier te veel versies. Vraag de beheerder om een nieuwe gemeenschap.",
      not_open: "Dit voorstel staat niet meer open.",
      party_unknown: "Deze partij doet hier niet mee. Kies er een uit de lijst.",
      may_not_sign:
        "U kunt voor deze partij niet tekenen. Op de pagina van het voorstel staat wie dat wel kan.",
      signed_before: "Hier is al getekend.",
      both_sides: "U tekende al voor de andere kant. Laat iemand anders voor deze partij tekenen.",
      letter_missing: "Schrijf van welke dag de brief is, en haar nummer.",
      not_the_proposer: "Alleen wie het voorstelde, kan het terugnemen.",
    } satisfies Record<CharterRefusal, string>,
  },
  en: {
    rightsTitle: "Charter",
    rights: {
      "charter.propose": {
        does: "Put a charter before its parties",
        must: "Council clerk, secretary, alderman or mayor; for a village also people of the organisation that signs for that village.",
      },
      "charter.sign": {
        does: "Sign a charter for a party",
        must: "In the role that signs for this party: the clerk and the mayor or a councillor for the council; the mayor, an alderman or the secretary for the executive, together with a second; two people of the organisation for a village.",
      },
      "charter.close": {
        does: "Say no to a proposed charter, or take it back",
        must: "No is said by who may sign for a party. Taking back is for who proposed it.",
      },
    },
    title: (community: string) => `Charter (stadsrecht) of ${community}`,
    lead: "These are the rules this community gave itself. Everything that happens here follows them.",
    standardStand: "This community adopted no charter of its own yet. The standard of Meent holds.",
    inForce: (version: number, from: string) => `Version ${version} is in force since ${from}.`,
    until: (date: string) => `It holds until ${date}.`,
    keeps: "What began under an older version keeps the rules of that version.",
    clauses: "The rules",
    rule: "Rule",
    source: "What it rests on",
    own: "own choice",
    standard: "standard",
    partyKinds: {
      council: "the council",
      executive: "the executive",
      village: "the village",
      province: "the province",
      state: "the State",
    },
    sentences: {
      proposed: (title: string, parties: number) =>
        `A charter was proposed: ${title}. It holds when all ${parties} parties have signed.`,
      signed: (member: string, party: string) => `${member} signed the charter for ${party}.`,
      countersigned: (member: string, party: string) =>
        `${member} countersigned the charter for ${party}.`,
      adopted: (title: string, from: string) =>
        `All parties adopted the charter: ${title}. It is in force from ${from}.`,
      began: (version: number) => `Version ${version} of the charter began.`,
      ended: (version: number) =>
        `The time of version ${version} of the charter is over. What began under it keeps its rules.`,
      declined: (party: string, reason: string) =>
        `The proposed charter will not be. No was said by ${party}: ${reason}`,
      withdrawn: (reason: string) => `The proposed charter was taken back. The reason: ${reason}`,
    },
    fields: {
      title_missing: "Give the charter a name, such as ‘Charter of Noorderveld 2027’.",
      title_too_long: "This is too long. Keep it shorter.",
      date_missing: "Fill in a day, month and year that exist, for example 1 1 2027.",
      date_not_understood:
        "Fill in a day, month and year that exist, or leave the end empty altogether.",
      period_reversed: "The end is before the beginning. Choose a later day.",
      promise_missing: "Write in a sentence what this party promises.",
      promise_too_long: "Keep the promise under 600 characters.",
      kind_missing: "Choose which party takes part.",
      basis_missing: "Choose what the promise rests on.",
      basis_title_missing: "Write the name of the ordinance or of the decision.",
      register_id_missing:
        "Write the number from the national register, such as CVDR712345. You find it at lokaleregelgeving.overheid.nl.",
      decided_on_missing: "Fill in the day of the decision: a day, month and year that exist.",
      organization_missing: "Choose the organisation that signs for the village.",
      party_named_before: "This party takes part already. Remove it first, or choose another.",
      village_has_no_ordinance:
        "A village makes no ordinance. Choose ‘a decision of its own’ and name the meeting.",
      executive_has_no_ordinance:
        "Only the council makes an ordinance. Choose ‘a decision of its own’ for the executive.",
      area_unknown: "We do not know this area here. Choose one from the list.",
      starts_from_missing: "Choose what you start from.",
      reason_missing: "Write in a few words why. Everyone can read it.",
      letter_missing: "Write the date of the letter, and its number.",
      reply_missing: "Write what you think of it.",
      reply_too_long: "Keep it under 2000 characters.",
    },
    refusals: {
      clause_unknown: "Meent does not know one of the rules. Remove it or correct its name.",
      clause_out_of_range: "One of the rules is outside what the law allows. Choose another value.",
      clause_without_promise:
        "Silence is a yes only when the council (in an ordinance) or the executive (in a decision) promises so itself. Add that party, or choose ‘nothing is agreed yet’ for silence.",
      area_unknown: "We do not know this area here. Choose one from the list.",
      area_needs_both:
        "A village and the municipality agree on the village’s own rules together. Add the village, and the council or the executive.",
      no_party_of_here:
        "Nobody from here takes part yet. Add the council, the executive or a village.",
      party_named_twice: "A party is in it twice. Remove it once.",
      organization_unknown: "We do not know this organisation here. Choose one from the list.",
      nothing_set: "You have not changed a rule yet. Choose at least one that is different here.",
      period_over: "The last day of this charter has passed. Choose a later end.",
      may_not_propose:
        "A charter is proposed by the council clerk, the secretary, an alderman or the mayor. For a village also by people of that village’s organisation.",
      too_many_versions:
        "There are too many versions here. Ask your administrator for a new community.",
      not_open: "This proposal is no longer open.",
      party_unknown: "This party does not take part here. Choose one from the list.",
      may_not_sign: "You cannot sign for this party. The page of the proposal says who can.",
      signed_before: "This was signed already.",
      both_sides: "You signed for the other side. Let someone else sign for this party.",
      letter_missing: "Write the date of the letter, and its number.",
      not_the_proposer: "Only who proposed it can take it back.",
    },
  },
});
