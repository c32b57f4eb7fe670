import type { Browser } from "playwright-core";
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

// "Wij doen dit", on a phone: three questions, an undertaking that starts at once, a neighbour who
// answers, a municipality that is late and then helps by name.

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

describe("the do lane on a phone", () => {
  test("Roelie names a work that nobody does", async () => {
    const { page } = visitor;
    await go(visitor, "");
    await become(visitor, "Roelie Hofstee");
    await press(visitor, "link", "Noem een publiek werk");
    await press(visitor, "button", "Naar nakijken");
    expect(await textOf(visitor, ".meent-errors")).toContain("Schrijf wat het werk is");
    await look(visitor, "do-01-name-errors");
    await page.locator("#title").fill("Bloembakken in de Kerkstraat");
    await page.locator("#serves").fill("Iedereen die in Hasselo boodschappen doet");
    await page.getByLabel("Niemand").check();
    await press(visitor, "button", "Naar nakijken");
    await look(visitor, "do-02-name-check");
    await press(visitor, "button", "Zet het bij de publieke werken");
    expect(await textOf(visitor, "h1")).toBe("Bloembakken in de Kerkstraat");
    await look(visitor, "do-03-work");
  });

  test("three questions show the lightest road, with the reason", async () => {
    const { page } = visitor;
    await press(visitor, "link", "Kies wat bij u past");
    expect(await page.getByLabel("Nee", { exact: false }).first().isChecked()).toBe(true);
    await look(visitor, "do-04-lane");
    await page.getByLabel("Niets").check();
    await press(visitor, "button", "Wijs mij de weg");
    const text = await textOf(visitor);
    expect(text).toContain("Uw weg: wij doen dit");
    expect(text).toContain("Dan hoeft u op niemand te wachten.");
    await look(visitor, "do-05-lane-found");
  });

  test("she starts at once", async () => {
    const { page } = visitor;
    await press(visitor, "link", "Wij doen dit");
    await look(visitor, "do-06-form");
    await page.locator("#what").fill("Met vier buren vullen wij de bakken en geven wij water.");
    await page.locator("#noticed").fill("Op zondagavond staan er gieters op de stoep.");
    await page.locator("#nothingNeeded").check();
    await press(visitor, "button", "Naar nakijken");
    await look(visitor, "do-07-check");
    await press(visitor, "button", "Wij beginnen");
    expect(await textOf(visitor)).toContain("Dit loopt sinds 24 november 2026.");
    await look(visitor, "do-08-undertaking");
    await press(visitor, "link", "Brief aan de buren");
    expect(await textOf(visitor)).toContain("Beste buren in Hasselo,");
    await look(visitor, "do-09-letter");
    const letter = await page.request.get(
      await page
        .getByRole("link", { name: "Haal de brief op" })
        .evaluate((link) => (link as HTMLAnchorElement).href),
    );
    expect((await letter.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("a neighbour sees it on the front page and says what worries him", async () => {
    const { page } = visitor;
    await become(visitor, "Geert Lubbers");
    await go(visitor, "");
    expect(await textOf(visitor)).toContain("Dit doen mensen zelf in Hasselo");
    await look(visitor, "do-10-front");
    await press(visitor, "link", "Roelie Hofstee: Bloembakken in de Kerkstraat");
    await press(visitor, "link", "Zeg er iets van");
    await page.getByLabel("Een zorg").check();
    await page.locator("#body").fill("Blijft er genoeg stoep over voor een rolstoel?");
    await look(visitor, "do-11-answer");
    await press(visitor, "button", "Zet het erbij");
    expect(await textOf(visitor)).toContain("Een zorg van Geert Lubbers uit Hasselo");
  });

  test("she puts a word beside it, and the work goes on", async () => {
    await become(visitor, "Roelie Hofstee");
    await press(visitor, "link", "Zet er iets naast");
    await visitor.page.locator("#body").fill("Ja. Wij hebben het met een rolstoel geprobeerd.");
    await press(visitor, "button", "Zet het ernaast");
    const text = await textOf(visitor);
    expect(text).toContain("Wij hebben het met een rolstoel geprobeerd.");
    expect(text).toContain("Dit loopt sinds 24 november 2026.");
  });

  test("the municipality says nothing for a week, and that is public", async () => {
    await forward(visitor, "1 week verder");
    const text = await textOf(visitor);
    expect(text).toContain(
      "De gemeente had uiterlijk 29 november 2026 moeten zeggen wie er helpt.",
    );
    await look(visitor, "do-12-overdue");
    // The front page shows the five that wait longest; all stand here.
    const own = pathOf(visitor);
    await go(visitor, "/wachten");
    expect(await textOf(visitor)).toContain("al 7 dagen, 2 dagen te laat");
    await go(visitor, own);
  });

  test("Marijke helps, by name", async () => {
    await become(visitor, "Marijke Bos");
    await press(visitor, "button", "Ik help hierbij");
    expect(await textOf(visitor)).toContain("Marijke Bos helpt, namens de gemeente.");
    await look(visitor, "do-13-helped");
  });

  test("she brings the municipality's list up to date: first dry, then for real", async () => {
    const { page } = visitor;
    await go(visitor, "/werken");
    await press(visitor, "link", "Beheer de lijst met werken");
    await look(visitor, "do-14-manage");
    const head = "Nummer;Titel;Gebied;Wie doet het;Naam;Voor wie";
    await page.locator("#csv").fill(`${head}\n;Sneeuw ruimen;Nergens;iedereen;;Iedereen`);
    await press(visitor, "button", "Kijk wat er zou gebeuren");
    expect(await textOf(visitor)).toContain("Dit gebied kennen wij hier niet.");
    await look(visitor, "do-15-faults");
    await page.locator("#csv").fill(`${head}\n;Sneeuw ruimen;Hasselo;niemand;;Iedereen`);
    await press(visitor, "button", "Kijk wat er zou gebeuren");
    expect(await textOf(visitor)).toContain("Nieuw: 1. Veranderd: 0. Hetzelfde: 0.");
    await look(visitor, "do-16-dry");
    await press(visitor, "button", "Zet de lijst terug");
    expect(await textOf(visitor)).toContain("Sneeuw ruimen");
  });
});

test("in English its pages speak no Dutch", async () => {
  const other = await openSite();
  const reader = await visit(browser, other, {
    language: "en",
    width: 1280,
    cookie: await other.cookieOf("marijke"),
  });
  try {
    const work = "/werken/W-2026-003";
    for (const path of [
      work,
      "/werken/noemen",
      "/werken/beheer",
      "/wij-doen-dit",
      `${work}/wij-doen-dit`,
      "/meedoen?werk=W-2026-003&nu=nee&nodig=means&bedrag=800.00",
    ]) {
      await go(reader, path);
      await expectNoDutch(reader);
    }
    await look(reader, "en-do-lane");
  } finally {
    await reader.context.close();
    await other.stop();
  }
});
