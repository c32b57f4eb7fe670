import { chanceFrom, integerBelow } from "#lib/random.ts";
import { type Role, servingRoles } from "#lib/roles.ts";

/** Whether a deal is visited, and how anybody can recompute that. */
export interface Lot {
  /** Published: the deal's number and randomness made at the signing, after everything was fixed. */
  readonly seed: string;
  readonly oneIn: number;
  /** From 0 up to and without `oneIn`; 0 is a visit. */
  readonly drawn: number;
}

/** The visit that a lot asked for: who went by first of those who serve the municipality. */
export interface Visit {
  readonly memberId: string;
  readonly walkaboutId: string;
  readonly at: Date;
}

/** Draws the lot of a deal; `random` is hexadecimal and made at this very signing. */
export function drawLot(dealNumber: string, random: string, oneIn: number): Lot {
  const seed = `${dealNumber} ${random}`;
  return { seed, oneIn, drawn: integerBelow(chanceFrom(seed), oneIn) };
}

export function isVisited({ drawn }: Pick<Lot, "drawn">): boolean {
  return drawn === 0;
}

/** Whether the lot asked for a visit that nobody made yet. */
export function isVisitOwed(lot: Lot | undefined, visit: Visit | undefined): boolean {
  return lot !== undefined && isVisited(lot) && visit === undefined;
}

/** Whether what somebody tells of going by is that visit: she serves the municipality. */
export function countsAsVisit(
  lot: Lot | undefined,
  visit: Visit | undefined,
  roles: readonly Role[],
): boolean {
  return (
    isVisitOwed(lot, visit) &&
    roles.some((role) => servingRoles.some((serving) => serving === role))
  );
}
