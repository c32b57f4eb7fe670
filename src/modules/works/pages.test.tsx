import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { startUndertaking } from "./actions/undertaking.ts";

let world: TestWorld;
let community: TestCommunity;
const cookies: Partial<Record<Person, string>> = {};

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
  for (const who of ["fenna", "roelie", "geert", "marijke", "wiebe"] as const)
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

describe("naming a work", () => {
  const typed = () => ({
    title: "Speelveld maaien",
    lead: "",
    areaId: community.areas.oldeveen,
    serves: "De kinderen van de school",
    "doer.kind": "nobody",
    "doer.name": "",
    yearlyCostCents: "",
    knop: "nakijken",
  });

  test("a visitor signs in first; a member finds her own area chosen", async () => {
    expect((await get("/noorderveld/werken/noemen")).to).toContain("/aanmelden?terug=");
    const { text } = await get("/noorderveld/werken/noemen", "fenna");
    expect(text).toMatch(new RegExp(`value="${community.areas.oldeveen}" selected`));
  });

  test("what is missing is said at its field, and what was typed stays", async () => {
    const { status, text } = await post("/noorderveld/werken/noemen", "fenna", {
      ...typed(),
      title: "",
      "doer.kind": "contractor",
      yearlyCostCents: "veel",
    });
    expect(status).toBe(422);
    for (const said of ["Schrijf wat het werk is", "Schrijf hoe zij heten", "Schrijf een bedrag"])
      expect(text).toContain(said);
    expect(text).toContain('value="veel"');
    expect(text).toContain("De kinderen van de school");
  });

  test("after the check page it stands among the works, with its cost unknown", async () => {
    const check = await post("/noorderveld/werken/noemen", "fenna", typed());
    expect(check.status).toBe(200);
    expect(check.text).toContain("Kijk het nog één keer na");
    const changed = await post("/noorderveld/werken/noemen", "fenna", {
      ...typed(),
      knop: "wijzigen",
    });
    expect(changed.text).toContain('value="Speelveld maaien"');
    const { status, to } = await post("/noorderveld/werken/noemen", "fenna", {
      ...typed(),
      knop: "vastleggen",
    });
    expect(status).toBe(303);
    const { text } = await get(to ?? "");
    expect(text).toContain("Speelveld maaien");
    expect(text).toContain("Dat weet nog niemand");
    expect(text).toContain("Wij doen dit");
  });
});

