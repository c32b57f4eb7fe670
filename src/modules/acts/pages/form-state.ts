import type { Language } from "#lib/texts.ts";
import { type MandateRefusal, mandateTexts } from "#modules/mandates";
import type { FieldErrors, PlatformRefusal } from "#platform/act.ts";
import { dateOf, type FormValues, keyField } from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import type { FieldError } from "#ui/form.tsx";
import type { ExceptionRefusal } from "../model/exception.ts";
import type { ActRefusal } from "../model.ts";
import { texts } from "../texts.ts";

/** A form as it stands: what was typed, and what is wrong with it in the reader's words. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export type Refusal = ActRefusal | ExceptionRefusal | MandateRefusal;

export function emptyForm(values: FormValues = {}): FormState {
  return { values, errors: [] };
}

/** Which field a refusal speaks of, so that its sentence stands beside it. */
const fieldOf: Partial<Record<Refusal, string>> = {
  organization_not_yours: "organizationId",
  organization_unknown: "invitedOrganizationId",
  not_the_executive: "source",
  ends_in_the_past: "endsOn",
  starts_in_the_past: "startsOn",
  ends_before_start: "endsOn",
  exception_too_long: "endsOn",
  owner_name_missing: "ownerName",
  rule_of_another: "owner",
  rule_unknown: "rule",
  seats_missing: "seats.0.holder",
  votes_never_enough: "votesNeeded",
  mandate_too_small: "amount",
};

/** Of a mandate the field differs: a guarantee asks who stands for it. */
const mandateRefusals: readonly Refusal[] = [
  "mandate_unknown",
  "mandate_not_yours",
  "mandate_not_in_force",
  "mandate_elsewhere",
  "mandate_without_consent",
];

/** The same form with what was wrong; an overall refusal is shown at `main`. */
export function refusedForm(
  values: FormValues,
  outcome: { readonly refusal: Refusal | PlatformRefusal; readonly fields: FieldErrors },
  main: string,
  language: Language,
): FormState {
  const t = texts[language];
  if (outcome.refusal === "invalid_input")
    return {
      values,
      errors: Object.entries(outcome.fields).map(([field, name]) => ({
        field,
        message: fieldText(name, language),
      })),
    };
  const { refusal } = outcome;
  const field = mandateRefusals.some((one) => one === refusal)
    ? "source" in values
      ? "source"
      : "mandateId"
    : (fieldOf[refusal as Refusal] ?? main);
  const all = { ...t.refusals, ...mandateTexts[language].refusals };
  const message = refusalText<Refusal>(all, language, refusal);
  return { values, errors: [{ field, message, isRefusal: field === main }] };
}

/** The sentence for what is wrong with a field. */
export function fieldText(name: string, language: Language): string {
  const own: Readonly<Record<string, string>> = texts[language].fields;
  return own[name] ?? refusalText<never>({}, language, "invalid_input");
}

/** What a form sent, with each date of three fields as one. */
export function withDates(sent: FormValues): FormValues {
  const dates = ["startsOn", "endsOn"].filter((name) => `${name}-dag` in sent || name in sent);
  return { ...sent, ...Object.fromEntries(dates.map((name) => [name, dateOf(sent, name)])) };
}

/** Fields named `seats.0.holder` as rows of a list: a form is flat, an input need not be. */
export function nested(values: FormValues): Record<string, unknown> {
  const seats: Record<string, string>[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const [, row, key] = /^seats\.([0-9]|1[01])\.(holder|side|votes|hasVeto)$/.exec(name) ?? [];
    if (row === undefined || key === undefined) rest[name] = value;
    else seats[Number(row)] = { ...seats[Number(row)], [key]: value };
  }
  const { [keyField]: _key, knop: _button, ...own } = rest;
  return seats.length > 0 ? { ...own, seats: Array.from(seats, (row) => row ?? {}) } : own;
}
