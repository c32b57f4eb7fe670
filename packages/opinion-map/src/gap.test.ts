import { describe, expect, it } from "vitest";
import { gapBetween, smallestGap } from "./gap.ts";
import type { Clusters } from "./k-means.ts";
import { kMeansBySplitting } from "./k-means-by-splitting.ts";
import type { Places } from "./projection.ts";
import { seededRandom } from "./random.ts";

const random = seededRandom("gap");
/** About normal: the sum of six uniform numbers. */
const bell = (): number => Array.from({ length: 6 }, random).reduce((a, b) => a + b) - 3;

function crowd(centreOf: (person: number) => number): Places {
  const x = Float64Array.from({ length: 400 }, (_, i) => centreOf(i) + bell());
  return { x, y: Float64Array.from(x, () => bell()) };
}

function divided(points: Places, groups: number): Clusters {
  return kMeansBySplitting(points, 5)[groups - 2] as Clusters;
}

describe("the gap between groups", () => {
  it("is nearly 1 when nobody stands between", () => {
    const points = crowd((i) => (i % 2 ? 5 : -5));
    expect(gapBetween(points, divided(points, 2), 0, 1)).toBeGreaterThan(0.95);
  });

  it("is far from clear in one crowd, however it is divided", () => {
    const points = crowd(() => 0);
    expect(smallestGap(points, divided(points, 2))).toBeLessThan(0.25);
    expect(smallestGap(points, divided(points, 4))).toBeLessThan(0.35);
  });

  it("is that of the two groups with the least between them", () => {
    const points = crowd((i) => [-6, 5, 7][i % 3] as number);
    const three = divided(points, 3);
    const all = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([g, h]) => gapBetween(points, three, g as number, h as number));
    expect(smallestGap(points, three)).toBe(Math.min(...all));
    expect(Math.max(...all)).toBeGreaterThan(0.95);
    expect(Math.min(...all)).toBeLessThan(0.6);
  });

  it("is 0 when two centres lie in one place", () => {
    const points = { x: new Float64Array(4), y: new Float64Array(4) };
    const clusters = {
      label: Uint32Array.of(0, 1, 0, 1),
      centres: { x: new Float64Array(2), y: new Float64Array(2) },
    };
    expect(gapBetween(points, clusters, 0, 1)).toBe(0);
  });
});
