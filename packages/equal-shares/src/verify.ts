/**
 * An independent check of a claimed outcome, ours or anybody's. It shares no code with the rules: it works on the ballots
 * themselves, in whole numbers, and knows nothing of how the winners were found.
 *
 * EJR+ up to one project: Markus Brill and Jannik Peters, "Robust and Verifiable Proportionality Axioms for Multiwinner
 * Voting", EC 2023, https://arxiv.org/abs/2302.01989; for additive utilities: some group of supporters of an unfunded
 * project c could pay for it at the rate u(c) per unit of cost out of its share of the budget, while each of them, even
 * with c on top, would have no more utility than that rate buys. Priceability: Dominik Peters and Piotr Skowron,
 * "Proportionality and the Limits of Welfarism", EC 2020, https://arxiv.org/abs/1911.11747.
 */
import type { Ballot, Election } from "./election.ts";
import { type Fraction, fraction, gcd } from "./fraction.ts";
import type { Utility } from "./profile.ts";

/** What is claimed. Only `winners` must be there; what is not claimed is not checked. */
export interface Claim {
  /** Project ids. */
  readonly winners: readonly string[];
  /** How utility is counted; for EJR+ and the payments. */
  readonly utility: Utility;
  /** Per voter, in minor units. */
  readonly endowment?: Fraction | undefined;
  /** In order: who was bought and what a full share cost per unit of weight; the others pay all they have left. */
  readonly rounds?: readonly { readonly project: string; readonly price: Fraction }[] | undefined;
  /** Winners that a completion added, which no voter paid for; every other winner must then be in `rounds`. */
  readonly added?: readonly string[] | undefined;
  /** True when no supported project may be left out that still fits. */
  readonly exhaustive?: boolean | undefined;
}

export interface Violation {
  readonly project: string;
  readonly message: string;
}

export interface Check {
  readonly name: "feasible" | "exhaustive" | "priceable" | "ejr_plus_up_to_one";
  /** null: not claimed, so not checked. */
  readonly held: boolean | null;
  readonly violations: readonly Violation[];
}

export interface Verdict {
  /** True when no check failed. EJR+ counts only for rules that promise it: see `promised`. */
  readonly held: boolean;
  readonly checks: readonly Check[];
}

/** Checks a claim. `promised` lists what must hold for `held`; by default all that was checked. */
export function verify(
  election: Election,
  claim: Claim,
  promised?: readonly Check["name"][],
): Verdict {
  const indexById = new Map(election.projects.map(({ id }, index) => [id, index]));
  const winners = claim.winners.map((id) => indexById.get(id));
  const checks = [
    checkFeasible(election, claim, winners),
    checkExhaustive(election, claim, winners),
    checkPriceable(election, claim, indexById),
    checkEjrPlus(election, claim, new Set(winners.filter((winner) => winner !== undefined))),
  ];
  const counts = (check: Check) => promised === undefined || promised.includes(check.name);
  return { held: checks.every((check) => check.held !== false || !counts(check)), checks };
}

function checkOf(name: Check["name"], violations: readonly Violation[]): Check {
  return { name, held: violations.length === 0, violations };
}

function checkFeasible(
  election: Election,
  claim: Claim,
  winners: readonly (number | undefined)[],
): Check {
  const violations: Violation[] = [];
  winners.forEach((winner, place) => {
    const project = claim.winners[place] ?? "";
    if (winner === undefined)
      violations.push({ project, message: "is not a project of this election" });
    else if (winners.indexOf(winner) !== place)
      violations.push({ project, message: "is funded twice" });
  });
  const cost = costOf(election, winners);
  if (cost > election.budget) {
    violations.push({
      project: "",
      message: `the winners cost ${cost}, the budget is ${election.budget} (minor units)`,
    });
  }
  return checkOf("feasible", violations);
}

function costOf(election: Election, winners: Iterable<number | undefined>): bigint {
  let cost = 0n;
  for (const winner of winners)
    cost += winner === undefined ? 0n : (election.projects[winner]?.cost ?? 0n);
  return cost;
}

function checkExhaustive(
  election: Election,
  claim: Claim,
  winners: readonly (number | undefined)[],
): Check {
  if (claim.exhaustive !== true) return { name: "exhaustive", held: null, violations: [] };
  const left = election.budget - costOf(election, winners);
  const supported = new Set(
    election.ballots.flatMap((ballot) =>
      entriesOf(ballot, claim.utility).map(([project]) => project),
    ),
  );
  const violations: Violation[] = [];
  election.projects.forEach(({ id, cost }, index) => {
    if (winners.includes(index) || !supported.has(index) || cost > left) return;
    violations.push({ project: id, message: `costs ${cost} and ${left} is left (minor units)` });
  });
  return checkOf("exhaustive", violations);
}

/** Projects and weights of a ballot, as the utility reads it. */
function entriesOf(ballot: Ballot, utility: Utility): [project: number, weight: bigint][] {
  const entries = ballot.projects.map((project, place): [number, bigint] => {
    const points = BigInt(ballot.points?.[place] ?? 1);
    if (utility === "borda") return [project, BigInt(ballot.projects.length - 1 - place)];
    if (utility === "points" || utility === "points-cost") return [project, points];
    return [project, points > 0n ? 1n : 0n];
  });
  return entries.filter(([, weight]) => weight > 0n);
}

