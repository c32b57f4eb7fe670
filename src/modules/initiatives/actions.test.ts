import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { addMember } from "#modules/people";
import { act } from "#platform/act.ts";
import { keepPhoto, listPhotosOf } from "#platform/files.ts";
import { sendWaitingMail } from "#platform/mail.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  addCharter,
  addSignal,
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "../../test-community.ts";
import {
  changePhase,
  dropOffer,
  editInitiative,
  endParty,
  givePen,
  giveThanks,
  inviteToInitiative,
  joinInitiative,
  linkInitiative,
  offerInitiative,
  postUpdate,
  publishInitiative,
  setMeans,
  setSay,
  standFor,
  startInitiative,
  stepBack,
  takeOverInitiative,
  takePen,
  unlinkInitiative,
  unpublishInitiative,
  welcomeParty,
} from "./actions.ts";
import { isShown } from "./model.ts";
import {
  countInitiatives,
  findInitiative,
  type InitiativeFilter,
  listGodparents,
  listInitiatives,
  listLinks,
  listMeans,
  listParties,
  listPosts,
  listSeats,
  listThanks,
} from "./store.ts";

const world = await openTestWorld();
let community: TestCommunity;
let neighbour: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  neighbour = await foundTestCommunity(world, "buurveld");
});
afterAll(() => world.close());

type Start = z.input<typeof startInitiative.input>;

const kitchen = (more: Partial<Start> = {}): Start => ({
  title: "Soep op dinsdag",
  what: "Elke dinsdag koken wij soep voor wie alleen eet.",
  ...more,
});

async function start(more: Partial<Start> = {}, who: Person = "fenna"): Promise<string> {
  return (await done(startInitiative, community.as(who), kitchen(more))).id;
}

async function publish(more: Partial<Start> = {}, who: Person = "fenna"): Promise<string> {
  const initiativeId = await start(more, who);
  await done(publishInitiative, community.as(who), { initiativeId });
  return initiativeId;
}

async function find(id: string) {
  const found = await world.database.read(community.id, (db) =>
    findInitiative(db, community.id, id),
  );
  if (!found) throw new Error("no such initiative");
  return found;
}

const list = (filter: InitiativeFilter) =>
  world.database.read(community.id, (db) => listInitiatives(db, community.id, filter));

const told = (id: string) =>
  world.database.read(community.id, async (db) =>
    (await listEntriesAbout(db, community.id, { kind: "initiative", id })).map(({ kind }) => kind),
  );

