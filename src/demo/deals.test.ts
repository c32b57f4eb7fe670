import { afterAll, expect, test } from "vitest";
import { clauses } from "../app.ts";
import { beginning, openTestWorld } from "../test-community.ts";
import { fillDemo } from "./fill.ts";

const world = await openTestWorld();
afterAll(() => world.close());

test("the example has table deals and undertakings in the states they may be in", async () => {
  const { communityId } = await fillDemo(world.platform, clauses, beginning);
  const states = (table: string) =>
    world.ask(
      `select state, count(*)::int from ${table} where community_id = $1 group by 1 order by 1`,
      [communityId],
    );
  expect(await states("deals.deal")).toEqual([
    { state: "closed", count: 1 },
    { state: "handedBack", count: 1 },
    { state: "proposed", count: 1 },
    { state: "signed", count: 2 },
  ]);
  expect(await states("works.undertaking")).toEqual([
    { state: "announced", count: 1 },
    { state: "ended", count: 1 },
    { state: "helpOverdue", count: 1 },
    { state: "helped", count: 1 },
  ]);
  expect(await states("challenges.challenge")).toEqual([
    { state: "refused", count: 1 },
    { state: "running", count: 1 },
  ]);
  // Nothing left of what came back; the sum is that of its rows.
  const [mandate] = await world.ask(
    "select committed_cents::int as kept from mandates.mandate where community_id = $1",
    [communityId],
  );
  expect(mandate?.kept).toBe(3_700_000 + 64_000 + (48_000 - 19_000) + 115_000);
});
