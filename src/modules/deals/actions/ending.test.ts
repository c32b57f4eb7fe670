import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { newId } from "#lib/ids.ts";
import { withdrawMandate } from "#modules/mandates";
import { addMember, addOrganization, layDownRole } from "#modules/people";
import { act } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addDeal,
  addMandate,
  appoint,
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  signBoth,
  type TestCommunity,
} from "../../../test-community.ts";
import {
  changeFace,
  endDeal,
  goOnWithDeal,
  lookBack,
  makeTableDeal,
  signDeal,
  stepIn,
  withdrawDeal,
} from "../actions.ts";
import { listOwedStepIns } from "../store.ts";

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const day = 86_400_000;
const later = (days: number) => new Date(beginning.getTime() + days * day);
const as = (person: Person, days = 0) => community.as(person, later(days));
const settle = (days: number, of = community) =>
  settleDue(world.platform, subjectKinds, of.id, later(days));

type Typed = z.input<typeof makeTableDeal.input>;

/** A deal at Roelie's table: 750 euro, looked back on after three months. */
async function makeDeal(mandate: string, more: Partial<Typed> = {}): Promise<string> {
  const { number } = await done(makeTableDeal, as("geert"), {
    partyMemberId: community.people.roelie,
    title: "Een bankje bij de vijver",
    areaId: community.areas.oldeveen,
    money: "750",
    partyHours: "12",
    continuity: "Dan maakt de buurman het af.",
    // Each about a work of its own, so that no parts add up.
    workId: newId(),
    looksBackMonths: 3,
    mandate,
    ...more,
  });
  const [row] = await world.ask("select id from deals.deal where number = $1", [number]);
  return String(row?.id);
}

async function signedDeal(mandate: string, more: Partial<Typed> = {}): Promise<string> {
  const dealId = await makeDeal(mandate, more);
  await done(signDeal, as("roelie"), { dealId, side: "party" });
  return dealId;
}

async function stateOf(dealId: string): Promise<string> {
  const [row] = await world.ask("select state from deals.deal where id = $1", [dealId]);
  return String(row?.state);
}

async function leftOn(mandateId: string): Promise<number> {
  const [row] = await world.ask(
    "select (amount_cents - committed_cents)::int as cents from mandates.mandate where id = $1",
    [mandateId],
  );
  return Number(row?.cents);
}

async function recorded(dealId: string, kind: string) {
  const [row] = await world.ask(
    "select data, at from platform.entry where subject_id = $1 and kind = $2",
    [dealId, kind],
  );
  return row;
}

const told = {
  words: "Het ging goed.",
  verdicts: { "party-hours": "met", "municipality-money": "met" },
} as const;

describe("what nobody signs", () => {
  test("expires after four weeks, and its money is free again", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await makeDeal(mandate);
    expect(await leftOn(mandate)).toBe(25_000);
    await settle(29);
    expect(await stateOf(dealId)).toBe("expired");
    expect(await leftOn(mandate)).toBe(100_000);
    expect(nameOf(await act(signDeal, as("roelie", 29), { dealId, side: "party" }))).toBe(
      "deal_is_off",
    );
  });

  test("does not expire when only the municipality is awaited: its silence costs the party nothing", async () => {
    const dealId = await makeDeal("executive");
    await done(signDeal, as("roelie"), { dealId, side: "party" });
    await settle(60);
    expect(await stateOf(dealId)).toBe("proposed");
    const signing = { dealId, side: "municipality", mandate: "executive" } as const;
    await done(signDeal, as("henk", 60), signing);
    expect(await stateOf(dealId)).toBe("signed");
  });

  test("is taken off the table by either side, once; the municipality says why", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await makeDeal(mandate);
    const off = (person: Person, side: "party" | "municipality", reason: string) =>
      act(withdrawDeal, as(person), { dealId, side, reason });
    expect(nameOf(await off("fenna", "party", ""))).toBe("not_of_this_deal");
    expect(nameOf(await off("roelie", "municipality", "Er is geen plek."))).toBe(
      "not_of_this_deal",
    );
    expect(nameOf(await off("geert", "municipality", ""))).toBe("reason_missing");
    expect(nameOf(await off("geert", "municipality", "Er is geen plek meer."))).toBe("done");
    expect(await leftOn(mandate)).toBe(100_000);
    expect(nameOf(await off("roelie", "party", ""))).toBe("deal_is_bound");
    expect(await stateOf(dealId)).toBe("withdrawn");
  });

  test("of many who sign and withdraw at once, one thing comes, and the money fits it", async () => {
    const mandate = await addMandate(community, 1_000_000n);
    const deals = await Promise.all(
      Array.from({ length: 8 }, () => makeDeal(mandate, { money: "100" })),
    );
    await Promise.all(
      deals.flatMap((dealId) => [
        act(signDeal, as("roelie"), { dealId, side: "party" }),
        act(withdrawDeal, as("geert"), { dealId, side: "municipality", reason: "Toch maar niet." }),
      ]),
    );
    const states = await Promise.all(deals.map(stateOf));
    const signed = states.filter((state) => state === "signed").length;
    expect(states.every((state) => state === "signed" || state === "withdrawn")).toBe(true);
    expect(await leftOn(mandate)).toBe(1_000_000 - signed * 10_000);
  });
});

