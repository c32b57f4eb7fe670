import { z } from "zod";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import {
  type AnyClause,
  type Charter,
  type ClauseDocument,
  charterOf,
  isSameValue,
} from "#lib/clause.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** A version from proposal to its end. What is replaced stays in force by its own period, unread. */
export const charterStates = [
  "proposed",
  "adopted",
  "inForce",
  "ended",
  "declined",
  "withdrawn",
] as const;
export type CharterState = (typeof charterStates)[number];

/** A document of rules for a community, or for one of its areas, for a period. */
export interface CharterVersion extends Lapsing<CharterState> {
  readonly id: string;
  /** From 1 within the community, areas included; an agreement keeps its number for ever. */
  readonly version: number;
  /** Null: the whole community. */
  readonly areaId: string | null;
  readonly title: string;
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  /** Values by clause key; what is left out is as the community's version, else as the standard. */
  readonly clauses: ClauseDocument;
  readonly basedOn: number | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  /** When the last party signed. */
  readonly adoptedAt: Date | null;
}

/** The rules that hold somewhere: a community's version with an area's version over it. */
export interface Rules {
  /** What a procedure stores; see `numberOf`. 0 is the built-in standard. */
  readonly version: number;
  readonly base: CharterVersion | null;
  readonly area: CharterVersion | null;
}

/** Versions have numbers below this, so that two of them fit in one (an int of PostgreSQL). */
export const versionsMax = 10_000;

/**
 * One number for a community's version and an area's version read together. It needs no table and
 * no lock: versions never change, so the number means the same rules for ever.
 */
export function numberOf(base: number, area: number): number {
  return area * versionsMax + base;
}

/** The versions of a number, 0 where the standard holds or no area has its own. */
export function versionsOf(number: number): { readonly base: number; readonly area: number } {
  return { base: number % versionsMax, area: Math.floor(number / versionsMax) };
}

/** A community's version with an area's version over it. */
export function rulesOf(base: CharterVersion | null, area: CharterVersion | null): Rules {
  return { version: numberOf(base?.version ?? 0, area?.version ?? 0), base, area };
}

/** Those rules, ready to be asked: what the area set, else the community, else the standard. */
export function charterOfRules({ version, base, area }: Rules): Charter {
  return charterOf(version, base?.clauses ?? {}, area?.clauses);
}

/** Whether a version is in force by its own signatures and period, whatever came after it. */
export function isInForce(version: CharterVersion, now: Date): boolean {
  const today = localDate(now);
  return (
    version.adoptedAt !== null &&
    version.adoptedAt <= now &&
    version.inForceFrom <= today &&
    (version.inForceUntil === null || today <= version.inForceUntil)
  );
}

/** The version that holds at an instant: of those in force, the one adopted last. */
export function inForceAt(
  versions: readonly CharterVersion[],
  areaId: string | null,
  now: Date,
): CharterVersion | null {
  const inForce = versions
    .filter((version) => version.areaId === areaId && isInForce(version, now))
    .sort((one, other) => adoptedMs(other) - adoptedMs(one) || other.version - one.version);
  return inForce[0] ?? null;
}

function adoptedMs({ adoptedAt }: CharterVersion): number {
  return adoptedAt?.getTime() ?? 0;
}

/** The rules in force at an instant: for the community, or for an area of it. */
export function rulesAt(
  versions: readonly CharterVersion[],
  areaId: string | null,
  now: Date,
): Rules {
  const area = areaId === null ? null : inForceAt(versions, areaId, now);
  return rulesOf(inForceAt(versions, null, now), area);
}

/** From when a version holds: its first day, or the last signature where that came later. */
export function holdsFrom(version: CharterVersion): string {
  const signedOn = version.adoptedAt && localDate(version.adoptedAt);
  return signedOn && signedOn > version.inForceFrom ? signedOn : version.inForceFrom;
}

/**
 * Since which day a clause has, without a break, the value it has now in the whole community; null: it
 * never had another. What people wrote before that day was written under other words.
 */
