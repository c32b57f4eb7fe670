import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, daysBetween, localDate, startOfDay } from "#lib/calendar.ts";
import { endOfTerm, extendTerm, lapseInstant, shiftForSuspension } from "#lib/terms.ts";
import { findDealOf, signDeal } from "#modules/deals";
import { act } from "#platform/act.ts";
import { type Entry, listEntriesAbout } from "#platform/record.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addChallenge,
  completion,
  foundTestCommunity,
  openTestWorld,
  planFor,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import {
  agree,
  answerDivision,
  answerQuestion,
  askParty,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  extendTermOf,
  fileChallenge,
  giveCounterOffer,
  handOnChallenge,
  objectToRefusal,
  proposeDivision,
  proposeToShare,
  putToCouncil,
  reportDeparture,
  stayInChallenge,
  takeCounterOffer,
  takeOnChallenge,
  takeUpChallenge,
  withdrawChallenge,
  withdrawForParty,
} from "../actions.ts";
import type { Awaited } from "../model/awaited.ts";
import { type Challenge, type ChallengeState, challengeStates, isSilenceYes } from "../model.ts";
import { findChallenge, findDivision, findOpenTransfer, listAwaited } from "../store.ts";

/**
 * Laws of a challenge's life, over histories of random deeds on random days, under each basis for
 * silence, by each route, alone and beside another challenger. Some stories are always among them,
 * and at the end every deed must have succeeded and every state been seen: a law that nothing ever
 * touches proves nothing.
 */

let world: TestWorld;
let founded = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);
const firstDay = "2026-09-29";
const no = {
  decision: "refuse",
  ground: "noLocalAnchoring",
  answers: { nobodyLocal: "yes", localPartner: "no" },
  reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
};
const offer = "Zoek twee mensen uit Oldeveen die met u meedoen.";
const way = { way: "area", body: "Fenna het noorden van het park, Roelie het zuiden." };
const why = "De buurvrouw vertelde dat zij naar Groningen is verhuisd.";

/** A challenge in its community, with whoever is its party now. */
interface Story {
  readonly community: TestCommunity;
  readonly challengeId: string;
}
type Outcome = { readonly ok: boolean };
type Deed = (story: Story, now: Date) => Promise<Outcome>;

const partyOf = async ({ community, challengeId }: Story, now: Date) => {
  const { partyMemberId } = await load(community, challengeId, now);
  return partyMemberId === community.people.roelie ? "roelie" : "fenna";
};

/** Who may do a deed at all; the law asks what the party alone can reach. */
const byParty: Record<string, Deed> = {
  answer: async (story, now) =>
    act(answerQuestion, story.community.as(await partyOf(story, now), now), {
      challengeId: story.challengeId,
      answer: "900 euro per jaar.",
    }),
  take: async (story, now) =>
    act(takeCounterOffer, story.community.as(await partyOf(story, now), now), story),
  object: async (story, now) =>
    act(objectToRefusal, story.community.as(await partyOf(story, now), now), {
      challengeId: story.challengeId,
      reason: "Drie van ons wonen in Oldeveen.",
    }),
  council: async (story, now) =>
    act(putToCouncil, story.community.as(await partyOf(story, now), now), story),
  share: async (story, now) =>
    act(proposeToShare, story.community.as(await partyOf(story, now), now), {
      challengeId: story.challengeId,
      ...way,
    }),
  agreeToShare: (story, now) => answerTheDivision(story, now, "yes"),
  refuseToShare: (story, now) => answerTheDivision(story, now, "no"),
  stay: async (story, now) =>
    act(stayInChallenge, story.community.as(await partyOf(story, now), now), story),
  handOn: async (story, now) => {
    const { community, challengeId } = story;
    const person = await partyOf(story, now);
    const toMemberId = community.people[person === "fenna" ? "roelie" : "fenna"];
    const handed = await act(handOnChallenge, community.as(person, now), {
      challengeId,
      toMemberId,
    });
    if (!handed.ok) return handed;
    const open = await world.database.read(community.id, (db) =>
      findOpenTransfer(db, community.id, challengeId),
    );
    return act(takeOnChallenge, community.as(person === "fenna" ? "roelie" : "fenna", now), {
      challengeId,
      transferId: open?.id ?? "",
      agrees: "yes",
    });
  },
  withdraw: async (story, now) =>
    act(withdrawChallenge, story.community.as(await partyOf(story, now), now), story),
};

