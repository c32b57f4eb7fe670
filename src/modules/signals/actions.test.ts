import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import { giveRole } from "#modules/people";
import { startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { keepPhoto } from "#platform/files.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  addDeal,
  addSignal,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  settleUntil,
  type TestCommunity,
} from "../../test-community.ts";
import {
  answerSignal,
  forwardSignal,
  joinSignal,
  keepSignal,
  makeNeedOfSignal,
  makeWorkOfSignal,
} from "./actions/hosting.ts";
import { hashOfCode } from "./actions/kind.ts";
import { reactToAnswer, saySignal, withdrawSignal } from "./actions/saying.ts";
import { passOnWhereRolesEnded, tasks } from "./jobs.ts";
import type { Signal } from "./model.ts";
import { findSignal, findSignalByNumber, listSignals, listSteps } from "./store.ts";

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  // Roelie lives in Oldeveen and is its host.
  await done(giveRole, community.asSystem(), {
    memberId: community.people.roelie,
    role: "host",
    startsOn: "2026-01-01",
  });
});
afterAll(() => world.close());

let codes = 0;
/** A code nobody used before. */
function nextCode(): string {
  codes++;
  return codes.toString(2).padStart(12, "0").replaceAll("0", "A").replaceAll("1", "B");
}

async function say(
  more: Partial<z.input<typeof saySignal.input>> = {},
  context: Context = community.asVisitor(),
): Promise<Signal> {
  const code = context.actor.kind === "anonymous" ? nextCode() : null;
  const { number } = await done(saySignal, context, {
    body: "De lantaarn op de hoek doet het niet.",
    kind: "wrong",
    wish: "everyone",
    code,
    ...more,
  });
  return byNumber(number);
}

async function byNumber(number: string): Promise<Signal> {
  const signal = await world.database.read(community.id, (db) =>
    findSignalByNumber(db, community.id, number, world.clock.machineNow()),
  );
  assert(signal, number);
  return signal;
}

async function see(id: string, now = world.clock.machineNow()): Promise<Signal> {
  const signal = await world.database.read(community.id, (db) =>
    findSignal(db, community.id, id, now),
  );
  assert(signal, id);
  return signal;
}

async function stepsOf(id: string) {
  const steps = await world.database.read(community.id, (db) => listSteps(db, community.id, [id]));
  return (steps.get(id) ?? []).map(({ kind, words, memberId }) => ({ kind, words, memberId }));
}

const entriesAbout = (id: string) =>
  world.database.read(community.id, (db) =>
    listEntriesAbout(db, community.id, { kind: "signal", id }),
  );

const reply = (signal: Signal) => ({
  signalId: signal.id,
  words: "Vrijdag komt de monteur.",
  sight: "everyone" as const,
});

