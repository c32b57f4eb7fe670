import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import { newId } from "#lib/ids.ts";
import {
  findGuestByAccount,
  findMember,
  giveRole,
  insertGuest,
  joinCommunity,
  listMembersNamed,
  listNames,
  setMunicipality,
} from "#modules/people";
import { nameWork } from "#modules/works";
import { act } from "#platform/act.ts";
import { listEntries } from "#platform/record.ts";
import {
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  settleUntil,
  type TestCommunity,
} from "../../test-community.ts";
import {
  changePledges,
  enterAsGuest,
  inviteParty,
  leaveCoalition,
  lookBackOn,
  mailInvitation,
  openTable,
  proposeCoalition,
  signAgain,
  signCoalition,
  stayInCoalition,
  withdrawProposal,
} from "./actions.ts";
import { listCoalitions, listParties } from "./store.ts";

/** Fenna, Roelie and Geert cook together: three people, three signatures. */

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const cooking = (
  more: Partial<z.input<typeof proposeCoalition.input>> = {},
): z.input<typeof proposeCoalition.input> => ({
  title: "Samen koken op woensdag",
  what: "Elke woensdag koken wij in het dorpshuis voor wie mee wil eten.",
  serves: "Iedereen in Oldeveen die alleen eet",
  continuity: "Dan zoeken de anderen samen een vervanger.",
  startsOn: "2026-10-01",
  termMonths: 12,
  looksBackMonths: 6,
  parties: [
    { name: "Fenna", money: 25_000n, hours: 2400 },
    { name: "Roelie", hours: 2400 },
    { name: "Biljartclub", room: "De keuken", goods: "Pannen" },
  ],
  ...more,
});

const codes = ["", "", "ABCD2345", "EFGH6789"];

async function propose(more: Partial<z.input<typeof proposeCoalition.input>> = {}) {
  const { id } = await done(proposeCoalition, community.as("fenna"), cooking(more));
  for (const position of [2, 3])
    await done(inviteParty, community.as("fenna"), {
      coalitionId: id,
      position,
      code: codes[position] ?? "",
    });
  return id;
}

const sign = (coalitionId: string, person: Person, position: number, now?: Date) =>
  act(signCoalition, community.as(person, now), {
    coalitionId,
    position,
    code: codes[position] ?? "",
  });

async function firm() {
  const id = await propose();
  await sign(id, "roelie", 2);
  expect(nameOf(await sign(id, "geert", 3))).toBe("done");
  return id;
}

async function find(id: string, now = beginning) {
  const [found] = await world.database.read(community.id, (db) =>
    listCoalitions(db, community.id, now, { ids: [id] }),
  );
  assert(found, "it is there");
  return found;
}

const kinds = async () =>
  (await world.database.read(community.id, (db) => listEntries(db, community.id, 3))).map(
    ({ kind }) => kind,
  );

