import { z } from "zod";
import { decodeCsv, parseCsv } from "#lib/csv.ts";
import { mailAddress } from "#lib/mail-address.ts";

/** A list of residents, as a spreadsheet writes it: a mail address, or a name and where a letter goes. */

export const mostResidents = 200_000;
/** Invitations hold longer than a link: a letter may lie on the mat during a holiday. */
export const mailInvitationDays = 60;
export const letterInvitationDays = 180;
/** So many a minute, so that who signs in meanwhile is not kept waiting behind them. */
export const invitationsPerMinute = 100;
/** So many letters in one file. */
export const lettersPerStack = 500;

export const residentErrors = [
  "file_not_readable",
  "file_empty",
  "file_too_long",
  "columns_missing",
  "column_twice",
  "row_without_address",
  "mail_wrong",
  "mail_twice",
  "name_missing",
  "name_wrong",
  "street_missing",
  "street_wrong",
  "postcode_wrong",
  "place_missing",
  "place_wrong",
  "area_unknown",
  "letter_twice",
] as const;
export type ResidentError = (typeof residentErrors)[number];

/** What is wrong: the line in the file, the column by its own heading, and what stands there. */
export interface ResidentFault {
  readonly line: number;
  readonly column: string;
  readonly error: ResidentError;
  readonly got: string;
}

export const residentRow = z.object({
  address: mailAddress.nullable(),
  name: z.string().min(2).max(80).nullable(),
  postal: z.array(z.string().min(1).max(100)).max(4),
  areaId: z.uuid().nullable(),
});
export type ResidentRow = z.output<typeof residentRow>;
export const residentRows = z.array(residentRow).min(1).max(mostResidents);

export interface ResidentPlan {
  readonly rows: readonly ResidentRow[];
  readonly mails: number;
  readonly letters: number;
  readonly faults: readonly ResidentFault[];
}

/** Headings as lists have them, each column by what it is. */
const headings = {
  mail: ["mail", "e-mail", "email", "mailadres", "e-mailadres", "emailadres", "mail address"],
  name: ["naam", "name", "volledige naam", "full name"],
  street: ["adres", "straat", "straat en huisnummer", "address", "street"],
  postcode: ["postcode", "postal code", "pc"],
  place: ["plaats", "woonplaats", "place", "city", "town"],
  area: ["gebied", "wijk", "buurt", "dorp", "kern", "area", "village", "neighbourhood"],
} as const;
type Column = keyof typeof headings;
const columns = Object.keys(headings) as readonly Column[];

interface KnownArea {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly cbsCode?: string | null;
}

/** Who the list invites, and all that is wrong with it, row by row. Nothing is written. */
export function planResidents(bytes: Uint8Array, areas: readonly KnownArea[]): ResidentPlan {
  const parsed = parseCsv(decodeCsv(bytes));
  const stop = (error: ResidentError, got = "", line = 1): ResidentPlan => ({
    ...{ rows: [], mails: 0, letters: 0 },
    faults: [{ line, column: "", error, got }],
  });
  if (!parsed.ok) return stop("file_not_readable");
  const [head, ...body] = parsed.value;
  if (!head || body.length === 0) return stop("file_empty");
  if (body.length > mostResidents) return stop("file_too_long", String(body.length));
  const place = placesIn(head.cells);
  if ("twice" in place) return stop("column_twice", place.twice, head.line);
  if (place.mail === undefined && (place.street === undefined || place.name === undefined))
    return stop("columns_missing", head.cells.join(", ").slice(0, 100), head.line);
  const reader = new RowReader(head.cells, place, areas);
  const rows: ResidentRow[] = [];
  for (const { line, cells } of body) {
    const row = reader.read(line, cells);
    if (row) rows.push(row);
  }
  const mails = rows.filter(({ address }) => address !== null).length;
  return { rows, mails, letters: rows.length - mails, faults: reader.faults };
}

type Places = Partial<Record<Column, number>>;

function placesIn(cells: readonly string[]): Places | { readonly twice: string } {
  const places: Places = {};
  for (const [at, cell] of cells.entries()) {
    const heading = cell.trim().toLowerCase();
    const column = columns.find((one) => (headings[one] as readonly string[]).includes(heading));
    if (!column) continue;
    if (places[column] !== undefined) return { twice: cell.trim() };
    places[column] = at;
  }
  return places;
}

/** Reads row after row, and remembers what was there before: a person is invited once. */
class RowReader {
  readonly faults: ResidentFault[] = [];
  readonly #heads: readonly string[];
  readonly #places: Places;
  readonly #areas: ReadonlyMap<string, string>;
  readonly #seen = new Map<string, number>();