describe("saying something", () => {
  test("without signing in gives it a person and a day at once, and keeps the code as a hash", async () => {
    const code = nextCode();
    const signal = await say({ code, areaId: community.areas.oldeveen });
    expect(signal).toMatchObject({
      state: "waiting",
      hostId: community.people.roelie,
      dueOn: "2026-10-02",
      senderId: null,
      publishedAt: null,
      codeHash: hashOfCode(community.id, code),
    });
    expect(JSON.stringify(await world.ask("select * from signals.signal"))).not.toContain(code);
    expect(
      await world.ask("select * from platform.idempotency where outcome::text ~ $1", [code]),
    ).toEqual([]);
  });

  test("signed in is public at once where she wishes, and never under her name where not", async () => {
    const open = await say({}, community.as("fenna"));
    expect(open.publishedAt).not.toBeNull();
    const alone = await say({ wish: "host" }, community.as("fenna"));
    expect(alone.publishedAt).toBeNull();
    expect(await entriesAbout(alone.id)).toEqual([]);
  });

  test("puts no word of it in the record", async () => {
    const signal = await say({ body: "Een heel bijzondere zin over niemand." });
    await done(answerSignal, community.as("roelie"), {
      ...reply(signal),
      words: "Een heel bijzonder antwoord.",
    });
    const texts = await world.ask(
      `select t.body from platform.entry_text t join platform.entry e using (community_id, number)
       where e.kind like 'signals.%'`,
    );
    expect(texts).toEqual([]);
    const data = await world.ask("select data from platform.entry where kind like 'signals.%'");
    expect(JSON.stringify(data)).not.toContain("bijzonder");
  });

  test("twice with one code, also at once, is said once; no number is lost", async () => {
    const code = nextCode();
    const input = { body: "Dubbel gedrukt.", kind: "idea", wish: "everyone", code } as const;
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => act(saySignal, community.asVisitor(), input)),
    );
    const numbers = outcomes.map((outcome) => outcome.ok && outcome.value.number);
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toMatch(/^S-2026-\d{3}$/);
    const after = await say();
    expect(Number(after.number.slice(-3))).toBe(Number(String(numbers[0]).slice(-3)) + 1);
  });

  test("beside a work, an undertaking, a deal or a challenge stands in the same area", async () => {
    const { id: undertakingId } = await done(startUndertaking, community.as("geert"), {
      workId: community.works.park,
      what: "Wij maaien elke zaterdag het gras.",
      nothingNeeded: "yes",
    });
    const deal = await addDeal(world, community);
    for (const [aboutKind, aboutId] of [
      ["work", community.works.park],
      ["undertaking", undertakingId],
      ["deal", deal.id],
      ["challenge", deal.origin.id],
    ] as const) {
      const signal = await say({ aboutKind, aboutId });
      expect(signal).toMatchObject({
        about: { kind: aboutKind, id: aboutId },
        areaId: community.areas.oldeveen,
      });
    }
  });

  test.each([
    ["body_missing", { body: "  " }, "body"],
    ["body_too_long", { body: "x".repeat(501) }, "body"],
    ["kind_missing", { kind: "complaint" }, "kind"],
    ["wish_missing", { wish: "" }, "wish"],
    ["code_wrong", { code: "kort" }, "code"],
  ])("with a mistake is refused at its field: %s", async (name, wrong, field) => {
    const outcome = await act(saySignal, community.asVisitor(), {
      body: "Iets.",
      kind: "idea",
      wish: "host",
      code: nextCode(),
      ...wrong,
    });
    expect(outcome).toMatchObject({ ok: false, fields: { [field]: name } });
  });

  test("about what is not there, in an area that is not there, or without a code is refused", async () => {
    const input = { body: "Iets.", kind: "idea", wish: "host", code: nextCode() } as const;
    const unknown = "0190f5d0-0000-7000-8000-000000000000";
    const visitor = community.asVisitor();
    for (const [wrong, refusal] of [
      [{ aboutKind: "work", aboutId: unknown }, "subject_unknown"],
      [{ areaId: unknown }, "area_unknown"],
      [{ code: null }, "code_needed"],
      [{ photo: unknown }, "photo_gone"],
    ] as const)
      expect(nameOf(await act(saySignal, visitor, { ...input, ...wrong }))).toBe(refusal);
  });

  test("where nobody has a role is refused, for nobody would answer", async () => {
    const empty = await foundTestCommunity(world, "leegveld");
    const later = new Date("2020-01-01T10:00:00Z");
    const outcome = await act(saySignal, empty.asVisitor(later), {
      body: "Hoort iemand mij?",
      kind: "help",
      wish: "host",
      code: nextCode(),
    });
    expect(nameOf(outcome)).toBe("nobody_to_answer");
  });
});

describe("the day passes without an answer", () => {
  test("and that is public at its own instant, per organisation, also where the words are not", async () => {
    const signal = await say({ wish: "host" });
    const later = new Date("2026-10-05T09:00:00Z");
    expect((await see(signal.id, later)).state).toBe("overdue");
    await settleUntil(world, community, later);
    const [entry] = await entriesAbout(signal.id);
    expect(entry).toMatchObject({
      kind: "signals.overdue",
      at: new Date("2026-10-02T22:00:00.000Z"),
      actorId: null,
      data: { dueOn: "2026-10-02", organizationId: null },
    });
    const answered = await act(answerSignal, community.as("roelie", later), {
      ...reply(signal),
      sight: "",
    });
    expect(nameOf(answered)).toBe("done");
  });
});

