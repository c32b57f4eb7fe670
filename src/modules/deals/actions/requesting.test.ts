import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { addMember } from "#modules/people";
import { act } from "#platform/act.ts";
import {
  addMandate,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  settleUntil,
  type TestCommunity,
} from "../../../test-community.ts";
import {
  agreeToRequest,
  askDeal,
  makeTableDeal,
  refuseRequest,
  replyToRefusal,
  signDeal,
  takeUpRequest,
  withdrawDeal,
  withdrawRequest,
} from "../actions.ts";
import { listAnswered } from "../store.ts";

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

type Asked = z.input<typeof askDeal.input>;

/** What Roelie asks: 600 euro for planters, against forty hours of her street. */
function asked(more: Partial<Asked> = {}): Asked {
  return {
    title: "Bloembakken in de Kerkstraat",
    areaId: community.areas.hasselo,
    money: "600",
    partyHours: "40",
    continuity: "Dan neemt de buurvrouw het over.",
    looksBackMonths: 3,
    ...more,
  };
}

async function ask(more: Partial<Asked> = {}, as: Person = "roelie"): Promise<string> {
  const { number } = await done(askDeal, community.as(as), asked(more));
  const [row] = await world.ask("select id from deals.request where number = $1", [number]);
  return String(row?.id);
}

async function rowOf(id: string) {
  const [row] = await world.ask("select * from deals.request where id = $1", [id]);
  return row;
}

/** What the official at the table says in answer: as it was asked, within her mandate. */
function answered(dealRequestId: string, more: Partial<z.input<typeof agreeToRequest.input>> = {}) {
  return {
    ...asked(),
    dealRequestId,
    partyMemberId: community.people.roelie,
    mandate: community.mandateId,
    ...more,
  };
}

const needed = "Een bewoner die de bakken in de winter binnenhaalt.";
const reason = "De stoep is in de winter te smal voor de strooiwagen.";

