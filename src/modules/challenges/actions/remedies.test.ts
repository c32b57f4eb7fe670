import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startOfDay } from "#lib/calendar.ts";
import { findDealOf } from "#modules/deals";
import { act } from "#platform/act.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addChallenge,
  addChallengeInDecision,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  planFor,
  silenceIsYes,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import {
  answerDivision,
  answerQuestion,
  askParty,
  decideChallenge,
  draftChallenge,
  extendTermOf,
  fileChallenge,
  giveCounterOffer,
  objectToRefusal,
  proposeDivision,
  putToCouncil,
  takeCounterOffer,
} from "../actions.ts";
import { findChallenge, findDivision } from "../store.ts";

let world: TestWorld;
let founded = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

/** Ten in the morning on a civil day. */
const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);

const found = (clauses?: Record<string, unknown>) =>
  foundTestCommunity(world, `leven-${founded++}`, clauses);

const load = (community: TestCommunity, id: string, now: Date) =>
  world.database.read(community.id, async (db) => {
    const challenge = await findChallenge(db, community.id, id, now);
    if (!challenge) throw new Error("the challenge is there");
    return challenge;
  });

/** A no on local anchoring, which no figure contradicts. */
const no = {
  decision: "refuse" as const,
  ground: "noLocalAnchoring" as const,
  answers: { nobodyLocal: "yes", localPartner: "no" },
  reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
  counterOffer: "Zoek twee mensen uit Oldeveen die met u meedoen.",
};

describe("the one question", () => {
  test("stops the clock until the answer, and only once", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(askParty, community.as("henk", on("2026-10-01")), {
      challengeId,
      question: "Wat kost de verzekering per jaar?",
    });
    const stopped = await load(community, challengeId, on("2026-10-01"));
    expect(stopped.term).toMatchObject({ endsOn: "2026-12-08", question: { dueOn: "2026-10-15" } });

    const again = await act(askParty, community.as("marijke", on("2026-10-02")), {
      challengeId,
      question: "En wat kost het gereedschap?",
    });
    expect(again).toMatchObject({ ok: false, refusal: "asked_before" });

    await done(answerQuestion, community.as("fenna", on("2026-10-06")), {
      challengeId,
      answer: "De verzekering kost 900 euro.",
    });
    // It stood still on 2, 3, 4 and 5 October (Awb 4:15): 24 November becomes 28, a Saturday.
    const running = await load(community, challengeId, on("2026-10-06"));
    expect(running.term?.endsOn).toBe("2026-11-30");
    expect(running.lapsesAt).toEqual(startOfDay("2026-12-01"));
  });

  test("that is not answered lets the clock run on from the day it was due", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    await done(askParty, community.as("marijke", on("2026-10-01")), {
      challengeId,
      question: "Wat kost de verzekering per jaar?",
    });
    const late = await act(answerQuestion, community.as("fenna", on("2026-10-16")), {
      challengeId,
      answer: "De verzekering kost 900 euro.",
    });
    expect(late).toMatchObject({ ok: false, refusal: "no_open_question" });
    const { term, lapsesAt } = await load(community, challengeId, on("2026-10-16"));
    expect(term?.endsOn).toBe("2026-12-08");
    expect(lapsesAt).toEqual(startOfDay("2026-12-09"));
    expect((await load(community, challengeId, on("2026-12-09"))).state).toBe("acceptedBySilence");
  });

  test("is answered by the party alone, its organisation included", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"), {
      organizationId: community.organizationId,
    });
    await done(askParty, community.as("henk", on("2026-10-01")), {
      challengeId,
      question: "Wat kost de verzekering per jaar?",
    });
    const answer = { challengeId, answer: "Ik weet het wel." };
    for (const person of ["roelie", "marijke", "henk"] as const)
      expect(
        await act(answerQuestion, community.as(person, on("2026-10-02")), answer),
      ).toMatchObject({ ok: false, refusal: "not_the_party" });
  });

  test("and one extension together keep both", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(askParty, community.as("henk", on("2026-10-01")), {
      challengeId,
      question: "Wat kost de verzekering per jaar?",
    });
    await done(extendTermOf, community.as("henk", on("2026-10-02")), {
      challengeId,
      reason: "De keuring van de bomen is pas in december klaar.",
    });
    await done(answerQuestion, community.as("fenna", on("2026-10-06")), {
      challengeId,
      answer: "De verzekering kost 900 euro.",
    });
    // 28 November moves to Monday 30, and four weeks more end on Monday 28 December.
    expect((await load(community, challengeId, on("2026-10-06"))).term?.endsOn).toBe("2026-12-28");
  });
});

