import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import {
  addDeal,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  type TestCommunity,
} from "../test-community.ts";
import { act, action } from "./act.ts";
import { countEntries, findEntry, listEntries, listEntriesAbout, saltedHash } from "./record.ts";

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** Says so many things about one area; refuses after having said them when asked to. */
const say = action({
  name: "test.say",
  input: z.object({
    areaId: z.uuid(),
    times: z.int(),
    isPublic: z.boolean().default(true),
    text: z.string().optional(),
    refuse: z.boolean().default(false),
  }),
  who: "anyone",
  perform: async (acting, input) => {
    for (let time = 0; time < input.times; time++)
      acting.record({
        kind: "test.said",
        subject: { kind: "area", id: input.areaId },
        about: [{ kind: "community", id: acting.communityId }],
        isPublic: input.isPublic,
        data: { time },
        ...(input.text !== undefined && { texts: { words: input.text } }),
      });
    return input.refuse ? refuse("said_no") : ok({});
  },
});

const read = <T>(work: Parameters<typeof world.database.read<T>>[1]) =>
  world.database.read(community.id, work);

async function countersOf(id = community.id) {
  const [row] = await world.ask(
    `select version::int, record_length::int as length,
       (select count(*)::int from platform.entry e where e.community_id = s.community_id) as count,
       (select coalesce(max(number), 0)::int from platform.entry e
        where e.community_id = s.community_id) as last
     from platform.community_state s where community_id = $1`,
    [id],
  );
  return row as { version: number; length: number; count: number; last: number };
}

describe("the record", () => {
  test("has no gap after fifty acts at once, of which some say more and some are refused", async () => {
    const before = await countersOf();
    const acts = Array.from({ length: 50 }, (_, index) =>
      act(say, community.as(index % 2 ? "fenna" : "roelie"), {
        areaId: newId(),
        times: index % 4,
        refuse: index % 5 === 0,
      }),
    );
    const outcomes = await Promise.all(acts);
    const succeeded = outcomes.flatMap((outcome, index) => (outcome.ok ? [index] : []));
    expect(succeeded).toHaveLength(40);
    const said = succeeded.reduce((sum, index) => sum + (index % 4), 0);
    expect(await countersOf()).toEqual({
      version: before.version + 40,
      length: before.length + said,
      count: before.count + said,
      last: before.last + said,
    });
    const numbers = await world.ask(
      "select number::int from platform.entry where community_id = $1 order by number",
      [community.id],
    );
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
  });

  test("is each community's own, and begins at one", async () => {
    const before = await countersOf();
    const other = await foundTestCommunity(world, "buurveld");
    expect(await countersOf()).toEqual(before);
    const [first] = await world.ask(
      "select min(number)::int as number from platform.entry where community_id = $1",
      [other.id],
    );
    expect(first).toEqual({ number: 1 });
  });

  test("takes no entry that would leave a gap, and none twice, whoever writes it", async () => {
    const { last } = await countersOf();
    const write = (number: number) =>
      goRound(
        world,
        community.id,
        `insert into platform.entry
           (community_id, number, kind, at, subject_kind, subject_id, is_public, data, hashes)
         values ($1, $2, 'test.said', now(), 'area', $1, true, '{}', '{}')`,
        [community.id, number],
      );
    await expect(write(last + 2)).rejects.toThrow(/would leave a gap/);
    await expect(write(last)).rejects.toMatchObject({ code: "23505" });
    await expect(write(0)).rejects.toThrow();
    await expect(write(-1)).rejects.toThrow();
  });
});

describe("what stands in the record", () => {
  test.each([
    ["platform.entry", "update platform.entry set kind = 'test.other'"],
    ["platform.entry", "delete from platform.entry"],
    ["platform.entry", "truncate platform.entry cascade"],
    ["platform.entry_subject", "update platform.entry_subject set subject_kind = 'x'"],
    ["platform.entry_subject", "delete from platform.entry_subject"],
    ["platform.entry_subject", "truncate platform.entry_subject"],
    ["platform.entry_text", "delete from platform.entry_text"],
    ["platform.entry_text", "truncate platform.entry_text"],
  ])("of %s is not changed by its owner either: %s", async (_, statement) => {
    await expect(world.ask(statement)).rejects.toThrow(/append-only/);
  });

  test("keeps version and length growing, also by its owner", async () => {
    const set = (what: string) =>
      world.ask(`update platform.community_state set ${what} where community_id = $1`, [
        community.id,
      ]);
    await expect(set("version = version - 1")).rejects.toThrow(/only grow/);
    await expect(set("record_length = record_length - 1")).rejects.toThrow(/only grow/);
  });
});