const byOthers: Record<string, Deed> = {
  takeUp: (s, now) => act(takeUpChallenge, s.community.as("marijke", now), s),
  complete: ({ community, challengeId }, now) =>
    act(completeChallenge, community.as("marijke", now), { challengeId, ...completion }),
  ask: ({ community, challengeId }, now) =>
    act(askParty, community.as("henk", now), {
      challengeId,
      question: "Wat kost de verzekering?",
    }),
  extend: ({ community, challengeId }, now) =>
    act(extendTermOf, community.as("henk", now), {
      challengeId,
      reason: "De keuring duurt langer dan gedacht.",
    }),
  accept: ({ community, challengeId }, now) =>
    act(decideChallenge, community.as("henk", now), { challengeId, decision: "accept" }),
  refuse: ({ community, challengeId }, now) =>
    act(decideChallenge, community.as("henk", now), { ...no, challengeId, counterOffer: offer }),
  refuseOwing: ({ community, challengeId }, now) =>
    act(decideChallenge, community.as("henk", now), { ...no, challengeId, counterOffer: "" }),
  offer: ({ community, challengeId }, now) =>
    act(giveCounterOffer, community.as("henk", now), {
      challengeId,
      counterOffer: offer,
      yearlyAmount: "12.000",
    }),
  divide: ({ community, challengeId }, now) =>
    act(proposeDivision, community.as("marijke", now), { challengeId, ...way }),
  indivisible: ({ community, challengeId }, now) =>
    act(proposeDivision, community.as("henk", now), {
      challengeId,
      way: "indivisible",
      body: "De bomen moeten door één partij worden gekeurd en gesnoeid.",
    }),
  otherComes: async ({ community }, now) => {
    const context = community.as("fatima", now);
    const drafted = await act(draftChallenge, context, {
      ...planFor(community.works.park),
      startsOn: addDays(localDate(now), 200),
    });
    return drafted.ok ? act(fileChallenge, context, { challengeId: drafted.value.id }) : drafted;
  },
  depart: ({ community, challengeId }, now) =>
    act(reportDeparture, community.as("marijke", now), { challengeId, reason: why }),
  withdrawFor: (s, now) => act(withdrawForParty, s.community.as("marijke", now), s),
  sign: signBoth,
};

async function answerTheDivision(story: Story, now: Date, agrees: "yes" | "no"): Promise<Outcome> {
  const { community, challengeId } = story;
  const division = await world.database.read(community.id, (db) =>
    findDivision(db, community.id, community.works.park),
  );
  return act(answerDivision, community.as(await partyOf(story, now), now), {
    challengeId,
    divisionId: division?.id ?? challengeId,
    agrees,
  });
}

async function signBoth(story: Story, now: Date): Promise<Outcome> {
  const { community, challengeId } = story;
  const deal = await world.database.read(community.id, (db) =>
    findDealOf(db, community.id, { kind: "challenge", id: challengeId }),
  );
  if (!deal) return { ok: false };
  await act(signDeal, community.as(await partyOf(story, now), now), {
    dealId: deal.id,
    side: "party",
  });
  const signed = await act(signDeal, community.as("geert", now), {
    dealId: deal.id,
    side: "municipality",
    mandate: community.mandateId,
  });
  if (signed.ok) await agree(community.asSystem(now), challengeId);
  return signed;
}

const deeds: Record<string, Deed> = { ...byParty, ...byOthers };

/* What a history is ------------------------------------------------------------------------------ */

interface Step {
  readonly deed: string;
  readonly days: number;
}
const bases = {
  ordinance: {
    basis: "ordinance",
    title: "Verordening uitdaagrecht Noorderveld 2026",
    article: "7",
    cvdrId: "CVDR000000",
  },
  selfBinding: { basis: "selfBinding", title: "Collegebesluit", decidedOn: "2026-01-01" },
  none: { basis: "none" },
} as const;
interface History {
  readonly basis: keyof typeof bases;
  readonly work: "park" | "bridges";
  /** A year, in euros: the last is above each gate. */
  readonly euros: bigint;
  readonly steps: readonly Step[];
}

const ending = ["withdraw", "withdrawFor", "accept"];
const history: fc.Arbitrary<History> = fc.record({
  basis: fc.constantFrom<History["basis"]>("ordinance", "selfBinding", "none"),
  work: fc.constantFrom<History["work"]>("park", "park", "bridges"),
  euros: fc.constantFrom(0n, 18_500n, 400_000n),
  steps: fc.array(
    fc.record({
      // What ends most stories at once is rarer than chance would have it.
      deed: fc.constantFrom(
        ...Object.keys(deeds),
        ...Object.keys(deeds).filter((deed) => !ending.includes(deed)),
      ),
      days: fc.integer({ min: 0, max: 24 }),
    }),
    { minLength: 3, maxLength: 14 },
  ),
});

const story = (text: string, more: Partial<History> = {}): History => ({
  basis: "ordinance",
  work: "park",
  euros: 18_500n,
  ...more,
  steps: text.split(" ").map((word) => {
    const [deed = "", days = "1"] = word.split("+");
    return { deed, days: Number(days) };
  }),
});

