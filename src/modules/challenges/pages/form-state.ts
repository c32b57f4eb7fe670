import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import type { FormValues } from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { forWhomError } from "#ui/for-whom.tsx";
import type { FieldError as FormError } from "#ui/form.tsx";
import type { ChallengeRefusal, FieldError } from "../model.ts";
import { texts } from "../texts.ts";

/** A form as it stands: what was typed, and what is wrong with it in the reader's words. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FormError[];
}

export function emptyForm(values: FormValues = {}): FormState {
  return { values, errors: [] };
}

/** Which field a refusal speaks of, so that its sentence stands beside it. */
const fieldOf: Partial<Record<ChallengeRefusal, string>> = {
  starts_before_contract_ends: "startsOn",
  starts_in_the_past: "startsOn",
  too_many_years: "years",
  organization_not_yours: "organizationId",
};

/** The same form with what was wrong; `main` is the field an overall refusal is shown at. */
export function refusedForm(
  values: FormValues,
  outcome: {
    readonly refusal: ChallengeRefusal | PlatformRefusal;
    readonly fields: FieldErrors;
  },
  main: string,
  language: Language,
): FormState {
  const t = texts[language];
  if (outcome.refusal === "invalid_input")
    return {
      values,
      errors: Object.entries(outcome.fields).map(([field, name]) => ({
        field,
        message:
          t.fields[name as FieldError] ??
          forWhomError(name, language) ??
          refusalText<ChallengeRefusal>(t.refusals, language, "invalid_input"),
      })),
    };
  const { refusal } = outcome;
  return {
    values,
    errors: [
      {
        field: fieldOf[refusal as ChallengeRefusal] ?? main,
        message: refusalText<ChallengeRefusal>(t.refusals, language, refusal),
        isRefusal: !(refusal in fieldOf),
      },
    ],
  };
}
