/** Literal, slow translations of every rule, in exact fractions, one voter at a time: what the engine is held against. */

import type { Settings } from "../src/count.ts";
import type { Election } from "../src/election.ts";
import {
  add,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  subtract,
} from "../src/fraction.ts";

interface Voter {
  utility: Map<number, Fraction>;
  money: Fraction;
}

const ZERO = fraction(0n);

function weight(settings: Settings, ballot: Election["ballots"][number], place: number): bigint {
  const points = ballot.points?.[place];
  if (settings.utility === "borda") return BigInt(ballot.projects.length - place - 1);
  if (settings.utility === "points" || settings.utility === "points-cost")
    return BigInt(points ?? 1);
  return points === 0 ? 0n : 1n;
}

function votersOf(
  election: Election,
  settings: Settings,
  money: Fraction,
  byWeight = false,
): Voter[] {
  return election.ballots.map((ballot) => {
    const utility = new Map<number, Fraction>();
    ballot.projects.forEach((project, place) => {
      const cost = election.projects[project]?.cost ?? 0n;
      const times =
        !byWeight && (settings.utility === "cost" || settings.utility === "points-cost")
          ? cost
          : 1n;
      const w = weight(settings, ballot, place);
      if (w > 0n) utility.set(project, fraction(w * times));
    });
    return { utility, money };
  });
}

const min = (a: Fraction, b: Fraction) => (compare(a, b) < 0 ? a : b);
const sum = (items: Fraction[]) => items.reduce(add, ZERO);

/** Every project before which the others go in a tie comes first. */
export function tieOrder(election: Election, settings: Settings): number[] {
  const votes = election.projects.map(
    (_, c) =>
      election.ballots.filter((b) =>
        b.projects.some((p, place) => p === c && weight(settings, b, place) > 0n),
      ).length,
  );
  const order = election.projects.map((_, c) => c);
  for (const criterion of [...settings.ties.criteria].reverse()) {
    if (criterion === "cost")
      order.sort((a, b) =>
        Number((election.projects[a]?.cost ?? 0n) - (election.projects[b]?.cost ?? 0n)),
      );
    if (criterion === "votes") order.sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
    if (criterion === "order") order.sort((a, b) => a - b);
  }
  return order;
}

/** Rate at which the supporters can together pay the cost, by trying every one of them as the first that is not short. */
function rate(voters: Voter[], project: number, cost: bigint): Fraction | undefined {
  const supporters = voters
    .filter((v) => v.utility.has(project))
    .map((v) => ({ money: v.money, u: v.utility.get(project) ?? ZERO }))
    .sort((a, b) => compare(divide(a.money, a.u), divide(b.money, b.u)));
  let paid = ZERO;
  for (let first = 0; first < supporters.length; first++) {
    const rest = supporters.slice(first);
    const r = divide(subtract(fraction(cost), paid), sum(rest.map((s) => s.u)));
    const poorest = rest[0];
    if (poorest && compare(multiply(r, poorest.u), poorest.money) <= 0) return r;
    paid = add(paid, poorest?.money ?? ZERO);
  }
  return undefined;
}

function supported(voters: Voter[], project: number): boolean {
  return voters.some((v) => v.utility.has(project));
}

export function naiveEqualShares(
  election: Election,
  settings: Settings,
  endowment: Fraction,
): number[] {
  const order = tieOrder(election, settings);
  const weighted = votersOf(election, settings, endowment, true);
  const winners = order.filter((c) => election.projects[c]?.cost === 0n && supported(weighted, c));
  const voters = votersOf(election, settings, endowment);
  let open = order.filter((c) => {
    const cost = election.projects[c]?.cost ?? 0n;
    return cost > 0n && cost <= election.budget && supported(voters, c);
  });
  for (;;) {
    let best: { project: number; rate: Fraction } | undefined;
    for (const c of open) {
      const r = rate(voters, c, election.projects[c]?.cost ?? 0n);
      if (r && (best === undefined || compare(r, best.rate) < 0)) best = { project: c, rate: r };
    }
    if (best === undefined) return winners;
    const { project, rate: paid } = best;
    for (const v of voters) {
      const u = v.utility.get(project);
      if (u) v.money = subtract(v.money, min(v.money, multiply(paid, u)));
    }
    winners.push(project);
    open = open.filter((c) => c !== project);
  }
}

const costOf = (election: Election, winners: number[]) =>
  winners.reduce((total, c) => total + (election.projects[c]?.cost ?? 0n), 0n);

/** The linear scan, one endowment at a time. */
export function naiveAdd1(
  election: Election,
  settings: Settings,
): { winners: number[]; endowment: Fraction } {
  const n = BigInt(election.ballots.length);
  const unit = 10n ** BigInt(election.decimals);
  const share = n === 0n ? ZERO : fraction(election.budget, n);
  let endowment = settings.start === "exact" ? share : fraction((floor(share) / unit) * unit);
  let winners = naiveEqualShares(election, settings, endowment);
  const voters = votersOf(election, settings, ZERO, true);
  for (;;) {
    const open = election.projects
      .map((p, c) => ({ cost: p.cost, c }))
      .filter(
        ({ c, cost }) => !winners.includes(c) && supported(voters, c) && cost <= election.budget,
      );
    const fits = open.some(({ cost }) => costOf(election, winners) + cost <= election.budget);
    if (open.length === 0 || (settings.stop === "exhaustive" && !fits))
      return { winners, endowment };
    const next = add(endowment, fraction(settings.step));
    const tried = naiveEqualShares(election, settings, next);
    if (costOf(election, tried) > election.budget) return { winners, endowment };
    endowment = next;
    winners = tried;
  }
}