describe("what has run its term", () => {
  test("waits for both to look back, and is closed when they did", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await signedDeal(mandate);
    await settle(93);
    expect(await stateOf(dealId)).toBe("finished");
    await done(lookBack, as("roelie", 94), { dealId, side: "party", ...told });
    expect(await stateOf(dealId)).toBe("finished");
    await done(lookBack, as("geert", 95), { dealId, side: "municipality", ...told });
    expect(await stateOf(dealId)).toBe("closed");
    expect((await recorded(dealId, "deals.closed"))?.data).toEqual({ missing: null });
    // The money was spent as agreed: nothing comes back.
    expect(await leftOn(mandate)).toBe(25_000);
  });

  test("is closed after eight weeks with who did not tell, and telling stays possible", async () => {
    const dealId = await signedDeal(community.mandateId);
    await done(lookBack, as("roelie", 94), { dealId, side: "party", ...told });
    await settle(160);
    expect(await stateOf(dealId)).toBe("closed");
    expect((await recorded(dealId, "deals.closed"))?.data).toEqual({ missing: "municipality" });
    await done(lookBack, as("geert", 161), { dealId, side: "municipality", ...told });
  });
});

describe("handing back", () => {
  const stop = (dealId: string, days: number, endsOn: string) =>
    act(endDeal, as("roelie", days), {
      dealId,
      side: "party",
      ground: "stops",
      endsOn,
      reason: "Mijn knie wil niet meer.",
    });
  const takes = {
    doerKind: "municipality",
    doerName: "Afdeling Groen",
    words: "Het bankje komt.",
  } as const;

  test("goes by the municipality's own plan, and what is left comes back to the mandate", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await signedDeal(mandate);
    expect(nameOf(await stop(dealId, 10, "2026-10-01"))).toBe("ends_too_soon");
    expect(nameOf(await stop(dealId, 10, "2026-10-20"))).toBe("done");
    const plan = { dealId, ...takes, left: "250" };
    // Until the municipality says who takes over, it is waited for.
    const owed = async () =>
      (
        await world.database.read(community.id, (db) => listOwedStepIns(db, community.id, 500))
      ).find(({ deal }) => deal.id === dealId);
    expect(await owed()).toMatchObject({ endsOn: "2026-10-20" });
    expect(nameOf(await act(stepIn, as("roelie", 11), plan))).toBe("not_of_this_deal");
    expect(nameOf(await act(stepIn, as("geert", 11), { ...plan, left: "751" }))).toBe(
      "left_above_amount",
    );
    await done(stepIn, as("geert", 11), plan);
    expect(await owed()).toBeUndefined();
    expect(nameOf(await act(stepIn, as("geert", 11), plan))).toBe("step_in_known");
    // Until the last day all goes on; the money is not free before.
    await settle(21);
    expect(await stateOf(dealId)).toBe("ending");
    expect(await leftOn(mandate)).toBe(25_000);
    await settle(22);
    expect(await stateOf(dealId)).toBe("handedBack");
    expect(await leftOn(mandate)).toBe(50_000);
    expect(await recorded(dealId, "deals.handedBack")).toMatchObject({
      data: { side: "party", doerKind: "municipality", isNamed: true },
      at: new Date("2026-10-20T22:00:00Z"),
    });
    await done(lookBack, as("roelie", 23), { dealId, side: "party", ...told });
  });

  test("does not hang when the municipality says nothing: it does it itself, and may still say so", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await signedDeal(mandate);
    await stop(dealId, 10, "2026-10-20");
    await settle(22);
    expect(await stateOf(dealId)).toBe("handedBack");
    expect((await recorded(dealId, "deals.handedBack"))?.data).toMatchObject({ isNamed: false });
    expect(await leftOn(mandate)).toBe(25_000);
    await done(stepIn, as("geert", 30), { dealId, ...takes, left: "100" });
    expect(await leftOn(mandate)).toBe(35_000);
  });

  test("can be taken back before the last day; then all is as it was", async () => {
    const dealId = await signedDeal(community.mandateId);
    await stop(dealId, 10, "2026-10-20");
    expect(nameOf(await act(goOnWithDeal, as("geert", 11), { dealId }))).toBe("not_of_this_deal");
    await done(goOnWithDeal, as("roelie", 11), { dealId });
    expect(await stateOf(dealId)).toBe("signed");
    await settle(30);
    expect(await stateOf(dealId)).toBe("signed");
    expect(nameOf(await stop(dealId, 31, "2026-11-10"))).toBe("done");
  });

  test("both sides who stop at once stop it once", async () => {
    const deals = await Promise.all(
      Array.from({ length: 5 }, () => signedDeal(community.mandateId, { money: "10" })),
    );
    const names = await Promise.all(
      deals.flatMap((dealId) => [
        stop(dealId, 5, "2026-11-01").then(nameOf),
        act(endDeal, as("geert", 5), {
          dealId,
          side: "municipality",
          ground: "notice",
          endsOn: "2026-11-01",
          reason: "Het plein gaat op de schop.",
        }).then(nameOf),
      ]),
    );
    expect(names.filter((name) => name === "done")).toHaveLength(5);
    expect(names.filter((name) => name === "not_running")).toHaveLength(5);
  });
});

