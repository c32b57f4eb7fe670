import { z } from "zod";
import { addDays, daysBetween } from "#lib/calendar.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { type Cents, parseEuros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, isWorkingDay, lapseInstant, shiftForSuspension } from "#lib/terms.ts";
import { type Basis, bases, isDecision, mayLeanOn } from "./model/basis.ts";

/**
 * A letter to a municipality that does not take part (atlas A12): what only it can give, asked by
 * law. The person sends it herself; what came back is typed in and stands in the open.
 */

export const letterStates = [
  "drafted",
  "sent",
  "overdue",
  "questioned",
  "answered",
  "withdrawn",
  "takenOver",
] as const;
export type LetterState = (typeof letterStates)[number];

/** Taking over what the municipality does, or asking what only it can give. */
export const letterKinds = ["challenge", "request"] as const;
export type LetterKind = (typeof letterKinds)[number];

export const sendWays = ["post", "desk", "mail"] as const;
export type SendWay = (typeof sendWays)[number];

export interface Letter extends Lapsing<LetterState> {
  readonly id: string;
  readonly number: string;
  readonly kind: LetterKind;
  readonly workId: string;
  readonly areaId: string;
  readonly partyMemberId: string;
  readonly partyOrganizationId: string | null;
  readonly why: string;
  readonly cooperation: string;
  /** Public money asked a year; null where none is asked. */
  readonly yearlyCents: Cents | null;
  readonly basis: Basis;
  /** The CVDR id of the ordinance it leans on. */
  readonly ordinance: string | null;
  /** The term that ordinance names, as its party read it there. */
  readonly ordinanceWeeks: number | null;
  /** Where the party lives or sits: on the paper, and nowhere else. */
  readonly senderAddress: string;
  readonly madeAt: Date;
  readonly sent: {
    readonly on: string;
    readonly way: SendWay;
    /** The day on which it may be held to have arrived. */
    readonly receivedOn: string;
  } | null;
  /** The last day on which an answer is in time; null where no rule names a term. */
  readonly dueOn: string | null;
}

/** How the municipality answered. A question is no answer yet. */
export const answerKinds = ["yes", "partly", "no", "question"] as const;
export type AnswerKind = (typeof answerKinds)[number];

export interface LetterAnswer {
  readonly id: string;
  readonly kind: AnswerKind;
  readonly words: string;
  readonly on: string;
  /** Who signed it, by name or office. */
  readonly signedBy: string;
  /** What the party answered to a question, and when. */
  readonly reply: { readonly words: string; readonly on: string } | null;
}

/** A reminder; or, for a decision that is late, notice of default (Awb 4:17). */
export const followUpKinds = ["reminder", "notice"] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export interface FollowUp {
  readonly kind: FollowUpKind;
  readonly on: string;
}

/* Input ------------------------------------------------------------------------------------------ */

export const letterFieldErrors = [
  "why_missing",
  "cooperation_missing",
  "too_long",
  "amount_wrong",
  "basis_missing",
  "ordinance_wrong",
  "weeks_wrong",
  "address_missing",
  "date_missing",
  "way_missing",
  "answer_missing",
  "words_missing",
  "signed_by_missing",
] as const;
export type LetterFieldError = (typeof letterFieldErrors)[number];

function say(error: LetterFieldError): { error: LetterFieldError } {
  return { error };
}

const words = (missing: LetterFieldError, least: number, most: number) =>
  z.string(say(missing)).trim().min(least, say(missing)).max(most, say("too_long"));

const optionalEuros = z.union([
  z.null(),
  z.bigint(),
  z.string().transform((typed, issue): Cents | null => {
    if (typed.trim() === "") return null;
    const parsed = parseEuros(typed);
    if (parsed.ok) return parsed.value === 0n ? null : parsed.value;
    issue.addIssue({ code: "custom", message: say("amount_wrong").error });
    return z.NEVER;
  }),
]);

export const drafting = z.object({
  /** Changes this draft; left out, a new one. */
  letterId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  workId: z.uuid(),
  kind: z.enum(letterKinds),
  organizationId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  why: words("why_missing", 10, 4000),
  cooperation: words("cooperation_missing", 10, 4000),
  yearlyAmount: optionalEuros.default(null),
  basis: z.enum(bases, say("basis_missing")),
  ordinance: z
    .union(
      [
        z.literal("").transform(() => null),
        z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^CVDR\d{3,8}$/, say("ordinance_wrong")),
      ],
      say("ordinance_wrong"),
    )
    .nullable()
    .default(null),
  ordinanceWeeks: z
    .union(
      [
        z.literal("").transform(() => null),
        z.coerce
          .number(say("weeks_wrong"))
          .int(say("weeks_wrong"))
          .min(1, say("weeks_wrong"))
          .max(52, say("weeks_wrong")),
      ],
      say("weeks_wrong"),
    )
    .nullable()
    .default(null),
  senderAddress: words("address_missing", 5, 300),
});

const letterId = z.uuid();

