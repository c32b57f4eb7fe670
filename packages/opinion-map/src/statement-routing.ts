/**
 * Which statement to show somebody next: the ones that divide, that get answers, and that are new.
 *
 * Christopher Small et al. 2021, https://doi.org/10.6035/recerca.5516 ("comment priority").
 */
import { countAgrees, countPasses, countSeen, type VoteCounts } from "./group-votes.ts";
import type { Random } from "./random.ts";

/** The weight of a statement about the person: always the same. */
const META_WEIGHT = 49;

/**
 * The routing weight of a statement: (few passes) x (1 + extremity) x (many agrees) x (a boost while
 * it has few votes), squared. Always above 0.
 *
 * @param votes how everybody in the groups voted.
 * @param extremity how far agreeing pulls somebody out of the middle of the map.
 */
export function routingWeight(
  votes: VoteCounts,
  column: number,
  extremity: number,
  isMeta: boolean,
): number {
  if (isMeta) return META_WEIGHT;
  const seen = countSeen(votes, column);
  const passing = (countPasses(votes, column) + 1) / (seen + 2);
  const agreeing = (countAgrees(votes, column) + 1) / (seen + 2);
  const newness = 1 + 8 * 2 ** (-seen / 5);
  return ((1 - passing) * (1 + extremity) * agreeing * newness) ** 2;
}

/**
 * Draws the next statement, each with a chance proportional to its weight.
 *
 * @param columns the statements to choose from: not seen yet and not moderated out.
 * @returns a column, or undefined when there is nothing left to show.
 */
export function drawStatement(
  weights: ArrayLike<number>,
  columns: readonly number[],
  random: Random,
): number | undefined {
  const total = columns.reduce((sum, column) => sum + (weights[column] ?? 0), 0);
  let left = random() * total;
  for (const column of columns) {
    left -= weights[column] ?? 0;
    if (left < 0) return column;
  }
  return columns.at(-1);
}
