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
import {
  EqualSharesRun,
  type Interrupt,
  type Opening,
  type RecordedRun,
  type Setback,
} from "./equal-shares.ts";
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

/** How leaps grow and shrink, in steps. Measured on Budapest 2024 (180 steps a change) and Warszawa 2026 (3 a change). */
const FIRST_STRIDE = { least: 4n, most: 64n };
const GROWTH = 3n;
const SHRINK = 16n;
const BARRIERS_MAX = 16;
const PATIENCE_MAX = 7;

/** A leap that failed. */
interface Barrier {
  /** The number of steps it would have led to: up to there its opening holds. */
  readonly limit: bigint;
  readonly opening: Opening;
  readonly overtaken: Setback["overtaken"];
  /** A guess: the number of steps after which that rival overtakes. */
  change: bigint | undefined;
}

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
  #firstStride = FIRST_STRIDE.most;
  /** Those ahead, nearest first. */
  #barriers: Barrier[] = [];

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
    const { interrupt, skip } = this.#options;
    for (let waited = 0; ; waited++) {
      const end = this.#stopReason();
      if (end !== undefined) return this.#result(start, end);
      if (skip !== false && waited >= this.#patience) {
        this.#leap();
        waited = 0;
      }
      const next = add(this.#endowment, fraction(this.#options.step));
      const opening = this.#openingAt(this.#steps + 1n);
      if (!this.#run.run(next, { interrupt, opening })) return this.#result(start, "interrupted");
      this.#counts++;
      if (costOf(this.#profile, this.#run.purses.winners) > this.#profile.election.budget) {
        return this.#result(start, "overspend");
      }
      this.#keep(next, 1n);
    }
  }

  /** Leaps as far as the same winners can be proven, but for the last step before they are thought to change. */
  #leap(): void {
    const from = this.#steps;
    for (let stride = this.#upToChange(this.#firstStride); stride > 1n; ) {
      if (this.#options.interrupt?.()) return;
      const target = this.#steps + stride;
      const next = add(this.#endowment, fraction(this.#options.step * stride));
      const held = this.#run.repeat(next, this.#kept, this.#openingAt(target));
      this.#counts++;
      const reach = this.#inSteps(this.#run.reach);
      if (held) {
        this.#keep(next, stride);
        const longer = stride * GROWTH;
        stride = this.#upToChange(reach === undefined ? longer : min(longer, reach - stride));
      } else {
        if (this.#run.setback !== undefined) this.#remember(target, this.#run.setback);
        // A guess not below what just failed is no guess; and what failed far away says little about very near.
        const isGuess = reach !== undefined && reach < stride;
        stride = isGuess ? max(reach, stride / SHRINK) : stride / 2n;
      }
    }
    const leapt = this.#steps - from;
    const { least, most } = FIRST_STRIDE;
    this.#firstStride =
      leapt > 0n ? min(most, max(least, leapt * 2n)) : max(least, this.#firstStride / 2n);
    this.#patience = leapt > 0n ? 0 : Math.min(2 * this.#patience + 1, PATIENCE_MAX);
  }

  /** A stride that ends before the next rival is thought to overtake; the given one when none is known. */
  #upToChange(stride: bigint): bigint {
    this.#barriers = this.#barriers.filter(({ limit }) => limit > this.#steps);
    for (const { change } of this.#barriers) {
      if (change !== undefined && change >= this.#steps)
        return min(stride * GROWTH, change - this.#steps);
    }
    return stride;
  }

  /** What is known of the endowment after so many steps. */
  #openingAt(steps: bigint): Opening | undefined {
    return this.#barriers.find(({ limit }) => limit >= steps)?.opening;
  }

  #remember(limit: bigint, { opening, overtaken, change }: Setback): void {
    const beyond = this.#barriers.filter((barrier) => barrier.limit > limit);
    for (const barrier of beyond) {
      const { winner, rival } = barrier.overtaken ?? {};
      // The same two again, from nearer: the better guess.
      if (rival === overtaken?.rival && winner === overtaken?.winner) barrier.change = undefined;
    }
    const guess = this.#steps + (this.#inSteps(change) ?? limit);
    const isGuess = overtaken !== undefined && guess < limit;
    const barrier = { limit, opening, overtaken, change: isGuess ? guess : undefined };
    this.#barriers = [barrier, ...beyond].slice(0, BARRIERS_MAX);
  }

  /** An amount as a number of whole steps; undefined when it is without end. */
  #inSteps(amount: number): bigint | undefined {
    const steps = Math.floor(amount / Number(this.#options.step));
    return Number.isFinite(steps) ? BigInt(Math.max(steps, 0)) : undefined;
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

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** What projects cost together, in minor units. */
export function costOf(profile: Profile, projects: readonly number[]): bigint {
  return projects.reduce((sum, project) => sum + (profile.cost[project] as bigint), 0n);
}