describe("an agreement between people", () => {
  test("takes two or more, each with something of its own", async () => {
    const parties = cooking().parties;
    const named = async (more: Partial<z.input<typeof proposeCoalition.input>>) =>
      nameOf(await act(proposeCoalition, community.as("fenna"), cooking(more)));
    expect(await named({ parties: parties.slice(0, 1) })).toBe("parties_too_few");
    const [, ...others] = parties;
    expect(await named({ parties: [{ name: "Fenna" }, ...others] })).toBe("pledges_nothing");
    expect(await named({ parties: [...parties, { name: "fenna", hours: 1 }] })).toBe("names_twice");
    expect(await named({ startsOn: "2026-09-01" })).toBe("starts_in_the_past");
    expect(await named({ looksBackMonths: 13 })).toBe("looks_back_after_term");
    expect(await named({ organizationId: community.organizationId })).toBe("done");
    const mine = { organizationId: community.organizationId };
    const elses = await act(proposeCoalition, community.as("roelie"), cooking(mine));
    expect(nameOf(elses)).toBe("organization_not_yours");
  });

  test("is firm when all signed, each by another person, and public only then", async () => {
    const id = await propose();
    expect(nameOf(await sign(id, "fenna", 2))).toBe("you_signed_before");
    expect(nameOf(await sign(id, "roelie", 2))).toBe("done");
    expect(nameOf(await sign(id, "roelie", 3))).toBe("you_signed_before");
    expect(nameOf(await sign(id, "geert", 2))).toBe("signed_before");
    expect(await find(id)).toMatchObject({ state: "proposed" });
    expect(await kinds()).not.toContain("coalitions.signed");
    expect(nameOf(await sign(id, "geert", 3))).toBe("done");
    expect(await find(id)).toMatchObject({ state: "firm", lapsesTo: "finished" });
    expect((await kinds())[0]).toBe("coalitions.firm");
  });

  test("can be followed by others once it is firm, and its parties follow it unasked", async () => {
    const id = await propose();
    const followed = () =>
      world.database.read(community.id, (db) =>
        world.slots.followed(db, community.id, "coalition", [id]),
      );
    await sign(id, "roelie", 2);
    expect((await followed()).size).toBe(0);
    await sign(id, "geert", 3);
    const { fenna, roelie, geert } = community.people;
    expect((await followed()).get(id)?.partyIds).toEqual([fenna, roelie, geert]);
  });

  test("two last signatures at once make it firm once", async () => {
    const id = await propose();
    const outcomes = await Promise.all([sign(id, "roelie", 2), sign(id, "geert", 3)]);
    expect(outcomes.map(nameOf)).toEqual(["done", "done"]);
    expect(await find(id)).toMatchObject({ state: "firm" });
    const [count] = await world.ask(
      "select count(*)::int as n from platform.entry where subject_id = $1 and kind = 'coalitions.firm'",
      [id],
    );
    expect(count).toEqual({ n: 1 });
  });

  test("one person at two places at once signs one of them", async () => {
    const id = await propose();
    const outcomes = await Promise.all([sign(id, "roelie", 2), sign(id, "roelie", 3)]);
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "you_signed_before"]);
  });

  test("a code is typed wrong five times at most", async () => {
    const id = await propose();
    const wrong = { coalitionId: id, position: 2, code: "ZZZZ9999" };
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await done(openTable, community.as("roelie"), wrong)).toEqual({ triesLeft });
    expect(nameOf(await act(openTable, community.as("roelie"), wrong))).toBe(
      "code_tried_too_often",
    );
    expect(nameOf(await sign(id, "roelie", 2))).toBe("code_tried_too_often");
  });

  test("is gone when not all signed in time, or when its proposer takes it back", async () => {
    const id = await propose();
    await settleUntil(world, community, new Date("2026-10-21T00:00:00Z"));
    expect(await find(id)).toMatchObject({ state: "expired", signBy: "2026-10-20" });
    const other = await propose({ startsOn: "2026-11-01" });
    const taken = await act(withdrawProposal, community.as("roelie"), { coalitionId: other });
    expect(nameOf(taken)).toBe("not_allowed");
    await done(withdrawProposal, community.as("fenna"), { coalitionId: other });
    expect(nameOf(await sign(other, "roelie", 2))).toBe("not_proposed");
  });

  test("works without a municipality just the same", async () => {
    const absent = { municipality: "Gemeente Noorderveld", takesPart: false };
    await done(setMunicipality, community.as("wiebe"), absent);
    await firm();
    await done(setMunicipality, community.as("wiebe"), { takesPart: true });
  });
});

