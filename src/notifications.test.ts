import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atMinute } from "#lib/calendar.ts";
import { noteRefusal } from "#modules/accounts";
import { decideChallenge, draftChallenge } from "#modules/challenges";
import { nameWork } from "#modules/works";
import { act } from "#platform/act.ts";
import { listShownMail } from "#platform/mail.ts";
import { invite, recognise, replyToAct } from "./modules/acts/actions.ts";
import { chooseHow } from "./modules/notifications/actions/choosing.ts";
import { follow, stopFollowing } from "./modules/notifications/actions/following.ts";
import { tell } from "./modules/notifications/actions/telling.ts";
import { forgetMember, stopMail } from "./modules/notifications/actions.ts";
import { spreadIn, stopPathOf } from "./modules/notifications/jobs.ts";
import {
  addChallenge,
  addSignal,
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  planFor,
  type TestCommunity,
} from "./test-community.ts";

const world = await openTestWorld({ connections: 6 });
let community: TestCommunity;
let neighbour: TestCommunity;
let challengeId: string;
/** What Henk got when the challenge was filed. */
let askedOfHenk: Awaited<ReturnType<typeof takePost>>;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  neighbour = await foundTestCommunity(world, "buurveld");
  for (const person of ["fenna", "roelie", "marijke", "henk", "geert"] as const)
    await giveAddress(person);
  challengeId = await addChallenge(community);
  // What stands in the record so far is not what these tests are about.
  await spread();
  askedOfHenk = await takePost("henk");
  await emptyPost();
});
afterAll(() => world.close());

async function giveAddress(person: Person): Promise<void> {
  await world.ask(
    `insert into accounts.email (account_id, address, confirmed_at)
     select account_id, $2, now() from people.member where id = $1`,
    [community.people[person], `${person}@voorbeeld.example`],
  );
}

/** Lets the job of a minute run, and what waits in the outbox be sent; there is no mail server. */
async function spread(): Promise<number> {
  const mails = await spreadIn(world.platform, world.slots, community.id);
  await world.jobs.everyMinute["platform.waitingMail"]?.();
  return mails;
}

/** What came for somebody since the last look. */
async function takePost(person: Person) {
  const all = await world.database.read(community.id, (db) => listShownMail(db, community.id, 50));
  const own = all.filter(({ to }) => to.startsWith(person));
  await world.ask("delete from platform.mail where to_address like $1", [`${person}@%`]);
  return own.map(({ subject, body }) => ({ subject, body, text: JSON.stringify(body) }));
}

async function emptyPost(): Promise<void> {
  await world.ask("delete from platform.mail");
}

function forward(day: string, hour: number): void {
  world.clock.set(atMinute(day, hour * 60));
}

const thing = () => ({ kind: "challenge", id: challengeId });

describe("following", () => {
  test("the party and her organisation follow by themselves, a neighbour by choice", async () => {
    const rows = await world.ask(
      "select member_id, origin from notifications.follow where subject_id = $1",
      [challengeId],
    );
    expect(rows).toEqual([{ member_id: community.people.fenna, origin: "party" }]);
    await done(follow, community.as("roelie"), thing());
    const again = await act(follow, community.as("roelie"), thing());
    expect(nameOf(again)).toBe("follows_already");
  });

  test("what nobody may see, or is of another community, cannot be followed", async () => {
    const draft = await done(draftChallenge, community.as("fenna"), {
      ...planFor(community.works.bridges),
    });
    for (const id of [draft.id, neighbour.works.park, neighbour.id])
      for (const kind of ["challenge", "work", "community", "area"]) {
        const outcome = await act(follow, community.as("roelie"), { kind, id });
        expect(nameOf(outcome), kind).toBe("nothing_to_follow");
      }
  });

  test("who stopped does not begin again by herself, though she is party", async () => {
    await done(stopFollowing, community.as("fenna"), thing());
    await world.ask("update notifications.preference set due_at = null");
    await addChallenge(community, undefined, { workId: community.works.bridges });
    await spread();
    const [row] = await world.ask(
      "select stopped_at is null as follows from notifications.follow where subject_id = $1 and member_id = $2",
      [challengeId, community.people.fenna],
    );
    expect(row?.follows).toBe(false);
    await done(follow, community.as("fenna"), thing());
    await emptyPost();
  });
});

describe("what asks something of you", () => {
  test("comes at once, with who waits and until when, and once", async () => {
    const [mail, ...others] = askedOfHenk;
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(
      "Er wordt op u gewacht: een besluit over Onderhoud dorpspark Oldeveen",
    );
    expect(mail?.text).toContain("24 november 2026");
    expect(await spread()).toBe(0);
  });
});

