import { dateText, euroText, hoursText, listText, numberText } from "#lib/format.ts";
import { wordsIn } from "#lib/stems.ts";
import type { Language } from "#lib/texts.ts";
import type { Reasons } from "../model/matching.ts";
import { signsOfWord } from "../model/signs.ts";
import type { Listing } from "../model.ts";
import { texts } from "../texts.ts";

/** Amounts, days, places and reasons in words. */

/** The days of the week in these bits, Monday first. */
export function daysIn(bits: number, language: Language): string {
  const names = texts[language].days.filter((_, index) => (bits & (1 << index)) !== 0);
  return listText(names, language);
}

/** How much it is; undefined where no amount was said. */
export function amountText(listing: Listing, language: Language): string | undefined {
  const { amountCents, minutes, quantity, unit, rhythm } = listing;
  if (amountCents !== null) return euroText(amountCents, language);
  if (minutes !== null) {
    const time = hoursText(minutes, language);
    return rhythm === "weekly" ? texts[language].amount.perWeek(time) : time;
  }
  return quantity === null ? undefined : `${numberText(quantity, language)} ${unit}`.trim();
}

export function whenText(listing: Listing, language: Language): string {
  const t = texts[language].amount;
  return [
    t[listing.rhythm],
    ...(listing.weekdays === 0 ? [] : [t.onDays(daysIn(listing.weekdays, language))]),
    ...(listing.fromOn ? [t.from(dateText(listing.fromOn, language))] : []),
    ...(listing.untilOn ? [t.until(dateText(listing.untilOn, language))] : []),
  ].join(", ");
}

export function whereText(
  listing: Listing,
  areas: ReadonlyMap<string, string>,
  language: Language,
): string {
  const t = texts[language].amount;
  const place = (listing.areaId && areas.get(listing.areaId)) || t.everywhere;
  return listing.reachM === null
    ? place
    : `${place}, ${t.within(kilometres(listing.reachM, language))}`;
}

function kilometres(metres: number, language: Language): string {
  const tenths = String(Math.round(metres / 100) / 10);
  return language === "nl" ? tenths.replace(".", ",") : tenths;
}

/** Why a pair was suggested: one line for each ground that gives points. */
export function reasonsText(
  { kind, words, place, time, skill, amount }: Reasons,
  need: Listing,
  offer: Listing,
  language: Language,
): readonly string[] {
  const { reasons: t, kinds } = texts[language];
  const same = wordsBehind(words.shared, need, offer);
  return [
    kind.isSame ? t.sameKind(kinds[need.kind]) : t.kinKind(kinds[need.kind], kinds[offer.kind]),
    place.is === "metres" ? t.metres(distanceText(place.metres ?? 0, language)) : t.place[place.is],
    time.is === "sameDays" ? t.sameDays(daysIn(time.days, language)) : t.time[time.is],
    ...(same.equal.length > 0 ? [t.words(same.equal.join(", "))] : []),
    ...(same.kindred.length > 0 ? [t.kindred(same.kindred.join(", "))] : []),
    ...(skill.points > 0 ? [t.skill] : []),
    ...(amount.is === "unsaid" ? [] : [t[amount.is]]),
  ].filter((line) => line !== "");
}

function distanceText(metres: number, language: Language): string {
  return metres < 1000 ? `${Math.max(metres, 100)} m` : `${kilometres(metres, language)} km`;
}

const shownWords = 4;

/** The words of both listings behind the signs they share: equal ones, and kindred pairs. */
function wordsBehind(signs: readonly string[], need: Listing, offer: Listing) {
  const own = textOf(need);
  const other = textOf(offer);
  const equal = new Set<string>();
  const kindred = new Set<string>();
  const isStem = (sign: string) => !sign.startsWith("=") && !sign.startsWith("^");
  for (const sign of signs.filter(isStem)) {
    const mine = own.get(sign);
    if (mine) equal.add(mine);
  }
  for (const sign of signs.filter((one) => !isStem(one))) {
    const [mine, theirs] = [own.get(sign), other.get(sign)];
    // What is the same word is said already.
    if (mine && theirs && mine !== theirs && !equal.has(mine)) kindred.add(`${mine} – ${theirs}`);
  }
  return {
    equal: [...equal].slice(0, shownWords),
    kindred: [...kindred].slice(0, shownWords - 1),
  };
}

/** The first word that gives each sign. */
function textOf({ title, what, skills }: Listing): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const word of wordsIn([title, what, ...skills].join(" ")))
    for (const sign of signsOfWord(word)) if (!found.has(sign)) found.set(sign, word);
  return found;
}
