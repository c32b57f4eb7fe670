import { type LocalDate, weekday } from "#lib/calendar.ts";
import type { Cents, Minutes } from "#lib/money.ts";

/**
 * How well an offer fits a need, in points from 0 to 100, with the reason for each. Whole numbers only,
 * so that anybody who has the two listings and the counts gets the same points. Nothing about who
 * placed them goes in: no history, no name, no number of earlier introductions.
 */

export const listingKinds = ["money", "hours", "room", "goods", "skill"] as const;
export type ListingKind = (typeof listingKinds)[number];
export const rhythms = ["once", "weekly"] as const;
export type Rhythm = (typeof rhythms)[number];

/** Of a listing all that is compared. */
export interface Comparable {
  readonly id: string;
  readonly kind: ListingKind;
  readonly signs: readonly string[];
  readonly skillSigns: readonly string[];
  readonly areaId: string | null;
  /** Thousandths of a degree. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly reachM: number | null;
  readonly fromOn: LocalDate | null;
  readonly untilOn: LocalDate | null;
  readonly rhythm: Rhythm;
  /** One bit for each day, Monday first; 0: on any day. */
  readonly weekdays: number;
  readonly amountCents: Cents | null;
  readonly minutes: Minutes | null;
}

/** In how many of the open listings each sign stands. */
export interface Counts {
  readonly listings: number;
  of(sign: string): number;
}

/** The most points each ground can give; together 100. A page shows and explains them. */
export const weights = {
  kind: 10,
  words: 50,
  place: 14,
  time: 12,
  skill: 8,
  amount: 6,
} as const;

/** Below this a pair is not suggested: the kind alone is no reason. */
export const leastPoints = 20;

/** Why a pair got its points, as data; the page makes a sentence of each. */
export interface Reasons {
  readonly kind: { readonly points: number; readonly isSame: boolean };
  /** The signs they share, what tells most first. */
  readonly words: { readonly points: number; readonly shared: readonly string[] };
  readonly place: {
    readonly points: number;
    readonly is: "metres" | "sameArea" | "everywhere" | "otherArea" | "unknown";
    readonly metres?: number;
  };
  readonly time: {
    readonly points: number;
    readonly is: "sameDays" | "sameRhythm" | "anyDay" | "otherDays" | "otherRhythm";
    /** The days both have; 0 where days say nothing. */
    readonly days: number;
  };
  readonly skill: { readonly points: number };
  readonly amount: { readonly points: number; readonly is: "enough" | "half" | "less" | "unsaid" };
}

export interface Scored {
  readonly points: number;
  readonly reasons: Reasons;
}

/**
 * The points of one pair; undefined where it cannot be: another kind, no day in common in the
 * calendar, or farther than one of the two goes.
 */
export function score(need: Comparable, offer: Comparable, counts: Counts): Scored | undefined {
  const kind = kindPoints(need.kind, offer.kind);
  if (kind === undefined || !overlaps(need, offer)) return undefined;
  const place = placePoints(need, offer);
  if (!place) return undefined;
  const reasons: Reasons = {
    kind,
    words: wordPoints(need, offer, counts),
    place,
    time: timePoints(need, offer),
    skill: skillPoints(need, offer),
    amount: amountPoints(need, offer),
  };
  const points = Object.values(reasons).reduce((sum, ground) => sum + ground.points, 0);
  return { points, reasons };
}

/** Kinds that go together: the same, or a skill and the hours of who has it. */
export function areKin(need: ListingKind, offer: ListingKind): boolean {
  return kindPoints(need, offer) !== undefined;
}

function kindPoints(need: ListingKind, offer: ListingKind): Reasons["kind"] | undefined {
  if (need === offer) return { points: weights.kind, isSame: true };
  const isWork = (kind: ListingKind) => kind === "hours" || kind === "skill";
  return isWork(need) && isWork(offer) ? { points: weights.kind / 2, isSame: false } : undefined;
}

/* Words ------------------------------------------------------------------------------------------- */