/** Replays the payments in whole numbers: everything times the common denominator of endowment and prices. */
function checkPriceable(
  election: Election,
  claim: Claim,
  indexById: ReadonlyMap<string, number>,
): Check {
  const { endowment, rounds } = claim;
  if (endowment === undefined || rounds === undefined)
    return { name: "priceable", held: null, violations: [] };
  let unit = endowment.denominator;
  for (const { price } of rounds) unit *= price.denominator / gcd(unit, price.denominator);
  const money = election.ballots.map(() => (endowment.numerator * unit) / endowment.denominator);
  const supporters = election.projects.map((): [voter: number, weight: bigint][] => []);
  election.ballots.forEach((ballot, voter) => {
    for (const [project, weight] of entriesOf(ballot, claim.utility))
      supporters[project]?.push([voter, weight]);
  });
  const violations: Violation[] = [];
  const bought = new Set<number>();
  for (const { project: id, price } of rounds) {
    const project = indexById.get(id);
    const isFair = claim.winners.includes(id) && price.numerator >= 0n;
    if (project === undefined || bought.has(project) || !isFair) {
      const message = "is not a winner, is bought twice, or has a negative price";
      violations.push({ project: id, message });
      continue;
    }
    bought.add(project);
    const paid = charge(
      money,
      supporters[project] ?? [],
      (price.numerator * unit) / price.denominator,
    );
    const cost = (election.projects[project]?.cost ?? 0n) * unit;
    const message = `its supporters pay ${about(paid, unit)} of ${about(cost, unit)}`;
    if (paid !== cost) violations.push({ project: id, message });
  }
  for (const id of claim.added === undefined ? [] : claim.winners) {
    const isBought = bought.has(indexById.get(id) ?? -1);
    if (isBought === claim.added?.includes(id))
      violations.push({ project: id, message: "is paid by nobody, or twice" });
  }
  election.projects.forEach(({ id, cost }, project) => {
    if (claim.winners.includes(id) || cost > election.budget) return;
    const mine = supporters[project] ?? [];
    const left = mine.reduce((sum, [voter]) => sum + (money[voter] ?? 0n), 0n);
    if (mine.length === 0 || left < cost * unit) return;
    violations.push({
      project: id,
      message: `its supporters have ${about(left, unit)} left, enough for its cost ${cost}`,
    });
  });
  return checkOf("priceable", violations);
}

/** Takes weight × share from each supporter, or all that is left; returns the sum. */
function charge(
  money: bigint[],
  supporters: readonly [voter: number, weight: bigint][],
  share: bigint,
): bigint {
  let paid = 0n;
  for (const [voter, weight] of supporters) {
    const asked = share * weight;
    const left = money[voter] ?? 0n;
    const payment = asked < left ? asked : left;
    money[voter] = left - payment;
    paid += payment;
  }
  return paid;
}

function about(scaled: bigint, unit: bigint): string {
  const { numerator, denominator } = fraction((scaled * 100n) / unit, 100n);
  return `${Number(numerator) / Number(denominator)}`;
}

/**
 * For each unfunded project: supporters from least to most satisfied; a violation is a prefix that deserves it. A voter's
 * share is budget / voters; a claim with a lower endowment (Add1 from whole units can end there) promises only that.
 */
function checkEjrPlus(election: Election, claim: Claim, winners: ReadonlySet<number>): Check {
  const voters = BigInt(election.ballots.length);
  const { endowment } = claim;
  const isLower =
    endowment !== undefined &&
    endowment.numerator * voters < election.budget * endowment.denominator;
  const share = isLower ? endowment : { numerator: election.budget, denominator: voters };
  const byCost = claim.utility === "cost" || claim.utility === "points-cost";
  const worth = (project: number, weight: bigint) =>
    byCost ? weight * (election.projects[project]?.cost ?? 0n) : weight;
  /** By project: how much utility supporters have together, by what each would have with the project. */
  const groups = election.projects.map(() => new Map<bigint, bigint>());
  for (const ballot of election.ballots) {
    const entries = entriesOf(ballot, claim.utility);
    let had = 0n;
    for (const [project, weight] of entries)
      if (winners.has(project)) had += worth(project, weight);
    for (const [project, weight] of entries) {
      if (winners.has(project)) continue;
      const gain = worth(project, weight);
      const group = groups[project];
      group?.set(had + gain, (group.get(had + gain) ?? 0n) + gain);
    }
  }
  const violations: Violation[] = [];
  election.projects.forEach(({ id, cost }, project) => {
    if (winners.has(project) || cost === 0n) return;
    let sum = 0n;
    for (const [value, gain] of [...(groups[project] ?? [])].sort(([a], [b]) =>
      a < b ? -1 : a > b ? 1 : 0,
    )) {
      sum += gain;
      if (value * cost * share.denominator > share.numerator * sum) continue;
      violations.push({
        project: id,
        message: "a group of its supporters, large enough for it, is left with too little",
      });
      return;
    }
  });
  return checkOf("ejr_plus_up_to_one", violations);
}
