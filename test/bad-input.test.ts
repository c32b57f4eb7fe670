import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { draftChallenge, fileChallenge } from "#modules/challenges";
import {
  addChallenge,
  addChallengeInDecision,
  addDeal,
  done,
  foundTestCommunity,
  planFor,
  type TestCommunity,
} from "../src/test-community.ts";
import {
  look,
  lookBare,
  openBrowser,
  pathOf,
  press,
  textOf,
  type Visit,
  visit,
} from "./browser.ts";
import { ask, formOf, post } from "./post.ts";
import { openSite, type Site } from "./site.ts";

// What people and programs send that is wrong, late, twice or not theirs: each gets a sentence that
// says what to do, and nothing that was typed is lost.

let site: Site;
let browser: Browser;
let community: TestCommunity;
/** The path of the community and of the form to take its park over. */
let home: string;
let form: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
  community = await foundTestCommunity(site.world, "slordig");
  home = `/${community.slug}`;
  form = `${home}/werken/${await workNumber(community.works.park)}/overnemen`;
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function workNumber(id: string): Promise<string> {
  const [row] = await site.world.ask("select number from works.work where id = $1", [id]);
  return String(row?.number);
}

async function challengePath(id: string): Promise<string> {
  const [row] = await site.world.ask("select number from challenges.challenge where id = $1", [id]);
  return `/uitdagingen/${row?.number}`;
}

/** A form that is right; each test spoils one field. */
const right = {
  organizationId: "",
  why: "Wij kennen elke boom.\n\nEn elk pad.",
  cooperation: "De sleutel van de schuur.",
  yearlyAmount: "18.500",
  years: "2",
  "startsOn-dag": "1",
  "startsOn-maand": "4",
  "startsOn-jaar": "2027",
};

describe("a field of the form to take work over", () => {
  test.each([
    ["why", "", /^Schrijf wat u wilt doen/],
    ["why", "x", /^Schrijf wat u wilt doen/],
    ["cooperation", "   ", /^Schrijf wat ervoor nodig is/],
    ["yearlyAmount", "", /^Vul in hoeveel geld/],
    ["yearlyAmount", "veel", /^Vul het bedrag in met cijfers/],
    ["yearlyAmount", "12,5,0", /^Vul het bedrag in met cijfers/],
    ["yearlyAmount", "-500", /^Vul het bedrag in met cijfers/],
    ["yearlyAmount", "1e6", /^Vul het bedrag in met cijfers/],
    ["yearlyAmount", "999999999999999999999999", /^(Vul het bedrag in|Dit bedrag is hoger)/],
    ["yearlyAmount", "100.000.001", /^Dit bedrag is hoger/],
    ["years", "", /^Kies voor hoeveel jaar/],
    ["years", "0", /^Kies voor hoeveel jaar/],
    ["years", "2.5", /^Kies voor hoeveel jaar/],
    ["years", "7", /^Dit is langer dan het stadsrecht toelaat/],
    ["startsOn-dag", "", /^Vul een dag, maand en jaar in/],
    ["startsOn-maand", "13", /^Vul een dag, maand en jaar in/],
    ["startsOn-jaar", "7", /^Vul een dag, maand en jaar in|^Deze dag is al voorbij/],
    ["startsOn-jaar", "2026", /^Deze dag is al voorbij/],
    ["startsOn-dag", "één", /^Vul een dag, maand en jaar in/],
    ["organizationId", newId(), /^U kunt niet namens deze organisatie spreken/],
  ])("%s = %j is told at the field, and everything is still there", async (field, typed, says) => {
    const cookie = await community.cookieOf("fenna");
    const fields = { ...right, [field]: typed, sleutel: newId() };
    const answer = await post(site, { action: form, fields }, cookie);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    const error = { field: field.replace(/-.*/, ""), says };
    expectError(html, error.field, error.says);
    expect(kept(html)).toMatchObject({
      why: fields.why.trim(),
      cooperation: fields.cooperation.trim(),
      yearlyAmount: fields.yearlyAmount,
      "startsOn-dag": fields["startsOn-dag"],
      "startsOn-maand": fields["startsOn-maand"],
      "startsOn-jaar": fields["startsOn-jaar"],
    });
    expect(await countDrafts()).toBe(0);
  });

  test("31 2 2027 is no day", async () => {
    const cookie = await community.cookieOf("fenna");
    const fields = { ...right, "startsOn-dag": "31", "startsOn-maand": "2" };
    const html = await (await post(site, { action: form, fields }, cookie)).text();
    expectError(html, "startsOn", /^Vul een dag, maand en jaar in die bestaan/);
    expect(kept(html)).toMatchObject({ "startsOn-dag": "31", "startsOn-maand": "2" });
  });

  test("a start before the contract ends is told with what to choose", async () => {
    const path = `/noorderveld/werken/${await workNumber(site.filled.works.get("dorpspark") ?? "")}/overnemen`;
    const cookie = await site.cookieOf("fenna");
    for (const [day, month] of [
      ["31", "3"],
      ["1", "1"],
    ]) {
      const fields = { ...right, "startsOn-dag": day ?? "", "startsOn-maand": month ?? "" };
      const html = await (await post(site, { action: path, fields }, cookie)).text();
      expectError(html, "startsOn", /^Het contract loopt dan nog/);
      expect(html).toContain("1 april 2027");
    }
  });

  test("a form that is empty names every field once", async () => {
    const cookie = await community.cookieOf("fenna");
    const answer = await post(site, { action: form, fields: {} }, cookie);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const field of ["why", "cooperation", "yearlyAmount", "years", "startsOn"])
      expectError(html, field, /\S/);
    expect(html).toContain("Er zijn nog 5 dingen nodig");
  });
});

