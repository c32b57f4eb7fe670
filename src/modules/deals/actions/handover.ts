import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { findMember, listRoleTerms } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import {
  decideHandover,
  type HandoverGiven,
  type HandoverRefusal,
  type HandoverSubject,
  handingOver,
  replyingToHandover,
} from "../model/handover.ts";
import type { Deal } from "../model.ts";
import {
  findHandover,
  insertHandover,
  insertHandoverReply,
  listSignatures,
  saveContact,
} from "../store.ts";
import { aboutOf } from "./lapsing.ts";
import { dealKind, isOfParty } from "./signing.ts";

/** The handshake: who leaves tells who follows what was promised, what matters, what is open. */
export const handOverDeal = action({
  name: "deals.handOver",
  input: handingOver.extend({ dealId: z.uuid() }),
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Promise<Result<{ number: string }, HandoverRefusal>> => {
    const { tx, communityId } = acting;
    const written = await writeHandoverWithin(acting, { kind: "deal", id: deal.id }, input, {
      faces: await facesOf(acting, deal),
      successorIsParty: await isOfParty(acting, deal, input.toId),
      about: aboutOf(deal),
    });
    if (!written.ok) return written;
    if (deal.contactMemberId === input.fromId)
      await saveContact(tx, communityId, deal.id, input.toId);
    return ok({ number: deal.number });
  },
});

/** Who speak for the municipality in a deal: its contact, and who signed. */
async function facesOf({ tx, communityId }: Acting, deal: Deal): Promise<string[]> {
  const signatures = await listSignatures(tx, communityId, deal.id);
  return [
    ...(deal.contactMemberId ? [deal.contactMemberId] : []),
    ...signatures.flatMap(({ side, memberId }) => (side === "municipality" ? [memberId] : [])),
  ];
}

/** Writes the letter about a thing; who owns the thing then changes its face. */
async function writeHandoverWithin(
  acting: Acting,
  subject: HandoverSubject,
  given: HandoverGiven,
  known: {
    readonly faces: readonly string[];
    readonly successorIsParty: boolean;
    readonly about: readonly { readonly kind: string; readonly id: string }[];
  },
): Promise<Result<null, HandoverRefusal>> {
  const { tx, communityId, now } = acting;
  const writtenBy = memberOf(acting);
  if (!(await findMember(tx, communityId, given.toId))) return refuse("successor_unknown");
  const terms = await listRoleTerms(tx, communityId, now, given.toId);
  const decision = decideHandover(given, {
    faces: known.faces,
    successorIsParty: known.successorIsParty,
    writerId: writtenBy,
    mayWriteForOthers: hasRole(acting, "municipalSecretary", "alderman", "mayor", "councilClerk"),
    successorServes: terms.some(({ role }) => servingRoles.some((serving) => serving === role)),
  });
  if (!decision.ok) return decision;
  const { fromId: fromMember, toId: toMember, promised, matters, open } = given;
  const letter = { id: acting.newId(), subject, fromMember, toMember, writtenBy, at: now };
  const isNew = await insertHandover(tx, communityId, { ...letter, promised, matters, open });
  if (!isNew) return refuse("handed_over_before");
  acting.record({
    kind: "deals.handedOver",
    subject,
    about: known.about,
    data: { from: fromMember, to: toMember, by: writtenBy },
    texts: { promised, matters, open },
  });
  return ok(null);
}

/** A word beside the letter: of the party, or of who follows; once each. */
export const replyToHandover = action({
  name: "deals.replyToHandover",
  input: replyingToHandover.extend({ dealId: z.uuid() }),
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Promise<Result<{ number: string }, HandoverRefusal>> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const letter = await findHandover(tx, communityId, input.letterId);
    if (letter?.subject.id !== deal.id) return refuse("letter_unknown");
    const isSuccessor = letter.toMember === memberId;
    if (!isSuccessor && !(await isOfParty(acting, deal, memberId)))
      return refuse("not_of_this_handover");
    const reply = { letterId: letter.id, memberId, words: input.words, at: now };
    if (!(await insertHandoverReply(tx, communityId, reply))) return refuse("replied_before");
    acting.record({
      kind: "deals.handoverReplied",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      data: { memberId },
      texts: { words: input.words },
    });
    return ok({ number: deal.number });
  },
});
