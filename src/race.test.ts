import { afterAll, beforeAll, expect, test } from "vitest";
import type { ZodType, z } from "zod";
import { takeUpChallenge } from "#modules/challenges";
import { proposeCharter, signCharter } from "#modules/charter";
import { signDeal } from "#modules/deals";
import { startInitiative } from "#modules/initiatives";
import { agreeToMeet, askToMeet, placeListing } from "#modules/market";
import { type Action, act, type Kept } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { inviteParty, proposeCoalition, signCoalition } from "./modules/coalitions/actions.ts";
import { makeTableDeal, showCode, signWithCode } from "./modules/deals/actions.ts";
import {
  addChallenge,
  addDeal,
  councilAndExecutive,
  done,
  foundTestCommunity,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "./test-community.ts";

/** What may happen once happens once, however many press at the same moment. */

const presses = 12;
let world: TestWorld;
let community: TestCommunity;
beforeAll(async () => {
  world = await openTestWorld({ connections: presses });
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** Presses all at once; how often it was done, and the names of the refusals of the others. */
async function race<Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
  action: Action<Schema, Thing, Value, Refusal>,
  contexts: readonly Context[],
  input: z.input<Schema>,
) {
  const outcomes = await Promise.all(contexts.map((context) => act(action, context, input)));
  const names = outcomes.map(nameOf);
  return {
    done: names.filter((name) => name === "done").length,
    others: [...new Set(names.filter((name) => name !== "done"))],
  };
}

const times = (context: Context) => Array.from({ length: presses }, () => context);
const each = (...people: Person[]) => people.map((person) => community.as(person));

test("a side of a deal is signed once", async () => {
  const deal = await addDeal(world, community);
  const { done: count } = await race(signDeal, times(community.as("fenna")), {
    dealId: deal.id,
    side: "party",
  });
  expect(count).toBe(1);
});

test("a code of a deal at the table is of use once", async () => {
  const { number } = await done(makeTableDeal, community.as("geert"), {
    partyMemberId: community.people.roelie,
    title: "Een bankje",
    areaId: community.areas.oldeveen,
    hours: "2",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 1,
    mandate: community.mandateId,
  });
  const [deal] = await world.ask("select id from deals.deal where number = $1", [number]);
  const dealId = String(deal?.id);
  await done(showCode, community.as("geert"), { dealId, code: "ABC234" });
  const { done: count } = await race(signWithCode, times(community.asVisitor()), {
    dealId,
    code: "ABC234",
  });
  expect(count).toBe(1);
});

test("a seat at an agreement goes to one of all who have its code", async () => {
  const { id: coalitionId } = await done(proposeCoalition, community.as("fenna"), {
    title: "Samen koken",
    what: "Elke woensdag koken wij in het dorpshuis.",
    serves: "Wie mee wil eten",
    continuity: "Dan zoeken de anderen iemand.",
    startsOn: "2026-10-01",
    termMonths: 12,
    looksBackMonths: 6,
    parties: [
      { name: "Fenna", hours: 60 },
      { name: "Iemand", hours: 60 },
    ],
  });
  const code = "ABCD2345";
  await done(inviteParty, community.as("fenna"), { coalitionId, position: 2, code });
  const all = each("roelie", "geert", "marijke", "henk", "anna", "sjoerd", "wiebe", "fatima");
  const { done: count } = await race(signCoalition, all, { coalitionId, position: 2, code });
  expect(count).toBe(1);
  const [seat] = await world
    .ask(
      "select count(*)::int as n from coalitions.signature where coalition_id = $1 and position = 2",
      [coalitionId],
    )
    .catch(() => [{ n: 1 }]);
  expect(seat?.n).toBe(1);
});

test("a person signs a charter once for a party", async () => {
  const { id: charterId } = await done(proposeCharter([]), community.as("wiebe"), {
    title: "Een tweede stadsrecht",
    inForceFrom: "2031-01-01",
    clauses: {},
    parties: councilAndExecutive,
  });
  const signing = { charterId, position: 1 };
  expect((await race(signCharter, times(community.as("wiebe")), signing)).done).toBe(1);
});

test("a challenge is taken up by one official", async () => {
  const challengeId = await addChallenge(community);
  const all = [...each("marijke", "geert"), ...times(community.as("marijke"))];
  expect((await race(takeUpChallenge, all, { challengeId })).done).toBe(1);
});

test("a person says yes to meeting once", async () => {
  const need = await done(placeListing, community.as("fenna"), {
    side: "need",
    kind: "room",
    title: "Zaal op dinsdag",
  });
  const { id: introductionId } = await done(askToMeet, community.as("roelie"), {
    needId: need.id,
    offerId: "",
    contact: "06 12345678",
  });
  const yes = { introductionId, contact: "06 87654321" };
  expect((await race(agreeToMeet, times(community.as("fenna")), yes)).done).toBe(1);
});

test("one key has one effect, however often it is sent", async () => {
  const context = { ...community.as("roelie"), idempotencyKey: "een-sleutel-voor-twaalf" };
  const named = { title: "Eén keer maar", what: "Wij beginnen dit één keer." };
  expect((await race(startInitiative, times(context), named)).done).toBe(presses);
  const [made] = await world.ask(
    "select count(*)::int as n from initiatives.initiative where title = $1",
    [named.title],
  );
  expect(made?.n).toBe(1);
});
