import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isMark } from "#lib/marks.ts";
import { findAddress } from "#modules/accounts";
import { giveRole } from "#modules/people";
import { startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import { keyOf } from "#platform/instead.ts";
import type { FindWritings } from "#platform/slots.ts";
import { writingsOf } from "#platform/slots.ts";
import { slots as actSlots } from "./modules/acts/pages.tsx";
import { slots as challengeSlots } from "./modules/challenges/pages.tsx";
import { slots as dealSlots } from "./modules/deals/pages.tsx";
import { appealHiding, judgeAppeal } from "./modules/moderation/actions/appealing.ts";
import {
  eraseWriting,
  hideWriting,
  leaveWriting,
  restoreWriting,
} from "./modules/moderation/actions/judging.ts";
import { changeOwn, republishOwn } from "./modules/moderation/actions/own.ts";
import { setPage } from "./modules/moderation/actions/page.ts";
import { reportWriting } from "./modules/moderation/actions/reporting.ts";
import type { Case } from "./modules/moderation/model.ts";
import { listAppeals, listCases, listOpenReports } from "./modules/moderation/store.ts";
import { texts as moderationTexts } from "./modules/moderation/texts.ts";
import { slots as signalSlots } from "./modules/signals/pages.tsx";
import { answerUndertaking } from "./modules/works/actions/undertaking.ts";
import { slots as workSlots } from "./modules/works/pages.tsx";
import {
  addChallenge,
  addSignal,
  appoint,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "./test-community.ts";

const find: FindWritings = writingsOf([
  workSlots,
  signalSlots,
  challengeSlots,
  dealSlots,
  actSlots,
]);
const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  // Roelie moderates; Wiebe, the clerk, and Anna, the mayor, can decide too.
  await appoint(community, {
    memberId: community.people.roelie,
    role: "moderator",
    startsOn: "2026-01-01",
  });
  await done(giveRole, community.asSystem(), {
    memberId: community.people.geert,
    role: "host",
    startsOn: "2026-01-01",
  });
});
afterAll(() => world.close());

const why = "Er staat een adres in van een buurvrouw.";
let words = 0;
/** Words that stand nowhere else. */
function nextWords(): string {
  words++;
  return `De buurvrouw op nummer ${words} zet haar vuilnis elke week te vroeg buiten.`;
}

interface Said {
  readonly kind: string;
  readonly id: string;
  readonly body: string;
  readonly key: string;
}

async function said(who: Person = "fenna"): Promise<Said> {
  const body = nextWords();
  const context = community.as(who);
  const id = await addSignal({ ...community, as: () => context }, undefined, { body });
  return { kind: "signal", id, body, key: keyOf(community.people[who], body) };
}

async function caseOf(number: string): Promise<Case> {
  const [one] = await world.database.read(community.id, (db) =>
    listCases(db, community.id, { numbers: [number] }),
  );
  if (!one) throw new Error(`no case ${number}`);
  return one;
}

async function reported(of?: Said): Promise<Case> {
  const { kind, id, key } = of ?? (await said());
  const input = { kind, id, key, reason: "personalData" as const };
  const { number } = await done(reportWriting(find), community.asVisitor(), input);
  return caseOf(number);
}

async function hidden(of?: Said): Promise<Case> {
  const { id, number } = await reported(of);
  const input = { writingId: id, reason: "personalData" as const, words: why };
  await done(hideWriting, community.as("roelie"), input);
  return caseOf(number);
}

async function page(path: string, who?: Person): Promise<string> {
  const headers: Record<string, string> = who ? { cookie: await community.cookieOf(who) } : {};
  const answer = await world.app.request(`http://meent.test/${community.slug}${path}`, { headers });
  return answer.text();
}