describe("what stands on the table", () => {
  const place = (coalitionId: string, position: number) => ({
    coalitionId,
    position,
    code: codes[position] ?? "",
  });
  const tableOf = (id: string) =>
    world.database.read(community.id, (db) => listParties(db, community.id, id));

  test("is changed by who holds the code of a place, until she signs", async () => {
    const id = await propose();
    const change = (person: Person, more: object) =>
      act(changePledges, community.as(person), { ...place(id, 2), ...more });
    expect(
      await done(changePledges, community.as("roelie"), {
        ...place(id, 2),
        code: "ZZZZ9999",
        hours: "1",
      }),
    ).toMatchObject({ triesLeft: 4 });
    const goals = "- Iedereen eet mee\n\n Kinderen leren koken ";
    expect(
      nameOf(await change("roelie", { hours: "10", skill: "Koken voor vijftig", goals })),
    ).toBe("done");
    const [, second] = await tableOf(id);
    expect(second).toMatchObject({
      pledges: [
        { kind: "hours", minutes: 600 },
        { kind: "skill", words: "Koken voor vijftig" },
      ],
      goals: ["Iedereen eet mee", "Kinderen leren koken"],
    });
    expect(await change("roelie", { goals: "a\nbb" })).toMatchObject({
      fields: { "goals.0": "too_short" },
    });
    // Nothing is left of it when she empties it; and who brings nothing, does not sign.
    expect(nameOf(await change("roelie", {}))).toBe("done");
    expect(nameOf(await sign(id, "roelie", 2))).toBe("pledges_nothing");
    await change("roelie", { hours: "5" });
    expect(nameOf(await sign(id, "roelie", 2))).toBe("done");
    expect(nameOf(await change("roelie", { hours: "1" }))).toBe("pledges_bind");
    expect(nameOf(await change("geert", { hours: "1" }))).toBe("signed_before");
  });

  test("that changes after a signature is signed again before it binds anybody", async () => {
    const id = await propose();
    await sign(id, "roelie", 2);
    const bakers = { ...place(id, 3), room: "De keuken", hours: "2" };
    await done(changePledges, community.as("geert"), bakers);
    expect(nameOf(await sign(id, "geert", 3))).toBe("done");
    expect(await find(id)).toMatchObject({ state: "proposed", edition: 2 });
    const again = (person: Person) => act(signAgain, community.as(person), { coalitionId: id });
    expect(nameOf(await again("geert"))).toBe("signs_already");
    expect(nameOf(await again("marijke"))).toBe("not_yours");
    // Whose signature no longer counts may think again, too; without a code, for she is known.
    await done(changePledges, community.as("roelie"), { ...place(id, 2), code: "", hours: "20" });
    expect(await find(id)).toMatchObject({ edition: 3 });
    for (const person of ["fenna", "geert"] as const)
      expect(nameOf(await again(person))).toBe("done");
    expect(await find(id)).toMatchObject({ state: "proposed" });
    expect(nameOf(await again("roelie"))).toBe("done");
    expect(await find(id)).toMatchObject({ state: "firm" });
    expect(nameOf(await again("roelie"))).toBe("not_proposed");
    const change = act(changePledges, community.as("roelie"), { ...place(id, 2), hours: "1" });
    expect(nameOf(await change)).toBe("not_proposed");
  });

  test("a change and the last signature at once never bind what was not signed", async () => {
    const id = await propose();
    await sign(id, "roelie", 2);
    await Promise.all([
      act(changePledges, community.as("geert"), { ...place(id, 3), hours: "3" }),
      sign(id, "geert", 3),
    ]);
    const { state, edition } = await find(id);
    const editions = (await tableOf(id)).map(({ signature }) => signature?.edition);
    if (state === "firm") expect(new Set(editions)).toEqual(new Set([edition]));
    else expect(editions.filter((one) => one === edition)).toHaveLength(1);
  });
});

