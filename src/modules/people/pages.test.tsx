import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act } from "#platform/act.ts";
import {
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { drawArea } from "./actions/founding.ts";

/** The clerk draws where an area lies: typed or sent, checked, and only then true. */

let world: TestWorld;
let community: TestCommunity;
beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const path = "/noorderveld/gebied/oldeveen/omtrek";
const square = (west = 6.1, east = Number((west + 0.1).toFixed(1))) => ({
  type: "Polygon" as const,
  coordinates: [
    [
      [west, 53.0],
      [east, 53.0],
      [east, 53.1],
      [west, 53.1],
      [west, 53.0],
    ],
  ],
});
const text = JSON.stringify(square());

async function send(
  fields: Readonly<Record<string, string | File>>,
  person: Person = "wiebe",
  at = path,
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await world.app.request(at, {
    method: "POST",
    headers: {
      cookie: await community.cookieOf(person),
      "sec-fetch-site": "same-origin",
    },
    body,
  });
  return { status: answer.status, html: await answer.text() };
}

async function look(at: string, person?: Person) {
  const headers = person ? { cookie: await community.cookieOf(person) } : {};
  const answer = await world.app.request(at, { headers });
  return { status: answer.status, html: await answer.text() };
}

const stored = async () => {
  const [row] = await world.ask("select outline from people.area where id = $1", [
    community.areas.oldeveen,
  ]);
  return row?.outline;
};

const hiddenIn = (html: string, name: string) =>
  new RegExp(`type="hidden" name="${name}" value="([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll("&quot;", '"') ?? "";

describe("the outline of an area", () => {
  test("is drawn on a page to check before it counts, and then on the map", async () => {
    expect((await look("/noorderveld/gebied/oldeveen", "wiebe")).html).toContain(path);
    expect((await look("/noorderveld/gebied/oldeveen", "fenna")).html).not.toContain(path);
    const check = await send({ geojson: text, knop: "nakijken" });
    expect(check.status).toBe(200);
    expect(check.html).toContain("Ligt Oldeveen hier?");
    expect(check.html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Kaart: de omtrek van Oldeveen/);
    expect(await stored()).toBeNull();
    const bound = await send({ geojson: hiddenIn(check.html, "geojson"), knop: "vastleggen" });
    expect(bound.status).toBe(303);
    expect(await stored()).toEqual([
      [
        [6.1, 53],
        [6.2, 53],
        [6.2, 53.1],
        [6.1, 53.1],
      ],
    ]);
    const now = await look(path, "wiebe");
    expect(now.html).toContain("Zo is Oldeveen nu getekend, met 4 punten.");
    const file = await look(`${path}.geojson`);
    expect(JSON.parse(file.html)).toMatchObject({
      type: "Feature",
      properties: { naam: "Oldeveen" },
      geometry: square(),
    });
  });

  test("comes from a file too, out of a list of areas, and takes the place of the one before", async () => {
    const features = ["Hasselo", "Oldeveen"].map((naam, index) => ({
      type: "Feature",
      properties: { naam },
      geometry: square(6.3 + index),
    }));
    const list = JSON.stringify({ type: "FeatureCollection", features });
    const bestand = new File([`\uFEFF${list}`], "gebieden.geojson");
    const check = await send({ geojson: "", bestand, knop: "nakijken" });
    expect(check.html).toContain("Deze komt ervoor in de plaats.");
    await send({ geojson: hiddenIn(check.html, "geojson"), knop: "vastleggen" });
    expect(await stored()).toMatchObject([
      [
        [7.3, 53],
        [7.4, 53],
        [7.4, 53.1],
        [7.3, 53.1],
      ],
    ]);
  });

  test.each([
    ["no GeoJSON", "{", "Dit is geen GeoJSON"],
    ["a point", '{"type":"Point","coordinates":[6,53]}', "Er staat geen vlak in"],
    [
      "swapped",
      JSON.stringify({
        ...square(),
        coordinates: square().coordinates.map((ring) => ring.map((spot) => [...spot].reverse())),
      }),
      "Lengte en breedte zijn omgewisseld",
    ],
    ["elsewhere", JSON.stringify(square(16)), "Dit ligt niet in Nederland"],
    [
      "open",
      JSON.stringify({ ...square(), coordinates: [square().coordinates[0]?.slice(0, 4)] }),
      "De lijn is niet gesloten",
    ],
    [
      "metres",
      '{"type":"Polygon","coordinates":[[[233000,582000],[234000,582000],[234000,583000],[233000,582000]]]}',
      "meters van de Rijksdriehoek",
    ],
  ])("that is %s is told so, and what was typed stays", async (_, typed, sentence) => {
    const answer = await send({ geojson: typed, knop: "nakijken" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(sentence);
    expect(answer.html.replaceAll("&quot;", '"')).toContain(typed);
  });

  test("in English is refused in English", async () => {
    const { html } = await send({ geojson: "{", knop: "nakijken" }, "wiebe", `/en${path}`);
    expect(html).toContain("This is no GeoJSON");
  });

  test("of forty megabytes is told so, with what was typed; of more it is not read", async () => {
    const bestand = new File(["x".repeat(40 * 1024 * 1024)], "alles.geojson");
    const answer = await send({ geojson: "mijn eigen tekst", knop: "nakijken", bestand });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("meer dan 8 MB");
    expect(answer.html).toContain("mijn eigen tekst");
  });

  test("is taken away after a check, by the clerk alone", async () => {
    const before = await stored();
    expect(before).not.toBeNull();
    const check = await send({ knop: "weghalen" });
    expect(check.html).toContain("De omtrek van Oldeveen weghalen?");
    expect(await stored()).toEqual(before);
    for (const knop of ["leeg", "nakijken"]) {
      const other = await send({ knop, geojson: text }, "fenna");
      expect(other.status).toBe(403);
      expect(other.html).toContain("Alleen de griffier tekent een gebied");
    }
    expect((await send({ knop: "leeg" })).status).toBe(303);
    expect(await stored()).toBeNull();
    expect((await look(`${path}.geojson`)).status).toBe(404);
    expect((await look(path)).status).toBe(303);
  });

  test("is drawn by a program as by a form, by the same rules", async () => {
    const areaId = community.areas.oldeveen;
    await done(drawArea, community.as("wiebe"), { areaId, geometry: square() });
    const by = (person: Person, geometry: ReturnType<typeof square>) =>
      act(drawArea, community.as(person), { areaId, geometry });
    expect(nameOf(await by("fenna", square()))).toBe("not_allowed");
    expect(nameOf(await by("wiebe", square(20)))).toBe("outline_elsewhere");
    const unknown = { areaId: community.id, geometry: null };
    expect(nameOf(await act(drawArea, community.as("wiebe"), unknown))).toBe("area_unknown");
    await expect(
      goRound(
        world,
        community.id,
        "update people.area set outline = '[[[53,6],[53.1,6],[53,6.1]]]' where id = $1",
        [areaId],
      ),
    ).rejects.toThrow("outline_in_the_netherlands");
  });
});
