import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { subjectKinds } from "../app.ts";
import { draftChallenge, fileChallenge } from "../modules/challenges/actions.ts";
import {
  addChallenge,
  addChallengeInDecision,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  planFor,
  settleUntil,
  type TestCommunity,
  type TestWorld,
} from "../test-community.ts";
import { civilNow, findClockAheadMs } from "./clock.ts";
import { settleNow, travel } from "./settle.ts";

/** What is filed at the beginning, on 29 September 2026, brings: in Amsterdam, always at 00.00. */
const accepted = new Date("2026-11-24T23:00:00.000Z");
const bound = new Date("2026-12-23T23:00:00.000Z");
const running = new Date("2027-03-31T22:00:00.000Z");

const world = await openTestWorld({ connections: 20 });
afterAll(() => world.close());

let slugs = 0;
function found(charter?: Readonly<Record<string, unknown>>): Promise<TestCommunity> {
  return foundTestCommunity(world, `veld-${++slugs}`, charter);
}

const travelTo = (community: TestCommunity, to: Date, { platform } = world as TestWorld) =>
  travel(platform, subjectKinds, community.id, to, localDate(to));

const nowIn = (community: TestCommunity) =>
  world.database.read(community.id, async (db) =>
    civilNow(world.clock, await findClockAheadMs(db, community.id)),
  );

/** What lapsed, as the record has it: in the order of the record. */
async function lapsesOf(community: TestCommunity) {
  return world.ask(
    `select kind, at, actor_id from platform.entry where community_id = $1 and kind in
       ('challenges.acceptedBySilence', 'challenges.silent', 'deals.boundBySilence',
        'works.handedOver')
     order by number`,
    [community.id],
  );
}

/** Runs what waits in the outbox of a community, as the worker does. */
async function runTasks(community: TestCommunity): Promise<void> {
  const tasks = await world.ask(
    "delete from platform.outbox where community_id = $1 returning id, task, payload",
    [community.id],
  );
  for (const { id, task, payload } of tasks)
    await world.jobs.tasks[String(task)]?.(community.id, Object(payload), String(id));
}

async function file(
  community: TestCommunity,
  person: Person,
  workId: string,
  now: Date,
  plan: { readonly yearlyAmount?: bigint } = {},
) {
  const context = community.as(person, now);
  const { id } = await done(draftChallenge, context, { ...planFor(workId), ...plan });
  await done(fileChallenge, context, { challengeId: id });
}

describe("settling", () => {
  test("makes true what lapsed up to an instant, at its own instant, and no more", async () => {
    const community = await found();
    await addChallenge(community);
    // That nobody said who helps was late on the sixth day; the term itself still runs.
    expect(await settleUntil(world, community, new Date(accepted.getTime() - 1))).toBe(1);
    expect(await lapsesOf(community)).toEqual([]);
    expect(await settleUntil(world, community, accepted)).toBe(1);
    expect(await lapsesOf(community)).toEqual([
      { kind: "challenges.acceptedBySilence", at: accepted, actor_id: null },
    ]);
    expect(await settleUntil(world, community, accepted)).toBe(0);
  });

  test("publishes silence where it is no yes", async () => {
    const community = await found({});
    await addChallenge(community);
    await settleUntil(world, community, accepted);
    expect(await lapsesOf(community)).toEqual([
      { kind: "challenges.silent", at: accepted, actor_id: null },
    ]);
  });

  test("by many at once records each lapse once", async () => {
    const community = await found();
    await addChallengeInDecision(community);
    // Of one work no second deal binds by silence; of the bridges only one without money.
    await file(community, "roelie", community.works.bridges, beginning, { yearlyAmount: 0n });
    const settled = await Promise.all(
      Array.from({ length: 8 }, () => settleUntil(world, community, bound)),
    );
    expect(Math.max(...settled)).toBeGreaterThan(0);
    const kinds = (await lapsesOf(community)).map(({ kind }) => kind);
    expect(kinds).toEqual([
      "challenges.acceptedBySilence",
      "challenges.acceptedBySilence",
      "deals.boundBySilence",
      "deals.boundBySilence",
    ]);
  });

  test("of one community leaves the others alone", async () => {
    const [here, there] = [await found(), await found()];
    await addChallenge(here);
    await addChallenge(there);
    await settleUntil(world, here, bound);
    expect(await lapsesOf(there)).toEqual([]);
  });
});

