import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assert } from "#lib/assert.ts";
import {
  addChallenge,
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  planFor,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { legitimise, recognise } from "./actions.ts";

let world: TestWorld;
let community: TestCommunity;
const cookies: Partial<Record<Person, string>> = {};
const plan = "/noorderveld/uitdagingen/U-2026-001";

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
  await addChallenge(community);
  await addChallenge(community, undefined, planFor(community.works.bridges));
  for (const who of ["fenna", "roelie", "geert", "marijke", "henk", "fatima"] as const)
    cookies[who] = await community.cookieOf(who);
});
afterAll(() => world.close());

async function get(path: string, who?: Person) {
  const headers = who ? { cookie: cookies[who] ?? "" } : {};
  const response = await world.app.request(`http://meent.test${path}`, { headers });
  return {
    status: response.status,
    text: await response.text(),
    to: response.headers.get("location"),
  };
}

async function post(path: string, who: Person, fields: Readonly<Record<string, string>>) {
  const response = await world.app.request(`http://meent.test${path}`, {
    method: "POST",
    headers: { cookie: cookies[who] ?? "", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(fields),
  });
  return {
    status: response.status,
    text: await response.text(),
    to: response.headers.get("location"),
  };
}

/** What a page says, without its tags. */
const said = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the page of the nine acts", () => {
  test("shows each reader what he can do, and who can do the rest", async () => {
    const visitor = await get(`${plan}/daden`);
    expect(said(visitor.text)).toContain("Meld u aan om te zien welke daden u kunt doen.");
    const own = async (who: Person) => {
      const { text } = await get(`${plan}/daden`, who);
      return [...text.matchAll(/<li><a [^>]*href="[^"]*\/daden\/(\w+)"/g)].map(([, slug]) => slug);
    };
    expect(await own("roelie")).toEqual(["kennis"]);
    expect(await own("fenna")).toEqual(["kennis", "bestuur"]);
    expect(await own("fatima")).toEqual(["erkennen", "uitnodigen", "kennis"]);
    expect(await own("geert")).toEqual([
      "uitnodigen",
      "uitzondering",
      "startgeld",
      "garantie",
      "medefinanciering",
      "kennis",
      "bestuur",
    ]);
    expect(await own("henk")).toEqual([
      "erkennen",
      "uitnodigen",
      "uitzondering",
      "garantie",
      "gunnen",
      "kennis",
      "bestuur",
    ]);
  });

  test("each form opens for who may, in both languages; for others it leads to who can", async () => {
    for (const slug of ["uitnodigen", "startgeld", "garantie", "medefinanciering", "bestuur"])
      for (const language of ["", "/en"])
        expect((await get(`${language}${plan}/daden/${slug}`, "geert")).status).toBe(200);
    expect((await get(`${plan}/daden/gunnen`, "henk")).status).toBe(200);
    expect((await get(`${plan}/daden/gunnen`, "roelie")).to).toBe(`${plan}/daden`);
    expect((await get(`${plan}/daden/gunnen`)).to).toContain("/aanmelden?terug=");
    for (const path of [`${plan}/daden/iets`, "/noorderveld/uitdagingen/U-2026-999/daden"])
      expect((await get(path, "henk")).status).toBe(404);
  });

  test("of a work knows no money, for a work is nobody's", async () => {
    const { text } = await get("/noorderveld/werken/W-2026-001/daden", "geert");
    expect(text).not.toContain("daden/startgeld");
    expect((await get("/noorderveld/werken/W-2026-001/daden/startgeld", "geert")).status).toBe(303);
  });
});

describe("the strip", () => {
  test("names who is awaited since which day, and leads who may to the form", async () => {
    const { text } = await get(plan, "fatima");
    expect(said(text)).toContain("Wacht op de gemeente sinds vandaag");
    expect(text).toContain(`href="${plan}/daden/erkennen"`);
    world.clock.set(new Date("2026-10-05T09:00:00.000Z"));
    expect(said((await get(plan)).text)).toContain(
      "Wacht op het college al 6 dagen, sinds 29 september 2026",
    );
    expect((await get(plan)).text).not.toContain(`${plan}/daden/erkennen`);
  });

  test("shows who did it in whose name, when, and the entry that proves it; a reply beside", async () => {
    const sent = await post(`${plan}/daden/erkennen`, "fatima", {
      body: "Ik steun dit, als het park open blijft.",
    });
    expect(sent.status).toBe(303);
    const { text } = await get(plan, "fenna");
    expect(said(text)).toContain("Fatima El Amrani, als raadslid, 5 oktober 2026");
    const [, entry] = /href="(\/noorderveld\/logboek\/\d+)">Regel/.exec(text) ?? [];
    assert(entry, "the strip leads to the entry");
    expect(said((await get(entry)).text)).toContain(
      "Fatima El Amrani nam in het openbaar stelling.",
    );
    const [, reply] = /href="([^"]+\/daden\/antwoord\/[^"]+)"/.exec(text) ?? [];
    assert(reply, "the party may reply");
    const empty = await post(reply, "fenna", { body: "" });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain("Schrijf uw antwoord.");
    expect((await post(reply, "fenna", { body: "Het blijft altijd open." })).status).toBe(303);
    expect(said((await get(plan)).text)).toContain("Antwoord van Fenna Dijkstra");
    expect((await get(reply, "roelie")).status).toBe(303);
  });
});