  constructor(heads: readonly string[], places: Places, areas: readonly KnownArea[]) {
    this.#heads = heads;
    this.#places = places;
    this.#areas = new Map(
      areas.flatMap(({ id, name, slug, cbsCode }) =>
        [name, slug, cbsCode ?? ""].filter(Boolean).map((word) => [word.toLowerCase(), id]),
      ),
    );
  }

  /** The row; undefined when something is wrong with it, which is kept in `faults`. */
  read(line: number, cells: readonly string[]): ResidentRow | undefined {
    const before = this.faults.length;
    const typed = (column: Column) => {
      const at = this.#places[column];
      return at === undefined ? "" : (cells[at] ?? "").replaceAll(/\s+/g, " ").trim();
    };
    const areaId = this.#areaOf(line, typed("area"));
    const name = typed("name");
    if (name !== "" && (name.length < 2 || name.length > 80))
      this.#fault(line, "name", "name_wrong", name);
    const mail = typed("mail");
    const row =
      mail !== ""
        ? this.#byMail(line, mail)
        : this.#byLetter(line, {
            ...{ name, street: typed("street"), postcode: typed("postcode") },
            place: typed("place"),
          });
    if (this.faults.length > before || !row) return undefined;
    return { ...row, name: name === "" ? null : name, areaId };
  }

  #byMail(line: number, typed: string): Pick<ResidentRow, "address" | "postal"> | undefined {
    const parsed = mailAddress.safeParse(typed);
    if (!parsed.success) return this.#fault(line, "mail", "mail_wrong", typed);
    const first = this.#first(parsed.data.toLowerCase(), line);
    if (first !== undefined) return this.#fault(line, "mail", "mail_twice", `${typed} (${first})`);
    return { address: parsed.data, postal: [] };
  }

  #byLetter(
    line: number,
    typed: Readonly<Record<"name" | "street" | "postcode" | "place", string>>,
  ): Pick<ResidentRow, "address" | "postal"> | undefined {
    const { name, street, place } = typed;
    if (street === "" && typed.postcode === "" && place === "")
      return this.#fault(
        line,
        this.#places.mail === undefined ? "street" : "mail",
        "row_without_address",
        "",
      );
    if (name === "") this.#fault(line, "name", "name_missing", "");
    if (street === "") this.#fault(line, "street", "street_missing", "");
    if (street.length > 100) this.#fault(line, "street", "street_wrong", street);
    if (place === "") this.#fault(line, "place", "place_missing", "");
    if (place.length > 60) this.#fault(line, "place", "place_wrong", place);
    const postcode = postcodeOf(typed.postcode);
    if (postcode === undefined) this.#fault(line, "postcode", "postcode_wrong", typed.postcode);
    const postal = [street, `${postcode}  ${place.toUpperCase()}`];
    const first = this.#first([name, ...postal].join("\n").toLowerCase(), line);
    if (first !== undefined) this.#fault(line, "name", "letter_twice", `${name} (${first})`);
    return { address: null, postal };
  }

  #areaOf(line: number, typed: string): string | null {
    if (typed === "") return null;
    const id = this.#areas.get(typed.toLowerCase());
    if (id === undefined) this.#fault(line, "area", "area_unknown", typed);
    return id ?? null;
  }

  /** The line on which the same stood before; else remembers this one. */
  #first(key: string, line: number): number | undefined {
    const first = this.#seen.get(key);
    if (first === undefined) this.#seen.set(key, line);
    return first;
  }

  #fault(line: number, column: Column, error: ResidentError, got: string): undefined {
    const at = this.#places[column];
    const heading = at === undefined ? headings[column][0] : (this.#heads[at] ?? "").trim();
    this.faults.push({ line, column: heading, error, got: got.slice(0, 100) });
  }
}

/** A Dutch postcode as the post writes it: `7931 AB`. */
function postcodeOf(typed: string): string | undefined {
  const [, digits, letters] = /^([1-9]\d{3})\s?([A-Za-z]{2})$/.exec(typed) ?? [];
  return digits && letters ? `${digits} ${letters.toUpperCase()}` : undefined;
}

/** Someone whose letter is to be made. */
export interface LetterTo {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly postal: readonly string[];
}

export interface ResidentList {
  readonly id: string;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
  readonly mails: number;
  readonly letters: number;
  readonly known: number;
}

/** How far a list is: what went out, and who came. */
export interface ListProgress extends ResidentList {
  readonly mailed: number;
  readonly lettered: number;
  readonly came: number;
  /** The letters in stacks: of the places after one, up to and including the last. */
  readonly stacks: readonly { readonly after: number; readonly last: number }[];
}

export type ResidentRefusal = "list_unknown" | "list_used" | "area_unknown" | "letters_none";
