import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, formOf, post } from "../post.ts";
import { type Program, startProgram } from "./programs.ts";
import { openTown, type Town } from "./town.ts";

// A disk that is really full: the tables of the database lie on a file system of 60 MB, and something
// else eats what is left of it. Making one takes root on Linux; without that the test is skipped.

const folder = mkdtempSync(join(tmpdir(), "meent-disk-"));
const disk = join(folder, "disk");
const isMounted = mount();
let town: Town;
let program: Program;

function mount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=60m,mode=711", "tmpfs", disk], {
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

test.runIf(isMounted)(
  "on a full disk reading goes on, writing is refused in words, and room brings it back",
  async () => {
    const site = { origin: program.origin } as Parameters<typeof ask>[0];
    const path = `/${town.slug}/werken/noemen`;
    const formWith = (title: string) =>
      formOf(site, path, town.cookie, "/werken/noemen", {
        title,
        lead: "Zo lang als het mag. ".repeat(28),
        areaId: town.areaId,
        "doer.kind": "nobody",
        knop: "vastleggen",
        sleutel: `the-key-of-${title}`,
      });
    expect((await post(site, await formWith("Voor het vol was"), town.cookie)).status).toBe(303);

    try {
      writeFileSync(ballast, Buffer.alloc(80 * 1024 * 1024));
    } catch (thrown) {
      expect((thrown as { code?: string }).code).toBe("ENOSPC");
    }
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
