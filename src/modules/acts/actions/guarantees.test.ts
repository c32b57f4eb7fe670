import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { withdrawChallenge } from "#modules/challenges";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import { settleDue } from "#platform/settle.ts";
import { subjectKinds } from "../../../app.ts";
import {
  addChallenge,
  addMandate,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type TestCommunity,
} from "../../../test-community.ts";
import { coFinance, freeGuarantees, guarantee } from "../actions.ts";
import { subscriptions } from "../jobs.ts";

const world = await openTestWorld();
/** Of the test at hand: each founds its own, so that one's time does not pass for another. */
let community: TestCommunity;
let founded = 0;
afterAll(() => world.close());

const body = "Als de oogst mislukt, betaalt de gemeente het zaaigoed.";

/** A community with a mandate of Geert's of 1,000 euro, a challenge of Fenna's, and how to stand guarantee for it. */
async function standing(endsOn = "2026-12-31") {
  community = await foundTestCommunity(world, `garant-${founded++}`);
  const mandateId = await addMandate(community, 100_000n);
  const subjectId = await addChallenge(community);
  const on = { subjectKind: "challenge" as const, subjectId };
  const give = (amount: bigint) =>
    act(guarantee, community.as("geert"), { ...on, source: mandateId, amount, body, endsOn });
  return { mandateId, subjectId, on, give };
}

const free = (id: string, on = "2026-10-05") =>
  act(freeGuarantees, community.asSystem(new Date(`${on}T10:00:00Z`)), { kind: "challenge", id });

const settle = (instant: string) =>
  settleDue(world.platform, subjectKinds, community.id, new Date(instant));

async function committed(mandateId: string): Promise<number> {
  const [row] = await world.ask(
    "select committed_cents::int as cents from mandates.mandate where id = $1",
    [mandateId],
  );
  return Number(row?.cents);
}

/** What the record says of guarantees on one thing: kind and instant. */
async function ends(id: string): Promise<string[]> {
  const entries = await world.database.read(community.id, (db) =>
    listEntriesAbout(db, community.id, { kind: "challenge", id }),
  );
  return entries
    .filter(({ kind }) => /^acts\.guarantee[EF]/.test(kind))
    .map(({ kind, at }) => `${kind} ${at.toISOString()}`);
}

describe("a guarantee on a mandate", () => {
  test("stands through its last day; then its money is free, once, at that instant", async () => {
    const { mandateId, subjectId, give } = await standing("2026-12-31");
    expect(nameOf(await give(60_000n))).toBe("done");
    expect(nameOf(await give(60_000n))).toBe("mandate_too_small");
    await settle("2026-12-31T22:59:59Z");
    expect(await committed(mandateId)).toBe(60_000);
    await settle("2027-01-01T09:00:00Z");
    await settle("2027-01-02T09:00:00Z");
    expect(await committed(mandateId)).toBe(0);
    expect(await ends(subjectId)).toEqual(["acts.guaranteeEnded 2026-12-31T23:00:00.000Z"]);
  });

  test("ends with what it stands for, also when eight jobs say so at once", async () => {
    const { mandateId, subjectId, on, give } = await standing();
    expect(nameOf(await give(40_000n))).toBe("done");
    expect(nameOf(await give(20_000n))).toBe("done");
    await done(coFinance, community.as("geert"), { ...on, mandateId, amount: 10_000n, body });
    await done(withdrawChallenge, community.as("fenna"), { challengeId: subjectId });
    const task = { kind: "challenge", id: subjectId };
    const entry = { kind: "challenges.withdrawn", subject: task };
    expect(subscriptions["challenges.withdrawn"]?.(entry)).toEqual([
      { task: "acts.freeGuarantees", payload: task },
    ]);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => free(subjectId)));
    const freed = outcomes.map((outcome) => (outcome.ok ? outcome.value.freed : outcome.refusal));
    expect(freed.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
    // What was given along stays given; what was set apart is free.
    expect(await committed(mandateId)).toBe(10_000);
    await settle("2027-02-01T09:00:00Z");
    expect(await committed(mandateId)).toBe(10_000);
    expect(await ends(subjectId)).toHaveLength(2);
  });

  test("around the application it does not end early, twice, or without its money", async () => {
    const { subjectId, give } = await standing();
    const given = await give(30_000n);
    const id = given.ok ? given.value.id : "";
    const go = (statement: string) => goRound(world, community.id, statement, [id]);
    await expect(
      go(
        "insert into mandates.release select community_id, purpose_kind, purpose_id, 100, now() from mandates.commitment where purpose_id = $1",
      ),
    ).rejects.toThrow("does not follow its guarantee");
    const end = (state: string) =>
      `update acts.guarantee set state = '${state}', lapses_at = null, lapses_to = null, ended_at = '2026-10-05' where act_id = $1`;
    await expect(go(end("ended"))).rejects.toThrow("has not passed");
    await expect(go(end("freed"))).rejects.toThrow("does not follow its guarantee");
    await free(subjectId);
    await expect(go(end("freed"))).rejects.toThrow("has ended");
    await expect(go("delete from acts.guarantee where act_id = $1")).rejects.toThrow("denied");
  });
});

