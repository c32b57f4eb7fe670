import { z } from "zod";
import { addDays, type LocalDate, localDate } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { type Cents, type Minutes, parseEuros, parseMinutes } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";
import { type Comparable, listingKinds, rhythms } from "./model/matching.ts";
import { signsOf } from "./model/signs.ts";

/**
 * What people need and offer, and two who meet over it (atlas A8: the marktmeester forges the links).
 * A need or an offer is public; who meets whom is not.
 */

export const sides = ["need", "offer"] as const;
export type Side = (typeof sides)[number];

export const listingStates = ["open", "met", "withdrawn", "expired"] as const;
export type ListingState = (typeof listingStates)[number];

/** A need or an offer. */
export interface Listing extends Lapsing<ListingState>, Comparable {
  readonly number: string;
  readonly side: Side;
  readonly title: string;
  readonly what: string;
  /** Of room and goods: how many, of what. */
  readonly quantity: number | null;
  readonly unit: string;
  readonly skills: readonly string[];
  /** The thing it is for: an initiative, a work, an undertaking, a signal, … */
  readonly about: { readonly kind: string; readonly id: string } | null;
  readonly memberId: string;
  readonly organizationId: string | null;
  readonly charterVersion: number;
  readonly placedAt: Date;
  readonly changedAt: Date;
}

export const introductionStates = [
  "proposed",
  "made",
  "asked",
  "closed",
  "declined",
  "withdrawn",
  "expired",
  "gone",
] as const;
export type IntroductionState = (typeof introductionStates)[number];

export const parts = ["asker", "giver"] as const;
export type Part = (typeof parts)[number];

/** Two who may meet. Nobody but the two, and who proposed it, knows of it. */
export interface Introduction extends Lapsing<IntroductionState> {
  readonly id: string;
  readonly needId: string | null;
  readonly offerId: string | null;
  readonly askerId: string;
  readonly giverId: string;
  /** One of the two, or the market master. */
  readonly proposerId: string;
  readonly words: string;
  readonly charterVersion: number;
  readonly proposedAt: Date;
  readonly madeAt: Date | null;
}

/** The yes of one of the two. The contact is there from both yeses until it is over. */
export interface Agreement {
  readonly part: Part;
  readonly contact: string | null;
  readonly at: Date;
}

export const workedAnswers = ["yes", "partly", "no"] as const;
export type Worked = (typeof workedAnswers)[number];

export interface Outcome {
  readonly part: Part;
  readonly worked: Worked;
  /** Public, by name; empty: none. */
  readonly thanks: string;
  readonly at: Date;
}