describe("a party that leaves or dies", () => {
  test("goes on by another of its organisation, who becomes its face", async () => {
    const { id: jan } = await done(addMember, community.asSystem(), {
      name: "Jan Oosterhuis",
      areaId: community.areas.oldeveen,
    });
    const { id: organizationId } = await done(addOrganization, community.as("fenna"), {
      name: "Buurtploeg de Vaart",
      form: "association",
    });
    await goRound(
      world,
      community.id,
      "insert into people.organization_member values ($1, $2, $3, false, now(), $4)",
      [community.id, organizationId, jan, community.people.fenna],
    );
    const dealId = await makeDeal(community.mandateId, {
      partyMemberId: community.people.fenna,
      partyOrganizationId: organizationId,
    });
    await done(signDeal, as("fenna"), { dealId, side: "party" });
    const gone = { dealId, side: "municipality", ground: "gone", endsOn: "2026-11-01" } as const;
    expect(nameOf(await act(endDeal, as("geert", 5), gone))).toBe("others_go_on");
    const asJan: Context = { ...as("fenna", 6), actor: { kind: "member", memberId: jan } };
    expect(nameOf(await act(changeFace, as("roelie", 6), { dealId }))).toBe("not_of_this_deal");
    await done(changeFace, asJan, { dealId });
    expect(nameOf(await act(changeFace, asJan, { dealId }))).toBe("no_other_face");
    expect(await stateOf(dealId)).toBe("signed");
  });

  test("alone, is handed back after two weeks, unless it is still there", async () => {
    const dealId = await signedDeal(community.mandateId);
    const gone = (endsOn: string) =>
      act(endDeal, as("geert", 5), { dealId, side: "municipality", ground: "gone", endsOn });
    expect(nameOf(await gone("2026-10-17"))).toBe("ends_too_soon");
    expect(nameOf(await gone("2026-10-18"))).toBe("done");
    await done(goOnWithDeal, as("roelie", 7), { dealId });
    expect(await stateOf(dealId)).toBe("signed");
    expect(nameOf(await gone("2026-10-18"))).toBe("done");
    await settle(20);
    expect(await stateOf(dealId)).toBe("handedBack");
  });
});

