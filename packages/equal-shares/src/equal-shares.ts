/**
 * Method of Equal Shares for additive utilities, one run with a fixed endowment.
 *
 * Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", NeurIPS 2021, https://arxiv.org/abs/2008.13276.
 *
 * Deviations: a supported project that costs nothing is funded first, at price 0 (the paper has positive costs); a
 * project that nobody supports is never funded; ties follow a fixed strict order.
 */
import type { Fraction } from "./fraction.ts";
import type { Profile } from "./profile.ts";
import { type Price, Purses } from "./purses.ts";
import { assert } from "./result.ts";

/** Asked between rounds; true stops the count, which then tells how far it came. */
export type Interrupt = () => boolean;

export interface RunOptions {
  readonly interrupt?: Interrupt | undefined;
  /** A project that may not win: its supporters' money is then measured against the others. */
  readonly heldBack?: number;
}

/** The exact price of a round in an earlier run, with its double. */
export interface Threshold extends Fraction {
  readonly approximate: number;
}

/** Counts one election again and again with different endowments, in the same memory. */
export class EqualSharesRun {
  readonly purses: Purses;
  readonly #profile: Profile;
  readonly #rank: Int32Array;
  /** Lower bound of each project's rate. Money only falls in a run, so a rate only rises and old bounds stay true. */
  readonly #key: Float64Array;
  readonly #startKey: Float64Array;
  readonly #startOrder: Int32Array;
  readonly #scale: Float64Array;
  readonly #costs: Float64Array;

