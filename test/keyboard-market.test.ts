import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { go, openBrowser, pathOf, textOf, type Visit } from "./browser.ts";
import { choose, follow, pressKey, tabThrough, tabTo } from "./keyboard.ts";
import { openSmallSite, type SmallSite, visitAs } from "./small-site.ts";

// From an idea to an introduction without a mouse or a finger: Tab, Enter, Space and the arrows of a
// group of choices. Fenna's phone runs no scripts, Roelie's does.

let browser: Browser;
let site: SmallSite;
let fenna: Visit;
let roelie: Visit;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSmallSite()]);
  fenna = await visitAs(browser, site, "fenna", { javaScript: false });
  roelie = await visitAs(browser, site, "roelie");
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

let talk: string;

test("she begins an initiative and shows it to all", async () => {
  const { page } = fenna;
  await go(fenna, "/initiatieven");
  await tabThrough(page, "the list of initiatives");
  await go(fenna, "/initiatieven");
  await follow(page, "Begin een initiatief");
  await tabThrough(page, "the form of an initiative");
  await page.locator("#inhoud").focus();
  await tabTo(page, "Hoe heet het");
  await page.keyboard.type("Soep op dinsdag");
  await tabTo(page, "Wat gaat u doen");
  await page.keyboard.type("Elke dinsdag koken wij soep.");
  await follow(page, "Bewaar als concept");
  await follow(page, "Laat het aan iedereen zien");
  expect(await textOf(fenna, "h1")).toBe("Soep op dinsdag");
  await tabThrough(page, "the page of an initiative");
});

test("she asks what it needs", async () => {
  const { page } = fenna;
  await page.locator("#inhoud").focus();
  await follow(page, "Vraag iets hiervoor");
  await tabThrough(page, "the form of a need");
  await page.locator("#inhoud").focus();
  await tabTo(page, "geld");
  await choose(page, "ruimte: een zaal");
  await tabTo(page, "In een paar woorden");
  await page.keyboard.type("Zaal om soep te eten");
  await follow(page, "Plaats de vraag");
  expect(pathOf(fenna)).toMatch(/^\/vraag-en-aanbod\/G-/);
});

test("the other offers it, and asks to meet", async () => {
  const { page } = roelie;
  await go(roelie, "/vraag-en-aanbod");
  await tabThrough(page, "the list of needs and offers");
  await go(roelie, "/vraag-en-aanbod");
  await follow(page, "Zaal om soep te eten");
  await tabThrough(page, "the page of a need");
  await go(roelie, "/vraag-en-aanbod/nieuw");
  await tabTo(page, "Ik vraag iets");
  await choose(page, "Ik bied iets aan");
  await tabTo(page, "geld");
  await choose(page, "ruimte: een zaal");
  await tabTo(page, "In een paar woorden");
  await page.keyboard.type("Zaal met keuken");
  await follow(page, "Plaats dit");
  expect(pathOf(roelie)).toMatch(/^\/vraag-en-aanbod\/O-/);
  await go(roelie, "/vraag-en-aanbod");
  await follow(page, "Zaal om soep te eten");
  await follow(page, "Ik kan helpen");
  await tabThrough(page, "the form to meet");
  await page.locator("#inhoud").focus();
  await tabTo(page, "Hoe kan de ander u bereiken");
  await page.keyboard.type("06 12345678");
  await follow(page, "Vraag om een kennismaking");
  talk = pathOf(roelie);
});

test("she answers, and both see how to reach one another", async () => {
  const { page } = fenna;
  await go(fenna, talk);
  await tabThrough(page, "the page of an introduction");
  await page.locator("#inhoud").focus();
  await tabTo(page, "Hoe kan de ander u bereiken");
  await page.keyboard.type("fenna@voorbeeld.example");
  await tabTo(page, "Ja, ik wil kennismaken");
  await pressKey(page, "Space");
  expect(await textOf(fenna)).toContain("06 12345678");
  await go(roelie, talk);
  expect(await textOf(roelie)).toContain("fenna@voorbeeld.example");
});
