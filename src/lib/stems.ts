import { stemmer } from "@orama/stemmers/dutch";

/**
 * Dutch words as they are compared: small letters, no accents, and the stem by Snowball's Dutch
 * stemmer (snowballstem.org/algorithms/dutch), so that `zalen` and `zaal` are one.
 */

/** The words of a text, in order, in small letters and without accents. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The stem of one word, as `wordsIn` gives it. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  // A text without spaces is one long word; nothing is learnt of its end. The stemmer leaves the plural
  // of loan words (websites, garages) as it is.
  const stem = word.length > 40 ? word.slice(0, 40) : stemmer(word.replace(/(.{4}e)s$/, "$1"));
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** Most words come again: a language has few of them. */
const stems = new Map<string, string>();
const mostStems = 50_000;
