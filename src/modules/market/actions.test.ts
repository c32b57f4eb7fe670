import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import { act } from "#platform/act.ts";
import { showInstead } from "#platform/instead.ts";
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
  agreeToMeet,
  askToMeet,
  declineToMeet,
  introduce,
  sayHowItWent,
  withdrawProposal,
} from "./actions/introductions.ts";
import { forgetTrader } from "./actions/leaving.ts";
import {
  changeListing,
  meetListing,
  placeListing,
  reopenListing,
  withdrawListing,
} from "./actions/listings.ts";
import { matchEverything, matchListing, putAside } from "./actions/matching.ts";
import { tellNotices } from "./jobs.ts";
import {
  findListing,
  listAgreements,
  listIntroductions,
  listListings,
  listSuggestions,
} from "./store.ts";

/** Fenna needs a hall on Tuesdays; Roelie has one. Geert, the connector, brings them together. */

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

type Said = Partial<z.input<typeof placeListing.input>>;

const hall = (more: Said = {}): z.input<typeof placeListing.input> => ({
  side: "need",
  kind: "room",
  title: "Zaal om samen te eten",
  what: "Wij zoeken een zaal met een keuken voor dertig mensen.",
  rhythm: "weekly",
  weekdays: [2],
  areaId: community.areas.oldeveen,
  ...more,
});
const offered = (more: Said = {}) =>
  hall({
    side: "offer",
    title: "Dorpshuis staat dinsdag leeg",
    what: "Onze zaal is vrij op dinsdag, met een keuken en veertig stoelen.",
    ...more,
  });

const place = async (person: Person, said: z.input<typeof placeListing.input>) =>
  (await done(placeListing, community.as(person), said)).id;

async function pair() {
  return { needId: await place("fenna", hall()), offerId: await place("roelie", offered()) };
}

async function proposed() {
  const ids = await pair();
  const { id } = await done(introduce, community.as("geert"), ids);
  return { ...ids, id };
}

const yes = (person: Person, introductionId: string, now?: Date) =>
  act(agreeToMeet, community.as(person, now), {
    introductionId,
    contact: `${person}@voorbeeld.example`,
  });

async function met() {
  const one = await proposed();
  expect(nameOf(await yes("fenna", one.id))).toBe("done");
  expect(nameOf(await yes("roelie", one.id))).toBe("done");
  return one;
}

const look = <T>(work: Parameters<typeof world.database.read<T>>[1]) =>
  world.database.read(community.id, work);

async function find(id: string, now = beginning) {
  const listing = await look((db) => findListing(db, community.id, id, now));
  assert(listing, "it is there");
  return listing;
}

async function introduction(id: string, now = beginning) {
  const [one] = await look((db) => listIntroductions(db, community.id, now, { id }));
  assert(one, "it is there");
  return one;
}

const contacts = (id: string) => look((db) => listAgreements(db, community.id, id));

const weeksOn = (weeks: number) => new Date(beginning.getTime() + weeks * 7 * 86_400_000);

