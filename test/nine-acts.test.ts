import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

// The nine acts on a phone: a rule exception for which like cases are found first, money from a
// mandate beside that of others, who has the say, and a reply of the party; then what visitors see.

const plan = "/uitdagingen/U-2026-001";

let browser: Browser;
let site: Site;
/** Without JavaScript: everything of an exception must work so. */
let marijke: Visit;
let geert: Visit;
let roelie: Visit;

beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite();
  marijke = await visit(browser, site, {
    cookie: await site.cookieOf("marijke"),
    javaScript: false,
  });
  geert = await visit(browser, site, { cookie: await site.cookieOf("geert") });
  roelie = await visit(browser, site, { cookie: await site.cookieOf("roelie") });
});
afterAll(async () => {
  for (const { context } of [marijke, geert, roelie].filter(Boolean)) await context.close();
  await browser?.close();
  await site?.stop();
});

describe("an exception to a rule, without JavaScript", () => {
  test("begins with the rule and the case, and finds what is like it", async () => {
    const { page } = marijke;
    await go(marijke, plan);
    await press(marijke, "link", "Doe een van de negen daden");
    await look(marijke, "acts-01-choose");
    await press(marijke, "link", "Maak een uitzondering");
    await page.locator("#rule").fill("de verordening over gemeentelijke gebouwen");
    await press(marijke, "button", "Zoek gevallen die hierop lijken");
    expect(await page.locator(".meent-errors a").allInnerTexts()).toHaveLength(1);
    await page.locator("#case").fill("De jeugd wil de zaal ook in de vakantie openhouden.");
    await look(marijke, "acts-02-search");
    await press(marijke, "button", "Zoek gevallen die hierop lijken");
    const text = await textOf(marijke);
    expect(text).toContain("Dit lijkt erop");
    expect(text).toContain("Een groep die een gebouw van de gemeente zelf beheert");
  });

  test("says what is missing with all that was typed, and is checked before it binds", async () => {
    const { page } = marijke;
    await page
      .locator("#ruleId")
      .selectOption({ label: "Verordening beheer gemeentelijke gebouwen 2017, artikel 6" });
    await page.getByRole("radio", { name: "Van de raad" }).check();
    await page.locator("#forWhom").fill("jongeren die een zaal openhouden in de vakantie");
    await page.locator("#body").fill("De conciërge is in augustus weg, en dan is de zaal dicht.");
    await press(marijke, "button", "Kijk het na");
    expect(await page.locator(".meent-errors a").allInnerTexts()).toEqual([
      "Vul een dag in die bestaat, met dag, maand en jaar.",
    ]);
    expect(await page.locator("#forWhom").inputValue()).toContain("jongeren");
    await look(marijke, "acts-03-exception");
    for (const [name, value] of [
      ["endsOn", "1"],
      ["endsOn-maand", "9"],
      ["endsOn-jaar", "2027"],
    ])
      await page.locator(`[id="${name}"]`).fill(value ?? "");
    await press(marijke, "button", "Kijk het na");
    expect(await textOf(marijke)).toContain("Van 24 november 2026 tot en met 1 september 2027");
    await look(marijke, "acts-04-exception-check");
    await press(marijke, "button", "Maak de uitzondering");
    expect(pathOf(marijke)).toBe(plan);
    expect(await textOf(marijke, "[aria-labelledby=gegeven]")).toContain(
      "jongeren die een zaal openhouden",
    );
  });

  test("stands in the register as a card, and its rule is put up for change again", async () => {
    await go(marijke, "/uitzonderingen");
    const text = await textOf(marijke, "main");
    expect(text).toContain("Er zijn 2 uitzonderingen gemaakt.");
    expect(text).not.toContain("conciërge");
    await look(marijke, "acts-05-register");
    await press(marijke, "link", "Verordening beheer gemeentelijke gebouwen 2017, artikel 6");
    expect(await textOf(marijke)).toContain("wacht de gemeente op de raad");
    await look(marijke, "acts-06-rule");
    await go(marijke, "/wachten?op=council");
    expect(await textOf(marijke)).toContain("een besluit over de regel Verordening beheer");
    await look(marijke, "acts-07-waits");
  });
});

describe("money beside that of others", () => {
  /** What was left before, in euros; the example may spend more of it one day. */
  let left = 0;
  const euro = (amount: number) => `€ ${amount.toLocaleString("nl-NL")}`;

  async function leftOnMandate(): Promise<number> {
    await go(geert, "/mandaten/M-2026-001");
    const [, amount = ""] = /Er is nog € ([\d.]+) over/.exec(await textOf(geert)) ?? [];
    return Number(amount.replaceAll(".", ""));
  }

  test("is not more than the mandate holds", async () => {
    const { page } = geert;
    left = await leftOnMandate();
    await go(geert, `${plan}/daden/medefinanciering`);
    await page.locator("#amount").fill("900.000");
    await page.locator("#body").fill("Voor stoelen en een nieuwe geluidsinstallatie.");
    await page.locator("#title").fill("de verenigingen € 2.000");
    await press(geert, "button", "Kijk het na");
    expect(await page.locator(".meent-errors a").allInnerTexts()).toEqual([
      "Dit is meer dan er op dit mandaat over is. Kies een ander mandaat, of laat het college tekenen.",
    ]);
    await look(geert, "acts-08-too-much");
  });

  test("is checked with what is left, and committed", async () => {
    await geert.page.locator("#amount").fill("2.500");
    await press(geert, "button", "Kijk het na");
    expect(await textOf(geert)).toContain(
      `Op mandaat M-2026-001 staat nu nog ${euro(left)}. Hierna is dat ${euro(left - 2500)}.`,
    );
    await look(geert, "acts-09-money-check");
    await press(geert, "button", "Betaal dit mee");
    expect(await textOf(geert)).toContain("de verenigingen € 2.000");
    await look(geert, "acts-10-plan");
    expect(await leftOnMandate()).toBe(left - 2500);
  });

  test("gets the party's reply beside it", async () => {
    await go(roelie, plan);
    await press(roelie, "link", "Zet er uw antwoord naast");
    await roelie.page.locator("#body").fill("Dank. De stoelen komen uit het dorp zelf.");
    await look(roelie, "acts-11-reply");
    await press(roelie, "button", "Zet het ernaast");
    expect(await textOf(roelie)).toContain("Antwoord van Roelie Hofstee voor Stichting Kulturhus");
  });
});

describe("who has the say", () => {
  test("must be able to say yes, and is said in words", async () => {
    const { page } = roelie;
    await go(roelie, `${plan}/daden/bestuur`);
    const field = (name: string) => page.locator(`[id="${name}"]`);
    await page.locator("#body").fill("Over de zaal en over het geld van de feesten.");
    await field("seats.0.holder").fill("De jeugd");
    await field("seats.0.side").selectOption("community");
    await field("seats.0.votes").fill("2");
    await field("seats.1.holder").fill("De penningmeester");
    await field("seats.1.side").selectOption("community");
    await field("seats.1.hasVeto").check();
    await page.locator("#votesNeeded").fill("3");
    await press(roelie, "button", "Kijk het na");
    expect(await textOf(roelie)).toContain("Zo komt er nooit een ja");
    await look(roelie, "acts-12-say");
    await page.locator("#votesNeeded").fill("2");
    await press(roelie, "button", "Kijk het na");
    await look(roelie, "acts-13-say-check");
    await press(roelie, "button", "Leg dit vast");
    const text = await textOf(roelie);
    expect(text).toContain("De jeugd (gemeenschap): 2 stemmen");
    expect(text).toContain("mag nee zeggen, en dan gaat het niet door");
  });
});
