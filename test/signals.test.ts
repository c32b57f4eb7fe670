import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  become,
  forward,
  go,
  look,
  openBrowser,
  pathOf,
  press,
  textOf,
  type Visit,
  visit,
} from "./browser.ts";
import { expectNoDutch } from "./dutch.ts";
import { openSite, type Site } from "./site.ts";

// Say it in one sentence: a resident without signing in, on a phone without JavaScript, with a photo;
// a host at her desk; the answer by code; and what is against, which stays.

let browser: Browser;
let site: Site;
/** Somebody at a phone, never signed in, without JavaScript. */
let stranger: Visit;
/** Whoever the example lets one be. */
let member: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  stranger = await visit(browser, site, { width: 360, javaScript: false });
  member = await visit(browser, site, { width: 360 });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** A photo as a telephone makes it, with the place in it. */
async function photoOf(side: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: {
      width: side,
      height: Math.round(side * 0.75),
      channels: 3,
      background: "#7a8f6a",
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();
  return { name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer };
}

/** From a file, as a telephone has it: a buffer would go through the browser's own tools first. */
function fileOf40Megabytes(): string {
  const file = join(mkdtempSync(join(tmpdir(), "meent-photo-")), "groot.jpg");
  writeFileSync(file, Buffer.alloc(40 * 1024 * 1024));
  return file;
}

let path: string;
let code: string;

test("in English its pages speak no Dutch", async () => {
  const reader = await visit(browser, site, {
    language: "en",
    width: 1280,
    cookie: await site.cookieOf("trijntje"),
  });
  for (const at of [
    "/signalen",
    "/signalen/zeggen",
    "/signalen/volgen",
    "/signalen/tafel",
    "/signalen/S-2026-003",
    "/signalen/S-2026-011/antwoord",
    "/gebied",
    "/gebied/hasselo",
  ]) {
    await go(reader, at);
    await expectNoDutch(reader);
  }
  await look(reader, "en-signals");
  await reader.context.close();
});

describe("a resident without an account, on a phone without JavaScript", () => {
  test("begins on the front page with one sentence", async () => {
    const { page } = stranger;
    await go(stranger, "");
    await look(stranger, "signal-01-front");
    await press(stranger, "button", "Verder");
    expect(await textOf(stranger, ".meent-errors")).toContain(
      "Schrijf in één zin wat u wilt zeggen.",
    );
    await page.locator("#body").fill("De stoeptegel voor de bakker ligt zo los dat hij klapt.");
    await page.getByLabel("Dit klopt niet").check();
    await press(stranger, "button", "Zeg het");
    expect(await textOf(stranger, ".meent-errors")).toContain("Kies wie het mag lezen.");
    await look(stranger, "signal-02-say-errors");
  });

  test("adds a photo; one that is refused takes no word along", async () => {
    const { page } = stranger;
    await page.getByLabel("Iedereen").check();
    await page.locator("#place").fill("Voor bakker Henk");
    await page.locator("#foto").setInputFiles({
      name: "tegel.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    await press(stranger, "button", "Zeg het");
    expect(await textOf(stranger, ".meent-errors")).toContain("geen foto die wij kunnen tonen");
    await page.locator("#foto").setInputFiles(fileOf40Megabytes());
    await press(stranger, "button", "Zeg het");
    expect(await textOf(stranger, ".meent-errors")).toContain("meer dan 12 MB");
    expect(await page.locator("#body").inputValue()).toContain("stoeptegel");
    expect(await page.locator("#place").inputValue()).toBe("Voor bakker Henk");
    await page.locator("#foto").setInputFiles(await photoOf(2400));
    await page.locator("#photoAlt").fill("Een stoeptegel die schuin omhoog staat");
  });

  test("gets a person, a day, and a code that is shown once", async () => {
    await press(stranger, "button", "Zeg het");
    const text = await textOf(stranger);
    expect(text).toContain("Trijntje Veenstra antwoordt uiterlijk vrijdag 27 november.");
    code = await textOf(stranger, "main code");
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    await look(stranger, "signal-03-said");
    await press(stranger, "link", "Volg uw signaal");
    path = pathOf(stranger);
    expect(path).toMatch(/^\/signalen\/S-2026-\d{3}$/);
    expect(await textOf(stranger)).toContain("Anderen lezen dit pas als de gastvrouw");
    expect(await textOf(stranger)).not.toContain(code);
    const photo = stranger.page.locator(".meent-photo img");
    expect(await photo.getAttribute("alt")).toBe("Een stoeptegel die schuin omhoog staat");
    await photo.scrollIntoViewIfNeeded();
    await expect
      .poll(() =>
        photo.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      )
      .toBeGreaterThan(300);
    await look(stranger, "signal-04-own");
  });

  test("is alone in reading it: another sees that somebody waits, and no word", async () => {
    await go(member, path);
    const text = await textOf(member);
    expect(text).toContain("De woorden zijn niet openbaar, of nog niet.");
    expect(text).not.toContain("stoeptegel");
    const address = await stranger.page.locator(".meent-photo img").getAttribute("src");
    expect((await fetch(`${site.origin}${address}`)).status).toBe(404);
    await look(member, "signal-05-unread");
  });
});

describe("a host, on a phone", () => {
  test("sees at her desk who waits, the longest first, and whom she could bring together", async () => {
    await go(member, "");
    await become(member, "Trijntje Veenstra");
    await go(member, "/signalen/tafel");
    const text = await textOf(member);
    expect(text).toContain("De stoeptegel voor de bakker");
    expect(text).toContain("Wie kunt u vandaag bij elkaar brengen?");
    await look(member, "signal-06-desk");
  });

  test("answers on one screen", async () => {
    const { page } = member;
    await press(member, "link", "De stoeptegel voor de bakker ligt zo los dat hij klapt");
    await press(member, "link", "Geef antwoord");
    await look(member, "signal-07-answer");
    await page
      .locator("#words")
      .fill("Ik legde er net een emmer op. Donderdag komt de stratenmaker.");
    await press(member, "button", "Stuur dit antwoord");
    expect(await textOf(member, ".meent-errors")).toContain("Kies of iedereen dit mag lezen.");
    await page.getByLabel("Ja, zin en antwoord").check();
    await press(member, "button", "Stuur dit antwoord");
    expect(await textOf(member)).toContain("Trijntje Veenstra antwoordde op 24 november 2026.");
    await look(member, "signal-08-answered");
  });

  test("makes a work of an idea, joins what belongs together, passes on what another knows", async () => {
    const { page } = member;
    await go(member, "/signalen/tafel");
    await press(member, "link", /^Ik heb een piano/);
    await press(member, "link", "Maak er een publiek werk van");
    await page.locator("#title").fill("Een piano in de fietstunnel");
    await page.locator("#words").fill("Goed idee. Wie haalt hem op?");
    await page.getByLabel("Ja, zin en antwoord").check();
    await look(member, "signal-09-work");
    await press(member, "button", "Maak dit werk");
    await press(member, "link", "Een piano in de fietstunnel");
    expect(await textOf(member)).toContain("Dit werk begon met iets wat iemand zei.");
    await look(member, "signal-10-work-of-it");
    await go(member, "/signalen/tafel");
    await press(member, "link", /^De lantaarn op de hoek/);
    await press(member, "link", "Geef het door");
    await page.locator("#memberId").selectOption({ label: "Marijke Bos, Helpende ambtenaar" });
    await look(member, "signal-11-forward");
    await press(member, "button", "Geef het door");
    expect(await textOf(member)).toContain("Trijntje Veenstra gaf het door aan Marijke Bos");
  });
});

describe("the stranger, afterwards", () => {
  test("finds it again with the code on another device", async () => {
    const other = await visit(browser, site, { width: 360, javaScript: false });
    await go(other, "/signalen/volgen");
    await other.page.locator("#code").fill("AAAA-AAAA-AAAA");
    await press(other, "button", "Laat het zien");
    expect(await textOf(other)).toContain("Deze code kennen wij hier niet.");
    await look(other, "signal-12-follow");
    await other.page.locator("#code").fill(code.toLowerCase().replaceAll("-", " "));
    await press(other, "button", "Laat het zien");
    expect(pathOf(other)).toBe(path);
    expect(await textOf(other)).toContain("Donderdag komt de stratenmaker.");
    await press(other, "link", "Zeg of u geholpen bent");
    await other.page.getByLabel("Nee").check();
    await other.page.locator("#words").fill("De emmer is weg en de tegel klapt weer.");
    await look(other, "signal-13-react");
    await press(other, "button", "Laat het weten");
    expect(await textOf(other)).toContain("was er niet mee geholpen en vroeg het nog een keer");
    await go(other, "/signalen/volgen");
    await press(other, "button", "Vergeet de code op dit apparaat");
    await go(other, path);
    expect(await textOf(other)).not.toContain("De emmer is weg");
    await other.context.close();
  });

  test("is waited for in public when the day passes, on the municipality and by no name of a person", async () => {
    await forward(member, "1 week verder");
    // The front page shows the five that wait longest; the others stand here.
    await go(member, "/wachten");
    const text = await textOf(member);
    expect(text).toContain("Iemand wacht op de gemeente, voor een antwoord op “De stoeptegel");
    await go(member, "/signalen");
    expect(await textOf(member)).toMatch(/De gemeente liet \d signalen te lang zonder antwoord/);
    await look(member, "signal-14-list");
  });
});

describe("what is against", () => {
  test("cannot be answered away; it is kept beside the work, with the reply", async () => {
    await go(member, "/werken/W-2026-001");
    expect(await textOf(member)).toContain("Geen betaald parkeren bij het dorpspark");
    await press(member, "link", /^Tegen, S-2026-/);
    expect(await textOf(member)).not.toContain("Maak er een publiek werk van");
    await press(member, "link", "Antwoord, en bewaar het");
    await look(member, "signal-15-keep");
    await member.page
      .locator("#words")
      .fill("De raad praat hierover op 14 december. Uw zin ligt daar op tafel.");
    await press(member, "button", "Bewaar het, met dit antwoord");
    await go(member, "/werken/W-2026-001");
    const text = await textOf(member);
    expect(text).toContain("Geen betaald parkeren bij het dorpspark");
    expect(text).toContain("Trijntje Veenstra antwoordde: De raad praat hierover");
    await look(member, "signal-16-beside");
  });
});

test("an area has a page of its own, with the box", async () => {
  await go(member, "/gebied");
  await press(member, "link", "Oldeveen");
  const text = await textOf(member);
  for (const part of ["Zeg het in één zin", "Onderhoud dorpspark Oldeveen", "1.860 inwoners"])
    expect(text).toContain(part);
  await look(member, "signal-17-area");
});

test("a member takes back what she said", async () => {
  await become(member, "Jan Oosterhuis");
  await go(member, "/signalen/volgen");
  await press(member, "link", /^De bladblazer/);
  await press(member, "link", "Trek het in");
  await look(member, "signal-18-withdraw");
  await press(member, "button", "Trek het in");
  expect(await textOf(member)).toContain("Wie dit zei, trok het in.");
  await go(member, "/signalen");
  expect(await textOf(member)).not.toContain("De bladblazer");
});
