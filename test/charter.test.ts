import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clauses } from "../src/app.ts";
import type { PersonKey } from "../src/demo/people.ts";
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
import { expectNoDutch } from "./dutch.ts";
import { openSite, type Site } from "./site.ts";

// The charter on a phone: contradicted, compared, drafted, adopted by two parties; a village sets a
// rule of its own, without JavaScript; and when all of it is over, rights go on and powers stop.

let browser: Browser;
let site: Site;
let clerk: Visit;
/** Everything of a village's own rules must work without JavaScript. */
let village: Visit;
let english: Visit;
/** The path of the version that is written here. */
let version = "";

beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite();
  clerk = await visit(browser, site, { cookie: await site.cookieOf("wiebe") });
  village = await visit(browser, site, {
    cookie: await site.cookieOf("roelie"),
    javaScript: false,
  });
  english = await visit(browser, site, { language: "en" });
});
afterAll(async () => {
  for (const { context } of [clerk, village, english].filter(Boolean)) await context.close();
  await browser?.close();
  await site?.stop();
});

async function fillDate({ page }: Visit, name: string, date: string): Promise<void> {
  const [year = "", month = "", day = ""] = date.split("-");
  await page.locator(`[id="${name}"]`).fill(day);
  await page.locator(`[id="${name}-maand"]`).fill(month);
  await page.locator(`[id="${name}-jaar"]`).fill(year);
}

const fill = ({ page }: Visit, name: string, value: string) =>
  page.locator(`[id="${name}"]`).fill(value);

const choose = ({ page }: Visit, name: string | RegExp) =>
  page.getByRole("radio", { name }).first().check();

async function expectText(visitor: Visit, ...sentences: readonly string[]): Promise<void> {
  const text = await textOf(visitor, "main");
  for (const sentence of sentences) expect(text).toContain(sentence);
}

/** Signs for a party as these people, one after another, each on a phone of her own. */
async function signAs(people: readonly PersonKey[], button: string): Promise<void> {
  for (const person of people) {
    const signer = await visit(browser, site, { cookie: await site.cookieOf(person) });
    await go(signer, version);
    await press(signer, "link", button);
    await press(signer, "button", button);
    await signer.context.close();
  }
}

describe("a rule of the charter, at 360 px", () => {
  test("stands on the charter with its reason, and has a page of its own", async () => {
    await go(clerk, "/stadsrecht");
    await expectText(clerk, "Versie 2 geldt sinds", "Een deal duurt ten hoogste 5 jaar.");
    await look(clerk, "charter-01-charter");
    await go(clerk, "/stadsrecht/regels/deal-maxYears");
    await expectText(
      clerk,
      "Noorderveld koos hier zelf voor.",
      "Aanbestedingswet 2012, artikel 2.82",
      "Kies 1 jaar tot en met 10 jaar.",
      "Drie jaar is te kort.",
      "Antwoord van Fatima El Amrani",
    );
    await look(clerk, "charter-02-clause");
  });

  test("is contradicted by who lives by it, and answered beside it", async () => {
    await go(village, "/stadsrecht");
    await press(village, "link", /Beslistermijn$/);
    await press(village, "button", "Zet het erbij");
    expect(await village.page.locator(".meent-errors a").textContent()).toBe(
      "Schrijf wat u ervan vindt.",
    );
    await village.page.locator("#body").fill("Acht weken wachten is voor een dorpsfeest te lang.");
    await press(village, "button", "Zet het erbij");
    await expectText(village, "Roelie Hofstee, 24 november 2026.", "voor een dorpsfeest te lang");
    await go(clerk, "/stadsrecht/regels/challenge-decisionWeeks");
    await press(clerk, "link", "Antwoord hierop");
    await clerk.page.locator("#body").fill("Daarom stellen wij zes weken voor.");
    await press(clerk, "button", "Zet het antwoord erbij");
    await expectText(clerk, "Antwoord van Wiebe Terpstra, 24 november 2026.");
    await look(clerk, "charter-03-answered");
    await go(clerk, "/logboek");
    await expectText(clerk, "Wiebe Terpstra antwoordde op wat iemand van een regel vindt");
  });
});

