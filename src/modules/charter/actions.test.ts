import { afterAll, beforeAll, expect, test } from "vitest";
import { act } from "#platform/act.ts";
import { clauses } from "../../app.ts";
import {
  done,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { adoptCharter } from "./actions.ts";
import { findVersion, findVersionInForce } from "./store.ts";

let world: TestWorld;
let community: TestCommunity;

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const adopt = adoptCharter(clauses);
const version = {
  title: "Stadsrecht voor een jaar",
  inForceFrom: "2027-01-01",
  inForceUntil: "2027-12-31",
  clauses: { "challenge.decisionWeeks": 6 },
};
const inForce = (date: string) =>
  world.database.read(community.id, (db) =>
    findVersionInForce(db, community.id, new Date(`${date}T10:00:00Z`)),
  );

test("a version is in force from its first day to its last; then the one before it again", async () => {
  const { version: number } = await done(adopt, community.as("wiebe"), version);
  expect((await inForce("2026-12-31")).version).toBe(1);
  expect((await inForce("2027-01-01")).version).toBe(number);
  expect((await inForce("2027-12-31")).version).toBe(number);
  expect((await inForce("2028-01-01")).version).toBe(1);
});

test("a community without a charter has the standard", async () => {
  const standard = await world.database.read(community.id, (db) =>
    findVersionInForce(db, community.id, new Date("2020-01-01T10:00:00Z")),
  );
  expect(standard).toMatchObject({ version: 0, clauses: {} });
});

test.each([
  ["a clause nobody declared", { clauses: { "challenge.weeks": 8 } }, "clause_unknown"],
  [
    "a value outside its range",
    { clauses: { "challenge.decisionWeeks": 53 } },
    "clause_out_of_range",
  ],
  [
    "silence by an ordinance without its number",
    {
      clauses: { "challenge.silence": { basis: "ordinance", title: "Verordening", article: "7" } },
    },
    "clause_out_of_range",
  ],
  ["an end before its beginning", { inForceUntil: "2026-12-31" }, "period_reversed"],
])("%s is refused by name", async (_, change, refusal) => {
  const outcome = await act(adopt, community.as("wiebe"), { ...version, ...change });
  expect(outcome).toMatchObject({ ok: false, refusal });
});

test("only the council clerk adopts", async () => {
  for (const person of ["fenna", "henk", "marijke", "fatima"] as const)
    expect(await act(adopt, community.as(person), version)).toMatchObject({
      ok: false,
      refusal: "not_allowed",
    });
});

test("another community's version does not exist here", async () => {
  const other = await foundTestCommunity(world, "elders");
  const [last] = [await inForce("2027-06-01")];
  const found = await world.database.read(other.id, (db) =>
    findVersion(db, other.id, last?.version ?? 0),
  );
  expect(found).toBeUndefined();
});
