import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
import { expectNoDutch } from "./dutch.ts";
import { openSite, type Site } from "./site.ts";

// Who cannot go on: a challenge is handed on and taken up again, what people did themselves stops, and
// a deal is handed back and taken over, in English too.

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe("a challenge that was refused, without JavaScript", () => {
  let visitor: Visit;
  const challenge = "/uitdagingen/U-2026-002";

  beforeAll(async () => {
    visitor = await visit(browser, site, {
      javaScript: false,
      cookie: await site.cookieOf("jan"),
    });
  });
  afterAll(() => visitor?.context.close());

  test("is offered to another by name, and stays Jan's until she says yes", async () => {
    const { page } = visitor;
    await go(visitor, challenge);
    await press(visitor, "link", "Stop ermee, of geef het door");
    expect(await textOf(visitor)).toContain("een deal, een tegenaanbod of een bezwaar");
    await look(visitor, "leave-01-stop");
    await press(visitor, "link", "Geef de uitdaging door");
    await page.locator("#naam").fill("Niemendal");
    await press(visitor, "button", "Zoek");
    expect(await textOf(visitor)).toContain("Niemand met deze naam doet hier mee.");
    await page.locator("#naam").fill("roelie");
    await press(visitor, "button", "Zoek");
    await page.getByRole("radio", { name: "Roelie Hofstee, uit Hasselo" }).check();
    await look(visitor, "leave-02-hand-on");
    await press(visitor, "button", "Geef de uitdaging door");
    await go(visitor, challenge);
    expect(await textOf(visitor, "h1")).toContain("Jan Oosterhuis");
  });

  test("is Roelie's after her yes, and she takes the counter-offer that was made to Jan", async () => {
    const roelie = await visit(browser, site, {
      javaScript: false,
      cookie: await site.cookieOf("roelie"),
    });
    await go(roelie, challenge);
    await press(roelie, "link", "Neem deze uitdaging over");
    await look(roelie, "leave-03-take-on");
    await roelie.page.getByRole("radio", { name: "Ja, ik neem het over" }).check();
    await press(roelie, "button", "Geef antwoord");
    expect(await textOf(roelie)).toContain(
      "Roelie Hofstee nam de uitdaging over van Jan Oosterhuis.",
    );
    await press(roelie, "link", "Neem het tegenaanbod aan");
    const text = await textOf(roelie);
    expect(text).toContain("Laat het snoeien boven de drie meter");
    expect(text).toContain("€ 46.200 in 3 jaar");
    await look(roelie, "leave-04-take");
    await press(roelie, "button", "Neem het tegenaanbod aan");
    await press(roelie, "link", "Bekijk de deal");
    expect(await textOf(roelie)).toContain("Wacht op de handtekening van Roelie Hofstee.");
    await roelie.context.close();
  });

  test("what Jan did himself stops in one step, and stays to be read", async () => {
    await go(visitor, "/wij-doen-dit/K-2026-004");
    await press(visitor, "link", "Stop hiermee");
    await look(visitor, "leave-05-end");
    await press(visitor, "button", "Wij stoppen hiermee");
    const text = await textOf(visitor);
    expect(text).toContain("Jan Oosterhuis is hiermee gestopt.");
    expect(text).toContain("Begin waar zij stopten");
    await look(visitor, "leave-06-ended");
  });
});

describe("in English, a deal", () => {
  let reader: Visit;
  const deal = "/deals/D-2026-004";

  beforeAll(async () => {
    reader = await visit(browser, site, {
      language: "en",
      cookie: await site.cookieOf("fenna"),
    });
  });
  afterAll(() => reader?.context.close());

  /** Looks, and hears no Dutch but what people wrote. */
  async function see(name: string): Promise<void> {
    await look(reader, name);
    await expectNoDutch(reader);
  }

  test("is handed back, looked over once more, and still runs to its last day", async () => {
    const { page } = reader;
    await go(reader, deal);
    await press(reader, "link", "Hand this deal back");
    await press(reader, "button", "Check everything");
    expect(await textOf(reader, ".meent-errors")).toContain("Fill in a day that exists");
    await page.locator("#endsOn").fill("1 January 2027");
    await page.locator("#reason").fill("Two of the four teachers moved to the coast.");
    await press(reader, "button", "Check everything");
    const text = await textOf(reader);
    expect(text).toContain("Until 1 January 2027 everything goes on as it does now.");
    expect(text).toContain("Until the last day you can still turn back");
    await see("en-leave-01-check");
    await press(reader, "button", "Hand the deal back");
    expect(pathOf(reader)).toBe(deal);
    await see("en-leave-02-ending");
  });

  test("is taken over by whom the municipality names", async () => {
    const { page } = reader;
    await become(reader, "Geert Lubbers");
    await go(reader, deal);
    await press(reader, "link", "Say who takes over");
    await page.getByRole("radio", { name: "Other people from the neighbourhood" }).check();
    await page.locator("#doerName").fill("Fietsersbond Oldeveen");
    await page.locator("#words").fill("Lessons go on. The two who stay teach with volunteers.");
    await page.locator("#left").fill("400");
    await press(reader, "button", "Check everything");
    await see("en-leave-03-take-over");
    await press(reader, "button", "Record who takes over");
    expect(await textOf(reader)).toContain("Fietsersbond Oldeveen");
  });
});
