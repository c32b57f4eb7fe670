import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

// `npm start` as a person does it: the real launcher, the real program, a database of its own.

interface Started {
  readonly launcher: ChildProcess;
  /** All it said until now. */
  said(): string;
  /** The address, once it says it is ready; fails when it ends before. */
  readonly address: Promise<string>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

const running: Started[] = [];
const folders: string[] = [];
let data: string;

beforeAll(async () => {
  data = await newFolder();
  const first = start({ DATA: data });
  await first.address;
  await stop(first);
});
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.launcher.kill("SIGKILL");
    await each.ended;
  }
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 50 });
});

/** Open for passage, so that root's database can be in it and goes when it goes. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "meent-start-"));
  await chmod(folder, 0o711);
  folders.push(folder);
  return folder;
}

function start(env: Readonly<Record<string, string>>): Started {
  const launcher = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { PATH: process.env.PATH, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => launcher.once("close", resolve));
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
      if (found) resolve(found);
    };
    launcher.stdout.on("data", listen);
    launcher.stderr.on("data", listen);
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${said}`)));
  });
  // Not every test waits for it.
  address.catch(() => {});
  const started = { launcher, said: () => said, address, ended };
  running.push(started);
  return started;
}

/** Ctrl-C; fails with all it said when the end is not a clean one. */
async function stop({ launcher, ended, said }: Started, signal: NodeJS.Signals = "SIGINT") {
  launcher.kill(signal);
  expect(await ended, said()).toBe(0);
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(data, "postgres/18/postmaster.pid"), "utf8")).split("\n")[0]);
}

/** The program below the launcher; what is asked of it may come any moment after. */
async function programOf({ launcher }: Started): Promise<number> {
  const path = `/proc/${launcher.pid}/task/${launcher.pid}/children`;
  return Number((await readFile(path, "utf8")).trim());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("npm start", () => {
  test("serves pages, and stops cleanly at Ctrl-C", async () => {
    const started = start({ DATA: data });
    const page = await fetch(await started.address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<html");
    const server = await postmaster();
    await stop(started);
    expect(isAlive(server)).toBe(false);
    expect(existsSync(join(data, "postgres/18/postmaster.pid"))).toBe(false);
  });

  test("is found alive by whoever watches it, and stops at a SIGTERM too", async () => {
    const started = start({ DATA: data });
    expect((await fetch(`${await started.address}/gezond`)).status).toBe(200);
    await stop(started, "SIGTERM");
  });

  test("a second one on the same data says so and stops; the first goes on", async () => {
    const first = start({ DATA: data });
    const address = await first.address;
    const second = start({ DATA: data });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Another Meent is using the data in ${data}.`);
    expect((await fetch(`${address}/gezond`)).status).toBe(200);
  });

  test("of two that start at once on nothing, one becomes ready and one says why not", async () => {
    const folder = await newFolder();
    // Without the example, which is filled long after one of them has the folder.
    const both = [start({ DATA: folder, DEMO: "0" }), start({ DATA: folder, DEMO: "0" })];
    const outcomes = await Promise.allSettled(both.map(({ address }) => address));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.map(({ said }) => said()).join()).toContain("Another Meent is using the data");
    for (const each of both) if (each.launcher.exitCode === null) await stop(each);
  });

  test("a port that is taken is told with its number, and leaves no database behind", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const started = start({ DATA: data, PORT: String(port) });
    expect(await started.ended).toBe(1);
    expect(started.said()).toContain(String(port));
    expect(existsSync(join(data, "postgres/18/postmaster.pid"))).toBe(false);
    other.close();
  });

  test("a wrong setting is told in a sentence, before anything is made", async () => {
    const folder = await newFolder();
    const started = start({ DATA: join(folder, "data"), PORT: "many" });
    expect(await started.ended).toBe(1);
    expect(started.said()).toContain('PORT must be a whole number from 0 to 65535, but is "many".');
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});

describe.runIf(process.platform === "linux")("after a kill -9", () => {
  test("of the program, the launcher tells it and the next start just works", async () => {
    const killed = start({ DATA: data });
    await killed.address;
    process.kill(await programOf(killed), "SIGKILL");
    expect(await killed.ended).toBe(137);
    const again = start({ DATA: data });
    expect((await fetch(`${await again.address}/gezond`)).status).toBe(200);
    await stop(again);
  });

  test("of the launcher, the program stops by itself, and its database", async () => {
    const killed = start({ DATA: data });
    await killed.address;
    const [program, server] = [await programOf(killed), await postmaster()];
    killed.launcher.kill("SIGKILL");
    await expect.poll(() => isAlive(program) || isAlive(server), { timeout: 20_000 }).toBe(false);
  });

  test("halfway the first start, the next one is whole", async () => {
    const folder = await newFolder();
    const killed = start({ DATA: folder });
    await expect.poll(() => killed.said(), { timeout: 30_000 }).toContain("Filling");
    process.kill(await programOf(killed), "SIGKILL");
    await killed.ended;
    const again = start({ DATA: folder });
    const whole = start({ DATA: data });
    const [pages, expected] = [await lastSaid(again), await lastSaid(whole)];
    expect(expected).toContain("bladblazer");
    expect(pages === expected, "what was said last is as in a whole demo").toBe(true);
    await stop(again);
    await stop(whole);
  });
});

/**
 * What people said last, without what differs between any two databases. Not the front page: there
 * stands which deals a lot chose for a visit, and no two databases draw the same.
 */
async function lastSaid({ address }: Started): Promise<string> {
  const page = await fetch(`${await address}/noorderveld/signalen`);
  const html = await page.text();
  return html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID").replaceAll(/\d+/g, "0");
}
