/*
 * Which texts tell of the same, for whoever wants to know what others in like cases got.
 *
 * Words are weighed by how rare they are among the texts, and compared by the angle between them:
 * G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval, Information Processing
 * & Management 24 (1988), 513-523. Deviation: a word counts once per text, and words are cut to their
 * first six letters instead of stemmed, which keeps Dutch inflections together without a dictionary.
 */

export interface TextOf {
  readonly id: string;
  readonly text: string;
}

export interface Closeness {
  /** From 0, no word together, to 1, the same words. */
  readonly closeness: number;
  /** The words both use, the rarest first, at most three. */
  readonly words: readonly string[];
}

/** From this angle on two texts tell of the same; below it only of the same trade. */
export const likeWords = 0.2;

/** How close each of the others is to this one; the words of all together say which are rare. */
export function closenessTo(
  one: TextOf,
  others: readonly TextOf[],
): ReadonlyMap<string, Closeness> {
  const texts = new Map([one, ...others].map((each) => [each.id, wordsOf(each.text)]));
  const rarity = raritiesOf([...texts.values()]);
  const own = texts.get(one.id) ?? new Map<string, string>();
  return new Map(
    others.map(({ id }) => {
      const theirs = texts.get(id) ?? new Map<string, string>();
      return [
        id,
        { closeness: cosine(own, theirs, rarity), words: sharedWords(own, theirs, rarity) },
      ];
    }),
  );
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
