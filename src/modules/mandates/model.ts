import { z } from "zod";
import { type Cents, parseEuros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Role } from "#lib/roles.ts";

/** Who may commit how much, where, until when, in the municipality's name (Awb 10:1, 10:5). */
export interface Mandate {
  readonly id: string;
  readonly number: string;
  readonly holderId: string;
  /** Null: the whole community. */
  readonly areaId: string | null;
  readonly amountCents: Cents;
  readonly committedCents: Cents;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly registerReference: string;
  readonly withdrawnOn: string | null;
  /** The mandate of which this is a part, handed on by its holder. */
  readonly parentId: string | null;
  readonly maySubMandate: boolean;
  /** Whoever is no subordinate must agree before its first use (Awb 10:4). */
  readonly needsConsent: boolean;
  readonly consentedOn: string | null;
}

export type MandateRefusal =
  | "mandate_unknown"
  | "mandate_not_yours"
  | "mandate_not_in_force"
  | "mandate_withdrawn"
  | "mandate_elsewhere"
  | "mandate_too_small"
  | "mandate_without_consent";

export type NewMandateRefusal =
  | "municipality_absent"
  | "holder_unknown"
  | "area_unknown"
  | "period_reversed"
  | "may_not_hand_on"
  | "part_outlasts_mandate"
  | "holder_is_yourself"
  | "no_consent_needed"
  | "withdrawn_before"
  | "not_yours_to_withdraw";

const amount = z.union([
  z.bigint(),
  z.string().transform((typed, given) => {
    const parsed = parseEuros(typed);
    if (parsed.ok) return parsed.value;
    given.addIssue({ code: "custom", message: "amount_wrong" });
    return z.NEVER;
  }),
]);

/** A tick of a form, or a program's own yes or no. */
const tick = z
  .union([z.boolean(), z.enum(["yes", ""])])
  .default(false)
  .transform((ticked) => ticked === true || ticked === "yes");

export const newMandate = z.object({
  holderId: z.uuid({ error: "holder_missing" }),
  areaId: z
    .union([z.uuid(), z.literal("").transform(() => null)])
    .nullable()
    .default(null),
  amountCents: amount.refine((cents) => cents > 0n && cents <= 10n ** 15n, {
    error: "amount_wrong",
  }),
  startsOn: z.iso.date({ error: "date_missing" }),
  endsOn: z.iso.date({ error: "date_missing" }),
  /** Its line in the municipality's public register of mandates. */
  registerReference: z
    .string()
    .trim()
    .min(2, { error: "register_missing" })
    .max(120, { error: "register_missing" }),
  maySubMandate: tick,
  needsConsent: tick,
});

export const newPart = z.object({
  mandateId: z.uuid(),
  holderId: z.uuid({ error: "holder_missing" }),
  amount: amount.refine((cents) => cents > 0n, { error: "amount_wrong" }),
  endsOn: z.iso.date({ error: "date_missing" }),
});

export const ofMandate = z.object({ mandateId: z.uuid() });

/** What may still be committed. */
export function leftCents(mandate: Mandate): Cents {
  return mandate.amountCents - mandate.committedCents;
}

/** Whether the mandate is in force on a civil day. */
export function isInForce(mandate: Mandate, today: string): boolean {
  return (
    mandate.startsOn <= today &&
    today <= mandate.endsOn &&
    (mandate.withdrawnOn === null || today < mandate.withdrawnOn)
  );
}

/** Offices that give mandates, and may take them back. */
export const mandatingRoles = [
  "alderman",
  "mayor",
  "municipalSecretary",
] as const satisfies readonly Role[];

/** Whether she may take it back: who gives mandates, or who handed this part on from the whole. */
export function mayWithdraw(
  who: { readonly memberId: string; readonly roles: readonly { readonly role: Role }[] },
  whole: Pick<Mandate, "holderId"> | undefined,
): boolean {
  return (
    whole?.holderId === who.memberId ||
    who.roles.some(({ role }) => mandatingRoles.some((mandating) => mandating === role))
  );
}

/** Whether this much could be committed from it in this area today, by its holder. */
export function covers(
  mandate: Mandate,
  wanted: { readonly areaId: string | null; readonly amountCents: Cents },
  today: string,
): boolean {
  return decideCommitment(mandate, { ...wanted, memberId: mandate.holderId }, today).ok;
}

/** Whether this holder may commit this amount in this area today; the row must be locked. */
export function decideCommitment(
  mandate: Mandate,
  wanted: {
    readonly memberId: string;
    readonly areaId: string | null;
    readonly amountCents: Cents;
  },
  today: string,
): Result<Mandate, MandateRefusal> {
  if (mandate.holderId !== wanted.memberId) return refuse("mandate_not_yours");
  if (mandate.withdrawnOn !== null && mandate.withdrawnOn <= today)
    return refuse("mandate_withdrawn");
  if (!isInForce(mandate, today)) return refuse("mandate_not_in_force");
  if (mandate.needsConsent && mandate.consentedOn === null)
    return refuse("mandate_without_consent");
  if (mandate.areaId !== null && mandate.areaId !== wanted.areaId)
    return refuse("mandate_elsewhere");
  if (wanted.amountCents > leftCents(mandate)) return refuse("mandate_too_small");
  return ok(mandate);
}

/** Whether the holder may hand this part on; the row must be locked. The part may not go on again. */
export function decidePart(
  mandate: Mandate,
  part: {
    readonly giverId: string;
    readonly holderId: string;
    readonly amountCents: Cents;
    readonly endsOn: string;
  },
  today: string,
): Result<Mandate, MandateRefusal | NewMandateRefusal> {
  if (!mandate.maySubMandate) return refuse("may_not_hand_on");
  if (part.holderId === part.giverId) return refuse("holder_is_yourself");
  if (part.endsOn < today) return refuse("period_reversed");
  if (part.endsOn > mandate.endsOn) return refuse("part_outlasts_mandate");
  const wanted = { memberId: part.giverId, amountCents: part.amountCents };
  return decideCommitment(mandate, { ...wanted, areaId: mandate.areaId ?? "" }, today);
}
