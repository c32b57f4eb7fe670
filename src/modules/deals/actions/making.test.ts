import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { withdrawMandate } from "#modules/mandates";
import { act } from "#platform/act.ts";
import { sendWaitingMail } from "#platform/mail.ts";
import { openMailer } from "#platform/mailer.ts";
import { partOf, startTestSmtp } from "#platform/test-smtp.ts";
import {
  addMandate,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "../../../test-community.ts";
import {
  lookBack,
  mailCode,
  makeTableDeal,
  nameSuccessor,
  replyBeside,
  showCode,
  signDeal,
  signWithCode,
  walkBy,
} from "../actions.ts";
import { drawLot } from "../model/lot.ts";
import { waits } from "../pages/waits.ts";

const smtp = await startTestSmtp();
const mailer = openMailer(smtp.url, "meent@noorderveld.example");
const logged: string[] = [];
const note = (...facts: unknown[]) => void logged.push(JSON.stringify(facts));
const log = { debug: note, info: note, warn: note, error: note };
const world = await openTestWorld({ connections: 20, mailer, log });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(async () => {
  await world.close();
  await smtp.stop();
});

type Typed = z.input<typeof makeTableDeal.input>;

/** What Geert types at Roelie's table: 100 euro and two hours, against twelve of hers. */
function typed(more: Partial<Typed> = {}): Typed {
  return {
    partyMemberId: community.people.roelie,
    title: "Een bankje bij de vijver",
    areaId: community.areas.oldeveen,
    money: "100",
    hours: "2",
    partyHours: "12",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 3,
    mandate: community.mandateId,
    ...more,
  };
}

async function make(more: Partial<Typed> = {}, as: Person = "geert"): Promise<string> {
  return nameOf(await act(makeTableDeal, community.as(as), typed(more)));
}

async function makeDeal(more: Partial<Typed> = {}, as: Person = "geert"): Promise<string> {
  const { number } = await done(makeTableDeal, community.as(as), typed(more));
  const [row] = await world.ask("select id from deals.deal where number = $1", [number]);
  return String(row?.id);
}

async function stateOf(dealId: string) {
  const [row] = await world.ask("select state from deals.deal where id = $1", [dealId]);
  return row?.state;
}

function signersOf(dealId: string) {
  return world.ask(
    "select side, member_id as by from deals.signature where deal_id = $1 order by side",
    [dealId],
  );
}

describe("a deal made at the table", () => {
  test("is signed at once within the mandate, and commits its money", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await makeDeal({ mandate, money: "750" });
    expect(await signersOf(dealId)).toEqual([{ side: "municipality", by: community.people.geert }]);
    const [left] = await world.ask(
      "select (amount_cents - committed_cents)::int as cents from mandates.mandate where id = $1",
      [mandate],
    );
    expect(left?.cents).toBe(25_000);
    expect(await make({ mandate, money: "750" })).toBe("mandate_too_small");
  });

  test("above the mandate waits for the executive, with the same page", async () => {
    const dealId = await makeDeal({ mandate: "executive" });
    expect(await signersOf(dealId)).toEqual([]);
    await done(signDeal, community.as("roelie"), { dealId, side: "party" });
    expect(await stateOf(dealId)).toBe("proposed");
    const henk = community.as("henk");
    await done(signDeal, henk, { dealId, side: "municipality", mandate: "executive" });
    expect(await stateOf(dealId)).toBe("signed");
  });

  test("by an alderman for the executive is signed at once", async () => {
    const dealId = await makeDeal({ mandate: "executive" }, "henk");
    expect(await signersOf(dealId)).toEqual([{ side: "municipality", by: community.people.henk }]);
  });

  test("is refused by name", async () => {
    expect(await make({}, "roelie")).toBe("not_allowed");
    expect(await make({ partyMemberId: community.people.geert })).toBe("party_is_yourself");
    expect(await make({ partyMemberId: community.mandateId })).toBe("party_unknown");
    expect(await make({ areaId: community.mandateId })).toBe("area_unknown");
    expect(await make({ partyOrganizationId: community.organizationId })).toBe("party_unknown");
    expect(await make({ mandate: community.organizationId })).toBe("mandate_unknown");
    expect(await make({ title: "" })).toBe("invalid_input");
  });

  test("with an organisation counts with that party's other deals", async () => {
    const party = {
      partyMemberId: community.people.fenna,
      partyOrganizationId: community.organizationId,
      money: "2.000",
    };
    expect(await make(party)).toBe("done");
    expect(await make(party)).toBe("done");
    expect(await make(party)).toBe("split_above_gate");
    // On a public work of its own it is another matter; as is her own deal.
    expect(await make({ ...party, workId: community.works.park })).toBe("done");
    expect(await make({ ...party, partyOrganizationId: "" })).toBe("done");
    const plan = { stepIn: "De gemeente neemt het binnen twee weken over.", route: "subsidy" };
    expect(await make({ ...party, ...plan } as Partial<Typed>)).toBe("done");
  });

  test("in thirty parts at once passes the gate in none", async () => {
    const party = { partyMemberId: community.people.fatima, money: "1.000" };
    const names = await Promise.all(Array.from({ length: 30 }, () => make(party)));
    expect(names.filter((name) => name === "done")).toHaveLength(5);
    expect(names.filter((name) => name === "split_above_gate")).toHaveLength(25);
  });
});

