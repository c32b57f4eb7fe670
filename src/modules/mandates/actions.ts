import { localDate } from "#lib/calendar.ts";
import type { Cents } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findMember } from "#modules/people";
import { action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import {
  decideCommitment,
  type Mandate,
  type MandateRefusal,
  type NewMandateRefusal,
  newMandate,
} from "./model.ts";
import { insertCommitment, insertMandate, lockMandate } from "./store.ts";

/** The executive gives a mandate; it stands in the municipality's public register (Awb 10:4). */
export const giveMandate = action({
  name: "mandates.give",
  input: newMandate,
  who: ["alderman", "mayor", "municipalSecretary"],
  perform: async (acting, input) => {
    if (!(await findMember(acting.tx, acting.communityId, input.holderId)))
      return refuse<NewMandateRefusal>("holder_unknown");
    if (input.endsOn < input.startsOn) return refuse<NewMandateRefusal>("period_reversed");
    const id = acting.newId();
    const number = await nextNumber(acting, "M");
    await insertMandate(acting.tx, acting.communityId, {
      ...input,
      id,
      number,
      committedCents: 0n,
      withdrawnOn: null,
    });
    acting.record({
      kind: "mandates.given",
      subject: { kind: "mandate", id },
      about: [{ kind: "member", id: input.holderId }],
      office: "executive",
      data: {
        holderId: input.holderId,
        amountCents: String(input.amountCents),
        endsOn: input.endsOn,
      },
    });
    return ok({ id, number });
  },
});

/**
 * Commits an amount on a mandate inside another action's transaction, so that signing and spending
 * are one. The mandate's row is locked first: of many at once, each sees what the former left.
 */
export async function commitWithin(
  acting: Acting,
  wanted: {
    readonly mandateId: string;
    readonly memberId: string;
    readonly areaId: string;
    readonly amountCents: Cents;
    readonly purpose: { readonly kind: string; readonly id: string };
  },
): Promise<Result<Mandate, MandateRefusal>> {
  const mandate = await lockMandate(acting.tx, acting.communityId, wanted.mandateId);
  if (!mandate) return refuse("mandate_unknown");
  const decision = decideCommitment(mandate, wanted, localDate(acting.now));
  if (!decision.ok || wanted.amountCents === 0n) return decision;
  await insertCommitment(acting.tx, acting.communityId, { ...wanted, at: acting.now });
  return decision;
}
