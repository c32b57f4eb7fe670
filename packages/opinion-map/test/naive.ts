/** The definitions as they stand in the papers, slow and plain, to compare the engine with. */
import type { Statement, Vote } from "../src/vote.ts";

/** Person by statement: the last vote, or undefined. */
export function naiveMatrix(
  votes: readonly Vote[],
  participants: readonly string[],
  statements: readonly Statement[],
): (number | undefined)[][] {
  return participants.map((participant) =>
    statements.map(
      ({ id }) => votes.findLast((v) => v.participant === participant && v.statement === id)?.vote,
    ),
  );
}

/** All eigenpairs of a symmetric matrix by Jacobi's rotations (1846), largest value first. */
export function jacobi(
  matrix: readonly (readonly number[])[],
): { value: number; vector: number[] }[] {
  let a = matrix.map((row) => [...row]);
  let v = a.map((_, i) => a.map((__, j): number => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) {
        const apq = at(a, p, q);
        if (Math.abs(apq) < 1e-300) continue;
        const angle = 0.5 * Math.atan2(2 * apq, at(a, q, q) - at(a, p, p));
        a = transposed(rotated(transposed(rotated(a, p, q, angle)), p, q, angle));
        v = rotated(v, p, q, angle);
      }
    }
  }
  return a
    .map((_, i) => ({ value: at(a, i, i), vector: v.map((row) => row[i] as number) }))
    .sort((x, y) => y.value - x.value);
}

function at(matrix: readonly (readonly number[])[], i: number, j: number): number {
  return matrix[i]?.[j] as number;
}

/** Columns p and q turned into each other. */
function rotated(matrix: readonly number[][], p: number, q: number, angle: number): number[][] {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return matrix.map((row) => {
    const [x, y] = [row[p] as number, row[q] as number];
    return row.map((value, j) => (j === p ? c * x - s * y : j === q ? s * x + c * y : value));
  });
}

function transposed(matrix: readonly number[][]): number[][] {
  return matrix.map((_, i) => matrix.map((row) => row[i] as number));
}