describe("a report", () => {
  test("comes from anybody, waits with a day, and stands in the record without a word", async () => {
    const of = await said();
    const one = await reported(of);
    const [report] = await world.database.read(community.id, (db) =>
      listOpenReports(db, community.id, one.id),
    );
    expect(report).toMatchObject({ reason: "personalData", reporterId: null, dueOn: "2026-10-02" });
    const rows = await world.ask(
      "select e.data::text || coalesce(t.body, '') as row from platform.entry e left join platform.entry_text t using (community_id, number) where e.kind like 'moderation.%'",
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(of.body);
    expect(await page("/wachten")).toContain("een blik op een melding");
    expect(await page(`/signalen`), "it is still to be read").toContain(of.body.slice(0, 40));
  });

  test("of one person about one text is one, also when pressed twice at once", async () => {
    const { kind, id, key } = await said();
    const input = { kind, id, key, reason: "insult" as const };
    const outcomes = await Promise.all(
      [1, 2].map(() => act(reportWriting(find), community.as("marijke"), input)),
    );
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "reported_before"]);
  });

  test.each([
    [{ key: "0".repeat(32) }, "text_unknown"],
    [{ kind: "nothing" }, "text_unknown"],
    [{ reason: "disagree" }, "invalid_input"],
  ])("with %o is refused: %s", async (wrong, refusal) => {
    const { kind, id, key } = await said();
    const input = { kind, id, key, reason: "insult", ...wrong };
    expect(nameOf(await act(reportWriting(find), community.asVisitor(), input))).toBe(refusal);
  });

  test("that asks too much is left, with the reason for everybody", async () => {
    const one = await reported();
    const input = { writingId: one.id, words: "Dit is een mening over een besluit." };
    await done(leaveWriting, community.as("roelie"), input);
    expect(nameOf(await act(leaveWriting, community.as("roelie"), input))).toBe("nothing_asked");
    expect(await page(`/moderatie/${one.number}`)).toContain("Dit is een mening over een besluit.");
  });
});

describe("what is hidden", () => {
  test("is nowhere to be read: page, list, search, record, week, feeds; its reason is in its place", async () => {
    const of = await said();
    const path = `/signalen/${(await world.ask("select number from signals.signal where id = $1", [of.id]))[0]?.number}`;
    expect(await page(path)).toContain(of.body);
    const one = await hidden(of);
    const [record] = await world.ask("select max(number) as number from platform.entry");
    for (const at of [
      path,
      "/signalen",
      `/signalen?zoek=${encodeURIComponent(of.body.slice(3, 30))}`,
      "",
      "/logboek",
      `/logboek/${record?.number}`,
      "/logboek.atom",
      "/deze-week",
      "/deze-week.atom",
      "/agenda.ics",
      "/wachten",
      "/moderatie",
      `/moderatie/${one.number}`,
    ])
      expect(await page(at), at).not.toContain(of.body.slice(3, 40));
    const shown = await page(path);
    expect(shown).toContain("De reden: er staan gegevens in van iemand die dat niet wil.");
    expect(shown).toContain("Verborgen door Roelie Hofstee, op 29 september 2026.");
    expect(shown).toContain("29 maart 2027");
    expect(await page(`/moderatie/${one.number}`, "fenna"), "its writer reads it").toContain(
      of.body,
    );
    expect(await page(`/moderatie/${one.number}`, "marijke")).not.toContain(of.body);
  });

  test("is not found by its words", async () => {
    const of = await said();
    const word = encodeURIComponent(of.body);
    expect(await page(`/signalen?zoek=${word}`)).toContain(of.body.slice(0, 40));
    const one = await hidden(of);
    expect(await page(`/signalen?zoek=${word}`)).not.toContain(`(${one.number})`);
  });

  test("hides the same words of nobody else", async () => {
    const of = await said();
    await addSignal({ ...community, as: () => community.as("marijke") }, undefined, {
      body: of.body,
    });
    await hidden(of);
    expect(await page("/signalen")).toContain(of.body.slice(0, 40));
  });

  test("can be a plan, an answer of a neighbour, a word of a party: each without a word left", async () => {
    const challengeId = await addChallenge(community);
    const { id: undertakingId } = await done(startUndertaking, community.as("fenna"), {
      workId: community.works.bridges,
      what: nextWords(),
      needsMoney: "no",
      needsProperty: "no",
      needsPower: "no",
      needsContract: "no",
    } as never).catch(() => ({ id: "" }));
    const things = [
      { kind: "challenge", id: challengeId },
      { kind: "work", id: community.works.permits },
      ...(undertakingId ? [{ kind: "undertaking", id: undertakingId }] : []),
    ];
    if (undertakingId)
      await done(answerUndertaking, community.as("marijke"), {
        undertakingId,
        kind: "worry",
        body: nextWords(),
      });
    for (const thing of things) {
      const at = { communityId: community.id, now: community.asVisitor().now };
      const before = await world.database.read(community.id, (db) => find(db, at, thing));
      expect(before.length, thing.kind).toBeGreaterThan(0);
      for (const { owner, authorId, body } of before.slice(0, 4)) {
        const key = keyOf(authorId ?? owner, body);
        const now = await world.database.read(community.id, (db) => find(db, at, thing));
        if (!now.some((one) => one.body === body) || authorId === community.people.roelie) continue;
        await hidden({ ...thing, body, key });
      }
      const after = await world.database.read(community.id, (db) => find(db, at, thing));
      expect(
        after.slice(0, 4).every(({ body }) => isMark(body)),
        thing.kind,
      ).toBe(true);
    }
    const title = await page("/werken");
    expect(title).toContain("Verborgen (H-");
  });

  test("is not judged by who wrote it", async () => {
    const one = await reported(await said("roelie"));
    const input = { writingId: one.id, reason: "insult" as const, words: why };
    expect(nameOf(await act(hideWriting, community.as("roelie"), input))).toBe("own_text");
    expect(nameOf(await act(hideWriting, community.as("fenna"), input))).toBe("not_allowed");
  });

  test("is told to its writer by mail", async () => {
    const accountId = (
      await world.ask("select account_id from people.member where id = $1", [
        community.people.fenna,
      ])
    )[0]?.account_id as string;
    const address = "fenna@voorbeeld.example";
    await world.ask(
      "insert into accounts.email (account_id, address, confirmed_at) values ($1, $2, now())",
      [accountId, address],
    );
    expect(await world.database.read(community.id, (db) => findAddress(db, accountId))).toBe(
      address,
    );
    const of = await said();
    await hidden(of);
    const [mail] = await world.ask(
      "select subject, body::text as body from platform.mail where to_address = $1 order by made_at desc limit 1",
      [address],
    );
    expect(mail?.subject).toBe("Een tekst van u is verborgen");
    expect(String(mail?.body)).toContain("29 maart 2027");
    expect(String(mail?.body)).not.toContain(of.body);
  });
});

