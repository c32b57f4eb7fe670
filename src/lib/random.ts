import { createHash } from "node:crypto";
import { assert } from "./assert.ts";

/*
 * Chance that anybody can recompute from a published seed.
 *
 * R. L. Rivest, sampler.py (2011), https://people.csail.mit.edu/rivest/sampler.py, as used in
 * election audits and offered by P. B. Stark,
 * https://www.stat.berkeley.edu/~stark/Java/Html/sha256Rand.htm; related to D. Eastlake, Publicly
 * Verifiable Nominations Committee (NomCom) Random Selection, RFC 3797 (2004).
 *
 * The n-th number, n = 1, 2, 3 …, is SHA-256 of the text `seed,n` in UTF-8, read as one number of
 * 256 bits, the first byte highest. With a shell: `printf '%s' 'SEED,1' | sha256sum`.
 * A number below a bound is that number modulo the bound. Deviation: where Rivest takes every hash,
 * we skip one at or above the largest multiple of the bound that fits (and go on with the next n), so
 * that no outcome is likelier than another. For bounds under a million that skips less than one hash
 * in 10^71: in practice Stark's page gives the same numbers (his count from 1, ours from 0).
 */

/** A sequence of numbers that a seed fixes. It holds its place in the sequence, and nothing else. */
export interface Chance {
  /** The next number of 256 bits. */
  next(): bigint;
}

const range = 1n << 256n;

/**
 * The sequence of this seed, from its first number.
 *
 * @param seed any recorded text, not empty; for a draw that matters at least twenty digits, made in
 *   public after the list of candidates was fixed
 */
export function chanceFrom(seed: string): Chance {
  assert(seed !== "", "a seed is not empty");
  // Half of a character pair has no UTF-8, so two such seeds would give one sequence.
  assert(seed.isWellFormed(), "a seed is well-formed text");
  let count = 0;
  return {
    next: () => {
      count += 1;
      return BigInt(`0x${createHash("sha256").update(`${seed},${count}`).digest("hex")}`);
    },
  };
}

/** A whole number from 0 up to and without `bound`, each equally likely. */
export function integerBelow(chance: Chance, bound: number): number {
  assert(Number.isSafeInteger(bound) && bound >= 1, "a bound is a whole number of at least 1");
  const width = BigInt(bound);
  const limit = range - (range % width);
  let number = chance.next();
  while (number >= limit) number = chance.next();
  return Number(number % width);
}

/** One of the items, each equally likely. */
export function pick<Item>(chance: Chance, items: readonly Item[]): Item {
  assert(items.length > 0, "there is something to pick from");
  return items[integerBelow(chance, items.length)] as Item;
}

/**
 * The items in an order by chance, every order equally likely; the list itself stays as it is.
 *
 * R. Durstenfeld, Algorithm 235: Random permutation, Communications of the ACM 7 (1964), 420,
 * https://doi.org/10.1145/364520.364540: for i from the last place down to the second, the item at i
 * changes places with the one at `integerBelow(i + 1)`, places counted from 0.
 */
export function shuffle<Item>(chance: Chance, items: readonly Item[]): Item[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = integerBelow(chance, i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j] as Item, shuffled[i] as Item];
  }
  return shuffled;
}