describe("a question for a deal", () => {
  test("is asked by anyone, and asks something of the municipality", async () => {
    const row = await rowOf(await ask());
    expect(row).toMatchObject({ state: "asked", lapses_to: "reminded", official_id: null });
    const nothing = asked({ money: "" });
    expect(nameOf(await act(askDeal, community.as("fenna"), nothing))).toBe("nothing_asked");
    expect(nameOf(await act(askDeal, community.asVisitor(), asked()))).toBe("sign_in_needed");
    const elsewhere = asked({ areaId: community.mandateId });
    expect(nameOf(await act(askDeal, community.as("fenna"), elsewhere))).toBe("area_unknown");
    const notHers = asked({ organizationId: community.organizationId });
    expect(nameOf(await act(askDeal, community.as("roelie"), notHers))).toBe(
      "organization_not_yours",
    );
  });

  test("is taken up by name, once, and not by who asked", async () => {
    const dealRequestId = await ask();
    const take = (as: Person) => act(takeUpRequest, community.as(as), { dealRequestId });
    expect(nameOf(await take("fenna"))).toBe("not_allowed");
    const own = await ask({}, "geert");
    const byHimself = await act(takeUpRequest, community.as("geert"), { dealRequestId: own });
    expect(nameOf(byHimself)).toBe("request_is_yours");
    const names = await Promise.all([take("geert"), take("marijke"), take("henk")]);
    expect(names.map(nameOf).sort()).toEqual(["done", "taken_up_before", "taken_up_before"]);
    expect(await rowOf(dealRequestId)).toMatchObject({ state: "takenUp" });
  });

  test("goes on as a deal, with who asked it, to be signed by both", async () => {
    const dealRequestId = await ask();
    const mandate = await addMandate(community, 100_000n);
    const agree = (more = {}) =>
      act(agreeToRequest, community.as("geert"), answered(dealRequestId, { mandate, ...more }));
    // The municipality's columns are hers to complete; the party is whoever asked.
    const made = await agree({ hours: "2", partyMemberId: community.people.fenna });
    expect(nameOf(made)).toBe("done");
    const [deal] = await world.ask("select * from deals.deal where origin_id = $1", [
      dealRequestId,
    ]);
    expect(deal).toMatchObject({
      origin_kind: "dealRequest",
      party_member_id: community.people.roelie,
      amount_cents: "60000",
      state: "proposed",
    });
    expect(await rowOf(dealRequestId)).toMatchObject({ state: "agreed", lapses_at: null });
    const party = { dealId: String(deal?.id), side: "party" } as const;
    await done(signDeal, community.as("roelie"), party);
    const [signed] = await world.ask("select state from deals.deal where id = $1", [deal?.id]);
    expect(signed?.state).toBe("signed");
    expect(nameOf(await agree())).toBe("request_answered");
  });

  test("answered by five at once becomes one deal, or one no", async () => {
    const dealRequestId = await ask();
    const no = { dealRequestId, needed, reason };
    const names = await Promise.all([
      act(agreeToRequest, community.as("geert"), answered(dealRequestId)),
      act(agreeToRequest, community.as("henk"), answered(dealRequestId, { mandate: "executive" })),
      act(refuseRequest, community.as("marijke"), no),
      act(refuseRequest, community.as("sjoerd"), no),
      act(withdrawRequest, community.as("roelie"), { dealRequestId }),
    ]);
    expect(names.map(nameOf).filter((name) => name === "done")).toHaveLength(1);
    const deals = await world.ask("select state from deals.deal where origin_id = $1", [
      dealRequestId,
    ]);
    const { state } = (await rowOf(dealRequestId)) ?? {};
    expect(deals).toHaveLength(state === "agreed" ? 1 : 0);
  });

  test("is refused with what would make it a yes, and answered beside it once", async () => {
    const dealRequestId = await ask();
    const refuse = (said: object) =>
      act(refuseRequest, community.as("geert"), { dealRequestId, needed, reason, ...said });
    expect(await refuse({ needed: "" })).toMatchObject({ fields: { needed: "needed_missing" } });
    expect(await refuse({ reason: "Nee." })).toMatchObject({
      fields: { reason: "refusal_reason_missing" },
    });
    const reply = (as: Person) =>
      act(replyToRefusal, community.as(as), { dealRequestId, words: "Wij halen ze binnen." });
    expect(nameOf(await reply("roelie"))).toBe("request_not_refused");
    expect(nameOf(await refuse({}))).toBe("done");
    expect(nameOf(await reply("fenna"))).toBe("request_not_yours");
    expect(nameOf(await reply("roelie"))).toBe("done");
    expect(nameOf(await reply("roelie"))).toBe("replied_beside_before");
  });

  test("is taken back by whoever asked, alone", async () => {
    const dealRequestId = await ask();
    const back = (as: Person) => act(withdrawRequest, community.as(as), { dealRequestId });
    expect(nameOf(await back("geert"))).toBe("request_not_yours");
    expect(nameOf(await back("roelie"))).toBe("done");
    expect(nameOf(await back("roelie"))).toBe("request_answered");
  });

  test("reminds after three days, and is public after five and after three weeks", async () => {
    const own = await foundTestCommunity(world, "stilveld");
    const context = own.as("roelie", new Date("2026-10-01T09:00:00Z"));
    await done(askDeal, context, asked({ areaId: own.areas.hasselo }));
    await settleUntil(world, own, new Date("2026-11-01T09:00:00Z"));
    const told = await world.ask(
      `select kind, is_public, to_char(at at time zone 'Europe/Amsterdam', 'MM-DD HH24:MI') as at
       from platform.entry where community_id = $1 and kind like 'deals.request%' order by number`,
      [own.id],
    );
    expect(told).toEqual([
      { kind: "deals.requestReminded", is_public: false, at: "10-05 00:00" },
      { kind: "deals.requestHelpOverdue", is_public: true, at: "10-07 00:00" },
      { kind: "deals.requestAnswerOverdue", is_public: true, at: "10-23 00:00" },
    ]);
    // Late is no end: an official may still take it up, and it stays public that it was late.
    const [row] = await world.ask("select id from deals.request where community_id = $1", [own.id]);
    const late = own.as("geert", new Date("2026-11-01T10:00:00Z"));
    await done(takeUpRequest, late, { dealRequestId: String(row?.id) });
    expect(await rowOf(String(row?.id))).toMatchObject({
      state: "answerOverdue",
      official_id: own.people.geert,
    });
  });
});

