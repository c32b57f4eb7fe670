import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import { eraseMember, findMember, findOwnMember, leaveAllOrganizations } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import { endSessionsOf, hashOf, newToken } from "#platform/session.ts";
import { askedLink, type ChangeRefusal, changeHours, isAgreed, maskedAddress } from "../model.ts";
import {
  findAccountByAddress,
  findAddress,
  lockAddress,
  lockAddressChange,
  removeAddress,
  removeAddressChange,
  removeInvitationsOf,
  removeOwnCode,
  removeTokensOf,
  saveAddress,
  saveAddressChange,
  saveConfirmation,
} from "../store.ts";
import { texts } from "../texts.ts";

/** What a person does with her own account. */

/**
 * Another address. Both addresses get a link, and both must say yes: who has only her session cannot
 * take the account, and who has only the new address neither.
 */
export const askAddressChange = action({
  name: "accounts.askAddressChange",
  input: askedLink.extend({ language: z.enum(languages) }),
  who: "member",
  perform: async (acting, { address, language }) => {
    const { tx, communityId, clock } = acting;
    const accountId = await accountOfMember(acting);
    const old = await findAddress(tx, accountId);
    const madeAt = clock.machineNow();
    const endsAt = new Date(madeAt.getTime() + changeHours * 3_600_000);
    const newSide = newToken();
    const oldSide = old === undefined ? null : newToken();
    await saveAddressChange(tx, communityId, {
      accountId,
      newAddress: address,
      oldHash: oldSide && hashOf(oldSide),
      newHash: hashOf(newSide),
      madeAt,
      endsAt,
    });
    const t = texts[language].changeMail;
    const mail = { language, subject: t.subject, usefulUntil: endsAt };
    const link = (token: string) => ({ label: t.button, path: `/mij/mail/bevestig/${token}` });
    await queueMail(acting, {
      ...mail,
      kind: "accounts.newAddress",
      to: address,
      body: [t.toNew, link(newSide), t.until(changeHours), t.notAsked],
    });
    if (old !== undefined && oldSide !== null)
      await queueMail(acting, {
        ...mail,
        kind: "accounts.oldAddress",
        to: old,
        memberId: memberOf(acting),
        body: [t.toOld(maskedAddress(address)), link(oldSide), t.until(changeHours), t.notYou],
      });
    return ok({});
  },
});

/** One of both says yes; when both did, the address is the new one. */
export const confirmAddress = action({
  name: "accounts.confirmAddress",
  input: z.object({ token: z.string().max(100) }),
  who: "anyone",
  perform: async (acting, { token }): Promise<Result<{ isDone: boolean }, ChangeRefusal>> => {
    const { tx, communityId, clock } = acting;
    const now = clock.machineNow();
    const change = await lockAddressChange(tx, communityId, hashOf(token));
    if (!change) return refuse("change_unknown");
    if (change.endsAt <= now) return refuse("change_ended");
    const { accountId, newAddress, side } = change;
    await saveConfirmation(tx, communityId, accountId, side, now);
    const agreed = isAgreed({
      ...change,
      ...(side === "old" ? { isOldConfirmed: true } : { isNewConfirmed: true }),
    });
    if (!agreed) return ok({ isDone: false });
    await lockAddress(tx, newAddress);
    const other = await findAccountByAddress(tx, newAddress);
    if (other !== undefined && other !== accountId) return refuse("address_taken");
    await saveAddress(tx, accountId, newAddress, now);
    await removeAddressChange(tx, communityId, accountId);
    // From now on mail is the way in; a code in a drawer opens nothing any more.
    await removeOwnCode(tx, communityId, accountId);
    return ok({ isDone: true });
  },
});

/**
 * What may be erased of a person: her name, area, address, invitation, sessions, tokens. What she did for the
 * community stays in the record, by "someone"; who held a public role stays known by her name.
 */
export const eraseMe = action({
  name: "accounts.erase",
  input: z.object({}),
  who: "member",
  perform: async (acting): Promise<Result<{ id: string }, "public_role">> => {
    const { tx, communityId } = acting;
    const id = memberOf(acting);
    const member = await findOwnMember(tx, communityId, id);
    if (!member || member.isPublic) return refuse("public_role");
    await leaveAllOrganizations(acting, id);
    await eraseMember(tx, communityId, id, texts.nl.erasedName);
    await removeInvitationsOf(tx, communityId, member.accountId);
    await removeOwnCode(tx, communityId, member.accountId);
    await removeAddressChange(tx, communityId, member.accountId);
    await removeTokensOf(tx, communityId, id);
    await removeAddress(tx, member.accountId);
    await endSessionsOf(tx, member.accountId, { allBut: undefined });
    acting.record({
      kind: "accounts.erased",
      subject: { kind: "member", id },
      isPublic: false,
    });
    return ok({ id });
  },
});

async function accountOfMember(acting: Acting): Promise<string> {
  const member = await findMember(acting.tx, acting.communityId, memberOf(acting));
  if (!member) throw new Error("Assertion failed: who acts is a member");
  return member.accountId;
}
