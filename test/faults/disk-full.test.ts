import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, formOf, post } from "../post.ts";
import { type Program, startProgram } from "./programs.ts";
import { openTown, type Town } from "./town.ts";

// A disk that is really full: something else eats what is left of a small file system on which the
// tables of the database lie, or all of it. Making one takes root on Linux; else the tests are skipped.

const folder = mkdtempSync(join(tmpdir(), "meent-disk-"));
const disk = join(folder, "disk");
const isMounted = mount(disk, "60m");
let town: Town;
let program: Program;

function mount(place: string, size: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  mkdirSync(place);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=711`, "tmpfs", place], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  if (!isMounted) return;
  town = await openTown(1);
  const tables = join(disk, "tables");
  mkdirSync(tables);
  const { uid, gid } = statSync(town.folder);
  chownSync(tables, uid, gid);
  execFileSync("chmod", ["711", folder]);
  const login = new pg.Client({
    connectionString: Object.assign(new URL(town.databaseUrl), { pathname: "postgres" }).href,
  });
  await login.connect();
  await login.query(`create tablespace small location '${tables}'`);
  await login.query("alter database meent set tablespace small");
  await login.end();
  program = await startProgram(town.databaseUrl);
});
afterAll(async () => {
  await program?.stop();
  await town?.stop();
  if (isMounted) execFileSync("umount", ["-l", disk]);
  rmSync(folder, { recursive: true, force: true });
});

const ballast = join(disk, "ballast");

type Site = Parameters<typeof ask>[0];

function siteOf({ origin }: Program): Site {
  return { origin } as Site;
}

/** The form that names a work, as she is about to send it. */
function naming(of: Town, site: Site, title: string) {
  return formOf(site, `/${of.slug}/werken/noemen`, of.cookie, "/werken/noemen", {
    title,
    lead: "Zo lang als het mag. ".repeat(28),
    areaId: of.areaId,
    "doer.kind": "nobody",
    knop: "vastleggen",
    sleutel: `the-key-of-${title}`,
  });
}

/** Takes all the room that is left. */
function fill(file: string): void {
  const piece = Buffer.alloc(1024 * 1024);
  try {
    for (;;) appendFileSync(file, piece);
  } catch (thrown) {
    expect((thrown as { code?: string }).code).toBe("ENOSPC");
  }
}

test.runIf(isMounted)(
  "on a full disk reading goes on, writing is refused in words, and room brings it back",
  async () => {
    const site = siteOf(program);
    const formWith = (title: string) => naming(town, site, title);
    expect((await post(site, await formWith("Voor het vol was"), town.cookie)).status).toBe(303);
    fill(ballast);
    // Pages that have room left take some more before the first one is refused.
    let refused: Response | undefined;
    let form = await formWith("Werk 0");
    for (let number = 0; number < 200 && !refused; number++) {
      form = await formWith(`Werk ${number}`);
      const answer = await post(site, form, town.cookie);
      if (answer.status === 503) refused = answer;
      else expect(answer.status).toBe(303);
    }
    expect(refused?.status).toBe(503);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(120);
    const html = (await refused?.text()) ?? "";
    expect(html).toContain("Wij kunnen nu niets bewaren");
    expect(html).toContain(`value="${form.fields.title}"`);
    for (const page of ["", "/werken", "/logboek", "/zoeken?zoek=werk"])
      for (const cookie of ["", town.cookie])
        expect((await ask(site, `/${town.slug}${page}`, cookie)).status, page).toBe(200);

    rmSync(ballast);
    await expect.poll(async () => (await post(site, form, town.cookie)).status).toBe(303);
    const kept = await town.ask("select count(*)::int as count from works.work where title = $1", [
      form.fields.title,
    ]);
    expect(kept).toEqual([{ count: 1 }]);
  },
);

test.runIf(isMounted)(
  "on a disk that holds the log of the database too, what was acknowledged is there once it has room",
  async () => {
    const whole = join(folder, "whole");
    expect(mount(whole, "400m")).toBe(true);
    const place = await openTown(1, undefined, whole);
    const meent = await startProgram(place.databaseUrl);
    try {
      const site = siteOf(meent);
      // Without room for the log PostgreSQL ends altogether, and is started again for as long as it takes.
      const login = new pg.Pool({ connectionString: place.databaseUrl, max: 1 });
      login.on("error", () => {});
      login.on("connect", (client) => client.on("error", () => {}));
      const toNextFile = () => login.query("select pg_switch_wal()").catch(() => {});
      const acknowledged: string[] = [];
      let form = await naming(place, site, "Werk 0");
      let refused: Response | undefined;
      const ballast = join(whole, "ballast");
      fill(ballast);
      // Room for rows, and none for the next file of the log, which takes 16 MB.
      truncateSync(ballast, statSync(ballast).size - 12 * 1024 * 1024);
      for (let number = 1; number < 100 && !refused; number++) {
        const answer = await post(site, form, place.cookie);
        if (answer.status === 503) refused = answer;
        else {
          expect(answer.status).toBe(303);
          acknowledged.push(form.fields.title ?? "");
          const title = `Werk ${number}`;
          form = { ...form, fields: { ...form.fields, title, sleutel: `the-key-of-${title}` } };
        }
        await toNextFile();
      }
      await login.end();
      expect(refused?.status, "it came so far").toBe(503);
      expect(await refused?.text()).toContain(`value="${form.fields.title}"`);
      expect(acknowledged, "while there was room in the log").not.toEqual([]);
      expect(readFileSync(join(place.folder, "server.log"), "utf8")).toContain("PANIC");

      rmSync(ballast);
      await expect
        .poll(async () => (await post(site, form, place.cookie)).status, { timeout: 90_000 })
        .toBe(303);
      const kept = await place.ask("select title from works.work order by made_at");
      const titles = kept.map(({ title }) => String(title));
      expect(titles.toSorted()).toEqual([...acknowledged, form.fields.title].toSorted());
    } finally {
      await meent.stop();
      await place.stop();
      execFileSync("umount", ["-l", whole]);
    }
  },
  180_000,
);
