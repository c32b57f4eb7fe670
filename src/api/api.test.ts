import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCsv } from "#lib/csv.ts";
import { newId } from "#lib/ids.ts";
import { publishInitiative, startInitiative } from "#modules/initiatives";
import { act } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { newToken } from "#platform/session.ts";
import { makeToken, revokeToken } from "../modules/accounts/actions/token.ts";
import { tokenPrefix } from "../modules/accounts/model/token.ts";
import {
  addDeal,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "../test-community.ts";

let world: TestWorld;
let community: TestCommunity;
let neighbour: TestCommunity;
const at = "/api/v1/gemeenschappen/noorderveld";

beforeAll(async () => {
  world = await openTestWorld({ publicUrl: "https://meent.voorbeeld.nl" });
  community = await foundTestCommunity(world);
  neighbour = await foundTestCommunity(world, "buurveld");
  await addDeal(world, community);
  const { id: initiativeId } = await done(startInitiative, community.as("fenna"), {
    title: "Soep op dinsdag",
    what: "Elke dinsdag koken wij soep.",
    income: "public",
    incomeWords: "Tine kookt.",
    incomePerHour: 4500n,
  });
  await done(publishInitiative, community.as("fenna"), { initiativeId });
});
afterAll(() => world.close());

async function tokenOf(person: Person, scopes: string[], of = community): Promise<string> {
  const secret = `${tokenPrefix}${newToken()}`;
  await done(makeToken, of.as(person), { name: "Proef", scopes, days: "30", secret });
  return secret;
}

interface Sent {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: string;
}

async function send(deed: string, { token, body = {}, headers = {}, at: base = at }: Sent) {
  const answer = await world.app.request(`${base}/handelingen/${deed}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer };
}

interface Answer {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { field: string; code: string; detail: string }[];
  readonly id?: string;
}

describe("reading", () => {
  const lists = [
    "gebieden",
    "organisaties",
    "rollen",
    "werken",
    "wij-doen-dit",
    "uitdagingen",
    "deals",
    "mandaten",
    "signalen",
    "coalities",
    "brieven",
    "daden",
    "initiatieven",
    "elders",
    "vragen",
    "aanbod",
    "logboek",
  ];
  /** Of which nothing has a day. */
  const dayless = ["gebieden", "organisaties", "initiatieven", "elders", "logboek"];
  /** Of which this community has nothing yet. */
  const empty = [
    "wij-doen-dit",
    "signalen",
    "coalities",
    "brieven",
    "daden",
    "elders",
    "vragen",
    "aanbod",
  ];

  test.each(lists)("%s is the same in stretches of one, in one go, and as a file", async (name) => {
    const whole = await list(`${at}/${name}?aantal=100`);
    const bySteps = [];
    for (let next: string | null = `${at}/${name}?aantal=1`; next; ) {
      const stretch: Stretch = await list(next);
      expect(stretch.items.length).toBeLessThanOrEqual(1);
      bySteps.push(...stretch.items);
      next = stretch.volgende?.replace("https://meent.voorbeeld.nl", "") ?? null;
    }
    expect(bySteps).toEqual(whole.items);
    if (!empty.includes(name)) expect(whole.items.length).toBeGreaterThan(0);
    const file = await (await world.app.request(`${at}/${name}.csv`)).text();
    const rows = parseCsv(file);
    expect(rows.ok && rows.value.length).toBe(whole.items.length + 1);
    const feed = await (await world.app.request(`${at}/${name}.atom`)).text();
    expect([...feed.matchAll(/<entry>/g)]).toHaveLength(Math.min(whole.items.length, 50));
    expect(feed).not.toMatch(/<title[^>]*><!\[CDATA\[\]\]>/);
    const calendar = await world.app.request(`${at}/${name}.ics`);
    if (dayless.includes(name)) {
      expect(calendar.status).toBe(404);
      return;
    }
    expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\s*$/);
  });

  test.each(lists)("far beyond its end %s is empty, and says so at once", async (name) => {
    const beyond = name === "logboek" ? "1" : "00000000-0000-7000-8000-000000000001";
    expect(await list(`${at}/${name}?na=${beyond}`)).toEqual({ items: [], volgende: null });
  });

  const pages = [
    "werken",
    "initiatieven",
    "vraag-en-aanbod",
    "signalen",
    "wachten",
    "daden",
    "deals",
    "afspraken",
    "organisaties",
    "rollen",
    "mandaten",
    "brieven",
    "logboek",
    "elders",
    "moderatie",
    "uitzonderingen",
    "deze-week",
    "zoeken",
  ];
  test.each(pages)("page 10,000 of /%s is a page, for people", async (name) => {
    for (const query of ["pagina=10000", "pagina=-1", "pagina=1e9", "na=x", "voor=0", "zoek=a"]) {
      const answer = await world.app.request(`/noorderveld/${name}?${query}`);
      expect([200, 404, 422], `${name}?${query}`).toContain(answer.status);
      expect(answer.headers.get("content-type")).toContain("text/html");
      expect(await answer.text()).toMatch(/<h1[ >]/);
    }
  });

  test("a list without what people wrote holds facts alone, also as a file", async () => {
    const [whole, facts] = await Promise.all(
      ["alles", "feiten"].map(async (fields) =>
        Object.keys((await list(`${at}/deals?velden=${fields}`)).items[0] as object),
      ),
    );
    expect(whole).toEqual(expect.arrayContaining(["titel", "wat", "bedragCenten"]));
    expect(facts).toContain("bedragCenten");
    expect(facts).not.toEqual(expect.arrayContaining(["titel"]));
    const file = await (await world.app.request(`${at}/deals.csv?velden=feiten`)).text();
    expect(file.split("\r\n")[0]).not.toMatch(/titel|;wat|,wat/);
    const [first] = (await list(`${at}/deals`)).items as { nummer: string }[];
    const one = await world.app.request(`${at}/deals/${first?.nummer}?velden=feiten`);
    expect(Object.keys((await one.json()) as object)).toEqual(facts);
    expect((await world.app.request(`${at}/deals?velden=x`)).status).toBe(400);
  });

  test("what has a day stands in the calendar of its list, with an id that stays", async () => {
    const ask = async () => (await world.app.request(`${at}/deals.ics`)).text();
    const [calendar, again] = [await ask(), await ask()];
    expect(calendar).toMatch(/SUMMARY:Terugblik: /);
    const ids = (text: string) => text.match(/^UID:.*$/gm);
    expect(ids(calendar)?.length).toBeGreaterThan(0);
    expect(ids(again)).toEqual(ids(calendar));
  });

  test("what people wrote is text in a feed, whatever it holds", async () => {
    const { id: initiativeId } = await done(startInitiative, community.as("roelie"), {
      title: "<script>alert(1)</script> & meer",
      what: "Een \u0007 bel.",
    });
    await done(publishInitiative, community.as("roelie"), { initiativeId });
    const feed = await (await world.app.request(`${at}/initiatieven.atom`)).text();
    expect(feed).not.toContain("<script>");
    expect(feed).toContain("&lt;script&gt;");
    expect(feed).not.toContain("\u0007");
  });

  test("a list is asked again each time, and sent only when it changed", async () => {
    const first = await world.app.request(`${at}/werken`);
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect((await world.app.request(`${at}/werken`, { headers })).status).toBe(304);
  });

  test("one thing has its own address, by its number", async () => {
    const [first] = (await list(`${at}/uitdagingen`)).items as { nummer: string }[];
    const one = await world.app.request(`${at}/uitdagingen/${first?.nummer}`);
    expect(await one.json()).toEqual(first);
    expect((await world.app.request(`${at}/uitdagingen/U-2020-999`)).status).toBe(404);
  });

  test.each(["aantal=0", "aantal=101", "aantal=een", "na=%27%20or%201=1", "na=x"])(
    "a query that is not right says so: %s",
    async (query) => {
      const answer = await world.app.request(`${at}/werken?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    },
  );

  test("the catalogue names every list, each with an address that answers", async () => {
    const answer = await world.app.request(`${at}/catalogus`);
    expect(answer.headers.get("content-type")).toContain("application/ld+json");
    const found = (await answer.json()) as {
      "dcat:dataset": Readonly<
        Record<string, readonly Record<"dcat:accessURL" | "dct:license", { "@id": string }>[]>
      >[];
    };
    expect(found["dcat:dataset"]).toHaveLength(lists.length);
    for (const dataset of found["dcat:dataset"]) {
      for (const wanted of ["accessRights", "creator", "identifier", "publisher", "title"])
        expect(dataset[`dct:${wanted}`], wanted).toBeTruthy();
      expect(dataset["dcat:theme"]).toHaveLength(1);
      for (const one of dataset["dcat:distribution"] ?? []) {
        expect(one["dct:license"]["@id"]).toMatch(/^https:\/\/definities\.geostandaarden\.nl\//);
        const address = one["dcat:accessURL"]["@id"].replace("https://meent.voorbeeld.nl", "");
        expect((await world.app.request(address)).status, address).toBe(200);
      }
    }
  });

  test("facts are free, words are of who wrote them, until the charter says otherwise", async () => {
    const licences = async (name: string, of = at) => {
      const found = (await (await world.app.request(`${of}/catalogus`)).json()) as {
        "dcat:dataset": readonly {
          "@id": string;
          "dcat:distribution": readonly { "dct:license": { "@id": string } }[];
        }[];
      };
      const dataset = found["dcat:dataset"].find((one) => one["@id"].endsWith(`/${name}`));
      return dataset?.["dcat:distribution"].map((one) =>
        one["dct:license"]["@id"].split("/").at(-1),
      );
    };
    expect(await licences("mandaten")).toEqual(["cc0", "cc0"]);
    expect(await licences("initiatieven")).toEqual(["niet_open", "niet_open", "cc0", "cc0"]);
    expect(await licences("elders")).toEqual(["niet_open", "niet_open"]);
    const page = async (of: TestCommunity) =>
      (await world.app.request(`/${of.slug}/open-data`)).text();
    expect(await page(community)).toContain("blijft van wie het schreef");
    const dunes = await foundTestCommunity(world, "duinveld", {
      "openData.facts": "ccBy",
      "openData.words": "ccBySa",
    });
    const there = at.replace("noorderveld", dunes.slug);
    const [byName, alike] = ["naamsvermelding40", "naamsvermelding_gelijkdelen40"];
    expect(await licences("mandaten", there)).toEqual([byName, byName]);
    expect(await licences("initiatieven", there)).toEqual([alike, alike, byName, byName]);
    expect(await page(dunes)).toContain("CC BY-SA 4.0");
    // Both hold since the day the charter was adopted that says so; an older text keeps its own terms.
    expect(await page(dunes)).toContain(
      "Dat geldt sinds 1 januari 2026. Voor wat eerder geschreven",
    );
    expect(await page(community)).toContain("Dat is altijd zo geweest.");
    const told = await (await world.app.request(`${there}/catalogus`)).text();
    expect(told).toContain('"dct:valid":"2026-01-01/.."');
    expect(told).toContain("Dat geldt sinds 1 januari 2026");
    expect(await (await world.app.request(`${at}/catalogus`)).text()).not.toContain("dct:valid");
    const form = await world.app.request(`/${dunes.slug}/signalen/zeggen`);
    expect(await form.text()).toContain("mogen anderen overnemen");
  });

  test("what others may do with the words stands below every form whose words are public", async () => {
    // By https the name of the cookie is for this very host.
    const headers = { cookie: `__Host-${await community.cookieOf("geert")}` };
    const work = await world.ask("select number from works.work where id = $1", [
      community.works.park,
    ]);
    const number = String(work[0]?.number);
    for (const path of [
      "/signalen/zeggen",
      "/initiatieven/nieuw",
      "/vraag-en-aanbod/nieuw",
      "/werken/noemen",
      `/werken/${number}/wij-doen-dit`,
      `/werken/${number}/overnemen`,
      "/afspraken/nieuw",
      "/deals/nieuw",
      "/deals/vragen/nieuw",
    ]) {
      const answer = await world.app.request(`/noorderveld${path}`, { headers });
      expect(answer.status, path).toBe(200);
      expect(await answer.text(), path).toContain("Wat u schrijft, blijft van u");
    }
  });

  test("a search finds what the page finds, in stretches", async () => {
    const whole = await list(`${at}/zoeken?zoek=dorpspark`);
    expect(whole.items[0]).toMatchObject({
      soort: "werken",
      titel: expect.stringContaining("park"),
    });
    const steps = [];
    for (let next: string | null = `${at}/zoeken?zoek=dorpspark&aantal=1`; next; ) {
      const stretch: Stretch = await list(next);
      steps.push(...stretch.items);
      next = stretch.volgende?.replace("https://meent.voorbeeld.nl", "") ?? null;
    }
    expect(steps).toEqual(whole.items);
    const beyond = await list(`${at}/zoeken?zoek=dorpspark&na=500000`);
    expect(beyond).toMatchObject({ items: [], volgende: null });
  });

  test.each([
    ["zoek=", "nothing_asked"],
    ["", "nothing_asked"],
    ["zoek=%F0%9F%8E%89", "no_letters"],
    ["zoek=de", "only_stop_words"],
    ["zoek=park&na=x", "cursor_wrong"],
    ["zoek=park&na=0190f5d0-0000-7000-8000-0000000000aa", "cursor_wrong"],
    ["zoek=park&aantal=0", "limit_wrong"],
  ])("a search that asks nothing says so: %s", async (query, code) => {
    const answer = await world.app.request(`${at}/zoeken?${query}`);
    expect([answer.status, ((await answer.json()) as Answer).code]).toEqual([400, code]);
  });

  test.each([
    "/api",
    "/api/v9",
    "/api/v9/gemeenschappen",
    "/api/v2/gemeenschappen/noorderveld/werken",
  ])("a version that is not there says which is: %s", async (path) => {
    for (const method of ["GET", "POST"]) {
      const answer = await world.app.request(path, { method });
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect((await answer.json()) as Answer).toMatchObject({
        code: "version_unknown",
        detail: expect.stringContaining("/api/v1"),
      });
    }
  });

  test("a draft is its writer's own", async () => {
    const numbers = (await list(`${at}/uitdagingen`)).items as { stand: string }[];
    expect(numbers.map(({ stand }) => stand)).not.toContain("draft");
  });
});

