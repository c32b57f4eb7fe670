import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedRandIndex } from "./adjusted-rand-index.ts";

describe("the adjusted Rand index", () => {
  it("is that of a table worked out by hand", () => {
    // Common members 2 1 / 0 3: pairs together in both 1 + 3 = 4, in a 3 + 3 = 6, in b 1 + 6 = 7, of 15.
    const value = adjustedRandIndex([0, 0, 0, 1, 1, 1], ["x", "x", "y", "y", "y", "y"] as never);
    const expected = (6 * 7) / 15;
    expect(value).toBeCloseTo((4 - expected) / (6.5 - expected), 14);
  });

  it("is 1 for the same division under other names, and symmetric", () => {
    const labels = fc.array(fc.nat(3), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        const length = Math.min(a.length, b.length);
        const x = a.slice(0, length);
        const y = b.slice(0, length);
        expect(
          adjustedRandIndex(
            x,
            x.map((label) => (label + 1) % 4),
          ),
        ).toBeCloseTo(1, 12);
        expect(adjustedRandIndex(x, y)).toBeCloseTo(adjustedRandIndex(y, x), 12);
      }),
    );
  });
});
