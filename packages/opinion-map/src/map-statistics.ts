import { type Bridging, bridging } from "./bridging.ts";
import { groupAwareConsensus } from "./group-aware-consensus.ts";
import { countGroupVotes, type GroupVotes, type VoteCounts } from "./group-votes.ts";
import { type MajorityConsensus, majorityConsensus } from "./majority-consensus.ts";
import {
  type RepresentativeStatement,
  representativeStatements,
} from "./representative-statements.ts";
import { routingWeight } from "./statement-routing.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

/** What follows from the votes once it is known who is in which group. All per column of the matrix. */
export interface MapStatistics {
  readonly votes: GroupVotes;
  /** Per group its representative statements. */
  readonly representative: readonly (readonly RepresentativeStatement[])[];
  readonly consensus: MajorityConsensus;
  readonly groupAwareConsensus: Float64Array;
  readonly bridging: readonly Bridging[];
  /** The routing weights. */
  readonly priorities: Float64Array;
}

/**
 * All statistics of a map. Without groups everyone counts as one group.
 *
 * @param groupOfRow for each row its group or NO_GROUP.
 * @param extremity per statement, from its place on the map.
 */
export function mapStatistics(
  matrix: VoteMatrix,
  groupOfRow: Int32Array,
  groupCount: number,
  extremity: Float64Array,
): MapStatistics {
  const votes = countGroupVotes(matrix, groupOfRow, groupCount);
  const groups = groupsOrEveryone(votes);
  const columns = columnsOnMap(matrix);
  const inGroups = sumOfGroups(votes);
  return {
    votes,
    representative: votes.groups.map((_, group) => representativeStatements(votes, group, columns)),
    consensus: majorityConsensus(votes.everyone, columns),
    groupAwareConsensus: Float64Array.from(matrix.statements, (_, j) =>
      groupAwareConsensus(groups, j),
    ),
    bridging: matrix.statements.map((_, j) => bridging(groups, j)),
    priorities: Float64Array.from(matrix.statements, (statement, j) =>
      routingWeight(inGroups, j, extremity[j] as number, statement.isMeta === true),
    ),
  };
}

export function groupsOrEveryone({ groups, everyone }: GroupVotes): readonly VoteCounts[] {
  return groups.length === 0 ? [everyone] : groups;
}

/** The votes of all groups together: without those of people who are in none, unless there is no group. */
export function sumOfGroups(votes: GroupVotes): VoteCounts {
  const sum = new Uint32Array(votes.everyone.length);
  for (const counts of groupsOrEveryone(votes)) {
    counts.forEach((count, cell) => {
      sum[cell] = (sum[cell] as number) + count;
    });
  }
  return sum;
}

/** The statements that may represent a group or a consensus. */
export function columnsOnMap(matrix: VoteMatrix): number[] {
  return [...matrix.statements.keys()].filter((j) => matrix.offMap[j] === 0);
}
