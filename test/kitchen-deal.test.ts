import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMailer } from "#platform/mailer.ts";
import { partOf, startTestSmtp } from "#platform/test-smtp.ts";
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
import { openSite, type Site } from "./site.ts";

// A deal at the kitchen table, on a phone: made, read aloud, signed by both with a code, and looked
// back on, with a promise of the municipality's own that was not kept.

const smtp = await startTestSmtp();
let browser: Browser;
let site: Site;
let noaber: Visit;
let party: Visit;
/** Presses that choose, open or send; bringing the finger to a field to type is not counted. */
let taps = 0;
/** The path of the deal. */
let deal = "";
let larger = "";

beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite({ mailer: openMailer(smtp.url, "meent@noorderveld.example") });
  noaber = await visit(browser, site, { cookie: await site.cookieOf("geert") });
  // Her own phone, on which she is not signed in.
  party = await visit(browser, site);
});
afterAll(async () => {
  await noaber?.context.close();
  await party?.context.close();
  await browser?.close();
  await site?.stop();
  await smtp.stop();
});

/** A photo as a phone makes it, of one colour. */
async function photoOf(background: string) {
  const picture = sharp({ create: { width: 1200, height: 800, channels: 3, background } });
  return { name: "foto.jpg", mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() };
}

async function tap(visitor: Visit, kind: "button" | "link", name: string | RegExp): Promise<void> {
  taps += 1;
  await press(visitor, kind, name);
}

describe("a deal at the kitchen table, at 360 px", () => {
  test("is found on the page of deals, and asks little", async () => {
    await go(noaber, "/deals");
    await look(noaber, "kitchen-01-deals");
    await tap(noaber, "link", "Sluit een deal aan tafel");
    await look(noaber, "kitchen-02-form");
  });

  test("keeps what was typed, and says what is missing", async () => {
    const { page } = noaber;
    await page.locator("#title").fill("Een bankje bij de vijver");
    await press(noaber, "button", "Lees voor");
    expect(await page.locator("#title").inputValue()).toBe("Een bankje bij de vijver");
    const errors = await page.locator(".meent-errors a").allInnerTexts();
    expect(errors).toEqual([
      "Vul de naam in van wie de deal sluit.",
      "Zeg in één zin hoe het doorgaat als er iemand stopt.",
    ]);
    await look(noaber, "kitchen-03-errors");
  });

  test("finds the party by name, and asks for whom she signs", async () => {
    const { page } = noaber;
    await page.locator("#party").fill("roelie");
    await page.locator("#partyHours").fill("12");
    await page.locator("#money").fill("750");
    await page.locator("#continuity").fill("Dan maakt de buurman het af.");
    taps += 1;
    await page.locator("summary", { hasText: "Ook uren, ruimte of spullen" }).click();
    await page.locator("#hours").fill("2");
    await tap(noaber, "button", "Lees voor");
    await look(noaber, "kitchen-04-who");
    taps += 1;
    await page.getByRole("radio", { name: "Roelie Hofstee, uit Hasselo" }).check();
    await tap(noaber, "button", "Lees voor");
  });

  test("is read aloud", async () => {
    const text = await textOf(noaber);
    for (const sentence of [
      "Roelie Hofstee en Noorderveld spreken dit af.",
      "Roelie Hofstee brengt in: 12 uur.",
      "Noorderveld brengt in: € 750 en 2 uur.",
      "Wij kijken samen terug op 24 februari 2027.",
      "Meer vragen wij niet, ook later niet",
      "1 op de 20",
    ])
      expect(text).toContain(sentence);
    await look(noaber, "kitchen-05-read");
  });

  test("is signed by the noaber, who shows a code once", async () => {
    await tap(noaber, "button", "Teken namens de gemeente");
    deal = pathOf(noaber);
    expect(deal).toMatch(/^\/deals\/D-2026-\d+$/);
    await look(noaber, "kitchen-06-half-signed");
    await tap(noaber, "button", "Laat Roelie Hofstee nu tekenen");
    // The address answers a press and not a question, so it has no page in another language.
    expect(await textOf(noaber)).toContain("De code geldt 15 minuten en werkt één keer.");
  });

  test("is signed by the party on her own phone, in under twelve taps in all", async () => {
    const code = await textOf(noaber, "main code");
    await go(party, `${deal}/code`);
    await look(party, "kitchen-08-code");
    await party.page.locator("#code").fill("ZZZZZZ");
    await press(party, "button", "Teken de deal");
    expect(await textOf(party)).toContain("U kunt het nog 4 keer proberen.");
    await party.page.locator("#code").fill(code.toLowerCase());
    await tap(party, "button", "Teken de deal");
    expect(pathOf(party)).toBe(deal);
    const text = await textOf(party);
    for (const fact of [
      "De deal is getekend op 24 november 2026",
      "Roelie Hofstee tekende aan tafel, met een code.",
      "Reken het lot zelf na",
      "Dan maakt de buurman het af.",
    ])
      expect(text).toContain(fact);
    await look(party, "kitchen-09-signed");
    expect(taps).toBeLessThan(12);
  });
});

