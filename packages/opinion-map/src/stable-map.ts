/**
 * Our own map: the same votes always give the same groups, whoever came first.
 *
 * It differs from the classic map in five things. (1) People and statements are put in an order of
 * their votes (canonical-order.ts), so shuffling them changes nothing. (2) A person's place follows from the
 * votes she cast; not having seen a statement is no vote (regression-scores.ts). (3) The groups have no memory
 * and no random start (stable-groups.ts). (4) It says when there are no groups (verdict.ts,
 * parallel-analysis.ts), and whether there is a space between them or a gradual line (gap.ts). (5) It reports how
 * stable the groups are (stability.ts).
 */
import { pick } from "./base-clusters.ts";
import { canonicalOrder } from "./canonical-order.ts";
import { CLEAR_GAP, smallestGap } from "./gap.ts";
import { NO_GROUP } from "./group-votes.ts";
import { mapStatistics } from "./map-statistics.ts";
import type { OpinionMap } from "./opinion-map.ts";
import { type ParallelAnalysis, parallelAnalysis } from "./parallel-analysis.ts";
import type { PrincipalComponents } from "./principal-components.ts";
import { projectStatements } from "./projection.ts";
import type { RegressionScores } from "./regression-scores.ts";
import { type Stability, stability } from "./stability.ts";
import { MIN_GROUP_SIZE, type StableGroups, stableGroups } from "./stable-groups.ts";
import { noGroups, type Verdict } from "./verdict.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

export interface StableMap extends OpinionMap {
  readonly mode: "stable";
  readonly places: RegressionScores;
  /** What chance alone would give; absent when no groups were sought. */
  readonly chance: ParallelAnalysis | undefined;
  /** The smallest gap between two groups, 0 to 1, and whether that separates them; absent without groups. */
  readonly gap: { readonly depth: number; readonly isClear: boolean } | undefined;
  /** Absent without groups, and when not asked for. */
  readonly stability: Stability | undefined;
}

export interface StableMapOptions {
  /** For the dealings and resamples that judge the map; the map itself draws nothing. */
  readonly seed?: string;
  /** Components of nearly the same votes, to start from. */
  readonly previous?: PrincipalComponents;
  /** How often to leave out votes for the stability; 0 leaves the test out. */
  readonly resamples?: number;
  /** Told after each resample: so many of so many done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export const DEFAULT_SEED = "meent";
export const DEFAULT_RESAMPLES = 20;

/** The stable map of a vote matrix. */
export function stableMap(original: VoteMatrix, options: StableMapOptions = {}): StableMap {
  const { seed = DEFAULT_SEED, resamples = DEFAULT_RESAMPLES, onProgress } = options;
  const { matrix, originalRow, originalColumn } = canonicalOrder(original);
  const previous = options.previous && inOrder(options.previous, originalColumn);
  const found = stableGroups(matrix, previous);
  const chance =
    earlyVerdict(matrix, found) === undefined
      ? parallelAnalysis(matrix, found.rows, seed)
      : undefined;
  const verdict = earlyVerdict(matrix, found) ?? verdictOf(found, chance);
  const clusters = verdict.hasGroups ? found.clusters : undefined;
  const groupOfRow = new Int32Array(original.participants.length).fill(NO_GROUP);
  if (clusters !== undefined) {
    found.rows.forEach((row, i) => {
      groupOfRow[originalRow[row] as number] = clusters.label[i] as number;
    });
  }
  const centres = clusters?.centres ?? { x: new Float64Array(0), y: new Float64Array(0) };
  const pca = backInOrder(found.pca, originalColumn);
  const statementPlaces = projectStatements(original, pca);
  const depth = clusters && smallestGap(pick(found.scores, found.rows), clusters);
  return {
    mode: "stable",
    matrix: original,
    pca,
    places: backInPlace(found.scores, originalRow),
    statementPlaces,
    groupOfRow,
    centres,
    silhouettes: found.silhouettes,
    verdict,
    chance,
    gap: depth === undefined ? undefined : { depth, isClear: depth >= CLEAR_GAP },
    stability:
      clusters === undefined || chance === undefined || resamples === 0
        ? undefined
        : stability(matrix, found, { seed, chance, resamples, ...(onProgress && { onProgress }) }),
    statistics: mapStatistics(original, groupOfRow, centres.x.length, statementPlaces.extremity),
  };
}

/** Why there can be no groups, as far as that shows without comparing with chance. */
function earlyVerdict(matrix: VoteMatrix, found: StableGroups): Verdict | undefined {
  if (matrix.cells.length === 0) return noGroups("no_votes");
  const statements = matrix.offMap.reduce((sum, off) => sum + 1 - off, 0);
  if (statements < 2) return noGroups("too_few_statements");
  if (found.rows.length < 2 * MIN_GROUP_SIZE) return noGroups("too_few_people");
  if (found.pca.variances[0] === 0) return noGroups("everyone_alike");
  return undefined;
}

function verdictOf(found: StableGroups, chance: ParallelAnalysis | undefined): Verdict {
  if (chance !== undefined && chance.observed <= chance.mark)
    return noGroups("no_more_than_chance");
  return found.clusters === undefined ? noGroups("no_group_large_enough") : { hasGroups: true };
}

function inOrder(pca: PrincipalComponents, originalColumn: Uint32Array): PrincipalComponents {
  const permuted = (values: Float64Array): Float64Array =>
    Float64Array.from(originalColumn, (from) => values[from] ?? 0);
  const [first, second] = pca.components;
  return {
    ...pca,
    centre: permuted(pca.centre),
    components: [permuted(first), permuted(second)],
  };
}

function backInOrder(pca: PrincipalComponents, originalColumn: Uint32Array): PrincipalComponents {
  const [first, second] = pca.components;
  return {
    ...pca,
    centre: scattered(pca.centre, originalColumn),
    components: [scattered(first, originalColumn), scattered(second, originalColumn)],
  };
}

function backInPlace(scores: RegressionScores, originalRow: Uint32Array): RegressionScores {
  return {
    x: scattered(scores.x, originalRow),
    y: scattered(scores.y, originalRow),
    errorX: scattered(scores.errorX, originalRow),
    errorY: scattered(scores.errorY, originalRow),
    noise: scores.noise,
  };
}

/** The values moved to where they came from. */
function scattered(values: Float64Array, original: Uint32Array): Float64Array {
  const moved = new Float64Array(values.length);
  values.forEach((value, index) => {
    moved[original[index] as number] = value;
  });
  return moved;
}
