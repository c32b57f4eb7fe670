import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate, removeEverything } from "./migrate.ts";
import { ensureRoles, type RoleUrls } from "./roles.ts";
import { createTestDatabase } from "./test-database.ts";

const first = "create schema things; create table things.thing (id int);";
const second = "alter table things.thing add column name text;";

const { loginUrl } = inject("testServer");
const database = `migrate_${process.pid}`;
let folder: string;
let urls: RoleUrls;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "meent-migrate-"));
  await ask(loginUrl, `create database ${database}`);
  urls = await ensureRoles(Object.assign(new URL(loginUrl), { pathname: database }).href);
});
afterEach(async () => {
  await ask(loginUrl, `drop database ${database} with (force)`);
  await rm(folder, { recursive: true });
});

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function give(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
}

test("migrations run once, in order, as the owner", async () => {
  await give({
    "0002_things_name.sql": second,
    "0001_things_begin.sql": first,
    "README.md": "not me",
  });
  expect(await migrate(urls.owner, folder)).toEqual([
    "0001_things_begin.sql",
    "0002_things_name.sql",
  ]);
  expect(await migrate(urls.owner, folder)).toEqual([]);
  expect(
    await ask(urls.owner, "select tableowner from pg_tables where schemaname = 'things'"),
  ).toEqual([{ tableowner: "meent_owner" }]);
});

test("processes that start at once migrate once", async () => {
  await give({ "0001_things_begin.sql": first, "0002_things_name.sql": second });
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(urls.owner, folder)));
  expect(applied.flat()).toHaveLength(2);
});

test("one that fails leaves nothing, says where, and may be mended", async () => {
  await give({
    "0001_things_begin.sql": first,
    "0002_things_name.sql": `${second}\n\nselect nonsense;`,
  });
  await expect(migrate(urls.owner, folder)).rejects.toThrow(
    /^Migration 0002_things_name.sql failed on line 3: column "nonsense" does not exist/,
  );
  await give({ "0002_things_name.sql": second });
  expect(await migrate(urls.owner, folder)).toEqual(["0002_things_name.sql"]);
});

test("one that must wait for somebody's long work steps aside, so that others go on, and comes through", async () => {
  await give({ "0001_things_begin.sql": first });
  await migrate(urls.owner, folder);
  await give({ "0002_things_name.sql": second });
  const long = new pg.Client({ connectionString: urls.owner });
  await long.connect();
  await long.query("set role meent_owner; begin; select * from things.thing");
  const migrating = migrate(urls.owner, folder);
  const waits: number[] = [];
  for (let round = 0; round < 6; round++) {
    const began = performance.now();
    await ask(urls.owner, "set role meent_owner; select * from things.thing");
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // Behind one that waits for as long as it takes, none of these would have come back.
  expect(Math.max(...waits)).toBeLessThan(8000);
  await long.query("commit");
  await long.end();
  expect(await migrating).toEqual(["0002_things_name.sql"]);
});

test("an applied file that changed is refused; other line ends are no change", async () => {
  await give({ "0001_things_begin.sql": `${first}\n` });
  await migrate(urls.owner, folder);
  await give({ "0001_things_begin.sql": `${first}\r\n` });
  expect(await migrate(urls.owner, folder)).toEqual([]);
  await give({ "0001_things_begin.sql": `${first}\n-- a word` });
  await expect(migrate(urls.owner, folder)).rejects.toThrow(
    /0001_things_begin.sql was changed after/,
  );
});

test("an applied file that is gone is refused: this Meent is older than its database", async () => {
  await give({ "0001_things_begin.sql": first, "0002_things_name.sql": second });
  await migrate(urls.owner, folder);
  await rm(join(folder, "0002_things_name.sql"));
  await expect(migrate(urls.owner, folder)).rejects.toThrow(/older than its database/);
});

test("a file that comes before what was applied is refused", async () => {
  await give({ "0002_things_begin.sql": first });
  await migrate(urls.owner, folder);
  await give({ "0001_other_late.sql": "select 1" });
  await expect(migrate(urls.owner, folder)).rejects.toThrow(/Give it the next free number/);
});

test("a name that does not fit is refused before anything runs", async () => {
  await give({ "0001_things_begin.sql": first, "2_things.sql": second });
  await expect(migrate(urls.owner, folder)).rejects.toThrow(/2_things.sql must be called NNNN_/);
  await rm(join(folder, "2_things.sql"));
  await give({ "0001_things_again.sql": second });
  await expect(migrate(urls.owner, folder)).rejects.toThrow(/Two migrations have the number 0001/);
  expect(await ask(urls.owner, "select to_regclass('things.thing') as there")).toEqual([
    { there: null },
  ]);
});

test("after everything is removed, the same migrations run again", async () => {
  const copy = await createTestDatabase();
  await removeEverything(copy.urls.owner);
  await removeEverything(copy.urls.owner);
  expect(await migrate(copy.urls.owner)).not.toEqual([]);
  expect(await ask(copy.urls.app, "select count(*)::int as n from platform.entry")).toEqual([
    { n: 0 },
  ]);
  await copy.drop();
});

test("our own migrations have all run in a test database, and graphile-worker's", async () => {
  const copy = await createTestDatabase();
  const ours = (await readdir("migrations")).filter((name) => name.endsWith(".sql")).sort();
  const rows = await ask(copy.urls.owner, "select name from platform.migration order by name");
  expect(rows.map((row) => row.name)).toEqual(ours);
  await ask(copy.urls.worker, "select graphile_worker.add_job('try')");
  await copy.drop();
});