describe("a host", () => {
  test("answers by name, and the sender reads it", async () => {
    const signal = await say();
    await done(answerSignal, community.as("roelie"), reply(signal));
    expect(await see(signal.id)).toMatchObject({ state: "answered", isHeldBack: false });
    expect((await see(signal.id)).publishedAt).not.toBeNull();
    expect(await stepsOf(signal.id)).toEqual([
      {
        kind: "answered",
        words: "Vrijdag komt de monteur.",
        memberId: community.people.roelie,
      },
    ]);
  });

  test("is who is named, a host or the clerk; another is refused", async () => {
    const signal = await say();
    for (const person of ["fenna", "henk", "marijke"] as const)
      expect(nameOf(await act(answerSignal, community.as(person), reply(signal)))).toBe(
        "not_the_host",
      );
    expect(nameOf(await act(answerSignal, community.asVisitor(), reply(signal)))).toBe(
      "sign_in_needed",
    );
    expect(nameOf(await act(answerSignal, community.as("wiebe"), reply(signal)))).toBe("done");
  });

  test("of two that answer at once one is first, and the other hears so", async () => {
    const signal = await say();
    const outcomes = await Promise.all(
      (["roelie", "wiebe", "roelie", "wiebe"] as const).map((person) =>
        act(answerSignal, community.as(person), reply(signal)),
      ),
    );
    expect(outcomes.map(nameOf).sort()).toEqual([
      "answered_before",
      "answered_before",
      "answered_before",
      "done",
    ]);
    expect(await stepsOf(signal.id)).toHaveLength(1);
  });

  test("who answers while the sender takes it back: one of both, and nothing half", async () => {
    for (let round = 0; round < 6; round++) {
      const code = nextCode();
      const signal = await say({ code });
      const [answered, withdrawn] = await Promise.all([
        act(answerSignal, community.as("roelie"), reply(signal)),
        act(withdrawSignal, community.asVisitor(), { signalId: signal.id, code }),
      ]);
      expect(nameOf(withdrawn)).toBe("done");
      expect(["done", "was_withdrawn"]).toContain(nameOf(answered));
      expect(await see(signal.id)).toMatchObject({
        state: "withdrawn",
        body: "",
        publishedAt: null,
      });
      expect(await stepsOf(signal.id)).toHaveLength(nameOf(answered) === "done" ? 1 : 0);
    }
  });

  test("makes a work of it; both point to each other", async () => {
    const signal = await say({ kind: "idea" });
    await done(makeWorkOfSignal, community.as("roelie"), {
      ...reply(signal),
      title: "Welkomstbollen langs het kerkpad",
      areaId: community.areas.oldeveen,
    });
    const after = await see(signal.id);
    expect(after.state).toBe("becameWork");
    const found = await world.database.read(community.id, (db) =>
      listSignals(db, community.id, world.clock.machineNow(), { workId: after.workId ?? "" }),
    );
    expect(found.map(({ id }) => id)).toEqual([signal.id]);
    const [work] = await world.ask("select title, doer_kind from works.work where id = $1", [
      after.workId,
    ]);
    expect(work).toEqual({ title: "Welkomstbollen langs het kerkpad", doer_kind: "nobody" });
  });

  test("makes a need of it, in the host's name and beside the signal; others can offer", async () => {
    const signal = await say({ kind: "help" });
    const need = {
      ...reply(signal),
      title: "Iemand die op dinsdag meerijdt",
      areaId: community.areas.oldeveen,
      kind: "hours",
    } as const;
    expect(nameOf(await act(makeNeedOfSignal, community.as("geert"), need))).toBe("not_the_host");
    await done(makeNeedOfSignal, community.as("roelie"), need);
    const after = await see(signal.id);
    expect(after.state).toBe("becameNeed");
    expect(
      await world.ask(
        "select title, side, kind, state, about_id, member_id from market.listing where id = $1",
        [after.listingId],
      ),
    ).toEqual([
      {
        title: need.title,
        side: "need",
        kind: "hours",
        state: "open",
        about_id: signal.id,
        member_id: community.people.roelie,
      },
    ]);
    expect(nameOf(await act(makeNeedOfSignal, community.as("roelie"), need))).not.toBe("done");
    // Who says that it did not help, is answered anew; the need stays.
    await expect(
      world.ask("update signals.signal set listing_id = null where id = $1", [signal.id]),
    ).rejects.toThrow(/need_where_it_became_one/);
  });

  test("of what only the host may read, a need says no more than its title", async () => {
    const signal = await say({ kind: "help", wish: "host" });
    await done(makeNeedOfSignal, community.as("roelie"), {
      ...reply(signal),
      sight: "",
      title: "Een bed dat omhoog kan",
      areaId: community.areas.oldeveen,
      kind: "goods",
    });
    const { listingId } = await see(signal.id);
    expect(
      await world.ask("select what, about_id from market.listing where id = $1", [listingId]),
    ).toEqual([{ what: "", about_id: null }]);
  });

  test("joins it to another; whoever joined hears what that one hears, and goes along", async () => {
    const first = await say({}, community.as("fenna"));
    const second = await say();
    const host = community.as("roelie");
    await done(joinSignal, host, { ...reply(second), other: first.number.toLowerCase() });
    expect(await see(second.id)).toMatchObject({ state: "joined", joinedSignalId: first.id });
    const third = await say();
    // To one that was joined itself: it goes where that one went.
    await done(joinSignal, host, { ...reply(third), other: second.number });
    expect((await see(third.id)).joinedSignalId).toBe(first.id);
    await done(answerSignal, host, { ...reply(first), words: "Het is gemaakt." });
    for (const joined of [second, third])
      expect((await stepsOf(joined.id)).at(-1)).toMatchObject({
        kind: "told",
        words: "Het is gemaakt.",
      });
  });

  test("joins what belongs to a work to that work", async () => {
    const signal = await say();
    await done(joinSignal, community.as("roelie"), { ...reply(signal), other: "W-2026-001" });
    expect(await see(signal.id)).toMatchObject({
      state: "joined",
      workId: community.works.park,
      joinedSignalId: null,
    });
  });

  test.each([
    ["S-2026-999", "other_unknown"],
    ["W-2026-999", "other_unknown"],
    ["itself", "other_is_itself"],
    ["private", "other_not_open_to_all"],
  ])("joins it to %s: %s", async (other, refusal) => {
    const signal = await say({}, community.as("fenna"));
    const numbers: Readonly<Record<string, string>> = {
      itself: signal.number,
      private: (await say({ wish: "host" })).number,
    };
    const outcome = await act(joinSignal, community.as("roelie"), {
      ...reply(signal),
      other: numbers[other] ?? other,
    });
    expect(nameOf(outcome)).toBe(refusal);
    expect((await see(signal.id)).state).toBe("waiting");
  });

  test("two that join each other at once end up with one of both to answer", async () => {
    const one = await say({}, community.as("fenna"));
    const two = await say({}, community.as("geert"));
    const outcomes = await Promise.all([
      act(joinSignal, community.as("roelie"), { ...reply(one), other: two.number }),
      act(joinSignal, community.as("wiebe"), { ...reply(two), other: one.number }),
    ]);
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "other_is_itself"]);
    const states = [(await see(one.id)).state, (await see(two.id)).state].sort();
    expect(states).toEqual(["joined", "waiting"]);
  });

  test("keeps what is against, with a reply, beside the work it is about", async () => {
    const signal = await say({ kind: "against" });
    expect(nameOf(await act(answerSignal, community.as("roelie"), reply(signal)))).toBe(
      "against_is_kept",
    );
    await done(keepSignal, community.as("roelie"), { ...reply(signal), other: "W-2026-001" });
    expect(await see(signal.id)).toMatchObject({
      state: "kept",
      about: { kind: "work", id: community.works.park },
    });
  });

  test("passes it on to somebody by name; the day stays, and that person may answer", async () => {
    const signal = await say();
    const host = community.as("roelie");
    const forward = { signalId: signal.id, words: "Marijke weet dit." };
    for (const [memberId, refusal] of [
      [community.people.fenna, "person_unknown"],
      [community.people.roelie, "person_has_it"],
    ])
      expect(nameOf(await act(forwardSignal, host, { ...forward, memberId: memberId ?? "" }))).toBe(
        refusal,
      );
    await done(forwardSignal, host, { ...forward, memberId: community.people.marijke });
    expect(await see(signal.id)).toMatchObject({
      hostId: community.people.marijke,
      dueOn: signal.dueOn,
      state: "waiting",
    });
    expect(nameOf(await act(answerSignal, community.as("marijke"), reply(signal)))).toBe("done");
  });

  test("keeps between the two what is about a person, photo and all", async () => {
    const open = await say({}, community.as("fenna"));
    expect(open.publishedAt).not.toBeNull();
    await done(answerSignal, community.as("roelie"), { ...reply(open), sight: "person" });
    expect(await see(open.id)).toMatchObject({ publishedAt: null, isHeldBack: true });
  });

  test("cannot open what was said to her alone", async () => {
    const alone = await say({ wish: "host" });
    expect(nameOf(await act(answerSignal, community.as("roelie"), reply(alone)))).toBe(
      "sight_not_yours",
    );
  });
});

