import { z } from "zod";
import type { Cents } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

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
}

export type MandateRefusal =
  | "mandate_unknown"
  | "mandate_not_yours"
  | "mandate_not_in_force"
  | "mandate_elsewhere"
  | "mandate_too_small";

export type NewMandateRefusal = "holder_unknown" | "period_reversed";

export const newMandate = z.object({
  holderId: z.uuid(),
  areaId: z.uuid().nullable().default(null),
  amountCents: z
    .bigint()
    .positive()
    .max(10n ** 15n),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  registerReference: z.string().trim().min(2).max(120),
});

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

/** Whether this holder may commit this amount in this area today; the row must be locked. */
export function decideCommitment(
  mandate: Mandate,
  wanted: { readonly memberId: string; readonly areaId: string; readonly amountCents: Cents },
  today: string,
): Result<Mandate, MandateRefusal> {
  if (mandate.holderId !== wanted.memberId) return refuse("mandate_not_yours");
  if (!isInForce(mandate, today)) return refuse("mandate_not_in_force");
  if (mandate.areaId !== null && mandate.areaId !== wanted.areaId)
    return refuse("mandate_elsewhere");
  if (wanted.amountCents > leftCents(mandate)) return refuse("mandate_too_small");
  return ok(mandate);
}
