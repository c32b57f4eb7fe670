import { afterAll, beforeAll, expect, test } from "vitest";
import { leaksIn } from "../../bench/fuzz/leaks.ts";
import { fuzz } from "../../bench/fuzz/run.ts";
import { attacked } from "../../bench/fuzz/world.ts";
import { openTestWorld, type TestWorld } from "../test-community.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld({ isDemo: false, proxies: 1 });
});
afterAll(() => world.close());

// `npm run bench -- fuzz` sends fifty thousand; `SEED=…` there repeats what failed here.
test("two thousand requests made from the document break nothing and are told nothing", async () => {
  const report = await fuzz(await attacked(world), 2000, "npm test");
  expect(report.faults).toEqual([]);
  // Every operation was tried, and many ended well: what is refused at the door tests the door alone.
  expect(report.operations.tried).toBe(report.operations.all);
  expect(report.operations.done).toBeGreaterThan(25);
  for (const status of ["200", "400", "401", "403", "404", "415", "422"])
    expect(report.statuses[status], status).toBeGreaterThan(0);
}, 240_000);

test("what tells of the inside is seen", () => {
  for (const leak of [
    "at attempt (file:///srv/meent/src/platform/act.ts:140:9)",
    "/srv/meent/node_modules/pg/lib/client.js",
    'select "id" from "works"."work"',
    'duplicate key value violates unique constraint "work_pkey"',
    "postgresql://meent_app:geheim@localhost/meent",
    "TypeError: Cannot read properties of undefined",
    "connect ECONNREFUSED 127.0.0.1:5432",
  ])
    expect(leaksIn(leak), leak).not.toEqual([]);
  for (const said of ["U mag dit niet doen.", '{"code":"not_found"}', "W-2026-014"])
    expect(leaksIn(said), said).toEqual([]);
});
