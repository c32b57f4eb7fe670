import { z } from "zod";
import {
  addDays,
  atMinute,
  type LocalDate,
  localDate,
  minuteOfDay,
  nextAtMinute,
  weekday,
} from "#lib/calendar.ts";
import type { Role } from "#lib/roles.ts";
import type { Somebody } from "#lib/waits.ts";

/* What people choose --------------------------------------------------------------------------- */

/** How often: the most urgent first. */
export const rates = ["atOnce", "daily", "weekly", "never"] as const;
export type Rate = (typeof rates)[number];

/** Hours in which no mail comes; minutes since local midnight, over midnight when `from` is later. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** How a member wants her mail. */
export interface Preference {
  readonly rate: Rate;
  /** The day of the weekly digest: 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  readonly quiet: QuietHours | null;
  readonly wantsAsks: boolean;
  /** The day of the mail of the week; null: none. */
  readonly weekOn: number | null;
}

/** As a member has it who never chose: once a day, on Friday, quiet from ten to seven. */
export const standard: Preference = {
  rate: "daily",
  weekday: 5,
  quiet: { from: 22 * 60, until: 7 * 60 },
  wantsAsks: true,
  weekOn: null,
};

export const subject = z.object({
  kind: z.string().regex(/^[a-z][a-zA-Z]{1,40}$/),
  id: z.uuid(),
});

/** A form's empty choice is none. */
const rateOrStandard = z.union([z.enum(rates), z.literal("").transform(() => null)]);
const day = z.coerce.number({ error: "day_missing" }).int().min(1).max(7);

export const ofFollow = subject.extend({ rate: rateOrStandard });

/** `22:30` or an hour, as people type it; minutes since midnight. */
const time = z.string().transform((typed, given) => {
  const [, hour, minute = "0"] = /^(\d{1,2})(?:[.:](\d{2}))?(?:\s?uur)?$/.exec(typed.trim()) ?? [];
  if (hour !== undefined && Number(hour) < 24 && Number(minute) < 60)
    return Number(hour) * 60 + Number(minute);
  given.addIssue({ code: "custom", message: "time_wrong" });
  return z.NEVER;
});

export const chosen = z
  .object({
    rate: z.enum(rates, { error: "rate_missing" }),
    weekday: day,
    quiet: z.enum(["yes", "no"]).default("no"),
    quietFrom: time,
    quietUntil: time,
    asks: z.enum(["yes", "no"], { error: "asks_missing" }),
  })
  .refine(({ quiet, quietFrom, quietUntil }) => quiet === "no" || quietFrom !== quietUntil, {
    error: "quiet_empty",
    path: ["quietUntil"],
  });

export const chosenWeek = z.object({
  /** 0: no mail of the week. */
  weekday: z.coerce.number({ error: "day_missing" }).int().min(0).max(7),
});

export type ChoiceError =
  | "rate_missing"
  | "day_missing"
  | "time_wrong"
  | "quiet_empty"
  | "asks_missing";

/** What a member ends at one press: what she follows, what is asked of her, or the week. */
export const mailKinds = ["follows", "asks", "week"] as const;
export type MailKind = (typeof mailKinds)[number];

export type FollowRefusal = "nothing_to_follow" | "follows_already" | "follows_not";
export type SealRefusal = "seal_wrong";
export type TellFault = "told_already" | "member_unknown";
export type NoticeFault = "noticed_already";

/* Quiet hours ------------------------------------------------------------------------------------ */

/** Whether this instant falls in the quiet hours, by the clock on the wall. */
export function isQuiet(quiet: QuietHours | null, at: Date): boolean {
  if (!quiet) return false;
  const minute = minuteOfDay(at);
  const { from, until } = quiet;
  return from < until ? from <= minute && minute < until : from <= minute || minute < until;
}

