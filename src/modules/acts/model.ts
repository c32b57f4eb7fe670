import { z } from "zod";
import { seat } from "#lib/governance.ts";
import { type Cents, parseEuros } from "#lib/money.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Role, servingRoles } from "#lib/roles.ts";

/** The nine acts of a government that gives room, each given by somebody to something (essay 4.4). */

/** What an act may hang on. */
export const subjectKinds = ["work", "undertaking", "challenge", "initiative"] as const;
export type SubjectKindName = (typeof subjectKinds)[number];

/** In whose name somebody acts. */
export type Office =
  | "executive"
  | "councillor"
  | "official"
  | "mandate"
  | "organization"
  | "party"
  | "member";

export const knowledgeKinds = ["lesson", "template"] as const;
export type KnowledgeKind = (typeof knowledgeKinds)[number];

/** What an act is about, as the modules below tell it. */
export interface ActSubject {
  readonly kind: SubjectKindName;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Null: of the whole community. */
  readonly areaId: string | null;
  /** Null: of no public work. */
  readonly workId: string | null;
  /** Who does or asks it; a work itself is nobody's. */
  readonly party: {
    readonly partyMemberId: string;
    readonly partyOrganizationId: string | null;
  } | null;
  /** Whether it still lives: what was withdrawn or has ended needs no room any more. */
  readonly isOpen: boolean;
  /** Whether the work can be awarded to its party: not after a no, for that would be a yes. */
  readonly isAwardable: boolean;
}

