import type { Context as HonoContext } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundTestCommunity, openTestWorld, type TestCommunity } from "../test-community.ts";
import { addressOf, takeTurn } from "./limits.ts";

const world = await openTestWorld();
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const limit = { kind: "test.say", perSource: 3, perCommunity: 5 };
const turn = (address: string, kind = limit.kind) =>
  takeTurn(community.asVisitor(), { ...limit, kind }, address);

describe("turns", () => {
  test("are so many an hour from one place, also where they come at once", async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => turn("192.0.2.1")));
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  test("that were too many use up nothing of what is left for others", async () => {
    expect(await turn("192.0.2.2")).toBe(true);
    expect(await turn("192.0.2.3")).toBe(true);
    expect(await turn("192.0.2.4"), "five of this community in all").toBe(false);
    expect(await turn("192.0.2.4", "test.other"), "another kind is another count").toBe(true);
  });

  test("begin anew each hour of the machine, and are forgotten within a day", async () => {
    const start = world.clock.machineNow().getTime();
    world.clock.set(new Date(start + 3_600_000));
    expect(await turn("192.0.2.1")).toBe(true);
    world.clock.set(new Date(start + 26 * 3_600_000));
    expect(await turn("192.0.2.9")).toBe(true);
    const rows = await world.ask("select distinct begins_at from platform.turn");
    expect(rows).toHaveLength(1);
  });

  test("keep no address", async () => {
    await turn("198.51.100.77");
    const rows = await world.ask("select source from platform.turn");
    for (const { source } of rows)
      expect(source === "community" || /^[0-9a-f]{32}$/.test(String(source))).toBe(true);
  });
});

describe("where a request comes from", () => {
  const from = (remoteAddress: string | undefined, forwarded?: string) =>
    addressOf({
      env: remoteAddress && { incoming: { socket: { remoteAddress } } },
      req: { header: () => forwarded },
    } as unknown as HonoContext);

  test.each([
    ["198.51.100.7", undefined, "198.51.100.7"],
    ["::ffff:198.51.100.7", undefined, "198.51.100.7"],
    // Behind our own proxy: the last address it names, which the sender cannot choose.
    ["127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"],
    ["::1", "198.51.100.7", "198.51.100.7"],
    ["172.18.0.2", "198.51.100.7", "198.51.100.7"],
    // Straight from outside: whatever it claims is not believed.
    ["198.51.100.7", "203.0.113.9", "198.51.100.7"],
    // Of IPv6 the network of the household.
    ["2001:db8:1:2:aaaa::1", undefined, "2001:db8:1:2"],
    ["2001:db8:1:2:bbbb:1:2:3", undefined, "2001:db8:1:2"],
    ["2001:db8::1", undefined, "2001:db8:0:0"],
  ])("%s, which names %s: %s", (peer, forwarded, address) => {
    expect(from(peer, forwarded)).toBe(address);
  });

  test("is one place where nothing tells", () => {
    expect(from(undefined)).toBe("");
  });
});
