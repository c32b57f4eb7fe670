/** Real conversations: what was promised against their exported groups, and what our own map says of them. */
import { describe, expect, it } from "vitest";
import { adjustedRandIndex } from "../src/adjusted-rand-index.ts";
import { classicMap } from "../src/classic-map.ts";
import { groupAwareConsensus } from "../src/group-aware-consensus.ts";
import { countGroupVotes } from "../src/group-votes.ts";
import { majorityConsensus } from "../src/majority-consensus.ts";
import { columnsOnMap } from "../src/map-statistics.ts";
import {
  type ExportedConversation,
  readConversation,
  writeComments,
  writeParticipantsVotes,
  writeVotes,
} from "../src/polis-exports.ts";
import { principalComponents } from "../src/principal-components.ts";
import { seededRandom } from "../src/random.ts";
import { representativeStatements } from "../src/representative-statements.ts";
import { shareKept } from "../src/stability.ts";
import { stableMap } from "../src/stable-map.ts";
import { filterVotes } from "../src/vote-matrix.ts";
import {
  CONVERSATIONS,
  hasSharedData,
  readShared,
  readSharedJson,
  skipReason,
} from "./shared-data.ts";

const named = (name: string): ExportedConversation => {
  const found = CONVERSATIONS.find((conversation) => conversation.name === name);
  if (found === undefined) throw new Error(`no conversation ${name}`);
  return readShared(found);
};