describe("somebody from elsewhere", () => {
  let other: TestCommunity;
  let accountId = "";
  beforeAll(async () => {
    other = await foundTestCommunity(world, "bruntinge");
    const [row] = await world.ask("select account_id from people.member where id = $1", [
      other.people.roelie,
    ]);
    accountId = String(row?.account_id);
  });

  /** Fenna's table, with the third place for who comes from elsewhere. */
  async function proposeOver() {
    const [fenna, roelie] = cooking().parties;
    assert(fenna && roelie, "they are at the table");
    const molen = { name: "Molen De Hoop", isElsewhere: true };
    return propose({ parties: [fenna, roelie, molen] });
  }
  const enter = (coalitionId: string, more: object = {}) =>
    act(enterAsGuest, community.asVisitor(), {
      coalitionId,
      position: 3,
      code: codes[3] ?? "",
      accountId,
      homeId: other.id,
      name: "Roelie van Elders",
      ...more,
    });
  async function asGuest(now?: Date) {
    const guest = await world.database.read(community.id, (db) =>
      findGuestByAccount(db, community.id, accountId),
    );
    assert(guest, "she came in");
    const actor = { kind: "member" as const, memberId: guest.id };
    return { ...community.asVisitor(now), actor };
  }

  test("comes in with a code, for a place that is kept for her, and says where she is from", async () => {
    const id = await proposeOver();
    expect(
      await done(enterAsGuest, community.asVisitor(), {
        coalitionId: id,
        position: 3,
        code: "ZZZZ9999",
        accountId,
        homeId: other.id,
        name: "Roelie van Elders",
      }),
    ).toEqual({ triesLeft: 4 });
    const second = { position: 2, code: codes[2] ?? "" };
    expect(nameOf(await enter(id, second))).toBe("place_is_for_members");
    expect(nameOf(await enter(id, { homeId: newId() }))).toBe("home_unknown");
    const [own] = await world.ask("select account_id from people.member where id = $1", [
      community.people.geert,
    ]);
    expect(nameOf(await enter(id, { accountId: String(own?.account_id), homeId: "" }))).toBe(
      "member_already",
    );
    expect(nameOf(await enter(id))).toBe("done");
  });

  test("pledges, signs and goes on like the others; and may do nothing else here", async () => {
    const id = await proposeOver();
    await enter(id);
    const guest = await asGuest();
    const place = { coalitionId: id, position: 3, code: codes[3] ?? "" };
    expect(nameOf(await act(signCoalition, guest, place))).toBe("pledges_nothing");
    await done(changePledges, guest, { ...place, goods: "Meel van de molen" });
    await done(signCoalition, guest, place);
    await sign(id, "roelie", 2);
    await done(signAgain, community.as("fenna"), { coalitionId: id });
    expect(await find(id)).toMatchObject({ state: "firm" });
    // Not another table, not another deed, and not at home.
    const second = await propose();
    const elses = { coalitionId: second, position: 2, code: codes[2] ?? "" };
    expect(nameOf(await act(signCoalition, guest, elses))).toBe("place_is_for_members");
    expect(nameOf(await act(inviteParty, guest, elses))).toBe("not_allowed");
    expect(nameOf(await act(proposeCoalition, guest, cooking()))).toBe("not_allowed");
    const work = await act(nameWork, guest, {
      title: "Bankje bij de vijver",
      lead: "",
      areaId: community.areas.oldeveen,
      doer: { kind: "nobody", name: null },
      yearlyCostCents: null,
      serves: "Wie wil zitten",
      protects: "",
      route: "agreementWithoutMoney",
      requirements: [],
    });
    expect(nameOf(work)).toBe("not_allowed");
    const abroad = { ...guest, communityId: other.id };
    expect(nameOf(await act(signAgain, abroad, { coalitionId: id }))).toBe("not_allowed");
    await done(leaveCoalition, community.as("roelie"), { coalitionId: id });
    expect(nameOf(await act(stayInCoalition, guest, { coalitionId: id }))).toBe("done");
  });

  test("is on no list of members, holds no role, and becomes a member when she joins", async () => {
    const guest = await asGuest();
    const memberId = guest.actor.memberId;
    const inHere = <T>(work: Parameters<typeof world.database.read<T>>[1]) =>
      world.database.read(community.id, work);
    expect(await inHere((db) => findMember(db, community.id, memberId))).toBeUndefined();
    expect(await inHere((db) => listMembersNamed(db, community.id, "van Elders", 5))).toEqual([]);
    expect(await inHere((db) => listNames(db, community.id, [memberId]))).toEqual(
      new Map([[memberId, "Roelie van Elders"]]),
    );
    const role = { memberId, role: "host", startsOn: "2026-10-01" } as const;
    expect(nameOf(await act(giveRole, community.as("wiebe"), role))).not.toBe("done");
    await expect(
      goRound(
        world,
        community.id,
        "insert into people.role_term (community_id, id, member_id, role, starts_on) values ($1, $2, $3, 'host', '2026-10-01')",
        [community.id, newId(), memberId],
      ),
    ).rejects.toThrow("a guest is no member here");
    await expect(
      goRound(world, community.id, "update people.member set home_id = $2 where id = $1", [
        memberId,
        (await foundTestCommunity(world, "anders")).id,
      ]),
    ).rejects.toThrow("a member where she says");
    await expect(
      goRound(world, community.id, "update people.member set is_guest = true where id = $1", [
        community.people.geert,
      ]),
    ).rejects.toThrow("does not become a guest");
    await done(joinCommunity, community.asVisitor(), {
      fullName: "Roelie van Elders",
      appearance: "fullName",
      areaId: community.areas.oldeveen,
      accountId,
    });
    expect(await inHere((db) => findMember(db, community.id, memberId))).toMatchObject({
      name: "Roelie van Elders",
    });
  });

  test("around the application signs no place of a member", async () => {
    const id = await propose();
    const [, second] = await world.database.read(community.id, (db) =>
      listParties(db, community.id, id),
    );
    const guestId = newId();
    const accountOfMolen = newId();
    await world.ask("insert into people.account (id) values ($1)", [accountOfMolen]);
    await world.database.write(community.id, (tx) =>
      insertGuest(
        tx,
        community.id,
        { id: guestId, accountId: accountOfMolen, name: "Molenaar", homeId: null },
        beginning,
      ),
    );
    await expect(
      goRound(
        world,
        community.id,
        "insert into coalitions.signature values ($1, $2, $3, $4, null, now())",
        [community.id, second?.id, id, guestId],
      ),
    ).rejects.toThrow("this place is for a member");
    const over = await proposeOver();
    const elsewhere = await world.database.read(community.id, async (db) =>
      (await listParties(db, community.id, over)).find(({ position }) => position === 3),
    );
    await expect(
      goRound(
        world,
        community.id,
        "insert into coalitions.signature values ($1, $2, $3, $4, null, now())",
        [community.id, elsewhere?.id, over, community.people.geert],
      ),
    ).rejects.toThrow("this place is for somebody from elsewhere");
  });

  test("hears by mail that she signs again, and that all signed; a member of what asks her again", async () => {
    const [row] = await world.ask("select account_id from people.member where id = $1", [
      other.people.geert,
    ]);
    const miller = String(row?.account_id);
    await world.ask("insert into accounts.email values ($1, 'molenaar@voorbeeld.example', now())", [
      miller,
    ]);
    const id = await proposeOver();
    expect(nameOf(await enter(id, { accountId: miller }))).toBe("done");
    const found = await world.database.read(community.id, (db) =>
      findGuestByAccount(db, community.id, miller),
    );
    assert(found, "he came in");
    const actor = { kind: "member" as const, memberId: found.id };
    const guest = { ...community.asVisitor(), actor };
    const place = { coalitionId: id, position: 3, code: codes[3] ?? "" };
    await done(changePledges, guest, { ...place, goods: "Meel van de molen" });
    await done(signCoalition, guest, place);
    const second = { coalitionId: id, position: 2, code: codes[2] ?? "" };
    await done(changePledges, community.as("roelie"), { ...second, hours: "12" });
    await done(changePledges, community.as("roelie"), { ...second, hours: "14" });
    await done(signAgain, guest, { coalitionId: id });
    await done(signAgain, community.as("fenna"), { coalitionId: id });
    await sign(id, "roelie", 2);
    const mails = await world.ask(
      "select kind from platform.mail where to_address = 'molenaar@voorbeeld.example' order by id",
    );
    expect(mails.map(({ kind }) => kind)).toEqual(["coalitions.signAgain", "coalitions.firm"]);
  });

  test("is not woken by mail, unless her last day to sign would pass", async () => {
    const next = async (address: string) => {
      const [mail] = await world.ask(
        "select next_try_at from platform.mail where to_address = $1 order by id desc",
        [address],
      );
      return mail?.next_try_at;
    };
    const id = await proposeOver();
    const [late, morning] = [new Date("2026-09-29T21:30:00Z"), new Date("2026-09-30T05:00:00Z")];
    world.clock.set(late);
    const code = { coalitionId: id, position: 3, address: "nacht@voorbeeld.example" };
    await done(mailInvitation, community.as("fenna"), code);
    expect(await next(code.address)).toEqual(morning);
    // Who signed, and is to sign again because the table changed.
    const [row] = await world.ask("select account_id from people.member where id = $1", [
      community.people.fenna,
    ]);
    await world.ask("insert into accounts.email values ($1, 'fenna@voorbeeld.example', now())", [
      row?.account_id,
    ]);
    const change = { coalitionId: id, position: 2, code: codes[2] ?? "" };
    await done(changePledges, community.as("roelie"), { ...change, hours: "13" });
    expect(await next("fenna@voorbeeld.example")).toEqual(morning);
    await done(signAgain, community.as("fenna"), { coalitionId: id });
    // The evening of the last day: in the morning it would be too late.
    world.clock.set(new Date("2026-10-20T21:30:00Z"));
    await done(changePledges, community.as("roelie"), { ...change, hours: "15" });
    expect(await next("fenna@voorbeeld.example")).toBeNull();
    world.clock.set(beginning);
  });

  test("is mailed her code, which stands nowhere else", async () => {
    const id = await proposeOver();
    const input = { coalitionId: id, position: 3, address: "molen@voorbeeld.example" };
    const byOther = await act(mailInvitation, community.as("roelie"), input);
    expect(nameOf(byOther)).toBe("not_allowed");
    await done(mailInvitation, community.as("fenna"), input);
    const [mail] = await world.ask(
      "select m::text as text from platform.mail m where m::text like '%molen@voorbeeld.example%'",
    );
    const [, code = ""] = /Uw code: (\w{4}-\w{4})/.exec(String(mail?.text)) ?? [];
    const place = { coalitionId: id, position: 3, code };
    // The code is right, and the place is somebody else's: who takes part here is no guest.
    expect(nameOf(await act(openTable, community.as("geert"), place))).toBe("place_is_for_guests");
    const [kept] = await world.ask(
      "select count(*)::int as n from coalitions.party p where p::text like '%voorbeeld.example%'",
    );
    expect(kept).toEqual({ n: 0 });
  });
});

