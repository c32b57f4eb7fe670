import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok } from "#lib/result.ts";
import { act, action } from "#platform/act.ts";
import {
  addMandate,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type TestCommunity,
} from "../../test-community.ts";
import {
  commitWithin,
  consentToMandate,
  giveMandate,
  giveSubMandate,
  withdrawMandate,
} from "./actions.ts";

const world = await openTestWorld();
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** What a higher floor does with a mandate, and no more than that. */
const commit = action({
  name: "test.commit",
  input: z.object({ mandateId: z.uuid(), amountCents: z.bigint(), areaId: z.uuid() }),
  who: "member",
  perform: async (acting, input) => {
    const committed = await commitWithin(acting, {
      ...input,
      memberId: acting.actor.kind === "member" ? acting.actor.memberId : "",
      purpose: { kind: "test", id: newId() },
    });
    return committed.ok ? ok({}) : committed;
  },
});

async function commitFrom(
  mandateId: string,
  amountCents: bigint,
  { as = "geert" as "geert" | "roelie", now = new Date("2026-09-29T10:00:00Z") } = {},
): Promise<string> {
  const input = { mandateId, amountCents, areaId: community.areas.oldeveen };
  return nameOf(await act(commit, community.as(as, now), input));
}

async function sumOf(mandateId: string) {
  const [row] = await world.ask(
    `select amount_cents, committed_cents, (
       select coalesce(sum(amount_cents), 0) from mandates.commitment c
       where c.community_id = m.community_id and c.mandate_id = m.id) as sum
     from mandates.mandate m where id = $1`,
    [mandateId],
  );
  return { committed: row?.committed_cents, sum: row?.sum };
}

describe("a mandate", () => {
  test("stands in the record under the executive's name, with its number", async () => {
    const outcome = await done(giveMandate, community.as("henk"), {
      holderId: community.people.marijke,
      amountCents: 500_000n,
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      registerReference: "Regel 15",
    });
    expect(outcome.number).toMatch(/^M-2026-\d{3}$/);
    const [entry] = await world.ask(
      "select kind, office, actor_id, data from platform.entry where subject_id = $1",
      [outcome.id],
    );
    expect(entry).toEqual({
      kind: "mandates.given",
      office: "executive",
      actor_id: community.people.henk,
      data: {
        holderId: community.people.marijke,
        amountCents: "500000",
        endsOn: "2026-12-31",
      },
    });
  });

  test("is not given to a stranger, for no money, or backwards in time", async () => {
    const give = async (change: object) =>
      nameOf(
        await act(giveMandate, community.as("henk"), {
          holderId: community.people.geert,
          amountCents: 1n,
          startsOn: "2026-01-01",
          endsOn: "2026-01-01",
          registerReference: "Regel 1",
          ...change,
        }),
      );
    expect(await give({})).toBe("done");
    expect(await give({ holderId: newId() })).toBe("holder_unknown");
    expect(await give({ areaId: newId() })).toBe("area_unknown");
    expect(await give({ endsOn: "2025-12-31" })).toBe("period_reversed");
    expect(await give({ amountCents: 0n })).toBe("invalid_input");
    expect(await give({ amountCents: -1n })).toBe("invalid_input");
    expect(await give({ amountCents: 10n ** 15n })).toBe("done");
    expect(await give({ amountCents: 10n ** 30n })).toBe("invalid_input");
  });
});