describe("a code at the table", () => {
  const show = async (dealId: string, code: string, as: Person = "geert") =>
    nameOf(await act(showCode, community.as(as), { dealId, code }));
  const sign = async (dealId: string, code: string) => {
    const outcome = await act(signWithCode, community.asVisitor(), { dealId, code });
    return outcome.ok ? (outcome.value.triesLeft ?? "signed") : outcome.refusal;
  };

  test("signs for the party, once, without signing in", async () => {
    const dealId = await makeDeal();
    expect(await sign(dealId, "ABC234")).toBe("code_not_asked");
    expect(await show(dealId, "ABC234")).toBe("done");
    expect(await sign(dealId, "abc 234")).toBe("signed");
    expect(await stateOf(dealId)).toBe("signed");
    expect(await sign(dealId, "ABC234")).toBe("code_used");
    expect(await show(dealId, "ABC234")).toBe("deal_is_bound");
    const kept = await world.ask(
      "select t::text as row from deals.code t where deal_id = $1 union all select outcome::text from platform.idempotency",
      [dealId],
    );
    expect(JSON.stringify(kept)).not.toContain("ABC234");
  });

  test("is tried five times at most, also thirty at once, and a new one starts again", async () => {
    const dealId = await makeDeal();
    await show(dealId, "ABC234");
    const tries = await Promise.all(Array.from({ length: 30 }, () => sign(dealId, "ZZZZZZ")));
    expect(tries.filter((left) => typeof left === "number").sort()).toEqual([0, 1, 2, 3, 4]);
    expect(tries.filter((name) => name === "code_tried_too_often")).toHaveLength(25);
    expect(await sign(dealId, "ABC234")).toBe("code_tried_too_often");
    await show(dealId, "DEF567");
    expect(await sign(dealId, "ABC234")).toBe(4);
    expect(await sign(dealId, "DEF567")).toBe("signed");
  });

  test("ends after fifteen minutes of the machine's own clock", async () => {
    const dealId = await makeDeal();
    await show(dealId, "ABC234");
    const [row] = await world.ask(
      "select extract(epoch from ends_at - now())::int as seconds from deals.code where deal_id = $1",
      [dealId],
    );
    expect(Number(row?.seconds)).toBeGreaterThan(880);
    expect(Number(row?.seconds)).toBeLessThanOrEqual(900);
    await world.ask("update deals.code set ends_at = now() where deal_id = $1", [dealId]);
    expect(await sign(dealId, "ABC234")).toBe("code_ended");
  });

  test("goes by mail too, good for a week, and takes the place of the one before", async () => {
    const dealId = await makeDeal();
    await show(dealId, "ABC234");
    const mailTo = (address: string, as: Person = "geert") =>
      act(mailCode, community.as(as), { dealId, address });
    expect(nameOf(await mailTo("roelie@voorbeeld.example", "marijke"))).toBe("not_your_table");
    const wrong = await mailTo("roelie.voorbeeld");
    expect(!wrong.ok && wrong.fields).toEqual({ address: "address_wrong" });
    expect(nameOf(await mailTo("roelie@voorbeeld.example"))).toBe("done");
    await sendWaitingMail(world.platform, { mailer, isDemo: false }, community.id);
    expect(smtp.received.map(({ to }) => to)).toEqual(["roelie@voorbeeld.example"]);
    const [mail] = smtp.received;
    const text = mail ? partOf(mail, "text/plain") : "";
    expect(text).toContain("Beste Roelie Hofstee,");
    const [, code = ""] = /Uw code: ([2-9A-Z]{3}-[2-9A-Z]{3})/.exec(text) ?? [];
    const [row] = await world.ask(
      "select extract(epoch from ends_at - now())::int as seconds from deals.code where deal_id = $1",
      [dealId],
    );
    expect(Math.abs(Number(row?.seconds) - 7 * 86_400)).toBeLessThan(60);
    expect(await sign(dealId, "ABC234")).toBe(4);
    expect(await sign(dealId, code)).toBe("signed");
    // Sent, the mail is forgotten; and neither the record nor the log knows where it went.
    const kept = await world.ask(
      `select e::text as row from platform.entry e union all select c::text from deals.code c
       union all select d::text from deals.deal d union all select m::text from platform.mail m
       union all select i::text from platform.idempotency i`,
    );
    const all = JSON.stringify([kept, logged]);
    expect(all).toContain("byCode");
    for (const secret of ["voorbeeld.example", code, code.replace("-", "")])
      expect(all).not.toContain(secret);
  });

  test("is not mailed for a deal that binds, or that is another community's", async () => {
    const dealId = await makeDeal();
    const address = "roelie@voorbeeld.example";
    const other = await foundTestCommunity(world, "buurveld");
    expect(nameOf(await act(mailCode, other.as("geert"), { dealId, address }))).toBe("not_found");
    await done(signDeal, community.as("roelie"), { dealId, side: "party" });
    expect(nameOf(await act(mailCode, community.as("geert"), { dealId, address }))).toBe(
      "deal_is_bound",
    );
  });

  test("is shown only to who sits at the table for the municipality", async () => {
    const dealId = await makeDeal();
    expect(await show(dealId, "ABC234", "marijke")).toBe("not_your_table");
    expect(await show(dealId, "ABC234", "roelie")).toBe("not_your_table");
    await done(signDeal, community.as("roelie"), { dealId, side: "party" });
    expect(await show(dealId, "ABC234")).toBe("deal_is_bound");
  });
});

