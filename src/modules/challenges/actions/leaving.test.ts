import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startOfDay } from "#lib/calendar.ts";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addChallenge,
  addChallengeInDecision,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import {
  completeChallenge,
  decideChallenge,
  handOnChallenge,
  reportDeparture,
  stayInChallenge,
  takeOnChallenge,
  withdrawChallenge,
  withdrawForParty,
} from "../actions.ts";
import { findChallenge, findOpenTransfer, listAwaited } from "../store.ts";

let world: TestWorld;
let founded = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);
const found = (clauses?: Record<string, unknown>) =>
  foundTestCommunity(world, `vertrek-${founded++}`, clauses);

const load = (community: TestCommunity, id: string, date: string) =>
  world.database.read(community.id, async (db) => {
    const challenge = await findChallenge(db, community.id, id, on(date));
    if (!challenge) throw new Error("the challenge is there");
    return challenge;
  });

const kindsOf = (community: TestCommunity, id: string) =>
  world.database.read(community.id, async (db) =>
    (await listEntriesAbout(db, community.id, { kind: "challenge", id })).map(({ kind }) => kind),
  );

const offered = async (community: TestCommunity, id: string) => {
  const transfer = await world.database.read(community.id, (db) =>
    findOpenTransfer(db, community.id, id),
  );
  return transfer?.id ?? "00000000-0000-7000-8000-000000000000";
};

const reason = "De buurvrouw vertelde dat zij naar Groningen is verhuisd.";

describe("a party that goes on with somebody else", () => {
  test("offers it; it passes with all it holds by the other's yes, and no day moves", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    const before = await load(community, challengeId, "2026-10-01");
    await done(handOnChallenge, community.as("fenna", on("2026-10-01")), {
      challengeId,
      toMemberId: community.people.roelie,
    });
    expect((await load(community, challengeId, "2026-10-01")).partyMemberId).toBe(
      community.people.fenna,
    );
    await done(takeOnChallenge, community.as("roelie", on("2026-10-02")), {
      challengeId,
      transferId: await offered(community, challengeId),
      agrees: "yes",
    });
    const after = await load(community, challengeId, "2026-10-02");
    expect(after).toEqual({ ...before, partyMemberId: community.people.roelie });
    // It is hers now, and no longer the other's.
    const withdraw = (person: "fenna" | "roelie") =>
      act(withdrawChallenge, community.as(person, on("2026-10-03")), { challengeId });
    expect(await withdraw("fenna")).toMatchObject({ ok: false, refusal: "not_the_party" });
    expect(await withdraw("roelie")).toMatchObject({ ok: true });
  });

  test("to its own organisation at once; then any member of it speaks for it", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    await done(handOnChallenge, community.as("fenna", on("2026-10-01")), {
      challengeId,
      toMemberId: community.people.fenna,
      toOrganizationId: community.organizationId,
    });
    expect((await load(community, challengeId, "2026-10-01")).partyOrganizationId).toBe(
      community.organizationId,
    );
  });

  test("hears a no in private, and may ask another", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    const offer = (person: "roelie" | "fatima") =>
      done(handOnChallenge, community.as("fenna", on("2026-10-01")), {
        challengeId,
        toMemberId: community.people[person],
      });
    await offer("roelie");
    const transferId = await offered(community, challengeId);
    // Nobody else answers for her.
    expect(
      await act(takeOnChallenge, community.as("fatima", on("2026-10-01")), {
        challengeId,
        transferId,
        agrees: "yes",
      }),
    ).toMatchObject({ ok: false, refusal: "nothing_offered" });
    await done(takeOnChallenge, community.as("roelie", on("2026-10-01")), {
      challengeId,
      transferId,
      agrees: "no",
    });
    await offer("fatima");
    const kinds = await world.ask(
      "select kind from platform.entry where community_id = $1 and is_public and kind in ('challenges.handedOn', 'challenges.notTakenOn')",
      [community.id],
    );
    expect(kinds).toEqual([]);
  });

  test("not to who is unknown, to itself, or to who has one for this work already", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    const to = (toMemberId: string, toOrganizationId = "") =>
      act(handOnChallenge, community.as("fenna", on("2026-10-01")), {
        challengeId,
        toMemberId,
        toOrganizationId,
      });
    expect(await to(challengeId)).toMatchObject({ refusal: "successor_unknown" });
    expect(await to(community.people.fenna)).toMatchObject({ refusal: "successor_is_party" });
    expect(await to(community.people.roelie, community.organizationId)).toMatchObject({
      refusal: "successor_unknown",
    });
    expect(await to("Roelie")).toMatchObject({ refusal: "invalid_input" });
    expect(
      await act(handOnChallenge, community.as("roelie", on("2026-10-01")), {
        challengeId,
        toMemberId: community.people.roelie,
      }),
    ).toMatchObject({ refusal: "not_the_party" });
  });

  test("the database lets it go by consent alone", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    await expect(
      goRound(
        world,
        community.id,
        `update challenges.challenge set party_member_id = '${community.people.roelie}' where id = '${challengeId}'`,
      ),
    ).rejects.toThrow(/only by consent/);
  });
});

