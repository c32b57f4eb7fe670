import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { act } from "#platform/act.ts";
import {
  addDeal,
  addMandate,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  settleUntil,
  signBoth,
  type TestCommunity,
} from "../../test-community.ts";
import { signDeal } from "./actions.ts";
import type { Deal } from "./model.ts";

/** Four weeks from the beginning end on 27 October 2026; the clocks went back two days before. */
const lapse = new Date("2026-10-27T23:00:00.000Z");
const lastMoment = new Date(lapse.getTime() - 1);

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** Deals of so many cents each. */
async function addDeals(count: number, amountCents: bigint): Promise<Deal[]> {
  const deals: Deal[] = [];
  for (let index = 0; index < count; index++)
    deals.push(await addDeal(world, community, undefined, { yearlyAmount: amountCents, years: 1 }));
  return deals;
}

async function sign(
  dealId: string,
  mandate: string,
  { as = "geert" as Person, now = undefined as Date | undefined } = {},
): Promise<string> {
  const input = { dealId, side: "municipality", mandate };
  return nameOf(await act(signDeal, community.as(as, now), input));
}

async function signAsParty(dealId: string, as: Person = "fenna", now?: Date): Promise<string> {
  return nameOf(await act(signDeal, community.as(as, now), { dealId, side: "party" }));
}

async function stateOf(dealId: string) {
  const [row] = await world.ask(
    "select state, bound_at, lapses_at, lapses_to, contact_member_id as contact from deals.deal where id = $1",
    [dealId],
  );
  return row;
}

async function committedOn(mandateId: string) {
  const [row] = await world.ask(
    `select committed_cents::int as kept, (
       select coalesce(sum(amount_cents), 0)::int from mandates.commitment
       where mandate_id = m.id) as sum,
      (select count(*)::int from mandates.commitment where mandate_id = m.id) as count
     from mandates.mandate m where id = $1`,
    [mandateId],
  );
  return row;
}

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe("fifty signings at once", () => {
  test("of different deals sign exactly as many as the mandate holds", async () => {
    const deals = await addDeals(50, 10_000n);
    const mandateId = await addMandate(community, 209_999n);
    const names = await Promise.all(deals.map((deal) => sign(deal.id, mandateId)));
    expect(countOf(names)).toEqual({ done: 20, mandate_too_small: 30 });
    expect(await committedOn(mandateId)).toEqual({ kept: 200_000, sum: 200_000, count: 20 });
    const signatures = await world.ask(
      "select deal_id as id from deals.signature where mandate_id = $1",
      [mandateId],
    );
    const signed = deals.filter((_, index) => names[index] === "done").map((deal) => deal.id);
    expect(signatures.map(({ id }) => id).sort()).toEqual(signed.sort());
  }, 60_000);

  test("of the same deal sign and commit once", async () => {
    const [deal] = await addDeals(1, 10_000n);
    const mandateId = await addMandate(community, 1_000_000n);
    const id = deal?.id ?? "";
    const names = await Promise.all(Array.from({ length: 50 }, () => sign(id, mandateId)));
    expect(countOf(names)).toEqual({ done: 1, side_signed_before: 49 });
    expect(await committedOn(mandateId)).toEqual({ kept: 10_000, sum: 10_000, count: 1 });
  });

  test("by both sides bind it once, whoever comes last", async () => {
    const deals = await addDeals(10, 10_000n);
    const mandateId = await addMandate(community, 1_000_000n);
    const names = await Promise.all(
      deals.flatMap(({ id }) => [
        sign(id, mandateId),
        signAsParty(id),
        sign(id, mandateId),
        signAsParty(id),
      ]),
    );
    const counts = countOf(names);
    expect(counts.done).toBe(20);
    expect((counts.side_signed_before ?? 0) + (counts.deal_is_bound ?? 0)).toBe(20);
    expect(await committedOn(mandateId)).toEqual({ kept: 100_000, sum: 100_000, count: 10 });
    for (const { id } of deals) {
      expect(await stateOf(id)).toMatchObject({ state: "signed", lapses_to: "finished" });
      const entries = await world.ask(
        "select from platform.entry where subject_id = $1 and kind = 'deals.signed'",
        [id],
      );
      expect(entries).toHaveLength(1);
    }
  });

  test("from two mandates spend each on its own deals", async () => {
    const deals = await addDeals(12, 10_000n);
    const mandates = [await addMandate(community, 30_000n), await addMandate(community, 50_000n)];
    const names = await Promise.all(
      deals.map((deal, index) => sign(deal.id, mandates[index % 2] ?? "")),
    );
    expect(countOf(names)).toEqual({ done: 8, mandate_too_small: 4 });
    expect(await committedOn(mandates[0] ?? "")).toMatchObject({ kept: 30_000, sum: 30_000 });
    expect(await committedOn(mandates[1] ?? "")).toMatchObject({ kept: 50_000, sum: 50_000 });
  });
});