describe("an appeal", () => {
  const asked = "Er staat geen adres in, alleen een nummer van een klikobak.";

  test("is of its writer, once, in time; somebody else than who hid it decides", async () => {
    const of = await said();
    const one = await hidden(of);
    const input = { writingId: one.id, words: asked };
    expect(nameOf(await act(appealHiding, community.as("marijke"), input))).toBe("not_yours");
    expect(nameOf(await act(appealHiding, community.asVisitor(), input))).toBe("not_yours");
    await done(appealHiding, community.as("fenna"), input);
    expect(nameOf(await act(appealHiding, community.as("fenna"), input))).toBe("appealed_before");
    const judged = { writingId: one.id, outcome: "reversed" as const, answer: "Zij heeft gelijk." };
    expect(nameOf(await act(judgeAppeal, community.as("roelie"), judged))).toBe("you_hid_it");
    const words = "Toch maar weer tonen.";
    expect(
      nameOf(await act(restoreWriting, community.as("roelie"), { writingId: one.id, words })),
    ).toBe("appealed_before");
    await done(judgeAppeal, community.as("anna"), judged);
    expect((await caseOf(one.number)).state).toBe("shown");
    expect(await page("/signalen")).toContain(of.body.slice(0, 40));
    expect(nameOf(await act(judgeAppeal, community.as("wiebe"), judged))).toBe("no_appeal");
  });

  test("after half a year is too late", async () => {
    const one = await hidden();
    const late = community.as("fenna", new Date("2027-03-30T09:00:00.000Z"));
    expect(nameOf(await act(appealHiding, late, { writingId: one.id, words: asked }))).toBe(
      "appeal_too_late",
    );
  });

  test("of a text without an account may come from anybody", async () => {
    const { body, key } = { body: nextWords(), key: "" };
    const id = await addSignal({ ...community, as: () => community.as("fenna") }, undefined, {
      body,
    });
    expect(key).toBe("");
    const work = { kind: "work", id: community.works.park };
    const at = { communityId: community.id, now: community.asVisitor().now };
    const [title] = await world.database.read(community.id, (db) => find(db, at, work));
    const one = await hidden({
      ...work,
      body: title?.body ?? "",
      key: keyOf(work.id, title?.body ?? ""),
    });
    await done(appealHiding, community.asVisitor(), { writingId: one.id, words: asked });
    const judged = {
      writingId: one.id,
      outcome: "reversed" as const,
      answer: "Het staat er goed.",
    };
    await done(judgeAppeal, community.as("wiebe"), judged);
    expect(await page(`/werken`)).toContain("dorpspark");
    expect(id).toBeTruthy();
  });

  test("is decided by another in the database too", async () => {
    const one = await hidden();
    await done(appealHiding, community.as("fenna"), { writingId: one.id, words: asked });
    const [appeal] = await world.database.read(community.id, (db) =>
      listAppeals(db, community.id, { writingId: one.id }),
    );
    await expect(
      goRound(
        world,
        community.id,
        "update moderation.appeal set decided_by = hidden_by, decided_at = now(), outcome = 'upheld', answer = 'Het blijft zo staan.' where id = $1",
        [appeal?.id],
      ),
    ).rejects.toMatchObject({ constraint: "somebody_else_decides" });
  });
});