async function countDrafts(): Promise<unknown> {
  const [row] = await site.world.ask(
    "select count(*)::int as count from challenges.challenge where community_id = $1",
    [community.id],
  );
  return row?.count;
}

/** The sentence stands at the field, and in the summary as a link to an id that is there. */
function expectError(html: string, field: string, says: RegExp): void {
  const atField = new RegExp(`id="${field}-fout">.*?</span>(.*?)</div>`, "s").exec(html)?.[1];
  expect(atField ?? "no error at the field").toMatch(says);
  expect(html).toContain(`<a class="utrecht-link utrecht-link--html-a" href="#${field}">`);
  expect(html).toMatch(new RegExp(`\\sid="${field}"`));
  expect(html).toMatch(/<title>Fout: /);
}

/** What the fields of a page hold. */
function kept(html: string): Record<string, string> {
  const areas = html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g);
  const inputs = html.matchAll(/<input class="utrecht-textbox[^>]*>/g);
  const attribute = (tag: string, name: string) =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return Object.fromEntries([
    ...Array.from(areas, ([, name = "", value = ""]) => [name, value]),
    ...Array.from(inputs, ([tag]) => [attribute(tag, "name"), attribute(tag, "value")]),
  ]);
}

describe("what people type is text, whatever it holds", () => {
  const evil = `</textarea><script>document.title = "gehackt"</script><img src=x onerror="document.title='gehackt'"> & "quotes" 'enkel' <b>vet</b>`;
  const texts = {
    markup: evil,
    emoji: "Wij doen dit graag 🌳👩🏽‍🌾🇳🇱, met heel het dorp.",
    "right to left": "نحن نعرف الحديقة جيدًا ‮ en wij wonen hier.",
    "letters of elsewhere": "Zoë’s naïeve coöperatie, ĳs en Łódź, 公園, \u0000\u0007 klaar.",
    "one long word": "w".repeat(3900),
  };
  test.each(Object.entries(texts))("%s", async (name, text) => {
    const own = await foundTestCommunity(site.world, `tekst-${name.replaceAll(" ", "-")}`);
    const visitor = await visit(browser, site, {
      slug: own.slug,
      cookie: await own.cookieOf("fenna"),
    });
    const { page } = visitor;
    await page.goto(
      `${site.origin}/${own.slug}/werken/${await workNumber(own.works.park)}/overnemen`,
    );
    await fillRight(visitor, { why: text, cooperation: text });
    await press(visitor, "button", "Verder naar nakijken");
    expect(await page.title()).toBe(`Klopt dit? · Gemeente ${own.slug}`);
    await press(visitor, "button", "Dien in");
    const shown = await textOf(visitor, "main");
    // Control characters mean nothing to people, so they go; the rest is as it was typed.
    expect(shown).toContain(
      text
        .replaceAll(/\p{Cc}/gu, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );
    expect(await page.title()).not.toContain("gehackt");
    await look(visitor, `typed-${name.replaceAll(" ", "-")}`);
    await visitor.context.close();
  });

  test("ten thousand characters are refused with a sentence, and are still there", async () => {
    const cookie = await community.cookieOf("fenna");
    const why = "Wij kennen elke boom en elk pad. ".repeat(310).trim();
    const answer = await post(site, { action: form, fields: { ...right, why } }, cookie);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expectError(html, "why", /^Dit is langer dan 4\.000 tekens/);
    expect(kept(html).why).toBe(why);
  });

  test("more than a form may hold is refused in words, and the site goes on", async () => {
    const cookie = await community.cookieOf("fenna");
    const visitor = await visit(browser, site, { slug: community.slug, cookie });
    await visitor.page.goto(`${site.origin}${form}`);
    await fillRight(visitor);
    // In a field that is not drawn: of so much text a browser needs longer than a test may take.
    await visitor.page.evaluate(
      `document.querySelector("#why").form.append(Object.assign(document.createElement("input"),
        { type: "hidden", name: "more", value: "x".repeat(300 * 1024) }))`,
    );
    const answered = visitor.page.waitForResponse((answer) => answer.request().method() === "POST");
    await visitor.page.locator("main form button").first().click();
    expect((await answered).status()).toBe(413);
    expect(await textOf(visitor)).toContain("maak uw tekst korter");
    await lookBare(visitor, "too-large");
    await visitor.context.close();
    expect((await ask(site, home)).status).toBe(200);
  });
});

async function fillRight({ page }: Visit, other: Partial<typeof right> = {}): Promise<void> {
  const { organizationId: _, years, ...texts } = { ...right, ...other };
  for (const [name, text] of Object.entries(texts))
    await page.locator(`#${name.replace(/-dag$/, "")}`).fill(text);
  await page.getByRole("radio", { name: `${years} jaar` }).check();
}

describe("what is not theirs to open", () => {
  test("a reserved work has no button, and its form's address leads to the page that says why", async () => {
    const visitor = await visit(browser, site, {
      slug: community.slug,
      cookie: await community.cookieOf("fenna"),
    });
    const path = `/werken/${await workNumber(community.works.permits)}`;
    await visitor.page.goto(`${site.origin}${home}${path}/overnemen`);
    expect(pathOf(visitor)).toBe(path);
    const text = await textOf(visitor);
    expect(text).toContain("Dit werk blijft bij de overheid.");
    expect(text).toContain("Een vergunning is een besluit van gezag.");
    expect(await visitor.page.getByRole("link", { name: "Wij nemen dit over" }).count()).toBe(0);
    await look(visitor, "reserved");
    const cookie = await community.cookieOf("fenna");
    const sent = await post(site, { action: `${home}${path}/overnemen`, fields: right }, cookie);
    expect([303, 422]).toContain(sent.status);
    expect(await countDrafts()).toBe(0);
    await visitor.context.close();
  });

  test("a link of another community is not found, with a way on", async () => {
    const other = await foundTestCommunity(site.world, "buren");
    const challenge = await challengePath(await addChallenge(other));
    const deal = await foundTestCommunity(site.world, "buren-met-deal").then((neighbours) =>
      addDeal(site.world, neighbours),
    );
    const visitor = await visit(browser, site, { slug: community.slug });
    for (const path of [challenge, `/deals/${deal.number}`, "/werken/W-2026-099", "/niets"]) {
      const answer = await visitor.page.goto(`${site.origin}${home}${path}`);
      expect(answer?.status(), path).toBe(404);
      expect(await textOf(visitor)).toContain("Deze pagina is er niet");
    }
    await press(visitor, "link", "Naar de voorpagina van Gemeente slordig");
    expect(pathOf(visitor)).toBe("");
    const nowhere = await visitor.page.goto(`${site.origin}/nergens${challenge}`);
    expect(nowhere?.status()).toBe(404);
    await press(visitor, "link", "Naar het begin");
    // An example begins with its first community, whatever others there are.
    expect(new URL(visitor.page.url()).pathname).toBe("/noorderveld");
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test("a draft of another person is not found, and cannot be filed or thrown away", async () => {
    const own = await foundTestCommunity(site.world, "kladje");
    const { id } = await done(draftChallenge, own.as("fenna"), planFor(own.works.park));
    const path = `/${own.slug}/uitdagingen/concept/${id}`;
    for (const who of ["roelie", "henk", "marijke"] as const) {
      const cookie = await own.cookieOf(who);
      expect((await ask(site, path, cookie)).status, who).toBe(404);
      for (const knop of ["indienen", "weggooien"]) {
        const fields = { knop, sleutel: newId() };
        const sent = await post(site, { action: path, fields }, cookie);
        expect(sent.status, `${who} ${knop}`).toBe(404);
        expect(await sent.text()).not.toContain("Wij kennen elke boom");
      }
    }
    const visitor = await ask(site, path);
    expect(visitor.status).toBe(303);
    expect(visitor.headers.get("location")).toContain("/aanmelden");
    expect((await ask(site, path, await own.cookieOf("fenna"))).status).toBe(200);
    const work = await (
      await ask(site, `/${own.slug}/werken/${await workNumber(own.works.park)}`)
    ).text();
    expect(work).not.toContain("concept");
  });

  test("an official's form pressed by somebody else has no effect and says so", async () => {
    const own = await foundTestCommunity(site.world, "verkeerde-pet");
    const path = `/${own.slug}${await challengePath(await addChallengeInDecision(own))}`;
    const fenna = await own.cookieOf("fenna");
    for (const [last, fields] of [
      ["besluiten", { knop: "vastleggen", decision: "accept" }],
      ["verlengen", { reason: "Wij willen graag nog even nadenken hierover." }],
      ["helpen", {}],
    ] as const) {
      const sent = await post(
        site,
        { action: `${path}/${last}`, fields: { ...fields, sleutel: newId() } },
        fenna,
      );
      expect(sent.status, last).toBe(403);
      expect(await sent.text(), last).toContain("Dit kan alleen iemand met de juiste rol.");
    }
    expect((await post(site, { action: `${path}/helpen`, fields: {} })).status).toBe(303);
    expect(await stateOf(own)).toBe("inDecision");
  });
});

async function stateOf({ id }: TestCommunity): Promise<unknown> {
  const [row] = await site.world.ask(
    "select state from challenges.challenge where community_id = $1",
    [id],
  );
  return row?.state;
}

describe("what came too late", () => {
  test("a decision one second after the term says so and shows what holds now", async () => {
    const own = await openSite();
    const late = await foundTestCommunity(own.world, "te-laat");
    const challengeId = await addChallengeInDecision(late);
    const [row] = await own.world.ask(
      "select number, lapses_at from challenges.challenge where id = $1",
      [challengeId],
    );
    const challenge = `/${late.slug}/uitdagingen/${row?.number}`;
    const lapsesAt = row?.lapses_at as Date;
    expect(lapsesAt.toISOString()).toBe("2027-01-19T23:00:00.000Z");
    own.world.clock.set(new Date(lapsesAt.getTime() - 1000));
    const visitor = await visit(browser, own, {
      slug: late.slug,
      cookie: await late.cookieOf("henk"),
    });
    const { page } = visitor;
    await page.goto(`${own.origin}${challenge}/besluiten`);
    await page.getByRole("radio", { name: /^Nee/ }).check();
    await page.locator("#ground").selectOption("noLocalAnchoring");
    await press(visitor, "button", "Verder");
    await page.locator('input[name="answers.nobodyLocal"][value=yes]').check();
    await page.locator('input[name="answers.localPartner"][value=no]').check();
    await page.locator("#reason").fill("Niemand van de uitdager woont of werkt in Oldeveen.");
    await press(visitor, "button", "Verder naar nakijken");
    own.world.clock.set(new Date(lapsesAt.getTime() + 1000));
    await press(visitor, "button", "Leg het besluit vast");
    const text = await textOf(visitor);
    expect(text).toContain("De termijn is voorbij.");
    expect(text).toContain("Stilzwijgend aanvaard");
    expect(await page.title()).toMatch(/^Fout: /);
    await look(visitor, "too-late");
    await page.goto(`${own.origin}${challenge}`);
    expect(await textOf(visitor)).toContain("Stilzwijgend aanvaard");
    const [after] = await own.world.ask("select state from challenges.challenge where id = $1", [
      challengeId,
    ]);
    expect(after?.state).toBe("acceptedBySilence");
    await own.stop();
  });

  test("of two tabs the second is told what the first did", async () => {
    const own = await foundTestCommunity(site.world, "twee-tabs");
    const path = `/${own.slug}${await challengePath(await addChallengeInDecision(own))}`;
    const henk = await own.cookieOf("henk");
    const decide = (decision: object) =>
      post(
        site,
        {
          action: `${path}/besluiten`,
          fields: { knop: "vastleggen", sleutel: newId(), ...decision },
        },
        henk,
      );
    expect((await decide({ decision: "accept" })).status).toBe(303);
    const second = await decide({
      decision: "refuse",
      ground: "noLocalAnchoring",
      "answers.nobodyLocal": "yes",
      "answers.localPartner": "no",
      reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
      counterOffer: "Zoek twee mensen uit Oldeveen die met u meedoen.",
    });
    expect(second.status).toBe(422);
    const html = await second.text();
    expect(html).toContain("Hierover is al beslist.");
    expect(html).toContain("Het college zei ja");
    expect(await stateOf(own)).toBe("accepted");
  });

  test("a form sent after the challenge was withdrawn says what holds now", async () => {
    const own = await foundTestCommunity(site.world, "ingetrokken");
    const path = `/${own.slug}${await challengePath(await addChallenge(own))}`;
    const marijke = await own.cookieOf("marijke");
    const complete = await formOf(site, `${path}/aanvullen`, marijke, "/aanvullen", {
      why: "Wij kennen elke boom.",
      cooperation: "De sleutel van de schuur.",
      experience: "Twee hoveniers.",
      support: "De dorpsavond.",
      costs: "Loon.",
      quality: "Elke taak twee mensen.",
      protection: "Het pad blijft open.",
    });
    const help = await formOf(site, path, marijke, "/helpen");
    const fenna = await own.cookieOf("fenna");
    const withdraw = await formOf(site, `${path}/intrekken`, fenna, "/intrekken");
    expect((await post(site, withdraw, fenna)).status).toBe(303);
    for (const late of [complete, help]) {
      const answer = await post(site, late, marijke);
      expect(answer.status, late.action).toBe(422);
      const html = await answer.text();
      expect(html, late.action).toMatch(/Het plan is al vastgelegd|Hierover is al beslist/);
      expect(html, late.action).toContain("trok de uitdaging in");
    }
  });

  test("throwing a draft away in an old tab does not touch what was filed since", async () => {
    const own = await foundTestCommunity(site.world, "oude-tab");
    const fenna = own.as("fenna");
    const { id } = await done(draftChallenge, fenna, planFor(own.works.park));
    const cookie = await own.cookieOf("fenna");
    const path = `/${own.slug}/uitdagingen/concept/${id}`;
    const old = await formOf(site, path, cookie, path, { knop: "weggooien" });
    await done(fileChallenge, fenna, { challengeId: id });
    const answer = await post(site, old, cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/${own.slug}${await challengePath(id)}`);
    expect(await stateOf(own)).toBe("filed");
  });

  test("back after signing there is nothing to sign twice", async () => {
    const own = await foundTestCommunity(site.world, "terug");
    const deal = await addDeal(site.world, own);
    const visitor = await visit(browser, site, {
      slug: own.slug,
      cookie: await own.cookieOf("fenna"),
    });
    await visitor.page.goto(`${site.origin}/${own.slug}/deals/${deal.number}/tekenen`);
    await press(visitor, "button", "Teken de deal");
    expect(pathOf(visitor)).toBe(`/deals/${deal.number}`);
    await visitor.page.goBack();
    expect(await visitor.page.getByRole("button", { name: "Teken de deal" }).count()).toBe(0);
    expect(await textOf(visitor)).toContain("Voor u is hier niets te tekenen.");
    const again = await post(
      site,
      {
        action: `/${own.slug}/deals/${deal.number}/tekenen`,
        fields: { side: "party", sleutel: newId() },
      },
      await own.cookieOf("fenna"),
    );
    expect(again.status).toBe(422);
    expect(await again.text()).toContain("Voor deze kant is al getekend.");
    await visitor.context.close();
  });
});

describe("an address nobody made", () => {
  test.each([
    "/werken?zoek=%00&gebied=%00",
    "/werken?zoek=%25_%5C'--",
    "/werken/%00",
    "/uitdagingen/%00",
    "/uitdagingen/concept/geen-id",
    "/uitdagingen/concept/%00",
    "/deals/%00",
    "/mandaten/%00",
    "/logboek/0",
    "/logboek/999999999999999",
    "/logboek?voor=-1",
    "/logboek?voor=99999999999999999999",
    "/%F0%28%8C%28",
    "/%E0%A4%A",
    "/werken/../../etc/passwd",
  ])("%s is a page or not found, never an error", async (path) => {
    const cookie = await community.cookieOf("fenna");
    const answer = await ask(site, `${home}${path}`, cookie);
    expect([200, 303, 404]).toContain(answer.status);
    expect(site.takeTroubles()).toEqual([]);
  });
});

test("nothing of all this was an error inside", () => {
  expect(site.takeTroubles()).toEqual([]);
});

test("while the database is away a form comes back with what was typed, to look at as any page", async () => {
  const cookie = await community.cookieOf("fenna");
  const visitor = await visit(browser, site, { slug: community.slug, cookie });
  await visitor.page.goto(`${site.origin}${form}`);
  await fillRight(visitor);
  await site.world.database.close();
  const answered = visitor.page.waitForResponse((answer) => answer.request().method() === "POST");
  await visitor.page.locator("main form button").first().click();
  expect((await answered).status()).toBe(503);
  expect(await textOf(visitor)).toContain("Wij kennen elke boom.");
  expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining("503 at ")]);
  expect(site.takeTroubles().length).toBeGreaterThan(0);
  await lookBare(visitor, "away-sending");
  await visitor.page.goto(`${site.origin}${home}/werken`);
  expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining("503 at ")]);
  expect(site.takeTroubles().length).toBeGreaterThan(0);
  await lookBare(visitor, "away-reading");
  await visitor.context.close();
});
