import { z } from "zod";
import { addDays, addMonths, startOfDay } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import { typedCodeOf } from "#lib/code.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { mailAddress } from "#lib/mail-address.ts";
import { type Cents, type Minutes, parseEuros, parseMinutes } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";
import { languages } from "#lib/texts.ts";

/**
 * Parties that pledge to one goal, among themselves: two to twelve, each by her own signature. The
 * municipality is no side of it; it works with and without one (atlas A12, D).
 */

export const coalitionStates = [
  "proposed",
  "withdrawn",
  "expired",
  "firm",
  "wavering",
  "ended",
  "finished",
  "closed",
] as const;
export type CoalitionState = (typeof coalitionStates)[number];

export interface Coalition extends Lapsing<CoalitionState> {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  /** For whom it is, in the parties' own words. */
  readonly serves: string;
  /** Null: the whole community. */
  readonly areaId: string | null;
  /** The public work it is part of, if any. */
  readonly workId: string | null;
  /** One sentence: what happens when one of them cannot go on. */
  readonly continuity: string;
  readonly startsOn: string;
  readonly termMonths: number;
  readonly looksBackOn: string;
  readonly signBy: string;
  readonly proposerId: string;
  readonly charterVersion: number;
  readonly proposedAt: Date;
  readonly firmAt: Date | null;
  /** How often somebody left; who stays says so anew each time. */
  readonly round: number;
  /** Goes up when what stands on the table changes after somebody signed. */
  readonly edition: number;
}

export const pledgeKinds = ["money", "hours", "room", "goods", "skill"] as const;
export type PledgeKind = (typeof pledgeKinds)[number];

/** What a party promises to bring; money and hours are between themselves. */
export type Pledge =
  | { readonly kind: "money"; readonly amountCents: Cents }
  | { readonly kind: "hours"; readonly minutes: Minutes }
  | { readonly kind: "room" | "goods" | "skill"; readonly words: string };

export interface Party {
  readonly id: string;
  /** Its place at the table, from 1; the proposer sits first. */
  readonly position: number;
  /** As the proposer wrote it; who signs appears by her own name. */
  readonly name: string;
  /** Whether somebody from elsewhere, who is no member here, may sign it. */
  readonly isElsewhere: boolean;
  readonly pledges: readonly Pledge[];
  /** What it wants to reach together with the others, in its own words. */
  readonly goals: readonly string[];
  readonly signature: {
    /** What stood on the table when it was put. */
    readonly edition: number;
    readonly memberId: string;
    readonly organizationId: string | null;
    readonly at: Date;
  } | null;
  readonly left: {
    readonly ground: "left" | "silent";
    readonly reason: string;
    readonly at: Date;
  } | null;
  /** The round of leaving for which it said that it stays; 0 before anybody left. */
  readonly staysFor: number;
  readonly lookBack: {
    readonly kept: Kept;
    readonly words: string;
    readonly at: Date;
  } | null;
}

/** Whether what was agreed was done, in the words of one party. */
export const keptAnswers = ["yes", "partly", "no"] as const;
export type Kept = (typeof keptAnswers)[number];

export const partiesMost = 12;
/** How many goals one party names; together they are still read aloud. */
const goalsMost = 5;

