/**
 * Reader and writer of Pabulib's .pb files.
 *
 * Piotr Faliszewski and others, "Participatory Budgeting: Data, Tools, and Analysis", IJCAI 2023, and Dariusz Stolicki,
 * Stanisław Szufa and Nimrod Talmon, "Pabulib: A Participatory Budgeting Library", 2020, https://arxiv.org/abs/2012.06539;
 * format: https://pabulib.org/format. Three sections (META, PROJECTS, VOTES) of rows with cells between semicolons.
 */
import type { Ballot, BallotKind, Election, Notice, Project } from "./election.ts";
import { at, type Result } from "./result.ts";

/** A file as it was read: the election, and every cell as written, so that nothing is lost on the way back. */
export interface PabulibFile {
  readonly election: Election;
  readonly notices: readonly Notice[];
  /** Keys and values of META in order, without the header. */
  readonly meta: readonly (readonly [key: string, value: string])[];
  readonly projectColumns: readonly string[];
  readonly projectRows: readonly (readonly string[])[];
  readonly voteColumns: readonly string[];
  readonly voteRows: readonly (readonly string[])[];
  readonly newline: "\n" | "\r\n";
  readonly finalNewline: boolean;
}

/** What is wrong with a file, and where: line and column count characters from 1. */
export interface PabulibProblem {
  readonly kind: "not_pabulib";
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
  readonly message: string;
}

const KINDS: readonly string[] = ["approval", "choose-1", "cumulative", "scoring", "ordinal"];
const AMOUNT = /^(\d{1,30})(?:[.,](\d{1,18}))?$/;
const POINTS = /^\d{1,7}(?:[.,]0+)?$/;

