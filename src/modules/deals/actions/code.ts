import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { codeFrom } from "#lib/code.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findCommunity, listNames } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import {
  type CodeRefusal,
  type CodeWay,
  codeLength,
  codeMinutes,
  codeTries,
  inTwo,
  mailingCode,
  refusalOfCode,
  shownWays,
  typedCode,
} from "../model/code.ts";
import { isBound } from "../model/life.ts";
import type { Deal, DealRefusal } from "../model.ts";
import { findCode, listSignatures, saveCode, saveTry } from "../store.ts";
import { texts } from "../texts.ts";
import { dealKind, signForParty } from "./signing.ts";

/**
 * Keeps the hash of a code that the page made and shows once to who signed for the municipality. The
 * code is no part of what is kept for a repeated call, so this deed takes no key: a second press
 * makes a second code, and the first is gone.
 */
export const showCode = action({
  name: "deals.showCode",
  input: z.object({ dealId: z.uuid(), code: typedCode, way: z.enum(shownWays).default("table") }),
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: (acting, { code, way }, deal) => keepCode(acting, deal, code, way),
});

/**
 * Mails the party a code, to an address that somebody at the table typed. The address goes on the
 * mail and nowhere else: not in the record, and not with the deal.
 */
export const mailCode = action({
  name: "deals.mailCode",
  input: mailingCode,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, { address, language }, deal): Promise<CodeKept> => {
    const { tx, communityId, clock } = acting;
    const code = newCode();
    const kept = await keepCode(acting, deal, code, "mail");
    if (!kept.ok) return kept;
    const community = await findCommunity(tx, communityId);
    const name = (await listNames(tx, communityId, [deal.partyMemberId])).get(deal.partyMemberId);
    const t = texts[language].code;
    const minutes = codeMinutes.mail;
    await queueMail(acting, {
      kind: "deals.code",
      to: address,
      language,
      subject: t.letterSubject(deal.title),
      body: [
        t.letterDear(name ?? ""),
        t.mailBegin(community?.name ?? ""),
        { quote: deal.what },
        { label: t.mailWhole, path: `/deals/${deal.number}` },
        { heading: t.letterSign },
        t.mailCode(inTwo(code)),
        { label: t.link, path: `/deals/${deal.number}/code` },
        t.mailUntil(minutes / 1440),
        t.letterNo,
        ...(community?.phone ? [t.letterCall(community.phone)] : []),
        t.mailNotYou,
      ],
      usefulUntil: new Date(clock.machineNow().getTime() + minutes * 60_000),
    });
    return kept;
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

/** A code to sign with; whoever makes it shows or sends it once. */
export function newCode(): string {
  return codeFrom(randomBytes(64), codeLength);
}

type CodeKept = Result<{ number: string }, DealRefusal | "not_your_table">;

/** Keeps the hash of a new code; only who sits at the table for the municipality may make one. */
async function keepCode(acting: Acting, deal: Deal, code: string, way: CodeWay): Promise<CodeKept> {
  const shownTo = memberOf(acting);
  if (deal.state !== "proposed") return refuse(isBound(deal) ? "deal_is_bound" : "deal_is_off");
  const signatures = await listSignatures(acting.tx, acting.communityId, deal.id);
  if (signatures.some(({ side }) => side === "party")) return refuse("side_signed_before");
  const isAtTable =
    deal.contactMemberId === shownTo ||
    signatures.some(({ side, memberId }) => side === "municipality" && memberId === shownTo);
  if (!isAtTable) return refuse("not_your_table");
  const salt = randomBytes(16).toString("hex");
  const codeHash = hashOf(salt, code);
  await saveCode(acting.tx, acting.communityId, deal.id, { salt, codeHash, shownTo, way });
  acting.record({
    kind: "deals.codeShown",
    subject: { kind: "deal", id: deal.id },
    isPublic: false,
    data: { shownTo, way },
  });
  return ok({ number: deal.number });
}

function hashOf(salt: string, code: string): string {
  return createHash("sha256").update(`${salt}\n${code}`).digest("hex");
}