export function naiveGreedy(
  election: Election,
  settings: Settings,
  perCost: boolean,
  funded: number[] = [],
): number[] {
  const voters = votersOf(election, settings, ZERO, true);
  const total = (c: number) => sum(voters.map((v) => v.utility.get(c) ?? ZERO));
  let open = tieOrder(election, settings).filter(
    (c) => supported(voters, c) && !funded.includes(c),
  );
  const winners = [...funded];
  const value = (c: number) => {
    const cost = election.projects[c]?.cost ?? 0n;
    if (!perCost) return total(c);
    return cost === 0n ? fraction(10n ** 30n) : divide(total(c), fraction(cost));
  };
  while (open.length > 0) {
    let best = open[0] as number;
    for (const c of open) if (compare(value(c), value(best)) > 0) best = c;
    if (costOf(election, [...winners, best]) <= election.budget) winners.push(best);
    open = open.filter((c) => c !== best);
  }
  return winners.slice(funded.length);
}

export function naivePhragmen(election: Election, settings: Settings): number[] {
  const approvals = votersOf(election, settings, ZERO, true);
  const load = approvals.map(() => ZERO);
  const winners: number[] = [];
  let open = tieOrder(election, settings).filter(
    (c) => supported(approvals, c) && (election.projects[c]?.cost ?? 0n) <= election.budget,
  );
  for (;;) {
    let best: { c: number; time: Fraction } | undefined;
    for (const c of open) {
      const mine = approvals.map((v, i) => ({ v, i })).filter(({ v }) => v.utility.has(c));
      const total = sum(mine.map(({ i }) => load[i] ?? ZERO));
      const time = divide(
        add(fraction(election.projects[c]?.cost ?? 0n), total),
        fraction(BigInt(mine.length)),
      );
      if (best === undefined || compare(time, best.time) < 0) best = { c, time };
    }
    if (best === undefined || costOf(election, [...winners, best.c]) > election.budget)
      return winners;
    const { c: won, time } = best;
    winners.push(won);
    approvals.forEach((v, i) => {
      if (v.utility.has(won)) load[i] = time;
    });
    open = open.filter((c) => c !== won);
  }
}

interface NaiveBid {
  c: number;
  x: Fraction;
  alpha: Fraction;
  score: Fraction;
}

/** Every share price at which some supporter's money ends, and the full price. */
function naiveBids(voters: Voter[], c: number, costMinor: bigint, byCost: boolean): NaiveBid[] {
  const cost = fraction(costMinor);
  const mine = voters.filter((v) => v.utility.has(c));
  const w = (v: Voter) => v.utility.get(c) ?? ZERO;
  const prices = mine.map((v) => divide(v.money, w(v))).filter((x) => x.numerator > 0n);
  const full = rate(voters, c, costMinor);
  if (full) prices.push(full);
  return prices.map((x) => {
    const collected = sum(mine.map((v) => min(v.money, multiply(x, w(v)))));
    const alpha = min(divide(collected, cost), fraction(1n));
    return {
      c,
      x,
      alpha,
      score: divide(x, multiply(byCost ? cost : fraction(1n), multiply(alpha, alpha))),
    };
  });
}

/** Lower score; then whoever came first; within one project the larger share collected. */
function betterBid(best: NaiveBid | undefined, bid: NaiveBid): NaiveBid {
  if (best === undefined) return bid;
  const order = compare(bid.score, best.score);
  if (order !== 0) return order < 0 ? bid : best;
  return best.c === bid.c && compare(bid.alpha, best.alpha) > 0 ? bid : best;
}

/** Up to a multiple of 2^-96: the rule text of bos.ts. */
function roundUp(price: Fraction): Fraction {
  const grid = fraction(1n << 96n);
  const scaled = multiply(price, grid);
  return divide(fraction(-floor(fraction(-scaled.numerator, scaled.denominator))), grid);
}

export function naiveBos(election: Election, settings: Settings, endowment: Fraction): number[] {
  const order = tieOrder(election, settings);
  const voters = votersOf(election, settings, endowment, true);
  const byCost = settings.utility === "cost" || settings.utility === "points-cost";
  const winners = order.filter((c) => election.projects[c]?.cost === 0n && supported(voters, c));
  let open = order.filter((c) => (election.projects[c]?.cost ?? 0n) > 0n && supported(voters, c));
  for (;;) {
    open = open.filter((c) => costOf(election, [...winners, c]) <= election.budget);
    const bids = open.flatMap((c) =>
      naiveBids(voters, c, election.projects[c]?.cost ?? 0n, byCost),
    );
    const best = bids.reduce<NaiveBid | undefined>(betterBid, undefined);
    if (best === undefined) return winners;
    const { c, x, alpha } = best;
    const price = compare(alpha, fraction(1n)) < 0 ? roundUp(divide(x, alpha)) : x;
    for (const v of voters) {
      const u = v.utility.get(c);
      if (u) v.money = subtract(v.money, min(v.money, multiply(price, u)));
    }
    winners.push(c);
    open = open.filter((other) => other !== c);
  }
}
