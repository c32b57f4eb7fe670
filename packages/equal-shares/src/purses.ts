import { type Fraction, gcd, ratioToNumber } from "./fraction.ts";
import type { Profile } from "./profile.ts";
import { assert } from "./result.ts";

/** An exact price over the running common denominator: numerator / (denominator of the round before × factor). */
export interface Price {
  readonly numerator: bigint;
  readonly factor: bigint;
  /** The same as a double, relative error below 2^-51. */
  readonly approximate: number;
}

/**
 * The voters' money during one run of equal shares, exact and fast at once.
 *
 * Who pays pays weight × price of the round, or all that is left. A voter who paid all has exactly nothing for good, so
 * every other balance is endowment − Σ weight × price over the winners on the ballot: a whole-number combination of one
 * exact price per round. The doubles in `balance` only filter. They are within `bound` of the truth; whoever compares
 * closer than that asks the exact combination. Prices come from the exact side, so errors do not grow with the rounds.
 */
export class Purses {
  readonly profile: Profile;
  readonly balance: Float64Array;
  /** 1 once a class has exactly nothing left. */
  readonly spent: Uint8Array;
  readonly winners: number[] = [];
  readonly prices: Price[] = [];
  /** 1 at a support entry whose voter cannot pay the full share; valid after `solve` of that project. */
  readonly short: Uint8Array;
  endowment: Fraction = { numerator: 0n, denominator: 1n };
  /** The most a double in `balance` can be off. */
  bound = 0;
  money = 0;
  shortMoney = 0;
  freeWeight = 0;
  doubt = 0;
  #denominator = 1n;
  /** The endowment as a double. */
  #amount = 0;
  /** The rounds a class paid in full and with what weight: `#paidLength` entries from where its ballot starts. */
  readonly #paidLength: Int32Array;
  readonly #paidRound: Int32Array;
  readonly #paidWeight: Float64Array;
  readonly #counts: Float64Array;
  /** The support entries of the project marked last: who pays the full share, and who pays the last of something. */
  readonly payers: Int32Array;
  readonly lastPayers: Int32Array;
  payersLength = 0;
  lastPayersLength = 0;
  /** The project that those lists are of. */
  #listed = -1;
  /** At most the least balance per unit of weight among `payers`. */
  #leastShare = 0;

  constructor(profile: Profile) {
    this.profile = profile;
    this.balance = new Float64Array(profile.classCount);
    this.spent = new Uint8Array(profile.classCount);
    this.short = new Uint8Array(profile.supporter.length);
    this.#paidLength = new Int32Array(profile.classCount);
    this.#paidRound = new Int32Array(profile.ballotProject.length);
    this.#paidWeight = new Float64Array(profile.ballotProject.length);
    this.#counts = new Float64Array(profile.cost.length);
    this.payers = new Int32Array(profile.classCount);
    this.lastPayers = new Int32Array(profile.classCount);
  }

  /** Gives every voter the endowment (in minor units) and forgets the rounds before. */
  fill(endowment: Fraction): void {
    this.endowment = endowment;
    const amount = ratioToNumber(endowment.numerator, endowment.denominator);
    this.balance.fill(amount);
    this.spent.fill(endowment.numerator === 0n ? 1 : 0);
    this.#amount = amount;
    this.#paidLength.fill(0);
    this.winners.length = 0;
    this.prices.length = 0;
    this.#denominator = endowment.denominator;
    this.bound = amount * 2 ** -50;
    this.#listed = -1;
  }

  /** The common denominator of all prices and balances so far. */
  get denominator(): bigint {
    return this.#denominator;
  }

