import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import type { FormValues } from "#platform/http.ts";
import type { PhotoRefusal } from "#platform/photo.ts";
import { texts as platformTexts, refusalText } from "#platform/texts.ts";
import { forWhomError } from "#ui/for-whom.tsx";
import type { FieldError } from "#ui/form.tsx";
import type { SignalRefusal } from "../model.ts";
import { texts } from "../texts.ts";

/** A form as it stands: what was typed, and what is wrong with it in the reader's words. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export type Refusal = SignalRefusal | "photo_gone";

export function emptyForm(values: FormValues = {}): FormState {
  return { values, errors: [] };
}

/** Which field a refusal speaks of, so that its sentence stands beside it. */
const fieldOf: Partial<Record<Refusal | PlatformRefusal, string>> = {
  area_unknown: "areaId",
  photo_gone: "foto",
  sight_needed: "sight",
  sight_not_yours: "sight",
  other_unknown: "other",
  other_is_itself: "other",
  other_not_open_to_all: "other",
  person_unknown: "memberId",
  person_has_it: "memberId",
};

/** A field whose error is shown at another: the photo itself is what people see. */
const shownAt: Readonly<Record<string, string>> = { photo: "foto" };

/** The same form with what was wrong; `main` is the field an overall refusal is shown at. */
export function refusedForm(
  values: FormValues,
  outcome: { readonly refusal: Refusal | PlatformRefusal; readonly fields: FieldErrors },
  main: string,
  language: Language,
): FormState {
  const t = texts[language];
  const own: Readonly<Record<string, string>> = t.fields;
  const words: Readonly<Record<Refusal, string>> = {
    ...t.refusals,
    photo_gone: platformTexts[language].photos.photo_gone,
  };
  const errors =
    outcome.refusal === "invalid_input"
      ? Object.entries(outcome.fields).map(([field, name]) => ({
          field: shownAt[field] ?? field,
          message:
            own[name] ??
            forWhomError(name, language) ??
            refusalText<never>({}, language, "invalid_input"),
        }))
      : [
          {
            field: fieldOf[outcome.refusal] ?? main,
            message: refusalText<Refusal>(words, language, outcome.refusal),
            isRefusal: !(outcome.refusal in fieldOf),
          },
        ];
  return { values, errors };
}

/** A form of which the photo was not taken; what was typed is still there. */
export function photoRefused(
  values: FormValues,
  refusal: PhotoRefusal,
  language: Language,
): FormState {
  return {
    values,
    errors: [{ field: "foto", message: platformTexts[language].photos[refusal] }],
  };
}
