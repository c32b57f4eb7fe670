import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "./test-database.ts";

const first = await createTestDatabase();
const second = await createTestDatabase();
afterAll(async () => {
  await first.drop();
  await second.drop();
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

test("each test database is its own, and migrated", async () => {
  await ask(first.urls.owner, "create table platform.only_here (id int)");
  const sql = "select to_regclass('platform.only_here') is not null as here";
  expect(await ask(first.urls.app, sql)).toEqual([{ here: true }]);
  expect(await ask(second.urls.app, sql)).toEqual([{ here: false }]);
  expect(
    await ask(second.urls.owner, "select count(*)::int > 0 as migrated from platform.migration"),
  ).toEqual([{ migrated: true }]);
});

test("each address acts as its own role", async () => {
  const sql = "select current_user::text as me";
  expect(await ask(first.urls.owner, sql)).toEqual([{ me: "meent_owner" }]);
  expect(await ask(first.urls.app, sql)).toEqual([{ me: "meent_app" }]);
  expect(await ask(first.urls.worker, sql)).toEqual([{ me: "meent_worker" }]);
});

test("a database that is dropped is gone, also while someone is connected", async () => {
  const third = await createTestDatabase();
  const client = new pg.Client({ connectionString: third.urls.app });
  client.on("error", () => {});
  await client.connect();
  await third.drop();
  await expect(ask(third.urls.app, "select 1")).rejects.toThrow(/does not exist/);
});
