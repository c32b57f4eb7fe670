import { assert } from "./assert.ts";
import {
  addDays,
  addMonths,
  addWeeks,
  addYears,
  type LocalDate,
  startOfDay,
  weekday,
} from "./calendar.ts";

/*
 * Legal terms of Dutch administrative law, in civil days, without a clock.
 *
 * Algemene termijnenwet (Atw): https://wetten.overheid.nl/BWBR0002448
 * Algemene wet bestuursrecht (Awb): https://wetten.overheid.nl/BWBR0005537
 * What the articles say, with examples: docs/explanation/legal-terms.md.
 */

/** The length of a term in the words of the rule that sets it: 12 weeks and 84 days differ (Atw 4). */
export type TermLength =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly years: number };

export interface TermOptions {
  /** Days equated with a holiday by royal decree (Atw 3, third paragraph). */
  readonly equatedDays?: readonly LocalDate[];
}

/**
 * Days equated with a holiday by royal decree (Atw 3, third paragraph), known until the end of 2028.
 * A new decree appears about every three years in the Staatscourant; add its days here.
 *
 * 2023–2025 and 2026–2028, as named in the titles of both decrees:
 * https://sterfgeval.nl/juridisch/overige/vragen-van-uitvaartondernemers/gemeentelijke-feestdag-bij-lijkbezorging-feestdagen-in-2026-2028/70745
 */
export const decreedDays: readonly LocalDate[] = [
  "2023-04-28",
  "2023-05-19",
  "2024-05-10",
  "2024-12-27",
  "2025-05-30",
  "2026-01-02",
  "2026-05-15",
  "2027-05-07",
  "2028-04-28",
  "2028-05-26",
];

/**
 * The last day of a term. The day on which it was started (receipt, announcement) does not count:
 * the term begins the day after. A last day on a Saturday, Sunday or holiday moves to the next
 * working day (Atw 1), and a term of three days or more holds two working days at least (Atw 2),
 * unless the term is of those to which that act does not apply (Atw 4).
 */
export function endOfTerm(
  start: LocalDate,
  length: TermLength,
  options: TermOptions = {},
): LocalDate {
  return roundedEnd(start, nominalEnd(start, length), length, options);
}

/**
 * The last day of a term that was prolonged before it ended, where the rule that sets the term allows
 * it ("may be adjourned once for four weeks at most", as Awb 4:71 and 7:10 do): the prolongation is
 * a term of its own and begins on the day after `end`, the last day of the first one. `end` is the day
 * the law gave it, moved by Atw 1 where that applied, for until that day the first term still ran.
 * So four weeks on top of 26 end on a working day though the 26 need not: Atw 4 looks at how a
 * term is described, and the prolongation is described in four weeks. We found no judgment on this;
 * it is our reading (docs/decisions/0006-legal-terms.md).
 */
export function extendTerm(
  end: LocalDate,
  extension: TermLength,
  options: TermOptions = {},
): LocalDate {
  return endOfTerm(end, extension, options);
}

/**
 * The last day of a term that stood still for so many days (Awb 4:15): they are added to the term
 * itself, and only then the last day moves to a working day. Hence the start and not the old end: a
 * term that would have ended on a Saturday and now ends on a Tuesday is not moved twice.
 *
 * @param daysStoodStill from the day after the one on which the party was asked, up to and without
 *   the day on which the answer came or the time to answer passed (Awb 4:15, first paragraph).
 */
export function shiftForSuspension(
  start: LocalDate,
  length: TermLength,
  daysStoodStill: number,
  options: TermOptions = {},
): LocalDate {
  assert(Number.isInteger(daysStoodStill) && daysStoodStill >= 0, "a term stands still whole days");
  return roundedEnd(start, addDays(nominalEnd(start, length), daysStoodStill), length, options);
}

/**
 * When a term has passed: local midnight after its last day. A term that ends on 24 November has
 * passed on 25 November at 00.00, and until then a decision is in time.
 */
export function lapseInstant(end: LocalDate): Date {
  return startOfDay(addDays(end, 1));
}

/**
 * The day on which a decision given by operation of law is in force: the third day after the term
 * (Awb 4:20b, third paragraph). A term that ends on 24 November: 27 November.
 */
