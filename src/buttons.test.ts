import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTableDeal, signDeal } from "#modules/deals";
import {
  addChallenge,
  addCharter,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "./test-community.ts";

// A button is there for whom its action works, by the charter in force: where a charter gives a right
// to other roles, the buttons go with it, and no page keeps a list of roles of its own.

let world: TestWorld;
let community: TestCommunity;
let deal: string;

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
  const made = await done(makeTableDeal, community.as("geert"), {
    partyMemberId: community.people.roelie,
    title: "Een bankje bij de vijver",
    areaId: community.areas.oldeveen,
    money: "50",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 3,
    mandate: community.mandateId,
  });
  const [row] = await world.ask("select id from deals.deal where number = $1", [made.number]);
  await done(signDeal, community.as("roelie"), { dealId: String(row?.id), side: "party" });
  deal = `/noorderveld/deals/${made.number}`;
  await addChallenge(community);
});
afterAll(() => world.close());

async function hrefsOn(path: string, who: Person): Promise<string> {
  const headers = { cookie: await community.cookieOf(who) };
  const response = await world.app.request(`http://meent.test${path}`, { headers });
  return [...(await response.text()).matchAll(/href="([^"]*)"/g)].map(([, href]) => href).join(" ");
}

const doors = [
  ["works.import", "/noorderveld/werken", "/werken/beheer"],
  ["acts.legitimise", "/noorderveld/uitzonderingen", "/uitzonderingen/nieuw"],
  ["acts.legitimise", "/noorderveld/uitdagingen/U-2026-001/daden", "/daden/uitzondering"],
  ["deals.nameSuccessor", () => deal, "/opvolger"],
] as const;

const seen = async (who: Person) => {
  const found: string[] = [];
  for (const [right, path, door] of doors)
    if ((await hrefsOn(typeof path === "string" ? path : path(), who)).includes(door))
      found.push(right);
  return found;
};

describe("a button follows the right", () => {
  test("of the standard, and then of the charter that gives it to others", async () => {
    expect(await seen("henk")).toEqual([
      "acts.legitimise",
      "acts.legitimise",
      "deals.nameSuccessor",
    ]);
    expect(await seen("marijke")).toEqual(["works.import", "acts.legitimise", "acts.legitimise"]);
    await addCharter(
      community,
      {
        "people.rights": {
          "works.import": ["alderman"],
          "acts.legitimise": ["alderman"],
          "deals.nameSuccessor": ["helpingOfficial"],
        },
      },
      { now: beginning, inForceFrom: "2026-01-02" },
    );
    expect(await seen("henk")).toEqual(["works.import", "acts.legitimise", "acts.legitimise"]);
    expect(await seen("marijke")).toEqual(["deals.nameSuccessor"]);
    expect(await seen("roelie")).toEqual([]);
  });
});
