import type { Profile } from "./profile.ts";
import { ok, type Result, refuse } from "./result.ts";

/**
 * What decides between projects that a rule finds equal, in this order:
 * cost: the cheaper first; votes: the one with more voters first; points: the one with more points first;
 * order: the lot order, by default the order in which the projects are listed.
 */
export type TieCriterion = "cost" | "votes" | "points" | "order";

export interface Ties {
  readonly criteria: readonly TieCriterion[];
  /** Project ids, first wins; recorded with the outcome. Drawn with `drawLots`, or the listed order. */
  readonly lots?: readonly string[];
}

export interface TiesProblem {
  readonly kind: "lots_incomplete";
  readonly message: string;
}

/** equalshares.net's advice, then the listed order. */
export const DEFAULT_TIES: Ties = { criteria: ["cost", "votes", "order"] };

/** Rank of each project, 0 first: a strict order, fixed once for all rounds and all endowments. */
export function tieRanks(profile: Profile, ties: Ties): Result<Int32Array, TiesProblem> {
  const { projects } = profile.election;
  const lots = ties.lots ?? projects.map(({ id }) => id);
  const placeById = new Map(lots.map((id, place) => [id, place]));
  if (placeById.size !== projects.length || projects.some(({ id }) => !placeById.has(id))) {
    return refuse({
      kind: "lots_incomplete",
      message: `The lot order must name each of the ${projects.length} projects exactly once.`,
    });
  }
  const place = projects.map(({ id }) => placeById.get(id) ?? 0);
  const compareBy: Record<TieCriterion, (a: number, b: number) => number> = {
    cost: (a, b) => sign((profile.cost[a] ?? 0n) - (profile.cost[b] ?? 0n)),
    votes: (a, b) => (profile.votes[b] ?? 0) - (profile.votes[a] ?? 0),
    points: (a, b) => (profile.totalWeight[b] ?? 0) - (profile.totalWeight[a] ?? 0),
    order: (a, b) => (place[a] ?? 0) - (place[b] ?? 0),
  };
  // Whatever the criteria leave equal, the lot order decides: an outcome never depends on chance unseen.
  const criteria = [...ties.criteria, "order" as const].map((criterion) => compareBy[criterion]);
  const order = projects.map((_, index) => index);
  order.sort((a, b) => {
    for (const compare of criteria) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const rank = new Int32Array(projects.length);
  order.forEach((project, position) => {
    rank[project] = position;
  });
  return ok(rank);
}

/**
 * A lot order drawn from a recorded seed: Fisher–Yates with SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014, https://doi.org/10.1145/2660193.2660195), without modulo bias.
 */
export function drawLots(ids: readonly string[], seed: bigint): string[] {
  const next = splitMix64(seed);
  const lots = [...ids];
  for (let last = lots.length - 1; last > 0; last--) {
    const pick = Number(belowFrom(next, BigInt(last + 1)));
    const held = lots[last] as string;
    lots[last] = lots[pick] as string;
    lots[pick] = held;
  }
  return lots;
}

function splitMix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

/** Draws again above the last whole multiple of the bound, so that each value is equally likely. */
function belowFrom(next: () => bigint, bound: bigint): bigint {
  const limit = (1n << 64n) - ((1n << 64n) % bound);
  let value = next();
  while (value >= limit) value = next();
  return value % bound;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
