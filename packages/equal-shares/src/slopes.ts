import type { Profile } from "./profile.ts";
import type { Purses } from "./purses.ts";

/**
 * How fast each voter's money grows with the endowment, as bounds that hold from one endowment up to a higher one while
 * the winners stay the same. They are what lets Add1 skip: see `EqualSharesRun.repeat`.
 *
 * With the same winners, more endowment means at least as much money for everyone and lower prices. So who is short at the
 * higher endowment was short all the way, who was not short at the lower one never is, and only who changes sides is
 * uncertain. A price falls by (growth of the short voters' money) / (weight of the others) per unit of endowment.
 */
export class Slopes {
  readonly #profile: Profile;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  /** The most and the least that the last winner's price can fall per unit of endowment. */
  #mostFall = 0;
  #leastFall = 0;
  /** By `measureOffer`: the least, and the most, that a rival's offer can grow per unit of endowment. */
  leastGain = 0;
  mostGain = 0;

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#low = new Float64Array(profile.classCount);
    this.#high = new Float64Array(profile.classCount);
  }

  /** Before the first round everyone's money grows as the endowment. */
  reset(): void {
    this.#low.fill(1);
    this.#high.fill(1);
  }

  /**
   * Bounds the fall of a winner's price, right after it was solved at the higher endowment; `shortBefore` marks who was
   * short at the lower one. Doubles of positive terms: a billionth covers their rounding many times.
   */
  measure(purses: Purses, shortBefore: Uint8Array): void {
    const low = this.#low;
    const high = this.#high;
    const { payers, payersLength, lastPayers, lastPayersLength, spent } = purses;
    const { supporter, supportWeight, supportVoters } = this.#profile;
    let mostGrowth = 0;
    let leastGrowth = 0;
    let surePayers = 0;
    let allPayers = 0;
    // Who is short here was short below as well; who has nothing left has no growth, and no part in the price.
    for (let k = 0; k < lastPayersLength; k++) {
      const entry = lastPayers[k] as number;
      const voter = supporter[entry] as number;
      const voters = supportVoters[entry] as number;
      leastGrowth += voters * (low[voter] as number);
      mostGrowth += voters * (high[voter] as number);
    }
    for (let k = 0; k < payersLength; k++) {
      const entry = payers[k] as number;
      const voter = supporter[entry] as number;
      if (spent[voter] === 1) continue;
      const voters = supportVoters[entry] as number;
      const weight = voters * (supportWeight[entry] as number);
      allPayers += weight;
      if (shortBefore[entry] === 1) mostGrowth += voters * (high[voter] as number);
      else surePayers += weight;
    }
    this.#mostFall =
      surePayers > 0 ? (mostGrowth / surePayers) * (1 + 1e-9) : Number.POSITIVE_INFINITY;
    this.#leastFall = allPayers > 0 ? (leastGrowth / allPayers) * (1 - 1e-9) : 0;
  }

  /** The winner's supporters pay: their money now grows by what the price falls more, or not at all. Before `purses.pay`. */
  pay(purses: Purses, winner: number, shortBefore: Uint8Array): void {
    purses.list(winner);
    const low = this.#low;
    const high = this.#high;
    const leastFall = this.#leastFall;
    const mostFall = this.#mostFall;
    const { payers, payersLength, lastPayers, lastPayersLength, spent } = purses;
    const { supporter, supportWeight } = this.#profile;
    for (let k = 0; k < payersLength; k++) {
      const entry = payers[k] as number;
      const voter = supporter[entry] as number;
      if (spent[voter] === 1) continue;
      const weight = supportWeight[entry] as number;
      const grown = (low[voter] as number) + weight * leastFall;
      low[voter] = shortBefore[entry] === 1 ? 0 : grown * (1 - 1e-12);
      high[voter] = ((high[voter] as number) + weight * mostFall) * (1 + 1e-12);
    }
    for (let k = 0; k < lastPayersLength; k++) {
      const voter = supporter[lastPayers[k] as number] as number;
      low[voter] = 0;
      high[voter] = 0;
    }
  }

  /**
   * Bounds how fast a rival's offer grows, per unit of endowment, when its supporters are asked the last winner's price ×
   * `ratio`, which is `price` here; from `distance` below up to here. Who is short here adds what his money grows, who is
   * not all the way takes off what the price falls; of the others either may be true.
   */
  measureOffer(
    purses: Purses,
    rival: number,
    price: number,
    ratio: number,
    distance: number,
  ): void {
    const low = this.#low;
    const high = this.#high;
    const { supportStart, supporter, supportWeight, supportVoters } = this.#profile;
    const mostFall = this.#mostFall * ratio * (1 + 1e-9);
    const leastFall = this.#leastFall * ratio * (1 - 1e-9);
    let leastShort = 0;
    let mostShort = 0;
    let leastFree = 0;
    let mostFree = 0;
    const to = supportStart[rival + 1] as number;
    for (let entry = supportStart[rival] as number; entry < to; entry++) {
      const voter = supporter[entry] as number;
      const weight = supportWeight[entry] as number;
      const voters = supportVoters[entry] as number;
      const left = (purses.balance[voter] as number) - weight * price;
      const margin = purses.bound * 2 + weight * price * 2 ** -40;
      if (left + margin < 0) {
        leastShort += voters * (low[voter] as number);
        mostShort += voters * (high[voter] as number);
        continue;
      }
      mostFree += voters * weight;
      const leftBefore = left - distance * ((high[voter] as number) + weight * mostFall);
      if (leftBefore > margin) leastFree += voters * weight;
      else mostShort += voters * (high[voter] as number);
    }
    this.leastGain =
      leastShort * (1 - 1e-9) - (mostFree > 0 ? mostFree * mostFall * (1 + 1e-9) : 0);
    this.mostGain = mostShort * (1 + 1e-9) - leastFree * leastFall * (1 - 1e-9);
  }

  /** At least how fast the money of a project's supporters grows. */
  growth(project: number): number {
    const low = this.#low;
    const { supportStart, supporter, supportVoters } = this.#profile;
    let growth = 0;
    for (
      let entry = supportStart[project] as number;
      entry < (supportStart[project + 1] as number);
      entry++
    ) {
      growth += (supportVoters[entry] as number) * (low[supporter[entry] as number] as number);
    }
    return growth;
  }
}
