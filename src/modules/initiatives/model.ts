import { z } from "zod";
import { type Charter, clause } from "#lib/clause.ts";
import { euroText } from "#lib/format.ts";
import { decideSeats, type Seat, type Side, seat, seatsOf, sides } from "#lib/governance.ts";
import { type Cents, euros, type Minutes, parseEuros, parseMinutes } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Role, servingRoles } from "#lib/roles.ts";

/**
 * Initiatives: something people make for the public good, side by side whoever they are (essay,
 * chapter 3: platforms for public value, plural in form and norm). No ranking and no scores.
 */

export const phases = ["idea", "beginning", "running", "resting", "done"] as const;
export type Phase = (typeof phases)[number];

/** The three public values of the essay, and what people add in words of their own. */
export const valueKinds = ["access", "support", "direction", "other"] as const;
export type ValueKind = (typeof valueKinds)[number];

/** Whether anybody earns from it: nobody, not from public money, or also from public money. */
export const incomes = ["none", "private", "public"] as const;
export type Income = (typeof incomes)[number];

/** A place on earth, in degrees (WGS 84), to four decimals: ten metres. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** What its makers write of it; a change of any of these is a new version. */
export interface InitiativeWords {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  /** Null: of the whole community. */
  readonly areaId: string | null;
  readonly place: string;
  readonly point: Point | null;
  /** Which public values it makes, in its own words; empty: not this one. */
  readonly values: Readonly<Record<ValueKind, string>>;
  /** To which norms it keeps itself. */
  readonly norms: string;
  readonly income: Income;
  /** Who earns what, for what; never empty where public money is earned. */
  readonly incomeWords: string;
  readonly incomePerHourCents: Cents | null;
}

export interface Initiative extends InitiativeWords {
  readonly id: string;
  readonly number: string;
  readonly phase: Phase;
  readonly state: "draft" | "public";
  readonly makerId: string;
  /** The organisation its maker began it for; null: herself. */
  readonly organizationId: string | null;
  /** The initiative it began from, if any. */
  readonly originId: string | null;
  /** Of a draft: when it was public last, if ever. */
  readonly publishedAt: Date | null;
  readonly madeAt: Date;
  readonly changedBy: string;
  readonly changedAt: Date;
  /** When anything happened on it last. */
  readonly activeAt: Date;
  /** Counts each change of its words, from 1. */
  readonly version: number;
  /** How many votes make a yes; null while nobody told who has the say. */
  readonly votesNeeded: number | null;
  /** Who may write here: its maker first, then to whom she gave the pen. */
  readonly penIds: readonly string[];
  /** An initiative has no term: nothing of it changes by time alone. */
  readonly lapsesAt: null;
  readonly lapsesTo: null;
}

export const meansKinds = ["money", "hours", "room", "goods", "skill"] as const;
export type MeansKind = (typeof meansKinds)[number];

/** One thing it has, and who carries it; of which side of the triangle. */
export type Means = {
  readonly carrier: string;
  readonly side: Side;
  /** Beside money and hours it may stay empty; of the rest it says what. */
  readonly words: string;
} & (
  | { readonly kind: "money"; readonly amountCents: Cents }
  | { readonly kind: "hours"; readonly minutes: Minutes }
  | { readonly kind: "room" | "goods" | "skill" }
);

export const partyKinds = ["resident", "organization", "official"] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Who makes it together; shown once both said yes, and until it ends. */
export interface Party {
  readonly id: string;
  readonly initiativeId: string;
  readonly kind: PartyKind;
  readonly memberId: string | null;
  readonly organizationId: string | null;
  /** What she does in it. */
  readonly role: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** The initiative's yes. */
  readonly welcomedAt: Date | null;
  /** Her own yes; for an organisation by somebody who may act for it. */
  readonly joinedAt: Date | null;
  readonly joinedBy: string | null;
  readonly endedAt: Date | null;
}