describe("a text beside an entry", () => {
  const words = "Ik, Fenna, woon naast het park. 🌳\nEn ik help graag.";

  async function sayOnce(text: string) {
    const areaId = newId();
    await done(say, community.as("fenna"), { areaId, times: 1, text });
    const [entry] = await read((db) =>
      listEntriesAbout(db, community.id, { kind: "area", id: areaId }),
    );
    const [row] = await world.ask(
      `select e.data::text as data, e.hashes, t.salt, t.body from platform.entry e
       join platform.entry_text t using (community_id, number)
       where e.community_id = $1 and e.number = $2`,
      [community.id, entry?.number],
    );
    return { entry, row, number: entry?.number ?? 0 };
  }

  test("is proved by its salted hash, and is nowhere in the entry itself", async () => {
    const { entry, row, number } = await sayOnce(words);
    expect(entry?.texts).toEqual({ words });
    expect(row?.hashes).toEqual({ words: saltedHash(String(row?.salt), words) });
    expect(saltedHash(String(row?.salt), `${words} `)).not.toBe(Object(row?.hashes).words);
    const [whole] = await world.ask(
      "select e::text as text from platform.entry e where community_id = $1 and number = $2",
      [community.id, number],
    );
    expect(whole?.text).not.toContain("Fenna");
  });

  test("has a salt of its own, so that equal words have unequal proofs", async () => {
    const [first, second] = [await sayOnce(words), await sayOnce(words)];
    expect(first.row?.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(first.row?.salt).not.toBe(second.row?.salt);
    expect(first.row?.hashes).not.toEqual(second.row?.hashes);
  });

  test("once erased is gone, while entry and hash stay", async () => {
    const { number, row } = await sayOnce(words);
    const erase = `update platform.entry_text set body = null, salt = null, erased_at = now()
      where community_id = $1 and number = $2`;
    await goRound(world, community.id, erase, [community.id, number]);
    const entry = await read((db) => findEntry(db, community.id, number));
    expect(entry).toMatchObject({ number, kind: "test.said", texts: {} });
    const [kept] = await world.ask(
      `select e.hashes, t.body, t.salt from platform.entry e
       join platform.entry_text t using (community_id, number)
       where e.community_id = $1 and e.number = $2`,
      [community.id, number],
    );
    expect(kept).toEqual({ hashes: row?.hashes, body: null, salt: null });
  });

  test("is never rewritten, half erased or brought back, by its owner either", async () => {
    const { number } = await sayOnce(words);
    const set = (what: string) =>
      world.ask(`update platform.entry_text set ${what} where community_id = $1 and number = $2`, [
        community.id,
        number,
      ]);
    await expect(set("body = 'Iets anders'")).rejects.toThrow(/only be erased/);
    await expect(set("body = null, erased_at = now()")).rejects.toThrow(/only be erased/);
    await expect(set("salt = null, body = null")).rejects.toThrow(/only be erased/);
    await set("body = null, salt = null, erased_at = now()");
    await expect(set("body = 'Terug', salt = '00', erased_at = null")).rejects.toThrow(
      /only be erased/,
    );
    await expect(set("erased_at = now()")).rejects.toThrow(/only be erased/);
  });
});

describe("an entry that is not public", () => {
  test("is in no list, no count and at no address", async () => {
    const areaId = newId();
    const before = await read((db) => countEntries(db, community.id));
    await done(say, community.as("fenna"), { areaId, times: 2, isPublic: false });
    await done(say, community.as("fenna"), { areaId, times: 1, text: "Openbaar" });
    const { last } = await countersOf();
    const about = (kind: string, id: string) =>
      read((db) => listEntriesAbout(db, community.id, { kind, id }, 500));
    expect(await about("area", areaId)).toHaveLength(1);
    const numbers = (await about("community", community.id)).map(({ number }) => number);
    expect(numbers).toContain(last);
    expect(numbers).not.toContain(last - 1);
    const newest = await read((db) => listEntries(db, community.id, 2));
    expect(newest.map(({ number }) => number)).not.toContain(last - 1);
    expect(await read((db) => countEntries(db, community.id))).toBe(before + 1);
    expect(await read((db) => findEntry(db, community.id, last - 1))).toBeUndefined();
    expect(await read((db) => findEntry(db, community.id, last))).toBeDefined();
  });

  test("of a draft or of who joined stays unseen by the public pages", async () => {
    await addDeal(world, community);
    const page = await world.app.request("/noorderveld/logboek");
    expect(page.status).toBe(200);
    const kinds = await world.ask(
      "select distinct kind from platform.entry where community_id = $1 and not is_public",
      [community.id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["challenges.drafted", "people.memberAdded"]),
    );
    const listed = await read((db) => listEntries(db, community.id, 1000));
    const publicKinds = new Set(listed.map(({ kind }) => kind));
    for (const { kind } of kinds) expect(publicKinds.has(String(kind))).toBe(kind === "test.said");
  });
});

test("of a thing with a long history the newest entries are shown, oldest first", async () => {
  const id = newId();
  for (const times of [3, 2]) await done(say, community.as("fenna"), { areaId: id, times });
  const times = await read((db) =>
    listEntriesAbout(db, community.id, { kind: "area", id }, 4).then((all) =>
      all.map(({ data }) => data.time),
    ),
  );
  expect(times).toEqual([1, 2, 0, 1]);
});

describe("pages of the record", () => {
  test("follow on one another without a gap or a double, newest first", async () => {
    const all = await read((db) => listEntries(db, community.id, 1000));
    const pages: number[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await read((db) => listEntries(db, community.id, 7, before));
      if (page.length === 0) break;
      pages.push(...page.map(({ number }) => number));
      before = page.at(-1)?.number;
    }
    expect(pages).toEqual(all.map(({ number }) => number));
    expect(pages).toEqual([...pages].sort((a, b) => b - a));
    expect(pages.length).toBeGreaterThan(14);
  });
});
