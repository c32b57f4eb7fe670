import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { changeCommunity, giveRole, setMunicipality } from "#modules/people";
import { withdrawSignal } from "#modules/signals";
import { startUndertaking } from "#modules/works";
import { openDatabase } from "#platform/database.ts";
import { keyOf } from "#platform/instead.ts";
import type { Log } from "#platform/log.ts";
import { findNextLapse, travel } from "#platform/settle.ts";
import { writingsOf } from "#platform/slots.ts";
import { assemble, subjectKinds } from "./app.ts";
import { hideWriting, restoreWriting } from "./modules/moderation/actions/judging.ts";
import { setPage } from "./modules/moderation/actions/page.ts";
import { reportWriting } from "./modules/moderation/actions/reporting.ts";
import { shareElsewhere } from "./modules/search/actions.ts";
import { followCookie } from "./modules/signals/pages/signal-view.ts";
import { slots as signalSlots } from "./modules/signals/pages.tsx";
import {
  addChallenge,
  addCharter,
  addSignal,
  appoint,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  settleUntil,
  silenceIsYes,
  type TestCommunity,
} from "./test-community.ts";

// Pages that are kept for visitors: never other than the page made anew, and nobody's own.

const findWritings = writingsOf([signalSlots]);
const world = await openTestWorld();
const requests: { route: string; kept?: boolean }[] = [];
const log: Log = {
  ...{ debug: () => {}, warn: () => {}, error: () => {} },
  info: (facts: unknown) => void requests.push(facts as { route: string }),
};
const { database, clock } = world;
/** Two processes on one database, and one that keeps nothing: what it shows is true. */
const processes = [1, 2].map(() => assemble({ database, clock, log, isDemo: false }).app);
const [one = processes[0]] = processes;
const anew = assemble({ database, clock, log, isDemo: false, keptBytes: 0 }).app;
let community: TestCommunity;
let signalId: string;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  await foundTestCommunity(world, "buurveld");
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
  await addChallenge(community);
  signalId = await addSignal(community, undefined, { body: words });
});
afterAll(() => world.close());

const words = "De lantaarn bij de sluis knippert al weken";
const paths = [
  ..."/ /deze-week /signalen /werken /initiatieven /deals /logboek /wachten /stadsrecht".split(" "),
  ..."/gemeente /rollen /huisregels /moderatie /organisaties /uitdagingen/U-2026-001".split(" "),
  ..."/werken/W-2026-001 /signalen/S-2026-001 /elders".split(" "),
].map((path) => `/noorderveld${path === "/" ? "" : path}`);

type App = (typeof processes)[number];
const ask = async (app: App | undefined, path: string, headers: Record<string, string> = {}) => {
  const before = requests.length;
  const answer = await (app ?? anew).request(path, { headers });
  const body = await answer.text();
  return { status: answer.status, headers: answer.headers, body, ...requests[before] };
};

/** Every page of every process is as it is made anew. */
async function expectTrue() {
  for (const path of paths) {
    const { body } = await ask(anew, path);
    for (const app of processes) expect(diffOf(body, (await ask(app, path)).body), path).toBe("");
  }
}

/** Where two pages begin to differ, for a failure that can be read. */
function diffOf(wanted: string, got: string): string {
  const at = [...wanted].findIndex((sign, index) => sign !== got[index]);
  if (at < 0 && wanted.length === got.length) return "";
  return `${wanted.slice(Math.max(0, at - 60), at + 60)} / ${got.slice(Math.max(0, at - 60), at + 60)}`;
}

/** What a visitor reads changes by this, and is as it is made anew. */
async function expectChange(change: () => Promise<unknown>, path: string) {
  // Asked before, so that all of it is kept.
  await expectTrue();
  const before = await ask(one, path);
  expect(before).toMatchObject({ status: 200, kept: true });
  await change();
  await expectTrue();
  expect(diffOf(before.body, (await ask(one, path)).body)).not.toBe("");
}

