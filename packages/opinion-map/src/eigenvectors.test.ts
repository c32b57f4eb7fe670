import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jacobi } from "../test/naive.ts";
import { largestEigenpairs, tridiagonalEigenpairs } from "./eigenvectors.ts";
import { seededRandom } from "./random.ts";

/** The positive semidefinite matrix Z'Z. */
function gram(z: readonly (readonly number[])[], size: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      z.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0),
    ),
  );
}

function apply(matrix: readonly (readonly number[])[]): (vector: Float64Array) => Float64Array {
  return (vector) =>
    Float64Array.from(matrix, (row) =>
      row.reduce((sum, value, j) => sum + value * (vector[j] as number), 0),
    );
}

const anyVotes = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: 12,
  }),
);

describe("largest eigenpairs", () => {
  it("are those of Jacobi's method, degenerate matrices included", () => {
    fc.assert(
      fc.property(anyVotes, (z) => {
        const size = z[0]?.length ?? 0;
        const matrix = gram(z, size);
        const all = jacobi(matrix).filter(({ value }) => value > 1e-9);
        const { values, vectors } = largestEigenpairs(apply(matrix), size, { count: 2 });
        expect(values.length).toBe(Math.min(2, all.length));
        values.forEach((value, i) => {
          expect(value).toBeCloseTo(all[i]?.value as number, 8);
          const vector = vectors[i] as Float64Array;
          const image = apply(matrix)(vector);
          image.forEach((x, j) => {
            expect(x).toBeCloseTo(value * (vector[j] as number), 7);
          });
          expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("does not overlook an eigenvector that the start is orthogonal to", () => {
    const size = 40;
    const mirrored = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? 1 + (i === 7 ? 5 : 0) : 0)),
    );
    const { values, vectors } = largestEigenpairs(apply(mirrored), size, { count: 2 });
    expect(values[0]).toBeCloseTo(6, 10);
    expect(Math.abs(vectors[0]?.[7] as number)).toBeCloseTo(1, 10);
    expect(values[1]).toBeCloseTo(1, 10);
  });

  it("of nothing are none", () => {
    const zero = (vector: Float64Array) => new Float64Array(vector.length);
    expect(largestEigenpairs(zero, 5, { count: 2 })).toEqual({ values: [], vectors: [] });
    expect(largestEigenpairs(zero, 0, { count: 2 })).toEqual({ values: [], vectors: [] });
  });

  it("are the same from a near start, and found in fewer steps", () => {
    const random = seededRandom("near start");
    const z = Array.from({ length: 90 }, () => Array.from({ length: 60 }, () => random() - 0.5));
    const matrix = gram(z, 60);
    let steps = 0;
    const counted = (vector: Float64Array) => {
      steps++;
      return apply(matrix)(vector);
    };
    const cold = largestEigenpairs(counted, 60, { count: 2, tolerance: 1e-7 });
    const coldSteps = steps;
    steps = 0;
    const near = cold.vectors;
    const warm = largestEigenpairs(counted, 60, { count: 2, tolerance: 1e-7, near });
    expect(steps).toBeLessThan(coldSteps);
    cold.vectors.forEach((vector, i) => {
      const cosine = vector.reduce((sum, x, j) => sum + x * (warm.vectors[i]?.[j] as number), 0);
      expect(Math.abs(cosine)).toBeCloseTo(1, 9);
    });
  });
});

describe("tridiagonal eigenpairs", () => {
  it("solve the matrix of second differences, whose eigenvalues are known", () => {
    const n = 12;
    const { values } = tridiagonalEigenpairs(new Array(n).fill(2), new Array(n - 1).fill(-1));
    const expected = Array.from(
      { length: n },
      (_, k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)),
    );
    expect([...values].sort((a, b) => a - b)).toEqual(
      expected.map((value) => expect.closeTo(value, 12)),
    );
  });
});
