import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { go, openBrowser, pathOf, textOf, type Visit, visit } from "./browser.ts";
import { choose, type Focused, focused, follow, pressKey, tabTo } from "./keyboard.ts";
import { openSite, type Site } from "./site.ts";
import { answers } from "./words.ts";

// The whole filing without a mouse or a finger: Tab, Enter, Space, the arrows of a group of choices,
// and what is typed.

let site: Site;
let browser: Browser;
let visitor: Visit;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
  visitor = await visit(browser, site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test("the first Tab offers the way past the header, and it works", async () => {
  const { page } = visitor;
  await go(visitor, "");
  await page.keyboard.press("Tab");
  expect(await page.evaluate<Focused>(focused)).toEqual({ name: "Naar de inhoud", isSeen: true });
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("inhoud");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);
});

test("the menu opens and closes", async () => {
  const { page } = visitor;
  await go(visitor, "");
  await tabTo(page, "Menu");
  expect(await page.locator("header nav").isVisible()).toBe(false);
  await page.keyboard.press("Space");
  expect(await page.locator("header nav").isVisible()).toBe(true);
  await follow(page, "Werken");
  expect(pathOf(visitor)).toBe("/werken");
});

test("Fenna finds the work, signs in and files", async () => {
  const { page } = visitor;
  await tabTo(page, "Zoekwoord");
  await page.keyboard.type("dorpspark");
  await pressKey(page, "Enter");
  await follow(page, "Onderhoud dorpspark Oldeveen");
  await follow(page, "Wij nemen dit over");
  // One stop per group of choices; the arrows choose within it.
  await tabTo(page, "Geert Lubbers");
  await choose(page, "Fenna Dijkstra");
  await tabTo(page, "Meld mij zo aan");
  await pressKey(page, "Enter");
  expect(pathOf(visitor)).toMatch(/overnemen$/);

  await tabTo(page, "Namens mijzelf");
  await page.keyboard.press("ArrowDown");
  expect((await page.evaluate<Focused>(focused)).name).toBe("Dorpscoöperatie Oldeveen");
  await tabTo(page, "Wat wilt u doen");
  await page.keyboard.type(answers.why);
  await tabTo(page, "Verder naar nakijken");
  await pressKey(page, "Space");
});

test("after a mistake she starts at what is still needed", async () => {
  const { page } = visitor;
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await page.evaluate("document.activeElement.className")).toBe("meent-errors");
  await tabTo(page, "Schrijf wat ervoor nodig is");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("cooperation");
  await page.keyboard.type(answers.cooperation);
  await tabTo(page, "Hoeveel geld");
  await page.keyboard.type("34.000");
  await tabTo(page, "1 jaar");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Dag");
  await page.keyboard.type("1");
  await tabTo(page, "Maand");
  await page.keyboard.type("4");
  await tabTo(page, "Jaar");
  await page.keyboard.type("2027");
  // Enter in a field sends the form, as people are used to.
  await pressKey(page, "Enter");
  expect(await page.title()).toBe("Klopt dit? · Noorderveld");
  expect(await textOf(visitor, "main")).toContain("2 jaar");
  await tabTo(page, "Dien in");
  await pressKey(page, "Space");
  expect(pathOf(visitor)).toMatch(/^\/uitdagingen\/U-2026-\d+$/);
  expect(await textOf(visitor)).toContain("De uitdaging is ingediend.");
});

test("the time machine and being someone else work too", async () => {
  const { page } = visitor;
  await tabTo(page, "Verzet de dag of word iemand anders");
  await page.keyboard.press("Enter");
  await follow(page, "1 dag verder");
  await tabTo(page, "Verzet de dag of word iemand anders");
  await page.keyboard.press("Enter");
  await tabTo(page, "Wie bent u nu?");
  await page.keyboard.type("Henk");
  await tabTo(page, "Word deze persoon");
  await pressKey(page, "Enter");
  expect(await textOf(visitor)).toContain("Beslis over deze uitdaging");
});

test("a signal is said, and a text of somebody reported", async () => {
  const { page } = visitor;
  await go(visitor, "");
  await tabTo(page, "Wat wilt u zeggen?");
  await page.keyboard.type("De bel van het gemeentehuis is stuk.");
  await tabTo(page, "Ik vraag hulp");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Verder");
  await pressKey(page, "Space");
  await tabTo(page, "Iedereen");
  await page.keyboard.press("Space");
  await tabTo(page, "Zeg het");
  await pressKey(page, "Space");
  await go(visitor, "/signalen/S-2026-001");
  await follow(page, "Meld een tekst");
  await tabTo(page, "Wat iemand zei");
  await page.keyboard.press("Space");
  await tabTo(page, "Er staan gegevens in");
  await page.keyboard.press("Space");
  await tabTo(page, "Verder");
  await pressKey(page, "Space");
  await tabTo(page, "Verstuur de melding");
  await pressKey(page, "Space");
  expect(await textOf(visitor, "main")).toContain("Uw melding is binnen");
});

test("what she follows and how she hears of it", async () => {
  const { page } = visitor;
  await go(visitor, "/organisaties");
  await follow(page, "Dorpscoöperatie Oldeveen");
  await tabTo(page, "Volg deze organisatie");
  await pressKey(page, "Enter");
  expect(await textOf(visitor, "main")).toContain("U volgt dit.");
  await go(visitor, "/mij/berichten");
  await tabTo(page, "Eén keer per dag");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Bewaar");
  await pressKey(page, "Space");
  expect(await textOf(visitor, "main")).toContain("Zoals alles (eén keer per week)");
});

test("an agreement between people is begun", async () => {
  const { page } = visitor;
  await go(visitor, "/afspraken");
  await tabTo(page, "Maak een afspraak");
  await pressKey(page, "Enter");
  expect(pathOf(visitor)).toBe("/afspraken/nieuw");
});