describe("a need or an offer", () => {
  test("is public at once, with a number of its side and only the amount of its kind", async () => {
    const id = await place("fenna", hall({ amount: "250", quantity: "30", unit: "zitplaatsen" }));
    expect(await find(id)).toMatchObject({
      side: "need",
      state: "open",
      amountCents: null,
      quantity: 30,
      unit: "zitplaatsen",
      weekdays: 2,
      number: expect.stringMatching(/^G-2026-\d{3}$/),
    });
    const offer = await find(await place("roelie", offered()));
    expect(offer.number).toMatch(/^O-2026-\d{3}$/);
    const [entry] = await look((db) => listEntries(db, community.id, 1));
    expect(entry).toMatchObject({ kind: "market.placed", data: { side: "offer" } });
  });

  test("reads what people type: euros, hours, kilometres, a point, skills", async () => {
    const id = await place(
      "fenna",
      hall({
        kind: "skill",
        hours: "2:30",
        point: "52.87142, 6.51249",
        reach: "2,5",
        skills: "timmeren, boekhouden, timmeren",
      }),
    );
    expect(await find(id)).toMatchObject({
      minutes: 150,
      latitude: 52_871,
      longitude: 6_512,
      reachM: 2500,
      skills: ["timmeren", "boekhouden"],
    });
  });

  test("says of each wrong field what is wrong with it", async () => {
    const outcome = await act(placeListing, community.as("fenna"), {
      side: "vraag",
      kind: "room",
      title: "",
      amount: "veel",
      point: "hier",
      reach: "ver",
      quantity: "-1",
      fromOn: "2026-02-31",
      skills: "a,b,c,d,e,f,g,h,i",
    });
    assert(!outcome.ok, "it is refused");
    expect(outcome.fields).toMatchObject({
      side: "side_missing",
      title: "title_missing",
      amount: "amount_wrong",
      point: "point_wrong",
      reach: "reach_wrong",
      quantity: "quantity_wrong",
      fromOn: "date_wrong",
      skills: "skills_too_many",
    });
  });

  test("is refused where place, day or organisation cannot be", async () => {
    const named = async (said: Said, person: Person = "fenna") =>
      nameOf(await act(placeListing, community.as(person), hall(said)));
    const nowhere = "01900000-0000-7000-8000-000000000000";
    expect(await named({ areaId: nowhere })).toBe("area_unknown");
    expect(await named({ aboutKind: "work", aboutId: nowhere })).toBe("subject_unknown");
    expect(await named({ untilOn: "2026-09-01" })).toBe("until_has_passed");
    expect(await named({ fromOn: "2026-12-01", untilOn: "2026-11-01" })).toBe("until_before_from");
    const { organizationId } = community;
    expect(await named({ organizationId }, "roelie")).toBe("organization_not_yours");
    expect(await named({ organizationId })).toBe("done");
    const about = { aboutKind: "work", aboutId: community.works.park };
    expect(await named(about)).toBe("done");
  });

  test("is changed, met and taken back by who placed it, and by nobody else", async () => {
    const listingId = await place("fenna", hall());
    const { side: _, ...said } = hall({ title: "Grote zaal" });
    const change = { ...said, listingId };
    expect(nameOf(await act(changeListing, community.as("roelie"), change))).toBe(
      "listing_not_yours",
    );
    expect(nameOf(await act(withdrawListing, community.as("roelie"), { listingId }))).toBe(
      "listing_not_yours",
    );
    await done(changeListing, community.as("fenna"), change);
    expect(await find(listingId)).toMatchObject({ title: "Grote zaal" });
    await done(meetListing, community.as("fenna"), { listingId });
    expect(await find(listingId)).toMatchObject({ state: "met" });
    expect(nameOf(await act(withdrawListing, community.as("fenna"), { listingId }))).toBe(
      "listing_gone",
    );
  });

  test("lapses by the charter or on its own day, and can be opened again", async () => {
    const listingId = await place("fenna", hall());
    const short = await place("fenna", hall({ untilOn: "2026-10-31" }));
    expect(await find(short, new Date("2026-10-31T12:00:00Z"))).toMatchObject({ state: "open" });
    expect(await find(short, new Date("2026-11-01T12:00:00Z"))).toMatchObject({ state: "expired" });
    expect(await find(listingId, weeksOn(25))).toMatchObject({ state: "open" });
    const late = weeksOn(27);
    expect(await find(listingId, late)).toMatchObject({ state: "expired" });
    await done(reopenListing, community.as("fenna", late), { listingId });
    expect(await find(listingId, late)).toMatchObject({ state: "open" });
    expect(nameOf(await act(reopenListing, community.as("fenna", late), { listingId }))).toBe(
      "listing_is_open",
    );
  });
});