type Step =
  | { readonly kind: "guarantee"; readonly cents: number; readonly days: number }
  | { readonly kind: "coFinance"; readonly cents: number }
  | { readonly kind: "free" }
  | { readonly kind: "wait"; readonly days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("guarantee" as const),
    cents: fc.integer({ min: 1, max: 60_000 }),
    days: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({
    kind: fc.constant("coFinance" as const),
    cents: fc.integer({ min: 1, max: 30_000 }),
  }),
  fc.record({ kind: fc.constant("free" as const) }),
  fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 15 }) }),
);

interface History {
  now: number;
  given: number;
  stands: readonly { readonly cents: number; readonly endsOn: string }[];
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const carried = ({ given, stands }: History) =>
  stands.reduce((sum, { cents }) => sum + cents, given);

/** Takes one step in Meent and in the bookkeeping beside it. */
async function take(
  one: Step,
  { mandateId, subjectId, on }: Awaited<ReturnType<typeof standing>>,
  history: History,
): Promise<void> {
  if (one.kind === "wait") {
    history.now += one.days * 86_400_000;
    await settle(new Date(history.now).toISOString());
    history.stands = history.stands.filter(({ endsOn }) => endsOn >= dayOf(history.now));
    return;
  }
  if (one.kind === "free") {
    await free(subjectId, dayOf(history.now));
    history.stands = [];
    return;
  }
  const { cents } = one;
  const geert = community.as("geert", new Date(history.now));
  const fits = carried(history) + cents <= 100_000;
  const money = { ...on, amount: BigInt(cents), body };
  if (one.kind === "coFinance") {
    const outcome = await act(coFinance, geert, { ...money, mandateId });
    expect(nameOf(outcome)).toBe(fits ? "done" : "mandate_too_small");
    if (fits) history.given += cents;
    return;
  }
  const endsOn = dayOf(history.now + one.days * 86_400_000);
  const outcome = await act(guarantee, geert, { ...money, source: mandateId, endsOn });
  expect(nameOf(outcome)).toBe(fits ? "done" : "mandate_too_small");
  if (fits) history.stands = [...history.stands, { cents, endsOn }];
}

test("over random histories a mandate carries what stands and was given, never more than it holds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const begun = await standing();
      const history: History = { now: Date.parse("2026-10-01T10:00:00Z"), given: 0, stands: [] };
      for (const one of steps) {
        await take(one, begun, history);
        expect(await committed(begun.mandateId)).toBe(carried(history));
      }
    }),
    { numRuns: 6, seed: 41, endOnFailure: true },
  );
}, 120_000);
