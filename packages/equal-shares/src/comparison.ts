/**
 * The comparison step of Świecie and Wieliczka 2023 and of https://equalshares.net/implementation/comparison/: the outcome
 * is replaced by that of greedy when more voters prefer that one, by the number of funded projects on their ballot.
 */
import type { Profile } from "./profile.ts";

/** How many voters have more funded projects on their ballot in the first outcome, in the second, or as many in both. */
export function countPreferences(
  profile: Profile,
  first: readonly number[],
  second: readonly number[],
) {
  const difference = new Int8Array(profile.cost.length);
  for (const project of first) difference[project] = (difference[project] as number) + 1;
  for (const project of second) difference[project] = (difference[project] as number) - 1;
  const voters = { first: 0, second: 0, equal: 0 };
  for (let i = 0; i < profile.classCount; i++) {
    let balance = 0;
    for (
      let entry = profile.ballotStart[i] as number;
      entry < (profile.ballotStart[i + 1] as number);
      entry++
    ) {
      balance += difference[profile.ballotProject[entry] as number] as number;
    }
    voters[balance > 0 ? "first" : balance < 0 ? "second" : "equal"] += profile.multiplicity[
      i
    ] as number;
  }
  return voters;
}

/** Strictly more voters must prefer greedy. */
export function isGreedyPreferred(
  profile: Profile,
  outcome: readonly number[],
  rival: readonly number[],
): boolean {
  const { first, second } = countPreferences(profile, outcome, rival);
  return second > first;
}

/** Voters with none of the winners on their ballot, those with an empty ballot included. */
export function countLeftOut(profile: Profile, winners: readonly number[]): number {
  const funded = new Set(winners);
  let voters = 0;
  for (let i = 0; i < profile.classCount; i++) {
    const ballot = profile.ballotProject.subarray(
      profile.ballotStart[i],
      profile.ballotStart[i + 1],
    );
    if (!ballot.some((project) => funded.has(project))) voters += profile.multiplicity[i] as number;
  }
  return voters;
}