test("a visitor's page is made once, and is the same in each process", async () => {
  const first = await ask(one, "/noorderveld/werken");
  expect(first.kept).toBeUndefined();
  const second = await ask(one, "/noorderveld/werken");
  expect(second).toMatchObject({ status: 200, kept: true, route: first.route, body: first.body });
  expect(second.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(second.headers.get("cache-control")).toBe("private, no-cache");
  await expectTrue();
});

test("who has the page already is told so in a few bytes", async () => {
  const { headers } = await ask(one, "/noorderveld/werken");
  const tag = headers.get("etag") ?? "";
  const again = await ask(one, "/noorderveld/werken", { "If-None-Match": tag });
  expect(again).toMatchObject({ status: 304, body: "" });
  await addSignal(community);
  await ask(one, "/noorderveld/signalen");
  const other = await ask(one, "/noorderveld/signalen", { "If-None-Match": tag });
  expect(other.status).toBe(200);
});

describe("a page is never older than", () => {
  test("what was said, began or was withdrawn", async () => {
    await expectChange(
      () =>
        done(startUndertaking, community.as("fenna"), {
          workId: community.works.park,
          what: "Wij vegen elke zaterdag de stoep.",
          nothingNeeded: "yes",
        } as never),
      "/noorderveld/logboek",
    );
    const body = "Dit neem ik terug.";
    const id = await addSignal(community, undefined, { body });
    await expectChange(
      () => done(withdrawSignal, community.as("fenna"), { signalId: id }),
      "/noorderveld/signalen",
    );
  });

  test("what moderation hid, and put back", async () => {
    const reason = "personalData" as const;
    const subject = { kind: "signal", id: signalId };
    const key = keyOf(community.people.fenna, words);
    const path = "/noorderveld/signalen/S-2026-001";
    expect((await ask(one, path)).body).toContain(words);
    await done(reportWriting(findWritings), community.asVisitor(), { ...subject, key, reason });
    const [row] = await world.ask("select id from moderation.writing");
    const input = { writingId: String(row?.id), reason, words: "Er staat een adres in." };
    await expectChange(() => done(hideWriting, community.as("roelie"), input), path);
    expect((await ask(one, path)).body).not.toContain(words);
    const back = { writingId: String(row?.id), words: "Er staat toch niets in." };
    await expectChange(() => done(restoreWriting, community.as("roelie"), back), path);
    expect((await ask(one, path)).body).toContain(words);
  });

  test("the charter, the house rules, and how the community presents itself", async () => {
    const now = new Date(beginning.getTime() + 60_000);
    clock.set(now);
    const terms = { now, title: "Stadsrecht van morgen" };
    await expectChange(() => addCharter(community, silenceIsYes, terms), "/noorderveld/stadsrecht");
    await expectChange(
      () =>
        done(setPage, community.as("wiebe"), {
          page: "houseRules",
          language: "nl",
          body: "Wij groeten elkaar.",
        }),
      "/noorderveld/huisregels",
    );
    await expectChange(
      () => done(changeCommunity, community.asSystem(), { lead: "Het dorp aan de sluis." }),
      "/noorderveld",
    );
    await expectChange(
      () =>
        done(setMunicipality, community.as("wiebe"), {
          municipality: "Gemeente Noorderveld aan Zee",
          takesPart: true,
        }),
      "/noorderveld/gemeente",
    );
  });

  test("what lapses, from that very instant and before the job comes by", async () => {
    const midnight = startOfDay("2026-11-25");
    const path = "/noorderveld/uitdagingen/U-2026-001";
    clock.set(new Date(midnight.getTime() - 1));
    const before = await ask(one, path);
    expect((await ask(one, path)).kept).toBe(true);
    await expectTrue();
    clock.set(midnight);
    const after = await ask(one, path);
    expect(after.kept).toBeUndefined();
    expect(after.body).not.toBe(before.body);
    await expectTrue();
    await expectChange(() => settleUntil(world, community, midnight), "/noorderveld/logboek");
  });

  test("a jump of the clock", async () => {
    const to = startOfDay(addDays(localDate(clock.machineNow()), 8));
    await expectChange(
      () => travel(world.platform, subjectKinds, community.id, to, localDate(to)),
      "/noorderveld/deze-week",
    );
  });
});

test("a page lasts until the next lapse, over every kind of thing that lapses", async () => {
  const [row] = await world.ask("select version, clock_ahead_ms from platform.community_state");
  expect(row).toBeDefined();
  const at = new Date("2026-09-29T10:00:00.000Z");
  const id = await addSignal(community, at);
  const [signal] = await world.ask("select lapses_at from signals.signal where id = $1", [id]);
  const lapse = signal?.lapses_at as Date;
  const next = (now: Date, until: Date) =>
    database.read(community.id, (db) => findNextLapse(db, subjectKinds, community.id, now, until));
  expect(await next(new Date(lapse.getTime() - 1), lapse)).toEqual(lapse);
  expect((await next(lapse, new Date(lapse.getTime() + 1)))?.getTime()).not.toBe(lapse.getTime());
});

test("every table with a lapse is looked at for the next one", async () => {
  const rows = await world.ask(
    "select table_schema || '.' || table_name as name from information_schema.columns where column_name = 'lapses_at'",
  );
  const seen: string[] = [];
  const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    seen.push(String(given[0]).replaceAll('"', ""));
    return send.apply(this, given);
  } as typeof pg.Client.prototype.query;
  // Its connection is made after that.
  const own = openDatabase(world.urls.app, 1);
  try {
    await own.read(community.id, (db) =>
      findNextLapse(db, subjectKinds, community.id, beginning, beginning),
    );
  } finally {
    pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
    await own.close();
  }
  const all = seen.join("\n");
  expect(rows.map(({ name }) => name).filter((name) => !all.includes(`from ${name} `))).toEqual([]);
});

