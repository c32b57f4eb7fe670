import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import { completeChallenge, decideChallenge, withdrawChallenge } from "#modules/challenges";
import { startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  addChallenge,
  addMandate,
  beginning,
  completion,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import {
  answerRule,
  award,
  coFinance,
  giveStartMoney,
  guarantee,
  invite,
  legitimise,
  recognise,
  replyToAct,
  sendRule,
  shareKnowledge,
  shareTheSay,
} from "./actions.ts";
import { findRule, listActsOn, listLikeCases, listSeats } from "./store.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

let made = 0;
async function withChallenge() {
  world.clock.set(beginning);
  const community = await foundTestCommunity(world, `daden-${made++}`);
  const subjectId = await addChallenge(community);
  return { community, on: { subjectKind: "challenge" as const, subjectId } };
}

function read<T>({ id }: TestCommunity, work: Parameters<typeof world.database.read<T>>[1]) {
  return world.database.read(id, work);
}

const stand = "Ik vind dit een goed plan en kom zaterdag kijken.";

describe("each act is one entry of the record, with the act it is", () => {
  test("all nine, by those who may, on one challenge", async () => {
    const { community, on } = await withChallenge();
    const { as, mandateId } = community;
    await done(recognise, as("henk"), { ...on, body: stand });
    await done(invite, as("marijke"), { ...on, title: "De school", body: "Kom u ook planten?" });
    await done(legitimise, as("marijke"), { ...on, ...exception() });
    await done(giveStartMoney, as("geert"), { ...on, mandateId, amount: "250", body: stand });
    await done(guarantee, as("anna"), {
      ...on,
      source: "executive",
      amount: "1.000",
      body: "Als de oogst mislukt, betaalt de gemeente het zaaigoed.",
      endsOn: "2027-10-01",
    });
    await done(coFinance, as("geert"), { ...on, mandateId, amount: "2.500", body: stand });
    await done(award, as("henk"), { ...on, body: stand, startsOn: "2027-04-01" });
    await done(shareKnowledge, as("roelie"), {
      ...on,
      knowledge: "lesson",
      title: "Snoeien in maart",
      body: "Begin bij de oudste bomen, en vraag de buren om takken.",
    });
    await done(shareTheSay, as("fenna"), { ...on, ...say() });
    const entries = await read(community, (db) =>
      listEntriesAbout(db, community.id, { kind: "challenge", id: on.subjectId }),
    );
    expect(entries.flatMap(({ nineAct }) => nineAct ?? [])).toEqual([
      "recognise",
      "invite",
      "legitimise",
      "startMoney",
      "guarantee",
      "coFinance",
      "award",
      "shareKnowledge",
      "governance",
    ]);
    expect(
      await read(community, (db) =>
        listActsOn(db, community.id, { kind: "challenge", id: on.subjectId }),
      ),
    ).toHaveLength(9);
  });

  test("a work takes a stand, an invitation, an exception and knowledge, and no money", async () => {
    const { community } = await withChallenge();
    const on = { subjectKind: "work" as const, subjectId: community.works.park };
    await done(recognise, community.as("fatima"), { ...on, body: stand });
    const money = { ...on, mandateId: community.mandateId, amount: 100n, body: stand };
    expect(nameOf(await act(giveStartMoney, community.as("geert"), money))).toBe("act_not_here");
  });

  test("an undertaking takes them all; one that ended takes none", async () => {
    const { community } = await withChallenge();
    const { id } = await done(startUndertaking, community.as("fenna"), {
      workId: community.works.bridges,
      what: "Wij halen elke zaterdag het vuil van de bruggen.",
      noticed: "",
      nothingNeeded: "yes",
    });
    const on = { subjectKind: "undertaking" as const, subjectId: id };
    await done(recognise, community.as("anna"), { ...on, body: stand });
    await done(shareTheSay, community.as("fenna"), { ...on, ...say() });
    await world.ask(
      "update works.undertaking set state = 'ended', ended_at = now(), lapses_at = null, lapses_to = null where id = $1",
      [id],
    );
    expect(nameOf(await act(recognise, community.as("anna"), { ...on, body: stand }))).toBe(
      "subject_closed",
    );
  });

  test("what was refused is not awarded, and may still be given a stand", async () => {
    const { community, on } = await withChallenge();
    const challengeId = on.subjectId;
    await done(completeChallenge, community.as("marijke"), { challengeId, ...completion });
    await done(decideChallenge, community.as("henk"), {
      challengeId,
      decision: "refuse",
      ground: "noLocalAnchoring",
      answers: { nobodyLocal: "yes", localPartner: "no" },
      reason: "Niemand van de uitdager woont of werkt in Oldeveen.",
    });
    const given = { ...on, body: stand, startsOn: "2027-04-01" };
    expect(nameOf(await act(award, community.as("henk"), given))).toBe("not_awardable");
    await done(recognise, community.as("henk"), { ...on, body: stand });
  });

  test("nothing is given to what was withdrawn, or to a draft nobody sees", async () => {
    const { community, on } = await withChallenge();
    await done(withdrawChallenge, community.as("fenna"), { challengeId: on.subjectId });
    expect(nameOf(await act(recognise, community.as("henk"), { ...on, body: stand }))).toBe(
      "subject_closed",
    );
    const elsewhere = await foundTestCommunity(world, `elders-${made++}`);
    expect(nameOf(await act(recognise, elsewhere.as("henk"), { ...on, body: stand }))).toBe(
      "subject_unknown",
    );
  });
});

describe("public money in an act", () => {
  test("is committed on its mandate, to the cent, and shown there", async () => {
    const { community, on } = await withChallenge();
    const { id } = await done(giveStartMoney, community.as("geert"), {
      ...on,
      mandateId: community.mandateId,
      amount: "250,50",
      body: "Voor plantgoed en een container.",
    });
    const [row] = await world.ask(
      "select amount_cents::int, purpose_kind from mandates.commitment where purpose_id = $1",
      [id],
    );
    expect(row).toEqual({ amount_cents: 25_050, purpose_kind: "act" });
  });

  test("of twelve commitments at once no more is given than the mandate holds", async () => {
    const { community, on } = await withChallenge();
    const mandateId = await addMandate(community, 100_000n);
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () =>
        act(coFinance, community.as("geert"), {
          ...on,
          mandateId,
          amount: 30_000n,
          body: "Wij betalen mee aan de hekken.",
        }),
      ),
    );
    const names = outcomes.map(nameOf).sort();
    expect(names.filter((name) => name === "done")).toHaveLength(3);
    expect(names.filter((name) => name === "mandate_too_small")).toHaveLength(9);
    const [sums] = await world.ask(
      `select m.committed_cents::int as committed,
         (select sum(amount_cents)::int from acts.act where mandate_id = m.id) as given
       from mandates.mandate m where id = $1`,
      [mandateId],
    );
    expect(sums).toEqual({ committed: 90_000, given: 90_000 });
  }, 60_000);

  test("comes from one's own mandate, never to oneself", async () => {
    const { community, on } = await withChallenge();
    const money = { ...on, mandateId: community.mandateId, amount: 100n, body: stand };
    expect(nameOf(await act(coFinance, community.as("henk"), money))).toBe("mandate_not_yours");
    expect(nameOf(await act(coFinance, community.as("fenna"), money))).toBe("giver_is_party");
    for (const amount of ["0", "-5", "veel", ""])
      expect(nameOf(await act(coFinance, community.as("geert"), { ...money, amount }))).toBe(
        "invalid_input",
      );
  });

  test("around the application the database asks its cover too", async () => {
    const { community, on } = await withChallenge();
    await expect(
      goRound(world, community.id, insertOf("coFinance"), [
        community.id,
        on.subjectId,
        community.people.geert,
        community.mandateId,
      ]),
    ).rejects.toThrow("not covered by its mandate");
  });

  test("a guarantee ends on a day to come; without a mandate it is the executive's", async () => {
    const { community, on } = await withChallenge();
    const given = { ...on, source: "executive" as const, amount: 100n, body: stand };
    const past = { ...given, endsOn: "2026-09-29" };
    expect(nameOf(await act(guarantee, community.as("henk"), past))).toBe("ends_in_the_past");
    const open = { ...given, endsOn: "2027-09-29" };
    expect(nameOf(await act(guarantee, community.as("geert"), open))).toBe("not_the_executive");
    await done(guarantee, community.as("geert"), { ...open, source: community.mandateId });
  });
});

