import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findMember } from "#modules/people";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import type { Tx } from "#platform/db.ts";
import type { RefusedMail } from "#platform/mail.ts";
import { type AgainRefusal, type BounceFault, bounced, decideRefusal } from "../model.ts";
import { clearRefusals, findMailBox, lockDeliverability, saveRefusal } from "../store.ts";

/** Addresses no mail reaches: marked, shown to their owner, and mended by her. */

/** A mail server refused a mail for good, there and then; part of the transaction that notes it. */
export async function noteRefusal(tx: Tx, { address, reason, at }: RefusedMail): Promise<void> {
  const fares = await lockDeliverability(tx, address);
  if (!fares) return;
  const { refusals, isRefused } = decideRefusal(fares, reason, at);
  await saveRefusal(tx, address, refusals, isRefused ? reason : null, at);
}

/**
 * A report came back by mail that a mail was refused later (RFC 3464). Anybody can write such a report,
 * so it counts for the one to whom that very mail was sent, and for her own address alone.
 */
export const noteBounce = action({
  name: "accounts.noteBounce",
  input: bounced,
  who: "system",
  perform: async (acting, input): Promise<Result<{ isRefused: boolean }, BounceFault>> => {
    const { tx, communityId, clock } = acting;
    const member = await findMember(tx, communityId, input.memberId);
    const box = member && (await findMailBox(tx, member.accountId));
    const own = box?.address.toLowerCase();
    if (!own || !input.recipients.some((recipient) => recipient.toLowerCase() === own))
      return refuse("bounce_of_other");
    const fares = await lockDeliverability(tx, own);
    if (!fares) return refuse("bounce_of_other");
    const at = clock.machineNow();
    const { refusals, isRefused } = decideRefusal(fares, input.status, at);
    await saveRefusal(tx, own, refusals, isRefused ? input.status : null, at);
    return ok({ isRefused });
  },
});

/** Her mailbox works again: mail goes there from now on. */
export const tryAddressAgain = action({
  name: "accounts.tryAddressAgain",
  input: z.object({}),
  who: "member",
  perform: async (acting): Promise<Result<{ isDone: boolean }, AgainRefusal>> => {
    const { tx, communityId } = acting;
    const member = await findMember(tx, communityId, memberOf(acting));
    const box = member && (await findMailBox(tx, member.accountId));
    if (!member || !box?.refusedAt) return refuse("address_not_refused");
    await clearRefusals(tx, member.accountId);
    return ok({ isDone: true });
  },
});
