import type { ZodType } from "zod";
import type { Language } from "./texts.ts";

/** One rule of a charter: declared by the module that uses it, read through `Charter.value`. */
export interface Clause<Value> {
  /** Its name in the charter's document, as `challenge.decisionWeeks`. */
  readonly key: string;
  /** Its shape and legal range. */
  readonly schema: ZodType<Value>;
  /** What holds where a community set nothing of its own. */
  readonly standard: Value;
  /** What it says, with this value, in one sentence for people (B1). */
  readonly meaning: Readonly<Record<Language, (value: Value) => string>>;
  /** The law, ordinance or policy the standard follows. */
  readonly source: string;
}

/** A clause of whatever type, as lists of them hold it. */
export interface AnyClause {
  readonly key: string;
  readonly source: string;
  /** Whether a document's value for this clause is within its range. */
  accepts(value: unknown): boolean;
  /** The sentence for the value in force under a charter. */
  say(charter: Charter, language: Language): string;
  /** Whether the charter has the standard value. */
  isStandard(charter: Charter): boolean;
}

/** A version of a community's charter, ready to be asked. Version 0 is the built-in standard. */
export interface Charter {
  readonly version: number;
  value<Value>(clause: Clause<Value>): Value;
}

/** Declares a clause; its standard is checked against its own range when the module is loaded. */
export function clause<Value>(declared: Clause<Value>): Clause<Value> & AnyClause {
  declared.schema.parse(declared.standard);
  return {
    ...declared,
    accepts: (value) => declared.schema.safeParse(value).success,
    say: (charter, language) => declared.meaning[language](charter.value(declared)),
    isStandard: (charter) =>
      JSON.stringify(charter.value(declared)) === JSON.stringify(declared.standard),
  };
}

/** The charter of a document of clause values; what it leaves out is as the standard. */
export function charterOf(version: number, document: Readonly<Record<string, unknown>>): Charter {
  return {
    version,
    value: (clause) =>
      clause.key in document ? clause.schema.parse(document[clause.key]) : clause.standard,
  };
}