describe("a no", () => {
  test.each([
    [{ nobodyLocal: "no", localPartner: "no" }, "ground_contradicted"],
    [{ nobodyLocal: "yes", localPartner: "yes" }, "ground_contradicted"],
    [{ nobodyLocal: "yes" }, "ground_unanswered"],
    [{}, "ground_unanswered"],
  ])("with the answers %j is refused: %s", async (answers, refusal) => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    const outcome = await act(decideChallenge, community.as("henk", on("2026-10-01")), {
      ...no,
      challengeId,
      answers,
    });
    expect(outcome).toMatchObject({ ok: false, refusal });
  });

  test("on cost is contradicted by the figures, and where the outcome gets better", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    const cost = { ...no, challengeId, ground: "costAboveCap" as const };
    const henk = community.as("henk", on("2026-10-01"));
    // 18,500 asked, 38,400 now: it does not cost more, whatever is answered.
    expect(
      await act(decideChallenge, henk, {
        ...cost,
        answers: { costsMore: "yes", betterOutcome: "no" },
      }),
    ).toMatchObject({ ok: false, refusal: "ground_contradicted" });
    const dearer = await found();
    const dearId = await addChallengeInDecision(dearer, on("2026-09-29"), {
      yearlyAmount: "40.000",
    });
    const decide = (betterOutcome: string) =>
      act(decideChallenge, dearer.as("henk", on("2026-10-01")), {
        ...cost,
        challengeId: dearId,
        answers: { costsMore: "yes", betterOutcome },
      });
    expect(await decide("yes")).toMatchObject({ ok: false, refusal: "ground_contradicted" });
    expect(await decide("no")).toMatchObject({ ok: true });
  });

  test("may owe its counter-offer for two weeks; then that is public", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(decideChallenge, community.as("henk", on("2026-10-01")), {
      ...no,
      challengeId,
      counterOffer: "",
    });
    const refused = await load(community, challengeId, on("2026-10-01"));
    expect(refused.refusal).toMatchObject({ counterOffer: null, counterOfferDueOn: "2026-10-15" });
    expect(
      await act(takeCounterOffer, community.as("fenna", on("2026-10-02")), { challengeId }),
    ).toMatchObject({ ok: false, refusal: "no_counter_offer_yet" });
    const page = await world.app.request(`/${community.slug}/uitdagingen/${refused.number}`);
    expect(await page.text()).toContain("Een tegenaanbod komt uiterlijk");
    world.clock.set(on("2026-10-16"));
    const late = await world.app.request(`/${community.slug}/uitdagingen/${refused.number}`);
    expect(await late.text()).toContain("Het is er nog niet");
  });

  test("with a counter-offer that is taken becomes a yes, with a deal that holds it", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(decideChallenge, community.as("henk", on("2026-10-01")), {
      ...no,
      challengeId,
      counterOffer: "",
    });
    await done(giveCounterOffer, community.as("henk", on("2026-10-05")), {
      challengeId,
      counterOffer: no.counterOffer,
    });
    await done(takeCounterOffer, community.as("fenna", on("2026-10-06")), { challengeId });
    expect((await load(community, challengeId, on("2026-10-06"))).state).toBe("accepted");
    const deal = await world.database.read(community.id, (db) =>
      findDealOf(db, community.id, { kind: "challenge", id: challengeId }),
    );
    expect(deal?.what).toContain(no.counterOffer);
  });
});

