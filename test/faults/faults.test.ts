import { cp, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Line, layLine } from "#platform/test-line.ts";
import { ask, formOf, post } from "../post.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import { type Program, startProgram } from "./programs.ts";
import { openTown, type Town } from "./town.ts";
import { type Findings, lookAt, type Write, writeAtOnce } from "./writes.ts";

// Three processes of the real program behind a balancer, on a PostgreSQL of their own over a line that
// can be cut. Each test does to them what a bad day does, once, amid so many writes; the bench `kill`
// does it twenty times amid five hundred.
const pressure = Number(process.env.MEENT_WRITES ?? 120);

let town: Town;
let line: Line;
let balancer: Balancer;
const programs: Program[] = [];
const all: Write[] = [];

beforeAll(async () => {
  town = await openTown(41);
  line = await layLine(town.databaseUrl);
  // Of three that start at once on one database, each finds it migrated.
  programs.push(...(await Promise.all([0, 1, 2].map(() => startProgram(line.url)))));
  balancer = await startBalancer(programs.map(({ origin }) => origin));
});
afterAll(async () => {
  await balancer?.stop();
  await Promise.all(programs.map((program) => program.stop()));
  await line?.stop();
  await town?.stop();
});

const origins = () => programs.map(({ origin }) => origin);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes while something happens, and looks at all that was ever written here. */
async function writeThrough(count: number, fault: () => Promise<void>): Promise<Findings> {
  const [writes] = await Promise.all([
    writeAtOnce(town, () => balancer.origin, count),
    pause(400).then(fault),
  ]);
  all.push(...writes);
  return lookAt(town, all);
}

const good = { lost: 0, double: 0, half: 0, gaps: 0, strange: 0, unheard: 0, undone: 0 };

test("of three processes one is killed amid many writes: nothing is lost or double, and the others go on", async () => {
  const before = balancer.served();
  const found = await writeThrough(pressure, async () => {
    await programs[0]?.kill();
  });
  expect(found).toMatchObject(good);
  expect(found.acknowledged).toBeGreaterThanOrEqual(pressure * 0.75);
  expect(before.length).toBe(3);
  programs[0] = await startProgram(line.url);
  balancer.set(origins());
});

test("PostgreSQL is killed amid many writes: what was acknowledged is there once, and jobs go on", async () => {
  const found = await writeThrough(pressure, () => town.killDatabase());
  expect(found).toMatchObject(good);
  expect(found.acknowledged).toBeGreaterThanOrEqual(pressure * 1.5);
});

test("what is written by one process stands at once on the pages of the others, also for visitors", async () => {
  for (let round = 0; round < 6; round++) {
    const [at, beside] = [origins()[round % 3] ?? "", origins()[(round + 1) % 3] ?? ""];
    // Once before, so that a page that is kept anywhere would be an old one.
    const before = await (await fetch(`${beside}/${town.slug}/logboek`)).text();
    const [write] = await writeAtOnce(town, () => at, 1);
    const number = write?.told?.number ?? "";
    expect(before.includes(write?.title ?? "")).toBe(false);
    const page = await (await fetch(`${beside}/${town.slug}/vraag-en-aanbod/${number}`)).text();
    expect(page.includes(write?.title ?? "?"), number).toBe(true);
    const after = await (await fetch(`${beside}/${town.slug}/logboek`)).text();
    expect(after === before, "the record as it was before").toBe(false);
  }
});

