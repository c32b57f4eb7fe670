import { z } from "zod";
import { addDays, localDate } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lapseInstant } from "#lib/terms.ts";
import { type Means, type MeansTyped, meansOf, newTableDeal } from "./table.ts";

/**
 * A question for a deal: anyone asks, and then the municipality is awaited (design 5, lane 2). An
 * official takes it up and it goes on as a deal; or it is a no, with what would make it a yes.
 */
export const requestStates = [
  "asked",
  "reminded",
  "helpOverdue",
  "takenUp",
  "answerOverdue",
  "agreed",
  "refused",
  "withdrawn",
] as const;
export type RequestState = (typeof requestStates)[number];

export interface DealRequest extends Lapsing<RequestState> {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly areaId: string;
  readonly partyMemberId: string;
  readonly partyOrganizationId: string | null;
  readonly workId: string | null;
  /** What it grew out of, as an undertaking; null when it was asked by itself. */
  readonly origin: { readonly kind: string; readonly id: string } | null;
  readonly continuity: string;
  readonly looksBackMonths: number;
  readonly charterVersion: number;
  readonly askedAt: Date;
  /** The last day on which an official is named, and the last on which there is an answer. */
  readonly helpDueOn: string;
  readonly answerDueOn: string;
  readonly officialId: string | null;
  readonly answer: { readonly memberId: string; readonly at: Date } | null;
  readonly refusal: { readonly needed: string; readonly reason: string } | null;
  /** The party's word beside a no. */
  readonly reply: { readonly memberId: string; readonly words: string; readonly at: Date } | null;
}