describe("an objection", () => {
  async function refused() {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    await done(decideChallenge, community.as("henk", on("2026-10-01")), { ...no, challengeId });
    return { community, challengeId };
  }
  const objection = { reason: "Drie van ons wonen hun hele leven in Oldeveen." };

  test("is in time for six weeks, and not a day longer", async () => {
    const { community, challengeId } = await refused();
    // Six weeks after 1 October: Thursday 12 November.
    const late = await act(objectToRefusal, community.as("fenna", on("2026-11-13")), {
      challengeId,
      ...objection,
    });
    expect(late).toMatchObject({ ok: false, refusal: "objection_too_late" });
    await done(objectToRefusal, community.as("fenna", on("2026-11-12")), {
      challengeId,
      ...objection,
    });
    const objected = await load(community, challengeId, on("2026-11-12"));
    expect(objected).toMatchObject({
      state: "objected",
      objection: { endsOn: "2026-12-24" },
      lapsesTo: "impasse",
    });
  });

  test("that is granted is a yes with a deal", async () => {
    const { community, challengeId } = await refused();
    await done(objectToRefusal, community.as("fenna", on("2026-10-02")), {
      challengeId,
      ...objection,
    });
    await done(decideChallenge, community.as("henk", on("2026-10-03")), {
      challengeId,
      decision: "accept",
    });
    expect((await load(community, challengeId, on("2026-10-03"))).state).toBe("accepted");
  });

  test("that is refused again is an impasse: the council has the final say", async () => {
    const { community, challengeId } = await refused();
    await done(objectToRefusal, community.as("fenna", on("2026-10-02")), {
      challengeId,
      ...objection,
    });
    await done(decideChallenge, community.as("henk", on("2026-10-05")), { ...no, challengeId });
    const impasse = await load(community, challengeId, on("2026-10-05"));
    expect(impasse).toMatchObject({
      state: "impasse",
      impasse: { on: "2026-10-05", endsOn: "2026-12-28" },
    });
    // Its counter-offer is still a way on.
    await done(takeCounterOffer, community.as("fenna", on("2026-10-06")), { challengeId });
  });

  test("that nobody answers is an impasse at its own midnight", async () => {
    const { community, challengeId } = await refused();
    await done(objectToRefusal, community.as("fenna", on("2026-10-02")), {
      challengeId,
      ...objection,
    });
    await settleDue(world.platform, subjectKinds, community.id, on("2026-12-25"));
    const impasse = await load(community, challengeId, on("2026-12-25"));
    expect(impasse.decidedAt).toEqual(startOfDay("2026-12-25"));
    expect(impasse.impasse?.on).toBe("2026-12-25");
  });

  test("is not there for a contract; the council is", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(
      community,
      on("2026-09-29"),
      planFor(community.works.bridges),
    );
    await done(decideChallenge, community.as("henk", on("2026-10-01")), { ...no, challengeId });
    const fenna = community.as("fenna", on("2026-10-02"));
    expect(await act(objectToRefusal, fenna, { challengeId, ...objection })).toMatchObject({
      ok: false,
      refusal: "no_objection_here",
    });
    await done(putToCouncil, fenna, { challengeId });
    expect((await load(community, challengeId, on("2026-10-02"))).state).toBe("impasse");
  });

  test("comes before the council while there is time for it", async () => {
    const { community, challengeId } = await refused();
    const early = await act(putToCouncil, community.as("fenna", on("2026-11-12")), { challengeId });
    expect(early).toMatchObject({ ok: false, refusal: "objection_open" });
    await done(putToCouncil, community.as("fenna", on("2026-11-13")), { challengeId });
  });
});

