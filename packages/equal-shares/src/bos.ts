/**
 * BOS Equal Shares: equal shares with bounded overspending. A group that can pay a fraction α of a project may still buy
 * it, at a rate worsened by α; its members then pay up to 1/α times their share, so they hold less for later.
 *
 * Georgios Papasotiropoulos, Seyedeh Zeinab Pishbin, Oskar Skibski, Piotr Skowron and Tomasz Wąs, "Method of Equal Shares
 * with Bounded Overspending", 2024, https://arxiv.org/abs/2409.15005.
 *
 * For a share price x per unit of weight the supporters collect Σ min(balance, weight × x) = α × cost, α ≤ 1. The rule
 * takes the project and price with the least x / (scale × α²) among projects that fit in what is left of the budget, and
 * charges min(balance, weight × x / α). Between two balances the score first rises, then falls, so only prices at which
 * some supporter's money ends, and the full price (α = 1), can be best.
 *
 * Deviations: x / α is rounded up to a multiple of 2^-96 minor units when α < 1, as exact values double in length with
 * every such purchase; all else is exact. Equal scores inside one project: the larger α. A free project that has
 * support is funded first.
 */
import type { Interrupt } from "./equal-shares.ts";
import { type Fraction, ratioToNumber } from "./fraction.ts";
import type { Profile } from "./profile.ts";
import { type Price, Purses } from "./purses.ts";
import { assert } from "./result.ts";

export interface BosResult {
  readonly purses: Purses;
  /** What the supporters could pay of each winner's cost, 1 when all; in order. */
  readonly collected: readonly number[];
  readonly interrupted: boolean;
}

const GRID = 1n << 96n;

/** A price at which a project could be bought, with its exact score x × cost² / (scale × collected²). */
interface Bid {
  readonly project: number;
  /** x = this / (weight × common denominator). */
  readonly x: bigint;
  readonly weight: bigint;
  /** What x collects, times weight × common denominator. */
  readonly collected: bigint;
  readonly full: Price | undefined;
}

export function bosEqualShares(
  profile: Profile,
  rank: Int32Array,
  endowment: Fraction,
  interrupt?: Interrupt,
): BosResult {
  const { cost, totalWeight, votes, election } = profile;
  const purses = new Purses(profile);
  // A multiple of the grid in the common denominator lets rounded prices be exact numbers like the others.
  purses.fill({ numerator: endowment.numerator * GRID, denominator: endowment.denominator * GRID });
  const collected: number[] = [];
  const free = cost.map((_, c) => c).filter((c) => cost[c] === 0n && (votes[c] as number) > 0);
  for (const project of free.sort((a, b) => (rank[a] as number) - (rank[b] as number))) {
    const price = purses.solve(project);
    assert(price !== undefined, "a free project has a price of 0");
    purses.pay(project, price);
    collected.push(1);
  }
  const key = Float64Array.from(cost, () => 0);
  let left = election.budget;
  let open = cost.map((_, c) => c).filter((c) => cost[c] !== 0n && (totalWeight[c] as number) > 0);
  for (;;) {
    if (interrupt?.()) return { purses, collected, interrupted: true };
    open = open.filter((c) => (cost[c] as bigint) <= left && key[c] !== Number.POSITIVE_INFINITY);
    const best = findBest(purses, rank, open, key);
    if (best === undefined) return { purses, collected, interrupted: false };
    const alpha = ratioToNumber(
      best.collected,
      (cost[best.project] as bigint) * purses.denominator * best.weight,
    );
    if (best.full !== undefined) purses.solve(best.project);
    const price = best.full ?? overspendingPrice(purses, best);
    if (best.full === undefined) purses.mark(best.project, price);
    purses.pay(best.project, price);
    collected.push(Math.min(alpha, 1));
    left -= cost[best.project] as bigint;
    open = open.filter((c) => c !== best.project);
  }
}

/** x / α = x × cost / collected, rounded up to the grid. */
function overspendingPrice(purses: Purses, bid: Bid): Price {
  const above = bid.x * (purses.profile.cost[bid.project] as bigint) * GRID;
  const units = (above + bid.collected - 1n) / bid.collected;
  const numerator = units * (purses.denominator / GRID);
  return { numerator, factor: 1n, approximate: ratioToNumber(numerator, purses.denominator) };
}

