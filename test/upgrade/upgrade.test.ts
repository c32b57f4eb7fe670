import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findCommunityBySlug } from "#modules/people";
import { nameWork } from "#modules/works";
import { act } from "#platform/act.ts";
import { restore } from "#platform/backup.ts";
import { machineClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/database.ts";
import { silentLog } from "#platform/log.ts";
import { migrate, migrateWorker } from "#platform/migrate.ts";
import { ensureRoles, type RoleUrls } from "#platform/roles.ts";
import { systemContext } from "#platform/settle.ts";
import { assemble } from "../../src/app.ts";

// A database that an old Meent made and filled (SOURCE.md), brought up to date while people work.

const file = "test/upgrade/2026-11-24.backup";
const { loginUrl } = inject("testServer");
const name = `upgrade_${randomBytes(5).toString("hex")}`;
let urls: RoleUrls;
let owner: pg.Client;
let database: Database;

beforeAll(async () => {
  await asLogin(`create database ${name}`);
  urls = await ensureRoles(Object.assign(new URL(loginUrl), { pathname: name }).href);
  await restore(urls, file);
  owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query("set role meent_owner");
});
afterAll(async () => {
  await database?.close();
  await owner?.end();
  await asLogin(`drop database if exists ${name} with (force)`);
});

async function asLogin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: loginUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** The tables of the old schema with the columns an old program names. */
const oldTables = Array.from(
  gunzipSync(await readFile(file))
    .toString("utf8")
    .matchAll(/^COPY (\S+) \((.*)\) FROM stdin;$/gm),
  ([, table = "", columns = ""]) => ({ table, columns }),
).filter(({ table }) => !table.startsWith("graphile_worker."));

/** What an old program does all day: it reads what it knows, and writes into the record. */
async function workAsBefore(until: () => boolean) {
  const client = new pg.Client({ connectionString: urls.app });
  await client.connect();
  const { rows } = await owner.query("select id from people.community where slug = 'noorderveld'");
  const communityId = rows[0]?.id;
  const { rows: open } = await client.query<{ table: string }>(
    `select name as "table" from unnest($1::text[]) as name where has_table_privilege(name, 'select')`,
    [oldTables.map(({ table }) => table)],
  );
  const mayRead = new Set(open.map(({ table }) => table));
  const failures: string[] = [];
  let [reads, writes, longestMs] = [0, 0, 0];
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work().catch((thrown: Error) => failures.push(thrown.message));
    longestMs = Math.max(longestMs, performance.now() - began);
  };
  while (!until()) {
    for (const { table, columns } of oldTables.filter(({ table }) => mayRead.has(table))) {
      await timed(() => client.query(`select ${columns} from ${table} limit 20`));
      reads++;
    }
    await timed(async () => {
      await client.query("begin");
      await client.query(`set local meent.community_id = '${communityId}'`);
      await client.query(
        `insert into platform.entry (community_id, number, kind, at, subject_kind, subject_id, is_public, data, hashes)
         select $1, record_length + 1, 'old.said', now(), 'area', $2, false, '{}', '{}'
         from platform.community_state where community_id = $1 for update`,
        [communityId, randomUUID()],
      );
      await client.query(
        `update platform.community_state set version = version + 1, record_length = record_length + 1
         where community_id = $1`,
        [communityId],
      );
      await client.query("commit");
      writes++;
    });
    if (failures.length > 0) await client.query("rollback");
  }
  await client.end();
  return { reads, writes, longestMs, failures: [...new Set(failures)] };
}

test("a database of the first days migrates while people work, and holds all it held", async () => {
  const before = await owner.query("select name from platform.migration");
  expect(before.rows).toHaveLength(10);
  let isDone = false;
  const working = workAsBefore(() => isDone);
  const applied = await migrate(urls.owner);
  await migrateWorker(urls.worker);
  isDone = true;
  expect(applied).toHaveLength((await readdir("migrations")).length - 10);
  const { reads, writes, longestMs, failures } = await working;
  expect(reads).toBeGreaterThan(30);
  expect(writes).toBeGreaterThan(0);
  expect(longestMs).toBeLessThan(15_000);
  // Before the first release migrations might still take away; each that did is named here.
  expect(failures).toEqual([]);
  const rows = await owner.query(
    `select max(record_length) - count(*) as gap, max(number) - count(*) as missing
     from platform.entry join platform.community_state using (community_id) group by community_id`,
  );
  expect(rows.rows).toEqual([{ gap: "0", missing: "0" }]);
});

test("its pages open in the Meent of today, with what people wrote then", async () => {
  database = openDatabase(urls.app, 4);
  const { app } = assemble({ database, clock: machineClock, log: silentLog, isDemo: true });
  const numbers = await owner.query(
    `select '/uitdagingen/' || number as path, why as words from challenges.challenge
     union all select '/deals/' || number, what from deals.deal
     union all select '/werken/' || number, title from works.work`,
  );
  expect(numbers.rows.length).toBeGreaterThan(3);
  for (const { path, words } of numbers.rows) {
    const answer = await app.request(`/noorderveld${path}`);
    expect(answer.status, path).toBe(200);
    const text = (await answer.text()).replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    expect(text, path).toContain(String(words).split("\n")[0]);
  }
  for (const path of ["", "/deze-week", "/logboek", "/stadsrecht", "/wachten", "/zoeken?q=park"])
    expect((await app.request(`/noorderveld${path}`)).status, path).toBe(200);
});

test("its people go on: whoever was a member then names a work today", async () => {
  const { platform } = assemble({ database, clock: machineClock, log: silentLog, isDemo: true });
  const community = await database.readShared((db) => findCommunityBySlug(db, "noorderveld"));
  const id = community?.id ?? "";
  const { rows } = await owner.query(
    "select (select id from people.member order by id limit 1) as member, (select id from people.area order by id limit 1) as area",
  );
  const context = {
    ...systemContext(platform, id, machineClock.machineNow()),
    actor: { kind: "member" as const, memberId: String(rows[0]?.member) },
  };
  const named = await act(nameWork, context, {
    title: "Het hek om de moestuin",
    areaId: rows[0]?.area,
    doer: { kind: "nobody", name: null },
  });
  expect(named).toMatchObject({ ok: true });
});