  /**
   * The exact price per unit of weight at which the supporters of a project together pay exactly its cost, each
   * min(balance, weight × price); undefined when they have too little money. Marks `short`. `lower` is a known lower
   * bound of the price: the better it is, the fewer passes.
   *
   * For any set S of voters taken as short, (cost − Σ_S balance) / Σ_others weight is a lower bound of the price. So the
   * doubles may guess S freely as long as each guess lies surely below the bound; the exact loop completes it.
   */
  solve(project: number, lower = 0): Price | undefined {
    const { profile } = this;
    const entries = this.payers;
    let weightLeft = this.#guessShort(project, lower);
    const counts = this.#counts;
    counts.fill(0, 0, this.prices.length);
    let shortVoters = 0;
    if (weightLeft <= 0) return undefined;
    for (let k = 0; k < this.lastPayersLength; k++)
      shortVoters += this.#count(this.lastPayers[k] as number);
    for (;;) {
      if (weightLeft <= 0) return undefined;
      const numerator =
        (profile.cost[project] as bigint) * this.#denominator - this.#combine(shortVoters);
      const price = this.#reduce(numerator, weightLeft);
      if (this.#surelyPays(this.#leastShare, price.approximate)) return price;
      let kept = 0;
      for (let k = 0; k < this.payersLength; k++) {
        const entry = entries[k] as number;
        if (!this.#isShort(entry, price)) {
          entries[kept++] = entry;
          continue;
        }
        this.short[entry] = 1;
        weightLeft -=
          (profile.supportVoters[entry] as number) * (profile.supportWeight[entry] as number);
        if (this.spent[profile.supporter[entry] as number] === 1) continue;
        this.lastPayers[this.lastPayersLength++] = entry;
        shortVoters += this.#count(entry);
      }
      if (kept === this.payersLength) return price;
      this.payersLength = kept;
    }
  }

  /** Charges the supporters of a project as `solve` or `mark` last marked them, at that price. */
  pay(project: number, price: Price): void {
    this.list(project);
    const { supporter, supportWeight, ballotStart } = this.profile;
    const { balance, spent, payers, lastPayers } = this;
    const paidLength = this.#paidLength;
    const { approximate } = price;
    const round = this.prices.length;
    this.winners.push(project);
    this.prices.push(price);
    this.#denominator *= price.factor;
    // Each round adds one rounding of a subtraction; products and prices err by 2^-51 of what was paid, in all ≤ e.
    this.bound = this.#amount * 2 ** -52 * (this.prices.length + 8);
    const enough = 2 * this.bound;
    for (let k = 0; k < this.payersLength; k++) {
      const entry = payers[k] as number;
      const voter = supporter[entry] as number;
      if (spent[voter] === 1) continue;
      const weight = supportWeight[entry] as number;
      const paid = paidLength[voter] as number;
      const place = (ballotStart[voter] as number) + paid;
      this.#paidRound[place] = round;
      this.#paidWeight[place] = weight;
      paidLength[voter] = paid + 1;
      const left = (balance[voter] as number) - weight * approximate;
      balance[voter] = Math.max(left, 0);
      // Who has paid exactly the last of it is known to have 0, so that this is never a matter of doubt again.
      if (left > enough || this.exactBalance(voter) !== 0n) continue;
      balance[voter] = 0;
      spent[voter] = 1;
    }
    for (let k = 0; k < this.lastPayersLength; k++) {
      const voter = supporter[lastPayers[k] as number] as number;
      balance[voter] = 0;
      spent[voter] = 1;
    }
  }

  /** Lists `payers` and `lastPayers` of a project from its marks, when another was marked since. */
  list(project: number): void {
    if (this.#listed === project) return;
    this.#listed = project;
    this.payersLength = 0;
    this.lastPayersLength = 0;
    const { supportStart, supporter } = this.profile;
    const to = supportStart[project + 1] as number;
    for (let entry = supportStart[project] as number; entry < to; entry++) {
      if (this.short[entry] !== 1) this.payers[this.payersLength++] = entry;
      else if (this.spent[supporter[entry] as number] !== 1)
        this.lastPayers[this.lastPayersLength++] = entry;
    }
  }

  /** Marks who is surely short, by doubles, and lists the others in `payers`; returns the weight of the others. */
  #guessShort(project: number, firstLower: number): number {
    const { supportStart, supporter, supportWeight, supportVoters, cost, totalWeight } =
      this.profile;
    const { balance, short, spent, payers, lastPayers } = this;
    const spentBound = this.bound * 2;
    const from = supportStart[project] as number;
    const length = (supportStart[project + 1] as number) - from;
    const price = Number(cost[project]);
    let weightLeft = totalWeight[project] as number;
    let paid = 0;
    let voters = 0;
    let lastLength = 0;
    this.#listed = project;
    this.payersLength = length;
    let isFirst = true;
    for (let lower = Math.max(firstLower, (price / weightLeft) * (1 - 2 ** -48)); ; ) {
      const floor = lower * (1 - 2 ** -48) - spentBound;
      const candidates = this.payersLength;
      let kept = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let k = 0; k < candidates; k++) {
        const entry = isFirst ? from + k : (payers[k] as number);
        const voter = supporter[entry] as number;
        const weight = supportWeight[entry] as number;
        const money = balance[voter] as number;
        const share = money / weight;
        if (share >= floor) {
          payers[kept++] = entry;
          short[entry] = 0;
          least = Math.min(least, share);
          continue;
        }
        short[entry] = 1;
        const count = supportVoters[entry] as number;
        weightLeft -= count * weight;
        if (spent[voter] === 1) continue;
        lastPayers[lastLength++] = entry;
        paid += count * money;
        voters += count;
      }
      isFirst = false;
      this.lastPayersLength = lastLength;
      const done = kept === this.payersLength;
      this.payersLength = kept;
      this.#leastShare = least;
      if (done || weightLeft <= 0) return weightLeft;
      const error = voters * this.bound + (length + 8) * 2 ** -52 * (paid + price);
      lower = Math.max(lower, (price - paid - error) / weightLeft);
      if (this.#surelyPays(least, lower)) return weightLeft;
    }
  }

  /** Whether a balance per unit of weight, as a double, surely is above a price. */
  #surelyPays(share: number, price: number): boolean {
    return share * (1 - 2 ** -40) - 4 * this.bound > price;
  }

