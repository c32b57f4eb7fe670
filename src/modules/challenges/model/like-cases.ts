import type { RefusalGround } from "../model.ts";

/*
 * Which cases are like this one: the same work, the same ground, the same kind of place and route, or
 * told in the same words.
 *
 * Words are weighed by how rare they are among the cases, and compared by the angle between them:
 * G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval, Information Processing
 * & Management 24 (1988), 513-523. Deviation: a word counts once per text, and words are cut to their
 * first six letters instead of stemmed, which keeps Dutch inflections together without a dictionary.
 */

/** What is compared of a case. */
export interface Case {
  readonly id: string;
  readonly workId: string;
  readonly areaId: string;
  readonly route: string;
  readonly doerKind: string;
  readonly ground: RefusalGround | null;
  /** The work's title and lead, and what the party wants, as they wrote it. */
  readonly text: string;
}

export const likenesses = ["sameWork", "sameGround", "sameWords", "samePlaceAndRoute"] as const;
export type Likeness = (typeof likenesses)[number];

export interface LikeCase {
  readonly id: string;
  /** Why it is like this one, the strongest first; never empty. */
  readonly because: readonly Likeness[];
  /** The words both use, the rarest first, at most three. */
  readonly words: readonly string[];
}

/** From this angle on two texts tell of the same; below it only of the same trade. */
const likeWords = 0.2;

/** The cases that are like this one, most like first; `limit` of them, or none. */
export function likeCases(one: Case, others: readonly Case[], limit: number): readonly LikeCase[] {
  const texts = new Map([one, ...others].map((each) => [each.id, wordsOf(each.text)]));
  const rarity = raritiesOf([...texts.values()]);
  const own = texts.get(one.id) ?? new Map<string, string>();
  return others
    .map((other) => {
      const theirs = texts.get(other.id) ?? new Map<string, string>();
      const closeness = cosine(own, theirs, rarity);
      const because = becauseOf(one, other, closeness);
      return { id: other.id, because, closeness, words: sharedWords(own, theirs, rarity) };
    })
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || b.id.localeCompare(a.id))
    .slice(0, limit)
    .map(({ id, because, words }) => ({
      id,
      because,
      words: because.includes("sameWords") ? words : [],
    }));
}

function becauseOf(one: Case, other: Case, closeness: number): readonly Likeness[] {
  const isSameRoute = one.route === other.route && one.doerKind === other.doerKind;
  const holds: Readonly<Record<Likeness, boolean>> = {
    sameWork: one.workId === other.workId,
    sameGround: one.ground !== null && one.ground === other.ground,
    sameWords: closeness >= likeWords,
    samePlaceAndRoute: one.areaId === other.areaId && isSameRoute,
  };
  return likenesses.filter((likeness) => holds[likeness]);
}

function weightOf({ because, closeness }: { because: readonly Likeness[]; closeness: number }) {
  const weights: Readonly<Record<Likeness, number>> = {
    sameWork: 8,
    sameGround: 4,
    sameWords: 2,
    samePlaceAndRoute: 1,
  };
  return because.reduce((sum, likeness) => sum + weights[likeness], closeness);
}

/** Beginnings of words, each with the word it stands for; short and common words tell nothing. */
function wordsOf(text: string): ReadonlyMap<string, string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const known = new Map<string, string>();
  for (const word of words) {
    const beginning = word.slice(0, 6);
    if (!commonWords.has(word) && !known.has(beginning)) known.set(beginning, word);
  }
  return known;
}

/** How much a word tells: nothing when all use it. */
function raritiesOf(texts: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of text.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log((1 + texts.length) / count)]));
}

function cosine(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  rarity: ReadonlyMap<string, number>,
): number {
  const square = (word: string) => (rarity.get(word) ?? 0) ** 2;
  const sum = (words: Iterable<string>) =>
    [...words].reduce((total, word) => total + square(word), 0);
  const length = Math.sqrt(sum(one.keys()) * sum(other.keys()));
  return length === 0 ? 0 : sum([...one.keys()].filter((word) => other.has(word))) / length;
}

function sharedWords(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  rarity: ReadonlyMap<string, number>,
): readonly string[] {
  return [...one]
    .filter(([beginning]) => other.has(beginning))
    .sort(([a], [b]) => (rarity.get(b) ?? 0) - (rarity.get(a) ?? 0) || a.localeCompare(b))
    .slice(0, 3)
    .map(([, word]) => word);
}

/** Dutch and English words that stand in any plan. */
const commonWords = new Set(
  `alle alleen alles altijd ander andere anders beter betere bijna binnen blijft blijven buiten daar
  daarna daarom deze dezelfde doen door dorp eigen elke enkele even gaan gaat geen gemeente graag
  groot heeft hebben helpen hier hoeveel houden iedereen iemand iets inwoner inwoners jaar kan kunnen
  kennen kent komen komt kost laten leren maar maken mensen meer meest minder moet moeten naar nemen
  niemand niet nodig omdat onder ongeveer onze over overnemen plan samen steeds tegen terug toch tussen
  uren vaak vanaf veel verder voor waar waarom wanneer want weer week welke werk werken weten wie
  willen wilt worden wordt zelf zetten zich zijn zoals zonder zorgen zullen zouden
  about also because better does each every from have help into know make more most much need only
  other over people plan since some take than that their them there these they this those want well
  were what when where which will with without work would year years your`.split(/\s+/),
);
