import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plantVotes } from "../test/planted-votes.ts";
import { adjustedRandIndex } from "./adjusted-rand-index.ts";
import { classicMap, smoothK } from "./classic-map.ts";
import { MIN_PEOPLE, participantsOnMap } from "./participation.ts";
import type { Vote } from "./vote.ts";
import { buildVoteMatrix } from "./vote-matrix.ts";

const conversation = plantVotes({
  people: 150,
  statements: 30,
  groups: 2,
  votesOf: () => 18,
  noise: 0.15,
  seed: "two camps",
});

describe("the classic map", () => {
  it("finds planted groups from a cold start, and keeps them when it goes on", () => {
    let memory: Parameters<typeof classicMap>[1];
    for (const share of [0.4, 0.7, 1]) {
      const votes = conversation.votes.slice(0, share * conversation.votes.length);
      const map = classicMap(buildVoteMatrix(votes, conversation.statements), memory);
      memory = map.memory;
      const rows = [...map.groupOfRow.keys()].filter((row) => (map.groupOfRow[row] as number) >= 0);
      const planted = rows.map((row) =>
        conversation.truth.get(map.matrix.participants[row] as string),
      );
      const found = rows.map((row) => map.groupOfRow[row]);
      expect(map.centres.x.length).toBe(2);
      expect(adjustedRandIndex<number | undefined>(found, planted)).toBeGreaterThan(0.9);
    }
  });

  it("from the same votes and memory gives the same map", () => {
    const matrix = buildVoteMatrix(conversation.votes, conversation.statements);
    const first = classicMap(matrix);
    expect(classicMap(matrix).groupOfRow).toEqual(first.groupOfRow);
    const again = classicMap(matrix, first.memory);
    expect(again.pca.components[0][0]).toBeCloseTo(first.pca.components[0][0] as number, 9);
    expect(adjustedRandIndex(again.groupOfRow, first.groupOfRow)).toBeGreaterThan(0.95);
  });

  it("has no groups when nobody differs, with the reason", () => {
    const alike: Vote[] = ["p", "q", "r"].flatMap((participant) =>
      ["a", "b", "c"].map((statement) => ({ participant, statement, vote: 1 as const })),
    );
    expect(classicMap(buildVoteMatrix(alike)).verdict).toMatchObject({ reason: "everyone_alike" });
    expect(classicMap(buildVoteMatrix(alike.slice(0, 3))).verdict).toMatchObject({
      reason: "too_few_people",
    });
    expect(classicMap(buildVoteMatrix([])).verdict).toMatchObject({ reason: "no_votes" });
    const two = alike
      .slice(0, 6)
      .map((v, i) => ({ ...v, vote: i < 3 ? (1 as const) : (-1 as const) }));
    expect(classicMap(buildVoteMatrix(two)).verdict).toMatchObject({
      reason: "no_group_large_enough",
    });
    const one = two.filter(({ statement }) => statement === "a");
    expect(classicMap(buildVoteMatrix(one)).verdict).toMatchObject({
      reason: "too_few_statements",
    });
    const map = classicMap(buildVoteMatrix(alike));
    expect(
      [...map.places.x, ...map.places.y, ...map.statistics.priorities].every(Number.isFinite),
    ).toBe(true);
  });
});

describe("any votes at all", () => {
  it("give a classic map of numbers, never NaN, from a cold start and from any memory", () => {
    const anyVotes = fc.array(
      fc.record({
        participant: fc.constantFrom(..."pqrstuvwxyz"),
        statement: fc.constantFrom(..."abcdefg"),
        vote: fc.constantFrom<Vote["vote"]>(-1, 0, 1),
      }),
      { maxLength: 120 },
    );
    const statements = [..."abcdefg"].map((id) => ({
      id,
      moderation: id === "b" ? ("out" as const) : ("in" as const),
    }));
    fc.assert(
      fc.property(anyVotes, anyVotes, (before, votes) => {
        const { memory } = classicMap(buildVoteMatrix(before, statements.slice(0, 5)));
        const matrix = buildVoteMatrix(votes, statements, ["silent"]);
        for (const map of [classicMap(matrix), classicMap(matrix, memory)]) {
          const { statistics, pca, places, statementPlaces, centres } = map;
          const numbers = [
            ...[pca.centre, ...pca.components, places.x, places.y, centres.x, centres.y],
            ...[statementPlaces.extremity, statistics.groupAwareConsensus, statistics.priorities],
            map.silhouettes.map(({ silhouette }) => silhouette),
          ].flatMap((values) => [...values]);
          expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
          const shown = new Set(map.groupOfRow.filter((group) => group >= 0));
          expect(shown.size).toBe(centres.x.length);
          expect(map.verdict.hasGroups).toBe(shown.size > 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the number of groups over time", () => {
  const won = (k: number) =>
    [2, 3, 4].map((candidate) => ({ k: candidate, silhouette: candidate === k ? 0.6 : 0.5 }));

  it("is at first the winner", () => {
    expect(smoothK(won(3), undefined)).toEqual({ shown: 3, winner: 3, wins: 1 });
  });

  it("changes only after four wins in a row", () => {
    let smoother = smoothK(won(2), undefined);
    const shown = [3, 3, 3, 2, 3, 3, 3, 3].map((k) => {
      smoother = smoothK(won(k), smoother);
      return smoother.shown;
    });
    expect(shown).toEqual([2, 2, 2, 2, 2, 2, 2, 3]);
  });

  it("of equal silhouettes is the largest", () => {
    expect(
      smoothK(
        [
          { k: 2, silhouette: 0.5 },
          { k: 3, silhouette: 0.5 },
        ],
        undefined,
      ).shown,
    ).toBe(3);
  });

  it("changes at once when the number shown is no longer possible", () => {
    const smoother = smoothK([{ k: 2, silhouette: 0.5 }], { shown: 4, winner: 4, wins: 9 });
    expect(smoother.shown).toBe(2);
  });
});

describe("who is on the classic map", () => {
  const votesBy = (people: number, each: number): Vote[] =>
    Array.from({ length: people }, (_, i) =>
      Array.from({ length: each }, (__, j) => ({
        participant: `p${i}`,
        statement: `s${j}`,
        vote: 1 as const,
      })),
    ).flat();

  it("are those with seven votes, topped up to fifteen by the most active", () => {
    const matrix = buildVoteMatrix([...votesBy(20, 3), ...votesBy(4, 9)]);
    const rows = participantsOnMap(matrix, 9);
    expect(rows.length).toBe(MIN_PEOPLE);
    expect(rows.slice(0, 4)).toEqual([0, 1, 2, 3]);
  });

  it("stay on it", () => {
    const matrix = buildVoteMatrix([
      ...votesBy(20, 9),
      { participant: "z", statement: "s0", vote: 1 },
    ]);
    expect(participantsOnMap(matrix, 9)).not.toContain(20);
    expect(participantsOnMap(matrix, 9, new Set(["z"]))).toContain(20);
  });

  it("need no more votes than there are statements, and no one without votes is on it", () => {
    const matrix = buildVoteMatrix(votesBy(3, 2), undefined, ["silent"]);
    expect(participantsOnMap(matrix, 2)).toEqual([1, 2, 3]);
  });
});
