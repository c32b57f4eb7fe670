import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  beginning,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "../test-community.ts";
import { sessionCookie } from "./http.ts";
import { endSession, findSessionAccount, sessionDays, startSession } from "./session.ts";

const world = await openTestWorld();
const { database, clock } = world;
let community: TestCommunity;
let accountId: string;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  const [row] = await world.ask("select account_id from people.member where id = $1", [
    community.people.fenna,
  ]);
  accountId = String(row?.account_id);
});
beforeEach(() => clock.set(beginning));
afterAll(() => world.close());

const passed = (ms: number) => clock.set(new Date(beginning.getTime() + ms));
const start = () => database.writeShared((tx) => startSession(tx, clock, accountId));
const find = (token: string) => database.readShared((db) => findSessionAccount(db, clock, token));
const end = (token: string) => database.writeShared((tx) => endSession(tx, clock, token));

describe("a session", () => {
  test("is known by its token alone, of which only the hash is kept", async () => {
    const token = await start();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await find(token)).toBe(accountId);
    const rows = await world.ask("select s::text as text from platform.session s");
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toContain(token);
    for (const { text } of rows) {
      const hash = /[0-9a-f]{64}/.exec(String(text))?.[0] ?? "";
      expect(hash).toHaveLength(64);
      expect(await find(hash)).toBeUndefined();
    }
  });

  test("has a token nobody can guess from another", async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, start));
    expect(new Set(tokens).size).toBe(20);
    for (const strange of ["", "x", `${tokens[0]}x`, tokens[0]?.slice(1) ?? ""])
      expect(await find(strange)).toBeUndefined();
  });

  test("lasts two weeks of machine time, to the millisecond", async () => {
    const token = await start();
    passed(sessionDays * 86_400_000 - 1);
    expect(await find(token)).toBe(accountId);
    passed(sessionDays * 86_400_000);
    expect(await find(token)).toBeUndefined();
  });

  test("ends when asked, and leaves the others", async () => {
    const [one, two] = [await start(), await start()];
    await end(one);
    expect(await find(one)).toBeUndefined();
    expect(await find(two)).toBe(accountId);
  });

  test("that ended by itself is forgotten with the next that ends", async () => {
    await start();
    passed(sessionDays * 86_400_000);
    const fresh = await start();
    await end(fresh);
    expect(await world.ask("select from platform.session")).toEqual([]);
  });

  test("is not moved by the time machine, for that is civil time", async () => {
    const token = await start();
    await world.ask("update platform.community_state set clock_ahead_ms = $1", [400 * 86_400_000]);
    expect(await find(token)).toBe(accountId);
  });
});

describe("over HTTP", () => {
  /** Whether the header offers to sign in; names also stand in the bar of the demo. */
  async function isVisitor(path: string, cookie?: string): Promise<boolean> {
    const page = await world.app.request(path, cookie ? { headers: { cookie } } : {});
    expect(page.status).toBe(200);
    return /<header[\s\S]*aanmelden\?terug[\s\S]*<\/header>/.test(await page.text());
  }
  const signIn = (person: Person | "") =>
    world.app.request("/noorderveld/aanmelden", {
      method: "POST",
      body: new URLSearchParams({
        persoon: person && community.people[person],
        terug: "/",
      }),
      headers: { "Sec-Fetch-Site": "same-origin" },
    });

  test("signing in gives a cookie that scripts and other sites do not get", async () => {
    const answer = await signIn("fenna");
    expect(answer.status).toBe(303);
    // The one of before, if any, is taken back first; the last one holds.
    const cookie = answer.headers.getSetCookie().at(-1) ?? "";
    expect(cookie).toContain(`${sessionCookie}=`);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(await isVisitor("/noorderveld", cookie.split(";")[0])).toBe(false);
    expect(await isVisitor("/noorderveld")).toBe(true);
  });

  test("a person of one community is a visitor in the other", async () => {
    await foundTestCommunity(world, "buurveld");
    const cookie = await community.cookieOf("henk");
    expect(await isVisitor("/noorderveld/werken", cookie)).toBe(false);
    expect(await isVisitor("/buurveld/werken", cookie)).toBe(true);
  });

  test("a forged, ended or strange cookie makes a visitor and no error", async () => {
    const cookie = await community.cookieOf("fenna");
    const token = cookie.slice(sessionCookie.length + 1);
    await end(token);
    for (const value of [token, "x", "%00", "'; select 1", "a".repeat(4000)])
      expect(await isVisitor("/noorderveld", `${sessionCookie}=${value}`)).toBe(true);
  });

  test("nobody signs another in from another site, or without saying where from", async () => {
    for (const headers of [
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Sec-Fetch-Site": "none" },
      { Origin: "https://elders.example" },
      {},
    ] as Record<string, string>[]) {
      const answer = await world.app.request("/noorderveld/aanmelden", {
        method: "POST",
        body: new URLSearchParams({ persoon: community.people.henk }),
        headers,
      });
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });
});