describe("the sender", () => {
  test("says it helped, or has it opened again once; a stranger by her code", async () => {
    const code = nextCode();
    const signal = await say({ code });
    const visitor = community.asVisitor();
    const react = (helped: "yes" | "no", given = code) =>
      act(reactToAnswer, visitor, { signalId: signal.id, code: given, helped, words: "Nee hoor." });
    expect(nameOf(await react("no"))).toBe("not_answered_yet");
    await done(answerSignal, community.as("roelie"), reply(signal));
    expect(nameOf(await react("no", nextCode()))).toBe("not_the_sender");
    expect(nameOf(await react("no"))).toBe("done");
    expect(await see(signal.id)).toMatchObject({ state: "waiting", dueOn: "2026-10-02" });
    await done(answerSignal, community.as("roelie"), reply(signal));
    expect(nameOf(await react("no"))).toBe("done");
    expect(await see(signal.id)).toMatchObject({ state: "answered", isHelped: false });
    expect(nameOf(await react("yes"))).toBe("reacted_before");
  });

  test("who signed in is known by that; nobody else speaks for her", async () => {
    const signal = await say({}, community.as("fenna"));
    await done(answerSignal, community.as("roelie"), reply(signal));
    const input = { signalId: signal.id, helped: "yes" } as const;
    for (const context of [community.as("geert"), community.asVisitor()])
      expect(nameOf(await act(reactToAnswer, context, input))).toBe("not_the_sender");
    expect(nameOf(await act(reactToAnswer, community.as("fenna"), input))).toBe("done");
  });

  test("takes back sentence and photo for good", async () => {
    const code = nextCode();
    const sent = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#264" } })
      .png()
      .toBuffer();
    const photo = await keepPhoto(community.asVisitor(), sent);
    assert(photo.ok, "a photo");
    const signal = await say({ code, photo: photo.value, photoAlt: "Een lantaarn" });
    const photos = "select id from platform.file where owner_id = $1";
    expect(await world.ask(photos, [signal.id])).toHaveLength(1);
    await done(withdrawSignal, community.asVisitor(), { signalId: signal.id, code });
    expect(await world.ask(photos, [signal.id])).toEqual([]);
    expect((await see(signal.id)).body).toBe("");
  });
});