describe("committing on a mandate", () => {
  test("takes from it what it commits, to the last cent", async () => {
    const mandateId = await addMandate(community, 1000n);
    expect(await commitFrom(mandateId, 999n)).toBe("done");
    expect(await commitFrom(mandateId, 2n)).toBe("mandate_too_small");
    expect(await commitFrom(mandateId, 1n)).toBe("done");
    expect(await commitFrom(mandateId, 1n)).toBe("mandate_too_small");
    expect(await sumOf(mandateId)).toEqual({ committed: "1000", sum: "1000" });
  });

  test("of nothing asks no money, but the mandate all the same", async () => {
    const mandateId = await addMandate(community, 1000n);
    expect(await commitFrom(mandateId, 0n)).toBe("done");
    expect(await commitFrom(mandateId, 0n, { as: "roelie" })).toBe("mandate_not_yours");
    expect(await sumOf(mandateId)).toEqual({ committed: "0", sum: "0" });
  });

  test("in another's name, place, period or community is refused by name", async () => {
    const own = await addMandate(community, 1000n);
    const elsewhere = await addMandate(community, 1000n, { areaId: community.areas.hasselo });
    const past = await addMandate(community, 1000n, { endsOn: "2026-09-28" });
    const coming = await addMandate(community, 1000n, { startsOn: "2026-09-30" });
    const abroad = await foundTestCommunity(world, "buurveld");
    expect(await commitFrom(own, 1n, { as: "roelie" })).toBe("mandate_not_yours");
    expect(await commitFrom(elsewhere, 1n)).toBe("mandate_elsewhere");
    expect(await commitFrom(past, 1n)).toBe("mandate_not_in_force");
    expect(await commitFrom(coming, 1n)).toBe("mandate_not_in_force");
    expect(await commitFrom(abroad.mandateId, 1n)).toBe("mandate_unknown");
    expect(await commitFrom(newId(), 1n)).toBe("mandate_unknown");
  });

  test("goes by the civil day in Amsterdam", async () => {
    const mandateId = await addMandate(community, 1000n, { endsOn: "2026-09-30" });
    const late = { now: new Date("2026-09-30T21:59:59.999Z") };
    expect(await commitFrom(mandateId, 1n, late)).toBe("done");
    const tooLate = { now: new Date("2026-09-30T22:00:00.000Z") };
    expect(await commitFrom(mandateId, 1n, tooLate)).toBe("mandate_not_in_force");
  });

  test("after it was withdrawn is refused", async () => {
    const mandateId = await addMandate(community, 1000n);
    await world.ask("update mandates.mandate set withdrawn_on = '2026-09-29' where id = $1", [
      mandateId,
    ]);
    expect(await commitFrom(mandateId, 1n)).toBe("mandate_withdrawn");
    const before = { now: new Date("2026-09-28T10:00:00Z") };
    expect(await commitFrom(mandateId, 1n, before)).toBe("done");
  });

  test("fifty at once never overspends it", async () => {
    const mandateId = await addMandate(community, 1000n);
    const asked = Array.from({ length: 50 }, (_, index) => BigInt(index + 1));
    const names = await Promise.all(asked.map((amount) => commitFrom(mandateId, amount)));
    const spent = asked.reduce(
      (sum, amount, index) => (names[index] === "done" ? sum + amount : sum),
      0n,
    );
    expect(await sumOf(mandateId)).toEqual({ committed: String(spent), sum: String(spent) });
    expect(spent).toBeLessThanOrEqual(1000n);
    // Whoever was refused asked more than is left now: nobody was turned away for nothing.
    for (const [index, amount] of asked.entries())
      if (names[index] !== "done") {
        expect(names[index]).toBe("mandate_too_small");
        expect(amount).toBeGreaterThan(1000n - spent);
      }
  });
});

describe("SQL that goes round us, as the app's own role", () => {
  const insert = `insert into mandates.commitment
    (community_id, mandate_id, purpose_kind, purpose_id, amount_cents, at)
    values ($1, $2, 'test', $3, $4, now())`;

  test("cannot overspend", async () => {
    const mandateId = await addMandate(community, 1000n);
    const spend = (cents: number) =>
      goRound(world, community.id, insert, [community.id, mandateId, newId(), cents]);
    await spend(600);
    await expect(spend(401)).rejects.toMatchObject({ constraint: "never_overspent" });
    await expect(spend(0)).rejects.toMatchObject({ code: "23514" });
    await expect(spend(-5)).rejects.toMatchObject({ code: "23514" });
    expect(await sumOf(mandateId)).toEqual({ committed: "600", sum: "600" });
  });

  test("cannot overspend from two sides at once", async () => {
    const mandateId = await addMandate(community, 1000n);
    const spend = () =>
      goRound(world, community.id, insert, [community.id, mandateId, newId(), 600]);
    const ends = await Promise.allSettled([spend(), spend(), spend(), spend()]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await sumOf(mandateId)).toEqual({ committed: "600", sum: "600" });
  });

  test("cannot write the sum, the amount, the holder or the period, nor take back a commitment", async () => {
    const mandateId = await addMandate(community, 1000n);
    await goRound(world, community.id, insert, [community.id, mandateId, newId(), 600]);
    for (const statement of [
      "update mandates.mandate set committed_cents = 0 where id = $1",
      "update mandates.mandate set amount_cents = 100000000 where id = $1",
      `update mandates.mandate set holder_id = '${community.people.roelie}' where id = $1`,
      "update mandates.mandate set ends_on = '2099-12-31' where id = $1",
      "delete from mandates.mandate where id = $1",
      "delete from mandates.commitment where mandate_id = $1",
      "update mandates.commitment set amount_cents = 1 where mandate_id = $1",
    ])
      await expect(goRound(world, community.id, statement, [mandateId])).rejects.toMatchObject({
        code: "42501",
      });
  });

  test("cannot make a mandate that is spent, or spendable, beyond its amount", async () => {
    const make = (committed: number) =>
      goRound(
        world,
        community.id,
        `insert into mandates.mandate (community_id, id, number, holder_id, amount_cents,
           committed_cents, starts_on, ends_on, register_reference)
         values ($1, $2, $3, $4, 1000, $5, '2026-01-01', '2026-12-31', 'Regel 1')`,
        [community.id, newId(), `M-${newId()}`, community.people.geert, committed],
      );
    await expect(make(1001)).rejects.toMatchObject({ constraint: "never_overspent" });
    await expect(make(-1)).rejects.toMatchObject({ constraint: "never_overspent" });
  });

  test("cannot commit on another community's mandate", async () => {
    const abroad = await foundTestCommunity(world, "verveld");
    const spend = goRound(world, community.id, insert, [
      community.id,
      abroad.mandateId,
      newId(),
      1,
    ]);
    await expect(spend).rejects.toMatchObject({ code: "23503" });
    const give = goRound(world, community.id, insert, [abroad.id, abroad.mandateId, newId(), 1]);
    await expect(give).rejects.toMatchObject({ code: "42501" });
  });
});