export function heldSince(
  versions: readonly CharterVersion[],
  clause: Pick<AnyClause, "valueIn">,
  now: Date,
): string | null {
  const valueAt = (at: Date) => clause.valueIn(charterOfRules(rulesAt(versions, null, at)));
  const current = valueAt(now);
  const turns = versions
    .filter(({ adoptedAt, areaId }) => adoptedAt !== null && areaId === null)
    .flatMap((version) => [
      holdsFrom(version),
      ...(version.inForceUntil === null ? [] : [addDays(version.inForceUntil, 1)]),
    ])
    .filter((day) => day <= localDate(now));
  // Before its first day the standard held.
  const days = [...new Set(turns)].sort().reverse();
  let since: string | null = null;
  for (const day of days) {
    const lastInstant = new Date(startOfDay(addDays(day, 1)).getTime() - 1);
    if (!isSameValue(valueAt(lastInstant < now ? lastInstant : now), current)) return since;
    since = day;
  }
  const beforeAll = clause.valueIn(charterOfRules(rulesOf(null, null)));
  return isSameValue(beforeAll, current) ? null : since;
}

/** How a version stopped to hold: its period passed, or another took its place. */
export interface Ending {
  readonly version: CharterVersion;
  readonly on: string;
  /** What holds now instead; null for nothing of one's own. */
  readonly replacedBy: CharterVersion | null;
}

/** How this version ended; null while it holds, or before it does. */
export function endingOf(
  version: CharterVersion,
  versions: readonly CharterVersion[],
  now: Date,
): Ending | null {
  if (version.adoptedAt === null || holdsFrom(version) > localDate(now)) return null;
  const current = inForceAt(versions, version.areaId, now);
  if (current?.version === version.version) return null;
  const lapsedOn =
    version.inForceUntil !== null && version.inForceUntil < localDate(now)
      ? addDays(version.inForceUntil, 1)
      : null;
  if (lapsedOn !== null) return { version, on: lapsedOn, replacedBy: current };
  // Others may have come after the one that took its place; that one ended it.
  const next = firstAfter(version, versions, now) ?? current;
  return { version, on: next ? holdsFrom(next) : version.inForceFrom, replacedBy: next };
}

/** Of the versions that were adopted over this one and have begun, the first to begin. */
function firstAfter(
  version: CharterVersion,
  versions: readonly CharterVersion[],
  now: Date,
): CharterVersion | undefined {
  return versions
    .filter(
      (other) =>
        other.areaId === version.areaId &&
        other.adoptedAt !== null &&
        (adoptedMs(other) - adoptedMs(version) || other.version - version.version) > 0 &&
        holdsFrom(other) <= localDate(now),
    )
    .sort((one, other) => (holdsFrom(one) < holdsFrom(other) ? -1 : 1))[0];
}

/** The version that held last, where now none does. */
export function lastEnded(
  versions: readonly CharterVersion[],
  areaId: string | null,
  now: Date,
): Ending | undefined {
  return versions
    .filter((version) => version.areaId === areaId)
    .flatMap((version) => endingOf(version, versions, now) ?? [])
    .sort((one, other) => (one.on < other.on ? 1 : -1))[0];
}

/** What time will do to a version that was adopted: begin, and end. */
export function lifeOf(
  version: Pick<CharterVersion, "inForceFrom" | "inForceUntil">,
  now: Date,
): Lapsing<CharterState> {
  if (localDate(now) < version.inForceFrom)
    return {
      state: "adopted",
      lapsesAt: startOfDay(version.inForceFrom),
      lapsesTo: "inForce",
    };
  if (version.inForceUntil === null) return { state: "inForce", lapsesAt: null, lapsesTo: null };
  return {
    state: "inForce",
    lapsesAt: startOfDay(addDays(version.inForceUntil, 1)),
    lapsesTo: "ended",
  };
}

/* Writing one ---------------------------------------------------------------------------------- */

export const charterFieldErrors = [
  "title_missing",
  "title_too_long",
  "date_missing",
  "date_not_understood",
  "period_reversed",
  "promise_missing",
  "promise_too_long",
  "kind_missing",
  "basis_missing",
  "basis_title_missing",
  "register_id_missing",
  "decided_on_missing",
  "organization_missing",
  "party_named_before",
  "village_has_no_ordinance",
  "executive_has_no_ordinance",
  "area_unknown",
  "starts_from_missing",
  "reason_missing",
  "letter_missing",
  "reply_missing",
  "reply_too_long",
] as const;
export type CharterFieldError = (typeof charterFieldErrors)[number];

