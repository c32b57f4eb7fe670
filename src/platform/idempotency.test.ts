import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ok, refuse } from "#lib/result.ts";
import { decideChallenge, discardDraft, draftChallenge } from "../modules/challenges/actions.ts";
import {
  addChallengeInDecision,
  done,
  foundTestCommunity,
  nameOf,
  openTestWorld,
  planFor,
  type TestCommunity,
} from "../test-community.ts";
import { act, action } from "./act.ts";
import type { Context } from "./context.ts";
import { keyField } from "./http.ts";

const lapse = new Date("2026-11-24T23:00:00.000Z");

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

let effects = 0;
/** Gives another value each time it truly runs. */
const count = action({
  name: "test.count",
  input: z.object({ word: z.string() }),
  who: "anyone",
  perform: async (acting, { word }) => {
    effects++;
    acting.record({ kind: "people.areaAdded", subject: { kind: "area", id: acting.newId() } });
    return word === "no" ? refuse("no") : ok({ id: acting.newId(), word });
  },
});

let keys = 0;
function keyed(context: Context, key = `key-${++keys}-of-this-test`): Context {
  return { ...context, idempotencyKey: key };
}

async function countEntries(): Promise<number> {
  const [row] = await world.ask(
    "select count(*)::int as count from platform.entry where community_id = $1",
    [community.id],
  );
  return Number(row?.count);
}

test("the same key again has one effect and gives the same value", async () => {
  const context = keyed(community.as("fenna"));
  const entries = await countEntries();
  const first = await act(count, context, { word: "a" });
  expect(nameOf(first)).toBe("done");
  expect(await act(count, context, { word: "a" })).toEqual(first);
  expect(await countEntries()).toBe(entries + 1);
});

test("twenty at once have one effect and all get its value", async () => {
  const context = keyed(community.as("fenna"));
  const entries = await countEntries();
  const all = Array.from({ length: 20 }, () => act(count, context, { word: "a" }));
  const values = new Set((await Promise.all(all)).map((outcome) => JSON.stringify(outcome)));
  expect(values.size).toBe(1);
  expect([...values][0]).toContain('"ok":true');
  expect(await countEntries()).toBe(entries + 1);
});

test("without a key each call has its own effect", async () => {
  const before = effects;
  await done(count, community.as("fenna"), { word: "a" });
  await done(count, community.as("fenna"), { word: "a" });
  expect(effects).toBe(before + 2);
});

test("the same key with other input, or for another action, is refused by name", async () => {
  const context = keyed(community.as("fenna"));
  await done(count, context, { word: "a" });
  expect(nameOf(await act(count, context, { word: "b" }))).toBe("key_used_for_other_input");
  const other = { ...count, name: "test.other" };
  expect(nameOf(await act(other, context, { word: "a" }))).toBe("key_used_for_other_input");
  // The first answer still stands.
  expect(nameOf(await act(count, context, { word: "a" }))).toBe("done");
});

test("of the same key with two inputs at once one is done, the other refused by name", async () => {
  const context = keyed(community.as("fenna"));
  const words = ["a", "b", "a", "b", "a", "b"];
  const outcomes = await Promise.all(words.map((word) => act(count, context, { word })));
  const done = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.word] : []));
  expect(new Set(done).size).toBe(1);
  expect(done).toHaveLength(3);
  const refusals = outcomes.filter((outcome) => !outcome.ok).map(nameOf);
  expect(refusals).toEqual(Array(3).fill("key_used_for_other_input"));
});

test("keys belong to who sent them and to their community", async () => {
  const other = await foundTestCommunity(world, "buurveld");
  const key = "the-same-key-for-all";
  const contexts = [
    keyed(community.as("fenna"), key),
    keyed(community.as("roelie"), key),
    keyed(community.asSystem(), key),
    keyed(other.as("fenna"), key),
  ];
  const outcomes = await Promise.all(contexts.map((context) => act(count, context, { word: "a" })));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(4);
});

test("a refused call frees its key", async () => {
  const context = keyed(community.as("fenna"));
  expect(nameOf(await act(count, context, { word: "no" }))).toBe("no");
  expect(nameOf(await act(count, context, { word: "no" }))).toBe("no");
  expect(nameOf(await act(count, context, { word: "a" }))).toBe("done");
});

test("a call refused because the term had passed frees its key too", async () => {
  const challengeId = await addChallengeInDecision(community);
  const context = keyed(community.as("henk", lapse));
  const accept = () => act(decideChallenge, context, { challengeId, decision: "accept" });
  expect(nameOf(await accept())).toBe("term_has_passed");
  // It would be a lie to answer the second press with the first one's success: there was none.
  expect(nameOf(await accept())).toBe("term_has_passed");
  expect(nameOf(await act(count, context, { word: "a" }))).toBe("done");
});

test("a call that threw frees its key", async () => {
  const context = keyed(community.as("fenna"));
  const broken = {
    ...count,
    perform: async () => {
      throw new Error("broken");
    },
  };
  await expect(act(broken, context, { word: "a" })).rejects.toThrow("broken");
  expect(nameOf(await act(count, context, { word: "a" }))).toBe("done");
});

test("a second press is answered as the first, also when what it acted on is gone", async () => {
  const fenna = community.as("fenna");
  const { id: challengeId } = await done(draftChallenge, fenna, planFor(community.works.bridges));
  const context = keyed(fenna);
  const first = await act(discardDraft, context, { challengeId });
  expect(nameOf(first)).toBe("done");
  const presses = Array.from({ length: 5 }, () => act(discardDraft, context, { challengeId }));
  for (const outcome of await Promise.all(presses)) expect(outcome).toEqual(first);
});

test("over HTTP a second press goes where the first went, and other input is a 409", async () => {
  const [work] = await world.ask("select number from works.work where id = $1", [
    community.works.bridges,
  ]);
  const cookie = await community.cookieOf("roelie");
  const press = (years: string) => {
    const { why, cooperation, startsOn } = planFor("");
    const body = new URLSearchParams({
      [keyField]: "a-key-from-the-form",
      why,
      cooperation,
      startsOn,
      years,
      yearlyAmount: "18.500",
      organizationId: "",
    });
    return world.app.request(`/noorderveld/werken/${work?.number}/overnemen`, {
      method: "POST",
      body,
      headers: { cookie, "Sec-Fetch-Site": "same-origin" },
    });
  };
  const first = await press("2");
  expect(first.status).toBe(303);
  const second = await press("2");
  expect(second.status).toBe(303);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  const third = await press("3");
  expect(third.status).toBe(409);
  expect(await third.text()).toContain("Dit formulier was al verstuurd");
});