describe("the time machine", () => {
  test("goes through challenge, deal and first day of work, each at its own instant", async () => {
    const community = await found();
    await addChallenge(community);
    const to = new Date("2027-02-01T10:00:00.000Z");
    await travelTo(community, to);
    expect(await lapsesOf(community)).toEqual([
      { kind: "challenges.acceptedBySilence", at: accepted, actor_id: null },
      { kind: "deals.boundBySilence", at: bound, actor_id: null },
    ]);
    expect(await nowIn(community)).toEqual(to);
    // The challenge hears of its deal through the outbox, and then waits for its first day.
    await runTasks(community);
    await travelTo(community, running);
    expect((await lapsesOf(community)).at(-1)).toEqual({
      kind: "works.handedOver",
      at: running,
      actor_id: null,
    });
    const [work] = await world.ask("select doer_kind, doer_name from works.work where id = $1", [
      community.works.park,
    ]);
    expect(work).toEqual({ doer_kind: "people", doer_name: "Fenna Dijkstra" });
  });

  test("that jumps past the first day is caught up with by the job of the minute", async () => {
    const community = await found();
    await addChallenge(community);
    await travelTo(community, new Date("2027-09-01T10:00:00.000Z"));
    await runTasks(community);
    await world.jobs.everyMinute["platform.settle"]?.();
    const [first, second, third] = await lapsesOf(community);
    expect(first).toMatchObject({ kind: "challenges.acceptedBySilence", at: accepted });
    expect(second).toMatchObject({ kind: "deals.boundBySilence", at: bound });
    expect(third).toMatchObject({ kind: "works.handedOver" });
    expect(Number(third?.at)).toBeGreaterThanOrEqual(running.getTime());
  });

  test("takes many lapses of all kinds in the order of their instants", async () => {
    const community = await found();
    const day = (count: number) => new Date(beginning.getTime() + count * 86_400_000);
    // Filed in another order than they lapse in; the first deal of the park binds between two
    // acceptances, the others of the park wait for a hand.
    await file(community, "roelie", community.works.bridges, day(40), { yearlyAmount: 0n });
    await file(community, "fenna", community.works.park, day(0));
    await file(community, "geert", community.works.park, day(33));
    await file(community, "roelie", community.works.park, day(7));
    await travelTo(community, day(200));
    const lapses = await lapsesOf(community);
    expect(lapses.map(({ kind }) => kind)).toEqual([
      "challenges.acceptedBySilence",
      "challenges.acceptedBySilence",
      "deals.boundBySilence",
      "challenges.acceptedBySilence",
      "challenges.acceptedBySilence",
      "deals.boundBySilence",
    ]);
    const instants = lapses.map(({ at }) => (at as Date).getTime());
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    for (const { at } of lapses)
      expect(startOfDay(localDate(at as Date)), "a term ends with its day").toEqual(at);
  });

  test("says in the record that it went, after what lapsed on the way", async () => {
    const community = await found();
    await addChallenge(community);
    await travelTo(community, accepted);
    const last = await world.ask(
      `select kind, data from platform.entry where community_id = $1
       order by number desc limit 3`,
      [community.id],
    );
    expect(last).toMatchObject([
      { kind: "platform.travelled", data: { day: "2026-11-25" } },
      { kind: "deals.proposed" },
      { kind: "challenges.acceptedBySilence" },
    ]);
  });

  test("moves the clock of its own community, day by day and not back", async () => {
    const [community, other] = [await found(), await found()];
    const tomorrow = startOfDay(addDays(localDate(beginning), 1));
    await travelTo(community, tomorrow);
    expect(await nowIn(community)).toEqual(tomorrow);
    expect(await nowIn(other)).toEqual(beginning);
    const version =
      "select version, clock_ahead_ms from platform.community_state where community_id = $1";
    const before = await world.ask(version, [community.id]);
    for (const earlier of [beginning, new Date(0), tomorrow]) await travelTo(community, earlier);
    expect(await world.ask(version, [community.id])).toEqual(before);
  });

  test("goes as far as the furthest when two travel at once", async () => {
    const community = await found();
    const days = [3, 1, 5, 2, 4].map((count) => new Date(beginning.getTime() + count * 86_400_000));
    await Promise.all(days.map((to) => travelTo(community, to)));
    expect(await nowIn(community)).toEqual(days[2]);
  });

  test("raises the version, so that no page of before is shown", async () => {
    const community = await found();
    const ask = () =>
      world.ask("select version::int from platform.community_state where community_id = $1", [
        community.id,
      ]);
    const [before] = await ask();
    await travelTo(community, accepted);
    const [after] = await ask();
    expect(Number(after?.version)).toBeGreaterThan(Number(before?.version));
  });

  test("is held to forward by the database itself, also for its owner", async () => {
    const community = await found();
    await travelTo(community, accepted);
    const set = (ms: string) =>
      world.ask(
        `update platform.community_state set clock_ahead_ms = ${ms} where community_id = $1`,
        [community.id],
      );
    await expect(set("clock_ahead_ms - 1")).rejects.toThrow(/only runs forward/);
    await expect(set("0")).rejects.toThrow(/only runs forward/);
    await expect(set("-1")).rejects.toThrow();
  });
});

describe("a database that is no demo", () => {
  let serious: TestWorld;
  beforeAll(async () => {
    serious = await openTestWorld({ isDemo: false });
  });
  afterAll(() => serious.close());

  test("has no time machine: nothing lapses early, and the database refuses the clock", async () => {
    const community = await foundTestCommunity(serious);
    await addChallenge(community);
    const standing = () =>
      serious.ask("select * from platform.community_state where community_id = $1", [community.id]);
    const before = await standing();
    await expect(travelTo(community, accepted, serious)).rejects.toThrow(/in a demo only/);
    expect(await standing()).toEqual(before);
    const state = await serious.ask("select state from challenges.challenge");
    expect(state).toEqual([{ state: "filed" }]);
    await expect(
      serious.ask("update platform.community_state set clock_ahead_ms = 1"),
    ).rejects.toThrow(/demo databases only/);
  });

  test("has no pages to travel or become another with, and settles by the true clock", async () => {
    const community = await foundTestCommunity(serious, "buurveld");
    for (const path of ["/aanmelden", "/voorbeeld/persoon", "/voorbeeld/tijd"]) {
      const answer = await serious.app.request(`/buurveld${path}`, {
        method: "POST",
        body: new URLSearchParams({ persoon: community.people.henk, dagen: "56", terug: "/" }),
        headers: { "Sec-Fetch-Site": "same-origin" },
      });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    await addChallenge(community);
    const settle = () => settleNow(serious.platform, subjectKinds, community.id);
    serious.clock.set(new Date(accepted.getTime() - 1));
    // Only that nobody said who helps.
    expect(await settle()).toBe(1);
    serious.clock.set(accepted);
    expect(await settle()).toBe(1);
  });
});
