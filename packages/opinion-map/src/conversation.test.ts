import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plantVotes } from "../test/planted-votes.ts";
import { classicMap } from "./classic-map.ts";
import { Conversation } from "./conversation.ts";
import { mapStatistics } from "./map-statistics.ts";
import { groupCount } from "./opinion-map.ts";
import { projectStatements } from "./projection.ts";
import { seededRandom } from "./random.ts";
import { stableMap } from "./stable-map.ts";
import type { Statement, Vote } from "./vote.ts";
import { buildVoteMatrix } from "./vote-matrix.ts";

const planted = plantVotes({
  people: 60,
  statements: 20,
  groups: 2,
  votesOf: () => 12,
  noise: 0.2,
  seed: "in progress",
});

const anyVote = fc.record({
  participant: fc.constantFrom(...planted.truth.keys(), "new", "newer"),
  statement: fc.constantFrom(...planted.statements.map(({ id }) => id)),
  vote: fc.constantFrom<Vote["vote"]>(-1, 0, 1),
});

describe("a conversation in progress", () => {
  it("has after every vote the statistics that a computation from scratch would give", () => {
    fc.assert(
      fc.property(fc.array(anyVote, { maxLength: 60 }), (later) => {
        const conversation = new Conversation(planted.statements, { mode: "stable" });
        for (const vote of planted.votes.slice(0, 500)) conversation.castVote(vote);
        const map = conversation.updateMap();
        for (const vote of later) conversation.castVote(vote);
        const matrix = conversation.toMatrix();
        const groupOfRow = new Int32Array(matrix.participants.length).fill(-1);
        groupOfRow.set(map.groupOfRow);
        const centre = matrix.statements.map((_, j) => meanOf(matrix, j));
        const pca = { ...map.pca, centre: Float64Array.from(centre) };
        const { extremity } = projectStatements(matrix, pca);
        const expected = mapStatistics(matrix, groupOfRow, groupCount(map), extremity);
        matrix.statements.forEach(({ id }, j) => {
          expect(conversation.groupAwareConsensus(id)).toBe(expected.groupAwareConsensus[j]);
          expect(conversation.bridging(id)).toEqual(expected.bridging[j]);
          expect(conversation.priority(id)).toBeCloseTo(expected.priorities[j] as number, 9);
        });
        expect(conversation.consensus()).toEqual(expected.consensus);
        expected.representative.forEach((listed, group) => {
          expect(conversation.representative(group)).toEqual(listed);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("is updated to the groups that a full recomputation gives", () => {
    fc.assert(
      fc.property(fc.array(anyVote, { maxLength: 200 }), fc.nat(4), (later, every) => {
        const conversation = new Conversation(planted.statements, { mode: "stable" });
        for (const vote of planted.votes) conversation.castVote(vote);
        conversation.updateMap();
        later.forEach((vote, i) => {
          conversation.castVote(vote);
          if (i % (20 * (every + 1)) === 0) conversation.updateMap();
        });
        const updated = conversation.updateMap();
        const anew = stableMap(buildVoteMatrix([...planted.votes, ...later], planted.statements), {
          resamples: 0,
        });
        expect(updated.groupOfRow).toEqual(anew.groupOfRow);
        expect(updated.matrix.cells).toEqual(anew.matrix.cells);
      }),
      { numRuns: 25 },
    );
  });

  it("takes new statements and decisions of moderators into the next map, in both modes", () => {
    for (const mode of ["classic", "stable"] as const) {
      const conversation = new Conversation(planted.statements, { mode });
      for (const vote of planted.votes) conversation.castVote(vote);
      conversation.updateMap();
      conversation.addStatement({ id: "late", moderation: "undecided" });
      conversation.moderate("s3", "out");
      const late = [...planted.truth].map(([participant, group]) => {
        const vote = group === 0 ? (1 as const) : (-1 as const);
        return { participant, statement: "late", vote };
      });
      for (const vote of late) expect(conversation.castVote(vote).ok).toBe(true);
      const map = conversation.updateMap();
      expect(map.matrix.statements.at(-1)?.id).toBe("late");
      expect(map.pca.components[0].at(3)).toBe(0);
      expect(Math.abs(map.pca.components[0].at(-1) as number)).toBeGreaterThan(0.1);
      const anew = stableMap(map.matrix, { resamples: 0 });
      if (mode === "stable") expect(map.groupOfRow).toEqual(anew.groupOfRow);
    }
  });

  it("in classic mode remembers what the classic map remembers", () => {
    const conversation = new Conversation(planted.statements, { mode: "classic" });
    for (const vote of planted.votes.slice(0, 400)) conversation.castVote(vote);
    const first = classicMap(buildVoteMatrix(planted.votes.slice(0, 400), planted.statements));
    expect(conversation.updateMap().groupOfRow).toEqual(first.groupOfRow);
    for (const vote of planted.votes.slice(400)) conversation.castVote(vote);
    const second = classicMap(buildVoteMatrix(planted.votes, planted.statements), first.memory);
    expect(conversation.updateMap().groupOfRow).toEqual(second.groupOfRow);
  });

  it("refuses a vote on an unknown statement by name", () => {
    const conversation = new Conversation(planted.statements, { mode: "stable" });
    expect(conversation.castVote({ participant: "p", statement: "?", vote: 1 })).toMatchObject({
      ok: false,
      error: { name: "unknown_statement", statement: "?" },
    });
  });

  it("says when a vote replaces an earlier one", () => {
    const conversation = new Conversation(planted.statements, { mode: "stable" });
    const vote: Vote = { participant: "p", statement: "s1", vote: 1 };
    expect(conversation.castVote(vote)).toEqual({ ok: true, replaced: false });
    expect(conversation.castVote({ ...vote, vote: 0 })).toEqual({ ok: true, replaced: true });
    expect(conversation.toMatrix().cells.length).toBe(1);
  });

  it("shows nobody a statement twice, nor one that was moderated out", () => {
    const statements: Statement[] = ["a", "b", "c"].map((id) => ({ id, moderation: "in" }));
    const conversation = new Conversation(statements, { mode: "stable" });
    conversation.moderate("c", "out");
    conversation.castVote({ participant: "p", statement: "a", vote: 1 });
    const random = seededRandom("next");
    for (let i = 0; i < 20; i++) expect(conversation.nextStatement("p", random)).toBe("b");
    conversation.castVote({ participant: "p", statement: "b", vote: 1 });
    expect(conversation.nextStatement("p", random)).toBeUndefined();
    conversation.addStatement({ id: "d", moderation: "undecided" });
    expect(conversation.nextStatement("p", random)).toBe("d");
    conversation.updateMap();
    expect(conversation.currentMap()?.verdict).toMatchObject({ reason: "too_few_people" });
  });
});

function meanOf(matrix: ReturnType<Conversation["toMatrix"]>, column: number): number {
  const votes = [...matrix.cells].filter((cell) => Math.floor(cell / 3) === column);
  const sum = votes.reduce((total, cell) => total + (cell % 3) - 1, 0);
  return votes.length === 0 ? 0 : sum / votes.length;
}
