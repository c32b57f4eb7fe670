import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addWeeks,
  addYears,
  compareDates,
  daysBetween,
  isLocalDate,
  type LocalDate,
  localDate,
  startOfDay,
  weekday,
} from "./calendar.ts";

const day: fc.Arbitrary<LocalDate> = fc
  .date({ min: new Date("1970-01-02"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("a local date", () => {
  test.each([
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2100-02-29", false],
    ["2026-04-31", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-01-00", false],
    ["2026-1-1", false],
    ["2026-11-24T10:00:00Z", false],
    ["24-11-2026", false],
    ["", false],
    ["2026-11-24\n", false],
  ])("%j is a day that exists: %s", (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });

  test("is the day in the Netherlands, not in Greenwich", () => {
    expect(localDate(new Date("2026-11-24T22:59:59.999Z"))).toBe("2026-11-24");
    expect(localDate(new Date("2026-11-24T23:00:00.000Z"))).toBe("2026-11-25");
    expect(localDate(new Date("2026-07-01T21:59:59.999Z"))).toBe("2026-07-01");
    expect(localDate(new Date("2026-07-01T22:00:00.000Z"))).toBe("2026-07-02");
  });

  test("that is no date at all is our bug, and so is an instant that is none", () => {
    expect(() => addDays("tomorrow", 1)).toThrow("local date");
    expect(() => addDays("2026-02-30", 1)).toThrow();
    expect(() => localDate(new Date(Number.NaN))).toThrow();
  });
});

describe("the start of a day", () => {
  test.each([
    ["2026-03-29", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "2026-10-25T23:00:00.000Z"],
  ])("around the change of the clock, %s begins at %s", (date, instant) => {
    expect(startOfDay(date).toISOString()).toBe(instant);
  });

  test("is the first millisecond of that day", () => {
    fc.assert(
      fc.property(day, (date) => {
        const start = startOfDay(date);
        expect(localDate(start)).toBe(date);
        expect(localDate(new Date(start.getTime() - 1))).toBe(addDays(date, -1));
      }),
    );
  });

  test("has 23, 24 or 25 hours to the next", () => {
    const hours = (date: LocalDate) =>
      (startOfDay(addDays(date, 1)).getTime() - startOfDay(date).getTime()) / 3_600_000;
    expect(hours("2026-03-29")).toBe(23);
    expect(hours("2026-10-25")).toBe(25);
    expect(hours("2026-11-24")).toBe(24);
  });
});

describe("counting", () => {
  test("months keep the day of the month where they can", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
    expect(addMonths("2026-11-24", 3)).toBe("2027-02-24");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  });

  test("years keep the day, but for 29 February", () => {
    expect(addYears("2028-02-29", 1)).toBe("2029-02-28");
    expect(addYears("2028-02-29", 4)).toBe("2032-02-29");
  });

  test("days go over the end of February in leap years", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2027-02-28", 1)).toBe("2027-03-01");
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysBetween("2026-11-24", "2026-11-20")).toBe(-4);
  });

  test("the week begins on Monday", () => {
    expect(weekday("2026-11-23")).toBe(1);
    expect(weekday("2026-11-24")).toBe(2);
    expect(weekday("2026-11-29")).toBe(7);
  });

  test("adding and counting are each other's reverse, and a week is seven days", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addWeeks(date, days)).toBe(addDays(date, days * 7));
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
    );
  });

  test("days order as their text does", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(compareDates(a, b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(Math.sign(daysBetween(b, a))).toBe(Math.sign(compareDates(a, b)));
      }),
    );
  });

  test("the machine's own arithmetic in UTC agrees on every day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 5000 }), (date, days) => {
        const utc = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
        expect(addDays(date, days)).toBe(utc.toISOString().slice(0, 10));
        expect(weekday(date) % 7).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});
