import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { StartRefused } from "./start-refused.ts";

/** Held while migrating, so that several processes starting at once do it one after another. */
const lockKey = 0x6d69677261;

/** A migration a database has had; the sum is SHA-256 of its file. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

interface Migration extends AppliedMigration {
  readonly sql: string;
}

/**
 * Brings the schema up to date from the plain SQL files `NNNN_<module>_<what>.sql` in `folder`, in
 * order, each in its own transaction, as meent_owner. Returns the names it applied. With `had`, those
 * of a backup, it goes just as far as that. Throws StartRefused when a file that was applied has
 * changed or is gone, or a name does not fit.
 */
export async function migrate(
  ownerUrl: string,
  folder = "migrations",
  had?: readonly AppliedMigration[],
): Promise<string[]> {
  const all = await readMigrations(folder);
  if (had) refuseOthers(all, had, folder);
  const migrations = had ? all.slice(0, had.length) : all;
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "meent-migrate" });
  await client.connect();
  try {
    await client.query("set role meent_owner");
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`);
    const waiting = await findWaiting(client, migrations, folder);
    for (const migration of waiting) await apply(client, migration);
    return waiting.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const numbers = new Set<string>();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = /^(\d{4})_[a-z][a-z0-9]*_[a-z0-9_]+\.sql$/i.exec(name)?.[1];
    if (!number)
      throw new StartRefused(`The migration ${name} must be called NNNN_<module>_<what>.sql.`);
    if (numbers.has(number))
      throw new StartRefused(`Two migrations have the number ${number}; give ${name} another.`);
    numbers.add(number);
    const sql = await readFile(join(folder, name), "utf8");
    // A checkout with Windows line ends is the same migration.
    const sha256 = createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
    migrations.push({ name, sql, sha256 });
  }
  return migrations;
}

async function findWaiting(
  client: pg.Client,
  migrations: readonly Migration[],
  folder: string,
): Promise<Migration[]> {
  const rows = await readApplied(client);
  refuseOthers(migrations, rows, folder);
  const last = rows.at(-1)?.name ?? "";
  const applied = new Set(rows.map((row) => row.name));
  const waiting = migrations.filter((migration) => !applied.has(migration.name));
  const late = waiting.find((migration) => migration.name < last);
  if (late)
    throw new StartRefused(
      `The migration ${late.name} comes before ${last}, which this database has had already. ` +
        "Give it the next free number.",
    );
  return waiting;
}

/** What this database has had, in order. */
export async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    "select name, sha256 from platform.migration order by name",
  );
  return rows;
}

function refuseOthers(
  migrations: readonly Migration[],
  had: readonly AppliedMigration[],
  folder: string,
): void {
  const found = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of had) {
    const migration = found.get(row.name);
    if (!migration)
      throw new StartRefused(
        `The database has had the migration ${row.name}, which is not in ${folder}: this Meent is ` +
          "older than its database. Start the newer one again, or restore a backup made before it.",
      );
    if (migration.sha256 !== row.sha256)
      throw new StartRefused(
        `The migration ${row.name} was changed after this database had had it. Put the file back as ` +
          "it was, and make the change in a new migration.",
      );
  }
}

/**
 * In a transaction of its own, so that one that fails leaves nothing. A migration may need a table to
 * itself for a moment; while it waits for that, whoever comes after waits behind it. So it waits two
 * seconds at most, steps aside, and tries again: people go on working while it does.
 */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failed = await applyOnce(client, migration);
    if (!failed) return;
    if (failed.code !== lockNotAvailable || attempt === attemptsMax)
      throw new StartRefused(
        `Migration ${migration.name} failed${lineOf(migration.sql, failed)}. Nothing of it was kept, and a ` +
          "Meent that is running goes on as it was. Mend it, or start the version before it.",
        { cause: failed },
      );
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1000));
  }
}

const lockNotAvailable = "55P03";

/** With their pauses together about two minutes. */
const attemptsMax = 40;

type DatabaseError = Error & { readonly code?: string; readonly position?: string };

async function applyOnce(
  client: pg.Client,
  { name, sql, sha256 }: Migration,
): Promise<DatabaseError | undefined> {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '2s'");
    await client.query(sql);
    await client.query("insert into platform.migration (name, sha256) values ($1, $2)", [
      name,
      sha256,
    ]);
    await client.query("commit");
    return undefined;
  } catch (thrown) {
    await client.query("rollback");
    return thrown as DatabaseError;
  }
}

/** PostgreSQL tells a position; a person looks for a line. */
function lineOf(sql: string, { message, position }: DatabaseError): string {
  const line = position ? ` on line ${sql.slice(0, Number(position)).split("\n").length}` : "";
  return `${line}: ${message}`;
}

/**
 * Removes everything migrations ever made, with all that is in it. For one case: a demo whose first
 * filling was cut short, where nobody can have done anything yet.
 */
export async function removeEverything(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "meent-migrate" });
  await client.connect();
  try {
    await client.query("set role meent_owner");
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    const { rows } = await client.query(
      "select quote_ident(nspname) as name from pg_namespace where nspowner = 'meent_owner'::regrole",
    );
    const names = rows.map((row) => row.name).join(", ");
    if (names) await client.query(`drop schema ${names} cascade`);
  } finally {
    await client.end();
  }
}

/** Brings graphile-worker's own tables up to date, as the worker, in its own schema. */
export async function migrateWorker(workerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: workerUrl, application_name: "meent-migrate" });
  await client.connect();
  try {
    // graphile-worker begins with "create schema if not exists", for which PostgreSQL asks the right
    // to create schemas even when it exists. With this table there it skips that (its migrate.js).
    await client.query("select pg_advisory_lock($1)", [lockKey + 1]);
    await client.query(`
      create table if not exists graphile_worker.migrations (
        id int primary key,
        ts timestamptz default now() not null,
        breaking boolean not null default false
      )`);
    await runMigrations({ connectionString: workerUrl, logger: new Logger(() => () => {}) });
  } finally {
    await client.end();
  }
}
