/**
 * Would the groups be the same had a few things gone otherwise?
 *
 * Christian Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics & Data
 * Analysis 52 (2007), https://doi.org/10.1016/j.csda.2006.11.025: draw as many people with replacement,
 * make the groups anew, and see how much of each group comes back (Jaccard: common members over all members).
 * And a test for the votes: leave a random tenth out, and count who is in the same group still.
 *
 * Deviation: with more than 2,000 people both are done on a sample of 2,000; fewer people make groups less
 * stable, not more, so the figures are careful ones.
 */
import { type Random, seededRandom } from "./random.ts";
import { resampleRows, sampleRows } from "./sample.ts";
import { type StableGroups, stableGroups } from "./stable-groups.ts";
import { filterVotes, selectRows, type VoteMatrix } from "./vote-matrix.ts";

export interface Stability {
  /**
   * Every dropping of votes kept enough people in their group, and the number of groups won by so much each
   * time that it is not about to change.
   */
  readonly isStable: boolean;
  /** For each time a tenth of the votes was left out: the share of people who stayed in their group. */
  readonly keptPerDrop: readonly number[];
  /** And by how much the silhouette of this number of groups was above that of any other number. */
  readonly marginPerDrop: readonly number[];
  /** For each group how much of it comes back when people are drawn anew, 0 to 1, on average. */
  readonly groupRecovery: readonly number[];
  /** So many people took part in the test. */
  readonly people: number;
}

export interface StabilityOptions {
  readonly seed: string;
  /** How often votes are left out, and how often people are drawn anew. */
  readonly resamples: number;
  /** Told after each resample: so many of so many done. */
  readonly onProgress?: (done: number, total: number) => void;
}

const DROPPED = 0.1;
/** The map calls itself stable when every dropping keeps this share: a margin above the nine in ten it promises. */
export const STABLE_SHARE = 0.92;
/** So many standard deviations between the number of groups and the next best number. */
const MARGIN_DEVIATIONS = 3;
const MAX_PEOPLE = 2000;
/** Groups need no more exact components than this. */
const TOLERANCE = 1e-6;

/** The stability of the groups of a map. `found` must have groups. */
export function stability(
  matrix: VoteMatrix,
  found: StableGroups,
  { seed, resamples, onProgress }: StabilityOptions,
): Stability {
  const random = seededRandom(`${seed}/stability`);
  const all = [...matrix.participants.keys()];
  const rows = sampleRows(all, MAX_PEOPLE, random);
  const isSample = rows.length < all.length;
  const sample = isSample ? selectRows(matrix, rows) : matrix;
  const groups = isSample ? stableGroups(sample, found.pca) : found;
  const before = labelOfRow(groups);
  const k = groups.clusters?.centres.x.length ?? 0;
  const drops = Array.from({ length: resamples }, (_, done) => {
    const fewer = filterVotes(sample, () => random() >= DROPPED);
    const drop = stableGroups(fewer, groups.pca, TOLERANCE);
    onProgress?.(done + 1, 2 * resamples);
    return drop;
  });
  const keptPerDrop = drops.map((drop) => shareKept(before, labelOfRow(drop)));
  const marginPerDrop = drops.map((drop) => silhouetteMargin(drop, k));
  const recoveries = Array.from({ length: resamples }, (_, done) => {
    const recovered = recovery(sample, groups, before, random);
    onProgress?.(resamples + done + 1, 2 * resamples);
    return recovered;
  });
  const groupRecovery = Array.from(
    { length: k },
    (_, g) => recoveries.reduce((sum, r) => sum + (r[g] as number), 0) / Math.max(1, resamples),
  );
  return {
    isStable:
      resamples > 1 &&
      keptPerDrop.every((kept) => kept >= STABLE_SHARE) &&
      isFarAboveZero(marginPerDrop),
    keptPerDrop,
    marginPerDrop,
    groupRecovery,
    people: rows.length,
  };
}

/** For each row in a group its group. */
function labelOfRow({ rows, clusters }: StableGroups): Map<number, number> {
  if (clusters === undefined) return new Map();
  return new Map(rows.map((row, i) => [row, clusters.label[i] as number]));
}

/** How far the silhouette of k groups is above the best of any other number; below 0 when another wins. */
function silhouetteMargin({ silhouettes }: StableGroups, k: number): number {
  const own = silhouettes.find((candidate) => candidate.k === k)?.silhouette ?? 0;
  const others = silhouettes.filter((candidate) => candidate.k !== k);
  return own - Math.max(0, ...others.map(({ silhouette }) => silhouette));
}

function isFarAboveZero(values: readonly number[]): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean > MARGIN_DEVIATIONS * Math.sqrt(squares / (values.length - 1));
}

/**
 * The share of people who are in the same group before and after, with the groups matched one to one as well
 * as can be. Who is in no group afterwards was not kept.
 */
export function shareKept<Person>(
  before: ReadonlyMap<Person, number>,
  after: ReadonlyMap<Person, number>,
): number {
  if (before.size === 0) return 1;
  const common: number[][] = [];
  let columns = 0;
  for (const [person, group] of before) {
    const now = after.get(person);
    if (now === undefined) continue;
    columns = Math.max(columns, now + 1);
    common[group] ??= [];
    const row = common[group];
    row[now] = (row[now] ?? 0) + 1;
  }
  const table = Array.from(common, (row) => row ?? []);
  return bestMatching(table, 0, new Set(), columns) / before.size;
}

/** There are at most five groups, so all ways to match them can be tried. */
function bestMatching(
  table: readonly (readonly number[])[],
  group: number,
  taken: ReadonlySet<number>,
  columns: number,
): number {
  const row = table[group];
  if (row === undefined) return 0;
  let best = bestMatching(table, group + 1, taken, columns);
  for (let now = 0; now < columns; now++) {
    if (taken.has(now)) continue;
    const rest = bestMatching(table, group + 1, new Set([...taken, now]), columns);
    best = Math.max(best, (row[now] ?? 0) + rest);
  }
  return best;
}

/** How much of each group comes back among the people drawn: the largest Jaccard with a new group. */
function recovery(
  matrix: VoteMatrix,
  groups: StableGroups,
  before: ReadonlyMap<number, number>,
  random: Random,
): number[] {
  const drawn = resampleRows([...matrix.participants.keys()], random);
  const redone = stableGroups(selectRows(matrix, drawn), groups.pca, TOLERANCE);
  const after = new Map([...labelOfRow(redone)].map(([i, group]) => [drawn[i] as number, group]));
  const k = groups.clusters?.centres.x.length ?? 0;
  const kAfter = redone.clusters?.centres.x.length ?? 0;
  const common = Array.from({ length: k }, () => new Array<number>(kAfter).fill(0));
  const sizes = new Array<number>(k).fill(0);
  const sizesAfter = new Array<number>(kAfter).fill(0);
  for (const [row, now] of after) {
    const group = before.get(row);
    if (group === undefined) continue;
    sizes[group] = (sizes[group] as number) + 1;
    sizesAfter[now] = (sizesAfter[now] as number) + 1;
    const counts = common[group] as number[];
    counts[now] = (counts[now] as number) + 1;
  }
  return common.map((counts, g) =>
    counts.reduce((most, both, h) => {
      const either = (sizes[g] as number) + (sizesAfter[h] as number) - both;
      return either === 0 ? most : Math.max(most, both / either);
    }, 0),
  );
}
