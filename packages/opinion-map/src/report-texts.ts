/** The words of the report. Numbers come in already written in the reader's way. */
export type ReportLanguage = "nl" | "en";

export interface ReportTexts {
  readonly locale: string;
  people(count: number): string;
  pictureTitle(groups: readonly { letter: string; size: number }[]): string;
  counts(people: string, votes: string, statements: string): string;
  groups(count: number, onMap: string): string;
  noGroups(reason: NoGroupsReason): string;
  gap(isClear: boolean): string;
  stability(isStable: boolean, leastPercent: string): string;
  classicNote: string;
  map: string;
  mapCaption: string;
  bridges: string;
  bridgesIntro: string;
  noBridges: string;
  nobodyWants: string;
  nobodyWantsIntro: string;
  columns: {
    statement: string;
    score: string;
    atLeast: string;
    seen: string;
    agree: string;
    disagree: string;
    pass: string;
    group: string;
    inGroup: string;
    elsewhere: string;
    answer: string;
    people: string;
  };
  agrees: string;
  /** Of the statement a group agrees with most, which need not set it apart. */
  agreesMost: string;
  disagrees: string;
  groupTitle(letter: string, size: string): string;
  groupIntro: string;
  nothingRepresentative: string;
  consensus: string;
  consensusIntro: string;
  noConsensus: string;
  all: string;
  allSummary(count: string): string;
  method: string;
  methodLines(facts: MethodFacts): readonly string[];
  explained: string;
}

export interface MethodFacts {
  readonly mode: "classic" | "stable";
  readonly seed: string;
  readonly silhouettes: string;
  readonly chance: string | undefined;
  readonly recovery: string | undefined;
  readonly unknown: string;
  readonly replaced: string;
}

import type { NoGroupsReason } from "./verdict.ts";

