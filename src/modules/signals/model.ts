import { z } from "zod";
import { addDays, type LocalDate, localDate } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import { typedCodeOf } from "#lib/code.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { onBehalf } from "#lib/on-behalf.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Role } from "#lib/roles.ts";
import { isWorkingDay, lapseInstant } from "#lib/terms.ts";

/**
 * A signal: what somebody says is wrong, wanted or offered, in one sentence (atlas F1). A person
 * answers, by name, on a day that stands beforehand. No categories: four words of the sender's own.
 */
export const signalKinds = ["help", "idea", "against", "wrong"] as const;
export type SignalKind = (typeof signalKinds)[number];

export const signalStates = [
  "waiting",
  "overdue",
  "answered",
  "becameWork",
  "becameNeed",
  "joined",
  "kept",
  "withdrawn",
] as const;
export type SignalState = (typeof signalStates)[number];

/** What a signal may be said beside; each has a page of its own. */
export const subjectKinds = ["work", "undertaking", "challenge", "deal"] as const;
export type AboutKind = (typeof subjectKinds)[number];

/** Who may read it, by the sender's own wish: everyone, or the host alone. */
export const wishes = ["everyone", "host"] as const;

export interface Signal extends Lapsing<SignalState> {
  readonly id: string;
  readonly number: string;
  readonly kind: SignalKind;
  /** Empty once it was withdrawn. */
  readonly body: string;
  readonly areaId: string | null;
  readonly place: string;
  /** What it was said beside, if anything. */
  readonly about: { readonly kind: AboutKind; readonly id: string } | null;
  /** A member, or null: somebody who follows it with a code. */
  readonly senderId: string | null;
  readonly codeHash: string | null;
  readonly wish: (typeof wishes)[number];
  /** Since when everyone may read it. */
  readonly publishedAt: Date | null;
  /** It is about a person, so it stays between sender and host. */
  readonly isHeldBack: boolean;
  /** The person who answers. */
  readonly hostId: string;
  /** For whom the host answers; null: the municipality. */
  readonly organizationId: string | null;
  /** The last day on which an answer is in time. */
  readonly dueOn: LocalDate;
  readonly charterVersion: number;
  readonly saidAt: Date;
  readonly workId: string | null;
  /** The need it became, to which others offer. */
  readonly listingId: string | null;
  readonly joinedSignalId: string | null;
  /** Whether it helped, in the sender's own word; null as long as she said nothing. */
  readonly isHelped: boolean | null;
  readonly reopenedAt: Date | null;
}

export const stepKinds = [
  "answered",
  "becameWork",
  "becameNeed",
  "joined",
  "kept",
  "forwarded",
  "told",
  "helped",
  "notHelped",
  "wentOver",
] as const;

/** One step in the life of a signal, as its sender reads it. */
export interface Step {
  readonly id: string;
  readonly kind: (typeof stepKinds)[number];
  /** Null: the sender, or nobody where it went over by itself. */
  readonly memberId: string | null;
  readonly words: string;
  readonly toMemberId: string | null;
  readonly at: Date;
}

/** How a host ends the waiting; each with words to the sender. */
export type Ending = "answered" | "becameWork" | "becameNeed" | "joined" | "kept";