/** One way through each state and deed; beside them come the random ones. */
const always: readonly History[] = [
  story("takeUp complete ask answer+3 extend accept sign+2 withdraw+400"),
  story("complete refuse object refuseOwing take"),
  story("complete refuse object refuse take"),
  story("complete refuseOwing offer+20 take"),
  story("complete refuse council+50", { work: "bridges" }),
  story("withdraw+80"),
  story("withdraw+80", { basis: "none" }),
  story("withdraw+80", { basis: "selfBinding", euros: 400_000n }),
  story("otherComes divide refuseToShare+2 share agreeToShare+3 indivisible accept"),
  story("otherComes divide agreeToShare+2"),
  story("depart stay+3 depart withdrawFor+20"),
  story("handOn complete accept"),
  // Twice of what is allowed once.
  story("ask ask extend extend answer ask extend"),
  story("complete refuse object object refuse object"),
  story("withdraw"),
];

/* The laws ------------------------------------------------------------------------------------------ */

const seen = { deeds: new Set<string>(), states: new Set<ChallengeState>() };

const load = (community: TestCommunity, id: string, now: Date): Promise<Challenge> =>
  world.database.read(community.id, async (db) => {
    const challenge = await findChallenge(db, community.id, id, now);
    if (!challenge) throw new Error("a filed challenge stays");
    return challenge;
  });

const waitsOf = (community: TestCommunity, challengeId: string, now: Date) =>
  world.database.read(community.id, (db) =>
    listAwaited(db, community.id, now, { limit: 50, challengeId }),
  );

/** The last day by the law's own words, counted apart from what the challenge says of itself. */
function lastDay({ term }: Challenge): string {
  if (!term) throw new Error("it was filed");
  const { filedOn, weeks, question, extension } = term;
  const stood = !question
    ? 0
    : question.answer
      ? Math.max(daysBetween(question.askedOn, question.answer.on) - 1, 0)
      : daysBetween(question.askedOn, question.dueOn);
  const base = question
    ? shiftForSuspension(filedOn, { weeks }, stood)
    : endOfTerm(filedOn, { weeks });
  return extension ? extendTerm(base, { weeks: extension.weeks }) : base;
}

const open: readonly ChallengeState[] = ["filed", "inDecision"];
const over: readonly ChallengeState[] = ["withdrawn", "agreed", "running"];

interface Moment {
  readonly now: Challenge;
  readonly before: Challenge;
  readonly waits: readonly Awaited[];
  readonly today: string;
}

/** The clock runs to the last day by law, and brings a yes where silence is one, else the council. */
function clockHolds({ now, before, today }: Moment): void {
  const { state, term, refusal, lapsesAt } = now;
  const isYes = term !== null && isSilenceYes(term.silence);
  if (open.includes(state)) {
    expect(term?.endsOn).toBe(lastDay(now));
    expect(lapsesAt).toEqual(lapseInstant(lastDay(now)));
    expect(now.lapsesTo).toBe(isYes ? "acceptedBySilence" : "impasse");
  }
  // It was open and is not, by nobody's word: then its last day had passed, and silence did its work.
  const isSilent = state === "acceptedBySilence" || state === "impasse";
  if (open.includes(before.state) && isSilent && refusal === null) {
    expect(state).toBe(isYes ? "acceptedBySilence" : "impasse");
    expect(today > lastDay(now)).toBe(true);
  }
  if (state === "objected") expect(now.lapsesTo).toBe("impasse");
}

/** A no, wherever it stands: ground, reason, and a counter-offer, or it is owed and publicly so. */
function refusalHolds({ now, waits, today }: Moment): void {
  const { state, refusal } = now;
  if (refusal === null) return;
  expect(refusal.reason.length).toBeGreaterThanOrEqual(20);
  expect(Object.keys(refusal.answers).length).toBeGreaterThan(0);
  if (refusal.counterOffer !== null) return;
  expect(refusal.counterOfferDueOn).not.toBeNull();
  // Who took it, or went away, is owed nothing any more.
  if (!["refused", "impasse", "objected"].includes(state)) return;
  const wait = waits.find(({ what }) => what === "counterOffer");
  expect(wait?.dueOn).toBe(refusal.counterOfferDueOn);
  expect(wait?.state).toBe((wait?.dueOn ?? "") < today ? "overdue" : "awaited");
}

/** No state without a way on: a clock, or somebody who is publicly waited for. */
function wayOnHolds({ now, waits }: Moment): void {
  const { state, lapsesAt } = now;
  if (["filed", "inDecision", "objected", "agreed"].includes(state))
    expect(lapsesAt).not.toBeNull();
  if (state === "impasse") {
    expect(now.impasse).not.toBeNull();
    expect(waits.map(({ what }) => what)).toContain("finalSay");
  }
  if (over.includes(state)) expect(waits).toEqual([]);
}