describe("a deal of a challenge", () => {
  test("copies the demands of the work, names it, and has the charter's notice", async () => {
    const deal = await addDeal(world, community);
    const rows = await world.ask(
      "select position, title from deals.requirement where deal_id = $1",
      [deal.id],
    );
    expect(rows).toEqual([{ position: 1, title: "Het park is altijd open" }]);
    expect(deal).toMatchObject({ workId: community.works.park, exitMonths: 3 });
    await signBoth(community, deal.id);
    const look = (verdicts: Record<string, string>) =>
      act(lookBack, as("fenna", 400), { dealId: deal.id, side: "party", words: "Goed.", verdicts });
    const rest = { "party-words": "met", "municipality-words": "notMet" };
    expect(nameOf(await look(rest))).toBe("promise_missing");
    expect(nameOf(await look({ ...rest, "requirement-1": "notYet" }))).toBe("done");
  });

  test("binds through a change of the executive: who signed is gone, the deal is not", async () => {
    const own = await foundTestCommunity(world, "nieuwcollege");
    const deal = await addDeal(world, own);
    const signing = { dealId: deal.id, side: "municipality", mandate: "executive" } as const;
    await done(signDeal, own.as("henk"), signing);
    await done(signDeal, own.as("fenna"), { dealId: deal.id, side: "party" });
    const { id: bea } = await done(addMember, own.asSystem(), { name: "Bea de Jong" });
    await appoint(own, { memberId: bea, role: "alderman", startsOn: "2026-10-02" }, later(5));
    const [term] = await world.ask(
      "select id from people.role_term where member_id = $1 and role = 'alderman'",
      [own.people.henk],
    );
    await done(layDownRole, own.as("henk", later(5)), {
      termId: String(term?.id),
      endsOn: "2026-10-04",
      reason: "Er is een nieuw college.",
    });
    await settle(10, own);
    expect(await stateOf(deal.id)).toBe("signed");
    // The new alderman speaks for the municipality, and can no more unsay it than the old one.
    const asBea: Context = {
      ...own.as("henk", later(10)),
      actor: { kind: "member", memberId: bea },
    };
    const off = { dealId: deal.id, side: "municipality", reason: "Dit wil ik niet." } as const;
    expect(nameOf(await act(withdrawDeal, asBea, off))).toBe("deal_is_bound");
    const notice = { ...off, ground: "notice", endsOn: "2026-12-01" } as const;
    expect(nameOf(await act(endDeal, asBea, notice))).toBe("ends_too_soon");
  });

  test("of a yes stands against the municipality, and the party may let go of it", async () => {
    const deal = await addDeal(world, community);
    const off = { dealId: deal.id, reason: "Wij hebben ons bedacht." };
    expect(nameOf(await act(withdrawDeal, as("henk"), { ...off, side: "municipality" }))).toBe(
      "yes_binds_municipality",
    );
    expect(nameOf(await act(withdrawDeal, as("fenna"), { ...off, side: "party" }))).toBe("done");
    expect(await stateOf(deal.id)).toBe("withdrawn");
  });
});

describe("SQL that goes round us", () => {
  test("takes no other road through the states, and changes nothing that was agreed", async () => {
    const dealId = await signedDeal(community.mandateId);
    for (const [change, message] of [
      ["state = 'closed', lapses_at = null, lapses_to = null", /does not go from signed to closed/],
      ["state = 'withdrawn', bound_at = null, lapses_at = null, lapses_to = null", /does not go/],
      ["what = 'Iets anders'", /keeps what was agreed/],
      ["term_months = 36", /keeps what was agreed/],
      ["step_in = 'Niets'", /keeps what was agreed/],
      ["lapses_at = null, lapses_to = null", /runs_to_an_end/],
    ] as const)
      await expect(
        goRound(world, community.id, `update deals.deal set ${change} where id = $1`, [dealId]),
        change,
      ).rejects.toThrow(message);
  });

  test("gives no more back than was committed, and once", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await signedDeal(mandate);
    const release = (cents: number) =>
      goRound(
        world,
        community.id,
        `insert into mandates.release (community_id, purpose_kind, purpose_id, amount_cents, at)
         values ($1, 'deal', $2, $3, now())`,
        [community.id, dealId, cents],
      );
    await expect(release(75_001)).rejects.toThrow(/more would come back/);
    await release(100);
    await expect(release(100)).rejects.toMatchObject({ code: "23505" });
    expect(await leftOn(mandate)).toBe(25_100);
  });
});

