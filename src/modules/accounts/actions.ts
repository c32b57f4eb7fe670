import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import {
  beginInvitedRole,
  enrol,
  findMemberByAccount,
  hasClerk,
  insertAccount,
  saveLanguage,
} from "#modules/people";
import { type AnyAction, act, action } from "#platform/act.ts";
import type { Acting, Context, Platform } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import { endSession, hashOf, newToken, startSession } from "#platform/session.ts";
import { systemContext } from "#platform/settle.ts";
import { countTry } from "#platform/tries.ts";
import { inviteClerk } from "./actions/inviting.ts";
import { askAddressChange, confirmAddress, eraseMe } from "./actions/own.ts";
import { endOwnCode, makeOwnCode, rescueClerk } from "./actions/own-code.ts";
import { noteBounce, tryAddressAgain } from "./actions/refused.ts";
import { residentActions } from "./actions/residents.ts";
import { makeToken, revokeToken } from "./actions/token.ts";
import {
  askedLink,
  type CodeRefusal,
  codesPerSource,
  type Invitation,
  type LinkRefusal,
  linkMinutes,
  linksPerAddress,
  linksPerSource,
  refusalOfCode,
  refusalOfLink,
  typedCode,
} from "./model.ts";
import {
  clearRefusals,
  findAccountByAddress,
  findAccountByOwnCode,
  findAddress,
  findInvitationByAddress,
  hasEnded,
  insertLink,
  lockAddress,
  lockInvitationByCode,
  lockLink,
  removeEnded,
  saveAddress,
  saveInvitationUsed,
  saveLinkUsed,
} from "./store.ts";
import { texts } from "./texts.ts";

/** Coming in. Whoever asks for a link gets the same answer, known or not: only the mail differs. */

export const askForLink = action({
  name: "accounts.askForLink",
  input: askedLink.extend({
    back: z.string(),
    browserHash: z.string().nullable(),
    language: z.enum(languages),
  }),
  who: "anyone",
  perform: async (acting, { address, back, browserHash, language }) => {
    const { tx, communityId, clock } = acting;
    const token = newToken();
    const madeAt = clock.machineNow();
    const endsAt = new Date(madeAt.getTime() + linkMinutes * 60_000);
    const tokenHash = hashOf(token);
    await insertLink(tx, communityId, { tokenHash, address, back, browserHash, madeAt, endsAt });
    const t = texts[language].linkMail;
    await queueMail(acting, {
      kind: "accounts.link",
      to: address,
      language,
      subject: t.subject,
      body: [
        t.opening,
        { label: t.button, path: `/aanmelden/link/${token}` },
        t.until(linkMinutes),
        t.notAsked,
      ],
      usefulUntil: endsAt,
    });
    return ok({});
  },
});

export type AskOutcome = "sent" | "too_many_here" | "address_wrong";

/**
 * Asks for a link within what is allowed. For an address that had enough nothing is sent, and the
 * answer is the same: neither tells whether the address is known here.
 */
export async function askForLinkFrom(
  context: Context,
  source: string,
  asked: { readonly address: string; readonly back: string; readonly browserHash: string | null },
): Promise<AskOutcome> {
  const parsed = askedLink.safeParse(asked);
  if (!parsed.success) return "address_wrong";
  const { platform, language } = context;
  if (!(await countTry(platform, "link.source", source, linksPerSource))) return "too_many_here";
  const { address } = parsed.data;
  if (await countTry(platform, "link.address", address.toLowerCase(), ...linksPerAddress))
    await act(askForLink, asAnyone(context), { ...asked, address, language });
  return "sent";
}

/** Who comes in. The token is for the cookie alone; it is kept nowhere. */
type Entered = { readonly token: string; readonly back: string; readonly isMember: boolean };

/** The button of the page a link leads to: signs in, once. */
export const useLink = action({
  name: "accounts.useLink",
  input: z.object({ token: z.string().max(100), device: z.string(), language: z.enum(languages) }),
  who: "anyone",
  perform: async (acting, input): Promise<Result<Entered, LinkRefusal>> => {
    const { tx, communityId, clock } = acting;
    const now = clock.machineNow();
    const tokenHash = hashOf(input.token);
    const link = await lockLink(tx, communityId, tokenHash);
    const refusal = refusalOfLink(link, now);
    if (!link || refusal) return refuse(refusal ?? "link_unknown");
    await saveLinkUsed(tx, communityId, tokenHash, now);
    const accountId = await accountOf(acting, link.address, input.language);
    // Who came by a link has had the mail.
    await clearRefusals(tx, accountId);
    // Who was invited by mail and comes in by that address took the invitation up.
    const invitation = await findInvitationByAddress(tx, communityId, link.address);
    if (invitation && invitation.accountId === null && invitation.role === null)
      await saveInvitationUsed(tx, communityId, invitation.id, accountId, now);
    return ok({
      token: await startSession(tx, clock, accountId, input.device),
      back: link.back,
      isMember: Boolean(await findMemberByAccount(tx, communityId, accountId)),
    });
  },
});

