import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  become,
  go,
  look,
  openBrowser,
  pathOf,
  press,
  textOf,
  type Visit,
  visit,
} from "./browser.ts";
import { openSite, type Site } from "./site.ts";

// A noaber says it for somebody without an account, who follows it with her letter: on a borrowed
// phone without JavaScript, never signed in.

let browser: Browser;
let site: Site;
let noaber: Visit;
let resident: Visit;
/** The path of the signal. */
let signal = "";
/** What the letter says to type over. */
let number = "";
let code = "";

const sentence = "De lamp voor de deur van nummer 12 is al drie weken uit.";
const asked = "Wil iemand naar de lamp voor mijn deur kijken?";
const ownWords = "Het is de lamp bij het pad, niet die bij de deur.";

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  noaber = await visit(browser, site, { cookie: await site.cookieOf("geert") });
  resident = await visit(browser, site, { javaScript: false });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Opens what the letter is about, as its number and code are typed. */
async function typeOver(visitor: Visit, typed: { number: string; code: string }): Promise<void> {
  await visitor.page.getByLabel("Nummer van de brief").fill(typed.number);
  await visitor.page.getByLabel("Code", { exact: true }).fill(typed.code);
  await press(visitor, "button", "Laat zien");
}

describe("a noaber, at the kitchen table", () => {
  test("says it for who asked, and hears what is missing of her", async () => {
    const { page } = noaber;
    await go(noaber, "/signalen/zeggen");
    await page.locator("#body").fill(sentence);
    await page.getByLabel("Dit klopt niet").check();
    await page.getByLabel("Iedereen").check();
    await page.getByLabel("Voor iemand die het mij vroeg").check();
    await press(noaber, "button", "Zeg het");
    expect(await page.locator(".meent-errors a").allInnerTexts()).toEqual([
      "Schrijf hoe de persoon heet die het u vroeg.",
      "Schrijf wat die persoon u vroeg. Eén zin is genoeg.",
      "Kies hoe die persoon ja zei.",
    ]);
    expect(await page.locator("#body").inputValue()).toBe(sentence);
    await look(noaber, "behalf-01-missing");
    await page.getByLabel("Hoe heet die persoon?").fill("Berta de Groot");
    await page.getByLabel("Wat vroeg die persoon?").fill(asked);
    await page.getByLabel("In een gesprek").check();
    await page.getByLabel("Waar en wanneer?").fill("Aan de keukentafel, 24 november.");
    await press(noaber, "button", "Zeg het");
  });

  test("comes to the letter, which bears a number and a code", async () => {
    const { page } = noaber;
    expect(pathOf(noaber)).toMatch(/^\/namens\/brief\/[0-9a-f-]{36}$/);
    const text = await textOf(noaber);
    for (const fact of ["De brief voor Berta de Groot", asked, "in een gesprek"])
      expect(text).toContain(fact);
    await look(noaber, "behalf-02-letter");
    await press(noaber, "link", "Wat u namens anderen deed");
    await press(noaber, "link", "De lamp voor de deur van nummer 12 is al drie weken uit");
    await page.getByLabel("Adres voor de envelop").fill("Dorpsstraat 12\n7845 AB Hasselo");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Maak de brief (PDF)" }).click();
    const file = await (await saved).path();
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(file)));
    const { text: letter } = await extractText(pdf, { mergePages: true });
    const said = letter.replaceAll(/\s+/g, " ");
    for (const fact of [
      "Berta de Groot",
      "Dorpsstraat 12",
      asked,
      "U zei ja in een gesprek. Aan de keukentafel, 24 november.",
      "noorderveld/namens",
    ])
      expect(said).toContain(fact);
    number = /\bN-\d{4}-\d{3,}\b/.exec(letter)?.[0] ?? "";
    code = /^ *([2-9A-Z]{4}-[2-9A-Z]{4}) *$/m.exec(letter)?.[1] ?? "";
    expect([number, code], letter).toEqual([
      expect.stringMatching(/^N-2026-\d{3}$/),
      expect.stringMatching(/^\w{4}-\w{4}$/),
    ]);
  });

  test("stands on the signal by name, and who asked does not", async () => {
    await press(noaber, "link", /^De lamp voor de deur/);
    signal = pathOf(noaber);
    expect(signal).toMatch(/^\/signalen\/S-2026-\d{3}$/);
    const text = await textOf(noaber);
    expect(text).toContain("Door Geert Lubbers, namens een inwoner.");
    expect(text).not.toContain("Berta");
    await look(noaber, "behalf-03-signal");
  });
});