describe("random histories", () => {
  const people = ["roelie", "geert", "henk", "fenna"] as const;
  const step = fc.record({
    who: fc.constantFrom(...people),
    what: fc.constantFrom(
      "sign",
      "off",
      "stop",
      "goOn",
      "stepIn",
      "back",
      "wait",
      "withdrawMandate",
    ),
    days: fc.integer({ min: 0, max: 40 }),
    left: fc.integer({ min: 0, max: 900 }),
  });
  const over = ["withdrawn", "expired", "handedBack", "closed"];

  test("no state is without a way on, and no mandate carries more than it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const mandate = await addMandate(community, 100_000n);
        const dealId = await makeDeal(mandate);
        let now = 0;
        for (const { who, what, days, left } of steps) {
          now += days;
          await settle(now);
          await perform(what, who, now, dealId, mandate, left);
          await holds(dealId, mandate);
        }
        // Whatever people did or left undone: time itself brings it to an end, or the party can.
        await settle(now + 1500);
        const state = await stateOf(dealId);
        if (!over.includes(state)) {
          expect(state).toBe("proposed");
          const off = { dealId, side: "party", reason: "" } as const;
          expect(nameOf(await act(withdrawDeal, as("roelie", now + 1500), off))).toBe("done");
        }
        await holds(dealId, mandate);
      }),
      { numRuns: 15, seed: 20261127 },
    );
  }, 240_000);

  async function perform(
    what: string,
    who: (typeof people)[number],
    now: number,
    dealId: string,
    mandateId: string,
    left: number,
  ) {
    const context = as(who, now);
    const side = who === "roelie" ? "party" : "municipality";
    const endsOn = new Date(later(now + 20)).toISOString().slice(0, 10);
    switch (what) {
      case "sign":
        return side === "party"
          ? act(signDeal, context, { dealId, side })
          : act(signDeal, context, {
              dealId,
              side,
              mandate: who === "henk" ? "executive" : mandateId,
            });
      case "off":
        return act(withdrawDeal, context, { dealId, side, reason: "Het kan toch niet doorgaan." });
      case "stop":
        return act(endDeal, context, {
          dealId,
          side,
          ground: side === "party" ? "stops" : who === "geert" ? "gone" : "notice",
          endsOn,
          reason: "Het gaat niet meer.",
        });
      case "goOn":
        return act(goOnWithDeal, context, { dealId });
      case "stepIn":
        return act(stepIn, context, {
          dealId,
          doerKind: "people",
          doerName: "De buren",
          words: "Zij doen het.",
          left: String(left),
        });
      case "back":
        return act(lookBack, context, { dealId, side, ...told });
      case "withdrawMandate":
        return act(withdrawMandate, context, { mandateId });
      default:
        return undefined;
    }
  }

  async function holds(dealId: string, mandateId: string): Promise<void> {
    const [deal] = await world.ask("select state, lapses_at from deals.deal where id = $1", [
      dealId,
    ]);
    const state = String(deal?.state);
    if (!over.includes(state) && state !== "proposed") expect(deal?.lapses_at).not.toBeNull();
    const [sums] = await world.ask(
      `select m.committed_cents::int as kept, m.amount_cents::int as amount,
         coalesce((select sum(amount_cents) from mandates.commitment c where c.mandate_id = m.id), 0)::int
         - coalesce((select sum(r.amount_cents) from mandates.release r
             join mandates.commitment c using (community_id, purpose_kind, purpose_id)
             where c.mandate_id = m.id), 0)::int as sum
       from mandates.mandate m where m.id = $1`,
      [mandateId],
    );
    expect(sums?.kept).toBe(sums?.sum);
    expect(Number(sums?.kept)).toBeGreaterThanOrEqual(0);
    expect(Number(sums?.kept)).toBeLessThanOrEqual(Number(sums?.amount));
    if (state === "withdrawn" || state === "expired") expect(sums?.kept).toBe(0);
  }
});