/** Scores only rise as money falls, so old scores are lower bounds: lowest first, until no bound can win. */
function findBest(
  purses: Purses,
  rank: Int32Array,
  open: number[],
  key: Float64Array,
): Bid | undefined {
  open.sort((a, b) => (key[a] as number) - (key[b] as number));
  let best: Bid | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const project of open) {
    if ((key[project] as number) > bestScore * (1 + 1e-9)) break;
    const guess = guessBids(purses, project);
    key[project] = guess.score * (1 - 1e-9);
    if (guess.score > bestScore * (1 + 1e-8)) continue;
    for (const bid of exactBids(purses, project, guess.entries, guess.full)) {
      if (best !== undefined && !isBetter(purses.profile, rank, bid, best)) continue;
      best = bid;
      bestScore = Math.min(bestScore, guess.score);
    }
  }
  return best;
}

/** By doubles: the least score of a project, and the supporters at whose last cent it may be reached. */
function guessBids(
  purses: Purses,
  project: number,
): { score: number; entries: number[]; full: boolean } {
  const { supportStart, supporter, supportWeight, multiplicity, cost, scale, totalWeight } =
    purses.profile;
  const from = supportStart[project] as number;
  const entries = Array.from(
    { length: (supportStart[project + 1] as number) - from },
    (_, k) => from + k,
  ).filter((entry) => purses.spent[supporter[entry] as number] === 0);
  const priceAt = (entry: number) =>
    (purses.balance[supporter[entry] as number] as number) / (supportWeight[entry] as number);
  entries.sort((a, b) => priceAt(a) - priceAt(b));
  const price = Number(cost[project]);
  const unit = Number(scale[project]);
  let paid = 0;
  let weight = totalWeight[project] as number;
  for (let entry = from; entry < (supportStart[project + 1] as number); entry++) {
    const voter = supporter[entry] as number;
    if (purses.spent[voter] === 1)
      weight -= (multiplicity[voter] as number) * (supportWeight[entry] as number);
  }
  const scores = entries.map((entry) => {
    const x = priceAt(entry);
    const alpha = Math.min((paid + weight * x) / price, 1);
    const voters = multiplicity[supporter[entry] as number] as number;
    paid += voters * (purses.balance[supporter[entry] as number] as number);
    weight -= voters * (supportWeight[entry] as number);
    return x / unit / (alpha * alpha);
  });
  const full = paid >= price * (1 - 1e-9);
  let score = scores.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  if (full) {
    const exact = purses.solve(project);
    if (exact !== undefined) score = Math.min(score, exact.approximate / unit);
  }
  return {
    score,
    full,
    entries: entries.filter((_, k) => (scores[k] as number) <= score * (1 + 1e-8)),
  };
}

/** The exact bids behind a guess, each balance once. */
function exactBids(
  purses: Purses,
  project: number,
  entries: readonly number[],
  full: boolean,
): Bid[] {
  const { supporter, supportWeight, cost } = purses.profile;
  const bids: Bid[] = [];
  const target = (cost[project] as bigint) * purses.denominator;
  if (full) {
    const price = purses.solve(project);
    if (price !== undefined) {
      bids.push({
        project,
        x: price.numerator,
        weight: price.factor,
        collected: target * price.factor,
        full: price,
      });
    }
  }
  const seen = new Set<string>();
  for (const entry of entries) {
    const weight = BigInt(supportWeight[entry] as number);
    const x = purses.exactBalance(supporter[entry] as number);
    if (x === 0n || seen.has(`${x}/${weight}`)) continue;
    seen.add(`${x}/${weight}`);
    const collected = purses.collect(project, x, weight);
    // Above the full price (α = 1) a higher x is only worse, and the full price itself is among the bids.
    if (collected < target * weight) bids.push({ project, x, weight, collected, full: undefined });
  }
  return bids;
}

/** Lower score; then the better rank; within one project the larger α. */
function isBetter({ cost, scale }: Profile, rank: Int32Array, bid: Bid, best: Bid): boolean {
  // score = (x / w) × cost² / (scale × (collected / w)²) = x × w × cost² / (scale × collected²)
  const score = (b: Bid) => b.x * b.weight * (cost[b.project] as bigint) ** 2n;
  const left = score(bid) * (scale[best.project] as bigint) * best.collected ** 2n;
  const right = score(best) * (scale[bid.project] as bigint) * bid.collected ** 2n;
  if (left !== right) return left < right;
  if (bid.project !== best.project)
    return (rank[bid.project] as number) < (rank[best.project] as number);
  return bid.collected * best.weight > best.collected * bid.weight;
}
