import { describe, expect, it } from "vitest";
import { clopperPearson } from "./clopper-pearson.ts";

/** The chance of each number of successes. */
function binomial(trials: number, share: number): number[] {
  const chances = [(1 - share) ** trials];
  for (let k = 1; k <= trials; k++) {
    chances.push(((chances[k - 1] as number) * (trials - k + 1) * share) / (k * (1 - share)));
  }
  return chances;
}

describe("the exact interval of a proportion", () => {
  it("is that of the tables", () => {
    // Closed forms: no successes, all successes; and the textbook's 5 of 10.
    expect(clopperPearson(0, 10, 0.95).upper).toBeCloseTo(1 - 0.025 ** (1 / 10), 12);
    expect(clopperPearson(10, 10, 0.95).lower).toBeCloseTo(0.025 ** (1 / 10), 12);
    expect(clopperPearson(5, 10, 0.95).lower).toBeCloseTo(0.187086, 6);
    expect(clopperPearson(5, 10, 0.95).upper).toBeCloseTo(0.812914, 6);
  });

  it("bounds leave exactly half of the rest on either side", () => {
    for (const [k, n] of [
      [1, 3],
      [7, 40],
      [250, 400],
      [9990, 10_000],
    ] as const) {
      const { lower, upper } = clopperPearson(k, n, 0.9);
      const above = 1 - binomialBelow(k, n, lower);
      const below = binomialBelow(k + 1, n, upper);
      expect(above).toBeCloseTo(0.05, 9);
      expect(below).toBeCloseTo(0.05, 9);
    }
  });

  it("holds the true share at least as often as it says, for any share and few trials", () => {
    for (const trials of [1, 2, 5, 13, 30]) {
      const intervals = Array.from({ length: trials + 1 }, (_, k) =>
        clopperPearson(k, trials, 0.95),
      );
      for (let share = 0.01; share < 1; share += 0.01) {
        const covered = binomial(trials, share).reduce((sum, chance, k) => {
          const { lower, upper } = intervals[k] as { lower: number; upper: number };
          return lower <= share && share <= upper ? sum + chance : sum;
        }, 0);
        expect(covered).toBeGreaterThanOrEqual(0.95);
      }
    }
  });

  it("is everything without trials", () => {
    expect(clopperPearson(0, 0, 0.95)).toEqual({ lower: 0, upper: 1 });
  });
});

/** The chance of fewer than k successes, summed in logarithms so that thousands of trials do not underflow. */
function binomialBelow(k: number, n: number, share: number): number {
  let log = n * Math.log1p(-share);
  let sum = 0;
  for (let i = 0; i < k; i++) {
    if (i > 0) log += Math.log(((n - i + 1) * share) / (i * (1 - share)));
    sum += Math.exp(log);
  }
  return sum;
}