/** Reads the text of a .pb file. A fault is refused with line, column and what was expected. */
export function readPabulib(text: string): Result<PabulibFile, PabulibProblem> {
  try {
    return { ok: true, value: new Reader(text).read() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Thrown inside this file only: a reader many calls deep that finds a fault has nothing left to do. */
class Fault extends Error {
  readonly problem: PabulibProblem;

  constructor(line: number, column: number, expected: string, found: string) {
    const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
    const message = `Line ${line}, column ${column}: expected ${expected}, found ${shown === "" ? "nothing" : `"${shown}"`}.`;
    super(message);
    this.problem = { kind: "not_pabulib", line, column, expected, found: shown, message };
  }
}

class Reader {
  readonly #text: string;
  #offset = 0;
  /** Number of the line last read. */
  #line = 0;
  #raw = "";

  constructor(text: string) {
    this.#text = text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  read(): PabulibFile {
    this.#expectSection("META");
    this.#header(["key", "value"]);
    const meta: [string, string][] = [];
    const metaLine = new Map<string, number>();
    for (let cells = this.#row("PROJECTS", 2); cells; cells = this.#row("PROJECTS", 2)) {
      const key = at(cells, 0);
      if (metaLine.has(key)) this.#fault(0, "each key once", key);
      metaLine.set(key, this.#line);
      meta.push([key, at(cells, 1)]);
    }
    const find = (key: string) => meta.find(([name]) => name === key)?.[1];
    const faultAt = (key: string, expected: string) => {
      const line = metaLine.get(key);
      const found = find(key) ?? "";
      throw new Fault(line ?? 1, line === undefined ? 1 : key.length + 2, expected, found);
    };
    const kind = find("vote_type") ?? "";
    if (!KINDS.includes(kind)) faultAt("vote_type", `vote_type one of ${KINDS.join(", ")}`);
    const budget = find("budget") ?? "";
    if (!AMOUNT.test(budget)) faultAt("budget", "a budget, such as 1000 or 1000.50");

    const projectColumns = this.#header(["project_id", "cost"]);
    const projectRows: string[][] = [];
    const indexById = this.#projects(projectColumns, projectRows);
    if (find("num_projects") !== undefined && find("num_projects") !== `${projectRows.length}`) {
      faultAt(
        "num_projects",
        `num_projects to be ${projectRows.length}, the number of rows in PROJECTS`,
      );
    }
    const decimals = decimalsOf([
      budget,
      ...projectRows.map((cells) => at(cells, projectColumns.indexOf("cost"))),
    ]);
    const notices: Notice[] = [];
    const voteColumns = this.#header(["voter_id", "vote"]);
    const voteRows: string[][] = [];
    const ballots = this.#votes(kind as BallotKind, voteColumns, voteRows, indexById, notices);
    if (find("num_votes") !== undefined && find("num_votes") !== `${voteRows.length}`) {
      faultAt("num_votes", `num_votes to be ${voteRows.length}, the number of rows in VOTES`);
    }
    const nameColumn = projectColumns.indexOf("name");
    const projects: Project[] = projectRows.map((cells) => ({
      id: at(cells, projectColumns.indexOf("project_id")),
      name:
        nameColumn < 0 ? at(cells, projectColumns.indexOf("project_id")) : at(cells, nameColumn),
      cost: amount(at(cells, projectColumns.indexOf("cost")), decimals),
    }));
    const election = {
      kind: kind as BallotKind,
      budget: amount(budget, decimals),
      decimals,
      projects,
      ballots,
    };
    const newline = this.#text.includes("\r\n") ? "\r\n" : "\n";
    const finalNewline = this.#text.endsWith("\n");
    return {
      election,
      notices,
      meta,
      projectColumns,
      projectRows,
      voteColumns,
      voteRows,
      newline,
      finalNewline,
    };
  }

  #projects(columns: readonly string[], rows: string[][]): Map<string, number> {
    const idColumn = columns.indexOf("project_id");
    const costColumn = columns.indexOf("cost");
    const indexById = new Map<string, number>();
    for (
      let cells = this.#row("VOTES", columns.length);
      cells;
      cells = this.#row("VOTES", columns.length)
    ) {
      const id = at(cells, idColumn);
      if (id === "" || id.includes(",")) this.#fault(idColumn, "a project id without commas", id);
      if (indexById.has(id)) this.#fault(idColumn, "a project id not used before", id);
      if (!AMOUNT.test(at(cells, costColumn)))
        this.#fault(costColumn, "a cost, such as 250 or 250.50", at(cells, costColumn));
      indexById.set(id, rows.length);
      rows.push(cells);
    }
    return indexById;
  }

  #votes(
    kind: BallotKind,
    columns: readonly string[],
    rows: string[][],
    indexById: ReadonlyMap<string, number>,
    notices: Notice[],
  ): Ballot[] {
    const voterColumn = columns.indexOf("voter_id");
    const voteColumn = columns.indexOf("vote");
    const pointsColumn = kind === "ordinal" ? -1 : columns.indexOf("points");
    if ((kind === "cumulative" || kind === "scoring") && pointsColumn < 0) {
      this.#fault(0, `a column "points", as vote_type is ${kind}`, columns.join(";"));
    }
    const voters = new Set<string>();
    const ballots: Ballot[] = [];
    for (
      let cells = this.#row(undefined, columns.length);
      cells;
      cells = this.#row(undefined, columns.length)
    ) {
      const voter = at(cells, voterColumn);
      if (voters.has(voter)) this.#fault(voterColumn, "a voter id not used before", voter);
      voters.add(voter);
      const vote = at(cells, voteColumn);
      const ids = vote === "" ? [] : vote.split(",");
      if (kind === "choose-1" && ids.length > 1)
        this.#fault(voteColumn, "one project, as vote_type is choose-1", vote);
      if (ids.length === 0) notices.push({ kind: "empty_ballot", voter, line: this.#line });
      const points =
        pointsColumn < 0 ? null : this.#points(at(cells, pointsColumn), ids.length, pointsColumn);
      ballots.push(this.#ballot(voter, ids, points, voteColumn, indexById, notices));
      rows.push(cells);
    }
    return ballots;
  }

  /** A project named twice counts once, with the points of its first place: the peers' double count is a known fault. */
  #ballot(
    voter: string,
    ids: readonly string[],
    points: readonly number[] | null,
    column: number,
    indexById: ReadonlyMap<string, number>,
    notices: Notice[],
  ): Ballot {
    const projects: number[] = [];
    const kept: number[] = [];
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] as string;
      const project = indexById.get(id) ?? indexById.get(id.trim());
      if (project === undefined) {
        const before = ids.slice(0, place).join(",").length + (place > 0 ? 1 : 0);
        this.#fault(column, "the id of a project", id, before);
      } else if (projects.includes(project)) {
        notices.push({ kind: "duplicate_in_ballot", voter, project: id, line: this.#line });
      } else {
        projects.push(project);
        if (points !== null) kept.push(at(points, place));
      }
    }
    return { voter, projects, points: points === null ? null : kept };
  }

  #points(cell: string, count: number, column: number): number[] {
    const parts = cell === "" ? [] : cell.split(",");
    if (parts.length !== count) this.#fault(column, `points for ${count} projects`, cell);
    return parts.map((part, place) => {
      if (!POINTS.test(part.trim())) {
        const before = parts.slice(0, place).join(",").length + (place > 0 ? 1 : 0);
        this.#fault(column, "whole points, not negative, below 10,000,000", part, before);
      }
      return Math.trunc(Number(part.replace(",", ".")));
    });
  }

  #expectSection(name: string): void {
    const line = this.#next();
    if (line?.trim() !== name)
      throw new Fault(Math.max(this.#line, 1), 1, `the section header ${name}`, line ?? "");
  }

  #header(required: readonly string[]): string[] {
    const line = this.#next();
    const columns =
      line === undefined
        ? []
        : splitCells(line, this.#line).map((cell) => cell.trim().toLowerCase());
    for (const name of required) {
      if (!columns.includes(name))
        throw new Fault(this.#line, 1, `a header row with the column "${name}"`, line ?? "");
    }
    const twice = columns.find((name, index) => columns.indexOf(name) !== index);
    if (twice !== undefined) this.#fault(columns.lastIndexOf(twice), "each column once", twice);
    return columns;
  }

  /** The cells of the next row; undefined when the next section begins, or the file ends and no section must follow. */
  #row(nextSection: string | undefined, width: number): string[] | undefined {
    let line = this.#next();
    while (line === "") line = this.#next();
    if (line === undefined) {
      if (nextSection === undefined) return undefined;
      throw new Fault(this.#line + 1, 1, `the section header ${nextSection}`, "");
    }
    if (nextSection !== undefined && line.trim() === nextSection) return undefined;
    const cells = splitCells(line, this.#line);
    if (cells.length === width) return cells;
    if (cells.length > width)
      this.#fault(width, `${width} cells in this row, as in its header`, cells[width] ?? "");
    throw new Fault(
      this.#line,
      line.length + 1,
      `${width} cells in this row, as in its header`,
      line,
    );
  }

  #next(): string | undefined {
    if (this.#offset >= this.#text.length) return undefined;
    const end = this.#text.indexOf("\n", this.#offset);
    const stop = end < 0 ? this.#text.length : end;
    const line = this.#text.slice(this.#offset, stop);
    this.#offset = stop + 1;
    this.#line++;
    this.#raw = line.endsWith("\r") ? line.slice(0, -1) : line;
    return this.#raw;
  }

  /** Refuses the line last read at a cell (and an offset inside it). */
  #fault(cell: number, expected: string, found: string, within = 0): never {
    const before = splitRaw(this.#raw).slice(0, cell);
    const column = before.reduce((sum, part) => sum + part.length + 1, 1) + within;
    throw new Fault(this.#line, column, expected, found);
  }
}

function splitCells(line: string, lineNumber: number): string[] {
  if (!line.includes('"')) return line.split(";");
  return splitRaw(line).map((cell, index, cells) => {
    if (!cell.startsWith('"')) return cell;
    if (cell.length < 2 || !cell.endsWith('"') || (cell.match(/"/g)?.length ?? 0) % 2 === 1) {
      const column = cells.slice(0, index).reduce((sum, part) => sum + part.length + 1, 1);
      throw new Fault(lineNumber, column, "a closing quote on the same line", cell);
    }
    return cell.slice(1, -1).replaceAll('""', '"');
  });
}

/** Cells as written: a semicolon inside a quoted cell does not part. */
function splitRaw(line: string): string[] {
  if (!line.includes('"')) return line.split(";");
  const cells: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (character === '"' && (quoted || i === start)) quoted = !quoted;
    if (character !== ";" || quoted) continue;
    cells.push(line.slice(start, i));
    start = i + 1;
  }
  cells.push(line.slice(start));
  return cells;
}

/** The fewest decimals that hold every amount: "200000.0" needs none. */
function decimalsOf(amounts: readonly string[]): number {
  let decimals = 0;
  for (const text of amounts) {
    decimals = Math.max(decimals, (AMOUNT.exec(text)?.[2] ?? "").replace(/0+$/, "").length);
  }
  return decimals;
}

function amount(text: string, decimals: number): bigint {
  const match = AMOUNT.exec(text);
  const part = (match?.[2] ?? "").slice(0, decimals).padEnd(decimals, "0");
  return BigInt(`${match?.[1] ?? "0"}${part}`);
}

/** An amount in minor units as a file writes it: 12345n with 2 decimals is "123.45". */
export function formatAmount(minor: bigint, decimals: number): string {
  const sign = minor < 0n ? "-" : "";
  const digits = `${minor < 0n ? -minor : minor}`.padStart(decimals + 1, "0");
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The text of a .pb file; reading it back gives the same file. */
export function writePabulib(file: PabulibFile): string {
  const line = (cells: readonly string[]) => cells.map(quote).join(";");
  const lines = [
    "META",
    "key;value",
    ...file.meta.map(line),
    "PROJECTS",
    line(file.projectColumns),
  ];
  lines.push(...file.projectRows.map(line), "VOTES", line(file.voteColumns));
  for (const row of file.voteRows) lines.push(line(row));
  return lines.join(file.newline) + (file.finalNewline ? file.newline : "");
}

function quote(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A file for an election made elsewhere. `meta` adds or replaces keys such as country, unit and description. */
export function pabulibFileOf(
  election: Election,
  meta: Readonly<Record<string, string>> = {},
): PabulibFile {
  const { kind, budget, decimals, projects, ballots } = election;
  const entries = {
    description: "",
    country: "",
    unit: "",
    instance: "",
    num_projects: `${projects.length}`,
    num_votes: `${ballots.length}`,
    budget: formatAmount(budget, decimals),
    vote_type: kind,
    rule: "",
    ...meta,
  };
  const withPoints = kind === "cumulative" || kind === "scoring";
  return {
    election,
    notices: [],
    meta: Object.entries(entries),
    projectColumns: ["project_id", "cost", "name"],
    projectRows: projects.map(({ id, cost, name }) => [id, formatAmount(cost, decimals), name]),
    voteColumns: withPoints ? ["voter_id", "vote", "points"] : ["voter_id", "vote"],
    voteRows: ballots.map(({ voter, projects: chosen, points }) => {
      const cells = [voter, chosen.map((project) => at(projects, project).id).join(",")];
      return withPoints ? [...cells, (points ?? chosen.map(() => 1)).join(",")] : cells;
    }),
    newline: "\n",
    finalNewline: true,
  };
}
