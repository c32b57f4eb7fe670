import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/calendar.ts";
import type { Deal, Signature } from "../model.ts";
import {
  decideEnding,
  decideStepIn,
  decideWithdrawal,
  earliestEnd,
  goneDays,
  lastDayOf,
  nextOfEnding,
  nextOfFinished,
  nextOfRunning,
} from "./life.ts";

const today = "2026-11-27";
const deal = {
  id: "d",
  origin: { kind: "challenge", id: "c" },
  state: "signed",
  startsOn: "2026-10-01",
  termMonths: 12,
  looksBackOn: "2027-04-01",
  exitMonths: 3,
  amountCents: 100_000n,
  signBy: "2026-11-20",
} as unknown as Deal;
const atTable = { ...deal, origin: { kind: "deal", id: "d" } };
const proposed: Deal = { ...deal, state: "proposed" };
const signature = (side: Signature["side"]): Signature => ({
  side,
  memberId: side,
  mandateId: null,
  at: new Date(0),
});
const stops = { side: "party", ground: "stops", endsOn: today, reason: "Ik word ziek." } as const;
const notice = {
  side: "municipality",
  ground: "notice",
  endsOn: "2027-02-27",
  reason: "Het park gaat dicht.",
} as const;

describe("the end of a term", () => {
  test("comes the day after the last, and then both sides have their weeks to look back", () => {
    expect(lastDayOf(deal)).toBe("2027-09-30");
    expect(nextOfRunning(deal)).toEqual({
      lapsesAt: new Date("2027-09-30T22:00:00Z"),
      lapsesTo: "finished",
    });
    // Eight weeks from the day it was over: the 26th of November is a Friday, a working day.
    expect(nextOfFinished(deal, "2027-10-01", 8)).toEqual({
      lapsesAt: new Date("2027-11-26T23:00:00Z"),
      lapsesTo: "closed",
    });
    // A look-back that was agreed for later counts from then.
    const later = nextOfFinished({ looksBackOn: "2027-12-01" }, "2027-10-01", 8);
    expect(later.lapsesAt?.toISOString()).toBe("2028-01-26T23:00:00.000Z");
    expect(nextOfEnding("2026-12-31")).toEqual({
      lapsesAt: new Date("2026-12-31T23:00:00Z"),
      lapsesTo: "handedBack",
    });
  });
});

describe("stopping", () => {
  test("the party may any day; the municipality with the notice that was agreed", () => {
    expect(decideEnding(deal, stops, today, false)).toMatchObject({ ok: true });
    expect(decideEnding(deal, notice, today, false)).toMatchObject({ ok: true });
    const early = { ...notice, endsOn: addDays(notice.endsOn, -1) };
    expect(decideEnding(deal, early, today, false)).toMatchObject({ refusal: "ends_too_soon" });
    const past = { ...stops, endsOn: addDays(today, -1) };
    expect(decideEnding(deal, past, today, false)).toMatchObject({ refusal: "ends_too_soon" });
  });

  test("says why, within the term, while it runs", () => {
    const mute = { ...stops, reason: "" };
    expect(decideEnding(deal, mute, today, false)).toMatchObject({ refusal: "reason_missing" });
    const late = { ...stops, endsOn: addDays(lastDayOf(deal), 1) };
    expect(decideEnding(deal, late, today, false)).toMatchObject({ refusal: "ends_by_itself" });
    for (const state of ["proposed", "ending", "finished", "closed", "handedBack"] as const)
      expect(decideEnding({ ...deal, state }, stops, today, false)).toMatchObject({
        refusal: "not_running",
      });
  });

  test("for a party that is gone waits two weeks, and never where others can go on", () => {
    const gone = { ...notice, ground: "gone", endsOn: addDays(today, goneDays) } as const;
    expect(decideEnding(deal, gone, today, false)).toMatchObject({ value: { reason: "" } });
    expect(decideEnding(deal, gone, today, true)).toMatchObject({ refusal: "others_go_on" });
    const soon = { ...gone, endsOn: addDays(gone.endsOn, -1) };
    expect(decideEnding(deal, soon, today, false)).toMatchObject({ refusal: "ends_too_soon" });
  });

  test("no side speaks for the other", () => {
    const posing = { ...stops, side: "municipality" } as const;
    expect(decideEnding(deal, posing, today, false)).toMatchObject({
      refusal: "not_of_this_deal",
    });
    const other = { ...notice, side: "party" } as const;
    expect(decideEnding(deal, other, today, false)).toMatchObject({ refusal: "not_of_this_deal" });
  });

  test("whatever was agreed, a last day within the term can always be found for the party", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 0, max: 299 }),
        (months, day) => {
          const given = { ...deal, exitMonths: months };
          const on = addDays(deal.startsOn, day);
          const endsOn = earliestEnd(given, stops, on);
          expect(decideEnding(given, { ...stops, endsOn }, on, false).ok).toBe(true);
        },
      ),
    );
  });
});

describe("stepping in", () => {
  const doer = { kind: "municipality", name: "Afdeling Groen" } as const;

  test("names who does it, once, with no more left than there was", () => {
    const ending: Deal = { ...deal, state: "ending" };
    expect(decideStepIn(ending, { doer, leftCents: 100_000n }, undefined)).toMatchObject({
      ok: true,
    });
    expect(decideStepIn(ending, { doer, leftCents: 100_001n }, undefined)).toMatchObject({
      refusal: "left_above_amount",
    });
    const nameless = { kind: "people", name: null } as const;
    expect(decideStepIn(ending, { doer: nameless, leftCents: 0n }, undefined)).toMatchObject({
      refusal: "doer_name_missing",
    });
    const known = { doer, words: "x", leftCents: 0n, memberId: "m", at: new Date(0) };
    expect(decideStepIn(ending, { doer, leftCents: 0n }, known)).toMatchObject({
      refusal: "step_in_known",
    });
    expect(decideStepIn(deal, { doer, leftCents: 0n }, undefined)).toMatchObject({
      refusal: "nothing_ends",
    });
  });
});

describe("taking a deal off the table", () => {
  const off = { side: "municipality", reason: "Er is geen plek meer." } as const;

  test("the party may until it binds", () => {
    const own = { side: "party", reason: "" } as const;
    expect(decideWithdrawal(proposed, [], own, today)).toMatchObject({ ok: true });
    expect(decideWithdrawal(deal, [], own, today)).toMatchObject({ refusal: "deal_is_bound" });
  });

  test("the municipality says why, at the table", () => {
    const table: Deal = { ...atTable, state: "proposed" };
    expect(decideWithdrawal(table, [], off, today)).toMatchObject({ ok: true });
    expect(decideWithdrawal(table, [], { ...off, reason: "nee" }, today)).toMatchObject({
      refusal: "reason_missing",
    });
  });

  test("a yes stands, unless the party itself lets the term pass", () => {
    expect(decideWithdrawal(proposed, [], off, today)).toMatchObject({
      refusal: "yes_binds_municipality",
    });
    const own = [signature("municipality")];
    expect(decideWithdrawal(proposed, own, off, "2026-11-20")).toMatchObject({
      refusal: "yes_binds_municipality",
    });
    expect(decideWithdrawal(proposed, own, off, "2026-11-21")).toMatchObject({ ok: true });
    const both = [...own, signature("party")];
    expect(decideWithdrawal(proposed, both, off, "2026-11-21")).toMatchObject({ ok: false });
  });
});