/** Its maker asks somebody to take the whole of it over. */
export interface Handover {
  readonly initiativeId: string;
  readonly toId: string;
  readonly offeredBy: string;
  readonly offeredAt: Date;
}

/** What an initiative belongs with. */
export const linkKinds = [
  "work",
  "undertaking",
  "deal",
  "challenge",
  "signal",
  "coalition",
] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface Link {
  readonly initiativeId: string;
  readonly kind: LinkKind;
  readonly subjectId: string;
  readonly byId: string;
  readonly at: Date;
}

/** How it goes, told by who makes it. */
export interface Post {
  readonly id: string;
  readonly initiativeId: string;
  readonly memberId: string;
  readonly words: string;
  readonly at: Date;
}

/** Who thanks whom for what, in public. */
export interface Thanks {
  readonly id: string;
  readonly initiativeId: string;
  readonly memberId: string;
  readonly organizationId: string | null;
  readonly toName: string;
  readonly toMemberId: string | null;
  readonly words: string;
  readonly at: Date;
}

/** Somebody known here who stands for it by name. */
export interface Godparent {
  readonly id: string;
  readonly initiativeId: string;
  readonly memberId: string;
  readonly knownAs: string;
  readonly words: string;
  readonly at: Date;
  readonly endedAt: Date | null;
}

export const meansMost = 20;
export const seatsMost = 12;

