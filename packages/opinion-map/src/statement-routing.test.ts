import { describe, expect, it } from "vitest";
import { seededRandom } from "./random.ts";
import { drawStatement, routingWeight } from "./statement-routing.ts";

describe("the routing weight", () => {
  it("is that of the formula", () => {
    // 10 votes, 6 agrees, 1 pass, extremity 0.5: (1 - 2/12) * 1.5 * (7/12) * (1 + 8 / 4), squared.
    const weight = routingWeight(Uint32Array.of(3, 1, 6), 0, 0.5, false);
    expect(weight).toBeCloseTo(((10 / 12) * 1.5 * (7 / 12) * 3) ** 2, 14);
  });

  it("is 49 for a statement about the person", () => {
    expect(routingWeight(Uint32Array.of(3, 1, 6), 0, 0.5, true)).toBe(49);
  });

  it("falls with passes and rises while a statement is new", () => {
    const passed = routingWeight(Uint32Array.of(2, 6, 2), 0, 0, false);
    const answered = routingWeight(Uint32Array.of(6, 2, 2), 0, 0, false);
    const fresh = routingWeight(Uint32Array.of(0, 0, 0), 0, 0, false);
    expect(passed).toBeLessThan(answered);
    expect(fresh).toBeGreaterThan(answered);
  });
});

describe("drawing the next statement", () => {
  it("follows the weights and never shows what was seen", () => {
    const random = seededRandom("draw");
    const drawn = [0, 0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      const column = drawStatement([1, 5, 2, 7], [0, 2, 3], random) as number;
      drawn[column] = (drawn[column] as number) + 1;
    }
    expect(drawn[1]).toBe(0);
    // Expected shares 1, 2 and 7 of 10; four standard deviations are 0.013.
    expect(Math.abs((drawn[0] as number) / 20_000 - 0.1)).toBeLessThan(0.013);
    expect(Math.abs((drawn[2] as number) / 20_000 - 0.2)).toBeLessThan(0.013);
    expect(Math.abs((drawn[3] as number) / 20_000 - 0.7)).toBeLessThan(0.013);
  });

  it("has nothing to show when all was seen", () => {
    expect(drawStatement([1, 2], [], seededRandom("draw"))).toBeUndefined();
  });
});
