import { afterAll, beforeAll, expect, test } from "vitest";
import { assert } from "#lib/assert.ts";
import { parseCsv } from "#lib/csv.ts";
import { publishInitiative, startInitiative } from "#modules/initiatives";
import { placeListing } from "#modules/market";
import { saySignal } from "#modules/signals";
import {
  addDeal,
  done,
  foundTestCommunity,
  openTestWorld,
  signBoth,
  type TestCommunity,
} from "../../../test-community.ts";
import { countProfile, countThere } from "./counted.ts";

// The figures of an area are what an outsider counts in the open data.

const world = await openTestWorld();
let community: TestCommunity;
afterAll(() => world.close());

beforeAll(async () => {
  community = await foundTestCommunity(world);
  const { areas, as } = community;
  for (const [index, areaId] of [areas.oldeveen, areas.oldeveen, areas.hasselo, null].entries()) {
    const { id: initiativeId } = await done(startInitiative, as("fenna"), {
      title: `Soep op dag ${index}`,
      what: "Wij koken soep voor wie alleen eet.",
      areaId,
      valueSupport: index < 3 ? "Niemand eet alleen." : "",
    });
    // The second stays a draft, and counts for nobody.
    if (index !== 1) await done(publishInitiative, as("fenna"), { initiativeId });
  }
  const listing = { kind: "room", areaId: areas.oldeveen, title: "Zaal", what: "Met een keuken." };
  await done(placeListing, as("fenna"), { ...listing, side: "need" } as never);
  await done(placeListing, as("roelie"), { ...listing, side: "offer" } as never);
  await done(placeListing, as("roelie"), { ...listing, side: "offer" } as never);
  await done(saySignal, as("roelie"), {
    body: "Het hek van het park staat open.",
    kind: "wrong",
    wish: "everyone",
    areaId: areas.oldeveen,
  } as never);
  const deal = await addDeal(world, community);
  await signBoth(community, deal.id);
});

/** How many lines of a list of open data are of this area, by its column. */
async function countLines(name: string): Promise<number> {
  const at = `http://meent.test/api/v1/gemeenschappen/${community.slug}/${name}.csv`;
  const parsed = parseCsv(await (await world.app.request(at)).text());
  assert(parsed.ok, `${name} is CSV`);
  const [head, ...lines] = parsed.value.map(({ cells }) => cells);
  const column = head?.indexOf("gebiedId") ?? -1;
  expect(column, `${name}: ${head}`).toBeGreaterThanOrEqual(0);
  return lines.filter((line) => line[column] === community.areas.oldeveen).length;
}

test("what is counted here is what the open data holds", async () => {
  const here = await world.database.read(community.id, (db) =>
    countProfile(
      db,
      { communityId: community.id, now: world.clock.machineNow() },
      community.areas.oldeveen,
    ),
  );
  expect(here).toMatchObject({ initiatives: 1, needs: 1, offers: 2, deals: 1 });
  expect(here.values).toEqual({ access: 0, support: 1, direction: 0, other: 0 });
  expect(here.works).toBe(await countLines("werken"));
  expect(here.initiatives).toBe(await countLines("initiatieven"));
  expect(here.needs).toBe(await countLines("vragen"));
  expect(here.offers).toBe(await countLines("aanbod"));
  expect(here.signals).toBe(await countLines("signalen"));
});

test("a sentence about an area counts the same, and no more than it says", async () => {
  const at = { communityId: community.id, now: world.clock.machineNow() };
  const { oldeveen } = community.areas;
  const [here, there] = await world.database.read(community.id, (db) =>
    Promise.all([countProfile(db, at, oldeveen), countThere(db, at, oldeveen)]),
  );
  const { works, initiatives, doing, deals } = here;
  expect(there).toEqual({ works, initiatives, doing, deals });
});

test("an initiative's page tells of the place it is in, and a draft's does not", async () => {
  const pages = await Promise.all(
    ["I-2026-001", "I-2026-004"].map(async (number) =>
      (
        await world.app.request(`http://meent.test/${community.slug}/initiatieven/${number}`)
      ).text(),
    ),
  );
  expect(pages[0]).toContain("Om dit initiatief heen: Oldeveen");
  expect(pages[0]).toContain(`/${community.slug}/gebied/oldeveen`);
  // Of no village.
  expect(pages[1]).not.toContain("Om dit initiatief heen");
});

test("the area's page shows it beside the whole community, in the order of the essay", async () => {
  const html = await (
    await world.app.request(`http://meent.test/${community.slug}/gebied/oldeveen`)
  ).text();
  expect(html).toContain("Oldeveen in cijfers");
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  expect(rows).toContain("Initiatieven 1 3");
  expect(rows).toContain("Elkaar ondersteunen 1 2");
});
