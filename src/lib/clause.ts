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
  /** What it means, for people (B1). */
  readonly meaning: Readonly<Record<Language, string>>;
  /** The law, ordinance or policy the standard follows. */
  readonly source: string;
}

/** A version of a community's charter, ready to be asked. Version 0 is the built-in standard. */
export interface Charter {
  readonly version: number;
  value<Value>(clause: Clause<Value>): Value;
}

/** Declares a clause; its key, range and standard are checked when the module is loaded. */
export function clause<Value>(declared: Clause<Value>): Clause<Value> {
  declared.schema.parse(declared.standard);
  return declared;
}
