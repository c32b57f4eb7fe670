import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#platform/test-database.ts";
import { partOf, startTestSmtp } from "#platform/test-smtp.ts";
import {
  addressOf,
  go,
  look,
  openBrowser,
  pathOf,
  press,
  textOf,
  type Visit,
  type Visited,
  visit,
} from "./browser.ts";

/**
 * From an empty database to the first answered signal: the operator's command and `npm start` as they
 * are typed, a council clerk with the code that was printed, a host who came in by a link in a real
 * mail, and somebody without an account, whose phone has no JavaScript.
 */

const smtp = await startTestSmtp();
const slug = "tubbergen";
let database: TestDatabase;
let folder: string;
let program: Program;
let browser: Browser;
let griet: Visit;
let fenna: Visit;
let stranger: Visit;
/** What the command printed, for the clerk. */
let clerkCode = "";
/** What the stranger was shown, once. */
let code = "";
/** The path of what she said. */
let path = "";

beforeAll(async () => {
  [database, folder, browser] = await Promise.all([
    createTestDatabase(),
    mkdtemp(join(tmpdir(), "meent-new-")),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await smtp.stop();
  await database?.drop();
  if (folder) await rm(folder, { recursive: true });
});

/** `npm start` in a process of its own. */
interface Program extends Visited {
  /** Ctrl-C; gives its exit code. */
  stop(): Promise<number | null>;
}

/** What both commands are run with: a database of our own, so no demo, and no mail yet. */
function environment(): Record<string, string> {
  const url = new URL(inject("testServer").loginUrl);
  url.pathname = `/${database.name}`;
  return { PATH: process.env.PATH ?? "", DATABASE_URL: url.href };
}

async function community(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/community.mjs", ...args],
    { env: environment() },
  );
  return stdout;
}

async function startProgram(): Promise<Program> {
  const launcher = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...environment(),
      PORT: "0",
      LOG_LEVEL: "warn",
      SMTP_URL: smtp.url,
      MAIL_FROM: "meent@tubbergen.example",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => launcher.once("close", resolve));
  const troubles: string[] = [];
  const origin = await addressFrom(launcher, ended, troubles);
  return {
    origin,
    takeTroubles: () => troubles.splice(0),
    stop: () => {
      launcher.kill("SIGINT");
      return ended;
    },
  };
}

/** Its address once it says so; after that whatever it logs is a trouble. */
function addressFrom(launcher: ChildProcess, ended: Promise<number | null>, troubles: string[]) {
  let said = "";
  return new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      const text = chunk.toString();
      said += text;
      troubles.push(...text.split("\n").filter((line) => line.startsWith("{")));
      const found = /Meent is ready: (http:\/\/[\w.:]+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    launcher.stdout?.on("data", listen);
    launcher.stderr?.on("data", listen);
    void ended.then((exitCode) => reject(new Error(`ended with ${exitCode}:\n${said}`)));
  });
}

/** The link in the newest mail to this address, once the program has sent it. */
async function linkTo(address: string): Promise<string> {
  const find = () => smtp.received.findLast(({ to }) => to === address);
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  const mail = find();
  const [link = ""] = /http:\/\/127\.0\.0\.1\S+/.exec(mail ? partOf(mail, "text/plain") : "") ?? [];
  expect(link).toContain(`${program.origin}/${slug}/`);
  return link;
}

/** Signs in with a code, on the page where it is typed. */
async function enterWith(visitor: Visit, typed: string): Promise<void> {
  await go(visitor, "/aanmelden/code");
  await visitor.page.locator("#code").fill(typed);
  await press(visitor, "button", "Meld mij aan");
}

/** Fills in who one is here. */
async function fillWho({ page }: Visit, name: string, area: string): Promise<void> {
  await page.locator("#fullName").fill(name);
  await page.getByRole("radio", { name: "Met mijn hele naam" }).check();
  await page.locator("#areaId").selectOption({ label: area });
}

