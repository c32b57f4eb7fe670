import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameWork, startUndertaking } from "#modules/works";
import { systemContext } from "#platform/settle.ts";
import { done } from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { expectNoDutch } from "./dutch.ts";
import { openSite, type Site } from "./site.ts";

// From "wij doen dit" to a deal, on a phone: what people do by themselves turns out to need € 600.
// They ask, an official takes it up, both sign, and it goes on as that deal. The official's own
// browser runs no script.

let browser: Browser;
let site: Site;
let asker: Visit;
let official: Visit;
/** The paths of the undertaking, of the question and of the deal. */
let undertaking = "";
let question = "";
let deal = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  asker = await visit(browser, site, { cookie: await site.cookieOf("roelie") });
  official = await visit(browser, site, {
    cookie: await site.cookieOf("geert"),
    javaScript: false,
  });
  const { filled, world } = site;
  const system = systemContext(world.platform, filled.communityId, world.clock.machineNow());
  const as = (person: "roelie") => ({
    ...system,
    actor: { kind: "member" as const, memberId: filled.people.get(person) ?? "" },
  });
  const [area] = await world.ask("select id from people.area where slug = 'hasselo'");
  const work = await done(nameWork, as("roelie"), {
    title: "Bloembakken in de Kerkstraat",
    lead: "",
    areaId: String(area?.id),
    doer: { kind: "nobody", name: null },
    yearlyCostCents: null,
    serves: "Iedereen die in Hasselo boodschappen doet",
    protects: "",
    route: "agreementWithoutMoney",
    requirements: [],
  });
  const { number } = await done(startUndertaking, as("roelie"), {
    workId: work.id,
    what: "Met vier buren vullen wij de bakken en geven wij water.",
    nothingNeeded: "yes",
  });
  undertaking = `/wij-doen-dit/${number}`;
});
afterAll(async () => {
  await asker?.context.close();
  await official?.context.close();
  await browser?.close();
  await site?.stop();
});

describe("what people do themselves goes on as a deal", () => {
  test("it needs something small: they ask, with what they told already filled in", async () => {
    const { page } = asker;
    await go(asker, undertaking);
    await press(asker, "link", "Iets kleins nodig? Vraag om een deal");
    expect(await page.locator("#title").inputValue()).toBe("Bloembakken in de Kerkstraat");
    await page.locator("#partyHours").fill("40");
    await page.locator("#continuity").fill("Dan neemt de buurvrouw het over.");
    await press(asker, "button", "Stuur mijn vraag");
    expect(await textOf(asker, ".meent-errors")).toContain("U vraagt nog niets van de gemeente.");
    expect(await page.locator("#partyHours").inputValue()).toBe("40");
    await look(asker, "asked-02-form");
    await page.locator("#money").fill("600");
    await press(asker, "button", "Stuur mijn vraag");
    question = pathOf(asker);
    expect(question).toMatch(/^\/deals\/vragen\/V-2026-\d+$/);
    const text = await textOf(asker);
    expect(text).toContain("De gemeente zegt uiterlijk 29 november 2026 wie dit oppakt.");
    expect(text).toContain("Gevraagd van Noorderveld € 600");
    await look(asker, "asked-03-question");
  });

  test("the work goes on meanwhile, and the municipality is waited for", async () => {
    await go(asker, undertaking);
    const text = await textOf(asker);
    expect(text).toContain("Dit loopt sinds 24 november 2026.");
    expect(text).toContain("Er is om een deal gevraagd");
    await go(asker, "/wachten");
    expect(await textOf(asker)).toContain("wie de vraag oppakt: Bloembakken in de Kerkstraat");
  });

  test("an official takes it up by name, and makes a deal of it", async () => {
    await go(official, "/deals");
    await press(official, "link", "Bloembakken in de Kerkstraat");
    await press(official, "button", "Ik pak dit op");
    expect(await textOf(official)).toContain("Geert Lubbers pakt dit op, namens de gemeente.");
    await look(official, "asked-05-taken-up");
    await press(official, "link", "Maak er een deal van");
    const { page } = official;
    expect(await page.locator("#money").inputValue()).toBe("600");
    expect(await page.locator("#partyHours").inputValue()).toBe("40");
    expect(await textOf(official)).toContain("In antwoord op vraag V-2026-001 van Roelie Hofstee");
    await look(official, "asked-06-table");
    await press(official, "button", "Lees voor");
    const text = await textOf(official);
    expect(text).toContain("Roelie Hofstee brengt in: 40 uur.");
    expect(text).toContain("Noorderveld brengt in: € 600.");
    await press(official, "button", "Teken namens de gemeente");
    deal = pathOf(official);
    expect(deal).toMatch(/^\/deals\/D-2026-\d+$/);
    expect(await textOf(official)).toContain("Bekijk wat er gevraagd was");
  });

  test("she signs, and what they did goes on as that deal with all it holds", async () => {
    await go(asker, question);
    expect(await textOf(asker)).toContain("Hier kwam op 24 november 2026 een deal uit.");
    await press(asker, "link", "Bekijk de deal");
    await press(asker, "link", "Teken deze deal");
    await press(asker, "button", "Teken de deal");
    expect(await textOf(asker)).toContain("De deal is getekend op 24 november 2026.");
    // The move follows the signature after its commit.
    await expect
      .poll(
        async () => {
          await go(asker, undertaking);
          return textOf(asker);
        },
        { timeout: 20_000 },
      )
      .toContain("Dit ging op 24 november 2026 verder als deal.");
    const text = await textOf(asker);
    expect(text).toContain("Met vier buren vullen wij de bakken en geven wij water.");
    expect(text).toContain("Beide kanten tekenden. De deal geldt.");
    await look(asker, "asked-08-moved");
    await press(asker, "link", /^D-2026-\d+, Bloembakken/);
    expect(pathOf(asker)).toBe(deal);
  });
});

