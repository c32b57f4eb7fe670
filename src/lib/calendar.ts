import { Temporal } from "temporal-polyfill";
import { assert } from "./assert.ts";

/**
 * A civil day in the Netherlands as `YYYY-MM-DD`: what a law, a letter or a form means by "a day".
 * It is text, so that it goes to SQL, JSON and the screen unchanged, and orders by `<`.
 */
export type LocalDate = string;

/** The municipality's own time, whatever the time zone of the machine or the reader. */
export const timeZone = "Europe/Amsterdam";

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists: `2028-02-29` is, `2027-02-29` is not. */
export function isLocalDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  // What is no day is none to `Date` either, or another: 30 February is its 2 March.
  const start = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(text);
}

/**
 * Days that were asked, by their hour: to work one out takes twenty times longer, and a page asks
 * hundreds. Since 1970 our clocks go forward and back on the hour, so within one it is one day.
 */
const daysByHour = new Map<number, LocalDate>();
const hourMs = 3_600_000;
const hoursMost = 10_000;

/** The civil day on which this instant falls in the Netherlands. */
export function localDate(instant: Date): LocalDate {
  const hour = Math.floor(instant.getTime() / hourMs);
  const known = daysByHour.get(hour);
  if (known !== undefined) return known;
  const date = zoned(instant).toPlainDate().toString();
  if (hour < 0) return date;
  if (daysByHour.size >= hoursMost) daysByHour.clear();
  daysByHour.set(hour, date);
  return date;
}

/** The instant at which this civil day begins: 00.00 local, 22.00 or 23.00 UTC the day before. */
export function startOfDay(date: LocalDate): Date {
  return new Date(plain(date).toZonedDateTime(timeZone).epochMilliseconds);
}

/** Minutes since midnight on the clock on the wall: 0 to 1439. */
export function minuteOfDay(instant: Date): number {
  const { hour, minute } = zoned(instant);
  return hour * 60 + minute;
}

/**
 * The first instant after `after` at which the clock on the wall shows this minute of the day. Where
 * it shows it twice (the end of summer time), each counts; where it skips it, as much later.
 */
export function nextAtMinute(minute: number, after: Date): Date {
  const today = localDate(after);
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  for (const day of [today, addDays(today, 1)])
    for (const disambiguation of ["earlier", "later"] as const) {
      // What the clock skips is later by as much; never a moment before the skip.
      const of = plain(day)
        .toPlainDateTime(time)
        .toZonedDateTime(timeZone, {
          disambiguation: isSkipped(day, time) ? "later" : disambiguation,
        });
      if (of.epochMilliseconds > after.getTime()) return new Date(of.epochMilliseconds);
    }
  throw new Error("Assertion failed: every day has every minute, or a later one");
}

/** The first instant of this day at which the clock on the wall shows this minute. */
export function atMinute(date: LocalDate, minute: number): Date {
  return nextAtMinute(minute, new Date(startOfDay(date).getTime() - 1));
}

function isSkipped(day: LocalDate, time: Temporal.PlainTime): boolean {
  const shown = plain(day).toPlainDateTime(time).toZonedDateTime(timeZone).toPlainTime();
  return !shown.equals(time);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return plain(date).add({ days }).toString();
}

export function addWeeks(date: LocalDate, weeks: number): LocalDate {
  return plain(date).add({ weeks }).toString();
}

/** The same day of the month, or the month's last day where it has none: 31 January → 28 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return plain(date).add({ months }).toString();
}

/** The same day of the year; 29 February becomes the 28th in a common year. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return plain(date).add({ years }).toString();
}

/** Days from `from` to `until`: 0 for the same day, negative when `until` is earlier. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return (dayStart(until) - dayStart(from)) / dayMs;
}

/** The day of the week by ISO 8601: 1 for Monday to 7 for Sunday. */
export function weekday(date: LocalDate): number {
  return plain(date).dayOfWeek;
}

/** Orders days for `sort`: negative when `a` is the earlier one. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return Temporal.PlainDate.compare(plain(a), plain(b));
}

const dayMs = 24 * hourMs;

/** Where the day begins in UTC, whose days all have 24 hours: to count days by. */
function dayStart(date: LocalDate): number {
  assert(isLocalDate(date), `a local date is YYYY-MM-DD, not ${JSON.stringify(date)}`);
  return Date.parse(`${date}T00:00:00Z`);
}

function plain(date: LocalDate): Temporal.PlainDate {
  assert(datePattern.test(date), `a local date is YYYY-MM-DD, not ${JSON.stringify(date)}`);
  return Temporal.PlainDate.from(date);
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