describe("the list", () => {
  let dunes: TestCommunity;
  beforeAll(async () => {
    dunes = await foundTestCommunity(world, "duinveld");
    await done(placeListing, dunes.as("fenna"), { ...hall(), areaId: dunes.areas.oldeveen });
    await done(placeListing, dunes.as("roelie"), { ...offered(), areaId: dunes.areas.oldeveen });
  });
  const page = async (query: string) => {
    const answer = await world.app.request(`/${dunes.slug}/vraag-en-aanbod?${query}`);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const found = async (words: string) =>
    Number(
      /Er sta(?:at|an) (één|\d+) ding/
        .exec(await page(`zoek=${encodeURIComponent(words)}`))?.[1]
        ?.replace("één", "1"),
    );

  test.each([
    ["dorpshuis", 1],
    ["ZALEN", 2],
    ["stoelen keuken", 1],
    ["stoelen zwembad", 0],
    ["40%", 0],
    ["'; drop table market.listing; --", 0],
    ["🎉", 0],
    ["z", 2],
    ["a".repeat(10_000), 0],
    ["", 2],
  ])("is found by its words, in whatever form: %s", async (words, count) => {
    expect(await found(words)).toBe(count);
  });

  test("says what was chosen, with a link that takes it off, and answers page 10,000", async () => {
    expect(await page("zoek=zaal&wat=vraag")).toMatch(/href="[^"]*vraag-en-aanbod\?wat=vraag"/);
    expect(await page("pagina=10000")).toContain("Er staan 2 dingen open");
  });

  test("nobody finds by its words what a moderator hid", async () => {
    const { id } = await done(placeListing, dunes.as("fenna"), {
      ...hall({ title: "Schaamteloze pannenlap" }),
      areaId: dunes.areas.oldeveen,
    });
    expect(await found("schaamteloze")).toBe(1);
    const hidden = { owner: id, body: "Schaamteloze pannenlap", instead: "(verborgen)" };
    await world.platform.database.write(dunes.id, (tx) => showInstead(tx, dunes.id, hidden));
    // What goes round act raises no version: a page that is kept would not show it.
    await world.ask("update platform.community_state set version = version + 1");
    expect(await found("schaamteloze")).toBe(0);
  });
});

describe("suggestions", () => {
  test("come with a reason for each ground, the same for one as for all at once", async () => {
    const { needId, offerId } = await pair();
    await done(matchListing, community.asSystem(), { listingId: offerId });
    const of = { needId };
    const one = await look((db) => listSuggestions(db, community.id, beginning, of, 20));
    const [best] = one.filter((found) => found.offerId === offerId);
    expect(best?.reasons).toMatchObject({
      kind: { isSame: true },
      place: { is: "sameArea" },
      time: { is: "sameDays", days: 2 },
    });
    expect(best?.reasons.words.shared).toContain("keuk");
    await done(matchEverything, community.asSystem(), {});
    const all = await look((db) => listSuggestions(db, community.id, beginning, of, 20));
    expect(all.find((found) => found.offerId === offerId)).toEqual(best);
  });

  test("leave out what was put aside, what is not open and what is one's own", async () => {
    const { needId, offerId } = await pair();
    const own = await place("fenna", offered());
    const gone = await place("roelie", offered());
    for (const listingId of [offerId, own, gone])
      await done(matchListing, community.asSystem(), { listingId });
    const ids = async () =>
      (await look((db) => listSuggestions(db, community.id, beginning, { needId }, 50))).map(
        (found) => found.offerId,
      );
    expect(await ids()).toEqual(expect.arrayContaining([offerId, gone]));
    expect(await ids()).not.toContain(own);
    await done(withdrawListing, community.as("roelie"), { listingId: gone });
    expect(await ids()).not.toContain(gone);
    expect(nameOf(await act(putAside, community.as("fenna"), { needId, offerId }))).toBe(
      "not_allowed",
    );
    await done(putAside, community.as("geert"), { needId, offerId });
    expect(await ids()).not.toContain(offerId);
  });
});

describe("an introduction", () => {
  test("shares contacts after the yes of both, and nothing of it is public", async () => {
    const before = await look((db) => listEntries(db, community.id, 1));
    const { id, needId } = await proposed();
    expect(await introduction(id)).toMatchObject({ state: "proposed" });
    expect(nameOf(await yes("henk", id))).toBe("not_one_of_the_two");
    expect(nameOf(await yes("fenna", id))).toBe("done");
    expect(nameOf(await yes("fenna", id))).toBe("agreed_already");
    expect(await introduction(id)).toMatchObject({ state: "proposed" });
    expect(nameOf(await yes("roelie", id))).toBe("done");
    expect(await introduction(id)).toMatchObject({ state: "made" });
    expect((await contacts(id)).map(({ contact }) => contact).sort()).toEqual([
      "fenna@voorbeeld.example",
      "roelie@voorbeeld.example",
    ]);
    const lines = await look((db) => listEntries(db, community.id, 50));
    const since = lines.filter(({ number }) => number > (before[0]?.number ?? 0));
    expect(since.map(({ kind }) => kind)).toEqual(["market.placed", "market.placed"]);
    expect(await find(needId)).toMatchObject({ state: "open" });
  });

  test("is made once when both say yes at the same instant", async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await proposed();
      const outcomes = await Promise.all([yes("fenna", id), yes("roelie", id)]);
      expect(outcomes.map(nameOf)).toEqual(["done", "done"]);
      expect(await introduction(id)).toMatchObject({ state: "made" });
      expect(await contacts(id)).toHaveLength(2);
      const told = await world.ask(
        "select count(*)::int as n from market.notice where introduction_id = $1 and kind = 'made'",
        [id],
      );
      expect(told).toEqual([{ n: 2 }]);
    }
  });

  test("is refused clearly when the offer vanishes in the middle, and shares nothing", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, offerId } = await proposed();
      await yes("fenna", id);
      const [taken, agreed] = await Promise.all([
        act(withdrawListing, community.as("roelie"), { listingId: offerId }),
        yes("roelie", id),
      ]);
      expect(nameOf(taken)).toBe("done");
      // Whoever came first: either they met before it went, or nothing was shared.
      const { state } = await introduction(id);
      if (agreed.ok) expect(state).toBe("made");
      else {
        expect(nameOf(agreed)).toBe("listing_gone");
        expect(state).toBe("gone");
        expect((await contacts(id)).every(({ contact }) => contact === null)).toBe(true);
      }
    }
    const { id, offerId } = await proposed();
    await done(withdrawListing, community.as("roelie"), { listingId: offerId });
    expect(nameOf(await yes("fenna", id))).toBe("listing_gone");
  });

  test("takes a no without a reason: nobody hears who, and it is not asked again", async () => {
    const { id, needId, offerId } = await proposed();
    await yes("fenna", id);
    await done(declineToMeet, community.as("roelie"), { introductionId: id });
    expect(await introduction(id)).toMatchObject({ state: "declined" });
    expect((await contacts(id)).every(({ contact }) => contact === null)).toBe(true);
    expect(nameOf(await yes("roelie", id))).toBe("introduction_over");
    const rows = await world.ask(
      "select member_id, kind from market.notice where introduction_id = $1 and kind <> 'proposed'",
      [id],
    );
    expect(rows).toEqual([{ member_id: community.people.fenna, kind: "off" }]);
    const again = await act(introduce, community.as("geert"), { needId, offerId });
    expect(nameOf(again)).toBe("not_again");
    const asked = { needId, offerId, contact: "06 12345678" };
    expect(nameOf(await act(askToMeet, community.as("fenna"), asked))).toBe("not_again");
  });

  test("is asked for by one of the two, whose asking is her yes", async () => {
    const { needId, offerId } = await pair();
    const asked = { needId, offerId, contact: "06 12345678", words: "Ik ben er elke dinsdag." };
    expect(nameOf(await act(askToMeet, community.as("henk"), asked))).toBe("not_one_of_the_two");
    const { id } = await done(askToMeet, community.as("fenna"), asked);
    expect(nameOf(await act(askToMeet, community.as("fenna"), asked))).toBe("proposed_already");
    expect(nameOf(await yes("fenna", id))).toBe("agreed_already");
    await yes("roelie", id);
    expect(await introduction(id)).toMatchObject({ state: "made" });
  });

  test("needs no listing of one's own", async () => {
    const { needId, offerId } = await pair();
    const contact = "henk@voorbeeld.example";
    const { id } = await done(askToMeet, community.as("henk"), { needId, offerId: "", contact });
    expect(await introduction(id)).toMatchObject({
      askerId: community.people.fenna,
      giverId: community.people.henk,
      offerId: null,
    });
    const own = await act(askToMeet, community.as("fenna"), { needId, offerId: "", contact });
    expect(nameOf(own)).toBe("yourself");
    const none = await act(askToMeet, community.as("henk"), { needId: "", offerId: "", contact });
    expect(nameOf(none)).toBe("listing_unknown");
    const turned = { needId: offerId, offerId: "", contact };
    expect(nameOf(await act(askToMeet, community.as("henk"), turned))).toBe("not_a_pair");
  });

  test("is taken back by who proposed it", async () => {
    const { id } = await proposed();
    expect(nameOf(await act(withdrawProposal, community.as("fenna"), { introductionId: id }))).toBe(
      "not_yours_to_withdraw",
    );
    await done(withdrawProposal, community.as("geert"), { introductionId: id });
    expect(nameOf(await yes("fenna", id))).toBe("introduction_over");
  });

  test("waits for twenty answers to one person at most", async () => {
    const offers = [];
    for (let count = 0; count < 21; count++)
      offers.push(await place("roelie", offered({ title: `Zaal ${count}` })));
    const outcomes = [];
    for (const offerId of offers)
      outcomes.push(
        nameOf(
          await act(askToMeet, community.as("sjoerd"), { needId: "", offerId, contact: "sjoerd" }),
        ),
      );
    expect(outcomes.slice(0, 20).every((name) => name === "done")).toBe(true);
    expect(outcomes[20]).toBe("too_many_open");
  });

  test("expires when the second yes does not come in time", async () => {
    const { id } = await proposed();
    await yes("fenna", id);
    const late = weeksOn(3);
    expect(nameOf(await yes("roelie", id, late))).toBe("introduction_over");
    expect(await introduction(id, late)).toMatchObject({ state: "expired" });
    expect((await contacts(id)).every(({ contact }) => contact === null)).toBe(true);
  });

  test("asks once how it went, takes thanks in public, and erases the contacts", async () => {
    const { id, needId } = await met();
    const asking = weeksOn(4);
    await settleUntil(world, community, asking);
    expect(await introduction(id, asking)).toMatchObject({ state: "asked" });
    const said = {
      introductionId: id,
      worked: "yes",
      thanks: "Elke dinsdag soep!",
      isMet: "yes",
    } as const;
    expect(nameOf(await act(sayHowItWent, community.as("roelie", asking), said))).toBe(
      "not_your_need",
    );
    await done(sayHowItWent, community.as("fenna", asking), said);
    const again = await act(sayHowItWent, community.as("fenna", asking), said);
    expect(nameOf(again)).toBe("said_already");
    expect(await find(needId, asking)).toMatchObject({ state: "met" });
    const lines = await look((db) => listEntries(db, community.id, 3));
    expect(lines.find(({ kind }) => kind === "market.thanked")).toMatchObject({
      texts: { words: "Elke dinsdag soep!" },
      data: { toId: community.people.roelie },
    });
    const other = { introductionId: id, worked: "partly" } as const;
    await done(sayHowItWent, community.as("roelie", asking), other);
    expect(await introduction(id, asking)).toMatchObject({ state: "closed" });
    expect((await contacts(id)).every(({ contact }) => contact === null)).toBe(true);
  });
});

