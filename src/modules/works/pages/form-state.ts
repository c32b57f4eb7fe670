import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import type { FormValues } from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { forWhomError } from "#ui/for-whom.tsx";
import type { FieldError } from "#ui/form.tsx";
import type { UndertakingRefusal } from "../model/undertaking.ts";
import type { WorkRefusal } from "../model.ts";
import { texts } from "../texts.ts";

/** A form as it stands: what was typed, and what is wrong with it in the reader's words. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export type Refusal = WorkRefusal | UndertakingRefusal;

export function emptyForm(values: FormValues = {}): FormState {
  return { values, errors: [] };
}

/** Which field a refusal speaks of, so that its sentence stands beside it. */
const fieldOf: Partial<Record<Refusal, string>> = {
  area_unknown: "areaId",
  organization_not_yours: "organizationId",
};

/** The same form with what was wrong; `main` is the field an overall refusal is shown at. */
export function refusedForm(
  values: FormValues,
  outcome: { readonly refusal: Refusal | PlatformRefusal; readonly fields: FieldErrors },
  main: string,
  language: Language,
): FormState {
  const t = texts[language];
  const errors =
    outcome.refusal === "invalid_input"
      ? Object.entries(outcome.fields).map(([field, name]) => ({
          field,
          message: fieldText(name, language),
        }))
      : [
          {
            field: fieldOf[outcome.refusal as Refusal] ?? main,
            message: refusalText<Refusal>(t.refusals, language, outcome.refusal),
            isRefusal: !(outcome.refusal in fieldOf),
          },
        ];
  return { values, errors };
}

/** The sentence for what is wrong with a field. */
export function fieldText(name: string, language: Language): string {
  const t = texts[language];
  const own: Readonly<Record<string, string>> = t.fields;
  return (
    own[name] ??
    forWhomError(name, language) ??
    refusalText<Refusal>(t.refusals, language, "invalid_input")
  );
}