  /** Adds a class's balance to the running combination; returns how many endowments that adds. */
  #count(entry: number): number {
    const voter = this.profile.supporter[entry] as number;
    if (this.spent[voter] === 1) return 0;
    const voters = this.profile.supportVoters[entry] as number;
    const counts = this.#counts;
    const paidRound = this.#paidRound;
    const paidWeight = this.#paidWeight;
    const from = this.profile.ballotStart[voter] as number;
    const to = from + (this.#paidLength[voter] as number);
    for (let place = from; place < to; place++) {
      const round = paidRound[place] as number;
      counts[round] = (counts[round] as number) + voters * (paidWeight[place] as number);
    }
    return voters;
  }

  /** endowments × e − Σ counts × price, times the common denominator. */
  #combine(endowments: number): bigint {
    let last = this.prices.length - 1;
    while (last >= 0 && this.#counts[last] === 0) last--;
    if (endowments === 0 && last < 0) return 0n;
    let sum = BigInt(endowments) * this.endowment.numerator;
    let pending = 1n;
    this.prices.forEach(({ numerator, factor }, round) => {
      pending *= factor;
      const count = this.#counts[round] as number;
      if (count === 0 && pending < 1n << 60n) return;
      sum *= pending;
      pending = 1n;
      if (count !== 0) sum -= BigInt(count) * numerator;
    });
    return sum * pending;
  }

  #reduce(numerator: bigint, weight: number): Price {
    const common = gcd(numerator % BigInt(weight), BigInt(weight));
    const factor = BigInt(weight) / common;
    const reduced = numerator / common;
    return {
      numerator: reduced,
      factor,
      approximate: ratioToNumber(reduced, this.#denominator * factor),
    };
  }