describe("a mandate that does not fit", () => {
  test("is refused by name and commits nothing", async () => {
    const [deal] = await addDeals(1, 10_000n);
    const id = deal?.id ?? "";
    const past = await addMandate(community, 1_000_000n, { endsOn: "2026-09-28" });
    const coming = await addMandate(community, 1_000_000n, { startsOn: "2026-09-30" });
    const elsewhere = await addMandate(community, 1_000_000n, {
      areaId: community.areas.hasselo,
    });
    const small = await addMandate(community, 9_999n);
    const withdrawn = await addMandate(community, 1_000_000n);
    await world.ask("update mandates.mandate set withdrawn_on = '2026-09-29' where id = $1", [
      withdrawn,
    ]);
    expect(await sign(id, past)).toBe("mandate_not_in_force");
    expect(await sign(id, coming)).toBe("mandate_not_in_force");
    expect(await sign(id, withdrawn)).toBe("mandate_withdrawn");
    expect(await sign(id, elsewhere)).toBe("mandate_elsewhere");
    expect(await sign(id, small)).toBe("mandate_too_small");
    expect(await sign(id, newId())).toBe("mandate_unknown");
    const own = await addMandate(community, 1_000_000n);
    expect(await sign(id, own, { as: "henk" })).toBe("mandate_not_yours");
    expect(await sign(id, own, { as: "roelie" })).toBe("mandate_not_yours");
    expect(await sign(id, "executive", { as: "geert" })).toBe("not_the_executive");
    expect(await sign(id, "")).toBe("invalid_input");
    for (const mandateId of [past, coming, withdrawn, elsewhere, small, own])
      expect(await committedOn(mandateId)).toEqual({ kept: 0, sum: 0, count: 0 });
    expect(await stateOf(id)).toMatchObject({ state: "proposed" });
    // Within its area it does.
    const here = await addMandate(community, 10_000n, { areaId: community.areas.oldeveen });
    expect(await sign(id, here)).toBe("done");
  });
});

describe("signing", () => {
  test("for the party is for the party alone, or a member of its organisation", async () => {
    const [deal] = await addDeals(1, 10_000n);
    const id = deal?.id ?? "";
    for (const person of ["roelie", "geert", "henk"] as const)
      expect(await signAsParty(id, person)).toBe("not_this_party");
    expect(await signAsParty(id)).toBe("done");
    expect(await signAsParty(id)).toBe("side_signed_before");
  });

  test("by the executive itself needs no mandate, and makes the signer the contact", async () => {
    const [deal] = await addDeals(1, 10_000n);
    const id = deal?.id ?? "";
    expect(await sign(id, "executive", { as: "henk" })).toBe("done");
    expect(await signAsParty(id)).toBe("done");
    expect(await stateOf(id)).toMatchObject({
      state: "signed",
      contact: community.people.henk,
    });
    expect(await sign(id, "executive", { as: "anna" })).toBe("side_signed_before");
  });
});

describe("a deal not signed within four weeks", () => {
  // Of one work no second deal binds by silence, so each deal here has a community of its own.
  let own: TestCommunity;
  let founded = 0;
  beforeEach(async () => {
    own = await foundTestCommunity(world, `vierweken-${founded++}`);
  });
  test("binds by silence, at the very instant, when it is a subsidy", async () => {
    const deal = await addDeal(world, own);
    expect(deal).toMatchObject({ signBy: "2026-10-27", lapsesAt: lapse, route: "subsidy" });
    expect(await settleUntil(world, own, lastMoment)).toBe(0);
    expect(await stateOf(deal.id)).toMatchObject({ state: "proposed" });
    expect(await settleUntil(world, own, lapse)).toBeGreaterThan(0);
    expect(await stateOf(deal.id)).toMatchObject({ state: "boundBySilence", bound_at: lapse });
    const entries = await world.ask(
      `select at, actor_id from platform.entry
       where subject_id = $1 and kind = 'deals.boundBySilence'`,
      [deal.id],
    );
    expect(entries).toEqual([{ at: lapse, actor_id: null }]);
  });

  test("can be signed to the last moment, and not one later", async () => {
    const inTime = await addDeal(world, own);
    await signBoth(own, inTime.id, lastMoment);
    expect(await stateOf(inTime.id)).toMatchObject({ state: "signed", bound_at: lastMoment });

    const other = await foundTestCommunity(world, `vierweken-${founded++}`);
    const late = await addDeal(world, other);
    const before = await committedOn(other.mandateId);
    const signing = { dealId: late.id, side: "municipality", mandate: other.mandateId };
    expect(nameOf(await act(signDeal, other.as("geert", lapse), signing))).toBe("deal_is_bound");
    expect(await stateOf(late.id)).toMatchObject({ state: "boundBySilence", bound_at: lapse });
    expect(await committedOn(other.mandateId)).toEqual(before);
  });

  test("binds no second time for the same work: two may have a yes, but no two deals by silence", async () => {
    const first = await addDeal(world, own);
    const second = await addDeal(world, own);
    expect([first.lapsesAt, second.lapsesAt]).toEqual([lapse, null]);
  });

  test("binds no contract: that waits until it is signed", async () => {
    const contract = await addDeal(world, own, undefined, {
      workId: own.works.bridges,
    });
    expect(contract).toMatchObject({ route: "contract", lapsesAt: null, signBy: "2026-10-27" });
    const muchLater = new Date("2027-03-01T10:00:00Z");
    await settleUntil(world, own, muchLater);
    expect(await stateOf(contract.id)).toMatchObject({ state: "proposed" });
    await signBoth(own, contract.id, muchLater);
    expect(await stateOf(contract.id)).toMatchObject({ state: "signed" });
  });

  test("binds one without money, also of a work that asks a contract for money", async () => {
    const free = await addDeal(world, own, undefined, {
      workId: own.works.bridges,
      yearlyAmount: 0n,
    });
    expect(free).toMatchObject({ route: "agreementWithoutMoney", lapsesAt: lapse });
  });

  test("binds nothing where no ordinance gives silence a meaning", async () => {
    const silent = await foundTestCommunity(world, "zwijgveld", {});
    const deal = await addDeal(world, silent);
    expect(deal).toMatchObject({ route: "subsidy", lapsesAt: null });
  });

  test.each([
    ["nothing one cent above the value gate", 1_500_001n, null],
    ["at the value gate itself", 1_500_000n, lapse],
  ])("binds %s", async (_, yearlyAmount, lapsesAt) => {
    const gated = await foundTestCommunity(world, `poortveld-${founded++}`, {
      "challenge.silence": {
        basis: "selfBinding",
        title: "Besluit van het college",
        decidedOn: "2026-01-01",
      },
      "deal.gate.subsidyEuros": 30_000,
    });
    const deal = await addDeal(world, gated, undefined, { yearlyAmount });
    expect(deal).toMatchObject({ amountCents: yearlyAmount * 2n, lapsesAt });
  });
});

