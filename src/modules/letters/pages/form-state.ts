import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import { refusalText } from "#platform/texts.ts";
import type { FieldError } from "#ui/form.tsx";
import type { LetterFieldError, LetterRefusal } from "../model.ts";
import { texts } from "../texts.ts";

export type Status = 200 | 401 | 403 | 404 | 409 | 422;

const fieldOf: Partial<Record<LetterRefusal, string>> = {
  basis_does_not_fit: "basis",
  ordinance_missing: "ordinance",
  organization_not_yours: "organizationId",
};

/** What was wrong, in the reader's words; `main` is the field an overall refusal is shown at. */
export function errorsOf(
  outcome: { readonly refusal: LetterRefusal | PlatformRefusal; readonly fields: FieldErrors },
  main: string,
  language: Language,
): readonly FieldError[] {
  const t = texts[language];
  const { refusal } = outcome;
  const own: Readonly<Record<string, string>> = t.fields;
  const overall = refusalText<LetterRefusal>(t.refusals, language, refusal);
  if (refusal !== "invalid_input" || Object.keys(outcome.fields).length === 0)
    return [
      {
        field: fieldOf[refusal as LetterRefusal] ?? main,
        message: overall,
        isRefusal: refusal !== "invalid_input" && !(refusal in fieldOf),
      },
    ];
  return Object.entries(outcome.fields).map(([field, name]) => ({
    field,
    message: own[name satisfies string as LetterFieldError] ?? overall,
  }));
}
