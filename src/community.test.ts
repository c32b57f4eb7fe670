import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { planAreas, planTheme } from "#modules/people";
import { createTestDatabase, type TestDatabase } from "#platform/test-database.ts";
import { lowContrasts, standardTheme } from "./modules/people/model/theme.ts";

/** A community from the command line: the command itself, as an operator types it. */

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a list of areas", () => {
  test("is read from CSV as Dutch spreadsheets write it", () => {
    const plan = planAreas(
      bytes("\uFEFFNaam;Code;Inwoners\r\nSint-Annaparochie;BU01830700;1.860\r\n’t Loo ;;\r\n"),
    );
    expect(plan.faults).toEqual([]);
    expect(plan.areas).toEqual([
      {
        slug: "sint-annaparochie",
        name: "Sint-Annaparochie",
        cbsCode: "BU01830700",
        residents: 1860,
        outline: null,
      },
      { slug: "t-loo", name: "’t Loo", cbsCode: null, residents: null, outline: null },
    ]);
  });

  test("is read from Windows-1252 too", () => {
    const file = Uint8Array.from(Buffer.from("naam,inwoners\nOudkarspelé,12\n", "latin1"));
    expect(planAreas(file).areas[0]?.name).toBe("Oudkarspelé");
  });

  test("says of each row what is wrong with it", () => {
    const file =
      "Naam;Code;Inwoners\nA;;\nDorp;GM18;\nDorp twee;;veel\nGoed;BU01830700;\ngoed;;\nNog een;BU01830700;\n";
    expect(planAreas(bytes(file)).faults).toEqual([
      { at: 2, error: "name_wrong", got: "A" },
      { at: 3, error: "code_wrong", got: "GM18" },
      { at: 4, error: "residents_wrong", got: "veel" },
      { at: 6, error: "name_twice", got: "goed" },
      { at: 7, error: "code_twice", got: "BU01830700" },
    ]);
  });

  test.each([
    ["", "no_name_column"],
    ["x;y\n1;2\n", "no_name_column"],
    ["Naam\n", "no_areas"],
    ["{", "file_not_readable"],
    ['{"features": 3}', "file_not_readable"],
    ['{"features": [null, {"properties": {"naam": 7}}]}', "name_wrong"],
  ])("that is none says so: %j", (file, error) => {
    expect(planAreas(bytes(file)).faults[0]).toMatchObject({ error });
  });

  const geo = "/work/shared/data/geo";
  test.runIf(existsSync(geo))("is read from the GeoJSON of CBS and PDOK, as published", () => {
    for (const name of readdirSync(geo)) {
      const { areas, faults } = planAreas(readFileSync(join(geo, name)));
      expect([name, faults]).toEqual([name, []]);
      expect(areas.length).toBeGreaterThan(0);
      for (const { cbsCode } of areas) expect(cbsCode).toMatch(/^(GM|WK|BU)\d+$/);
    }
  });
});

describe("the colours of a community", () => {
  test("begin with ours, as the style sheet has them, and ours are readable", () => {
    const css = readFileSync("src/ui/styles/tokens.css", "utf8");
    for (const [token, { light, dark }] of Object.entries(standardTheme))
      expect(css).toContain(`${token}: light-dark(${light}, ${dark});`);
    expect(lowContrasts(standardTheme)).toEqual([]);
  });

  test("may be others where they stay readable", () => {
    const own = { "--meent-green": { light: "#00469B", dark: "#9cc3ff" } };
    expect(planTheme(own)).toMatchObject({
      ok: true,
      theme: { "--meent-green": { light: "#00469b", dark: "#9cc3ff" } },
    });
  });

  test.each([
    [{ "--meent-green": "#aaddcc" }, "contrast_low"],
    [{ "--meent-ink": { light: "#888888", dark: "#f2ede2" } }, "contrast_low"],
    [{ "--other": "#000000" }, "token_unknown"],
    [{ "--meent-green": "red" }, "colour_wrong"],
    [{ "--meent-green": "#000000;}body{background:url(//x)" }, "colour_wrong"],
    [{ "--meent-green": { light: "#000000" } }, "colour_wrong"],
    [{ __proto__: null, constructor: "#000000" }, "token_unknown"],
    [[], "not_a_theme"],
    ["x", "not_a_theme"],
  ])("are refused by name otherwise: %o", (file, error) => {
    const plan = planTheme(file);
    expect(plan.ok ? [] : plan.faults.map((fault) => fault.error)).toContain(error);
  });
});

