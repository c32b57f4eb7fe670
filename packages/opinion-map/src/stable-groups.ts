/**
 * The groups of the stable map, from the votes alone: no history, no random start.
 *
 * Places by regression-scores.ts, groups by k-means-by-splitting.ts, their number by the largest simplified
 * silhouette over expected distances (silhouette.ts), of equal ones the fewest groups.
 *
 * Without the uncertainty in those distances a few statements put people in a few exact spots, and every spot
 * would be a group; and in real conversations the silhouettes of 2 to 5 groups lie so close together (brexit:
 * .60, .53, .57, .57, with it .52, .40, .42, .39) that leaving out a tenth of the votes changes the number.
 */
import { pick } from "./base-clusters.ts";
import type { Clusters } from "./k-means.ts";
import { kMeansBySplitting } from "./k-means-by-splitting.ts";
import type { SilhouetteOfK } from "./opinion-map.ts";
import { MIN_VOTES } from "./participation.ts";
import { type PrincipalComponents, principalComponents } from "./principal-components.ts";
import { type RegressionScores, regressionScores } from "./regression-scores.ts";
import { meanSimplifiedSilhouette } from "./silhouette.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

export interface StableGroups {
  readonly pca: PrincipalComponents;
  readonly scores: RegressionScores;
  /** The rows on the map; `clusters.label[i]` is the group of `rows[i]`. */
  readonly rows: readonly number[];
  /** Groups from large to small; undefined when no division is left. */
  readonly clusters: Clusters | undefined;
  /** All divisions that were considered, and their silhouettes in the same order. */
  readonly divisions: readonly Clusters[];
  readonly silhouettes: readonly SilhouetteOfK[];
}

export const MAX_GROUPS = 5;
/** A smaller group is no group to speak of, and would show how single people voted. */
export const MIN_GROUP_SIZE = 3;

/**
 * @param previous components of nearly the same matrix, to start from.
 * @param tolerance the relative error of the components.
 */
export function stableGroups(
  matrix: VoteMatrix,
  previous?: PrincipalComponents,
  tolerance?: number,
): StableGroups {
  const pca = principalComponents(matrix, previous, tolerance);
  const scores = regressionScores(matrix, pca);
  const rows = rowsWithEnoughVotes(matrix);
  const points = pick(scores, rows);
  const variance = Float64Array.from(
    rows,
    (row) => (scores.errorX[row] as number) ** 2 + (scores.errorY[row] as number) ** 2,
  );
  const divisions = kMeansBySplitting(points, MAX_GROUPS).filter(
    (division) => Math.min(...groupSizes(division)) >= MIN_GROUP_SIZE,
  );
  const silhouettes = divisions.map((division) => ({
    k: division.centres.x.length,
    silhouette: meanSimplifiedSilhouette(points, division, variance),
  }));
  const largest = Math.max(...silhouettes.map(({ silhouette }) => silhouette));
  const chosen = divisions[silhouettes.findIndex(({ silhouette }) => silhouette === largest)];
  const clusters = chosen === undefined ? undefined : fromLargeToSmall(chosen);
  return { pca, scores, rows, clusters, divisions, silhouettes };
}

/**
 * Who voted on seven statements on the map, or on half of them when there are fewer than fourteen. (The classic
 * map asks for all when there are seven or fewer; then one vote not cast puts somebody off the map.)
 */
function rowsWithEnoughVotes(matrix: VoteMatrix): number[] {
  const statements = matrix.offMap.reduce((sum, off) => sum + 1 - off, 0);
  const needed = Math.max(1, Math.min(MIN_VOTES, Math.ceil(statements / 2)));
  return [...matrix.participants.keys()].filter((i) => {
    let votes = 0;
    const end = matrix.rowStart[i + 1] as number;
    for (let p = matrix.rowStart[i] as number; p < end; p++) {
      if (matrix.offMap[((matrix.cells[p] as number) / 3) | 0] === 0) votes++;
    }
    return votes >= needed;
  });
}

function groupSizes({ label, centres }: Clusters): number[] {
  const sizes = new Array<number>(centres.x.length).fill(0);
  for (const c of label) sizes[c] = (sizes[c] as number) + 1;
  return sizes;
}

function fromLargeToSmall(clusters: Clusters): Clusters {
  const sizes = groupSizes(clusters);
  const { x, y } = clusters.centres;
  const order = [...sizes.keys()].sort(
    (a, b) =>
      (sizes[b] as number) - (sizes[a] as number) ||
      (x[b] as number) - (x[a] as number) ||
      (y[b] as number) - (y[a] as number),
  );
  const renumbered = new Uint32Array(order.length);
  order.forEach((from, to) => {
    renumbered[from] = to;
  });
  return {
    label: clusters.label.map((c) => renumbered[c] as number),
    centres: pick(clusters.centres, order),
  };
}
