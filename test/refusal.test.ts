import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftChallenge, fileChallenge } from "#modules/challenges";
import {
  addChallenge,
  addChallengeInDecision,
  done,
  foundTestCommunity,
  type Person,
  planFor,
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
  let fenna: Visit;
  let challenge: string;
  beforeAll(async () => {
    community = await foundTestCommunity(site.world, "nee");
    challenge = `/uitdagingen/${await numberOf(await addChallengeInDecision(community))}`;
    henk = await comeAs(community, "henk");
    fenna = await comeAs(community, "fenna");
  });
  afterAll(async () => {
    await henk?.context.close();
    await fenna?.context.close();
  });

  const reason = "Niemand van de uitdager woont of werkt in Oldeveen.";
  const counterOffer = "Zoek twee mensen uit Oldeveen die met u meedoen.";
  const terms = "€ 12.000 per jaar in plaats van € 18.500";

  /** Chooses no on the ground of local anchoring, and goes on to its questions. */
  async function chooseNo(): Promise<void> {
    await go(henk, `${challenge}/besluiten`);
    await henk.page.getByRole("radio", { name: /^Nee/ }).check();
    await henk.page.locator("#ground").selectOption("noLocalAnchoring");
    await press(henk, "button", "Verder");
  }

  async function answerGround(nobodyLocal: "yes" | "no"): Promise<void> {
    await henk.page.locator(`input[name="answers.nobodyLocal"][value=${nobodyLocal}]`).check();
    await henk.page.locator('input[name="answers.localPartner"][value=no]').check();
  }

  test("without a choice or a ground is no refusal", async () => {
    await go(henk, challenge);
    await press(henk, "link", "Beslis over deze uitdaging");
    await look(henk, "decide");
    await press(henk, "button", "Verder");
    expect(await textOf(henk, ".meent-errors ul")).toBe("Kies ja of nee.");
    await henk.page.getByRole("radio", { name: /^Nee/ }).check();
    await press(henk, "button", "Verder");
    expect(await henk.page.title()).toMatch(/^Fout: /);
    expect(await textOf(henk, ".meent-errors")).toContain("Kies een van de negen gronden.");
    expect(await henk.page.getByRole("radio", { name: /^Nee/ }).isChecked()).toBe(true);
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

  test("has the questions of its ground, each named at its field while it is open", async () => {
    await chooseNo();
    await look(henk, "ground");
    await press(henk, "button", "Verder naar nakijken");
    expect(await henk.page.locator(".meent-errors a").count()).toBe(3);
    await henk.page.locator("#reason").fill(reason);
    await answerGround("no");
    await press(henk, "button", "Verder naar nakijken");
    expect(await textOf(henk, ".meent-errors")).toContain("spreken deze grond tegen");
    expect(await henk.page.locator("#reason").inputValue()).toBe(reason);
    await look(henk, "ground-contradicted");
  });

  test("is seen once more before it binds, and can be changed", async () => {
    await answerGround("yes");
    await henk.page.locator("#counterOffer").fill("Zoek iemand uit Oldeveen.");
    await press(henk, "button", "Verder naar nakijken");
    await look(henk, "decide-check");
    await press(henk, "button", "Wijzig");
    expect(await henk.page.locator("#reason").inputValue()).toBe(reason);
    await henk.page.locator("#counterOffer").fill(counterOffer);
    await henk.page.locator("#yearlyAmount").fill("twaalf");
    await press(henk, "button", "Verder naar nakijken");
    expect(await textOf(henk, ".meent-errors")).toContain("Vul het bedrag in met cijfers");
    await henk.page.locator("#yearlyAmount").fill("12.000");
    await look(henk, "ground-offered");
    await press(henk, "button", "Verder naar nakijken");
    await look(henk, "decide-check-offered");
    const text = await textOf(henk, "main");
    for (const part of [reason, counterOffer, terms, "De uitdager hoort niet bij"])
      expect(text).toContain(part);
    await press(henk, "button", "Leg het besluit vast");
  });

  test("is on the page with its ground, its explanation and what would make it a yes", async () => {
    expect(pathOf(henk)).toBe(challenge);
    const text = await textOf(henk, "main");
    expect(text).toContain("Het college zei nee op 24 november 2026.");
    expect(text).toContain("De uitdager kan bezwaar maken tot en met 5 januari 2027.");
    for (const part of [reason, counterOffer, terms]) expect(text).toContain(part);
    expect(await henk.page.locator(".meent-clock").count()).toBe(0);
    expect(await henk.page.getByRole("link", { name: "Beslis over deze uitdaging" }).count()).toBe(
      0,
    );
    await look(henk, "refused");
  });

  test("has the party's answer beside it", async () => {
    await go(fenna, challenge);
    await press(fenna, "link", "Zet er uw antwoord naast");
    await fenna.page.locator("#body").fill("Drie van ons wonen er hun hele leven.");
    await press(fenna, "button", "Zet mijn antwoord erbij");
    expect(await textOf(fenna, "blockquote")).toContain("Drie van ons wonen er");
  });

  test("whose counter-offer is taken becomes a yes, with a deal on the table", async () => {
    await go(fenna, challenge);
    await press(fenna, "link", "Neem het tegenaanbod aan");
    for (const part of [counterOffer, terms, "€ 24.000 in 2 jaar"])
      expect(await textOf(fenna)).toContain(part);
    await look(fenna, "take-counter-offer");
    await press(fenna, "button", "Neem het tegenaanbod aan");
    expect(await textOf(fenna)).toContain("Het college zei ja op 24 november 2026.");
    await press(fenna, "link", "Bekijk de deal");
    for (const part of [counterOffer, "€ 24.000"]) expect(await textOf(fenna)).toContain(part);
  });
});

test("refusal, objection, second refusal: an impasse, and the council has the final say", async () => {
  const community = await foundTestCommunity(site.world, "bezwaar");
  const challenge = `/uitdagingen/${await numberOf(await addChallengeInDecision(community))}`;
  const henk = await comeAs(community, "henk");
  const fenna = await comeAs(community, "fenna");
  async function sayNo(): Promise<void> {
    await go(henk, `${challenge}/besluiten`);
    await henk.page.getByRole("radio", { name: /^Nee/ }).check();
    await henk.page.locator("#ground").selectOption("rightsOfOthers");
    await press(henk, "button", "Verder");
    await henk.page.getByLabel("Wie worden er geschaad").fill("De jeu-de-boulesclub, op de baan.");
    await henk.page.locator('input[name="answers.avoidable"][value=no]').check();
    await henk.page.locator("#reason").fill("De baan is er al dertig jaar en zou verdwijnen.");
    await press(henk, "button", "Verder naar nakijken");
    await press(henk, "button", "Leg het besluit vast");
  }
  await sayNo();
  expect(await textOf(henk)).toContain("Een tegenaanbod komt uiterlijk 8 december 2026.");
  await go(fenna, challenge);
  await press(fenna, "link", "Maak bezwaar");
  await look(fenna, "object");
  await fenna.page.locator("#reason").fill("Wij leggen de baan zelf opnieuw aan, naast de vijver.");
  await press(fenna, "button", "Dien het bezwaar in");
  expect(await textOf(fenna)).toContain("Het college beslist daarover uiterlijk 16 februari 2027.");
  await look(fenna, "objected");
  await sayNo();
  const text = await textOf(henk);
  expect(text).toContain("Er is een impasse sinds 24 november 2026");
  expect(text).toContain("De raad heeft het laatste woord, uiterlijk 16 februari 2027.");
  await look(henk, "impasse");
  await go(henk, "/logboek");
  expect(await textOf(henk)).toContain("Het college zei op het bezwaar weer nee.");
  await henk.context.close();
  await fenna.context.close();
});

test("one question stops the clock until the answer", async () => {
  const community = await foundTestCommunity(site.world, "vraag");
  const challenge = `/uitdagingen/${await numberOf(await addChallengeInDecision(community))}`;
  const marijke = await comeAs(community, "marijke");
  const fenna = await comeAs(community, "fenna");
  await go(marijke, challenge);
  await press(marijke, "link", "Stel één vraag");
  await look(marijke, "ask");
  await marijke.page.locator("#question").fill("Wat kost de verzekering per jaar?");
  await press(marijke, "button", "Stel de vraag");
  expect(await textOf(marijke)).toContain("De klok staat stil");
  expect(await marijke.page.getByRole("link", { name: "Stel één vraag" }).count()).toBe(0);
  await look(marijke, "stopped");
  await go(fenna, challenge);
  await press(fenna, "link", "Beantwoord de vraag");
  await fenna.page.locator("#answer").fill("Negenhonderd euro per jaar.");
  await press(fenna, "button", "Geef antwoord");
  const text = await textOf(fenna);
  expect(text).toContain("Negenhonderd euro per jaar.");
  expect(await textOf(fenna, ".meent-clock")).not.toContain("De klok staat stil");
  await marijke.context.close();
  await fenna.context.close();
});

test("two challengers are asked whether they can do it both, and share", async () => {
  const community = await foundTestCommunity(site.world, "samen");
  const first = `/uitdagingen/${await numberOf(await addChallengeInDecision(community))}`;
  const { id } = await done(draftChallenge, community.as("roelie"), planFor(community.works.park));
  await done(fileChallenge, community.as("roelie"), { challengeId: id });
  const second = `/uitdagingen/${await numberOf(id)}`;
  const marijke = await comeAs(community, "marijke");
  await go(marijke, first);
  await press(marijke, "link", "Vraag: kunt u het samen?");
  await press(marijke, "button", "Leg het voor aan de uitdagers");
  expect(await marijke.page.locator(".meent-errors a").count()).toBe(2);
  await marijke.page.getByLabel("Verdelen per gebied").check();
  await marijke.page
    .locator("#body")
    .fill("Fenna doet het noorden van het park, Roelie het zuiden.");
  await look(marijke, "divide");
  await press(marijke, "button", "Leg het voor aan de uitdagers");
  expect(await textOf(marijke)).toContain("Roelie Hofstee moet nog antwoorden.");
  await marijke.context.close();
  for (const [person, path] of [
    ["fenna", first],
    ["roelie", second],
  ] as const) {
    const visitor = await comeAs(community, person);
    await go(visitor, path);
    await visitor.page.getByLabel("Ja, zo kunnen wij het samen").check();
    await press(visitor, "button", "Geef antwoord");
    expect(await textOf(visitor)).toMatch(/zegt ja\./);
    await visitor.context.close();
  }
  const henk = await comeAs(community, "henk");
  await go(henk, `${first}/besluiten`);
  await henk.page.getByRole("radio", { name: /^Ja/ }).check();
  await press(henk, "button", "Verder");
  await press(henk, "button", "Leg het besluit vast");
  expect(await textOf(henk)).toContain("Het college zei ja op 24 november 2026.");
  await look(henk, "shared");
  await henk.context.close();
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
      ground: "noLocalAnchoring",
      "answers.nobodyLocal": "yes",
      "answers.localPartner": "no",
      reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
      counterOffer: "Zoek twee mensen uit Oldeveen die met u meedoen.",
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
  await press(fenna, "link", "Stop ermee, of geef het door");
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
  await press(henk, "button", "Verder");
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
