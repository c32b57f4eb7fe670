/**
 * What every group agrees with: the product over groups of the chance that a member agrees.
 *
 * Christopher Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion spaces",
 * Recerca 26 (2021), https://doi.org/10.6035/recerca.5516. One group that says no pulls the product to
 * nothing, however large the others are.
 */
import { countAgrees, countDisagrees, countSeen, type VoteCounts } from "./group-votes.ts";

/**
 * The group-aware consensus on agreeing with a statement: the product of (agrees + 1) / (seen + 2).
 * A group that has not seen the statement counts 1/2.
 *
 * @returns above 0, below 1; 1 when there are no groups.
 */
export function groupAwareConsensus(groups: readonly VoteCounts[], column: number): number {
  return groups.reduce(
    (product, counts) =>
      product * ((countAgrees(counts, column) + 1) / (countSeen(counts, column) + 2)),
    1,
  );
}

/** The same for disagreeing with the statement. */
export function groupAwareDissent(groups: readonly VoteCounts[], column: number): number {
  return groups.reduce(
    (product, counts) =>
      product * ((countDisagrees(counts, column) + 1) / (countSeen(counts, column) + 2)),
    1,
  );
}