describe("money", () => {
  const typed = () => ({
    mandateId: community.mandateId,
    amount: "2.500",
    body: "Voor de hekken, naast wat de buurt inlegt.",
    title: "de buurt € 500",
  });

  test("is shown once more with what is left, and bound by the second button alone", async () => {
    const form = `${plan}/daden/medefinanciering`;
    const check = await post(form, "geert", { ...typed(), knop: "nakijken" });
    expect(said(check.text)).toContain("Op mandaat M-2026-001 staat nu nog € 1.200.000.");
    expect(said(check.text)).toContain("Hierna is dat € 1.197.500.");
    const back = await post(form, "geert", { ...typed(), knop: "wijzigen" });
    expect(back.text).toContain('value="2.500"');
    const bound = await post(form, "geert", { ...typed(), knop: "vastleggen" });
    expect(bound.status).toBe(303);
    expect(said((await get(plan)).text)).toContain("de buurt € 500");
    // Whoever decides on the next one sees what these people got.
    const next = said(
      (await get("/noorderveld/uitdagingen/U-2026-002/daden/medefinanciering", "geert")).text,
    );
    expect(next).toContain("Wat lukt er samen dat zonder u niet lukt?");
    expect(next).toContain("Wat mensen in zulke gevallen kregen");
    expect(next).toContain("€ 2.500. ");
    const own = said((await get(`${plan}/daden/medefinanciering`, "geert")).text);
    expect(own).toContain("Dit kreeg hier nog niemand.");
    const mandate = said((await get("/noorderveld/mandaten/M-2026-001")).text);
    expect(mandate).toContain("Onderhoud dorpspark Oldeveen");
  });

  test("above the mandate is refused before the check, with what was typed", async () => {
    for (const knop of ["nakijken", "vastleggen"]) {
      const { status, text } = await post(`${plan}/daden/startgeld`, "geert", {
        ...typed(),
        amount: "9.000.000",
        knop,
      });
      expect(status).toBe(422);
      expect(text).toContain("Dit is meer dan er op dit mandaat over is.");
      expect(text).toContain('value="9.000.000"');
    }
    const letters = await post(`${plan}/daden/startgeld`, "geert", {
      ...typed(),
      amount: "veel",
      knop: "nakijken",
    });
    expect(letters.text).toContain("Dit lezen wij niet als bedrag.");
  });
});

describe("who has the say", () => {
  const rows = {
    body: "Over geld en over wie er meedoet.",
    "seats.0.holder": "De bewoners",
    "seats.0.side": "community",
    "seats.0.votes": "3",
    "seats.1.holder": "",
    "seats.1.votes": "",
    "seats.2.holder": "De wethouder",
    "seats.2.side": "government",
    "seats.2.votes": "",
    "seats.2.hasVeto": "yes",
  };
  const form = `${plan}/daden/bestuur`;

  test("is said in words on the check page and on the plan", async () => {
    const check = await post(form, "fenna", { ...rows, votesNeeded: "2", knop: "nakijken" });
    expect(said(check.text)).toContain("De bewoners (gemeenschap): 3 stemmen");
    expect(said(check.text)).toContain(
      "De wethouder (overheid): geen stem; mag nee zeggen, en dan gaat het niet door",
    );
    expect(
      (await post(form, "fenna", { ...rows, votesNeeded: "2", knop: "vastleggen" })).status,
    ).toBe(303);
    expect(said((await get(plan)).text)).toContain("Voor een ja zijn 2 van de 3 stemmen nodig.");
  });

  test("that can never say yes, or has a veto of nobody, is told at its field", async () => {
    const never = await post(form, "fenna", { ...rows, votesNeeded: "4", knop: "nakijken" });
    expect(never.status).toBe(422);
    expect(never.text).toContain('href="#votesNeeded"');
    const nobody = await post(form, "fenna", {
      ...rows,
      "seats.1.hasVeto": "yes",
      votesNeeded: "2",
      knop: "nakijken",
    });
    expect(nobody.text).toContain('href="#seats.1.holder"');
    expect(nobody.text).toContain('value="De bewoners"');
  });
});