describe("one's own words", () => {
  test("are changed, with what stood there kept in sight; then reported as they are now", async () => {
    const of = await said();
    const body = "De buurt zet de bakken soms wat vroeg buiten.";
    const input = { ...of, change: "edit" as const, body };
    expect(nameOf(await act(changeOwn(find), community.as("marijke"), input))).toBe("not_yours");
    const { number } = await done(changeOwn(find), community.as("fenna"), input);
    const list = await page("/signalen");
    expect(list).toContain("De buurt zet de bakken soms wat vroeg");
    expect(list).not.toContain(of.body.slice(0, 40));
    expect(await page(`/moderatie/${number}`)).toContain(of.body);
    const at = { communityId: community.id, now: community.asVisitor().now };
    const [now] = await world.database.read(community.id, (db) => find(db, at, of));
    const again = await hidden({ ...of, key: keyOf(community.people.fenna, now?.body ?? "") });
    expect(again.number).toBe(number);
    expect(await page(`/moderatie/${number}`), "its versions are hidden too").not.toContain(
      of.body,
    );
    expect(await page("/signalen")).not.toContain("De buurt zet de bakken");
    const other = { ...of, key: "", change: "unpublish" as const, body: "" };
    expect(nameOf(await act(changeOwn(find), community.as("fenna"), other))).toBe("invalid_input");
  });

  test("are taken away and put back by who wrote them", async () => {
    const of = await said();
    const input = { ...of, change: "unpublish" as const, body: "" };
    const { number } = await done(changeOwn(find), community.as("fenna"), input);
    expect(await page("/signalen")).not.toContain(of.body.slice(0, 40));
    const one = await caseOf(number);
    const back = { writingId: one.id };
    expect(nameOf(await act(republishOwn, community.as("marijke"), back))).toBe("not_yours");
    await done(republishOwn, community.as("fenna"), back);
    expect(await page("/signalen")).toContain(of.body.slice(0, 40));
  });
});

describe("erasing", () => {
  const input = { ground: "unlawfulData" as const, words: "Het adres had hier nooit mogen staan." };

  test("takes two people and a ground; nothing is left but that something stood there", async () => {
    const of = await said();
    const shown = await reported(of);
    const erase = (who: Person, writingId: string) =>
      act(eraseWriting, community.as(who), { ...input, writingId });
    await done(giveRole, community.asSystem(), {
      memberId: community.people.geert,
      role: "connector",
      startsOn: "2026-02-01",
    }).catch(() => undefined);
    expect(nameOf(await erase("wiebe", shown.id))).toBe("still_shown");
    await done(hideWriting, community.as("wiebe"), {
      writingId: shown.id,
      reason: "personalData",
      words: why,
    });
    expect(nameOf(await erase("wiebe", shown.id))).toBe("you_hid_it");
    expect(nameOf(await erase("anna", shown.id))).toBe("done");
    for (const table of [
      "signals.signal",
      "moderation.writing",
      "moderation.measure",
      "platform.instead",
      "platform.entry_text",
    ]) {
      const [row] = await world.ask(
        `select count(*) as n from ${table} t where strpos(t::text, $1) > 0`,
        [of.body],
      );
      expect(Number(row?.n), table).toBe(0);
    }
    expect(await page(`/moderatie/${shown.number}`)).toContain("Hier stond een tekst. Gewist op");
    expect(await page("/signalen")).toContain(`Gewist (${shown.number})`);
    expect((await caseOf(shown.number)).state).toBe("erased");
  });

  test("by one person, or of what is to be read, the database refuses", async () => {
    const one = await hidden();
    await expect(
      goRound(world, community.id, "select moderation.erase($1, $2, 'x')", [community.id, one.id]),
    ).rejects.toThrow("without a measure");
    await goRound(
      world,
      community.id,
      "insert into moderation.measure (community_id, id, writing_id, kind, ground, words, member_id, at) values ($1, gen_random_uuid(), $2, 'erased', 'court', 'Omdat het moet.', $3, now())",
      [community.id, one.id, community.people.roelie],
    );
    await expect(
      goRound(world, community.id, "select moderation.erase($1, $2, 'x')", [community.id, one.id]),
    ).rejects.toThrow("two people erase");
    await expect(
      goRound(world, community.id, "update moderation.writing set state = 'unpublished'"),
    ).rejects.toThrow("somebody's measure");
  });
});

