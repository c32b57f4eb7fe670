import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishInitiative, startInitiative } from "#modules/initiatives";
import { placeListing } from "#modules/market";
import { done } from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit } from "./browser.ts";
import { openSmallSite, photo, type SmallSite, visitAs } from "./small-site.ts";

// A resident begins an initiative like another, with a photo, and says what it needs; an offer is found;
// two say yes and meet; thanks. On phones, hers without JavaScript.

let browser: Browser;
let site: SmallSite;
let fenna: Visit;
let roelie: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSmallSite()]);
  const { as, areas } = site.community;
  const { id: initiativeId } = await done(startInitiative, as("geert"), {
    title: "Samen eten in De Brink",
    what: "Elke donderdag koken buren voor wie anders alleen eet.",
    why: "Samen eten is meer dan eten.",
    areaId: areas.oldeveen,
    norms: "Wij laten niemand alleen eten.",
  });
  await done(publishInitiative, as("geert"), { initiativeId });
  // Somebody has a hall, and somebody else a hall on another day.
  for (const [person, title, weekday] of [
    ["roelie", "Dorpshuis staat dinsdag leeg", 2],
    ["henk", "Lokaal van de school", 5],
  ] as const)
    await done(placeListing, as(person), {
      side: "offer",
      kind: "room",
      title,
      what: "De zaal met keuken is vrij. Er zijn tafels voor dertig mensen.",
      rhythm: "weekly",
      weekdays: [weekday],
      areaId: areas.oldeveen,
    });
  fenna = await visitAs(browser, site, "fenna", { javaScript: false });
  roelie = await visitAs(browser, site, "roelie");
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** The part of a form that is folded away. */
async function unfold({ page }: Visit): Promise<void> {
  const more = page.locator("details.meent-help");
  if ((await more.getAttribute("open")) === null) await more.locator("summary").click();
}

let initiative: string;
let need: string;
let talk: string;

test("she begins an initiative like another one, with a photo", async () => {
  const { page } = fenna;
  await go(fenna, "/initiatieven/I-2026-001");
  await press(fenna, "link", "Begin zoiets zelf");
  await page.locator("#title").fill("Soep op dinsdag");
  await page.locator("#what").fill("Elke dinsdag koken wij soep in Oldeveen.");
  await page.locator("#foto").setInputFiles(await photo());
  await page.locator("#photoAlt").fill("Een grote pan soep op tafel");
  await press(fenna, "button", "Bewaar als concept");
  await press(fenna, "button", "Laat het aan iedereen zien");
  initiative = pathOf(fenna);
  expect(await textOf(fenna, "h1")).toBe("Soep op dinsdag");
  expect(await page.getByAltText("Een grote pan soep op tafel").count()).toBe(1);
});

test("she says what it needs; what is wrong comes back as she typed it", async () => {
  const { page } = fenna;
  await press(fenna, "link", "Vraag iets hiervoor");
  expect(await textOf(fenna)).toContain("Het hoort bij: Soep op dinsdag.");
  await unfold(fenna);
  await page.getByLabel("Van wat").fill("zitplaatsen");
  await page.locator("#quantity").fill("dertig");
  await press(fenna, "button", "Plaats de vraag");
  const errors = await textOf(fenna, ".meent-errors");
  expect(errors).toContain("Kies waar het om gaat");
  expect(errors).toContain("Schrijf hier alleen een getal");
  expect(await page.locator("#unit").inputValue()).toBe("zitplaatsen");
  await page.getByLabel("ruimte: een zaal").check();
  await page.locator("#title").fill("Zaal om samen soep te eten");
  await page.locator("#what").fill("Wij zoeken een zaal met keuken voor dertig mensen.");
  await page.locator("#quantity").fill("30");
  await page.getByLabel("Elke week", { exact: true }).check();
  await page.getByLabel("dinsdag").check();
  await page.locator("#areaId").selectOption({ label: "Oldeveen" });
  await look(fenna, "market-01-form");
  await press(fenna, "button", "Plaats de vraag");
  need = pathOf(fenna);
  expect(await textOf(fenna)).toContain("30 zitplaatsen");
  await go(fenna, initiative);
  expect(await textOf(fenna)).toContain("Wat hier nodig is");
});

