import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assert } from "#lib/assert.ts";
import { draftChallenge } from "#modules/challenges";
import { giveMandate, withdrawMandate } from "#modules/mandates";
import { setMunicipality } from "#modules/people";
import { findUndertaking, startUndertaking, takeUpUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import { announceUndertaking } from "./modules/works/actions/undertaking.ts";
import { listUnannounced } from "./modules/works/store.ts";
import {
  addMandate,
  beginning,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  planFor,
  settleUntil,
  type TestCommunity,
} from "./test-community.ts";

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const absent = { municipality: "Gemeente Noorderveld", takesPart: false };
const park = () => ({
  workId: community.works.park,
  what: "Wij maaien elke zaterdag het gras.",
  nothingNeeded: "yes" as const,
});

function find(id: string, now = beginning) {
  return world.database.read(community.id, async (db) => {
    const found = await findUndertaking(db, community.id, id, now);
    assert(found, "it is there");
    return found;
  });
}

describe("whether the municipality takes part", () => {
  test("only the clerk lays down, and who does not take part has a name", async () => {
    expect(nameOf(await act(setMunicipality, community.as("fenna"), absent))).toBe("not_allowed");
    expect(nameOf(await act(setMunicipality, community.as("wiebe"), { takesPart: "no" }))).toBe(
      "municipality_nameless",
    );
    expect(
      nameOf(await act(setMunicipality, community.as("wiebe"), { ordinance: "Verordening 7" })),
    ).toBe("invalid_input");
    await done(setMunicipality, community.as("wiebe"), absent);
    expect(nameOf(await act(setMunicipality, community.as("wiebe"), absent))).toBe(
      "municipality_unchanged",
    );
    const [entry] = await world.ask(
      "select kind, data from platform.entry where community_id = $1 order by number desc limit 1",
      [community.id],
    );
    expect(entry).toEqual({
      kind: "people.municipalityLeft",
      data: { takesPart: false, ordinance: null },
    });
  });

  test("without it no challenge, mandate or deal can begin, whoever writes it", async () => {
    const { works } = community;
    expect(nameOf(await act(draftChallenge, community.as("fenna"), planFor(works.park)))).toBe(
      "municipality_absent",
    );
    await expect(addMandate(community, 100_00n)).rejects.toThrow("municipality_absent");
    expect(giveMandate.name).toBe("mandates.give");
    await expect(
      goRound(
        world,
        community.id,
        `insert into mandates.mandate (community_id, id, number, holder_id, amount_cents, starts_on,
           ends_on, register_reference, may_sub_mandate, needs_consent)
         values ($1, gen_random_uuid(), 'M-9', $2, 1, '2026-01-01', '2027-01-01', 'regel 1', false, false)`,
        [community.id, community.people.geert],
      ),
    ).rejects.toThrow("does not take part");
    // What began before goes on: its own mandate can still be taken back.
    await done(withdrawMandate, community.as("henk"), { mandateId: community.mandateId });
  });
});

describe("doing it oneself without the municipality", () => {
  test("awaits nobody, and nothing of it becomes overdue", async () => {
    const { id } = await done(startUndertaking, community.as("fenna"), park());
    expect(await find(id)).toMatchObject({ state: "withoutMunicipality", helpDueOn: null });
    const later = new Date("2027-03-01T09:00:00Z");
    expect(await settleUntil(world, community, later)).toBe(0);
    expect(await find(id, later)).toMatchObject({ state: "withoutMunicipality", lapsesAt: null });
    await expect(
      goRound(
        world,
        community.id,
        `update works.undertaking set state = 'helpOverdue' where community_id = $1`,
        [community.id],
      ),
    ).rejects.toThrow("awaits_by_a_day");
  });

  test("goes on when the municipality joins: then its days begin", async () => {
    await done(setMunicipality, community.as("wiebe"), { takesPart: "yes" });
    const [id] = await world.database.read(community.id, (db) => listUnannounced(db, community.id));
    assert(id, "one waits to be told");
    await done(announceUndertaking, community.asSystem(), { undertakingId: id });
    expect(await find(id)).toMatchObject({ state: "announced", helpDueOn: "2026-10-04" });
    expect(
      nameOf(await act(announceUndertaking, community.asSystem(), { undertakingId: id })),
    ).toBe("announced_before");
    await done(takeUpUndertaking, community.as("marijke"), { undertakingId: id });
    expect(await find(id)).toMatchObject({ state: "helped" });
  });

  test("who begins while the municipality joins is told of or awaits it, never between", async () => {
    await done(setMunicipality, community.as("wiebe"), { takesPart: false });
    const starting = { ...park(), workId: community.works.bridges };
    await Promise.all([
      done(setMunicipality, community.as("wiebe"), { takesPart: true }),
      done(startUndertaking, community.as("roelie"), starting),
      done(startUndertaking, community.as("fenna"), starting),
    ]);
    const [odd] = await world.ask(
      // Who awaits nobody began before the municipality joined, in the order of the record itself.
      `select count(*)::int as n
       from works.undertaking u
       join platform.entry began on began.community_id = u.community_id
         and began.subject_id = u.id and began.kind = 'works.undertakingStarted'
       where u.community_id = $1 and u.state = 'withoutMunicipality'
         and began.number > (select max(e.number) from platform.entry e
           where e.community_id = u.community_id and e.kind = 'people.municipalityJoined')`,
      [community.id],
    );
    expect(odd).toEqual({ n: 0 });
  });
});