  constructor(profile: Profile, rank: Int32Array) {
    this.#profile = profile;
    this.#rank = rank;
    this.purses = new Purses(profile);
    this.#scale = Float64Array.from(profile.scale, Number);
    this.#costs = Float64Array.from(profile.cost, Number);
    this.#startKey = this.#costs.map(
      (cost, c) =>
        (cost / ((profile.totalWeight[c] as number) * (this.#scale[c] as number))) * (1 - 2 ** -48),
    );
    this.#key = new Float64Array(profile.cost.length);
    const countable = profile.cost.map((_, c) => c).filter((c) => this.#isCountable(c));
    this.#startOrder = Int32Array.from(
      countable.sort((a, b) => (this.#startKey[a] as number) - (this.#startKey[b] as number)),
    );
  }

  /** A project that can be bought at all: supported, not free, within the whole budget. */
  #isCountable(c: number): boolean {
    const { totalWeight, cost, election } = this.#profile;
    return (
      (totalWeight[c] as number) > 0 &&
      (cost[c] as bigint) > 0n &&
      (cost[c] as bigint) <= election.budget
    );
  }

  /** Runs to the end; false when interrupted, with the rounds so far in `purses`. */
  run(endowment: Fraction, options: RunOptions = {}): boolean {
    const { purses } = this;
    purses.fill(endowment);
    this.#fundFree(options.heldBack);
    this.#key.set(this.#startKey);
    const queue = new Queue(this.#startOrder, this.#key);
    if (options.heldBack !== undefined) queue.remove(options.heldBack);
    for (;;) {
      if (options.interrupt?.()) return false;
      const best = this.#findBest(queue);
      if (best === undefined) return true;
      purses.pay(best.project, best.price);
      queue.remove(best.project);
    }
  }

  /**
   * Repeats the run before at a higher endowment and proves that every endowment in between has the same winners in the
   * same order. `threshold[t]` is the price of round t at the lower endowment. False when the proof fails, which says
   * nothing about the outcome.
   *
   * Why it is a proof: as long as the winners are the same, more endowment leaves every voter at least as much money in
   * each round, so every rate falls, or stays. For any endowment in between, the winner's rate is thus at most its
   * threshold, and a rival's at least what it is here. If here no rival goes below the winner's threshold, none did on
   * the way; and if here none is affordable at the end, none was.
   */
  repeat(
    endowment: Fraction,
    winners: readonly number[],
    thresholds: readonly Threshold[],
  ): boolean {
    const { purses } = this;
    purses.fill(endowment);
    this.#fundFree(undefined);
    this.#key.set(this.#startKey);
    const queue = new Queue(this.#startOrder, this.#key);
    for (let round = purses.winners.length; round < winners.length; round++) {
      const winner = winners[round] as number;
      const price = this.#keepsWinner(queue, winner, thresholds[round] as Threshold);
      if (price === undefined) return false;
      purses.pay(winner, price);
      queue.remove(winner);
    }
    queue.startRound();
    for (let next = queue.next(Number.MAX_VALUE); next >= 0; next = queue.next(Number.MAX_VALUE)) {
      purses.offer(next, 0);
      if (purses.money + purses.doubt >= (this.#costs[next] as number) * (1 - 2 ** -50))
        return false;
    }
    return true;
  }

  /** The winner's price when no rival's rate lies below the threshold (or at it, with a better rank). */
  #keepsWinner(queue: Queue, winner: number, threshold: Threshold): Price | undefined {
    const rate = threshold.approximate / (this.#scale[winner] as number);
    queue.startRound();
    for (let next = queue.next(rate); next >= 0; next = queue.next(rate)) {
      const price = next === winner ? undefined : this.#solveIfItMayWin(queue, next, rate);
      if (price === undefined) continue;
      this.#key[next] = (price.approximate / (this.#scale[next] as number)) * (1 - 2 ** -48);
      const order = this.#compareWithThreshold(next, price, winner, threshold);
      if (
        order < 0 ||
        (order === 0 && (this.#rank[next] as number) < (this.#rank[winner] as number))
      )
        return undefined;
    }
    const price = this.#solveIfItMayWin(queue, winner, rate * (1 + 2 ** -40));
    assert(price !== undefined, "a winner stays affordable when everyone has more");
    return price;
  }

  #compareWithThreshold(rival: number, price: Price, winner: number, threshold: Threshold): number {
    const { scale } = this.#profile;
    const left = price.numerator * threshold.denominator * (scale[winner] as bigint);
    const right =
      threshold.numerator * this.purses.denominator * price.factor * (scale[rival] as bigint);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** The prices of this run, for `repeat`. */
  thresholds(): Threshold[] {
    let denominator = this.purses.endowment.denominator;
    return this.purses.prices.map(({ numerator, factor, approximate }) => {
      denominator *= factor;
      return { numerator, denominator, approximate };
    });
  }

  #fundFree(heldBack: number | undefined): void {
    const { cost, votes } = this.#profile;
    const free = cost
      .map((_, c) => c)
      .filter((c) => cost[c] === 0n && (votes[c] as number) > 0 && c !== heldBack);
    free.sort((a, b) => (this.#rank[a] as number) - (this.#rank[b] as number));
    for (const project of free) {
      const price = this.purses.solve(project);
      assert(price !== undefined, "a free project has a price of 0");
      this.purses.pay(project, price);
    }
  }

  /** The affordable project with the lowest rate, ties by rank. Lowest bound first; stops when no bound can win. */
  #findBest(queue: Queue): { project: number; price: Price } | undefined {
    const { purses } = this;
    let best: { project: number; price: Price } | undefined;
    let bestRate = Number.POSITIVE_INFINITY;
    queue.startRound();
    for (let next = queue.next(bestRate); next >= 0; next = queue.next(bestRate)) {
      const price = this.#solveIfItMayWin(queue, next, bestRate);
      if (price === undefined) continue;
      const rate = price.approximate / (this.#scale[next] as number);
      this.#key[next] = rate * (1 - 2 ** -48);
      const order =
        best === undefined ? -1 : purses.compareRates(next, price, best.project, best.price);
      if (
        order < 0 ||
        (order === 0 &&
          (this.#rank[next] as number) < (this.#rank[best?.project ?? next] as number))
      ) {
        best = { project: next, price };
        bestRate = rate;
      }
    }
    return best;
  }

  /**
   * The exact price of a project whose rate may be as low as the given one; undefined when it surely is higher (raises
   * its bound), or when it is unaffordable (for good: money only falls).
   */
  #solveIfItMayWin(queue: Queue, project: number, rate: number): Price | undefined {
    const { purses } = this;
    const scale = this.#scale[project] as number;
    const cost = this.#costs[project] as number;
    const probe = rate === Number.POSITIVE_INFINITY ? (this.#key[project] as number) : rate;
    const offer = purses.offer(project, probe * scale);
    if (purses.money + purses.doubt < cost * (1 - 2 ** -50)) {
      queue.remove(project);
      return undefined;
    }
    const loses = probe === rate && offer + purses.doubt < cost * (1 - 2 ** -50);
    // Whoever is taken as short, what the others must then pay is a lower bound of the price.
    const bound =
      purses.freeWeight > 0
        ? (cost - purses.shortMoney - purses.doubt) / purses.freeWeight / scale
        : 0;
    this.#key[project] = Math.max(
      this.#key[project] as number,
      (loses ? Math.max(bound, rate) : bound) * (1 - 2 ** -40),
    );
    if (loses) return undefined;
    const price = purses.solve(project, (this.#key[project] as number) * scale * (1 - 2 ** -48));
    if (price === undefined) queue.remove(project);
    return price;
  }
}

/** Projects still in the running, lowest bound first. Bounds move little between rounds, so an insertion sort is linear. */
class Queue {
  readonly #key: Float64Array;
  readonly #projects: Int32Array;
  #length: number;
  #position = 0;

  constructor(order: Int32Array, key: Float64Array) {
    this.#key = key;
    this.#projects = order.slice();
    this.#length = order.length;
  }

  startRound(): void {
    this.#position = 0;
    const projects = this.#projects;
    for (let i = 1; i < this.#length; i++) {
      const project = projects[i] as number;
      const key = this.#key[project] as number;
      let place = i;
      while (place > 0 && (this.#key[projects[place - 1] as number] as number) > key) {
        projects[place] = projects[place - 1] as number;
        place--;
      }
      projects[place] = project;
    }
  }

  /** The next project whose bound does not exceed the rate, or -1. Equal bounds are given too: ties must be seen. */
  next(rate: number): number {
    if (this.#position >= this.#length) return -1;
    const project = this.#projects[this.#position] as number;
    if ((this.#key[project] as number) > rate) return -1;
    this.#position++;
    return project;
  }

  remove(project: number): void {
    const place = this.#projects.subarray(0, this.#length).indexOf(project);
    if (place < 0) return;
    this.#projects.copyWithin(place, place + 1, this.#length);
    this.#length--;
    if (place < this.#position) this.#position--;
  }
}