/** What one of the two is told by mail. */
export const noticeKinds = ["proposed", "made", "off", "gone", "expired", "asked"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const marketClauses = {
  openWeeks: clause({
    key: "market.openWeeks",
    name: {
      nl: "Hoe lang een vraag of aanbod blijft staan",
      en: "How long a need or offer stands",
    },
    schema: z.int().min(2).max(104),
    unit: "weeks",
    standard: 26,
    meaning: {
      nl: (weeks) =>
        `Een vraag of aanbod blijft ten hoogste ${weeks} weken staan. Wie wil, zet het daarna opnieuw open.`,
      en: (weeks) =>
        `A need or an offer stands for at most ${weeks} weeks. Whoever wants to opens it again after that.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  answerDays: clause({
    key: "market.answerDays",
    name: { nl: "Antwoord op een kennismaking", en: "Answering an introduction" },
    schema: z.int().min(3).max(60),
    unit: "days",
    standard: 14,
    meaning: {
      nl: (days) =>
        `Wie aan een ander wordt voorgesteld, zegt binnen ${days} dagen ja of nee. Anders vervalt het.`,
      en: (days) =>
        `Whoever is introduced to somebody says yes or no within ${days} days. Otherwise it lapses.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  askAfterDays: clause({
    key: "market.askAfterDays",
    name: { nl: "Vragen of het iets werd", en: "Asking whether it worked out" },
    schema: z.int().min(3).max(90),
    unit: "days",
    standard: 21,
    meaning: {
      nl: (days) =>
        `${days} dagen na een kennismaking vraagt Meent beiden één keer of het iets werd.`,
      en: (days) =>
        `${days} days after an introduction Meent asks both once whether it worked out.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
};

/** After the question whether it worked out, contacts are taken out when so many days have passed. */
export const answerOutcomeDays = 28;
/** So many proposals of one person may wait for an answer at a time. */
export const openProposalsMost = 20;

/* Input ------------------------------------------------------------------------------------------- */

export const marketFieldErrors = [
  "side_missing",
  "kind_missing",
  "title_missing",
  "too_long",
  "amount_wrong",
  "hours_wrong",
  "quantity_wrong",
  "date_wrong",
  "days_wrong",
  "point_wrong",
  "reach_wrong",
  "skills_too_many",
  "contact_missing",
  "contact_wrong",
  "worked_missing",
] as const;
export type MarketFieldError = (typeof marketFieldErrors)[number];

function say(error: MarketFieldError): { error: MarketFieldError } {
  return { error };
}

/** What was typed, read by `parse`; nothing typed is nothing said. */
function typed<Value>(
  parse: (text: string) => Result<Value, string>,
  error: MarketFieldError,
  read: z.ZodType<Value>,
) {
  const written = z.string().transform((text, issue): Value | null => {
    if (text.trim() === "") return null;
    const parsed = parse(text);
    if (parsed.ok && read.safeParse(parsed.value).success) return parsed.value;
    issue.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
  return z.union([read, written], say(error)).nullable().default(null);
}

const day = z
  .union([z.literal("").transform(() => null), z.iso.date(say("date_wrong"))], say("date_wrong"))
  .nullable()
  .default(null);

const orNull = z
  .union([z.literal("").transform(() => null), z.uuid()])
  .nullable()
  .default(null);

/** A point in thousandths of a degree. */
const point = z.object({
  latitude: z.int().min(-90_000).max(90_000),
  longitude: z.int().min(-180_000).max(180_000),
});

/** `52.871, 6.512`, as maps give it; rounded to a thousandth of a degree. */
function parsePoint(text: string): Result<z.output<typeof point>, "point_wrong"> {
  const [north = "", east = "", more] = text.replaceAll(/[,;]/g, " ").trim().split(/\s+/);
  if (!/^-?\d{1,2}(?:\.\d+)?$/.test(north) || !/^-?\d{1,3}(?:\.\d+)?$/.test(east))
    return refuse("point_wrong");
  if (more !== undefined) return refuse("point_wrong");
  return ok({
    latitude: Math.round(Number(north) * 1000),
    longitude: Math.round(Number(east) * 1000),
  });
}

/** Kilometres as typed, `2,5`; metres. */
function parseReach(text: string): Result<number, "reach_wrong"> {
  const found = /^(\d{1,3}(?:[.,]\d)?)\s?(?:km)?$/i.exec(text.trim());
  return found?.[1]
    ? ok(Math.round(Number(found[1].replace(",", ".")) * 1000))
    : refuse("reach_wrong");
}

function parseQuantity(text: string): Result<number, "quantity_wrong"> {
  return /^\s*\d{1,6}\s*$/.test(text) ? ok(Number(text)) : refuse("quantity_wrong");
}

const skills = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[,;\n]/))])
  .default([])
  .transform((all) => [...new Set(all.map((one) => one.trim()).filter((one) => one !== ""))])
  .pipe(z.array(z.string().max(40, say("too_long"))).max(8, say("skills_too_many")));

/** Days of the week, 1 for Monday, as a list or as one text. */
const weekdays = z
  .union([
    z.array(z.coerce.number()),
    z.string().transform((text) => (text.match(/[1-7]/g) ?? []).map(Number)),
  ])
  .default([])
  .pipe(z.array(z.int().min(1, say("days_wrong")).max(7, say("days_wrong"))))
  .transform((days) => days.reduce((bits, one) => bits | (1 << (one - 1)), 0));

/** What a need or an offer says, as a person writes it. */
export const telling = z.object({
  kind: z.enum(listingKinds, say("kind_missing")),
  title: z
    .string(say("title_missing"))
    .trim()
    .min(3, say("title_missing"))
    .max(120, say("too_long")),
  what: z.string().trim().max(1000, say("too_long")).default(""),
  amount: typed<Cents>(parseEuros, "amount_wrong", z.bigint().min(1n).max(100_000_000_000n)),
  hours: typed<Minutes>(parseMinutes, "hours_wrong", z.int().min(1).max(6_000_000)),
  quantity: typed<number>(parseQuantity, "quantity_wrong", z.int().min(1).max(100_000)),
  unit: z.string().trim().max(40, say("too_long")).default(""),
  fromOn: day,
  untilOn: day,
  rhythm: z.enum(rhythms).default("once"),
  weekdays,
  areaId: orNull,
  point: typed(parsePoint, "point_wrong", point),
  reach: typed<number>(parseReach, "reach_wrong", z.int().min(100).max(200_000)),
  skills,
});
export type Telling = z.output<typeof telling>;

export const placing = telling.extend({
  side: z.enum(sides, say("side_missing")),
  aboutKind: z
    .string()
    .regex(/^([a-z][a-zA-Z]{1,40})?$/)
    .default(""),
  aboutId: orNull,
  organizationId: orNull,
});
export type Placing = z.output<typeof placing>;

export const ofListing = z.object({ listingId: z.uuid() });
export const changing = telling.extend(ofListing.shape);

/**
 * Whether somebody can be reached so, as far as can be seen: an address of mail is whole, and so is a
 * number. Whoever has neither writes a place and a time, and that is taken as it stands.
 */
export function isReachable(typed: string): boolean {
  if (typed.includes("@"))
    return typed
      .split(/[\s,;()<>]+/)
      .some((word) => /^[^@]+@[^@.]+(\.[^@.]+)*\.[^@.]{2,}$/.test(word.replace(/\.$/, "")));
  if (/\p{L}/u.test(typed)) return true;
  const digits = typed.replace(/\D/g, "");
  return /^0[1-9]/.test(digits) ? digits.length === 10 : digits.length >= 8 && digits.length <= 17;
}

const contact = z
  .string(say("contact_missing"))
  .trim()
  .min(3, say("contact_missing"))
  .max(300, say("too_long"))
  .refine(isReachable, say("contact_wrong"));
const words = z.string().trim().max(500, say("too_long")).default("");

export const ofPair = z.object({ needId: z.uuid(), offerId: z.uuid() });
export const introducing = ofPair.extend({ words });
/** One's own listing is left out where one has none: then it is about the other's alone. */
export const askingToMeet = z.object({ needId: orNull, offerId: orNull, contact, words });
export const ofIntroduction = z.object({ introductionId: z.uuid() });
export const agreeing = ofIntroduction.extend({ contact });
export const sayingHow = ofIntroduction.extend({
  worked: z.enum(workedAnswers, say("worked_missing")),
  thanks: words,
  /** The asker closes her need with it. */
  isMet: z.enum(["yes", ""]).default(""),
});

/* Decisions on listings --------------------------------------------------------------------------- */

export type MarketRefusal =
  | "until_has_passed"
  | "until_before_from"
  | "area_unknown"
  | "subject_unknown"
  | "organization_not_yours"
  | "listing_not_yours"
  | "listing_unknown"
  | "listing_gone"
  | "listing_is_open"
  | "not_a_pair"
  | "kinds_do_not_go_together"
  | "yourself"
  | "proposed_already"
  | "not_again"
  | "too_many_open"
  | "introduction_over"
  | "not_one_of_the_two"
  | "agreed_already"
  | "not_yours_to_withdraw"
  | "not_met_yet"
  | "said_already"
  | "not_your_need"
  | "notice_told";

type Amounts = Pick<Listing, "amountCents" | "minutes" | "quantity" | "unit">;

/** Of a kind only its own amount counts: what was typed at another kind is let go. */
export function amountsOf({ kind, amount, hours, quantity, unit }: Telling): Amounts {
  const none = { amountCents: null, minutes: null, quantity: null, unit: "" };
  switch (kind) {
    case "money":
      return { ...none, amountCents: amount };
    case "hours":
    case "skill":
      return { ...none, minutes: hours };
    case "room":
    case "goods":
      return { ...none, quantity, unit: quantity === null ? "" : unit };
  }
}

/** What is written of a listing, made of what a person typed. */
export function toldOf(said: Telling) {
  return {
    kind: said.kind,
    title: said.title,
    what: said.what,
    ...amountsOf(said),
    fromOn: said.fromOn,
    untilOn: said.untilOn,
    rhythm: said.rhythm,
    weekdays: said.weekdays,
    areaId: said.areaId,
    latitude: said.point?.latitude ?? null,
    longitude: said.point?.longitude ?? null,
    reachM: said.reach,
    skills: said.skills,
    signs: signsOf(said.title, said.what, ...said.skills),
    skillSigns: signsOf(...said.skills).slice(0, 100),
  };
}

/** Whether the days make sense today. */
export function decideDays(
  { fromOn, untilOn }: Pick<Telling, "fromOn" | "untilOn">,
  today: LocalDate,
): Result<null, MarketRefusal> {
  if (untilOn !== null && untilOn < today) return refuse("until_has_passed");
  return fromOn !== null && untilOn !== null && untilOn < fromOn
    ? refuse("until_before_from")
    : ok(null);
}

type Next<State> = {
  readonly state: State;
  readonly lapsesAt: Date | null;
  readonly lapsesTo: State | null;
};

/** Open until its own last day, at most as long as the charter says. */
export function nextOfOpen(
  { untilOn }: Pick<Listing, "untilOn">,
  charter: Charter,
  today: LocalDate,
): Next<ListingState> {
  const longest = addDays(today, 7 * charter.value(marketClauses.openWeeks));
  const last = untilOn !== null && untilOn < longest ? untilOn : longest;
  return { state: "open", lapsesAt: lapseInstant(last), lapsesTo: "expired" };
}

export function overListing(state: Exclude<ListingState, "open">): Next<ListingState> {
  return { state, lapsesAt: null, lapsesTo: null };
}

/** Whether one acts for a listing: who placed it, or belongs to the organisation it was placed for. */
export function isOurs(
  listing: Pick<Listing, "memberId" | "organizationId">,
  memberId: string,
  organizationIds: readonly string[],
): boolean {
  return (
    listing.memberId === memberId ||
    (listing.organizationId !== null && organizationIds.includes(listing.organizationId))
  );
}

/* Decisions on introductions ---------------------------------------------------------------------- */

/** What stands in the way of introducing these two now. */
export function decidePair(
  need: Listing | undefined,
  offer: Listing | undefined,
): Result<null, MarketRefusal> {
  if ((need && need.side !== "need") || (offer && offer.side !== "offer"))
    return refuse("not_a_pair");
  if (!need && !offer) return refuse("listing_unknown");
  if ([need, offer].some((one) => one && one.state !== "open")) return refuse("listing_gone");
  return ok(null);
}

/** The last day on which both can still say yes. */
export function nextOfProposed(charter: Charter, today: LocalDate): Next<IntroductionState> {
  const days = charter.value(marketClauses.answerDays);
  return {
    state: "proposed",
    lapsesAt: lapseInstant(endOfTerm(today, { days })),
    lapsesTo: "expired",
  };
}

/** Made: both know how to reach one another. After a while they are asked how it went. */
export function nextOfMade(charter: Charter, today: LocalDate): Next<IntroductionState> {
  const days = charter.value(marketClauses.askAfterDays);
  return { state: "made", lapsesAt: lapseInstant(addDays(today, days)), lapsesTo: "asked" };
}

/** Asked how it went: when nobody says more, it is closed and the contacts are taken out. */
export function nextOfAsked(at: Date): Next<IntroductionState> {
  const last = addDays(localDate(at), answerOutcomeDays);
  return { state: "asked", lapsesAt: lapseInstant(last), lapsesTo: "closed" };
}

export function overIntroduction(
  state: "closed" | "declined" | "withdrawn" | "expired" | "gone",
): Next<IntroductionState> {
  return { state, lapsesAt: null, lapsesTo: null };
}

export function isMade({ state }: Pick<Introduction, "state">): boolean {
  return state === "made" || state === "asked" || state === "closed";
}

/** As whom somebody takes part in it; undefined for all others. */
export function partOf(
  { askerId, giverId }: Pick<Introduction, "askerId" | "giverId">,
  memberId: string,
): Part | undefined {
  if (memberId === askerId) return "asker";
  return memberId === giverId ? "giver" : undefined;
}

export function otherPart(part: Part): Part {
  return part === "asker" ? "giver" : "asker";
}

/** Whether this one may say yes now. */
export function decideYes(
  introduction: Introduction,
  part: Part | undefined,
  agreements: readonly Agreement[],
): Result<Part, MarketRefusal> {
  if (!part) return refuse("not_one_of_the_two");
  if (introduction.state === "gone") return refuse("listing_gone");
  if (introduction.state !== "proposed") return refuse("introduction_over");
  return agreements.some((one) => one.part === part) ? refuse("agreed_already") : ok(part);
}

/** Whether this one may say no: as long as they have not met. No reason is asked. */
export function decideNo(
  introduction: Introduction,
  part: Part | undefined,
): Result<Part, MarketRefusal> {
  if (!part) return refuse("not_one_of_the_two");
  return introduction.state === "proposed" ? ok(part) : refuse("introduction_over");
}

/** Whether this one may say how it went. */
export function decideOutcome(
  introduction: Introduction,
  part: Part | undefined,
  outcomes: readonly Outcome[],
): Result<Part, MarketRefusal> {
  if (!part) return refuse("not_one_of_the_two");
  if (!isMade(introduction)) return refuse("not_met_yet");
  return outcomes.some((one) => one.part === part) ? refuse("said_already") : ok(part);
}