describe("the database itself", () => {
  const change = (set: string, id: string) =>
    goRound(world, community.id, `update signals.signal set ${set} where id = $1`, [id]);

  test("changes no words, ends nothing without somebody's answer, closes no dissent", async () => {
    const signal = await addSignal(community, undefined, { kind: "against" });
    await expect(change("body = 'Anders'", signal)).rejects.toThrow("keeps the words");
    const ended = "lapses_at = null, lapses_to = null, state";
    await expect(change(`${ended} = 'kept'`, signal)).rejects.toThrow("with an answer of somebody");
    await expect(change(`${ended} = 'answered'`, signal)).rejects.toThrow("against_is_kept");
    await expect(change("lapses_at = null, lapses_to = null", signal)).rejects.toThrow(
      "the_day_stands",
    );
    await expect(change("host_id = null", signal)).rejects.toThrow("host_id");
  });

  test("publishes nothing that was said to the host alone or is held back", async () => {
    const alone = await say({ wish: "host" });
    await expect(change("published_at = now()", alone.id)).rejects.toThrow("kept_between_them");
    const open = await say();
    await expect(change("published_at = now(), held_back = true", open.id)).rejects.toThrow(
      "kept_between_them",
    );
  });

  test("has somebody and a day for everything that waits", async () => {
    const rows = await world.ask(
      `select number from signals.signal
       where state in ('waiting', 'overdue') and (host_id is null or due_on is null)`,
    );
    expect(rows).toEqual([]);
  });
});

