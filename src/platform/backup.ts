import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type AppliedMigration, migrate, migrateWorker, readApplied } from "./migrate.ts";
import type { RoleUrls } from "./roles.ts";
import { StartRefused } from "./start-refused.ts";

// A backup is all rows of one moment as the text that `psql` reads (COPY … FROM stdin), compressed,
// with the migrations that made their tables. It needs no program of PostgreSQL's, which npm does not
// bring, and holds no password: it moves between the built-in database and one of your own.

/** What a backup holds; the sum is SHA-256 over every byte before its last line. */
export interface BackupFacts {
  readonly tables: number;
  readonly rows: number;
  readonly sha256: string;
}

interface Table {
  /** Quoted: "deals"."deal". */
  readonly name: string;
  readonly owner: string;
  /** Quoted, without those the database computes itself. */
  readonly columns: string;
}

const heading = "-- Meent backup 1";
/** Their rows are made by migrating, before anything is put back. */
const bookkeeping = ["platform.migration", "graphile_worker.migrations"];

/**
 * Writes all rows, as they are at one moment while others go on writing, to a file; `-` is standard
 * output, for a program that encrypts. The file gets its name when it is whole. Throws StartRefused
 * when the database was never started or the file cannot be written.
 */
export async function backUp(urls: RoleUrls, file: string, now: Date): Promise<BackupFacts> {
  const isFile = file !== "-";
  const half = `${file}.half`;
  const gzip = createGzip();
  const client = await connect(urls.owner);
  try {
    // Opened first: a folder that is not there is told before the first row is read.
    const target = isFile ? (await open(half, "w", 0o600)).createWriteStream() : process.stdout;
    const written = pipeline(gzip, target, { end: isFile });
    // Awaited below; a full disk must not end the process before.
    written.catch(() => {});
    const facts = await writeAll(client, gzip, now).catch(async (thrown) => {
      gzip.destroy();
      await written.catch((cause) =>
        Promise.reject(cause.code === "ERR_STREAM_PREMATURE_CLOSE" ? thrown : cause),
      );
      throw thrown;
    });
    gzip.end();
    await written;
    if (isFile) await rename(half, file);
    await noteBackup(client, now);
    return facts;
  } catch (thrown) {
    if (isFile) await rm(half, { force: true });
    throw asRefusal(thrown, file);
  } finally {
    await client.end();
  }
}

