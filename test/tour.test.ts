import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
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
import { openSite, type Site } from "./site.ts";

// The tour of the example as somebody meets it on a phone: from the front page on, by its own links
// and buttons alone.

let browser: Browser;
let site: Site;
let visitor: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  visitor = await visit(browser, site, { width: 360 });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** By the bar of the example, which stands above every page. */
const toTour = () => press(visitor, "link", "Rondleiding in vijf stappen");

/** The link that stands out in a step. */
async function follow(step: number) {
  const link = visitor.page.locator(`section[aria-labelledby="stap-${step}"] a`).first();
  const name = (await link.textContent()) ?? "";
  await press(visitor, "link", name);
}

describe("the tour in five steps", () => {
  test("1: says something, and reads who answers by when", async () => {
    await go(visitor, "");
    await toTour();
    await look(visitor, "tour-01");
    await follow(1);
    const { page } = visitor;
    await page.getByLabel("Wat wilt u zeggen?").fill("Bij de brug ligt een tegel los.");
    await page.getByLabel("Dit klopt niet").check();
    expect(pathOf(visitor)).toBe("/signalen/zeggen");
    expect(await textOf(visitor, "h1")).not.toBe("");
  });

  test("2: becomes somebody, and chooses the lightest way", async () => {
    await toTour();
    await press(visitor, "button", /kies hoe u meedoet/);
    expect(pathOf(visitor)).toBe("/meedoen");
    expect(await textOf(visitor, "h1")).not.toBe("");
  });

  test("3: becomes Geert, who sits down to make a deal", async () => {
    await toTour();
    await press(visitor, "button", /Word Geert Lubbers/);
    expect(pathOf(visitor)).toBe("/deals/nieuw");
    expect(await visitor.page.locator("h1").count()).toBe(1);
  });

  test("4: lets the executive be silent, and the page stays true afterwards", async () => {
    await toTour();
    await follow(4);
    expect(pathOf(visitor)).toMatch(/^\/(uitdagingen|werken)/);
    await forward(visitor, "8 weken verder");
    await toTour();
    const text = await textOf(visitor);
    expect(text).toContain("In dit voorbeeld loopt nu geen klok meer");
    expect(text).not.toContain("Open op die pagina de balk");
    await look(visitor, "tour-04-after");
  });

  test("5: reads who waits for whom, and the record that tells all of it", async () => {
    await follow(5);
    expect(pathOf(visitor)).toBe("/wachten");
    await toTour();
    await press(visitor, "link", "Lees het openbaar logboek");
    expect(await textOf(visitor)).toContain("de tijdmachine ging vooruit");
    expect(visitor.complaints).toEqual([]);
  });
});
