/**
 * Stage by stage against the production server: its own votes in, its own numbers out. Inside the server agree
 * is -1, so its means and places have the other sign.
 */
import { describe, expect, it } from "vitest";
import { mapStatistics } from "../src/map-statistics.ts";
import { type PrincipalComponents, principalComponents } from "../src/principal-components.ts";
import { projectParticipants, projectStatements } from "../src/projection.ts";
import type { Statement, VoteValue } from "../src/vote.ts";
import { buildVoteMatrix, type VoteMatrix } from "../src/vote-matrix.ts";
import { hasSharedData, readSharedJson, skipReason } from "./shared-data.ts";

interface ServerMath {
  readonly tids: number[];
  readonly "mod-out": number[];
  readonly "meta-tids": number[];
  readonly pca: {
    center: number[];
    comps: number[][];
    "comment-extremity": number[];
    "comment-projection": number[][];
  };
  readonly "base-clusters": { id: number[]; members: number[][]; x: number[]; y: number[] };
  readonly "group-clusters": { id: number; members: number[] }[];
  readonly "group-votes": Record<string, { votes: Record<string, ServerVotes> }>;
  readonly "group-aware-consensus": Record<string, number>;
  readonly "comment-priorities": Record<string, number>;
  readonly repness: Record<string, ServerRepness[]>;
  readonly consensus: Record<
    "agree" | "disagree",
    { tid: number; "n-success": number; "p-success": number; "p-test": number }[]
  >;
}

interface ServerVotes {
  readonly A: number;
  readonly D: number;
  readonly S: number;
}

interface ServerRepness {
  readonly tid: number;
  readonly "repful-for": "agree" | "disagree";
  readonly "best-agree"?: boolean;
  readonly "n-success": number;
  readonly "n-trials": number;
  readonly "p-success": number;
  readonly "p-test": number;
  readonly repness: number;
  readonly "repness-test": number;
}

const FIXTURES = [
  "150ptpt-3gp-no-strict-no-meta",
  "25ptpt-3gp-no-strict-with-meta",
  "above-100-ptpts",
];