/** The instant itself, else the end of the quiet hours it falls in. */
export function outsideQuiet(quiet: QuietHours | null, at: Date): Date {
  let end = at;
  // Twice in the night in which an hour comes again: quiet, an hour awake by the clock, quiet again.
  for (let round = 0; quiet && round < 3 && isQuiet(quiet, end); round++)
    end = nextAtMinute(quiet.until, end);
  return end;
}

/* What goes out now ------------------------------------------------------------------------------- */

/** A line of the record still to be told to one member, through one thing she follows. */
export interface News {
  readonly number: number;
  readonly rate: Rate;
  readonly noticedAt: Date;
}

/** Somebody waits for her, and until when that is in time. */
export interface Asked {
  readonly id: string;
  readonly until: LocalDate | null;
}

export interface Post {
  /** What waits for her, in a mail of its own. */
  readonly asked: readonly string[];
  /** Numbers of the record, by mail. */
  readonly atOnce: readonly number[];
  readonly digest: readonly number[];
  /** When to look again; null: when something happens. */
  readonly nextAt: Date | null;
}

/** A digest goes out from eight in the morning. */
const digestMinute = 8 * 60;

/**
 * What goes out to one member at `now`. Of a line that came through several things she follows, the
 * most urgent wish counts, and it is told once.
 */
export function decidePost(
  preference: Preference,
  has: {
    readonly news: readonly News[];
    readonly asked: readonly Asked[];
    /** The day of her last digest. */
    readonly digestOn: LocalDate | null;
  },
  now: Date,
): Post {
  const lines = mostUrgent(has.news);
  const quietEnd = outsideQuiet(preference.quiet, now);
  const asked = preference.wantsAsks
    ? has.asked.filter(({ until }) => quietEnd <= now || demands(until, quietEnd))
    : [];
  const moments = lines.map((line) => ({
    ...line,
    at: momentOf(line, preference, has.digestOn, now),
  }));
  const due = moments.filter(({ at }) => at <= now);
  const later = moments.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  const isAskedLater = preference.wantsAsks && asked.length < has.asked.length;
  const next = [...later, ...(isAskedLater ? [quietEnd.getTime()] : [])];
  const numbersOf = (isAtOnce: boolean) =>
    due.filter(({ rate }) => (rate === "atOnce") === isAtOnce).map(({ number }) => number);
  return {
    asked: asked.map(({ id }) => id),
    atOnce: numbersOf(true),
    digest: numbersOf(false),
    nextAt: next.length === 0 ? null : new Date(Math.min(...next)),
  };
}

/** Its last day would be over before the quiet hours are: then the term comes before the night. */
export function demands(until: LocalDate | null, quietEnd: Date): boolean {
  return until !== null && until < localDate(quietEnd);
}

function mostUrgent(news: readonly News[]): readonly News[] {
  const lines = new Map<number, News>();
  for (const line of news) {
    const known = lines.get(line.number);
    if (line.rate !== "never" && (!known || isMoreUrgent(line, known)))
      lines.set(line.number, line);
  }
  return [...lines.values()].sort((a, b) => a.number - b.number);
}

function isMoreUrgent(one: News, other: News): boolean {
  return rates.indexOf(one.rate) < rates.indexOf(other.rate);
}

/** When a line goes out: at once, or with the first digest after it was noticed. */
function momentOf(
  { rate, noticedAt }: News,
  { weekday: own, quiet }: Preference,
  digestOn: LocalDate | null,
  now: Date,
): Date {
  if (rate === "atOnce") return outsideQuiet(quiet, noticedAt < now ? now : noticedAt);
  const first = localDate(noticedAt);
  for (let days = 0; days <= 8; days++) {
    const on = addDays(first, days);
    const at = outsideQuiet(quiet, atMinute(on, digestMinute));
    if (at < noticedAt || (rate === "weekly" && weekday(on) !== own)) continue;
    // Where nothing ran on its day it goes out later, on a day that had no digest yet.
    return at > now ? at : notTwice(digestOn, quiet, now);
  }
  throw new Error("Assertion failed: every weekday comes within nine days");
}

