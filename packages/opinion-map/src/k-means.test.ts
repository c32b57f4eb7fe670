import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Clusters, kMeans, withinSquares } from "./k-means.ts";
import { kMeansBySplitting } from "./k-means-by-splitting.ts";
import type { Places } from "./projection.ts";
import { meanSilhouette, meanSimplifiedSilhouette } from "./silhouette.ts";

const places = (points: readonly (readonly [number, number])[]): Places => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
});

const threeHeaps = places(
  [0, 1, 2].flatMap((heap) =>
    [0, 1, 2, 3, 4].map((i): [number, number] => [heap * 10 + (i % 2), (heap % 2) * 8 + i * 0.3]),
  ),
);

describe("k-means", () => {
  it("weighs its points", () => {
    const { centres } = kMeans(
      places([
        [0, 0],
        [1, 0],
        [10, 0],
      ]),
      Float64Array.of(3, 1, 1),
      places([
        [0, 0],
        [10, 0],
      ]),
      { maxIterations: 10, tolerance: 0 },
    );
    expect([...centres.x]).toEqual([0.25, 10]);
  });

  it("drops a cluster that nobody is near", () => {
    const { centres, label } = kMeans(
      places([
        [0, 0],
        [1, 0],
      ]),
      undefined,
      places([
        [100, 100],
        [0, 0],
      ]),
      { maxIterations: 10, tolerance: 0 },
    );
    expect([...centres.x]).toEqual([0.5]);
    expect([...label]).toEqual([0, 0]);
  });

  it("gives a tie to the later cluster", () => {
    const { label } = kMeans(
      places([[0, 0]]),
      undefined,
      places([
        [-1, 0],
        [1, 0],
      ]),
      {
        maxIterations: 0,
        tolerance: 0,
      },
    );
    expect([...label]).toEqual([1]);
  });
});

describe("k-means by splitting", () => {
  it("finds three heaps", () => {
    const three = kMeansBySplitting(threeHeaps, 5)[1] as Clusters;
    const heaps = [0, 5, 10].map((from) => new Set(three.label.subarray(from, from + 5)));
    expect(heaps.map((heap) => heap.size)).toEqual([1, 1, 1]);
    expect(new Set(heaps.flatMap((heap) => [...heap])).size).toBe(3);
  });

  it("never has more groups than places, and more groups never lie further from their centres", () => {
    const coordinate = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 25 }), (points) => {
        const all = places(points);
        const divisions = kMeansBySplitting(all, 5);
        const different = new Set(points.map(String)).size;
        expect(divisions.length).toBeLessThanOrEqual(Math.max(0, different - 1));
        const squares = divisions.map((division) => withinSquares(all, undefined, division));
        squares.slice(1).forEach((value, i) => {
          expect(value).toBeLessThanOrEqual((squares[i] as number) + 1e-9);
        });
        divisions.forEach((division, i) => {
          expect(division.centres.x.length).toBe(i + 2);
          expect(new Set(division.label).size).toBe(i + 2);
        });
      }),
    );
  });
});

describe("the mean silhouette", () => {
  it("is that of Rousseeuw's definition", () => {
    const four = places([
      [0, 0],
      [1, 0],
      [5, 0],
      [7, 0],
    ]);
    const clusters = {
      label: Uint32Array.of(0, 0, 1, 1),
      centres: places([
        [0.5, 0],
        [6, 0],
      ]),
    };
    const s = [(6 - 1) / 6, (5 - 1) / 5, (4.5 - 2) / 4.5, (6.5 - 2) / 6.5];
    expect(meanSilhouette(four, clusters)).toBeCloseTo(s.reduce((a, b) => a + b) / 4, 14);
    const simple = [(6 - 0.5) / 6, (5 - 0.5) / 5, (4.5 - 1) / 4.5, (6.5 - 1) / 6.5];
    expect(meanSimplifiedSilhouette(four, clusters)).toBeCloseTo(
      simple.reduce((a, b) => a + b) / 4,
      14,
    );
  });

  it("of uncertain points is lower, most of all between near heaps", () => {
    const points = places([
      [0, 0],
      [1, 0],
      [20, 0],
      [21, 0],
    ]);
    const two = {
      label: Uint32Array.of(0, 0, 1, 1),
      centres: places([
        [0.5, 0],
        [20.5, 0],
      ]),
    };
    const four = { label: Uint32Array.of(0, 1, 2, 3), centres: points };
    expect(meanSimplifiedSilhouette(points, four)).toBeGreaterThan(
      meanSimplifiedSilhouette(points, two),
    );
    const variance = new Float64Array(4).fill(1);
    const uncertain = meanSimplifiedSilhouette(points, two, variance);
    // Distances to the own centre sqrt(0.25 + 1), to the other sqrt(20.5^2 + 1) and sqrt(19.5^2 + 1).
    const expected =
      1 - (Math.sqrt(1.25) / Math.sqrt(421.25) + Math.sqrt(1.25) / Math.sqrt(381.25)) / 2;
    expect(uncertain).toBeCloseTo(expected, 14);
    expect(uncertain).toBeGreaterThan(meanSimplifiedSilhouette(points, four, variance));
  });

  it("counts a point alone as 0, one cluster as 0, and equal places as 0", () => {
    const alone = {
      label: Uint32Array.of(0, 1),
      centres: places([
        [0, 0],
        [3, 0],
      ]),
    };
    expect(
      meanSilhouette(
        places([
          [0, 0],
          [3, 0],
        ]),
        alone,
      ),
    ).toBe(0);
    const one = { label: Uint32Array.of(0, 0), centres: places([[0, 0]]) };
    expect(
      meanSilhouette(
        places([
          [0, 0],
          [3, 0],
        ]),
        one,
      ),
    ).toBe(0);
    const same = {
      label: Uint32Array.of(0, 1, 0, 1),
      centres: places([
        [2, 2],
        [2, 2],
      ]),
    };
    const equal = places([
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect(meanSilhouette(equal, same)).toBe(0);
    expect(meanSimplifiedSilhouette(equal, same)).toBe(0);
  });
});
