import { afterAll, beforeAll, expect, test } from "vitest";
import { endDeal, withdrawDeal } from "#modules/deals";
import {
  addDeal,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  settleUntil,
  signBoth,
  type TestCommunity,
} from "../../../test-community.ts";
import { agree, endWithDeal } from "../actions.ts";
import { tasks } from "../jobs.ts";

const world = await openTestWorld();
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const later = (days: number) => new Date(beginning.getTime() + days * 86_400_000);

async function stateOf(challengeId: string) {
  const [row] = await world.ask("select state from challenges.challenge where id = $1", [
    challengeId,
  ]);
  return row?.state;
}

async function doerOf(workId: string) {
  const [row] = await world.ask(
    "select doer_kind as kind, doer_name as name from works.work where id = $1",
    [workId],
  );
  return row;
}

test("a deal that is handed back gives the work to whom the municipality named", async () => {
  const deal = await addDeal(world, community);
  await signBoth(community, deal.id);
  await agree(community.asSystem(), deal.origin.id);
  await settleUntil(world, community, later(200));
  expect(await doerOf(community.works.park)).toMatchObject({ kind: "people" });
  await done(endDeal, community.as("fenna", later(200)), {
    dealId: deal.id,
    side: "party",
    ground: "stops",
    endsOn: "2027-05-01",
    reason: "Wij zijn nog maar met twee.",
  });
  await settleUntil(world, community, later(230));
  const doer = { kind: "municipality", name: "Afdeling Groen" } as const;
  const ending = { challengeId: deal.origin.id, to: "handedBack", doer } as const;
  await endWithDeal(community.asSystem(later(230)), ending);
  // The worker may come twice.
  await endWithDeal(community.asSystem(later(231)), ending);
  expect(await doerOf(community.works.park)).toEqual({
    kind: "municipality",
    name: "Afdeling Groen",
  });
  expect(await stateOf(deal.origin.id)).toBe("handedBack");
});

test("where the municipality named nobody, the job gives it the work itself", async () => {
  const own = await foundTestCommunity(world, "buurveld");
  const deal = await addDeal(world, own);
  await signBoth(own, deal.id);
  await agree(own.asSystem(), deal.origin.id);
  await settleUntil(world, own, later(200));
  const end = tasks["challenges.end"]?.(world.platform);
  await end?.(
    own.id,
    { challengeId: deal.origin.id, to: "handedBack", doerKind: "municipality" },
    "ending-1",
  );
  expect(await doerOf(own.works.park)).toEqual({ kind: "municipality", name: "Gemeente buurveld" });
});

test("a party that lets go of its yes is withdrawn, and the work never changed hands", async () => {
  const own = await foundTestCommunity(world, "loslaten");
  const deal = await addDeal(world, own);
  const before = await doerOf(own.works.park);
  await done(withdrawDeal, own.as("fenna"), { dealId: deal.id, side: "party" });
  await endWithDeal(own.asSystem(), { challengeId: deal.origin.id, to: "withdrawn" });
  expect(await stateOf(deal.origin.id)).toBe("withdrawn");
  expect(await doerOf(own.works.park)).toEqual(before);
});