describe("the database itself", () => {
  const round = (statement: string, values: readonly unknown[]) =>
    goRound(world, community.id, statement, values);

  test("makes no introduction without two yeses, nor about what is gone", async () => {
    const { id, offerId } = await proposed();
    const make = () =>
      round(
        `update market.introduction set state = 'made', made_at = now(), lapses_at = now(),
           lapses_to = 'asked' where id = $1`,
        [id],
      );
    await expect(make()).rejects.toThrow("needs the yes of both");
    await yes("fenna", id);
    await expect(make()).rejects.toThrow("needs the yes of both");
    await round(
      `insert into market.agreement (community_id, introduction_id, part, contact, at)
       values ($1, $2, 'giver', 'roelie', now())`,
      [community.id, id],
    );
    await round(
      "update market.listing set state = 'withdrawn', lapses_at = null, lapses_to = null where id = $1",
      [offerId],
    );
    await expect(make()).rejects.toThrow("is gone");
  });

  test("only takes contacts out, and ends nothing twice", async () => {
    const { id, needId } = await met();
    await expect(
      round("update market.agreement set contact = 'ander' where introduction_id = $1", [id]),
    ).rejects.toThrow("only taken out");
    await expect(
      round("update market.introduction set state = 'declined' where id = $1", [id]),
    ).rejects.toThrow("does not go from");
    await done(meetListing, community.as("fenna"), { listingId: needId });
    await expect(
      round("update market.listing set title = 'Iets anders' where id = $1", [needId]),
    ).rejects.toThrow("is over");
  });

  test("refuses an introduction of one and the same person, and of another's listing", async () => {
    const { needId, offerId } = await pair();
    const insert = (asker: Person, giver: Person) =>
      round(
        `insert into market.introduction (community_id, id, need_id, offer_id, asker_id, giver_id,
           proposer_id, words, charter_version, proposed_at, state, lapses_at, lapses_to)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $4, '', 1, now(), 'proposed', now(), 'expired')`,
        [community.id, needId, offerId, community.people[asker], community.people[giver]],
      );
    await expect(insert("fenna", "fenna")).rejects.toThrow();
    await expect(insert("henk", "roelie")).rejects.toThrow("of these two");
  });
});