describe("the resident with her letter, without JavaScript and without an account", () => {
  test("is told when the code is not hers, and what she typed stays", async () => {
    const { page } = resident;
    await go(resident, "/namens");
    await look(resident, "behalf-04-key");
    await typeOver(resident, { number, code: "" });
    expect(await textOf(resident, ".meent-errors")).toContain("Dit is geen code uit een brief.");
    await typeOver(resident, { number, code: "ZZZZ 9999" });
    expect(await textOf(resident, ".meent-errors")).toContain(
      "Deze code klopt niet. Kijk in de brief. U kunt het nog 9 keer proberen.",
    );
    expect(await page.getByLabel("Nummer van de brief").inputValue()).toBe(number);
    expect(await page.getByLabel("Code", { exact: true }).inputValue()).toBe("ZZZZ 9999");
    await look(resident, "behalf-05-wrong-code");
  });

  test("sees what was done for her, and puts her own words beside it", async () => {
    const { page } = resident;
    await typeOver(resident, { number: number.toLowerCase(), code: code.toLowerCase() });
    const text = await textOf(resident);
    for (const fact of ["Geert Lubbers deed dit namens u op 24 november 2026.", asked])
      expect(text).toContain(fact);
    await look(resident, "behalf-06-own");
    await press(resident, "button", "Zet dit erbij");
    expect(await textOf(resident, ".meent-errors")).toContain("Schrijf hoe het wel is.");
    await page.getByLabel("Hoe is het dan wel?").fill(ownWords);
    await press(resident, "button", "Zet dit erbij");
    expect(await textOf(resident)).toContain(ownWords);
    await look(resident, "behalf-07-own-words");
    await press(resident, "link", "Bekijk het");
    expect(pathOf(resident)).toBe(signal);
    expect(await textOf(resident)).toContain(`De inwoner zelf: “${ownWords}”`);
    await look(resident, "behalf-08-signal");
  });

  test("sees the answer of the host", async () => {
    const { page } = noaber;
    await go(noaber, signal);
    const host = /([A-Z]\p{L}+ [A-Z]\p{L}+) antwoordt uiterlijk/u.exec(await textOf(noaber))?.[1];
    await become(noaber, host ?? "nobody");
    await go(noaber, `${signal}/antwoord`);
    await page.locator("#words").fill("Donderdag vervangt Kees de lamp bij het pad.");
    await page.getByLabel("Ja, zin en antwoord").check();
    await press(noaber, "button", "Stuur dit antwoord");
    await go(resident, "/namens");
    await typeOver(resident, { number, code });
    expect(await textOf(resident)).toContain("Donderdag vervangt Kees de lamp bij het pad.");
    await look(resident, "behalf-09-answered");
  });

  test("takes it back: nobody can read it any more, and nothing can be added", async () => {
    await press(resident, "button", "Ik neem het terug");
    expect(await textOf(resident)).toContain("U nam dit terug op 24 november 2026.");
    await look(resident, "behalf-10-taken-back");
    // The signal ends by a job, right after.
    await expect
      .poll(
        async () => {
          await go(resident, signal);
          return textOf(resident);
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain("Wie dit zei, trok het in.");
    const text = await textOf(resident);
    for (const gone of ["nummer 12", asked, ownWords, "Donderdag vervangt"])
      expect(text).not.toContain(gone);
    await go(resident, "/signalen");
    expect(await textOf(resident)).not.toContain("nummer 12");
  });

  test("is read at /namens in both colours, and by a screen reader", async () => {
    await become(noaber, "Geert Lubbers");
    await go(noaber, "/namens");
    await look(noaber, "behalf-11-key");
    await go(noaber, "/namens/mijn");
    const text = await textOf(noaber);
    expect(text).toContain("Teruggenomen");
    expect(text).not.toContain("Berta");
    await look(noaber, "behalf-12-mine");
  });
});
