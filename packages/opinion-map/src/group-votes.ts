import { countCells } from "./principal-components.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

/** How a set of people voted: for each statement three counts, `3 * column` on: disagree, pass, agree. */
export type VoteCounts = Uint32Array;

/** The votes of every group, and of everybody whether in a group or not. */
export interface GroupVotes {
  readonly groups: readonly VoteCounts[];
  readonly everyone: VoteCounts;
}

/** Not in any group. */
export const NO_GROUP = -1;

/**
 * Counts the votes per group.
 *
 * @param groupOfRow for each row its group, 0 to groupCount - 1, or NO_GROUP.
 */
export function countGroupVotes(
  matrix: VoteMatrix,
  groupOfRow: Int32Array,
  groupCount: number,
): GroupVotes {
  const groups = Array.from(
    { length: groupCount },
    () => new Uint32Array(3 * matrix.statements.length),
  );
  for (let i = 0; i < groupOfRow.length; i++) {
    const counts = groups[groupOfRow[i] as number];
    if (counts === undefined) continue;
    const end = matrix.rowStart[i + 1] as number;
    for (let p = matrix.rowStart[i] as number; p < end; p++) {
      const cell = matrix.cells[p] as number;
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return { groups, everyone: countCells(matrix) };
}

export function countDisagrees(counts: VoteCounts, column: number): number {
  return counts[3 * column] as number;
}

export function countPasses(counts: VoteCounts, column: number): number {
  return counts[3 * column + 1] as number;
}

export function countAgrees(counts: VoteCounts, column: number): number {
  return counts[3 * column + 2] as number;
}

/** Votes of any kind: everyone who saw the statement and answered, a pass included. */
export function countSeen(counts: VoteCounts, column: number): number {
  return (
    (counts[3 * column] as number) +
    (counts[3 * column + 1] as number) +
    (counts[3 * column + 2] as number)
  );
}