/** A row as somebody would write it past us, without a commitment. */
function insertOf(kind: string): string {
  return `insert into acts.act (community_id, id, act, subject_kind, subject_id, given_by, office, body,
      amount_cents, mandate_id, at)
    values ($1, gen_random_uuid(), '${kind}', 'challenge', $2, $3, 'mandate', 'Zomaar een bedrag.', 100, $4, now())`;
}

function say() {
  return {
    body: "Zij beslissen over geld en over wie er meedoet.",
    votesNeeded: "3",
    seats: [
      { holder: "De bewoners", side: "community", votes: "3" },
      { holder: "De kwekerij", side: "market", votes: "1" },
      { holder: "De wethouder", side: "government", votes: "0", hasVeto: "yes" },
    ] satisfies z.input<typeof shareTheSay.input>["seats"],
  };
}

describe("who has the say", () => {
  test("is kept as seats with votes and vetoes", async () => {
    const { community, on } = await withChallenge();
    const { id } = await done(shareTheSay, community.as("fenna"), { ...on, ...say() });
    const seats = await read(community, (db) => listSeats(db, community.id, [id]));
    expect(seats.get(id)).toEqual([
      { holder: "De bewoners", side: "community", votes: 3, hasVeto: false },
      { holder: "De kwekerij", side: "market", votes: 1, hasVeto: false },
      { holder: "De wethouder", side: "government", votes: 0, hasVeto: true },
    ]);
  });

  test("without a seat, or with votes that never make a yes, is refused", async () => {
    const { community, on } = await withChallenge();
    const given = { ...on, ...say() };
    const fenna = community.as("fenna");
    expect(nameOf(await act(shareTheSay, fenna, { ...given, seats: [] }))).toBe("seats_missing");
    expect(nameOf(await act(shareTheSay, fenna, { ...given, votesNeeded: "5" }))).toBe(
      "votes_never_enough",
    );
    expect(nameOf(await act(shareTheSay, community.as("roelie"), given))).toBe("not_yours_to_give");
  });

  test("around the application nobody adds a seat afterwards", async () => {
    const { community, on } = await withChallenge();
    const { id } = await done(shareTheSay, community.as("fenna"), { ...on, ...say() });
    await expect(
      goRound(
        world,
        community.id,
        "insert into acts.seat values ($1, $2, 4, 'Ik', 'market', 900, true)",
        [community.id, id],
      ),
    ).rejects.toThrow("has 3 seats, not 4");
    await expect(
      goRound(world, community.id, "update acts.seat set votes = 9 where act_id = $1", [id]),
    ).rejects.toThrow("permission denied");
  });
});

