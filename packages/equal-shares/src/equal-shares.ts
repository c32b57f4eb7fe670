/**
 * Method of Equal Shares for additive utilities, one run with a fixed endowment.
 *
 * Dominik Peters, Grzegorz Pierczyński and Piotr Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", NeurIPS 2021, https://arxiv.org/abs/2008.13276.
 *
 * Deviations: a supported project that costs nothing is funded first, at price 0 (the paper has positive costs); a
 * project that nobody supports is never funded; ties follow a fixed strict order.
 */
import { type Fraction, subtract, toNumber } from "./fraction.ts";
import type { Profile } from "./profile.ts";
import { type Price, Purses } from "./purses.ts";
import { assert } from "./result.ts";
import { Slopes } from "./slopes.ts";

/** Asked between rounds; true stops the count, which then tells how far it came. */
export type Interrupt = () => boolean;

export interface RunOptions {
  readonly interrupt?: Interrupt | undefined;
  /** A project that may not win: its supporters' money is then measured against the others. */
  readonly heldBack?: number;
  readonly opening?: Opening | undefined;
}

/**
 * What is known of every endowment up to some limit: the first winners are these, and from there on no rate lies below its
 * key. Projects that are not in `order` are funded by then, or unaffordable for good.
 */
export interface Opening {
  readonly winners: readonly number[];
  readonly keys: Float64Array;
  /** The projects still in the running, lowest key first. */
  readonly order: Int32Array;
}

/** What a failed `repeat` found. */
export interface Setback {
  /** Holds from the earlier run up to the endowment that was tried. */
  readonly opening: Opening;
  /** The rival that has overtaken the winner of a round, or can be bought at the end (`winner` undefined). */
  readonly overtaken: { readonly winner: number | undefined; readonly rival: number } | undefined;
  /** A guess: how far above the earlier endowment that happens, in minor units; without a rival, of nothing. */
  readonly change: number;
}

/** The exact price of a round in an earlier run, with its double. */
export interface Threshold extends Fraction {
  readonly approximate: number;
}

/** A finished run that a later one is compared with. */
export interface RecordedRun {
  readonly endowment: Fraction;
  readonly winners: readonly number[];
  readonly thresholds: readonly Threshold[];
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
  readonly #slopes: Slopes;
  /** After `repeat`, a guess: how far above the earlier endowment a proof may succeed, in minor units. */
  reach = 0;
  /** After a failed `repeat`. */
  setback: Setback | undefined;
  /** The marks of the run recorded last. */
  readonly #shortBefore: Uint8Array;

