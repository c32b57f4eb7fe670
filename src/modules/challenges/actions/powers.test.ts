import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDate } from "#lib/calendar.ts";
import { proposeCharter, signCharter } from "#modules/charter";
import { signDeal } from "#modules/deals";
import { startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import { clauses } from "../../../app.ts";
import {
  addChallenge,
  addChallengeInDecision,
  addCharter,
  addDeal,
  councilAndExecutive,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  settleUntil,
  silenceIsYes,
  type TestCommunity,
  type TestWorld,
} from "../../../test-community.ts";
import { decideChallenge, extendTermOf } from "../actions.ts";
import { findChallenge } from "../store.ts";

/**
 * Rights go on, powers stop (decision 0037): a charter that ends on 31 October, in the middle of what
 * began under it. Terms of eight weeks from 29 September run to 24 November.
 */

const lastDay = "2026-10-31";
const on = (date: string) => new Date(`${date}T10:00:00Z`);
/** The last minute of the charter's last day in the Netherlands, and the first after it. */
const lastMinute = new Date("2026-10-31T22:59:00Z");
const firstMinute = new Date("2026-10-31T23:00:00Z");

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

let count = 0;
function found(until = lastDay): Promise<TestCommunity> {
  count += 1;
  return foundTestCommunity(world, `verlopen-${count}`, silenceIsYes, until);
}

const extend = (community: TestCommunity, challengeId: string, now: Date) =>
  act(extendTermOf, community.as("henk", now), {
    challengeId,
    reason: "De keuring van de bomen duurt langer.",
  }).then(nameOf);

const anchoring = {
  ground: "noLocalAnchoring",
  answers: { nobodyLocal: "yes", localPartner: "no" },
} as const;
const law = {
  ground: "lawConflict",
  answers: { whichArticle: "Wet natuurbescherming, artikel 3.5", otherForm: "no" },
} as const;
const offer = "Van maart tot november, met iemand uit de buurt erbij.";

const sayNo = (
  community: TestCommunity,
  challengeId: string,
  now: Date,
  ground: typeof anchoring | typeof law,
  counterOffer = offer,
) =>
  act(decideChallenge, community.as("henk", now), {
    challengeId,
    decision: "refuse",
    reason: "Dit is de reden die wij hebben, in twee zinnen.",
    counterOffer,
    ...ground,
  }).then(nameOf);

const load = (community: TestCommunity, id: string, now: Date) =>
  world.database.read(community.id, (db) => findChallenge(db, community.id, id, now));

const pageOf = async (community: TestCommunity, path: string, now: Date) => {
  world.clock.set(now);
  const response = await world.app.request(`/${community.slug}${path}`);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll(/\s+/g, " ");
};

describe("when the charter lapses while a challenge waits", () => {
  test("its term is extended until the last minute, and not after", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    expect(await extend(community, challengeId, firstMinute)).toBe("extension_lapsed");
    expect(await extend(community, challengeId, lastMinute)).toBe("done");
  });

  test("a ground that only the charter gave is none; one of the law is, with its offer", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    expect(await sayNo(community, challengeId, firstMinute, anchoring)).toBe("ground_lapsed");
    expect(await sayNo(community, challengeId, firstMinute, law, "")).toBe("offer_due_at_once");
    expect(await sayNo(community, challengeId, firstMinute, law)).toBe("done");
  });

  test("silence is a yes on the day it was", async () => {
    const community = await found();
    const challengeId = await addChallengeInDecision(community, on("2026-09-29"));
    expect((await load(community, challengeId, on("2026-11-24")))?.state).toBe("inDecision");
    const after = await load(community, challengeId, on("2026-11-25"));
    expect(after?.state).toBe("acceptedBySilence");
  });

  test("its page says that rights go on and which powers stop", async () => {
    const community = await found();
    const id = await addChallengeInDecision(community, on("2026-09-29"));
    const number = (await load(community, id, on("2026-09-30")))?.number;
    const path = `/uitdagingen/${number}`;
    expect(await pageOf(community, path, lastMinute)).not.toContain("Rechten gaan door");
    const page = await pageOf(community, path, firstMinute);
    expect(page).toContain("liep af op 31 oktober 2026. Rechten gaan door");
    expect(page).toContain("Bevoegdheden stoppen: het college kan de termijn niet meer verlengen");
  });

  test("the database knows it too", async () => {
    const community = await found();
    const id = await addChallengeInDecision(community, on("2026-09-29"));
    const change = (set: string) =>
      goRound(world, community.id, `update challenges.challenge set ${set} where id = '${id}'`);
    await expect(
      change(
        "extended_weeks = 4, term_ends_on = '2026-12-22', extension_reason = 'laat', extended_at = '2026-11-01T10:00:00Z'",
      ),
    ).rejects.toThrow(/lapsed: no extension/);
    const refusal = (ground: string, counterOffer: string) =>
      `state = 'refused', lapses_at = null, lapses_to = null, decided_at = '2026-11-01T10:00:00Z', refusal_ground = '${ground}',
       refusal_reason = 'een reden van twintig tekens', ground_answers = '{}',
       counter_offer_due_on = '2026-11-15', counter_offer = ${counterOffer}`;
    await expect(change(refusal("noLocalAnchoring", `'${offer}'`))).rejects.toThrow(/no such/);
    await expect(change(refusal("lawConflict", "null"))).rejects.toThrow(/no such/);
    await change(refusal("lawConflict", `'${offer}'`));
  });
});