/** At most one stop and one extension; rules, a yes, an offer and an end are never taken back. */
function staysTrue({ now, before }: Moment): void {
  const { state, term, refusal } = now;
  if (before.term?.question) expect(term?.question?.text).toBe(before.term.question.text);
  if (before.term?.extension) expect(term?.extension).toEqual(before.term.extension);
  expect(now.charterVersion).toBe(before.charterVersion);
  expect(term?.silence).toEqual(before.term?.silence);
  if (before.state === "accepted" || before.state === "acceptedBySilence")
    expect([before.state, "agreed", "running"]).toContain(state);
  if (before.state === "withdrawn") expect(state).toBe("withdrawn");
  if (before.refusal?.counterOffer) expect(refusal?.counterOffer).not.toBeNull();
  // What was taken is what was agreed: no later word changes it.
  if (before.refusal?.offerTakenAt) expect(refusal?.offered).toEqual(before.refusal.offered);
}

/** Whether a counter-offer was made and the no it belongs to still stands. */
function isOnTheTable({ state, refusal }: Challenge): boolean {
  return ["refused", "objected", "impasse"].includes(state) && Boolean(refusal?.counterOffer);
}

const laws = [clockHolds, refusalHolds, wayOnHolds, staysTrue];

/** From wherever it stands, the party and time alone bring it to an end, to a yes, or to the council. */
async function hasWayOn(story: Story, from: string): Promise<void> {
  const settle = (date: string) =>
    settleDue(world.platform, subjectKinds, story.community.id, on(date));
  let today = from;
  for (let round = 0; round < 6; round++) {
    const { state } = await load(story.community, story.challengeId, on(today));
    if (state === "accepted" || state === "acceptedBySilence" || state === "impasse") return;
    if (over.includes(state)) return;
    // What the party can do in a no; for the rest it only lets time pass.
    if (state === "refused") {
      const deed = (await byParty.object?.(story, on(today))) ?? { ok: false };
      if (!deed.ok) expect(await byParty.council?.(story, on(today))).toMatchObject({ ok: true });
    }
    today = addDays(today, 120);
    await settle(today);
  }
  expect.fail(`stays in ${(await load(story.community, story.challengeId, on(today))).state}`);
}

async function live({ basis, work, euros, steps }: History): Promise<void> {
  const community = await foundTestCommunity(world, `verloop-${founded++}`, {
    "challenge.silence": bases[basis],
  });
  let today = firstDay;
  const challengeId = await addChallenge(community, on(today), {
    workId: community.works[work],
    yearlyAmount: euros * 100n,
  });
  const own = { community, challengeId };
  let before = await load(community, challengeId, on(today));
  for (const { deed, days } of steps) {
    today = addDays(today, days);
    await settleDue(world.platform, subjectKinds, community.id, on(today));
    const standing = await load(community, challengeId, on(today));
    const outcome = await deeds[deed]?.(own, on(today));
    if (outcome?.ok) seen.deeds.add(deed);
    // What was offered can be taken for as long as the no stands, after a second no too.
    if (deed === "take") expect(outcome?.ok, standing.state).toBe(isOnTheTable(standing));
    const now = await load(community, challengeId, on(today));
    const waits = await waitsOf(community, challengeId, on(today));
    for (const law of laws) law({ now, before, waits, today });
    seen.states.add(now.state);
    before = now;
  }
  const entries = await world.database.read(community.id, (db) =>
    listEntriesAbout(db, community.id, { kind: "challenge", id: challengeId }),
  );
  for (const kind of ["asked", "extended", "objected", "filed", "withdrawn", "withdrawnFor"])
    expect(count(entries, `challenges.${kind}`), kind).toBeLessThanOrEqual(1);
  expect(count(entries, "challenges.filed")).toBe(1);
  await hasWayOn(own, today);
}

test("every history keeps the laws of a challenge", { timeout: 600_000 }, async () => {
  await fc.assert(fc.asyncProperty(history, live), {
    seed: 20261127,
    numRuns: 40,
    examples: always.map((one): [History] => [one]),
  });
  // Not vacuous: each deed was done, each state was lived through.
  expect(Object.keys(deeds).filter((deed) => !seen.deeds.has(deed))).toEqual([]);
  // A draft is before these histories; what comes of its deal stands in ending.test.ts.
  const elsewhere: readonly ChallengeState[] = ["draft", "handedBack", "closed"];
  const unseen = challengeStates.filter(
    (state) => !elsewhere.includes(state) && !seen.states.has(state),
  );
  expect(unseen).toEqual([]);
});

function count(entries: readonly Entry[], kind: string): number {
  return entries.filter((entry) => entry.kind === kind).length;
}
