import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startOfDay } from "#lib/calendar.ts";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  settleUntil,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import { findUndertakingByNumber, listAnswers, listUndertakings } from "../store.ts";
import {
  answerUndertaking,
  endUndertaking,
  replyToAnswer,
  startUndertaking,
  takeUpUndertaking,
} from "./undertaking.ts";

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

const mowing = (workId: string) => ({
  workId,
  what: "Wij maaien elke zaterdag het gras langs de vijver.",
  noticed: "Op zaterdagochtend hoort u een maaier.",
  nothingNeeded: "yes" as const,
});

async function start(who: "fenna" | "roelie" = "fenna") {
  const { number } = await done(startUndertaking, community.as(who), mowing(community.works.park));
  return find(number);
}

async function find(number: string, now = beginning) {
  const found = await world.database.read(community.id, (db) =>
    findUndertakingByNumber(db, community.id, number, now),
  );
  if (!found) throw new Error(`${number} is there`);
  return found;
}

const kindsOf = (id: string) =>
  world.ask(
    "select kind, at, is_public from platform.entry where community_id = $1 and subject_id = $2 order by number",
    [community.id, id],
  );

/** Days after the beginning, which is Tuesday 29 September 2026. */
const daysOn = (days: number) => new Date(beginning.getTime() + days * 86_400_000);

describe("starting", () => {
  test("it runs at once, with a number and a last day for the municipality", async () => {
    const undertaking = await start();
    expect(undertaking).toMatchObject({
      number: "K-2026-001",
      state: "announced",
      helpDueOn: "2026-10-04",
      partyMemberId: community.people.fenna,
      areaId: community.areas.oldeveen,
    });
    const told = await world.database.read(community.id, (db) =>
      listEntriesAbout(db, community.id, { kind: "work", id: community.works.park }),
    );
    expect(told.map(({ kind }) => kind)).toContain("works.undertakingStarted");
  });

  test.each([{ why: "reserved", work: "permits" as const, refusal: "work_is_reserved" }])(
    "a work that is $why stays where it is",
    async ({ work, refusal }) => {
      const outcome = await act(
        startUndertaking,
        community.as("fenna"),
        mowing(community.works[work]),
      );
      expect(nameOf(outcome)).toBe(refusal);
    },
  );

  test("without their own word that nothing is needed it does not start", async () => {
    const outcome = await act(startUndertaking, community.as("fenna"), {
      ...mowing(community.works.park),
      nothingNeeded: "",
    });
    expect(outcome).toMatchObject({
      refusal: "invalid_input",
      fields: { nothingNeeded: "nothing_needed_missing" },
    });
  });

  test("a visitor signs in first, and who is no member of an organisation does not act for it", async () => {
    const input = mowing(community.works.park);
    expect(nameOf(await act(startUndertaking, community.asVisitor(), input))).toBe(
      "sign_in_needed",
    );
    const { organizationId } = community;
    expect(
      nameOf(await act(startUndertaking, community.as("roelie"), { ...input, organizationId })),
    ).toBe("organization_not_yours");
  });

  test("once per party and work, also when ten windows start at once; two parties may both", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        act(startUndertaking, community.as("fenna"), mowing(community.works.park)),
      ),
    );
    expect(outcomes.map(nameOf).sort()).toEqual([
      "done",
      ...Array.from({ length: 9 }, () => "undertaking_exists"),
    ]);
    await start("roelie");
  });
});

describe("the municipality's answer", () => {
  test("after three days it is reminded, after five its silence is public, each at its instant", async () => {
    const { id, number } = await start();
    await settleUntil(world, community, new Date(startOfDay("2026-10-03").getTime() - 1));
    expect((await find(number)).state).toBe("announced");
    await settleUntil(world, community, daysOn(30));
    const found = await find(number, daysOn(30));
    expect(found).toMatchObject({ state: "helpOverdue", lapsesAt: null, endedAt: null });
    const [started, reminded, overdue, ...more] = await kindsOf(id);
    expect(more).toEqual([]);
    expect(started?.kind).toBe("works.undertakingStarted");
    expect(reminded).toEqual({
      kind: "works.helpReminded",
      at: startOfDay("2026-10-03"),
      is_public: false,
    });
    expect(overdue).toEqual({
      kind: "works.helpOverdue",
      at: startOfDay("2026-10-05"),
      is_public: true,
    });
  });

  test("lists read the true state before any job has written it", async () => {
    const { id } = await start();
    const states = await world.database.read(community.id, async (db) => ({
      reminded: await listUndertakings(db, community.id, startOfDay("2026-10-03"), { ids: [id] }),
      waiting: await listUndertakings(db, community.id, daysOn(9), { awaitsHelp: true }),
      none: await listUndertakings(db, community.id, daysOn(9), { ids: [] }),
    }));
    expect(states.reminded[0]?.state).toBe("reminded");
    expect(states.waiting).toHaveLength(1);
    expect(states.none).toEqual([]);
  });

  test("who helps is named once; then no clock runs any more", async () => {
    const { id, number } = await start();
    await done(takeUpUndertaking, community.as("geert"), { undertakingId: id });
    await settleUntil(world, community, daysOn(30));
    expect(await find(number, daysOn(30))).toMatchObject({
      state: "helped",
      helpingOfficialId: community.people.geert,
    });
    const again = await act(takeUpUndertaking, community.as("marijke"), { undertakingId: id });
    expect(nameOf(again)).toBe("helped_already");
  });

  test("help after five days still counts, and that it came late stays in the record", async () => {
    const { id } = await start();
    await done(takeUpUndertaking, community.as("marijke", daysOn(8)), { undertakingId: id });
    expect((await kindsOf(id)).map(({ kind }) => kind)).toEqual([
      "works.undertakingStarted",
      "works.helpReminded",
      "works.helpOverdue",
      "works.takenUp",
    ]);
  });

  test.each(["fenna", "fatima", "henk"] as const)("%s holds no role that helps", async (who) => {
    const { id } = await start();
    const outcome = await act(takeUpUndertaking, community.as(who), { undertakingId: id });
    expect(nameOf(outcome)).toBe("not_allowed");
  });

  test("two officials at once: one helps", async () => {
    const { id } = await start();
    const outcomes = await Promise.all(
      (["geert", "marijke"] as const).map((who) =>
        act(takeUpUndertaking, community.as(who), { undertakingId: id }),
      ),
    );
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "helped_already"]);
  });

  test("a charter that reminds no earlier than it publishes goes straight to public", async () => {
    community = await foundTestCommunity(world, `snel-${count}`, {
      "undertaking.helpReminderDays": 6,
      "undertaking.helpDays": 2,
    });
    const { id } = await start();
    await settleUntil(world, community, daysOn(9));
    expect((await kindsOf(id)).map(({ kind }) => kind)).toEqual([
      "works.undertakingStarted",
      "works.helpOverdue",
    ]);
  });
});