describe("a no is no end", () => {
  test("three questions lead a resident to asking for a deal", async () => {
    await go(asker, "/meedoen?werk=W-2026-003&nu=nee&nodig=means&bedrag=800");
    await press(asker, "link", "Vraag om een deal");
    const { page } = asker;
    await page.locator("#title").fill("Een nieuwe mast voor de seinvlag");
    await page.locator("#money").fill("800");
    await page.locator("#continuity").fill("Dan doet de schippersvereniging het.");
    await press(asker, "button", "Stuur mijn vraag");
    question = pathOf(asker);
  });

  test("it opens with what it would take, and the challenge is next", async () => {
    await go(official, question);
    await press(official, "link", "Zeg nee, met wat er wel nodig is");
    const { page } = official;
    const form = await textOf(official);
    expect(form.indexOf("Wat zou er nodig zijn om wel ja te zeggen?")).toBeGreaterThan(-1);
    // What others here got, with why it is like this one.
    expect(form).toContain("Wat mensen in zulke gevallen kregen");
    expect(form).toContain("Bloembakken in de Kerkstraat");
    expect(form).toContain("Kreeg een deal op 24 november 2026.");
    await page.locator("#reason").fill("De mast staat op grond van het waterschap.");
    await press(official, "button", "Kijk alles na");
    expect(await textOf(official, ".meent-errors")).toContain(
      "Schrijf wat er nodig zou zijn om wel ja te zeggen.",
    );
    await look(official, "asked-09-no");
    await page.locator("#needed").fill("Een brief van het waterschap.");
    await press(official, "button", "Kijk alles na");
    // Nothing is said yet: she reads it once more, and corrects it.
    await look(official, "asked-10-no-check");
    expect(await textOf(official)).toContain("Klopt dit?");
    await go(asker, question);
    expect(await textOf(asker)).not.toContain("waterschap");
    await press(official, "button", "Verander iets");
    expect(await page.locator("#reason").inputValue()).toBe(
      "De mast staat op grond van het waterschap.",
    );
    await page.locator("#needed").fill("Een brief van het waterschap dat de mast daar mag staan.");
    await press(official, "button", "Kijk alles na");
    await press(official, "button", "Zeg nee, met deze reden");
    await go(asker, question);
    expect(await textOf(asker)).toContain("Het houdt hier niet op.");
    await look(asker, "asked-11-refused");
    await press(asker, "link", "Ga verder als uitdaging");
    expect(await asker.page.locator("#cooperation").inputValue()).toMatch(/€\s800/);
  });
});

test("in English its pages speak no Dutch", async () => {
  const reader = await visit(browser, site, {
    language: "en",
    width: 1280,
    cookie: await site.cookieOf("marijke"),
  });
  try {
    await go(reader, "/deals/vragen/nieuw");
    await expectNoDutch(reader);
    // What Roelie and Geert wrote stays in their own words.
    await go(reader, question);
    expect(await textOf(reader)).toContain("Geert Lubbers said no for the municipality");
  } finally {
    await reader.context.close();
  }
});