describe("we do this", () => {
  const path = "/noorderveld/wij-doen-dit/K-2026-001";

  test("without the tick it comes back; with it, checked, it starts", async () => {
    const form = "/noorderveld/werken/W-2026-001/wij-doen-dit";
    const typed = { what: "Wij maaien elke zaterdag het gras.", noticed: "Een maaier." };
    const back = await post(form, "fenna", { ...typed, knop: "nakijken" });
    expect(back.status).toBe(422);
    expect(back.text).toContain("Kruis aan dat u niets van de gemeente nodig hebt");
    const check = await post(form, "fenna", { ...typed, nothingNeeded: "yes", knop: "nakijken" });
    expect(check.text).toContain("uiterlijk 4 oktober 2026");
    const started = await post(form, "fenna", { ...typed, nothingNeeded: "yes", knop: "beginnen" });
    expect(started.to).toBe(path);
  });

  test("the neighbours and the municipality find it on the front page; a stranger's area does not", async () => {
    const own = await get("/noorderveld", "roelie");
    expect(own.text).toContain("Dit doen mensen zelf in Oldeveen");
    expect(own.text).toContain("Fenna Dijkstra: Onderhoud dorpspark Oldeveen");
    expect(own.text).toContain(
      "een ambtenaar die helpt bij K-2026-001, Onderhoud dorpspark Oldeveen",
    );
    expect((await get("/en/noorderveld")).text).toContain("What people do themselves");
  });

  test("a neighbour answers, the party replies, and both stand on the page", async () => {
    const wrong = await post(`${path}/antwoord`, "roelie", { kind: "worry", body: "" });
    expect(wrong.status).toBe(422);
    await post(`${path}/antwoord`, "roelie", { kind: "worry", body: "<b>Zo</b> vroeg al?" });
    const { text } = await get(path, "fenna");
    expect(text).toContain("Een zorg van Roelie Hofstee uit Oldeveen");
    expect(text).toContain("&lt;b>Zo&lt;/b> vroeg al?");
    const answer = /antwoord\/([0-9a-f-]{36})/.exec(text)?.[1];
    expect((await get(`${path}/antwoord/${answer}`, "fenna")).text).toContain("vroeg al?");
    await post(`${path}/antwoord/${answer}`, "fenna", { body: "Wij beginnen om tien uur." });
    expect((await get(path)).text).toContain("Wij beginnen om tien uur.");
    expect((await get(`${path}/antwoord/${community.id}`, "fenna")).status).toBe(404);
  });

  test("the letter holds all a neighbour must know", async () => {
    const { text } = await get(`${path}/brief`);
    for (const said of ["Beste buren in Oldeveen,", "Wij maaien elke zaterdag", "Een maaier."])
      expect(text).toContain(said);
    expect(text).toContain(`meent.test${path}`);
  });

  test("the letter is a PDF of one sheet, with the same words", async () => {
    const answer = await world.app.request(`http://meent.test${path}/brief.pdf`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toContain("Brief-aan-de-buren.pdf");
    const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    expect(totalPages).toBe(1);
    for (const said of ["Aan de bewoners van Oldeveen", "Wij maaien elke zaterdag", "Een maaier."])
      expect(text).toContain(said);
    expect(text.replaceAll(/\s/g, "")).toContain(`meent.test${path}`);
    expect((await get("/noorderveld/wij-doen-dit/K-2026-999/brief.pdf")).status).toBe(404);
  });

  test("an official helps by name; a resident cannot", async () => {
    expect((await post(`${path}/helpen`, "roelie", {})).status).toBe(403);
    expect((await post(`${path}/helpen`, "geert", {})).to).toBe(path);
    expect((await get(path)).text).toContain("Geert Lubbers helpt, namens de gemeente.");
    expect((await get("/noorderveld")).text).not.toContain("een ambtenaar die helpt bij");
  });

  test("it moves on to the form of a challenge, filled in", async () => {
    const form = `${path}/overstappen`;
    expect((await post(form, "fenna", { cooperation: "" })).status).toBe(422);
    const moved = await post(form, "fenna", { cooperation: "Een maaier en een schuur." });
    expect(moved.to).toBe("/noorderveld/werken/W-2026-001/overnemen");
    const { text } = await get(moved.to ?? "", "fenna");
    expect(text).toContain("Wij maaien elke zaterdag het gras.");
    expect(text).toContain("Een maaier en een schuur.");
  });

  test("the party ends it", async () => {
    expect((await get(`${path}/stoppen`)).to).toContain("/aanmelden");
    await post(`${path}/stoppen`, "fenna", { outcome: "Het gras was nooit zo kort." });
    expect((await get(path)).text).toContain("Het gras was nooit zo kort.");
  });

  test.each(["K-2026-999", "x", "%00"])("%s is not there", async (number) => {
    expect((await get(`/noorderveld/wij-doen-dit/${number}`)).status).toBe(404);
  });
});

describe("which lane", () => {
  const ask = (query: string) => get(`/noorderveld/meedoen?${query}`);

  test.each([
    { query: "werk=W-2026-001&nu=ja&nodig=nothing&bedrag=", fits: "Uw weg: een uitdaging" },
    { query: "werk=W-2026-001&nu=nee&nodig=nothing&bedrag=", fits: "Uw weg: wij doen dit" },
    { query: "werk=W-2026-001&nu=nee&nodig=means&bedrag=800", fits: "Uw weg: een deal" },
    { query: "werk=W-2026-001&nu=nee&nodig=means&bedrag=80.000", fits: "Uw weg: een uitdaging" },
    { query: "werk=W-2026-003&nu=nee&nodig=nothing", fits: "Dit werk blijft bij de overheid" },
  ])("$query → $fits", async ({ query, fits }) => {
    const { status, text } = await ask(query);
    expect(status).toBe(200);
    expect(text).toContain(fits);
  });

  test("what is missing is asked again", async () => {
    const { status, text } = await ask("werk=&nu=ja&bedrag=veel");
    expect(status).toBe(422);
    for (const said of [
      "Kies het werk",
      "Kies wat u van de gemeente nodig hebt",
      "Schrijf een bedrag",
    ])
      expect(text).toContain(said);
  });

  test("from a work, whether the municipality does it is filled in", async () => {
    expect((await ask("werk=W-2026-001")).text).toMatch(
      /value="ja"[^>]* checked|checked[^>]* value="ja"/,
    );
  });
});

describe("the list as a spreadsheet", () => {
  const path = "/noorderveld/werken/beheer";
  const download = async () => (await get(`${path}/werken.csv`)).text;
  const check = (csv: string, who: Person = "marijke") =>
    post(path, who, { csv, knop: "nakijken" });
  const head = "Nummer;Titel;Gebied;Wie doet het;Naam;Kosten per jaar;Contract tot en met;Voor wie";

  test("what comes out goes in again without a change", async () => {
    const csv = await download();
    const response = await world.app.request(`http://meent.test${path}/werken.csv`);
    // The mark by which a spreadsheet knows UTF-8; reading as text takes it off.
    expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
    expect(csv).toMatch(/^Nummer;Titel;Omschrijving;/);
    const { status, text } = await check(csv);
    expect(status).toBe(200);
    expect(text).toMatch(/Nieuw: 0\. Veranderd: 0\. Hetzelfde: 4\./);
    expect(text).not.toContain("Zet de lijst terug</button>");
  });

  test("every error stands at its row and column, and nothing is written", async () => {
    const csv = `${head}
;Zo;Nergens;iedereen;;veel;31-02-2027;
W-2026-999;Een goed werk;Oldeveen;niemand;;;;Iedereen
W-2026-001;Heel iets anders;Oldeveen;gemeente;Afdeling Groen;;;Iedereen`;
    const { text } = await check(csv);
    for (const said of [
      "Er kloppen",
      'Dit gebied kennen wij hier niet. Kies uit: <span lang="nl">Hasselo, Oldeveen.',
      "gemeente, opdracht, inwoners, niemand.",
      "Schrijf een bedrag in euro’s",
      "Schrijf een dag",
      "Dit nummer kennen wij hier niet.",
      "Dit verandert niet met een lijst.",
    ])
      expect(text).toContain(said);
    const bound = await post(path, "marijke", { csv, knop: "vastleggen" });
    expect(bound.status).toBe(422);
    expect(await download()).not.toContain("Een goed werk");
  });

  test("new works and new facts are written in one act", async () => {
    const csv = `${head}
;"Sneeuw ruimen; ook ’s nachts";oldeveen;Opdracht;Van der Veen;€ 12.500,50;2027-03-31;Iedereen
W-2026-001;Onderhoud dorpspark Oldeveen;Oldeveen;opdracht;Groenbedrijf;40.000;31-03-2027;Iedereen`;
    expect((await check(csv)).text).toContain("Nieuw: 1. Veranderd: 1. Hetzelfde: 0.");
    expect((await post(path, "wiebe", { csv, knop: "vastleggen" })).status).toBe(303);
    const after = await download();
    expect(after).toContain('"Sneeuw ruimen; ook ’s nachts";');
    expect(after).toContain("12500,50");
    expect((await get("/noorderveld/werken/W-2026-001")).text).toContain("Groenbedrijf");
    expect((await get("/noorderveld/logboek")).text).toContain(
      "werkte de gegevens van dit werk bij",
    );
  });

  test("a file of an old spreadsheet is read as it was meant", async () => {
    const bytes = Buffer.from(
      `${head.replaceAll(";", ",")}\r\n,"Caf\u00e9 openhouden",Oldeveen,niemand,,,,Iedereen\r\n`,
      "latin1",
    );
    const body = new FormData();
    body.set("bestand", new File([bytes], "werken.csv", { type: "text/csv" }));
    body.set("knop", "nakijken");
    const response = await world.app.request(`http://meent.test${path}`, {
      method: "POST",
      headers: { cookie: cookies.marijke ?? "", "sec-fetch-site": "same-origin" },
      body,
    });
    expect(await response.text()).toContain("Café openhouden");
  });

  test("100,000 rows are answered within seconds: how many may be in one list, and nothing changes", async () => {
    const before = await download();
    const csv = [head, ...Array.from({ length: 100_000 }, () => ";a;b")].join("\r\n");
    const bytes = `\uFEFF${csv}`;
    const send = (file: string, button: string) => {
      const body = new FormData();
      body.set("bestand", new File([file], "werken.xlsx", { type: "text/csv" }));
      body.set("knop", button);
      return world.app.request(`http://meent.test${path}`, {
        method: "POST",
        headers: { cookie: cookies.marijke ?? "", "sec-fetch-site": "same-origin" },
        body,
      });
    };
    const began = performance.now();
    const checked = await send(bytes, "nakijken");
    expect(await checked.text()).toContain("Een lijst heeft ten hoogste 1.000 rijen. Verdeel haar");
    expect((await send(bytes, "vastleggen")).status).toBe(422);
    expect(performance.now() - began).toBeLessThan(20_000);
    const full = await send(csv.replaceAll(";a;b", `;${"a".repeat(60)};b`), "nakijken");
    expect(full.status).toBe(413);
    expect(await full.text()).toContain("verdeel uw lijst over meer bestanden");
    expect(await download()).toBe(before);
  });

  test("what a spreadsheet would run is text when it comes out, and itself when it goes in", async () => {
    const csv = `${head}\n;=HYPERLINK(1) oppoetsen;Oldeveen;niemand;;;;Iedereen`;
    expect((await post(path, "marijke", { csv, knop: "vastleggen" })).status).toBe(303);
    const out = await download();
    expect(out).toContain('" =HYPERLINK(1) oppoetsen"');
    expect((await check(out)).text).toMatch(/Nieuw: 0\. Veranderd: 0\./);
  });

  test("a quote that is never closed, an empty list, a missing heading", async () => {
    expect((await check('a;"b')).text).toContain("een aanhalingsteken staat verkeerd");
    expect((await check("")).status).toBe(422);
    expect((await check("Titel;Naam\nx;y")).text).toContain("Deze kop ontbreekt.");
  });

  test("only who keeps the list may; a visitor signs in first; 3 MB is too much", async () => {
    expect((await get(path)).to).toContain("/aanmelden");
    expect((await check(await download(), "fenna")).status).toBe(403);
    const bound = await post(path, "fenna", { csv: await download(), knop: "vastleggen" });
    expect(bound.status).toBe(403);
    expect((await check("x".repeat(1_500_000))).status).not.toBe(413);
    expect((await check("x".repeat(3_000_000))).status).toBe(413);
  });
});

test("a button is there for whom the charter gave the right to, and for nobody else", async () => {
  const rights = { "people.rights": { "works.takeUp": ["municipalSecretary"] } };
  const own = await foundTestCommunity(world, "rechtveld", rights);
  const { number } = await done(startUndertaking, own.as("fenna"), {
    workId: own.works.park,
    what: "Wij maaien elke zaterdag het gras.",
    nothingNeeded: "yes",
  });
  const seen = async (person: "sjoerd" | "geert") => {
    const headers = { Cookie: await own.cookieOf(person) };
    const at = `http://meent.test/rechtveld/wij-doen-dit/${number}`;
    return (await world.app.request(at, { headers })).text();
  };
  expect(await seen("sjoerd")).toContain("Ik help hierbij");
  expect(await seen("geert")).not.toContain("Ik help hierbij");
});
