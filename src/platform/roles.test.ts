import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, migrateWorker } from "./migrate.ts";
import { ensureRoles } from "./roles.ts";
import { startTestServer, type TestServer } from "./test-server.ts";

// Roles belong to the whole server, so these tests have one of their own, without any role yet.
let server: TestServer;
let loginUrl: string;

beforeAll(async () => {
  const noMigrations = await mkdtemp(join(tmpdir(), "meent-none-"));
  server = await startTestServer(noMigrations);
  await rm(noMigrations, { recursive: true });
  loginUrl = server.loginUrl;
  await removeRoles();
});
afterAll(() => server.stop());

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** As on a server that never saw a Meent. */
async function removeRoles(): Promise<void> {
  const roles = "meent_owner, meent_app, meent_worker";
  const rows = await ask(loginUrl, "select datname from pg_database where datallowconn");
  for (const { datname } of rows) await ask(on(datname), `drop owned by ${roles} cascade`);
  await ask(loginUrl, `drop role ${roles}`);
}

function on(database: string): string {
  return Object.assign(new URL(loginUrl), { pathname: database }).href;
}

/** A new database, and the address by which its owner, a login with these rights, comes in. */
async function newDatabase(login: string, rights: string): Promise<string> {
  await ask(loginUrl, `create role ${login} login password 'of-${login}' ${rights}`);
  await ask(loginUrl, `create database of_${login} owner ${login}`);
  return addressOf(login, `of_${login}`);
}

function addressOf(login: string, database: string): string {
  const url = new URL(loginUrl);
  url.username = login;
  url.password = `of-${login}`;
  url.pathname = `/${database}`;
  return url.href;
}

test("many processes that start at once agree on the roles and their passwords", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => ensureRoles(loginUrl)));
  expect(new Set(all.map((urls) => JSON.stringify(urls))).size).toBe(1);
  const { owner, app, worker } = await ensureRoles(loginUrl);
  const who = "select current_user::text as me";
  expect(await ask(owner, who)).toEqual([{ me: "meent_owner" }]);
  expect(await ask(app, who)).toEqual([{ me: "meent_app" }]);
  expect(await ask(worker, who)).toEqual([{ me: "meent_worker" }]);
});

test("several databases of one server that start at once do not hinder each other", async () => {
  await removeRoles();
  const databases = ["a", "b", "c", "d"].map((letter) => `together_${letter}`);
  for (const name of databases) await ask(loginUrl, `create database ${name}`);
  const all = await Promise.all(databases.map((name) => ensureRoles(on(name))));
  for (const { app } of all) expect(await ask(app, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a second start changes nothing in the catalogue", async () => {
  const sql = "select xmin::text, rolname from pg_authid where rolname like 'meent%' order by 2";
  await ensureRoles(loginUrl);
  const before = await ask(loginUrl, sql);
  await ensureRoles(loginUrl);
  expect(await ask(loginUrl, sql)).toEqual(before);
});

test("app and worker can make nothing, and become nobody else", async () => {
  const { app, worker } = await ensureRoles(loginUrl);
  for (const url of [app, worker]) {
    await expect(ask(url, "create table public.x (id int)")).rejects.toThrow(/permission denied/);
    await expect(ask(url, "create schema x")).rejects.toThrow(/permission denied/);
    await expect(ask(url, "create temporary table x (id int)")).rejects.toThrow(
      /permission denied/,
    );
    await expect(ask(url, "set role meent_owner")).rejects.toThrow(/permission denied/);
    await expect(ask(url, "create role x")).rejects.toThrow(/permission denied/);
  }
  await expect(ask(app, "create table graphile_worker.x (id int)")).rejects.toThrow(/permission/);
});

test("no other login of the server comes into our database", async () => {
  await ensureRoles(loginUrl);
  await ask(loginUrl, "create role stranger login password 'of-stranger'");
  const ours = new URL(loginUrl).pathname.slice(1);
  await expect(ask(addressOf("stranger", ours), "select 1")).rejects.toThrow(/permission denied/);
});

test("a login that owns the database and has CREATEROLE is enough", async () => {
  await removeRoles();
  const url = await newDatabase("boss", "createrole");
  const urls = await ensureRoles(url);
  expect(await ensureRoles(url)).toEqual(urls);
  expect((await migrate(urls.owner)).length).toBeGreaterThan(0);
  await migrateWorker(urls.worker);
  expect(await ask(urls.app, "select count(*)::int as n from platform.entry")).toEqual([{ n: 0 }]);
  await ask(urls.worker, "select graphile_worker.add_job('try')");
});

test("a login without those rights is refused with what to do, unless all is there", async () => {
  const poor = await newDatabase("poor", "");
  await expect(ensureRoles(poor)).rejects.toThrow(/may not make the roles of Meent .* CREATEROLE/);
  await ask(
    loginUrl,
    `grant meent_owner, meent_worker to poor with set true, inherit false;
     create role their_app login password 'of-their_app' in role meent_app;
     create role their_worker login password 'of-their_worker' in role meent_worker`,
  );
  const [app, worker] = ["their_app", "their_worker"].map((login) => addressOf(login, "of_poor"));
  const urls = await ensureRoles(poor, { app, worker });
  await migrate(urls.owner);
  await migrateWorker(urls.worker);
  expect(await ask(urls.app, "select count(*)::int as n from platform.entry")).toEqual([{ n: 0 }]);
});

test("a login of the app that could pass by row-level security is refused", async () => {
  const given = { app: loginUrl };
  await expect(ensureRoles(loginUrl, given)).rejects.toThrow(/DATABASE_APP_URL\) is a superuser/);
  await ask(loginUrl, "create role tall login password 'of-tall' bypassrls in role meent_app");
  const tall = addressOf("tall", new URL(loginUrl).pathname.slice(1));
  await expect(ensureRoles(loginUrl, { app: tall })).rejects.toThrow(
    /may bypass row-level security/,
  );
  await ask(loginUrl, "alter role tall nobypassrls; grant meent_owner to tall");
  await expect(ensureRoles(loginUrl, { app: tall })).rejects.toThrow(/member of meent_owner/);
  await ask(
    loginUrl,
    "revoke meent_owner, meent_app from tall; grant connect on database meent to tall",
  );
  await expect(ensureRoles(loginUrl, { app: tall })).rejects.toThrow(/GRANT meent_app TO "tall"/);
});

test("a database that does not answer is told by its variable, without the password", async () => {
  const gone = new URL(loginUrl);
  gone.port = "1";
  const refused = expect(ensureRoles(gone.href)).rejects;
  await refused.toThrow(/^The database of DATABASE_URL cannot be reached: .*ECONNREFUSED/);
  await refused.not.toThrow(gone.password);
});