test("who may meet is told by mail once, not in quiet hours, and not who said no", async () => {
  const { id } = await proposed();
  const night = new Date("2026-09-29T21:30:00Z");
  const send = (now: Date) => {
    world.clock.set(now);
    return tellNotices(world.platform, world.slots, community.id);
  };
  expect(await send(night)).toBe(0);
  const morning = new Date("2026-09-30T08:00:00Z");
  await send(morning);
  const left = await world.ask("select 1 from market.notice where told_at is null");
  expect(left).toEqual([]);
  expect(await send(morning)).toBe(0);
  const told = await world.ask(
    "select kind from market.notice where introduction_id = $1 order by kind",
    [id],
  );
  expect(told.map(({ kind }) => kind)).toEqual(["proposed", "proposed"]);
  world.clock.set(beginning);
});

test("of who had herself erased nothing stays open and no contact stays", async () => {
  const { id, needId } = await met();
  await done(forgetTrader, community.asSystem(), { memberId: community.people.fenna });
  expect(await find(needId)).toMatchObject({ state: "withdrawn" });
  expect((await contacts(id)).every(({ contact }) => contact === null)).toBe(true);
  const of = { memberId: community.people.fenna, organizationIds: [] };
  const open = await look((db) =>
    listListings(db, community.id, beginning, { of, states: ["open"] }),
  );
  expect(open).toEqual([]);
});
