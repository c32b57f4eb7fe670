import { z } from "zod";
import { assert } from "#lib/assert.ts";
import { addDays, localDate } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { onBehalf } from "#lib/on-behalf.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lapseInstant } from "#lib/terms.ts";
import type { Work } from "../model.ts";

/**
 * "Wij doen dit": public work that starts at once, with notice (design 5). It waits for nobody. What
 * waits is the municipality's answer, who helps: that is what lapses here, never the undertaking.
 */
export const undertakingStates = [
  "announced",
  "reminded",
  "helpOverdue",
  "helped",
  "ended",
  "moved",
  "withoutMunicipality",
] as const;
export type UndertakingState = (typeof undertakingStates)[number];

export interface Undertaking extends Lapsing<UndertakingState> {
  readonly id: string;
  readonly number: string;
  readonly workId: string;
  readonly areaId: string;
  readonly partyMemberId: string;
  readonly partyOrganizationId: string | null;
  readonly what: string;
  /** What neighbours will notice of it; may be empty. */
  readonly noticed: string;
  readonly charterVersion: number;
  readonly startedAt: Date;
  /** The last day on which the municipality says who helps; null while it does not take part. */
  readonly helpDueOn: string | null;
  readonly helpingOfficialId: string | null;
  readonly endedAt: Date | null;
  /** What came of it, in the party's words. */
  readonly outcome: string | null;
  /** The lane in which it went on; null while it did not. */
  readonly movedTo: "challenge" | "deal" | null;
}

export const answerKinds = ["support", "worry", "question"] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** What a neighbour said to it, with the party's word beside it. */
export interface UndertakingAnswer {
  readonly id: string;
  readonly memberId: string;
  readonly kind: AnswerKind;
  readonly body: string;
  readonly at: Date;
  readonly reply: { readonly memberId: string; readonly body: string; readonly at: Date } | null;
}

export const undertakingClauses = {
  helpReminderDays: clause({
    key: "undertaking.helpReminderDays",
    name: { nl: "Herinnering aan wie helpt", en: "Reminder of who helps" },
    schema: z.int().min(1).max(13),
    unit: "days",
    standard: 3,
    meaning: {
      nl: (days) =>
        `Doen inwoners zelf iets, en zegt de gemeente niet wie er helpt? Dan komt er na ${days} dagen een herinnering.`,
      en: (days) =>
        `When residents do something themselves and the municipality does not say who helps, it is reminded after ${days} days.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  helpDays: clause({
    key: "undertaking.helpDays",
    name: { nl: "Wie helpt bij zelf doen", en: "Who helps who does it" },
    schema: z.int().min(2).max(14),
    unit: "days",
    standard: 5,
    meaning: {
      nl: (days) =>
        `Wie zelf iets doet, hoort binnen ${days} dagen welke ambtenaar helpt. Anders staat dat in het openbaar.`,
      en: (days) =>
        `Whoever does something hears within ${days} days which official helps. Otherwise that is public.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.3; beleid van Meent",
      en: "Essay Nieuw Publiek Werken, 4.3; policy of Meent",
    },
  }),
};

/* Input ------------------------------------------------------------------------------------------ */

export const undertakingFieldErrors = [
  "what_missing",
  "noticed_too_long",
  "nothing_needed_missing",
  "kind_missing",
  "body_missing",
  "body_too_long",
  "outcome_too_long",
] as const;
export type UndertakingFieldError = (typeof undertakingFieldErrors)[number];

function say(error: UndertakingFieldError): { error: UndertakingFieldError } {
  return { error };
}

export const starting = z.object({
  workId: z.uuid(),
  /** Empty: the member herself. */
  organizationId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  what: z
    .string(say("what_missing"))
    .trim()
    .min(10, say("what_missing"))
    .max(2000, say("body_too_long")),
  noticed: z.string().trim().max(1000, say("noticed_too_long")).default(""),
  /** The party's own word that the lane fits: no money, property or power. */
  nothingNeeded: z.literal("yes", say("nothing_needed_missing")),
  onBehalf: onBehalf.optional(),
});

