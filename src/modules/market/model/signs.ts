import { stemOf, wordsIn } from "#lib/stems.ts";
import { concepts, silentWords } from "./concepts.ts";

/**
 * The signs by which two texts are compared. Of each telling word there are up to three: its stem
 * (`zal`), for longer words how the stem begins (`^verga`), and what it means (`=zaal`). A word that two
 * listings share gives all three; a kindred word only the last one or two. So the same word counts most.
 */

/** The signs of a text, each once, in order of appearance. */
export function signsOf(...texts: readonly string[]): readonly string[] {
  const signs = new Set<string>();
  for (const word of texts.flatMap(wordsIn)) for (const sign of signsOfWord(word)) signs.add(sign);
  return [...signs].slice(0, mostSigns);
}

/** A listing has at most 1,128 letters and so at most some 300 telling words. */
const mostSigns = 600;

/** The signs of one word; none of a word that says nothing about what it is. */
export function signsOfWord(word: string): readonly string[] {
  const known = found.get(word);
  if (known) return known;
  const signs = makeSigns(word);
  if (found.size >= 50_000) found.clear();
  found.set(word, signs);
  return signs;
}

function makeSigns(word: string): readonly string[] {
  if (word.length < 3 || silentWords.has(word) || /^\d+$/.test(word)) return [];
  const stem = stemOf(word);
  if (stem.length < 2) return [];
  return [
    stem,
    ...(stem.length >= beginning ? [`^${stem.slice(0, beginning)}`] : []),
    ...conceptsOf(word).map((name) => `=${name}`),
  ];
}

const beginning = 5;
const found = new Map<string, readonly string[]>();

/** What a word means: by itself, else by its end, which in Dutch says what a thing is, else its start. */
function conceptsOf(word: string): readonly string[] {
  const whole = byStem.get(stemOf(word));
  if (whole) return whole;
  // The longest part that is known says most.
  for (let cut = 3; cut <= word.length - 4; cut++) {
    const end = byWord.get(word.slice(cut)) ?? byStem.get(stemOf(word.slice(cut)));
    if (end) return end;
  }
  for (let cut = word.length - 3; cut >= 4; cut--) {
    const start = byWord.get(word.slice(0, cut));
    if (start) return start;
  }
  return [];
}

const { byWord, byStem } = indexConcepts();

function indexConcepts() {
  const byWord = new Map<string, string[]>();
  const byStem = new Map<string, string[]>();
  for (const line of concepts) {
    const words = line.split(" ");
    const [name = ""] = words;
    for (const word of words) {
      if (word.length >= 4) add(byWord, word, name);
      add(byStem, stemOf(word), name);
    }
  }
  return { byWord, byStem };
}

function add(to: Map<string, string[]>, key: string, name: string): void {
  const names = to.get(key) ?? [];
  if (!names.includes(name)) to.set(key, [...names, name]);
}
