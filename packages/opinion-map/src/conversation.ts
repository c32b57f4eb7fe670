/**
 * A conversation in progress: votes come in one by one, and the statistics, the routing and the map follow.
 *
 * A vote changes the numbers of its own statement at once. Who is in which group changes only when the map is
 * updated, which starts from the previous one. A class, because a conversation is state with a lifetime;
 * everything it computes is done by the pure functions beside it.
 */
import { type Bridging, bridging } from "./bridging.ts";
import { type ClassicMap, classicMap } from "./classic-map.ts";
import { groupAwareConsensus } from "./group-aware-consensus.ts";
import {
  countAgrees,
  countDisagrees,
  countSeen,
  type GroupVotes,
  NO_GROUP,
  type VoteCounts,
} from "./group-votes.ts";
import { type MajorityConsensus, majorityConsensus } from "./majority-consensus.ts";
import { groupsOrEveryone, sumOfGroups } from "./map-statistics.ts";
import type { Random } from "./random.ts";
import {
  type RepresentativeStatement,
  representativeStatements,
} from "./representative-statements.ts";
import { type StableMap, stableMap } from "./stable-map.ts";
import { drawStatement, routingWeight } from "./statement-routing.ts";
import { isOffMap, type Statement, type Vote } from "./vote.ts";
import { cellOf, columnOf, type VoteMatrix } from "./vote-matrix.ts";

export interface ConversationOptions {
  readonly mode: "classic" | "stable";
  /** For what the stable map draws when it judges itself. */
  readonly seed?: string;
}

/** A vote was counted, or why it was not. */
export type CastResult =
  | { readonly ok: true; readonly replaced: boolean }
  | {
      readonly ok: false;
      readonly error: {
        readonly name: "unknown_statement";
        readonly statement: string;
        readonly sentence: string;
      };
    };

/** One person's votes, in column order, in an array with room to grow. */
interface Row {
  cells: Uint32Array;
  length: number;
}

export class Conversation {
  private readonly options: ConversationOptions;
  private readonly statements: Statement[] = [];
  private readonly columns = new Map<string, number>();
  private readonly participants: string[] = [];
  private readonly rows = new Map<string, number>();
  private readonly votesOfRow: Row[] = [];
  private groupOfRow: number[] = [];
  private votes: GroupVotes = { groups: [], everyone: new Uint32Array(0) };
  private inGroups: VoteCounts = new Uint32Array(0);
  private votedStatements = 0;
  private map: StableMap | ClassicMap | undefined;
  private readonly weights: number[] = [];

  constructor(statements: readonly Statement[], options: ConversationOptions) {
    this.options = options;
    for (const statement of statements) this.addStatement(statement);
  }

  /** Adds a statement to vote on. Its id must be new. */
  addStatement(statement: Statement): void {
    if (this.columns.has(statement.id)) throw new Error("two statements share an id");
    const column = this.statements.push(statement) - 1;
    this.columns.set(statement.id, column);
    const grow = (counts: VoteCounts): VoteCounts => {
      const longer = new Uint32Array(3 * this.statements.length);
      longer.set(counts);
      return longer;
    };
    this.votes = { groups: this.votes.groups.map(grow), everyone: grow(this.votes.everyone) };
    this.inGroups = grow(this.inGroups);
    this.weights[column] = this.routingWeightOf(column);
  }

  /** Records what a moderator decided. Routing follows at once, the map at its next update. */
  moderate(id: string, moderation: Statement["moderation"]): void {
    const column = this.columns.get(id);
    const statement = column === undefined ? undefined : this.statements[column];
    if (column === undefined || statement === undefined) throw new Error(`no statement ${id}`);
    this.statements[column] = { ...statement, moderation };
    this.weights[column] = this.routingWeightOf(column);
  }

  /** Counts a vote; an earlier vote of the same person on the same statement is replaced. */
  castVote({ participant, statement, vote }: Vote): CastResult {
    const column = this.columns.get(statement);
    if (column === undefined) {
      const sentence = `There is no statement ${statement} in this conversation.`;
      return { ok: false, error: { name: "unknown_statement", statement, sentence } };
    }
    const row = this.rowFor(participant);
    const cell = cellOf(column, vote);
    const before = placeVote(this.votesOfRow[row] as Row, cell);
    if (before !== undefined) this.count(row, before, -1);
    const isFirst = countSeen(this.votes.everyone, column) === 0 && before === undefined;
    this.count(row, cell, 1);
    if (isFirst) this.countFirstVote();
    else this.weights[column] = this.routingWeightOf(column);
    return { ok: true, replaced: before !== undefined };
  }

  /** The group-aware consensus on a statement by the votes so far. */
  groupAwareConsensus(statement: string): number {
    return groupAwareConsensus(groupsOrEveryone(this.votes), this.columnOf(statement));
  }

  /** The bridging score of a statement by the votes so far. */
  bridging(statement: string): Bridging {
    return bridging(groupsOrEveryone(this.votes), this.columnOf(statement));
  }

  /** A group's representative statements by the votes so far. */
  representative(group: number): RepresentativeStatement[] {
    return representativeStatements(this.votes, group, this.columnsOnMap());
  }

  /** The majority consensus by the votes so far. */
  consensus(): MajorityConsensus {
    return majorityConsensus(this.votes.everyone, this.columnsOnMap());
  }

  /** The routing weight of a statement by the votes so far. */
  priority(statement: string): number {
    return this.weights[this.columnOf(statement)] as number;
  }

