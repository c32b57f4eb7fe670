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
import { answers, reply, type Words, words } from "./words.ts";

// The walking road: one public work taken over, from the first click to the signed deal and on to
// the first day of the work. Nobody decides on it, so silence is a yes.

const walks = [
  { name: "in Dutch on a phone", language: "nl", width: 360, javaScript: true },
  {
    name: "in Dutch on a phone, without JavaScript",
    language: "nl",
    width: 360,
    javaScript: false,
  },
  { name: "in English on a wide screen", language: "en", width: 1280, javaScript: true },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(walks)("the walking road $name", ({ language, width, javaScript }) => {
  const say: Words = words[language];
  let site: Site;
  let visitor: Visit;
  /** The path of the challenge and of the deal, once they are there. */
  let challenge: string;
  let deal: string;

  beforeAll(async () => {
    site = await openSite();
    visitor = await visit(browser, site, { language, width, javaScript });
  });
  afterAll(async () => {
    await visitor?.context.close();
    await site?.stop();
  });

  /** Looks at a state, and in English hears no Dutch but what people wrote. */
  async function see(state: string): Promise<void> {
    await look(visitor, `${language}${javaScript ? "" : "-no-script"}-${state}`);
    if (language === "en") await expectNoDutch(visitor);
  }

  test("Fenna finds the work from the front page", async () => {
    const { page } = visitor;
    await go(visitor, "");
    await see("01-front");
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    await see("01-front-opened");
    await press(visitor, "link", say.doorToWorks);
    await see("02-works");
    await page.getByLabel(say.searchWord).fill("dorpspark");
    await press(visitor, "button", say.search);
    expect(await textOf(visitor, "main")).toContain(say.oneWork);
    await see("03-found");
    await press(visitor, "link", "Onderhoud dorpspark Oldeveen");
    const text = await textOf(visitor);
    for (const fact of say.workFacts) expect(text).toContain(fact);
    await see("04-work");
  });

  test("she says who she is and comes where she wanted to be", async () => {
    const { page } = visitor;
    await press(visitor, "link", say.takeOver);
    await see("05-sign-in");
    await page.getByRole("radio", { name: "Fenna Dijkstra" }).check();
    await press(visitor, "button", say.signIn);
    expect(pathOf(visitor)).toMatch(/^\/werken\/W-2026-\d+\/overnemen$/);
    expect(await textOf(visitor)).toContain(say.silenceBeforehand);
    await see("06-form");
  });

  test("an incomplete form says what is needed, and keeps what she typed", async () => {
    const { page } = visitor;
    await page.locator("#why").fill(answers.why);
    await press(visitor, "button", say.next);
    expect(await page.title()).toMatch(say.errorTitle);
    expect(await page.locator("#why").inputValue()).toBe(answers.why);
    const isAboveTitle = await page.evaluate<boolean>(
      `Boolean(document.querySelector(".meent-errors").compareDocumentPosition(document.querySelector("h1")) & 4)`,
    );
    expect(isAboveTitle).toBe(true);
    const links = page.locator(".meent-errors a");
    expect(await links.allInnerTexts()).toEqual(say.errorsOfForm);
    for (const link of await links.all()) {
      await link.click();
      expect(await page.evaluate(`document.activeElement.id`), "at the field").toBe(
        (await link.getAttribute("href"))?.slice(1),
      );
    }
    await see("07-form-errors");
  });

  test("she fills it in, sees everything once more, and changes one thing", async () => {
    const { page } = visitor;
    await page.getByRole("radio", { name: "Dorpscoöperatie Oldeveen" }).check();
    await page.locator("#cooperation").fill(answers.cooperation);
    await page.locator("#yearlyAmount").fill("33.000");
    await page.getByRole("radio", { name: say.twoYears }).check();
    for (const [part, typed] of [
      ["", "1"],
      ["-maand", "4"],
      ["-jaar", "2027"],
    ])
      await page.locator(`#startsOn${part}`).fill(typed ?? "");
    await press(visitor, "button", say.next);
    await see("08-check");
    await press(visitor, "link", say.changeAmount);
    expect(await page.locator("#why").inputValue()).toBe(answers.why);
    expect(await page.locator(":target").getAttribute("id")).toBe("yearlyAmount");
    await page.locator("#yearlyAmount").fill("34.000");
    await press(visitor, "button", say.next);
    const text = await textOf(visitor);
    for (const fact of say.checkFacts) expect(text).toContain(fact);
  });

  test("she files, and the clock runs against the executive", async () => {
    const { page } = visitor;
    await press(visitor, "button", say.file);
    challenge = pathOf(visitor);
    expect(challenge).toMatch(/^\/uitdagingen\/U-2026-\d+$/);
    const text = await textOf(visitor);
    for (const fact of say.clockFacts) expect(text).toContain(fact);
    expect(await textOf(visitor, ".meent-clock__days")).toBe("56");
    expect(await page.locator(".meent-acts > li").count()).toBe(9);
    expect(await page.locator(".meent-acts > .is-wait").count()).toBe(3);
    expect(await page.locator("#verloop ~ ol > li, #verloop + * li").count()).toBeGreaterThan(2);
    await see("09-filed");
    // The front page shows the five that wait longest; all stand here.
    await go(visitor, "/wachten");
    expect(await textOf(visitor)).toContain(say.waits);
  });

  test("Marijke takes it up and completes the plan to its seven contents", async () => {
    const { page } = visitor;
    await go(visitor, challenge);
    await become(visitor, "Marijke Bos");
    await see("10-for-the-helper");
    await press(visitor, "button", say.takeUp);
    expect(await textOf(visitor)).toContain("Marijke Bos");
    await press(visitor, "link", say.complete);
    expect(await page.locator("#why").inputValue()).toBe(answers.why);
    await see("11-complete");
    for (const [name, answer] of Object.entries(answers))
      await page.locator(`#${name}`).fill(answer);
    await press(visitor, "button", say.completed);
    expect(pathOf(visitor)).toBe(challenge);
    expect(await textOf(visitor)).toContain(say.isComplete);
    await page.locator("summary", { hasText: say.otherParts }).click();
    const text = await textOf(visitor);
    for (const answer of Object.values(answers)) expect(text).toContain(answer);
    await see("12-in-decision");
  });

  test("eight weeks pass and nobody decides; there is a last day", async () => {
    await forward(visitor, say.eightWeeks);
    const text = await textOf(visitor);
    for (const fact of say.lastDayFacts) expect(text).toContain(fact);
    await see("13-last-day");
  });

  test("silence is a yes, with the day it came and the day it works from", async () => {
    await forward(visitor, say.oneDay);
    const text = await textOf(visitor);
    for (const fact of say.silenceFacts) expect(text).toContain(fact);
    expect(await visitor.page.locator(".meent-clock").count(), "no clock runs any more").toBe(0);
    await see("14-silence");
  });

  test("Fenna puts her answer beside it", async () => {
    await become(visitor, "Fenna Dijkstra");
    await press(visitor, "link", say.reply);
    await see("15-reply");
    await visitor.page.locator("#body").fill(reply);
    await press(visitor, "button", say.replied);
    expect(await textOf(visitor, "blockquote")).toContain("Wij hadden liever een ja gehoord");
  });

  test("Fenna signs, and Geert signs within his mandate", async () => {
    await press(visitor, "link", say.toDeal);
    deal = pathOf(visitor);
    await see("16-deal-proposed");
    await press(visitor, "link", say.toSign);
    await see("17-sign-party");
    await press(visitor, "button", say.sign);
    expect(pathOf(visitor)).toBe(deal);
    await become(visitor, "Geert Lubbers");
    await press(visitor, "link", say.toSign);
    await see("18-sign-municipality");
    await press(visitor, "button", say.sign);
    const text = await textOf(visitor);
    for (const fact of say.dealFacts) expect(text).toContain(fact);
    await see("19-deal-signed");
  });

  test("the mandate shows what is left", async () => {
    await press(visitor, "link", say.toMandate);
    const text = await textOf(visitor);
    for (const fact of say.mandateFacts) expect(text).toContain(fact);
    await see("20-mandate");
  });

  test("the public record tells the whole road, and each entry has a page of its own", async () => {
    const { page } = visitor;
    await go(visitor, "/logboek");
    await see("21-record");
    const text = await textOf(visitor);
    // Newest first, so the road is told from its end to its beginning.
    let before = 0;
    for (const sentence of say.recordSentences) {
      const at = text.indexOf(sentence, before);
      expect(at, sentence).toBeGreaterThanOrEqual(before);
      before = at;
    }
    const hrefs = await page
      .locator("main .meent-proof a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(hrefs.length).toBeGreaterThan(10);
    for (const href of hrefs.slice(0, 12)) {
      await page.goto(`${site.origin}${href}`);
      expect(await textOf(visitor, "h1")).not.toMatch(/^\w+\.\w+$/);
      if (language === "en") await expectNoDutch(visitor);
    }
    await see("22-entry");
  });

  test("the front page tells it", async () => {
    await go(visitor, "");
    const text = await textOf(visitor);
    expect(text).toContain(say.recordSentences[0]);
    expect(text).not.toContain(say.waits);
    await see("23-front-after");
  });

  test("on the first day the work is theirs, and its page says so", async () => {
    await expect
      .poll(
        async () => {
          await go(visitor, challenge);
          return textOf(visitor);
        },
        { timeout: 15_000, interval: 500 },
      )
      .toContain(say.agreed);
    await see("24-agreed");
    for (const step of [say.eightWeeks, say.oneWeek, say.oneWeek, say.oneWeek])
      await forward(visitor, step);
    expect(await textOf(visitor)).toContain(say.running);
    await see("25-running");
    await press(visitor, "link", say.toWork);
    const text = await textOf(visitor);
    for (const fact of say.workAfterFacts) expect(text).toContain(fact);
    await see("26-work-after");
  });

  test("the charter and the deals tell it to whoever comes later", async () => {
    await become(visitor, say.nobody);
    await go(visitor, "/deals");
    expect(await textOf(visitor)).toContain("Onderhoud dorpspark Oldeveen");
    await see("27-deals");
    await go(visitor, "/stadsrecht");
    await see("28-charter");
    await go(visitor, "/kleuren");
    await see("29-colours");
  });
});
