import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf, type Platform } from "#platform/context.ts";
import { hashOf } from "#platform/session.ts";
import { countTry } from "#platform/tries.ts";
import {
  newTokenForm,
  type Token,
  type TokenRefusal,
  tokenPattern,
  tokenPrefix,
  tokensMax,
  works,
  writesPerToken,
  wrongTokensPerSource,
} from "../model/token.ts";
import {
  findTokenByHash,
  insertToken,
  listTokens,
  lockTokens,
  saveTokenRevoked,
  saveTokenUsed,
} from "../store.ts";

/**
 * A token for a program. `secret` comes from who asks, made by `newToken`: the outcome of an action is
 * kept for a repeated call, and a secret is kept nowhere.
 */
export const makeToken = action({
  name: "accounts.makeToken",
  input: newTokenForm.extend({ secret: z.string().regex(tokenPattern) }),
  who: "member",
  perform: async (acting, input): Promise<Result<{ id: string }, TokenRefusal>> => {
    const { tx, communityId, clock } = acting;
    const memberId = memberOf(acting);
    const madeAt = clock.machineNow();
    await lockTokens(tx, memberId);
    const running = (await listTokens(tx, communityId, memberId)).filter((one) =>
      works(one, madeAt),
    );
    if (running.length >= tokensMax) return refuse("too_many_tokens");
    const id = acting.newId();
    await insertToken(tx, communityId, {
      id,
      memberId,
      name: input.name,
      scopes: [...new Set(input.scopes)],
      madeAt,
      endsAt: new Date(madeAt.getTime() + Number(input.days) * 86_400_000),
      tokenHash: hashOf(input.secret),
    });
    acting.record({
      kind: "accounts.tokenMade",
      subject: { kind: "member", id: memberId },
      isPublic: false,
      data: { tokenId: id },
    });
    return ok({ id });
  },
});

/** Takes a token of one's own back; from then on it does nothing. */
export const revokeToken = action({
  name: "accounts.revokeToken",
  input: z.object({ tokenId: z.uuid() }),
  who: "member",
  perform: async (acting, { tokenId }): Promise<Result<{ id: string }, "not_found">> => {
    const { tx, communityId, clock } = acting;
    const memberId = memberOf(acting);
    const now = clock.machineNow();
    if (!(await saveTokenRevoked(tx, communityId, { memberId, tokenId, at: now })))
      return refuse("not_found");
    acting.record({
      kind: "accounts.tokenRevoked",
      subject: { kind: "member", id: memberId },
      isPublic: false,
      data: { tokenId },
    });
    return ok({ id: tokenId });
  },
});

export type TokenFault = "token_unknown" | "too_many_calls";

/**
 * The token a program shows in this community. Of another community, revoked or ended it is unknown
 * here alike; how often it may come is counted over all processes.
 */
export async function openToken(
  platform: Platform,
  communityId: string,
  shown: { readonly secret: string; readonly source: string },
): Promise<Result<Token, TokenFault>> {
  const { database, clock } = platform;
  const now = clock.machineNow();
  const token = shown.secret.startsWith(tokenPrefix)
    ? await database.read(communityId, (db) =>
        findTokenByHash(db, communityId, hashOf(shown.secret)),
      )
    : undefined;
  if (!token || !works(token, now)) {
    const mayTry = await countTry(platform, "token", shown.source, wrongTokensPerSource);
    return refuse(mayTry ? "token_unknown" : "too_many_calls");
  }
  const mayCall = await countTry(platform, "calls", token.id, ...writesPerToken);
  if (!mayCall) return refuse("too_many_calls");
  const today = now.toISOString().slice(0, 10);
  if (token.usedOn !== today)
    await database.write(communityId, (tx) => saveTokenUsed(tx, communityId, token.id, today));
  return ok(token);
}