/** Its age is watched. A backup before an upgrade is of a database that may not know this yet. */
async function noteBackup(client: pg.Client, now: Date): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_attribute where attrelid = 'platform.installation'::regclass
       and attname = 'backed_up_at' and not attisdropped`,
  );
  if (rowCount) await client.query("update platform.installation set backed_up_at = $1", [now]);
}

async function writeAll(client: pg.Client, out: Writable, now: Date): Promise<BackupFacts> {
  await client.query("begin isolation level repeatable read read only");
  const sum = createHash("sha256");
  const say = (text: string) => write(out, sum, `${text}\n`);
  await say(`${heading}, made ${now.toISOString()}`);
  for (const { name, sha256 } of await readApplied(client)) await say(`-- ${name} ${sha256}`);
  await say(`-- worker ${await workerVersion(client)}`);
  let rows = 0;
  const tables = await listTables(client);
  for (const { name, owner, columns } of tables) {
    await client.query(`set local role ${owner}`);
    await say(`COPY ${name} (${columns}) FROM stdin;`);
    const copy = client.query(copyTo(`copy ${name} (${columns}) to stdout`));
    for await (const chunk of copy) await write(out, sum, chunk as Buffer);
    rows += copy.rowCount ?? 0;
    await say("\\.");
  }
  for (const { name, value } of await listSequences(client))
    await say(`SELECT setval('${name}', ${value}, true);`);
  await client.query("commit");
  const facts = { tables: tables.length, rows, sha256: sum.digest("hex") };
  await write(out, undefined, `${lastLine(facts)}\n`);
  return facts;
}

function lastLine({ tables, rows, sha256 }: BackupFacts): string {
  return `-- end ${tables} tables, ${rows} rows, sha256 ${sha256}`;
}

async function write(out: Writable, sum: Hash | undefined, data: string | Buffer): Promise<void> {
  sum?.update(data);
  if (!out.write(data)) await once(out, "drain", { signal: closedOf(out) });
}

const closing = new WeakMap<Writable, AbortSignal>();

/** Ends the wait for a stream that will drain no more. */
function closedOf(out: Writable): AbortSignal {
  const known = closing.get(out);
  if (known) return known;
  const control = new AbortController();
  if (out.destroyed) control.abort();
  out.once("close", () => control.abort());
  closing.set(out, control.signal);
  return control.signal;
}

/**
 * Reads a backup to its end without keeping anything. Throws StartRefused when it is none, was cut
 * short or changed.
 */
export async function checkBackup(file: string): Promise<BackupFacts> {
  const { facts } = await readBackup(file, async () => {});
  return facts;
}

/**
 * Puts a backup into an empty database: migrates as far as it had been, puts all rows back in one
 * transaction with every key checked again, and leaves later migrations to the next start. Throws
 * StartRefused when the database holds something, the backup is damaged, or a newer Meent made it;
 * then nothing is changed.
 */
export async function restore(
  urls: RoleUrls,
  file: string,
  folder = "migrations",
): Promise<BackupFacts> {
  const { facts, migrations, worker } = await readBackup(file, async () => {});
  await refuseFull(urls.owner);
  await migrate(urls.owner, folder, migrations);
  await migrateWorker(urls.worker);
  const client = await connect(urls.owner);
  try {
    await client.query("begin");
    if ((await workerVersion(client)) !== worker)
      throw new StartRefused(
        `This backup was made with another graphile-worker (its tables are at ${worker}). Restore it ` +
          "with the Meent that made it, start that once, then upgrade.",
      );
    const tables = await listTables(client);
    const keys = await loosen(client, tables);
    await fill(client, file, tables);
    await tighten(client, tables, keys);
    await client.query("commit");
    return facts;
  } catch (thrown) {
    await client.query("rollback").catch(() => {});
    throw thrown;
  } finally {
    await client.end();
  }
}

async function refuseFull(ownerUrl: string): Promise<void> {
  const client = await connect(ownerUrl);
  try {
    const { rows } = await client.query("select to_regclass('platform.migration') as there");
    if (rows[0].there)
      throw new StartRefused(
        "This database holds a Meent already, and a backup is never put over one. Give an empty one: " +
          "another folder with DATA, or another DATABASE_URL.",
      );
  } finally {
    await client.end();
  }
}

interface ForeignKey {
  readonly table: string;
  readonly owner: string;
  readonly name: string;
  readonly definition: string;
}

/** Rows come table by table: keys to rows still to come, and rules on writing, wait until all are in. */
async function loosen(client: pg.Client, tables: readonly Table[]): Promise<ForeignKey[]> {
  const { rows: keys } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, pg_get_userbyid(relowner) as owner,
      quote_ident(conname) as name, pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where contype = 'f' and conparentid = 0 and relowner in ('meent_owner'::regrole, 'meent_worker'::regrole)
    order by 1, 3`);
  await asOwners(client, [
    ...keys.map(({ table, owner, name }) => ({
      owner,
      text: `alter table ${table} drop constraint ${name}`,
    })),
    ...tables.map(({ name, owner }) => ({
      owner,
      text: `alter table ${name} disable trigger user; truncate ${name}`,
    })),
  ]);
  return keys;
}

async function tighten(
  client: pg.Client,
  tables: readonly Table[],
  keys: readonly ForeignKey[],
): Promise<void> {
  await asOwners(client, [
    ...tables.map(({ name, owner }) => ({
      owner,
      text: `alter table ${name} enable trigger user`,
    })),
    ...keys.map(({ table, owner, name, definition }) => ({
      owner,
      text: `alter table ${table} add constraint ${name} ${definition}`,
    })),
  ]);
}

/** In one message to the server: there are hundreds. */
async function asOwners(
  client: pg.Client,
  statements: readonly { readonly owner: string; readonly text: string }[],
): Promise<void> {
  const all = statements.map(({ owner, text }) => `set local role ${owner}; ${text};`);
  await client.query(all.join("\n"));
}

