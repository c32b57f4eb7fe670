import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "#lib/calendar.ts";
import { endOfTerm } from "#lib/terms.ts";
import {
  isOtherwise,
  type Played,
  type PlayedUnder,
  playRow,
  reasonsOf,
  replay,
  toRow,
} from "./replay.ts";

/** Filed on Tuesday 29 September 2026 with eight weeks: until 24 November. */
const played: Played = {
  filedOn: "2026-09-29",
  endsOn: "2026-11-24",
  isSilenceYes: true,
  question: null,
  isExtended: false,
  answer: { kind: "accepted", on: "2026-11-10" },
  years: 2,
  totalCents: 3_700_000n,
};
const under: PlayedUnder = {
  decisionWeeks: 8,
  extendOnceWeeks: 4,
  completeWeeks: 2,
  maxYears: 3,
  silenceBasis: "ordinance",
  gateCents: 30_000_000n,
};
const today = "2027-02-01";

describe("a challenge played again", () => {
  test("under its own rules goes as it went", () => {
    const again = replay(played, under, today);
    expect(again.would).toEqual({ kind: "accepted", on: "2026-11-10" });
    expect([isOtherwise(again), again.daysSaved]).toEqual([false, 0]);
  });

  test("under a shorter term is a yes by silence, the day after", () => {
    const again = replay(played, { ...under, decisionWeeks: 4 }, today);
    expect(again.would).toEqual({ kind: "acceptedBySilence", on: "2026-10-28" });
    expect(again.daysSaved).toBe(13);
    expect(reasonsOf(played, { ...under, decisionWeeks: 4 }, again)).toEqual([
      { kind: "otherTerm", was: "2026-11-24", would: "2026-10-27" },
      { kind: "answerTooLate", on: "2026-11-10" },
      { kind: "silence", is: "yes" },
    ]);
  });

  test("is an impasse where silence has no basis, or the amount is above the gate", () => {
    for (const [change, is] of [
      [{ silenceBasis: "none" }, "noBasis"],
      [{ gateCents: 3_699_999n }, "aboveGate"],
    ] as const) {
      const rules = { ...under, decisionWeeks: 4, ...change };
      const again = replay(played, rules, today);
      expect(again.would).toEqual({ kind: "impasse", on: "2026-10-28" });
      expect(reasonsOf(played, rules, again).at(-1)).toEqual({ kind: "silence", is });
    }
  });

  test("could not be asked for longer than a deal may last", () => {
    const again = replay(played, { ...under, maxYears: 1 }, today);
    expect(again.would).toEqual({ kind: "tooLong", maxYears: 1 });
    expect(again.daysSaved).toBe(0);
  });

  test("keeps its question, for as long as the other rules wait for an answer", () => {
    const asked = { ...played, question: { askedOn: "2026-10-05", answeredOn: "2026-10-15" } };
    // Nine whole days between; within two weeks, so it counts.
    expect(replay(asked, under, today).termWould).toBe("2026-12-03");
    // One week to answer: it came too late, and the clock ran on from the 12th.
    expect(replay(asked, { ...under, completeWeeks: 1 }, today).termWould).toBe("2026-12-01");
  });

  test("asks no question after the term has ended", () => {
    const asked = { ...played, question: { askedOn: "2026-11-02", answeredOn: "2026-11-06" } };
    expect(replay(asked, { ...under, decisionWeeks: 2 }, today).termWould).toBe("2026-10-13");
  });

  test("has its extension only where the other rules give one", () => {
    const extended = { ...played, isExtended: true, endsOn: "2026-12-22" };
    const never = { ...under, extendOnceWeeks: 0 };
    expect(replay(extended, under, today).termWould).toBe("2026-12-22");
    const again = replay(extended, never, today);
    expect(again.termWould).toBe("2026-11-24");
    expect(reasonsOf(extended, never, again)).toContainEqual({ kind: "noExtension" });
  });

  test("that still waits is open in both, and counts to today", () => {
    const open = { ...played, answer: null };
    expect(replay(open, under, "2026-10-20").would).toEqual({ kind: "open" });
    const again = replay(open, { ...under, decisionWeeks: 2 }, "2026-10-20");
    expect([again.would, again.daysSaved]).toEqual([
      { kind: "acceptedBySilence", on: "2026-10-14" },
      6,
    ]);
  });
});

