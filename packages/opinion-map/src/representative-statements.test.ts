import { describe, expect, it } from "vitest";
import { majorityConsensus } from "./majority-consensus.ts";
import { representativeStatements, statementStatistics } from "./representative-statements.ts";

/** Per group the counts of four statements: disagrees, passes, agrees. */
const votes = {
  groups: [
    Uint32Array.of(1, 0, 19, 20, 0, 0, 2, 1, 17, 10, 0, 10),
    Uint32Array.of(18, 1, 1, 1, 0, 19, 1, 2, 17, 10, 0, 10),
  ],
  everyone: Uint32Array.of(19, 1, 20, 21, 0, 19, 3, 3, 34, 20, 0, 20),
};

describe("representative statements", () => {
  it("have the statistics of the formulas", () => {
    const { agree, disagree, seen } = statementStatistics(votes, 0, 0);
    expect(seen).toBe(20);
    expect(agree.probability).toBeCloseTo(20 / 22, 15);
    expect(agree.probabilityTest).toBeCloseTo(2 * Math.sqrt(21) * (20 / 21 - 0.5), 13);
    expect(agree.representativeness).toBeCloseTo(20 / 22 / (2 / 22), 13);
    const [a, b, pooled] = [20 / 21, 2 / 21, 22 / 42];
    const test = (a - b) / Math.sqrt(pooled * (1 - pooled) * (2 / 21));
    expect(agree.representativenessTest).toBeCloseTo(test, 13);
    expect(disagree.successes).toBe(1);
  });

  it("are those that set the group apart, agrees before disagrees", () => {
    const listed = representativeStatements(votes, 0, [0, 1, 2, 3]);
    expect(listed.map(({ column, direction }) => [column, direction])).toEqual([
      [0, "agree"],
      [1, "disagree"],
    ]);
    expect(listed[0]?.isBestAgree).toBe(true);
  });

  it("are one statement when nothing is significant, and none when nobody voted", () => {
    const even = {
      groups: [Uint32Array.of(1, 0, 1), Uint32Array.of(1, 0, 1)],
      everyone: Uint32Array.of(2, 0, 2),
    };
    expect(representativeStatements(even, 0, [0])).toHaveLength(1);
    const silent = {
      groups: [new Uint32Array(3), new Uint32Array(3)],
      everyone: new Uint32Array(3),
    };
    expect(representativeStatements(silent, 0, [0])).toEqual([]);
  });
});

describe("the majority consensus", () => {
  it("is what most people agree with, groups apart, and the same for disagreeing", () => {
    const { agree, disagree } = majorityConsensus(votes.everyone, [0, 1, 2, 3]);
    expect(agree.map(({ column }) => column)).toEqual([2]);
    expect(disagree).toEqual([]);
    expect(agree[0]?.probability).toBeCloseTo(35 / 42, 15);
  });
});
