import { describe, expect, it } from "vitest";
import { measureFairness } from "../src/index.ts";

describe("the figures of fairness", () => {
  it("of known chances are the known ones", () => {
    // Gini of .1 and .3: half the mean difference (.1 over all pairs) divided by the mean .2.
    expect(measureFairness([0.3, 0.1])).toEqual({
      min: 0.1,
      max: 0.3,
      gini: expect.closeTo(0.25, 12),
      geometricMean: expect.closeTo(Math.sqrt(0.03), 12),
    });
  });

  it("say nothing but equal of equal chances, and zero of nobody", () => {
    expect(measureFairness([0.2, 0.2, 0.2])).toMatchObject({
      gini: expect.closeTo(0, 12),
      min: 0.2,
    });
    expect(measureFairness([])).toEqual({ min: 0, max: 0, gini: 0, geometricMean: 0 });
  });

  it("have a geometric mean of zero when someone has no chance", () => {
    expect(measureFairness([0, 0.5]).geometricMean).toBe(0);
  });
});