describe("a digest", () => {
  test("comes once, the next morning, and nothing comes when nothing happened", async () => {
    await emptyPost();
    await done(decideChallenge, community.as("henk"), { challengeId, decision: "accept" });
    await spread();
    expect(await takePost("roelie")).toEqual([]);
    forward("2026-09-30", 8);
    await spread();
    const [mail, ...others] = await takePost("roelie");
    expect(others).toEqual([]);
    expect(mail?.subject).toContain("Onderhoud dorpspark Oldeveen");
    expect(mail?.text).toContain("Dit gebeurde er op dinsdag 29 september met wat u volgt.");
    expect(mail?.body.at(-1)).toMatchObject({
      list: [{ path: "/mij/berichten" }, { text: "Stop alle mail over wat u volgt" }],
    });
    forward("2026-10-05", 8);
    await spread();
    expect(await takePost("roelie")).toEqual([]);
  });

  test("says nothing to who did it", async () => {
    const [row] = await world.ask(
      `select count(*)::int as count from notifications.news n
       join platform.entry e using (community_id, number) where e.actor_id = n.member_id`,
    );
    expect(row?.count).toBe(0);
  });

  test("comes once, also when four send at the same time", async () => {
    await done(chooseHow, community.as("roelie"), { ...choice, rate: "atOnce" });
    await done(follow, community.as("roelie"), { kind: "community", id: community.id });
    forward("2026-10-05", 10);
    await done(follow, community.as("geert"), { kind: "area", id: community.areas.oldeveen });
    await nameSomething();
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => spreadIn(world.platform, world.slots, community.id)),
    );
    await world.jobs.everyMinute["platform.waitingMail"]?.();
    const mails = await takePost("roelie");
    expect(mails.filter(({ text }) => text.includes("Een nieuw bankje"))).toHaveLength(1);
    expect(all.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(await spread()).toBe(0);
  });

  test("who follows an area hears of what is in it", async () => {
    forward("2026-10-06", 8);
    await spread();
    const [mail] = await takePost("geert");
    expect(mail?.text).toContain("Een nieuw bankje");
  });
});

const choice = {
  rate: "daily",
  weekday: "5",
  quiet: "yes",
  quietFrom: "22",
  quietUntil: "7",
  asks: "yes",
} as const;

async function nameSomething(): Promise<void> {
  await done(nameWork, community.as("marijke"), {
    title: "Een nieuw bankje",
    lead: "",
    areaId: community.areas.oldeveen,
    doer: { kind: "nobody", name: null },
    yearlyCostCents: null,
    serves: "Iedereen",
    protects: "",
    route: "subsidy",
    requirements: [],
  });
}

describe("the database itself", () => {
  test("refuses a second digest of a day, a wait told twice, and a record read back", async () => {
    const values = [community.id, community.people.geert];
    const again = (statement: string) => goRound(world, community.id, statement, values);
    await expect(
      again("insert into notifications.digest values ($1, $2, '2026-10-06')"),
    ).rejects.toThrow("digest_pkey");
    await expect(
      again(
        "update notifications.progress set number = number - 1 where community_id = $1 and $2::uuid is not null",
      ),
    ).rejects.toThrow("the record is read once");
    await expect(
      again(
        "insert into notifications.follow select $1, $2, subject_kind, subject_id, 'chosen', null, now(), 0 from notifications.follow where member_id = $2 limit 1",
      ),
    ).rejects.toThrow("follow_pkey");
    await expect(
      goRound(
        world,
        community.id,
        "insert into notifications.asked select * from notifications.asked",
      ),
    ).rejects.toThrow("asked_pkey");
  });

  test("shows nothing of one community to another", async () => {
    for (const table of ["follow", "news", "preference", "digest", "asked", "progress"])
      expect(
        await goRound(world, neighbour.id, `select * from notifications.${table}`),
        table,
      ).toEqual([]);
  });

  test("what is told already is not told again by who comes late", async () => {
    const outcome = await act(tell, community.asSystem(), {
      memberId: community.people.roelie,
      to: "roelie@voorbeeld.example",
      language: "nl",
      mails: [
        {
          kind: "atOnce",
          subject: "Nog een keer",
          body: ["Tekst"],
          unsubscribe: "/mail/stop/x",
          numbers: [1],
          asked: [],
        },
      ],
      dropped: [],
      turn: 0,
      nextAtMs: null,
    });
    expect(nameOf(outcome)).toBe("told_already");
    expect(await takePost("roelie")).toEqual([]);
  });
});

