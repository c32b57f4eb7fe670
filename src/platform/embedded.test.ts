import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "./embedded.ts";

const isRoot = process.getuid?.() === 0;
const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** A folder of our own, gone after the test; open for passage, so that root's database can be in it. */
async function newFolder(mode = 0o711): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "meent-embedded-"));
  await chmod(folder, mode);
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function startFast(folder: string, say?: (sentence: string) => void): Promise<Embedded> {
  return startEmbedded(folder, { fast: true, say });
}

async function start(folder: string, say?: (sentence: string) => void): Promise<Embedded> {
  const embedded = await startFast(folder, say);
  undo.push(() => embedded.stop());
  return embedded;
}

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the database of this folder; its first line of output is the address. */
async function startElsewhere(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    const { startEmbedded } = await import("./src/platform/embedded.ts");
    const { url } = await startEmbedded(process.argv[1], { fast: true });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ["--conditions=@meent/source", "--input-type=module", "-e", program, folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  undo.push(async () => child.kill("SIGKILL"));
  const [line] = await once(child.stdout, "data");
  return { child, url: String(line).trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function postmasterOf(folder: string): Promise<number> {
  const text = await readFile(join(folder, "postgres/18/postmaster.pid"), "utf8");
  return Number(text.split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("it starts, keeps what it was told, and starts again", async () => {
  const folder = await newFolder();
  const first = await startFast(folder);
  await ask(first.url, "create table kept as select 'still here' as word");
  await first.stop();
  const second = await start(folder);
  expect(await ask(second.url, "select word from kept")).toEqual([{ word: "still here" }]);
});

test("it is made as we want it, whatever the machine speaks", async () => {
  const { url } = await start(await newFolder());
  const rows = await ask(
    url,
    `select current_setting('server_version_num')::int / 10000 as major,
       current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
       current_setting('TimeZone') as zone, datlocprovider as provider, datlocale as locale
     from pg_database where datname = current_database()`,
  );
  expect(rows).toEqual([
    { major: 18, checksums: "on", encoding: "UTF8", zone: "UTC", provider: "b", locale: "C.UTF-8" },
  ]);
});

test("nobody comes in without the password, which we alone can read", async () => {
  const folder = await newFolder();
  const { url } = await start(folder);
  const wrong = new URL(url);
  wrong.password = "guessed";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
  expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
});

test("a second Meent on the same data is refused, also by another path", async () => {
  const folder = await newFolder();
  const { child } = await startElsewhere(folder);
  await expect(startEmbedded(folder)).rejects.toThrow(/^Another Meent is using the data in /);
  const other = join(await newFolder(), "link");
  await symlink(folder, other);
  await expect(startEmbedded(other)).rejects.toThrow(/^Another Meent is using the data in /);
  await kill(child);
});

test("of several that start at once on nothing, one gets the data and the others are refused", async () => {
  const folder = await newFolder();
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => start(folder)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const each of all)
    if (each.status === "rejected") expect(String(each.reason)).toMatch(/Another Meent is using/);
});

test.runIf(isRoot)("the same below a closed folder; and a link to nothing is told", async () => {
  const folder = await newFolder(0o700);
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => start(folder)));
  const [won, ...more] = all.filter((each) => each.status === "fulfilled");
  expect(more).toEqual([]);
  await won?.value.stop();
  await rm(await realpath(join(folder, "postgres")), { recursive: true });
  await expect(startEmbedded(folder)).rejects.toThrow(/points to a database that is gone/);
});

test("after a kill -9 it starts again at once, with all that was committed", async () => {
  const folder = await newFolder();
  const { child, url } = await startElsewhere(folder);
  await ask(url, "create table kept as select 'still here' as word");
  await kill(child);
  const again = await start(folder);
  expect(await ask(again.url, "select word from kept")).toEqual([{ word: "still here" }]);
});

test("after a kill -9 of the process, PostgreSQL ends by itself", async () => {
  const folder = await newFolder();
  const { child } = await startElsewhere(folder);
  const postmaster = await postmasterOf(folder);
  await kill(child);
  await expect.poll(() => isAlive(postmaster), { timeout: 10_000 }).toBe(false);
});

test.runIf(process.platform === "linux")(
  "a PostgreSQL that was left running is stopped first, and it says so",
  async () => {
    const folder = await newFolder();
    const { child } = await startElsewhere(folder);
    const postmaster = await postmasterOf(folder);
    // It would see its end and start it again.
    child.kill("SIGSTOP");
    const guardian = Number((await readFile(`/proc/${postmaster}/stat`, "utf8")).split(" ")[3]);
    const watchers = execFileSync("ps", ["-o", "pid=", "--ppid", String(guardian)], {
      encoding: "utf8",
    });
    for (const pid of [guardian, ...watchers.trim().split(/\s+/).map(Number)])
      if (pid !== postmaster) process.kill(pid, "SIGKILL");
    await kill(child);
    expect(isAlive(postmaster)).toBe(true);
    const said: string[] = [];
    await start(folder, (sentence) => said.push(sentence));
    expect(said.join()).toContain("was still running");
    expect(isAlive(postmaster)).toBe(false);
  },
);

test("a PostgreSQL that ends unasked is there again, at the same address, with all it held", async () => {
  const folder = await newFolder();
  // Not the fast one: that may lose what it wrote last.
  const embedded = await startEmbedded(folder);
  undo.push(() => embedded.stop());
  const { url } = embedded;
  await ask(url, "create table kept as select 7 as seven");
  const before = await postmasterOf(folder);
  process.kill(before, "SIGKILL");
  await expect.poll(() => ask(url, "table kept").catch(() => "away")).toEqual([{ seven: 7 }]);
  expect(await postmasterOf(folder)).not.toBe(before);
});

test("a process number that now belongs to something else does not keep it from starting", async () => {
  const folder = await newFolder();
  await (await startFast(folder)).stop();
  const file = join(folder, "postgres/18/postmaster.pid");
  await writeFile(file, `${process.pid}\n${folder}\n0\n5432\n\n127.0.0.1\n1 1\nready\n`);
  const owner = await stat(join(folder, "postgres/18"));
  execFileSync("chown", [`${owner.uid}:${owner.gid}`, file]);
  expect(await ask((await start(folder)).url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a database that was half made is made anew", async () => {
  const folder = await newFolder();
  await (await startFast(folder)).stop();
  await rm(join(folder, "postgres/18"), { recursive: true });
  await mkdir(join(folder, "postgres/18.new/base"), { recursive: true });
  expect(await ask((await start(folder)).url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a lost password is told, and nothing is overwritten", async () => {
  const folder = await newFolder();
  await (await startFast(folder)).stop();
  await writeFile(join(folder, "secrets.json"), "");
  await expect(startEmbedded(folder)).rejects.toThrow(/secrets\.json is missing or damaged/);
});

test("a server that does not start says what its own log says", async () => {
  const folder = await newFolder();
  await (await startFast(folder)).stop();
  await rm(join(folder, "postgres/18/global"), { recursive: true });
  await expect(startEmbedded(folder)).rejects.toThrow(/does not start.*\n.*global/s);
});

test.runIf(isRoot)("root below a closed folder: the data is where it can be reached", async () => {
  const closed = await newFolder(0o700);
  const folder = join(closed, ".data");
  const said: string[] = [];
  const { url, folder: real } = await start(folder, (sentence) => said.push(sentence));
  undo.unshift(() => rm(real, { recursive: true, force: true }));
  expect((await lstat(join(folder, "postgres"))).isSymbolicLink()).toBe(true);
  expect(await realpath(join(folder, "postgres"))).toBe(real);
  expect(said).toContain(`The database is in ${real}.`);
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.runIf(isRoot)("a folder that was closed afterwards is told", async () => {
  const folder = await newFolder();
  await (await startFast(join(folder, "data"))).stop();
  await chmod(folder, 0o700);
  await expect(startEmbedded(join(folder, "data"))).rejects.toThrow(/a folder above it is closed/);
});

test.skipIf(isRoot)("a database of somebody else is told", async () => {
  const folder = await newFolder();
  await symlink("/", join(folder, "postgres"));
  await expect(startEmbedded(folder)).rejects.toThrow(/belongs to user number 0, not to you/);
});
