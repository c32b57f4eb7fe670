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
import { assert } from "./result.ts";
import { type Price, Purses } from "./purses.ts";

/** Asked between rounds; true stops the count, which then tells how far it came. */
export type Interrupt = () => boolean;

/** Called just before a winner pays, with the money as it then is. */
export type Observe = (purses: Purses, winner: number, price: Price) => void;

export interface RunOptions {
  readonly interrupt?: Interrupt | undefined;
  readonly observe?: Observe | undefined;
  /** A project that may not win: its supporters' money is then measured against the others. */
  readonly heldBack?: number;
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
      (cost, c) => cost / ((profile.totalWeight[c] as number) * (this.#scale[c] as number)),
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
    return (totalWeight[c] as number) > 0 && (cost[c] as bigint) > 0n && (cost[c] as bigint) <= election.budget;
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
      options.observe?.(purses, best.project, best.price);
      purses.pay(best.project, best.price);
      queue.remove(best.project);
    }
  }

  #fundFree(heldBack: number | undefined): void {
    const { cost, votes } = this.#profile;
    const free = cost.map((_, c) => c).filter((c) => cost[c] === 0n && (votes[c] as number) > 0 && c !== heldBack);
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
      if (best !== undefined && this.#surelyLoses(next, bestRate)) continue;
      const price = purses.solve(next);
      if (price === undefined) {
        queue.remove(next);
        continue;
      }
      const rate = price.approximate / (this.#scale[next] as number);
      this.#key[next] = rate * (1 - 2 ** -48);
      const order = best === undefined ? -1 : purses.compareRates(next, price, best.project, best.price);
      if (order < 0 || (order === 0 && this.#rank[next] as number < (this.#rank[best?.project ?? next] as number))) {
        best = { project: next, price };
        bestRate = rate;
      }
    }
    return best;
  }

  /** True when a project's supporters, at the best rate, surely pay less than it costs; raises its bound. */
  #surelyLoses(project: number, rate: number): boolean {
    const { purses } = this;
    const scale = this.#scale[project] as number;
    const cost = this.#costs[project] as number;
    if (purses.offer(project, rate * scale) + purses.doubt >= cost * (1 - 2 ** -50)) return false;
    // Who is short at this rate is short at its true, higher rate: what the others must then pay is a lower bound.
    const bound = (cost - purses.shortMoney - purses.doubt) / purses.freeWeight / scale;
    this.#key[project] = Math.max(this.#key[project] as number, Math.max(bound, rate) * (1 - 2 ** -40));
    return true;
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