export const requestClauses = {
  requestReminderDays: clause({
    key: "dealRequest.reminderDays",
    name: { nl: "Herinnering bij een dealvraag", en: "Reminder of a question for a deal" },
    schema: z.int().min(1).max(13),
    unit: "days",
    standard: 3,
    meaning: {
      nl: (days) =>
        `Vraagt iemand om een deal, en pakt geen ambtenaar dat op? Dan komt er na ${days} dagen een herinnering.`,
      en: (days) =>
        `When somebody asks for a deal and no official takes it up, the municipality is reminded after ${days} days.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  requestHelpDays: clause({
    key: "dealRequest.helpDays",
    name: { nl: "Wie een dealvraag oppakt", en: "Who takes up a question for a deal" },
    schema: z.int().min(2).max(14),
    unit: "days",
    standard: 5,
    meaning: {
      nl: (days) =>
        `Wie om een deal vraagt, hoort binnen ${days} dagen welke ambtenaar het oppakt. Anders staat dat in het openbaar.`,
      en: (days) =>
        `Whoever asks for a deal hears within ${days} days which official takes it up. Otherwise that is public.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.3; beleid van Meent",
      en: "Essay Nieuw Publiek Werken, 4.3; policy of Meent",
    },
  }),
  requestAnswerDays: clause({
    key: "dealRequest.answerDays",
    name: { nl: "Antwoord op een dealvraag", en: "Answer to a question for a deal" },
    schema: z.int().min(5).max(56),
    unit: "days",
    standard: 21,
    meaning: {
      nl: (days) =>
        `Wie om een deal vraagt, krijgt binnen ${days} dagen een deal, of een nee met wat er wel nodig is. Anders staat dat in het openbaar.`,
      en: (days) =>
        `Whoever asks for a deal gets within ${days} days a deal, or a no with what would be needed. Otherwise that is public.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
    limit: {
      nl: "Awb artikel 4:13: ten hoogste acht weken",
      en: "Awb article 4:13: eight weeks at most",
    },
  }),
};

/* Input ------------------------------------------------------------------------------------------ */

/** What is wrong with a field of the forms about a question. */
export type RequestFieldError =
  | "needed_missing"
  | "refusal_reason_missing"
  | "reply_missing"
  | "too_long";

/** As the form at the table, without what only the municipality knows. */
export const asking = newTableDeal
  .pick({
    title: true,
    what: true,
    areaId: true,
    workId: true,
    money: true,
    hours: true,
    room: true,
    goods: true,
    partyMoney: true,
    partyHours: true,
    partyRoom: true,
    partyGoods: true,
    continuity: true,
    looksBackMonths: true,
  })
  .extend({
    /** Empty: the member herself. */
    organizationId: z
      .union([z.uuid(), z.literal("")])
      .default("")
      .transform((id) => id || null),
  });
export type Asking = z.output<typeof asking>;

export const onRequest = z.object({ dealRequestId: z.uuid() });

const told = (missing: RequestFieldError, least: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(least, { error: missing })
    .max(2000, { error: "too_long" satisfies RequestFieldError });

/** First what it would take to say yes; then why it is a no for now. */
export const refusing = onRequest.extend({
  needed: told("needed_missing", 10),
  reason: told("refusal_reason_missing", 10),
});

export const replyingToRefusal = onRequest.extend({ words: told("reply_missing", 2) });

/** The form at the table, in answer to a question. */
export const agreeing = newTableDeal.extend({ dealRequestId: z.uuid() });

/* Decisions -------------------------------------------------------------------------------------- */

export type RequestRefusal =
  | "municipality_absent"
  | "nothing_asked"
  | "area_unknown"
  | "organization_not_yours"
  | "request_open_already"
  | "request_answered"
  | "taken_up_before"
  | "request_is_yours"
  | "request_not_yours"
  | "request_not_refused"
  | "replied_beside_before";

/** Who asks nothing of the municipality needs no deal: the lightest lane is to begin. */
export function decideAsking(form: MeansTyped): Result<readonly Means[], RequestRefusal> {
  const means = meansOf(form);
  return means.some(({ side }) => side === "municipality") ? ok(means) : refuse("nothing_asked");
}

/** Whether the municipality still owes an answer. */
export function isOpenRequest({ state }: Pick<DealRequest, "state">): boolean {
  return state !== "agreed" && state !== "refused" && state !== "withdrawn";
}

/** Whether nobody of the municipality was named yet. */
export function awaitsOfficial(request: Pick<DealRequest, "state" | "officialId">): boolean {
  return isOpenRequest(request) && request.officialId === null;
}

/** The days on which the municipality is late, in civil days after the day of asking. */
export function termsOfRequest(
  charter: Charter,
  askedAt: Date,
): Pick<DealRequest, "helpDueOn" | "answerDueOn"> {
  const today = localDate(askedAt);
  const helpDueOn = addDays(today, charter.value(requestClauses.requestHelpDays));
  const answerDueOn = addDays(today, charter.value(requestClauses.requestAnswerDays));
  return { helpDueOn, answerDueOn: answerDueOn < helpDueOn ? helpDueOn : answerDueOn };
}

type Moment = Pick<DealRequest, "state" | "lapsesAt" | "lapsesTo">;

/** The first moment of a question: a reminder, unless that is no earlier than the last day. */
export function firstOfRequest(charter: Charter, askedAt: Date): Moment {
  const remindOn = addDays(localDate(askedAt), charter.value(requestClauses.requestReminderDays));
  const { helpDueOn } = termsOfRequest(charter, askedAt);
  return remindOn < helpDueOn
    ? { state: "asked", lapsesAt: lapseInstant(remindOn), lapsesTo: "reminded" }
    : { state: "asked", lapsesAt: lapseInstant(helpDueOn), lapsesTo: "helpOverdue" };
}

/** What a question is in this state until, as long as nobody answers. */
export function nextOfRequest(
  { helpDueOn, answerDueOn }: Pick<DealRequest, "helpDueOn" | "answerDueOn">,
  state: "reminded" | "helpOverdue" | "takenUp" | "answerOverdue",
): Moment {
  switch (state) {
    case "reminded":
      return { state, lapsesAt: lapseInstant(helpDueOn), lapsesTo: "helpOverdue" };
    case "helpOverdue":
    case "takenUp":
      return { state, lapsesAt: lapseInstant(answerDueOn), lapsesTo: "answerOverdue" };
    case "answerOverdue":
      return { state, lapsesAt: null, lapsesTo: null };
  }
}
