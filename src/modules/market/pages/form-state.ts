import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import { refusalText } from "#platform/texts.ts";
import type { FieldError } from "#ui/form.tsx";
import type { MarketFieldError, MarketRefusal } from "../model.ts";
import { texts } from "../texts.ts";

export type Status = 200 | 401 | 403 | 404 | 409 | 422;

/** What was wrong, in the reader's words; `main` is the field an overall refusal is shown at. */
export function errorsOf(
  outcome: { readonly refusal: MarketRefusal | PlatformRefusal; readonly fields: FieldErrors },
  main: string,
  language: Language,
): readonly FieldError[] {
  const t = texts[language];
  const { refusal, fields } = outcome;
  if (refusal !== "invalid_input" || Object.keys(fields).length === 0)
    return [
      {
        field: main,
        message: refusalText(t.refusals, language, refusal),
        isRefusal: refusal !== "invalid_input",
      },
    ];
  return Object.entries(fields).map(([field, name]) => ({
    field: field.split(".")[0] ?? main,
    message:
      t.fields[name as MarketFieldError] ??
      refusalText<MarketRefusal>(t.refusals, language, "invalid_input"),
  }));
}
