import type { FormValues, PageTools } from "#platform/http.ts";
import { MoneyField, TextArea, TextField } from "#ui/form.tsx";
import type { Party } from "../model.ts";
import { texts } from "../texts.ts";

/** The fields of what one party brings: money, time, room, goods, skill, and the goals it names. */

export const broughtFields = ["money", "hours", "room", "goods", "skill", "goals"] as const;
type BroughtField = (typeof broughtFields)[number];

export function BroughtFields({
  page,
  values,
  prefix = "",
  withHints,
}: {
  readonly page: PageTools;
  readonly values: FormValues;
  /** Before each name, where a form has more parties. */
  readonly prefix?: string;
  readonly withHints: boolean;
}) {
  const t = texts[page.language].form;
  const name = (field: BroughtField) => `${prefix}${field}`;
  const words = (field: "room" | "goods" | "skill") => (
    <TextField
      name={name(field)}
      label={t[field]}
      {...(withHints && { hint: t[`${field}Hint`] })}
      required={false}
      value={values[name(field)]}
    />
  );
  return (
    <>
      <MoneyField
        name={name("money")}
        label={t.money}
        required={false}
        value={values[name("money")] ?? ""}
      />
      <TextField
        name={name("hours")}
        label={t.hours}
        required={false}
        value={values[name("hours")]}
      />
      {words("room")}
      {words("goods")}
      {words("skill")}
      <TextArea
        name={name("goals")}
        label={t.goals}
        {...(withHints && { hint: t.goalsHint })}
        rows={3}
        maxLength={1000}
        required={false}
        value={values[name("goals")] ?? ""}
      />
    </>
  );
}

/** What a party brings now, as one types it. */
export function valuesOf({ pledges, goals }: Pick<Party, "pledges" | "goals">): FormValues {
  const values: Record<string, string> = { goals: goals.join("\n") };
  for (const pledge of pledges) values[pledge.kind] = typed(pledge);
  return values;
}

function typed(pledge: Party["pledges"][number]): string {
  if (pledge.kind === "money") {
    const cents = pledge.amountCents % 100n;
    const euros = String(pledge.amountCents / 100n);
    return cents === 0n ? euros : `${euros},${String(cents).padStart(2, "0")}`;
  }
  if (pledge.kind !== "hours") return pledge.words;
  const minutes = pledge.minutes % 60;
  const hours = Math.floor(pledge.minutes / 60);
  return minutes === 0 ? String(hours) : `${hours}:${String(minutes).padStart(2, "0")}`;
}
