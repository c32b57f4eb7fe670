/**
 * Add1: raise every voter's endowment step by step, count again each time, keep the last outcome within the budget.
 *
 * Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", NeurIPS 2021, section on exhaustiveness, https://arxiv.org/abs/2008.13276; parameters as in
 * https://equalshares.net/implementation/completion/.
 *
 * All five parameters are explicit here (start, step, stop, and what follows in completion.ts). Cost is not monotone in
 * the endowment, so the linear scan is the rule; we skip only endowments that are proven to give the same winners
 * (`EqualSharesRun.repeat`). Deviations: a project dearer than the whole budget never takes part, and the exhaustive
 * stop looks at supported projects only (else one project without a voter would make the scan endless).
 */
import { EqualSharesRun, type Interrupt, type RecordedRun } from "./equal-shares.ts";
import { add, type Fraction, floor, fraction } from "./fraction.ts";
import type { Profile } from "./profile.ts";

export interface Add1Options {
  /** floor: budget per voter rounded down to whole currency units; exact: budget / voters. */
  readonly start: "floor" | "exact";
  /** Minor units per voter per step; positive. */
  readonly step: bigint;
  /** exhaustive: stop as soon as no supported project fits any more; overspend: only when the next step costs too much. */
  readonly stop: "exhaustive" | "overspend";
  /** False counts every endowment one by one: the same outcome, slower; for checks. */
  readonly skip?: boolean;
  readonly interrupt?: Interrupt | undefined;
}

export interface Add1Result {
  /** In the order chosen. */
  readonly winners: readonly number[];
  /** Per voter, in minor units: the last that kept within the budget. */
  readonly endowment: Fraction;
  /** The endowment at the start. */
  readonly start: Fraction;
  /** Why it ended; interrupted: `winners` is the exact outcome at `endowment`, but higher ones were not tried. */
  readonly end: "exhaustive" | "overspend" | "all_funded" | "interrupted";
  /** How many endowments the rule looked at, and how many counts that took here. */
  readonly steps: bigint;
  readonly counts: number;
}

/** Runs Add1. Undefined when interrupted before the first count ended. */
export function add1(
  profile: Profile,
  rank: Int32Array,
  options: Add1Options,
): Add1Result | undefined {
  const scan = new Scan(profile, rank, options);
  return scan.start() ? scan.climb() : undefined;
}

/** Budget per voter in minor units: exact, or rounded down to whole currency units. 0 when there are no voters. */
export function startEndowment(profile: Profile, start: "floor" | "exact"): Fraction {
  const { budget, decimals } = profile.election;
  if (profile.voterCount === 0) return fraction(0n);
  const share = fraction(budget, BigInt(profile.voterCount));
  if (start === "exact") return share;
  const unit = 10n ** BigInt(decimals);
  return fraction((floor(share) / unit) * unit);
}

/** Where leaps begin: long enough to reach far in few counts, short enough to fail seldom. Measured on Budapest 2024. */
const FIRST_STRIDE = 4n;

class Scan {
  readonly #profile: Profile;
  readonly #options: Add1Options;
  readonly #run: EqualSharesRun;
  #endowment: Fraction;
  #kept: RecordedRun;
  #steps = 0n;
  #counts = 0;
  /** How many steps to take one by one before another leap is tried. */
  #patience = 0;

  constructor(profile: Profile, rank: Int32Array, options: Add1Options) {
    this.#profile = profile;
    this.#options = options;
    this.#run = new EqualSharesRun(profile, rank);
    this.#endowment = startEndowment(profile, options.start);
    this.#kept = this.#run.record();
  }

  start(): boolean {
    const done = this.#run.run(this.#endowment, { interrupt: this.#options.interrupt });
    if (done) this.#keep(this.#endowment, 1n);
    return done;
  }

  climb(): Add1Result {
    const start = startEndowment(this.#profile, this.#options.start);
    for (let waited = 0; ; waited++) {
      const end = this.#stopReason();
      if (end !== undefined) return this.#result(start, end);
      if (this.#options.skip !== false && waited >= this.#patience) {
        this.#patience = this.#skip() ? 0 : Math.min(2 * this.#patience + 1, 31);
        waited = 0;
      }
      const next = add(this.#endowment, fraction(this.#options.step));
      if (!this.#run.run(next, { interrupt: this.#options.interrupt }))
        return this.#result(start, "interrupted");
      this.#counts++;
      if (costOf(this.#profile, this.#run.purses.winners) > this.#profile.election.budget) {
        return this.#result(start, "overspend");
      }
      this.#keep(next, 1n);
    }
  }

  /**
   * Leaps as far as the same winners can be proven: triples the stride while the proof holds; once it fails, closes in on
   * the first endowment where it does not, guided by the run's guess.
   */
  #skip(): boolean {
    let leapt = false;
    /** Steps up to where the proof is known to fail. */
    let limit: bigint | undefined;
    for (let stride = FIRST_STRIDE; stride > 1n; ) {
      if (this.#options.interrupt?.()) return leapt;
      const next = add(this.#endowment, fraction(this.#options.step * stride));
      this.#counts++;
      if (this.#run.repeat(next, this.#kept)) {
        this.#keep(next, stride);
        leapt = true;
        if (limit !== undefined) limit -= stride;
        stride = limit === undefined ? stride * 3n : limit / 2n;
      } else {
        limit = stride;
        const guess = Math.floor((this.#run.reach * 0.99) / Number(this.#options.step));
        const most = (stride * 3n) / 4n;
        stride = guess > 1 && guess < Number(most) ? BigInt(guess) : guess > 1 ? most : stride / 2n;
      }
    }
    return leapt;
  }

  #keep(endowment: Fraction, steps: bigint): void {
    this.#endowment = endowment;
    this.#kept = this.#run.record();
    this.#steps += steps;
  }

  #stopReason(): Add1Result["end"] | undefined {
    const { election, cost, totalWeight } = this.#profile;
    const funded = new Set(this.#kept.winners);
    const open = cost
      .map((_, c) => c)
      .filter(
        (c) =>
          !funded.has(c) &&
          (totalWeight[c] as number) > 0 &&
          (cost[c] as bigint) <= election.budget,
      );
    if (open.length === 0) return "all_funded";
    if (this.#options.stop === "overspend") return undefined;
    const left = election.budget - costOf(this.#profile, this.#kept.winners);
    return open.some((c) => (cost[c] as bigint) <= left) ? undefined : "exhaustive";
  }

  #result(start: Fraction, end: Add1Result["end"]): Add1Result {
    return {
      winners: this.#kept.winners,
      endowment: this.#endowment,
      start,
      end,
      steps: this.#steps,
      counts: this.#counts,
    };
  }
}

/** What projects cost together, in minor units. */
export function costOf(profile: Profile, projects: readonly number[]): bigint {
  return projects.reduce((sum, project) => sum + (profile.cost[project] as bigint), 0n);
}