test("an offer is found, with the reason; she asks to meet", async () => {
  await site.world.jobs.everyMinute["market.matchAll"]?.();
  await go(fenna, need);
  const fits = await textOf(fenna);
  expect(fits).toContain("allebei op dinsdag");
  expect(fits).toMatch(/woorden in gemeen: .*zaal/);
  expect(fits.indexOf("Dorpshuis staat dinsdag leeg")).toBeLessThan(
    fits.indexOf("Lokaal van de school"),
  );
  await look(fenna, "market-02-need");
  await press(fenna, "link", "Maak kennis");
  await fenna.page.locator("#contact").fill("06 12345678");
  await fenna.page.locator("#words").fill("Wij beginnen om zes uur.");
  await look(fenna, "market-03-ask");
  await press(fenna, "button", "Vraag om een kennismaking");
  talk = pathOf(fenna);
  expect(await textOf(fenna, ".meent-stand")).toContain("Nu is Roelie Hofstee aan zet");
});

test("the other says yes; only then both see how to reach one another, and nobody else", async () => {
  await go(roelie, "/mij");
  expect(await textOf(roelie)).toContain("u bent aan zet");
  await press(roelie, "link", /Zaal om samen soep te eten – Dorpshuis/);
  const asked = await textOf(roelie);
  expect(asked).toContain("Wij beginnen om zes uur.");
  expect(asked).not.toContain("06 12345678");
  await look(roelie, "market-04-talk");
  await roelie.page.locator("#contact").fill("roelie@voorbeeld.example");
  await press(roelie, "button", "Ja, ik wil kennismaken");
  expect(await textOf(roelie)).toContain("06 12345678");
  await go(fenna, talk);
  expect(await textOf(fenna)).toContain("roelie@voorbeeld.example");
  await look(fenna, "market-05-met");
  const henk = await visitAs(browser, site, "henk", { javaScript: false });
  await go(henk, talk);
  expect(await textOf(henk)).toContain("Deze kennismaking is van anderen.");
  expect(await textOf(henk)).not.toContain("06 12345678");
  await henk.context.close();
});

test("she says that it worked out, thanks in public, and her need closes", async () => {
  const { page } = fenna;
  await page.getByLabel("Ja", { exact: true }).check();
  await page.locator("#thanks").fill("Elke dinsdag soep, dankzij Roelie!");
  await page.getByLabel("Mijn vraag is vervuld").check();
  await press(fenna, "button", "Zeg het");
  await go(roelie, need);
  expect(await textOf(roelie, ".meent-stand")).toContain("Deze vraag is vervuld.");
  expect(await textOf(roelie)).toContain("Elke dinsdag soep, dankzij Roelie!");
});

test("the market master sees the links to make", async () => {
  const { as, areas } = site.community;
  await done(placeListing, as("fenna"), {
    side: "need",
    kind: "room",
    title: "Lokaal voor de taalles",
    what: "Een zaal met tafels, op vrijdag.",
    weekdays: [5],
    rhythm: "weekly",
    areaId: areas.oldeveen,
  });
  // Once a day.
  site.world.clock.set(new Date(site.world.clock.machineNow().getTime() + 25 * 3_600_000));
  await site.world.jobs.everyMinute["market.matchAll"]?.();
  const geert = await visitAs(browser, site, "geert");
  await go(geert, "/vraag-en-aanbod");
  await look(geert, "market-07-list");
  await press(geert, "link", "De tafel van de marktmeester");
  expect(await textOf(geert)).toContain("Lokaal van de school");
  await look(geert, "market-08-desk");
  await press(geert, "button", "Stel aan elkaar voor");
  expect(await textOf(geert)).toContain("Het voorstel is gedaan.");
  await go(geert, "/vraag-en-aanbod/hoe-het-past");
  await look(geert, "market-09-how");
  await geert.context.close();
});