async function fill(client: pg.Client, file: string, tables: readonly Table[]): Promise<void> {
  const owners = new Map(tables.map(({ name, owner }) => [name, owner]));
  let target: Writable | undefined;
  await readBackup(file, async (line, isRow) => {
    if (isRow) {
      if (target) await write(target, undefined, line);
      return;
    }
    const text = line.toString("utf8").trimEnd();
    const table = /^COPY (.+?) \(/.exec(text)?.[1];
    if (table !== undefined) {
      const owner = owners.get(table);
      if (!owner)
        throw new StartRefused(`The backup has ${table}, which this Meent does not know.`);
      await client.query(`set local role ${owner}`);
      target = client.query(copyFrom(text.replace(/;$/, "")));
    } else if (text === "\\.") {
      target?.end();
      if (target) await finished(target);
      target = undefined;
    } else if (text.startsWith("SELECT setval(")) {
      await client.query(`set local role ${sequenceOwner(text)}`);
      await client.query(text);
    }
  });
}

function sequenceOwner(text: string): string {
  return text.includes("'graphile_worker.") ? "meent_worker" : "meent_owner";
}

interface Heading {
  /** The first line, which says what kind of file this is. */
  first: string | undefined;
  readonly migrations: AppliedMigration[];
  worker: string;
}

/** Reads line by line; `take` gets every line but the last, and whether it is a row of a table. */
async function readBackup(
  file: string,
  take: (line: Buffer, isRow: boolean) => Promise<void>,
): Promise<{ readonly facts: BackupFacts } & Pick<Heading, "migrations" | "worker">> {
  const sum = createHash("sha256");
  const found: Heading = { first: undefined, migrations: [], worker: "" };
  let rows = 0;
  let tables = 0;
  let isInTable = false;
  let end = "";
  for await (const line of linesOf(file)) {
    if (end) throw damaged(file);
    const text = isInTable && line.length > 3 ? "" : line.toString("utf8").trimEnd();
    const isRow = isInTable && text !== "\\.";
    if (isRow) rows++;
    else if (isInTable) isInTable = false;
    else if (text.startsWith("-- end ")) {
      end = text;
      continue;
    } else if (text.startsWith("COPY ")) {
      isInTable = true;
      tables++;
    } else noteHeading(found, text);
    if (!found.first?.startsWith(heading)) throw damaged(file);
    await take(line, isRow);
    sum.update(line);
  }
  const facts = { tables, rows, sha256: sum.digest("hex") };
  if (end !== lastLine(facts)) throw damaged(file);
  return { facts, migrations: found.migrations, worker: found.worker };
}

function noteHeading(found: Heading, text: string): void {
  found.first ??= text;
  const [, name, sha256] = /^-- (\S+\.sql) (\w{64})$/.exec(text) ?? [];
  if (name && sha256) found.migrations.push({ name, sha256 });
  found.worker = /^-- worker (\S+)$/.exec(text)?.[1] ?? found.worker;
}

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const plain = createGunzip();
  const read = pipeline(source, plain);
  read.catch(() => {});
  let rest: Buffer[] = [];
  try {
    for await (const chunk of plain as Readable & AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, at + 1));
        yield rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest);
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
    await read;
  } catch (thrown) {
    const { code } = thrown as { code?: string };
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new StartRefused(`The backup ${file} cannot be read (${code}).`);
    if (code?.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE") throw damaged(file);
    throw thrown;
  }
  if (rest.length > 0) throw damaged(file);
}

function damaged(file: string): StartRefused {
  return new StartRefused(
    `${file} is no whole backup of Meent: it was cut short, changed, or made by something else. ` +
      "Nothing was changed. Take an older one.",
  );
}

async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', nspname, relname) as name, pg_get_userbyid(relowner) as owner,
       (select string_agg(quote_ident(attname), ',' order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and relowner in ('meent_owner'::regrole, 'meent_worker'::regrole)
       and format('%s.%s', nspname, relname) <> all ($1)
     order by 1`,
    [bookkeeping],
  );
  return rows;
}

async function listSequences(client: pg.Client): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; owner: string }>(`
    select format('%I.%I', nspname, relname) as name, pg_get_userbyid(relowner) as owner
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'S' and relowner in ('meent_owner'::regrole, 'meent_worker'::regrole) order by 1`);
  const found = [];
  for (const { name, owner } of rows) {
    await client.query(`set local role ${owner}`);
    const { rows: last } = await client.query<{ value: string }>(
      `select last_value as value from ${name} where is_called`,
    );
    for (const { value } of last) found.push({ name, value });
  }
  return found;
}

/** Which of graphile-worker's own migrations made its tables. */
async function workerVersion(client: pg.Client): Promise<string> {
  await client.query("set local role meent_worker");
  const { rows } = await client.query<{ version: string }>(
    "select coalesce(max(id), 0)::text as version from graphile_worker.migrations",
  );
  await client.query("set local role meent_owner");
  return rows[0]?.version ?? "0";
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "meent-backup" });
  await client.connect();
  return client;
}

function asRefusal(thrown: unknown, file: string): unknown {
  const { code } = thrown as { code?: string };
  if (code === "42P01" || code === "3F000")
    return new StartRefused("This database holds no Meent yet: there is nothing to back up.");
  if (code && /^(ENOENT|EACCES|EISDIR|ENOSPC|EROFS)$/.test(code))
    return new StartRefused(`The backup cannot be written to ${file} (${code}).`);
  return thrown;
}
