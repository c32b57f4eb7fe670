/**
 * The statements that most people agree with, or disagree with, groups apart.
 *
 * Christopher Small et al. 2021, https://doi.org/10.6035/recerca.5516.
 */
import { countAgrees, countDisagrees, countSeen, type VoteCounts } from "./group-votes.ts";
import { oneProportionTest, Z_90 } from "./proportion-tests.ts";

export interface ConsensusStatement {
  readonly column: number;
  readonly successes: number;
  readonly seen: number;
  /** (successes + 1) / (seen + 2). */
  readonly probability: number;
  /** Is it more than half? In standard deviations. */
  readonly probabilityTest: number;
}

export interface MajorityConsensus {
  readonly agree: readonly ConsensusStatement[];
  readonly disagree: readonly ConsensusStatement[];
}

const MAX_CONSENSUS = 5;

/**
 * The at most five statements that everybody together agrees with most, and five for disagreeing.
 *
 * @param columns the statements to choose from: those not moderated out.
 */
export function majorityConsensus(
  everyone: VoteCounts,
  columns: readonly number[],
): MajorityConsensus {
  return {
    agree: strongest(everyone, columns, countAgrees),
    disagree: strongest(everyone, columns, countDisagrees),
  };
}

function strongest(
  everyone: VoteCounts,
  columns: readonly number[],
  count: (counts: VoteCounts, column: number) => number,
): ConsensusStatement[] {
  return columns
    .map((column) => {
      const successes = count(everyone, column);
      const seen = countSeen(everyone, column);
      const probability = (successes + 1) / (seen + 2);
      return {
        column,
        successes,
        seen,
        probability,
        probabilityTest: oneProportionTest(successes, seen),
      };
    })
    .filter((s) => s.probability > 0.5 && s.probabilityTest > Z_90)
    .sort((a, b) => b.probability * b.probabilityTest - a.probability * a.probabilityTest)
    .slice(0, MAX_CONSENSUS);
}
