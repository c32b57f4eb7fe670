/**
 * Why a project won or lost, from the rounds of an outcome. "Effective support" and the two reasons of losing follow the
 * published explanation of Wieliczka 2023 (Zielony Milion); effective votes: https://equalshares.net/explanation/.
 *
 * Amounts are doubles in minor units, for showing. The exact prices are in the outcome; `verify` checks those.
 */
import { countLeftOut } from "./comparison.ts";
import type { Outcome } from "./count.ts";
import { EqualSharesRun } from "./equal-shares.ts";
import { toNumber } from "./fraction.ts";
import type { Profile } from "./profile.ts";
import { assert } from "./result.ts";

export interface ExplainedRound {
  readonly project: number;
  /** What a full share cost, in minor units per unit of weight. */
  readonly price: number;
  /** Cost / price of every project that could then be bought; a short voter counts in part. 0: not affordable, or bought. */
  readonly effectiveVotes: Float64Array;
  /** Voters who paid the full share, and those who paid all they had left. */
  readonly fullPayers: number;
  readonly partPayers: number;
  /** What the part payers paid together, in minor units. */
  readonly partPaid: number;
}

/** Money of a project's supporters that went to a winner, in minor units. */
export interface SpentElsewhere {
  readonly project: number;
  readonly amount: number;
  /** Of all the money its supporters were given, 0 to 1. */
  readonly share: number;
  /** How many of its supporters paid, and as a share of its votes. */
  readonly voters: number;
  readonly voterShare: number;
}

export type LosingReason =
  | { readonly kind: "no_support" }
  | { readonly kind: "over_budget"; readonly budget: bigint }
  | {
      readonly kind: "too_few_votes";
      readonly votes: number;
      readonly votesNeeded: number;
      readonly money: number;
    }
  | {
      readonly kind: "money_spent_elsewhere";
      readonly money: number;
      readonly left: number;
      readonly spent: readonly SpentElsewhere[];
    }
  /** Greedy and Phragmén: what was left when all chosen before it, or in all, had been paid. */
  | { readonly kind: "no_room"; readonly left: bigint };

export interface ExplainedProject {
  readonly project: number;
  readonly votes: number;
  readonly won: "bought" | "added" | "no";
  /** In percent of its cost: the most its supporters would have put in at any moment. Below 100 a project is not bought. */
  readonly effectiveSupport: number | null;
  /** Lost with at least 90 %. */
  readonly nearMiss: boolean;
  /** Why it lost; empty for winners. */
  readonly reasons: readonly LosingReason[];
}

export interface Explanation {
  readonly outcome: Outcome;
  readonly rounds: readonly ExplainedRound[];
  readonly projects: readonly ExplainedProject[];
  /** Voters with no funded project on their ballot. */
  readonly leftOut: number;
  /** What a voter's money did: payments in order, in minor units, and what was left. */
  voter(index: number): {
    readonly payments: readonly { project: number; amount: number }[];
    readonly left: number;
  };
}

const NEAR_MISS_PERCENT = 90;

/** Explains an outcome of `count` on the same profile and tie order. Winners' effective support takes one count each. */
export function explain(profile: Profile, rank: Int32Array, outcome: Outcome): Explanation {
  const ledger = new Ledger(profile, outcome);
  for (const { project, price } of outcome.endowment === null ? [] : outcome.rounds)
    ledger.buy(project, toNumber(price));
  ledger.close();
  const bought = new Set(outcome.rounds.map(({ project }) => project));
  const winners = new Set(outcome.winners);
  const support = (project: number) => {
    if (
      outcome.endowment === null ||
      outcome.settings.rule === "bos" ||
      profile.votes[project] === 0
    )
      return null;
    return bought.has(project)
      ? heldBackSupport(profile, rank, outcome, project)
      : (ledger.support[project] as number);
  };
  const projects = profile.cost.map((_, project): ExplainedProject => {
    const effectiveSupport = support(project);
    const won = bought.has(project) ? "bought" : winners.has(project) ? "added" : "no";
    return {
      project,
      votes: profile.votes[project] as number,
      won,
      effectiveSupport,
      nearMiss: won === "no" && effectiveSupport !== null && effectiveSupport >= NEAR_MISS_PERCENT,
      reasons: won === "no" ? listReasons(profile, outcome, ledger, project) : [],
    };
  });
  const leftOut = countLeftOut(profile, outcome.winners);
  return {
    outcome,
    rounds: ledger.rounds,
    projects,
    leftOut,
    voter: (index) => ledger.voter(index),
  };
}

