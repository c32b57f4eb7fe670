/**
 * Would the groups be the same had a few things gone otherwise?
 *
 * Christian Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics & Data
 * Analysis 52 (2007), https://doi.org/10.1016/j.csda.2006.11.025: draw as many people with replacement,
 * make the groups anew, and see how much of each group comes back (Jaccard: common members over all members).
 * And a test for the votes: leave a random tenth out, and count who is in the same group still.
 *
 * Deviation: with more than 1,500 people both are done on a sample of 1,500, and compared with the groups of
 * all; fewer people make groups less stable, not more, so the figures are careful ones.
 */
import type { ParallelAnalysis } from "./parallel-analysis.ts";
import { type Random, seededRandom } from "./random.ts";
import { resampleRows, sampleRows } from "./sample.ts";
import { type StableGroups, stableGroups } from "./stable-groups.ts";
import { filterVotes, selectRows, type VoteMatrix } from "./vote-matrix.ts";

export interface Stability {
  /**
   * Leaving out a tenth of the votes keeps nine in ten people in their group, with a margin; so does every
   * number of groups that might as well have been chosen; and the structure is well above chance.
   */
  readonly isStable: boolean;
  /** For each time a tenth of the votes was left out: the share of people who stayed in their group. */
  readonly keptPerDrop: readonly number[];
  /** Other numbers of groups that came near to winning, with the least share they would have kept. */
  readonly rivals: readonly { readonly k: number; readonly leastKept: number }[];
  /** For each group how much of it comes back when people are drawn anew, 0 to 1, on average. */
  readonly groupRecovery: readonly number[];
  /** So many people took part in the test. */
  readonly people: number;
}

export interface StabilityOptions {
  readonly seed: string;
  readonly chance: ParallelAnalysis;
  /** How often votes are left out; people are drawn anew half as often. */
  readonly resamples: number;
  /** Told after each resample: so many of so many done. */
  readonly onProgress?: (done: number, total: number) => void;
}

const DROPPED = 0.1;
/** A stable map keeps this share of people in their group, whichever tenth of the votes is left out. */
export const STABLE_SHARE = 0.9;
/** "Whichever": even a dropping that is so many standard deviations worse than the mean one. */
const KEPT_DEVIATIONS = 3;
/** Leaving out votes leaves less structure, so what is to stay must be this many times what chance gives. */
const ABOVE_CHANCE = 1.1;
/** A number of groups is a rival unless its silhouette stays so many standard deviations behind. */
const RIVAL_DEVIATIONS = 3;
const MAX_PEOPLE = 1500;
/** Groups need no more exact components than this. */
const TOLERANCE = 1e-4;

/** The stability of the groups of a map. `found` must have groups. */
export function stability(
  matrix: VoteMatrix,
  found: StableGroups,
  { seed, chance, resamples, onProgress }: StabilityOptions,
): Stability {
  const random = seededRandom(`${seed}/stability`);
  const all = [...matrix.participants.keys()];
  const rows = sampleRows(all, MAX_PEOPLE, random);
  const isSample = rows.length < all.length;
  const sample = isSample ? selectRows(matrix, rows) : matrix;
  const before = isSample ? ofSample(labelOfRow(found), rows) : labelOfRow(found);
  const k = found.clusters?.centres.x.length ?? 0;
  const redraws = Math.ceil(resamples / 2);
  const drops = Array.from({ length: resamples }, (_, done) => {
    const fewer = filterVotes(sample, () => random() >= DROPPED);
    const drop = stableGroups(fewer, found.pca, TOLERANCE);
    onProgress?.(done + 1, resamples + redraws);
    return drop;
  });
  const keptPerDrop = drops.map((drop) => shareKept(before, labelOfRow(drop)));
  const rivals = findRivals(drops, k).map((rival) => ({
    k: rival,
    leastKept: Math.min(
      ...drops
        .map((drop) => labelOfRow(drop, rival))
        .filter((after) => after.size > 0)
        .map((after) => shareKept(before, after)),
    ),
  }));
  const recoveries = Array.from({ length: redraws }, (_, done) => {
    const recovered = recovery(sample, found, before, random);
    onProgress?.(resamples + done + 1, resamples + redraws);
    return recovered;
  });
  const groupRecovery = Array.from(
    { length: k },
    (_, g) => recoveries.reduce((sum, r) => sum + (r[g] as number), 0) / redraws,
  );
  return {
    isStable:
      chance.observed >= ABOVE_CHANCE * chance.mark &&
      staysAbove(STABLE_SHARE, keptPerDrop) &&
      rivals.every(({ leastKept }) => leastKept >= STABLE_SHARE),
    keptPerDrop,
    rivals,
    groupRecovery,
    people: rows.length,
  };
}

/** The least share of people kept in their group, by the groups found and by their rivals. */
export function leastKept({ keptPerDrop, rivals }: Stability): number {
  return Math.min(...keptPerDrop, ...rivals.map((rival) => rival.leastKept));
}

/** For each row in a group its group, in the division into k groups or else in the one chosen. */
function labelOfRow({ rows, clusters, divisions }: StableGroups, k?: number): Map<number, number> {
  const division =
    k === undefined ? clusters : divisions.find(({ centres }) => centres.x.length === k);
  if (division === undefined) return new Map();
  return new Map(rows.map((row, i) => [row, division.label[i] as number]));
}

/** The groups of the sampled rows, by their place in the sample. */
function ofSample(
  label: ReadonlyMap<number, number>,
  rows: readonly number[],
): Map<number, number> {
  return new Map(
    rows.flatMap((row, place) => {
      const group = label.get(row);
      return group === undefined ? [] : [[place, group] as const];
    }),
  );
}

function staysAbove(share: number, kept: readonly number[]): boolean {
  if (kept.length < 2) return false;
  const { mean, deviation } = meanAndDeviation(kept);
  return mean - KEPT_DEVIATIONS * deviation >= share && Math.min(...kept) >= share;
}

function meanAndDeviation(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/** The numbers of groups that came near to being chosen instead of k in the droppings. */
function findRivals(drops: readonly StableGroups[], k: number): number[] {
  const seen = new Set(drops.flatMap(({ silhouettes }) => silhouettes.map((s) => s.k)));
  seen.delete(k);
  return [...seen].filter((rival) => {
    const margins = drops.flatMap((drop) => {
      const other = silhouetteOf(drop, rival);
      return other === undefined ? [] : [(silhouetteOf(drop, k) ?? 0) - other];
    });
    const { mean, deviation } = meanAndDeviation(margins);
    return mean <= RIVAL_DEVIATIONS * deviation;
  });
}

function silhouetteOf({ silhouettes }: StableGroups, k: number): number | undefined {
  return silhouettes.find((candidate) => candidate.k === k)?.silhouette;
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
