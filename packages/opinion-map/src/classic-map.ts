/**
 * The map as Polis draws it, formula by formula.
 *
 * Christopher Small, Michael Bjorkegren, Timo Erkkilä, Lynette Shaw and Colin Megill, "Polis: Scaling
 * deliberation by mapping high dimensional opinion spaces", Recerca 26 (2021),
 * https://doi.org/10.6035/recerca.5516.
 *
 * It remembers: the small clusters start where they were, and the number of groups changes only after
 * it has won four updates in a row. Deviations: exact components with fixed signs
 * (principal-components.ts), the order of rows (base-clusters.ts), and the honest empty results of
 * verdict.ts, where Polis draws two groups out of anything.
 */
import { baseClusters, firstDistinct, type PreviousBaseClusters, pick } from "./base-clusters.ts";
import { NO_GROUP } from "./group-votes.ts";
import { type Clusters, kMeans } from "./k-means.ts";
import { mapStatistics } from "./map-statistics.ts";
import type { OpinionMap, SilhouetteOfK } from "./opinion-map.ts";
import { participantsOnMap } from "./participation.ts";
import { type PrincipalComponents, principalComponents } from "./principal-components.ts";
import {
  countVotedStatements,
  type Places,
  projectParticipants,
  projectStatements,
} from "./projection.ts";
import { meanSilhouette } from "./silhouette.ts";
import { noGroups, type Verdict } from "./verdict.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

/** What a classic map remembers for its next update. */
export interface ClassicMemory {
  readonly pca: PrincipalComponents;
  readonly onMap: ReadonlySet<string>;
  readonly base: PreviousBaseClusters;
  /** The groups' centres at the last update, for each number of groups. */
  readonly centres: ReadonlyMap<number, Places>;
  readonly smoother: KSmoother;
}

export interface BaseClusters {
  readonly members: readonly (readonly string[])[];
  readonly centres: Places;
}

export interface KSmoother {
  /** The number of groups shown. */
  readonly shown: number;
  /** The number that won last, and how many updates in a row. */
  readonly winner: number;
  readonly wins: number;
}

export interface ClassicMap extends OpinionMap {
  readonly mode: "classic";
  readonly baseClusters: BaseClusters;
  /** Give this to the next update. */
  readonly memory: ClassicMemory;
}

/** The number of groups changes when another number has won so many updates in a row. */
const WINS_TO_SWITCH = 4;
/** A step that moves no centre this far is the last. */
const GROUP_OPTIONS = { maxIterations: 20, tolerance: 0.01 };

/** The classic map of a vote matrix whose rows are in the order of people's first votes. */
export function classicMap(matrix: VoteMatrix, previous?: ClassicMemory): ClassicMap {
  const pca = principalComponents(matrix, previous?.pca);
  const places = projectParticipants(matrix, pca);
  const rows = participantsOnMap(matrix, countVotedStatements(matrix), previous?.onMap);
  const ids = rows.map((row) => matrix.participants[row] as string);
  const base = baseClusters(ids, pick(places, rows), previous?.base);
  const weights = new Float64Array(base.centres.x.length);
  for (const c of base.label) weights[c] = (weights[c] as number) + 1;
  const divisions = divide(base.centres, weights, previous?.centres);
  const smoother = smoothK(divisions, previous?.smoother);
  const verdict = classicVerdict(matrix, base, divisions);
  const members = membersOf(ids, base);
  const chosen = divisions.find(({ k }) => k === smoother.shown);
  const shown = verdict.hasGroups ? chosen?.groups : undefined;
  const groupOfRow = new Int32Array(matrix.participants.length).fill(NO_GROUP);
  if (shown !== undefined) {
    rows.forEach((row, i) => {
      groupOfRow[row] = shown.label[base.label[i] as number] as number;
    });
  }
  const centres = shown?.centres ?? { x: new Float64Array(0), y: new Float64Array(0) };
  const statementPlaces = projectStatements(matrix, pca);
  return {
    mode: "classic",
    baseClusters: { members, centres: base.centres },
    matrix,
    pca,
    places,
    statementPlaces,
    groupOfRow,
    centres,
    silhouettes: divisions.map(({ k, silhouette }) => ({ k, silhouette })),
    verdict,
    statistics: mapStatistics(matrix, groupOfRow, centres.x.length, statementPlaces.extremity),
    memory: {
      pca,
      onMap: new Set(ids),
      base: { members },
      centres: new Map(divisions.map(({ k, groups }) => [k, groups.centres])),
      smoother,
    },
  };
}

interface Division extends SilhouetteOfK {
  readonly groups: Clusters;
}

/** The base clusters divided into 2, 3, … up to min(5, 2 + base clusters / 12) groups. */
function divide(
  centres: Places,
  weights: Float64Array,
  previous: ReadonlyMap<number, Places> | undefined,
): Division[] {
  const most = Math.min(5, 2 + Math.floor(weights.length / 12));
  const divisions: Division[] = [];
  for (let k = 2; k <= most; k++) {
    const start = previous?.get(k) ?? firstDistinct(centres, k);
    const groups = kMeans(centres, weights, start, GROUP_OPTIONS);
    if (groups.centres.x.length !== k) continue;
    divisions.push({ k, groups, silhouette: meanSilhouette(centres, groups) });
  }
  return divisions;
}

/** The number of groups with the largest silhouette (of equal ones the most groups), smoothed over updates. */
export function smoothK(
  silhouettes: readonly SilhouetteOfK[],
  previous: KSmoother | undefined,
): KSmoother {
  let winner: SilhouetteOfK | undefined;
  for (const candidate of silhouettes) {
    if (winner === undefined || candidate.silhouette >= winner.silhouette) winner = candidate;
  }
  const k = winner?.k ?? 0;
  if (previous === undefined || previous.shown === 0) return { shown: k, winner: k, wins: 1 };
  const wins = k === previous.winner ? previous.wins + 1 : 1;
  const isPossible = silhouettes.some((candidate) => candidate.k === previous.shown);
  const shown = wins >= WINS_TO_SWITCH || !isPossible ? k : previous.shown;
  return { shown, winner: k, wins };
}

function classicVerdict(
  matrix: VoteMatrix,
  base: Clusters,
  divisions: readonly Division[],
): Verdict {
  if (matrix.cells.length === 0) return noGroups("no_votes");
  if (base.label.length < 2) return noGroups("too_few_people");
  if (matrix.offMap.filter((off) => off === 0).length < 2) return noGroups("too_few_statements");
  if (divisions.length === 0) return noGroups("everyone_alike");
  if (divisions.every(({ silhouette }) => silhouette <= 0))
    return noGroups("no_group_large_enough");
  return { hasGroups: true };
}

function membersOf(ids: readonly string[], base: Clusters): string[][] {
  const members: string[][] = Array.from(base.centres.x, () => []);
  base.label.forEach((c, i) => {
    members[c]?.push(ids[i] as string);
  });
  return members;
}
