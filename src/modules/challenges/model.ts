import { z } from "zod";
import { addDays, daysBetween, localDate } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import { isDue, type Lapsing } from "#lib/lapse.ts";
import { type Cents, parseEuros } from "#lib/money.ts";
import { onBehalf } from "#lib/on-behalf.ts";
import { type Powers, powerOf } from "#lib/powers.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
  endOfTerm,
  extendTerm,
  inForceByLaw,
  lapseInstant,
  objectionEnd,
  shiftForSuspension,
} from "#lib/terms.ts";
import type { Language } from "#lib/texts.ts";

/** The life of a challenge (design 5). */
export const challengeStates = [
  "draft",
  "filed",
  "inDecision",
  "accepted",
  "acceptedBySilence",
  "refused",
  "objected",
  "impasse",
  "withdrawn",
  "agreed",
  "running",
  "handedBack",
  "closed",
] as const;
export type ChallengeState = (typeof challengeStates)[number];

/** What silence rests on: the council's ordinance (Awb 4:20b), the executive's own word, or nothing yet. */
export const silenceBases = ["ordinance", "selfBinding", "none"] as const;
export type SilenceBasis = (typeof silenceBases)[number];

/** The closed list of grounds; the form has no "other" (research on the practice, 1.6). */
export const refusalGrounds = [
  "exclusivePower",
  "lawConflict",
  "continuityOrSafety",
  "costAboveCap",
  "rightsOfOthers",
  "noLocalAnchoring",
  "taskEnds",
  "runningContract",
  "integrity",
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

/**
 * Grounds that only a charter gives: demands a community makes of who takes over (research on the
 * practice, 1.6). The others rest on the law or on the facts, and stand without one.
 */
export const charterGrounds: readonly RefusalGround[] = ["costAboveCap", "noLocalAnchoring"];

/** What the party tells; two answers at filing, the rest completed together. */
export interface Plan {
  readonly why: string;
  readonly cooperation: string;
  readonly experience: string;
  readonly support: string;
  readonly costs: string;
  readonly quality: string;
  readonly protection: string;
  readonly yearlyCents: Cents;
  readonly years: number;
  readonly startsOn: string;
}

export interface Challenge extends Lapsing<ChallengeState> {
  readonly id: string;
  /** Null while it is a draft: what is not filed has no number. */
  readonly number: string | null;
  readonly workId: string;
  readonly areaId: string;
  readonly partyMemberId: string;
  readonly partyOrganizationId: string | null;
  readonly plan: Plan;
  readonly charterVersion: number;
  readonly term: Term | null;
  readonly helpingOfficialId: string | null;
  readonly completedAt: Date | null;
  readonly decidedAt: Date | null;
  /** The day a yes is in force: on the third day after the term by ordinance, else at once. */
  readonly inForceOn: string | null;
  readonly refusal: Refusal | null;
  readonly objection: Objection | null;
  /** When no agreement came, and until when the council has to say its word. */
  readonly impasse: { readonly on: string; readonly endsOn: string } | null;
  /** That the party is gone, as its helping official said. */
  readonly departure: {
    readonly reason: string;
    readonly on: string;
    readonly until: string;
  } | null;
  /** Why an official took it back for a party that was gone; null where the party did. */
  readonly withdrawnReason: string | null;
}

/** The clock that runs against the institution, with the rules it began under. */
export interface Term {
  readonly filedAt: Date;
  readonly filedOn: string;
  readonly weeks: number;
  readonly endsOn: string;
  readonly extension: { readonly weeks: number; readonly reason: string } | null;
  /** The one question that stopped the clock. */
  readonly question: Question | null;
  readonly silence: Silence;
}

/** What happens when nobody decides, and on which ground; shown beforehand. */
export interface Silence {
  readonly basis: SilenceBasis;
  /** Why silence is no yes here although there is a basis. */
  readonly bar: "aboveGate" | null;
}

/** The clock stands still from the question until its answer, or until the day it was due. */
export interface Question {
  readonly text: string;
  readonly askedOn: string;
  readonly dueOn: string;
  readonly answer: { readonly text: string; readonly on: string } | null;
}

export interface Refusal {
  readonly ground: RefusalGround;
  /** What the executive answered to the ground's own questions, by their names. */
  readonly answers: Readonly<Record<string, string>>;
  readonly reason: string;
  /** What would make it a yes; null while it is still to come, until `counterOfferDueOn`. */
  readonly counterOffer: string | null;
  /** What the counter-offer changes in the plan, beside its words. */
  readonly offered: Offered;
  /** When the party took the counter-offer; from then on it is part of the plan. */
  readonly offerTakenAt: Date | null;
  readonly counterOfferDueOn: string | null;
  /** The last day to object (Awb 6:7); null where the route knows no objection. */
  readonly objectBy: string | null;
}

/** What a counter-offer changes in the plan; null stays as the party wrote it. */
export interface Offered {
  readonly yearlyCents: Cents | null;
  readonly years: number | null;
  readonly startsOn: string | null;
}

export interface Objection {
  readonly reason: string;
  readonly on: string;
  /** The last day on which the executive decides on it. */
  readonly endsOn: string;
}

const silenceValue = z.discriminatedUnion("basis", [
  z.object({ basis: z.literal("none") }),
  z.object({
    basis: z.literal("selfBinding"),
    title: z.string().min(4).max(160),
    decidedOn: z.iso.date(),
  }),
  z.object({
    basis: z.literal("ordinance"),
    title: z.string().min(4).max(160),
    article: z.string().min(1).max(20),
    /** The ordinance's number in the national register (CVDR). */
    cvdrId: z.string().regex(/^CVDR[0-9]+$/),
  }),
]);
type SilenceValue = z.output<typeof silenceValue>;

export const challengeClauses = {
  decisionWeeks: clause({
    key: "challenge.decisionWeeks",
    name: { nl: "Beslistermijn", en: "Decision term" },
    schema: z.int().min(1).max(52),
    unit: "weeks",
    standard: 8,
    meaning: {
      nl: (weeks) => `Het college beslist binnen ${weeks} weken over een uitdaging.`,
      en: (weeks) => `The executive decides on a challenge within ${weeks} weeks.`,
    },
    source: {
      nl: "Awb artikel 4:13 (langer dan 8 weken: alleen in een verordening)",
      en: "Awb article 4:13 (longer than 8 weeks: only by ordinance)",
    },
    limit: {
      nl: "Awb artikel 4:13, en de langste termijn die een verordening kent (Amsterdam, 52 weken)",
      en: "Awb article 4:13, and the longest term an ordinance knows (Amsterdam, 52 weeks)",
    },
  }),
  extendOnceWeeks: clause({
    key: "challenge.extendOnceWeeks",
    name: { nl: "Uitstel van de beslissing", en: "Extension of the decision" },
    schema: z.int().min(0).max(26),
    unit: "weeks",
    standard: 4,
    meaning: {
      nl: (weeks) =>
        weeks === 0
          ? "Het college mag de beslissing niet uitstellen."
          : `Het college mag één keer ${weeks} weken extra nemen. Het zegt dat op tijd, met een reden.`,
      en: (weeks) =>
        weeks === 0
          ? "The executive may not postpone its decision."
          : `The executive may take ${weeks} weeks more, once. It says so in time, with a reason.`,
    },
    source: {
      nl: "De verordening; vergelijk Awb artikel 4:71 (4 weken, en één keer 4 weken)",
      en: "The ordinance; compare Awb article 4:71 (4 weeks, and 4 more once)",
    },
  }),
  acknowledgeDays: clause({
    key: "challenge.acknowledgeDays",
    name: { nl: "Eerste hulp bij een uitdaging", en: "First help with a challenge" },
    schema: z.int().min(1).max(14),
    unit: "days",
    standard: 5,
    meaning: {
      nl: (days) => `Wie een plan indient, hoort binnen ${days} dagen wie er helpt.`,
      en: (days) => `Whoever files a plan hears within ${days} days who helps.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  completeWeeks: clause({
    key: "challenge.completeWeeks",
    name: { nl: "Tijd voor een antwoord op de vraag", en: "Time to answer the question" },
    schema: z.int().min(1).max(4),
    unit: "weeks",
    standard: 2,
    meaning: {
      nl: (weeks) =>
        `De gemeente mag de klok één keer stilzetten, met één vraag. De uitdager heeft ${weeks} weken voor het antwoord.`,
      en: (weeks) =>
        `The municipality may stop the clock once, with one question. The challenger has ${weeks} weeks to answer.`,
    },
    source: { nl: "Awb artikel 4:5 en 4:15", en: "Awb articles 4:5 and 4:15" },
  }),
  counterOfferDays: clause({
    key: "challenge.counterOfferDays",
    name: { nl: "Tegenaanbod", en: "Counter-offer" },
    schema: z.int().min(0).max(28),
    unit: "days",
    standard: 14,
    meaning: {
      nl: (days) =>
        `Bij een nee hoort een tegenaanbod, meteen of binnen ${days} dagen. Komt het niet, dan staat dat in het openbaar.`,
      en: (days) =>
        `A no comes with a counter-offer, at once or within ${days} days. When it does not come, that is public.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.3; beleid van Meent",
      en: "Essay Nieuw Publiek Werken, 4.3; policy of Meent",
    },
  }),
  shareDays: clause({
    key: "challenge.shareDays",
    name: { nl: "Kunt u het samen: dagen", en: "Can you both: days" },
    schema: z.int().min(3).max(28),
    unit: "days",
    standard: 14,
    meaning: {
      nl: (days) =>
        `Willen meer mensen hetzelfde werk doen? Dan vraagt de gemeente binnen ${days} dagen: kunt u het samen? De uitdagers antwoorden binnen ${days} dagen.`,
      en: (days) =>
        `Do several people want the same work? Then the municipality asks within ${days} days: can you both? The challengers answer within ${days} days.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.3; beleid van Meent",
      en: "Essay Nieuw Publiek Werken, 4.3; policy of Meent",
    },
  }),
  objectionWeeks: clause({
    key: "objection.decisionWeeks",
    name: { nl: "Beslissing op bezwaar", en: "Decision on an objection" },
    schema: z.int().min(1).max(18),
    unit: "weeks",
    standard: 6,
    meaning: {
      nl: (weeks) =>
        `Over een bezwaar beslist het college binnen ${weeks} weken. Anders is er een impasse.`,
      en: (weeks) =>
        `The executive decides on an objection within ${weeks} weeks. Otherwise there is an impasse.`,
    },
    source: { nl: "Awb artikel 7:10", en: "Awb article 7:10" },
  }),
  impasseWeeks: clause({
    key: "impasse.weeks",
    name: { nl: "Laatste woord van de raad", en: "Final say of the council" },
    schema: z.int().min(1).max(26),
    unit: "weeks",
    standard: 12,
    meaning: {
      nl: (weeks) => `Bij een impasse heeft de raad het laatste woord, binnen ${weeks} weken.`,
      en: (weeks) => `In an impasse the council has the final say, within ${weeks} weeks.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.3 (van primaat naar ultimaat)",
      en: "Essay Nieuw Publiek Werken, 4.3 (from primacy to final say)",
    },
  }),
  silence: clause<SilenceValue>({
    key: "challenge.silence",
    name: { nl: "Als het college niets zegt", en: "When the executive says nothing" },
    schema: silenceValue,
    standard: { basis: "none" },
    meaning: {
      nl: (silence) =>
        silence.basis === "none"
          ? "Zegt het college niets, dan komt dat in het openbaar logboek en is er een impasse."
          : `Zegt het college niets, dan is de uitdaging aanvaard (${sourceOf(silence, "nl")}).`,
      en: (silence) =>
        silence.basis === "none"
          ? "When the executive says nothing, that is published and there is an impasse."
          : `When the executive says nothing, the challenge is accepted (${sourceOf(silence, "en")}).`,
    },
    source: {
      nl: "Awb artikel 4:20a en 4:20b, of een besluit van het college",
      en: "Awb articles 4:20a and 4:20b, or a decision of the executive",
    },
    words: {
      none: { nl: "Er is nog niets afgesproken", en: "Nothing is agreed yet" },
      selfBinding: {
        nl: "Stilte is een ja, want het college beloofde dat",
        en: "Silence is a yes, for the executive promised so",
      },
      ordinance: {
        nl: "Stilte is een ja, want de verordening van de raad zegt dat",
        en: "Silence is a yes, for the council’s ordinance says so",
      },
      title: {
        nl: "Naam van de verordening of het besluit",
        en: "Name of the ordinance or decision",
      },
      article: { nl: "Artikel", en: "Article" },
      cvdrId: {
        nl: "Nummer in het landelijk register, dat begint met CVDR",
        en: "Number in the national register, which begins with CVDR",
      },
      decidedOn: { nl: "Dag van het besluit", en: "Day of the decision" },
    },
    promisedBy: ({ basis }) =>
      basis === "ordinance" ? "council" : basis === "selfBinding" ? "executive" : null,
  }),
};

/** The article or decision that silence rests on under a charter, in words; empty for none. */
export function silenceSource(charter: Charter, language: Language): string {
  return sourceOf(charter.value(challengeClauses.silence), language);
}

function sourceOf(silence: SilenceValue, language: Language): string {
  switch (silence.basis) {
    case "none":
      return "";
    case "selfBinding":
      return silence.title;
    case "ordinance":
      return language === "nl"
        ? `artikel ${silence.article} van de ${silence.title}`
        : `article ${silence.article} of the ${silence.title}`;
  }
}

/** What will happen at silence, told before anything is filed. */
export function silenceFor(charter: Charter, totalCents: Cents, gateCents: Cents): Silence {
  const value = charter.value(challengeClauses.silence);
  const isBarred = value.basis !== "none" && totalCents > gateCents;
  return {
    basis: value.basis,
    bar: isBarred ? "aboveGate" : null,
  };
}

/** Whether nobody's answer is a yes here. */
export function isSilenceYes(silence: Silence): boolean {
  return silence.basis !== "none" && silence.bar === null;
}

/** The plan as a counter-offer would make it. */
export function planWith(plan: Plan, { yearlyCents, years, startsOn }: Offered): Plan {
  return {
    ...plan,
    yearlyCents: yearlyCents ?? plan.yearlyCents,
    years: years ?? plan.years,
    startsOn: startsOn ?? plan.startsOn,
  };
}

/** The plan as it was agreed: with the counter-offer, once that was taken. */
export function agreedPlan({ plan, refusal }: Pick<Challenge, "plan" | "refusal">): Plan {
  return refusal?.offerTakenAt ? planWith(plan, refusal.offered) : plan;
}

/** Amount of a plan over its whole term, in cents. */
export function totalCents(plan: Pick<Plan, "yearlyCents" | "years">): Cents {
  return plan.yearlyCents * BigInt(plan.years);
}

/* Input ---------------------------------------------------------------------------------------- */

export const fieldErrors = [
  "why_missing",
  "why_too_long",
  "cooperation_missing",
  "cooperation_too_long",
  "amount_missing",
  "amount_not_a_number",
  "amount_too_high",
  "years_missing",
  "date_missing",
  "answer_missing",
  "answer_too_long",
  "reason_missing",
  "reason_too_long",
  "counter_offer_missing",
  "ground_missing",
  "choice_missing",
  "reply_missing",
  "reply_too_long",
  "question_missing",
  "objection_missing",
  "ground_answer_missing",
  "division_missing",
  "way_missing",
  "departure_missing",
  "successor_missing",
] as const;
export type FieldError = (typeof fieldErrors)[number];

/** Holds a schema's message to the list above, so that its sentence cannot be missing. */
function say(error: FieldError): { error: FieldError } {
  return { error };
}

const why = z
  .string(say("why_missing"))
  .trim()
  .min(10, say("why_missing"))
  .max(4000, say("why_too_long"));
const cooperation = z
  .string(say("cooperation_missing"))
  .trim()
  .min(10, say("cooperation_missing"))
  .max(4000, say("cooperation_too_long"));
const answer = z
  .string(say("answer_missing"))
  .trim()
  .min(2, say("answer_missing"))
  .max(4000, say("answer_too_long"));
const highestCents = 10_000_000_000n;

/** Euros as people type them, in cents; a program may send cents as a bigint. */
const money = z.union([z.bigint(), z.string()], say("amount_missing")).transform(readAmount);

function readAmount(typed: bigint | string, issue: z.RefinementCtx): Cents {
  const cents = typeof typed === "bigint" ? ok(typed) : centsOf(typed);
  const decision = cents.ok ? decideAmount(cents.value) : cents;
  if (decision.ok) return decision.value;
  issue.addIssue({ code: "custom", message: decision.refusal });
  return z.NEVER;
}

function centsOf(typed: string): Result<Cents, FieldError> {
  if (typed.trim() === "") return refuse("amount_missing");
  const parsed = parseEuros(typed);
  return parsed.ok ? parsed : refuse("amount_not_a_number");
}

function decideAmount(cents: Cents): Result<Cents, FieldError> {
  if (cents < 0n) return refuse("amount_not_a_number");
  return cents > highestCents ? refuse("amount_too_high") : ok(cents);
}

const empty = z.literal("").transform(() => null);
const years = z.coerce
  .number(say("years_missing"))
  .int(say("years_missing"))
  .min(1, say("years_missing"))
  .max(10, say("years_missing"));

/** What a counter-offer changes in the plan, named as the plan names it; empty: as in the plan. */
export const offeredTerms = {
  yearlyAmount: z
    .union([z.null(), z.bigint(), z.string()], say("amount_missing"))
    .default(null)
    .transform((typed, issue) =>
      typed === null || typed === "" ? null : readAmount(typed, issue),
    ),
  years: z.union([empty, z.null(), years], say("years_missing")).default(null),
  startsOn: z
    .union([empty, z.null(), z.iso.date(say("date_missing"))], say("date_missing"))
    .default(null),
};

interface OfferedTerms {
  readonly yearlyAmount: Cents | null;
  readonly years: number | null;
  readonly startsOn: string | null;
}

/** Whoever names other terms says in words why: they are no offer by themselves. */
function saysItsTerms(given: OfferedTerms & { readonly counterOffer: string | null }): boolean {
  const { counterOffer, yearlyAmount, startsOn } = given;
  return (
    counterOffer !== null || (yearlyAmount === null && given.years === null && startsOn === null)
  );
}

export const drafting = z.object({
  /** Present when an existing draft is changed. */
  challengeId: z.uuid().optional(),
  workId: z.uuid(),
  /** Empty: the member herself. */
  organizationId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  why,
  cooperation,
  yearlyAmount: money,
  years,
  startsOn: z.iso.date(say("date_missing")),
  onBehalf: onBehalf.optional(),
});

export const filing = z.object({ challengeId: z.uuid() });

export const completing = z.object({
  challengeId: z.uuid(),
  why,
  experience: answer,
  support: answer,
  costs: answer,
  cooperation,
  quality: answer,
  protection: answer,
});

export const extending = z.object({
  challengeId: z.uuid(),
  reason: z
    .string(say("reason_missing"))
    .trim()
    .min(20, say("reason_missing"))
    .max(2000, say("reason_too_long")),
});

export const deciding = z.discriminatedUnion(
  "decision",
  [
    z.object({ challengeId: z.uuid(), decision: z.literal("accept") }),
    z
      .object({
        challengeId: z.uuid(),
        decision: z.literal("refuse"),
        ground: z.enum(refusalGrounds, say("ground_missing")),
        reason: z
          .string(say("reason_missing"))
          .trim()
          .min(20, say("reason_missing"))
          .max(4000, say("reason_too_long")),
        /** Empty: it is still to come, within the charter's days. */
        counterOffer: z
          .string()
          .trim()
          .max(4000, say("reason_too_long"))
          .refine((text) => text === "" || text.length >= 20, say("counter_offer_missing"))
          .transform((text) => text || null)
          .default(null),
        ...offeredTerms,
        /** Answers to the ground's own questions, by their names. */
        answers: z.record(z.string().max(40), z.string().trim().max(1000)).default({}),
      })
      .refine(saysItsTerms, { ...say("counter_offer_missing"), path: ["counterOffer"] }),
  ],
  say("choice_missing"),
);

const words = (missing: FieldError, least = 20) =>
  z.string(say(missing)).trim().min(least, say(missing)).max(4000, say("answer_too_long"));

export const asking = z.object({ challengeId: z.uuid(), question: words("question_missing", 10) });

export const answering = z.object({ challengeId: z.uuid(), answer: words("answer_missing", 2) });

export const offering = z.object({
  challengeId: z.uuid(),
  counterOffer: words("counter_offer_missing"),
  ...offeredTerms,
});

export const objecting = z.object({ challengeId: z.uuid(), reason: words("objection_missing") });

/** Ways to share one work between challengers. */
export const sharedWays = ["area", "group", "choice"] as const;
/** The same, or the reason why it cannot be shared, which is the municipality's to say. */
export const divisionWays = [...sharedWays, "indivisible"] as const;
export type DivisionWay = (typeof divisionWays)[number];

export const sharing = z.object({
  challengeId: z.uuid(),
  way: z.enum(sharedWays, say("way_missing")),
  body: words("division_missing"),
});

export const dividing = z.object({
  challengeId: z.uuid(),
  way: z.enum(divisionWays, say("way_missing")),
  body: words("division_missing"),
});

export const agreeing = z.object({
  challengeId: z.uuid(),
  divisionId: z.uuid(),
  agrees: z.enum(["yes", "no"], say("choice_missing")),
});

export const replying = z.object({
  challengeId: z.uuid(),
  entryNumber: z.coerce.number().int().positive(),
  body: z
    .string(say("reply_missing"))
    .trim()
    .min(2, say("reply_missing"))
    .max(2000, say("reply_too_long")),
});

/* Decisions ------------------------------------------------------------------------------------ */

export type ChallengeRefusal =
  | "municipality_absent"
  | "work_unknown"
  | "work_is_reserved"
  | "organization_not_yours"
  | "starts_before_contract_ends"
  | "starts_in_the_past"
  | "too_many_years"
  | "challenge_exists"
  | "not_a_draft"
  | "term_has_passed"
  | "already_decided"
  | "not_completed"
  | "extended_before"
  | "no_extension"
  | "cannot_be_completed_now"
  | "cannot_be_withdrawn_now"
  | "helped_already"
  | "not_a_decision"
  | "replied_before"
  | "asked_before"
  | "no_open_question"
  | "no_refusal"
  | "counter_offer_given"
  | "no_counter_offer_yet"
  | "objection_too_late"
  | "objected_before"
  | "no_objection_here"
  | "objection_open"
  | "ask_both_first"
  | "nobody_else"
  | "answered_before"
  | "share_ended"
  | "departure_said_before"
  | "departure_not_said"
  | "party_may_still_answer"
  | "successor_unknown"
  | "successor_is_party"
  | "successor_has_one"
  | "nothing_offered"
  | "not_the_party"
  | "undertaking_has_ended"
  | "extension_lapsed"
  | "extension_replaced"
  | "ground_lapsed"
  | "offer_due_at_once"
  | GroundRefusal;

/** A ground that its own answers do not bear. */
export type GroundRefusal = "ground_unanswered" | "ground_contradicted";

/** Whether this work may be taken over on these terms from this day on. */
export function decidePlan(
  plan: Pick<Plan, "startsOn" | "years">,
  work: { readonly reserved: unknown; readonly contractEndsOn: string | null },
  maxYears: number,
  today: string,
): Result<null, ChallengeRefusal> {
  if (work.reserved !== null) return refuse("work_is_reserved");
  if (plan.years > maxYears) return refuse("too_many_years");
  if (plan.startsOn <= today) return refuse("starts_in_the_past");
  if (work.contractEndsOn !== null && plan.startsOn <= work.contractEndsOn)
    return refuse("starts_before_contract_ends");
  return ok(null);
}

/** What the named terms change in a plan; what is the same is no change. */
export function changesOf(
  { yearlyAmount, years, startsOn }: OfferedTerms,
  plan: Pick<Plan, "yearlyCents" | "years" | "startsOn">,
): Offered {
  return {
    yearlyCents: yearlyAmount === plan.yearlyCents ? null : yearlyAmount,
    years: years === plan.years ? null : years,
    startsOn: startsOn === plan.startsOn ? null : startsOn,
  };
}

/** What a counter-offer may change, within the bounds of a plan; only what it names is checked. */
export function decideOffered(
  given: OfferedTerms,
  plan: Plan,
  work: { readonly contractEndsOn: string | null },
  maxYears: number,
  today: string,
): Result<Offered, ChallengeRefusal> {
  const offered = changesOf(given, plan);
  const { years, startsOn } = offered;
  if (years !== null && years > maxYears) return refuse("too_many_years");
  if (startsOn !== null && startsOn <= today) return refuse("starts_in_the_past");
  if (startsOn !== null && work.contractEndsOn !== null && startsOn <= work.contractEndsOn)
    return refuse("starts_before_contract_ends");
  return ok(offered);
}

/** The term of a challenge filed at `now`: from the day after, by the Algemene termijnenwet. */
export function termFrom(charter: Charter, now: Date, silence: Silence): Term {
  const filedOn = localDate(now);
  const weeks = charter.value(challengeClauses.decisionWeeks);
  return {
    filedAt: now,
    filedOn,
    weeks,
    endsOn: endOfTerm(filedOn, { weeks }),
    extension: null,
    question: null,
    silence,
  };
}

/**
 * How many days the clock stands still for a question: from the day after it was asked, without
 * the day of the answer; unanswered, up to and including the day it was due (Awb 4:15).
 */
export function daysStoodStill({ askedOn, dueOn, answer }: Question): number {
  return answer ? Math.max(daysBetween(askedOn, answer.on) - 1, 0) : daysBetween(askedOn, dueOn);
}

/** The last day of the term with all that moved it: the stop first, then the extension. */
export function endOf(term: Omit<Term, "endsOn">): string {
  const base = term.question
    ? shiftForSuspension(term.filedOn, { weeks: term.weeks }, daysStoodStill(term.question))
    : endOfTerm(term.filedOn, { weeks: term.weeks });
  return term.extension ? extendTerm(base, { weeks: term.extension.weeks }) : base;
}

/** Whether the clock stands still on this day: a question is open and not yet due. */
export function isStopped(term: Term, today: string): boolean {
  const { question } = term;
  return question !== null && question.answer === null && today <= question.dueOn;
}

/** One written question stops the clock, once at most (design 5; Awb 4:5, 4:15). */
export function decideQuestion(
  challenge: Challenge,
  charter: Charter,
  question: string,
  today: string,
): Result<Term, ChallengeRefusal> {
  const { term } = challenge;
  if (challenge.state === "acceptedBySilence" || challenge.state === "impasse")
    return refuse("term_has_passed");
  if (term === null || (challenge.state !== "filed" && challenge.state !== "inDecision"))
    return refuse("already_decided");
  if (term.question !== null) return refuse("asked_before");
  const dueOn = endOfTerm(today, { weeks: charter.value(challengeClauses.completeWeeks) });
  const stopped = { ...term, question: { text: question, askedOn: today, dueOn, answer: null } };
  return ok({ ...stopped, endsOn: endOf(stopped) });
}

/** The party's answer starts the clock again. */
export function decideQuestionAnswer(
  { term }: Challenge,
  text: string,
  today: string,
): Result<Term, ChallengeRefusal> {
  if (term === null || term.question === null || !isStopped(term, today))
    return refuse("no_open_question");
  const answered = { ...term, question: { ...term.question, answer: { text, on: today } } };
  return ok({ ...answered, endsOn: endOf(answered) });
}

/** What the clock does at the end of the term. */
export function lapseOf(term: Term): Pick<Challenge, "lapsesAt" | "lapsesTo"> {
  return {
    lapsesAt: lapseInstant(term.endsOn),
    lapsesTo: isSilenceYes(term.silence) ? "acceptedBySilence" : "impasse",
  };
}

/** When a yes by silence is in force: by ordinance the third day after the term, else at once. */
export function silenceInForceOn(term: Term): string {
  return term.silence.basis === "ordinance" ? inForceByLaw(term.endsOn) : addDays(term.endsOn, 1);
}

/**
 * Whether the executive may still answer. A yes may come at any time; a no only when the plan was
 * completed together, for help comes before judgement. After the term what silence brought holds.
 */
export function decideAnswer(
  challenge: Challenge,
  decision: "accept" | "refuse",
): Result<null, ChallengeRefusal> {
  switch (challenge.state) {
    case "inDecision":
    case "objected":
      return ok(null);
    case "filed":
      return decision === "accept" ? ok(null) : refuse("not_completed");
    case "acceptedBySilence":
    case "impasse":
      return refuse("term_has_passed");
    default:
      return refuse("already_decided");
  }
}

/** For how long the executive may still extend a term: none once the charter gives it no more. */
export function extensionWeeks(charter: Charter, powers: Powers): number {
  return powerOf(charter, powers, challengeClauses.extendOnceWeeks);
}

/** Why there is no extension: the charter never gave it, or what it gave has stopped. */
function noExtension(charter: Charter, powers: Powers): ChallengeRefusal {
  if (charter.value(challengeClauses.extendOnceWeeks) === 0) return "no_extension";
  return powers.kind === "none" ? "extension_lapsed" : "extension_replaced";
}

/** The grounds on which the executive may still say no. */
export function groundsUnder(powers: Powers): readonly RefusalGround[] {
  return powers.kind === "none"
    ? refusalGrounds.filter((ground) => !charterGrounds.includes(ground))
    : refusalGrounds;
}

/**
 * What a no still may be when the charter it rests on lapsed: not on a ground that only the charter
 * gave, and not without what would make it a yes.
 */
export function decideNo(
  powers: Powers,
  given: Pick<Refusal, "ground" | "counterOffer">,
  before: Refusal | null,
): Result<null, ChallengeRefusal> {
  if (powers.kind !== "none") return ok(null);
  if (!groundsUnder(powers).includes(given.ground)) return refuse("ground_lapsed");
  const offer = given.counterOffer ?? before?.counterOffer ?? null;
  return offer === null ? refuse("offer_due_at_once") : ok(null);
}

/** A term is extended once, before it ends, with a reason (by the ordinance; compare Awb 4:71). */
export function decideExtension(
  challenge: Challenge,
  charter: Charter,
  powers: Powers,
  reason: string,
): Result<Term, ChallengeRefusal> {
  const { term } = challenge;
  const weeks = extensionWeeks(charter, powers);
  if (weeks === 0) return refuse(noExtension(charter, powers));
  if (challenge.state === "acceptedBySilence" || challenge.state === "impasse")
    return refuse("term_has_passed");
  if (term === null || (challenge.state !== "filed" && challenge.state !== "inDecision"))
    return refuse("already_decided");
  if (term.extension !== null) return refuse("extended_before");
  const extended = { ...term, extension: { weeks, reason } };
  return ok({ ...extended, endsOn: endOf(extended) });
}

/** A refusal on its day: with its counter-offer or the day it is due, and the last day to object. */
export function refusalFrom(
  counterOfferDays: number,
  given: Pick<Refusal, "ground" | "answers" | "reason" | "counterOffer" | "offered">,
  route: { readonly knowsObjection: boolean },
  today: string,
  before: Refusal | null = null,
): Refusal {
  // An offer once made is not taken back by a second no, and a day that was owed is not moved.
  const offer = given.counterOffer === null && before !== null ? before : given;
  const { counterOffer, offered } = offer;
  const dueOn = before?.counterOfferDueOn ?? null;
  return {
    ...given,
    counterOffer,
    offered,
    offerTakenAt: null,
    counterOfferDueOn: counterOffer === null ? (dueOn ?? addDays(today, counterOfferDays)) : dueOn,
    objectBy: route.knowsObjection ? objectionEnd(today) : null,
  };
}

/** Whether a counter-offer is late on this day; then that is public. */
export function isCounterOfferLate({ refusal }: Challenge, today: string): boolean {
  return (
    refusal !== null &&
    refusal.counterOffer === null &&
    refusal.counterOfferDueOn !== null &&
    refusal.counterOfferDueOn < today
  );
}

/** The party objects within six weeks, where its route knows objection; once. */
export function decideObjection(
  challenge: Challenge,
  charter: Charter,
  reason: string,
  today: string,
): Result<Objection, ChallengeRefusal> {
  if (challenge.objection !== null) return refuse("objected_before");
  if (challenge.state !== "refused" || challenge.refusal === null) return refuse("no_refusal");
  const { objectBy } = challenge.refusal;
  if (objectBy === null) return refuse("no_objection_here");
  if (today > objectBy) return refuse("objection_too_late");
  // The term of Awb 7:10 runs from the day after the time to object has passed.
  const endsOn = endOfTerm(objectBy, { weeks: charter.value(challengeClauses.objectionWeeks) });
  return ok({ reason, on: today, endsOn });
}

/** The party takes the counter-offer, and it is a yes, on the terms it names. */
export function decideCounterOfferTaken(
  { state, refusal }: Challenge,
  now: Date,
): Result<Refusal & { readonly counterOffer: string }, ChallengeRefusal> {
  if ((state !== "refused" && state !== "objected" && state !== "impasse") || refusal === null)
    return refuse("no_refusal");
  const { counterOffer } = refusal;
  if (counterOffer === null) return refuse("no_counter_offer_yet");
  return ok({ ...refusal, counterOffer, offerTakenAt: now });
}

/** Executive and party do not agree: the council gets the last word, within the charter's weeks. */
export function impasseFrom(charter: Charter, today: string) {
  const endsOn = endOfTerm(today, { weeks: charter.value(challengeClauses.impasseWeeks) });
  return { on: today, endsOn };
}

/** Without an objection to make, the party may go to the council at once; with one, after it. */
export function decideToCouncil(
  challenge: Challenge,
  today: string,
): Result<null, ChallengeRefusal> {
  if (challenge.state !== "refused" || challenge.refusal === null) return refuse("no_refusal");
  const { objectBy } = challenge.refusal;
  return objectBy !== null && today <= objectBy ? refuse("objection_open") : ok(null);
}

/* Rights --------------------------------------------------------------------------------------- */

/** Whoever files speaks for the party, and so does every member of her organisation. */
export function isParty(
  challenge: Pick<Challenge, "partyMemberId" | "partyOrganizationId">,
  memberId: string,
  organizationIds: readonly string[] = [],
): boolean {
  return (
    challenge.partyMemberId === memberId ||
    (challenge.partyOrganizationId !== null &&
      organizationIds.includes(challenge.partyOrganizationId))
  );
}

/* The clock, as people see it ------------------------------------------------------------------ */

export interface ClockFace {
  readonly daysTotal: number;
  readonly daysPast: number;
  /** Days left after today, 0 on the last day; while the clock stands still, what is left then. */
  readonly daysLeft: number;
  /** When it stood still, in days from the start. */
  readonly stops: readonly { readonly from: number; readonly to: number }[];
}

/** How far the term is on a civil day. */
export function clockFace(term: Term, today: string): ClockFace {
  const daysTotal = daysBetween(term.filedOn, term.endsOn);
  const daysPast = Math.min(Math.max(daysBetween(term.filedOn, today), 0), daysTotal);
  const { question } = term;
  const stopsTo = question && (question.answer?.on ?? earlierOf(question.dueOn, today));
  const stops =
    question && stopsTo && stopsTo > question.askedOn
      ? [
          {
            from: daysBetween(term.filedOn, question.askedOn),
            to: daysBetween(term.filedOn, stopsTo),
          },
        ]
      : [];
  const countsFrom = question && isStopped(term, today) ? question.dueOn : today;
  const daysLeft = Math.max(daysBetween(countsFrom, term.endsOn), 0);
  return { daysTotal, daysPast, daysLeft, stops };
}

function earlierOf(a: string, b: string): string {
  return a < b ? a : b;
}

/** Whether the term is running: somebody must still answer. */
export function isWaiting(challenge: Challenge, now: Date): boolean {
  return (
    (challenge.state === "filed" || challenge.state === "inDecision") && !isDue(challenge, now)
  );
}
