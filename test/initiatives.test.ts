import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishInitiative, setMeans, setSay, startInitiative } from "#modules/initiatives";
import { done } from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { openSmallSite, photo, type SmallSite, visitAs } from "./small-site.ts";

// A resident begins an initiative like another, with a photo, on a phone without JavaScript; shows it
// to all; the mayor stands for it; there is news, and thanks.

let browser: Browser;
let site: SmallSite;
let fenna: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSmallSite()]);
  await eatTogether();
  fenna = await visitAs(browser, site, "fenna", { javaScript: false });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** The initiative that others begin from: Roelie's, with all that can be told of it. */
async function eatTogether(): Promise<void> {
  const { as, areas } = site.community;
  const { id: initiativeId } = await done(startInitiative, as("roelie"), {
    title: "Samen eten in De Brink",
    what: "Elke donderdag koken buren voor wie anders alleen eet.\n\nWij beginnen om zes uur.",
    why: "Samen eten is meer dan eten.",
    areaId: areas.oldeveen,
    place: "De keuken van De Brink",
    point: "52.7012, 6.1934",
    phase: "running",
    valueSupport: "Wie kan koken, kookt voor wie dat niet meer kan.",
    norms: "Wij laten niemand alleen eten.",
    income: "public",
    incomeWords: "Tine kookt twaalf uur per week, betaald uit de deal met de gemeente.",
    incomePerHour: "22,50",
  });
  await done(publishInitiative, as("roelie"), { initiativeId });
  await done(setMeans, as("roelie"), {
    initiativeId,
    version: 1,
    means: [
      { kind: "money", money: "1250", carrier: "De biljartclub", side: "community" },
      { kind: "hours", hours: "40", carrier: "Acht koks", side: "community", words: "per maand" },
      { kind: "room", words: "De keuken", carrier: "Het dorpshuis", side: "community" },
      { kind: "skill", words: "Boekhouden", carrier: "Kantoor Bos", side: "market" },
    ],
  });
  await done(setSay, as("roelie"), {
    initiativeId,
    version: 2,
    seats: [
      { holder: "De koks", side: "community", votes: 2 },
      { holder: "Het dorpshuis", side: "community", votes: 1, hasVeto: true },
    ],
    votesNeeded: 2,
  });
}

const origin = "/initiatieven/I-2026-001";
let path: string;

describe("a resident, on a phone without JavaScript", () => {
  test("finds an initiative in the menu and begins something like it", async () => {
    await go(fenna, "");
    await fenna.page.locator(".meent-menu summary").click();
    await press(fenna, "link", "Initiatieven");
    await look(fenna, "initiatives-01-list");
    await press(fenna, "link", "Samen eten in De Brink");
    expect(await textOf(fenna)).toContain("Wie publiek werk doet, mag er inkomen aan ontlenen");
    await press(fenna, "link", "Begin zoiets zelf");
    expect(await fenna.page.locator("#valueSupport").inputValue()).toContain("kan koken");
    await look(fenna, "initiatives-03-start");
  });

  test("is told what is wrong, and loses nothing of it", async () => {
    const { page } = fenna;
    await page.locator("#title").fill("🌳");
    await page.locator("#foto").setInputFiles(await photo());
    await press(fenna, "button", "Bewaar als concept");
    const errors = await textOf(fenna, ".meent-errors");
    expect(errors).toContain("Schrijf in een paar woorden hoe het heet.");
    expect(errors).toContain("Schrijf wat er op de foto staat");
    expect(await textOf(fenna)).toContain("Deze foto gaat mee.");
  });

  test("keeps it as a draft that nobody else sees, and then shows it to everyone", async () => {
    const { page } = fenna;
    await page.locator("#title").fill("Soep op dinsdag 🍲");
    await page.locator("#what").fill("Elke dinsdag koken wij soep in Hasselo.");
    await page.locator("#photoAlt").fill("Een grote pan soep op tafel");
    await press(fenna, "button", "Bewaar als concept");
    path = pathOf(fenna);
    expect(await textOf(fenna, ".meent-stand")).toContain("Dit is nog niet openbaar.");
    expect(await page.getByAltText("Een grote pan soep op tafel").count()).toBe(1);
    await look(fenna, "initiatives-05-draft");
    const stranger = await visit(browser, site, { width: 360, javaScript: false });
    await go(stranger, path);
    expect(await textOf(stranger)).toContain("Deze pagina is er niet");
    await press(fenna, "button", "Laat het aan iedereen zien");
    expect(await textOf(fenna, ".meent-stand")).toContain("Het is nog een idee.");
    await go(stranger, path);
    expect(await textOf(stranger, "h1")).toBe("Soep op dinsdag 🍲");
    await stranger.page.getByRole("link", { name: "Samen eten in De Brink" }).first().waitFor();
    await go(stranger, origin);
    expect(await textOf(stranger)).toContain("Hieruit begonnen Soep op dinsdag 🍲");
    await stranger.context.close();
  });
});

