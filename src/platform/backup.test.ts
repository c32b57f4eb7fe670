import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { backUp, checkBackup, restore } from "./backup.ts";
import { migrate, migrateWorker } from "./migrate.ts";
import { ensureRoles, type RoleUrls } from "./roles.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const { loginUrl } = inject("testServer");
const now = new Date("2026-11-27T12:00:00.000Z");
const awkward = 'tab\t, new\nline, back\\slash, \\., "quotes", 🙂 and nothing: ';

let folder: string;
let source: TestDatabase;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "meent-backup-"));
  source = await createTestDatabase();
  await ask(source.urls.owner, "insert into platform.installation (demo) values (false)");
  await ask(
    source.urls.owner,
    `insert into people.community (id, slug, name, lead)
     select gen_random_uuid(), 'place-' || number, $1, 'x' from generate_series(1, 50) as number`,
    [awkward],
  );
});
afterAll(async () => {
  for (const each of undo.reverse()) await each();
  await source.drop();
  await rm(folder, { recursive: true });
});

async function ask(url: string, sql: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A database with nothing in it but what a first start makes before it migrates. */
async function newDatabase(): Promise<RoleUrls> {
  const name = `backup_${randomBytes(5).toString("hex")}`;
  await ask(loginUrl, `create database ${name}`);
  undo.push(() => ask(loginUrl, `drop database ${name} with (force)`));
  return ensureRoles(Object.assign(new URL(loginUrl), { pathname: name }).href);
}

/** Every table's rows as one sum, whatever their order. */
async function contentsOf({ owner, worker }: RoleUrls): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [url, role] of [
    [owner, "meent_owner"],
    [worker, "meent_worker"],
  ] as const) {
    const tables = await ask(
      url,
      `select format('%I.%I', nspname, relname) as name from pg_class
       join pg_namespace on pg_namespace.oid = relnamespace
       where relkind = 'r' and relowner = $1::regrole and relname not in ('migration', 'migrations')`,
      [role],
    );
    const sums = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' ||
           md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} as t`,
    );
    for (const { name, sum } of await ask(url, sums.join(" union all "))) found[name] = sum;
  }
  return found;
}

test("what comes back is what was there, row for row", async () => {
  const file = join(folder, "whole.backup");
  const before = await contentsOf(source.urls);
  const facts = await backUp(source.urls, file, now);
  expect(facts.rows).toBeGreaterThanOrEqual(51);
  expect(await checkBackup(file)).toEqual(facts);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const target = await newDatabase();
  expect(await restore(target, file)).toEqual(facts);
  const contents = await contentsOf(target);
  expect(contents).toEqual(before);
  // What was backed up knows when, for who watches the age of backups.
  expect(
    await ask(source.urls.owner, "select backed_up_at as at from platform.installation"),
  ).toEqual([{ at: now }]);
  expect(contents["people.community"]).toMatch(/^50 /);
  // Keys and rules work again, and the next start finds nothing to do.
  await expect(
    ask(
      target.owner,
      "insert into people.member (community_id, id) values (gen_random_uuid(), gen_random_uuid())",
    ),
  ).rejects.toThrow();
  expect(await migrate(target.owner)).toEqual([]);
  const rules = `select count(*)::int as off from pg_trigger where tgenabled = 'D'`;
  expect(await ask(target.owner, rules)).toEqual([{ off: 0 }]);
  const keys = "select count(*)::int as keys from pg_constraint where contype = 'f'";
  expect(await ask(target.owner, keys)).toEqual(await ask(source.urls.owner, keys));
});

test("it is one moment, however much is written meanwhile", async () => {
  const file = join(folder, "moment.backup");
  const writing = Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      ask(
        source.urls.owner,
        "insert into people.community (id, slug, name, lead) values (gen_random_uuid(), $1, 'Later', 'x')",
        [`later-${number}`],
      ),
    ),
  );
  const [facts] = await Promise.all([backUp(source.urls, file, now), writing]);
  const target = await newDatabase();
  expect((await restore(target, file)).rows).toBe(facts.rows);
});

test("a backup of an older Meent comes back as it was; the next start brings it up to date", async () => {
  const names = (await readdir("migrations")).filter((name) => name.endsWith(".sql")).sort();
  const older = join(folder, "older");
  for (const name of names.slice(0, -3)) await cp(join("migrations", name), join(older, name));
  const old = await newDatabase();
  await migrate(old.owner, older);
  await migrateWorker(old.worker);
  await ask(old.owner, "insert into platform.installation (demo) values (true)");
  const file = join(folder, "old.backup");
  await backUp(old, file, now);
  const target = await newDatabase();
  await restore(target, file);
  expect(await migrate(target.owner)).toEqual(names.slice(-3));
  expect(await ask(target.owner, "select demo from platform.installation")).toEqual([
    { demo: true },
  ]);
});

test("a backup of a newer Meent is refused, and nothing is made", async () => {
  const file = join(folder, "newer.backup");
  const names = (await readdir("migrations")).filter((name) => name.endsWith(".sql")).sort();
  const older = join(folder, "older-program");
  for (const name of names.slice(0, -1)) await cp(join("migrations", name), join(older, name));
  await backUp(source.urls, file, now);
  const target = await newDatabase();
  await expect(restore(target, file, older)).rejects.toThrow(/older than its database/);
  const there = "select to_regclass('platform.migration') as there";
  expect(await ask(target.owner, there)).toEqual([{ there: null }]);
});

test("what is damaged is refused before anything is touched", async () => {
  const file = join(folder, "good.backup");
  await backUp(source.urls, file, now);
  const target = await newDatabase();
  const bytes = await readFile(file);
  const text = gunzipSync(bytes).toString("utf8");
  for (const [name, changed] of Object.entries({
    short: bytes.subarray(0, bytes.length - 20),
    lineShort: gzipSync(text.split("\n").slice(0, -2).join("\n")),
    oneWord: gzipSync(text.replace("place-7", "place-8")),
    oneRowLess: gzipSync(text.replace(/\n.*place-9\t.*/, "")),
    longer: gzipSync(`${text}x\n`),
    another: gzipSync("-- a dump of something else\n"),
    noZip: Buffer.from("hello"),
    nothing: Buffer.alloc(0),
  })) {
    const damaged = join(folder, `${name}.backup`);
    await writeFile(damaged, changed);
    await expect(restore(target, damaged), name).rejects.toThrow(/no whole backup/);
  }
  await expect(restore(target, join(folder, "none"))).rejects.toThrow(/cannot be read \(ENOENT\)/);
  expect(await ask(target.owner, "select to_regclass('platform.migration') as there")).toEqual([
    { there: null },
  ]);
});

test("it is never put over a Meent that is there, nor made of none", async () => {
  const file = join(folder, "over.backup");
  await backUp(source.urls, file, now);
  const before = await contentsOf(source.urls);
  await expect(restore(source.urls, file)).rejects.toThrow(/never put over one/);
  expect(await contentsOf(source.urls)).toEqual(before);
  await expect(backUp(await newDatabase(), join(folder, "none.backup"), now)).rejects.toThrow(
    /nothing to back up/,
  );
  await expect(backUp(source.urls, join(folder, "no/such/folder"), now)).rejects.toThrow(
    /cannot be written .* \(ENOENT\)/,
  );
  expect((await readdir(folder)).filter((name) => name.includes("half"))).toEqual([]);
});
