import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { type CodeRefusal, codeTries, codeWays, refusalOfCode, typedCode } from "../model/code.ts";
import { isBound } from "../model/life.ts";
import type { DealRefusal } from "../model.ts";
import { findCode, listSignatures, saveCode, saveTry } from "../store.ts";
import { dealKind, signForParty } from "./signing.ts";

/**
 * Keeps the hash of a code that the page made and shows once to who signed for the municipality. The
 * code is no part of what is kept for a repeated call, so this deed takes no key: a second press
 * makes a second code, and the first is gone.
 */
export const showCode = action({
  name: "deals.showCode",
  input: z.object({ dealId: z.uuid(), code: typedCode, way: z.enum(codeWays).default("table") }),
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (
    acting,
    input,
    deal,
  ): Promise<Result<{ number: string }, DealRefusal | "not_your_table">> => {
    const shownTo = memberOf(acting);
    if (deal.state !== "proposed") return refuse(isBound(deal) ? "deal_is_bound" : "deal_is_off");
    const signatures = await listSignatures(acting.tx, acting.communityId, deal.id);
    if (signatures.some(({ side }) => side === "party")) return refuse("side_signed_before");
    const isAtTable =
      deal.contactMemberId === shownTo ||
      signatures.some(({ side, memberId }) => side === "municipality" && memberId === shownTo);
    if (!isAtTable) return refuse("not_your_table");
    const salt = randomBytes(16).toString("hex");
    await saveCode(acting.tx, acting.communityId, deal.id, {
      salt,
      codeHash: hashOf(salt, input.code),
      shownTo,
      way: input.way,
    });
    acting.record({
      kind: "deals.codeShown",
      subject: { kind: "deal", id: deal.id },
      isPublic: false,
      data: { shownTo, way: input.way },
    });
    return ok({ number: deal.number });
  },
});

/**
 * The party signs at the table with the code, on her own phone, without signing in. A wrong code is
 * an outcome and no refusal: a refusal would roll back the count of tries.
 */
export const signWithCode = action({
  name: "deals.signWithCode",
  input: z.object({ dealId: z.uuid(), code: typedCode }),
  who: "anyone",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (
    acting,
    input,
    deal,
  ): Promise<Result<{ number: string; triesLeft: number | null }, CodeRefusal | DealRefusal>> => {
    const { tx, communityId } = acting;
    const code = await findCode(tx, communityId, deal.id);
    const refusal = refusalOfCode(code);
    if (!code || refusal) return refuse(refusal ?? "code_not_asked");
    const isRight = timingSafeEqual(
      Buffer.from(hashOf(code.salt, input.code), "hex"),
      Buffer.from(code.codeHash, "hex"),
    );
    await saveTry(tx, communityId, deal.id, isRight);
    if (!isRight) return ok({ number: deal.number, triesLeft: codeTries - code.tries - 1 });
    const signed = await signForParty(acting, deal, deal.partyMemberId, code.way);
    return signed.ok ? ok({ number: deal.number, triesLeft: null }) : signed;
  },
});

function hashOf(salt: string, code: string): string {
  return createHash("sha256").update(`${salt}\n${code}`).digest("hex");
}