describe("a party that is gone", () => {
  async function gone() {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(reportDeparture, community.as("marijke", on("2026-10-01")), { challengeId, reason });
    return { community, challengeId };
  }

  test("has two weeks to say that it is still there; then nothing has changed", async () => {
    const { community, challengeId } = await gone();
    const early = { challengeId };
    expect(
      await act(withdrawForParty, community.as("marijke", on("2026-10-15")), early),
    ).toMatchObject({ ok: false, refusal: "party_may_still_answer" });
    expect(
      await act(handOnChallenge, community.as("marijke", on("2026-10-15")), {
        challengeId,
        toMemberId: community.people.roelie,
      }),
    ).toMatchObject({ ok: false, refusal: "party_may_still_answer" });
    await done(stayInChallenge, community.as("fenna", on("2026-10-15")), early);
    expect(
      await act(withdrawForParty, community.as("marijke", on("2026-11-01")), early),
    ).toMatchObject({ ok: false, refusal: "departure_not_said" });
    expect(await load(community, challengeId, "2026-11-01")).toMatchObject({
      state: "inDecision",
      departure: null,
    });
  });

  test("is withdrawn after that by the helping official, with the reason in the record", async () => {
    const { community, challengeId } = await gone();
    await done(withdrawForParty, community.as("marijke", on("2026-10-16")), { challengeId });
    expect(await load(community, challengeId, "2026-10-16")).toMatchObject({
      state: "withdrawn",
      withdrawnReason: reason,
      lapsesAt: null,
    });
    expect(await kindsOf(community, challengeId)).toContain("challenges.withdrawnFor");
    await settleDue(world.platform, subjectKinds, community.id, on("2027-06-01"));
    const open = await world.database.read(community.id, (db) =>
      listAwaited(db, community.id, on("2027-06-01"), { limit: 9 }),
    );
    expect(open).toEqual([]);
  });

  test("is handed on after that to who wants it", async () => {
    const { community, challengeId } = await gone();
    await done(handOnChallenge, community.as("marijke", on("2026-10-16")), {
      challengeId,
      toMemberId: community.people.roelie,
    });
    await done(takeOnChallenge, community.as("roelie", on("2026-10-17")), {
      challengeId,
      transferId: await offered(community, challengeId),
      agrees: "yes",
    });
    expect(await load(community, challengeId, "2026-10-17")).toMatchObject({
      partyMemberId: community.people.roelie,
      departure: null,
      state: "inDecision",
    });
  });

  test("still has its silence: the executive's term does not wait for it", async () => {
    const { community, challengeId } = await gone();
    await settleDue(world.platform, subjectKinds, community.id, on("2026-11-25"));
    expect((await load(community, challengeId, "2026-11-25")).state).toBe("acceptedBySilence");
    expect(
      await act(withdrawForParty, community.as("marijke", on("2026-11-26")), { challengeId }),
    ).toMatchObject({ ok: false, refusal: "cannot_be_withdrawn_now" });
  });

  test("is not said to be gone twice, nor by who does not help, nor withdrawn round the rule", async () => {
    const { community, challengeId } = await gone();
    const say = (person: "marijke" | "roelie" | "henk") =>
      act(reportDeparture, community.as(person, on("2026-10-02")), { challengeId, reason });
    expect(await say("marijke")).toMatchObject({ refusal: "departure_said_before" });
    expect(await say("roelie")).toMatchObject({ refusal: "not_allowed" });
    const other = await addChallenge(community, on("2026-09-29"), {
      workId: community.works.bridges,
    });
    await expect(
      goRound(
        world,
        community.id,
        `update challenges.challenge set state = 'withdrawn', lapses_at = null, lapses_to = null,
           withdrawn_reason = 'Zomaar ingetrokken door een ambtenaar.' where id = '${other}'`,
      ),
    ).rejects.toThrow(/by its party alone/);
  });
});

describe("after a no", () => {
  test("the party may go away too, and nobody owes it an offer any more", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(decideChallenge, community.as("henk", on("2026-10-05")), {
      challengeId,
      decision: "refuse",
      ground: "noLocalAnchoring",
      answers: { nobodyLocal: "yes", localPartner: "no" },
      reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
      counterOffer: "",
    });
    await done(withdrawChallenge, community.as("fenna", on("2026-10-06")), { challengeId });
    await settleDue(world.platform, subjectKinds, community.id, on("2027-01-01"));
    expect(await kindsOf(community, challengeId)).not.toContain("challenges.overdue");
  });
});

test("the party mends its own plan until the decision; an official does not", async () => {
  const community = await found();
  const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
  const { plan } = await load(community, challengeId, "2026-09-30");
  const mend = (person: "fenna" | "marijke") =>
    act(completeChallenge, community.as(person, on("2026-09-30")), {
      challengeId,
      ...plan,
      support: "Ook de school en de voetbalclub doen mee.",
    });
  expect(await mend("marijke")).toMatchObject({ refusal: "cannot_be_completed_now" });
  await done(completeChallenge, community.as("fenna", on("2026-09-30")), {
    challengeId,
    ...plan,
    support: "Ook de school en de voetbalclub doen mee.",
  });
  expect((await load(community, challengeId, "2026-09-30")).plan.support).toMatch(/school/);
  expect(await kindsOf(community, challengeId)).toContain("challenges.planMended");
});