  constructor(profile: Profile, rank: Int32Array) {
    this.#profile = profile;
    this.#rank = rank;
    this.purses = new Purses(profile);
    this.#slopes = new Slopes(profile);
    this.#shortBefore = new Uint8Array(profile.supporter.length);
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
    const { opening } = options;
    purses.fill(endowment);
    this.#fundFree(options.heldBack);
    this.#key.set(opening?.keys ?? this.#startKey);
    const queue = new Queue(opening?.order ?? this.#startOrder, this.#key);
    for (const winner of opening?.winners.slice(purses.winners.length) ?? []) {
      purses.pay(winner, this.#solveWinner(winner));
    }
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
   * Repeats an earlier run at a higher endowment and proves that every endowment in between has the same winners in the
   * same order. False when the proof fails, which says nothing about the outcome; `setback` then tells how far it came.
   * `opening` must hold up to that endowment, and its winners be the first of the earlier run.
   *
   * Why it is a proof: as long as the winners are the same, more endowment leaves every voter at least as much money in
   * each round, so every rate falls, or stays. For any endowment in between, the winner's rate is thus at most what it
   * was before, and a rival's at least what it is here: a rival that is here no better than the winner was before never
   * was better. For rivals closer than that, see `#place`. If no rival can have won any round, and none is affordable at
   * the end here, the winners are the same.
   */
  repeat(endowment: Fraction, before: RecordedRun, opening?: Opening): boolean {
    const { purses } = this;
    const slopes = this.#slopes;
    purses.fill(endowment);
    slopes.reset();
    this.#fundFree(undefined);
    this.#key.set(opening?.keys ?? this.#startKey);
    const queue = new Queue(opening?.order ?? this.#startOrder, this.#key);
    this.reach = Number.POSITIVE_INFINITY;
    this.setback = undefined;
    const distance = toNumber(subtract(endowment, before.endowment)) * (1 + 2 ** -40);
    const known = opening?.winners.length ?? 0;
    for (let round = purses.winners.length; round < before.winners.length; round++) {
      const winner = before.winners[round] as number;
      const price = this.#solveWinner(winner);
      slopes.measure(purses, this.#shortBefore);
      if (round >= known) {
        const threshold = before.thresholds[round] as Threshold;
        if (this.#isOvertaken(queue, winner, price, threshold, distance)) return false;
        queue.remove(winner);
      }
      slopes.pay(purses, winner, this.#shortBefore);
      purses.pay(winner, price);
    }
    this.#challengeEnd(queue, distance);
    return this.setback === undefined;
  }

  #solveWinner(winner: number): Price {
    const scale = this.#scale[winner] as number;
    const lower = (this.#key[winner] as number) * scale * (1 - 2 ** -48);
    const price = this.purses.solve(winner, lower);
    assert(price !== undefined, "a winner stays affordable when everyone has more");
    this.#key[winner] = (price.approximate / scale) * (1 - 2 ** -48);
    return price;
  }

  /**
   * Sets back the repeat when a rival can have had a lower rate than the winner (or the same and a better rank) on the
   * way; true when one is ahead. While that is only not excluded, the next rivals and rounds are looked at all the same:
   * they tell how far to try next.
   */
  #isOvertaken(
    queue: Queue,
    winner: number,
    price: Price,
    threshold: Threshold,
    distance: number,
  ): boolean {
    const rate = threshold.approximate / (this.#scale[winner] as number);
    queue.startRound();
    for (let next = queue.next(rate); next >= 0; next = queue.next(rate)) {
      if (next === winner || this.#surelyLoses(queue, next, rate)) continue;
      const { place, reach } = this.#place(next, winner, price, distance);
      if (place !== "behind" && this.#stillLoses(queue, next, winner, threshold)) continue;
      this.reach = Math.min(this.reach, reach);
      if (place === "behind") continue;
      const isAhead = place === "ahead";
      this.#setBack(queue, reach, isAhead ? { winner, rival: next } : undefined);
      if (isAhead) return true;
    }
    return false;
  }

  /** Whether a rival's rate here is no better than the winner's was before, exactly. */
  #stillLoses(queue: Queue, rival: number, winner: number, threshold: Threshold): boolean {
    const price = this.#solveAbove(queue, rival);
    if (price === undefined) return true;
    const order = this.#compareWithThreshold(rival, price, winner, threshold);
    if (order !== 0) return order > 0;
    return (this.#rank[rival] as number) > (this.#rank[winner] as number);
  }

  /** Sets back the repeat when a project that was not funded may be affordable at the end. Money only grows on the way. */
  #challengeEnd(queue: Queue, distance: number): void {
    const { purses } = this;
    queue.startRound();
    for (let next = queue.next(Number.MAX_VALUE); next >= 0; next = queue.next(Number.MAX_VALUE)) {
      purses.offer(next, 0);
      const over = purses.money + purses.doubt - (this.#costs[next] as number) * (1 - 2 ** -50);
      if (over < 0) continue;
      const change = distance - over / this.#slopes.growth(next);
      this.reach = Math.min(this.reach, change);
      this.#setBack(queue, change, { winner: undefined, rival: next });
      return;
    }
  }

  /** What was proven before the first doubt stays so when a later rival turns out to be ahead. */
  #setBack(queue: Queue, change: number, overtaken: Setback["overtaken"]): void {
    const opening = this.setback?.opening ?? {
      winners: [...this.purses.winners],
      keys: this.#key.slice(),
      order: queue.list(),
    };
    this.setback = { opening, overtaken, change };
  }

  /**
   * Where a rival stands: whether its supporters offered too little at the winner's rate, here and at every endowment on
   * the way. They did not offer more than its cost at the earlier endowment, or it would have won there. So it is proven
   * when the offer surely shrinks all the way, or when it is too little here and cannot have been that much more before.
   * Also guesses how far the proof may reach.
   */
  #place(
    rival: number,
    winner: number,
    price: Price,
    distance: number,
  ): { place: "behind" | "unsure" | "ahead"; reach: number } {
    const { purses } = this;
    const slopes = this.#slopes;
    const ratio = (this.#scale[rival] as number) / (this.#scale[winner] as number);
    const asked = price.approximate * ratio;
    const lack =
      (this.#costs[rival] as number) * (1 - 2 ** -40) - (purses.offer(rival, asked) + purses.doubt);
    slopes.measureOffer(purses, rival, asked, ratio, distance);
    if (slopes.mostGain < 0) return { place: "behind", reach: Number.POSITIVE_INFINITY };
    const gain = (slopes.leastGain + slopes.mostGain) / 2;
    const level = gain > 0 ? distance + lack / gain : Number.POSITIVE_INFINITY;
    if (lack <= 0) return { place: "ahead", reach: level };
    const lost = Math.max(0, -slopes.leastGain);
    if (distance * lost < lack) return { place: "behind", reach: level };
    // What the slopes leave open grows about with the square of the distance.
    return { place: "unsure", reach: 0.8 * Math.sqrt((distance * lack) / lost) };
  }

  #compareWithThreshold(rival: number, price: Price, winner: number, threshold: Threshold): number {
    const { scale } = this.#profile;
    const left = price.numerator * threshold.denominator * (scale[winner] as bigint);
    const right =
      threshold.numerator * this.purses.denominator * price.factor * (scale[rival] as bigint);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** What `repeat` needs to know of the run just made. Only the last record can be repeated: they share their marks. */
  record(): RecordedRun {
    const { purses } = this;
    let denominator = purses.endowment.denominator;
    const thresholds = purses.prices.map(({ numerator, factor, approximate }) => {
      denominator *= factor;
      return { numerator, denominator, approximate };
    });
    const { endowment } = purses;
    this.#shortBefore.set(purses.short);
    return { endowment, winners: [...purses.winners], thresholds };
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
      if (this.#surelyLoses(queue, next, bestRate)) continue;
      const price = this.#solveAbove(queue, next);
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
   * True when a project's rate surely is higher than the given one, or when it is unaffordable, which it then stays (money
   * only falls). Raises its bound. An infinite rate only asks whether it is affordable.
   */
  #surelyLoses(queue: Queue, project: number, rate: number): boolean {
    const { purses } = this;
    const scale = this.#scale[project] as number;
    const cost = this.#costs[project] as number;
    const key = this.#key[project] as number;
    const offer = purses.offer(project, (Number.isFinite(rate) ? rate : key) * scale);
    if (purses.money + purses.doubt < cost * (1 - 2 ** -50)) {
      queue.remove(project);
      return true;
    }
    const loses = Number.isFinite(rate) && offer + purses.doubt < cost * (1 - 2 ** -50);
    // Whoever is taken as short, what the others must then pay is a lower bound of the price.
    const others = cost - purses.shortMoney - purses.doubt;
    const bound = purses.freeWeight > 0 ? others / purses.freeWeight / scale : 0;
    this.#key[project] = Math.max(key, (loses ? Math.max(bound, rate) : bound) * (1 - 2 ** -40));
    return loses;
  }

  /** The exact price, from the known bound up; undefined (and out of the running) when unaffordable. */
  #solveAbove(queue: Queue, project: number): Price | undefined {
    const scale = this.#scale[project] as number;
    const lower = (this.#key[project] as number) * scale * (1 - 2 ** -48);
    const price = this.purses.solve(project, lower);
    if (price === undefined) queue.remove(project);
    else this.#key[project] = (price.approximate / scale) * (1 - 2 ** -48);
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

  /** A copy of what is left. */
  list(): Int32Array {
    return this.#projects.slice(0, this.#length);
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
