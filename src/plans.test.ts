import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { fillCopies, fillInitiatives, fillRecord } from "../bench/figures/fill.ts";
import { wholeReadsOf } from "../bench/figures/plans.ts";
import { recordStatements } from "../bench/figures/sent.ts";
import {
  addDeal,
  addSignal,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
} from "./test-community.ts";

/**
 * How PostgreSQL reads what the pages ask, as the application's own role plans it in a community of six
 * thousand of everything. `npm run bench -- growth` measures the same to a million.
 */

const world = await openTestWorld({ isDemo: false });
// Counts and sums read what they count; lists, which are asked with a limit, do not.
const query = pg.Client.prototype.query;
const sent = recordStatements(
  (statement) => /^select.* limit /is.test(statement) && !statement.includes("group by"),
);
const login = new pg.Client({
  connectionString: Object.assign(new URL(inject("testServer").loginUrl), {
    pathname: new URL(world.urls.app).pathname,
  }).href,
});
let community: TestCommunity;

const copied = ["works.work", "signals.signal", "mandates.mandate"];

const paths = [
  "",
  "/deze-week",
  "/initiatieven",
  "/initiatieven?gebied=oldeveen",
  "/initiatieven?pagina=2",
  "/initiatieven/I-2025-100",
  "/werken",
  "/werken?pagina=2",
  "/uitdagingen/U-2026-001",
  "/deals",
  "/afspraken",
  "/brieven",
  "/mandaten",
  "/signalen",
  "/vraag-en-aanbod",
  "/organisaties",
  "/wachten",
  "/logboek",
  "/gebied/oldeveen",
  "/zoeken?zoek=buurt",
];

beforeAll(async () => {
  await login.connect();
  community = await foundTestCommunity(world);
  await addDeal(world, community);
  await addSignal(community);
  const filling = { login } as const;
  await fillInitiatives(filling, community, 6000);
  await fillRecord(filling, community, 12_000);
  await fillCopies(filling, community, copied, 6000);
  sent.clear();
  for (const path of paths)
    for (const cookie of ["", await community.cookieOf("wiebe")]) {
      const answer = await world.app.request(`/noorderveld${path}`, { headers: { cookie } });
      expect(answer.status, path).toBe(200);
    }
}, 120_000);
afterAll(async () => {
  pg.Client.prototype.query = query;
  await login.end();
  await world.close();
});

test("no list of a page reads a large table from its first row to its last", async () => {
  expect(sent.size).toBeGreaterThan(80);
  for (const table of ["platform.entry", "initiatives.initiative", ...copied]) {
    const [row] = await world.ask(`select count(*)::int as count from ${table}`);
    expect(row?.count, table).toBeGreaterThan(5000);
  }
  expect(await wholeReadsOf(world.urls.app, community.id, sent)).toEqual([]);
});

test("where an index is gone, the list that needs it is told", async () => {
  await login.query("drop index initiatives.initiative_community_id_published_at_id_idx");
  const found = await wholeReadsOf(world.urls.app, community.id, sent);
  expect(new Set(found.map(({ table }) => table))).toEqual(new Set(["initiative"]));
  expect(found.some(({ statement }) => statement.includes('"published_at" desc'))).toBe(true);
});