test("the mayor stands for it by name, with scripts and without a fault axe knows", async () => {
  const anna = await visitAs(browser, site, "anna");
  await go(anna, path);
  await press(anna, "link", "Sta er met uw naam voor");
  await anna.page.locator("#knownAs").fill("burgemeester");
  await anna.page.locator("#words").fill("Zo kent iedereen elkaar.");
  await press(anna, "button", "Ik sta hiervoor");
  expect(await textOf(anna)).toContain("Anna Wolters, burgemeester");
  await go(anna, origin);
  await look(anna, "initiatives-08-whole");
  await go(anna, "/initiatieven/kaart");
  await press(anna, "link", "Samen eten in De Brink");
  expect(pathOf(anna)).toBe(origin);
  await go(anna, "/initiatieven/kaart");
  await look(anna, "initiatives-10-map");
  await anna.context.close();
});

test("the clerk draws where a village lies, and the map shows it", async () => {
  const wiebe = await visitAs(browser, site, "wiebe");
  await go(wiebe, "/gebied/oldeveen");
  await press(wiebe, "link", "Teken de omtrek");
  await wiebe.page.locator("#geojson").fill("Oldeveen");
  await press(wiebe, "button", "Bekijk de tekening");
  expect(await textOf(wiebe, ".meent-errors")).toContain("Dit is geen GeoJSON");
  await look(wiebe, "outline-01-wrong");
  const ring = [
    ...[
      [6.17, 52.69],
      [6.21, 52.685],
      [6.23, 52.7],
      [6.22, 52.715],
      [6.18, 52.712],
    ],
    [6.17, 52.69],
  ];
  await wiebe.page.locator("#bestand").setInputFiles({
    name: "oldeveen.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(JSON.stringify({ type: "Polygon", coordinates: [ring] })),
  });
  await press(wiebe, "button", "Bekijk de tekening");
  await look(wiebe, "outline-02-check");
  await press(wiebe, "button", "Leg de omtrek vast");
  expect(await textOf(wiebe)).toContain("Zo is Oldeveen nu getekend, met 5 punten.");
  await look(wiebe, "outline-03-drawn");
  await go(wiebe, "/initiatieven/kaart");
  expect(await wiebe.page.locator(".meent-map path.land").count()).toBe(1);
  await wiebe.context.close();
});

test("there is news with a photo, and thanks in public", async () => {
  const { page } = fenna;
  await go(fenna, path);
  await press(fenna, "link", "Vertel hoe het gaat");
  await page.locator("#words").fill("Vandaag aten er twaalf mensen mee.");
  await page.locator("#foto").setInputFiles(await photo());
  await page.locator("#photoAlt").fill("Twaalf mensen aan een lange tafel");
  await press(fenna, "button", "Zet het erbij");
  expect(await textOf(fenna)).toContain("Vandaag aten er twaalf mensen mee.");
  await press(fenna, "link", "Bedank iemand");
  await page.locator("#toName").fill("de buren van de Brink");
  await page.locator("#words").fill("Voor de tafels.");
  await press(fenna, "button", "Bedank in het openbaar");
  expect(await textOf(fenna)).toContain("Fenna Dijkstra bedankt de buren van de Brink");
});
