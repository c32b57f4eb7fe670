import { ok, type Result, refuse } from "#lib/result.ts";
import { findMember, findOwnMember, isMemberOfOrganization } from "#modules/people";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { bindPhoto } from "#platform/files.ts";
import {
  decideStanding,
  type InitiativeRefusal,
  isPublic,
  mayPost,
  ofInitiative,
  posting,
  standing,
  standsFor,
  thanking,
} from "../model.ts";
import {
  endGodparent,
  insertGodparent,
  insertPost,
  insertThanks,
  listGodparents,
  listParties,
} from "../store.ts";
import { aboutOf, type Done, initiativeKind, stir } from "./kind.ts";

/** News, thanks, and standing for it by name. */

/** Tells how it goes, perhaps with a photo (see `startInitiative`); by who makes it. */
export const postUpdate = action({
  name: "initiatives.post",
  input: posting,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (
    acting,
    input,
    initiative,
  ): Promise<Result<{ id: string; number: string }, InitiativeRefusal | "photo_gone">> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    if (!mayPost(initiative, await listParties(tx, communityId, [initiative.id]), memberId))
      return refuse("not_the_makers");
    if (!isPublic(initiative)) return refuse("is_draft");
    const id = acting.newId();
    const { words } = input;
    await insertPost(tx, communityId, {
      id,
      initiativeId: initiative.id,
      memberId,
      words,
      at: now,
    });
    const bound = await bindPhoto(acting, input, { kind: "initiativePost", id });
    if (!bound.ok) return bound;
    await stir(acting, initiative);
    acting.record({
      kind: "initiatives.posted",
      ...aboutOf(initiative),
      data: { postId: id, memberId },
    });
    return ok({ id, number: initiative.number });
  },
});

/** Thanks somebody in public: whom, for what. Anybody who takes part here can, on what is public. */
export const giveThanks = action({
  name: "initiatives.thank",
  input: thanking,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (
    acting,
    input,
    initiative,
  ): Promise<Result<{ id: string; number: string }, InitiativeRefusal>> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const { toName, toMemberId, organizationId, words } = input;
    if (!isPublic(initiative)) return refuse("is_draft");
    if (
      organizationId &&
      !(await isMemberOfOrganization(tx, communityId, organizationId, memberId))
    )
      return refuse("organization_not_yours");
    if (toMemberId === memberId) return refuse("thanks_yourself");
    if (toMemberId && !(await findMember(tx, communityId, toMemberId)))
      return refuse("person_unknown");
    const id = acting.newId();
    await insertThanks(tx, communityId, {
      id,
      initiativeId: initiative.id,
      memberId,
      organizationId,
      toName,
      toMemberId,
      words,
      at: now,
    });
    await stir(acting, initiative);
    acting.record({
      kind: "initiatives.thanked",
      ...aboutOf(initiative, organizationId ? [{ kind: "organization", id: organizationId }] : []),
      data: { thanksId: id, memberId, organizationId, toMemberId },
      texts: { toName },
    });
    return ok({ id, number: initiative.number });
  },
});

/** "I stand for this": a godparent, by name, known here as something; not its own maker. */
export const standFor = action({
  name: "initiatives.standFor",
  input: standing,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (acting, { knownAs, words }, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const own = await findOwnMember(tx, communityId, memberId);
    const who = { memberId, isPseudonym: own?.appearance === "pseudonym" && !own.isPublic };
    const decision = decideStanding(
      initiative,
      who,
      await listGodparents(tx, communityId, initiative.id),
    );
    if (!decision.ok) return decision;
    await insertGodparent(tx, communityId, {
      id: acting.newId(),
      initiativeId: initiative.id,
      memberId,
      knownAs,
      words,
      at: now,
      endedAt: null,
    });
    await stir(acting, initiative);
    acting.record({ kind: "initiatives.stoodFor", ...aboutOf(initiative), data: { memberId } });
    return ok({ number: initiative.number });
  },
});

/** A godparent steps back; nobody asks why. */
export const stepBack = action({
  name: "initiatives.stepBack",
  input: ofInitiative,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (acting, _input, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const own = standsFor(await listGodparents(tx, communityId, initiative.id), memberId);
    if (!own) return refuse("stands_not");
    await endGodparent(tx, communityId, own.id, now);
    acting.record({ kind: "initiatives.steppedBack", ...aboutOf(initiative), data: { memberId } });
    return ok({ number: initiative.number });
  },
});
