import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { newId } from "#lib/ids.ts";
import { keepPhoto } from "#platform/files.ts";
import {
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "../../test-community.ts";
import {
  givePen,
  inviteToInitiative,
  offerInitiative,
  postUpdate,
  publishInitiative,
  startInitiative,
} from "./actions.ts";
import { placesOf } from "./pages/map.tsx";
import { listInitiatives } from "./store.ts";

/** What people see of initiatives, asked as a browser asks. */

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

type Start = z.input<typeof startInitiative.input>;

const soup = { title: "Soep op dinsdag", what: "Elke dinsdag koken wij soep." };

async function start(more: Partial<Start> = {}, who: Person = "fenna") {
  return done(startInitiative, community.as(who), { ...soup, ...more });
}

async function publish(more: Partial<Start> = {}, who: Person = "fenna") {
  const { id, number } = await start(more, who);
  await done(publishInitiative, community.as(who), { initiativeId: id });
  return { id, number, path: `/initiatieven/${number}` };
}

async function ask(path: string, who?: Person, init: RequestInit = {}): Promise<Response> {
  const cookie = who && (await community.cookieOf(who));
  return world.app.request(`http://meent.test/${community.slug}${path}`, {
    ...init,
    headers: { "sec-fetch-site": "same-origin", ...(cookie && { cookie }) },
  });
}

const page = async (path: string, who?: Person) => (await ask(path, who)).text();

function send(path: string, who: Person, fields: Readonly<Record<string, string | File>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ sleutel: newId(), ...fields }))
    body.append(name, value);
  return ask(path, who, { method: "POST", body });
}

describe("a photo that is none", () => {
  const text = (words: string) => Buffer.from(words);
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), text("ftypheic"), Buffer.alloc(64)]);
  const bomb = () =>
    sharp({
      create: { width: 9000, height: 9000, channels: 3, background: "#000000" },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
  const files: Readonly<Record<string, readonly [() => Promise<Buffer> | Buffer, RegExp]>> = {
    "an SVG with a script": [
      () => text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
      /JPEG, PNG of WebP|geen foto/,
    ],
    "a HEIC": [() => heic, /HEIC/],
    "another file by the name of a photo": [() => text("%PDF-1.7 geen foto"), /geen foto|JPEG/],
    "a JPEG that breaks off": [() => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /foto/],
    "an image bomb of 81 million pixels": [bomb, /beeldpunten/],
    "13 megabytes": [() => Buffer.alloc(13 * 1024 * 1024, 1), /12 MB/],
    "40 megabytes": [() => Buffer.alloc(40 * 1024 * 1024, 1), /12 MB/],
  };

  test.each(Object.entries(files))(
    "%s is refused, and what was typed stays",
    async (_, [file, says]) => {
      const photo = new File([new Uint8Array(await file())], "foto.jpg", { type: "image/jpeg" });
      const answer = await send("/initiatieven/nieuw", "fenna", {
        title: "Soep met foto",
        what: "Elke dinsdag koken wij soep.",
        photoAlt: "Een pan soep",
        foto: photo,
      });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('value="Soep met foto"');
      expect(html).toMatch(says);
      expect(html).toContain('href="#foto"');
    },
  );
});

describe("a draft", () => {
  test("is not there for others, nor is its photo; whom its makers ask may read it", async () => {
    const create = { width: 40, height: 30, channels: 3, background: "#808080" } as const;
    const sent = await sharp({ create }).jpeg().toBuffer();
    const photo = await keepPhoto(community.as("fenna"), sent);
    if (!photo.ok) throw new Error(photo.refusal);
    const draft = await start({ photo: photo.value, photoAlt: "Een pan soep" });
    const path = `/initiatieven/${draft.number}`;
    expect((await ask(path)).status).toBe(404);
    expect((await ask(path, "roelie")).status).toBe(404);
    const own = await page(path, "fenna");
    expect(own).toContain("Dit is nog niet openbaar.");
    expect(await page("/initiatieven", "fenna")).toContain(path);
    expect(await page("/initiatieven")).not.toContain(path);
    const src = /\/foto\/[0-9a-f]{32}/.exec(own)?.[0] ?? "";
    expect((await ask(src, "fenna")).status).toBe(200);
    expect((await ask(src)).status).toBe(404);
    const roelie = { initiativeId: draft.id, kind: "resident" as const };
    await done(inviteToInitiative, community.as("fenna"), {
      ...roelie,
      memberId: community.people.roelie,
      role: "De groente snijden",
    });
    expect(await page(path, "roelie")).toContain("vraagt of u mee wilt maken");
    expect(await page(`${path}/meedoen`, "roelie")).toContain("De groente snijden");
    expect(await page("/mij", "roelie")).toContain("Fenna Dijkstra vraagt");
    expect((await send(`${path}/meedoen`, "roelie", { as: "resident" })).status).toBe(303);
    expect(await page(path, "fenna")).toContain("Roelie Hofstee");
  });
});