describe("when another charter takes its place", () => {
  const replace = (community: TestCommunity, charter: Readonly<Record<string, unknown>>) =>
    addCharter(community, { ...silenceIsYes, ...charter }, { now: on("2026-10-20") });

  test("a power reaches as far as both let it", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    await replace(community, { "challenge.extendOnceWeeks": 2 });
    expect(await extend(community, challengeId, on("2026-11-02"))).toBe("done");
    const { term } = (await load(community, challengeId, on("2026-11-02"))) ?? {};
    expect([term?.extension?.weeks, term?.endsOn]).toEqual([2, "2026-12-08"]);
  });

  test("a power that it does not give has stopped, and one that it widens stays as it was", async () => {
    const community = await found();
    const [one, other] = [
      await addChallengeInDecision(community, on("2026-09-29")),
      await addChallenge(community, on("2026-09-29"), { workId: community.works.bridges }),
    ];
    await replace(community, { "challenge.extendOnceWeeks": 0 });
    expect(await extend(community, one, on("2026-10-21"))).toBe("extension_replaced");
    expect(await sayNo(community, one, on("2026-11-02"), anchoring, "")).toBe("done");
    await replace(community, { "challenge.extendOnceWeeks": 20 });
    expect(await extend(community, other, on("2026-11-02"))).toBe("done");
    expect((await load(community, other, on("2026-11-02")))?.term?.extension?.weeks).toBe(4);
  });

  test("at the very moment of an extension, one comes first", async () => {
    const community = await found();
    const challengeId = await addChallenge(community, on("2026-09-29"));
    const now = on("2026-11-02");
    const { id } = await done(proposeCharter(clauses), community.as("wiebe", now), {
      title: "Een nieuw stadsrecht",
      inForceFrom: localDate(now),
      clauses: silenceIsYes,
      parties: councilAndExecutive,
    });
    for (const [person, position] of [
      ["wiebe", 1],
      ["fatima", 1],
      ["henk", 2],
    ] as const)
      await done(signCharter, community.as(person, now), { charterId: id, position });
    const [adopted, extended] = await Promise.all([
      act(signCharter, community.as("sjoerd", now), { charterId: id, position: 2 }).then(nameOf),
      extend(community, challengeId, now),
    ]);
    expect(adopted).toBe("done");
    expect(["done", "extension_lapsed"]).toContain(extended);
    const { term } = (await load(community, challengeId, now)) ?? {};
    expect(term?.extension !== null).toBe(extended === "done");
  });
});

describe("when the charter lapses while a deal is signed", () => {
  const small = { yearlyAmount: 100_000n, years: 1 };
  const lots = (community: TestCommunity) =>
    world.ask("select 1 from deals.lot where community_id = $1", [community.id]);
  const sign = (community: TestCommunity, dealId: string, person: "fenna" | "geert", now: Date) =>
    act(
      signDeal,
      community.as(person, now),
      person === "fenna"
        ? { dealId, side: "party" }
        : { dealId, side: "municipality", mandate: community.mandateId },
    ).then(nameOf);

  test("both sides still sign; no visit is drawn any more", async () => {
    const community = await found();
    const deal = await addDeal(world, community, on("2026-10-10"), small);
    expect(await sign(community, deal.id, "fenna", lastMinute)).toBe("done");
    const page = await pageOf(community, `/deals/${deal.number}`, firstMinute);
    expect(page).toContain("Rechten gaan door");
    expect(page).toContain("geen bezoek meer geloot");
    expect(await sign(community, deal.id, "geert", firstMinute)).toBe("done");
    expect(await lots(community)).toEqual([]);
    await expect(
      goRound(
        world,
        community.id,
        `insert into deals.lot (community_id, deal_id, seed, one_in, drawn, at)
         values ('${community.id}', '${deal.id}', 'zaad', 20, 3, '2026-11-01T10:00:00Z')`,
      ),
    ).rejects.toThrow(/no visit is drawn/);
  });

  test("the last two signatures at one moment bind it once", async () => {
    const community = await found();
    const deal = await addDeal(world, community, on("2026-10-10"), small);
    const both = await Promise.all([
      sign(community, deal.id, "fenna", firstMinute),
      sign(community, deal.id, "geert", firstMinute),
    ]);
    expect(both).toEqual(["done", "done"]);
    const signed = await world.ask(
      "select 1 from platform.entry where community_id = $1 and kind = 'deals.signed'",
      [community.id],
    );
    expect(signed).toHaveLength(1);
    expect(await lots(community)).toEqual([]);
  });

  test("a yes still binds by itself on its own day", async () => {
    const community = await found();
    const deal = await addDeal(world, community, on("2026-10-10"), small);
    await settleUntil(world, community, on("2026-11-12"));
    const [row] = await world.ask("select state from deals.deal where id = $1", [deal.id]);
    expect(row?.state).toBe("boundBySilence");
  });

  test("under a charter that holds a visit is drawn", async () => {
    const community = await found();
    const deal = await addDeal(world, community, on("2026-10-10"), small);
    expect(await sign(community, deal.id, "fenna", lastMinute)).toBe("done");
    expect(await sign(community, deal.id, "geert", lastMinute)).toBe("done");
    expect(await lots(community)).toHaveLength(1);
  });
});

test("what people began themselves keeps its right to help, and its page says so", async () => {
  const community = await found();
  const { number } = await done(startUndertaking, community.as("fenna", on("2026-10-30")), {
    workId: community.works.park,
    what: "Wij maaien elke zaterdag het gras.",
    nothingNeeded: "yes",
  });
  const page = await pageOf(community, `/wij-doen-dit/${number}`, on("2026-11-02"));
  expect(page).toContain("liep af op 31 oktober 2026. Rechten gaan door");
  expect(page).toContain("De gemeente moet dus nog steeds zeggen wie er helpt.");
});
