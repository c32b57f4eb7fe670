import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { act } from "#platform/act.ts";
import { type Entry, listEntriesAbout } from "#platform/record.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addChallenge,
  completion,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import {
  answerQuestion,
  askParty,
  completeChallenge,
  decideChallenge,
  extendTermOf,
  giveCounterOffer,
  objectToRefusal,
  putToCouncil,
  takeCounterOffer,
  takeUpChallenge,
  withdrawChallenge,
} from "../actions.ts";
import { type Challenge, isCounterOfferLate } from "../model.ts";
import { findChallenge } from "../store.ts";

/** Laws of a challenge's life, over histories of random deeds on random days. */

let world: TestWorld;
let founded = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);
const no = {
  decision: "refuse",
  ground: "noLocalAnchoring",
  answers: { nobodyLocal: "yes", localPartner: "no" },
  reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
};
const offer = "Zoek twee mensen uit Oldeveen die met u meedoen.";

type Deed = (community: TestCommunity, challengeId: string, now: Date) => Promise<unknown>;

const deeds: Record<string, Deed> = {
  takeUp: (c, challengeId, now) => act(takeUpChallenge, c.as("marijke", now), { challengeId }),
  complete: (c, challengeId, now) =>
    act(completeChallenge, c.as("marijke", now), { challengeId, ...completion }),
  ask: (c, challengeId, now) =>
    act(askParty, c.as("henk", now), { challengeId, question: "Wat kost de verzekering?" }),
  answer: (c, challengeId, now) =>
    act(answerQuestion, c.as("fenna", now), { challengeId, answer: "900 euro per jaar." }),
  extend: (c, challengeId, now) =>
    act(extendTermOf, c.as("henk", now), {
      challengeId,
      reason: "De keuring duurt langer dan gedacht.",
    }),
  accept: (c, challengeId, now) =>
    act(decideChallenge, c.as("henk", now), { challengeId, decision: "accept" }),
  refuse: (c, challengeId, now) =>
    act(decideChallenge, c.as("henk", now), { ...no, challengeId, counterOffer: offer }),
  refuseOwing: (c, challengeId, now) =>
    act(decideChallenge, c.as("henk", now), { ...no, challengeId, counterOffer: "" }),
  offer: (c, challengeId, now) =>
    act(giveCounterOffer, c.as("henk", now), { challengeId, counterOffer: offer }),
  take: (c, challengeId, now) => act(takeCounterOffer, c.as("fenna", now), { challengeId }),
  object: (c, challengeId, now) =>
    act(objectToRefusal, c.as("fenna", now), {
      challengeId,
      reason: "Drie van ons wonen in Oldeveen.",
    }),
  council: (c, challengeId, now) => act(putToCouncil, c.as("fenna", now), { challengeId }),
  withdraw: (c, challengeId, now) => act(withdrawChallenge, c.as("fenna", now), { challengeId }),
};

const history = fc.array(
  fc.record({
    // Withdrawing ends most stories at once, so it is rarer than chance would have it.
    deed: fc.constantFrom(
      ...Object.keys(deeds),
      ...Object.keys(deeds).filter((d) => d !== "withdraw"),
    ),
    days: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 3, maxLength: 14 },
);

/** What everybody may count on after each deed. */
function holds(challenge: Challenge, before: Challenge | undefined, today: string): void {
  const { state, term, refusal, lapsesAt } = challenge;
  // The clock is never against the party: doing nothing brings a yes, the council, or its own start.
  if (lapsesAt) expect(["acceptedBySilence", "impasse", "running"]).toContain(challenge.lapsesTo);
  if (state === "filed" || state === "inDecision") expect(lapsesAt).not.toBeNull();
  if (state === "objected") expect(challenge.lapsesTo).toBe("impasse");
  // A refusal has its ground, its reason and its counter-offer, or is publicly overdue.
  if (state === "refused") {
    expect(refusal?.reason.length).toBeGreaterThanOrEqual(20);
    expect(Object.keys(refusal?.answers ?? {}).length).toBeGreaterThan(0);
    const owes = refusal?.counterOffer === null;
    if (owes) expect(refusal?.counterOfferDueOn).not.toBeNull();
    if (owes && (refusal?.counterOfferDueOn ?? "") < today)
      expect(isCounterOfferLate(challenge, today)).toBe(true);
    // And a way on: to object, or to the council.
    expect(refusal?.objectBy).not.toBeUndefined();
  }
  if (state === "impasse") expect(challenge.impasse).not.toBeNull();
  if (!before) return;
  // At most one stop and one extension, and never taken back.
  if (before.term?.question) expect(term?.question?.text).toBe(before.term.question.text);
  if (before.term?.extension) expect(term?.extension).toEqual(before.term.extension);
  // A yes is never taken back.
  if (before.state === "accepted" || before.state === "acceptedBySilence")
    expect(["accepted", "acceptedBySilence", "agreed", "running"]).toContain(state);
  // An end stays an end.
  if (before.state === "withdrawn") expect(state).toBe("withdrawn");
}

test("every history keeps the laws of a challenge", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const community = await foundTestCommunity(world, `verloop-${founded++}`);
      let today = "2026-09-29";
      const challengeId = await addChallenge(community, on(today));
      let before: Challenge | undefined;
      for (const { deed, days } of steps) {
        today = addDays(today, days);
        await settleDue(world.platform, subjectKinds, community.id, on(today));
        await deeds[deed]?.(community, challengeId, on(today));
        const challenge = await world.database.read(community.id, (db) =>
          findChallenge(db, community.id, challengeId, on(today)),
        );
        if (!challenge) throw new Error("a filed challenge stays");
        holds(challenge, before, localDate(on(today)));
        before = challenge;
      }
      const entries = await world.database.read(community.id, (db) =>
        listEntriesAbout(db, community.id, { kind: "challenge", id: challengeId }),
      );
      expect(count(entries, "challenges.asked")).toBeLessThanOrEqual(1);
      expect(count(entries, "challenges.extended")).toBeLessThanOrEqual(1);
      expect(count(entries, "challenges.objected")).toBeLessThanOrEqual(1);
      expect(count(entries, "challenges.filed")).toBe(1);
    }),
    { numRuns: 40 },
  );
});

function count(entries: readonly Entry[], kind: string): number {
  return entries.filter((entry) => entry.kind === kind).length;
}
