import type { Browser } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundTestCommunity, type Person, type TestCommunity } from "../src/test-community.ts";
import {
  addressOf,
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

// A community whose municipality does not take part, on a phone: the clerk says so, people begin, three
// people agree on something and sign, a letter is made, read, sent and answered. Fenna's phone has no
// JavaScript.

const slug = "zonderveld";
let browser: Browser;
let site: Site;
let community: TestCommunity;
let fenna: Visit;
/** The path of the agreement. */
let agreement = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  community = await foundTestCommunity(site.world, slug);
  fenna = await phoneOf("fenna", false);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function phoneOf(person: Person, javaScript = true): Promise<Visit> {
  const cookie = await community.cookieOf(person);
  return visit(browser, site, { slug, width: 360, javaScript, cookie });
}

/** What is on paper, with one kind of space. */
async function pdfOf(visitor: Visit, path: string): Promise<string> {
  const answer = await visitor.page.request.get(addressOf(visitor, path));
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  const pdf = await getDocumentProxy(new Uint8Array(await answer.body()));
  const { text } = await extractText(pdf, { mergePages: true });
  return text.replaceAll(/\s+/gu, " ");
}

describe("a community without its municipality", () => {
  test("says so, once the clerk laid it down", async () => {
    const wiebe = await phoneOf("wiebe");
    await go(wiebe, "/gemeente");
    await press(wiebe, "link", "Zeg of de gemeente meedoet");
    await wiebe.page.locator("#municipality").fill("Gemeente Noorderveld");
    await wiebe.page.getByLabel("Nee, nog niet").check();
    await look(wiebe, "without-01-form");
    await press(wiebe, "button", "Naar nakijken");
    await look(wiebe, "without-02-check");
    await press(wiebe, "button", "Leg dit vast");
    expect(await textOf(wiebe)).toContain("Gemeente Noorderveld doet nog niet mee.");
    await look(wiebe, "without-03-page");
    await go(wiebe, "");
    expect(await textOf(wiebe)).toContain("U kunt gewoon beginnen");
    expect(await textOf(wiebe)).not.toContain("De gemeente moet ja zeggen");
    await look(wiebe, "without-04-front");
    await wiebe.context.close();
  });

  test("people begin by themselves, and wait for nobody", async () => {
    await go(fenna, "/werken/W-2026-001/wij-doen-dit");
    expect(await textOf(fenna)).toContain("U wacht op niemand.");
    await fenna.page.locator("#what").fill("Elke zaterdag maaien wij het gras en snoeien wij.");
    await fenna.page.locator("#nothingNeeded").check();
    await press(fenna, "button", "Naar nakijken");
    expect(await textOf(fenna)).toContain("Gemeente Noorderveld doet nog niet mee.");
    await press(fenna, "button", "Wij beginnen");
    expect(await textOf(fenna)).not.toContain("zegt uiterlijk");
    await look(fenna, "without-05-undertaking");
    await press(fenna, "link", "Brief aan de gemeente");
    await look(fenna, "without-06-notice");
    const paper = await pdfOf(fenna, `${pathOf(fenna)}.pdf`);
    expect(paper).toContain("Wij vragen geen toestemming en geen besluit.");
    expect(paper).toContain("burgemeester en wethouders van Gemeente Noorderveld");
  });
});

describe("an agreement of three people", () => {
  test("is made and read aloud without JavaScript", async () => {
    const { page } = fenna;
    await go(fenna, "/afspraken");
    await press(fenna, "link", "Maak een afspraak");
    await page.locator("#title").fill("Samen koken op woensdag");
    await press(fenna, "button", "Naar voorlezen");
    expect(await textOf(fenna, ".meent-errors")).toContain("Schrijf voor wie het is.");
    await look(fenna, "without-07-agreement-errors");
    await page.locator("#what").fill("Elke woensdag koken wij voor wie mee wil eten.");
    await page.locator("#serves").fill("iedereen in Oldeveen die alleen eet");
    await page.locator("#startsOn").fill("1 december");
    await page.locator("#termMonths").fill("12");
    await page.locator("#looksBackMonths").fill("6");
    await page.locator("#continuity").fill("dan zoeken de anderen iemand.");
    await page.locator("#p1-hours").fill("80");
    await page.locator("#p1-money").fill("250");
    await page.locator("#p2-name").fill("Roelie");
    await page.locator("#p2-hours").fill("80");
    await page.locator("#p3-name").fill("Biljartclub");
    await page.locator("#p3-room").fill("de keuken op woensdag");
    await press(fenna, "button", "Nog een partij erbij");
    expect(await page.locator("#p4-name").count()).toBe(1);
    expect(await page.locator("#p3-room").inputValue()).toBe("de keuken op woensdag");
    await press(fenna, "button", "Naar voorlezen");
    expect(await textOf(fenna)).toContain("Biljartclub brengt in: ruimte: de keuken op woensdag.");
    await look(fenna, "without-08-read-aloud");
    await press(fenna, "button", "Teken, en zet op tafel");
    expect(await textOf(fenna)).toContain("1 van de 3 tekenden.");
    agreement = pathOf(fenna);
    await look(fenna, "without-09-proposed");
  });

  test("is signed by each with a code of her own", async () => {
    for (const [person, name, position] of [
      ["roelie", "Roelie", 2],
      ["geert", "Biljartclub", 3],
    ] as const) {
      await go(fenna, agreement);
      await press(fenna, "button", `Geef ${name} een code`);
      const code = await textOf(fenna, ".meent-story__lead");
      if (position === 2) await look(fenna, "without-10-code");
      const other = await phoneOf(person);
      await go(other, agreement);
      expect(await textOf(other)).not.toContain("Samen koken");
      await press(other, "link", `Ik kreeg de code van plaats ${position}`);
      await other.page.locator("#code").fill("AAAA AAAA");
      await press(other, "button", "Lees het voorstel");
      expect(await textOf(other)).toContain("U kunt het nog 4 keer proberen.");
      await other.page.locator("#code").fill(code.toLowerCase());
      await press(other, "button", "Lees het voorstel");
      expect(await textOf(other)).toContain("Samen koken op woensdag");
      if (position === 2) await look(other, "without-11-sign");
      await press(other, "button", "Ik teken");
      await other.context.close();
    }
    await go(fenna, agreement);
    expect(await textOf(fenna)).toContain("Deze afspraak is vast sinds");
    expect(await textOf(fenna)).toContain("Biljartclub (Geert Lubbers)");
    await look(fenna, "without-12-firm");
    await go(fenna, "/afspraken");
    await look(fenna, "without-13-list");
  });
});

describe("a letter to the municipality", () => {
  test("is made where a challenge would be, and says why", async () => {
    const { page } = fenna;
    await go(fenna, "/werken/W-2026-001");
    await look(fenna, "without-14-work");
    await go(fenna, "/werken/W-2026-001/overnemen");
    expect(await textOf(fenna)).toContain("Daarom vraagt u dit met een brief.");
    await page.locator("#why").fill("Wij kennen elke boom en doen het voor minder geld.");
    await page.locator("#cooperation").fill("De machines in de schuur en iemand die keurt.");
    await page.locator("#yearlyAmount").fill("1.250");
    await page.getByLabel("Een aanvraag om subsidie").check();
    await page.locator("#senderAddress").fill("Fenna Dijkstra\nDorpsstraat 4\n7777 AA Oldeveen");
    await look(fenna, "without-15-letter-form");
    await press(fenna, "button", "Maak de brief");
    expect(await textOf(fenna)).toContain("Deze brief is nog niet verstuurd.");
    await look(fenna, "without-16-letter-draft");
    const paper = await pdfOf(fenna, `${pathOf(fenna)}/brief.pdf`);
    expect(paper).toContain("B-2026-001");
    expect(paper).toContain("Dorpsstraat 4");
    expect(paper).toContain("Wij vragen u te beslissen over een subsidie van € 1.250 per jaar.");
    expect(paper).toContain("artikel 4:13 van de Algemene wet bestuursrecht");
  });

  test("is sent by her, with the term that the law gives and no other", async () => {
    await press(fenna, "link", "Ik heb hem verstuurd");
    await fenna.page.getByLabel("Afgegeven bij de gemeente").check();
    await press(fenna, "button", "Leg dit vast");
    // Eight weeks after Tuesday 24 November 2026.
    expect(await textOf(fenna)).toContain("De gemeente antwoordt uiterlijk 19 januari 2027.");
    await look(fenna, "without-17-letter-sent");
    await press(fenna, "link", "Stuur een herinnering");
    await look(fenna, "without-18-reminder");
    expect(await pdfOf(fenna, `${pathOf(fenna)}.pdf`)).toContain("Herinnering aan onze brief");
    const visitor = await visit(browser, site, { slug, width: 360 });
    await go(visitor, "/brieven/B-2026-001");
    expect(await textOf(visitor)).not.toContain("Dorpsstraat");
    const hidden = await visitor.page.request.get(
      addressOf(visitor, "/brieven/B-2026-001/brief.pdf"),
    );
    expect(hidden.status()).toBe(404);
    await go(visitor, "/wachten");
    expect(await textOf(visitor)).toContain("een antwoord op B-2026-001");
    await visitor.context.close();
  });

  test("and its answer is typed in, with the remedy that there is", async () => {
    await go(fenna, "/brieven/B-2026-001/antwoord");
    await press(fenna, "button", "Leg het antwoord vast");
    expect(await textOf(fenna, ".meent-errors")).toContain("Kies wat de gemeente antwoordde.");
    await fenna.page.getByLabel("Voor een deel ja").check();
    await fenna.page.locator("#words").fill("U krijgt de helft van wat u vraagt.");
    await fenna.page.locator("#signedBy").fill("Het college");
    await look(fenna, "without-19-answer-form");
    await press(fenna, "button", "Leg het antwoord vast");
    const text = await textOf(fenna);
    expect(text).toContain("De gemeente zei voor een deel ja op 24 november 2026.");
    expect(text).toContain("uiterlijk 5 januari 2027");
    await look(fenna, "without-20-letter-answered");
    await go(fenna, "/brieven");
    await look(fenna, "without-21-letters");
    await go(fenna, "/meedoen?werk=W-2026-001&nu=nee&nodig=power&bedrag=");
    expect(await textOf(fenna)).toContain("Uw weg: een brief aan de gemeente");
    expect(await textOf(fenna)).toContain("Daarom vraagt u dit met een brief.");
    await look(fenna, "without-22-lane");
  });
});