describe("looking back on it, three months later", () => {
  test("shows on the page of deals as time to look back", async () => {
    await go(noaber, deal);
    for (let months = 0; months < 2; months++) await forward(noaber, "8 weken verder");
    await go(noaber, "/deals");
    // Only the longest waits stand above it, and the example has older ones.
    const state = `${deal.replace("/deals/", "")}, voorbij, terugkijken Een bankje bij de vijver`;
    expect(await textOf(noaber)).toContain(state);
    await look(noaber, "kitchen-10-waits");
  });

  test("Roelie says the municipality's two hours did not come", async () => {
    await go(noaber, deal);
    await become(noaber, "Roelie Hofstee");
    await press(noaber, "link", "Vertel hoe het ging");
    await look(noaber, "kitchen-11-tell");
    const { page } = noaber;
    await page.locator("#words").fill("De bank staat er. De uren van de gemeente kwamen niet.");
    await press(noaber, "button", "Zet het erbij");
    expect(await page.locator(".meent-errors a").count()).toBe(3);
    await page.locator("#foto").setInputFiles({
      name: "bank.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("geen foto"),
    });
    await press(noaber, "button", "Zet het erbij");
    expect(await textOf(noaber, ".meent-errors")).toContain("Dit bestand is geen foto");
    expect(await page.locator("#words").inputValue()).toContain("De bank staat er.");
    // Kept as soon as it comes, so it is still there while something else is missing.
    await page.locator("#foto").setInputFiles(await photoOf("#7a5c3e"));
    await page.locator("#photoAlt").fill("De nieuwe bank, met de vijver erachter");
    await press(noaber, "button", "Zet het erbij");
    expect(await textOf(noaber)).toContain("Deze foto gaat mee.");
    await look(noaber, "kitchen-11-tell-photo");
    for (const [field, verdict] of [
      ["party-hours", "Nagekomen"],
      ["municipality-money", "Nagekomen"],
      ["municipality-hours", "Niet nagekomen"],
    ])
      await page
        .locator(`input[name="${field}"]`)
        .and(page.getByRole("radio", { name: verdict ?? "", exact: true }))
        .check();
    await press(noaber, "button", "Zet het erbij");
    expect(await textOf(noaber, "#terugblik ~ table")).toContain("Niet nagekomen");
    const photo = page.getByRole("img", { name: "De nieuwe bank, met de vijver erachter" });
    await photo.scrollIntoViewIfNeeded();
    const width = () => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBeGreaterThan(0);
  });

  test("a neighbour went by, and Geert answers beside it", async () => {
    await become(noaber, "Fenna Dijkstra");
    await press(noaber, "link", "Zet erbij wat u zag");
    await noaber.page.locator("#saw").fill("Een stevige bank, met twee mensen erop.");
    await noaber.page.locator("#foto").setInputFiles(await photoOf("#3e5c7a"));
    await press(noaber, "button", "Zet het erbij");
    await become(noaber, "Geert Lubbers");
    await press(noaber, "link", "Zet uw antwoord erbij");
    await noaber.page.locator("#words").fill("Dat klopt. Wij komen in maart alsnog.");
    await look(noaber, "kitchen-12-reply");
    await press(noaber, "button", "Zet mijn antwoord erbij");
    const text = await textOf(noaber);
    for (const said of [
      "Een stevige bank, met twee mensen erop.",
      "De uren van de gemeente kwamen niet.",
      "Wij komen in maart alsnog.",
    ])
      expect(text).toContain(said);
    const unsaid = { name: "Foto van Fenna Dijkstra, zonder omschrijving" };
    expect(await noaber.page.getByRole("img", unsaid).count()).toBe(1);
    await look(noaber, "kitchen-13-looked-back");
  });
});

