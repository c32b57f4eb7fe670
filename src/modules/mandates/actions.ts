import { localDate } from "#lib/calendar.ts";
import type { Cents } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findMember, findTakesPart, listAreas } from "#modules/people";
import { type AnyAction, action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import {
  decideCommitment,
  decidePart,
  isInForce,
  type Mandate,
  type MandateRefusal,
  mandatingRoles,
  mayWithdraw,
  type NewMandateRefusal,
  newMandate,
  newPart,
  ofMandate,
} from "./model.ts";
import {
  findCommitment,
  findMandate,
  insertCommitment,
  insertMandate,
  insertRelease,
  lockMandate,
  saveConsent,
  saveWithdrawal,
} from "./store.ts";

/** The executive gives a mandate; it stands in the municipality's public register (Awb 10:4). */
export const giveMandate = action({
  name: "mandates.give",
  input: newMandate,
  who: mandatingRoles,
  perform: async (acting, input) => {
    if (!(await findTakesPart(acting.tx, acting.communityId)))
      return refuse<NewMandateRefusal>("municipality_absent");
    if (!(await findMember(acting.tx, acting.communityId, input.holderId)))
      return refuse<NewMandateRefusal>("holder_unknown");
    const areas = await listAreas(acting.tx, acting.communityId);
    if (input.areaId !== null && !areas.some(({ id }) => id === input.areaId))
      return refuse<NewMandateRefusal>("area_unknown");
    if (input.endsOn < input.startsOn) return refuse<NewMandateRefusal>("period_reversed");
    const id = acting.newId();
    const number = await nextNumber(acting, "M");
    await insertMandate(acting.tx, acting.communityId, {
      ...input,
      id,
      number,
      committedCents: 0n,
      withdrawnOn: null,
      parentId: null,
      consentedOn: null,
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

/** The holder agrees; before that a mandate that needs consent cannot be used (Awb 10:4). */
export const consentToMandate = action({
  name: "mandates.consent",
  input: ofMandate,
  who: "member",
  perform: async (
    acting,
    { mandateId },
  ): Promise<Result<{ number: string }, MandateRefusal | NewMandateRefusal>> => {
    const mandate = await lockMandate(acting.tx, acting.communityId, mandateId);
    if (!mandate) return refuse("mandate_unknown");
    if (mandate.holderId !== memberOf(acting)) return refuse("mandate_not_yours");
    if (!mandate.needsConsent || mandate.consentedOn !== null) return refuse("no_consent_needed");
    await saveConsent(acting.tx, acting.communityId, mandateId, localDate(acting.now));
    acting.record({
      kind: "mandates.consented",
      subject: { kind: "mandate", id: mandateId },
      data: { holderId: mandate.holderId },
    });
    return ok({ number: mandate.number });
  },
});

/** A holder hands a part of what is left to another; it counts as committed on the whole. */
export const giveSubMandate = action({
  name: "mandates.giveSub",
  input: newPart,
  who: "member",
  perform: async (
    acting,
    input,
  ): Promise<Result<{ id: string; number: string }, MandateRefusal | NewMandateRefusal>> => {
    const { tx, communityId, now } = acting;
    if (!(await findMember(tx, communityId, input.holderId))) return refuse("holder_unknown");
    const whole = await lockMandate(tx, communityId, input.mandateId);
    if (!whole) return refuse("mandate_unknown");
    const { holderId, amount: amountCents, endsOn } = input;
    const today = localDate(now);
    const part = { giverId: memberOf(acting), holderId, amountCents, endsOn };
    const decision = decidePart(whole, part, today);
    if (!decision.ok) return decision;
    const id = acting.newId();
    const number = await nextNumber(acting, "M");
    const purpose = { kind: "mandate", id };
    await insertCommitment(tx, communityId, { mandateId: whole.id, purpose, amountCents, at: now });
    await insertMandate(tx, communityId, {
      ...whole,
      id,
      number,
      holderId,
      amountCents,
      committedCents: 0n,
      startsOn: today,
      endsOn,
      parentId: whole.id,
      maySubMandate: false,
      needsConsent: true,
      consentedOn: null,
    });
    acting.record({
      kind: "mandates.handedOn",
      subject: { kind: "mandate", id },
      about: [{ kind: "mandate", id: whole.id }],
      office: "mandate",
      data: { giverId: part.giverId, holderId, amountCents: String(amountCents), endsOn },
    });
    return ok({ id, number });
  },
});

/** Takes a mandate back, by the executive or by who handed the part on. What was signed stays. */
export const withdrawMandate = action({
  name: "mandates.withdraw",
  input: ofMandate,
  who: "member",
  perform: async (
    acting,
    { mandateId },
  ): Promise<Result<{ number: string }, MandateRefusal | NewMandateRefusal>> => {
    const { tx, communityId } = acting;
    const mandate = await lockMandate(tx, communityId, mandateId);
    if (!mandate) return refuse("mandate_unknown");
    const whole = mandate.parentId && (await findMandate(tx, communityId, mandate.parentId));
    const who = { memberId: memberOf(acting), roles: acting.roles };
    const isGiver = whole && whole.holderId === who.memberId;
    if (!mayWithdraw(who, whole || undefined)) return refuse("not_yours_to_withdraw");
    if (mandate.withdrawnOn !== null) return refuse("withdrawn_before");
    await saveWithdrawal(tx, communityId, mandateId, localDate(acting.now));
    acting.record({
      kind: "mandates.withdrawn",
      subject: { kind: "mandate", id: mandateId },
      office: isGiver ? "mandate" : "executive",
      data: { holderId: mandate.holderId },
    });
    return ok({ number: mandate.number });
  },
});

export const actions: readonly AnyAction[] = [
  giveMandate,
  consentToMandate,
  giveSubMandate,
  withdrawMandate,
];

/**
 * Commits an amount on a mandate inside another action's transaction, so that signing and spending
 * are one. The mandate's row is locked first: of many at once, each sees what the former left.
 */
export async function commitWithin(
  acting: Acting,
  wanted: {
    readonly mandateId: string;
    readonly memberId: string;
    /** Null: of the whole community. */
    readonly areaId: string | null;
    readonly amountCents: Cents;
    readonly purpose: { readonly kind: string; readonly id: string };
  },
): Promise<Result<Mandate, MandateRefusal>> {
  const mandate = await lockMandate(acting.tx, acting.communityId, wanted.mandateId);
  if (!mandate) return refuse("mandate_unknown");
  // A part falls with the whole it was handed on from.
  const whole =
    mandate.parentId && (await findMandate(acting.tx, acting.communityId, mandate.parentId));
  if (whole && !isInForce(whole, localDate(acting.now)))
    return refuse(whole.withdrawnOn === null ? "mandate_not_in_force" : "mandate_withdrawn");
  const decision = decideCommitment(mandate, wanted, localDate(acting.now));
  if (!decision.ok || wanted.amountCents === 0n) return decision;
  await insertCommitment(acting.tx, acting.communityId, { ...wanted, at: acting.now });
  return decision;
}

/**
 * Gives back what was committed for a purpose and will not be spent, inside another action's
 * transaction. Nothing happens where nothing was committed, as where the executive itself signed.
 */
export async function releaseWithin(
  acting: Acting,
  purpose: { readonly kind: string; readonly id: string },
  leftCents: Cents,
): Promise<void> {
  const { tx, communityId, now } = acting;
  const commitment = await findCommitment(tx, communityId, purpose);
  if (!commitment || leftCents === 0n) return;
  await lockMandate(tx, communityId, commitment.mandateId);
  await insertRelease(tx, communityId, purpose, leftCents, now);
  acting.record({
    kind: "mandates.released",
    subject: { kind: "mandate", id: commitment.mandateId },
    about: [purpose],
    at: now,
    data: { amountCents: String(leftCents) },
  });
}
