import { ok, refuse } from "#lib/result.ts";
import { isMemberOfOrganization } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  decideHeir,
  type Initiative,
  type InitiativeRefusal,
  isPublic,
  ofInitiative,
  ofPen,
  standsFor,
} from "../model.ts";
import {
  deleteHandover,
  endGodparent,
  findHandover,
  insertHandover,
  insertPen,
  listGodparents,
  saveMaker,
} from "../store.ts";
import { mailAsked } from "./asking.ts";
import { aboutOf, type Done, initiativeKind, isMaker, stir } from "./kind.ts";

/** Another maker: she is asked by the one before, and says yes herself. */

/** Asks somebody who holds the pen whether she takes the whole of it over. */
export const offerInitiative = action({
  name: "initiatives.offer",
  input: ofPen,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: isMaker,
  perform: async (acting, { memberId }, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const before = await findHandover(tx, communityId, initiative.id);
    const decision = decideHeir(initiative, before, memberId);
    if (!decision.ok) return decision;
    const wrong = await refusalOfOrganization(acting, initiative, memberId);
    if (wrong) return refuse(wrong);
    const { id: initiativeId, makerId } = initiative;
    await insertHandover(tx, communityId, {
      initiativeId,
      toId: memberId,
      offeredBy: makerId,
      offeredAt: now,
    });
    acting.record({
      kind: "initiatives.offered",
      ...aboutOf(initiative),
      isPublic: false,
      data: { memberId },
    });
    await mailAsked(acting, initiative, "offered", [memberId]);
    return ok({ number: initiative.number });
  },
});

/** What is made for an organisation stays with who may act for it. */
async function refusalOfOrganization(
  { tx, communityId }: Acting,
  { organizationId }: Initiative,
  memberId: string,
): Promise<InitiativeRefusal | undefined> {
  if (organizationId === null) return undefined;
  return (await isMemberOfOrganization(tx, communityId, organizationId, memberId))
    ? undefined
    : "organization_not_hers";
}

/**
 * She says yes: from now on it is hers. Who made it keeps a pen, until the new maker takes it; and who
 * stood for it as a godparent does not stand for what is her own.
 */
export const takeOverInitiative = action({
  name: "initiatives.takeOver",
  input: ofInitiative,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (acting, _input, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const me = memberOf(acting);
    const asked = await findHandover(tx, communityId, initiative.id);
    if (asked?.toId !== me) return refuse("not_offered");
    const wrong = await refusalOfOrganization(acting, initiative, me);
    if (wrong) return refuse(wrong);
    const { id, makerId, number } = initiative;
    await saveMaker(tx, communityId, id, me);
    await insertPen(tx, communityId, { id, makerId: me }, makerId, now);
    const own = standsFor(await listGodparents(tx, communityId, id), me);
    if (own) await endGodparent(tx, communityId, own.id, now);
    await stir(acting, initiative);
    acting.record({
      kind: "initiatives.handedOver",
      ...aboutOf(initiative),
      isPublic: isPublic(initiative),
      data: { from: makerId, memberId: me },
    });
    return ok({ number });
  },
});

/** Its maker takes the question back, or who was asked says no; nobody asks why. */
export const dropOffer = action({
  name: "initiatives.dropOffer",
  input: ofInitiative,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (acting, _input, initiative): Promise<Done> => {
    const { tx, communityId } = acting;
    const me = memberOf(acting);
    const asked = await findHandover(tx, communityId, initiative.id);
    if (!asked || ![asked.toId, initiative.makerId].includes(me)) return refuse("not_offered");
    await deleteHandover(tx, communityId, initiative.id);
    acting.record({
      kind: "initiatives.offerDropped",
      ...aboutOf(initiative),
      isPublic: false,
      data: { memberId: asked.toId },
    });
    return ok({ number: initiative.number });
  },
});