/** An act as it was given. */
export interface GivenAct {
  readonly id: string;
  readonly act: NineAct;
  /** For an exception without a case of its own: the exception itself. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly givenBy: string;
  readonly office: Office;
  readonly organizationId: string | null;
  readonly body: string;
  readonly title: string | null;
  readonly invitedOrganizationId: string | null;
  readonly amountCents: Cents | null;
  readonly mandateId: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly knowledge: KnowledgeKind | null;
  readonly link: string | null;
  readonly seats: number | null;
  readonly votesNeeded: number | null;
  readonly at: Date;
}

export interface Reply {
  readonly actId: string;
  readonly memberId: string;
  readonly organizationId: string | null;
  readonly body: string;
  readonly at: Date;
}

/* Input ------------------------------------------------------------------------------------------ */

export const fieldErrors = [
  "body_missing",
  "body_too_long",
  "invitee_missing",
  "title_missing",
  "amount_missing",
  "amount_not_a_number",
  "mandate_missing",
  "source_missing",
  "date_missing",
  "kind_missing",
  "link_not_https",
  "votes_not_a_number",
  "seat_without_holder",
  "side_missing",
  "votes_needed_missing",
  "rule_missing",
  "owner_missing",
  "owner_name_missing",
  "for_whom_missing",
  "card_missing",
  "reply_missing",
  "letter_missing",
  "outcome_missing",
] as const;
export type FieldError = (typeof fieldErrors)[number];

/** Holds a schema's message to the list above, so that its sentence cannot be missing. */
function say(error: FieldError): { error: FieldError } {
  return { error };
}

const words = (missing: FieldError, least: number, most: number) =>
  z.string(say(missing)).trim().min(least, say(missing)).max(most, say("body_too_long"));

const body = words("body_missing", 10, 4000);

/** Empty: in one's own name. */
const organizationId = z
  .union([z.literal("").transform(() => null), z.uuid()])
  .nullable()
  .default(null);

const optionalDate = z
  .union(
    [z.literal("").transform(() => null), z.iso.date(say("date_missing"))],
    say("date_missing"),
  )
  .nullable()
  .default(null);

/** Euros as people type them, in cents; a program may send cents as a bigint. */
const amount = z
  .union([z.bigint(), z.string()], say("amount_missing"))
  .transform((typed, issue) => {
    const cents = typeof typed === "bigint" ? ok(typed) : centsOf(typed);
    if (cents.ok && cents.value > 0n) return cents.value;
    const message: FieldError = cents.ok ? "amount_missing" : cents.refusal;
    issue.addIssue({ code: "custom", message });
    return z.NEVER;
  });

function centsOf(typed: string): Result<Cents, FieldError> {
  if (typed.trim() === "") return refuse("amount_missing");
  const parsed = parseEuros(typed);
  return parsed.ok ? parsed : refuse("amount_not_a_number");
}

const about = { subjectKind: z.enum(subjectKinds), subjectId: z.uuid() };

export const recognising = z.object({ ...about, organizationId, body });

export const inviting = z.object({
  ...about,
  organizationId,
  /** Who is invited, in words: `de buren van de Brink`. */
  title: words("invitee_missing", 2, 200),
  /** An organisation that takes part here can answer, and is waited for. */
  invitedOrganizationId: organizationId,
  body,
  endsOn: optionalDate,
});

export const givingStartMoney = z.object({
  ...about,
  mandateId: z.uuid(say("mandate_missing")),
  amount,
  body,
});

export const guaranteeing = z.object({
  ...about,
  /** A mandate of one's own, or the executive itself. */
  source: z.union([z.uuid(), z.literal("executive")], say("source_missing")),
  amount,
  body,
  endsOn: z.iso.date(say("date_missing")),
});

export const coFinancing = z.object({
  ...about,
  mandateId: z.uuid(say("mandate_missing")),
  amount,
  body,
  /** Who else puts something in, in words. */
  title: z
    .string()
    .trim()
    .max(200, say("body_too_long"))
    .refine((text) => text === "" || text.length >= 2, say("title_missing"))
    .transform((text) => text || null)
    .default(null),
});

export const awarding = z.object({
  ...about,
  body,
  startsOn: z.iso.date(say("date_missing")),
});

export const sharing = z.object({
  ...about,
  organizationId,
  knowledge: z.enum(knowledgeKinds, say("kind_missing")),
  title: words("title_missing", 4, 200),
  body,
  link: z
    .union(
      [
        z.literal("").transform(() => null),
        z.url({ protocol: /^https$/, error: "link_not_https" }),
      ],
      say("link_not_https"),
    )
    .nullable()
    .default(null),
});

export const sharingTheSay = z.object({
  ...about,
  body,
  seats: z.array(seat).max(12).default([]),
  votesNeeded: z.coerce
    .number(say("votes_needed_missing"))
    .int(say("votes_needed_missing"))
    .min(1, say("votes_needed_missing"))
    .max(12_000, say("votes_needed_missing")),
});

export const replying = z.object({ actId: z.uuid(), body: words("reply_missing", 2, 2000) });

/* Decisions -------------------------------------------------------------------------------------- */

export type ActRefusal =
  | "subject_unknown"
  | "subject_closed"
  | "not_awardable"
  | "act_not_here"
  | "not_yours_to_give"
  | "organization_not_yours"
  | "organization_unknown"
  | "giver_is_party"
  | "not_the_executive"
  | "ends_in_the_past"
  | "starts_in_the_past"
  | "seats_missing"
  | "votes_never_enough"
  | "act_unknown"
  | "not_asked"
  | "replied_before";

/** Who acts, as the rules below look at it. */
export interface Giver {
  readonly memberId: string;
  readonly roles: readonly Role[];
  readonly organizationIds: readonly string[];
}

/** Acts that somebody decides on for the municipality, each opened with what it could make possible. */
const decisions = [
  "startMoney",
  "guarantee",
  "coFinance",
  "award",
] as const satisfies readonly NineAct[];
export type Decision = (typeof decisions)[number];

export function isDecision(act: NineAct): act is Decision {
  return decisions.some((decision) => decision === act);
}

/** A work is nobody's yet: money, a say or the work itself are given to somebody. */
export function mayHangOn(act: NineAct, kind: SubjectKindName): boolean {
  return (
    kind !== "work" ||
    !["startMoney", "guarantee", "coFinance", "award", "governance"].includes(act)
  );
}

/** Whether this act can be given to this thing at all. */
export function decideSubject(
  act: NineAct,
  subject: ActSubject | undefined,
): Result<ActSubject, ActRefusal> {
  if (!subject) return refuse("subject_unknown");
  if (!mayHangOn(act, subject.kind)) return refuse("act_not_here");
  if (!subject.isOpen) return refuse("subject_closed");
  return act === "award" && !subject.isAwardable ? refuse("not_awardable") : ok(subject);
}

export function isParty({ party }: ActSubject, giver: Giver): boolean {
  return (
    party !== null &&
    (party.partyMemberId === giver.memberId ||
      (party.partyOrganizationId !== null &&
        giver.organizationIds.includes(party.partyOrganizationId)))
  );
}

export function isExecutive({ roles }: Pick<Giver, "roles">): boolean {
  return roles.includes("alderman") || roles.includes("mayor");
}

function serves({ roles }: Giver): boolean {
  return roles.some((role) => servingRoles.some((serving) => serving === role));
}

/**
 * In whose name somebody takes a stand: an alderman or the mayor for the executive, a councillor for
 * herself, anyone for her organisation; never a party about its own thing.
 */
export function decideStand(
  giver: Giver,
  subject: ActSubject,
  organizationId: string | null,
): Result<Office, ActRefusal> {
  if (isParty(subject, giver)) return refuse("giver_is_party");
  if (organizationId !== null)
    return giver.organizationIds.includes(organizationId)
      ? ok("organization")
      : refuse("organization_not_yours");
  if (isExecutive(giver)) return ok("executive");
  return giver.roles.includes("councillor") ? ok("councillor") : refuse("not_yours_to_give");
}

/** Whoever takes a stand may invite, and so may everyone who serves the community. */
export function decideInvitation(
  giver: Giver,
  subject: ActSubject,
  organizationId: string | null,
): Result<Office, ActRefusal> {
  const stand = decideStand(giver, subject, organizationId);
  return !stand.ok && stand.refusal === "not_yours_to_give" && serves(giver)
    ? ok("official")
    : stand;
}

/** Public money is given from the other side of the table. */
export function decideMoney(
  giver: Giver,
  subject: ActSubject,
  source: "mandate" | "executive",
): Result<Office, ActRefusal> {
  if (isParty(subject, giver)) return refuse("giver_is_party");
  if (source === "mandate") return ok("mandate");
  return isExecutive(giver) ? ok("executive") : refuse("not_the_executive");
}

/** Knowledge may come from anyone who takes part. */
export function decideSharing(
  giver: Giver,
  organizationId: string | null,
): Result<Office, ActRefusal> {
  if (organizationId !== null)
    return giver.organizationIds.includes(organizationId)
      ? ok("organization")
      : refuse("organization_not_yours");
  if (isExecutive(giver)) return ok("executive");
  if (giver.roles.includes("councillor")) return ok("councillor");
  return ok(serves(giver) ? "official" : "member");
}

/** Who has the say is told by the party itself, or by the municipality that stands beside it. */
export function decideSay(giver: Giver, subject: ActSubject): Result<Office, ActRefusal> {
  if (isParty(subject, giver)) return ok("party");
  if (isExecutive(giver)) return ok("executive");
  return serves(giver) ? ok("official") : refuse("not_yours_to_give");
}

/** The party answers beside each act, and whoever was invited beside the invitation. */
export function decideReply(
  act: Pick<GivenAct, "invitedOrganizationId">,
  subject: ActSubject | undefined,
  giver: Giver,
): Result<{ readonly organizationId: string | null }, ActRefusal> {
  const invited = act.invitedOrganizationId;
  if (invited !== null && giver.organizationIds.includes(invited))
    return ok({ organizationId: invited });
  if (!subject || !isParty(subject, giver)) return refuse("not_asked");
  return ok({ organizationId: subject.party?.partyOrganizationId ?? null });
}
