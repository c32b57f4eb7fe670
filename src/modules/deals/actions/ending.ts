import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { releaseWithin } from "#modules/mandates";
import { hasOtherMembers } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  decideEnding,
  decideStepIn,
  decideWithdrawal,
  type Ending,
  type LifeRefusal,
  nextOfEnding,
  nextOfRunning,
  ofDeal,
  type StepIn,
  steppingIn,
  stopping,
  withdrawing,
} from "../model/life.ts";
import type { Deal } from "../model.ts";
import {
  findEnding,
  findStepIn,
  insertEnding,
  insertStepIn,
  insertWithdrawal,
  listSignatures,
  saveFace,
  saveRetracted,
  saveState,
} from "../store.ts";
import { aboutOf, over } from "./lapsing.ts";
import { dealKind, isOfParty, isOfSide } from "./signing.ts";

type Done = Promise<Result<{ number: string }, LifeRefusal>>;

/** Takes a deal off the table before it binds; what was committed for it is free again. */
export const withdrawDeal = action({
  name: "deals.withdraw",
  input: withdrawing,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Done => {
    const { tx, communityId, now } = acting;
    if (!(await isOfSide(acting, deal, input.side))) return refuse("not_of_this_deal");
    const signatures = await listSignatures(tx, communityId, deal.id);
    const decision = decideWithdrawal(deal, signatures, input, localDate(now));
    if (!decision.ok) return decision;
    const memberId = memberOf(acting);
    const { side, reason } = input;
    await insertWithdrawal(tx, communityId, deal.id, { side, reason, memberId, at: now });
    await saveState(tx, communityId, deal.id, over("withdrawn"));
    acting.record({
      kind: "deals.withdrawn",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      ...(side === "municipality" && { office: "executive" }),
      data: { side, memberId },
      texts: reason ? { reason } : {},
    });
    await releaseWithin(acting, { kind: "deal", id: deal.id }, deal.amountCents);
    return ok({ number: deal.number });
  },
});

/** A side lets the deal end, from a day on; the municipality then says how it steps in. */
export const endDeal = action({
  name: "deals.end",
  input: stopping,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Done => {
    const { tx, communityId, now } = acting;
    if (!(await isOfSide(acting, deal, input.side))) return refuse("not_of_this_deal");
    const hasOthers = await partyHasOthers(acting, deal);
    const decision = decideEnding(deal, input, localDate(now), hasOthers);
    if (!decision.ok) return decision;
    const memberId = memberOf(acting);
    const ending: Ending = { ...decision.value, id: acting.newId(), memberId, at: now };
    await insertEnding(tx, communityId, deal.id, ending);
    await saveState(tx, communityId, deal.id, {
      state: "ending",
      ...nextOfEnding(ending.endsOn),
    });
    acting.record({
      kind: "deals.endAnnounced",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      ...(ending.side === "municipality" && { office: "executive" }),
      data: { side: ending.side, ground: ending.ground, endsOn: ending.endsOn, memberId },
      texts: ending.reason ? { reason: ending.reason } : {},
    });
    return ok({ number: deal.number });
  },
});

async function partyHasOthers({ tx, communityId }: Acting, deal: Deal): Promise<boolean> {
  const { partyOrganizationId, partyMemberId } = deal;
  return (
    partyOrganizationId !== null &&
    hasOtherMembers(tx, communityId, partyOrganizationId, partyMemberId)
  );
}

/** Whoever stops thinks better of it, or the party that was said to be gone is still there. */
export const goOnWithDeal = action({
  name: "deals.goOn",
  input: ofDeal,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, _input, deal): Done => {
    const { tx, communityId, now } = acting;
    const ending = await findEnding(tx, communityId, deal.id);
    if (deal.state !== "ending" || !ending) return refuse("nothing_ends");
    const mayTakeBack =
      (await isOfSide(acting, deal, ending.side)) ||
      (ending.ground === "gone" && (await isOfParty(acting, deal, memberOf(acting))));
    if (!mayTakeBack) return refuse("not_of_this_deal");
    await saveRetracted(tx, communityId, ending.id, now);
    const signatures = await listSignatures(tx, communityId, deal.id);
    await saveState(tx, communityId, deal.id, {
      state: signatures.length === 2 ? "signed" : "boundBySilence",
      ...nextOfRunning(deal),
    });
    acting.record({
      kind: "deals.wentOn",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      data: { memberId: memberOf(acting) },
    });
    return ok({ number: deal.number });
  },
});

/** The municipality says who does it from the day after the last, and what money is left. */
export const stepIn = action({
  name: "deals.stepIn",
  input: steppingIn,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Done => {
    const { tx, communityId, now } = acting;
    if (!(await isOfSide(acting, deal, "municipality"))) return refuse("not_of_this_deal");
    const ending = await findEnding(tx, communityId, deal.id);
    if (!ending) return refuse("nothing_ends");
    const planned: StepIn = {
      doer: {
        kind: input.doerKind,
        name: input.doerKind === "nobody" ? null : input.doerName || null,
      },
      words: input.words,
      leftCents: input.left,
      memberId: memberOf(acting),
      at: now,
    };
    const decision = decideStepIn(deal, planned, await findStepIn(tx, communityId, ending.id));
    if (!decision.ok) return decision;
    await insertStepIn(tx, communityId, ending.id, planned);
    acting.record({
      kind: deal.state === "handedBack" ? "deals.steppedInLate" : "deals.steppedIn",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      office: "executive",
      data: {
        doerKind: planned.doer.kind,
        leftCents: String(planned.leftCents),
        endsOn: ending.endsOn,
      },
      texts: { words: planned.words, ...(planned.doer.name && { doer: planned.doer.name }) },
    });
    if (deal.state === "handedBack")
      await releaseWithin(acting, { kind: "deal", id: deal.id }, planned.leftCents);
    return ok({ number: deal.number });
  },
});

/** Another member of the organisation becomes the one whom the municipality can call. */
export const changeFace = action({
  name: "deals.changeFace",
  input: ofDeal,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, _input, deal): Done => {
    const { tx, communityId } = acting;
    const memberId = memberOf(acting);
    if (!(await isOfParty(acting, deal, memberId))) return refuse("not_of_this_deal");
    if (memberId === deal.partyMemberId) return refuse("no_other_face");
    await saveFace(tx, communityId, deal.id, memberId);
    acting.record({
      kind: "deals.faceChanged",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      data: { memberId, beforeId: deal.partyMemberId },
    });
    return ok({ number: deal.number });
  },
});
