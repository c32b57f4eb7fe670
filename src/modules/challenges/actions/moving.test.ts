import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startOfDay } from "#lib/calendar.ts";
import { findUndertakingByNumber, startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  beginning,
  done,
  foundTestCommunity,
  nameOf,
  openTestWorld,
  planFor,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import { discardDraft, draftChallenge, fileChallenge, moveToChallenge } from "../actions.ts";
import { findChallenge, findUndertakingIdOf } from "../store.ts";

let world: TestWorld;
let community: TestCommunity;
let count = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  count += 1;
  community = await foundTestCommunity(world, `dorp-${count}`);
});

const what = "Wij maaien elke zaterdag het gras langs de vijver.";
const cooperation = "Een maaier, en een plek om hem te stallen.";

async function start() {
  const { number } = await done(startUndertaking, community.as("fenna"), {
    workId: community.works.park,
    what,
    nothingNeeded: "yes",
  });
  return find(number);
}

async function find(number: string, now = beginning) {
  const found = await world.database.read(community.id, (db) =>
    findUndertakingByNumber(db, community.id, number, now),
  );
  if (!found) throw new Error(`${number} is there`);
  return found;
}

test("it moves with all it holds, when the challenge is filed and not before", async () => {
  const { id, number } = await start();
  const input = { undertakingId: id, cooperation };
  const moved = await done(moveToChallenge, community.as("fenna"), input);
  expect((await find(number)).state).toBe("announced");
  const draft = await world.database.read(community.id, (db) =>
    findChallenge(db, community.id, moved.id, beginning),
  );
  expect(draft).toMatchObject({ state: "draft", plan: { why: what, cooperation } });

  const later = new Date(startOfDay("2026-10-12").getTime() + 36_000_000);
  await done(draftChallenge, community.as("fenna", later), planFor(community.works.park));
  await done(fileChallenge, community.as("fenna", later), { challengeId: moved.id });
  expect(await find(number, later)).toMatchObject({ state: "moved", endedAt: later });
  const entries = await world.database.read(community.id, (db) =>
    listEntriesAbout(db, community.id, { kind: "undertaking", id }),
  );
  // What was due before the move is in the record at its own instant.
  expect(entries.map(({ kind, at }) => `${kind} ${at.toISOString().slice(0, 10)}`)).toEqual([
    "works.undertakingStarted 2026-09-29",
    "works.helpOverdue 2026-10-04",
    "works.undertakingMoved 2026-10-12",
  ]);
  const ofChallenge = await world.database.read(community.id, (db) =>
    listEntriesAbout(db, community.id, { kind: "challenge", id: moved.id }),
  );
  expect(ofChallenge.map(({ kind }) => kind)).toContain("works.undertakingMoved");
});

test("throwing the draft away leaves the work running", async () => {
  const { id, number } = await start();
  const moved = await done(moveToChallenge, community.as("fenna"), {
    undertakingId: id,
    cooperation,
  });
  await done(discardDraft, community.as("fenna"), { challengeId: moved.id });
  expect((await find(number)).state).toBe("announced");
});

test("who had a draft keeps what was in it", async () => {
  const draft = await done(draftChallenge, community.as("fenna"), planFor(community.works.park));
  const { id } = await start();
  const moved = await done(moveToChallenge, community.as("fenna"), {
    undertakingId: id,
    cooperation,
  });
  expect(moved.id).toBe(draft.id);
  const found = await world.database.read(community.id, async (db) => ({
    challenge: await findChallenge(db, community.id, draft.id, beginning),
    undertakingId: await findUndertakingIdOf(db, community.id, draft.id),
  }));
  expect(found.undertakingId).toBe(id);
  expect(found.challenge?.plan.why).toBe(planFor(community.works.park).why);
  expect(found.challenge?.plan.cooperation).toContain(cooperation);
});

test("only its party moves it, and only while it runs", async () => {
  const { id } = await start();
  const input = { undertakingId: id, cooperation };
  expect(nameOf(await act(moveToChallenge, community.as("roelie"), input))).toBe("not_the_party");
  const moved = await done(moveToChallenge, community.as("fenna"), input);
  await done(draftChallenge, community.as("fenna"), planFor(community.works.park));
  await done(fileChallenge, community.as("fenna"), { challengeId: moved.id });
  expect(nameOf(await act(moveToChallenge, community.as("fenna"), input))).toBe(
    "undertaking_has_ended",
  );
});