describe("making", () => {
  test("begins as a draft with a number of its own, and nobody hears of it", async () => {
    const id = await start({
      areaId: community.areas.oldeveen,
      valueSupport: "Niemand eet alleen.",
    });
    const initiative = await find(id);
    expect(initiative).toMatchObject({
      state: "draft",
      phase: "idea",
      version: 1,
      penIds: [community.people.fenna],
      values: { support: "Niemand eet alleen.", access: "" },
    });
    expect(initiative.number).toMatch(/^I-2026-\d{3}$/);
    expect(await told(id)).toEqual([]);
  });

  test("published, it is in the record and in the list; unpublished, it is out of the list", async () => {
    const id = await publish();
    expect(await told(id)).toEqual(["initiatives.published"]);
    expect((await list({ isPublic: true, ids: [id] })).length).toBe(1);
    const again = await act(publishInitiative, community.as("fenna"), { initiativeId: id });
    expect(nameOf(again)).toBe("is_public");
    await done(unpublishInitiative, community.as("fenna"), { initiativeId: id });
    expect(await list({ isPublic: true, ids: [id] })).toEqual([]);
  });

  test("only its maker and who holds the pen write; the maker gives and takes it", async () => {
    const initiativeId = await publish();
    const edit = { initiativeId, version: 1, ...kitchen({ title: "Soep op woensdag" }) };
    expect(nameOf(await act(editInitiative, community.as("roelie"), edit))).toBe("not_allowed");
    const pen = { initiativeId, memberId: community.people.roelie };
    expect(nameOf(await act(givePen, community.as("roelie"), pen))).toBe("not_allowed");
    await done(givePen, community.as("fenna"), pen);
    expect(nameOf(await act(givePen, community.as("fenna"), pen))).toBe("pen_is_hers");
    await done(editInitiative, community.as("roelie"), edit);
    expect(await find(initiativeId)).toMatchObject({
      title: "Soep op woensdag",
      version: 2,
      changedBy: community.people.roelie,
    });
    const makers = { initiativeId, memberId: community.people.fenna };
    expect(nameOf(await act(takePen, community.as("roelie"), makers))).toBe("not_the_makers");
    await done(takePen, community.as("fenna"), pen);
    expect(nameOf(await act(editInitiative, community.as("roelie"), edit))).toBe("not_allowed");
  });

  test("it is handed over to who holds the pen, and only by her own yes", async () => {
    const { id: initiativeId } = await done(startInitiative, community.as("fenna"), kitchen());
    const heir = { initiativeId, memberId: community.people.roelie };
    const offer = (by: Person, to = heir) => act(offerInitiative, community.as(by), to);
    expect(nameOf(await offer("fenna"))).toBe("heir_without_pen");
    await done(givePen, community.as("fenna"), heir);
    await done(givePen, community.as("fenna"), { ...heir, memberId: community.people.geert });
    expect(nameOf(await offer("roelie"))).toBe("not_allowed");
    await done(offerInitiative, community.as("fenna"), heir);
    expect(nameOf(await offer("fenna", { ...heir, memberId: community.people.geert }))).toBe(
      "heir_asked_before",
    );
    const takeOver = (by: Person) => act(takeOverInitiative, community.as(by), { initiativeId });
    expect(nameOf(await takeOver("geert"))).toBe("not_offered");
    expect(nameOf(await act(dropOffer, community.as("geert"), { initiativeId }))).toBe(
      "not_offered",
    );
    await done(publishInitiative, community.as("fenna"), { initiativeId });
    await done(standFor, community.as("roelie"), {
      ...{ initiativeId, knownAs: "Buurvrouw", words: "Ik eet er elke week." },
    });
    // Two presses at once, and one of them takes it over.
    const both = await Promise.all([takeOver("roelie"), takeOver("roelie")]);
    expect(both.map(nameOf).sort()).toEqual(["done", "not_offered"]);
    const after = await world.database.read(community.id, async (db) => ({
      initiative: await findInitiative(db, community.id, initiativeId),
      godparents: await listGodparents(db, community.id, initiativeId),
    }));
    const { fenna, geert, roelie } = community.people;
    expect(after.initiative?.makerId).toBe(roelie);
    expect([...(after.initiative?.penIds ?? [])].sort()).toEqual([fenna, geert, roelie].sort());
    // Nobody stands for what is her own.
    expect(after.godparents).toEqual([]);
    expect(nameOf(await act(givePen, community.as("fenna"), heir))).toBe("not_allowed");
    await done(takePen, community.as("roelie"), { initiativeId, memberId: fenna });
  });

  test("a question to take it over ends with the pen, and no way around makes another maker", async () => {
    const { id: initiativeId } = await done(startInitiative, community.as("fenna"), kitchen());
    const heir = { initiativeId, memberId: community.people.roelie };
    await done(givePen, community.as("fenna"), heir);
    await done(offerInitiative, community.as("fenna"), heir);
    await done(takePen, community.as("fenna"), heir);
    expect(nameOf(await act(takeOverInitiative, community.as("roelie"), { initiativeId }))).toBe(
      "not_offered",
    );
    await expect(
      goRound(
        world,
        community.id,
        "update initiatives.initiative set maker_id = $2 where id = $1",
        [initiativeId, community.people.roelie],
      ),
    ).rejects.toThrow("is handed over to who was asked");
  });

  test("two who write at once: one is kept, the other is told, and nothing is overwritten", async () => {
    const initiativeId = await publish();
    await done(givePen, community.as("fenna"), {
      initiativeId,
      memberId: community.people.roelie,
    });
    const write = (who: Person, title: string) =>
      act(editInitiative, community.as(who), { initiativeId, version: 1, ...kitchen({ title }) });
    const outcomes = await Promise.all([
      write("fenna", "Van Fenna"),
      write("roelie", "Van Roelie"),
    ]);
    expect(outcomes.map(nameOf).sort()).toEqual(["changed_meanwhile", "done"]);
    const winner = outcomes[0]?.ok ? "Van Fenna" : "Van Roelie";
    expect(await find(initiativeId)).toMatchObject({ title: winner, version: 2 });
  });

  test("a phase is one of five, and told in the record", async () => {
    const initiativeId = await publish();
    await done(changePhase, community.as("fenna"), { initiativeId, phase: "running" });
    expect((await find(initiativeId)).phase).toBe("running");
    const same = await act(changePhase, community.as("fenna"), { initiativeId, phase: "running" });
    expect(nameOf(same)).toBe("phase_is_that");
    const other = { initiativeId, phase: "failed" as "done" };
    expect(nameOf(await act(changePhase, community.as("fenna"), other))).toBe("invalid_input");
    expect(await told(initiativeId)).toContain("initiatives.phaseChanged");
  });

  test("one like this credits the one it began from, once that is public", async () => {
    const originId = await publish();
    const hidden = await start();
    const from = (origin: string) =>
      act(startInitiative, community.as("roelie"), kitchen({ originId: origin }));
    expect(nameOf(await from(hidden))).toBe("origin_unknown");
    const { id } = await done(startInitiative, community.as("roelie"), kitchen({ originId }));
    await done(publishInitiative, community.as("roelie"), { initiativeId: id });
    expect((await list({ originId })).map((one) => one.id)).toEqual([id]);
    expect(await told(originId), "it stands on the origin's page too").toHaveLength(2);
  });

  test("a signal becomes an initiative's idea, where all may read it", async () => {
    const signalId = await addSignal(community);
    const hidden = await addSignal(community, undefined, { wish: "host" });
    const refused = await act(
      startInitiative,
      community.as("fenna"),
      kitchen({ signalId: hidden }),
    );
    expect(nameOf(refused)).toBe("signal_unknown");
    const id = await publish({ signalId });
    const linkedTo = { kind: "signal", subjectId: signalId } as const;
    expect((await list({ linkedTo })).map((one) => one.id)).toEqual([id]);
  });
});