/** An exception that parses; to a rule of the council unless changed. */
function exception(changes: Readonly<Record<string, string>> = {}) {
  return {
    rule: "Parkeerverordening 2019, artikel 4",
    owner: "council" as const,
    forWhom: "een mantelzorger die elke dag komt",
    startsOn: "2026-10-01",
    endsOn: "2027-10-01",
    body: "Zonder ontheffing kan zij niet bij haar vader komen.",
    card: "Iemand die elke dag voor een ander zorgt, mag bij het huis parkeren.",
    ...changes,
  };
}

describe("an exception to a rule", () => {
  test("without a case of its own is about itself; its card names neither case nor giver", async () => {
    const { community } = await withChallenge();
    const { id, ruleId } = await done(legitimise, community.as("marijke"), exception());
    const rows = await world.ask("select * from acts.exception where act_id = $1", [id]);
    expect(JSON.stringify(rows)).not.toContain(community.people.marijke);
    const entries = await read(community, (db) =>
      listEntriesAbout(db, community.id, { kind: "rule", id: ruleId }),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(["acts.excepted", "acts.rulePutUp"]);
  });

  test("puts an own rule up for change once, also when two begin at once; the answer ends it", async () => {
    const { community } = await withChallenge();
    const twice = await Promise.all([
      act(legitimise, community.as("marijke"), exception()),
      act(
        legitimise,
        community.as("sjoerd"),
        exception({ rule: "parkeerverordening 2019, ARTIKEL 4" }),
      ),
    ]);
    expect(twice.map(nameOf)).toEqual(["done", "done"]);
    const [first, second] = twice.map((outcome) => (outcome.ok ? outcome.value.ruleId : ""));
    expect(first).toBe(second);
    const steps = await world.ask("select kind from acts.rule_step where rule_id = $1", [first]);
    expect(steps).toEqual([{ kind: "putUp" }]);
    assert(first, "the rule is made");
    const answer = {
      ruleId: first,
      outcome: "changed" as const,
      body: "De raad schrapt artikel 4.",
    };
    expect(nameOf(await act(answerRule, community.as("fenna"), answer))).toBe("not_allowed");
    await done(answerRule, community.as("wiebe"), answer);
    expect(nameOf(await act(answerRule, community.as("wiebe"), answer))).toBe("rule_is_not_asked");
    const rule = await read(community, (db) => findRule(db, community.id, first));
    expect(rule?.askedOn).toBeNull();
    await done(legitimise, community.as("marijke"), exception());
    expect((await read(community, (db) => findRule(db, community.id, first)))?.askedOn).toBe(
      "2026-09-29",
    );
  });

  test("to another's rule is the executive's, in the database too; the bundle is sent and awaited", async () => {
    const { community } = await withChallenge();
    const theirs = exception({
      rule: "Participatiewet, artikel 22a",
      owner: "outside",
      ownerName: "het ministerie van SZW",
    });
    expect(nameOf(await act(legitimise, community.as("marijke"), theirs))).toBe("rule_of_another");
    const { ruleId } = await done(legitimise, community.as("henk"), theirs);
    const asked = await Promise.all(
      ["marijke", "sjoerd"].map((who) =>
        act(sendRule, community.as(who as "marijke"), {
          ruleId,
          body: "Eén geval. Wilt u de wet veranderen?",
        }),
      ),
    );
    expect(asked.map(nameOf).sort()).toEqual(["done", "rule_is_asked"]);
    world.clock.set(new Date("2026-10-20T09:00:00.000Z"));
    const response = await world.app.request(
      `http://meent.test/${community.slug}/wachten?op=${encodeURIComponent("outside-het ministerie van SZW")}`,
    );
    expect(await response.text()).toContain(
      "een antwoord over de regel Participatiewet, artikel 22a",
    );
    await done(answerRule, community.as("sjoerd"), {
      ruleId,
      outcome: "kept",
      body: "Het ministerie wil de wet niet veranderen.",
    });
    const again = { ruleId, body: "Nog een keer dezelfde gevallen." };
    expect(nameOf(await act(sendRule, community.as("marijke"), again))).toBe("nothing_to_send");
  });

  test("is found again by its rule and by its case, also by a part of a long word", async () => {
    const { community } = await withChallenge();
    const near = await done(legitimise, community.as("marijke"), exception());
    await done(
      legitimise,
      community.as("marijke"),
      exception({
        rule: "Bomenverordening, artikel 2",
        forWhom: "een school die een tuin begint",
        card: "Een schoolplein mag twee bomen kappen voor een moestuin.",
      }),
    );
    const find = (rule: string, body: string) =>
      read(community, (db) => listLikeCases(db, community.id, { rule, body }));
    expect((await find("Parkeerverordening", "iets"))[0]?.actId).toBe(near.id);
    expect(
      (await find("weet ik niet", "zij zorgt elke dag voor een ander en wil parkeren bij huis"))[0]
        ?.actId,
    ).toBe(near.id);
    expect(await find("Drank- en horecawet", "een feest op zaterdag")).toEqual([]);
  });

  test("around the application no official sets another's rule aside", async () => {
    const { community } = await withChallenge();
    const { ruleId } = await done(
      legitimise,
      community.as("henk"),
      exception({
        rule: "Participatiewet, artikel 22a",
        owner: "outside",
        ownerName: "het ministerie van SZW",
      }),
    );
    const { id } = await done(legitimise, community.as("marijke"), exception());
    await expect(
      goRound(
        world,
        community.id,
        `insert into acts.exception
         values ($1, $2, $3, 'iemand anders', 'Een kaartje van zeker twintig tekens.',
           '2026-10-01', '2027-10-01', now())`,
        [community.id, id, ruleId],
      ),
    ).rejects.toThrow("set aside by the executive alone");
  });
});

describe("an invitation", () => {
  test("waits for the organisation that is invited, until its own people answer", async () => {
    const { community, on } = await withChallenge();
    const { id } = await done(invite, community.as("marijke"), {
      subjectKind: "work",
      subjectId: community.works.bridges,
      title: "De coöperatie",
      invitedOrganizationId: community.organizationId,
      body: "Kunt u ook de bruggen doen?",
      endsOn: "2026-10-20",
    });
    const page = async () =>
      (await world.app.request(`http://meent.test/${community.slug}/wachten`)).text();
    expect(await page()).toContain("een antwoord op de uitnodiging bij Beheer van 21 bruggen");
    const reply = { actId: id, body: "Ja, vanaf november." };
    expect(nameOf(await act(replyToAct, community.as("roelie"), reply))).toBe("not_asked");
    await done(replyToAct, community.as("fenna"), reply);
    expect(nameOf(await act(replyToAct, community.as("fenna"), reply))).toBe("replied_before");
    expect(await page()).not.toContain("een antwoord op de uitnodiging");
    const unknown = { ...on, title: "Wie", body: stand, invitedOrganizationId: community.id };
    expect(nameOf(await act(invite, community.as("marijke"), unknown))).toBe(
      "organization_unknown",
    );
  });
});
