/** The words of the report, in plain Dutch and English (B1). */
import type { Method, Selection } from "./select.ts";

export type Language = "nl" | "en";

export interface ReportTexts {
  readonly title: (size: number, people: number) => string;
  readonly method: Readonly<Record<Method, string>>;
  readonly methodName: Readonly<Record<Method, string>>;
  readonly status: Readonly<Record<Selection["status"], string>>;
  readonly smallest: string;
  readonly largest: string;
  readonly equal: string;
  readonly equalLine: (percentage: string) => string;
  readonly gini: string;
  readonly giniHelp: string;
  readonly geometricMean: string;
  readonly panels: string;
  readonly oneIn: (percentage: string, times: string) => string;
  readonly chartHeading: string;
  readonly chartHelp: string;
  readonly across: (people: number) => string;
  readonly groupsHeading: string;
  readonly groupsHelp: string;
  readonly groups: readonly [string, string, string, string, string];
  readonly range: (min: number, max: number) => string;
  readonly outHeading: string;
  readonly outHelp: string;
  readonly everyoneHeading: string;
  readonly person: string;
  readonly chance: string;
  readonly checkHeading: string;
  readonly check: string;
  readonly poolHash: string;
  readonly seed: string;
  readonly gap: string;
  readonly nothing: string;
}

export const reportTexts: Readonly<Record<Language, ReportTexts>> = {
  nl: {
    title: (size, people) => `Loting: ${size} plaatsen, ${people} vrijwilligers`,
    methodName: {
      leximin: "LEXIMIN",
      maximin: "Maximin",
      nash: "Nash",
      legacy: "Oude methode",
    },
    method: {
      leximin:
        "Eerst is de kleinste kans zo groot mogelijk gemaakt. Daarna de kleinste kans van alle anderen, en zo verder (LEXIMIN).",
      maximin: "De kleinste kans is zo groot mogelijk gemaakt (maximin).",
      nash: "Het product van alle kansen is zo groot mogelijk gemaakt (Nash).",
      legacy:
        "Dit is de oudere methode, die plaats na plaats kiest. Zij belooft niets over de kansen en staat hier om te vergelijken.",
    },
    status: {
      proven:
        "Bewezen: met deze regels kan deze methode de kansen niet beter verdelen. Het bewijs zit bij de uitkomst.",
      stopped:
        "Let op: het rekenen is gestopt voor het bewijs klaar was. Dit is het beste tot dan toe. Gebruik het niet zomaar voor een echte loting.",
      estimated: "De kansen zijn geschat uit een groot aantal proeflotingen. Er is geen bewijs.",
    },
    smallest: "Kleinste kans",
    largest: "Grootste kans",
    equal: "Als iedereen dezelfde kans kon hebben",
    equalLine: (percentage) => `gelijke kans: ${percentage}`,
    gini: "Ongelijkheid (Gini)",
    giniHelp: "0 betekent: iedereen heeft dezelfde kans",
    geometricMean: "Meetkundig gemiddelde",
    panels: "Mogelijke panels",
    oneIn: (percentage, times) => `${percentage} (1 op ${times})`,
    chartHeading: "De kans van iedere vrijwilliger",
    chartHelp:
      "Links staat wie de kleinste kans heeft, rechts wie de grootste heeft. Wie rechts staat, hoort bij een groep met veel plaatsen en weinig vrijwilligers.",
    across: (people) => `${people} vrijwilligers, van kleine naar grote kans`,
    groupsHeading: "Groepen",
    groupsHelp:
      "Voor elke groep: hoeveel vrijwilligers er zijn, hoeveel plaatsen er voor hen zijn, en hun gemiddelde kans.",
    groups: ["Kenmerk", "Groep", "Vrijwilligers", "Plaatsen", "Gemiddelde kans"],
    range: (min, max) => (min === max ? `${min}` : `${min} tot ${max}`),
    outHeading: "Zonder kans",
    outHelp:
      "Deze mensen passen in geen enkel panel dat aan alle regels voldoet. Kijk of een regel ruimer kan, zodat ook zij kans krijgen.",
    everyoneHeading: "De kans van iedereen",
    person: "Vrijwilliger",
    chance: "Kans",
    checkHeading: "Zelf nakijken",
    check:
      "Iedereen kan deze uitkomst narekenen met het vrije programma @meent/sortition, met dezelfde bestanden:",
    poolHash: "Vingerafdruk van de lijst en de regels (SHA-256)",
    seed: "Startgetal",
    gap: "Grootste afstand tot het best mogelijke",
    nothing: "minder dan 0,000001",
  },
  en: {
    title: (size, people) => `Draw: ${size} seats, ${people} volunteers`,
    methodName: { leximin: "LEXIMIN", maximin: "Maximin", nash: "Nash", legacy: "Older method" },
    method: {
      leximin:
        "First the smallest chance was made as large as possible. Then the smallest chance of all others, and so on (LEXIMIN).",
      maximin: "The smallest chance was made as large as possible (maximin).",
      nash: "The product of all chances was made as large as possible (Nash).",
      legacy:
        "This is the older method, which fills seat after seat. It promises nothing about chances and stands here for comparison.",
    },
    status: {
      proven:
        "Proven: with these rules this method cannot share the chances better. The proof comes with the outcome.",
      stopped:
        "Take care: the computation was stopped before its proof. This is the best so far. Do not simply use it for a real draw.",
      estimated: "The chances are estimated from a large number of trial draws. There is no proof.",
    },
    smallest: "Smallest chance",
    largest: "Largest chance",
    equal: "If everyone could have the same chance",
    equalLine: (percentage) => `equal chance: ${percentage}`,
    gini: "Inequality (Gini)",
    giniHelp: "0 means: everyone has the same chance",
    geometricMean: "Geometric mean",
    panels: "Possible panels",
    oneIn: (percentage, times) => `${percentage} (1 in ${times})`,
    chartHeading: "The chance of each volunteer",
    chartHelp:
      "On the left is who has the smallest chance, on the right who has the largest. Those on the right belong to a group with many seats and few volunteers.",
    across: (people) => `${people} volunteers, from small to large chance`,
    groupsHeading: "Groups",
    groupsHelp:
      "For each group: how many volunteers there are, how many seats are for them, and their average chance.",
    groups: ["Feature", "Group", "Volunteers", "Seats", "Average chance"],
    range: (min, max) => (min === max ? `${min}` : `${min} to ${max}`),
    outHeading: "Without a chance",
    outHelp:
      "These people fit in no panel that keeps to all rules. See whether a rule can be wider, so that they too get a chance.",
    everyoneHeading: "Everyone's chance",
    person: "Volunteer",
    chance: "Chance",
    checkHeading: "Check it yourself",
    check:
      "Anyone can check this outcome with the free program @meent/sortition and the same files:",
    poolHash: "Fingerprint of the list and the rules (SHA-256)",
    seed: "Seed",
    gap: "Largest distance to the best possible",
    nothing: "less than 0.000001",
  },
};