describe.skipIf(!hasSharedData)(`real conversations${skipReason}`, () => {
  it.each(CONVERSATIONS.filter(({ promised }) => promised !== undefined))(
    "$name: the classic map agrees with the exported groups, adjusted Rand index at least $promised",
    (conversation) => {
      const { matrix, groups } = readShared(conversation);
      const map = classicMap(matrix);
      const rows = [...map.groupOfRow.keys()].filter(
        (row) =>
          (map.groupOfRow[row] as number) >= 0 && groups.has(matrix.participants[row] as string),
      );
      const ours = rows.map((row) => String(map.groupOfRow[row]));
      const theirs = rows.map((row) => groups.get(matrix.participants[row] as string) as string);
      expect(rows.length).toBeGreaterThan(100);
      expect(adjustedRandIndex(ours, theirs)).toBeGreaterThanOrEqual(
        conversation.promised as number,
      );
    },
  );

  it.each(CONVERSATIONS.filter(({ name }) => name !== "bg2050"))(
    "$name: the components are those of an exact decomposition elsewhere",
    ({ folder }) => {
      const conversation = CONVERSATIONS.find(
        (c) => c.folder === folder,
      ) as (typeof CONVERSATIONS)[number];
      const reference = readSharedJson(`${folder}/reference.json`);
      const { matrix } = readShared(conversation);
      const pca = principalComponents(matrix);
      const columns: number[] = (reference.statement_ids ?? reference.reddwarf.statement_ids).map(
        (id: number) => matrix.statements.findIndex((statement) => statement.id === String(id)),
      );
      for (const k of [0, 1] as const) {
        expect(pca.variances[k]).toBeCloseTo(reference.exact_pca.eigenvalues[k], 10);
        const cosine = columns.reduce(
          (sum, column, i) =>
            sum + (pca.components[k][column] as number) * reference.exact_pca.components[k][i],
          0,
        );
        expect(Math.abs(cosine)).toBeGreaterThan(1 - 1e-9);
      }
    },
  );

  it("vtaiwan: its bridging statements are 40, 16, 7, 111 and 64, with the known values", () => {
    const { matrix, groups } = named("vtaiwan");
    const groupOfRow = Int32Array.from(matrix.participants, (id) => Number(groups.get(id) ?? -1));
    const votes = countGroupVotes(matrix, groupOfRow, 2);
    const best = columnsOnMap(matrix)
      .map((column) => ({
        id: matrix.statements[column]?.id,
        value: groupAwareConsensus(votes.groups, column),
      }))
      .sort((a, b) => b.value - a.value)
      .slice(0, 5);
    expect(best.map(({ id }) => id)).toEqual(["40", "16", "7", "111", "64"]);
    expect(best.map(({ value }) => value.toFixed(4))).toEqual([
      "0.8597",
      "0.8015",
      "0.8012",
      "0.7604",
      "0.7076",
    ]);
    const reference = readSharedJson("vtaiwan.uberx/reference.json").export;
    matrix.statements.forEach(({ id }, column) => {
      expect(groupAwareConsensus(votes.groups, column)).toBeCloseTo(
        reference.gac_from_export_groups[id],
        11,
      );
    });
    const consensus = majorityConsensus(votes.everyone, columnsOnMap(matrix));
    const ids = (list: readonly { column: number }[]) =>
      list.map(({ column }) => matrix.statements[column]?.id);
    expect(ids(consensus.agree)).toEqual(["40", "16", "7", "68", "65"]);
    expect(ids(consensus.disagree)).toEqual(["30", "156"]);
    for (const group of [0, 1]) {
      expect(ids(representativeStatements(votes, group, columnsOnMap(matrix)))).toEqual(
        reference.repness_from_export_groups[group].map(({ tid }: { tid: number }) => String(tid)),
      );
    }
  });

  it("vtaiwan: the stable map finds the same five bridging statements", () => {
    const { matrix } = named("vtaiwan");
    const map = stableMap(matrix, { resamples: 0 });
    const best = columnsOnMap(matrix)
      .sort(
        (a, b) =>
          (map.statistics.groupAwareConsensus[b] as number) -
          (map.statistics.groupAwareConsensus[a] as number),
      )
      .slice(0, 4)
      .map((column) => matrix.statements[column]?.id);
    expect(best).toEqual(["40", "16", "7", "111"]);
    const top = [...map.statistics.bridging]
      .sort((a, b) => b.agree.lower - a.agree.lower)
      .slice(0, 5);
    expect(top.map(({ column }) => matrix.statements[column]?.id)).toEqual([
      "40",
      "16",
      "7",
      "111",
      "64",
    ]);
  });

  it.each(CONVERSATIONS)(
    "$name: where its map calls itself stable, nine in ten stay without a tenth of the votes",
    (conversation) => {
      const { matrix } = readShared(conversation);
      const map = stableMap(matrix);
      expect(map.verdict).toEqual({ hasGroups: true });
      expect(map.chance?.observed).toBeGreaterThan(1.5 * (map.chance?.mark as number));
      if (conversation.isStable !== undefined) {
        expect(map.stability?.isStable).toBe(conversation.isStable);
      }
      if (map.stability?.isStable !== true) return;
      const random = seededRandom(`fresh ${conversation.name}`);
      for (let drop = 0; drop < 4; drop++) {
        const after = stableMap(
          filterVotes(matrix, () => random() >= 0.1),
          { resamples: 0 },
        );
        expect(shareKept(byRow(map.groupOfRow), byRow(after.groupOfRow))).toBeGreaterThanOrEqual(
          0.9,
        );
      }
    },
  );

  it.each(CONVERSATIONS)(
    "$name: read, written and read again is the same conversation",
    (conversation) => {
      const { matrix, statements, votes, groups } = readShared(conversation);
      const groupOfRow = Int32Array.from(matrix.participants, (id) => Number(groups.get(id) ?? -1));
      const bytes = (text: string) => new TextEncoder().encode(text);
      const again = readConversation({
        votes: votes && bytes(writeVotes(votes)),
        comments: bytes(writeComments(statements, matrix)),
        participantsVotes: bytes(writeParticipantsVotes(matrix, groupOfRow, statements)),
      });
      if (again?.ok !== true) throw new Error(JSON.stringify(again));
      expect(again.value.matrix.cells).toEqual(matrix.cells);
      expect(again.value.matrix.participants).toEqual(matrix.participants);
      expect(again.value.statements).toEqual(statements);
      // A map, whatever the order of people.
      expect(new Map([...again.value.groups].sort())).toEqual(new Map([...groups].sort()));
    },
  );
});

function byRow(groupOfRow: Int32Array): Map<number, number> {
  return new Map(
    [...groupOfRow].flatMap((group, row) => (group < 0 ? [] : [[row, group] as const])),
  );
}