export const ofLetter = z.object({ letterId });
export const sending = z.object({
  letterId,
  sentOn: z.iso.date(say("date_missing")),
  way: z.enum(sendWays, say("way_missing")),
});
export const answering = z.object({
  letterId,
  kind: z.enum(answerKinds, say("answer_missing")),
  words: words("words_missing", 2, 4000),
  answeredOn: z.iso.date(say("date_missing")),
  signedBy: words("signed_by_missing", 2, 120),
});
export const replying = z.object({
  letterId,
  words: words("words_missing", 2, 4000),
  repliedOn: z.iso.date(say("date_missing")),
});
export const followingUp = z.object({
  letterId,
  kind: z.enum(followUpKinds),
  sentOn: z.iso.date(say("date_missing")),
});

/* Decisions -------------------------------------------------------------------------------------- */

export type LetterRefusal =
  | "municipality_takes_part"
  | "municipality_absent"
  | "work_unknown"
  | "work_is_reserved"
  | "organization_not_yours"
  | "basis_does_not_fit"
  | "ordinance_missing"
  | "not_yours"
  | "not_a_draft"
  | "not_sent"
  | "in_the_future"
  | "before_it_was_sent"
  | "no_question_open"
  | "not_late"
  | "no_notice_possible"
  | "followed_up_before"
  | "answered_before"
  | "no_challenge_letter"
  | "cannot_become_challenge";

/** Whether the letter leans on something that is there. */
export function decideDraft(
  draft: Pick<Letter, "kind" | "basis" | "ordinance" | "yearlyCents">,
  work: { readonly isSocialService: boolean },
): Result<null, LetterRefusal> {
  const { isSocialService } = work;
  if (
    !mayLeanOn(draft.basis, {
      kind: draft.kind,
      isSocialService,
      asksMoney: draft.yearlyCents !== null,
    })
  )
    return refuse("basis_does_not_fit");
  return draft.basis === "ordinance" && draft.ordinance === null
    ? refuse("ordinance_missing")
    : ok(null);
}

/**
 * The day on which it may be held to have arrived: at a desk or by mail that day, by post the next
 * working day. A term runs from receipt and not from sending (Awb 4:13, second paragraph).
 */
export function receivedOn(sentOn: string, way: SendWay): string {
  if (way !== "post") return sentOn;
  let day = addDays(sentOn, 1);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** How many weeks there are for an answer, by law or by the ordinance; null where none is named. */
export function termWeeks(letter: Pick<Letter, "basis" | "ordinanceWeeks">): number | null {
  if (letter.ordinanceWeeks !== null) return letter.ordinanceWeeks;
  // Awb 4:13, second paragraph: without a term of its own the reasonable term is over after eight weeks.
  return isDecision(letter.basis) ? 8 : null;
}

export function dueOn(
  letter: Pick<Letter, "basis" | "ordinanceWeeks">,
  received: string,
): string | null {
  const weeks = termWeeks(letter);
  return weeks === null ? null : endOfTerm(received, { weeks });
}

/** The term stood still while the municipality waited for an answer to its question (Awb 4:15). */
export function dueAfterQuestion(
  letter: Pick<Letter, "basis" | "ordinanceWeeks"> & { readonly sent: NonNullable<Letter["sent"]> },
  stoodStill: readonly { readonly from: string; readonly until: string }[],
): string | null {
  const weeks = termWeeks(letter);
  if (weeks === null) return null;
  const days = stoodStill.reduce(
    (sum, { from, until }) => sum + Math.max(0, daysBetween(from, until)),
    0,
  );
  return shiftForSuspension(letter.sent.receivedOn, { weeks }, days);
}

type Next = Pick<Letter, "state" | "lapsesAt" | "lapsesTo">;

/** Sent, and awaited: past the last day its lateness is public. */
export function nextOfSent(due: string | null): Next {
  return due === null
    ? { state: "sent", lapsesAt: null, lapsesTo: null }
    : { state: "sent", lapsesAt: lapseInstant(due), lapsesTo: "overdue" };
}

/** A state in which nothing more comes by itself. */
export function still(state: Exclude<LetterState, "sent">): Next {
  return { state, lapsesAt: null, lapsesTo: null };
}

/** Whether the municipality still has to answer. */
export function awaitsAnswer({ state }: Pick<Letter, "state">): boolean {
  return state === "sent" || state === "overdue";
}

export function decideFollowUp(
  letter: Pick<Letter, "state" | "basis" | "sent">,
  wanted: { readonly kind: FollowUpKind; readonly sentOn: string },
  before: readonly FollowUp[],
  today: string,
): Result<null, LetterRefusal> {
  if (!awaitsAnswer(letter) || letter.sent === null) return refuse("not_sent");
  if (wanted.sentOn > today) return refuse("in_the_future");
  if (wanted.sentOn < letter.sent.on) return refuse("before_it_was_sent");
  if (wanted.kind === "reminder") return ok(null);
  const notice = mayGiveNotice(letter, before);
  return notice.ok ? ok(null) : notice;
}

/** Notice of default: once, for a decision on an application that is late (Awb 4:17, third paragraph). */
export function mayGiveNotice(
  letter: Pick<Letter, "state" | "basis">,
  before: readonly FollowUp[],
): Result<null, LetterRefusal> {
  if (!isDecision(letter.basis)) return refuse("no_notice_possible");
  if (letter.state !== "overdue") return refuse("not_late");
  return before.some(({ kind }) => kind === "notice") ? refuse("followed_up_before") : ok(null);
}