export function say(error: CharterFieldError): { error: CharterFieldError } {
  return { error };
}

export const partyKinds = ["council", "executive", "village", "province", "state"] as const;
export type PartyKind = (typeof partyKinds)[number];

/** On what a party's promise rests. */
const basis = z.discriminatedUnion(
  "kind",
  [
    z.object({
      kind: z.literal("ordinance"),
      title: z
        .string(say("basis_title_missing"))
        .trim()
        .min(4, say("basis_title_missing"))
        .max(160, say("title_too_long")),
      article: z
        .string()
        .trim()
        .max(20)
        .transform((typed) => typed || null)
        .nullable()
        .default(null),
      /** CVDR for an ordinance, BWBR for a law of the State. */
      registerId: z
        .string(say("register_id_missing"))
        .trim()
        .toUpperCase()
        .regex(/^(CVDR|BWBR)[0-9]+$/, say("register_id_missing")),
    }),
    z.object({
      kind: z.literal("selfBinding"),
      title: z
        .string(say("basis_title_missing"))
        .trim()
        .min(4, say("basis_title_missing"))
        .max(160, say("title_too_long")),
      decidedOn: z.iso.date(say("decided_on_missing")),
    }),
  ],
  say("basis_missing"),
);

/** A party to a charter, with what it promises and on what that rests. */
export const party = z
  .object({
    kind: z.enum(partyKinds, say("kind_missing")),
    /** Who speaks for a village; null for a government. */
    organizationId: z
      .union([z.literal("").transform(() => null), z.uuid()], say("organization_missing"))
      .nullable()
      .default(null),
    promise: z
      .string(say("promise_missing"))
      .trim()
      .min(10, say("promise_missing"))
      .max(600, say("promise_too_long")),
    basis,
  })
  .superRefine(({ kind, organizationId, basis }, issues) => {
    const wrong = (path: string[], error: CharterFieldError) =>
      issues.addIssue({ code: "custom", path, message: error });
    if (kind === "village" && organizationId === null)
      wrong(["organizationId"], "organization_missing");
    if (basis.kind !== "ordinance") return;
    // Only a council, a province or the State makes an ordinance or a law.
    if (kind === "village") wrong(["basis"], "village_has_no_ordinance");
    if (kind === "executive") wrong(["basis"], "executive_has_no_ordinance");
  })
  .transform((typed) => ({
    ...typed,
    organizationId: typed.kind === "village" ? typed.organizationId : null,
  }));
export type Party = z.output<typeof party>;

export const terms = z.object({
  areaId: z
    .union([z.literal("").transform(() => null), z.uuid()], say("area_unknown"))
    .nullable()
    .default(null),
  title: z
    .string(say("title_missing"))
    .trim()
    .min(4, say("title_missing"))
    .max(120, say("title_too_long")),
  inForceFrom: z.iso.date(say("date_missing")),
  inForceUntil: z
    .union(
      [z.literal("").transform(() => null), z.iso.date(say("date_not_understood"))],
      say("date_not_understood"),
    )
    .nullable()
    .default(null),
});

export const isOrdered = ({
  inForceFrom,
  inForceUntil,
}: {
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
}) => inForceUntil === null || inForceUntil >= inForceFrom;
export const reversed = { path: ["inForceUntil"], ...say("period_reversed") };

const clauseValues = z.record(z.string().max(80), z.unknown());

/** A whole proposal, as a program or the demo sends it. */
export const proposing = terms
  .extend({
    clauses: clauseValues,
    parties: z.array(party).min(1).max(12),
    basedOn: z.int().min(0).default(0),
  })
  .refine(isOrdered, reversed);
export type Proposal = z.output<typeof proposing>;

/** A party as it stands in a proposal. */
export interface NamedParty extends Party {
  readonly position: number;
}

export const seats = ["signs", "countersigns"] as const;
export type Seat = (typeof seats)[number];

export interface Signature {
  readonly position: number;
  readonly seat: Seat;
  readonly memberId: string;
  readonly role: string | null;
  readonly letter: string | null;
  readonly at: Date;
}

