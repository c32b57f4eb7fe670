import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { findMember } from "#modules/people";
import { action } from "#platform/act.ts";
import type { SuccessorRefusal } from "../model.ts";
import { saveSuccessor } from "../store.ts";
import { aboutOf } from "./lapsing.ts";
import { dealKind, isOfParty } from "./signing.ts";

/** Names who follows the contact at the municipality, before he or she leaves. */
export const nameSuccessor = action({
  name: "deals.nameSuccessor",
  input: z.object({ dealId: z.uuid(), memberId: z.uuid({ error: "successor_missing" }) }),
  who: ["municipalSecretary", "alderman", "mayor"],
  within: servingRoles,
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Promise<Result<{ number: string }, SuccessorRefusal>> => {
    const { tx, communityId } = acting;
    const { memberId } = input;
    if (!(await findMember(tx, communityId, memberId))) return refuse("successor_unknown");
    if (memberId === deal.contactMemberId) return refuse("successor_is_contact");
    if (await isOfParty(acting, deal, memberId)) return refuse("successor_is_party");
    await saveSuccessor(tx, communityId, deal.id, memberId);
    acting.record({
      kind: "deals.successorNamed",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      office: "executive",
      data: { memberId },
    });
    return ok({ number: deal.number });
  },
});