describe("two charters side by side", () => {
  test("show only where they differ, with the source of each value", async () => {
    const { page } = clerk;
    await go(clerk, "/stadsrecht");
    await press(clerk, "link", "Leg het naast een ander stadsrecht");
    await page.locator("#ander").selectOption({ label: "Amsterdam" });
    await press(clerk, "button", "Leg ze naast elkaar");
    await expectText(
      clerk,
      "18 weken langer",
      "artikel 12 (CVDR723122)",
      "Lees de verordening zelf",
    );
    await look(clerk, "charter-04-compare");
  });

  test("in English too, and what would have gone otherwise", async () => {
    await go(english, "/stadsrecht/vergelijken?een=versie-1&ander=versie-2");
    await expectText(english, "2 years longer", "4 weeks shorter");
    await expectNoDutch(english);
    await look(english, "charter-05-compare-english");
    await go(english, "/stadsrecht/wat-als?met=village");
    await expectText(english, "How this is worked out");
    await expectNoDutch(english);
    await look(english, "charter-06-what-if");
  });
});

describe("a new charter", () => {
  test("begins with a name, a period and what it starts from", async () => {
    await go(clerk, "/stadsrecht");
    await press(clerk, "link", "Schrijf een nieuw stadsrecht");
    await look(clerk, "charter-07-terms");
    await fill(clerk, "title", "Stadsrecht voor de winter");
    await fillDate(clerk, "inForceFrom", "2026-11-24");
    await fillDate(clerk, "inForceUntil", "2026-01-01");
    await press(clerk, "button", "Verder naar de regels");
    expect(await clerk.page.locator(".meent-errors a").textContent()).toContain(
      "Het einde ligt voor het begin.",
    );
    expect(await clerk.page.locator("#title").inputValue()).toBe("Stadsrecht voor de winter");
    await fillDate(clerk, "inForceUntil", "2027-01-31");
    await press(clerk, "button", "Verder naar de regels");
  });

  test("refuses what the law does not allow, with the article, and keeps what was typed", async () => {
    await fill(clerk, "challenge.decisionWeeks", "60");
    await press(clerk, "button", "Verder naar de partijen");
    expect(await clerk.page.locator(".meent-errors a").textContent()).toContain(
      "kies 1 week tot en met 52 weken. Die grens komt uit: Awb artikel 4:13",
    );
    await look(clerk, "charter-08-rules");
    await fill(clerk, "challenge.decisionWeeks", "6");
    await press(clerk, "button", "Verder naar de partijen");
  });

  test("names its parties, with what each promises and on what that rests", async () => {
    const { page } = clerk;
    await choose(clerk, "De raad");
    await page.locator("#promise").fill("De raad zegt bij een impasse het laatste woord op tijd.");
    await choose(clerk, /^Een verordening/);
    await page.locator("#basisTitle").fill("Verordening uitdaagrecht Noorderveld 2026");
    await press(clerk, "button", "Zet deze partij erbij");
    expect(await page.locator(".meent-errors a").textContent()).toContain("zoals CVDR712345");
    await page.locator("#registerId").fill("CVDR000000");
    await press(clerk, "button", "Zet deze partij erbij");
    await choose(clerk, "Het college");
    await page.locator("#promise").fill("Het college antwoordt binnen zes weken.");
    await choose(clerk, /^Een eigen besluit/);
    await page.locator("#basisTitle").fill("Collegebesluit van 17 november");
    await fillDate(clerk, "decidedOn", "2026-11-17");
    await press(clerk, "button", "Zet deze partij erbij");
    await look(clerk, "charter-09-parties");
    await press(clerk, "link", "Verder naar de controle");
  });

  test("is shown as the difference with what holds, and played over last year", async () => {
    await expectText(clerk, `Eén van de ${clauses.length} regels is anders.`, "2 weken korter");
    await look(clerk, "charter-10-check");
    await press(clerk, "link", "Wat als dit vorig jaar gold?");
    await expectText(clerk, "Uw ontwerp: Stadsrecht voor de winter");
    await clerk.page.goBack();
    await press(clerk, "button", "Leg het voor aan de partijen");
    version = pathOf(clerk);
    expect(version).toMatch(/^\/stadsrecht\/versies\/\d+$/);
    await expectText(clerk, "Dit geldt nog niet. 0 van de 4 handtekeningen staan er.");
    await look(clerk, "charter-11-proposed");
  });

  test("holds when two people signed for each of the two parties", async () => {
    await press(clerk, "link", "Teken voor de raad");
    await look(clerk, "charter-12-sign");
    await press(clerk, "button", "Teken voor de raad");
    await signAs(["fatima"], "Teken voor de raad");
    await signAs(["henk", "sjoerd"], "Teken voor het college");
    await go(clerk, version);
    await expectText(clerk, "Geldt sinds 24 november 2026.", "Collegebesluit van 17 november");
    await look(clerk, "charter-13-adopted");
    await go(clerk, "/stadsrecht");
    await expectText(clerk, "Het college beslist binnen 6 weken over een uitdaging.");
    await go(clerk, "/stadsrecht/regels/challenge-decisionWeeks");
    await expectText(clerk, "Noorderveld koos hier zelf voor.", "Stadsrecht voor de winter");
  });

  test("leaves what began before it with its rights", async () => {
    await go(clerk, "/deals/D-2026-001");
    await expectText(clerk, "vervangen door versie 2", "Rechten gaan door");
    await look(clerk, "charter-14-deal");
  });
});

