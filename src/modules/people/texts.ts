import type { Role } from "#lib/roles.ts";
import { bilingual } from "#lib/texts.ts";
import type { PeopleRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    somebody: "iemand",
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
    somebody: "someone",
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
