import { z } from "zod";
import { formatCsv } from "#lib/csv.ts";
import { isId } from "#lib/ids.ts";
import type { Keyset } from "#lib/keyset.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";

/** Lists for programs: stretches by cursor, so that page 10,000 costs what page 1 does; and as CSV. */

const usual = 50;
const most = 100;
/** A file holds so many rows at most; who needs more reads by stretches. */
const rowsInFile = 100_000;

/** `?aantal=` (1 to 100) and `?na=` (the id, or of some lists the number, that ended the stretch before). */
export function readKeyset(
  query: Readonly<Record<string, string>>,
  cursor: "id" | "number" = "id",
): Result<Keyset, "limit_wrong" | "cursor_wrong"> {
  const { aantal = String(usual), na } = query;
  if (!/^[1-9]\d{0,2}$/.test(aantal) || Number(aantal) > most) return refuse("limit_wrong");
  const isCursor = cursor === "id" ? isId : isNumber;
  if (na !== undefined && !isCursor(na)) return refuse("cursor_wrong");
  return ok({ after: na ?? null, limit: Number(aantal) });
}

function isNumber(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}

/** One stretch, and where the next begins; null at the end. */
export async function stretchOf(
  db: Db,
  page: PageTools,
  resource: Resource,
  { after, limit }: Keyset,
): Promise<{ readonly items: readonly unknown[]; readonly next: string | null }> {
  // One more than asked tells whether there is more.
  const rows = await resource.list(db, page, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ item }) => item),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** The same list without what people wrote: facts alone, which anybody may use. */
export function factsOf(resource: Resource): Resource {
  const words = new Set<string>(resource.words);
  const without = <Value>(whole: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => !words.has(name)));
  const { find } = resource;
  return {
    ...resource,
    item: z.object(without(resource.item.shape)),
    list: async (db, page, keyset) =>
      (await resource.list(db, page, keyset)).map((row) => ({ ...row, item: without(row.item) })),
    ...(find && {
      find: async (db, page, key) => {
        const found = await find(db, page, key);
        return found && without(found);
      },
    }),
  };
}

/** `?velden=feiten` for facts alone, `?velden=alles` or nothing for all of it. */
export function fieldsOf(
  query: Readonly<Record<string, string>>,
  resource: Resource,
): Result<Resource, "fields_wrong"> {
  const { velden = "alles" } = query;
  if (velden === "alles") return ok(resource);
  return velden === "feiten" ? ok(factsOf(resource)) : refuse("fields_wrong");
}

/** The whole list as a file that spreadsheets open, newest first; inner fields as `partij.naam`. */
export async function csvOf(db: Db, page: PageTools, resource: Resource): Promise<string> {
  const rows: ReadonlyMap<string, string>[] = [];
  for (let after: string | null = null; rows.length < rowsInFile; ) {
    const stretch = await resource.list(db, page, { after, limit: 500 });
    rows.push(...stretch.map(({ item }) => new Map(cellsOf(item))));
    after = stretch.at(-1)?.id ?? null;
    if (stretch.length < 500) break;
  }
  // A field that is empty in one row may have fields of its own in the next.
  const named = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const columns = named.filter((name) => !named.some((other) => other.startsWith(`${name}.`)));
  const heads = columns.length > 0 ? columns : Object.keys(resource.item.shape);
  return formatCsv([heads, ...rows.map((row) => heads.map((head) => row.get(head) ?? ""))]);
}

function* cellsOf(value: unknown, name = ""): Generator<[string, string]> {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value))
      yield* cellsOf(inner, name ? `${name}.${key}` : key);
    return;
  }
  yield [name, cellOf(value)];
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(cellOf).join("; ");
  const text = String(value);
  // A spreadsheet would take a text that begins so for a formula (OWASP, CSV injection).
  return typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
