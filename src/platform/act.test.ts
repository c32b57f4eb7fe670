import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { challengeClauses } from "#modules/challenges";
import {
  decideChallenge,
  draftChallenge,
  extendTermOf,
  withdrawChallenge,
} from "../modules/challenges/actions.ts";
import {
  addChallenge,
  addChallengeInDecision,
  addCharter,
  beginning,
  done,
  foundTestCommunity,
  nameOf,
  openTestWorld,
  planFor,
  type TestCommunity,
} from "../test-community.ts";
import { act, action } from "./act.ts";
import { tables } from "./sql.ts";

/** The end of the term of what is filed at the beginning: 25 November 2026, 00.00 in Amsterdam. */
const lapse = new Date("2026-11-24T23:00:00.000Z");
const lastMoment = new Date(lapse.getTime() - 1);

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const anyone = { input: z.object({}), who: "anyone" } as const;

const refusal = {
  decision: "refuse",
  ground: "taskEnds",
  answers: { decidedOn: "2026-01-15", endsOn: "2027-01-01" },
  reason: "De gemeente stopt met deze taak.",
  counterOffer: "Een jaar samen, tot de taak stopt.",
} as const;

const extension = { reason: "De bomen moeten eerst gekeurd worden." };

/** How the record and the version stand: what a refusal may not change. */
async function standing(id = community.id) {
  const [row] = await world.ask(
    "select version::int, record_length::int from platform.community_state where community_id = $1",
    [id],
  );
  return row;
}

async function stateOf(challengeId: string) {
  const [row] = await world.ask(
    "select state from challenges.challenge where community_id = $1 and id = $2",
    [community.id, challengeId],
  );
  return row?.state;
}

async function entriesAbout(id: string) {
  return world.ask(
    `select kind, at, number::int, actor_id from platform.entry
     where community_id = $1 and subject_id = $2 order by number`,
    [community.id, id],
  );
}

describe("a refusal", () => {
  const addAreaThen = (end: () => Promise<ReturnType<typeof refuse<"halfway">>>) =>
    action({
      name: "test.halfway",
      ...anyone,
      perform: async (acting) => {
        await sql`insert into people.area (community_id, id, slug, name)
          values (${acting.communityId}, ${newId()}, 'halfway', 'Halverwege')`.execute(
          tables(acting.tx),
        );
        acting.record({
          kind: "people.areaAdded",
          subject: { kind: "area", id: newId() },
          texts: { name: "Halverwege" },
        });
        return end();
      },
    });
  const halfwayAreas = () => world.ask("select from people.area where slug = 'halfway'");

  test("halfway rolls everything back", async () => {
    const before = await standing();
    const outcome = await act(
      addAreaThen(async () => refuse("halfway")),
      community.asSystem(),
      {},
    );
    expect(nameOf(outcome)).toBe("halfway");
    expect(await halfwayAreas()).toEqual([]);
    expect(await standing()).toEqual(before);
  });

  test("and so does what throws", async () => {
    const before = await standing();
    const thrown = act(
      addAreaThen(() => Promise.reject(new Error("thrown halfway"))),
      community.asSystem(),
      {},
    );
    await expect(thrown).rejects.toThrow("thrown halfway");
    expect(await halfwayAreas()).toEqual([]);
    expect(await standing()).toEqual(before);
  });
});

describe("the version of a community", () => {
  test("rises by one with each act, also with one that records nothing", async () => {
    const before = await standing();
    const nothing = action({ name: "test.nothing", ...anyone, perform: async () => ok({}) });
    await done(nothing, community.asSystem(), {});
    await done(nothing, community.asSystem(), {});
    expect(await standing()).toEqual({
      version: Number(before?.version) + 2,
      record_length: before?.record_length,
    });
  });
});