describe("doing", () => {
  const work = () => ({
    title: `Het bankje ${newId().slice(-6)}`,
    areaId: community.areas.oldeveen,
    doer: { kind: "nobody", name: null },
  });

  test("a person's token does what she may, once for each key", async () => {
    const token = await tokenOf("fenna", ["works"]);
    const headers = { "idempotency-key": newId() };
    const body = work();
    const first = await send("works.name", { token, body, headers });
    expect(first.status).toBe(200);
    expect(first.headers.get("api-version")).toBe("1.0.0");
    const again = await send("works.name", { token, body, headers });
    expect(again.body).toEqual(first.body);
    const other = await send("works.name", { token, body: work(), headers });
    expect([other.status, other.body.code]).toEqual([409, "key_used_for_other_input"]);
    const named = (await list(`${at}/werken?aantal=1`)).items as { titel: string }[];
    expect(named[0]?.titel).toBe(body.title);
  });

  test("it does nothing she may not, and nothing outside its parts", async () => {
    const token = await tokenOf("fenna", ["works"]);
    const give = await send("mandates.give", { token });
    expect([give.status, give.body.code]).toEqual([403, "out_of_scope"]);
    const imported = await send("works.import", { token, body: { csv: "Naam\n" } });
    expect([imported.status, imported.body.code]).toEqual([403, "not_allowed"]);
    expect((await send("accounts.make-token", { token })).status).toBe(404);
    expect((await send("people.join", { token })).status).toBe(404);
  });

  test("without a token, with another's place, or after its end, it is nobody", async () => {
    const token = await tokenOf("fenna", ["works"]);
    expect((await send("works.name", { body: work() })).status).toBe(401);
    expect((await send("works.name", { token: `${token}x`, body: work() })).status).toBe(401);
    const elsewhere = at.replace("noorderveld", neighbour.slug);
    expect((await send("works.name", { token, at: elsewhere, body: work() })).status).toBe(401);
    const mine = (await world.ask("select id from accounts.token order by id desc limit 1"))[0]?.id;
    const notHers = await act(revokeToken, community.as("roelie"), { tokenId: mine });
    expect(notHers).toMatchObject({ ok: false, refusal: "not_found" });
    await done(revokeToken, community.as("fenna"), { tokenId: String(mine) });
    expect((await send("works.name", { token, body: work() })).status).toBe(401);
    const short = await tokenOf("fenna", ["works"]);
    world.clock.set(new Date(beginning.getTime() + 31 * 86_400_000));
    expect((await send("works.name", { token: short, body: work() })).status).toBe(401);
    world.clock.set(beginning);
  });

  test("what is wrong is named, field by field, with a sentence", async () => {
    const token = await tokenOf("fenna", ["works"]);
    const missing = await send("works.name", { token, body: { ...work(), title: "" } });
    expect(missing.status).toBe(400);
    expect(missing.body.errors?.[0]).toMatchObject({ field: "title", code: "title_missing" });
    expect(missing.body.errors?.[0]?.detail).toMatch(/[.]$/);
    const strange = await send("works.name", { token, body: { ...work(), titel: "Bankje" } });
    expect(strange.body.errors).toMatchObject([{ field: "titel", code: "unknown_field" }]);
    const refused = await send("works.name", { token, body: { ...work(), areaId: newId() } });
    expect([refused.status, refused.body.code]).toEqual([422, "area_unknown"]);
    expect(refused.body.detail?.length).toBeGreaterThan(10);
    const english = await send("works.name?taal=en", { token, body: { ...work(), title: "" } });
    expect(english.body.detail).toMatch(/^Change the fields/);
  });

  test.each([
    ["a list", "[]", 400],
    ["no JSON", "niets", 400],
    ["a NUL", '{"title":"a\\u0000b"}', 400],
    ["too much", JSON.stringify({ title: "a".repeat(300_000) }), 413],
  ])("a body that is no JSON object is refused: %s", async (...[, body, status]) => {
    const token = await tokenOf("roelie", ["works"]);
    expect((await send("works.name", { token, body })).status).toBe(status);
  });

  test("a form of a browser is not taken for a program", async () => {
    const token = await tokenOf("roelie", ["works"]);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await send("works.name", { token, headers, body: "title=x" })).status).toBe(415);
  });
});

