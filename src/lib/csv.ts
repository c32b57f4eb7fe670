import { ok, type Result, refuse } from "./result.ts";

/*
 * Comma-separated values as spreadsheets write and read them.
 *
 * Y. Shafranovich, Common Format and MIME Type for CSV Files, RFC 4180 (2005):
 * https://www.rfc-editor.org/rfc/rfc4180
 * Deviations, all because Dutch spreadsheets do so: a semicolon may part the fields (whichever of the
 * two comes first outside quotes in the first line), a byte order mark is passed over, a lone line
 * feed or carriage return ends a row, empty rows are left out, and a quote within an unquoted field is
 * that character.
 */

export type CsvRefusal = "csv_quote_not_closed" | "csv_text_after_quote";

export interface CsvRow {
  /** The line in the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a file, its headings among them. */
export function parseCsv(file: string): Result<readonly CsvRow[], CsvRefusal> {
  const text = file.replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const field = new RegExp(`"([^"]*(?:""[^"]*)*)"|([^${separator}\\r\\n]*)`, "y");
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begins = 1;
  for (let at = 0; at < text.length || cells.length > 0; ) {
    field.lastIndex = at;
    const [whole = "", quoted, bare = ""] = field.exec(text) ?? [];
    if (quoted === undefined && bare.startsWith('"')) return refuse("csv_quote_not_closed");
    cells.push(quoted?.replaceAll('""', '"') ?? bare);
    line += lineEndsIn(whole);
    at += whole.length;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end has an empty field after it.
      if (at < text.length) continue;
      cells.push("");
    }
    const end = /\r\n|\r|\n/y;
    end.lastIndex = at;
    const ended = end.exec(text)?.[0];
    if (ended === undefined && at < text.length) return refuse("csv_text_after_quote");
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: begins, cells });
    cells = [];
    at += ended?.length ?? 0;
    line += ended === undefined ? 0 : 1;
    begins = line;
  }
  return ok(rows);
}

/** Whichever parts the headings: the first of `;` and `,` outside quotes in the first line. */
function separatorOf(text: string): ";" | "," {
  const [first = ""] = text.replaceAll(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  return /[;,]/.exec(first)?.[0] === "," ? "," : ";";
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** A file as Dutch spreadsheets open it: semicolons, CRLF, and a byte order mark that says UTF-8. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(formatCell).join(";"));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

function formatCell(cell: string): string {
  return /[";,\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The text in a file's bytes: UTF-8, or Windows-1252 where the bytes are no UTF-8. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What older spreadsheets write; every byte means something in it, so it never fails.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