describe("what is typed", () => {
  const wrong = async (more: Partial<Start>) => {
    const outcome = await act(startInitiative, community.as("fenna"), kitchen(more));
    return outcome.ok ? "done" : outcome.fields;
  };

  test("a title has letters; an emoji beside them is welcome, and counts as one", async () => {
    expect(await wrong({ title: "🌳🌳🌳" })).toEqual({ title: "title_no_letters" });
    expect(await wrong({ title: "  🌳 " })).toEqual({ title: "title_missing" });
    expect(await wrong({ title: `Bomen ${"🌳".repeat(114)}` })).toBe("done");
    expect(await wrong({ title: `Bomen ${"🌳".repeat(115)}` })).toEqual({ title: "too_long" });
  });

  test("ten thousand letters are too many in each field, and said so", async () => {
    const long = "a".repeat(10_000);
    for (const field of ["title", "what", "why", "place", "norms", "valueOther"] as const)
      expect(await wrong({ [field]: long }), field).toEqual({ [field]: "too_long" });
  });

  test("a point is as maps give it, to ten metres", async () => {
    expect(await wrong({ point: "bij de kerk" })).toEqual({ point: "point_wrong" });
    expect(await wrong({ point: "91, 6" })).toEqual({ point: "point_wrong" });
    const id = await start({ point: "52.712345, 6.187654" });
    expect((await find(id)).point).toEqual({ latitude: 52.7123, longitude: 6.1877 });
  });

  test("income from public money is told, and within the charter", async () => {
    expect(await wrong({ income: "public" })).toEqual({ incomeWords: "income_words_missing" });
    const open = { income: "public", incomeWords: "Tine kookt, twaalf uur per week." } as const;
    const id = await start({ ...open, incomePerHour: "45" });
    expect((await find(id)).incomePerHourCents).toBe(4500n);
    const much = await act(
      startInitiative,
      community.as("fenna"),
      kitchen({ ...open, incomePerHour: "75,01" }),
    );
    expect(nameOf(much)).toBe("income_above_charter");
    await expect(
      goRound(
        world,
        community.id,
        "update initiatives.initiative set income_words = '', version = 2 where id = $1",
        [id],
      ),
    ).rejects.toThrow("public_income_is_open");
  });

  test("under a charter that pays costs only, nobody earns from public money", async () => {
    await addCharter(
      neighbour,
      { "initiative.earning": "costsOnly" },
      { now: new Date("2026-09-29T08:00:00Z"), inForceFrom: "2026-09-29" },
    );
    const outcome = await act(
      startInitiative,
      neighbour.as("fenna"),
      kitchen({ income: "public", incomeWords: "Tine kookt." }),
    );
    expect(nameOf(outcome)).toBe("income_not_by_charter");
  });

  test("a photo says what is on it, also in the database", async () => {
    const photo = await keepPhoto(community.as("fenna"), png);
    if (!photo.ok) throw new Error(photo.refusal);
    expect(await wrong({ photo: photo.value })).toEqual({ photoAlt: "photo_alt_missing" });
    const id = await start({ photo: photo.value, photoAlt: "Een pan soep" });
    const [kept] = (await photosOf(id)) ?? [];
    expect(kept?.alt).toBe("Een pan soep");
    await expect(
      goRound(world, community.id, "update platform.file set alt = '' where id = $1", [
        photo.value,
      ]),
    ).rejects.toThrow("photo_of_initiative_is_told");
    const edit = { initiativeId: id, version: 1, ...kitchen(), removePhoto: "yes" as const };
    await done(editInitiative, community.as("fenna"), edit);
    expect(await photosOf(id)).toBeUndefined();
  });

  const photosOf = (id: string) =>
    world.database.read(community.id, async (db) =>
      (await listPhotosOf(db, community.id, "initiative", [id])).get(id),
    );
});