describe("SQL that goes round us, as the app's own role", () => {
  const bind =
    "update deals.deal set state = 'signed', bound_at = now(), lapses_at = null, lapses_to = null where id = $1";

  test("cannot bind a deal that is not signed by both sides", async () => {
    const [deal] = await addDeals(1, 10_000n);
    const id = deal?.id ?? "";
    const signed = () => goRound(world, community.id, bind, [id]);
    await expect(signed()).rejects.toThrow(/needs both signatures/);
    await done(signDeal, community.as("fenna"), { dealId: id, side: "party" });
    await expect(signed()).rejects.toThrow(/needs both signatures/);
  });

  test("cannot bind a deal whose money no mandate carries, nor make it more afterwards", async () => {
    const [deal] = await addDeals(1, 10_000n);
    const id = deal?.id ?? "";
    const mandateId = await addMandate(community, 1_000_000n);
    const write = (side: string, member: string, mandate: string | null) =>
      goRound(
        world,
        community.id,
        `insert into deals.signature (community_id, deal_id, side, member_id, mandate_id, at)
         values ($1, $2, $3, $4, $5, now())`,
        [community.id, id, side, member, mandate],
      );
    await write("party", community.people.fenna, null);
    await expect(write("party", community.people.fenna, mandateId)).rejects.toMatchObject({
      code: "23514",
    });
    await write("municipality", community.people.geert, mandateId);
    await expect(goRound(world, community.id, bind, [id])).rejects.toThrow(/not covered/);
    await goRound(
      world,
      community.id,
      `insert into mandates.commitment
         (community_id, mandate_id, purpose_kind, purpose_id, amount_cents, at)
       values ($1, $2, 'deal', $3, 9999, now())`,
      [community.id, mandateId, id],
    );
    await expect(goRound(world, community.id, bind, [id])).rejects.toThrow(/not covered/);

    const covered = await addDeal(world, community);
    await signBoth(community, covered.id);
    const more = "update deals.deal set amount_cents = amount_cents + 1 where id = $1";
    await expect(goRound(world, community.id, more, [covered.id])).rejects.toThrow(
      /keeps what was agreed/,
    );
  });

  test("cannot sign twice for a side, commit twice for a deal, or take a signature back", async () => {
    const deal = await addDeal(world, community);
    await signBoth(community, deal.id);
    for (const [statement, code] of [
      [
        `insert into deals.signature select * from deals.signature where deal_id = '${deal.id}'`,
        "23505",
      ],
      [
        `insert into mandates.commitment
         select * from mandates.commitment where purpose_id = '${deal.id}'`,
        "23505",
      ],
      [`delete from deals.signature where deal_id = '${deal.id}'`, "42501"],
      [`update deals.signature set mandate_id = null where deal_id = '${deal.id}'`, "42501"],
      [`delete from deals.deal where id = '${deal.id}'`, "42501"],
    ] as const)
      await expect(goRound(world, community.id, statement)).rejects.toMatchObject({ code });
  });
});