export const naming = z.object({ undertakingId: z.uuid() });

const body = z
  .string(say("body_missing"))
  .trim()
  .min(2, say("body_missing"))
  .max(2000, say("body_too_long"));

export const answering = z.object({
  undertakingId: z.uuid(),
  kind: z.enum(answerKinds, say("kind_missing")),
  body,
});

export const replying = z.object({ undertakingId: z.uuid(), answerId: z.uuid(), body });

export const ending = z.object({
  undertakingId: z.uuid(),
  /** What came of it; nobody has to say. */
  outcome: z
    .string()
    .trim()
    .max(2000, say("outcome_too_long"))
    .default("")
    .transform((text) => text || null),
});

/* Decisions -------------------------------------------------------------------------------------- */

export type UndertakingRefusal =
  | "work_unknown"
  | "work_is_reserved"
  | "contract_runs"
  | "organization_not_yours"
  | "undertaking_exists"
  | "has_ended"
  | "helped_already"
  | "not_the_party"
  | "answer_unknown"
  | "replied_before"
  | "announced_before";

/**
 * Whether people may simply begin with this work. What government keeps and what a contractor was
 * promised are another's; beside the municipality's own people there is always room.
 */
export function decideStart(
  work: Pick<Work, "reserved" | "doer" | "contractEndsOn">,
  today: string,
): Result<null, UndertakingRefusal> {
  if (work.reserved !== null) return refuse("work_is_reserved");
  const contractRuns = work.contractEndsOn === null || today <= work.contractEndsOn;
  if (work.doer.kind === "contractor" && contractRuns) return refuse("contract_runs");
  return ok(null);
}

/** Whether people are doing it now. */
export function isRunning({ state }: Pick<Undertaking, "state">): boolean {
  return state !== "ended" && state !== "moved";
}

/** Whether the municipality still has to say who helps. */
export function awaitsHelp({ state }: Pick<Undertaking, "state">): boolean {
  return state === "announced" || state === "reminded" || state === "helpOverdue";
}

/** Until when the municipality says who helps, in civil days after the day of the start. */
export function helpDueOn(charter: Charter, startedAt: Date): string {
  return addDays(localDate(startedAt), charter.value(undertakingClauses.helpDays));
}

/** The lapse of an undertaking that starts: first a reminder, unless that is no earlier than the end. */
export function firstLapse(
  charter: Charter,
  startedAt: Date,
): Pick<Undertaking, "state" | "lapsesAt" | "lapsesTo"> {
  const remindOn = addDays(
    localDate(startedAt),
    charter.value(undertakingClauses.helpReminderDays),
  );
  const dueOn = helpDueOn(charter, startedAt);
  return remindOn < dueOn
    ? { state: "announced", lapsesAt: lapseInstant(remindOn), lapsesTo: "reminded" }
    : { state: "announced", lapsesAt: lapseInstant(dueOn), lapsesTo: "helpOverdue" };
}

/** Without the municipality nobody is awaited: nothing lapses. */
export const awaitsNobody: Pick<Undertaking, "state" | "lapsesAt" | "lapsesTo" | "helpDueOn"> = {
  state: "withoutMunicipality",
  lapsesAt: null,
  lapsesTo: null,
  helpDueOn: null,
};

/** After the reminder: silence becomes public once the last day has passed. */
export function lapseAfterReminder(
  undertaking: Pick<Undertaking, "helpDueOn">,
): Pick<Undertaking, "state" | "lapsesAt" | "lapsesTo"> {
  assert(undertaking.helpDueOn, "who is awaited is awaited by a day");
  return {
    state: "reminded",
    lapsesAt: lapseInstant(undertaking.helpDueOn),
    lapsesTo: "helpOverdue",
  };
}
