/**
 * Tables as text: RFC 4180 (Y. Shafranovich, 2005, https://www.rfc-editor.org/rfc/rfc4180), in UTF-8.
 *
 * Deviations: a line may end in LF alone, and a byte order mark is passed over. Every fault names its line and
 * column, both from 1; the column counts characters, so that an editor's "go to" finds it.
 */

export interface TableError {
  readonly name:
    | "invalid_encoding"
    | "unclosed_quote"
    | "text_after_quote"
    | "empty_file"
    | "missing_column"
    | "repeated_column"
    | "wrong_number_of_fields"
    | "invalid_value";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly sentence: string;
}

export type TableResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: TableError };

/** A row that still knows where it starts in the text, so that a fault in it can be placed. */
export interface TableRow {
  readonly fields: readonly string[];
  readonly line: number;
  readonly start: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Table {
  readonly file: string;
  readonly text: string;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

/**
 * Reads a table whose first row names the columns; every row has as many fields as the header.
 *
 * @param file its name, for the sentences.
 */
export function readTable(file: string, bytes: Uint8Array): TableResult<Table> {
  const decoded = decode(file, bytes);
  if (!decoded.ok) return decoded;
  const parsed = parseRows(file, decoded.value);
  if (!parsed.ok) return parsed;
  const [header, ...rows] = parsed.value;
  if (header === undefined) {
    return fault("empty_file", file, { line: 1, column: 1 }, "the file is empty");
  }
  for (const row of rows) {
    if (row.fields.length !== header.fields.length) {
      const place = placeOf(
        decoded.value,
        row,
        Math.min(header.fields.length, row.fields.length - 1),
      );
      const sentence = `the row has ${row.fields.length} fields, the header ${header.fields.length}`;
      return fault("wrong_number_of_fields", file, place, sentence);
    }
  }
  return { ok: true, value: { file, text: decoded.value, header, rows } };
}

/** The index of each named column, or the first that is missing or there twice. */
export function findColumns<Name extends string>(
  table: Table,
  names: readonly Name[],
): TableResult<Record<Name, number>> {
  const { fields } = table.header;
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const index = fields.indexOf(name);
    if (index < 0) {
      const last = placeOf(table.text, table.header, fields.length - 1);
      const end = { line: last.line, column: last.column + (fields.at(-1)?.length ?? 0) };
      return fault("missing_column", table.file, end, `the column "${name}" is missing`);
    }
    const again = fields.indexOf(name, index + 1);
    if (again >= 0) {
      const place = placeOf(table.text, table.header, again);
      return fault("repeated_column", table.file, place, `the column "${name}" is there twice`);
    }
    found[name] = index;
  }
  return { ok: true, value: found as Record<Name, number> };
}

/** A fault in one field of a row. */
export function invalidValue(
  table: Table,
  row: TableRow,
  index: number,
  expected: string,
): TableResult<never> {
  const place = placeOf(table.text, row, index);
  const sentence = `"${row.fields[index] ?? ""}" in the column "${table.header.fields[index]}" is not ${expected}`;
  return fault("invalid_value", table.file, place, sentence);
}

/** Writes rows as a table; the first row is the header. Lines end in LF, as the field's exports do. */
export function writeTable(rows: Iterable<readonly (string | number)[]>): string {
  let text = "";
  for (const row of rows) text += `${row.map(quoteIfNeeded).join(",")}\n`;
  return text;
}

function quoteIfNeeded(field: string | number): string {
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function decode(file: string, bytes: Uint8Array): TableResult<string> {
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const place = firstInvalidByte(bytes);
    return fault(
      "invalid_encoding",
      file,
      place,
      "this character is not UTF-8; save the whole file as UTF-8",
    );
  }
}

/** The longest prefix that decodes ends where the fault is; found by halving. */
function firstInvalidByte(bytes: Uint8Array): Place {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesAsPrefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const before = new TextDecoder().decode(bytes.subarray(0, good), { stream: true });
  const lines = before.split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

function decodesAsPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Where a field of a row starts: reads the row once more, since that is only asked for a fault. */
function placeOf(text: string, row: TableRow, index: number): Place {
  const places: Place[] = [];
  new Reader("", text, row.start, row.line).readRow(places);
  return places[index] ?? { line: row.line, column: 1 };
}

/** Reads row by row; keeps line and column as it goes. A class for the state of one reading. */
class Reader {
  private readonly file: string;
  private readonly text: string;
  private position: number;
  private line: number;
  private lineStart: number;

  constructor(file: string, text: string, position = 0, line = 1) {
    this.file = file;
    this.text = text;
    this.position = position;
    this.lineStart = position;
    this.line = line;
  }

  read(): TableResult<readonly TableRow[]> {
    const rows: TableRow[] = [];
    while (this.position < this.text.length) {
      const row = this.readRow();
      if (!row.ok) return row;
      const isBlank = row.value.fields.length === 1 && row.value.fields[0] === "";
      if (!isBlank) rows.push(row.value);
    }
    return { ok: true, value: rows };
  }

  /** @param places where to note the start of each field, if that is wanted. */
  readRow(places?: Place[]): TableResult<TableRow> {
    const fields: string[] = [];
    const { line, position: start } = this;
    for (;;) {
      places?.push(this.place());
      const field = this.text[this.position] === '"' ? this.readQuoted() : this.readPlain();
      if (!field.ok) return field;
      fields.push(field.value);
      if (this.text[this.position] !== ",") break;
      this.position++;
    }
    if (this.text[this.position] === "\r") this.position++;
    if (this.text[this.position] === "\n") this.position++;
    this.line++;
    this.lineStart = this.position;
    return { ok: true, value: { fields, line, start } };
  }

  private readPlain(): TableResult<string> {
    const start = this.position;
    while (this.position < this.text.length) {
      const code = this.text.charCodeAt(this.position);
      if (
        code === COMMA ||
        code === LF ||
        (code === CR && this.text.charCodeAt(this.position + 1) === LF)
      )
        break;
      this.position++;
    }
    return { ok: true, value: this.text.slice(start, this.position) };
  }

  private readQuoted(): TableResult<string> {
    const opened = this.place();
    let value = "";
    let start = ++this.position;
    for (;;) {
      const quote = this.text.indexOf('"', start);
      if (quote < 0)
        return fault("unclosed_quote", this.file, opened, "this quote is never closed");
      value += this.text.slice(start, quote);
      this.countLines(start, quote);
      this.position = quote + 1;
      if (this.text[this.position] !== '"') break;
      value += '"';
      start = this.position + 1;
    }
    const next = this.text[this.position];
    if (next === undefined || next === "," || next === "\n" || next === "\r")
      return { ok: true, value };
    return fault(
      "text_after_quote",
      this.file,
      this.place(),
      "after a closing quote only a comma or the end of the line may follow",
    );
  }

  private countLines(from: number, to: number): void {
    for (
      let at = this.text.indexOf("\n", from);
      at >= 0 && at < to;
      at = this.text.indexOf("\n", at + 1)
    ) {
      this.line++;
      this.lineStart = at + 1;
    }
  }

  private place(): Place {
    return { line: this.line, column: this.position - this.lineStart + 1 };
  }
}

const COMMA = 44;
const LF = 10;
const CR = 13;

function parseRows(file: string, text: string): TableResult<readonly TableRow[]> {
  return new Reader(file, text).read();
}

function fault(
  name: TableError["name"],
  file: string,
  { line, column }: Place,
  what: string,
): { readonly ok: false; readonly error: TableError } {
  const sentence = `${file}, line ${line}, column ${column}: ${what}.`;
  return { ok: false, error: { name, file, line, column, sentence } };
}
