/** The languages Meent speaks. Dutch is the source; English is complete. */
export const languages = ["nl", "en"] as const;

export type Language = (typeof languages)[number];

/** The shape of texts, whatever their words: a sentence that chooses between two words is a string. */
type Wording<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Wording<T[Key]> };

/**
 * The sentences of one module in both languages. English must have exactly the keys of Dutch,
 * with the same arguments: a missing sentence does not compile.
 */
export function bilingual<T>(texts: {
  readonly nl: T;
  readonly en: Wording<NoInfer<T>>;
}): Record<Language, Wording<T>> {
  return texts as Record<Language, Wording<T>>;
}