describe("what people in like cases got", () => {
  test("is every answer of the municipality, the newest first, and nothing else", async () => {
    const own = await foundTestCommunity(world, "antwoordveld");
    const at = (as: Person, day: number) => own.as(as, new Date(Date.UTC(2026, 9, day, 9)));
    const askOn = async (day: number, title: string) => {
      const { number } = await done(askDeal, at("roelie", day), {
        ...asked({ title, areaId: own.areas.hasselo, room: "De oude loods" }),
      });
      const [row] = await world.ask(
        "select id from deals.request where number = $1 and title = $2",
        [number, title],
      );
      return String(row?.id);
    };
    const made = async (day: number, title: string) => {
      const { number } = await done(makeTableDeal, at("geert", day), {
        ...asked({ title, areaId: own.areas.hasselo, money: "50" }),
        partyMemberId: own.people.roelie,
        mandate: own.mandateId,
      });
      const [row] = await world.ask("select id from deals.deal where number = $1 and title = $2", [
        number,
        title,
      ]);
      return String(row?.id);
    };
    const refused = await askOn(1, "Een vlot in de vaart");
    await done(refuseRequest, at("geert", 2), { dealRequestId: refused, needed, reason });
    const agreed = await askOn(1, "Een loods voor de buurt");
    await done(agreeToRequest, at("geert", 3), {
      ...asked({ areaId: own.areas.hasselo }),
      dealRequestId: agreed,
      partyMemberId: own.people.roelie,
      mandate: own.mandateId,
    });
    const takenBack = await askOn(1, "Toch maar niet vragen");
    await done(withdrawRequest, at("roelie", 4), { dealRequestId: takenBack });
    const open = await askOn(1, "Nog geen antwoord");
    const signed = await made(4, "Een bank bij de brug");
    await done(signDeal, at("roelie", 5), { dealId: signed, side: "party" });
    await made(4, "Nog niet getekend");
    const off = await made(5, "Een hek om het veld");
    const why = "Een hek sluit het pad af. Met een klaphek kan het wel.";
    await done(withdrawDeal, at("geert", 6), { dealId: off, side: "municipality", reason: why });
    const left = await made(5, "Door de bewoner gelaten");
    await done(withdrawDeal, at("roelie", 6), { dealId: left, side: "party", reason: "" });

    const answers = await world.database.read(own.id, (db) => listAnswered(db, own.id, open, 20));
    expect(
      answers.map(({ id, kind, no, asks, amountCents }) => [
        id,
        kind,
        no,
        [...asks].sort(),
        amountCents,
      ]),
    ).toEqual([
      [off, "deal", why, ["money"], 5_000n],
      [signed, "deal", null, ["money"], 5_000n],
      [agreed, "dealRequest", null, ["money", "room"], 60_000n],
      [refused, "dealRequest", needed, ["money", "room"], 60_000n],
    ]);
    const rest = await world.database.read(own.id, (db) => listAnswered(db, own.id, off, 2));
    expect(rest.map(({ id }) => id)).toEqual([signed, agreed]);
    const elsewhere = await world.database.read(own.id, (db) =>
      listAnswered(db, community.id, open, 20),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe("the database holds, whoever writes", () => {
  const around = (statement: string, values: readonly unknown[] = []) =>
    goRound(world, community.id, statement, values);

  test("what was asked, and that an answer is final", async () => {
    const id = await ask();
    await expect(
      around("update deals.request set title = 'Iets anders' where id = $1", [id]),
    ).rejects.toThrow("stays as it was asked");
    await expect(
      around(
        "update deals.request set state = 'takenUp', lapses_to = 'answerOverdue' where id = $1",
        [id],
      ),
    ).rejects.toThrow("taken_up_by_somebody");
    await expect(
      around(
        `update deals.request set state = 'refused', lapses_at = null, lapses_to = null,
         answered_at = now(), answered_by = $2 where id = $1`,
        [id, community.people.geert],
      ),
    ).rejects.toThrow("a_no_says_what_would_be_a_yes");
    await expect(
      around(
        `update deals.request set state = 'agreed', lapses_at = null, lapses_to = null,
         answered_at = now(), answered_by = $2 where id = $1`,
        [id, community.people.geert],
      ),
    ).rejects.toThrow("no deal it became");
    await done(withdrawRequest, community.as("roelie"), { dealRequestId: id });
    await expect(
      around(
        `update deals.request set state = 'asked', lapses_at = now(), lapses_to = 'reminded'
         where id = $1`,
        [id],
      ),
    ).rejects.toThrow("does not go from withdrawn to asked");
  });

  test("that a deal of a question is with who asked it", async () => {
    const id = await ask();
    const { id: other } = await done(addMember, community.asSystem(), { name: "Een ander" });
    await expect(
      around(
        `insert into deals.deal select (jsonb_populate_record(d, jsonb_build_object(
           'id', $2::text, 'number', 'D-2099-001', 'origin_kind', 'dealRequest',
           'origin_id', $1::text, 'party_member_id', $3::text))).* from deals.deal d limit 1`,
        [id, "0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa", other],
      ),
    ).rejects.toThrow("not with who asked for it");
  });
});