describe("the lot at signing", () => {
  async function signed(more: Partial<Typed> = {}, of = community) {
    const { number } = await done(makeTableDeal, of.as("geert"), {
      ...typed(more),
      partyMemberId: of.people.roelie,
      areaId: of.areas.oldeveen,
      mandate: of.mandateId,
    });
    const [row] = await world.ask(
      "select id from deals.deal where number = $1 and community_id = $2",
      [number, of.id],
    );
    await done(signDeal, of.as("roelie"), { dealId: String(row?.id), side: "party" });
    return { number, id: String(row?.id) };
  }

  test("is drawn once, in public, and can be recomputed", async () => {
    const { number, id } = await signed({ money: "10" });
    const [lot] = await world.ask("select seed, one_in, drawn from deals.lot where deal_id = $1", [
      id,
    ]);
    expect(String(lot?.seed)).toMatch(new RegExp(`^${number} [0-9a-f]{32}$`));
    const [, random = ""] = String(lot?.seed).split(" ");
    expect(drawLot(number, random, 20)).toEqual({ seed: lot?.seed, oneIn: 20, drawn: lot?.drawn });
    const entries = await world.ask(
      `select data, is_public from platform.entry
       where subject_id = $1 and kind in ('deals.notDrawn', 'deals.drawnForVisit')`,
      [id],
    );
    expect(entries).toEqual([
      { data: { seed: lot?.seed, oneIn: 20, drawn: lot?.drawn }, is_public: true },
    ]);
  });

  test("follows the charter: 1 in 1 is always, above the trust gate is never", async () => {
    const always = await foundTestCommunity(world, "altijdveld", {
      "deal.visitOneIn": 1,
      "deal.trustGateEuros": 100,
    });
    const { id } = await signed({ money: "100" }, always);
    expect(await world.ask("select drawn from deals.lot where deal_id = $1", [id])).toEqual([
      { drawn: 0 },
    ]);
    const plan = { stepIn: "De gemeente neemt het over.", route: "subsidy" } as const;
    const large = await signed({ money: "101", ...plan }, always);
    expect(await world.ask("select from deals.lot where deal_id = $1", [large.id])).toEqual([]);
  });

  test("asks for a visit that waits until who serves the municipality tells of it", async () => {
    const always = await foundTestCommunity(world, "bezoekveld", { "deal.visitOneIn": 1 });
    const { id: dealId } = await signed({ money: "100" }, always);
    const visitsAwaited = async () => {
      const asked = { communityId: always.id, now: new Date(), limit: 50 };
      const found = await world.database.read(always.id, (db) => waits.list(db, asked));
      return found.filter(({ what }) => what === "deals.visit");
    };
    expect(await visitsAwaited()).toMatchObject([
      { on: { kind: "municipality" }, about: { kind: "deal", id: dealId }, until: null },
    ]);
    const told = { dealId, saw: "De bank staat er, en er zat iemand op." };
    // A neighbour tells when it is looked back on; who signed, never; an official comes when it suits.
    for (const [person, refusal] of [
      ["fatima", "look_back_not_yet"],
      ["geert", "walker_is_party"],
    ] as const)
      expect(await act(walkBy, always.as(person), told)).toMatchObject({ ok: false, refusal });
    await done(walkBy, always.as("marijke"), told);
    expect(await visitsAwaited()).toEqual([]);
    expect(
      await world.ask("select member_id from deals.visit where deal_id = $1", [dealId]),
    ).toEqual([{ member_id: always.people.marijke }]);
    await expect(
      goRound(
        world,
        always.id,
        `insert into deals.visit select community_id, deal_id, id, member_id, at
         from deals.walkabout where deal_id = '${dealId}'`,
      ),
    ).rejects.toThrow("visit_pkey");
  });
});