describe("somebody leaves", () => {
  test("and the others go on at once when each says so", async () => {
    const id = await firm();
    await done(leaveCoalition, community.as("geert"), { coalitionId: id });
    expect(await find(id)).toMatchObject({ state: "wavering", round: 1, lapsesTo: "ended" });
    await done(stayInCoalition, community.as("fenna"), { coalitionId: id });
    const again = await act(stayInCoalition, community.as("fenna"), { coalitionId: id });
    expect(nameOf(again)).toBe("stays_already");
    const gone = await act(stayInCoalition, community.as("geert"), { coalitionId: id });
    expect(nameOf(gone)).toBe("not_yours");
    await done(stayInCoalition, community.as("roelie"), { coalitionId: id });
    expect(await find(id)).toMatchObject({ state: "firm", lapsesTo: "finished" });
  });

  test("and when fewer than two say so in time, it ends", async () => {
    const id = await firm();
    await done(leaveCoalition, community.as("geert"), { coalitionId: id, reason: "Verhuisd." });
    await done(stayInCoalition, community.as("fenna"), { coalitionId: id });
    await settleUntil(world, community, new Date("2026-10-15T00:00:00Z"));
    expect(await find(id)).toMatchObject({ state: "ended", lapsesTo: "closed" });
  });

  test("two who leave at once leave one, and then it ends", async () => {
    const id = await firm();
    const leave = (person: Person) =>
      act(leaveCoalition, community.as(person), { coalitionId: id });
    const outcomes = await Promise.all([leave("geert"), leave("roelie")]);
    expect(outcomes.map(nameOf)).toEqual(["done", "done"]);
    expect(await find(id)).toMatchObject({ state: "ended" });
  });

  test("and of four, two who say so go on without who said nothing", async () => {
    const parties = [...cooking().parties, { name: "Marijke", hours: 60 }];
    const id = await propose({ parties });
    const code = "JKMN2345";
    await done(inviteParty, community.as("fenna"), { coalitionId: id, position: 4, code });
    await sign(id, "roelie", 2);
    await sign(id, "geert", 3);
    await done(signCoalition, community.as("marijke"), { coalitionId: id, position: 4, code });
    await done(leaveCoalition, community.as("geert"), { coalitionId: id });
    for (const person of ["fenna", "roelie"] as const)
      await done(stayInCoalition, community.as(person), { coalitionId: id });
    await settleUntil(world, community, new Date("2026-10-15T00:00:00Z"));
    expect(await find(id)).toMatchObject({ state: "firm" });
    const places = await world.database.read(community.id, (db) =>
      listParties(db, community.id, id),
    );
    expect(places.map(({ left }) => left?.ground ?? null)).toEqual([null, null, "left", "silent"]);
  });
});