export const coalitionClauses = {
  signWeeks: clause({
    key: "coalition.signWeeks",
    name: { nl: "Tekenen van een afspraak", en: "Signing an agreement" },
    schema: z.int().min(1).max(13),
    unit: "weeks",
    standard: 3,
    meaning: {
      nl: (weeks) =>
        `Wie samen iets afspreken, tekenen binnen ${weeks} weken. Anders vervalt het voorstel.`,
      en: (weeks) =>
        `People who agree on something sign within ${weeks} weeks. Otherwise the proposal expires.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  stayDays: clause({
    key: "coalition.stayDays",
    name: { nl: "Doorgaan als iemand stopt", en: "Going on when somebody stops" },
    schema: z.int().min(3).max(60),
    unit: "days",
    standard: 14,
    meaning: {
      nl: (days) =>
        `Stopt iemand met een afspraak? Dan zeggen de anderen binnen ${days} dagen of zij doorgaan.`,
      en: (days) =>
        `When somebody leaves an agreement, the others say within ${days} days whether they go on.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  lookBackWeeks: clause({
    key: "coalition.lookBackWeeks",
    name: { nl: "Terugkijken op een afspraak", en: "Looking back on an agreement" },
    schema: z.int().min(1).max(26),
    unit: "weeks",
    standard: 6,
    meaning: {
      nl: (weeks) =>
        `Is een afspraak voorbij? Dan kijken allen terug, binnen ${weeks} weken. Daarna sluit zij.`,
      en: (weeks) =>
        `When an agreement is over, all look back within ${weeks} weeks. Then it is closed.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
};

/* Input ------------------------------------------------------------------------------------------ */

export const coalitionFieldErrors = [
  "title_missing",
  "what_missing",
  "serves_missing",
  "continuity_missing",
  "too_long",
  "too_short",
  "date_missing",
  "months_wrong",
  "party_missing",
  "amount_wrong",
  "hours_wrong",
  "kept_missing",
  "words_missing",
  "code_wrong",
  "goals_too_many",
  "name_missing",
  "address_wrong",
] as const;
export type CoalitionFieldError = (typeof coalitionFieldErrors)[number];

function say(error: CoalitionFieldError): { error: CoalitionFieldError } {
  return { error };
}

const words = (missing: CoalitionFieldError, least: number, most: number) =>
  z.string(say(missing)).trim().min(least, say(missing)).max(most, say("too_long"));

const euros = z.union(
  [
    z.bigint().min(0n),
    z.string().transform((typed, issue): Cents => {
      if (typed.trim() === "") return 0n;
      const parsed = parseEuros(typed);
      if (parsed.ok) return parsed.value;
      issue.addIssue({ code: "custom", message: say("amount_wrong").error });
      return z.NEVER;
    }),
  ],
  say("amount_wrong"),
);

const hours = z.union(
  [
    z.int().min(0),
    z.string().transform((typed, issue): Minutes => {
      if (typed.trim() === "") return 0;
      const parsed = parseMinutes(typed);
      if (parsed.ok) return parsed.value;
      issue.addIssue({ code: "custom", message: say("hours_wrong").error });
      return z.NEVER;
    }),
  ],
  say("hours_wrong"),
);

const means = z.string().trim().max(200, say("too_long")).default("");

/** One goal a line. */
const goals = z
  .union([
    z.array(z.string()),
    z
      .string()
      .transform((typed) => typed.split("\n").map((line) => line.replace(/^[-*•\s]+/u, "").trim())),
  ])
  .transform((lines) => lines.filter((line) => line.length > 0))
  .pipe(
    z
      .array(z.string().min(3, say("too_short")).max(200, say("too_long")))
      .max(goalsMost, say("goals_too_many")),
  )
  .default([]);

/** What a party brings, and what it wants to reach; nothing typed is nothing promised. */
const brought = {
  money: euros.default(0n),
  hours: hours.default(0),
  room: means,
  goods: means,
  skill: means,
  goals,
};

const newParty = z.object({
  name: words("party_missing", 2, 120),
  /** Ticked in a form. */
  isElsewhere: z
    .union([z.boolean(), z.literal("yes"), z.literal("")])
    .default(false)
    .transform((ticked) => ticked === true || ticked === "yes"),
  ...brought,
});

const orNull = z
  .union([z.literal("").transform(() => null), z.uuid()])
  .nullable()
  .default(null);

export const proposing = z.object({
  title: words("title_missing", 3, 120),
  what: words("what_missing", 10, 2000),
  serves: words("serves_missing", 2, 300),
  continuity: words("continuity_missing", 5, 500),
  areaId: orNull,
  workId: orNull,
  startsOn: z.iso.date(say("date_missing")),
  termMonths: z.coerce
    .number(say("months_wrong"))
    .int()
    .min(1, say("months_wrong"))
    .max(60, say("months_wrong")),
  looksBackMonths: z.coerce
    .number(say("months_wrong"))
    .int()
    .min(1, say("months_wrong"))
    .max(60, say("months_wrong")),
  /** For whom the proposer herself signs; null: herself. */
  organizationId: orNull,
  /** The proposer first. */
  parties: z.array(newParty).min(1).max(partiesMost),
});
export type Proposal = z.output<typeof proposing>;

export const codeLength = 8;
export const codeTries = 5;

export const typedCode = typedCodeOf(codeLength, say("code_wrong").error);

export const ofCoalition = z.object({ coalitionId: z.uuid() });
export const inviting = ofCoalition.extend({ position: z.coerce.number().int(), code: typedCode });
export const signing = inviting.extend({ organizationId: orNull });
/** Somebody from elsewhere comes in with the code of her place; her account is that of her session. */
export const entering = inviting.extend({
  accountId: z.uuid(),
  /** Which community she is a member of; null: none of this installation. */
  homeId: orNull,
  name: words("name_missing", 2, 80),
});
export const mailing = ofCoalition.extend({
  position: z.coerce.number().int(),
  address: mailAddress,
  language: z.enum(languages).default("nl"),
});
/** By who holds the code of a place, or who signed there before the table changed. */
export const pledging = ofCoalition.extend({
  position: z.coerce.number().int(),
  code: typedCode.or(z.literal("")).default(""),
  ...brought,
});
export type Brought = Pick<z.output<typeof pledging>, keyof typeof brought>;
export const leaving = ofCoalition.extend({
  reason: z.string().trim().max(1000, say("too_long")).default(""),
});
export const lookingBack = ofCoalition.extend({
  kept: z.enum(keptAnswers, say("kept_missing")),
  words: words("words_missing", 2, 2000),
});

/* Decisions -------------------------------------------------------------------------------------- */

export type CoalitionRefusal =
  | "parties_too_few"
  | "parties_too_many"
  | "names_twice"
  | "pledges_nothing"
  | "starts_in_the_past"
  | "looks_back_after_term"
  | "area_unknown"
  | "work_unknown"
  | "organization_not_yours"
  | "not_proposed"
  | "not_yours"
  | "party_unknown"
  | "place_is_for_members"
  | "place_is_for_guests"
  | "home_unknown"
  | "member_already"
  | "pledges_bind"
  | "signs_already"
  | "code_not_given"
  | "code_tried_too_often"
  | "signed_before"
  | "you_signed_before"
  | "not_firm"
  | "not_wavering"
  | "stays_already"
  | "look_back_not_yet"
  | "looked_back_before"
  | "is_closed";

/** What a party of the form pledges; nothing typed is nothing promised. */
export function pledgesOf(party: Brought): readonly Pledge[] {
  return [
    ...(party.money > 0n ? [{ kind: "money", amountCents: party.money } as const] : []),
    ...(party.hours > 0 ? [{ kind: "hours", minutes: party.hours } as const] : []),
    ...(party.room !== "" ? [{ kind: "room", words: party.room } as const] : []),
    ...(party.goods !== "" ? [{ kind: "goods", words: party.goods } as const] : []),
    ...(party.skill !== "" ? [{ kind: "skill", words: party.skill } as const] : []),
  ];
}

/**
 * Whether this can be put to its parties: enough of them, and something of whoever proposes it. The
 * others may be named with what they said to bring, and say so themselves before they sign.
 */
export function decideProposal(
  proposal: Pick<Proposal, "parties" | "startsOn" | "termMonths" | "looksBackMonths">,
  today: string,
): Result<null, CoalitionRefusal> {
  const { parties } = proposal;
  if (parties.length < 2) return refuse("parties_too_few");
  if (parties.length > partiesMost) return refuse("parties_too_many");
  const names = new Set(parties.map(({ name }) => name.toLowerCase()));
  if (names.size < parties.length) return refuse("names_twice");
  const [own] = parties;
  if (!own || pledgesOf(own).length === 0) return refuse("pledges_nothing");
  if (proposal.startsOn < today) return refuse("starts_in_the_past");
  return proposal.looksBackMonths > proposal.termMonths
    ? refuse("looks_back_after_term")
    : ok(null);
}

/** Until when all must have signed: the last day on which it can still become firm. */
export function signByOf(charter: Charter, today: string): string {
  return endOfTerm(today, { weeks: charter.value(coalitionClauses.signWeeks) });
}

/** The last day of the term: the day before its first day comes round again. */
export function lastDayOf(coalition: Pick<Coalition, "startsOn" | "termMonths">): string {
  return addDays(addMonths(coalition.startsOn, coalition.termMonths), -1);
}

type Next = Pick<Coalition, "state" | "lapsesAt" | "lapsesTo">;

/** It is firm until its term has passed. */
export function nextOfFirm(coalition: Pick<Coalition, "startsOn" | "termMonths">): Next {
  return {
    state: "firm",
    lapsesAt: lapseInstant(lastDayOf(coalition)),
    lapsesTo: "finished",
  };
}

/** Over, in time or before: all look back, and then it is closed. */
export function nextOfOver(state: "finished" | "ended", on: string, charter: Charter): Next {
  const weeks = charter.value(coalitionClauses.lookBackWeeks);
  return { state, lapsesAt: lapseInstant(endOfTerm(on, { weeks })), lapsesTo: "closed" };
}

/** A state in which nothing more comes by itself. */
export function over(state: "withdrawn" | "expired" | "closed"): Next {
  return { state, lapsesAt: null, lapsesTo: null };
}

/** Who is still in it. */
export function remaining(parties: readonly Party[]): readonly Party[] {
  return parties.filter(({ left }) => left === null);
}

/** Who of those that remain said that they stay, since the last one left. */
export function staying(coalition: Pick<Coalition, "round">, parties: readonly Party[]) {
  return remaining(parties).filter(({ staysFor }) => staysFor === coalition.round);
}

/**
 * What comes of it while the others say whether they go on: firm with two or more who stay, else it
 * ends. It never wavers past its term.
 */
export function nextOfWavering(
  coalition: Pick<Coalition, "round" | "startsOn" | "termMonths">,
  parties: readonly Party[],
  until: Date,
): Next {
  const termEnds = lapseInstant(lastDayOf(coalition));
  return {
    state: "wavering",
    lapsesAt: until < termEnds ? until : termEnds,
    lapsesTo: staying(coalition, parties).length >= 2 ? "firm" : "ended",
  };
}

/** When the others must have said whether they go on. */
export function stayUntil(charter: Charter, today: string): Date {
  return startOfDay(addDays(today, charter.value(coalitionClauses.stayDays) + 1));
}

/** Whether a party signed what stands on the table now. */
export function hasSigned(
  coalition: Pick<Coalition, "edition">,
  { signature }: Pick<Party, "signature">,
): boolean {
  return signature !== null && signature.edition === coalition.edition;
}

/** Whether a party may still change what it brings: until its signature is under it. */
export function decidePledges(
  coalition: Pick<Coalition, "state" | "edition">,
  party: Pick<Party, "signature">,
): Result<null, CoalitionRefusal> {
  if (coalition.state !== "proposed") return refuse("not_proposed");
  return hasSigned(coalition, party) ? refuse("pledges_bind") : ok(null);
}

/** Whether who signed before may sign again, now that the table changed. */
export function decideSigningAgain(
  coalition: Pick<Coalition, "state" | "edition">,
  party: Party | undefined,
): Result<Party, CoalitionRefusal> {
  if (coalition.state !== "proposed") return refuse("not_proposed");
  if (!party) return refuse("not_yours");
  if (hasSigned(coalition, party)) return refuse("signs_already");
  return party.pledges.length === 0 ? refuse("pledges_nothing") : ok(party);
}

/** The party for which this member signed. */
export function partyOf(parties: readonly Party[], memberId: string): Party | undefined {
  return parties.find(({ signature }) => signature?.memberId === memberId);
}

/** Whether a party may say how it went: from the day agreed on, or once it is over. */
export function decideLookBack(
  coalition: Pick<Coalition, "state" | "looksBackOn">,
  party: Party | undefined,
  today: string,
): Result<Party, CoalitionRefusal> {
  if (!party) return refuse("not_yours");
  if (coalition.state === "closed") return refuse("is_closed");
  const isOver = coalition.state === "ended" || coalition.state === "finished";
  if (!isFirm(coalition)) return refuse("not_firm");
  if (!isOver && today < coalition.looksBackOn) return refuse("look_back_not_yet");
  return party.lookBack ? refuse("looked_back_before") : ok(party);
}

/** Whether all signed once; what came of it since is another question. */
export function isFirm({ state }: Pick<Coalition, "state">): boolean {
  return !["proposed", "withdrawn", "expired"].includes(state);
}

/** Whether its parties are at it now. */
export function isRunning({ state }: Pick<Coalition, "state">): boolean {
  return state === "firm" || state === "wavering";
}

/** What the parties have together: money and time added up, things and skills each by its words. */
export function together(parties: readonly Pick<Party, "pledges">[]): readonly Pledge[] {
  const all = parties.flatMap(({ pledges }) => pledges);
  const amountCents = all.reduce<Cents>(
    (sum, pledge) => sum + (pledge.kind === "money" ? pledge.amountCents : 0n),
    0n,
  );
  const minutes = all.reduce<Minutes>(
    (sum, pledge) => sum + (pledge.kind === "hours" ? pledge.minutes : 0),
    0,
  );
  return [
    ...(amountCents > 0n ? [{ kind: "money", amountCents } as const] : []),
    ...(minutes > 0 ? [{ kind: "hours", minutes } as const] : []),
    ...pledgeKinds.flatMap((kind) =>
      all.filter((pledge) => isOfWords(pledge) && pledge.kind === kind),
    ),
  ];
}

/** Room, goods and skill: told in words, and not added up. */
export function isOfWords(pledge: Pledge): pledge is Extract<Pledge, { readonly words: string }> {
  return pledge.kind !== "money" && pledge.kind !== "hours";
}