describe("tokens", () => {
  const make = (context: Context) =>
    act(makeToken, context, {
      name: "Proef",
      scopes: ["works"],
      days: "90",
      secret: `${tokenPrefix}${newToken()}`,
    });

  test("thirty made at once are twenty", async () => {
    const context = community.as("geert");
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => make(context)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(outcomes.filter((one) => !one.ok && one.refusal === "too_many_tokens")).toHaveLength(10);
  });

  test("the secret is kept nowhere", async () => {
    const secret = await tokenOf("wiebe", ["works"]);
    for (const table of ["accounts.token", "platform.idempotency", "platform.entry"]) {
      const [row] = await world.ask(
        `select count(*)::int as count from ${table} t where t::text like '%' || $1 || '%'`,
        [secret],
      );
      expect(row?.count, table).toBe(0);
    }
  });

  test("what was revoked stays so, also for who has the database's own rights", async () => {
    await expect(
      world.ask("update accounts.token set revoked_at = null where revoked_at is not null"),
    ).rejects.toThrow("stays revoked");
  });
});

// The last here: from then on this place has had its share of files.
test("whole lists are not made without end for one place", async () => {
  const ask = () => world.app.request(`${at}/gebieden.csv`);
  const answers = await Promise.all(Array.from({ length: 240 }, ask));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(120);
  expect(statuses).toContain(429);
});

interface Stretch {
  readonly items: readonly unknown[];
  readonly volgende: string | null;
}

async function list(path: string): Promise<Stretch> {
  const answer = await world.app.request(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as Stretch;
}

test("a list goes on below an id, and the record below a number; of the other it says so", async () => {
  for (const [name, na] of [
    ["werken", "12"],
    ["daden", "1"],
    ["logboek", newId()],
  ] as const) {
    const answer = await world.app.request(`${at}/${name}?na=${na}`);
    expect([name, answer.status]).toEqual([name, 400]);
    expect(await answer.json()).toMatchObject({ code: "cursor_wrong" });
  }
});

test("an address that cannot be read is a problem in JSON, as all others", async () => {
  const answer = await world.app.request("/api/v1/gemeenschappen/%00/werken");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
});