/* Laws -------------------------------------------------------------------------------------------- */

const anyPlayed = fc
  .record({
    filed: fc.integer({ min: 0, max: 300 }),
    weeks: fc.integer({ min: 1, max: 30 }),
    isSilenceYes: fc.boolean(),
    question: fc.option(
      fc.record({ after: fc.integer({ min: 0, max: 60 }), took: fc.option(fc.nat({ max: 40 })) }),
    ),
    isExtended: fc.boolean(),
    answer: fc.option(
      fc.record({
        kind: fc.constantFrom("accepted" as const, "refused" as const),
        after: fc.integer({ min: 0, max: 200 }),
      }),
    ),
    years: fc.integer({ min: 1, max: 10 }),
    totalCents: fc.bigInt({ min: 0n, max: 60_000_000n }),
  })
  .map(({ filed, weeks, question, answer, ...rest }): Played => {
    const filedOn = addDays("2026-01-01", filed);
    const askedOn = question === null ? null : addDays(filedOn, question.after);
    return {
      ...rest,
      filedOn,
      endsOn: endOfTerm(filedOn, { weeks }),
      question:
        question === null || askedOn === null
          ? null
          : {
              askedOn,
              answeredOn: question.took === null ? null : addDays(askedOn, question.took),
            },
      answer: answer && { kind: answer.kind, on: addDays(filedOn, answer.after) },
    };
  });
const anyUnder: fc.Arbitrary<PlayedUnder> = fc.record({
  decisionWeeks: fc.integer({ min: 1, max: 52 }),
  extendOnceWeeks: fc.integer({ min: 0, max: 26 }),
  completeWeeks: fc.integer({ min: 1, max: 4 }),
  maxYears: fc.integer({ min: 1, max: 10 }),
  silenceBasis: fc.constantFrom("ordinance", "selfBinding", "none"),
  gateCents: fc.bigInt({ min: 0n, max: 60_000_000n }),
});
const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays("2026-01-01", days));

describe("whatever happened, under whatever rules", () => {
  test("a row of data is enough to play it again, with the same outcome", () => {
    fc.assert(
      fc.property(anyPlayed, anyUnder, anyDay, (one, rules, now) => {
        const row = toRow("U-2026-001", one, rules, replay(one, rules, now));
        expect(playRow(JSON.parse(JSON.stringify(row)), now)).toEqual(row);
      }),
    );
  });

  test("nobody answers after the end of a term, and silence speaks the day after it", () => {
    fc.assert(
      fc.property(anyPlayed, anyUnder, anyDay, (one, rules, now) => {
        const { would, termWould } = replay(one, rules, now);
        if (would.kind === "accepted" || would.kind === "refused")
          expect(would.on <= termWould).toBe(true);
        if (would.kind === "acceptedBySilence" || would.kind === "impasse")
          expect(would.on).toBe(addDays(termWould, 1));
        if (would.kind === "open") expect(now <= termWould).toBe(true);
      }),
    );
  });

  test("the days saved are those between the two ends", () => {
    fc.assert(
      fc.property(anyPlayed, anyUnder, anyDay, (one, rules, now) => {
        const { was, would, daysSaved } = replay(one, rules, now);
        if ("on" in was && "on" in would) expect(daysSaved).toBe(daysBetween(would.on, was.on));
        if (was.kind === "tooLong" || would.kind === "tooLong") expect(daysSaved).toBe(0);
      }),
    );
  });
});