export const REPORT_TEXTS: Readonly<Record<ReportLanguage, ReportTexts>> = {
  en: {
    locale: "en-GB",
    people: (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`,
    pictureTitle: (groups) =>
      groups.length === 0
        ? "Map of opinions without groups"
        : `Map of opinions: ${groups.map(({ letter, size }) => `group ${letter}, ${size} people`).join("; ")}`,
    counts: (people, votes, statements) =>
      `${people} people gave ${votes} answers to ${statements} statements.`,
    groups: (count, onMap) =>
      `The map shows ${count} groups among the ${onMap} people who answered enough statements.`,
    noGroups: (reason) => NO_GROUPS_EN[reason],
    gap: (isClear) =>
      isClear
        ? "Between the groups there is an open space: few people stand in the middle."
        : "Between the groups there is no open space: opinions run on gradually, and a border between groups is a line drawn through a crowd.",
    stability: (isStable, least) =>
      isStable
        ? `The groups are stable: with a tenth of the answers left out, at least ${least} of the people stayed in their group, each time we tried.`
        : `Read the groups with care: they are not stable. With a tenth of the answers left out, it may happen that only ${least} of the people stay in their group.`,
    classicNote: "This is the classic map. It does not test whether the groups are stable.",
    map: "The map",
    mapCaption:
      "Each mark is a person. Who answers alike stands close together. Left and right, up and down have no meaning of their own: only distance has.",
    bridges: "What bridges the groups",
    bridgesIntro:
      "Statements that every group agrees with, the surest first. The bar shows from where to where the score may lie, with 95 per cent confidence; the mark is our best guess.",
    noBridges: "No statement has been shown to bridge the groups.",
    nobodyWants: "What no group wants",
    nobodyWantsIntro: "Statements that every group disagrees with: that bridges too.",
    columns: {
      statement: "Statement",
      score: "Bridging score",
      atLeast: "at least",
      seen: "Answers",
      agree: "Agree",
      disagree: "Disagree",
      pass: "Pass",
      group: "Group",
      inGroup: "In the group",
      elsewhere: "Elsewhere",
      answer: "Answer",
      people: "people",
    },
    agrees: "agrees",
    agreesMost: "agrees most",
    disagrees: "disagrees",
    groupTitle: (letter, size) => `Group ${letter}: ${size}`,
    groupIntro: "What this group agrees with most, and what sets it apart from the others:",
    nothingRepresentative: "No statement sets this group apart.",
    consensus: "What most people agree on",
    consensusIntro: "Groups apart: the answers of everybody together.",
    noConsensus: "There is no statement that most people clearly agree or disagree with.",
    all: "All statements",
    allSummary: (count) => `Show all ${count} statements`,
    method: "How this was made",
    methodLines: (facts) => [
      facts.mode === "stable"
        ? `Stable map: the same answers always give the same groups. Seed of the tests: “${facts.seed}”.`
        : "Classic map, as Polis computes it from the final votes.",
      `How well each number of groups fits (mean silhouette): ${facts.silhouettes}.`,
      ...(facts.chance === undefined ? [] : [`More structure than chance: ${facts.chance}.`]),
      ...(facts.recovery === undefined
        ? []
        : [`How much of each group comes back when people are drawn anew: ${facts.recovery}.`]),
      `Answers to unknown statements, left out: ${facts.unknown}. Answers replaced by a later one: ${facts.replaced}.`,
    ],
    explained: "In the statistics a pass is an answer; not having seen a statement is none.",
  },
  nl: {
    locale: "nl-NL",
    people: (count) => `${count.toLocaleString("nl-NL")} ${count === 1 ? "mens" : "mensen"}`,
    pictureTitle: (groups) =>
      groups.length === 0
        ? "Kaart van meningen zonder groepen"
        : `Kaart van meningen: ${groups.map(({ letter, size }) => `groep ${letter}, ${size} mensen`).join("; ")}`,
    counts: (people, votes, statements) =>
      `${people} mensen gaven ${votes} antwoorden op ${statements} stellingen.`,
    groups: (count, onMap) =>
      `De kaart laat ${count} groepen zien onder de ${onMap} mensen die op genoeg stellingen antwoordden.`,
    noGroups: (reason) => NO_GROUPS_NL[reason],
    gap: (isClear) =>
      isClear
        ? "Tussen de groepen is een open plek: weinig mensen staan in het midden."
        : "Tussen de groepen is geen open plek: meningen lopen in elkaar over. De grens tussen groepen is een streep door een menigte.",
    stability: (isStable, least) =>
      isStable
        ? `De groepen zijn stabiel: als we een tiende van de antwoorden weglieten, bleef elke keer minstens ${least} van de mensen in de eigen groep.`
        : `Lees de groepen met zorg: ze zijn niet stabiel. Als we een tiende van de antwoorden weglaten, kan het gebeuren dat maar ${least} van de mensen in de eigen groep blijft.`,
    classicNote: "Dit is de klassieke kaart. Die toetst niet of de groepen stabiel zijn.",
    map: "De kaart",
    mapCaption:
      "Elk teken is een mens. Wie hetzelfde antwoordt, staat dicht bij elkaar. Links en rechts, boven en onder betekenen niets: alleen de afstand telt.",
    bridges: "Wat de groepen overbrugt",
    bridgesIntro:
      "Stellingen waar elke groep het mee eens is, de zekerste eerst. De balk laat zien tussen welke waarden de score ligt, met 95 procent zekerheid. Het streepje is onze beste schatting.",
    noBridges: "Van geen enkele stelling staat vast dat zij de groepen overbrugt.",
    nobodyWants: "Wat geen groep wil",
    nobodyWantsIntro: "Stellingen waar elke groep het mee oneens is. Ook dat verbindt.",
    columns: {
      statement: "Stelling",
      score: "Overbruggend",
      atLeast: "minstens",
      seen: "Antwoorden",
      agree: "Eens",
      disagree: "Oneens",
      pass: "Weet niet",
      group: "Groep",
      inGroup: "In de groep",
      elsewhere: "Elders",
      answer: "Antwoord",
      people: "mensen",
    },
    agrees: "eens",
    agreesMost: "het meest eens",
    disagrees: "oneens",
    groupTitle: (letter, size) => `Groep ${letter}: ${size}`,
    groupIntro: "Waar deze groep het meest mee eens is, en wat haar van de andere onderscheidt:",
    nothingRepresentative: "Geen enkele stelling onderscheidt deze groep.",
    consensus: "Waar de meeste mensen het over eens zijn",
    consensusIntro: "Los van de groepen: de antwoorden van iedereen samen.",
    noConsensus: "Er is geen stelling waar de meeste mensen het duidelijk mee eens of oneens zijn.",
    all: "Alle stellingen",
    allSummary: (count) => `Toon alle ${count} stellingen`,
    method: "Hoe dit is gemaakt",
    methodLines: (facts) => [
      facts.mode === "stable"
        ? `Stabiele kaart: dezelfde antwoorden geven altijd dezelfde groepen. Startgetal van de toetsen: “${facts.seed}”.`
        : "Klassieke kaart, zoals Polis die uit de laatste antwoorden berekent.",
      `Hoe goed elk aantal groepen past (gemiddelde silhouet): ${facts.silhouettes}.`,
      ...(facts.chance === undefined ? [] : [`Meer samenhang dan toeval: ${facts.chance}.`]),
      ...(facts.recovery === undefined
        ? []
        : [`Hoeveel van elke groep terugkomt als we de mensen opnieuw loten: ${facts.recovery}.`]),
      `Antwoorden op onbekende stellingen, weggelaten: ${facts.unknown}. Antwoorden die door een later antwoord zijn vervangen: ${facts.replaced}.`,
    ],
    explained: "“Weet niet” telt als antwoord. Een stelling die iemand niet zag, telt niet.",
  },
};

const NO_GROUPS_EN: Readonly<Record<NoGroupsReason, string>> = {
  no_votes: "There are no groups: nobody has voted yet.",
  too_few_people: "There are no groups: too few people have answered enough statements.",
  too_few_statements:
    "There are no groups: with fewer than two statements there is nothing to compare.",
  everyone_alike: "There are no groups: everyone answered alike.",
  no_more_than_chance:
    "There are no groups: what people answer to one statement says no more about their other answers than chance would.",
  no_group_large_enough:
    "There are no groups: every division leaves a group too small to speak of.",
};

const NO_GROUPS_NL: Readonly<Record<NoGroupsReason, string>> = {
  no_votes: "Er zijn geen groepen: nog niemand heeft geantwoord.",
  too_few_people: "Er zijn geen groepen: te weinig mensen hebben op genoeg stellingen geantwoord.",
  too_few_statements:
    "Er zijn geen groepen: met minder dan twee stellingen valt er niets te vergelijken.",
  everyone_alike: "Er zijn geen groepen: iedereen antwoordde hetzelfde.",
  no_more_than_chance:
    "Er zijn geen groepen: wat mensen op de ene stelling antwoorden, zegt niet meer over hun andere antwoorden dan toeval zou doen.",
  no_group_large_enough:
    "Er zijn geen groepen: elke verdeling laat een groep over die te klein is.",
};
