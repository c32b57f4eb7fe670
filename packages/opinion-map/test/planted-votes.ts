import { type Random, seededRandom } from "../src/random.ts";
import type { Statement, Vote, VoteValue } from "../src/vote.ts";

/** A made-up conversation in which it is known who belongs together. */
export interface PlantedConversation {
  readonly statements: readonly Statement[];
  readonly votes: readonly Vote[];
  /** Participant to the group she was made in. */
  readonly truth: ReadonlyMap<string, number>;
}

export interface Planting {
  readonly people: number;
  readonly statements: number;
  readonly groups: number;
  /** How many statements somebody votes on. */
  readonly votesOf: (person: number, random: Random) => number;
  /** 0: members always vote as their group; 1: as a coin falls. */
  readonly noise: number;
  readonly seed: string;
}

/** Each group has an opinion of its own on each statement; members follow it, but for the noise. */
export function plantVotes(planting: Planting): PlantedConversation {
  const random = seededRandom(planting.seed);
  const ids = Array.from({ length: planting.statements }, (_, j) => `s${j}`);
  const opinions = Array.from({ length: planting.groups }, () => ids.map(() => anyVote(random)));
  const votes: Vote[] = [];
  const truth = new Map<string, number>();
  for (let i = 0; i < planting.people; i++) {
    const participant = `p${i}`;
    const group = i % planting.groups;
    truth.set(participant, group);
    for (const j of someOf(ids.length, planting.votesOf(i, random), random)) {
      const own = opinions[group]?.[j] as VoteValue;
      const vote = random() < planting.noise ? anyVote(random) : own;
      votes.push({ participant, statement: ids[j] as string, vote });
    }
  }
  return {
    statements: ids.map((id) => ({ id, moderation: "in" as const })),
    votes: shuffled(votes, random),
    truth,
  };
}

/** The items in an order that chance gives. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const item = copy[last] as Item;
    copy[last] = copy[other] as Item;
    copy[other] = item;
  }
  return copy;
}

function anyVote(random: Random): VoteValue {
  const drawn = random();
  if (drawn < 0.45) return 1;
  return drawn < 0.9 ? -1 : 0;
}

function someOf(size: number, count: number, random: Random): number[] {
  return shuffled([...Array(size).keys()], random).slice(0, count);
}