export function inForceByLaw(end: LocalDate): LocalDate {
  return addDays(end, 3);
}

/** The last day to object: six weeks (Awb 6:7) from the day after the announcement (Awb 6:8). */
export function objectionEnd(announcedOn: LocalDate, options: TermOptions = {}): LocalDate {
  return endOfTerm(announcedOn, { weeks: 6 }, options);
}

/** How many working days there are after `start`, up to and including `end`. */
export function workingDays(start: LocalDate, end: LocalDate, options: TermOptions = {}): number {
  let count = 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    if (isWorkingDay(day, options)) count += 1;
  }
  return count;
}

/** Whether the day is neither a Saturday, nor a Sunday, nor a holiday, nor equated with one (Atw 1, 3). */
export function isWorkingDay(date: LocalDate, options: TermOptions = {}): boolean {
  if (weekday(date) >= 6) return false;
  if ((options.equatedDays ?? decreedDays).includes(date)) return false;
  return !holidays(Number(date.slice(0, 4))).includes(date);
}

/**
 * The holidays of Atw 3, first and second paragraph, in the order of the year. Its own list: Good
 * Friday and 5 May are in it every year, whatever people are off work. Easter and Whit Sunday are
 * not in it, being Sundays.
 *
 * @param year from 2014, when King's Day came, to 4099, as far as the Easter rule was checked
 */
export function holidays(year: number): readonly LocalDate[] {
  assert(Number.isInteger(year) && year >= 2014 && year <= 4099, `no holidays of the year ${year}`);
  const known = holidaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  // In some years 5 May is Ascension Day too, as in 2016.
  const days = new Set([
    `${year}-01-01`,
    addDays(easter, -2),
    addDays(easter, 1),
    kingsDay(year),
    `${year}-05-05`,
    addDays(easter, 39),
    addDays(easter, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
  const list = [...days].sort();
  holidaysByYear.set(year, list);
  return list;
}

const holidaysByYear = new Map<number, readonly LocalDate[]>();

/** The day on which the King's birthday is celebrated: 27 April, or the 26th when that is a Sunday. */
function kingsDay(year: number): LocalDate {
  return weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`;
}

/**
 * Easter Sunday in the Gregorian calendar.
 *
 * "A New York correspondent", in: Nature 13 (1876), 487; as in J. Meeus, Astronomical Algorithms
 * (1991), chapter 8: https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm.
 * The one-letter names are the source's own.
 */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-0${month}-${String(day).padStart(2, "0")}`;
}

/** The last day as the calendar gives it, before any rule of the Atw. */
function nominalEnd(start: LocalDate, length: TermLength): LocalDate {
  if ("days" in length) return addDays(start, whole(length.days));
  if ("weeks" in length) return addWeeks(start, whole(length.weeks));
  if ("months" in length) return addMonths(start, whole(length.months));
  return addYears(start, whole(length.years));
}

function whole(amount: number): number {
  assert(Number.isInteger(amount) && amount >= 1, "a term has a whole length of at least one");
  return amount;
}

/** The last day by Atw 1 and 2: on a working day, and late enough to hold two of them. */
function roundedEnd(
  start: LocalDate,
  nominal: LocalDate,
  length: TermLength,
  options: TermOptions,
): LocalDate {
  if (isExcluded(length)) return nominal;
  const end = workingDayFrom(nominal, options);
  if ("days" in length && length.days < 3) return end;
  const first = workingDayFrom(addDays(start, 1), options);
  const second = workingDayFrom(addDays(first, 1), options);
  if (second > end) return second;
  return end;
}

/** This day when it is a working day, else the first one after it. */
function workingDayFrom(date: LocalDate, options: TermOptions): LocalDate {
  let day = date;
  while (!isWorkingDay(day, options)) day = addDays(day, 1);
  return day;
}

/**
 * Whether the Atw leaves the term alone (Atw 4, opening words and a): described "in more than 90
 * days, in more than twelve weeks, in more than three months, or in one or more years". Terms in
 * hours are excluded too, and cannot be expressed here.
 */
function isExcluded(length: TermLength): boolean {
  if ("days" in length) return length.days > 90;
  if ("weeks" in length) return length.weeks > 12;
  if ("months" in length) return length.months > 3;
  return true;
}
