import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shuffled } from "../test/planted-votes.ts";
import { canonicalOrder } from "./canonical-order.ts";
import { seededRandom } from "./random.ts";
import type { Statement, VoteValue } from "./vote.ts";
import { buildVoteMatrix } from "./vote-matrix.ts";

const statements: Statement[] = ["a", "b", "c", "d", "e"].map((id) => ({
  id,
  moderation: id === "e" ? "out" : "in",
}));

describe("the canonical order", () => {
  it("is the same however people and statements are shuffled", () => {
    const votes = fc.array(
      fc.record({
        participant: fc.constantFrom("p", "q", "r", "s"),
        statement: fc.constantFrom("a", "b", "c", "d", "e"),
        vote: fc.constantFrom<VoteValue>(-1, 0, 1),
      }),
    );
    fc.assert(
      fc.property(votes, fc.string(), (log, seed) => {
        const random = seededRandom(seed);
        const latest = [
          ...new Map(log.map((v) => [`${v.participant} ${v.statement}`, v])).values(),
        ];
        const one = canonicalOrder(buildVoteMatrix(latest, statements));
        const other = canonicalOrder(
          buildVoteMatrix(shuffled(latest, random), shuffled(statements, random)),
        );
        expect(other.matrix).toEqual(one.matrix);
      }),
    );
  });

  it("does not look at the ids of people who voted differently", () => {
    const votes = [
      { participant: "x", statement: "a", vote: 1 as const },
      { participant: "x", statement: "b", vote: 1 as const },
      { participant: "y", statement: "a", vote: -1 as const },
    ];
    const renamed = votes.map((v) => ({ ...v, participant: v.participant === "x" ? "y" : "x" }));
    const one = canonicalOrder(buildVoteMatrix(votes, statements));
    const other = canonicalOrder(buildVoteMatrix(renamed, statements));
    expect(other.matrix.cells).toEqual(one.matrix.cells);
    expect(other.matrix.rowStart).toEqual(one.matrix.rowStart);
  });
});
