/**
 * Where people and statements lie on the map.
 *
 * The sparsity scaling of Polis (Small et al. 2021, https://doi.org/10.6035/recerca.5516): someone who
 * voted on few statements would lie near the middle only because of that, so her place is drawn out by
 * sqrt(statements / votes).
 */
import { contributions, countCells, type PrincipalComponents } from "./principal-components.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

/** Places on the map: `x[i]`, `y[i]` for row or column i. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** How many statements count for the map's scale: those with a vote, moderated out or not. */
export function countVotedStatements(matrix: VoteMatrix): number {
  return countPerColumn(matrix).reduce((sum, votes) => sum + (votes > 0 ? 1 : 0), 0);
}

/**
 * Everyone's place: sqrt(M / n) * sum of (vote - mean) * loading over her votes. Statements off the map
 * count in both M and n, since everybody "voted" 0 there.
 */
export function projectParticipants(matrix: VoteMatrix, pca: PrincipalComponents): Places {
  const tableX = contributions(matrix.offMap, pca.centre, pca.components[0]);
  const tableY = contributions(matrix.offMap, pca.centre, pca.components[1]);
  const statements = countVotedStatements(matrix);
  const offMapStatements = countOffMap(matrix);
  const people = matrix.participants.length;
  const x = new Float64Array(people);
  const y = new Float64Array(people);
  for (let i = 0; i < people; i++) {
    const end = matrix.rowStart[i + 1] as number;
    let sumX = 0;
    let sumY = 0;
    let votes = offMapStatements;
    for (let p = matrix.rowStart[i] as number; p < end; p++) {
      const cell = matrix.cells[p] as number;
      if (matrix.offMap[(cell / 3) | 0] === 0) votes++;
      sumX += tableX[cell] as number;
      sumY += tableY[cell] as number;
    }
    const scale = Math.sqrt(statements / Math.max(1, votes));
    x[i] = scale * sumX;
    y[i] = scale * sumY;
  }
  return { x, y };
}

export interface StatementPlaces extends Places {
  /** How far agreeing with the statement pulls somebody out of the middle. */
  readonly extremity: Float64Array;
}

/** Each statement's place: that of someone whose only vote is to agree with it. */
export function projectStatements(matrix: VoteMatrix, pca: PrincipalComponents): StatementPlaces {
  const scale = Math.sqrt(countVotedStatements(matrix));
  const along = (loadings: Float64Array): Float64Array =>
    loadings.map((loading, j) =>
      matrix.offMap[j] === 1 ? 0 : scale * (1 - (pca.centre[j] as number)) * loading,
    );
  const x = along(pca.components[0]);
  const y = along(pca.components[1]);
  return { x, y, extremity: x.map((value, j) => Math.hypot(value, y[j] as number)) };
}

/** Statements with votes that are off the map. */
function countOffMap(matrix: VoteMatrix): number {
  return countPerColumn(matrix).reduce(
    (sum, votes, j) => sum + (votes > 0 && matrix.offMap[j] === 1 ? 1 : 0),
    0,
  );
}

function countPerColumn(matrix: VoteMatrix): Uint32Array {
  const counts = countCells(matrix);
  return Uint32Array.from(
    matrix.statements,
    (_, j) =>
      (counts[3 * j] as number) + (counts[3 * j + 1] as number) + (counts[3 * j + 2] as number),
  );
}
