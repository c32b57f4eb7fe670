import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import { fileChallenge, findDraftOf } from "#modules/challenges";
import { setMunicipality } from "#modules/people";
import { act } from "#platform/act.ts";
import {
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  settleUntil,
  type TestCommunity,
} from "../../test-community.ts";
import {
  answerLetter,
  draftLetter,
  followUpLetter,
  replyToQuestion,
  sendLetter,
  takeOverLetter,
  withdrawLetter,
} from "./actions.ts";
import { listLetters } from "./store.ts";

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  const absent = { municipality: "Gemeente Noorderveld", takesPart: false };
  await done(setMunicipality, community.as("wiebe"), absent);
});
afterAll(() => world.close());

type Draft = z.input<typeof draftLetter.input>;

const asked = (more: Partial<Draft> = {}): Draft => ({
  workId: community.works.park,
  kind: "challenge",
  why: "Wij kennen elke boom en willen het park zelf onderhouden.",
  cooperation: "De machines in de schuur en iemand die de bomen keurt.",
  basis: "participation",
  senderAddress: "Fenna Dijkstra\nDorpsstraat 4\n7777 AA Oldeveen",
  ...more,
});

async function find(number: string, now = beginning) {
  const found = await world.database.read(community.id, (db) =>
    listLetters(db, community.id, now, { states: letterStates }),
  );
  const letter = found.find((one) => one.number === number);
  assert(letter, "it is there");
  return letter;
}
const letterStates = [
  "drafted",
  "sent",
  "overdue",
  "questioned",
  "answered",
  "withdrawn",
  "takenOver",
] as const;

async function draft(more: Partial<Draft> = {}) {
  const { number } = await done(draftLetter, community.as("fenna"), asked(more));
  return { number, letterId: (await find(number)).id };
}

/** Sent by post on Tuesday 29 September 2026: it may be held to have arrived on Wednesday. */
async function send(more: Partial<Draft> = {}) {
  const made = await draft(more);
  const { letterId } = made;
  await done(sendLetter, community.as("fenna"), { letterId, sentOn: "2026-09-29", way: "post" });
  return made;
}

const subsidy = { basis: "subsidy", yearlyAmount: "1.250", kind: "request" } as const;
const answerOf = (letterId: string, kind: "yes" | "no" | "partly" | "question", on: string) => ({
  letterId,
  kind,
  words: "Het college is blij met uw plan.",
  answeredOn: on,
  signedBy: "Het college",
});

describe("a letter to the municipality", () => {
  test("leans on something that is there, and on nothing else", async () => {
    const named = async (more: Partial<Draft>) =>
      nameOf(await act(draftLetter, community.as("fenna"), asked(more)));
    expect(await named({ basis: "ordinance" })).toBe("ordinance_missing");
    expect(await named({ basis: "ordinance", ordinance: "cvdr730152" })).toBe("done");
    expect(await named({ basis: "wmo" })).toBe("basis_does_not_fit");
    expect(await named({ basis: "subsidy" })).toBe("basis_does_not_fit");
    expect(await named({ kind: "request", basis: "ordinance", ordinance: "CVDR1234" })).toBe(
      "basis_does_not_fit",
    );
    expect(await named({ workId: community.works.permits })).toBe("work_is_reserved");
  });

  test("is its party's own until it was sent, and fixed from then on", async () => {
    const { number, letterId } = await draft();
    const change = (letterId: string, person: "fenna" | "roelie") =>
      act(draftLetter, community.as(person), asked({ letterId, why: "Wij doen het voor minder." }));
    expect(nameOf(await change(letterId, "roelie"))).toBe("not_yours");
    expect(nameOf(await change(letterId, "fenna"))).toBe("done");
    const hidden = await world.ask(
      "select count(*)::int as n from platform.entry where subject_id = $1 and is_public",
      [letterId],
    );
    expect(hidden).toEqual([{ n: 0 }]);
    const sending = { letterId, sentOn: "2026-09-29", way: "desk" } as const;
    const early = await act(sendLetter, community.as("fenna"), {
      ...sending,
      sentOn: "2026-10-01",
    });
    expect(nameOf(early)).toBe("in_the_future");
    await done(sendLetter, community.as("fenna"), sending);
    expect(nameOf(await change(letterId, "fenna"))).toBe("not_a_draft");
    expect(await find(number)).toMatchObject({ state: "sent", why: "Wij doen het voor minder." });
    await expect(
      goRound(world, community.id, "update letters.letter set why = $2 where community_id = $1", [
        community.id,
        "Wij willen iets heel anders.",
      ]),
    ).rejects.toThrow("was sent as it is");
  });

  test("has no term where no rule names one, and is never late", async () => {
    const { number } = await send();
    expect(await find(number)).toMatchObject({ state: "sent", dueOn: null, lapsesAt: null });
    await expect(
      goRound(
        world,
        community.id,
        "update letters.letter set state = 'overdue', due_on = '2026-10-01' where community_id = $1 and number = $2",
        [community.id, number],
      ),
    ).rejects.toThrow("late_by_a_rule");
  });

  test("has the term its ordinance names, from the day it arrived", async () => {
    const ordinance = {
      basis: "ordinance",
      ordinance: "CVDR730152",
      ordinanceWeeks: "10",
    } as const;
    const { number } = await send(ordinance);
    expect(await find(number)).toMatchObject({
      dueOn: "2026-12-09",
      sent: { receivedOn: "2026-09-30" },
    });
  });
});