describe("looking back", () => {
  const later = new Date("2026-12-30T10:00:00Z");
  const words = "De bank staat er.";
  const verdicts = {
    "party-hours": "met",
    "municipality-money": "met",
    "municipality-hours": "notMet",
  } as const;

  test("both sides tell, a neighbour adds, and each may answer the other", async () => {
    const dealId = await makeDeal();
    await done(signDeal, community.as("roelie"), { dealId, side: "party" });
    const tell = async (as: Person, side: "party" | "municipality", now?: Date, told = verdicts) =>
      nameOf(await act(lookBack, community.as(as, now), { dealId, side, words, verdicts: told }));
    expect(await tell("roelie", "party")).toBe("look_back_not_yet");
    expect(await tell("wiebe", "party", later)).toBe("not_of_this_deal");
    expect(await tell("geert", "party", later)).toBe("not_of_this_deal");
    expect(await tell("roelie", "party", later, {} as typeof verdicts)).toBe("promise_missing");
    expect(await tell("roelie", "party", later)).toBe("done");
    expect(await tell("roelie", "party", later)).toBe("looked_back_before");
    expect(await tell("geert", "municipality", later)).toBe("done");

    const walk = async (as: Person, now?: Date) =>
      nameOf(await act(walkBy, community.as(as, now), { dealId, saw: "Een mooie bank." }));
    expect(await walk("fenna")).toBe("look_back_not_yet");
    expect(await walk("roelie", later)).toBe("walker_is_party");
    expect(await walk("geert", later)).toBe("walker_is_party");
    expect(await walk("fenna", later)).toBe("done");
    expect(await walk("fenna", later)).toBe("walked_before");

    const reply = async (as: Person, side: "party" | "municipality", about: string) =>
      nameOf(
        await act(replyBeside, community.as(as, later), {
          dealId,
          side,
          about: about as "party",
          words: "Wij komen alsnog.",
        }),
      );
    expect(await reply("geert", "municipality", "party")).toBe("done");
    expect(await reply("geert", "municipality", "party")).toBe("replied_before");
    expect(await reply("geert", "municipality", "municipality")).toBe("reply_to_yourself");
    expect(await reply("geert", "municipality", dealId)).toBe("reply_to_nothing");
    expect(await reply("fenna", "party", "municipality")).toBe("not_of_this_deal");
  });
});

