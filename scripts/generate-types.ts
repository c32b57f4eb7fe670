/**
 * Writes src/platform/schema.ts: Kysely's types of every table, as the migrations make them.
 *   npm run generate-types
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startTestServer } from "#platform/test-server.ts";

const target = fileURLToPath(new URL("../src/platform/schema.ts", import.meta.url));

const header = `// Made from the migrations by \`npm run generate-types\`. A test fails when it differs: never edit it
// by hand. bigint (cents) is bigint, date is "YYYY-MM-DD", timestamptz is Date; jsonb is written as
// text we made ourselves, because the driver would take an array for PostgreSQL's own.

import type { ColumnType, Generated } from "kysely";
`;

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly is_array: boolean;
  readonly is_nullable: boolean;
  readonly has_default: boolean;
  readonly is_read_only: boolean;
}

/** What our type parsers (src/platform/database.ts) make of each type of PostgreSQL. */
const types: Readonly<Record<string, string>> = {
  bool: "boolean",
  bytea: "Buffer",
  date: "string",
  float8: "number",
  int2: "number",
  int4: "number",
  int8: "bigint",
  json: "unknown",
  jsonb: "unknown",
  numeric: "string",
  text: "string",
  timestamptz: "Date",
  tsvector: "string",
  uuid: "string",
  varchar: "string",
};

/** The text of schema.ts for the database of this connection string, as Biome would format it. */
export async function typesOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(listColumns);
    return render(rows);
  } finally {
    await client.end();
  }
}

/** graphile-worker's tables and migrate's own are no business of a store. */
const listColumns = `
  select n.nspname as schema, c.relname as "table", a.attname as "column",
    coalesce(base.typname, element.typname, t.typname) as type,
    element.oid is not null as is_array,
    not (a.attnotnull or t.typnotnull) as is_nullable,
    a.atthasdef or a.attidentity <> '' as has_default,
    a.attgenerated <> '' or a.attidentity = 'a' or c.relkind <> 'r' as is_read_only
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  left join pg_type element on element.oid = t.typelem and t.typcategory = 'A'
  left join pg_type base on base.oid = t.typbasetype
  where c.relkind in ('r', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker')
    and (n.nspname, c.relname) <> ('platform', 'migration')
  order by n.nspname collate "C", c.relname collate "C", a.attnum`;

function render(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`);
  const index = [...tables.keys()].map((name) => `  "${name}": ${interfaceName(name)};`);
  const interfaces = [...tables].map(
    ([name, its]) =>
      `export interface ${interfaceName(name)} {\n${its.map((column) => `  ${column.column}: ${typeOf(column)};`).join("\n")}\n}\n`,
  );
  return [header, `export interface Schema {\n${index.join("\n")}\n}\n`, ...interfaces].join("\n");
}

function typeOf(column: Column): string {
  const simple = types[column.type];
  if (!simple)
    throw new Error(
      `${column.schema}.${column.table}.${column.column} is of type ${column.type}: ` +
        "tell scripts/generate-types.ts what the driver makes of it.",
    );
  const orNull = column.is_nullable ? " | null" : "";
  const optional = column.has_default ? " | undefined" : "";
  const read = (column.is_array ? `${simple}[]` : simple) + (simple === "unknown" ? "" : orNull);
  if (column.is_read_only) return `ColumnType<${read}, never, never>`;
  if (simple === "unknown")
    return `ColumnType<unknown, string${orNull}${optional}, string${orNull}>`;
  return column.has_default ? `Generated<${read}>` : read;
}

/** "platform.entry_text" → "PlatformEntryText". */
function interfaceName(name: string): string {
  return name.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await startTestServer();
  try {
    writeFileSync(target, await typesOf(server.template.owner));
    console.log("Wrote src/platform/schema.ts");
  } finally {
    await server.stop();
  }
}
