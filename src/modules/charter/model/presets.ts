import type { Bilingual, ClauseDocument } from "#lib/clause.ts";

/** A charter to begin from, or to hold one's own against. */
export interface Preset {
  readonly key: string;
  readonly name: Bilingual;
  readonly lead: Bilingual;
  readonly clauses: ClauseDocument;
  /** Where each value comes from, by clause key. */
  readonly sources: Readonly<Record<string, Bilingual>>;
  /** What the ordinance says besides, for which Meent has no clause. */
  readonly also: readonly Bilingual[];
  /** The text itself. */
  readonly link?: string;
}

const byMeent = { nl: "Voorbeeld van Meent", en: "Example of Meent" };

function allBy(source: Bilingual, clauses: ClauseDocument) {
  return Object.fromEntries(Object.keys(clauses).map((key) => [key, source]));
}

const village: ClauseDocument = {
  "challenge.decisionWeeks": 4,
  "challenge.extendOnceWeeks": 2,
  "challenge.acknowledgeDays": 2,
  "challenge.counterOfferDays": 7,
  "deal.signWeeks": 2,
  "deal.trustGateEuros": 7500,
  "lane.smallEuros": 15_000,
  "undertaking.helpDays": 3,
  "undertaking.helpReminderDays": 2,
  "work.requirementsMax": 3,
};

const metropolis: ClauseDocument = {
  "challenge.decisionWeeks": 13,
  "challenge.extendOnceWeeks": 6,
  "challenge.acknowledgeDays": 7,
  "deal.maxYears": 4,
  "deal.trustGateEuros": 2500,
  "deal.visitOneIn": 10,
  "deal.exitNoticeMonths": 6,
  "lane.smallEuros": 25_000,
  "impasse.weeks": 20,
};

const geertruidenberg = {
  nl: "Gemeente Geertruidenberg, uitdaagrecht (geertruidenberg.nl)",
  en: "Municipality of Geertruidenberg, right to challenge (geertruidenberg.nl)",
};
const amsterdam = {
  nl: "Participatieverordening gemeente Amsterdam, artikel 12 (CVDR723122)",
  en: "Participation ordinance (Participatieverordening) of Amsterdam, article 12 (CVDR723122)",
};
const rotterdam = {
  nl: "Rotterdam, Right to Challenge; de voorwaarden zoals aangehaald in raadsvragen van 11 december 2020",
  en: "Rotterdam, Right to Challenge; its conditions as quoted in council questions of 11 December 2020",
};

/**
 * Examples, and three after real ordinances (read in November 2026). Where an ordinance says nothing,
 * or nothing that was found, the standard stands; nothing is made up to fill a row.
 */
export const presets: readonly Preset[] = [
  {
    key: "default",
    name: { nl: "De standaard van Meent", en: "The standard of Meent" },
    lead: {
      nl: "Wat geldt waar een gemeenschap niets anders afsprak.",
      en: "What holds where a community agreed on nothing else.",
    },
    clauses: {},
    sources: {},
    also: [],
  },
  {
    key: "village",
    name: { nl: "Dorp", en: "Village" },
    lead: {
      nl: "Men kent elkaar: korte termijnen, weinig eisen, meer op vertrouwen.",
      en: "People know each other: short terms, few demands, more on trust.",
    },
    clauses: village,
    sources: allBy(byMeent, village),
    also: [],
  },
  {
    key: "metropolis",
    name: { nl: "Grote stad", en: "Metropolis" },
    lead: {
      nl: "Veel partijen en grotere werken: langere termijnen, grotere bedragen, vaker een bezoek.",
      en: "Many parties and larger works: longer terms, larger amounts, more visits.",
    },
    clauses: metropolis,
    sources: allBy(byMeent, metropolis),
    also: [],
  },
  {
    key: "geertruidenberg",
    name: { nl: "Geertruidenberg", en: "Geertruidenberg" },
    lead: {
      nl: "Naar de regels van Geertruidenberg voor het uitdaagrecht.",
      en: "After the rules of Geertruidenberg for the right to challenge.",
    },
    clauses: { "challenge.decisionWeeks": 10, "deal.maxYears": 3 },
    sources: {
      "challenge.decisionWeeks": geertruidenberg,
      "deal.maxYears": {
        nl: `${geertruidenberg.nl}: een jaar, en ten hoogste twee jaar langer`,
        en: `${geertruidenberg.en}: one year, and at most two more`,
      },
    },
    also: [
      {
        nl: "Wie uitdaagt, dient ten minste 18 weken voor het begin in.",
        en: "Whoever challenges files at least 18 weeks before the beginning.",
      },
      {
        nl: "Het plan noemt de doelgroep, de eigen bijdrage en aantoonbaar draagvlak (handtekeningen of een verslag).",
        en: "The plan names the target group, one’s own contribution and demonstrable support (signatures or minutes).",
      },
      {
        nl: "De verantwoording komt voor 1 mei.",
        en: "The account is given before 1 May.",
      },
    ],
  },
  {
    key: "amsterdam",
    name: { nl: "Amsterdam", en: "Amsterdam" },
    lead: {
      nl: "Naar de Participatieverordening van Amsterdam, in werking sinds 15 september 2024.",
      en: "After the participation ordinance of Amsterdam, in force since 15 September 2024.",
    },
    clauses: { "challenge.decisionWeeks": 26, "challenge.extendOnceWeeks": 26 },
    sources: {
      "challenge.decisionWeeks": amsterdam,
      "challenge.extendOnceWeeks": {
        nl: `${amsterdam.nl}: 52 weken als het ingewikkeld is`,
        en: `${amsterdam.en}: 52 weeks where it is complex`,
      },
    },
    also: [
      {
        nl: "Naast het uitdaagrecht zijn er een biedrecht en een buurtplanrecht (artikel 9 tot en met 15).",
        en: "Besides the right to challenge there are a right to bid and a neighbourhood plan (articles 9 to 15).",
      },
    ],
    link: "https://lokaleregelgeving.overheid.nl/CVDR723122",
  },
  {
    key: "rotterdam",
    name: { nl: "Rotterdam", en: "Rotterdam" },
    lead: {
      nl: "Naar de voorwaarden van Right to Challenge in Rotterdam. Een eigen termijn vonden wij daar niet; dan geldt de Awb.",
      en: "After the conditions of Right to Challenge in Rotterdam. We found no term of its own there; then the Awb holds.",
    },
    clauses: { "challenge.decisionWeeks": 8 },
    sources: {
      "challenge.decisionWeeks": {
        nl: "Geen eigen termijn gevonden; Awb artikel 4:13",
        en: "No term of its own found; Awb article 4:13",
      },
    },
    also: [
      {
        nl: `De uitdager is geworteld in het gebied, en het gebied draagt het plan. (${rotterdam.nl})`,
        en: `The challenger is rooted in the area, and the area carries the plan. (${rotterdam.en})`,
      },
      {
        nl: "Het mag niet meer kosten dan nu.",
        en: "It may not cost more than now.",
      },
      {
        nl: "Andere bewoners hebben er geen last van, en de uitdager heeft een rechtsvorm.",
        en: "Other residents are not harmed, and the challenger has a legal form.",
      },
      {
        nl: "Alle publieke taken mogen, behalve die van de staat alleen, zoals vervolging en hulpdiensten.",
        en: "All public tasks may be challenged, except those of the State alone, such as prosecution and emergency services.",
      },
    ],
  },
];