describe("a village's own rules, without JavaScript", () => {
  test("are written by people of the village", async () => {
    const { page } = village;
    await go(village, "/stadsrecht");
    await press(village, "link", "Schrijf een nieuw stadsrecht");
    await fill(village, "title", "Dorpsrecht van Hasselo voor de winter");
    await page.locator("#areaId").selectOption({ label: "Alleen Hasselo" });
    await fillDate(village, "inForceFrom", "2026-11-24");
    await fillDate(village, "inForceUntil", "2027-01-31");
    await press(village, "button", "Verder naar de regels");
    await fill(village, "challenge.decisionWeeks", "3");
    await press(village, "button", "Verder naar de partijen");
    await choose(village, "Een dorp");
    await page.locator("#organizationId").selectOption({ label: "Stichting Kulturhus Hasselo" });
    await page.locator("#promise").fill("Het dorp zoekt voor elk werk twee mensen.");
    await choose(village, /^Een eigen besluit/);
    await page.locator("#basisTitle").fill("Dorpsavond");
    await fillDate(village, "decidedOn", "2026-11-12");
    await press(village, "button", "Zet deze partij erbij");
    await choose(village, "Het college");
    await page.locator("#promise").fill("Het college antwoordt in Hasselo binnen drie weken.");
    await choose(village, /^Een eigen besluit/);
    await page.locator("#basisTitle").fill("Collegebesluit van 20 november");
    await fillDate(village, "decidedOn", "2026-11-20");
    await press(village, "button", "Zet deze partij erbij");
    await press(village, "link", "Verder naar de controle");
    await press(village, "button", "Leg het voor aan de partijen");
    version = pathOf(village);
    await expectText(village, "voor Hasselo");
    await look(village, "charter-15-village-proposed");
  });

  test("hold there and nowhere else, when village and municipality signed", async () => {
    await press(village, "link", "Teken voor Stichting Kulturhus Hasselo");
    await press(village, "button", "Teken voor Stichting Kulturhus Hasselo");
    await signAs(["tjitske"], "Teken voor Stichting Kulturhus Hasselo");
    await signAs(["henk", "sjoerd"], "Teken voor het college");
    await go(village, "/stadsrecht/gebied/hasselo");
    await expectText(
      village,
      "Het college beslist binnen 3 weken over een uitdaging. Eigen regel van Hasselo",
      "Een deal duurt ten hoogste 5 jaar. Daarna kijkt men samen terug. Eigen keuze.",
    );
    await look(village, "charter-16-village");
    await go(village, "/stadsrecht");
    await expectText(village, "Het college beslist binnen 6 weken", "Hasselo stelde");
  });
});

describe("when their time is over", () => {
  test("the page says what holds now, and what keeps its rules", async () => {
    await go(clerk, "/stadsrecht");
    for (let times = 0; times < 3; times++) await forward(clerk, "8 weken verder");
    // The charter of the winter is over; the one before it holds again, by its own period.
    await go(clerk, "/stadsrecht");
    await expectText(clerk, "Versie 2 geldt sinds", "Het college beslist binnen 8 weken");
    await go(clerk, "/stadsrecht/gebied/hasselo");
    await expectText(
      clerk,
      "De eigen regels van Hasselo liepen af.",
      "Versie 2 van het stadsrecht geldt ook hier.",
      "rechten gaan door",
    );
    await look(clerk, "charter-17-lapsed");
    await go(clerk, version);
    await expectText(clerk, "Gold tot en met 31 januari 2027.");
  });
});
