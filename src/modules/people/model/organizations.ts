import { z } from "zod";
import { mailAddress } from "#lib/mail-address.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Role, servingRoles } from "#lib/roles.ts";
import { organizationForms } from "../model.ts";

/** Organisations, and who may act for them. A keeper lets others in. */

/** An invitation holds a month of machine time. */
export const invitationDays = 30;
/** Nobody is buried in mail, and nobody mails a whole town. */
export const mostInvitationsADay = 20;
export const mostMembers = 500;

/** All that is public of an organisation. */
export interface WholeOrganization {
  readonly id: string;
  readonly name: string;
  readonly form: (typeof organizationForms)[number];
  /** What it is, in its own words. */
  readonly about: string;
  /** The civil day since which nobody may act for it; null while somebody may. */
  readonly restsSince: string | null;
}

/** Somebody who may act for it. */
export interface Acts {
  readonly memberId: string;
  readonly isKeeper: boolean;
  readonly joinedAt: Date;
}

/** Somebody on her way in. */
export interface Joining {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: "invitation" | "request";
  readonly address: string | null;
  readonly makesKeeper: boolean;
  readonly memberId: string | null;
  readonly madeBy: string;
  readonly words: string;
  readonly madeAt: Date;
  readonly endsAt: Date | null;
  readonly outcome: "joined" | "declined" | "withdrawn" | null;
}

export type OrganizationRefusal =
  | "name_taken"
  | "municipal_by_officials"
  | "organization_unknown"
  | "organization_rests"
  | "organization_awake"
  | "not_keeper"
  | "member_unknown"
  | "acts_already"
  | "acts_not"
  | "invited_already"
  | "too_many_invitations"
  | "asked_already"
  | "joining_unknown"
  | "joining_answered"
  | "invitation_ended"
  | "last_member_stays"
  | "last_keeper_stays"
  | "keeper_unchanged"
  | "not_yourself"
  | "full";

const about = z.string().trim().max(600, { error: "about_too_long" });
const words = z.string().trim().max(500, { error: "words_too_long" }).default("");
const organizationId = z.uuid();

export const newOrganization = z.object({
  name: z.string().trim().min(2, { error: "name_missing" }).max(120, { error: "name_too_long" }),
  form: z.enum(organizationForms, { error: "form_missing" }),
  about: about.default(""),
});
export const describing = z.object({ organizationId, about });
export const inviting = z.object({
  organizationId,
  address: mailAddress,
  makesKeeper: z.boolean(),
});
export const asking = z.object({ organizationId, words });
export const answering = z.object({ joiningId: z.uuid(), answer: z.enum(["yes", "no"]) });
export const takingUp = z.object({ token: z.string().max(100), answer: z.enum(["yes", "no"]) });
export const leaving = z.object({
  organizationId,
  memberId: z.uuid(),
  /** The last one says that nobody takes over. */
  letsRest: z.boolean().default(false),
});
export const keeping = z.object({ organizationId, memberId: z.uuid(), isKeeper: z.boolean() });
export const appointing = z.object({
  organizationId,
  memberId: z.uuid({ error: "member_missing" }),
});

/** A part of the municipality is named by who serves it; everybody else's names are a claim. */
export function mayName(
  form: WholeOrganization["form"],
  roles: readonly { readonly role: Role }[],
): boolean {
  return form !== "municipal" || roles.some(({ role }) => servingRoles.some((one) => one === role));
}

export function isKeeper(acting: readonly Acts[], memberId: string): boolean {
  return acting.some((one) => one.memberId === memberId && one.isKeeper);
}

/** Whether an answer may come from this member: of a keeper, or of a clerk where nobody is left. */
export function decideAnswer(
  organization: WholeOrganization,
  acting: readonly Acts[],
  by: { readonly memberId: string; readonly isClerk: boolean },
): Result<null, OrganizationRefusal> {
  if (organization.restsSince !== null) return by.isClerk ? ok(null) : refuse("organization_rests");
  return isKeeper(acting, by.memberId) ? ok(null) : refuse("not_keeper");
}

/** Whether this member may stop acting for it, and whether it rests from then on. */
export function decideLeaving(
  acting: readonly Acts[],
  { memberId, letsRest }: Pick<z.output<typeof leaving>, "memberId" | "letsRest">,
  by: string,
): Result<{ readonly rests: boolean }, OrganizationRefusal> {
  if (by !== memberId && !isKeeper(acting, by)) return refuse("not_keeper");
  if (!acting.some((one) => one.memberId === memberId)) return refuse("acts_not");
  const others = acting.filter((one) => one.memberId !== memberId);
  if (others.length === 0) return letsRest ? ok({ rests: true }) : refuse("last_member_stays");
  if (!others.some((one) => one.isKeeper)) return refuse("last_keeper_stays");
  return ok({ rests: false });
}

/** Whether a keeper may make another one, or lay it down; one always stays. */
export function decideKeeping(
  acting: readonly Acts[],
  { memberId, isKeeper: wanted }: Pick<z.output<typeof keeping>, "memberId" | "isKeeper">,
  by: string,
): Result<null, OrganizationRefusal> {
  if (!isKeeper(acting, by)) return refuse("not_keeper");
  const found = acting.find((one) => one.memberId === memberId);
  if (!found) return refuse("acts_not");
  if (found.isKeeper === wanted) return refuse("keeper_unchanged");
  const isLast = acting.filter((one) => one.isKeeper).length === 1;
  return !wanted && isLast ? refuse("last_keeper_stays") : ok(null);
}

/** Who keeps it when the last keeper is erased: who acts for it longest. */
export function nextKeeper(others: readonly Acts[]): string | undefined {
  const oldest = others.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
  return others.some((one) => one.isKeeper) ? undefined : oldest[0]?.memberId;
}