/** Replays the payments by doubles. */
class Ledger {
  readonly rounds: ExplainedRound[] = [];
  /** Highest percentage of the cost offered in any round so far. */
  readonly support: Float64Array;
  readonly endowment: number;
  readonly #profile: Profile;
  readonly #balance: Float64Array;
  /** What a class's voter paid for each project on the ballot, beside `profile.ballotProject`. */
  readonly #paid: Float64Array;
  readonly #bought = new Set<number>();

  constructor(profile: Profile, outcome: Outcome) {
    this.#profile = profile;
    this.endowment = outcome.endowment === null ? 0 : toNumber(outcome.endowment);
    this.#balance = new Float64Array(profile.classCount).fill(this.endowment);
    this.#paid = new Float64Array(profile.ballotProject.length);
    this.support = new Float64Array(profile.cost.length);
  }

  buy(project: number, price: number): void {
    const { cost, scale, multiplicity, supportWeight } = this.#profile;
    const effectiveVotes = new Float64Array(cost.length);
    cost.forEach((_, other) => {
      if (this.#bought.has(other)) return;
      effectiveVotes[other] = this.#effectiveVotes(other);
      // A free winner has rate 0, at which nobody offers anything.
      const rate = price === 0 ? 0 : price / Number(scale[project]);
      this.#raiseSupport(other, rate * Number(scale[other]));
    });
    let fullPayers = 0;
    let partPayers = 0;
    let partPaid = 0;
    this.#eachSupporter(project, (voter, entry) => {
      const asked = (supportWeight[entry] as number) * price;
      const left = this.#balance[voter] as number;
      const voters = multiplicity[voter] as number;
      // A balance within rounding of the share is the full share: doubles only show here.
      const short = left < asked * (1 - 1e-9);
      const amount = short ? left : asked;
      if (!short) fullPayers += voters;
      else if (left > this.endowment * 1e-9) {
        partPayers += voters;
        partPaid += voters * amount;
      }
      this.#balance[voter] = short ? 0 : Math.max(0, left - asked);
      this.#note(voter, project, amount);
    });
    this.#bought.add(project);
    this.rounds.push({ project, price, effectiveVotes, fullPayers, partPayers, partPaid });
  }

  /** As `buy`, but only keeps the support of one project: that is all a count with a project held back is for. */
  pass(winner: number, price: number, watched: number): void {
    const { scale, supportWeight } = this.#profile;
    const rate = price === 0 ? 0 : price / Number(scale[winner]);
    this.#raiseSupport(watched, rate * Number(scale[watched]));
    this.#eachSupporter(winner, (voter, entry) => {
      this.#balance[voter] = Math.max(
        0,
        (this.#balance[voter] as number) - (supportWeight[entry] as number) * price,
      );
    });
  }

  /** The end: what is left is offered in full. */
  close(): void {
    this.#profile.cost.forEach((_, project) => {
      if (!this.#bought.has(project)) this.#raiseSupport(project, Number.POSITIVE_INFINITY);
    });
  }

  money(project: number): number {
    let money = 0;
    this.#eachSupporter(project, (voter) => {
      money += (this.#profile.multiplicity[voter] as number) * (this.#balance[voter] as number);
    });
    return money;
  }

  spentElsewhere(project: number): SpentElsewhere[] {
    const { multiplicity, ballotStart, ballotProject, votes } = this.#profile;
    const amounts = new Map<number, { amount: number; voters: number }>();
    this.#eachSupporter(project, (voter) => {
      for (
        let entry = ballotStart[voter] as number;
        entry < (ballotStart[voter + 1] as number);
        entry++
      ) {
        const paid = this.#paid[entry] as number;
        if (paid === 0) continue;
        const sum = amounts.get(ballotProject[entry] as number) ?? { amount: 0, voters: 0 };
        sum.amount += paid * (multiplicity[voter] as number);
        sum.voters += multiplicity[voter] as number;
        amounts.set(ballotProject[entry] as number, sum);
      }
    });
    const given = (votes[project] as number) * this.endowment;
    return [...amounts]
      .map(([winner, { amount, voters }]) => ({
        project: winner,
        amount,
        share: amount / given,
        voters,
        voterShare: voters / (votes[project] as number),
      }))
      .sort((a, b) => b.amount - a.amount);
  }

  voter(index: number): { payments: { project: number; amount: number }[]; left: number } {
    const { classOfVoter, ballotStart, ballotProject } = this.#profile;
    const voter = classOfVoter[index];
    if (voter === undefined) throw new RangeError(`equal-shares: no voter ${index}`);
    const paid = new Map<number, number>();
    for (
      let entry = ballotStart[voter] as number;
      entry < (ballotStart[voter + 1] as number);
      entry++
    ) {
      paid.set(ballotProject[entry] as number, this.#paid[entry] as number);
    }
    const payments = this.rounds.flatMap(({ project }) => {
      const amount = paid.get(project) ?? 0;
      return amount > 0 ? [{ project, amount }] : [];
    });
    return { payments, left: this.#balance[voter] as number };
  }

  #note(voter: number, project: number, amount: number): void {
    const { ballotStart, ballotProject } = this.#profile;
    for (
      let entry = ballotStart[voter] as number;
      entry < (ballotStart[voter + 1] as number);
      entry++
    ) {
      if (ballotProject[entry] === project) this.#paid[entry] = amount;
    }
  }

  #raiseSupport(project: number, price: number): void {
    const { cost, multiplicity, supportWeight } = this.#profile;
    if (cost[project] === 0n) return;
    let offered = 0;
    this.#eachSupporter(project, (voter, entry) => {
      offered +=
        (multiplicity[voter] as number) *
        Math.min(this.#balance[voter] as number, (supportWeight[entry] as number) * price);
    });
    this.support[project] = Math.max(
      this.support[project] as number,
      (100 * offered) / Number(cost[project]),
    );
  }

  /** Cost / price, by raising the price until nobody who is short pays in full; 0 when unaffordable. */
  #effectiveVotes(project: number): number {
    const { cost, multiplicity, supportWeight } = this.#profile;
    const target = Number(cost[project]);
    if (target === 0) return 0;
    let price = 0;
    for (let next = Number.MIN_VALUE; next > price; ) {
      price = next;
      let paid = 0;
      let weight = 0;
      this.#eachSupporter(project, (voter, entry) => {
        const money = this.#balance[voter] as number;
        if (money < (supportWeight[entry] as number) * price * (1 - 1e-12))
          paid += (multiplicity[voter] as number) * money;
        else weight += (multiplicity[voter] as number) * (supportWeight[entry] as number);
      });
      if (weight === 0) return 0;
      next = (target - paid) / weight;
    }
    return target / price;
  }

  #eachSupporter(project: number, visit: (voter: number, entry: number) => void): void {
    const { supportStart, supporter } = this.#profile;
    for (
      let entry = supportStart[project] as number;
      entry < (supportStart[project + 1] as number);
      entry++
    ) {
      visit(supporter[entry] as number, entry);
    }
  }
}

