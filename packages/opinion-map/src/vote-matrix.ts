import { isOffMap, type Statement, type Vote, type VoteValue } from "./vote.ts";

/**
 * Everybody's last vote on every statement, row by row, without the empty places.
 *
 * One number holds a vote: its cell, `3 * column + vote + 1`. So a table of three numbers per statement
 * (disagree, pass, agree) answers every question about votes by one look-up, and one array of
 * `3 * statements.length` counters holds all counts of a group.
 *
 * (Typed arrays are read with `as number` throughout: every index here is below the length by
 * construction, and a check per read would double the time of the inner loops.)
 */
export interface VoteMatrix {
  readonly participants: readonly string[];
  readonly statements: readonly Statement[];
  /** Row i has the cells `rowStart[i]` up to `rowStart[i + 1]`, in column order. */
  readonly rowStart: Uint32Array;
  readonly cells: Uint32Array;
  /** 1 for each column that takes no part in the map. */
  readonly offMap: Uint8Array;
  readonly ignored: IgnoredVotes;
}

export interface IgnoredVotes {
  /** Votes on statements that are not in the list. */
  readonly unknownStatement: number;
  /** Votes replaced by a later vote of the same person on the same statement. */
  readonly replaced: number;
}

/** The cell of a vote. */
export function cellOf(column: number, vote: VoteValue): number {
  return 3 * column + vote + 1;
}

export function columnOf(cell: number): number {
  return (cell / 3) | 0;
}

export function voteOf(cell: number): VoteValue {
  return ((cell % 3) - 1) as VoteValue;
}

/**
 * The vote matrix of votes in time order: of repeated votes the last one counts.
 *
 * @param votes in time order; read once, so a generator will do.
 * @param statements the columns, in their order. Votes on other statements are counted in `ignored` and
 *   left out. Without the list, every statement voted on becomes a column, unmoderated.
 * @param participants people to give a row even when they never voted, in this order; others follow in
 *   the order of their first vote.
 */
export function buildVoteMatrix(
  votes: Iterable<Vote>,
  statements?: readonly Statement[],
  participants: readonly string[] = [],
): VoteMatrix {
  const log = new VoteLog(statements, participants);
  for (const vote of votes) log.add(vote);
  return log.toMatrix();
}

/** The matrix whose rows are `rows` of this one (a row may come more than once or not at all). */
export function selectRows(matrix: VoteMatrix, rows: ArrayLike<number>): VoteMatrix {
  const rowStart = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    rowStart[i + 1] =
      (rowStart[i] as number) +
      (matrix.rowStart[row + 1] as number) -
      (matrix.rowStart[row] as number);
  }
  const cells = new Uint32Array(rowStart[rows.length] as number);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const from = matrix.rowStart[row] as number;
    cells.set(matrix.cells.subarray(from, matrix.rowStart[row + 1] as number), rowStart[i]);
  }
  const participants = Array.from(rows, (row) => matrix.participants[row] as string);
  return { ...matrix, participants, rowStart, cells };
}

/** The matrix with only the votes that `keeps` accepts, asked in storage order. */
export function filterVotes(
  matrix: VoteMatrix,
  keeps: (cell: number, row: number) => boolean,
): VoteMatrix {
  const rowStart = new Uint32Array(matrix.rowStart.length);
  const cells = new Uint32Array(matrix.cells.length);
  let kept = 0;
  for (let row = 0; row < matrix.participants.length; row++) {
    const end = matrix.rowStart[row + 1] as number;
    for (let p = matrix.rowStart[row] as number; p < end; p++) {
      const cell = matrix.cells[p] as number;
      if (keeps(cell, row)) cells[kept++] = cell;
    }
    rowStart[row + 1] = kept;
  }
  return { ...matrix, rowStart, cells: cells.subarray(0, kept) };
}

/** Votes as they come in; grows by doubling. A class, because it holds state until the matrix is made. */
class VoteLog {
  private readonly rows = new Map<string, number>();
  private readonly columns = new Map<string, number>();
  private readonly statements: Statement[];
  private readonly takesNewStatements: boolean;
  private readonly participants: string[];
  private row = new Uint32Array(1024);
  private cell = new Uint32Array(1024);
  private length = 0;
  private unknownStatement = 0;