describe("the charter an action gets", () => {
  test("is the version in force at its own civil now", async () => {
    const elsewhere = await foundTestCommunity(world, "stadsrechtveld");
    await addCharter(
      elsewhere,
      { "challenge.decisionWeeks": 12 },
      { now: beginning, inForceFrom: "2027-01-01" },
    );
    const ask = action({
      name: "test.weeks",
      ...anyone,
      perform: async ({ charter }) =>
        ok({ weeks: charter.value(challengeClauses.decisionWeeks), version: charter.version }),
    });
    const at = (now: string) => done(ask, elsewhere.asSystem(new Date(now)), {});
    expect(await at("2025-12-31T22:59:59.999Z")).toEqual({ weeks: 8, version: 0 });
    expect(await at("2026-12-31T22:59:59.999Z")).toEqual({ weeks: 8, version: 1 });
    expect(await at("2026-12-31T23:00:00.000Z")).toEqual({ weeks: 12, version: 2 });
  });

  test("is the version a procedure began under, whatever came after", async () => {
    const elsewhere = await foundTestCommunity(world, "oudrechtveld");
    const began = await addChallenge(elsewhere);
    await addCharter(elsewhere, { "challenge.extendOnceWeeks": 6 }, { now: beginning });
    const later = await addChallenge(elsewhere, undefined, { workId: elsewhere.works.bridges });
    const weeksOf = async (challengeId: string) => {
      await done(extendTermOf, elsewhere.as("henk"), { challengeId, ...extension });
      const [row] = await world.ask(
        "select extended_weeks from challenges.challenge where id = $1",
        [challengeId],
      );
      return row?.extended_weeks;
    };
    expect(await weeksOf(began)).toBe(4);
    expect(await weeksOf(later)).toBe(6);
  });
});

describe("two deciders at once", () => {
  const deeds = {
    accept: (challengeId: string) =>
      act(decideChallenge, community.as("henk"), { challengeId, decision: "accept" }),
    refuse: (challengeId: string) =>
      act(decideChallenge, community.as("anna"), { challengeId, ...refusal }),
    withdraw: (challengeId: string) =>
      act(withdrawChallenge, community.as("fenna"), { challengeId }),
    extend: (challengeId: string) =>
      act(extendTermOf, community.as("sjoerd"), { challengeId, ...extension }),
  };
  type Deed = keyof typeof deeds;
  const endings = { accept: "accepted", refuse: "refused", withdraw: "withdrawn" } as const;
  const late = { accept: "already_decided", refuse: "already_decided", extend: "already_decided" };
  const afterward: Record<Deed, string> = { ...late, withdraw: "cannot_be_withdrawn_now" };

  const pairs: [Deed, Deed][] = [
    ["accept", "refuse"],
    ["refuse", "accept"],
    ["accept", "accept"],
    ["refuse", "withdraw"],
    ["withdraw", "accept"],
    ["withdraw", "withdraw"],
  ];
  const rounds = [...pairs, ...pairs, ...pairs, ...pairs].map((pair, round) => [round, ...pair]);

  test.each(rounds as [number, Deed, Deed][])(
    "round %i: of %s and %s exactly one decides, the other hears why not",
    async (_, first, second) => {
      const challengeId = await addChallengeInDecision(community);
      const outcomes = (await Promise.all([deeds[first](challengeId), deeds[second](challengeId)]))
        .map(nameOf)
        .map((name, index) => ({ deed: index === 0 ? first : second, name }));
      const winners = outcomes.filter(({ name }) => name === "done");
      const [loser] = outcomes.filter(({ name }) => name !== "done");
      // A plan that was refused may still be withdrawn, so those two may both come true.
      if (winners.length === 2) {
        expect([first, second].sort()).toEqual(["refuse", "withdraw"]);
        expect(await stateOf(challengeId)).toBe("withdrawn");
        return;
      }
      expect(winners).toHaveLength(1);
      expect(loser?.name).toBe(afterward[loser?.deed ?? "accept"]);
      const won = winners[0]?.deed as keyof typeof endings;
      expect(await stateOf(challengeId)).toBe(endings[won]);
      const kinds = (await entriesAbout(challengeId)).map(({ kind }) => kind);
      expect(kinds.slice(3)).toEqual([`challenges.${endings[won]}`]);
    },
  );

  test("of two extensions exactly one extends, and a decision beside it still stands", async () => {
    const challengeId = await addChallengeInDecision(community);
    const outcomes = await Promise.all([
      deeds.extend(challengeId),
      deeds.extend(challengeId),
      deeds.accept(challengeId),
    ]);
    const [first, second, accept] = outcomes.map(nameOf);
    expect(accept).toBe("done");
    expect(await stateOf(challengeId)).toBe("accepted");
    // The acceptance may come first, between them or last; never do both extend.
    for (const name of [first, second])
      expect(["done", "extended_before", "already_decided"]).toContain(name);
    expect([first, second].filter((name) => name === "done").length).toBeLessThan(2);
  });
});