describe("a larger deal", () => {
  test("asks more only then, and goes to the executive above the mandate", async () => {
    const { page } = noaber;
    await go(noaber, "/deals/nieuw");
    await page.locator("#party").fill("Jan Oosterhuis");
    await page.locator("#title").fill("De ijsbaan van Bruntinge");
    await page.locator("#money").fill("150.000");
    await page.locator("#continuity").fill("Dan neemt de ijsvereniging het over.");
    await press(noaber, "button", "Lees voor");
    expect(await textOf(noaber)).toContain("Omdat het een grotere deal is");
    await look(noaber, "kitchen-14-larger");
    await page.getByRole("radio", { name: /^Subsidie/ }).check();
    await page.locator("#termMonths").fill("12");
    await page.locator("#stepIn").fill("De gemeente houdt de baan open, binnen twee weken.");
    await page.locator("#milestone1").fill("De baan ligt er");
    for (const [part, typed] of [
      ["", "1"],
      ["-maand", "6"],
      ["-jaar", "2027"],
    ])
      await page.locator(`#milestone1By${part}`).fill(typed ?? "");
    await press(noaber, "button", "Lees voor");
    expect(await textOf(noaber)).toContain("meer dan u nu zelf mag afspreken");
    await look(noaber, "kitchen-15-larger-read");
    await press(noaber, "button", "Leg voor aan het college");
    const text = await textOf(noaber);
    expect(text).toContain("Elke partij kan stoppen, 3 maanden van tevoren");
    expect(text).toContain("De gemeente houdt de baan open, binnen twee weken.");
    await look(noaber, "kitchen-16-larger-deal");
  });

  test("shows the noaber beforehand who can sign instead", async () => {
    larger = pathOf(noaber);
    await go(noaber, `${larger}/tekenen`);
    const text = await textOf(noaber);
    expect(text).toContain("meer dan Geert Lubbers nu mag afspreken");
    expect(text).toContain("Tekenen kan wel: Henk Alberts");
    expect(await noaber.page.getByRole("button", { name: "Teken de deal" }).count()).toBe(0);
    await look(noaber, "kitchen-17-who-signs");
  });

  test("goes home in a letter, with a code, for who has no phone at the table", async () => {
    await go(noaber, larger);
    await press(noaber, "link", "Stuur de code in een brief");
    await look(noaber, "kitchen-18-letter-form");
    await noaber.page.locator("#addressee").fill("Jan Oosterhuis\nDorpsstraat 4\nBruntinge");
    const sent = noaber.page.waitForEvent("response", (one) => one.url().endsWith("/code-brief"));
    const saved = noaber.page.waitForEvent("download").catch(() => undefined);
    await noaber.page.getByRole("button", { name: "Maak de brief (pdf)" }).click();
    expect((await sent).headers()["content-type"]).toBe("application/pdf");
    const file = await (await saved)?.path();
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(file ?? "")));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toContain("Dorpsstraat 4");
    expect(text).toContain("De gemeente houdt de baan open");
    // In two threes, alone on its line; it may stand on the second sheet.
    const [code = ""] = /\b[2-9A-Z]{3}-[2-9A-Z]{3}\b/.exec(text) ?? [];
    expect(code, text).not.toBe("");
  });

  test("or is signed with the code from a mail, which takes the place of the letter", async () => {
    await go(noaber, larger);
    await press(noaber, "link", "Mail de code");
    await noaber.page.locator("#address").fill("jan.oosterhuis");
    // As a browser that does not check the address itself.
    await noaber.page.locator("form").evaluateAll((forms) => {
      for (const form of forms) (form as HTMLFormElement).noValidate = true;
    });
    await press(noaber, "button", "Stuur de mail");
    expect(await textOf(noaber, ".meent-errors")).toContain("Dit is geen mailadres");
    expect(await noaber.page.locator("#address").inputValue()).toBe("jan.oosterhuis");
    await look(noaber, "kitchen-18-mail-form");
    await noaber.page.locator("#address").fill("jan@voorbeeld.example");
    await press(noaber, "button", "Stuur de mail");
    expect(await textOf(noaber)).toContain("Wij sturen de code naar jan@voorbeeld.example.");
    await look(noaber, "kitchen-18-mail-sent");
    const mine = () => smtp.received.find(({ to }) => to === "jan@voorbeeld.example");
    await expect.poll(mine, { timeout: 60_000 }).toBeDefined();
    const mail = mine();
    const text = mail ? partOf(mail, "text/plain") : "";
    expect(text).toContain("Beste Jan Oosterhuis,");
    const [, code = ""] = /Uw code: ([2-9A-Z]{3}-[2-9A-Z]{3})/.exec(text) ?? [];
    const [link = ""] = /http:\S+\/code\b/.exec(text) ?? [];
    await party.page.goto(link);
    await party.page.locator("#code").fill(code);
    await press(party, "button", "Teken de deal");
    expect(await textOf(party)).toContain("Jan Oosterhuis tekende met de code uit een mail.");
  });

  test("is signed by the executive, on the same page", async () => {
    await become(noaber, "Henk Alberts");
    await go(noaber, `${larger}/tekenen`);
    await look(noaber, "kitchen-19-executive");
    await press(noaber, "button", "Teken de deal");
    expect(await textOf(noaber)).toContain("Het college zelf tekende.");
  });
});