describe("two who write at once", () => {
  test("the second sees both texts, keeps her own, and saves with both in sight", async () => {
    const { id, path } = await publish();
    await done(givePen, community.as("fenna"), {
      initiativeId: id,
      memberId: community.people.roelie,
    });
    const write = (who: Person, version: string, title: string) =>
      send(`${path}/bewerken`, who, { ...soup, title, version, income: "none" });
    expect((await write("fenna", "1", "Soep van Fenna")).status).toBe(303);
    const both = await write("roelie", "1", "Soep van Roelie");
    expect(both.status).toBe(409);
    const html = await both.text();
    expect(html).toContain("Er zijn nu twee teksten");
    expect(html).toContain("Fenna Dijkstra bewaarde een nieuwe versie");
    expect(html).toContain("Soep van Fenna");
    expect(html).toContain('value="Soep van Roelie"');
    expect(html).toContain('name="version" value="2"');
    expect((await write("roelie", "2", "Soep van ons")).status).toBe(303);
    expect(await page(path)).toContain("Soep van ons");
  });

  test("who has no pen comes back to the page", async () => {
    const { path } = await publish();
    for (const end of ["bewerken", "middelen", "zeggenschap", "mensen", "fase", "uit-zicht"])
      expect((await ask(`${path}/${end}`, "geert")).status, end).toBe(303);
  });
});

test("who is asked to take it over finds the way to answer on its page, and nobody else", async () => {
  const { id: initiativeId, path } = await publish();
  const heir = { initiativeId, memberId: community.people.roelie };
  await done(givePen, community.as("fenna"), heir);
  const answer = `href="/${community.slug}${path}/overnemen"`;
  expect(await page(path, "roelie")).not.toContain(answer);
  await done(offerInitiative, community.as("fenna"), heir);
  const seen = await page(path, "roelie");
  expect(seen).toContain(answer);
  expect(seen).toContain("vraagt of u dit initiatief overneemt.");
  expect(await page(path, "fenna")).not.toContain(answer);
  expect(await page(path)).not.toContain(answer);
});

test("one like it begins with what is done there, under a name and for a reason of its own", async () => {
  const { number, path } = await publish({ title: "Samen zingen", why: "Zingen verbindt ons." });
  const form = await page(`/initiatieven/nieuw?zoals=${number}`, "roelie");
  expect(form).toContain("Geef het een eigen naam, en zeg waarom u het wilt.");
  expect(form).toMatch(/<input[^>]*id="title"(?![^>]*value="[^"])/);
  expect(form).not.toContain("Zingen verbindt ons.");
  const [, what = ""] = /<textarea[^>]*id="what"[^>]*>([^<]*)</.exec(form) ?? [];
  expect(what.trim()).not.toBe("");
  expect(await page(path)).toContain(what.trim());
});

describe("the list", () => {
  test.each([
    ["an emoji", "🍲"],
    ["one letter", "s"],
    ["ten thousand letters", "a".repeat(10_000)],
    ["SQL", "'; drop table initiatives.initiative; --"],
    ["signs of a pattern", "%_\\"],
  ])("answers a search for %s", async (_, word) => {
    await publish();
    const answer = await ask(`/initiatieven?zoek=${encodeURIComponent(word)}`);
    expect(answer.status).toBe(200);
  });

  test("answers page 10,000, and what is no choice", async () => {
    for (const query of [
      "na=gisteren",
      "na=2026-01-01_x",
      "pagina=10000",
      "pagina=-1",
      "fase=x&waarde=y&gebied=z&volgorde=w",
    ])
      expect((await ask(`/initiatieven?${query}`)).status, query).toBe(200);
  });

  test("says what was chosen, with a link that takes it off", async () => {
    await publish({ areaId: community.areas.hasselo, phase: "resting", title: "Rustend koor" });
    const html = await page("/initiatieven?gebied=hasselo&fase=resting");
    expect(html).toContain("Rustend koor");
    expect(html).toContain('href="/noorderveld/initiatieven?fase=resting"');
    expect(await page("/initiatieven?gebied=oldeveen&fase=resting")).not.toContain("Rustend koor");
  });

  test("is a feed and a table too; what people wrote never runs there", async () => {
    await publish({ title: "Koor <script>alert(1)</script>" });
    const feed = await ask("/initiatieven.atom");
    expect(feed.headers.get("content-type")).toContain("application/atom+xml");
    const xml = await feed.text();
    expect(xml).toContain("Koor &lt;script");
    expect(xml).not.toContain("<script");
    const csv = await world.app.request(
      "http://meent.test/api/v1/gemeenschappen/noorderveld/initiatieven.csv",
    );
    expect(await csv.text()).toContain("Koor <script>");
    const linked = /href="([^"]+\.csv)"/.exec(await page("/initiatieven"))?.[1] ?? "";
    expect((await world.app.request(`http://meent.test${linked}`)).status).toBe(200);
  });
});

