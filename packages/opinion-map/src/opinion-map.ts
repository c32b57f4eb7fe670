import type { MapStatistics } from "./map-statistics.ts";
import type { PrincipalComponents } from "./principal-components.ts";
import type { Places, StatementPlaces } from "./projection.ts";
import type { Verdict } from "./verdict.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

/** A map of opinions: who lies where, which groups there are, and what follows. Rows and columns as in `matrix`. */
export interface OpinionMap {
  readonly mode: "classic" | "stable";
  readonly matrix: VoteMatrix;
  readonly pca: PrincipalComponents;
  /** Everyone's place, on the map or not. */
  readonly places: Places;
  readonly statementPlaces: StatementPlaces;
  /** For each row its group, 0 to k - 1, or NO_GROUP for who is not on the map. */
  readonly groupOfRow: Int32Array;
  /** The groups' centres; their number is k, 0 when there are no groups. */
  readonly centres: Places;
  /** The mean silhouette of the best division into 2, 3, … groups. */
  readonly silhouettes: readonly SilhouetteOfK[];
  /** Whether there are groups, or why not. */
  readonly verdict: Verdict;
  readonly statistics: MapStatistics;
}

export interface SilhouetteOfK {
  readonly k: number;
  readonly silhouette: number;
}

/** The number of groups. */
export function groupCount(map: OpinionMap): number {
  return map.centres.x.length;
}

/** The members of each group, in row order. */
export function groupMembers(map: OpinionMap): string[][] {
  const members: string[][] = Array.from({ length: groupCount(map) }, () => []);
  map.matrix.participants.forEach((id, row) => {
    members[map.groupOfRow[row] as number]?.push(id);
  });
  return members;
}
