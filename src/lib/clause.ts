import { type ZodType, z } from "zod";
import { assert } from "./assert.ts";
import type { Language } from "./texts.ts";

/** Words in each language. */
export type Bilingual = Readonly<Record<Language, string>>;

/** What a number counts; it is said behind its field, and in the sentence of its legal range. */
export type Unit = "days" | "weeks" | "months" | "years" | "euros" | "count" | "percent";

/** Who must have promised it for a value to hold: only the council makes an ordinance. */
export type Promiser = "council" | "executive";

/** One rule of a charter: declared by the module that uses it, read through `Charter.value`. */
export interface Clause<Value> {
  /** Its name in the charter's document, as `challenge.decisionWeeks`. */
  readonly key: string;
  /** What people call it; the label of its field and the head of its row. */
  readonly name: Bilingual;
  /** Its shape and legal range. */
  readonly schema: ZodType<Value>;
  /** What a number counts. */
  readonly unit?: Unit;
  /** What holds where a community set nothing of its own. */
  readonly standard: Value;
  /** What it says, with this value, in one sentence for people (B1). */
  readonly meaning: Readonly<Record<Language, (value: Value) => string>>;
  /** The law, ordinance or policy the standard follows. */
  readonly source: Bilingual;
  /** What sets the range; a value outside it is refused with these words. Else `source`. */
  readonly limit?: Bilingual;
  /** The words of a choice and of what is filled in with it, by their names in the schema. */
  readonly words?: Readonly<Record<string, Bilingual>>;
  /** Older names and shapes, newest first, so that every document that was ever adopted still reads. */
  readonly formerly?: readonly Former<Value>[];
  /** Who must be a party with a fitting promise for this value to hold; nobody in particular: null. */
  readonly promisedBy?: (value: Value) => Promiser | null;
  /** True for a rule that is one for the whole community: no area sets it otherwise. */
  readonly isForAll?: boolean;
}

/** How a value of an older shape reads today. */
export interface Former<Value> {
  /** The key it had then. */
  readonly key: string;
  /** The value as it is now; undefined for what is not of that older shape. */
  read(old: unknown): Value | undefined;
}

/** Declares an older shape of a clause: `now` makes a value of then into one of today. */
export function former<Old, Value>(
  key: string,
  schema: ZodType<Old>,
  now: (old: Old) => Value,
): Former<Value> {
  return {
    key,
    read: (old) => {
      const parsed = schema.safeParse(old);
      return parsed.success ? now(parsed.data) : undefined;
    },
  };
}

/** How a clause is asked in a form; read from its schema, so that the two cannot differ. */
export type ClauseField =
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly unit: Unit }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "several"; readonly options: readonly string[] }
  | {
      readonly kind: "union";
      /** The field that tells the options apart. */
      readonly by: string;
      readonly options: readonly {
        readonly value: string;
        readonly fields: readonly { readonly name: string; readonly kind: "text" | "date" }[];
      }[];
    }
  /** Several rows, each any of a few; what is chosen in no row is left out of the value. */
  | { readonly kind: "table"; readonly rows: () => readonly TableRow[] }
  /** Shown, and carried over from one version to the next; no form asks it. */
  | { readonly kind: "none" };

/** One row of a clause that is a table: what is asked, and what may be chosen. */
export interface TableRow {
  readonly name: string;
  readonly label: Bilingual;
  readonly options: readonly { readonly value: string; readonly label: Bilingual }[];
}

/** A clause of whatever type, as lists of them hold it. */
export interface AnyClause {
  readonly key: string;
  readonly name: Bilingual;
  readonly source: Bilingual;
  readonly limit: Bilingual;
  readonly words: Readonly<Record<string, Bilingual>>;
  readonly field: ClauseField;
  readonly standard: unknown;
  /** Every key under which a document may hold it: its own, and those of older shapes. */
  readonly keys: readonly string[];
  readonly isForAll: boolean;
  /** Its shape, for the document's own JSON Schema. */
  readonly schema: ZodType;
  /** Whether a document's value for this clause is within its range. */
  accepts(value: unknown): boolean;
  /** The value a document holds, older shapes read as today's; undefined where it holds none. */
  read(document: ClauseDocument): unknown;
  /** The value in force under a charter. */
  valueIn(charter: Charter): unknown;
  /** The sentence for a value within its range. */
  saying(value: unknown, language: Language): string;
  /** The sentence for the value in force under a charter. */
  say(charter: Charter, language: Language): string;
  /** Whether the charter has the standard value. */
  isStandard(charter: Charter): boolean;
  /** Who must have promised this value; null for nobody in particular. */
  promisedBy(value: unknown): Promiser | null;
}