describe("the map", () => {
  const pointed = () =>
    world.database.read(community.id, (db) =>
      listInitiatives(db, community.id, { isPublic: true, hasPoint: true }),
    );

  test("without a point says so", async () => {
    expect(await page("/initiatieven/kaart")).toContain("Nog geen initiatief zegt waar");
  });

  test("puts each where it is, one number for what lies together, all in the list", async () => {
    await publish({ title: "In het noorden", point: "52.75, 6.20" });
    await publish({ title: "In het zuiden", point: "52.65, 6.20" });
    await publish({ title: "Ernaast", point: "52.6502, 6.2003" });
    const { places, kilometre } = placesOf(await pointed());
    expect(places.map(({ initiatives }) => initiatives.length).sort()).toEqual([1, 2]);
    const [south, north] = ["In het zuiden", "In het noorden"].map((title) =>
      places.find(({ initiatives }) => initiatives.some((one) => one.title === title)),
    );
    expect(north?.y).toBeLessThan(south?.y ?? 0);
    // Eleven kilometres lie between the two: a tenth of a degree of latitude.
    const apart = Math.abs((north?.y ?? 0) - (south?.y ?? 0)) / kilometre;
    expect(apart).toBeGreaterThan(10.5);
    expect(apart).toBeLessThan(11.8);
    const html = await page("/initiatieven/kaart");
    for (const title of ["In het noorden", "In het zuiden", "Ernaast"])
      expect(html).toContain(title);
    expect(html).toContain('role="img"');
  });

  test("one place alone is drawn in the middle, with room around it", async () => {
    const [one] = await pointed();
    const { places, kilometre } = placesOf(one ? [one] : []);
    expect(places[0]).toMatchObject({ x: 320, y: 240 });
    expect(kilometre).toBeLessThan(400);
  });
});

test("news shows with the name of who told it, and on the front page what people make", async () => {
  const { id, path } = await publish({ title: "Kersenpluk" });
  const words = "De eerste mand is vol.\nMorgen weer.";
  await done(postUpdate, community.as("fenna"), { initiativeId: id, words });
  expect(await page(path)).toContain("De eerste mand is vol.<br/>Morgen weer.");
  expect(await page("")).toContain(path);
});

test("each page in English speaks English", async () => {
  const { path } = await publish();
  const cookie = await community.cookieOf("fenna");
  for (const end of ["", "/middelen", "/zeggenschap", "/mensen", "/dank", "/nieuws", "/fase"]) {
    const answer = await world.app.request(`http://meent.test/en/noorderveld${path}${end}`, {
      headers: { cookie },
    });
    expect(answer.status, end).toBe(200);
    expect(await answer.text(), end).not.toMatch(/\bu kunt\b|\bwie er\b/i);
  }
});

describe("a list of more than a thousand", () => {
  const links = (html: string) =>
    [...html.matchAll(/href="[^"]*\/initiatieven\/(I-\d{4}-\d+)"/g)].map(([, number]) => number);
  const next = (html: string) =>
    /href="\/[^"/]+([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";

  test("counts no further, and is leafed through to its end all the same", async () => {
    const long = await foundTestCommunity(world, "lang");
    await world.ask(
      `insert into initiatives.initiative (community_id, id, number, title, what, why, area_id, place,
         phase, maker_id, state, published_at, made_at, changed_by, changed_at, active_at, version)
       select $1, uuidv7(), 'I-2025-' || lpad(i::text, 4, '0'), 'Initiatief ' || i, 'Wij doen iets.', '',
         $2, '', 'idea', $3, 'public', at, at, $3, at, at, 1
       from generate_series(1, 1030) i, lateral (select timestamptz '2025-01-01T12:00Z' + make_interval(hours => i / 2) as at) a`,
      [long.id, long.areas.oldeveen, long.people.fenna],
    );
    await world.ask("update platform.community_state set version = version + 1");
    const read = async (path: string) => (await world.app.request(`/lang${path}`)).text();
    const first = await read("/initiatieven?gebied=oldeveen");
    expect(first).toContain("Meer dan 1.000 initiatieven");
    expect(links(first)[0]).toBe("I-2025-1030");
    expect(first).not.toContain("Naar het begin");

    const last = await read("/initiatieven?gebied=oldeveen&pagina=40");
    // Beyond the last page there is none, so that no number costs more than another.
    expect(links(await read("/initiatieven?gebied=oldeveen&pagina=900"))).toEqual(links(last));
    const below = await read(next(last));
    expect(below).toContain("30 initiatieven, van 2 januari 2025 en eerder");
    expect(below).toContain("Naar het begin");
    const end = await read(next(below));
    // Two began at the same moment each time: none is passed over, and none stands there twice.
    const numbers = [...links(last), ...links(below), ...links(end)];
    expect(numbers).toEqual(
      Array.from({ length: 55 }, (_, index) => `I-2025-${String(55 - index).padStart(4, "0")}`),
    );
    expect(next(end)).toBe("");
  });
});
