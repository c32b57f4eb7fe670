import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generate } from "../../../bench/market/generate.ts";
import { recall } from "../../../bench/market/recall.ts";
import {
  byPoints,
  type Comparable,
  countsOf,
  keptPerListing,
  leastPoints,
  matchAll,
  matchInSteps,
  metresBetween,
  type Pair,
  score,
  weights,
} from "./model/matching.ts";
import { signsOf } from "./model/signs.ts";
import { isReachable } from "./model.ts";

const words = ["zaal", "keuken", "stoelen", "timmeren", "fiets", "soep", "tuin", "lokaal"] as const;

/** Listings of one kind in one area, so that each may be compared with each. */
const comparable: fc.Arbitrary<Omit<Comparable, "id">> = fc.record({
  kind: fc.constant("room" as const),
  signs: fc.subarray([...words]).map((some) => signsOf(some.join(" "))),
  skillSigns: fc.subarray([...words], { maxLength: 2 }).map((some) => signsOf(some.join(" "))),
  areaId: fc.constant("01900000-0000-7000-8000-000000000001"),
  latitude: fc.constant(null),
  longitude: fc.constant(null),
  reachM: fc.constant(null),
  fromOn: fc.constantFrom(null, "2026-10-01", "2026-12-01"),
  untilOn: fc.constantFrom(null, "2026-12-15", "2027-03-01"),
  rhythm: fc.constantFrom("once" as const, "weekly" as const),
  weekdays: fc.integer({ min: 0, max: 127 }),
  amountCents: fc.constant(null),
  minutes: fc.constant(null),
});

const withIds = (all: readonly Omit<Comparable, "id">[], side: string): readonly Comparable[] =>
  all.map((one, index) => ({ ...one, id: `${side}-${String(index).padStart(3, "0")}` }));

const sets = fc.record({
  needs: fc.array(comparable, { maxLength: 12 }).map((all) => withIds(all, "need")),
  offers: fc.array(comparable, { maxLength: 25 }).map((all) => withIds(all, "offer")),
});

describe("points", () => {
  test("are whole, at most a hundred together, and no ground gives more than it may", () => {
    expect(Object.values(weights).reduce((sum, most) => sum + most, 0)).toBe(100);
    fc.assert(
      fc.property(sets, ({ needs, offers }) => {
        const counts = countsOf([...needs, ...offers]);
        for (const need of needs)
          for (const offer of offers) {
            const scored = score(need, offer, counts);
            if (!scored) continue;
            expect(Number.isInteger(scored.points)).toBe(true);
            for (const ground of Object.keys(weights) as (keyof typeof weights)[]) {
              const { points } = scored.reasons[ground];
              expect(points).toBeGreaterThanOrEqual(0);
              expect(points).toBeLessThanOrEqual(weights[ground]);
            }
          }
      }),
    );
  });

  test("are the same by inverted lists as by comparing each with each", () => {
    fc.assert(
      fc.property(sets, ({ needs, offers }) => {
        const counts = countsOf([...needs, ...offers]);
        const all = needs.flatMap((need) =>
          offers.flatMap((offer): Pair[] => {
            const scored = score(need, offer, counts);
            return scored && scored.points >= leastPoints
              ? [{ needId: need.id, offerId: offer.id, ...scored }]
              : [];
          }),
        );
        const fast = matchAll(needs, offers);
        for (const { id } of needs) {
          const of = (pairs: readonly Pair[]) =>
            pairs
              .filter(({ needId }) => needId === id)
              .toSorted(byPoints)
              .slice(0, keptPerListing);
          expect(of(fast)).toEqual(of(all));
        }
      }),
    );
  });

  test("do not come to what cannot be: another kind, another season, too far", () => {
    const [one] = generate("een", 1, 1).needs;
    if (!one) throw new Error("one need");
    const counts = countsOf([one]);
    const here = { ...one, kind: "room", latitude: 52_871, longitude: 6512 } as const;
    expect(score(here, { ...here, kind: "money" }, counts)).toBeUndefined();
    const spring = { ...here, fromOn: "2027-03-01" };
    expect(score({ ...here, untilOn: "2027-02-28" }, spring, counts)).toBeUndefined();
    const there = { ...here, latitude: 52_971 };
    expect(metresBetween(here, there)).toBe(11_100);
    expect(score({ ...here, reachM: 5000 }, there, counts)).toBeUndefined();
    expect(score({ ...here, reachM: 20_000 }, there, counts)?.reasons.place.points).toBe(0);
  });
});

describe("signs", () => {
  test("bring together forms of one word, kindred words and what a long word ends in", () => {
    expect(signsOf("zalen")[0]).toBe(signsOf("zaal")[0]);
    expect(signsOf("Vergaderzaal")).toContain("=zaal");
    expect(signsOf("lokaal")).toContain("=zaal");
    expect(signsOf("websites")[0]).toBe(signsOf("website")[0]);
  });

  test("leave out what says nothing of it, and take any text", () => {
    expect(signsOf("Wij zoeken graag iets voor op dinsdag, 2026")).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1200 }), (text) => {
        expect(signsOf(text).length).toBeLessThanOrEqual(600);
      }),
    );
  });
});

test("comparing all gives way after each listing, and comes to each pair once", () => {
  const { needs, offers } = generate("stappen", 150, 250);
  const steps = [...matchInSteps(needs, offers)];
  expect(steps.length).toBeGreaterThan(needs.length);
  const keys = steps.flat().map(({ needId, offerId }) => `${needId} ${offerId}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(steps.flat().toSorted(byPoints)).toEqual(matchAll(needs, offers));
});

test("of 200 needs the planted offer is among the five best of 300 for nine in ten", () => {
  for (const seed of ["veen", "vaart"]) {
    const { needs, offers, planted } = generate(seed, 200, 300);
    expect(recall(planted, matchAll(needs, offers), 5)).toBeGreaterThanOrEqual(0.9);
  }
});

test.each([
  ["06 12345678", true],
  ["(0522) 12 34 56", true],
  ["+31 6 1234 5678", true],
  ["fenna@voorbeeld.example", true],
  ["bel of mail: fenna@voorbeeld.example.", true],
  ["De schuur achter de Schalm, na zessen", true],
  ["06 1234567", false],
  ["12345", false],
  ["fenna@voorbeeld", false],
  ["@fenna", false],
  ["a@b..nl", false],
])("%s reaches somebody: %s", (typed, reaches) => {
  expect(isReachable(typed)).toBe(reaches);
});
