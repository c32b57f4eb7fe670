import { afterAll, beforeAll, expect, test } from "vitest";
import { startOfDay } from "#lib/calendar.ts";
import { makeTableDeal } from "#modules/deals";
import { addOrganization } from "#modules/people";
import { nameWork } from "#modules/works";
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
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import {
  askParty,
  decideChallenge,
  draftChallenge,
  extendTermOf,
  fileChallenge,
} from "../actions.ts";
import { findChallenge } from "../store.ts";

/** What goes wrong in real life, made to happen. */

let world: TestWorld;
let founded = 0;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);
const found = () => foundTestCommunity(world, `fouten-${founded++}`);
const load = (community: TestCommunity, id: string, date: string) =>
  world.database.read(community.id, async (db) => {
    const challenge = await findChallenge(db, community.id, id, on(date));
    if (!challenge) throw new Error("the challenge is there");
    return challenge;
  });
/** Roelie's cooperative, of which Fenna is a member too. */
async function cooperativeOf(community: TestCommunity): Promise<string> {
  const { id } = await done(addOrganization, community.as("roelie"), {
    name: "Zorgcoöperatie Hasselo",
    form: "cooperative",
  });
  await world.ask("insert into people.organization_member values ($1, $2, $3, false, now(), $4)", [
    community.id,
    id,
    community.people.fenna,
    community.people.roelie,
  ]);
  return id;
}
const outcomes = (all: readonly { readonly ok: boolean }[]) =>
  all.map((one) => ("refusal" in one ? String(one.refusal) : "done")).sort();

test("two officials who decide one challenge at once: one decides, the other hears what holds", async () => {
  const community = await found();
  const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
  const both = await Promise.all([
    act(decideChallenge, community.as("henk", on("2026-10-05")), {
      challengeId,
      decision: "accept",
    }),
    act(decideChallenge, community.as("anna", on("2026-10-05")), {
      challengeId,
      decision: "refuse",
      ground: "noLocalAnchoring",
      answers: { nobodyLocal: "yes", localPartner: "no" },
      reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
      counterOffer: "Zoek twee mensen uit Oldeveen die met u meedoen.",
    }),
  ]);
  expect(outcomes(both)).toEqual(["already_decided", "done"]);
  const entries = await world.ask(
    "select kind from platform.entry where community_id = $1 and kind in ('challenges.accepted', 'challenges.refused')",
    [community.id],
  );
  expect(entries).toHaveLength(1);
});

test("an extension after the term is refused, and the database knows it too", async () => {
  const community = await found();
  const challengeId = await addChallenge(community, on("2026-09-29"));
  expect(
    await act(extendTermOf, community.as("henk", on("2026-11-25")), {
      challengeId,
      reason: "De keuring duurt langer dan gedacht.",
    }),
  ).toMatchObject({ ok: false, refusal: "term_has_passed" });
  expect((await load(community, challengeId, "2026-11-25")).state).toBe("acceptedBySilence");
  await settleDue(world.platform, subjectKinds, community.id, on("2026-11-25"));
  await expect(
    goRound(
      world,
      community.id,
      `update challenges.challenge set extended_weeks = 4, term_ends_on = '2026-12-22',
         extension_reason = 'te laat' where id = '${challengeId}'`,
    ),
  ).rejects.toThrow(/before it ends/);
});

test("completion that is asked twice at once stops the clock once", async () => {
  const community = await found();
  const challengeId = await addChallenge(community, on("2026-09-29"));
  const both = await Promise.all(
    (["henk", "marijke"] as const).map((person) =>
      act(askParty, community.as(person, on("2026-10-01")), {
        challengeId,
        question: "Wat kost de verzekering?",
      }),
    ),
  );
  expect(outcomes(both)).toEqual(["asked_before", "done"]);
});

test("a term that would end on Christmas ends on the next working day, and not before", async () => {
  const community = await found();
  const challengeId = await addChallenge(community, on("2026-10-30"));
  expect((await load(community, challengeId, "2026-10-30")).term?.endsOn).toBe("2026-12-28");
  expect((await load(community, challengeId, "2026-12-28")).state).toBe("filed");
  expect((await load(community, challengeId, "2026-12-29")).state).toBe("acceptedBySilence");
});

test("over 750,000 euro in the whole term silence is no yes, and in parts neither", async () => {
  const community = await found();
  const { id: workId } = await done(nameWork, community.as("marijke"), {
    title: "Dagbesteding voor ouderen",
    lead: "",
    areaId: community.areas.oldeveen,
    doer: { kind: "contractor", name: "Zorg BV" },
    yearlyCostCents: 50_000_000n,
    serves: "Ouderen uit Oldeveen",
    protects: "",
    route: "contract",
    isSocialService: true,
    requirements: [],
  });
  const organizationId = await cooperativeOf(community);
  const file = async (person: "fenna" | "roelie" | "fatima", euros: bigint, ofAll: boolean) => {
    const context = community.as(person, on("2026-10-01"));
    const { id } = await done(draftChallenge, context, {
      ...planFor(workId),
      ...(ofAll && { organizationId }),
      yearlyAmount: euros * 100n,
    });
    await done(fileChallenge, context, { challengeId: id });
    return { id, bar: (await load(community, id, "2026-10-01")).term?.silence.bar };
  };
  const first = await file("roelie", 375_000n, true);
  expect(first.bar).toBeNull();
  await done(decideChallenge, community.as("henk", on("2026-10-02")), {
    challengeId: first.id,
    decision: "accept",
  });
  // One organisation, through another of its members: what it has counts with what it asks.
  expect((await file("fenna", 1n, true)).bar).toBe("aboveGate");
  // 400,000 a year is 800,000 in two years, whoever asks it.
  expect((await file("fatima", 400_000n, false)).bar).toBe("aboveGate");
});

test("a deal at the table on the same work counts with what its party then challenges for", async () => {
  const community = await found();
  const workId = community.works.park;
  const file = async (person: "roelie" | "fatima") => {
    const context = community.as(person, on("2026-10-02"));
    const plan = { ...planFor(workId), yearlyAmount: 15_000_000n, years: 2 };
    const { id } = await done(draftChallenge, context, plan);
    await done(fileChallenge, context, { challengeId: id });
    return (await load(community, id, "2026-10-02")).term?.silence.bar;
  };
  const deal = {
    title: "Nieuwe struiken",
    areaId: community.areas.oldeveen,
    money: "1",
    continuity: "Dan doet de buurman het.",
    looksBackMonths: 3,
    mandate: community.mandateId,
    workId,
  };
  // 300,000 euro in two years is what silence may grant as a subsidy, and not a euro more.
  const party = { partyMemberId: community.people.roelie };
  await done(makeTableDeal, community.as("geert", on("2026-10-01")), { ...deal, ...party });
  expect(await file("fatima")).toBeNull();
  expect(await file("roelie")).toBe("aboveGate");
});

test("one organisation does not file twice for a work through two members", async () => {
  const community = await found();
  const organizationId = await cooperativeOf(community);
  const ids = await Promise.all(
    (["fenna", "roelie"] as const).map(async (person) => {
      const context = community.as(person, on("2026-10-01"));
      const { id } = await done(draftChallenge, context, {
        ...planFor(community.works.park),
        organizationId,
      });
      return { context, id };
    }),
  );
  const both = await Promise.all(
    ids.map(({ context, id }) => act(fileChallenge, context, { challengeId: id })),
  );
  expect(outcomes(both)).toEqual(["challenge_exists", "done"]);
});
