import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { naiveMatrix } from "../test/naive.ts";
import type { Statement, Vote, VoteValue } from "./vote.ts";
import {
  buildVoteMatrix,
  columnOf,
  filterVotes,
  selectRows,
  type VoteMatrix,
  voteOf,
} from "./vote-matrix.ts";

const statements: Statement[] = ["a", "b", "c", "d"].map((id) => ({ id, moderation: "in" }));

const anyVotes = fc.array(
  fc.record({
    participant: fc.constantFrom("p", "q", "r"),
    statement: fc.constantFrom("a", "b", "c", "d"),
    vote: fc.constantFrom<VoteValue>(-1, 0, 1),
  }),
  { maxLength: 40 },
);

function dense(matrix: VoteMatrix): (number | undefined)[][] {
  return matrix.participants.map((_, row) => {
    const votes = new Array<number | undefined>(matrix.statements.length).fill(undefined);
    for (const cell of matrix.cells.subarray(matrix.rowStart[row], matrix.rowStart[row + 1])) {
      votes[columnOf(cell)] = voteOf(cell);
    }
    return votes;
  });
}

describe("the vote matrix", () => {
  it("holds everyone's last vote on every statement", () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const matrix = buildVoteMatrix(votes, statements);
        expect(dense(matrix)).toEqual(naiveMatrix(votes, matrix.participants, statements));
        expect(matrix.cells.length + matrix.ignored.replaced).toBe(votes.length);
      }),
    );
  });

  it("has people in the order of their first vote, after those named beforehand", () => {
    const votes: Vote[] = [
      { participant: "q", statement: "a", vote: 1 },
      { participant: "p", statement: "a", vote: 1 },
      { participant: "q", statement: "b", vote: 0 },
    ];
    expect(buildVoteMatrix(votes).participants).toEqual(["q", "p"]);
    expect(buildVoteMatrix(votes, statements, ["z", "p"]).participants).toEqual(["z", "p", "q"]);
  });

  it("counts votes on unknown statements and leaves them out", () => {
    const matrix = buildVoteMatrix([{ participant: "p", statement: "?", vote: 1 }], statements);
    expect(matrix.ignored).toEqual({ unknownStatement: 1, replaced: 0 });
    expect(matrix.participants).toEqual([]);
    expect(matrix.cells.length).toBe(0);
  });

  it("makes a column of every statement voted on when it gets no list", () => {
    const matrix = buildVoteMatrix([{ participant: "p", statement: "x", vote: -1 }]);
    expect(matrix.statements).toEqual([{ id: "x", moderation: "undecided" }]);
  });

  it("refuses two statements or two participants with one id: that is a bug of the caller", () => {
    expect(() => buildVoteMatrix([], [...statements, ...statements])).toThrow("share an id");
    expect(() => buildVoteMatrix([], statements, ["p", "p"])).toThrow("share an id");
  });

  it("keeps statements about the person and those moderated out off the map", () => {
    const matrix = buildVoteMatrix(
      [],
      [
        { id: "in", moderation: "in" },
        { id: "out", moderation: "out" },
        { id: "meta", moderation: "in", isMeta: true },
        { id: "undecided", moderation: "undecided" },
      ],
    );
    expect([...matrix.offMap]).toEqual([0, 1, 1, 0]);
  });

  it("selects rows, also more than once, and votes", () => {
    fc.assert(
      fc.property(anyVotes, fc.array(fc.nat(), { maxLength: 6 }), (votes, picks) => {
        const matrix = buildVoteMatrix(votes, statements, ["p"]);
        const rows = picks.map((pick) => pick % matrix.participants.length);
        const all = dense(matrix);
        expect(dense(selectRows(matrix, rows))).toEqual(rows.map((row) => all[row]));
        const onlyAgrees = filterVotes(matrix, (cell) => voteOf(cell) === 1);
        expect(dense(onlyAgrees)).toEqual(
          all.map((row) => row.map((vote) => (vote === 1 ? 1 : undefined))),
        );
      }),
    );
  });
});