describe("said for somebody who asked", () => {
  const onBehalf = {
    name: "Berta de Groot",
    asked: "Wil iemand naar de lamp voor mijn deur kijken?",
    consent: "spoken",
    how: "Aan de keukentafel.",
  } as const;

  test("stands under the name of who helps; hers is in no entry, and her letter takes it back", async () => {
    const signal = await say({ onBehalf }, community.as("geert"));
    expect(signal.senderId).toBe(community.people.geert);
    const rows = await world.ask("select person_name from people.on_behalf where subject_id = $1", [
      signal.id,
    ]);
    expect(rows).toEqual([{ person_name: "Berta de Groot" }]);
    const entries = await world.database.read(community.id, (db) =>
      listEntriesAbout(db, community.id, { kind: "signal", id: signal.id }),
    );
    expect(JSON.stringify(entries.map(({ data, texts }) => [data, texts]))).not.toContain("Berta");
    await tasks["signals.endTakenBack"]?.(world.platform)(
      community.id,
      { signalId: signal.id },
      "taken-back-0001",
    );
    const now = community.asSystem().now;
    const after = await world.database.read(community.id, (db) =>
      findSignal(db, community.id, signal.id, now),
    );
    expect([after?.state, after?.body]).toEqual(["withdrawn", ""]);
  });

  test("is for who works at the front line; another is refused, and nothing is kept", async () => {
    const input = { body: "De lamp is stuk.", kind: "wrong", wish: "everyone", onBehalf } as const;
    expect(nameOf(await act(saySignal, community.as("fenna"), input))).toBe("not_allowed");
  });
});

describe("where a role ends", () => {
  test("what waits goes to the next by name, with the same day; what was answered stays", async () => {
    const other = await foundTestCommunity(world, "rolwissel");
    const role = (memberId: string, endsOn?: string) =>
      done(giveRole, other.asSystem(), {
        memberId,
        role: "host",
        startsOn: "2026-01-01",
        ...(endsOn && { endsOn }),
      });
    await role(other.people.roelie, "2026-09-30");
    const answered = await addSignal(other, undefined, { body: "Eerst dit." });
    await done(answerSignal, other.as("roelie"), { signalId: answered, words: "Gedaan." });
    const id = await addSignal(other, undefined, { body: "Dan dit nog." });
    const get = (one: string) =>
      world.database.read(other.id, (db) => findSignal(db, other.id, one, other.as("wiebe").now));
    const before = await get(id);
    expect(before?.hostId).toBe(other.people.roelie);
    await passOnWhereRolesEnded(world.platform, other.id);
    expect((await get(id))?.hostId, "her role runs").toBe(other.people.roelie);

    world.clock.set(new Date("2026-10-01T09:00:00.000Z"));
    await Promise.all([
      passOnWhereRolesEnded(world.platform, other.id),
      passOnWhereRolesEnded(world.platform, other.id),
    ]);
    const after = await get(id);
    expect([after?.hostId, after?.dueOn]).toEqual([other.people.wiebe, before?.dueOn]);
    expect((await get(answered))?.hostId).toBe(other.people.roelie);
    const steps = await world.database.read(other.id, (db) => listSteps(db, other.id, [id]));
    expect(steps.get(id)).toMatchObject([
      { kind: "wentOver", memberId: null, toMemberId: other.people.wiebe },
    ]);
  });
});