/** What a winner's supporters would have offered had it not been for sale: always at least 100 %. */
function heldBackSupport(
  profile: Profile,
  rank: Int32Array,
  outcome: Outcome,
  project: number,
): number {
  assert(outcome.endowment !== null, "a bought project without an endowment");
  const run = new EqualSharesRun(profile, rank);
  run.run(outcome.endowment, { heldBack: project });
  const ledger = new Ledger(profile, outcome);
  const prices = run.purses.listPrices();
  run.purses.winners.forEach((winner, round) => {
    const price = prices[round];
    if (price !== undefined) ledger.pass(winner, toNumber(price), project);
  });
  ledger.close();
  return ledger.support[project] as number;
}

function listReasons(
  profile: Profile,
  outcome: Outcome,
  ledger: Ledger,
  project: number,
): LosingReason[] {
  const { cost, votes, election } = profile;
  const price = cost[project] as bigint;
  const supporters = votes[project] as number;
  if (supporters === 0) return [{ kind: "no_support" }];
  if (price > election.budget) return [{ kind: "over_budget", budget: election.budget }];
  if (outcome.endowment === null)
    return [{ kind: "no_room", left: election.budget - outcome.cost }];
  const money = supporters * ledger.endowment;
  const reasons: LosingReason[] = [];
  if (money < Number(price)) {
    const votesNeeded = Math.ceil(Number(price) / ledger.endowment);
    reasons.push({ kind: "too_few_votes", votes: supporters, votesNeeded, money });
  }
  const spent = ledger.spentElsewhere(project);
  if (spent.length > 0)
    reasons.push({ kind: "money_spent_elsewhere", money, left: ledger.money(project), spent });
  return reasons;
}
