import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
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

// Report, hide, appeal: a passer-by on a phone without JavaScript reports; the clerk hides, with a
// reason that stands in the place of the words; the writer asks somebody else to look; the mayor decides.

let browser: Browser;
let site: Site;
/** Somebody at a phone, never signed in, without JavaScript. */
let stranger: Visit;
/** Whoever the example lets one be. */
let member: Visit;
/** Of the case, as people see it. */
let number: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  stranger = await visit(browser, site, { width: 360, javaScript: false });
  member = await visit(browser, site, { width: 360 });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test("anybody reports a text, without signing in and without JavaScript", async () => {
  const { page } = stranger;
  await go(stranger, "/signalen");
  await press(stranger, "link", /^De bladblazer/);
  await press(stranger, "link", "Meld een tekst");
  await look(stranger, "moderation-01-report");
  await press(stranger, "button", "Verder");
  expect(await textOf(stranger, ".meent-errors")).toContain("Kies om welke tekst het gaat.");
  await page.getByLabel("Wat iemand zei").check();
  await page.getByLabel("Het beledigt iemand").check();
  await page.locator("#words").fill("Dit gaat over mijn buurman.");
  await press(stranger, "button", "Verder");
  expect(await textOf(stranger)).toContain("Controleer uw melding");
  await look(stranger, "moderation-02-check");
  await press(stranger, "button", "Verstuur de melding");
  const text = await textOf(stranger);
  expect(text).toContain("Een moderator kijkt er binnen 3 dagen naar.");
  number = /H-\d{4}-\d{3}/.exec(text)?.[0] ?? "";
  await look(stranger, "moderation-03-reported");
  await go(stranger, "/signalen");
  expect(await textOf(stranger)).toContain("De bladblazer");
});

test("a moderator sees what waits and hides it, with a reason, after a check", async () => {
  await go(member, "");
  await become(member, "Wiebe Terpstra");
  await go(member, "/moderatie");
  await look(member, "moderation-04-queue");
  await press(member, "link", new RegExp(`^${number}`));
  expect(await textOf(member)).toContain("Dit gaat over mijn buurman.");
  await look(member, "moderation-05-case");
  await press(member, "link", "Verberg de tekst");
  await member.page.getByLabel("Het beledigt iemand").check();
  await member.page.locator("#words").fill("De buurman wordt hier met naam uitgescholden.");
  await look(member, "moderation-06-hide");
  await press(member, "button", "Verder");
  await press(member, "button", "Verberg de tekst");
  expect(await textOf(member)).toContain("Deze tekst is verborgen");
});

test("what was hidden is gone everywhere; why, by whom and until when stands in its place", async () => {
  for (const path of ["/signalen", "", "/logboek", "/deze-week", `/moderatie/${number}`]) {
    await go(stranger, path);
    expect(await textOf(stranger), path).not.toContain("De bladblazer");
  }
  await go(stranger, "/signalen");
  await press(stranger, "link", `Verborgen (${number})`);
  const text = await textOf(stranger);
  expect(text).toContain("Verborgen door Wiebe Terpstra, op 24 november 2026.");
  expect(text).toContain("De reden: het beledigt iemand.");
  expect(text).toContain("tot en met 24 mei 2027");
  await look(stranger, "moderation-07-hidden");
});

test("its writer asks somebody else to look, and another than who hid it decides", async () => {
  await become(member, "Jan Oosterhuis");
  await go(member, `/moderatie/${number}`);
  expect(await textOf(member)).toContain("De bladblazer");
  await look(member, "moderation-08-own");
  await press(member, "link", "Vraag of een ander kijkt");
  await member.page.locator("#words").fill("Ik noem geen naam. Het gaat over een bladblazer.");
  await press(member, "button", "Verder");
  await press(member, "button", "Verstuur uw bezwaar");
  await become(member, "Wiebe Terpstra");
  await go(member, `/moderatie/${number}`);
  expect(await textOf(member), "he hid it himself").not.toContain("Beslis op het bezwaar");
  await go(member, "");
  await become(member, "Anna Wolters");
  await go(member, "/moderatie");
  await press(member, "link", new RegExp(`^${number}`));
  await press(member, "link", "Beslis op het bezwaar");
  await look(member, "moderation-09-decide");
  await member.page.getByLabel("De tekst staat er weer").check();
  await member.page.locator("#answer").fill("Er staat inderdaad geen naam in.");
  await press(member, "button", "Verder");
  await press(member, "button", "Neem deze beslissing");
  expect(pathOf(member)).toBe(`/moderatie/${number}`);
  await go(stranger, "/signalen");
  expect(await textOf(stranger)).toContain("De bladblazer");
});

test("one changes one's own words, and what stood there can still be read", async () => {
  await become(member, "Jan Oosterhuis");
  await go(member, "/signalen");
  await press(member, "link", /^De bladblazer/);
  await press(member, "link", "Pas uw eigen woorden aan");
  await member.page.getByLabel("Wat iemand zei").check();
  await member.page.getByLabel("Aanpassen").check();
  await member.page
    .locator("#body")
    .fill("Kan de bladblazer na acht uur, in plaats van om zes uur?");
  await look(member, "moderation-10-own-words");
  await press(member, "button", "Verder");
  await press(member, "button", "Verander het");
  expect(await textOf(member)).toContain("Eerst stond er");
  await look(member, "moderation-11-versions");
});

test("house rules, privacy, accessibility and cookies stand in the footer of every page", async () => {
  await go(stranger, "");
  for (const [label, words] of [
    ["Huisregels", "Er is geen programma dat beslist."],
    ["Privacy", "Wij volgen u niet."],
    ["Toegankelijkheid", "WCAG 2.2"],
    ["Cookies", "Daarom is er geen balk"],
  ] as const) {
    await press(stranger, "link", label);
    expect(await textOf(stranger)).toContain(words);
    await look(stranger, `moderation-12-${label.toLowerCase()}`);
  }
});
