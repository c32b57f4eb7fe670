import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { bindPhoto, photoInput } from "#platform/files.ts";
import {
  decideLookBack,
  decideReply,
  isDueToLookBack,
  type LookBackRefusal,
  lookBackOwner,
  lookingBack,
  promisesOf,
  replying,
  walking,
} from "../model/look-back.ts";
import { countsAsVisit } from "../model/lot.ts";
import { sides } from "../model.ts";
import {
  findLot,
  findVisit,
  insertLookBack,
  insertReply,
  insertVisit,
  insertWalkabout,
  listLookBacks,
  listMeans,
  listMilestones,
  listReplies,
  listRequirements,
  listWalkabouts,
} from "../store.ts";
import { aboutOf, closeDeal } from "./lapsing.ts";
import { dealKind, hasSigned, isOfParty, isOfSide } from "./signing.ts";

type Told = Promise<Result<{ number: string }, LookBackRefusal>>;

/** A side tells what came of it, and of each promise of both sides whether it was kept. */
export const lookBack = action({
  name: "deals.lookBack",
  input: lookingBack.extend(photoInput.shape),
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Told => {
    const { tx, communityId, now } = acting;
    if (!(await isOfSide(acting, deal, input.side))) return refuse("not_of_this_deal");
    const promises = promisesOf(
      deal,
      await listMeans(tx, communityId, deal.id),
      await listMilestones(tx, communityId, deal.id),
      await listRequirements(tx, communityId, deal.id),
    );
    const before = await listLookBacks(tx, communityId, deal.id);
    const decision = decideLookBack(deal, input, promises, before, localDate(now));
    if (!decision.ok) return decision;
    const memberId = memberOf(acting);
    const { side, words } = input;
    await insertLookBack(
      tx,
      communityId,
      deal.id,
      { side, words, memberId, at: now },
      decision.value,
    );
    const bound = await bindPhoto(acting, input, lookBackOwner(deal.id, side));
    if (!bound.ok) return bound;
    acting.record({
      kind: side === "party" ? "deals.partyLookedBack" : "deals.municipalityLookedBack",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      data: { memberId },
      texts: { words },
    });
    if (deal.state === "finished" && before.length + 1 === sides.length)
      await closeDeal(acting, deal);
    return ok({ number: deal.number });
  },
});

/**
 * A neighbour went by: what she saw and heard. Not for the sides; they look back themselves. Where the
 * lot asked for a visit, the first who serves the municipality makes it.
 */
export const walkBy = action({
  name: "deals.walkBy",
  input: walking.extend(photoInput.shape),
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Told => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const isVisit = countsAsVisit(
      await findLot(tx, communityId, deal.id),
      await findVisit(tx, communityId, deal.id),
      acting.roles.map(({ role }) => role),
    );
    // The visit that the lot asked for is made when it suits; neighbours tell when it is looked back on.
    if (!isVisit && !isDueToLookBack(deal, localDate(now))) return refuse("look_back_not_yet");
    if ((await isOfParty(acting, deal, memberId)) || (await hasSigned(acting, deal, memberId)))
      return refuse("walker_is_party");
    const before = await listWalkabouts(tx, communityId, deal.id);
    if (before.some((walkabout) => walkabout.memberId === memberId)) return refuse("walked_before");
    const { saw, heard } = input;
    const id = acting.newId();
    await insertWalkabout(tx, communityId, deal.id, { id, memberId, saw, heard, at: now });
    const bound = await bindPhoto(acting, input, { kind: "walkabout", id });
    if (!bound.ok) return bound;
    if (isVisit)
      await insertVisit(tx, communityId, deal.id, { memberId, walkaboutId: id, at: now });
    acting.record({
      kind: isVisit ? "deals.visited" : "deals.walkedBy",
      subject: { kind: "deal", id: deal.id },
      about: aboutOf(deal),
      data: { memberId },
      texts: { saw, ...(heard && { heard }) },
    });
    return ok({ number: deal.number });
  },
});

/** The answer of a side, beside what the other side or a neighbour told. */
export const replyBeside = action({
  name: "deals.reply",
  input: replying,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Told => {
    const { tx, communityId, now } = acting;
    if (!(await isOfSide(acting, deal, input.side))) return refuse("not_of_this_deal");
    const decision = decideReply(
      input,
      await listLookBacks(tx, communityId, deal.id),
      await listWalkabouts(tx, communityId, deal.id),
      await listReplies(tx, communityId, deal.id),
    );
    if (!decision.ok) return decision;
    const memberId = memberOf(acting);
    const { about, side, words } = input;
    await insertReply(tx, communityId, deal.id, { about, side, words, memberId, at: now });
    acting.record({
      kind: "deals.replied",
      subject: { kind: "deal", id: deal.id },
      data: { memberId },
      texts: { words },
    });
    return ok({ number: deal.number });
  },
});
