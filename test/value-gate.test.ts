import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  become,
  forward,
  go,
  look,
  openBrowser,
  press,
  textOf,
  type Visit,
  visit,
} from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import { answers } from "./words.ts";

// Pekela's 21 bridges: half a million euro a year is above the value gate, so silence is no yes.
// That is told before anything is filed (research on the practice, 1.6).

let site: Site;
let browser: Browser;
let visitor: Visit;
let challenge: string;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
  visitor = await visit(browser, site);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const gate = "Let op de grens van € 216.000.";

test("the page of the work tells of the gate", async () => {
  await go(visitor, "/werken?zoek=bruggen");
  await press(visitor, "link", "Onderhoud van 21 bruggen");
  const text = await textOf(visitor);
  expect(text).toContain("€ 500.000 per jaar");
  expect(text).toContain(gate);
  await look(visitor, "gate-work");
});

test("so does the form, before anything is filed", async () => {
  await become(visitor, "Fenna Dijkstra");
  await press(visitor, "link", "Wij nemen dit over");
  expect(await textOf(visitor)).toContain(gate);
  await look(visitor, "gate-form");
});

test("and the check page: silence is no yes", async () => {
  const { page } = visitor;
  await page.locator("#why").fill(answers.why);
  await page.locator("#cooperation").fill(answers.cooperation);
  await page.locator("#yearlyAmount").fill("480.000");
  await page.getByRole("radio", { name: "1 jaar" }).check();
  for (const [id, typed] of Object.entries({
    startsOn: "1",
    "startsOn-maand": "4",
    "startsOn-jaar": "2027",
  }))
    await page.locator(`#${id}`).fill(typed);
  await press(visitor, "button", "Verder naar nakijken");
  expect(await textOf(visitor)).toContain(
    "Stilte is hier geen ja, want u vraagt meer dan € 216.000 over de hele looptijd.",
  );
  await look(visitor, "gate-check");
});

test("a filed one says so on its clock", async () => {
  await press(visitor, "button", "Dien in");
  challenge = new URL(visitor.page.url()).pathname.replace("/noorderveld", "");
  const text = await textOf(visitor);
  expect(text).toContain(
    "Stilte is hier geen ja, omdat het bedrag over de hele looptijd boven de grens ligt.",
  );
  expect(text).toContain("Zonder besluit: impasse, in het openbaar.");
  expect(text).not.toContain("Zonder besluit: aanvaard.");
  await look(visitor, "gate-filed");
});

test("at the end of its term it is an impasse, and everyone can read it", async () => {
  await forward(visitor, "8 weken verder");
  await forward(visitor, "1 dag verder");
  const text = await textOf(visitor);
  expect(text).toContain("Er is een impasse: het college zei niets voor 20 januari 2027.");
  expect(text).toContain("Stilte is hier geen ja.");
  await look(visitor, "gate-impasse");
  await go(visitor, "/logboek");
  expect(await textOf(visitor)).toContain(
    "Het college zei niets tot en met 19 januari 2027. Er is een impasse.",
  );
  await go(visitor, "/deals");
  expect(await textOf(visitor)).not.toContain("21 bruggen");
  await go(visitor, `${challenge}`);
  expect(await visitor.page.getByRole("link", { name: "Bekijk de deal" }).count()).toBe(0);
});

test("under the gate silence is a yes for the same work", async () => {
  await go(visitor, "");
  await become(visitor, "Roelie Hofstee");
  await go(visitor, "/werken?zoek=bruggen");
  await press(visitor, "link", "Onderhoud van 21 bruggen");
  await press(visitor, "link", "Wij nemen dit over");
  const { page } = visitor;
  await page.locator("#why").fill("Wij doen alleen de vijf bruggen van ons eigen dorp.");
  await page.locator("#cooperation").fill("De tekeningen van de bruggen.");
  await page.locator("#yearlyAmount").fill("216.000");
  await page.getByRole("radio", { name: "1 jaar" }).check();
  for (const [id, typed] of Object.entries({
    startsOn: "1",
    "startsOn-maand": "4",
    "startsOn-jaar": "2027",
  }))
    await page.locator(`#${id}`).fill(typed);
  await press(visitor, "button", "Verder naar nakijken");
  expect(await textOf(visitor)).toContain("Zegt het niets, dan is uw uitdaging op");
});
