import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "#lib/calendar.ts";
import { type AtWork, keyOf } from "#lib/waits.ts";
import {
  isMailDue,
  meetingsOf,
  movedPerThing,
  parseWeek,
  silentAreas,
  silentVoices,
  viewFor,
  weekOf,
  weekParts,
  weekViews,
} from "./model.ts";

test.each([
  ["2026-11-27", "2026-W48", "2026-11-23", "2026-11-29"],
  // The week of a Thursday in January is the first, whatever year its Monday is in (ISO 8601).
  ["2025-12-31", "2026-W01", "2025-12-29", "2026-01-04"],
  ["2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"],
  ["2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"],
])("%s is in week %s", (day, key, from, until) => {
  expect(weekOf(day)).toMatchObject({ key, from, until });
});

test("each day is in one week, and a week is found back by its name", () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("2000-01-03", days));
  fc.assert(
    fc.property(day, (date) => {
      const week = weekOf(date);
      expect(week.from <= date && date <= week.until).toBe(true);
      expect(daysBetween(week.from, week.until)).toBe(6);
      expect(parseWeek(week.key)).toEqual(week);
      expect(weekOf(addDays(week.until, 1)).from).toBe(addDays(week.until, 1));
    }),
    { seed: 20261127 },
  );
});

test.each(["2026-W54", "2026-W00", "2025-W53", "26-W01", "", "2026-11", "0001-W01"])(
  "%j is no week",
  (key) => {
    expect(parseWeek(key)).toBeUndefined();
  },
);

test("a reader begins with the view of her role, and a resident with everybody's", () => {
  expect(viewFor([{ role: "resident" }, { role: "mayor" }])).toBe("mayor");
  expect(viewFor([{ role: "helpingOfficial" }])).toBe("everybody");
  expect(viewFor([])).toBe("everybody");
});

test("every desk begins with whom to bring together", () => {
  for (const view of weekViews.filter((each) => each !== "everybody"))
    expect(weekParts[view][0]).toBe("together");
});

test("lines come together per thing, what moved last on top", () => {
  const lines = ["a1", "b1", "a2", "c1", "b2"];
  expect(movedPerThing(lines, (line) => line.charAt(0))).toEqual([
    { key: "b", lines: ["b1", "b2"] },
    { key: "c", lines: ["c1"] },
    { key: "a", lines: ["a1", "a2"] },
  ]);
});

const worker = (party: string, about: string, areaId: string): AtWork => ({
  party: { kind: "member", id: party },
  about: { kind: "deal", id: about },
  areaId,
});

test("who is brought together works in one area, on different things, and is not one person", () => {
  const anyone = fc.record({
    party: fc.constantFrom("p1", "p2", "p3", "p4"),
    about: fc.constantFrom("t1", "t2", "t3", "t4", "t5"),
    areaId: fc.constantFrom("a1", "a2", "a3"),
  });
  fc.assert(
    fc.property(
      fc.array(anyone, { maxLength: 15 }),
      fc.integer({ min: 1, max: 53 }),
      (all, number) => {
        const atWork = all.map(({ party, about, areaId }) => worker(party, about, areaId));
        const meetings = meetingsOf(atWork, { number }, 3);
        expect(meetings.length).toBeLessThanOrEqual(3);
        expect(new Set(meetings.map(({ areaId }) => areaId)).size).toBe(meetings.length);
        for (const { areaId, one, other } of meetings) {
          expect([one.areaId, other.areaId]).toEqual([areaId, areaId]);
          expect(keyOf(one.party)).not.toBe(keyOf(other.party));
          expect(one.about.id).not.toBe(other.about.id);
        }
      },
    ),
    { seed: 20261127 },
  );
});

test("every pair comes round in the weeks of a year", () => {
  const atWork = ["p1", "p2", "p3"].map((party, index) => worker(party, `t${index}`, "a1"));
  const seen = new Set(
    Array.from({ length: 52 }, (_, week) =>
      meetingsOf(atWork, { number: week + 1 }, 1)
        .map(({ one, other }) => `${keyOf(one.party)} ${keyOf(other.party)}`)
        .join(),
    ),
  );
  expect(seen.size).toBe(3);
});

test("an area of fewer than ten people is never said to be silent", () => {
  const areas = [
    { id: "big", residents: 1200 },
    { id: "small", residents: 9 },
    { id: "unknown", residents: null },
    { id: "heard", residents: 300 },
  ];
  expect(silentAreas(areas, new Set(["heard"])).map(({ id }) => id)).toEqual(["big", "unknown"]);
});

test("only a group that exists here can be missing", () => {
  expect(silentVoices(new Set(["residents", "firms"]), new Set(["residents"]))).toEqual(["firms"]);
  expect(silentVoices(new Set(["residents"]), new Set(["residents"]))).toEqual([]);
});

test("the mail of a week goes out once, on its day, from seven in the morning", () => {
  // 27 November 2026 is a Friday.
  const friday = { weekday: 5, lastOn: null };
  expect(isMailDue(friday, "2026-11-27", 7)).toBe(true);
  expect(isMailDue(friday, "2026-11-27", 6)).toBe(false);
  expect(isMailDue(friday, "2026-11-26", 9)).toBe(false);
  expect(isMailDue({ weekday: 5, lastOn: "2026-11-27" }, "2026-11-27", 9)).toBe(false);
  expect(isMailDue({ weekday: 5, lastOn: "2026-11-20" }, "2026-11-27", 9)).toBe(true);
});