export const signing = z.object({
  charterId: z.uuid(),
  position: z.coerce.number().int().min(1).max(12),
  /** The date and number of the letter of the level above; empty for all others. */
  letter: z
    .string()
    .trim()
    .max(160)
    .transform((typed) => typed || null)
    .nullable()
    .default(null),
});

export const closing = z.object({
  charterId: z.uuid(),
  /** The party that says no; empty: who proposed it takes it back. */
  position: z
    .union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(12)])
    .nullable()
    .default(null),
  reason: z
    .string(say("reason_missing"))
    .trim()
    .min(20, say("reason_missing"))
    .max(2000, say("reply_too_long")),
});

/* Decisions ------------------------------------------------------------------------------------ */

export type CharterRefusal =
  | "clause_unknown"
  | "clause_out_of_range"
  | "clause_without_promise"
  | "clause_for_all"
  | "draft_unknown"
  | "replied_to_nothing"
  | "answered_before"
  | "area_unknown"
  | "area_needs_both"
  | "no_party_of_here"
  | "party_named_twice"
  | "organization_unknown"
  | "nothing_set"
  | "period_over"
  | "may_not_propose"
  | "too_many_versions"
  | SigningRefusal;

export type SigningRefusal =
  | "not_open"
  | "party_unknown"
  | "may_not_sign"
  | "signed_before"
  | "both_sides"
  | "letter_missing"
  | "not_the_proposer";

/** Who speaks here: the roles and organisations of whoever acts. */
export interface Speaker {
  readonly memberId: string;
  readonly roles: readonly string[];
  readonly organizationIds: readonly string[];
}

/** Offices that may write for the whole community. */
const writers = ["councilClerk", "municipalSecretary", "mayor", "alderman"] as const;

/** For an area, also the people of an organisation there that will sign for the village. */
export function mayPropose(
  speaker: Speaker,
  proposal: Pick<Proposal, "areaId" | "parties">,
): boolean {
  if (speaker.roles.some((role) => (writers as readonly string[]).includes(role))) return true;
  return (
    proposal.areaId !== null &&
    proposal.parties.some(
      ({ organizationId }) =>
        organizationId !== null && speaker.organizationIds.includes(organizationId),
    )
  );
}

/**
 * Whether this may be put before its parties: only clauses that a module declared, within their
 * legal range, each promised by who alone can; for an area, between the village and a government.
 */
export function decideProposal(
  proposal: Proposal,
  declared: readonly AnyClause[],
  today: string,
): Result<Proposal, CharterRefusal> {
  const { clauses, parties, areaId } = proposal;
  if (proposal.inForceUntil !== null && proposal.inForceUntil < today) return refuse("period_over");
  const kinds = parties.map(({ kind }) => kind);
  if (hasTwice(parties)) return refuse("party_named_twice");
  const isGoverned = kinds.includes("council") || kinds.includes("executive");
  if (areaId !== null && !(isGoverned && kinds.includes("village")))
    return refuse("area_needs_both");
  if (areaId === null && !isGoverned && !kinds.includes("village"))
    return refuse("no_party_of_here");
  if (areaId !== null && Object.keys(clauses).length === 0) return refuse("nothing_set");
  const rules = decideRules(clauses, areaId, declared);
  if (!rules.ok) return rules;
  const promisers = declared.map((clause) => {
    const value = clause.read(clauses);
    return value === undefined ? null : clause.promisedBy(value);
  });
  return promisers.every((promiser) => promiser === null || kinds.includes(promiser))
    ? ok(proposal)
    : refuse("clause_without_promise");
}

/** Whether these values may stand in a charter: declared, within range, and an area's to set. */
export function decideRules(
  clauses: ClauseDocument,
  areaId: string | null,
  declared: readonly AnyClause[],
): Result<ClauseDocument, CharterRefusal> {
  for (const [key, value] of Object.entries(clauses)) {
    const found = declared.find((clause) => clause.key === key);
    if (!found) return refuse("clause_unknown");
    if (!found.accepts(value)) return refuse("clause_out_of_range");
    if (areaId !== null && found.isForAll) return refuse("clause_for_all");
  }
  return ok(clauses);
}

