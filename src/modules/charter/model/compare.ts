import { type AnyClause, type Charter, isSameValue } from "#lib/clause.ts";

/** A clause that two charters have otherwise. */
export interface Difference {
  readonly clause: AnyClause;
  readonly one: unknown;
  readonly other: unknown;
  /** By how much a number is more (or less) in the second; null where it is no number. */
  readonly more: number | null;
}

/** Where two charters differ, in the order in which the clauses are declared. */
export function differencesOf(
  declared: readonly AnyClause[],
  one: Charter,
  other: Charter,
): readonly Difference[] {
  return declared.flatMap((clause) => {
    const [first, second] = [clause.valueIn(one), clause.valueIn(other)];
    if (isSameValue(first, second)) return [];
    const more = typeof first === "number" && typeof second === "number" ? second - first : null;
    return [{ clause, one: first, other: second, more }];
  });
}
