import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { assert } from "#lib/assert.ts";
import {
  type Binaries,
  findBinaries,
  findPlace,
  type Place,
  serverEnvironment,
} from "./embedded-place.ts";
import { lockFolder } from "./folder-lock.ts";
import { StartRefused } from "./start-refused.ts";

/**
 * A PostgreSQL of our own, from npm, that lives and dies with this process. One that ends unasked is
 * started again, at the same address, for as long as it takes: killed, out of memory, its disk full.
 */
export interface Embedded {
  /** Connection string of the superuser on database `meent`, over 127.0.0.1. */
  readonly url: string;
  /** Where the database's files really are. */
  readonly folder: string;
  /** Lets who is connected go, writes everything to disk and frees the data for another. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** For tests: nothing is forced to disk, so a power cut would lose it. Default false. */
  readonly fast?: boolean;
  /** Told, a sentence at a time, what takes long or lies elsewhere. */
  readonly say?: ((sentence: string) => void) | undefined;
}

const major = "18";
const superuser = "postgres";
const database = "meent";
const run = promisify(execFile);

/**
 * Starts the database of a data folder, making it first when it is not there yet. PostgreSQL refuses
 * to run as root; root therefore runs it as another user and puts binaries and data where that user
 * can reach them. Throws StartRefused with what to do, for example when another Meent has the data.
 */
export async function startEmbedded(
  dataFolder: string,
  { fast = false, say = () => {} }: EmbeddedOptions = {},
): Promise<Embedded> {
  if (process.platform === "win32")
    throw new StartRefused(
      "The built-in database does not run on Windows. Use WSL, or give DATABASE_URL.",
    );
  const place = await findPlace(resolve(dataFolder));
  const lock = await lockFolder(place.folder);
  if (!lock)
    throw new StartRefused(
      `Another Meent is using the data in ${resolve(dataFolder)}. ` +
        "Stop that one first, or give this one a folder of its own with DATA.",
    );
  try {
    if (place.isElsewhere) say(`The database is in ${place.folder}.`);
    const binaries = await findBinaries(place.user);
    const password = await findPassword(dataFolder, join(place.folder, major));
    await makeCluster(place, binaries, password, fast, say);
    await endOrphan(join(place.folder, major), say);
    const server = await startServer(place, binaries, password, fast);
    const kept = keepRunning(server, say, async () => {
      await endOrphan(join(place.folder, major), say);
      return startServer(place, binaries, password, fast, server.port);
    });
    return {
      url: server.url,
      folder: place.folder,
      stop: async () => {
        await kept.stop();
        await lock.release();
      },
    };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}

/**
 * Starts a server that ended unasked again. What keeps it from starting may pass (memory, the disk,
 * its last processes that are still leaving), so it is tried for as long as it is wanted: at once, and
 * then with pauses of up to half a minute. Why it does not start is said once in a row.
 */
function keepRunning(
  first: RunningServer,
  say: (sentence: string) => void,
  again: () => Promise<RunningServer>,
): { stop(): Promise<void> } {
  let server = first;
  let stopped = false;
  let wake = () => {};
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const startAgain = async () => {
    say("The database ended unasked. Starting it again …");
    let told = "";
    for (let wait = 100; !stopped; wait = Math.min(30_000, wait * 2)) {
      try {
        server = await again();
        say("The database is back.");
        return;
      } catch (thrown) {
        const why = thrown instanceof StartRefused ? thrown.message : String(thrown);
        // The first second is that of processes that are still leaving.
        if (wait > 1000 && why !== told) say(why);
        if (wait > 1000) told = why;
        await rest(wait);
      }
    }
  };
  const watch = async () => {
    while (!stopped) {
      await server.ended;
      if (!stopped) await startAgain();
    }
    // It may have come back just when we were asked to stop.
    await server.stop();
  };
  const watched = watch();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await server.stop();
      await watched;
    },
  };
}

/**
 * The database of a data folder that a running Meent has in use; undefined when none runs there. For
 * commands beside it: they come and go, and leave it running.
 */
