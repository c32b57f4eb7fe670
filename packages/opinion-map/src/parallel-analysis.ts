/**
 * Do the votes hang together more than chance would have it?
 *
 * John Horn, "A rationale and test for the number of factors in factor analysis", Psychometrika 30 (1965),
 * https://doi.org/10.1007/BF02289447, with the null distribution by permutation (Andreas Buja and Nermin
 * Eyuboglu, "Remarks on parallel analysis", Multivariate Behavioral Research 27 (1992),
 * https://doi.org/10.1207/s15327906mbr2704_2): the votes on each statement are dealt anew among those who
 * voted on it. So each statement keeps its agrees and each person the list of statements she saw, and only
 * the link between statements is lost.
 *
 * Deviations: the mark is the mean plus four standard deviations of nineteen dealings, where a
 * percentile would need hundreds; and a sample of people when there are many, since a thousand people show
 * any link that matters.
 */
import { largestVariance } from "./principal-components.ts";
import { type Random, seededRandom } from "./random.ts";
import { sampleRows } from "./sample.ts";
import { columnOf, selectRows, type VoteMatrix } from "./vote-matrix.ts";

export interface ParallelAnalysis {
  /** The largest variance along one direction, as the votes are. */
  readonly observed: number;
  /** The variance that chance alone would hardly reach. */
  readonly mark: number;
}

const DEALINGS = 19;
const DEVIATIONS = 4;
const MAX_PEOPLE = 500;

/** @param rows the people on the map. */
export function parallelAnalysis(
  matrix: VoteMatrix,
  rows: readonly number[],
  seed: string,
): ParallelAnalysis {
  const random = seededRandom(`${seed}/parallel-analysis`);
  const sample = selectRows(matrix, sampleRows(rows, MAX_PEOPLE, random));
  const byColumn = positionsByColumn(sample);
  const variances = Array.from({ length: DEALINGS }, () =>
    largestVariance(dealtAnew(sample, byColumn, random)),
  );
  const mean = variances.reduce((sum, v) => sum + v, 0) / DEALINGS;
  const deviation = Math.sqrt(
    variances.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (DEALINGS - 1),
  );
  return { observed: largestVariance(sample), mark: mean + DEVIATIONS * deviation };
}

interface PositionsByColumn {
  readonly start: Uint32Array;
  readonly positions: Uint32Array;
}

function positionsByColumn(matrix: VoteMatrix): PositionsByColumn {
  const start = new Uint32Array(matrix.statements.length + 1);
  for (let p = 0; p < matrix.cells.length; p++) {
    const j = columnOf(matrix.cells[p] as number);
    start[j + 1] = (start[j + 1] as number) + 1;
  }
  for (let j = 1; j < start.length; j++) start[j] = (start[j] as number) + (start[j - 1] as number);
  const next = start.slice();
  const positions = new Uint32Array(matrix.cells.length);
  matrix.cells.forEach((cell, p) => {
    const j = columnOf(cell);
    const to = next[j] as number;
    next[j] = to + 1;
    positions[to] = p;
  });
  return { start, positions };
}

function dealtAnew(
  matrix: VoteMatrix,
  { start, positions }: PositionsByColumn,
  random: Random,
): VoteMatrix {
  const cells = matrix.cells.slice();
  for (let j = 0; j + 1 < start.length; j++) {
    const from = start[j] as number;
    for (let last = (start[j + 1] as number) - 1; last > from; last--) {
      const other = from + Math.floor(random() * (last - from + 1));
      const p = positions[last] as number;
      const q = positions[other] as number;
      const cell = cells[p] as number;
      cells[p] = cells[q] as number;
      cells[q] = cell;
    }
  }
  return { ...matrix, cells };
}