describe("handing a part on", () => {
  const part = async (
    mandateId: string,
    more: Partial<z.input<typeof giveSubMandate.input>> = {},
  ) =>
    act(giveSubMandate, community.as("geert"), {
      mandateId,
      holderId: community.people.marijke,
      amount: "1.000",
      endsOn: "2026-12-31",
      ...more,
    });
  const commitAs = async (mandateId: string, amountCents: bigint, as: "marijke" | "geert") =>
    nameOf(
      await act(commit, community.as(as), {
        mandateId,
        amountCents,
        areaId: community.areas.oldeveen,
      }),
    );

  test("is only for who may, within amount and period, and never to oneself", async () => {
    const closed = await addMandate(community, 500_000n);
    expect(nameOf(await part(closed))).toBe("may_not_hand_on");
    const whole = await addMandate(community, 500_000n, { maySubMandate: true });
    expect(nameOf(await part(whole, { amount: "5.000,01" }))).toBe("mandate_too_small");
    expect(nameOf(await part(whole, { endsOn: "2028-01-01" }))).toBe("part_outlasts_mandate");
    expect(nameOf(await part(whole, { endsOn: "2026-01-01" }))).toBe("period_reversed");
    expect(nameOf(await part(whole, { holderId: community.people.geert }))).toBe(
      "holder_is_yourself",
    );
    expect(nameOf(await part(whole, { holderId: newId() }))).toBe("holder_unknown");
    expect(nameOf(await part(newId()))).toBe("mandate_unknown");
    expect(nameOf(await part(whole, { amount: "veel" }))).toBe("invalid_input");
  });

  test("counts as committed on the whole, and needs the holder's consent", async () => {
    const whole = await addMandate(community, 500_000n, { maySubMandate: true });
    const outcome = await part(whole);
    const id = outcome.ok ? outcome.value.id : "";
    expect(await commitAs(whole, 400_001n, "geert")).toBe("mandate_too_small");
    expect(await commitAs(id, 100_000n, "marijke")).toBe("mandate_without_consent");
    const consent = async (as: "geert" | "marijke") =>
      nameOf(await act(consentToMandate, community.as(as), { mandateId: id }));
    expect(await consent("geert")).toBe("mandate_not_yours");
    expect(await consent("marijke")).toBe("done");
    expect(await consent("marijke")).toBe("no_consent_needed");
    expect(await commitAs(id, 100_000n, "marijke")).toBe("done");
    expect(nameOf(await part(id))).toBe("may_not_hand_on");
  });

  test("falls with the whole, and each can be withdrawn once", async () => {
    const whole = await addMandate(community, 500_000n, { maySubMandate: true });
    const outcome = await part(whole);
    const id = outcome.ok ? outcome.value.id : "";
    await done(consentToMandate, community.as("marijke"), { mandateId: id });
    const withdraw = async (mandateId: string, as: "geert" | "marijke" | "henk") =>
      nameOf(await act(withdrawMandate, community.as(as), { mandateId }));
    expect(await withdraw(whole, "geert")).toBe("not_yours_to_withdraw");
    expect(await withdraw(whole, "henk")).toBe("done");
    expect(await withdraw(whole, "henk")).toBe("withdrawn_before");
    expect(await commitAs(id, 1n, "marijke")).toBe("mandate_withdrawn");
    expect(await withdraw(id, "marijke")).toBe("not_yours_to_withdraw");
    expect(await withdraw(id, "geert")).toBe("done");
  });

  test("thirty at once, with thirty commitments, never pass the whole", async () => {
    const whole = await addMandate(community, 1_050_000n, { maySubMandate: true });
    const names = await Promise.all(
      Array.from({ length: 60 }, async (_, index) =>
        index % 2 ? nameOf(await part(whole)) : commitAs(whole, 100_000n, "geert"),
      ),
    );
    expect(names.filter((name) => name === "done")).toHaveLength(10);
    expect(names.filter((name) => name === "mandate_too_small")).toHaveLength(50);
    const [row] = await world.ask(
      "select committed_cents::int as cents from mandates.mandate where id = $1",
      [whole],
    );
    expect(row?.cents).toBe(1_000_000);
  });

  test("cannot be made by SQL that goes round us", async () => {
    const whole = await addMandate(community, 500_000n, { maySubMandate: true });
    await expect(
      goRound(
        world,
        community.id,
        `insert into mandates.mandate (community_id, id, number, holder_id, amount_cents,
           starts_on, ends_on, register_reference, parent_id)
         values ($1, $2, 'M-x', $3, 100, '2026-01-01', '2026-12-31', 'x', $4)`,
        [community.id, newId(), community.people.marijke, whole],
      ),
    ).rejects.toThrow(/no part/);
  });
});
