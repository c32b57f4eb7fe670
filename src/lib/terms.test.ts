import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, addWeeks, addYears, type LocalDate, localDate } from "./calendar.ts";
import {
  decreedDays,
  easterSunday,
  endOfTerm,
  extendTerm,
  holidays,
  inForceByLaw,
  isWorkingDay,
  lapseInstant,
  objectionEnd,
  shiftForSuspension,
  type TermLength,
  workingDays,
} from "./terms.ts";

describe("holidays (Atw 3)", () => {
  // New Year, Good Friday, Easter Monday, King's Day, 5 May, Ascension, Whit Monday, Christmas.
  test.each([
    [2024, "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26"],
    [2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"],
    [2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"],
    [2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26"],
    [2028, "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26"],
    [2029, "01-01 03-30 04-02 04-27 05-05 05-10 05-21 12-25 12-26"],
    [2030, "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26"],
  ])("of %i", (year, list) => {
    expect(holidays(year)).toEqual(list.split(" ").map((day) => `${year}-${day}`));
  });

  test("King's Day is the 26th whenever the 27th is a Sunday", () => {
    expect(holidays(2025)).toContain("2025-04-26");
    expect(holidays(2031)).toContain("2031-04-26");
    expect(holidays(2031)).not.toContain("2031-04-27");
  });

  test("a day that is two holidays counts once", () => {
    expect(holidays(2016).filter((day) => day === "2016-05-05")).toHaveLength(1);
  });

  test("a year before King's Day existed is our bug", () => {
    expect(() => holidays(2013)).toThrow("2013");
  });
});

describe("Easter Sunday", () => {
  // Astronomical Society of South Australia, Easter Sunday dates: https://www.assa.org.au/edm
  test.each([
    "2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04",
    "2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01",
    "2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05",
    "2038-04-25 2039-04-10 2040-04-01 2285-03-22",
  ])("is as published: %s", (dates) => {
    for (const date of dates.split(" ")) expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  test("is as by Knuth's algorithm in every year to 4099", () => {
    for (let year = 1583; year <= 4099; year += 1) expect(easterSunday(year)).toBe(knuth(year));
  });
});

describe("the last day of a term", () => {
  test.each<[string, LocalDate, TermLength, LocalDate]>([
    ["the default, 8 weeks", "2026-09-29", { weeks: 8 }, "2026-11-24"],
    [
      "Geertruidenberg, 10 weeks, to Christmas on a Friday",
      "2026-10-16",
      { weeks: 10 },
      "2026-12-28",
    ],
    ["Amsterdam, 26 weeks, on a Saturday", "2026-06-27", { weeks: 26 }, "2026-12-26"],
    ["Amsterdam complex, 52 weeks, on a Saturday", "2025-12-27", { weeks: 52 }, "2026-12-26"],
    ["8 weeks to leap day", "2028-01-04", { weeks: 8 }, "2028-02-29"],
    ["a month from the 31st, to leap day", "2028-01-31", { months: 1 }, "2028-02-29"],
    ["a month from the 31st, to Sunday 28 February", "2027-01-31", { months: 1 }, "2027-03-01"],
    ["a year from leap day", "2028-02-29", { years: 1 }, "2029-02-28"],
    ["over the change of the clock", "2026-03-25", { days: 7 }, "2026-04-01"],
  ])("%s", (_case, start, length, end) => {
    expect(endOfTerm(start, length)).toBe(end);
  });

  test.each<[string, LocalDate, LocalDate]>([
    ["Saturday", "2026-11-21", "2026-11-23"],
    ["Sunday", "2026-11-22", "2026-11-23"],
    ["Good Friday", "2026-04-03", "2026-04-07"],
    ["Easter Sunday", "2026-04-05", "2026-04-07"],
    ["Easter Monday", "2026-04-06", "2026-04-07"],
    ["King's Day on a Monday", "2026-04-27", "2026-04-28"],
    ["King's Day on a Saturday, for the 27th is a Sunday", "2025-04-26", "2025-04-28"],
    ["5 May on a Tuesday", "2026-05-05", "2026-05-06"],
    ["5 May on a Sunday", "2024-05-05", "2024-05-06"],
    ["5 May before Ascension Day and a decreed Friday", "2027-05-05", "2027-05-10"],
    ["Ascension Day before a decreed Friday", "2026-05-14", "2026-05-18"],
    ["Ascension Day, no decree known", "2029-05-10", "2029-05-11"],
    ["Whit Monday", "2030-06-10", "2030-06-11"],
    ["Boxing Day before a decreed Friday", "2024-12-26", "2024-12-30"],
    ["Christmas on a Friday", "2026-12-25", "2026-12-28"],
    ["New Year's Day before a decreed Friday", "2026-01-01", "2026-01-05"],
    ["New Year's Day on a Friday", "2027-01-01", "2027-01-04"],
  ])("on %s moves (Atw 1, 3)", (_case, nominal, end) => {
    expect(endOfTerm(addWeeks(nominal, -8), { weeks: 8 })).toBe(end);
  });

  test("the days of royal decree are the caller's to replace (Atw 3, third paragraph)", () => {
    const start = addWeeks("2027-05-05", -8);
    expect(endOfTerm(start, { weeks: 8 }, { equatedDays: [] })).toBe("2027-05-07");
    expect(endOfTerm(start, { weeks: 8 }, { equatedDays: ["2027-05-07", "2027-05-10"] })).toBe(
      "2027-05-11",
    );
  });

  // Easter 2026: Good Friday 3 April to Monday 6 April. Easter 2027: 26 to 29 March.
  test.each<[string, LocalDate, number, LocalDate]>([
    ["5 days from Thursday before Easter", "2027-03-25", 5, "2027-03-31"],
    ["5 days from Wednesday before Easter", "2027-03-24", 5, "2027-03-30"],
    ["3 days from Thursday before Easter", "2026-04-02", 3, "2026-04-08"],
    ["3 days from a Thursday", "2026-11-19", 3, "2026-11-23"],
    ["3 days from a Friday", "2026-11-20", 3, "2026-11-24"],
    ["2 days, too short for this rule", "2026-04-02", 2, "2026-04-07"],
    ["1 day, too short for this rule", "2026-04-02", 1, "2026-04-07"],
  ])("leaves two working days: %s (Atw 2)", (_case, start, days, end) => {
    expect(endOfTerm(start, { days })).toBe(end);
  });

  // 11 April 2026 is a Saturday, and so is the 4th, before Easter.
  test.each<[string, LocalDate, TermLength, LocalDate]>([
    ["90 days moves", "2026-01-11", { days: 90 }, "2026-04-13"],
    ["91 days stays", "2026-01-10", { days: 91 }, "2026-04-11"],
    ["twelve weeks moves", "2026-01-10", { weeks: 12 }, "2026-04-07"],
    ["thirteen weeks stays", "2026-01-10", { weeks: 13 }, "2026-04-11"],
    ["three months moves", "2026-01-11", { months: 3 }, "2026-04-13"],
    ["four months stays", "2025-12-11", { months: 4 }, "2026-04-11"],
    ["a year stays", "2025-04-11", { years: 1 }, "2026-04-11"],
  ])("of %s (Atw 4)", (_case, start, length, end) => {
    expect(endOfTerm(start, length)).toBe(end);
  });

  test("a term of nothing, or of a part, is our bug", () => {
    expect(() => endOfTerm("2026-11-24", { days: 0 })).toThrow("whole length");
    expect(() => endOfTerm("2026-11-24", { weeks: 1.5 })).toThrow("whole length");
  });
});

describe("a prolongation", () => {
  test("begins on the day after the term", () => {
    expect(extendTerm("2026-11-24", { weeks: 4 })).toBe("2026-12-22");
  });

  test("ends on a working day of its own", () => {
    expect(extendTerm("2026-11-27", { weeks: 4 })).toBe("2026-12-28");
  });

  test("of four weeks moves, though the 26 weeks before it did not", () => {
    const end = endOfTerm("2026-06-27", { weeks: 26 });
    expect(extendTerm(end, { weeks: 4 })).toBe("2027-01-25");
  });
});

describe("a term that stood still (Awb 4:15)", () => {
  test("gets those days, and only then moves to a working day", () => {
    expect(endOfTerm("2026-09-26", { weeks: 8 })).toBe("2026-11-23");
    expect(shiftForSuspension("2026-09-26", { weeks: 8 }, 3)).toBe("2026-11-24");
    expect(shiftForSuspension("2026-09-29", { weeks: 8 }, 4)).toBe("2026-11-30");
  });

  test("stays on a Saturday when it is too long to move", () => {
    expect(shiftForSuspension("2026-06-24", { weeks: 26 }, 3)).toBe("2026-12-26");
  });

  test("for no days is as it was", () => {
    fc.assert(
      fc.property(start, length, (from, long) => {
        expect(shiftForSuspension(from, long, 0)).toBe(endOfTerm(from, long));
      }),
    );
  });

  test("for less than nothing is our bug", () => {
    expect(() => shiftForSuspension("2026-09-29", { weeks: 8 }, -1)).toThrow("whole days");
  });
});

describe("when silence speaks", () => {
  test("a term that ends on 24 November has passed at the start of the 25th", () => {
    expect(lapseInstant("2026-11-24").toISOString()).toBe("2026-11-24T23:00:00.000Z");
  });

  test.each([
    ["2026-03-28", "2026-03-28T23:00:00.000Z"],
    ["2026-03-29", "2026-03-29T22:00:00.000Z"],
    ["2026-10-24", "2026-10-24T22:00:00.000Z"],
    ["2026-10-25", "2026-10-25T23:00:00.000Z"],
  ])("around the change of the clock: %s has passed at %s", (end, instant) => {
    expect(lapseInstant(end).toISOString()).toBe(instant);
  });

  test("one millisecond earlier it is still the last day", () => {
    fc.assert(
      fc.property(start, (end) => {
        expect(localDate(new Date(lapseInstant(end).getTime() - 1))).toBe(end);
        expect(localDate(lapseInstant(end))).toBe(addDays(end, 1));
      }),
    );
  });

  test("is in force on the third day after the term (Awb 4:20b)", () => {
    expect(inForceByLaw("2026-11-24")).toBe("2026-11-27");
    expect(inForceByLaw("2028-02-27")).toBe("2028-03-01");
  });

  test("an objection may be made for six weeks (Awb 6:7, 6:8)", () => {
    expect(objectionEnd("2026-11-24")).toBe("2027-01-05");
    expect(objectionEnd("2026-11-13")).toBe("2026-12-28");
  });
});

describe("working days", () => {
  test("count from the day after, to and with the last", () => {
    expect(workingDays("2026-11-20", "2026-11-24")).toBe(2);
    expect(workingDays("2026-04-02", "2026-04-07")).toBe(1);
    expect(workingDays("2026-11-24", "2026-11-24")).toBe(0);
    expect(workingDays("2026-11-24", "2026-11-20")).toBe(0);
  });

  test("are no days of royal decree", () => {
    expect(isWorkingDay("2026-05-15")).toBe(false);
    expect(isWorkingDay("2026-05-15", { equatedDays: [] })).toBe(true);
    // A decree on a weekend or a holiday would be a slip of the pen, ours.
    for (const day of decreedDays) expect(isWorkingDay(day, { equatedDays: [] })).toBe(true);
  });
});

describe("for every term from 2024 to 2030", () => {
  test("the act's words, followed day by day, give the same last day", () => {
    fc.assert(
      fc.property(start, length, (from, long) => {
        expect(endOfTerm(from, long)).toBe(byTheWords(from, long));
      }),
      { numRuns: 2000 },
    );
  });

  test("it ends on a working day, or as the calendar says when the act leaves it alone", () => {
    fc.assert(
      fc.property(start, length, (from, long) => {
        const end = endOfTerm(from, long);
        const isMoved = end !== calendarEnd(from, long);
        expect(isLong(long) ? !isMoved : isWorkingDay(end)).toBe(true);
      }),
    );
  });

  test("it is never shortened, and by ten days at most longer", () => {
    fc.assert(
      fc.property(start, length, (from, long) => {
        const end = endOfTerm(from, long);
        const nominal = calendarEnd(from, long);
        expect(end >= nominal && end <= addDays(nominal, 10)).toBe(true);
      }),
    );
  });

  test("who starts later never ends earlier", () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 60 }), length, (from, later, long) => {
        expect(endOfTerm(addDays(from, later), long) >= endOfTerm(from, long)).toBe(true);
      }),
    );
  });
});