export async function findRunningEmbedded(dataFolder: string): Promise<string | undefined> {
  const { folder } = await findPlace(resolve(dataFolder));
  const running = await readPostmaster(join(folder, major));
  const password = await readPassword(join(dataFolder, "secrets.json"));
  if (!password || running?.status !== "ready" || !isAlive(running.pid)) return undefined;
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${running.port}/${database}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The superuser's password: made once, kept in secrets.json, readable by us alone. */
async function findPassword(dataFolder: string, cluster: string): Promise<string> {
  const file = join(dataFolder, "secrets.json");
  const known = await readPassword(file);
  if (known) return known;
  if (existsSync(cluster))
    throw new StartRefused(
      `${file} is missing or damaged, and with it the password of the database in ${cluster}. ` +
        "Put it back, or choose an empty folder with DATA.",
    );
  const databasePassword = randomBytes(24).toString("base64url");
  const half = await open(`${file}.new`, "w", 0o600);
  await half.writeFile(`${JSON.stringify({ databasePassword }, null, 2)}\n`);
  // On the disk before its name is: a power cut must not leave a database without its password.
  await half.sync();
  await half.close();
  await rename(`${file}.new`, file);
  return databasePassword;
}

async function readPassword(file: string): Promise<string | undefined> {
  try {
    const { databasePassword } = JSON.parse(await readFile(file, "utf8"));
    return typeof databasePassword === "string" ? databasePassword : undefined;
  } catch {
    return undefined;
  }
}

/** Made beside and renamed: what a stop halfway leaves behind is never taken for a database. */
async function makeCluster(
  { folder, user }: Place,
  { initdb }: Binaries,
  password: string,
  fast: boolean,
  say: (sentence: string) => void,
): Promise<void> {
  const cluster = join(folder, major);
  if (existsSync(cluster)) return;
  say("Making the database …");
  const half = `${cluster}.new`;
  const passwordFile = join(folder, "password");
  await rm(half, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  try {
    await run(
      initdb,
      [
        `--pgdata=${half}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // PostgreSQL's own locale: sorts alike on every machine, whatever its libraries.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--set=timezone=UTC",
        "--set=log_timezone=UTC",
        ...(fast ? ["--no-sync"] : []),
      ],
      { ...user, cwd: "/", env: serverEnvironment() },
    );
  } catch (thrown) {
    const { stderr } = thrown as { stderr?: string };
    throw new StartRefused(`The database could not be made in ${cluster}: ${stderr?.trim()}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, cluster);
}

/**
 * After a `kill -9` a PostgreSQL may still run on our data. We hold the lock, so no Meent is using
 * it: it is stopped before ours starts. A pid that now belongs to something else is forgotten.
 */
async function endOrphan(cluster: string, say: (sentence: string) => void): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  const pid = (await readPostmaster(cluster))?.pid;
  if (pid === undefined || !isAlive(pid)) return;
  const words = await argumentsOf(pid);
  if (words !== undefined && !words.includes(cluster)) {
    await rm(file, { force: true });
    return;
  }
  if (words === undefined) return; // It ended in the meantime, or PostgreSQL itself must judge.
  say("A database of an earlier run was still running; stopping it first …");
  process.kill(pid, "SIGINT");
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited > 60_000)
      throw new StartRefused(
        `PostgreSQL of an earlier run (process ${pid}) does not stop. End it, then start again.`,
      );
    await pause(50);
  }
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** What the server tells of itself: lines 1, 4 and 8 of postmaster.pid (miscadmin.h). */
async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The words a process was started with; undefined when it is gone or hidden. */
async function argumentsOf(pid: number): Promise<string | undefined> {
  try {
    return process.platform === "linux"
      ? (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ")
      : (await run("ps", ["-ww", "-o", "args=", "-p", String(pid)])).stdout;
  } catch {
    return undefined;
  }
}

/**
 * Runs the server below a shell that waits for our end of a pipe to close: by `stop`, or by the
 * kernel when this process dies in whatever way. Either way the server shuts down as it should:
 * first without cutting anyone off (TERM), because some close their connections without waiting for
 * it (graphile-worker does); who is still there after three seconds is cut off (INT).
 */
const guardian = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( cat <&3 >/dev/null; kill -TERM $server; sleep 3; kill -INT $server ) 2>/dev/null &
watcher=$!
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code`;

interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function startServer(
  { folder, user }: Place,
  { postgres }: Binaries,
  password: string,
  fast: boolean,
  /** The same as before, when it starts again; whoever is connected finds it there. */
  samePort?: number,
): Promise<RunningServer> {
  const cluster = join(folder, major);
  const logFile = join(folder, "server.log");
  for (let attempt = 1; ; attempt++) {
    const port = samePort ?? (await findFreePort());
    // What one that was killed left behind says the same port, and "ready".
    const killed = samePort === undefined ? undefined : (await readPostmaster(cluster))?.pid;
    const log = await openLogFile(logFile);
    const started = log.size;
    const child = spawn(
      "/bin/sh",
      ["-c", guardian, "meent", postgres, "-D", cluster, ...settings(port, fast)],
      {
        ...user,
        cwd: "/",
        env: serverEnvironment(),
        stdio: ["pipe", "ignore", log.file.fd],
        // Ctrl-C in a terminal goes to the whole group; the database must stop last, by us.
        detached: true,
      },
    );
    await log.file.close();
    const { ended, stop } = endOf(child);
    const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}`;
    if (await isReady(child, cluster, port, killed))
      return { url: await makeDatabase(url, stop), port, ended, stop };
    await stop();
    const said = (await readFile(logFile)).subarray(started).toString("utf8").trim();
    if (attempt < 5 && samePort === undefined && said.includes("could not bind")) continue;
    throw new StartRefused(
      `The database in ${cluster} does not start. Its log (${logFile}) ends with:\n${lastLines(said)}`,
    );
  }
}

function settings(port: number, fast: boolean): string[] {
  const chosen = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    // Values people typed do not go into the log (design 6: logs hold no personal data).
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(fast && {
      fsync: "off",
      full_page_writes: "off",
      synchronous_commit: "off",
      wal_level: "minimal",
      max_wal_senders: 0,
      max_connections: 300,
      autovacuum: "off",
    }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  assert(typeof address === "object" && address, "a listening server has an address");
  await new Promise((done) => server.close(done));
  return address.port;
}

/** Appends, and starts anew above 5 MB, keeping one older. */
async function openLogFile(path: string) {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > 5_000_000) await rename(path, `${path}.old`);
  const file = await open(path, "a", 0o600);
  return { file, size: (await file.stat()).size };
}

function endOf(child: ChildProcess): Pick<RunningServer, "ended" | "stop"> {
  const ended = new Promise<void>((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
  // Writing to a server that is gone is no news; `ended` tells it.
  child.stdin?.on("error", () => {});
  const stop = async () => {
    child.stdin?.end();
    await ended;
  };
  return { ended, stop };
}

/** As pg_ctl does: the server writes "ready" in its pid file. False when it ended instead. */
async function isReady(
  child: ChildProcess,
  cluster: string,
  port: number,
  killed: number | undefined,
): Promise<boolean> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  child.once("exit", end);
  child.once("error", end);
  // Recovery after a crash may take long and is never cut short: as long as it runs, we wait.
  while (!ended) {
    const postmaster = await readPostmaster(cluster);
    const isNew = postmaster?.port === port && postmaster.pid !== killed;
    if (isNew && postmaster.status === "ready") return true;
    await pause(20);
  }
  return false;
}

async function makeDatabase(url: string, stop: () => Promise<void>): Promise<string> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [
      database,
    ]);
    if (rowCount === 0) await client.query(`create database ${database}`);
    return `${url}/${database}`;
  } catch (thrown) {
    await stop();
    throw thrown;
  } finally {
    await client.end();
  }
}

function lastLines(text: string): string {
  return text.split("\n").slice(-8).join("\n");
}

function pause(durationMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, durationMs));
}
