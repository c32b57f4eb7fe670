import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addChallenge,
  addChallengeInDecision,
  foundTestCommunity,
  type Person,
  type TestCommunity,
} from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { formOf, post } from "./post.ts";
import { openSite, type Site } from "./site.ts";

// The other ways a challenge may go: refused, extended, withdrawn, accepted.

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function numberOf(id: string): Promise<string> {
  const [row] = await site.world.ask("select number from challenges.challenge where id = $1", [id]);
  return String(row?.number);
}

async function comeAs(community: TestCommunity, person: Person): Promise<Visit> {
  const cookie = await community.cookieOf(person);
  return visit(browser, site, { slug: community.slug, cookie });
}

describe("a refusal", () => {
  let community: TestCommunity;
  let henk: Visit;
  let challenge: string;
  beforeAll(async () => {
    community = await foundTestCommunity(site.world, "nee");
    challenge = `/uitdagingen/${await numberOf(await addChallengeInDecision(community))}`;
    henk = await comeAs(community, "henk");
  });
  afterAll(() => henk?.context.close());

  const reason = "Het kost twee keer zoveel als het nu kost.";
  const counterOffer = "Voor de helft van het geld, of met de buren van Hasselo, zeggen wij ja.";

  test("without ground, explanation and counter-offer is no refusal", async () => {
    const { page } = henk;
    await go(henk, challenge);
    await press(henk, "link", "Beslis over deze uitdaging");
    await look(henk, "decide");
    await press(henk, "button", "Verder naar nakijken");
    expect(await textOf(henk, ".meent-errors ul")).toBe("Kies ja of nee.");
    await page.getByRole("radio", { name: /^Nee/ }).check();
    await page.locator("#reason").fill(reason);
    await press(henk, "button", "Verder naar nakijken");
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator(".meent-errors a").allTextContents()).toEqual([
      "Kies een van de negen gronden. Past er geen, dan is er geen reden om nee te zeggen.",
      "Schrijf wat er wel kan. Een nee zonder dit is geen geldig nee.",
    ]);
    expect(await page.locator("#reason").inputValue()).toBe(reason);
    expect(await page.getByRole("radio", { name: /^Nee/ }).isChecked()).toBe(true);
    await look(henk, "decide-errors");
  });

  test("names one of nine grounds, and there is no other", async () => {
    const options = await henk.page.locator("#ground option").allTextContents();
    expect(options).toHaveLength(10);
    expect(options.join()).not.toMatch(/anders|overig/i);
    const form = await formOf(
      site,
      `/${community.slug}${challenge}/besluiten`,
      await community.cookieOf("henk"),
      "/besluiten",
      { decision: "refuse", ground: "other", reason, counterOffer, knop: "vastleggen" },
    );
    const answer = await post(site, form, await community.cookieOf("henk"));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Kies een van de negen gronden.");
  });

  test("is seen once more before it binds, and can be changed", async () => {
    const { page } = henk;
    await page.locator("#ground").selectOption("costAboveCap");
    await page.locator("#counterOffer").fill("Voor de helft van het geld zeggen wij ja.");
    await press(henk, "button", "Verder naar nakijken");
    await look(henk, "decide-check");
    await press(henk, "button", "Wijzig");
    expect(await page.locator("#reason").inputValue()).toBe(reason);
    expect(await page.locator("#ground").inputValue()).toBe("costAboveCap");
    await page.locator("#counterOffer").fill(counterOffer);
    await press(henk, "button", "Verder naar nakijken");
    const text = await textOf(henk, "main");
    for (const part of [reason, counterOffer, "Het kost meer dan nu"]) expect(text).toContain(part);
    await press(henk, "button", "Leg het besluit vast");
  });

  test("is on the page with its ground, its explanation and what would make it a yes", async () => {
    expect(pathOf(henk)).toBe(challenge);
    const text = await textOf(henk, "main");
    expect(text).toContain("Het college zei nee op 24 november 2026.");
    for (const part of [reason, counterOffer, "Het kost meer dan nu, en wordt er niet beter van"])
      expect(text).toContain(part);
    expect(await henk.page.locator(".meent-clock").count()).toBe(0);
    expect(await henk.page.getByRole("link", { name: "Beslis over deze uitdaging" }).count()).toBe(
      0,
    );
    await look(henk, "refused");
  });

  test("has the party's answer beside it", async () => {
    const fenna = await comeAs(community, "fenna");
    await go(fenna, challenge);
    await press(fenna, "link", "Zet er uw antwoord naast");
    await fenna.page
      .locator("#body")
      .fill("De helft van het geld kan, als wij de machines krijgen.");
    await press(fenna, "button", "Zet mijn antwoord erbij");
    expect(await textOf(fenna, "blockquote")).toContain("De helft van het geld kan");
    await fenna.context.close();
  });
});