function hasTwice(parties: readonly Party[]): boolean {
  const names = parties.map(({ kind, organizationId }) => organizationId ?? kind);
  return new Set(names).size < names.length;
}

type Government = Exclude<PartyKind, "village">;

/**
 * Who signs for a government: papers of the council are signed by its chair and countersigned by the
 * clerk (Gemeentewet 32a), those of the executive by the mayor and the secretary (59a). The level
 * above has no account here; two of ours vouch for its letter. The SQL twin is
 * `charter.signing_roles`; a test holds the two equal.
 */
export const signingRoles: Readonly<Record<Government, Record<Seat, readonly string[]>>> = {
  council: { signs: ["councilClerk"], countersigns: ["mayor", "councillor"] },
  executive: {
    signs: ["mayor", "alderman"],
    countersigns: ["municipalSecretary", "mayor", "alderman"],
  },
  province: { signs: ["councilClerk"], countersigns: ["municipalSecretary", "mayor"] },
  state: { signs: ["councilClerk"], countersigns: ["municipalSecretary", "mayor"] },
};

/** In which seat this person may sign for a party, and by which role; the first that is free. */
export function decideSignature(
  agreement: {
    readonly version: CharterVersion;
    readonly parties: readonly NamedParty[];
    readonly signatures: readonly Signature[];
  },
  speaker: Speaker,
  given: { readonly position: number; readonly letter: string | null },
  today: string,
): Result<{ readonly seat: Seat; readonly role: string | null }, SigningRefusal | "period_over"> {
  const { version, parties, signatures } = agreement;
  if (version.state !== "proposed") return refuse("not_open");
  if (version.inForceUntil !== null && version.inForceUntil < today) return refuse("period_over");
  const party = parties.find(({ position }) => position === given.position);
  if (!party) return refuse("party_unknown");
  const own = signatures.filter(({ memberId }) => memberId === speaker.memberId);
  if (own.some(({ position }) => position === party.position)) return refuse("signed_before");
  const kindAt = (at: number) => parties.find(({ position }) => position === at)?.kind;
  if (own.some(({ position }) => (kindAt(position) === "village") !== (party.kind === "village")))
    return refuse("both_sides");
  const needsLetter = party.kind === "province" || party.kind === "state";
  const taken = signatures.filter(({ position }) => position === party.position);
  const free = seats.filter((seat) => taken.every((signature) => signature.seat !== seat));
  if (free.length === 0) return refuse("signed_before");
  for (const seat of free) {
    const role = roleIn(party, seat, speaker);
    if (role === undefined) continue;
    if (needsLetter && given.letter === null) return refuse("letter_missing");
    return ok({ seat, role });
  }
  return refuse("may_not_sign");
}

/** The role in which somebody takes a seat: null as a member of the village's organisation. */
function roleIn(party: NamedParty, seat: Seat, speaker: Speaker): string | null | undefined {
  if (party.kind === "village")
    return party.organizationId !== null && speaker.organizationIds.includes(party.organizationId)
      ? null
      : undefined;
  return signingRoles[party.kind][seat].find((role) => speaker.roles.includes(role));
}

/** Whether both seats of every party are filled. */
export function isSignedByAll(
  parties: readonly NamedParty[],
  signatures: readonly Pick<Signature, "position" | "seat">[],
): boolean {
  return parties.every(({ position }) =>
    seats.every((seat) =>
      signatures.some((signature) => signature.position === position && signature.seat === seat),
    ),
  );
}

/** Whether this person may say no for a party, or take her own proposal back. */
export function decideClosing(
  version: CharterVersion,
  parties: readonly NamedParty[],
  speaker: Speaker,
  position: number | null,
): Result<"declined" | "withdrawn", SigningRefusal> {
  if (version.state !== "proposed") return refuse("not_open");
  if (position === null)
    return version.proposedBy === speaker.memberId ? ok("withdrawn") : refuse("not_the_proposer");
  const party = parties.find((other) => other.position === position);
  if (!party) return refuse("party_unknown");
  return seats.some((seat) => roleIn(party, seat, speaker) !== undefined)
    ? ok("declined")
    : refuse("may_not_sign");
}
