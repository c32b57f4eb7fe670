import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, startOfDay } from "#lib/calendar.ts";
import { findDealOf } from "#modules/deals";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addChallenge,
  addChallengeInDecision,
  completion,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  planFor,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import {
  answerDivision,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  giveCounterOffer,
  objectToRefusal,
  proposeDivision,
  proposeToShare,
  takeUpChallenge,
  withdrawChallenge,
} from "../actions.ts";
import { findChallenge, findDivision, listAwaited } from "../store.ts";

let world: TestWorld;
let founded = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);
const found = (clauses?: Record<string, unknown>) =>
  foundTestCommunity(world, `wachten-${founded++}`, clauses);
const settle = (community: TestCommunity, date: string) =>
  settleDue(world.platform, subjectKinds, community.id, on(date));

/** What is awaited on a day, as `thing state day`. */
const waits = (community: TestCommunity, date: string) =>
  world.database.read(community.id, async (db) =>
    (await listAwaited(db, community.id, on(date), { limit: 50 })).map(
      ({ what, state, dueOn }) => `${what} ${state} ${dueOn}`,
    ),
  );

/** What became late, as the record has it: thing and instant. */
const overdue = (community: TestCommunity, id: string) =>
  world.database.read(community.id, async (db) =>
    (await listEntriesAbout(db, community.id, { kind: "challenge", id }))
      .filter(({ kind }) => kind === "challenges.overdue")
      .map(({ data, at }) => `${data.what} ${at.toISOString()}`),
  );

const no = {
  decision: "refuse" as const,
  ground: "noLocalAnchoring" as const,
  answers: { nobodyLocal: "yes", localPartner: "no" },
  reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
};
const offer = "Zoek twee mensen uit Oldeveen die met u meedoen.";

describe("who helps", () => {
  test("is said within the charter's days; after that its silence is public and help still counts", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    expect(await waits(community, "2026-10-04")).toEqual(["helper awaited 2026-10-04"]);
    await settle(community, "2026-10-05");
    expect(await overdue(community, challengeId)).toEqual(["helper 2026-10-04T22:00:00.000Z"]);
    expect(await waits(community, "2026-10-05")).toEqual(["helper overdue 2026-10-04"]);
    await done(takeUpChallenge, community.as("marijke", on("2026-10-06")), { challengeId });
    expect(await waits(community, "2026-10-06")).toEqual([]);
  });

  test("that it came late is recorded at its own instant, also when no job had run", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    await done(takeUpChallenge, community.as("marijke", on("2026-10-09")), { challengeId });
    expect(await overdue(community, challengeId)).toEqual(["helper 2026-10-04T22:00:00.000Z"]);
  });

  test("is asked no more of who withdrew", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    await done(withdrawChallenge, community.as("fenna", on("2026-10-01")), { challengeId });
    await settle(community, "2027-06-01");
    expect(await overdue(community, challengeId)).toEqual([]);
    expect(await waits(community, "2027-06-01")).toEqual([]);
  });
});

describe("a counter-offer that is owed", () => {
  async function owing() {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(decideChallenge, community.as("henk", on("2026-10-12")), {
      ...no,
      challengeId,
      counterOffer: "",
    });
    return { community, challengeId };
  }

  test("is awaited for fourteen days, then publicly late, and still owed", async () => {
    const { community, challengeId } = await owing();
    expect(await waits(community, "2026-10-26")).toEqual(["counterOffer awaited 2026-10-26"]);
    await settle(community, "2026-10-27");
    expect(await overdue(community, challengeId)).toEqual([
      "counterOffer 2026-10-26T23:00:00.000Z",
    ]);
    await done(giveCounterOffer, community.as("henk", on("2026-11-20")), {
      challengeId,
      counterOffer: offer,
    });
    expect(await waits(community, "2026-11-20")).toEqual([]);
  });

  test("keeps its day through an objection and a second no, which does not take an offer back", async () => {
    const { community, challengeId } = await owing();
    const at = (date: string) => on(date);
    await done(objectToRefusal, community.as("fenna", at("2026-10-13")), {
      challengeId,
      reason: "Drie van ons wonen in Oldeveen.",
    });
    await done(decideChallenge, community.as("henk", at("2026-10-14")), {
      ...no,
      challengeId,
      counterOffer: "",
    });
    expect(await waits(community, "2026-10-20")).toContain("counterOffer awaited 2026-10-26");
    await done(giveCounterOffer, community.as("henk", at("2026-10-20")), {
      challengeId,
      counterOffer: offer,
    });
    await expect(
      goRound(
        world,
        community.id,
        `update challenges.challenge set counter_offer = null where id = '${challengeId}'`,
      ),
    ).rejects.toThrow(/counter-offer of .* stands/);
  });

  test("a second no that is silent on it leaves the first offer standing", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    const henk = (date: string) => community.as("henk", on(date));
    await done(decideChallenge, henk("2026-10-12"), { ...no, challengeId, counterOffer: offer });
    await done(objectToRefusal, community.as("fenna", on("2026-10-13")), {
      challengeId,
      reason: "Drie van ons wonen in Oldeveen.",
    });
    await done(decideChallenge, henk("2026-10-14"), { ...no, challengeId, counterOffer: "" });
    const challenge = await world.database.read(community.id, (db) =>
      findChallenge(db, community.id, challengeId, on("2026-10-14")),
    );
    expect(challenge).toMatchObject({ state: "impasse", refusal: { counterOffer: offer } });
    expect(await waits(community, "2026-10-14")).toEqual([
      `finalSay awaited ${challenge?.impasse?.endsOn}`,
    ]);
  });
});