describe.skipIf(!hasSharedData)(`stage agreement with the production server${skipReason}`, () => {
  describe.each(FIXTURES)("%s", (name) => {
    if (!hasSharedData) return;
    const { matrix, server } = readFixture(name);
    const ours = principalComponents(matrix);
    const theirs = serverComponents(server, ours);

    it("centre of the components to 1e-12", () => {
      expect(largestDifference(ours.centre, theirs.centre)).toBeLessThan(1e-12);
    });

    it("directions of the components: cosine at least 1 - 1e-9", () => {
      for (const k of [0, 1] as const) {
        const cosine = ours.components[k].reduce(
          (sum, x, j) => sum + x * (theirs.components[k][j] as number),
          0,
        );
        expect(Math.abs(cosine)).toBeGreaterThan(1 - 1e-9);
      }
    });

    it("places of people who are a base cluster by themselves to 1e-12", () => {
      const places = projectParticipants(matrix, theirs);
      const { members, x, y } = server["base-clusters"];
      const alone = members.flatMap((ids, i) =>
        ids.length === 1 ? [[String(ids[0]), i] as const] : [],
      );
      expect(alone.length).toBeGreaterThan(20);
      for (const [id, i] of alone) {
        const row = matrix.participants.indexOf(id);
        expect(Math.abs((places.x[row] as number) + (x[i] as number))).toBeLessThan(1e-12);
        expect(Math.abs((places.y[row] as number) + (y[i] as number))).toBeLessThan(1e-12);
      }
    });

    it("places and extremity of statements to 1e-12", () => {
      const places = projectStatements(matrix, theirs);
      const [x, y] = server.pca["comment-projection"];
      expect(
        largestDifference(
          places.x.map((v) => -v),
          Float64Array.from(x as number[]),
        ),
      ).toBeLessThan(1e-12);
      expect(
        largestDifference(
          places.y.map((v) => -v),
          Float64Array.from(y as number[]),
        ),
      ).toBeLessThan(1e-12);
      const extremity = Float64Array.from(server.pca["comment-extremity"]);
      expect(largestDifference(places.extremity, extremity)).toBeLessThan(1e-12);
    });

    const groupOfRow = serverGroups(matrix, server);
    const groups = server["group-clusters"].length;
    const extremity = Float64Array.from(server.pca["comment-extremity"]);
    const statistics = mapStatistics(matrix, groupOfRow, groups, extremity);

    it("votes per group, every cell", () => {
      const theirVotes = server["group-clusters"].map(({ id }) => {
        const theirs = server["group-votes"][id]?.votes ?? {};
        return server.tids.flatMap((tid) => {
          const { A, D, S } = theirs[tid] as ServerVotes;
          return [D, S - A - D, A];
        });
      });
      expect(statistics.votes.groups.map((counts) => [...counts])).toEqual(theirVotes);
    });

    it("group-aware consensus and routing weights to 1e-12", () => {
      const consensus = Float64Array.from(
        server.tids,
        (tid) => server["group-aware-consensus"][tid] as number,
      );
      expect(largestDifference(statistics.groupAwareConsensus, consensus)).toBeLessThan(1e-12);
      server.tids.forEach((tid, j) => {
        const priority = server["comment-priorities"][tid] as number;
        expect(Math.abs((statistics.priorities[j] as number) / priority - 1)).toBeLessThan(1e-12);
      });
    });

    it("the same representative statements, their figures to the server's single precision", () => {
      for (const { id } of server["group-clusters"]) {
        const own = statistics.representative[id] ?? [];
        const listed = server.repness[id] as ServerRepness[];
        expect(own.map((s) => [server.tids[s.column], s.direction, s.isBestAgree])).toEqual(
          listed.map((s) => [s.tid, s["repful-for"], s["best-agree"] === true]),
        );
        listed.forEach((s, i) => {
          const mine = own[i] as (typeof own)[number];
          expect(mine.successes).toBe(s["n-success"]);
          expect(mine.seen).toBe(s["n-trials"]);
          expect(mine.probability).toBeCloseTo(s["p-success"], 12);
          expect(mine.probabilityTest).toBeCloseTo(s["p-test"], 12);
          expect(mine.representativeness).toBeCloseTo(s.repness, 12);
          const error = Math.abs(mine.representativenessTest - s["repness-test"]);
          expect(error).toBeLessThan(4e-7 * Math.max(1, Math.abs(s["repness-test"])));
        });
      }
    });

    it("the same majority consensus", () => {
      for (const side of ["agree", "disagree"] as const) {
        const own = statistics.consensus[side];
        expect(own.map((s) => [server.tids[s.column], s.successes])).toEqual(
          server.consensus[side].map((s) => [s.tid, s["n-success"]]),
        );
        server.consensus[side].forEach((s, i) => {
          expect(own[i]?.probability).toBeCloseTo(s["p-success"], 12);
          expect(own[i]?.probabilityTest).toBeCloseTo(s["p-test"], 12);
        });
      }
    });
  });
});

function readFixture(name: string): { matrix: VoteMatrix; server: ServerMath } {
  const server: ServerMath = readSharedJson(`production-fixtures/${name}/math-pca2.json`);
  const log: { participant_id: number; statement_id: number; vote: VoteValue; modified: number }[] =
    readSharedJson(`production-fixtures/${name}/votes.json`);
  const out = new Set(server["mod-out"]);
  const meta = new Set(server["meta-tids"]);
  const statements: Statement[] = server.tids.map((tid) => ({
    id: String(tid),
    moderation: out.has(tid) ? "out" : "in",
    isMeta: meta.has(tid),
  }));
  const votes = log
    .sort((a, b) => a.modified - b.modified)
    .map((v) => ({
      participant: String(v.participant_id),
      statement: String(v.statement_id),
      vote: v.vote,
    }));
  return { matrix: buildVoteMatrix(votes, statements), server };
}

function serverComponents({ pca }: ServerMath, ours: PrincipalComponents): PrincipalComponents {
  const [first, second] = pca.comps.map((loadings) => Float64Array.from(loadings));
  return {
    ...ours,
    centre: Float64Array.from(pca.center, (value) => -value),
    components: [first as Float64Array, second as Float64Array],
  };
}

function serverGroups(matrix: VoteMatrix, server: ServerMath): Int32Array {
  const { id: ids, members } = server["base-clusters"];
  const groupOf = new Map<string, number>();
  for (const group of server["group-clusters"]) {
    for (const base of group.members) {
      for (const person of members[ids.indexOf(base)] ?? []) groupOf.set(String(person), group.id);
    }
  }
  return Int32Array.from(matrix.participants, (id) => groupOf.get(id) ?? -1);
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b[i] as number))), 0);
}
