import { z } from "zod";
import { addDays } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Role, roles } from "#lib/roles.ts";

/** Roles that everyone may know of. Who merely lives here is nobody's business. */
export const publicRoles: readonly Role[] = roles.filter((role) => role !== "resident");

/**
 * Roles that decide on law, money or other people's words, or give roles themselves: one proposes,
 * another confirms (decision 0029). Twin of `people.is_heavy` in the database.
 */
export const heavyRoles = [
  "alderman",
  "mayor",
  "councilClerk",
  "municipalSecretary",
  "integrityOfficer",
  "treasurer",
  "moderator",
] as const satisfies readonly Role[];

/** Who may be the second person. Councillors too: a village begins with a clerk and its council. */
export const confirmingRoles = [
  "councilClerk",
  "mayor",
  "municipalSecretary",
  "alderman",
  "councillor",
  "integrityOfficer",
] as const satisfies readonly Role[];

export function isHeavy(role: Role): boolean {
  return heavyRoles.some((heavy) => heavy === role);
}

/** A role of somebody, from a day until and including a day. */
export interface Term {
  readonly id: string;
  readonly memberId: string;
  readonly role: Role;
  /** The words people know it by. */
  readonly title: string | null;
  readonly startsOn: string;
  /** The last day; null while none is set. */
  readonly endsOn: string | null;
  readonly endReason: string | null;
}

/** What one person proposes and another confirms. */
export interface RoleProposal {
  readonly id: string;
  /** Null: a new role; else the term whose last day it changes. */
  readonly termId: string | null;
  readonly memberId: string;
  readonly role: Role;
  readonly title: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly outcome: "confirmed" | "declined" | null;
}

export type RoleRefusal =
  | "member_unknown"
  | "second_person_needed"
  | "one_person_suffices"
  | "role_held_already"
  | "period_reversed"
  | "ends_in_past"
  | "term_unknown"
  | "term_ended"
  | "end_unchanged"
  | "last_clerk_stays"
  | "role_not_yours"
  | "proposal_open"
  | "proposal_unknown"
  | "proposal_decided"
  | "proposer_cannot_confirm"
  | "holder_cannot_confirm"
  | "only_earlier";

const day = z.iso.date({ error: "date_missing" });
const reason = z
  .string()
  .trim()
  .min(2, { error: "reason_missing" })
  .max(1000, { error: "reason_too_long" });
const title = z.string().trim().max(80, { error: "title_too_long" });

const term = {
  memberId: z.uuid({ error: "member_missing" }),
  role: z.enum(roles satisfies readonly Role[], { error: "role_missing" }),
  title: title
    .nullable()
    .default(null)
    .transform((typed) => typed || null),
  startsOn: day,
  endsOn: day.nullable().default(null),
};

export const newRoleTerm = z.object({
  ...term,
  reason: z.string().trim().max(1000, { error: "reason_too_long" }).default(""),
});

export const proposing = z.object({ ...term, reason });
export const ending = z.object({ termId: z.uuid(), endsOn: day.nullable(), reason });
export const layingDown = z.object({ termId: z.uuid(), endsOn: day, reason });
export const confirming = z.object({ proposalId: z.uuid() });
export const declining = z.object({ proposalId: z.uuid(), reason });

/** Whether a role may be given for this period to somebody who holds these terms. */
export function decideTerm(
  wanted: Pick<Term, "role" | "startsOn" | "endsOn">,
  held: readonly Term[],
  today: string,
): Result<null, RoleRefusal> {
  if (wanted.endsOn !== null && wanted.endsOn < wanted.startsOn) return refuse("period_reversed");
  if (wanted.endsOn !== null && wanted.endsOn < today) return refuse("ends_in_past");
  const meets = held.some((one) => one.role === wanted.role && overlap(one, wanted));
  return meets ? refuse("role_held_already") : ok(null);
}

/** Whether a term may get this last day; `clerks` are all terms of clerks, this one among them. */
export function decideEnd(
  changed: Term,
  endsOn: string | null,
  clerks: readonly Term[],
  today: string,
): Result<null, RoleRefusal> {
  if (changed.endsOn !== null && changed.endsOn < today) return refuse("term_ended");
  if (endsOn === changed.endsOn) return refuse("end_unchanged");
  if (endsOn !== null && endsOn < today) return refuse("ends_in_past");
  if (endsOn !== null && endsOn < changed.startsOn) return refuse("period_reversed");
  if (changed.role !== "councilClerk") return ok(null);
  const after = clerks.map((one) => (one.id === changed.id ? { ...one, endsOn } : one));
  return isCoveredFrom(today, after) ? ok(null) : refuse("last_clerk_stays");
}

/** Whether there is a clerk on this day and on every day after it. */
export function isCoveredFrom(
  today: string,
  terms: readonly Pick<Term, "startsOn" | "endsOn">[],
): boolean {
  let covered = addDays(today, -1);
  for (const { startsOn, endsOn } of terms.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (startsOn > addDays(covered, 1)) return false;
    if (endsOn === null) return true;
    if (endsOn > covered) covered = endsOn;
  }
  return false;
}

/** Whether this person may be the second. */
export function decideConfirmation(
  proposal: RoleProposal,
  memberId: string,
): Result<null, RoleRefusal> {
  if (proposal.outcome !== null) return refuse("proposal_decided");
  if (proposal.proposedBy === memberId) return refuse("proposer_cannot_confirm");
  return proposal.memberId === memberId ? refuse("holder_cannot_confirm") : ok(null);
}

/** Where a term stands on a day. */
export function standOf(
  { startsOn, endsOn }: Pick<Term, "startsOn" | "endsOn">,
  today: string,
): "coming" | "inForce" | "ended" {
  if (startsOn > today) return "coming";
  return endsOn !== null && endsOn < today ? "ended" : "inForce";
}

function overlap(
  a: Pick<Term, "startsOn" | "endsOn">,
  b: Pick<Term, "startsOn" | "endsOn">,
): boolean {
  return (
    (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)
  );
}