  /**
   * Draws a statement for somebody among those she has not voted on and that are not moderated out.
   *
   * @returns undefined when she has seen them all.
   */
  nextStatement(participant: string, random: Random): string | undefined {
    const row = this.rows.get(participant);
    const seen = new Uint8Array(this.statements.length);
    if (row !== undefined) for (const cell of this.cellsOf(row)) seen[columnOf(cell)] = 1;
    const unseen = [...this.statements.keys()].filter(
      (column) => seen[column] === 0 && this.statements[column]?.moderation !== "out",
    );
    const column = drawStatement(this.weights, unseen, random);
    return column === undefined ? undefined : this.statements[column]?.id;
  }

  /** The map at its last update. */
  currentMap(): StableMap | ClassicMap | undefined {
    return this.map;
  }

  /** Draws the map anew from all votes, starting from the previous one, and takes over its groups. */
  updateMap(): StableMap | ClassicMap {
    const matrix = this.toMatrix();
    const previous = this.map;
    const map =
      this.options.mode === "classic"
        ? classicMap(matrix, previous?.mode === "classic" ? previous.memory : undefined)
        : stableMap(matrix, {
            ...(this.options.seed === undefined ? {} : { seed: this.options.seed }),
            ...(previous === undefined ? {} : { previous: previous.pca }),
            resamples: 0,
          });
    this.map = map;
    this.groupOfRow = [...map.groupOfRow];
    const { groups, everyone } = map.statistics.votes;
    this.votes = { groups: groups.map((counts) => counts.slice()), everyone: everyone.slice() };
    this.inGroups = sumOfGroups(this.votes);
    for (const column of this.statements.keys()) {
      this.weights[column] = map.statistics.priorities[column] as number;
    }
    return map;
  }

  /** All votes as a matrix: people in the order of their first vote. */
  toMatrix(): VoteMatrix {
    const rowStart = new Uint32Array(this.participants.length + 1);
    this.votesOfRow.forEach(({ length }, row) => {
      rowStart[row + 1] = (rowStart[row] as number) + length;
    });
    const cells = new Uint32Array(rowStart[this.participants.length] as number);
    this.votesOfRow.forEach((_, row) => {
      cells.set(this.cellsOf(row), rowStart[row]);
    });
    return {
      participants: [...this.participants],
      statements: [...this.statements],
      rowStart,
      cells,
      offMap: Uint8Array.from(this.statements, (statement) => (isOffMap(statement) ? 1 : 0)),
      ignored: { unknownStatement: 0, replaced: 0 },
    };
  }

  private cellsOf(row: number): Uint32Array {
    const { cells, length } = this.votesOfRow[row] as Row;
    return cells.subarray(0, length);
  }

  private columnOf(statement: string): number {
    const column = this.columns.get(statement);
    if (column === undefined) throw new Error(`no statement ${statement}`);
    return column;
  }

  private columnsOnMap(): number[] {
    return [...this.statements.keys()].filter(
      (column) => !isOffMap(this.statements[column] as Statement),
    );
  }

  private rowFor(participant: string): number {
    const known = this.rows.get(participant);
    if (known !== undefined) return known;
    const row = this.participants.push(participant) - 1;
    this.rows.set(participant, row);
    this.votesOfRow.push({ cells: new Uint32Array(16), length: 0 });
    this.groupOfRow.push(NO_GROUP);
    return row;
  }

  private count(row: number, cell: number, change: 1 | -1): void {
    const group = this.votes.groups[this.groupOfRow[row] as number];
    const everyone = this.votes.everyone;
    everyone[cell] = (everyone[cell] as number) + change;
    if (group !== undefined) group[cell] = (group[cell] as number) + change;
    if (group !== undefined || this.votes.groups.length === 0) {
      this.inGroups[cell] = (this.inGroups[cell] as number) + change;
    }
  }

  /** One more statement with votes: the map's scale changes, and with it every statement's extremity. */
  private countFirstVote(): void {
    this.votedStatements++;
    for (const column of this.statements.keys())
      this.weights[column] = this.routingWeightOf(column);
  }

  private routingWeightOf(column: number): number {
    const isMeta = this.statements[column]?.isMeta === true;
    return routingWeight(this.inGroups, column, this.extremity(column), isMeta);
  }

  /** The statement's distance from the middle, with the mean of now and the directions of the last map. */
  private extremity(column: number): number {
    const x = this.map?.pca.components[0][column];
    const y = this.map?.pca.components[1][column];
    if (x === undefined || y === undefined || isOffMap(this.statements[column] as Statement))
      return 0;
    const { everyone } = this.votes;
    const agrees = countAgrees(everyone, column);
    const disagrees = countDisagrees(everyone, column);
    const mean = (agrees - disagrees) / Math.max(1, countSeen(everyone, column));
    return Math.sqrt(this.votedStatements) * (1 - mean) * Math.hypot(x, y);
  }
}

/** Puts a cell in its place in the row; gives the cell it replaced, if there was one. */
function placeVote(row: Row, cell: number): number | undefined {
  const column = columnOf(cell);
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columnOf(row.cells[middle] as number) < column) low = middle + 1;
    else high = middle;
  }
  const there = row.cells[low];
  if (low < row.length && there !== undefined && columnOf(there) === column) {
    row.cells[low] = cell;
    return there;
  }
  if (row.length === row.cells.length) {
    const longer = new Uint32Array(2 * row.length);
    longer.set(row.cells);
    row.cells = longer;
  }
  row.cells.copyWithin(low + 1, low, row.length);
  row.cells[low] = cell;
  row.length++;
  return undefined;
}