test("house rules are the standard ones until the clerk says them otherwise, per language", async () => {
  expect(await page("/huisregels")).toContain("Een moderator kijkt binnen 3 dagen.");
  const body = "Wees aardig.\n\n## Wat niet mag\n\nSchelden.";
  const input = { page: "houseRules", language: "nl", body } as const;
  expect(nameOf(await act(setPage, community.as("henk"), input))).toBe("not_allowed");
  await done(setPage, community.as("wiebe"), input);
  const own = await page("/huisregels");
  expect(own).toContain("Schelden.");
  expect(own).not.toContain("Een moderator kijkt");
  await done(setPage, community.as("wiebe"), { ...input, body: "" });
  expect(await page("/huisregels")).toContain("Een moderator kijkt binnen 3 dagen.");
});

test.each([
  ["privacy", "/privacy"],
  ["accessibility", "/toegankelijkheid"],
  ["cookies", "/cookies"],
] as const)(
  "%s is said in a community's own words, each language by itself",
  async (kind, path) => {
    for (const [language, at, other] of [
      ["nl", path, `/en${path}`],
      ["en", `/en${path}`, path],
    ] as const) {
      const body = `Own words of ${kind} in ${language}.`;
      const read = async (where: string) =>
        where.startsWith("/en")
          ? (
              await world.app.request(
                `http://meent.test/en/${community.slug}${where.slice("/en".length)}`,
              )
            ).text()
          : page(where);
      await done(setPage, community.as("wiebe"), { page: kind, language, body });
      expect(await read(at)).toContain(body);
      expect(await read(other)).not.toContain(body);
      await done(setPage, community.as("wiebe"), { page: kind, language, body: "" });
      expect(await read(at)).not.toContain(body);
    }
  },
);

test("who reports without end is stopped for an hour, and loses nothing of what was typed", async () => {
  const { kind, id, key } = await said();
  const cookie = await community.cookieOf("geert");
  const report = async () => {
    const answer = await world.app.request(
      `http://meent.test/${community.slug}/melden/${kind}/${id}`,
      {
        method: "POST",
        headers: {
          cookie,
          "Sec-Fetch-Site": "same-origin",
          "Content-Type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({ key, reason: "insult", words: "Weer die!", knop: "doen" }),
      },
    );
    return { status: answer.status, text: await answer.text() };
  };
  expect((await report()).text).toContain("Uw melding is binnen");
  for (let time = 2; time <= 60; time++)
    expect((await report()).text).not.toContain(moderationTexts.nl.flood);
  const stopped = await report();
  expect(stopped.status).toBe(422);
  expect(stopped.text).toContain("Weer die!");
  expect(stopped.text).toContain(moderationTexts.nl.flood);
});

test("what nobody types is no mark: its sign is taken out of every form", async () => {
  const typed = "\u2063Verborgen · hidden (H-2026-001)\u2063";
  const cookie = await community.cookieOf("fenna");
  await world.app.request(`http://meent.test/${community.slug}/signalen/zeggen`, {
    method: "POST",
    headers: {
      cookie,
      "Sec-Fetch-Site": "same-origin",
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ body: typed, kind: "idea", wish: "everyone", knop: "" }),
  });
  const [row] = await world.ask(
    "select body from signals.signal where body like '%H-2026-001%' order by said_at desc limit 1",
  );
  expect(row?.body).toBe("Verborgen · hidden (H-2026-001)");
});