describe("a mandate withdrawn between draft and signature", () => {
  test("signs nothing, by name", async () => {
    const mandate = await addMandate(community, 100_000n);
    const dealId = await makeDeal({ mandate: "executive" });
    await done(withdrawMandate, community.as("henk"), { mandateId: mandate });
    const outcome = await act(signDeal, community.as("geert"), {
      dealId,
      side: "municipality",
      mandate,
    });
    expect(nameOf(outcome)).toBe("mandate_withdrawn");
    expect(await make({ mandate })).toBe("mandate_withdrawn");
  });
});

describe("a successor of the contact", () => {
  test("is named by the secretary or an alderman, and is another than contact and party", async () => {
    const dealId = await makeDeal();
    const name = async (person: Person, as: Person = "sjoerd") =>
      nameOf(
        await act(nameSuccessor, community.as(as), {
          dealId,
          memberId: community.people[person],
        }),
      );
    expect(await name("marijke", "geert")).toBe("not_allowed");
    expect(await name("geert")).toBe("successor_is_contact");
    expect(await name("roelie")).toBe("successor_is_party");
    expect(await name("marijke")).toBe("done");
    expect(await name("anna", "henk")).toBe("done");
    const [row] = await world.ask(
      "select successor_member_id as id from deals.deal where id = $1",
      [dealId],
    );
    expect(row?.id).toBe(community.people.anna);
  });
});

describe("SQL that goes round us", () => {
  test("cannot sign for both sides, nor bind other money than the means say", async () => {
    const dealId = await makeDeal();
    const put = (statement: string, values: unknown[]) =>
      goRound(world, community.id, statement, values);
    const bind = "update deals.deal set state = 'signed', bound_at = now() where id = $1";
    await put(
      `insert into deals.signature (community_id, deal_id, side, member_id, at)
       values ($1, $2, 'party', $3, now())`,
      [community.id, dealId, community.people.geert],
    );
    await expect(put(bind, [dealId])).rejects.toThrow(/both signatures/);

    const other = await makeDeal({ mandate: "executive" }, "henk");
    await put("update deals.deal set amount_cents = 1 where id = $1", [other]);
    await expect(
      act(signDeal, community.as("roelie"), { dealId: other, side: "party" }),
    ).rejects.toThrow(/other money/);
  });

  test("cannot try a code six times, change means, or take a look-back or lot away", async () => {
    for (const [statement, code] of [
      ["update deals.code set tries = 6", "23514"],
      ["update deals.means set words = 'x'", "42501"],
      ["delete from deals.lot", "42501"],
      ["update deals.lot set drawn = 0", "42501"],
      ["delete from deals.look_back", "42501"],
      ["update deals.delivery set verdict = 'met'", "42501"],
    ] as const)
      await expect(goRound(world, community.id, statement)).rejects.toMatchObject({ code });
  });
});