const start: fc.Arbitrary<LocalDate> = fc
  .integer({ min: 0, max: 2556 })
  .map((days) => addDays("2024-01-01", days));

const length: fc.Arbitrary<TermLength> = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ weeks: fc.integer({ min: 1, max: 52 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ years: fc.integer({ min: 1, max: 3 }) }),
);

function isLong(term: TermLength): boolean {
  if ("days" in term) return term.days > 90;
  if ("weeks" in term) return term.weeks > 12;
  return "months" in term ? term.months > 3 : true;
}

function calendarEnd(from: LocalDate, term: TermLength): LocalDate {
  if ("days" in term) return addDays(from, term.days);
  if ("weeks" in term) return addDays(from, term.weeks * 7);
  return "months" in term ? addMonths(from, term.months) : addYears(from, term.years);
}

/** The act read out: add a day until the term neither ends on such a day nor holds too few others. */
function byTheWords(from: LocalDate, term: TermLength): LocalDate {
  let end = calendarEnd(from, term);
  if (isLong(term)) return end;
  const atLeastThreeDays = calendarEnd(from, term) >= addDays(from, 3);
  while (!isWorkingDay(end) || (atLeastThreeDays && workingDays(from, end) < 2))
    end = addDays(end, 1);
  return end;
}

/** D. E. Knuth, The Art of Computer Programming, volume 1, exercise 1.3.2-14 (after Clavius, 1582). */
function knuth(year: number): LocalDate {
  const goldenNumber = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const droppedLeapYears = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - droppedLeapYears - 10;
  let epact = (11 * goldenNumber + 20 + moonCorrection - droppedLeapYears) % 30;
  if ((epact === 25 && goldenNumber > 11) || epact === 24) epact += 1;
  let fullMoon = 44 - epact;
  if (fullMoon < 21) fullMoon += 30;
  return addDays(`${year}-02-28`, leap(year) + fullMoon + 7 - ((sunday + fullMoon) % 7));
}

function leap(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 1 : 0;
}
