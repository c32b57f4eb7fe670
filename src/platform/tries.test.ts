import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundTestCommunity, openTestWorld, type TestCommunity } from "../test-community.ts";
import { openDatabase } from "./database.ts";
import { forgetTries, type Turns, takeTurn } from "./tries.ts";

const world = await openTestWorld();
let community: TestCommunity;
let other: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  other = await foundTestCommunity(world, "bovenkamp");
});
afterAll(() => world.close());

const turns: Turns = {
  what: "test.say",
  perSource: { most: 3, minutes: 60 },
  perCommunity: { most: 5, minutes: 60 },
};
const turn = (address: string, what = turns.what, at = community) =>
  takeTurn(at.asVisitor(), address, { ...turns, what });

describe("turns of visitors", () => {
  test("are so many an hour from one address, also where they come at once", async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => turn("192.0.2.1")));
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  test("that were too many use up nothing of what is left for others", async () => {
    expect(await turn("192.0.2.2")).toBe(true);
    expect(await turn("192.0.2.3")).toBe(true);
    expect(await turn("192.0.2.4"), "five of this community in all").toBe(false);
    expect(await turn("192.0.2.4", "test.other"), "another kind is another count").toBe(true);
    expect(await turn("192.0.2.4", turns.what, other), "another community too").toBe(true);
  });

  test("are so many over all processes, to the last one", async () => {
    // What a second process has of its own is its connections; the counting shares nothing else.
    const second = openDatabase(world.urls.app, 5);
    const ours = other.asVisitor();
    const theirs = { ...ours, platform: { ...ours.platform, database: second } };
    const often = { ...turns, what: "test.often" };
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, nth) =>
        takeTurn(nth % 2 === 0 ? ours : theirs, "192.0.2.9", often),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(3);
    expect(await takeTurn(theirs, "192.0.2.9", often)).toBe(false);
    await second.close();
  });

  test("begin anew each hour of the machine, and what was counted is forgotten", async () => {
    world.clock.set(new Date(world.clock.machineNow().getTime() + 3_600_000));
    await forgetTries(world.platform);
    expect(await world.ask("select key from platform.tries")).toEqual([]);
    expect(await turn("192.0.2.1")).toBe(true);
  });

  test("keep no address", async () => {
    await turn("198.51.100.77");
    const rows = await world.ask("select t::text as row from platform.tries t");
    expect(rows.map(({ row }) => String(row)).join("\n")).not.toContain("198.51.100.77");
  });
});
