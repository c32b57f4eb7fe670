import { z } from "zod";
import { spokenCode } from "#lib/code.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findMember, listRoleTerms } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { hashOf } from "#platform/session.ts";
import type { OwnCodeRefusal } from "../model.ts";
import { findAddress, removeOwnCode, saveOwnCode } from "../store.ts";
import { newCode } from "./inviting.ts";

/** A code of one's own, for who has no mail: the way back in when a session ends. */

const codeHash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Another code takes the place of the one before. The page made it and shows it once; it is no part of
 * what is kept for a repeated call. Who has a mail address comes in by that, and by nothing else.
 */
export const makeOwnCode = action({
  name: "accounts.makeOwnCode",
  input: z.object({ codeHash }),
  who: "member",
  perform: async (acting, input): Promise<Result<Record<string, never>, OwnCodeRefusal>> => {
    const { tx, communityId, clock } = acting;
    const accountId = await accountOf(acting);
    if ((await findAddress(tx, accountId)) !== undefined) return refuse("has_address");
    await saveOwnCode(tx, communityId, accountId, input.codeHash, clock.machineNow());
    acting.record({
      kind: "accounts.ownCodeMade",
      subject: { kind: "member", id: memberOf(acting) },
      isPublic: false,
    });
    return ok({});
  },
});

/** Takes one's own code back: from then on it opens nothing. */
export const endOwnCode = action({
  name: "accounts.endOwnCode",
  input: z.object({}),
  who: "member",
  perform: async (acting) => {
    await removeOwnCode(acting.tx, acting.communityId, await accountOf(acting));
    return ok({});
  },
});

/**
 * Who runs Meent lets a clerk in again who cannot come in any more: a new code of her own. It stands in
 * the public record, for whoever has this code is the clerk.
 */
export const rescueClerk = action({
  name: "accounts.rescueClerk",
  input: z.object({ name: z.string().trim().min(2).max(80) }),
  who: "system",
  perform: async (acting, { name }): Promise<Result<{ code: string }, OwnCodeRefusal>> => {
    const { tx, communityId, clock, now } = acting;
    const terms = await listRoleTerms(tx, communityId, now);
    const clerks = new Set(
      terms.flatMap(({ role, memberId }) => (role === "councilClerk" ? [memberId] : [])),
    );
    const members = await Promise.all([...clerks].map((id) => findMember(tx, communityId, id)));
    const clerk = members.find((member) => member?.name.toLowerCase() === name.toLowerCase());
    if (!clerk) return refuse("clerk_unknown");
    const code = newCode();
    await saveOwnCode(tx, communityId, clerk.accountId, hashOf(code), clock.machineNow());
    acting.record({
      kind: "accounts.clerkRescued",
      subject: { kind: "member", id: clerk.id },
      data: { memberId: clerk.id },
    });
    return ok({ code: spokenCode(code) });
  },
});

async function accountOf(acting: Acting): Promise<string> {
  const member = await findMember(acting.tx, acting.communityId, memberOf(acting));
  if (!member) throw new Error("Assertion failed: who acts is a member");
  return member.accountId;
}