test("whoever asks after a deed was done sees it, also while many ask", async () => {
  const readers = { stop: false };
  const reading = Promise.all(
    processes.flatMap((app) =>
      Array.from({ length: 4 }, async () => {
        while (!readers.stop) await ask(app, "/noorderveld/signalen");
      }),
    ),
  );
  try {
    for (let round = 0; round < 10; round++) {
      const body = `Ronde ${round}: de bank is stuk`;
      await addSignal(community, undefined, { body });
      const pages = await Promise.all(processes.map((app) => ask(app, "/noorderveld/signalen")));
      for (const page of pages) expect(page.body).toContain(body);
    }
  } finally {
    readers.stop = true;
    await reading;
  }
});

describe("nothing is kept for others", () => {
  const isNeverKept = async (path: string, headers: Record<string, string> = {}) => {
    await ask(one, path, headers);
    const again = await ask(one, path, headers);
    expect(again.kept).toBeUndefined();
    expect(again.headers.get("etag")).toBeNull();
    return again;
  };

  test("of who is signed in", async () => {
    const cookie = await community.cookieOf("fenna");
    const own = await isNeverKept("/noorderveld/werken", { cookie });
    expect(own.body).toContain("Fenna Dijkstra");
    const secure = await isNeverKept("/noorderveld/werken", { cookie: `__Host-${cookie}` });
    expect(secure.status).toBe(200);
    const visitor = await ask(one, "/noorderveld/werken");
    expect(visitor.body).not.toContain("Fenna Dijkstra");
    const after = await ask(one, "/noorderveld/werken", { cookie });
    expect(after.body).toContain("Fenna Dijkstra");
  });

  test("of who holds a letter or is signing in", async () => {
    await isNeverKept("/noorderveld/werken", { cookie: `a=b; ${followCookie}=ABCD-EFGH` });
    await isNeverKept("/noorderveld/werken", { cookie: "meent_gevraagd=x; meent_kleur=dark" });
  });

  test("with a key, a form's own", async () => {
    const keyIn = (html: string) => /name="sleutel"[^>]*value="([^"]+)"/.exec(html)?.[1];
    const first = keyIn((await ask(one, "/noorderveld/signalen/zeggen")).body);
    const second = keyIn((await isNeverKept("/noorderveld/signalen/zeggen")).body);
    expect(first).toBeDefined();
    expect(second).not.toBe(first);
  });

  test("that is another community's, or found in what all may read", async () => {
    await isNeverKept("/noorderveld/elders");
    await isNeverKept("/noorderveld/zoeken?zoek=lantaarn");
    await done(shareElsewhere, community.as("wiebe"), { kinds: ["work"] });
    expect((await isNeverKept("/buurveld/elders")).body).toContain("dorpspark Oldeveen");
  });

  test("that is no whole page: what is not there, what is personal, a form that came back", async () => {
    expect((await isNeverKept("/noorderveld/werken/W-2099-999")).status).toBe(404);
    expect((await isNeverKept("/nergens")).status).toBe(404);
    await isNeverKept("/noorderveld/aanmelden");
  });

  test("under another language, colour, packing or community", async () => {
    const dutch = await ask(one, "/noorderveld/werken");
    const english = await ask(one, "/en/noorderveld/werken");
    const dark = await ask(one, "/noorderveld/werken", { cookie: "meent_kleur=dark" });
    const elsewhere = await ask(one, "/buurveld/werken");
    const bodies = [dutch, english, dark, elsewhere].map(({ body }) => body);
    expect(new Set(bodies).size).toBe(4);
    const packed = await ask(one, "/noorderveld/werken", { "Accept-Encoding": "gzip, br" });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const plain = await ask(one, "/noorderveld/werken");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.body).toBe(dutch.body);
  });
});

test("what is written outside act shows on no public page", () => {
  const writing = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("test"))
    .filter((file) => /database\s*\.write\(|\.writeShared\(/.test(read(file)));
  // Beside act: sessions, counts, tokens, mail, what was sent to endpoints, a photo that belongs to
  // nothing yet, an account's language, and the birth of a community, which has no page before it.
  // And what searching knows: its page writes that before it reads, and is not kept where it did.
  expect(writing.sort()).toEqual(
    [
      ...["modules/accounts/actions.ts", "modules/accounts/actions/token.ts"],
      ...["modules/accounts/pages/me.tsx", "modules/people/actions.ts", "modules/webhooks/jobs.ts"],
      "modules/search/jobs.ts",
      ...[
        "platform/act.ts",
        "platform/files.ts",
        "platform/mail.ts",
        "platform/tries.ts",
        "shell.tsx",
      ],
    ].sort(),
  );
});

test("every cookie of ours but the choice of colours begins as the keeper knows it", () => {
  const names = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("test"))
    .flatMap((file) =>
      Array.from(read(file).matchAll(/\w+Cookie = "(\w+)"/g), ([, name = ""]) => name),
    );
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(name).toMatch(/^meent_/);
});

function read(file: string): string {
  return readFileSync(join("src", file), "utf8");
}