test("three processes together allow as many calls a minute as one", async () => {
  const call = (index: number) =>
    fetch(`${origins()[index % 3]}/api/v1/gemeenschappen/${town.slug}/handelingen/works.name`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${town.tokens[40]}`,
        "content-type": "application/json",
      },
      body: "{}",
    });
  const minute = () => Math.floor(Date.now() / 60_000);
  const began = minute();
  const answers = await Promise.all(Array.from({ length: 260 }, (_, index) => call(index)));
  const allowed = answers.filter(({ status }) => status === 400).length;
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 429]));
  expect(allowed).toBeLessThanOrEqual(120 * (minute() - began + 1));
  expect(allowed).toBeGreaterThanOrEqual(120);
});

test("the database is away for ten seconds: what was typed comes back in a page, is sent again, and happens once", async () => {
  const site = { origin: origins()[0] ?? "" } as Parameters<typeof formOf>[0];
  const path = `/${town.slug}/werken/noemen`;
  const typed = {
    title: "Bankje bij de sluis",
    lead: "Er stond er een, tot <2024>.",
    areaId: town.areaId,
    "doer.kind": "nobody",
    knop: "vastleggen",
    sleutel: "the-key-of-the-check-page",
  };
  const form = await formOf(site, path, town.cookie, "/werken/noemen", typed);
  const asked = line.asked();
  await line.cut();
  const began = performance.now();

  const answer = await post(site, form, town.cookie);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(10);
  const html = await answer.text();
  expect(html).toContain("Wij kunnen even niet bij de gegevens");
  expect(html).toContain("Er stond er een, tot &lt;2024>.");
  const english = await post(site, { ...form, action: `/en${form.action}` }, town.cookie);
  expect(await english.text()).toContain("We cannot reach the data just now");
  // Also of a form with a photo, which is not kept; and never a code.
  const photo = new FormData();
  for (const [name, value] of Object.entries({ text: "De lamp is stuk.", code: "geheim-7" }))
    photo.append(name, value);
  photo.append("foto", new Blob(["x"]), "lamp.jpg");
  const said = await fetch(`${site.origin}/${town.slug}/signalen/zeggen`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: photo,
  });
  const again = await said.text();
  expect(again).toContain('name="text" value="De lamp is stuk."');
  expect(again).not.toContain("geheim-7");
  expect(again).toContain("Een foto, een bestand of een code");
  // A program hears the same in its own way.
  const told = await fetch(`${site.origin}/api/v1/gemeenschappen/${town.slug}/werken`);
  expect(told.status).toBe(503);
  expect(await told.json()).toMatchObject({ code: "database_away" });

  // Many people keep asking; all hear it within seconds, and the line is not stormed.
  const crowd = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const start = performance.now();
      const page = await fetch(`${origins()[index % 3]}/${town.slug}/werken`);
      return { status: page.status, ms: performance.now() - start };
    }),
  );
  expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([503]));
  expect(Math.max(...crowd.map(({ ms }) => ms))).toBeLessThan(15_000);
  await pause(Math.max(0, 10_000 - (performance.now() - began)));
  await line.mend();
  for (const origin of origins())
    await expect.poll(async () => (await fetch(`${origin}/${town.slug}/werken`)).status).toBe(200);
  // About as many as there are seconds, processes and connections that wait; never one per person.
  expect(line.asked() - asked).toBeLessThan(250);

  const [, action = "", inside = ""] =
    /<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const fields = Object.fromEntries(
    Array.from(
      inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g),
      ([, name = "", value = ""]) => [name, value.replaceAll("&lt;", "<")],
    ),
  );
  const sent = [
    await post(site, { action, fields }, town.cookie),
    await post(site, { action, fields }, town.cookie),
  ];
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  const named = await town.ask("select lead from works.work where title = $1", [typed.title]);
  expect(named).toEqual([{ lead: typed.lead }]);
  const found = await writeThrough(20, async () => {});
  expect(found).toMatchObject(good);
});

test("ten thousand open connections keep nobody else from being served", async () => {
  const { hostname, port } = new URL(origins()[0] ?? "");
  // Each takes a file of this process; where the system allows fewer, as many as it allows.
  const { soft } = (process.report.getReport() as { userLimits: { open_files: { soft: number } } })
    .userLimits.open_files;
  const wanted = Math.min(10_000, Number(soft) - 500);
  const sockets = new Set<Socket>();
  let opened = 0;
  const openOne = () =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.once("connect", () => {
        opened++;
        resolve();
      });
      socket.once("error", () => resolve());
      socket.once("close", () => sockets.delete(socket));
      sockets.add(socket);
    });
  for (let at = 0; at < wanted; at += 500)
    await Promise.all(Array.from({ length: Math.min(500, wanted - at) }, openOne));
  const page = await fetch(`${origins()[0]}/${town.slug}/werken`);
  expect(page.status).toBe(200);
  process.stdout.write(`${opened} connections opened, ${sockets.size} of them open at once\n`);
  expect(opened).toBe(wanted);
  for (const socket of sockets) socket.destroy();
  await expect.poll(async () => (await fetch(`${origins()[0]}/gezond`)).status).toBe(200);
});

/** The repository as another release would be: its own migrations, all else the same. */
async function release(migration: { name: string; sql: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "meent-release-"));
  for (const name of ["src", "packages", "node_modules", "package.json", "tsconfig.json"])
    await symlink(join(process.cwd(), name), join(folder, name));
  await cp("migrations", join(folder, "migrations"), { recursive: true });
  const number = String((await readdir("migrations")).length + 1).padStart(4, "0");
  await writeFile(join(folder, "migrations", `${number}_${migration.name}.sql`), migration.sql);
  return folder;
}

test("a migration that fails leaves the old version serving, says which, and changes nothing", async () => {
  const folder = await release({
    name: "works_half",
    sql: "alter table works.work add column half text;\nselect 1 / 0;",
  });
  const found = await writeThrough(40, async () => {
    await expect(startProgram(line.url, {}, folder)).rejects.toThrow(
      /works_half\.sql failed.*division by zero.*nothing of it was kept/is,
    );
  });
  expect(found).toMatchObject(good);
  const left = await town.ask(
    "select from information_schema.columns where table_name = 'work' and column_name = 'half'",
  );
  expect(left).toEqual([]);
  await rm(folder, { recursive: true });
});

test("a new version migrates while people work on the old ones, and both serve side by side", async () => {
  const folder = await release({
    name: "works_more",
    sql: "alter table works.work add column more text;",
  });
  const found = await writeThrough(60, async () => {
    programs.push(await startProgram(line.url, {}, folder));
  });
  expect(found).toMatchObject(good);
  balancer.set(origins());
  expect(await writeThrough(20, async () => {})).toMatchObject(good);
  for (const origin of origins())
    expect(
      (await ask({ origin } as Parameters<typeof ask>[0], `/${town.slug}/werken`)).status,
    ).toBe(200);
  // An old one that starts now says that it is older than its database.
  await expect(startProgram(line.url)).rejects.toThrow(/older than its database/);
  await rm(folder, { recursive: true });
});
