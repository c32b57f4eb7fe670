import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Deal, endDeal, findDealOf, signDeal, withdrawDeal } from "#modules/deals";
import {
  addDeal,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  planFor,
  settleUntil,
  signBoth,
  type TestCommunity,
} from "../../../test-community.ts";
import { agree, decideChallenge, draftChallenge, endWithDeal, fileChallenge } from "../actions.ts";
import { subscriptions, tasks } from "../jobs.ts";

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
  // The worker may come twice, and says the same or not; the first counts.
  const nobody = { kind: "nobody", name: null } as const;
  await endWithDeal(community.asSystem(later(231)), { ...ending, doer: nobody });
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

test("whom the municipality names only after the last day, does it from then on", async () => {
  const own = await foundTestCommunity(world, "laatveld");
  const deal = await addDeal(world, own);
  await signBoth(own, deal.id);
  await agree(own.asSystem(), deal.origin.id);
  await settleUntil(world, own, later(200));
  const challengeId = deal.origin.id;
  const end = tasks["challenges.end"]?.(world.platform);
  const back = { challengeId, to: "handedBack", doerKind: "municipality" };
  await end?.(own.id, back, "handed-back-early");
  const named = { doerKind: "contractor", doerName: "Hoveniers Hartman" };
  await end?.(own.id, { ...back, ...named, isLate: true }, "stepped-in-late");
  expect(await doerOf(own.works.park)).toEqual({ kind: "contractor", name: "Hoveniers Hartman" });
  // The first task, tried again, does not undo it.
  await end?.(own.id, back, "handed-back-early");
  expect(await doerOf(own.works.park)).toMatchObject({ kind: "contractor" });
});

describe("when the term of the deal is over", () => {
  test("the work is the municipality's, as each deal says", async () => {
    const own = await foundTestCommunity(world, "termijnveld");
    const deal = await addDeal(world, own, undefined, { years: 1 });
    await signBoth(own, deal.id);
    await agree(own.asSystem(), deal.origin.id);
    const at = new Date(`${Number(deal.startsOn.slice(0, 4)) + 2}-01-01T12:00:00Z`);
    await settleUntil(world, own, at);
    expect(await doerOf(own.works.park)).toMatchObject({ kind: "people" });
    for (const task of subscriptions["deals.finished"]?.(finishedEntry(deal)) ?? [])
      await tasks[task.task]?.(world.platform)(own.id, task.payload, `over-${task.task}`);
    expect(await doerOf(own.works.park)).toEqual({
      kind: "municipality",
      name: "Gemeente termijnveld",
    });
    expect(await stateOf(deal.origin.id)).toBe("closed");
  });

  test("who shared the work does it alone, and nobody is pushed out by the other's end", async () => {
    const own = await foundTestCommunity(world, "deelveld");
    const first = await addDeal(world, own);
    await signBoth(own, first.id);
    await agree(own.asSystem(), first.origin.id);
    const second = await runningBeside(own);
    await settleUntil(world, own, later(220));
    expect(await doerOf(own.works.park)).toEqual({
      kind: "people",
      name: "Fenna Dijkstra & Roelie Hofstee",
    });
    const doer = { kind: "municipality", name: "Gemeente" } as const;
    const at = own.asSystem(later(230));
    await endWithDeal(at, { challengeId: first.origin.id, to: "closed", doer });
    expect(await doerOf(own.works.park)).toEqual({ kind: "people", name: "Roelie Hofstee" });
    await endWithDeal(at, { challengeId: second, to: "closed", doer });
    expect(await doerOf(own.works.park)).toEqual(doer);
  });
});

/** What is recorded when a deal's term has passed, as far as those who subscribe read it. */
function finishedEntry(deal: Deal) {
  const subject = { kind: "deal", id: deal.id };
  return { kind: "deals.finished", subject, about: [deal.origin] };
}

/** Roelie's challenge of the same work, with a yes and two signatures; it begins with the other. */
async function runningBeside(own: TestCommunity): Promise<string> {
  const { id: challengeId } = await done(draftChallenge, own.as("roelie"), {
    ...planFor(own.works.park),
  });
  await done(fileChallenge, own.as("roelie"), { challengeId });
  await done(decideChallenge, own.as("henk"), { challengeId, decision: "accept" });
  const deal = await world.database.read(own.id, (db) =>
    findDealOf(db, own.id, { kind: "challenge", id: challengeId }),
  );
  await done(signDeal, own.as("roelie"), { dealId: deal?.id ?? "", side: "party" });
  await done(signDeal, own.as("geert"), {
    dealId: deal?.id ?? "",
    side: "municipality",
    mandate: own.mandateId,
  });
  await agree(own.asSystem(), challengeId);
  return challengeId;
}

test("a party that lets go of its yes is withdrawn, and the work never changed hands", async () => {
  const own = await foundTestCommunity(world, "loslaten");
  const deal = await addDeal(world, own);
  const before = await doerOf(own.works.park);
  await done(withdrawDeal, own.as("fenna"), { dealId: deal.id, side: "party" });
  await endWithDeal(own.asSystem(), { challengeId: deal.origin.id, to: "withdrawn" });
  expect(await stateOf(deal.origin.id)).toBe("withdrawn");
  expect(await doerOf(own.works.park)).toEqual(before);
});
