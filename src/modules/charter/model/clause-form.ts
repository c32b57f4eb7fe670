import type { AnyClause } from "#lib/clause.ts";
import { parseEuros } from "#lib/money.ts";

/** What a form says of one clause: nothing, a value, or something that is none. */
export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "value"; readonly value: unknown }
  | {
      readonly kind: "wrong";
      /** The field that is wrong, and what of the clause it asks; null for the clause itself. */
      readonly field: string;
      readonly part: string | null;
    };

type Fields = Readonly<Record<string, string>>;

/** The name of a part of a clause in its form: `challenge.silence.ordinance.title`. */
export function partName(clause: AnyClause, option: string, part: string): string {
  return `${clause.key}.${option}.${part}`;
}

/**
 * Reads a clause from what was typed. An empty field is no value: then what lies below holds. `dateIn`
 * reads a date that was asked in three fields.
 */
export function readTyped(
  clause: AnyClause,
  fields: Fields,
  dateIn: (name: string) => string,
): Typed {
  const { field, key } = clause;
  const typed = fields[key]?.trim() ?? "";
  switch (field.kind) {
    case "none":
      return { kind: "nothing" };
    case "table":
      return readTable(clause, fields);
    case "several":
      return {
        kind: "value",
        value: field.options.filter((option) => `${key}.${option}` in fields),
      };
    case "choice":
      return typed === "" ? { kind: "nothing" } : judge(clause, typed);
    case "number":
      return typed === "" ? { kind: "nothing" } : judge(clause, numberOf(typed, field.unit));
    case "union": {
      const chosen = field.options.find(({ value }) => value === typed);
      if (!chosen) return { kind: "nothing" };
      const parts = chosen.fields.map(({ name, kind }) => {
        const at = partName(clause, chosen.value, name);
        return [name, kind === "date" ? dateIn(at) : (fields[at]?.trim() ?? "")];
      });
      return judge(clause, { [field.by]: chosen.value, ...Object.fromEntries(parts) }, typed);
    }
  }
}

function readTable(clause: AnyClause, fields: Fields): Typed {
  if (clause.field.kind !== "table") return { kind: "nothing" };
  const rows = clause.field.rows().flatMap(({ name, options }) => {
    const chosen = options.filter(({ value }) => `${clause.key}.${name}.${value}` in fields);
    return chosen.length === 0 ? [] : [[name, chosen.map(({ value }) => value)]];
  });
  return judge(clause, Object.fromEntries(rows));
}

function judge(clause: AnyClause, value: unknown, option?: string): Typed {
  if (clause.accepts(value)) return { kind: "value", value };
  const wrong = clause.schema.safeParse(value).error?.issues[0]?.path[0];
  const part = typeof wrong === "string" && option !== undefined ? wrong : null;
  return {
    kind: "wrong",
    field: part && option ? partName(clause, option, part) : clause.key,
    part,
  };
}

/** A whole number as people type it, `1.000` too; not a number stays as it was typed. */
function numberOf(typed: string, unit: string): number | string {
  if (unit === "euros") {
    const cents = parseEuros(typed);
    return cents.ok && cents.value % 100n === 0n ? Number(cents.value / 100n) : typed;
  }
  return /^-?\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

/** A value as its fields show it, to be changed; empty for no value. */
export function typedFrom(clause: AnyClause, value: unknown): Fields {
  const { field, key } = clause;
  if (value === undefined) return {};
  switch (field.kind) {
    case "none":
      return {};
    case "number":
    case "choice":
      return { [key]: String(value) };
    case "several":
      return Object.fromEntries((value as string[]).map((option) => [`${key}.${option}`, "ja"]));
    case "table":
      return Object.fromEntries(
        Object.entries(value as Record<string, string[]>).flatMap(([row, chosen]) =>
          chosen.map((option) => [`${key}.${row}.${option}`, "ja"]),
        ),
      );
    case "union": {
      const parts = value as Record<string, string>;
      const chosen = parts[field.by] ?? "";
      return {
        [key]: chosen,
        ...Object.fromEntries(
          Object.entries(parts)
            .filter(([part]) => part !== field.by)
            .map(([part, said]) => [partName(clause, chosen, part), said]),
        ),
      };
    }
  }
}