describe("who runs Meent", () => {
  test("makes a community on the command line, and gets a code for its clerk", async () => {
    await writeFile(join(folder, "areas.csv"), "Naam;Code;Inwoners\nAlbergen;;3500\nFleringen;;\n");
    const said = await community(
      ...["new", "--name", "Gemeente Tubbergen", "--slug", slug, "--cbs", "GM0183"],
      ...["--areas", join(folder, "areas.csv"), "--languages", "nl,en", "--phone", "0546 62 80 00"],
      ...["--lead", "Wij doen het samen.", "--lead-en", "We do it together."],
      ...["--clerk-name", "Griet Griffier"],
    );
    expect(said).toContain("Gemeente Tubbergen, at /tubbergen, with 2 areas.");
    expect(said).toContain("/tubbergen/aanmelden/code, within fourteen days");
    [, clerkCode = ""] = /The code of Griet Griffier, shown once: (\S+)/.exec(said) ?? [];
    expect(clerkCode).toMatch(/^(\w{4}-){2}\w{4}$/);
  });

  test("starts it, and it stands there in both languages", async () => {
    program = await startProgram();
    for (const [language, lead, noWork] of [
      ["nl", "Wij doen het samen.", "Nu staat er geen werk dat u kunt overnemen."],
      ["en", "We do it together.", "Now there is no work you can take over."],
    ] as const) {
      const reader = await visit(browser, program, { slug, language });
      await go(reader, "");
      expect(await textOf(reader)).toContain(lead);
      expect(await textOf(reader)).toContain(noWork);
      if (language === "nl") await look(reader, "new-community-01-front");
      await reader.context.close();
    }
  });
});

describe("the council clerk", () => {
  test("comes in with the code, and is shown how to come back without mail", async () => {
    griet = await visit(browser, program, { slug });
    await enterWith(griet, clerkCode.toLowerCase());
    expect(pathOf(griet)).toBe("/mij/code");
    expect(await textOf(griet)).toContain("U hebt nog geen manier om terug te komen.");
    await press(griet, "button", "Maak een eigen code");
    const [ownCode = ""] = /\b(\w{4}-){2}\w{4}\b/.exec(await textOf(griet, "main")) ?? [];
    await press(griet, "link", "Naar uw eigen pagina");
    await press(griet, "button", "Meld mij hier af");
    await enterWith(griet, ownCode);
    await go(griet, "/mij");
    expect(await textOf(griet)).toContain("Anderen zien u hier als Griet Griffier.");
  });

  test("chooses her name, and where she lives", async () => {
    await press(griet, "link", "Verander uw naam, uw gebied of uw taal");
    await fillWho(griet, "Griet Hofstede", "Albergen");
    await press(griet, "button", "Bewaar");
    const text = await textOf(griet);
    expect(text).toContain("Anderen zien u hier als Griet Hofstede.");
    expect(text).toMatch(/Uw rollen griffier/i);
    await look(griet, "new-community-02-me");
  });

  test("lets nobody else in with it", async () => {
    const other = await visit(browser, program, { slug });
    await enterWith(other, clerkCode);
    expect(await textOf(other, ".meent-errors")).toContain("Deze uitnodiging is al gebruikt.");
    await other.context.close();
  });

  test("gives her mail address, and says yes in the mail", async () => {
    await press(griet, "link", "Geef een mailadres op");
    await griet.page.locator("#adres").fill("griet@voorbeeld.example");
    await press(griet, "button", "Stuur de mails");
    await griet.page.goto(await linkTo("griet@voorbeeld.example"));
    await press(griet, "button", "Ja, dit klopt");
    expect(await textOf(griet)).toContain("Uw adres is veranderd");
    await go(griet, "/mij");
    expect(await textOf(griet)).toContain("griet@voorbeeld.example");
  });

  test("makes a host of who came in by a link in the mail", async () => {
    fenna = await visit(browser, program, { slug });
    await go(fenna, "/aanmelden");
    await fenna.page.locator("#adres").fill("fenna@voorbeeld.example");
    await press(fenna, "button", "Stuur mij de link");
    await fenna.page.goto(await linkTo("fenna@voorbeeld.example"));
    await press(fenna, "button", "Meld mij aan");
    expect(pathOf(fenna)).toBe("/aanmelden/kennismaken");
    await fillWho(fenna, "Fenna Dijkstra", "Fleringen");
    await press(fenna, "button", "Doe mee");

    const { page } = griet;
    await go(griet, "/rollen");
    await press(griet, "link", "Geef iemand een rol");
    await page.locator("#person").fill("Fenna");
    await page.locator("#role").selectOption("host");
    await page.locator("#reason").fill("Zij kent Fleringen en Fleringen kent haar.");
    await press(griet, "button", "Lees na");
    expect(await textOf(griet)).toContain("Fenna Dijkstra");
    await press(griet, "button", "Geef de rol");
    expect(pathOf(griet)).toBe("/rollen");
    expect(await textOf(griet)).toContain("Er zijn nu 2 publieke rollen in gebruik.");
    await look(griet, "new-community-03-roles");
  });
});