test("help comes before judgement: a no to a plan that was not completed is not possible yet", async () => {
  const community = await foundTestCommunity(site.world, "te-vroeg");
  const challenge = `/uitdagingen/${await numberOf(await addChallenge(community))}`;
  const cookie = await community.cookieOf("henk");
  const form = await formOf(
    site,
    `/${community.slug}${challenge}/besluiten`,
    cookie,
    "/besluiten",
    {
      decision: "refuse",
      ground: "costAboveCap",
      reason: "Het kost twee keer zoveel als het nu kost.",
      counterOffer: "Voor de helft van het geld zeggen wij ja.",
      knop: "vastleggen",
    },
  );
  const answer = await post(site, form, cookie);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Eerst helpen, dan oordelen");
});

test("the term is extended once, with a reason, and not a second time", async () => {
  const community = await foundTestCommunity(site.world, "langer");
  const challenge = `/uitdagingen/${await numberOf(await addChallenge(community))}`;
  const henk = await comeAs(community, "henk");
  await go(henk, challenge);
  await press(henk, "link", "Neem één keer meer tijd");
  expect(await textOf(henk)).toContain("Dan is 16 februari 2027 de laatste dag.");
  await look(henk, "extend");
  await henk.page.locator("#reason").fill("Druk.");
  await press(henk, "button", "Neem meer tijd");
  expect(await henk.page.locator("#reason").inputValue()).toBe("Druk.");
  expect(await textOf(henk, ".meent-errors")).toContain("Leg het uit in ten minste een hele zin");
  await henk.page.locator("#reason").fill("De bomen worden in januari nog een keer gekeurd.");
  const cookie = await community.cookieOf("henk");
  const second = await formOf(
    site,
    `/${community.slug}${challenge}/verlengen`,
    cookie,
    "/verlengen",
    { reason: "En de paden worden in februari ook nog gekeurd." },
  );
  await press(henk, "button", "Neem meer tijd");
  expect(pathOf(henk)).toBe(challenge);
  const text = await textOf(henk);
  expect(text).toContain("De bomen worden in januari nog een keer gekeurd.");
  expect(text).toContain("Het college moet uiterlijk dinsdag 16 februari beslissen.");
  expect(await textOf(henk, ".meent-clock__days")).toBe("84");
  expect(await henk.page.getByRole("link", { name: "Neem één keer meer tijd" }).count()).toBe(0);
  await look(henk, "extended");
  const refused = await post(site, second, cookie);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("De termijn is al één keer verlengd.");
  await henk.context.close();
});

test("the party withdraws without saying why, and the clock stops", async () => {
  const community = await foundTestCommunity(site.world, "terugtrekken");
  const challenge = `/uitdagingen/${await numberOf(await addChallenge(community))}`;
  const fenna = await comeAs(community, "fenna");
  await go(fenna, challenge);
  await press(fenna, "link", "Trek de uitdaging in");
  await look(fenna, "withdraw");
  await press(fenna, "button", "Trek de uitdaging in");
  const text = await textOf(fenna);
  expect(text).toContain("trok de uitdaging in op 24 november 2026.");
  expect(await fenna.page.locator(".meent-clock").count()).toBe(0);
  await look(fenna, "withdrawn");
  await press(fenna, "link", "Bekijk het werk");
  expect(await fenna.page.getByRole("link", { name: "Wij nemen dit over" }).count()).toBe(1);
  await fenna.context.close();
});

test("a yes puts a deal on the table at once", async () => {
  const community = await foundTestCommunity(site.world, "ja");
  const challenge = `/uitdagingen/${await numberOf(await addChallengeInDecision(community))}`;
  const henk = await comeAs(community, "henk");
  await go(henk, `${challenge}/besluiten`);
  await henk.page.getByRole("radio", { name: /^Ja/ }).check();
  await press(henk, "button", "Verder naar nakijken");
  await press(henk, "button", "Leg het besluit vast");
  const text = await textOf(henk);
  expect(text).toContain("Het college zei ja op 24 november 2026.");
  expect(text).toContain("De gemeente tekent de deal uiterlijk 22 december 2026.");
  await look(henk, "accepted");
  await press(henk, "link", "Bekijk de deal");
  const deal = await textOf(henk);
  expect(deal).toContain("De deal ligt klaar om te tekenen.");
  expect(deal).toContain("Wacht op de handtekening van Fenna Dijkstra.");
  expect(deal).toContain("Wacht op de handtekening van de gemeente.");
  await henk.context.close();
});
