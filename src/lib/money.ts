import { assert } from "./assert.ts";
import { ok, type Result, refuse } from "./result.ts";

/** An amount in whole euro cents. Never a float: a cent must not depend on the order of adding. */
export type Cents = bigint;

/** A duration in whole minutes, as hours of work are kept. */
export type Minutes = number;

export type AmountRefusal =
  /** Nothing was typed. */
  | "amount_empty"
  /** A minus sign: an amount in a form is what something costs or brings, never less than nothing. */
  | "amount_negative"
  /** Two people may read it differently, as `1,250` or `12.5`. */
  | "amount_ambiguous"
  /** More than 999.999.999.999 euro. */
  | "amount_too_large"
  | "amount_not_understood";

export type HoursRefusal =
  | "hours_empty"
  | "hours_negative"
  | "hours_ambiguous"
  /** Above 100.000 hours, fifty years of work. */
  | "hours_too_large"
  /** No whole number of minutes, as `0,33`. */
  | "hours_not_whole_minutes"
  | "hours_not_understood";

/** Whole euros in cents. */
export function euros(amount: number | bigint): Cents {
  assert(typeof amount === "bigint" || Number.isSafeInteger(amount), "whole euros");
  return BigInt(amount) * 100n;
}

export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * The amount in what somebody typed: `1250`, `1.250`, `€ 1.250,50`, `1250,5`, `12,50 euro`,
 * `1.250,-`, and the English `1,250.50`. A point before three digits parts thousands, as in Dutch.
 * What could mean two amounts is refused rather than guessed.
 */
export function parseEuros(text: string): Result<Cents, AmountRefusal> {
  const typed = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  if (typed === "") return refuse("amount_empty");
  const bare = typed
    .replace(/^(-?)(?:€|euro|eur)/, "$1")
    .replace(/(?:€|euro's|euros|euro|eur)$/, "")
    .replace(/,[-–—]{1,2}$/, "");
  if (/^[-−]/.test(bare)) return refuse("amount_negative");
  const digits = decimalOf(bare);
  if (digits === "ambiguous") return refuse("amount_ambiguous");
  if (digits === "not_understood") return refuse("amount_not_understood");
  const whole = digits.whole.replace(/^0+(?=\d)/, "");
  if (whole.length > 12) return refuse("amount_too_large");
  return ok(BigInt(whole) * 100n + BigInt(digits.fraction.padEnd(2, "0")));
}

/**
 * The duration in what somebody typed, in minutes: `12 uur`, `1,5`, `2:30`, `2 uur 30`, `45 minuten`,
 * `1.5 hours`. A bare number is hours.
 */
export function parseMinutes(text: string): Result<Minutes, HoursRefusal> {
  const typed = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  if (typed === "") return refuse("hours_empty");
  if (/^[-−]/.test(typed)) return refuse("hours_negative");
  const clock = clockPattern.exec(typed);
  if (clock) {
    const [, hours = "", minutes = clock[3] ?? ""] = clock;
    return boundedMinutes(BigInt(hours) * 60n + BigInt(minutes));
  }
  const onlyMinutes = /^(\d+)(?:minuten|minuut|minutes?|min|m)$/.exec(typed);
  if (onlyMinutes) return boundedMinutes(BigInt(onlyMinutes[1] ?? ""));
  return decimalHours(typed);
}

/** `2:30`, `2u30`, `2 uur en 30 minuten`; minutes after a word may be one digit. */
const clockPattern =
  /^(\d+)(?::([0-5]\d)|(?:uur|uren|u|hours?|h)(?:en|and)?([0-5]?\d)(?:minuten|minuut|minutes?|min|m)?)(?:uur|u|h)?$/;

function decimalHours(typed: string): Result<Minutes, HoursRefusal> {
  const match = /^(\d+)(?:[.,](\d+))?(?:uur|uren|u|hours?|h)?$/.exec(typed);
  if (!match) return refuse("hours_not_understood");
  const [, hours = "", fraction = ""] = match;
  // "1.250" may be twelve hundred hours and fifty, or one and a quarter.
  if (fraction.length > 2) return refuse("hours_ambiguous");
  const hundredths = BigInt(hours) * 100n + BigInt(fraction.padEnd(2, "0"));
  if ((hundredths * 60n) % 100n !== 0n) return refuse("hours_not_whole_minutes");
  return boundedMinutes((hundredths * 60n) / 100n);
}

function boundedMinutes(minutes: bigint): Result<Minutes, HoursRefusal> {
  return minutes > 6_000_000n ? refuse("hours_too_large") : ok(Number(minutes));
}

interface Decimal {
  readonly whole: string;
  readonly fraction: string;
}

/** The digits before and after the decimal mark, or why there is no telling. */
function decimalOf(text: string): Decimal | "ambiguous" | "not_understood" {
  const dutch = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text);
  if (dutch) {
    const [, whole = "", fraction = ""] = dutch;
    return { whole: whole.replaceAll(".", ""), fraction };
  }
  // Two digits after a point are cents in any language: no group of thousands has two.
  const english = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)\.(\d{2})$/.exec(text);
  if (english) {
    const [, whole = "", fraction = ""] = english;
    return { whole: whole.replaceAll(",", ""), fraction };
  }
  const hasOneMark = /^\d+[.,]\d+$/.test(text);
  const isEnglishThousands = /^[1-9]\d{0,2}(?:,\d{3})+$/.test(text);
  return hasOneMark || isEnglishThousands ? "ambiguous" : "not_understood";
}
