import { assert } from "./assert.ts";
import { isLocalDate, type LocalDate, timeZone } from "./calendar.ts";
import type { Cents, Minutes } from "./money.ts";
import type { Language } from "./texts.ts";

/*
 * Amounts, days and counts as people read them, in both languages. Numbers and months come from the
 * Unicode locale data in Node (nl-NL, en-GB), so that we keep no tables of our own.
 */

const locales: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

/** `€ 38.400` or `€38,400`: cents only when there are any, and never a break after the sign. */
export function euroText(cents: Cents, language: Language): string {
  const isWhole = cents % 100n === 0n;
  const format = isWhole ? formats[language].euros : formats[language].eurosAndCents;
  return format.format(decimal(cents));
}

/** `24 november 2026` or `24 November 2026`. */
export function dateText(date: LocalDate, language: Language): string {
  return formats[language].date.format(noon(date));
}

/** The day without the year: `dinsdag 24 november` or `Tuesday 24 November`. */
export function dayText(date: LocalDate, language: Language): string {
  return formats[language].day.format(noon(date)).replace(",", "");
}

/** The moment in the Netherlands: `24 november 2026, 10.42 uur` or `24 November 2026, 10:42`. */
export function instantText(instant: Date, language: Language): string {
  const date = formats[language].localDate.format(instant);
  return `${date}, ${timeText(instant, language)}`;
}

/** The time of day in the Netherlands: `10.42 uur` or `10:42`. */
export function timeText(instant: Date, language: Language): string {
  const time = formats[language].time.format(instant);
  return language === "nl" ? `${time.replace(":", ".")} uur` : time;
}

/** `38.400` or `38,400`. */
export function numberText(count: number | bigint, language: Language): string {
  // Most are small, and those are written the same everywhere.
  if (typeof count === "number" && Number.isInteger(count) && count > 0 && count < 1000)
    return String(count);
  return formats[language].number.format(count);
}

/** `1 dag`, `8 dagen`; `1 day`, `8 days`. */
export function daysText(days: number, language: Language): string {
  return countText(days, units[language].day, language);
}

/** `1 week`, `8 weken`; `1 week`, `8 weeks`. */
export function weeksText(weeks: number, language: Language): string {
  return countText(weeks, units[language].week, language);
}

/** `1 maand`, `6 maanden`; `1 month`, `6 months`. */
export function monthsText(months: number, language: Language): string {
  return countText(months, units[language].month, language);
}

/** `1 jaar`, `3 jaar`; `1 year`, `3 years`. */
export function yearsText(years: number, language: Language): string {
  return countText(years, units[language].year, language);
}

/** `12 uur`, `1 uur en 30 minuten`; `12 hours`, `1 hour and 30 minutes`. */
export function hoursText(minutes: Minutes, language: Language): string {
  const hours = countText(Math.floor(minutes / 60), units[language].hour, language);
  const rest = countText(minutes % 60, units[language].minute, language);
  if (minutes % 60 === 0) return hours;
  return minutes < 60 ? rest : listText([hours, rest], language);
}

/** A number with its noun, `1 reactie` or `3 reacties`; only exactly one takes the singular. */
export function countText(count: number, noun: Noun, language: Language): string {
  return `${numberText(count, language)} ${count === 1 ? noun.one : noun.many}`;
}

/** The two forms of a noun, as `{ one: "reactie", many: "reacties" }`. */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** `a, b en c` or `a, b and c`. */
export function listText(items: readonly string[], language: Language): string {
  return formats[language].list.format(items);
}

/** A share of one, `0.125`, as `12,5%` or `12.5%`: one decimal at most. */
export function percentText(share: number, language: Language): string {
  return formats[language].percent.format(share);
}

const units = {
  nl: {
    minute: { one: "minuut", many: "minuten" },
    hour: { one: "uur", many: "uur" },
    day: { one: "dag", many: "dagen" },
    week: { one: "week", many: "weken" },
    month: { one: "maand", many: "maanden" },
    year: { one: "jaar", many: "jaar" },
  },
  en: {
    minute: { one: "minute", many: "minutes" },
    hour: { one: "hour", many: "hours" },
    day: { one: "day", many: "days" },
    week: { one: "week", many: "weeks" },
    month: { one: "month", many: "months" },
    year: { one: "year", many: "years" },
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, Noun>>>>;

// Making a format costs a hundred times more than using it, so each is made once.
const formats = { nl: formatsOf(locales.nl), en: formatsOf(locales.en) };

function formatsOf(locale: string) {
  const euro = { style: "currency", currency: "EUR" } as const;
  const date = { day: "numeric", month: "long", year: "numeric" } as const;
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return {
    euros: new Intl.NumberFormat(locale, { ...euro, maximumFractionDigits: 0 }),
    eurosAndCents: new Intl.NumberFormat(locale, euro),
    number: new Intl.NumberFormat(locale),
    percent: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
    date: new Intl.DateTimeFormat(locale, { ...date, timeZone: "UTC" }),
    day: new Intl.DateTimeFormat(locale, { ...day, timeZone: "UTC" }),
    localDate: new Intl.DateTimeFormat(locale, { ...date, timeZone }),
    time: new Intl.DateTimeFormat(locale, { ...time, timeZone }),
    list: new Intl.ListFormat(locale, { type: "conjunction" }),
  };
}

/** The exact decimal of an amount, as text: Intl reads it digit by digit, not through a float. */
function decimal(cents: Cents): `${number}` {
  const sign = cents < 0n ? "-" : "";
  const absolute = cents < 0n ? -cents : cents;
  const fraction = String(absolute % 100n).padStart(2, "0");
  return `${sign}${absolute / 100n}.${fraction}` as `${number}`;
}

/** A day is written in UTC at noon and formatted in UTC, so that no time zone can move it. */
function noon(date: LocalDate): Date {
  assert(isLocalDate(date), `a local date is YYYY-MM-DD, not ${JSON.stringify(date)}`);
  return new Date(`${date}T12:00:00Z`);
}