export const initiativeClauses = {
  earning: clause({
    key: "initiative.earning",
    name: { nl: "Inkomen uit publiek werk", en: "Income from public work" },
    schema: z.enum(["yes", "costsOnly"]),
    standard: "yes",
    meaning: {
      nl: (value) =>
        value === "yes"
          ? "Wie publiek werk doet, mag er inkomen aan ontlenen, ook van publiek geld. Wie, hoeveel en waarvoor is dan openbaar."
          : "Van publiek geld betalen wij alleen kosten. Wie publiek werk doet, heeft er geen inkomen van.",
      en: (value) =>
        value === "yes"
          ? "Whoever does public work may earn from it, also from public money. Who, how much and for what is then public."
          : "With public money we pay costs only. Whoever does public work has no income from it.",
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
    words: {
      yes: { nl: "Ja, ook van publiek geld", en: "Yes, also from public money" },
      costsOnly: { nl: "Alleen kosten", en: "Costs only" },
    },
  }),
  perHourMostEuros: clause({
    key: "initiative.perHourMostEuros",
    name: { nl: "Hoogste uurloon van publiek geld", en: "Highest hourly rate of public money" },
    schema: z.int().min(15).max(250),
    unit: "euros",
    standard: 75,
    meaning: {
      nl: (amount) =>
        `Wie inkomen heeft van publiek geld, rekent ten hoogste ${euroText(euros(amount), "nl")} per uur.`,
      en: (amount) =>
        `Whoever earns from public money asks at most ${euroText(euros(amount), "en")} an hour.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
};

/* Input ------------------------------------------------------------------------------------------ */

export const initiativeFieldErrors = [
  "title_missing",
  "title_no_letters",
  "what_missing",
  "too_long",
  "point_wrong",
  "phase_missing",
  "income_missing",
  "income_words_missing",
  "amount_wrong",
  "hours_wrong",
  "photo_alt_missing",
  "photo_alt_too_long",
  "photo_gone",
  "means_kind_missing",
  "means_words_missing",
  "carrier_missing",
  "side_missing",
  "seat_without_holder",
  "votes_not_a_number",
  "votes_needed_missing",
  "party_missing",
  "body_too_long",
  "words_missing",
  "to_missing",
  "known_as_missing",
] as const;
export type InitiativeFieldError = (typeof initiativeFieldErrors)[number];

function say(error: InitiativeFieldError): { error: InitiativeFieldError } {
  return { error };
}

/** Counts letters as PostgreSQL does: an emoji is one, though JavaScript counts two. */
const lettersIn = (text: string) => [...text].length;

const atMost = (most: number) =>
  z
    .string()
    .trim()
    .refine((text) => lettersIn(text) <= most, say("too_long"));

const words = (missing: InitiativeFieldError, least: number, most: number) =>
  z
    .string(say(missing))
    .trim()
    .refine((text) => lettersIn(text) >= least, say(missing))
    .refine((text) => lettersIn(text) <= most, say("too_long"));

const optional = (most: number) => atMost(most).default("");

const orNull = z
  .union([z.literal("").transform(() => null), z.uuid()])
  .nullable()
  .default(null);

const nothing = z.literal("").transform(() => null);

/** As maps on the web give it: `52.7012, 6.1934`. A program sends an object. */
const point = z
  .union(
    [
      nothing,
      z.object({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      }),
      z.string().transform((typed, issue): Point => {
        const found = /^\s*(-?\d{1,2}(?:\.\d+)?)[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(typed);
        const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])];
        if (found && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
          return { latitude, longitude };
        issue.addIssue({ code: "custom", message: say("point_wrong").error });
        return z.NEVER;
      }),
    ],
    say("point_wrong"),
  )
  .nullable()
  .transform(
    (given) => given && { latitude: toTen(given.latitude), longitude: toTen(given.longitude) },
  )
  .default(null);

/** Ten metres: enough to find it, not the door of somebody's house. */
function toTen(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

const money = z
  .union([nothing, z.bigint().min(1n), z.string()], say("amount_wrong"))
  .nullable()
  .transform((typed, issue): Cents | null => {
    if (typeof typed !== "string") return typed;
    const parsed = parseEuros(typed);
    if (parsed.ok && parsed.value > 0n) return parsed.value;
    issue.addIssue({ code: "custom", message: say("amount_wrong").error });
    return z.NEVER;
  })
  .default(null);

const hours = z
  .union([nothing, z.int().min(1), z.string()], say("hours_wrong"))
  .nullable()
  .transform((typed, issue): Minutes | null => {
    if (typeof typed !== "string") return typed;
    const parsed = parseMinutes(typed);
    if (parsed.ok && parsed.value > 0) return parsed.value;
    issue.addIssue({ code: "custom", message: say("hours_wrong").error });
    return z.NEVER;
  })
  .default(null);

/** What people write of an initiative; all but a title and what it is may stay empty. */
const written = {
  title: words("title_missing", 3, 120).refine(
    // It is read aloud, found and filed by its title: a row of pictures is none.
    (text) => (text.match(/\p{L}/gu)?.length ?? 0) > 1,
    say("title_no_letters"),
  ),
  what: words("what_missing", 10, 4000),
  why: optional(4000),
  areaId: orNull,
  place: optional(120),
  point,
  valueAccess: optional(500),
  valueSupport: optional(500),
  valueDirection: optional(500),
  valueOther: optional(500),
  norms: optional(1000),
  income: z.enum(incomes, say("income_missing")).default("none"),
  incomeWords: optional(500),
  incomePerHour: money,
};

/** Who earns public money says who, how much and for what. */
function holdIncome(
  given: { readonly income: Income; readonly incomeWords: string },
  issue: z.core.$RefinementCtx,
): void {
  if (given.income === "public" && lettersIn(given.incomeWords) < 2)
    issue.addIssue({
      code: "custom",
      path: ["incomeWords"],
      message: say("income_words_missing").error,
    });
}

/** A photo always says what is on it. */
export const tellPhoto = {
  photo: z
    .union([nothing, z.uuid(say("photo_gone"))])
    .nullable()
    .default(null),
  photoAlt: z
    .string()
    .trim()
    .refine((text) => lettersIn(text) <= 300, say("photo_alt_too_long"))
    .default(""),
};

function holdPhoto(
  given: { readonly photo: string | null; readonly photoAlt: string },
  issue: z.core.$RefinementCtx,
): void {
  if (given.photo !== null && lettersIn(given.photoAlt) < 2)
    issue.addIssue({ code: "custom", path: ["photoAlt"], message: say("photo_alt_missing").error });
}

export const starting = z
  .object({
    ...written,
    ...tellPhoto,
    phase: z.enum(phases, say("phase_missing")).default("idea"),
    /** For which organisation; null: for oneself. */
    organizationId: orNull,
    /** The initiative it begins from. */
    originId: orNull,
    /** The signal it begins from; it is linked at once. */
    signalId: orNull,
  })
  .superRefine(holdIncome)
  .superRefine(holdPhoto);

export const ofInitiative = z.object({ initiativeId: z.uuid() });

export const editing = z
  .object({
    ...ofInitiative.shape,
    /** The version that was read before writing; a later one is never written over. */
    version: z.coerce.number().int().min(1),
    ...written,
    ...tellPhoto,
    /** Takes off the photo that is there; a new one takes its place anyway. */
    removePhoto: z
      .union([
        z.boolean(),
        z.literal("").transform(() => false),
        z.literal("yes").transform(() => true),
      ])
      .default(false),
  })
  .superRefine(holdIncome)
  .superRefine(holdPhoto);
export type Edit = z.output<typeof editing>;

export const changingPhase = ofInitiative.extend({ phase: z.enum(phases, say("phase_missing")) });

const meansRow = z
  .object({
    kind: z.union([z.literal(""), z.enum(meansKinds)]).default(""),
    money,
    hours,
    words: optional(200),
    carrier: optional(120),
    side: z.union([z.literal(""), z.enum(sides)]).default(""),
  })
  .superRefine((row, issue) => {
    const wrong = (path: string, error: InitiativeFieldError) =>
      issue.addIssue({ code: "custom", path: [path], message: say(error).error });
    if (isEmptyMeans(row)) return;
    if (row.kind === "") wrong("kind", "means_kind_missing");
    else if (row.kind === "money" && row.money === null) wrong("money", "amount_wrong");
    else if (row.kind === "hours" && row.hours === null) wrong("hours", "hours_wrong");
    else if (!["money", "hours"].includes(row.kind) && lettersIn(row.words) < 2)
      wrong("words", "means_words_missing");
    if (lettersIn(row.carrier) < 2) wrong("carrier", "carrier_missing");
    else if (row.side === "") wrong("side", "side_missing");
  });
export type MeansRow = z.output<typeof meansRow>;

/** A row of the form that was left open is nothing. */
function isEmptyMeans(row: Omit<MeansRow, "side">): boolean {
  return (
    row.money === null &&
    row.hours === null &&
    row.kind === "" &&
    row.words === "" &&
    row.carrier === ""
  );
}

export const settingMeans = ofInitiative.extend({
  version: z.coerce.number().int().min(1),
  means: z.array(meansRow).max(meansMost).default([]),
});

export const settingSay = ofInitiative.extend({
  version: z.coerce.number().int().min(1),
  seats: z.array(seat).max(seatsMost).default([]),
  votesNeeded: z.coerce
    .number(say("votes_needed_missing"))
    .int(say("votes_needed_missing"))
    .min(1, say("votes_needed_missing"))
    .max(12_000, say("votes_needed_missing")),
});

export const ofPen = ofInitiative.extend({ memberId: z.uuid(say("party_missing")) });

export const invitingParty = ofInitiative.extend({
  kind: z.enum(partyKinds, say("party_missing")),
  memberId: orNull,
  organizationId: orNull,
  role: optional(200),
});

export const joining = ofInitiative.extend({
  kind: z.enum(partyKinds, say("party_missing")).default("resident"),
  /** For which organisation; null: oneself. */
  organizationId: orNull,
  role: optional(200),
});

export const ofParty = ofInitiative.extend({ partyId: z.uuid() });

export const linking = ofInitiative.extend({
  kind: z.enum(linkKinds),
  subjectId: z.uuid(),
});

export const posting = z
  .object({ ...ofInitiative.shape, words: words("words_missing", 2, 4000), ...tellPhoto })
  .superRefine(holdPhoto);

export const thanking = ofInitiative.extend({
  /** Whom, in words: `de buren van de Brink`. */
  toName: words("to_missing", 2, 120),
  toMemberId: orNull,
  organizationId: orNull,
  words: words("words_missing", 2, 1000),
});

export const standing = ofInitiative.extend({
  knownAs: words("known_as_missing", 2, 120),
  words: words("words_missing", 2, 1000),
});

/* Decisions -------------------------------------------------------------------------------------- */

export type InitiativeRefusal =
  | "area_unknown"
  | "organization_not_yours"
  | "organization_unknown"
  | "origin_unknown"
  | "signal_unknown"
  | "income_not_by_charter"
  | "income_above_charter"
  | "changed_meanwhile"
  | "is_public"
  | "is_draft"
  | "phase_is_that"
  | "seats_missing"
  | "votes_never_enough"
  | "person_unknown"
  | "pen_is_hers"
  | "pen_not_hers"
  | "heir_without_pen"
  | "heir_asked_before"
  | "not_offered"
  | "organization_not_hers"
  | "not_an_official"
  | "party_is_in"
  | "party_unknown"
  | "party_not_yours"
  | "not_asked_for"
  | "link_unknown"
  | "linked_before"
  | "not_the_makers"
  | "thanks_yourself"
  | "stands_already"
  | "stands_for_own"
  | "stands_by_pseudonym"
  | "stands_not";

/** Whether she may write here: she made it, or was given the pen. */
export function hasPen({ penIds }: Pick<Initiative, "penIds">, memberId: string): boolean {
  return penIds.includes(memberId);
}

export function isPublic({ state }: Pick<Initiative, "state">): boolean {
  return state === "public";
}

/** What the words say of values, under the names of the model. */
export function wordsOf(
  given: Omit<Edit, "initiativeId" | "version" | "photo" | "photoAlt" | "removePhoto">,
): InitiativeWords {
  const { income } = given;
  return {
    title: given.title,
    what: given.what,
    why: given.why,
    areaId: given.areaId,
    place: given.place,
    point: given.point,
    values: {
      access: given.valueAccess,
      support: given.valueSupport,
      direction: given.valueDirection,
      other: given.valueOther,
    },
    norms: given.norms,
    income,
    incomeWords: income === "none" ? "" : given.incomeWords,
    incomePerHourCents: income === "public" ? given.incomePerHour : null,
  };
}

/** Whether what it says of income is within the charter. */
export function decideIncome(
  { income, incomePerHourCents }: Pick<InitiativeWords, "income" | "incomePerHourCents">,
  charter: Charter,
): Result<null, "income_not_by_charter" | "income_above_charter"> {
  if (income !== "public") return ok(null);
  if (charter.value(initiativeClauses.earning) === "costsOnly")
    return refuse("income_not_by_charter");
  const most = euros(charter.value(initiativeClauses.perHourMostEuros));
  return incomePerHourCents !== null && incomePerHourCents > most
    ? refuse("income_above_charter")
    : ok(null);
}

/** Two who write at once lose nothing: the second sees what the first wrote, and writes again. */
export function decideVersion(
  { version }: Pick<Initiative, "version">,
  read: number,
): Result<number, "changed_meanwhile"> {
  return read === version ? ok(version + 1) : refuse("changed_meanwhile");
}

/** The rows that were filled in. */
export function meansOf(rows: readonly MeansRow[]): readonly Means[] {
  return rows.flatMap((row): Means[] => {
    const { kind, carrier, side, words: said } = row;
    if (isEmptyMeans(row) || kind === "" || side === "") return [];
    const common = { carrier, side, words: said };
    switch (kind) {
      case "money":
        return row.money === null ? [] : [{ ...common, kind, amountCents: row.money }];
      case "hours":
        return row.hours === null ? [] : [{ ...common, kind, minutes: row.hours }];
      default:
        return [{ ...common, kind }];
    }
  });
}

/** Who has the say is whole: somebody sits there, and together they can reach a yes. */
export function decideSay(
  given: Pick<z.output<typeof settingSay>, "seats" | "votesNeeded">,
): Result<readonly Seat[], "seats_missing" | "votes_never_enough"> {
  return decideSeats(seatsOf(given.seats), given.votesNeeded);
}

/** Money and hours of all together, and what is neither. */
export function totalsOf(means: readonly Means[]): { cents: Cents; minutes: Minutes } {
  let cents = 0n;
  let minutes = 0;
  for (const one of means) {
    if (one.kind === "money") cents += one.amountCents;
    if (one.kind === "hours") minutes += one.minutes;
  }
  return { cents, minutes };
}

/** Whether everybody sees her among those who make it. */
export function isShown(party: Pick<Party, "welcomedAt" | "joinedAt" | "endedAt">): boolean {
  return party.welcomedAt !== null && party.joinedAt !== null && party.endedAt === null;
}

/** To whom its maker offers the whole of it: she writes here already, and one is asked at a time. */
export function decideHeir(
  initiative: Pick<Initiative, "penIds" | "makerId">,
  before: Handover | undefined,
  memberId: string,
): Result<null, InitiativeRefusal> {
  if (before) return refuse("heir_asked_before");
  return hasPen(initiative, memberId) && memberId !== initiative.makerId
    ? ok(null)
    : refuse("heir_without_pen");
}

/** The open place of this person or organisation, if she has one. */
export function placeOf(
  parties: readonly Party[],
  who: { readonly memberId: string } | { readonly organizationId: string },
): Party | undefined {
  return parties.find(
    (party) =>
      party.endedAt === null &&
      ("memberId" in who
        ? party.memberId === who.memberId
        : party.organizationId === who.organizationId),
  );
}

/** An official takes part as one; that is for who serves the community now. */
export function isOfficial(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => servingRoles.some((serving) => serving === role));
}

/** Whether somebody may tell how it goes: who writes here, or one of those who make it. */
export function mayPost(
  initiative: Pick<Initiative, "penIds">,
  parties: readonly Party[],
  memberId: string,
): boolean {
  return (
    hasPen(initiative, memberId) ||
    parties.some((party) => isShown(party) && [party.memberId, party.joinedBy].includes(memberId))
  );
}

/** Whether somebody can stand for it: it is all there to read, not her own, and she appears by name. */
export function decideStanding(
  initiative: Pick<Initiative, "state" | "makerId">,
  who: { readonly memberId: string; readonly isPseudonym: boolean },
  godparents: readonly Godparent[],
): Result<null, InitiativeRefusal> {
  if (!isPublic(initiative)) return refuse("is_draft");
  if (initiative.makerId === who.memberId) return refuse("stands_for_own");
  if (who.isPseudonym) return refuse("stands_by_pseudonym");
  return standsFor(godparents, who.memberId) ? refuse("stands_already") : ok(null);
}

/** The standing of this member, while it lasts. */
export function standsFor(
  godparents: readonly Godparent[],
  memberId: string,
): Godparent | undefined {
  return godparents.find((one) => one.memberId === memberId && one.endedAt === null);
}

/** What of an edit differs from what stands now, by field: shown side by side when two wrote at once. */
export function changesIn(
  now: InitiativeWords,
  typed: InitiativeWords,
): readonly (keyof InitiativeWords)[] {
  const keys = Object.keys(typed) as (keyof InitiativeWords)[];
  const told = (value: unknown) =>
    JSON.stringify(value, (_, one) => (typeof one === "bigint" ? `${one}` : one));
  return keys.filter((key) => told(now[key]) !== told(typed[key]));
}