describe("neighbours", () => {
  test("ten worries do not stop it; the party puts one word beside each", async () => {
    const { id, number } = await start();
    for (let index = 0; index < 10; index++)
      await done(answerUndertaking, community.as("roelie"), {
        undertakingId: id,
        kind: "worry",
        body: `Dat is te vroeg op de dag, ${index}.`,
      });
    expect((await find(number)).state).toBe("announced");
    const answers = await world.database.read(community.id, (db) =>
      listAnswers(db, community.id, id),
    );
    expect(answers).toHaveLength(10);
    const [first] = answers;
    const reply = {
      undertakingId: id,
      answerId: first?.id ?? "",
      body: "Wij beginnen om tien uur.",
    };
    expect(nameOf(await act(replyToAnswer, community.as("roelie"), reply))).toBe("not_the_party");
    await done(replyToAnswer, community.as("fenna"), reply);
    expect(nameOf(await act(replyToAnswer, community.as("fenna"), reply))).toBe("replied_before");
  });

  test("an answer to another undertaking is not found under this one", async () => {
    const { id } = await start();
    const other = await start("roelie");
    await done(answerUndertaking, community.as("geert"), {
      undertakingId: other.id,
      kind: "support",
      body: "Mooi dat u dit doet.",
    });
    const [answer] = await world.database.read(community.id, (db) =>
      listAnswers(db, community.id, other.id),
    );
    const outcome = await act(replyToAnswer, community.as("fenna"), {
      undertakingId: id,
      answerId: answer?.id,
      body: "Dank u wel.",
    });
    expect(nameOf(outcome)).toBe("answer_unknown");
  });

  test("without a kind or words it is no answer", async () => {
    const { id } = await start();
    const outcome = await act(answerUndertaking, community.as("roelie"), {
      undertakingId: id,
      kind: "boos",
      body: "",
    });
    expect(outcome).toMatchObject({ fields: { kind: "kind_missing", body: "body_missing" } });
  });
});

describe("ending", () => {
  test("the party ends it, and may begin again", async () => {
    const { id, number } = await start();
    const others = await act(endUndertaking, community.as("marijke"), { undertakingId: id });
    expect(nameOf(others)).toBe("not_the_party");
    await done(endUndertaking, community.as("fenna"), { undertakingId: id, outcome: "" });
    expect(await find(number)).toMatchObject({ state: "ended", outcome: null, lapsesAt: null });
    const late = await act(answerUndertaking, community.as("roelie"), {
      undertakingId: id,
      kind: "support",
      body: "Jammer dat u stopt.",
    });
    expect(nameOf(late)).toBe("has_ended");
    expect(nameOf(await act(takeUpUndertaking, community.as("geert"), { undertakingId: id }))).toBe(
      "has_ended",
    );
    expect((await start()).number).toBe("K-2026-002");
  });
});

describe("the database holds it too", () => {
  test("what was told is not changed, what ended is not begun again, an answer stays", async () => {
    const { id } = await start();
    const change = (set: string) =>
      goRound(world, community.id, `update works.undertaking set ${set} where id = $1`, [id]);
    await expect(change("what = 'Wij bouwen een toren.'")).rejects.toThrow(/keeps what it told/);
    await expect(change("state = 'helped', lapses_at = null, lapses_to = null")).rejects.toThrow(
      /helped_by_somebody/,
    );
    await done(answerUndertaking, community.as("roelie"), {
      undertakingId: id,
      kind: "question",
      body: "Mag mijn zoon meedoen?",
    });
    await expect(
      goRound(world, community.id, "update works.undertaking_answer set body = 'Nee'"),
    ).rejects.toThrow(/permission denied/);
    await done(endUndertaking, community.as("fenna"), { undertakingId: id });
    await expect(change("state = 'announced', ended_at = null")).rejects.toThrow(/has ended/);
  });
});