describe("somebody without an account, on a phone without JavaScript", () => {
  test("says one sentence on the front page, and gets a code", async () => {
    stranger = await visit(browser, program, { slug, javaScript: false });
    const { page } = stranger;
    await go(stranger, "");
    await page.locator("#body").fill("De lantaarn bij de school van Fleringen brandt niet.");
    await page.getByLabel("Dit klopt niet").check();
    await press(stranger, "button", "Verder");
    expect(await textOf(stranger)).toContain("Fenna Dijkstra leest het en antwoordt u uiterlijk");
    await page.getByLabel("Iedereen").check();
    await page.locator("#areaId").selectOption({ label: "Fleringen" });
    await press(stranger, "button", "Zeg het");
    expect(await textOf(stranger)).toContain("Fenna Dijkstra antwoordt uiterlijk");
    code = await textOf(stranger, "main code");
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    await look(stranger, "new-community-04-said");
    await press(stranger, "link", "Volg uw signaal");
    path = pathOf(stranger);
    expect(path).toMatch(/^\/signalen\/S-\d{4}-001$/);
    await stranger.context.close();
  });

  test("is answered by the host", async () => {
    await go(fenna, "/signalen/tafel");
    await press(fenna, "link", /^De lantaarn bij de school/);
    await press(fenna, "link", "Geef antwoord");
    await fenna.page.locator("#words").fill("Ik belde vanochtend. Vrijdag hangt er een nieuwe.");
    await fenna.page.getByLabel("Ja, zin en antwoord").check();
    await press(fenna, "button", "Stuur dit antwoord");
    expect(await textOf(fenna)).toContain("Fenna Dijkstra antwoordde op");
    await look(fenna, "new-community-05-answered");
  });

  test("finds the answer with the code, on another device", async () => {
    stranger = await visit(browser, program, { slug, javaScript: false });
    await go(stranger, "/signalen/volgen");
    await stranger.page.locator("#code").fill(code);
    await press(stranger, "button", "Laat het zien");
    expect(pathOf(stranger)).toBe(path);
    expect(await textOf(stranger)).toContain("Vrijdag hangt er een nieuwe.");
  });

  test("reads all of it in the record, from the first line on", async () => {
    await go(stranger, "/logboek");
    const text = await textOf(stranger);
    for (const sentence of [
      "Albergen hoort bij deze gemeenschap.",
      "Griet Hofstede kreeg de rol van griffier.",
      "Fenna Dijkstra kreeg de rol van gastheer of gastvrouw.",
      "Iemand zei dat iets niet klopt.",
      "Fenna Dijkstra antwoordde.",
    ])
      expect(text).toContain(sentence);
    await look(stranger, "new-community-06-record");
    const anybody = await fetch(addressOf(stranger, path));
    expect(await anybody.text()).toContain("Vrijdag hangt er een nieuwe.");
  });
});

test("the program stops cleanly", async () => {
  expect(await program.stop()).toBe(0);
  expect(program.takeTroubles()).toEqual([]);
});