describe("a rule exception", () => {
  const asked = {
    rule: "Parkeerverordening 2019, artikel 4",
    case: "Een mantelzorger komt elke dag en kan nergens parkeren.",
  };
  const filled = {
    ...asked,
    owner: "council",
    ownerName: "",
    forWhom: "een mantelzorger die elke dag komt",
    "startsOn-dag": "5",
    "startsOn-maand": "10",
    "startsOn-jaar": "2026",
    "endsOn-dag": "5",
    "endsOn-maand": "10",
    "endsOn-jaar": "2027",
    body: "Zonder ontheffing kan zij niet bij haar vader komen.",
    card: "Wie elke dag voor een ander zorgt, mag bij het huis parkeren.",
  };

  test("finds like cases before its form, is checked, and shows a card that leads to no case", async () => {
    const form = "/noorderveld/uitzonderingen/nieuw";
    const first = await post(form, "marijke", { ...asked, knop: "zoeken" });
    expect(said(first.text)).toContain("Wij vonden niets wat hierop lijkt.");
    expect((await post(form, "marijke", { ...asked, rule: "", knop: "zoeken" })).status).toBe(422);
    const check = await post(form, "marijke", { ...filled, knop: "nakijken" });
    expect(said(check.text)).toContain("Van 5 oktober 2026 tot en met 5 oktober 2027");
    const bound = await post(form, "marijke", { ...filled, knop: "vastleggen" });
    expect(bound.to).toContain("/uitzonderingen/regels/");
    const again = await post(`${plan}/daden/uitzondering`, "marijke", {
      rule: "de parkeerverordening",
      case: "Iemand die elke dag zorgt wil bij het huis parkeren.",
      knop: "zoeken",
    });
    expect(said(again.text)).toContain("Een mantelzorger die elke dag komt");
    const register = await get("/noorderveld/uitzonderingen");
    expect(said(register.text)).toContain("Er is één uitzondering gemaakt.");
    expect(register.text.split("<main")[1]).not.toContain("Marijke");
    const rule = said((await get(bound.to ?? "")).text);
    expect(rule).toContain("wacht de gemeente op de raad");
    expect(rule).not.toContain("bij haar vader");
  });

  test("on a plan stands with its reasons there, and without them in the register", async () => {
    const bound = await post(`${plan}/daden/uitzondering`, "marijke", {
      ...filled,
      rule: "Bomenverordening, artikel 2",
      card: "Een groep mag twee bomen kappen voor een tuin.",
      body: "De bomen staan op de plek van de vijver.",
      knop: "vastleggen",
    });
    expect(bound.to).toContain(`${plan}#daad-`);
    expect(said((await get(plan)).text)).toContain("De bomen staan op de plek van de vijver.");
    const register = (await get("/noorderveld/uitzonderingen")).text;
    expect(register).not.toContain("U-2026-001");
    expect(register).not.toContain("op de plek van de vijver");
  });

  test("to the State's rule is the executive's; an official is told so before the check", async () => {
    const theirs = {
      ...filled,
      owner: "outside",
      ownerName: "het Rijk",
      rule: "Wet op iets, artikel 1",
    };
    const { status, text } = await post("/noorderveld/uitzonderingen/nieuw", "marijke", {
      ...theirs,
      knop: "nakijken",
    });
    expect(status).toBe(422);
    expect(text).toContain("maakt alleen het college");
    const { ruleId } = await done(legitimise, community.as("henk"), {
      ...theirs,
      owner: "outside",
      startsOn: "2026-10-05",
      endsOn: "2027-10-05",
    });
    const rule = `/noorderveld/uitzonderingen/regels/${ruleId}`;
    expect(said((await get(rule)).text)).toContain("Er is 1 geval dat nog niet is opgestuurd.");
    const send = await get(`${rule}/versturen`, "marijke");
    expect(send.text).toContain("Wie elke dag voor een ander zorgt");
    expect((await post(`${rule}/versturen`, "marijke", { body: "" })).status).toBe(422);
    expect(
      (await post(`${rule}/versturen`, "marijke", { body: "Wilt u deze wet veranderen?" })).status,
    ).toBe(303);
    expect(said((await get(rule)).text)).toContain("wacht de gemeente op het Rijk");
    const answer = { outcome: "kept", body: "De minister wil er niet aan." };
    const asks = await get(`${rule}/antwoord`, "henk");
    expect(said(asks.text)).toContain("Wat zou er nodig zijn om deze regel bij de mensen te");
    expect(said(asks.text)).toContain("Wie elke dag voor een ander zorgt");
    const check = await post(`${rule}/antwoord`, "henk", { ...answer, knop: "nakijken" });
    expect(said(check.text)).toContain("Klopt dit?");
    expect(said((await get(rule)).text)).toContain("wacht de gemeente op het Rijk");
    const back = await post(`${rule}/antwoord`, "henk", { ...answer, knop: "wijzigen" });
    expect(back.text).toContain("De minister wil er niet aan.");
    const bound = await post(`${rule}/antwoord`, "henk", { ...answer, knop: "vastleggen" });
    expect(bound.status).toBe(303);
    expect(said((await get(`/en${rule}`)).text)).toContain("The rule stays, on 5 October 2026.");
  });
});

test("an undertaking and a work show what was given them", async () => {
  await done(recognise, community.as("henk"), {
    subjectKind: "work",
    subjectId: community.works.bridges,
    body: "Wie dit wil doen, krijgt mijn steun.",
  });
  const { text } = await get("/noorderveld/werken/W-2026-002");
  expect(said(text)).toContain("Wie dit wil doen, krijgt mijn steun.");
});