describe("a deal that is handed back", () => {
  test("is given back by the party in two steps, and says what happens then", async () => {
    const { page } = noaber;
    await become(noaber, "Jan Oosterhuis");
    await go(noaber, larger);
    await press(noaber, "link", "Geef deze deal terug");
    await press(noaber, "button", "Kijk alles na");
    expect(await page.locator(".meent-errors a").count()).toBeGreaterThan(0);
    // As people say it: a day in words.
    await page.locator("#endsOn").fill("1 mei 2027");
    await page.locator("#reason").fill("De ijsvereniging heeft nog drie leden.");
    await look(noaber, "kitchen-20-hand-back");
    await press(noaber, "button", "Kijk alles na");
    const text = await textOf(noaber);
    expect(text).toContain("Tot en met 1 mei 2027 gaat alles door");
    expect(text).toContain("De gemeente houdt de baan open, binnen twee weken.");
    await look(noaber, "kitchen-21-hand-back-check");
    await press(noaber, "button", "Geef de deal terug");
    expect(await textOf(noaber)).toContain("De gemeente zegt nog wie het daarna doet.");
    await look(noaber, "kitchen-22-ending");
  });

  test("is taken over as the municipality promised, with what is left of the money", async () => {
    const { page } = noaber;
    await become(noaber, "Geert Lubbers");
    await go(noaber, "/deals");
    await go(noaber, larger);
    await press(noaber, "link", "Zeg wie het overneemt");
    await look(noaber, "kitchen-23-step-in");
    await page.getByRole("radio", { name: "Andere mensen uit de buurt" }).check();
    await page.locator("#doerName").fill("Dorpsbelangen Bruntinge");
    await page.locator("#words").fill("De baan blijft. De sleutel ligt bij de school.");
    await page.locator("#left").fill("90.000");
    await press(noaber, "button", "Kijk alles na");
    await press(noaber, "button", "Leg vast wie het overneemt");
    expect(await textOf(noaber)).toContain("Vanaf 2 mei 2027 doet Dorpsbelangen Bruntinge het.");
    await look(noaber, "kitchen-24-stepped-in");
  });

  test("goes over on the day itself, and both still look back", async () => {
    await forward(noaber, "8 weken verder");
    await go(noaber, larger);
    const text = await textOf(noaber);
    expect(text).toContain("Deze deal is teruggegeven. De laatste dag was 1 mei 2027.");
    expect(text).toContain("Dorpsbelangen Bruntinge doet het nu.");
    expect(text).toContain("Vertel hoe het ging");
    await look(noaber, "kitchen-25-handed-back");
  });
});
