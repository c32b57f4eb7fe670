import { euroText, hoursText, listText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import type { Means } from "../model/table.ts";

/** One means in words: `€ 750`, `12 uur`, or what was written. */
export function meansText(means: Means, language: Language): string {
  if (means.kind === "money") return euroText(means.amountCents, language);
  return means.kind === "hours" ? hoursText(means.minutes, language) : means.words;
}

/** All a side carries, in one line. */
export function carriesText(means: readonly Means[], language: Language): string {
  return listText(
    means.map((one) => meansText(one, language)),
    language,
  );
}
