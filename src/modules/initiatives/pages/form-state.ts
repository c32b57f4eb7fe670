import type { Language } from "#lib/texts.ts";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import { type FormValues, keyField } from "#platform/http.ts";
import type { PhotoRefusal } from "#platform/photo.ts";
import { texts as platformTexts, refusalText } from "#platform/texts.ts";
import type { FieldError } from "#ui/form.tsx";
import type { InitiativeFieldError, InitiativeRefusal } from "../model.ts";
import { texts } from "../texts.ts";

export type Status = 200 | 401 | 403 | 404 | 409 | 422;

/** A form as it stands: what was typed, and what is wrong with it in the reader's words. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export type Refusal = InitiativeRefusal | "photo_gone";

/** Which field a refusal speaks of, so that its sentence stands beside it. */
const fieldOf: Partial<Record<Refusal | PlatformRefusal, string>> = {
  area_unknown: "areaId",
  organization_not_yours: "organizationId",
  organization_unknown: "organizationId",
  income_not_by_charter: "income",
  income_above_charter: "incomePerHour",
  photo_gone: "foto",
  person_unknown: "name",
  not_an_official: "kind",
  party_is_in: "name",
  pen_is_hers: "penName",
  link_unknown: "number",
  linked_before: "number",
  seats_missing: "seats.0.holder",
  votes_never_enough: "votesNeeded",
  stands_by_pseudonym: "knownAs",
};

/** A field whose error is shown at another: the photo itself is what people see. */
const shownAt: Readonly<Record<string, string>> = { photo: "foto" };

/** What was wrong, in the reader's words; `main` is the field an overall refusal is shown at. */
export function errorsOf(
  outcome: { readonly refusal: Refusal | PlatformRefusal; readonly fields: FieldErrors },
  main: string,
  language: Language,
): readonly FieldError[] {
  const t = texts[language];
  const words: Readonly<Record<Refusal, string>> = {
    ...t.refusals,
    photo_gone: platformTexts[language].photos.photo_gone,
  };
  const { refusal } = outcome;
  if (refusal !== "invalid_input" || Object.keys(outcome.fields).length === 0)
    return [
      {
        field: fieldOf[refusal] ?? main,
        message: refusalText<Refusal>(words, language, refusal),
        isRefusal: refusal !== "invalid_input" && !(refusal in fieldOf),
      },
    ];
  return Object.entries(outcome.fields).map(([field, name]) => ({
    field: shownAt[field] ?? field,
    message:
      t.fields[name as InitiativeFieldError] ??
      refusalText<Refusal>(words, language, "invalid_input"),
  }));
}

/** A photo that was not taken; what was typed is still there. */
export function photoError(refusal: PhotoRefusal, language: Language): readonly FieldError[] {
  return [{ field: "foto", message: platformTexts[language].photos[refusal] }];
}

/** What a form sent, with its rows (`means.0.kind`) as lists; its button and its key are no input. */
export function nested(values: FormValues): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const rows = new Map<string, Record<string, string>[]>();
  for (const [name, value] of Object.entries(values)) {
    if (name === "knop" || name === keyField) continue;
    const [, list, row, key] = /^(means|seats)\.(\d{1,2})\.([A-Za-z]+)$/.exec(name) ?? [];
    if (list === undefined || row === undefined || key === undefined) {
      input[name] = value;
      continue;
    }
    const all = rows.get(list) ?? [];
    all[Number(row)] = { ...all[Number(row)], [key]: value };
    rows.set(list, all);
  }
  for (const [list, all] of rows) input[list] = Array.from(all, (row) => row ?? {});
  return input;
}