/** Values by clause key, as a version of a charter holds them; what is left out is as the standard. */
export type ClauseDocument = Readonly<Record<string, unknown>>;

/** A version of a community's charter, ready to be asked. Version 0 is the built-in standard. */
export interface Charter {
  readonly version: number;
  value<Value>(clause: Clause<Value>): Value;
}

/** Declares a clause; its standard is checked against its own range when the module is loaded. */
export function clause<Value>(declared: Clause<Value>): Clause<Value> & AnyClause {
  const { schema, meaning, standard } = declared;
  schema.parse(standard);
  return {
    ...declared,
    limit: declared.limit ?? declared.source,
    words: declared.words ?? {},
    isForAll: declared.isForAll ?? false,
    field: fieldOf(declared.schema, declared.unit ?? "count"),
    keys: [declared.key, ...(declared.formerly ?? []).map(({ key }) => key)],
    accepts: (value) => schema.safeParse(value).success,
    read: (document) => readClause(declared, document),
    valueIn: (charter) => charter.value(declared),
    saying: (value, language) => meaning[language](schema.parse(value)),
    say: (charter, language) => meaning[language](charter.value(declared)),
    isStandard: (charter) => isSameValue(charter.value(declared), standard),
    promisedBy: (value) => declared.promisedBy?.(schema.parse(value)) ?? null,
  };
}

/**
 * The charter of a document of clause values, with another over it that sets parts of its own; what
 * both leave out is as the standard.
 */
export function charterOf(
  version: number,
  document: ClauseDocument,
  over: ClauseDocument = {},
): Charter {
  return {
    version,
    value: (clause) => readClause(clause, over) ?? readClause(clause, document) ?? clause.standard,
  };
}

/** Whether two values of one clause are the same, whatever the order of their fields. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return ordered(one) === ordered(other);
}

/**
 * A value of today's shape; else the first older shape that reads it. What a community adopted once
 * is read for ever: a document that nothing reads is a fault of ours and not of the reader.
 */
function readClause<Value>(clause: Clause<Value>, document: ClauseDocument): Value | undefined {
  const shapes: readonly Former<Value>[] = [
    former(clause.key, clause.schema, (value: Value) => value),
    ...(clause.formerly ?? []),
  ];
  const held = shapes.filter(({ key }) => key in document);
  for (const { key, read } of held) {
    const value = read(document[key]);
    if (value !== undefined) return value;
  }
  assert(held.length === 0, `the clause ${clause.key} of an adopted charter can be read`);
  return undefined;
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The part of JSON Schema that a form knows how to ask. */
const asked = z.object({
  type: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
  items: z.object({ enum: z.array(z.string()) }).optional(),
  oneOf: z
    .array(
      z.object({
        properties: z.record(
          z.string(),
          z.object({
            const: z.string().optional(),
            type: z.string(),
            format: z.string().optional(),
          }),
        ),
      }),
    )
    .optional(),
});

function fieldOf(schema: ZodType, unit: Unit): ClauseField {
  const parsed = asked.safeParse(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }));
  if (!parsed.success) return { kind: "none" };
  const { type, minimum, maximum, items, oneOf } = parsed.data;
  if (type === "integer" && minimum !== undefined && maximum !== undefined)
    return { kind: "number", min: minimum, max: maximum, unit };
  if (parsed.data.enum) return { kind: "choice", options: parsed.data.enum };
  if (type === "array" && items) return { kind: "several", options: items.enum };
  const [first] = oneOf ?? [];
  const by = first && Object.entries(first.properties).find(([, { const: is }]) => is)?.[0];
  if (!oneOf || !by) return { kind: "none" };
  return {
    kind: "union",
    by,
    options: oneOf.map(({ properties }) => ({
      value: properties[by]?.const ?? "",
      fields: Object.entries(properties)
        .filter(([name]) => name !== by)
        .map(([name, { format }]) => ({ name, kind: format === "date" ? "date" : "text" })),
    })),
  };
}
