/**
 * How surely a statement bridges the groups: group-aware consensus with a confidence interval.
 *
 * The score is the product over groups of the share that agrees (group-aware-consensus.ts). Its bounds are
 * the products of the groups' own bounds (Clopper and Pearson, clopper-pearson.ts), each group at
 * confidence c^(1/groups), so that all groups' intervals hold at once, and with them the product, at
 * least as often as the stated confidence (Zbynek Sidak, "Rectangular confidence regions for the means
 * of multivariate normal distributions", 1967, https://doi.org/10.1080/01621459.1967.10482935; the groups'
 * votes are counted apart, so the product rule is exact here).
 *
 * A statement with few votes gets a low lower bound: it may bridge, but that is not shown yet.
 */
import { clopperPearson, type Interval } from "./clopper-pearson.ts";
import { groupAwareConsensus, groupAwareDissent } from "./group-aware-consensus.ts";
import { countAgrees, countDisagrees, countSeen, type VoteCounts } from "./group-votes.ts";

export interface BridgingSide extends Interval {
  /** The group-aware consensus: the best guess, always between no bridge 0 and full bridge 1. */
  readonly score: number;
  /** Each group's own interval for its share, in group order. */
  readonly groups: readonly Interval[];
}

export interface Bridging {
  readonly column: number;
  /** All groups agree with the statement. */
  readonly agree: BridgingSide;
  /** All groups disagree with it: bridging too, by what nobody wants. */
  readonly disagree: BridgingSide;
}

/**
 * The bridging score of a statement with its confidence interval.
 *
 * @param confidence that the product of true shares lies in the interval; .95 when absent.
 */
export function bridging(
  groups: readonly VoteCounts[],
  column: number,
  confidence = 0.95,
): Bridging {
  const perGroup = confidence ** (1 / Math.max(1, groups.length));
  const side = (
    score: number,
    count: (counts: VoteCounts, column: number) => number,
  ): BridgingSide => {
    const intervals = groups.map((counts) =>
      clopperPearson(count(counts, column), countSeen(counts, column), perGroup),
    );
    return {
      score,
      lower: intervals.reduce((product, { lower }) => product * lower, 1),
      upper: intervals.reduce((product, { upper }) => product * upper, 1),
      groups: intervals,
    };
  };
  return {
    column,
    agree: side(groupAwareConsensus(groups, column), countAgrees),
    disagree: side(groupAwareDissent(groups, column), countDisagrees),
  };
}

/** The statements by how surely all groups agree with them: highest lower bound first, then score. */
export function sortByBridging(statements: readonly Bridging[]): Bridging[] {
  return [...statements].sort(
    (a, b) => b.agree.lower - a.agree.lower || b.agree.score - a.agree.score,
  );
}