describe("an application for a decision", () => {
  test("is late after eight weeks; then notice of default can be given, once", async () => {
    const { number, letterId } = await send(subsidy);
    expect(await find(number)).toMatchObject({ dueOn: "2026-11-25" });
    const notice = (sentOn: string) => ({ letterId, kind: "notice" as const, sentOn });
    const now = new Date("2026-11-27T09:00:00Z");
    const early = await act(followUpLetter, community.as("fenna"), notice("2026-09-29"));
    expect(nameOf(early)).toBe("not_late");
    await settleUntil(world, community, now);
    expect(await find(number, now)).toMatchObject({ state: "overdue" });
    const late = community.as("fenna", now);
    expect(nameOf(await act(followUpLetter, late, notice("2026-11-25")))).toBe("not_late");
    await done(followUpLetter, late, notice("2026-11-26"));
    expect(nameOf(await act(followUpLetter, late, notice("2026-11-27")))).toBe(
      "followed_up_before",
    );
    await done(followUpLetter, late, { letterId, kind: "reminder", sentOn: "2026-11-27" });
  });

  test("stands still from a question until its answer", async () => {
    const { number, letterId } = await send(subsidy);
    const fenna = (day: string) => community.as("fenna", new Date(`${day}T09:00:00Z`));
    await done(answerLetter, fenna("2026-10-07"), answerOf(letterId, "question", "2026-10-06"));
    expect(await find(number)).toMatchObject({ state: "questioned", lapsesAt: null });
    const reply = { letterId, words: "Het gaat om acht mensen.", repliedOn: "2026-10-13" };
    await done(replyToQuestion, fenna("2026-10-13"), reply);
    // Seven days later than 25 November.
    expect(await find(number)).toMatchObject({ state: "sent", dueOn: "2026-12-02" });
    expect(nameOf(await act(replyToQuestion, fenna("2026-10-13"), reply))).toBe("no_question_open");
  });

  test("only: no notice of default for any other letter, whoever writes it", async () => {
    const { letterId } = await send();
    const notice = { letterId, kind: "notice", sentOn: "2026-09-29" } as const;
    expect(nameOf(await act(followUpLetter, community.as("fenna"), notice))).toBe(
      "no_notice_possible",
    );
    await expect(
      goRound(
        world,
        community.id,
        "insert into letters.follow_up values ($1, gen_random_uuid(), $2, 'notice', '2026-12-01', now())",
        [community.id, letterId],
      ),
    ).rejects.toThrow("no decision on an application is late here");
  });
});

describe("what comes back", () => {
  test("is typed in by its party, once, also from two windows at once", async () => {
    const { number, letterId } = await send();
    const answer = answerOf(letterId, "partly", "2026-09-29");
    expect(nameOf(await act(answerLetter, community.as("roelie"), answer))).toBe("not_yours");
    const before = { ...answer, answeredOn: "2026-09-28" };
    expect(nameOf(await act(answerLetter, community.as("fenna"), before))).toBe(
      "before_it_was_sent",
    );
    const both = await Promise.all([
      act(answerLetter, community.as("fenna"), answer),
      act(answerLetter, community.as("fenna"), { ...answer, kind: "no" as const }),
    ]);
    expect(both.map(nameOf).sort()).toEqual(["answered_before", "done"]);
    expect(await find(number)).toMatchObject({ state: "answered" });
    const gone = await act(withdrawLetter, community.as("fenna"), { letterId });
    expect(nameOf(gone)).toBe("answered_before");
  });
});

describe("when the municipality joins", () => {
  test("an open letter becomes a draft challenge of who wrote it", async () => {
    const { number, letterId } = await send({ workId: community.works.bridges });
    const other = await send();
    const early = await act(takeOverLetter, community.as("fenna"), { letterId });
    expect(nameOf(early)).toBe("municipality_absent");
    await done(setMunicipality, community.as("wiebe"), { takesPart: true });
    const strange = await act(takeOverLetter, community.as("roelie"), { letterId });
    expect(nameOf(strange)).toBe("not_yours");
    const outcomes = await Promise.all([
      act(takeOverLetter, community.as("fenna"), { letterId }),
      act(takeOverLetter, community.as("fenna"), { letterId }),
    ]);
    expect(outcomes.map(nameOf).sort()).toEqual(["answered_before", "done"]);
    expect(await find(number)).toMatchObject({ state: "takenOver" });
    const challenge = await world.database.read(community.id, (db) =>
      findDraftOf(db, community.id, community.works.bridges, community.people.fenna, beginning),
    );
    expect(challenge?.plan).toMatchObject({ why: asked().why, yearlyCents: 0n, years: 1 });
    await done(fileChallenge, community.as("fenna"), { challengeId: challenge?.id ?? "" });
    // The other goes on: what comes back can still be typed in.
    await done(answerLetter, community.as("fenna"), answerOf(other.letterId, "yes", "2026-09-29"));
    const none = await act(draftLetter, community.as("fenna"), asked());
    expect(nameOf(none)).toBe("municipality_takes_part");
  });
});
