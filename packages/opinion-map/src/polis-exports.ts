/**
 * The export forms of the field: votes.csv, comments.csv and participants-votes.csv, as Polis writes them
 * (examples: https://github.com/compdemocracy/openData). In all of them agree
 * is 1, disagree -1, pass 0.
 */
import {
  findColumns,
  invalidValue,
  readTable,
  type Table,
  type TableResult,
  type TableRow,
  writeTable,
} from "./csv.ts";
import { countAgrees, countDisagrees, NO_GROUP } from "./group-votes.ts";
import { countCells } from "./principal-components.ts";
import type { Moderation, Statement, Vote, VoteValue } from "./vote.ts";
import { buildVoteMatrix, columnOf, type VoteMatrix, voteOf } from "./vote-matrix.ts";

export interface TimedVote extends Vote {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** A statement with what its export tells besides. */
export interface ExportedStatement extends Statement {
  readonly text: string;
  readonly timestamp?: number;
  readonly author?: string;
}

export interface ExportedParticipants {
  /** In the order of the file. */
  readonly participants: readonly string[];
  /** The group the export puts someone in; absent for who is in none. */
  readonly groups: ReadonlyMap<string, string>;
  /** The statements that have a column. */
  readonly statements: readonly string[];
  /** Person by person; their order in time is not in this file. */
  readonly votes: readonly Vote[];
}

/** The files of one conversation, as far as there are any. */
export interface ExportFiles {
  readonly votes?: Uint8Array | undefined;
  readonly comments?: Uint8Array | undefined;
  readonly participantsVotes?: Uint8Array | undefined;
}

export interface ExportedConversation {
  /** People in the order of their first vote where votes.csv tells it; people without votes last. */
  readonly matrix: VoteMatrix;
  /** The group the export puts someone in. */
  readonly groups: ReadonlyMap<string, string>;
  readonly statements: readonly ExportedStatement[];
  /** With their times; absent without votes.csv. */
  readonly votes: readonly TimedVote[] | undefined;
}

/**
 * Reads a conversation from its export files. The votes come from votes.csv, or else from
 * participants-votes.csv; one of the two must be there. Without comments.csv every statement voted on counts,
 * unmoderated.
 */
export function readConversation(
  files: ExportFiles,
): TableResult<ExportedConversation> | undefined {
  if (files.votes === undefined && files.participantsVotes === undefined) return undefined;
  const votes = files.votes && readVotes(files.votes);
  if (votes?.ok === false) return votes;
  const comments = files.comments && readComments(files.comments);
  if (comments?.ok === false) return comments;
  const people = files.participantsVotes && readParticipantsVotes(files.participantsVotes);
  if (people?.ok === false) return people;
  const log = votes?.value ?? people?.value.votes ?? [];
  const voters = new Set(log.map(({ participant }) => participant));
  const inOrder = votes === undefined ? (people?.value.participants ?? []) : [...voters];
  const silent = (people?.value.participants ?? []).filter((id) => !voters.has(id));
  const participants = votes === undefined ? inOrder : [...inOrder, ...silent];
  const statements =
    comments?.value ??
    [...new Set([...(people?.value.statements ?? []), ...log.map(({ statement }) => statement)])]
      .sort(compareIds)
      .map((id) => ({ id, moderation: "undecided" as const, text: "" }));
  return {
    ok: true,
    value: {
      matrix: buildVoteMatrix(log, statements, participants),
      groups: people?.value.groups ?? new Map(),
      statements,
      votes: votes?.value,
    },
  };
}

/** Reads votes.csv; gives the votes in time order, those of one moment in the order of the file. */
export function readVotes(bytes: Uint8Array, file = "votes.csv"): TableResult<TimedVote[]> {
  const table = readTable(file, bytes);
  if (!table.ok) return table;
  const columns = findColumns(table.value, ["timestamp", "comment-id", "voter-id", "vote"]);
  if (!columns.ok) return columns;
  const at = columns.value;
  const votes: TimedVote[] = [];
  for (const row of table.value.rows) {
    const timestamp = wholeNumber(row.fields[at.timestamp]);
    if (timestamp === undefined) {
      return invalidValue(table.value, row, at.timestamp, "a time in milliseconds");
    }
    const vote = voteValue(row.fields[at.vote]);
    if (vote === undefined) return invalidValue(table.value, row, at.vote, "1, 0 or -1");
    const ids = requiredIds(table.value, row, [at["voter-id"], at["comment-id"]]);
    if (!ids.ok) return ids;
    const [participant, statement] = ids.value;
    votes.push({
      participant: participant as string,
      statement: statement as string,
      vote,
      timestamp,
    });
  }
  return { ok: true, value: votes.sort((a, b) => a.timestamp - b.timestamp) };
}

/** Reads comments.csv; gives the statements in the order of their ids. */
export function readComments(
  bytes: Uint8Array,
  file = "comments.csv",
): TableResult<ExportedStatement[]> {
  const table = readTable(file, bytes);
  if (!table.ok) return table;
  const columns = findColumns(table.value, ["comment-id", "moderated", "comment-body"]);
  if (!columns.ok) return columns;
  const at = columns.value;
  const optional = (name: string): number => table.value.header.fields.indexOf(name);
  const [timestampAt, authorAt, metaAt] = ["timestamp", "author-id", "is-meta"].map(optional);
  const statements: ExportedStatement[] = [];
  const known = new Set<string>();
  for (const row of table.value.rows) {
    const moderation = MODERATION[row.fields[at.moderated] ?? ""];
    if (moderation === undefined) return invalidValue(table.value, row, at.moderated, "1, 0 or -1");
    const ids = requiredIds(table.value, row, [at["comment-id"]]);
    if (!ids.ok) return ids;
    const id = ids.value[0] as string;
    if (known.has(id))
      return invalidValue(table.value, row, at["comment-id"], "new: it is there twice");
    known.add(id);
    const timestamp = wholeNumber(row.fields[timestampAt ?? -1]);
    const author = row.fields[authorAt ?? -1];
    statements.push({
      id,
      moderation,
      isMeta: row.fields[metaAt ?? -1] === "true",
      text: row.fields[at["comment-body"]] ?? "",
      ...(timestamp === undefined ? {} : { timestamp }),
      ...(author === undefined ? {} : { author }),
    });
  }
  return { ok: true, value: statements.sort((a, b) => compareIds(a.id, b.id)) };
}

/** Reads participants-votes.csv: who is in which group, and everyone's last votes. */
export function readParticipantsVotes(
  bytes: Uint8Array,
  file = "participants-votes.csv",
): TableResult<ExportedParticipants> {
  const table = readTable(file, bytes);
  if (!table.ok) return table;
  const { fields } = table.value.header;
  const statementColumns = fields.flatMap((name, index) => (ABOUT_PEOPLE.has(name) ? [] : [index]));
  const columns = findColumns(table.value, [
    "participant",
    ...statementColumns.map((index) => fields[index] as string),
  ]);
  if (!columns.ok) return columns;
  const groupAt = fields.indexOf("group-id");
  const participants: string[] = [];
  const known = new Set<string>();
  const groups = new Map<string, string>();
  const votes: Vote[] = [];
  for (const row of table.value.rows) {
    const ids = requiredIds(table.value, row, [columns.value.participant as number]);
    if (!ids.ok) return ids;
    const participant = ids.value[0] as string;
    if (known.has(participant)) {
      return invalidValue(
        table.value,
        row,
        columns.value.participant as number,
        "new: it is there twice",
      );
    }
    known.add(participant);
    participants.push(participant);
    const group = row.fields[groupAt];
    if (group !== undefined && group !== "") groups.set(participant, group);
    for (const index of statementColumns) {
      const field = row.fields[index];
      if (field === "") continue;
      const vote = voteValue(field);
      if (vote === undefined) return invalidValue(table.value, row, index, "1, 0, -1 or empty");
      votes.push({ participant, statement: fields[index] as string, vote });
    }
  }
  const statements = statementColumns.map((index) => fields[index] as string);
  return { ok: true, value: { participants, groups, statements, votes } };
}

/** Writes votes.csv. */
export function writeVotes(votes: readonly TimedVote[]): string {
  const rows = votes.map(({ timestamp, statement, participant, vote }) => [
    timestamp,
    new Date(timestamp).toISOString(),
    statement,
    participant,
    vote,
  ]);
  return writeTable([["timestamp", "datetime", "comment-id", "voter-id", "vote"], ...rows]);
}

/** Writes comments.csv, with the agrees and disagrees of the matrix' votes. */
export function writeComments(
  statements: readonly ExportedStatement[],
  matrix: VoteMatrix,
): string {
  const counts = countCells(matrix);
  const columns = new Map(matrix.statements.map(({ id }, column) => [id, column]));
  const rows = statements.map((statement) => {
    const column = columns.get(statement.id);
    return [
      statement.timestamp ?? "",
      statement.timestamp === undefined ? "" : new Date(statement.timestamp).toISOString(),
      statement.id,
      statement.author ?? "",
      column === undefined ? 0 : countAgrees(counts, column),
      column === undefined ? 0 : countDisagrees(counts, column),
      MODERATED[statement.moderation],
      statement.isMeta === true ? "true" : "false",
      statement.text,
    ];
  });
  return writeTable([
    [
      "timestamp",
      "datetime",
      "comment-id",
      "author-id",
      "agrees",
      "disagrees",
      "moderated",
      "is-meta",
      "comment-body",
    ],
    ...rows,
  ]);
}

/**
 * Writes participants-votes.csv.
 *
 * @param groupOfRow for each row its group or NO_GROUP.
 */
export function writeParticipantsVotes(
  matrix: VoteMatrix,
  groupOfRow: Int32Array,
  statements: readonly ExportedStatement[] = [],
): string {
  const written = new Map<string, number>();
  for (const { author } of statements) {
    if (author !== undefined) written.set(author, (written.get(author) ?? 0) + 1);
  }
  const rows = matrix.participants.map((participant, row) => {
    const votes = new Array<number | string>(matrix.statements.length).fill("");
    const counts = [0, 0, 0];
    const end = matrix.rowStart[row + 1] as number;
    for (let p = matrix.rowStart[row] as number; p < end; p++) {
      const cell = matrix.cells[p] as number;
      votes[columnOf(cell)] = voteOf(cell);
      counts[cell % 3] = (counts[cell % 3] as number) + 1;
    }
    const [disagrees, passes, agrees] = counts as [number, number, number];
    const group = groupOfRow[row] as number;
    return [
      participant,
      group === NO_GROUP ? "" : group,
      written.get(participant) ?? 0,
      disagrees + passes + agrees,
      agrees,
      disagrees,
      ...votes,
    ];
  });
  const header = [
    "participant",
    "group-id",
    "n-comments",
    "n-votes",
    "n-agree",
    "n-disagree",
    ...matrix.statements.map(({ id }) => id),
  ];
  return writeTable([header, ...rows]);
}

const MODERATION: Readonly<Record<string, Moderation>> = {
  "1": "in",
  "0": "undecided",
  "-1": "out",
};
const MODERATED: Readonly<Record<Moderation, number>> = { in: 1, undecided: 0, out: -1 };

/** Columns of participants-votes.csv that are not statements. */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set([
  "participant",
  "xid",
  "group-id",
  "n-comments",
  "n-votes",
  "n-agree",
  "n-disagree",
]);

function voteValue(field: string | undefined): VoteValue | undefined {
  if (field === "1") return 1;
  if (field === "0") return 0;
  return field === "-1" ? -1 : undefined;
}

function wholeNumber(field: string | undefined): number | undefined {
  return field !== undefined && /^\d{1,15}$/.test(field) ? Number(field) : undefined;
}

function requiredIds(
  table: Table,
  row: TableRow,
  indices: readonly number[],
): TableResult<string[]> {
  const empty = indices.find((index) => row.fields[index] === "");
  if (empty !== undefined) return invalidValue(table, row, empty, "an id");
  return { ok: true, value: indices.map((index) => row.fields[index] as string) };
}

/** Numbers by size, other ids by their characters. */
function compareIds(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (Number.isNaN(difference)) return a < b ? -1 : 1;
  return difference;
}
