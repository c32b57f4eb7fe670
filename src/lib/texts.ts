/** The languages Meent speaks. Dutch is the source; English is complete. */
export const languages = ["nl", "en"] as const;

export type Language = (typeof languages)[number];

/**
 * The sentences of one module in both languages. English must have exactly the keys of Dutch,
 * with the same arguments: a missing sentence does not compile.
 */
export function bilingual<T>(texts: { readonly nl: T; readonly en: NoInfer<T> }): Record<
  Language,
  T
> {
  return texts;
}
