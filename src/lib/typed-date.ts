import { isLocalDate, type LocalDate } from "./calendar.ts";

/*
 * A date as people type it: `1`, `4` and `2027` in three fields, or `1 april 2027` in one of them, in
 * Dutch or English.
 */

const months = [
  ["januari", "january"],
  ["februari", "february"],
  ["maart", "mrt", "march"],
  ["april"],
  ["mei", "may"],
  ["juni", "june"],
  ["juli", "july"],
  ["augustus", "august"],
  ["september"],
  ["oktober", "october"],
  ["november"],
  ["december"],
] as const;

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/**
 * The day that was typed, as `YYYY-MM-DD`; what makes no date comes back as it was typed, so that a
 * schema refuses it. Without a year it is the first such day from `today` on: whoever says "1 april"
 * means the one to come.
 */
export function readTypedDate(typed: TypedDate, today?: LocalDate): string {
  const words = [typed.day, typed.month, typed.year].join(" ").toLowerCase();
  const parts = words.split(/[\s./,-]+/).filter(Boolean);
  // As a browser or a program writes it: the year first.
  const ordered = /^\d{4}$/.test(parts[0] ?? "") ? parts.toReversed() : parts;
  const [day = "", month = "", year = ""] = /^\p{L}/u.test(ordered[0] ?? "")
    ? [ordered[1], ordered[0], ordered[2]]
    : ordered;
  const asTyped = [yearOf(year), monthOf(month).padStart(2, "0"), dayOf(day)].join("-");
  if (year !== "" || today === undefined) return asTyped;
  const thisYear = `${today.slice(0, 4)}${asTyped.slice(4)}`;
  if (isLocalDate(thisYear) && thisYear >= today) return thisYear;
  return `${Number(today.slice(0, 4)) + 1}${asTyped.slice(4)}`;
}

/** `27` is 2027: nobody agrees on a day in the year 27. */
function yearOf(typed: string): string {
  return /^\d{2}$/.test(typed) ? `20${typed}` : typed.padStart(4, "0");
}

/** `1`, `1e` and `1st` are the first. */
function dayOf(typed: string): string {
  return typed.replace(/(?<=\d)(e|de|ste|st|nd|rd|th)$/, "").padStart(2, "0");
}

/** A name, or the beginning of one that fits no other, as its number. */
function monthOf(typed: string): string {
  if (!/^\p{L}{3,}$/u.test(typed)) return typed;
  const found = months.findIndex((names) => names.some((name) => name.startsWith(typed)));
  return found < 0 ? typed : String(found + 1);
}