/**
 * What one sign says: the rarer among all open listings, the more. `⌊log₂ ((n + 250) / count)⌋`, less
 * two, at least nothing; 250 keeps a community of twenty listings from calling every word common.
 */
export function telling(sign: string, counts: Counts): number {
  const share = Math.floor((counts.listings + 250) / Math.max(counts.of(sign), 1));
  const level = Math.max(31 - Math.clz32(share) - 2, 0);
  return (
    level *
    (sign.startsWith("^") ? weightOfStart : sign.startsWith("=") ? weightOfMeaning : weightOfStem)
  );
}

const weightOfStem = 2;
const weightOfStart = 1;
const weightOfMeaning = 3;

/** So much shared gives half of the points for words, in texts of `usualSigns` signs. */
const halfway = 8;
const usualSigns = 30;

function wordPoints(need: Comparable, offer: Comparable, counts: Counts): Reasons["words"] {
  const own = new Set(need.signs);
  const shared = offer.signs.filter((sign) => own.has(sign));
  const told = new Map(shared.map((sign) => [sign, telling(sign, counts)]));
  let sum = 0;
  for (const one of told.values()) sum += one;
  // Long texts share more by chance.
  const length = Math.max(need.signs.length + offer.signs.length, usualSigns);
  const needed = Math.floor((halfway * (length + usualSigns)) / (2 * usualSigns));
  return {
    points: Math.floor((weights.words * sum) / (sum + needed)),
    shared: shared
      .filter((sign) => (told.get(sign) ?? 0) > 0)
      .sort((a, b) => (told.get(b) ?? 0) - (told.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, 12),
  };
}

/* Place ------------------------------------------------------------------------------------------- */

/** Up to so many metres, so many of the fourteen points. */
const steps = [
  [500, 14],
  [1000, 13],
  [2000, 11],
  [5000, 8],
  [10_000, 4],
] as const;

/** Undefined: farther than one of the two goes. */
function placePoints(need: Comparable, offer: Comparable): Reasons["place"] | undefined {
  const metres = metresBetween(need, offer);
  if (metres !== undefined) {
    const isTooFar = [need.reachM, offer.reachM].some((reach) => reach !== null && metres > reach);
    if (isTooFar) return undefined;
    return { points: steps.find(([most]) => metres <= most)?.[1] ?? 0, is: "metres", metres };
  }
  if (need.areaId === null || offer.areaId === null) return { points: 7, is: "everywhere" };
  return need.areaId === offer.areaId
    ? { points: 12, is: "sameArea" }
    : { points: 2, is: "otherArea" };
}

/** Along the surface of a sphere, rounded to a hundred metres as the points are. */
export function metresBetween(
  one: Pick<Comparable, "latitude" | "longitude">,
  other: Pick<Comparable, "latitude" | "longitude">,
): number | undefined {
  if (one.latitude === null || one.longitude === null) return undefined;
  if (other.latitude === null || other.longitude === null) return undefined;
  const radians = (thousandths: number) => (thousandths * Math.PI) / 180_000;
  const north = radians(other.latitude - one.latitude);
  const east =
    radians(other.longitude - one.longitude) *
    Math.cos(radians((one.latitude + other.latitude) / 2));
  return Math.round(Math.hypot(north, east) * 63_710) * 100;
}

/* Time -------------------------------------------------------------------------------------------- */

/** Whether the calendar has a day for both. */
function overlaps(need: Comparable, offer: Comparable): boolean {
  const isBefore = (one: Comparable, other: Comparable) =>
    one.untilOn !== null && other.fromOn !== null && one.untilOn < other.fromOn;
  return !isBefore(need, offer) && !isBefore(offer, need);
}

function timePoints(need: Comparable, offer: Comparable): Reasons["time"] {
  const [own, other] = [daysOf(need), daysOf(offer)];
  const days = own & other;
  if (own !== 0 && other !== 0)
    return days === 0
      ? { points: 0, is: "otherDays", days }
      : { points: weights.time, is: "sameDays", days };
  if (need.rhythm !== offer.rhythm && need.rhythm === "weekly")
    return { points: 3, is: "otherRhythm", days: 0 };
  return own === 0 && other === 0
    ? { points: 8, is: "sameRhythm", days: 0 }
    : { points: 6, is: "anyDay", days: 0 };
}

/** What happens on one day is on that day of the week. */
function daysOf({ weekdays, rhythm, fromOn, untilOn }: Comparable): number {
  if (weekdays !== 0 || rhythm === "weekly" || fromOn === null || fromOn !== untilOn)
    return weekdays;
  return 1 << (weekday(fromOn) - 1);
}

/* Skill and amount -------------------------------------------------------------------------------- */

function skillPoints(need: Comparable, offer: Comparable): Reasons["skill"] {
  if (need.skillSigns.length === 0 && offer.skillSigns.length === 0) return { points: 0 };
  // A skill named on one side may stand in the text of the other.
  const has = (one: Comparable, other: Comparable) => {
    const there = new Set([...other.skillSigns, ...other.signs]);
    return one.skillSigns.some((sign) => !sign.startsWith("^") && there.has(sign));
  };
  return { points: has(need, offer) || has(offer, need) ? weights.skill : 0 };
}

function amountPoints(need: Comparable, offer: Comparable): Reasons["amount"] {
  const asked = need.amountCents ?? need.minutes;
  const given = offer.amountCents ?? offer.minutes;
  if (asked === null || given === null) return { points: 3, is: "unsaid" };
  const [wanted, had] = [BigInt(asked), BigInt(given)];
  if (had >= wanted) return { points: weights.amount, is: "enough" };
  return had * 2n >= wanted ? { points: 4, is: "half" } : { points: 1, is: "less" };
}

/* Many at once ------------------------------------------------------------------------------------ */

/** So many are kept of each listing: five are shown, and some will be put aside. */
export const keptPerListing = 10;

export interface Pair extends Scored {
  readonly needId: string;
  readonly offerId: string;
}

/** The better first; of equals the older listing, as ids follow time. */
export function byPoints(a: Pair, b: Pair): number {
  return b.points - a.points || compare(a.needId, b.needId) || compare(a.offerId, b.offerId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The best of these for one listing, from what may fit it. */
export function rank(pairs: Iterable<Pair>, most: number): readonly Pair[] {
  return [...pairs]
    .filter(({ points }) => points >= leastPoints)
    .sort(byPoints)
    .slice(0, most);
}

/** The counts of a set of listings. */
export function countsOf(listings: readonly Pick<Comparable, "signs">[]): Counts {
  const counted = new Map<string, number>();
  for (const { signs } of listings) count(counted, signs);
  return { listings: listings.length, of: (sign) => counted.get(sign) ?? 0 };
}

function count(counted: Map<string, number>, signs: readonly string[]): void {
  for (const sign of signs) counted.set(sign, (counted.get(sign) ?? 0) + 1);
}

/** A sign in more than one of so many listings brings no candidates: it says too little. */
const commonAbove = 12;
/** So many occurrences of signs are looked up for one listing, however many listings there are. */
const lookedUpMost = 1500;
/** Of the same kind in the same area so many of the newest are compared in any case. */
export const inAreaMost = 60;

/**
 * The signs by which candidates for a listing are looked up: those that tell something, the rarest
 * first. The one rule for the look-up in SQL and for all at once here.
 */
export function lookUpSigns(signs: readonly string[], counts: Counts): readonly string[] {
  let left = lookedUpMost;
  return signs
    .filter((sign) => counts.of(sign) * commonAbove <= counts.listings + 250)
    .sort((a, b) => counts.of(a) - counts.of(b) || (a < b ? -1 : 1))
    .filter((sign) => {
      left -= counts.of(sign);
      return left >= 0;
    });
}

/**
 * All pairs worth keeping: the best of each need and the best of each offer, the better first. By
 * inverted lists, so that only pairs that share a telling sign, or stand in the same area with few such
 * pairs, are compared.
 */
export function matchAll(
  needs: readonly Comparable[],
  offers: readonly Comparable[],
): readonly Pair[] {
  return [...matchInSteps(needs, offers)].flat().sort(byPoints);
}

/** So many listings are counted, or given back with their pairs, in one step. */
const listingsPerStep = 100;

/**
 * The same in steps of some milliseconds each, in no order; most steps give no pairs yet. Between two
 * steps whoever runs it can let others in, so that a page does not wait for twenty thousand listings.
 */
export function* matchInSteps(
  needs: readonly Comparable[],
  offers: readonly Comparable[],
): Generator<readonly Pair[], void> {
  const counted = new Map<string, number>();
  const counts = {
    listings: needs.length + offers.length,
    of: (sign: string) => counted.get(sign) ?? 0,
  };
  const lists = new Map<string, number[]>();
  for (const [turn, { signs }] of needs.entries()) {
    count(counted, signs);
    if (turn % listingsPerStep === 0) yield [];
  }
  for (const [index, { signs }] of offers.entries()) {
    count(counted, signs);
    for (const sign of signs) {
      const list = lists.get(sign);
      if (list) list.push(index);
      else lists.set(sign, [index]);
    }
    if (index % listingsPerStep === 0) yield [];
  }
  const inArea = newestInArea(offers);
  const best = new Best(keptPerListing);
  const seen = new Int32Array(offers.length).fill(-1);
  for (const [turn, need] of needs.entries()) {
    const compare = (index: number) => {
      if (seen[index] === turn) return;
      seen[index] = turn;
      const offer = offers[index];
      const scored = offer && score(need, offer, counts);
      if (scored && scored.points >= leastPoints)
        best.add({ needId: need.id, offerId: offer.id, ...scored });
    };
    for (const sign of lookUpSigns(need.signs, counts)) lists.get(sign)?.forEach(compare);
    inArea.get(bucketOf(need))?.forEach(compare);
    yield [];
  }
  yield* best.inSteps();
}

function newestInArea(offers: readonly Comparable[]): ReadonlyMap<string, readonly number[]> {
  const buckets = new Map<string, number[]>();
  const newest = offers.map((offer, index) => ({ offer, index }));
  newest.sort((a, b) => compare(b.offer.id, a.offer.id));
  for (const { offer, index } of newest) {
    const bucket = buckets.get(bucketOf(offer)) ?? [];
    if (bucket.length === 0) buckets.set(bucketOf(offer), bucket);
    if (bucket.length < inAreaMost) bucket.push(index);
  }
  return buckets;
}

function bucketOf({ kind, areaId }: Comparable): string {
  return `${kind} ${areaId ?? ""}`;
}

/** The best pairs of each need and of each offer. */
class Best {
  readonly #most: number;
  readonly #lists = new Map<string, Pair[]>();
  constructor(most: number) {
    this.#most = most;
  }
  add(pair: Pair): void {
    for (const id of [pair.needId, pair.offerId]) {
      const list = this.#lists.get(id) ?? [];
      if (list.length === 0) this.#lists.set(id, list);
      const last = list.at(-1);
      if (list.length >= this.#most && last && byPoints(last, pair) <= 0) continue;
      const at = list.findIndex((other) => byPoints(pair, other) < 0);
      list.splice(at === -1 ? list.length : at, 0, pair);
      if (list.length > this.#most) list.pop();
    }
  }
  /** Each pair once, though it is among the best of both its need and its offer. */
  *inSteps(): Generator<readonly Pair[], void> {
    let step: Pair[] = [];
    let lists = 0;
    for (const [id, list] of this.#lists) {
      // What is in the list of the need was given with it.
      for (const pair of list)
        if (pair.needId === id || !this.#lists.get(pair.needId)?.includes(pair)) step.push(pair);
      lists++;
      if (lists % listingsPerStep === 0) {
        yield step;
        step = [];
      }
    }
    yield step;
  }
}