/** One green pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("means and say", () => {
  test("are data: cents, minutes, words, and who carries them", async () => {
    const initiativeId = await publish();
    await done(setMeans, community.as("fenna"), {
      initiativeId,
      version: 1,
      means: [
        { kind: "money", money: "1.250", carrier: "De biljartclub", side: "community" },
        { kind: "hours", hours: "2:30", carrier: "Fenna", side: "community" },
        { kind: "skill", words: "Boekhouden", carrier: "Kantoor Bos", side: "market" },
        {},
      ],
    });
    const means = await world.database.read(community.id, (db) =>
      listMeans(db, community.id, initiativeId),
    );
    expect(means).toEqual([
      {
        kind: "money",
        amountCents: 125_000n,
        carrier: "De biljartclub",
        side: "community",
        words: "",
      },
      { kind: "hours", minutes: 150, carrier: "Fenna", side: "community", words: "" },
      { kind: "skill", carrier: "Kantoor Bos", side: "market", words: "Boekhouden" },
    ]);
    const half = await act(setMeans, community.as("fenna"), {
      initiativeId,
      version: 2,
      means: [{ kind: "room", carrier: "De kerk" }],
    });
    expect(half.ok || half.fields).toEqual({
      "means.0.words": "means_words_missing",
      "means.0.side": "side_missing",
    });
  });

  test("who has the say can reach a yes", async () => {
    const initiativeId = await publish();
    const say = (votesNeeded: number) => ({
      initiativeId,
      version: 1,
      votesNeeded,
      seats: [
        { holder: "De koks", side: "community" as const, votes: 2 },
        { holder: "Het dorpshuis", side: "community" as const, votes: 1, hasVeto: true },
      ],
    });
    expect(nameOf(await act(setSay, community.as("fenna"), say(4)))).toBe("votes_never_enough");
    await done(setSay, community.as("fenna"), say(2));
    const seats = await world.database.read(community.id, (db) =>
      listSeats(db, community.id, initiativeId),
    );
    expect(seats[1]).toEqual({
      holder: "Het dorpshuis",
      side: "community",
      votes: 1,
      hasVeto: true,
    });
    expect(await find(initiativeId)).toMatchObject({ votesNeeded: 2, version: 2 });
    expect(nameOf(await act(setSay, community.as("fenna"), say(2)))).toBe("changed_meanwhile");
  });
});

describe("together", () => {
  const parties = (initiativeId: string) =>
    world.database.read(community.id, (db) => listParties(db, community.id, [initiativeId]));

  test("nobody is shown before she said yes herself", async () => {
    const initiativeId = await publish();
    const asked = { initiativeId, kind: "resident", memberId: community.people.roelie } as const;
    const { partyId } = await done(inviteToInitiative, community.as("fenna"), asked);
    expect((await parties(initiativeId)).filter(isShown)).toEqual([]);
    await expect(
      goRound(
        world,
        community.id,
        "update initiatives.party set joined_at = now(), joined_by = $2 where id = $1",
        [partyId, community.people.fenna],
      ),
    ).rejects.toThrow("she_says_yes_herself");
    expect(nameOf(await act(inviteToInitiative, community.as("fenna"), asked))).toBe("party_is_in");
    await done(joinInitiative, community.as("roelie"), { initiativeId });
    expect((await parties(initiativeId)).filter(isShown)).toMatchObject([{ id: partyId }]);
    expect(nameOf(await act(joinInitiative, community.as("roelie"), { initiativeId }))).toBe(
      "party_is_in",
    );
    expect(nameOf(await act(endParty, community.as("geert"), { initiativeId, partyId }))).toBe(
      "party_not_yours",
    );
    await done(endParty, community.as("roelie"), { initiativeId, partyId });
    expect(await parties(initiativeId)).toEqual([]);
    const kinds = await told(initiativeId);
    expect(kinds).toContain("initiatives.joined");
    expect(kinds, "an invitation is nobody else's business").not.toContain("initiatives.invited");
  });

  test("who asks to join is shown when the makers say yes", async () => {
    const initiativeId = await publish();
    const { partyId } = await done(joinInitiative, community.as("roelie"), {
      initiativeId,
      role: "Ik snij de groente.",
    });
    expect((await parties(initiativeId)).filter(isShown)).toEqual([]);
    expect(nameOf(await act(welcomeParty, community.as("roelie"), { initiativeId, partyId }))).toBe(
      "not_allowed",
    );
    await done(welcomeParty, community.as("fenna"), { initiativeId, partyId });
    expect((await parties(initiativeId)).filter(isShown)).toMatchObject([
      { role: "Ik snij de groente." },
    ]);
  });

  const joinedOf = async (initiativeId: string) =>
    (await told(initiativeId)).filter((kind) => kind === "initiatives.joined");

  test("who is asked while she asks to join is in: nobody waits for the other", async () => {
    const initiativeId = await publish();
    const asked = { initiativeId, kind: "resident", memberId: community.people.roelie } as const;
    await done(joinInitiative, community.as("roelie"), { initiativeId, role: "Ik bak." });
    await done(inviteToInitiative, community.as("fenna"), asked);
    expect((await parties(initiativeId)).filter(isShown)).toMatchObject([{ role: "Ik bak." }]);
    expect(await joinedOf(initiativeId)).toHaveLength(1);
  });

  // More rounds: JOIN_ROUNDS=400 npx vitest run src/modules/initiatives/actions.test.ts -t "at the same moment"
  test("asking and being asked at the same moment ends in one place, told once", async () => {
    for (let round = 0; round < Number(process.env.JOIN_ROUNDS ?? 8); round++) {
      const initiativeId = await publish();
      const memberId = community.people.roelie;
      const invite = { initiativeId, kind: "resident", memberId } as const;
      await Promise.all([
        act(inviteToInitiative, community.as("fenna"), invite),
        act(joinInitiative, community.as("roelie"), { initiativeId }),
        act(joinInitiative, community.as("roelie"), { initiativeId }),
        act(inviteToInitiative, community.as("fenna"), invite),
      ]);
      expect((await parties(initiativeId)).filter(isShown)).toHaveLength(1);
      expect(await joinedOf(initiativeId)).toHaveLength(1);
    }
  });

  test("who said yes to a draft is told of when it is published, once, also at that moment", async () => {
    for (let round = 0; round < Number(process.env.JOIN_ROUNDS ?? 4); round++) {
      const initiativeId = await start();
      const asked = { initiativeId, kind: "resident", memberId: community.people.roelie } as const;
      await done(inviteToInitiative, community.as("fenna"), asked);
      const join = () => act(joinInitiative, community.as("roelie"), { initiativeId });
      const publishing = () => act(publishInitiative, community.as("fenna"), { initiativeId });
      if (round === 0) {
        await join();
        expect(await joinedOf(initiativeId)).toEqual([]);
        await publishing();
      } else await Promise.all([join(), publishing()]);
      expect(await joinedOf(initiativeId)).toHaveLength(1);
      await done(unpublishInitiative, community.as("fenna"), { initiativeId });
      await done(publishInitiative, community.as("fenna"), { initiativeId });
      expect(await joinedOf(initiativeId)).toHaveLength(1);
    }
  });

  test("mail of an invitation waits until the quiet hours are over", async () => {
    const [row] = await world.ask("select account_id from people.member where id = $1", [
      community.people.marijke,
    ]);
    await world.ask("insert into accounts.email values ($1, 'marijke@voorbeeld.example', now())", [
      row?.account_id,
    ]);
    const initiativeId = await publish();
    const send = async (instant: string) => {
      world.clock.set(new Date(instant));
      await sendWaitingMail(world.platform, { mailer: undefined, isDemo: true }, community.id);
      return world.ask(
        "select state from platform.mail where to_address = 'marijke@voorbeeld.example'",
      );
    };
    // Half past eleven in the evening, by the clock on the wall.
    world.clock.set(new Date("2026-10-05T21:30:00Z"));
    const asked = { initiativeId, kind: "resident", memberId: community.people.marijke } as const;
    await done(inviteToInitiative, community.as("fenna"), asked);
    expect(await send("2026-10-06T04:59:00Z")).toEqual([{ state: "queued" }]);
    expect(await send("2026-10-06T05:00:00Z")).toEqual([{ state: "shown" }]);
    world.clock.set(beginning);
  });

  test("an organisation joins by who may act for it, an official as one", async () => {
    const initiativeId = await publish({}, "roelie");
    const { organizationId } = community;
    const asked = { initiativeId, kind: "organization", organizationId } as const;
    const { partyId } = await done(inviteToInitiative, community.as("roelie"), asked);
    const join = { initiativeId, organizationId };
    expect(nameOf(await act(joinInitiative, community.as("geert"), join))).toBe(
      "organization_not_yours",
    );
    await expect(
      goRound(
        world,
        community.id,
        "update initiatives.party set joined_at = now(), joined_by = $2 where id = $1",
        [partyId, community.people.geert],
      ),
    ).rejects.toThrow("who may act for an organisation");
    await done(joinInitiative, community.as("fenna"), join);
    const official = { initiativeId, kind: "official" } as const;
    const fatima = { ...official, memberId: community.people.fatima };
    expect(nameOf(await act(inviteToInitiative, community.as("roelie"), fatima))).toBe(
      "not_an_official",
    );
    const marijke = { ...official, memberId: community.people.marijke };
    await done(inviteToInitiative, community.as("roelie"), marijke);
    await done(joinInitiative, community.as("marijke"), official);
    expect((await parties(initiativeId)).filter(isShown).map(({ kind }) => kind)).toEqual([
      "organization",
      "official",
    ]);
  });

  test("two yeses at once make one place", async () => {
    const initiativeId = await publish();
    const outcomes = await Promise.all(
      [1, 2].map(() => act(joinInitiative, community.as("roelie"), { initiativeId })),
    );
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "party_is_in"]);
  });

  test("it belongs with a work that is there, and stands on both pages", async () => {
    const initiativeId = await publish();
    const work = { initiativeId, kind: "work", subjectId: community.works.park } as const;
    await done(linkInitiative, community.as("fenna"), work);
    expect(nameOf(await act(linkInitiative, community.as("fenna"), work))).toBe("linked_before");
    const strange = { ...work, subjectId: neighbour.works.park };
    expect(nameOf(await act(linkInitiative, community.as("fenna"), strange))).toBe("link_unknown");
    const ids = await list({ linkedTo: { kind: "work", subjectId: community.works.park } });
    expect(ids.map(({ id }) => id)).toContain(initiativeId);
    await done(unlinkInitiative, community.as("fenna"), work);
    const links = await world.database.read(community.id, (db) =>
      listLinks(db, community.id, [initiativeId]),
    );
    expect(links).toEqual([]);
  });
});

describe("telling", () => {
  test("news is told by who makes it, once it is public", async () => {
    const initiativeId = await start();
    const news = { initiativeId, words: "Vandaag aten er twaalf mee." };
    expect(nameOf(await act(postUpdate, community.as("fenna"), news))).toBe("is_draft");
    await done(publishInitiative, community.as("fenna"), { initiativeId });
    expect(nameOf(await act(postUpdate, community.as("roelie"), news))).toBe("not_the_makers");
    await expect(
      goRound(
        world,
        community.id,
        "insert into initiatives.post values ($1, $2, $3, $4, 'Niet van mij', now())",
        [community.id, initiativeId, initiativeId, community.people.roelie],
      ),
    ).rejects.toThrow("news is told by who makes it");
    const { partyId } = await done(joinInitiative, community.as("roelie"), { initiativeId });
    await done(welcomeParty, community.as("fenna"), { initiativeId, partyId });
    await done(postUpdate, community.as("roelie"), news);
    const posts = await world.database.read(community.id, (db) =>
      listPosts(db, community.id, initiativeId),
    );
    expect(posts).toMatchObject([{ memberId: community.people.roelie, words: news.words }]);
  });

  test("thanks say who, whom and for what; nobody thanks herself", async () => {
    const initiativeId = await publish();
    const thanks = { initiativeId, toName: "de buren van de Brink", words: "Voor de tafels." };
    await done(giveThanks, community.as("roelie"), thanks);
    const own = { ...thanks, toMemberId: community.people.roelie };
    expect(nameOf(await act(giveThanks, community.as("roelie"), own))).toBe("thanks_yourself");
    const given = await world.database.read(community.id, (db) =>
      listThanks(db, community.id, initiativeId),
    );
    expect(given).toMatchObject([
      { memberId: community.people.roelie, toName: thanks.toName, words: thanks.words },
    ]);
  });

  test("a godparent stands for it by name, is not its maker, and can step back", async () => {
    const initiativeId = await publish();
    const stand = { initiativeId, knownAs: "oud-huisarts", words: "Dit houdt mensen gezond." };
    expect(nameOf(await act(standFor, community.as("fenna"), stand))).toBe("stands_for_own");
    const { id } = await done(addMember, community.asSystem(), { name: "Piet Postma" });
    await world.ask(
      "update people.member set appearance = 'pseudonym', pseudonym = 'De Vos' where id = $1",
      [id],
    );
    const hidden = { ...community.asSystem(), actor: { kind: "member" as const, memberId: id } };
    expect(nameOf(await act(standFor, hidden, stand))).toBe("stands_by_pseudonym");
    const outcomes = await Promise.all(
      [1, 2].map(() => act(standFor, community.as("anna"), stand)),
    );
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "stands_already"]);
    const godparents = () =>
      world.database.read(community.id, (db) => listGodparents(db, community.id, initiativeId));
    expect(await godparents()).toMatchObject([{ memberId: community.people.anna }]);
    await done(stepBack, community.as("anna"), { initiativeId });
    expect(await godparents()).toEqual([]);
    expect(nameOf(await act(stepBack, community.as("anna"), { initiativeId }))).toBe("stands_not");
  });
});

describe("the list", () => {
  test("is narrowed by area, phase and value, and found by its words", async () => {
    const { oldeveen, hasselo } = community.areas;
    const id = await publish({
      title: "Kersenpluk",
      areaId: hasselo,
      phase: "running",
      valueDirection: "Niemand plukt meer dan een mand.",
    });
    const own = { ids: [id], isPublic: true } as const;
    const count = (filter: InitiativeFilter) =>
      world.database.read(community.id, (db) =>
        countInitiatives(db, community.id, { ...own, ...filter }),
      );
    expect(await count({ areaId: hasselo, phases: ["running"], value: "direction" })).toBe(1);
    expect(await count({ areaId: oldeveen })).toBe(0);
    expect(await count({ phases: ["done"] })).toBe(0);
    expect(await count({ value: "access" })).toBe(0);
    expect(await count({ word: "kersen" })).toBe(1);
    expect(await count({ word: "100%_" })).toBe(0);
  });

  test("puts what moved last on top when asked, and a draft nowhere", async () => {
    const first = await publish();
    world.clock.set(new Date(world.clock.machineNow().getTime() + 60_000));
    const second = await publish();
    world.clock.set(new Date(world.clock.machineNow().getTime() + 60_000));
    await done(postUpdate, community.as("fenna"), { initiativeId: first, words: "Nieuws." });
    const ids = [first, second, await start()];
    const order = async (order: "newest" | "active") =>
      (await list({ ids, isPublic: true, order })).map(({ id }) => id);
    expect(await order("newest")).toEqual([second, first]);
    expect(await order("active")).toEqual([first, second]);
  });

  test("of another community is not there", async () => {
    const id = await publish();
    const found = await world.database.read(neighbour.id, (db) =>
      findInitiative(db, neighbour.id, id),
    );
    expect(found).toBeUndefined();
    const edit = { initiativeId: id, version: 1, ...kitchen() };
    expect(nameOf(await act(editInitiative, neighbour.as("fenna"), edit))).toBe("not_found");
  });
});