// Each command is a process of its own that migrates first: seconds alone, more on a busy machine.
describe("npm run community", { timeout: 180_000 }, () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "meent-community-"));
    await writeFile(join(folder, "areas.csv"), "Naam;Code\nAlbergen;\nFleringen;BU01830700\n");
    await writeFile(join(folder, "wrong.csv"), "Naam;Code\nAlbergen;X1\n");
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  /** The command with its arguments on a database of its own; what it printed and how it ended. */
  async function community(...args: string[]) {
    const url = new URL(inject("testServer").loginUrl);
    url.pathname = `/${database.name}`;
    const flags = ["--import", "tsx", "--conditions=@meent/source", "src/community.ts"];
    const env = { ...process.env, DATABASE_URL: url.href, DEMO: "", NODE_ENV: "production" };
    try {
      const { stdout } = await run(process.execPath, [...flags, ...args], { env });
      return { code: 0, said: stdout };
    } catch (thrown) {
      const { code, stdout, stderr } = thrown as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    }
  }

  const wanted = () => [
    ...["new", "--name", "Tubbergen", "--cbs", "GM0183", "--phone", "0546 62 80 00"],
    ...["--areas", join(folder, "areas.csv"), "--clerk-name", "Griet Griffier"],
  ];

  test("tells what it can", async () => {
    const { code, said } = await community("--help");
    expect([code, said]).toEqual([0, expect.stringContaining("--dry-run")]);
    expect(await community("bake")).toMatchObject({ code: 1 });
  });

  test("writes nothing when something is wrong, and says all of it", async () => {
    const { code, said } = await community(
      ...["new", "--name", "T", "--cbs", "XX1", "--areas", join(folder, "wrong.csv")],
      ...["--clerk-name", "Griet", "--clerk-mail", "geen", "--mail-from", "a@b"],
    );
    expect(code).toBe(1);
    for (const words of [
      "name: ",
      "cbs: ",
      "areas, line 2: code wrong: X1",
      "clerk-mail: ",
      "mail-from: ",
    ])
      expect(said).toContain(words);
  });

  test("makes a community with its areas, and shows the clerk's code once", async () => {
    expect((await community(...wanted(), "--dry-run")).said).toContain("Nothing was written");
    const { code, said } = await community(...wanted());
    expect([code, said]).toEqual([0, expect.stringMatching(/shown once: (\w{4}-){2}\w{4}\n/)]);
    const owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
    const { rows } = await owner.query(
      `select c.slug, c.cbs_code, i.demo, count(a.id)::int as areas
       from people.community c join people.area a on a.community_id = c.id, platform.installation i
       group by 1, 2, 3`,
    );
    await owner.end();
    expect(rows).toEqual([{ slug: "tubbergen", cbs_code: "GM0183", demo: false, areas: 2 }]);
    const again = await community(...wanted());
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining("already") });
  });

  test("adds areas, colours and another invitation later", async () => {
    expect((await community("areas", "tubbergen", join(folder, "areas.csv"))).said).toContain(
      "0 areas added; 2 were there already.",
    );
    const theme = join(folder, "theme.json");
    await writeFile(theme, JSON.stringify({ "--meent-block": "#00469b" }));
    expect(await community("change", "tubbergen", "--theme", theme)).toMatchObject({ code: 0 });
    expect((await community("clerk", "tubbergen", "--clerk-name", "Griet Griffier")).said).toMatch(
      /shown once/,
    );
    expect((await community("list")).said).toContain("tubbergen\tTubbergen");
    expect(await community("areas", "elders", join(folder, "areas.csv"))).toMatchObject({
      code: 1,
    });
  });
});