  /** Whether the voter at a support entry has less than weight × price: by doubles, exactly when too close. */
  #isShort(entry: number, price: Price): boolean {
    const { supporter, supportWeight } = this.profile;
    const voter = supporter[entry] as number;
    const share = (supportWeight[entry] as number) * price.approximate;
    const difference = (this.balance[voter] as number) - share;
    const doubt = this.bound + share * 2 ** -50;
    if (difference > doubt) return false;
    if (difference < -doubt) return true;
    const money = this.exactBalance(voter);
    return money * price.factor < BigInt(supportWeight[entry] as number) * price.numerator;
  }

  /** The exact balance of a class, times the common denominator. */
  exactBalance(voter: number): bigint {
    if (this.spent[voter] === 1) return 0n;
    const from = this.profile.ballotStart[voter] as number;
    const weightOf = new Map<number, number>();
    for (let place = from; place < from + (this.#paidLength[voter] as number); place++) {
      weightOf.set(this.#paidRound[place] as number, this.#paidWeight[place] as number);
    }
    let sum = this.endowment.numerator;
    this.prices.forEach(({ numerator, factor }, round) => {
      sum *= factor;
      const weight = weightOf.get(round);
      if (weight !== undefined) sum -= BigInt(weight) * numerator;
    });
    assert(sum >= 0n, "a voter paid more than the endowment");
    return sum;
  }

  /**
   * What the supporters would pay together at a price per unit of weight, by doubles. Leaves in `doubt` the most it can
   * be off, in `shortMoney` the part of those who are short at this price, in `freeWeight` the weight of the others, in
   * `money` all that the supporters have.
   */
  offer(project: number, price: number): number {
    const { supportStart, supporter, supportWeight, supportVoters, votes } = this.profile;
    const { balance } = this;
    const from = supportStart[project] as number;
    const to = supportStart[project + 1] as number;
    let shortMoney = 0;
    let freeWeight = 0;
    let freeMoney = 0;
    for (let entry = from; entry < to; entry++) {
      const voters = supportVoters[entry] as number;
      const money = balance[supporter[entry] as number] as number;
      const weight = supportWeight[entry] as number;
      if (money < weight * price) {
        shortMoney += voters * money;
      } else {
        freeWeight += voters * weight;
        freeMoney += voters * money;
      }
    }
    const amount = shortMoney + freeWeight * price;
    this.shortMoney = shortMoney;
    this.money = shortMoney + freeMoney;
    this.freeWeight = freeWeight;
    this.doubt =
      (votes[project] as number) * this.bound +
      (to - from + 16) * 2 ** -51 * Math.max(amount, this.money);
    return amount;
  }

  /** Marks exactly who cannot pay the full share at a price. */
  mark(project: number, price: Price): void {
    this.#listed = -1;
    const to = this.profile.supportStart[project + 1] as number;
    for (let entry = this.profile.supportStart[project] as number; entry < to; entry++) {
      this.short[entry] = this.#isShort(entry, price) ? 1 : 0;
    }
  }

  /** Σ min(balance, weight × x / unit) over the supporters, exact, times unit × the common denominator. */
  collect(project: number, x: bigint, unit: bigint): bigint {
    const { supportStart, supporter, supportWeight, multiplicity } = this.profile;
    const price = {
      numerator: x,
      factor: unit,
      approximate: ratioToNumber(x, unit * this.#denominator),
    };
    this.mark(project, price);
    this.#counts.fill(0, 0, this.prices.length);
    let shortVoters = 0;
    let weight = 0;
    for (
      let entry = supportStart[project] as number;
      entry < (supportStart[project + 1] as number);
      entry++
    ) {
      if (this.short[entry] === 1) shortVoters += this.#count(entry);
      else
        weight +=
          (multiplicity[supporter[entry] as number] as number) * (supportWeight[entry] as number);
    }
    return this.#combine(shortVoters) * unit + BigInt(weight) * x;
  }

  /** Compares the rates (price / scale) of two projects solved in the same round. */
  compareRates(a: number, priceA: Price, b: number, priceB: Price): number {
    const { scale } = this.profile;
    const left = priceA.numerator * priceB.factor * (scale[b] as bigint);
    const right = priceB.numerator * priceA.factor * (scale[a] as bigint);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** The exact prices of the rounds so far, in minor units per unit of weight. */
  listPrices(): Fraction[] {
    let denominator = this.endowment.denominator;
    return this.prices.map(({ numerator, factor }) => {
      denominator *= factor;
      const common = gcd(numerator, denominator);
      return { numerator: numerator / common, denominator: denominator / common };
    });
  }
}
