/**
 * The two main lines along which people differ: centred principal components of the votes.
 *
 * Karl Pearson, "On lines and planes of closest fit to systems of points in space", Philosophical
 * Magazine 2 (1901), https://doi.org/10.1080/14786440109462720; a place without a vote counts as the
 * statement's mean, as in Christopher Small et al., "Polis: Scaling deliberation by mapping high
 * dimensional opinion spaces", Recerca 26 (2021), https://doi.org/10.6035/recerca.5516.
 *
 * Deviations from Polis: the eigenvectors are exact (Lanczos, see eigenvectors.ts) instead of a hundred
 * power iterations from yesterday's answer, and the sign is fixed: each component's largest loading is
 * positive.
 */
import { largestEigenpairs } from "./eigenvectors.ts";
import type { VoteMatrix } from "./vote-matrix.ts";
import { columnOf } from "./vote-matrix.ts";

export interface PrincipalComponents {
  /** The mean vote per statement over those who voted on it, -1 to 1; 0 for statements off the map. */
  readonly centre: Float64Array;
  /** Two unit vectors of loadings, one number per statement; a vector of zeros where no direction is left. */
  readonly components: readonly [Float64Array, Float64Array];
  /** The variance along each component (per person, divided by people - 1), largest first. */
  readonly variances: readonly [number, number];
  /** The variance along all directions together. */
  readonly totalVariance: number;
}

/**
 * The principal components of a vote matrix. Statements off the map count as 0 for everyone.
 *
 * @param previous components of nearly the same matrix: a start that needs fewer steps to the same answer.
 * @param tolerance the relative residual of the components; 1e-10 leaves their direction right to about 1e-16.
 */
export function principalComponents(
  matrix: VoteMatrix,
  previous?: PrincipalComponents,
  tolerance = 1e-10,
): PrincipalComponents {
  const counts = countCells(matrix);
  const centre = columnMeans(counts, matrix.offMap);
  const people = matrix.participants.length;
  const { vectors, values } = largestEigenpairs(covariance(matrix, centre), centre.length, {
    count: 2,
    tolerance,
    near: previous === undefined ? [] : previous.components,
  });
  const [first, second] = vectors.map((vector) => withFixedSign(vector, matrix.offMap));
  const perPerson = Math.max(1, people - 1);
  return {
    centre,
    components: [
      first ?? new Float64Array(centre.length),
      second ?? new Float64Array(centre.length),
    ],
    variances: [(values[0] ?? 0) / perPerson, (values[1] ?? 0) / perPerson],
    totalVariance: sumOfSquares(counts, matrix.offMap, centre) / perPerson,
  };
}

/** The mean vote on each statement over the votes cast; 0 without votes and for statements off the map. */
function columnMeans(counts: Uint32Array, offMap: Uint8Array): Float64Array {
  return Float64Array.from(offMap, (off, j) => {
    const disagrees = counts[3 * j] as number;
    const agrees = counts[3 * j + 2] as number;
    const votes = disagrees + (counts[3 * j + 1] as number) + agrees;
    return off === 1 || votes === 0 ? 0 : (agrees - disagrees) / votes;
  });
}

/** How many votes lie in each cell. */
export function countCells(matrix: VoteMatrix): Uint32Array {
  const counts = new Uint32Array(3 * matrix.statements.length);
  const { cells } = matrix;
  // Indexed: iterating over a typed array takes five times as long.
  for (let p = 0; p < cells.length; p++) {
    const cell = cells[p] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/**
 * What each vote adds to a person's place on one component: (vote - mean) * loading per cell.
 * Zero for statements off the map, where everyone's vote counts as 0 and so does the mean.
 */
export function contributions(
  offMap: Uint8Array,
  centre: Float64Array,
  loadings: Float64Array,
): Float64Array {
  const table = new Float64Array(3 * centre.length);
  for (let cell = 0; cell < table.length; cell++) {
    const j = columnOf(cell);
    if (offMap[j] === 1) continue;
    table[cell] = ((cell % 3) - 1 - (centre[j] as number)) * (loadings[j] as number);
  }
  return table;
}

/** The variance along the first component alone, to about one in a hundred (it is right to the residual squared). */
export function largestVariance(matrix: VoteMatrix): number {
  const centre = columnMeans(countCells(matrix), matrix.offMap);
  const { values } = largestEigenpairs(covariance(matrix, centre), centre.length, {
    count: 1,
    tolerance: 0.1,
  });
  return (values[0] ?? 0) / Math.max(1, matrix.participants.length - 1);
}

/** v -> Z'Zv, with Z the centred votes; a place without a vote adds nothing. */
function covariance(
  matrix: VoteMatrix,
  centre: Float64Array,
): (vector: Float64Array) => Float64Array {
  const { rowStart, cells, offMap } = matrix;
  const people = matrix.participants.length;
  return (vector) => {
    const table = contributions(offMap, centre, vector);
    const gathered = new Float64Array(table.length);
    for (let i = 0; i < people; i++) {
      const from = rowStart[i] as number;
      const end = rowStart[i + 1] as number;
      let score = 0;
      for (let p = from; p < end; p++) score += table[cells[p] as number] as number;
      for (let p = from; p < end; p++) {
        const cell = cells[p] as number;
        gathered[cell] = (gathered[cell] as number) + score;
      }
    }
    return Float64Array.from(centre, (mean, j) => {
      if (offMap[j] === 1) return 0;
      const disagree = gathered[3 * j] as number;
      const pass = gathered[3 * j + 1] as number;
      const agree = gathered[3 * j + 2] as number;
      return agree - disagree - mean * (disagree + pass + agree);
    });
  };
}

function sumOfSquares(counts: Uint32Array, offMap: Uint8Array, centre: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const j = columnOf(cell);
    if (offMap[j] === 1) continue;
    sum += (counts[cell] as number) * ((cell % 3) - 1 - (centre[j] as number)) ** 2;
  }
  return sum;
}

/** The largest loading positive; exactly 0 for statements off the map, where rounding leaves a trace. */
function withFixedSign(vector: Float64Array, offMap: Uint8Array): Float64Array {
  let largest = 0;
  for (const loading of vector) if (Math.abs(loading) > Math.abs(largest)) largest = loading;
  const sign = largest < 0 ? -1 : 1;
  return vector.map((loading, j) => (offMap[j] === 1 ? 0 : sign * loading));
}
