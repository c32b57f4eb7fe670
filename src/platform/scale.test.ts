import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/**
 * What docs/explanation/scale.md promises: that communities can be spread over servers by the column
 * `community_id`. Asked of the catalogue, so that no table can be forgotten. Tables without that column
 * are copied to each server (Citus calls them reference tables); they are the list below.
 */
const copied = [
  "accounts.email",
  "people.account",
  "people.community",
  "platform.installation",
  "platform.migration",
  "platform.session",
  "platform.tries",
];

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

/** Every table of ours with whether it has the column, as `tables` for the questions below. */
const ours = `
  select c.oid, n.nspname || '.' || c.relname as name,
    exists (select from pg_attribute where attrelid = c.oid and attname = 'community_id'
      and not attisdropped) as is_spread
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and c.relowner = 'meent_owner'::regrole`;

async function ask(question: string): Promise<string[]> {
  const { rows } = await owner.query(`with tables as (${ours}) ${question}`);
  return rows.map((row: { readonly name: string }) => row.name);
}

test("the tables without a community are those that may be copied, and no others", async () => {
  expect(await ask("select name from tables where not is_spread order by name")).toEqual(copied);
  expect((await ask("select name from tables where is_spread")).length).toBeGreaterThan(60);
});

test("every primary and unique key of the others begins with the community", async () => {
  const wrong = await ask(`
    select i.indexrelid::regclass::text as name from pg_index i join tables on tables.oid = indrelid
    where is_spread and indisunique and pg_get_indexdef(indexrelid, 1, true) <> 'community_id'`);
  expect(wrong).toEqual([]);
  const keyless = await ask(`
    select name from tables where is_spread
      and not exists (select from pg_index where indrelid = oid and indisprimary)`);
  expect(keyless).toEqual([]);
});

test("every foreign key between them joins community to community, on both sides", async () => {
  const column = (table: string, keys: string) =>
    `(select attname from pg_attribute where attrelid = ${table} and attnum = ${keys}[1])`;
  const wrong = await ask(`
    select conrelid::regclass || ' ' || conname as name from pg_constraint
      join tables as own on own.oid = conrelid join tables as other on other.oid = confrelid
    where contype = 'f' and own.is_spread and other.is_spread
      and (${column("conrelid", "conkey")} <> 'community_id'
        or ${column("confrelid", "confkey")} <> 'community_id')`);
  expect(wrong).toEqual([]);
});

test("a copied table points at no table that is spread", async () => {
  const wrong = await ask(`
    select conrelid::regclass || ' ' || conname as name from pg_constraint
      join tables as own on own.oid = conrelid join tables as other on other.oid = confrelid
    where contype = 'f' and not own.is_spread and other.is_spread`);
  expect(wrong).toEqual([]);
});

test("no rule excludes rows of other communities, for only keys that begin with it can be spread", async () => {
  const wrong = await ask(`
    select conname as name from pg_constraint join tables on tables.oid = conrelid
    where contype = 'x' and is_spread
      and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1])
        <> 'community_id'`);
  expect(wrong).toEqual([]);
});

test("the triggers per statement, which would have to change, are those that keep things from changing", async () => {
  const found = await ask(`
    select distinct p.oid::regproc::text as name from pg_trigger t
      join tables on tables.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where is_spread and not tgisinternal and tgtype & 1 = 0 order by 1`);
  // And the one that wakes the worker, which may wake it more often.
  expect(found).toEqual(["platform.call_worker", "platform.refuse_change"]);
});

test("no sequence counts over communities but the one that is known", async () => {
  const { rows } = await owner.query(`
    select oid::regclass::text as name from pg_class
    where relkind = 'S' and relowner = 'meent_owner'::regrole order by 1`);
  expect(rows).toEqual([{ name: "platform.instead_change" }]);
});

test("the community of a transaction is set by a statement, which alone is sent along", () => {
  const sources = ["src", "migrations"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(sql|ts|tsx)$/.test(file) && !/\.test\.|^test-/.test(file))
      .map((file) => join(folder, file)),
  );
  const setting = sources.filter((file) => /set_config\s*\(\s*'meent\./.test(code(file)));
  expect(setting).toEqual([]);
  const statements = sources.filter((file) => /SET LOCAL meent\./i.test(code(file)));
  expect(statements).toEqual(["src/platform/database.ts"]);
});

/** Without comments, which may well speak of it. */
function code(file: string): string {
  return readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)(--|\/\/).*$/gm, "");
}
