import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import type { FormValues } from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import type { FieldError } from "#ui/form.tsx";
import type { ModerationRefusal } from "../model.ts";
import { texts } from "../texts.ts";

/** A form as it stands: what was typed, and what is wrong with it in the reader's words. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export function emptyForm(values: FormValues = {}): FormState {
  return { values, errors: [] };
}

/** The same form with what was wrong; `main` is the field an overall refusal is shown at. */
export function refusedForm(
  values: FormValues,
  outcome: {
    readonly refusal: ModerationRefusal | PlatformRefusal;
    readonly fields: FieldErrors;
  },
  main: string,
  language: Language,
): FormState {
  const t = texts[language];
  const own: Readonly<Record<string, string>> = t.fields;
  const say = (name: string) =>
    own[name] ?? refusalText<ModerationRefusal>(t.refusals, language, "invalid_input");
  const errors =
    outcome.refusal === "invalid_input"
      ? Object.entries(outcome.fields).map(([field, name]) => ({ field, message: say(name) }))
      : [
          {
            field: main,
            message: refusalText<ModerationRefusal>(t.refusals, language, outcome.refusal),
            isRefusal: true,
          },
        ];
  return { values, errors };
}
