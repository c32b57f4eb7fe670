import { describe, expect, it } from "vitest";
import { bridging, sortByBridging } from "./bridging.ts";

/** Counts of one statement: disagrees, passes, agrees. */
const counts = (disagrees: number, passes: number, agrees: number): Uint32Array =>
  Uint32Array.of(disagrees, passes, agrees);

describe("the bridging score", () => {
  it("is the group-aware consensus, between its bounds", () => {
    const { agree } = bridging([counts(1, 1, 8), counts(2, 0, 18)], 0);
    expect(agree.score).toBeCloseTo((9 / 12) * (19 / 22), 15);
    expect(agree.lower).toBeLessThan(agree.score);
    expect(agree.upper).toBeGreaterThan(agree.score);
  });

  it("does not let few votes look like consensus", () => {
    const few = bridging([counts(0, 0, 2), counts(0, 0, 3)], 0);
    const many = bridging([counts(40, 10, 250), counts(30, 10, 260)], 0);
    const flipped = sortByBridging([
      { ...few, column: 0 },
      { ...many, column: 1 },
    ]);
    expect(flipped.map(({ column }) => column)).toEqual([1, 0]);
    expect(few.agree.lower).toBeLessThan(0.1);
    expect(many.agree.lower).toBeGreaterThan(0.55);
  });

  it("is nothing where one group says no, however large the other", () => {
    expect(bridging([counts(0, 0, 10_000), counts(50, 0, 0)], 0).agree.upper).toBeLessThan(0.1);
  });

  it("of a statement that a group has not seen may be anything", () => {
    const { agree } = bridging([counts(0, 0, 100), counts(0, 0, 0)], 0);
    expect(agree.lower).toBe(0);
    expect(agree.upper).toBe(1);
    expect(agree.groups[1]).toEqual({ lower: 0, upper: 1 });
  });

  it("holds the product of the true shares at least as often as it says", () => {
    const [n, m] = [6, 9];
    const sides = Array.from({ length: n + 1 }, (_, a) =>
      Array.from(
        { length: m + 1 },
        (__, b) => bridging([counts(n - a, 0, a), counts(m - b, 0, b)], 0, 0.9).agree,
      ),
    );
    for (const p of [0.05, 0.3, 0.5, 0.7, 0.9, 0.98]) {
      for (const q of [0.1, 0.4, 0.6, 0.8, 0.95]) {
        let covered = 0;
        sides.forEach((row, a) => {
          row.forEach(({ lower, upper }, b) => {
            if (lower <= p * q && p * q <= upper) covered += chance(n, a, p) * chance(m, b, q);
          });
        });
        expect(covered).toBeGreaterThanOrEqual(0.9);
      }
    }
  });

  it("sees the bridge of what nobody wants", () => {
    const { disagree } = bridging([counts(95, 5, 0), counts(190, 5, 5)], 0);
    expect(disagree.lower).toBeGreaterThan(0.75);
  });
});

function chance(n: number, k: number, share: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - i + 1)) / i;
  return ways * share ** k * (1 - share) ** (n - k);
}
