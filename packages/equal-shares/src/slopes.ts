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
  /** The most that the last price can fall per unit of endowment. */
  priceFall = 0;
  #leastFall = 0;
  /** By `mostLost`: about how fast the offer grows. */
  gain = 0;

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
   * Bounds the fall of a winner's price, after it was solved at the higher endowment; `shortBefore` marks who was short at
   * the lower one. Doubles of positive terms: a billionth covers their rounding many times.
   */
  measure(purses: Purses, winner: number, shortBefore: Uint8Array): void {
    const low = this.#low;
    const high = this.#high;
    const { supportStart, supporter, supportWeight, supportVoters } = this.#profile;
    const to = supportStart[winner + 1] as number;
    let mostGrowth = 0;
    let leastGrowth = 0;
    let surePayers = 0;
    let allPayers = 0;
    for (let entry = supportStart[winner] as number; entry < to; entry++) {
      const voter = supporter[entry] as number;
      // Who has nothing left stays at nothing: no growth, and no part in the price.
      if (purses.spent[voter] === 1) continue;
      const voters = supportVoters[entry] as number;
      const isShort = purses.short[entry] === 1;
      if (isShort) leastGrowth += voters * (low[voter] as number);
      else allPayers += voters * (supportWeight[entry] as number);
      if (shortBefore[entry] === 1) mostGrowth += voters * (high[voter] as number);
      else surePayers += voters * (supportWeight[entry] as number);
    }
    this.priceFall =
      surePayers > 0 ? (mostGrowth / surePayers) * (1 + 1e-9) : Number.POSITIVE_INFINITY;
    this.#leastFall = allPayers > 0 ? (leastGrowth / allPayers) * (1 - 1e-9) : 0;
  }

  /** The winner's supporters pay: their money now grows by what the price falls more, or not at all. Before `purses.pay`. */
  pay(purses: Purses, winner: number, shortBefore: Uint8Array): void {
    const low = this.#low;
    const high = this.#high;
    const leastFall = this.#leastFall;
    const { priceFall } = this;
    const { supportStart, supporter, supportWeight } = this.#profile;
    const to = supportStart[winner + 1] as number;
    for (let entry = supportStart[winner] as number; entry < to; entry++) {
      const voter = supporter[entry] as number;
      if (purses.spent[voter] === 1) continue;
      if (purses.short[entry] === 1) {
        low[voter] = 0;
        high[voter] = 0;
        continue;
      }
      const weight = supportWeight[entry] as number;
      const grown = (low[voter] as number) + weight * leastFall;
      low[voter] = shortBefore[entry] === 1 ? 0 : grown * (1 - 1e-12);
      high[voter] = ((high[voter] as number) + weight * priceFall) * (1 + 1e-12);
    }
  }

  /**
   * The most by which a rival's supporters can have offered more at a lower endowment, per unit of endowment, when the
   * price they are asked falls by at most `fall` per unit of weight. `price` is what they are asked now.
   */
  mostLost(purses: Purses, rival: number, price: number, fall: number): number {
    const low = this.#low;
    const { supportStart, supporter, supportWeight, supportVoters } = this.#profile;
    let gain = 0;
    let loss = 0;
    for (
      let entry = supportStart[rival] as number;
      entry < (supportStart[rival + 1] as number);
      entry++
    ) {
      const voter = supporter[entry] as number;
      const weight = supportWeight[entry] as number;
      const voters = supportVoters[entry] as number;
      const margin = purses.bound * 2 + weight * price * 2 ** -40;
      if ((purses.balance[voter] as number) + margin < weight * price)
        gain += voters * (low[voter] as number);
      else loss += voters * weight * fall;
    }
    this.gain = gain - loss;
    return Math.max(0, loss * (1 + 1e-9) - gain * (1 - 1e-9));
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
