import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishInitiative, startInitiative } from "#modules/initiatives";
import { placeListing } from "#modules/market";
import { done, foundTestCommunity } from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { expectNoDutch } from "./dutch.ts";
import { tabTo } from "./keyboard.ts";
import { openSmallSite, type SmallSite } from "./small-site.ts";

// Somebody looks for what there is, here and elsewhere, with the keys alone; the clerk, on a phone
// without JavaScript, says what others see; and all of it is there for who reads English.

let site: SmallSite;
let browser: Browser;
let visitor: Visit;
let clerk: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSmallSite({ isDemo: true })]);
  const { world, community: here } = site;
  const elsewhere = await foundTestCommunity(world, "bruntinge");
  for (const [community, title] of [
    [here, "Soepmiddag Oldeveen"],
    [elsewhere, "Dorpsmoestuin Bruntinge"],
  ] as const) {
    const { id: initiativeId } = await done(startInitiative, community.as("fenna"), {
      title,
      what: "Samen koken, samen eten.",
      areaId: community.areas.oldeveen,
    });
    await done(publishInitiative, community.as("fenna"), { initiativeId });
    await done(placeListing, community.as("roelie"), {
      side: "offer",
      kind: "room",
      title: "Lege dorpszaal",
      what: "Ruimte, keuken, stoelen.",
      areaId: community.areas.oldeveen,
    });
  }
  visitor = await visit(browser, site);
  clerk = await visit(browser, site, { cookie: await here.cookieOf("wiebe"), javaScript: false });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test("what is looked for is found by the keys alone, and what is not there says what to do", async () => {
  const { page } = visitor;
  await go(visitor, "/zoeken");
  await tabTo(page, /^Zoek in alles|^Zoekwoord|^Zoek/);
  await page.keyboard.type("dorpszalen");
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
  expect(await textOf(visitor, ".meent-stand")).toContain("past bij “dorpszalen”");
  await look(visitor, "search-01-found");
  await tabTo(page, "Lege dorpszaal");
  const opened = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await opened;
  expect(pathOf(visitor)).toMatch(/^\/vraag-en-aanbod\/O-/);
  await go(visitor, "/zoeken?zoek=olifant");
  expect(await textOf(visitor, ".meent-stand")).toContain("Er is niets gevonden");
  await look(visitor, "search-02-nothing");
  await go(visitor, `/zoeken?zoek=${encodeURIComponent("🎉")}`);
  expect(await textOf(visitor)).toContain("Zoeken gaat met letters en cijfers.");
  await go(visitor, "/vraag-en-aanbod?zoek=dorpszalen&wat=aanbod");
  expect(await textOf(visitor)).toContain("Er staat één ding open.");
  await look(visitor, "search-03-market");
});

test("what happens elsewhere leads there, for who comes with the keys", async () => {
  const { page } = visitor;
  await go(visitor, "/elders");
  await look(visitor, "search-04-elsewhere");
  await tabTo(page, "Dorpsmoestuin Bruntinge");
  const opened = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await opened;
  expect(new URL(page.url()).pathname).toMatch(/^\/bruntinge\/initiatieven\//);
});

test("what may be done with it is said, and each list can be fetched", async () => {
  await go(visitor, "/open-data");
  expect(await textOf(visitor)).toContain("blijft van wie het schreef");
  await look(visitor, "search-05-open-data");
});

test("the clerk chooses what others see, and it holds at once", async () => {
  const { page } = clerk;
  await go(clerk, "/elders");
  await press(clerk, "link", "Kies wat wij delen");
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("checkbox", { name: "Vraag en aanbod" }).check();
  await press(clerk, "button", "Deel dit");
  expect(await textOf(clerk)).toContain("deelt met andere: vraag en aanbod");
  const there = await visit(browser, visitor.site, { slug: "bruntinge" });
  await go(there, "/elders");
  expect(await textOf(there)).toContain("Lege dorpszaal");
  expect(await textOf(there)).not.toContain("Soepmiddag");
  await there.context.close();
});

test("who reads English reads English, everywhere one looks for something", async () => {
  const reader = await visit(browser, visitor.site, { language: "en" });
  for (const path of [
    "/initiatieven",
    "/initiatieven/I-2026-001",
    "/vraag-en-aanbod",
    "/vraag-en-aanbod?zoek=zaal",
    "/vraag-en-aanbod/O-2026-001",
    "/vraag-en-aanbod/hoe-het-past",
    "/zoeken?zoek=soepmiddag",
    "/zoeken?zoek=olifant",
    "/elders",
    "/open-data",
    "/rondleiding",
  ]) {
    await go(reader, path);
    await expectNoDutch(reader);
  }
  await look(reader, "search-06-english-tour");
});
