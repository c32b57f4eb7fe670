import { afterAll, beforeAll, expect, test } from "vitest";
import { startOfDay } from "#lib/calendar.ts";
import { findDealOf } from "#modules/deals";
import { findWork } from "#modules/works";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../app.ts";
import {
  addChallenge,
  addCharter,
  done,
  foundTestCommunity,
  openTestWorld,
  planFor,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { agree, draftChallenge } from "./actions.ts";
import { findChallenge } from "./store.ts";

/** The whole road under the terms of real ordinances, up to the day the work is the party's. */

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const silence = {
  basis: "ordinance",
  title: "Verordening uitdaagrecht",
  article: "7",
  cvdrId: "CVDR1",
};

/** Ten in the morning on a civil day. */
const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);

const stateOf = (community: TestCommunity, id: string, now: Date) =>
  world.database.read(community.id, async (db) => {
    const challenge = await findChallenge(db, community.id, id, now);
    return challenge?.state;
  });

const dealOf = (community: TestCommunity, id: string) =>
  world.database.read(community.id, (db) =>
    findDealOf(db, community.id, { kind: "challenge", id }),
  );

test.each([
  { who: "standaard", clauses: {}, lastDay: "2026-11-24" },
  { who: "geertruidenberg", clauses: { "challenge.decisionWeeks": 10 }, lastDay: "2026-12-08" },
  { who: "amsterdam", clauses: { "challenge.decisionWeeks": 26 }, lastDay: "2027-03-30" },
  { who: "amsterdam-complex", clauses: { "challenge.decisionWeeks": 52 }, lastDay: "2027-09-28" },
])("under the terms of $who silence is a yes after $lastDay", async ({ who, clauses, lastDay }) => {
  const community = await foundTestCommunity(world, who, {
    ...clauses,
    "challenge.silence": silence,
  });
  const challengeId = await addChallenge(community, on("2026-09-29"), { startsOn: "2027-10-01" });
  const lastMoment = new Date(startOfDay(lastDay).getTime() + 23 * 3_600_000 + 59 * 60_000);
  expect(await stateOf(community, challengeId, lastMoment)).toBe("filed");

  await settleDue(world.platform, subjectKinds, community.id, lastMoment);
  expect(await dealOf(community, challengeId)).toBeUndefined();
  const after = new Date(lastMoment.getTime() + 60_000);
  expect(await stateOf(community, challengeId, after)).toBe("acceptedBySilence");

  await settleDue(world.platform, subjectKinds, community.id, after);
  const deal = await dealOf(community, challengeId);
  expect(deal).toMatchObject({
    state: "proposed",
    amountCents: 3_700_000n,
    lapsesTo: "boundBySilence",
  });

  // Nobody signs either: after four weeks the plan itself binds, and on its first day it begins.
  const muchLater = on("2027-11-15");
  await settleDue(world.platform, subjectKinds, community.id, muchLater);
  expect((await dealOf(community, challengeId))?.state).toBe("boundBySilence");
  await agree(community.asSystem(muchLater), challengeId);
  await settleDue(world.platform, subjectKinds, community.id, muchLater);
  expect(await stateOf(community, challengeId, muchLater)).toBe("running");
  const work = await world.database.read(community.id, (db) =>
    findWork(db, community.id, community.works.park),
  );
  expect(work?.doer).toEqual({ kind: "people", name: "Fenna Dijkstra" });
  const kinds = await world.database.read(community.id, async (db) =>
    (await listEntriesAbout(db, community.id, { kind: "challenge", id: challengeId })).map(
      ({ kind }) => kind,
    ),
  );
  expect(kinds).toEqual([
    "challenges.filed",
    "challenges.overdue",
    "challenges.acceptedBySilence",
    "deals.proposed",
    "deals.boundBySilence",
    "works.handedOver",
  ]);
});

test("half a million a year is above the gate: silence is published and is an impasse", async () => {
  const community = await foundTestCommunity(world, "pekela", { "challenge.silence": silence });
  const challengeId = await addChallenge(community, on("2026-09-29"), {
    ...planFor(community.works.bridges),
    yearlyAmount: "500.000",
    years: 1,
  });
  const after = on("2026-11-25");
  expect(await stateOf(community, challengeId, after)).toBe("impasse");
  await settleDue(world.platform, subjectKinds, community.id, after);
  expect(await dealOf(community, challengeId)).toBeUndefined();
});

/** Rotterdam's eight conditions as they touch a work: what it refuses, and on which road. */
test("Rotterdam: all public tasks but the exclusive ones of the state", async () => {
  const community = await foundTestCommunity(world, "rotterdam", { "challenge.silence": silence });
  const reserved = await act(
    draftChallenge,
    community.as("fenna"),
    planFor(community.works.permits),
  );
  expect(reserved).toMatchObject({ ok: false, refusal: "work_is_reserved" });
  const open = await done(draftChallenge, community.as("fenna"), planFor(community.works.park));
  expect(open.id).toBeTruthy();
});

test("a second draft for the same work is the same draft, changed", async () => {
  const community = await foundTestCommunity(world, "draft");
  const first = await done(draftChallenge, community.as("fenna"), planFor(community.works.park));
  const second = await done(draftChallenge, community.as("fenna"), {
    ...planFor(community.works.park),
    why: "Wij doen het anders dan wij eerst dachten.",
  });
  expect(second.id).toBe(first.id);
});

test("a challenge keeps the charter it began under", async () => {
  const community = await foundTestCommunity(world, "wisseling", { "challenge.silence": silence });
  const challengeId = await addChallenge(community, on("2026-09-29"));
  await addCharter(
    community,
    { "challenge.silence": { basis: "none" }, "challenge.decisionWeeks": 26 },
    { now: on("2026-10-01"), inForceFrom: "2026-10-01" },
  );
  expect(await stateOf(community, challengeId, on("2026-11-25"))).toBe("acceptedBySilence");
});