describe("ending it", () => {
  const tokenFor = async (person: Person, kind: "follows" | "asks" | "week") =>
    (
      await world.database.read(community.id, (db) =>
        stopPathOf(db, community.id, community.people[person], kind),
      )
    ).replace("/mail/stop/", "");

  test("one press ends one kind, for one member, whoever presses", async () => {
    const token = await tokenFor("roelie", "follows");
    await done(stopMail, community.asVisitor(), { token });
    const [row] = await world.ask(
      "select rate, wants_asks from notifications.preference where member_id = $1",
      [community.people.roelie],
    );
    expect(row).toEqual({ rate: "never", wants_asks: true });
    await nameSomething();
    forward("2026-10-09", 12);
    await spread();
    expect(await takePost("roelie")).toEqual([]);
  });

  test("another's link, another kind's seal and another community's are refused", async () => {
    const [, memberId = "", seal = ""] = (await tokenFor("geert", "follows")).split(".");
    const forged = [
      `week.${memberId}.${seal}`,
      `follows.${community.people.henk}.${seal}`,
      `follows.${memberId}.${"a".repeat(22)}`,
    ];
    for (const token of forged)
      expect(nameOf(await act(stopMail, community.asVisitor(), { token }))).toBe("seal_wrong");
    const abroad = await act(stopMail, neighbour.asVisitor(), {
      token: `follows.${memberId}.${seal}`,
    });
    expect(nameOf(abroad)).toBe("seal_wrong");
  });

  test("an address that was refused gets nothing, and what waited is dropped", async () => {
    await world.database.write(community.id, (tx) =>
      noteRefusal(tx, {
        address: "Geert@voorbeeld.example",
        reason: "550 5.1.1",
        at: beginning,
      }),
    );
    await nameSomething();
    forward("2026-10-12", 8);
    await spread();
    expect(await takePost("geert")).toEqual([]);
    const left = await world.ask("select from notifications.news where member_id = $1", [
      community.people.geert,
    ]);
    expect(left).toEqual([]);
  });

  test("who had herself erased is forgotten", async () => {
    await done(forgetMember, community.asSystem(), { memberId: community.people.roelie });
    for (const table of ["follow", "news", "preference", "digest", "asked"])
      expect(
        await world.ask(`select from notifications.${table} where member_id = $1`, [
          community.people.roelie,
        ]),
        table,
      ).toEqual([]);
  });
});

describe("what can be followed besides things", () => {
  const termOf = async (person: Person) => {
    const [row] = await world.ask(
      "select id from people.role_term where member_id = $1 and role <> 'resident'",
      [community.people[person]],
    );
    return { kind: "roleTerm", id: String(row?.id) };
  };

  test("a public role: what is decided in it, and not what its holder does for herself", async () => {
    await done(follow, community.as("fenna"), await termOf("henk"));
    await done(chooseHow, community.as("fenna"), { ...choice, rate: "atOnce", quiet: "no" });
    await emptyPost();
    await done(recognise, community.as("henk"), {
      subjectKind: "work",
      subjectId: community.works.permits,
      body: "Dit is van belang voor iedereen.",
    });
    await addSignal({ ...community, as: () => community.as("henk") });
    await spread();
    const mails = await takePost("fenna");
    expect(mails.map(({ text }) => text).join()).toContain("Omgevingsvergunningen verlenen");
    expect(mails.map(({ text }) => text).join()).not.toContain("lantaarn");
  });

  test("a role that ended is followed no more; a resident's is nobody's business", async () => {
    const { id } = await termOf("henk");
    const [row] = await world.ask(
      "select id from people.role_term where role = 'resident' limit 1",
    );
    const later = new Date("2040-01-01T09:00:00.000Z");
    await world.ask("update people.role_term set ends_on = '2039-12-31' where id = $1", [id]);
    for (const [of, now] of [
      [id, later],
      [String(row?.id ?? community.id), undefined],
    ] as const) {
      const outcome = await act(follow, community.as("marijke", now), { kind: "roleTerm", id: of });
      expect(nameOf(outcome)).toBe("nothing_to_follow");
    }
  });

  test("one act: its reply is told, from a page of its own", async () => {
    const { id } = await done(invite, community.as("henk"), {
      subjectKind: "challenge",
      subjectId: challengeId,
      organizationId: null,
      invitedOrganizationId: null,
      title: "Wie kan snoeien",
      body: "Kom meedoen met snoeien.",
      endsOn: null,
    } as never);
    const cookie = await community.cookieOf("marijke");
    const at = `http://meent.test/${community.slug}/volgen/act/${id}`;
    const page = await (await world.app.request(at, { headers: { cookie } })).text();
    expect(page).toContain("Volg deze daad");
    await done(chooseHow, community.as("marijke"), { ...choice, rate: "atOnce", quiet: "no" });
    await done(follow, community.as("marijke"), { kind: "act", id });
    await done(replyToAct, community.as("fenna"), { actId: id, body: "Wij komen graag." });
    await emptyPost();
    await spread();
    const [mail] = await takePost("marijke");
    expect(mail?.text).toContain("Fenna Dijkstra zette een antwoord naast een daad.");
    expect(mail?.text).not.toContain("nodigde uit");
    const abroad = `http://meent.test/${neighbour.slug}/volgen/act/${id}`;
    expect((await world.app.request(abroad)).status).toBe(404);
  });

  test("what she follows and how she gets mail stand among her own data", async () => {
    const cookie = await community.cookieOf("fenna");
    const at = `http://meent.test/${community.slug}/mij/gegevens`;
    const html = await (await world.app.request(at, { headers: { cookie } })).text();
    expect(html).toContain("Henk Alberts (publieke rol)");
    const file = await (await world.app.request(`${at}.json`, { headers: { cookie } })).json();
    expect(file.notifications.preference.rate).toBe("atOnce");
    expect(file.notifications.follows).toContainEqual(
      expect.objectContaining({ kind: "roleTerm", origin: "chosen" }),
    );
  });
});
