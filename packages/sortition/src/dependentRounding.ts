/**
 * Dependent rounding (pipage): whole copies of each panel, with exact expectations.
 *
 * Rajiv Gandhi, Samir Khuller, Srinivasan Parthasarathy, Aravind Srinivasan, "Dependent rounding and its
 * applications to approximation algorithms", Journal of the ACM 53 (2006),
 * https://doi.org/10.1145/1147954.1147956; for panels in Flanigan, Kehne, Procaccia, NeurIPS 2021.
 *
 * Two fractions at a time exchange until one is whole. Every panel gets the floor or the ceiling of
 * m × its probability, m copies in all, and m × its probability in expectation; so everyone's expected
 * chance is exactly the computed one.
 */
import { assert } from "./result.ts";
import { SeededRandom } from "./seededRandom.ts";

/** A fraction this near to a whole number is one. */
const WHOLE = 1e-9;

/** Copies of each panel, `total` in all. `probabilities` sum to one up to rounding. */
export function dependentRounding(
  probabilities: readonly number[],
  total: number,
  seed: string | number,
): Int32Array {
  const random = new SeededRandom(seed);
  const sum = probabilities.reduce((all, probability) => all + probability, 0);
  const wanted = probabilities.map((probability) => (probability * total) / sum);
  const counts = Int32Array.from(wanted, (copies) => Math.floor(copies + WHOLE));
  const rests = wanted.map((copies, at) => Math.max(0, copies - (counts[at] as number)));
  let open = -1;
  for (const at of rests.keys()) {
    if ((rests[at] as number) <= WHOLE) continue;
    open = open < 0 ? at : exchange(rests, counts, open, at, random);
  }
  // The rests sum to a whole number, so rounding alone decides about the last one.
  if (open >= 0 && (rests[open] as number) > 0.5) counts[open] = (counts[open] as number) + 1;
  const made = counts.reduce((all, count) => all + count, 0);
  assert(made === total, `rounding made ${made} copies of ${total}`);
  return counts;
}

/** Moves mass between two fractions until one is 0 or 1. Returns the one still open, or -1. */
function exchange(
  rests: number[],
  counts: Int32Array,
  one: number,
  other: number,
  random: SeededRandom,
): number {
  const a = rests[one] as number;
  const b = rests[other] as number;
  const up = Math.min(1 - a, b);
  const down = Math.min(a, 1 - b);
  const isUp = random.fraction() < down / (up + down);
  rests[one] = isUp ? a + up : a - down;
  rests[other] = isUp ? b - up : b + down;
  let open = -1;
  for (const at of [one, other]) {
    const rest = rests[at] as number;
    if (rest >= 1 - WHOLE) {
      counts[at] = (counts[at] as number) + 1;
      rests[at] = 0;
    } else if (rest > WHOLE) {
      open = at;
    }
  }
  return open;
}