function notTwice(digestOn: LocalDate | null, quiet: QuietHours | null, now: Date): Date {
  const today = localDate(now);
  if (digestOn === null || digestOn < today) return outsideQuiet(quiet, now);
  return outsideQuiet(quiet, atMinute(addDays(digestOn, 1), digestMinute));
}

/* A digest that reads well ------------------------------------------------------------------------ */

/** A line of the record, as far as its place in a mail depends on it. */
export interface Line {
  readonly thing: string;
  /** She is party to the thing. */
  readonly isOwn: boolean;
  /** An office decided something. */
  readonly isDecision: boolean;
}

/**
 * Lines by the thing they are about: first what is one's own, then where an office decided, then what
 * moved last. Lines of a thing stay in the order in which they came.
 */
export function byThing<Of extends Line>(lines: readonly Of[]): readonly (readonly Of[])[] {
  const things = new Map<string, Of[]>();
  for (const line of lines) {
    const own = things.get(line.thing) ?? [];
    things.delete(line.thing);
    things.set(line.thing, [...own, line]);
  }
  const weightOf = (own: readonly Of[]) =>
    (own.some(({ isOwn }) => isOwn) ? 2 : 0) + (own.some(({ isDecision }) => isDecision) ? 1 : 0);
  return [...things.values()].reverse().sort((a, b) => weightOf(b) - weightOf(a));
}

/* For whom she is asked ---------------------------------------------------------------------------- */

const officesOf: Readonly<Partial<Record<Role, Somebody>>> = {
  alderman: { kind: "executive" },
  mayor: { kind: "executive" },
  councilClerk: { kind: "council" },
  municipalSecretary: { kind: "municipality" },
};

/** Roles whose holders hear what their office is asked. */
export const officeRoles = Object.keys(officesOf) as readonly Role[];

/** As whom a member may be waited for: herself, her organisations, the offices she answers for. */
export function awaitedAs(
  memberId: string,
  organizationIds: readonly string[],
  roles: readonly { readonly role: Role }[],
): readonly Somebody[] {
  const offices = new Map(
    roles.flatMap(({ role }) => {
      const office = officesOf[role];
      return office ? [[office.kind, office] as const] : [];
    }),
  );
  return [
    { kind: "member", id: memberId },
    ...organizationIds.map((id) => ({ kind: "organization", id }) as const),
    ...offices.values(),
  ];
}

/** A public role of somebody, as far as following it goes. */
interface Holding {
  readonly id: string;
  readonly memberId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/**
 * Through which roles a line is what their holder decided: those its actor held on that day, where the
 * line names an office. What she does as a resident is her own.
 */
export function inOffice<Term extends Holding>(
  entry: { readonly actorId: string | null; readonly office: string | null; readonly at: Date },
  terms: readonly Term[],
): readonly Term[] {
  if (entry.office === null) return [];
  const day = localDate(entry.at);
  return terms.filter(
    ({ memberId, startsOn, endsOn }) =>
      memberId === entry.actorId && startsOn <= day && (endsOn === null || day <= endsOn),
  );
}

/* The link that ends it ----------------------------------------------------------------------------- */

/** What the link in a mail holds, before its seal: which kind, whose. */
export function sealedText(communityId: string, memberId: string, kind: MailKind): string {
  return [communityId, memberId, kind].join(" ");
}

export function tokenOf(memberId: string, kind: MailKind, seal: string): string {
  return `${kind}.${memberId}.${seal}`;
}

/** The parts of a token; undefined for what is none. */
export function partsOf(
  token: string,
): { readonly kind: MailKind; readonly memberId: string; readonly seal: string } | undefined {
  const [, name, memberId, seal] = /^([a-z]+)\.([0-9a-f-]{36})\.([\w-]{22})$/.exec(token) ?? [];
  const kind = mailKinds.find((each) => each === name);
  return kind && memberId && seal ? { kind, memberId, seal } : undefined;
}