export const signalClauses = {
  answerDays: clause({
    key: "signal.answerDays",
    name: { nl: "Antwoord op wat iemand zegt", en: "An answer to what somebody says" },
    schema: z.int().min(1).max(10),
    unit: "days",
    standard: 3,
    meaning: {
      nl: (days) =>
        days === 1
          ? "Wie iets zegt, hoort de volgende werkdag iets van een mens. Anders staat dat in het openbaar."
          : `Wie iets zegt, hoort binnen ${days} werkdagen iets van een mens. Anders staat dat in het openbaar.`,
      en: (days) =>
        days === 1
          ? "Whoever says something hears from a person the next working day. Otherwise that is public."
          : `Whoever says something hears from a person within ${days} working days. Otherwise that is public.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.2; beleid van Meent",
      en: "Essay Nieuw Publiek Werken, 4.2; policy of Meent",
    },
  }),
};

/* Input ------------------------------------------------------------------------------------------ */

export const signalFieldErrors = [
  "body_missing",
  "body_too_long",
  "kind_missing",
  "place_too_long",
  "wish_missing",
  "words_missing",
  "words_too_long",
  "title_missing",
  "area_missing",
  "need_missing",
  "other_missing",
  "person_missing",
  "verdict_missing",
  "sight_missing",
  "code_wrong",
  "photo_gone",
  "photo_alt_too_long",
] as const;
export type SignalFieldError = (typeof signalFieldErrors)[number];

function say(error: SignalFieldError): { error: SignalFieldError } {
  return { error };
}

const orNull = z
  .literal("")
  .transform(() => null)
  .or(z.uuid())
  .nullable();

/** Of 31 characters: 59 bits, too many to guess at a few hundred tries an hour. */
export const codeLength = 12;

export const typedCode = typedCodeOf(codeLength, say("code_wrong").error);

/** The sentence and the sender's own word for it. */
export const sentence = z.object({
  body: z
    .string(say("body_missing"))
    .trim()
    .min(3, say("body_missing"))
    .max(500, say("body_too_long")),
  kind: z.enum(signalKinds, say("kind_missing")),
});

export const saying = sentence.extend({
  areaId: orNull.default(null),
  place: z.string().trim().max(120, say("place_too_long")).default(""),
  aboutKind: z.enum(subjectKinds).or(z.literal("")).default(""),
  aboutId: orNull.default(null),
  wish: z.enum(wishes, say("wish_missing")),
  /** Of who did not sign in: the code the page made. It also makes a second press have no effect. */
  code: typedCode
    .or(z.literal("").transform(() => null))
    .nullable()
    .default(null),
  onBehalf: onBehalf.optional(),
});

const words = z
  .string(say("words_missing"))
  .trim()
  .min(2, say("words_missing"))
  .max(2000, say("words_too_long"));

/** A reply of the host; `sight`: whether everyone may read it now, where the sender has no objection. */
const replying = z.object({
  signalId: z.uuid(),
  words,
  sight: z.enum(["everyone", "person", ""], say("sight_missing")).default(""),
});

export const answering = replying;
export const keeping = replying.extend({
  /** The work it is against, where it was not said beside one. */
  other: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(z.string().regex(/^(W-\d{4}-\d{3,12})?$/, say("other_missing")))
    .default(""),
});
export const makingWork = replying.extend({
  title: z
    .string(say("title_missing"))
    .trim()
    .min(4, say("title_missing"))
    .max(120, say("title_missing")),
  areaId: z.uuid(say("area_missing")),
});
/** What is needed, in money, hours, room, goods or skill; where. */
export const makingNeed = makingWork.extend({
  kind: z.enum(["money", "hours", "room", "goods", "skill"], say("need_missing")),
});
export const joining = replying.extend({
  /** The number of a signal or a work, as people see it. */
  other: z
    .string(say("other_missing"))
    .trim()
    .toUpperCase()
    .pipe(z.string().regex(/^[SW]-\d{4}-\d{3,12}$/, say("other_missing"))),
});
export const forwarding = z.object({
  signalId: z.uuid(),
  memberId: z.uuid(say("person_missing")),
  words: z.string().trim().max(2000, say("words_too_long")).default(""),
});

/** The signal alone, for what happens by itself. */
export const naming = z.object({ signalId: z.uuid() });

/** Who speaks here as the sender: with the code, or signed in. */
const asSender = z.object({
  signalId: z.uuid(),
  code: typedCode.nullable().catch(null).default(null),
});
export const withdrawing = asSender;
export const reacting = asSender.extend({
  helped: z.enum(["yes", "no"], say("verdict_missing")),
  words: z.string().trim().max(2000, say("words_too_long")).default(""),
});

/* Decisions -------------------------------------------------------------------------------------- */

export type SignalRefusal =
  | "area_unknown"
  | "subject_unknown"
  | "nobody_to_answer"
  | "code_needed"
  | "not_the_host"
  | "answered_before"
  | "was_withdrawn"
  | "against_is_kept"
  | "sight_not_yours"
  | "sight_needed"
  | "other_unknown"
  | "other_is_itself"
  | "other_not_open_to_all"
  | "person_unknown"
  | "person_has_it"
  | "not_the_sender"
  | "not_answered_yet"
  | "reacted_before";

/** The last day on which a person answers: so many working days after the day it was said. */
export function dueOn(charter: Charter, saidAt: Date): LocalDate {
  let left = charter.value(signalClauses.answerDays);
  let day = localDate(saidAt);
  while (left > 0) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The state of a signal that waits until this day. */
export function waitingUntil(
  day: LocalDate,
): Pick<Signal, "state" | "lapsesAt" | "lapsesTo" | "dueOn"> {
  return { state: "waiting", dueOn: day, lapsesAt: lapseInstant(day), lapsesTo: "overdue" };
}

/** Whether somebody still has to answer. */
export function isWaiting({ state }: Pick<Signal, "state">): boolean {
  return state === "waiting" || state === "overdue";
}

/** Whether everyone may read it. */
export function isPublic({ publishedAt, state }: Pick<Signal, "publishedAt" | "state">): boolean {
  return publishedAt !== null && state !== "withdrawn";
}

/** Who may answer whatever is said here: hosts, and the clerk who watches over the charter. */
export const hostRoles: readonly Role[] = ["host", "councilClerk"];

/** Somebody who could answer, with what she has on her plate. */
export interface PossibleHost {
  readonly memberId: string;
  readonly role: Role;
  readonly areaId: string | null;
  /** How many signals wait for her now. */
  readonly waiting: number;
}

/** Who answers where there is no host: nobody is too high for it. */
const inOrder: readonly Role[] = [
  "host",
  "councilClerk",
  "municipalSecretary",
  "mayor",
  "alderman",
  "helpingOfficial",
  "connector",
];

/**
 * Who answers: a host who lives in the area, else a host, else the clerk, else who comes next. Of
 * several the one for whom the fewest wait; of equals the one named first.
 */
export function chooseHost(
  possible: readonly PossibleHost[],
  areaId: string | null,
): PossibleHost | undefined {
  // A stable sort: of equals the one named first stays first.
  return firstInLine(possible, areaId)
    .toSorted((one, other) => one.waiting - other.waiting)
    .at(0);
}

/** Those among whom it is chosen who answers: only of them it matters for whom the fewest wait. */
export function firstInLine<Holder extends Pick<PossibleHost, "role" | "areaId">>(
  possible: readonly Holder[],
  areaId: string | null,
): readonly Holder[] {
  const rank = (one: Holder) =>
    inOrder.indexOf(one.role) * 2 + (areaId !== null && one.areaId === areaId ? 0 : 1);
  const able = possible.filter(({ role }) => inOrder.includes(role));
  const best = Math.min(...able.map(rank));
  return able.filter((one) => rank(one) === best);
}

/** Whether somebody may answer this signal: she whose name is on it, a host or the clerk. */
export function mayHost(
  signal: Pick<Signal, "hostId">,
  memberId: string,
  roles: readonly { readonly role: Role }[],
): boolean {
  return signal.hostId === memberId || roles.some(({ role }) => hostRoles.includes(role));
}

/**
 * Whether it goes over to somebody else: only while it waits, and only where whoever is to answer
 * holds no role any more. Where nobody else can, the name that stands there stays.
 */
export function decideGoingOver(
  signal: Signal,
  holders: readonly string[],
  next: PossibleHost | undefined,
): PossibleHost | undefined {
  return isWaiting(signal) && !holders.includes(signal.hostId) ? next : undefined;
}

/**
 * Whether the host may end the waiting this way; the row must be locked. Who may read it is settled
 * at the same time: the sender's wish goes first, and what is about a person stays between them.
 */
export function decideEnding(
  signal: Signal,
  ending: Ending,
  sight: "everyone" | "person" | "",
  now: Date,
): Result<
  Pick<Signal, "state" | "lapsesAt" | "lapsesTo" | "publishedAt" | "isHeldBack">,
  SignalRefusal
> {
  if (signal.state === "withdrawn") return refuse("was_withdrawn");
  if (!isWaiting(signal)) return refuse("answered_before");
  if (signal.kind === "against" && ending !== "kept") return refuse("against_is_kept");
  const seen = decideSight(signal, sight, now);
  return seen.ok ? ok({ state: ending, lapsesAt: null, lapsesTo: null, ...seen.value }) : seen;
}

function decideSight(
  signal: Signal,
  sight: "everyone" | "person" | "",
  now: Date,
): Result<Pick<Signal, "publishedAt" | "isHeldBack">, SignalRefusal> {
  if (signal.wish === "host")
    return sight === "everyone"
      ? refuse("sight_not_yours")
      : ok({ publishedAt: null, isHeldBack: signal.isHeldBack });
  switch (sight) {
    case "everyone":
      return ok({ publishedAt: signal.publishedAt ?? now, isHeldBack: false });
    case "person":
      return ok({ publishedAt: null, isHeldBack: true });
    default:
      return signal.publishedAt !== null || signal.isHeldBack
        ? ok({ publishedAt: signal.publishedAt, isHeldBack: signal.isHeldBack })
        : refuse("sight_needed");
  }
}

/** Whether a signal may be joined to this other one, so that their senders hear the same. */
export function decideJoin(signal: Signal, other: Signal): Result<null, SignalRefusal> {
  if (signal.id === other.id || other.joinedSignalId === signal.id)
    return refuse("other_is_itself");
  if (other.state === "withdrawn") return refuse("other_unknown");
  // The sender would be sent to a page she may not read.
  return isPublic(other) ? ok(null) : refuse("other_not_open_to_all");
}

/** Whether it may be passed on to this person; its day stays, however often it is passed on. */
export function decideForward(signal: Signal, memberId: string): Result<null, SignalRefusal> {
  if (signal.state === "withdrawn") return refuse("was_withdrawn");
  if (!isWaiting(signal)) return refuse("answered_before");
  return signal.hostId === memberId ? refuse("person_has_it") : ok(null);
}

/** Whether the sender may take it back: her words go, whatever was done with them stays. */
export function decideWithdrawal(signal: Signal): Result<null, SignalRefusal> {
  return signal.state === "withdrawn" ? refuse("was_withdrawn") : ok(null);
}

/**
 * The sender says whether it helped. A first "no" opens it again, with a new day; after that her word
 * stands beside the answer, and the answer stays.
 */
export function decideReaction(
  signal: Signal,
  helped: "yes" | "no",
  day: LocalDate,
  now: Date,
): Result<
  Pick<Signal, "state" | "lapsesAt" | "lapsesTo" | "dueOn" | "isHelped" | "reopenedAt">,
  SignalRefusal
> {
  if (signal.state === "withdrawn") return refuse("was_withdrawn");
  if (isWaiting(signal)) return refuse("not_answered_yet");
  if (signal.isHelped !== null) return refuse("reacted_before");
  const { state, lapsesAt, lapsesTo, reopenedAt } = signal;
  if (helped === "no" && reopenedAt === null)
    return ok({ ...waitingUntil(day), isHelped: null, reopenedAt: now });
  return ok({
    state,
    lapsesAt,
    lapsesTo,
    dueOn: signal.dueOn,
    isHelped: helped === "yes",
    reopenedAt,
  });
}
