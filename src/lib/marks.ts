/**
 * What stands in the place of a text that is not, or not so, to be read any more. Pages make a whole
 * sentence of it; in a feed or for a program it can be read as it is. Its edges are a sign that nobody
 * types and that forms take out (U+2063), so that nobody's own words pass for one.
 */
export const markKinds = ["hidden", "unpublished", "erased", "edited"] as const;
export type MarkKind = (typeof markKinds)[number];

export interface Mark {
  readonly kind: MarkKind;
  /** Of the case, as `H-2026-003`. */
  readonly number: string;
}

const edge = "\u2063";

const words: Readonly<Record<MarkKind, string>> = {
  hidden: "Verborgen · hidden",
  unpublished: "Weggehaald · taken away",
  erased: "Gewist · erased",
  edited: "Aangepast · edited",
};

export function markOf({ kind, number }: Mark): string {
  return `${edge}${words[kind]} (${number})${edge}`;
}

const pattern = new RegExp(`${edge}([^${edge}]{3,40}) \\((H-\\d{4}-\\d{3,12})\\)${edge}`, "g");

/** Whether a mark stands in the place of this text: its words are not to be read. */
export function isMark(text: string): boolean {
  const [first] = marksIn(text);
  return first !== undefined && first.kind !== "edited" && text === markOf(first);
}

export function marksIn(text: string): readonly Mark[] {
  return [...text.matchAll(pattern)].flatMap(([, said, number]) => {
    const kind = markKinds.find((one) => words[one] === said);
    return kind && number ? [{ kind, number }] : [];
  });
}

/** The same text with each mark told by `tell`. */
export function withMarks(text: string, tell: (mark: Mark) => string): string {
  return text.replaceAll(pattern, (whole, said: string, number: string) => {
    const kind = markKinds.find((one) => words[one] === said);
    return kind ? tell({ kind, number }) : whole;
  });
}

/** A text without the mark that it was changed; for a title, which is short. */
export function withoutEdited(text: string): string {
  return withMarks(text, (mark) => (mark.kind === "edited" ? "" : markOf(mark))).trim();
}

/** A text without the sign a mark is known by. */
export function withoutEdges(typed: string): string {
  return typed.replaceAll(edge, "");
}
