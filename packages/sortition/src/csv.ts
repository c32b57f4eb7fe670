/**
 * Comma-separated values as in RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), and what spreadsheets
 * make of it: a byte order mark, semicolons or tabs between cells, any line ending.
 */
import type { InputFile, SortitionError } from "./errors.ts";
import { fail, ok, type Result } from "./result.ts";

export interface CsvTable {
  readonly header: readonly string[];
  /** Cells are trimmed. `line` counts from 1 with the header, and is where the row starts. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Reads bytes or text into a table; blank lines are skipped. */
export function readCsv(
  input: Uint8Array | string,
  file: InputFile,
): Result<CsvTable, SortitionError> {
  const text = typeof input === "string" ? ok(input) : decode(input, file);
  if (!text.ok) return text;
  const records = split(text.value.replace(/^\uFEFF/, ""), file);
  if (!records.ok) return records;
  const [first, ...rest] = records.value.filter((record) =>
    record.cells.some((cell) => cell !== ""),
  );
  if (first === undefined) return fail({ code: "empty_file", file });
  const twice = first.cells.find((name, at) => name !== "" && first.cells.indexOf(name) !== at);
  if (twice !== undefined) return fail({ code: "duplicate_column", file, column: twice });
  const wrong = rest.find((record) => record.cells.length !== first.cells.length);
  if (wrong !== undefined) {
    const counts = { found: wrong.cells.length, expected: first.cells.length };
    return fail({ code: "wrong_cell_count", file, line: wrong.line, ...counts });
  }
  return ok({ header: first.cells, rows: rest });
}

/** Writes a table; cells with a comma, quote or line break are quoted. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map(quoteCell).join(",");
  return `${[header, ...rows].map(line).join("\n")}\n`;
}

function quoteCell(cell: string): string {
  return /[",;\n\r\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function decode(bytes: Uint8Array, file: InputFile): Result<string, SortitionError> {
  // Excel's "Unicode text" is UTF-16 with a mark; anything else must be UTF-8.
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const decoder = new TextDecoder(wide ? "utf-16le" : "utf-8", { fatal: true });
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return fail({ code: "wrong_encoding", file, line: firstWrongLine(bytes) });
  }
}

function firstWrongLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end + 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop;
  }
  return 1;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
}

function split(text: string, file: InputFile): Result<CsvRecord[], SortitionError> {
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  // A cell is quoted ("" inside stands for one quote) or plain; what follows it ends the cell or the line.
  const cell = new RegExp(
    `(?:[ ]*"((?:[^"]|"")*)"[ ]*|([^${separator}\r\n]*))(${separator}|\r\n|\r|\n|$)`,
    "y",
  );
  let line = 1;
  let current: CsvRecord = { line, cells: [] };
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    const [whole, quoted, plain, end] = match ?? [];
    if (whole === undefined || (quoted === undefined && /^\s*"/.test(plain ?? ""))) {
      return fail({ code: "open_quote", file, line });
    }
    current.cells.push(
      (quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')).trim(),
    );
    line += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (end === separator) {
      if (cell.lastIndex === text.length) current.cells.push("");
      continue;
    }
    records.push(current);
    current = { line, cells: [] };
  }
  if (current.cells.length > 0) records.push(current);
  return ok(records);
}

function separatorOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const count = (mark: string) => header.split(mark).length;
  const marks = [",", ";", "\t"];
  return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
