import { afterAll, beforeAll, expect, test } from "vitest";
import { publishInitiative, startInitiative } from "#modules/initiatives";
import { placeListing } from "#modules/market";
import { meetListing } from "./modules/market/actions/listings.ts";
import { done, foundTestCommunity, openTestWorld, type TestCommunity } from "./test-community.ts";

// What an initiative still looks for, where others meet it: its list, searching, one's own data.

const world = await openTestWorld();
let community: TestCommunity;
let listingId: string;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  const { id: initiativeId } = await done(startInitiative, community.as("fenna"), {
    title: "Soep op dinsdag",
    what: "Elke dinsdag koken wij soep voor wie alleen eet.",
  });
  await done(publishInitiative, community.as("fenna"), { initiativeId });
  const listing = await done(placeListing, community.as("fenna"), {
    side: "need",
    kind: "room",
    title: "Keuken met twaalf pitten",
    what: "Wij zoeken een keuken waar dertig mensen kunnen aanschuiven.",
    rhythm: "weekly",
    aboutKind: "initiative",
    aboutId: initiativeId,
  });
  const [row] = await world.ask("select id from market.listing where number = $1", [
    listing.number,
  ]);
  listingId = String(row?.id);
});
afterAll(() => world.close());

async function get(path: string, as?: "fenna" | "roelie"): Promise<string> {
  const cookie = as && (await community.cookieOf(as));
  const answer = await world.app.request(`http://meent.test/${community.slug}${path}`, {
    headers: cookie ? { cookie } : {},
  });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

test("the list of initiatives narrows to what they still look for, in both languages", async () => {
  expect(await get("/initiatieven?nodig=room")).toContain("Soep op dinsdag");
  expect(await get("/initiatieven?nodig=room")).toContain("Zoekt: ruimte");
  expect(await get("/initiatieven?nodig=money")).not.toContain("Soep op dinsdag");
  expect(await get("/initiatieven?nodig=anything")).toContain("Soep op dinsdag");
});

test("the need itself is found by its words and its number", async () => {
  expect(await get("/zoeken?zoek=keuken+pitten")).toContain("met twaalf");
  expect(await get("/zoeken?zoek=pitten&soort=vraag-en-aanbod")).toContain("met twaalf");
  expect(await get("/zoeken?zoek=pitten&soort=werken")).not.toContain("met twaalf");
});

test("who placed it finds it among her own data, and nobody else among hers", async () => {
  expect(await get("/mij/gegevens.json", "fenna")).toContain("Keuken met twaalf pitten");
  expect(await get("/mij/gegevens.json", "roelie")).not.toContain("Keuken met twaalf pitten");
});

test("once it is met, nothing finds it any more", async () => {
  await done(meetListing, community.as("fenna"), { listingId });
  expect(await get("/initiatieven?nodig=room")).not.toContain("Soep op dinsdag");
  expect(await get("/zoeken?zoek=pitten")).not.toContain("met twaalf");
});