describe("looking back", () => {
  test("is done by each, from the day agreed on; then it closes", async () => {
    const id = await firm();
    const back = (person: Person, now: Date) =>
      act(lookBackOn, community.as(person, now), {
        coalitionId: id,
        kept: "yes",
        words: "Elke woensdag zaten er twaalf mensen aan tafel.",
      });
    expect(nameOf(await back("fenna", beginning))).toBe("look_back_not_yet");
    const spring = new Date("2027-04-02T09:00:00Z");
    expect(nameOf(await back("fenna", spring))).toBe("done");
    expect(nameOf(await back("fenna", spring))).toBe("looked_back_before");
    expect(nameOf(await back("marijke", spring))).toBe("not_yours");
    await settleUntil(world, community, new Date("2027-10-02T00:00:00Z"));
    expect(await find(id)).toMatchObject({ state: "finished" });
    const after = new Date("2027-10-03T09:00:00Z");
    await back("roelie", after);
    await back("geert", after);
    expect(await find(id)).toMatchObject({ state: "closed", lapsesAt: null });
    expect(nameOf(await back("roelie", after))).toBe("is_closed");
  });
});

describe("the database holds by itself", () => {
  const round = (statement: string, values: readonly unknown[]) =>
    goRound(world, community.id, statement, [community.id, ...values]);

  test("that nothing is firm before all signed, and that nobody signs twice", async () => {
    const id = await propose();
    await expect(
      round(
        "update coalitions.coalition set state = 'firm', firm_at = now() where community_id = $1 and id = $2",
        [id],
      ),
    ).rejects.toThrow("signature of each of its parties");
    const [, second] = await world.database.read(community.id, (db) =>
      listParties(db, community.id, id),
    );
    await expect(
      round("insert into coalitions.signature values ($1, $2, $3, $4, null, now())", [
        second?.id,
        id,
        community.people.fenna,
      ]),
    ).rejects.toThrow("different_people");
  });

  test("that a signature under another table makes nothing firm", async () => {
    const id = await propose();
    await sign(id, "roelie", 2);
    const hours = { coalitionId: id, position: 3, code: codes[3] ?? "", hours: "9" };
    await done(changePledges, community.as("geert"), hours);
    expect(nameOf(await sign(id, "geert", 3))).toBe("done");
    await expect(
      round(
        "update coalitions.coalition set state = 'firm', firm_at = now() where community_id = $1 and id = $2",
        [id],
      ),
    ).rejects.toThrow("signature of each of its parties");
    await expect(
      round(
        "update coalitions.signature set edition = 9 where community_id = $1 and coalition_id = $2",
        [id],
      ),
    ).rejects.toThrow("what stands on the table now");
  });

  test("that what a party brings is fixed once it signed", async () => {
    const id = await propose();
    const [first] = await world.database.read(community.id, (db) =>
      listParties(db, community.id, id),
    );
    await expect(
      round("insert into coalitions.pledge values ($1, $2, 'goods', null, null, 'Een oven')", [
        first?.id,
      ]),
    ).rejects.toThrow("bind: it signed");
    await expect(
      round("update coalitions.pledge set minutes = 1 where community_id = $1 and party_id = $2", [
        first?.id,
      ]),
    ).rejects.toThrow("permission denied");
  });

  test("that it goes on only when each who remains says so", async () => {
    const id = await firm();
    await done(leaveCoalition, community.as("geert"), { coalitionId: id });
    await expect(
      round("update coalitions.coalition set state = 'firm' where community_id = $1 and id = $2", [
        id,
      ]),
    ).rejects.toThrow("goes on when two or more remain");
  });
});