  constructor(statements: readonly Statement[] | undefined, participants: readonly string[]) {
    this.takesNewStatements = statements === undefined;
    this.statements = statements === undefined ? [] : [...statements];
    for (const [column, { id }] of this.statements.entries()) this.columns.set(id, column);
    if (this.columns.size !== this.statements.length) throw new Error("two statements share an id");
    this.participants = [...participants];
    for (const [row, id] of this.participants.entries()) this.rows.set(id, row);
    if (this.rows.size !== this.participants.length)
      throw new Error("two participants share an id");
  }

  add({ participant, statement, vote }: Vote): void {
    const column = this.columnFor(statement);
    if (column === undefined) {
      this.unknownStatement++;
      return;
    }
    if (this.length === this.row.length) this.grow();
    this.row[this.length] = this.rowFor(participant);
    this.cell[this.length] = cellOf(column, vote);
    this.length++;
  }

  toMatrix(): VoteMatrix {
    const row = this.row.subarray(0, this.length);
    const cell = this.cell.subarray(0, this.length);
    const sorted = sortByRow(row, cell, this.participants.length, this.statements.length);
    const kept = keepLast(sorted.rowStart, sorted.cells);
    return {
      participants: this.participants,
      statements: this.statements,
      offMap: Uint8Array.from(this.statements, (statement) => (isOffMap(statement) ? 1 : 0)),
      rowStart: kept.rowStart,
      cells: kept.cells,
      ignored: {
        unknownStatement: this.unknownStatement,
        replaced: this.length - kept.cells.length,
      },
    };
  }

  private columnFor(statement: string): number | undefined {
    const known = this.columns.get(statement);
    if (known !== undefined || !this.takesNewStatements) return known;
    this.columns.set(statement, this.statements.length);
    return this.statements.push({ id: statement, moderation: "undecided" }) - 1;
  }

  private rowFor(participant: string): number {
    const known = this.rows.get(participant);
    if (known !== undefined) return known;
    this.rows.set(participant, this.participants.length);
    return this.participants.push(participant) - 1;
  }

  private grow(): void {
    const row = new Uint32Array(this.row.length * 2);
    const cell = new Uint32Array(this.cell.length * 2);
    row.set(this.row);
    cell.set(this.cell);
    this.row = row;
    this.cell = cell;
  }
}

/** Radix sort, by column and then by row; votes on one place keep their time order. */
export function sortByRow(
  row: Uint32Array,
  cell: Uint32Array,
  rowCount: number,
  columnCount: number,
): { rowStart: Uint32Array; cells: Uint32Array } {
  const columnStart = new Uint32Array(columnCount + 1);
  for (let i = 0; i < cell.length; i++) {
    const column = columnOf(cell[i] as number);
    columnStart[column + 1] = (columnStart[column + 1] as number) + 1;
  }
  accumulate(columnStart);
  const byColumnRow = new Uint32Array(row.length);
  const byColumnCell = new Uint32Array(row.length);
  for (let i = 0; i < cell.length; i++) {
    const column = columnOf(cell[i] as number);
    const to = columnStart[column] as number;
    columnStart[column] = to + 1;
    byColumnRow[to] = row[i] as number;
    byColumnCell[to] = cell[i] as number;
  }
  const rowStart = new Uint32Array(rowCount + 1);
  for (let i = 0; i < row.length; i++) {
    const r = row[i] as number;
    rowStart[r + 1] = (rowStart[r + 1] as number) + 1;
  }
  accumulate(rowStart);
  const next = rowStart.slice();
  const cells = new Uint32Array(row.length);
  for (let i = 0; i < byColumnRow.length; i++) {
    const r = byColumnRow[i] as number;
    const to = next[r] as number;
    next[r] = to + 1;
    cells[to] = byColumnCell[i] as number;
  }
  return { rowStart, cells };
}

function accumulate(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) {
    counts[i] = (counts[i] as number) + (counts[i - 1] as number);
  }
}

function keepLast(
  rowStart: Uint32Array,
  cells: Uint32Array,
): { rowStart: Uint32Array; cells: Uint32Array } {
  const start = new Uint32Array(rowStart.length);
  let kept = 0;
  for (let row = 0; row + 1 < rowStart.length; row++) {
    const end = rowStart[row + 1] as number;
    for (let p = rowStart[row] as number; p < end; p++) {
      const isLast =
        p + 1 === end || columnOf(cells[p] as number) !== columnOf(cells[p + 1] as number);
      if (isLast) cells[kept++] = cells[p] as number;
    }
    start[row + 1] = kept;
  }
  return { rowStart: start, cells: kept === cells.length ? cells : cells.slice(0, kept) };
}
