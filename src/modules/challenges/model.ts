import { z } from "zod";
import { addDays, daysBetween, localDate } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import { isDue, type Lapsing } from "#lib/lapse.ts";
import { type Cents, parseEuros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, extendTerm, inForceByLaw, lapseInstant } from "#lib/terms.ts";
import type { Language } from "#lib/texts.ts";

/** The life of a challenge (design 5). Objection, stop and division come with the three lanes. */
export const challengeStates = [
  "draft",
  "filed",
  "inDecision",
  "accepted",
  "acceptedBySilence",
  "refused",
  "impasse",
  "withdrawn",
  "agreed",
  "running",
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
}

/** The clock that runs against the institution, with the rules it began under. */
export interface Term {
  readonly filedAt: Date;
  readonly filedOn: string;
  readonly weeks: number;
  readonly endsOn: string;
  readonly extension: { readonly weeks: number; readonly reason: string } | null;
  readonly silence: Silence;
}

/** What happens when nobody decides, and on which ground; shown beforehand. */
export interface Silence {
  readonly basis: SilenceBasis;
  /** Why silence is no yes here although there is a basis. */
  readonly bar: "aboveGate" | null;
}

export interface Refusal {
  readonly ground: RefusalGround;
  readonly reason: string;
  readonly counterOffer: string;
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
    schema: z.int().min(1).max(52),
    standard: 8,
    meaning: {
      nl: (weeks) => `Het college beslist binnen ${weeks} weken over een uitdaging.`,
      en: (weeks) => `The executive decides on a challenge within ${weeks} weeks.`,
    },
    source: "Awb 4:13 (langer dan 8 weken: alleen in een verordening)",
  }),
  extendOnceWeeks: clause({
    key: "challenge.extendOnceWeeks",
    schema: z.int().min(0).max(26),
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
    source: "De verordening; vergelijk Awb 4:71 (4 weken, en één keer 4 weken)",
  }),
  acknowledgeDays: clause({
    key: "challenge.acknowledgeDays",
    schema: z.int().min(1).max(14),
    standard: 5,
    meaning: {
      nl: (days) => `Wie een plan indient, hoort binnen ${days} dagen wie er helpt.`,
      en: (days) => `Whoever files a plan hears within ${days} days who helps.`,
    },
    source: "Beleid van Meent",
  }),
  silence: clause<SilenceValue>({
    key: "challenge.silence",
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
    source: "Awb 4:20a en 4:20b, of een besluit van het college",
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
const money = z.union([z.bigint(), z.string()], say("amount_missing")).transform((typed, issue) => {
  const cents = typeof typed === "bigint" ? ok(typed) : centsOf(typed);
  const decision = cents.ok ? decideAmount(cents.value) : cents;
  if (decision.ok) return decision.value;
  issue.addIssue({ code: "custom", message: decision.refusal });
  return z.NEVER;
});

function centsOf(typed: string): Result<Cents, FieldError> {
  if (typed.trim() === "") return refuse("amount_missing");
  const parsed = parseEuros(typed);
  return parsed.ok ? parsed : refuse("amount_not_a_number");
}

function decideAmount(cents: Cents): Result<Cents, FieldError> {
  if (cents < 0n) return refuse("amount_not_a_number");
  return cents > highestCents ? refuse("amount_too_high") : ok(cents);
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
  years: z.coerce
    .number(say("years_missing"))
    .int(say("years_missing"))
    .min(1, say("years_missing"))
    .max(10, say("years_missing")),
  startsOn: z.iso.date(say("date_missing")),
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
    z.object({
      challengeId: z.uuid(),
      decision: z.literal("refuse"),
      ground: z.enum(refusalGrounds, say("ground_missing")),
      reason: z
        .string(say("reason_missing"))
        .trim()
        .min(20, say("reason_missing"))
        .max(4000, say("reason_too_long")),
      counterOffer: z
        .string(say("counter_offer_missing"))
        .trim()
        .min(20, say("counter_offer_missing"))
        .max(4000, say("reason_too_long")),
    }),
  ],
  say("choice_missing"),
);

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
  | "replied_before";

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
    silence,
  };
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

/** A term is extended once, before it ends, with a reason (by the ordinance; compare Awb 4:71). */
export function decideExtension(
  challenge: Challenge,
  charter: Charter,
  reason: string,
): Result<Term, ChallengeRefusal> {
  const { term } = challenge;
  const weeks = charter.value(challengeClauses.extendOnceWeeks);
  if (weeks === 0) return refuse("no_extension");
  if (challenge.state === "acceptedBySilence" || challenge.state === "impasse")
    return refuse("term_has_passed");
  if (term === null || (challenge.state !== "filed" && challenge.state !== "inDecision"))
    return refuse("already_decided");
  if (term.extension !== null) return refuse("extended_before");
  return ok({
    ...term,
    endsOn: extendTerm(term.endsOn, { weeks }),
    extension: { weeks, reason },
  });
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
  /** Days left after today, 0 on the last day. */
  readonly daysLeft: number;
}

/** How far the term is on a civil day. */
export function clockFace(term: Term, today: string): ClockFace {
  const daysTotal = daysBetween(term.filedOn, term.endsOn);
  const daysPast = Math.min(Math.max(daysBetween(term.filedOn, today), 0), daysTotal);
  return { daysTotal, daysPast, daysLeft: daysTotal - daysPast };
}

/** Whether the term is running: somebody must still answer. */
export function isWaiting(challenge: Challenge, now: Date): boolean {
  return (
    (challenge.state === "filed" || challenge.state === "inDecision") && !isDue(challenge, now)
  );
}