describe("two challengers", () => {
  async function both() {
    const community = await found();
    const first = await addChallengeInDecision(community, on("2026-09-29"));
    const roelie = community.as("roelie", on("2026-09-30"));
    const { id: second } = await done(draftChallenge, roelie, planFor(community.works.park));
    await done(fileChallenge, roelie, { challengeId: second });
    return { community, first, second };
  }
  const henkOn = (community: TestCommunity, date: string) => community.as("henk", on(date));
  const accept = (challengeId: string) => ({ challengeId, decision: "accept" as const });
  const divisionOf = async (community: TestCommunity) => {
    const division = await world.database.read(community.id, (db) =>
      findDivision(db, community.id, community.works.park),
    );
    if (!division) throw new Error("there is a division");
    return division;
  };
  const byArea = {
    way: "area" as const,
    body: "Fenna doet het park ten noorden van de vijver, Roelie het zuiden.",
  };

  test("are asked first whether they can do it both", async () => {
    const { community, first } = await both();
    expect(
      await act(decideChallenge, henkOn(community, "2026-10-01"), accept(first)),
    ).toMatchObject({ ok: false, refusal: "ask_both_first" });
  });

  test("who both agree to share are both accepted", async () => {
    const { community, first, second } = await both();
    await done(proposeDivision, community.as("marijke", on("2026-10-01")), {
      challengeId: first,
      ...byArea,
    });
    const division = await divisionOf(community);
    const say = (person: "fenna" | "roelie", challengeId: string) =>
      act(answerDivision, community.as(person, on("2026-10-02")), {
        challengeId,
        divisionId: division.id,
        agrees: "yes",
      });
    expect(await say("fenna", first)).toMatchObject({ ok: true });
    expect(
      await act(decideChallenge, henkOn(community, "2026-10-02"), accept(first)),
    ).toMatchObject({ ok: false, refusal: "ask_both_first" });
    expect(await say("roelie", second)).toMatchObject({ ok: true });
    expect(await say("roelie", second)).toMatchObject({ ok: false, refusal: "answered_before" });
    await done(decideChallenge, henkOn(community, "2026-10-03"), accept(first));
    await done(decideChallenge, henkOn(community, "2026-10-03"), accept(second));
  });

  test("are not shared where one says no, until the reason why not is public", async () => {
    const { community, first, second } = await both();
    await done(proposeDivision, community.as("marijke", on("2026-10-01")), {
      challengeId: first,
      ...byArea,
    });
    const division = await divisionOf(community);
    await done(answerDivision, community.as("roelie", on("2026-10-02")), {
      challengeId: second,
      divisionId: division.id,
      agrees: "no",
    });
    expect(
      await act(decideChallenge, henkOn(community, "2026-10-03"), accept(first)),
    ).toMatchObject({ ok: false, refusal: "ask_both_first" });
    await done(proposeDivision, henkOn(community, "2026-10-04"), {
      challengeId: first,
      way: "indivisible",
      body: "De bomen moeten door één partij worden gekeurd en gesnoeid.",
    });
    await done(decideChallenge, henkOn(community, "2026-10-05"), accept(first));
  });

  test("one challenger alone is not asked", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    expect(
      await act(proposeDivision, henkOn(community, "2026-10-01"), { challengeId, ...byArea }),
    ).toMatchObject({ ok: false, refusal: "nobody_else" });
  });
});