describe("a decision after the term", () => {
  // What one party was granted before on a work adds up against the value gate, so each begins anew.
  beforeEach(async () => {
    community = await foundTestCommunity(world, `na-de-termijn-${++founded}`);
  });
  let founded = 0;
  test.each([
    ["at the very instant", 0],
    ["one millisecond late", 1],
    ["one second late", 1000],
    ["a year late", 365 * 86_400_000],
  ])("%s is refused, and what silence brought is recorded at its own instant", async (_, late) => {
    const challengeId = await addChallengeInDecision(community);
    const now = new Date(lapse.getTime() + late);
    const outcome = await act(decideChallenge, community.as("henk", now), {
      challengeId,
      ...refusal,
    });
    expect(nameOf(outcome)).toBe("term_has_passed");
    expect(await stateOf(challengeId)).toBe("acceptedBySilence");
    const last = (await entriesAbout(challengeId)).at(-1);
    expect(last).toMatchObject({ kind: "challenges.acceptedBySilence", at: lapse, actor_id: null });
    const deals = await world.ask("select state, made_at from deals.deal where origin_id = $1", [
      challengeId,
    ]);
    expect(deals).toEqual([{ state: "proposed", made_at: lapse }]);
  });

  test("one millisecond before its end is in time", async () => {
    const challengeId = await addChallengeInDecision(community);
    const context = community.as("henk", lastMoment);
    await done(decideChallenge, context, { challengeId, decision: "accept" });
    expect(await stateOf(challengeId)).toBe("accepted");
  });

  test("is recorded once, whoever come late together", async () => {
    const challengeId = await addChallengeInDecision(community);
    const deciders = Array.from({ length: 10 }, () =>
      act(decideChallenge, community.as("anna", lapse), { challengeId, decision: "accept" }),
    );
    const names = (await Promise.all(deciders)).map(nameOf);
    expect(names).toEqual(Array(10).fill("term_has_passed"));
    const kinds = (await entriesAbout(challengeId)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "challenges.acceptedBySilence")).toHaveLength(1);
  });
});

