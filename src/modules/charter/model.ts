import { z } from "zod";
import type { AnyClause } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** A version of a community's charter: what it set for itself, for a period. */
export interface CharterVersion {
  /** 0 is the built-in standard, which no community adopted. */
  readonly version: number;
  readonly title: string;
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
  /** Values by clause key; what is left out is as the standard. */
  readonly clauses: Readonly<Record<string, unknown>>;
}

export type CharterRefusal = "clause_unknown" | "clause_out_of_range" | "period_reversed";

export const newVersion = z.object({
  title: z.string().trim().min(4).max(120),
  inForceFrom: z.iso.date(),
  inForceUntil: z.iso.date().nullable().default(null),
  clauses: z.record(z.string(), z.unknown()),
});

/** The charter of a community that adopted none. */
export const standardVersion: CharterVersion = {
  version: 0,
  title: "",
  inForceFrom: null,
  inForceUntil: null,
  clauses: {},
};

/** A charter may only hold clauses that a module declared, within their range. */
export function decideVersion(
  wanted: z.output<typeof newVersion>,
  declared: readonly AnyClause[],
): Result<z.output<typeof newVersion>, CharterRefusal> {
  if (wanted.inForceUntil !== null && wanted.inForceUntil < wanted.inForceFrom)
    return refuse("period_reversed");
  for (const [key, value] of Object.entries(wanted.clauses)) {
    const found = declared.find((clause) => clause.key === key);
    if (!found) return refuse("clause_unknown");
    if (!found.accepts(value)) return refuse("clause_out_of_range");
  }
  return ok(wanted);
}
