import { randomBytes } from "node:crypto";
import { assert } from "./assert.ts";
import { ok, type Result, refuse } from "./result.ts";

/*
 * Ids of rows, and the short numbers people see.
 *
 * UUIDv7: K. Davis, B. Peabody, P. Leach, Universally Unique IDentifiers (UUIDs), RFC 9562 (2024),
 * 5.7 and 6.2 method 2: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 *
 * A UUIDv7 tells when it was made: never give one to a ballot.
 */

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The time and the 74 random bits of the last id: the next one must be higher. */
let last = { milliseconds: 0, random: 0n };

/**
 * A new id: 48 bits of time, 74 random bits, as a lower-case UUIDv7. Each is higher than every one
 * made before by this process, so that an index grows at its end; from another process nobody can
 * guess it.
 *
 * @param now machine time in milliseconds since 1970, for tests; ids mean no civil time
 */
export function newId(now: number = Date.now()): string {
  last = now > last.milliseconds ? { milliseconds: now, random: randomBits() } : after(last);
  assert(last.milliseconds < 2 ** 48, "the time of an id has 48 bits");
  const time = last.milliseconds.toString(16).padStart(12, "0");
  const high = (last.random >> 62n).toString(16).padStart(3, "0");
  const low = ((last.random & lowMask) | variant).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low.slice(0, 4)}-${low.slice(4)}`;
}

/**
 * What an id looks like in the pattern of a route. A looser pattern lets through what PostgreSQL cannot
 * read as a UUID, and a wrong address would be told as a fault of ours.
 */
export const idPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Whether the text is an id as `newId` makes them. */
export function isId(text: string): boolean {
  return pattern.test(text);
}

const lowMask = (1n << 62n) - 1n;
const variant = 0b10n << 62n;
const highest = (1n << 74n) - 1n;

/** 73 random bits: the highest of the 74 is left to count on from there. */
function randomBits(): bigint {
  return BigInt(`0x${randomBytes(10).toString("hex")}`) >> 7n;
}

/** Within one millisecond, or when the clock was set back: on by a random step of up to 2^32. */
function after(previous: typeof last): typeof last {
  const random = previous.random + BigInt(randomBytes(4).readUInt32BE()) + 1n;
  if (random <= highest) return { milliseconds: previous.milliseconds, random };
  return { milliseconds: previous.milliseconds + 1, random: randomBits() };
}

/**
 * What a short number is of: W work (werk), K undertaking (kennisgeving), U challenge (uitdaging),
 * V question for a deal (dealvraag), D deal, M mandate (mandaat), N on behalf of somebody (namens),
 * S signal (signaal), A agreement between people (afspraak), B letter to the municipality (brief),
 * H a text that was reported or changed (huisregels), I initiative, G a need (gevraagd), O an offer.
 */
export const prefixes = [
  "W",
  "K",
  "U",
  "V",
  "D",
  "M",
  "N",
  "S",
  "A",
  "B",
  "H",
  "I",
  "G",
  "O",
] as const;

export type Prefix = (typeof prefixes)[number];

export interface ShortNumber {
  readonly prefix: Prefix;
  readonly year: number;
  readonly sequence: number;
}

/** `W-2026-014`: short enough to say on the telephone, unique within a community. */
export function shortNumber(prefix: Prefix, year: number, sequence: number): string {
  assert(Number.isInteger(year) && year >= 1000 && year <= 9999, "a year has four digits");
  assert(Number.isSafeInteger(sequence) && sequence >= 1, "a sequence counts from 1");
  return `${prefix}-${year}-${String(sequence).padStart(3, "0")}`;
}

/**
 * A short number as somebody typed it: small letters and spaces around it are accepted. Only its one
 * spelling is, so that each thing has one address: `W-2026-0014` is refused.
 */
export function parseShortNumber(text: string): Result<ShortNumber, "not_a_short_number"> {
  const match = /^([A-Z])-([1-9]\d{3})-(\d{3,12})$/.exec(text.trim().toUpperCase());
  const prefix = prefixes.find((known) => known === match?.[1]);
  if (!match || !prefix) return refuse("not_a_short_number");
  const parsed = { prefix, year: Number(match[2]), sequence: Number(match[3]) };
  const isCanonical =
    parsed.sequence >= 1 && shortNumber(prefix, parsed.year, parsed.sequence) === match[0];
  return isCanonical ? ok(parsed) : refuse("not_a_short_number");
}