test("a deal that no silence completes waits for a hand, and late it is public", async () => {
  const community = await found();
  const challengeId = await addChallengeInDecision(community, on("2026-09-29"), {
    workId: community.works.bridges,
  });
  await done(decideChallenge, community.as("henk", on("2026-10-05")), {
    challengeId,
    decision: "accept",
  });
  expect(await waits(community, "2026-11-02")).toEqual(["signature awaited 2026-11-02"]);
  await settle(community, "2026-11-03");
  expect(await waits(community, "2026-11-03")).toEqual(["signature overdue 2026-11-02"]);
});

test("the council's last word is awaited until its day, and late it is public", async () => {
  const community = await found({});
  const challengeId = await addChallenge(community, on("2026-09-29"));
  await done(takeUpChallenge, community.as("marijke", on("2026-09-30")), { challengeId });
  await settle(community, "2026-11-25");
  const [wait = ""] = await waits(community, "2026-11-25");
  const dueOn = wait.split(" ")[2] ?? "";
  expect(wait).toBe(`finalSay awaited ${dueOn}`);
  await settle(community, addDays(dueOn, 1));
  expect((await overdue(community, challengeId))[0]).toMatch(/^finalSay /);
});

describe("two challengers of one work", () => {
  async function both() {
    const community = await found();
    const first = await addChallengeInDecision(community, on("2026-09-29"));
    const roelie = community.as("roelie", on("2026-09-30"));
    const { id: second } = await done(draftChallenge, roelie, planFor(community.works.park));
    await done(fileChallenge, roelie, { challengeId: second });
    await done(completeChallenge, community.as("marijke", on("2026-09-30")), {
      challengeId: second,
      ...completion,
    });
    return { community, first, second };
  }
  const way = { way: "area" as const, body: "Fenna het noorden van het park, Roelie het zuiden." };
  const divisionOf = async (community: TestCommunity) => {
    const division = await world.database.read(community.id, (db) =>
      findDivision(db, community.id, community.works.park),
    );
    if (!division) throw new Error("there is a division");
    return division;
  };
  const answer = async (
    community: TestCommunity,
    person: "fenna" | "roelie",
    challengeId: string,
    agrees: "yes" | "no",
    date: string,
  ) =>
    act(answerDivision, community.as(person, on(date)), {
      challengeId,
      divisionId: (await divisionOf(community)).id,
      agrees,
    });

  test("the municipality is up to ask whether they can do it both; late it is public", async () => {
    const { community, first } = await both();
    expect(await waits(community, "2026-10-14")).toEqual(["sharing awaited 2026-10-14"]);
    await settle(community, "2026-10-15");
    expect(await overdue(community, first)).toEqual(["sharing 2026-10-14T22:00:00.000Z"]);
  });

  test("after a no the municipality is up again, with a new day", async () => {
    const { community, first, second } = await both();
    await done(proposeDivision, community.as("marijke", on("2026-10-01")), {
      challengeId: first,
      ...way,
    });
    expect(await waits(community, "2026-10-01")).toEqual([
      "shareAnswer awaited 2026-10-15",
      "shareAnswer awaited 2026-10-15",
    ]);
    expect(await answer(community, "roelie", second, "no", "2026-10-05")).toMatchObject({
      ok: true,
    });
    expect((await divisionOf(community)).ended).toBe("declined");
    expect(await waits(community, "2026-10-05")).toEqual(["sharing awaited 2026-10-19"]);
    // What is off, is off: nobody is held to it.
    expect(await answer(community, "fenna", first, "yes", "2026-10-06")).toMatchObject({
      ok: false,
      refusal: "share_ended",
    });
  });

  test("a way that not all answer in time has ended, and the municipality is up again", async () => {
    const { community, first, second } = await both();
    await done(proposeDivision, community.as("marijke", on("2026-10-01")), {
      challengeId: first,
      ...way,
    });
    await answer(community, "fenna", first, "yes", "2026-10-02");
    expect(await answer(community, "roelie", second, "yes", "2026-10-16")).toMatchObject({
      ok: false,
      refusal: "share_ended",
    });
    await settle(community, "2026-10-16");
    expect((await divisionOf(community)).ended).toBe("unanswered");
    expect(await overdue(community, second)).toEqual(["shareAnswer 2026-10-15T22:00:00.000Z"]);
    expect(await waits(community, "2026-10-16")).toContain("sharing awaited 2026-10-30");
  });

  test("a challenger proposes too; that is its own yes, and it cannot say it is not to share", async () => {
    const { community, first, second } = await both();
    expect(
      await act(proposeToShare, community.as("fenna", on("2026-10-01")), {
        challengeId: first,
        way: "indivisible",
        body: way.body,
      }),
    ).toMatchObject({ ok: false, refusal: "invalid_input" });
    await done(proposeToShare, community.as("fenna", on("2026-10-01")), {
      challengeId: first,
      ...way,
    });
    expect(await waits(community, "2026-10-01")).toEqual(["shareAnswer awaited 2026-10-15"]);
    await answer(community, "roelie", second, "yes", "2026-10-02");
    await done(decideChallenge, community.as("henk", on("2026-10-03")), {
      challengeId: first,
      decision: "accept",
    });
    await done(decideChallenge, community.as("henk", on("2026-10-03")), {
      challengeId: second,
      decision: "accept",
    });
    // Each deal holds the division.
    for (const id of [first, second]) {
      const deal = await world.database.read(community.id, (db) =>
        findDealOf(db, community.id, { kind: "challenge", id }),
      );
      expect(deal?.what).toContain(way.body);
    }
  });

  test("nobody proposes a way for a challenge that is not theirs", async () => {
    const { community, first } = await both();
    expect(
      await act(proposeToShare, community.as("roelie", on("2026-10-01")), {
        challengeId: first,
        ...way,
      }),
    ).toMatchObject({ ok: false, refusal: "not_the_party" });
  });

  test("what cannot be shared, with its reason, lets the executive decide on each", async () => {
    const { community, first, second } = await both();
    await done(proposeDivision, community.as("henk", on("2026-10-01")), {
      challengeId: first,
      way: "indivisible",
      body: "De bomen moeten door één partij worden gekeurd en gesnoeid.",
    });
    expect(await waits(community, "2026-10-01")).toEqual([]);
    await done(decideChallenge, community.as("henk", on("2026-10-02")), {
      challengeId: second,
      decision: "accept",
    });
    // The other's silence stays a yes, but its deal waits for a hand.
    await settle(community, "2026-11-26");
    expect(await waits(community, "2026-11-26")).toEqual([
      expect.stringMatching(/^signature awaited /),
    ]);
  });

  test("when one goes away nothing is left to share, and nobody waits for it", async () => {
    const { community, first, second } = await both();
    await done(withdrawChallenge, community.as("fenna", on("2026-10-02")), { challengeId: first });
    expect(await waits(community, "2026-10-02")).toEqual([]);
    await done(decideChallenge, community.as("henk", on("2026-10-03")), {
      challengeId: second,
      decision: "accept",
    });
  });

  test("two who file at one moment are both asked, once", async () => {
    const community = await found();
    const ids = await Promise.all(
      (["fenna", "roelie"] as const).map(async (person) => {
        const context = community.as(person, on("2026-09-29"));
        const { id } = await done(draftChallenge, context, planFor(community.works.park));
        return { context, id };
      }),
    );
    await Promise.all(
      ids.map(({ context, id }) => done(fileChallenge, context, { challengeId: id })),
    );
    const sharing = (await waits(community, "2026-09-29")).filter((w) => w.startsWith("sharing"));
    expect(sharing).toEqual(["sharing awaited 2026-10-13"]);
  });
});

test("what is awaited keeps its day, and is not unsaid", async () => {
  const community = await found();
  const challengeId = await addChallenge(community, on("2026-09-29"));
  const change = (set: string) =>
    goRound(
      world,
      community.id,
      `update challenges.awaited set ${set} where challenge_id = '${challengeId}'`,
    );
  await expect(change("due_on = '2027-01-01'")).rejects.toThrow(/keeps its day/);
  await settle(community, "2026-10-05");
  await expect(
    change("state = 'awaited', lapses_at = now(), lapses_to = 'overdue'"),
  ).rejects.toThrow(/has ended/);
});