describe("input", () => {
  const draft = (input: Record<string, unknown>) =>
    act(draftChallenge, community.as("roelie"), { ...planFor(community.works.park), ...input });
  const drafted = async (id: string) => {
    const rows = await world.ask(
      `select state, why, length(why) as characters, party_member_id, yearly_cents
       from challenges.challenge where id = $1`,
      [id],
    );
    return rows[0];
  };

  test("that nobody asked for is left out", async () => {
    const { id } = await done(draftChallenge, community.as("roelie"), {
      ...planFor(community.works.park),
      ...{ state: "accepted", partyMemberId: community.people.henk, number: "U-2026-999" },
    });
    expect(await drafted(id)).toMatchObject({
      state: "draft",
      party_member_id: community.people.roelie,
    });
  });

  test("that is missing or too long is named per field", async () => {
    expect(await draft({ why: "a".repeat(4001), cooperation: "", years: "11" })).toEqual({
      ok: false,
      refusal: "invalid_input",
      fields: {
        why: "why_too_long",
        cooperation: "cooperation_missing",
        years: "years_missing",
      },
    });
    for (const nonsense of [undefined, null, 7, "x", [], { workId: {} }]) {
      const outcome = await act(draftChallenge, community.as("roelie"), nonsense);
      expect(nameOf(outcome)).toBe("invalid_input");
    }
  });

  test("of the greatest length is kept whole, in characters of any script", async () => {
    for (const letter of ["a", "é", "𝔞", "字"]) {
      const why = letter.repeat(4000 / letter.length);
      const outcome = await draft({ why });
      expect(nameOf(outcome)).toBe("done");
      if (outcome.ok) expect(await drafted(outcome.value.id)).toMatchObject({ why });
    }
  });

  test("of amounts beyond what a number holds is exact or refused", async () => {
    const outcome = await draft({ yearlyAmount: "100000000" });
    expect(nameOf(outcome)).toBe("done");
    if (outcome.ok)
      expect(await drafted(outcome.value.id)).toMatchObject({ yearly_cents: "10000000000" });
    for (const yearlyAmount of ["9".repeat(30), 10n ** 30n, -1n, "1e9", "NaN"])
      expect(await draft({ yearlyAmount })).toMatchObject({ refusal: "invalid_input" });
  });

  test("is text to the database, whatever it says", async () => {
    const why = "'); drop table challenges.challenge; -- <script>alert(1)</script>";
    const outcome = await draft({ why });
    expect(nameOf(outcome)).toBe("done");
    if (outcome.ok) expect(await drafted(outcome.value.id)).toMatchObject({ why });
  });
});

test("an action that waits for another act of its community is a fault, and leaves nothing", async () => {
  const before = await standing();
  const inner = action({ name: "test.inner", ...anyone, perform: async () => ok({}) });
  const outer = action({
    name: "test.outer",
    ...anyone,
    perform: async () => {
      await act(inner, community.asSystem(), {});
      return ok({});
    },
  });
  // As many as may work at once: without a guard each would wait for the others, for ever.
  const outcomes = await Promise.allSettled(
    Array.from({ length: 3 }, () => act(outer, community.asSystem(), {})),
  );
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("waits for no other") },
    });
  expect(await standing()).toEqual(before);
  expect(nameOf(await act(inner, community.asSystem(), {}))).toBe("done");
});

describe("two transactions that wait for each other", () => {
  test("are tried again, and both come through once", async () => {
    const [first, second] = [community.areas.oldeveen, community.areas.hasselo];
    let tries = 0;
    let arrived = 0;
    /** Locks one area, waits until the other action holds the other, then asks for that too. */
    const cross = action({
      name: "test.cross",
      input: z.object({ from: z.uuid(), to: z.uuid() }),
      who: "anyone",
      perform: async ({ tx, communityId }, { from, to }) => {
        const raise = (id: string) =>
          sql`update people.area set residents = coalesce(residents, 0) + 1
            where community_id = ${communityId} and id = ${id}`.execute(tables(tx));
        tries++;
        await raise(from);
        arrived++;
        for (let patience = 0; arrived < 2 && patience < 100; patience++)
          await new Promise((resolve) => setTimeout(resolve, 10));
        await raise(to);
        return ok({});
      },
    });
    const outcomes = await Promise.all([
      act(cross, community.asSystem(), { from: first, to: second }),
      act(cross, community.asSystem(), { from: second, to: first }),
    ]);
    expect(outcomes.map(nameOf)).toEqual(["done", "done"]);
    expect(tries).toBeGreaterThan(2);
    const rows = await world.ask("select residents from people.area where community_id = $1", [
      community.id,
    ]);
    expect(rows).toEqual(expect.arrayContaining([{ residents: 2 }, { residents: 2 }]));
  });

  test("any other error of the database is not tried again", async () => {
    let tries = 0;
    const wrong = action({
      name: "test.wrong",
      ...anyone,
      perform: async ({ tx }) => {
        tries++;
        await sql`select 1 / 0`.execute(tables(tx));
        return ok({});
      },
    });
    await expect(act(wrong, community.asSystem(), {})).rejects.toMatchObject({ code: "22012" });
    expect(tries).toBe(1);
  });
});