describe("a counter-offer that changes the plan", () => {
  const terms = { yearlyAmount: "12.000", years: "1", startsOn: "2027-06-01" };

  async function refused(clauses?: Record<string, unknown>, more = {}) {
    const community = await found(clauses);
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    const outcome = await act(decideChallenge, community.as("henk", on("2026-10-01")), {
      challengeId,
      ...no,
      ...more,
    });
    return { community, challengeId, outcome };
  }

  const dealOf = (community: TestCommunity, id: string) =>
    world.database.read(community.id, (db) =>
      findDealOf(db, community.id, { kind: "challenge", id }),
    );

  test("is taken on its own terms: amount, years and first day", async () => {
    const { community, challengeId } = await refused({}, terms);
    await done(takeCounterOffer, community.as("fenna", on("2026-10-02")), { challengeId });
    expect(await dealOf(community, challengeId)).toMatchObject({
      amountCents: 1_200_000n,
      termMonths: 12,
      startsOn: "2027-06-01",
    });
    const { plan, refusal } = await load(community, challengeId, on("2026-10-02"));
    // What was asked stays to be read.
    expect(plan.yearlyCents).toBe(1_850_000n);
    expect(refusal?.offered).toEqual({
      yearlyCents: 1_200_000n,
      years: 1,
      startsOn: "2027-06-01",
    });
  });

  test("leaves what it does not name as in the plan, and so does what it repeats", async () => {
    const { community, challengeId } = await refused({}, { yearlyAmount: "18.500" });
    const { plan, refusal } = await load(community, challengeId, on("2026-10-02"));
    expect(refusal?.offered).toEqual({ yearlyCents: null, years: null, startsOn: null });
    await done(takeCounterOffer, community.as("fenna", on("2026-10-02")), { challengeId });
    expect(await dealOf(community, challengeId)).toMatchObject({
      amountCents: 1_850_000n * BigInt(plan.years),
      startsOn: plan.startsOn,
    });
  });

  test("that was still owed carries its terms too", async () => {
    const { community, challengeId } = await refused({}, { counterOffer: "" });
    const { counterOffer } = no;
    await done(giveCounterOffer, community.as("henk", on("2026-10-02")), {
      challengeId,
      counterOffer,
      yearlyAmount: "12.000",
    });
    await done(takeCounterOffer, community.as("fenna", on("2026-10-03")), { challengeId });
    const { plan } = await load(community, challengeId, on("2026-10-03"));
    expect((await dealOf(community, challengeId))?.amountCents).toBe(
      1_200_000n * BigInt(plan.years),
    );
  });

  test.each([
    [{ years: "9" }, "too_many_years"],
    [{ startsOn: "2026-09-30" }, "starts_in_the_past"],
  ])("keeps the bounds of a plan: %o is %s", async (wrong, refusal) => {
    expect((await refused({}, wrong)).outcome).toMatchObject({ ok: false, refusal });
  });

  test.each([
    [{ yearlyAmount: "veel" }, { yearlyAmount: "amount_not_a_number" }],
    [{ startsOn: "2027-02-30" }, { startsOn: "date_missing" }],
    [{ counterOffer: "", years: "1" }, { counterOffer: "counter_offer_missing" }],
  ])("that is no offer is refused at its field: %o", async (wrong, fields) => {
    expect((await refused({}, wrong)).outcome).toMatchObject({
      ok: false,
      refusal: "invalid_input",
      fields,
    });
  });

  test("above the gate lets no silence bind the deal", async () => {
    const lapseOf = async (more: object) => {
      const { community, challengeId } = await refused(silenceIsYes, more);
      await done(takeCounterOffer, community.as("fenna", on("2026-10-02")), { challengeId });
      return (await dealOf(community, challengeId))?.lapsesAt;
    };
    expect(await lapseOf({ yearlyAmount: "12.000" })).toBeInstanceOf(Date);
    expect(await lapseOf({ yearlyAmount: "4.000.000" })).toBeNull();
  });

  test("stands in the database as it was made, and is taken once", async () => {
    const { community, challengeId } = await refused({}, terms);
    const change = (set: string) =>
      goRound(
        world,
        community.id,
        `update challenges.challenge set ${set} where id = '${challengeId}'`,
      );
    await expect(change("offered_yearly_cents = 1")).rejects.toThrow("stands");
    await expect(change("offered_years = 11")).rejects.toThrow();
    await expect(change("offer_taken_at = now()")).rejects.toThrow("taken_is_a_yes");
    await done(takeCounterOffer, community.as("fenna", on("2026-10-02")), { challengeId });
    await expect(change("offer_taken_at = null")).rejects.toThrow("taken once");
  });
});
