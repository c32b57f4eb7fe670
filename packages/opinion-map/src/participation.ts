import type { VoteMatrix } from "./vote-matrix.ts";

/** Votes needed to be on the map (fewer when there are fewer statements). */
export const MIN_VOTES = 7;
/** So many people are on the map at least, when so many voted at all. */
export const MIN_PEOPLE = 15;

/** How many statements each person voted on, moderated out or not. */
export function countVotesPerPerson(matrix: VoteMatrix): Uint32Array {
  return Uint32Array.from(
    matrix.participants,
    (_, i) => (matrix.rowStart[i + 1] as number) - (matrix.rowStart[i] as number),
  );
}

/**
 * The rows that are on the classic map: who voted on min(7, statements) or more, and who was on it
 * before; when those are fewer than 15, the most active others up to 15.
 */
export function participantsOnMap(
  matrix: VoteMatrix,
  votedStatements: number,
  before: ReadonlySet<string> = new Set(),
): number[] {
  const votes = countVotesPerPerson(matrix);
  const needed = Math.min(MIN_VOTES, votedStatements);
  const isOn = matrix.participants.map((id, i) => before.has(id) || (votes[i] as number) >= needed);
  const missing = MIN_PEOPLE - isOn.filter(Boolean).length;
  if (missing > 0) {
    [...isOn.keys()]
      .filter((i) => !isOn[i] && (votes[i] as number) > 0)
      .sort((a, b) => (votes[b] as number) - (votes[a] as number) || a - b)
      .slice(0, missing)
      .forEach((i) => {
        isOn[i] = true;
      });
  }
  return [...isOn.keys()].filter((i) => isOn[i]);
}