/** A code from a letter, or from the one mail with which the first council clerk is invited. */
export const useCode = action({
  name: "accounts.useCode",
  input: z.object({ code: typedCode, device: z.string(), language: z.enum(languages) }),
  who: "anyone",
  perform: async (acting, input): Promise<Result<Entered, CodeRefusal>> => {
    const { tx, communityId, clock } = acting;
    const ownId = await findAccountByOwnCode(tx, communityId, hashOf(input.code));
    if (ownId !== undefined) return enter(acting, ownId, input.device);
    const invitation = await lockInvitationByCode(tx, communityId, hashOf(input.code));
    const refusal = refusalOfCode(invitation, clock.machineNow());
    if (!invitation || refusal) return refuse(refusal ?? "code_unknown");
    if (invitation.role !== null && (await hasClerk(tx, communityId))) return refuse("clerk_there");
    const accountId = invitation.accountId ?? (await takeUp(acting, invitation, input.language));
    // The code of a role works once: whoever has no mail is shown another way to come back.
    const needsWay = invitation.role !== null && (await findAddress(tx, accountId)) === undefined;
    return enter(acting, accountId, input.device, needsWay ? "/mij/code" : "/");
  },
});

async function enter(
  { tx, communityId, clock }: Acting,
  accountId: string,
  device: string,
  back = "/",
): Promise<Result<Entered, never>> {
  return ok({
    token: await startSession(tx, clock, accountId, device),
    back,
    isMember: Boolean(await findMemberByAccount(tx, communityId, accountId)),
  });
}

/** Tries a code within what is allowed from one place. */
export async function useCodeFrom(
  context: Context,
  source: string,
  typed: { readonly code: string; readonly device: string },
) {
  const { platform, language } = context;
  if (!(await countTry(platform, "code.source", source, codesPerSource)))
    return { ok: false, refusal: "too_many_here", fields: {} } as const;
  return act(useCode, asAnyone(context), { ...typed, language });
}

/** The first use of a code: it makes the account, and gives the role that came with it. */
async function takeUp(
  acting: Acting,
  { id, address, name, areaId, role, title }: Invitation,
  language: (typeof languages)[number],
): Promise<string> {
  const { tx, communityId, clock } = acting;
  let accountId = acting.newId();
  // The code came by mail to this address, so whoever has it reads that mail.
  if (address !== null) accountId = await accountOf(acting, address, language);
  else await insertAccount(tx, accountId, language);
  await saveInvitationUsed(tx, communityId, id, accountId, clock.machineNow());
  if (role !== null) {
    const member = await findMemberByAccount(tx, communityId, accountId);
    const memberId = member?.id ?? (await enrol(acting, accountId, { name: name ?? "", areaId }));
    await beginInvitedRole(acting, memberId, role, title);
  }
  return accountId;
}

/** The account of an address, made at its first use. */
async function accountOf(
  acting: Acting,
  address: string,
  language: (typeof languages)[number],
): Promise<string> {
  const { tx, clock } = acting;
  await lockAddress(tx, address);
  const known = await findAccountByAddress(tx, address);
  if (known) return known;
  const id = acting.newId();
  await insertAccount(tx, id, language);
  await saveAddress(tx, id, address, clock.machineNow());
  return id;
}

/** Ends the session of before, so that no cookie from before signing in is worth anything after. */
export async function endFormer(platform: Platform, token: string | undefined): Promise<void> {
  if (token) await platform.database.writeShared((tx) => endSession(tx, platform.clock, token));
}

/** In which language Meent writes to her from now on. */
export async function changeLanguage(
  platform: Platform,
  accountId: string,
  language: (typeof languages)[number],
): Promise<void> {
  await platform.database.writeShared((tx) => saveLanguage(tx, accountId, language));
}

/** What ended a week ago is forgotten. */
const forgetEnded = action({
  name: "accounts.forget",
  input: z.object({}),
  who: "system",
  perform: async ({ tx, communityId, clock }) => {
    await removeEnded(tx, communityId, weekBefore(clock.machineNow()));
    return ok({});
  },
});

/** Each minute: acts only where something ended, so that nothing else changes the community's version. */
export async function forgetIfEnded(platform: Platform, communityId: string): Promise<void> {
  const now = platform.clock.machineNow();
  const before = weekBefore(now);
  const isAny = await platform.database.read(communityId, (db) =>
    hasEnded(db, communityId, before),
  );
  if (isAny) await act(forgetEnded, systemContext(platform, communityId, now), {});
}

function weekBefore(now: Date): Date {
  return new Date(now.getTime() - 7 * 86_400_000);
}

/** Who comes in is nobody yet, also when another session runs in her browser. */
function asAnyone(context: Context): Context {
  const { idempotencyKey: _, ...rest } = context;
  return { ...rest, actor: { kind: "anonymous" } };
}

export const actions: readonly AnyAction[] = [
  askForLink,
  useLink,
  useCode,
  askAddressChange,
  confirmAddress,
  eraseMe,
  makeToken,
  revokeToken,
  inviteClerk,
  makeOwnCode,
  endOwnCode,
  rescueClerk,
  ...residentActions,
  forgetEnded,
  noteBounce,
  tryAddressAgain,
];
