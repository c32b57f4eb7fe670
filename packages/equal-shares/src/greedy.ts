/**
 * Greedy: most support first, whatever still fits is taken, what does not fit is skipped.
 *
 * The usual rule of cities. Haris Aziz and Nisarg Shah, "Participatory Budgeting: Models and Approaches", 2021,
 * https://arxiv.org/abs/2003.00606; "utilitarian greedy" in Peters, Pierczyński and Skowron, https://arxiv.org/abs/2008.13276.
 *
 * Deviation: a project that nobody supports is never funded.
 */
import type { Profile } from "./profile.ts";

/** votes: most votes first (points or Borda count where the utility says so); votes-per-cost: per unit of money. */
export type GreedyOrder = "votes" | "votes-per-cost";

/** The projects added, in order, to those already funded. Exhaustive: no supported project left out would fit. */
export function greedy(
  profile: Profile,
  rank: Int32Array,
  order: GreedyOrder = "votes",
  funded: readonly number[] = [],
): number[] {
  const { cost, totalWeight, election } = profile;
  const taken = new Set(funded);
  const open = cost.map((_, c) => c).filter((c) => !taken.has(c) && (totalWeight[c] as number) > 0);
  const support = cost.map((_, c) => BigInt(totalWeight[c] as number));
  const byRank = (a: number, b: number) => (rank[a] as number) - (rank[b] as number);
  open.sort((a, b) => {
    const left = (support[a] as bigint) * (order === "votes" ? 1n : (cost[b] as bigint));
    const right = (support[b] as bigint) * (order === "votes" ? 1n : (cost[a] as bigint));
    return left > right ? -1 : left < right ? 1 : byRank(a, b);
  });
  let left = funded.reduce((sum, c) => sum - (cost[c] as bigint), election.budget);
  return open.filter((c) => {
    if ((cost[c] as bigint) > left) return false;
    left -= cost[c] as bigint;
    return true;
  });
}
