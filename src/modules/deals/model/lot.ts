import { chanceFrom, integerBelow } from "#lib/random.ts";

/** Whether a deal is visited, and how anybody can recompute that. */
export interface Lot {
  /** Published: the deal's number and randomness made at the signing, after everything was fixed. */
  readonly seed: string;
  readonly oneIn: number;
  /** From 0 up to and without `oneIn`; 0 is a visit. */
  readonly drawn: number;
}

/** Draws the lot of a deal; `random` is hexadecimal and made at this very signing. */
export function drawLot(dealNumber: string, random: string, oneIn: number): Lot {
  const seed = `${dealNumber} ${random}`;
  return { seed, oneIn, drawn: integerBelow(chanceFrom(seed), oneIn) };
}

export function isVisited({ drawn }: Pick<Lot, "drawn">): boolean {
  return drawn === 0;
}
