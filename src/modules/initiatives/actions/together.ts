import { ok, type Result, refuse } from "#lib/result.ts";
import { findChallenge } from "#modules/challenges";
import { isFirmCoalition, listCoalitions } from "#modules/coalitions";
import { listDealsByIds } from "#modules/deals";
import {
  findMember,
  findOrganization,
  isMemberOfOrganization,
  listRoleTerms,
} from "#modules/people";
import { findSignal, isPublicSignal } from "#modules/signals";
import { findUndertaking, findWork } from "#modules/works";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  hasPen,
  type Initiative,
  type InitiativeRefusal,
  invitingParty,
  isOfficial,
  isPublic,
  isShown,
  joining,
  type LinkKind,
  linking,
  ofParty,
  type Party,
  type PartyKind,
  placeOf,
} from "../model.ts";
import {
  deleteLink,
  insertLink,
  insertParty,
  listLinks,
  listParties,
  saveParty,
} from "../store.ts";
import { mailAsked, whoMayAnswer } from "./asking.ts";
import { aboutOf, type Done, initiativeKind, mayWrite, recordJoined, stir } from "./kind.ts";

/** Who makes it together, and what it belongs with. */

type Joined = Result<{ number: string; partyId: string }, InitiativeRefusal>;

/**
 * Asks somebody or an organisation to make it together. Nobody is shown before she said yes herself,
 * with `joinInitiative`.
 */
export const inviteToInitiative = action({
  name: "initiatives.invite",
  input: invitingParty,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, input, initiative): Promise<Joined> => {
    const { tx, communityId, now } = acting;
    const who = await whoIs(acting, input);
    if (!who.ok) return who;
    const place = placeOf(await listParties(tx, communityId, [initiative.id]), who.value);
    // She asked to join meanwhile: then asking her is saying yes, and of two nobody waits for the other.
    if (place?.welcomedAt === null) return sayWelcome(acting, initiative, place);
    if (place) return refuse("party_is_in");
    const whom = wholeOf(who.value);
    const added = await addParty(
      acting,
      initiative,
      { ...input, ...whom, welcomedAt: now, joinedAt: null, joinedBy: null },
      "initiatives.invited",
    );
    const asked = await whoMayAnswer(acting, whom);
    await mailAsked(acting, initiative, "invited", asked, input.role);
    return added;
  },
});

type Someone = { readonly memberId: string } | { readonly organizationId: string };

function wholeOf(who: Someone) {
  return { memberId: null, organizationId: null, ...who };
}

/** Who is meant, where she is there and takes part as what she is. */
async function whoIs(
  { tx, communityId, now }: Acting,
  given: {
    readonly kind: PartyKind;
    readonly memberId: string | null;
    readonly organizationId: string | null;
  },
): Promise<Result<Someone, InitiativeRefusal>> {
  const { kind, memberId, organizationId } = given;
  if (kind === "organization")
    return organizationId && (await findOrganization(tx, communityId, organizationId))
      ? ok({ organizationId })
      : refuse("organization_unknown");
  if (!memberId || !(await findMember(tx, communityId, memberId))) return refuse("person_unknown");
  if (kind === "official" && !isOfficial(await listRoleTerms(tx, communityId, now, memberId)))
    return refuse("not_an_official");
  return ok({ memberId });
}

async function addParty(
  acting: Acting,
  initiative: Initiative,
  given: Pick<
    Party,
    "kind" | "memberId" | "organizationId" | "role" | "welcomedAt" | "joinedAt" | "joinedBy"
  >,
  asked: "initiatives.invited" | "initiatives.askedToJoin",
): Promise<Joined> {
  const { kind, memberId, organizationId, role, welcomedAt, joinedAt, joinedBy } = given;
  const party: Party = {
    id: acting.newId(),
    initiativeId: initiative.id,
    kind,
    memberId,
    organizationId,
    role,
    askedBy: memberOf(acting),
    askedAt: acting.now,
    welcomedAt,
    joinedAt,
    joinedBy,
    endedAt: null,
  };
  const welcomedBy = welcomedAt && memberOf(acting);
  await insertParty(acting.tx, acting.communityId, party, welcomedBy);
  if (isShown(party)) recordJoined(acting, initiative, party);
  else
    acting.record({
      kind: asked,
      ...aboutOf(initiative),
      isPublic: false,
      data: { partyId: party.id, memberId, organizationId },
    });
  return ok({ number: initiative.number, partyId: party.id });
}

/**
 * Says yes to an invitation, for oneself or for an organisation; who was not asked asks to join, and is
 * shown when `welcomeParty` said yes. `organizationId` null: oneself.
 */
export const joinInitiative = action({
  name: "initiatives.join",
  input: joining,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (acting, input, initiative): Promise<Joined> => {
    const { tx, communityId, now } = acting;
    const me = memberOf(acting);
    const { organizationId } = input;
    if (organizationId && !(await isMemberOfOrganization(tx, communityId, organizationId, me)))
      return refuse("organization_not_yours");
    const who = organizationId ? { organizationId } : { memberId: me };
    const place = placeOf(await listParties(tx, communityId, [initiative.id]), who);
    if (place) return sayYes(acting, initiative, place);
    // Who was not asked does not learn of a draft.
    if (!isPublic(initiative) && !hasPen(initiative, me)) return refuse("is_draft");
    const kind = organizationId
      ? "organization"
      : input.kind === "official"
        ? "official"
        : "resident";
    if (kind === "official" && !isOfficial(acting.roles)) return refuse("not_an_official");
    const isOwn = hasPen(initiative, me);
    if (!isOwn) await mailAsked(acting, initiative, "wantsToJoin", initiative.penIds, input.role);
    return addParty(
      acting,
      initiative,
      {
        kind,
        role: input.role,
        ...wholeOf(who),
        welcomedAt: isOwn ? now : null,
        joinedAt: now,
        joinedBy: me,
      },
      "initiatives.askedToJoin",
    );
  },
});

async function sayYes(acting: Acting, initiative: Initiative, place: Party): Promise<Joined> {
  if (place.joinedAt !== null) return refuse("party_is_in");
  if (place.kind === "official" && !isOfficial(acting.roles)) return refuse("not_an_official");
  const joinedBy = memberOf(acting);
  await saveParty(acting.tx, acting.communityId, place.id, { joinedBy, at: acting.now });
  await tellJoined(acting, initiative, place);
  return ok({ number: initiative.number, partyId: place.id });
}

async function sayWelcome(acting: Acting, initiative: Initiative, place: Party): Promise<Joined> {
  const welcomedBy = memberOf(acting);
  await saveParty(acting.tx, acting.communityId, place.id, { welcomedBy, at: acting.now });
  await tellJoined(acting, initiative, place);
  return ok({ number: initiative.number, partyId: place.id });
}

/** Both said yes: from now on she is shown. */
async function tellJoined(acting: Acting, initiative: Initiative, party: Party): Promise<void> {
  await stir(acting, initiative);
  recordJoined(acting, initiative, party);
}

/** Who writes here says yes to somebody who asked to join. */
export const welcomeParty = action({
  name: "initiatives.welcome",
  input: ofParty,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, { partyId }, initiative): Promise<Joined> => {
    const parties = await listParties(acting.tx, acting.communityId, [initiative.id]);
    const party = parties.find(({ id }) => id === partyId);
    if (!party) return refuse("party_unknown");
    if (party.welcomedAt !== null) return refuse("not_asked_for");
    return sayWelcome(acting, initiative, party);
  },
});

/** She leaves, says no, or takes her question back; or who writes here ends an invitation or says no. */
export const endParty = action({
  name: "initiatives.endParty",
  input: ofParty,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  perform: async (acting, { partyId }, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const party = (await listParties(tx, communityId, [initiative.id])).find(
      ({ id }) => id === partyId,
    );
    if (!party) return refuse("party_unknown");
    const me = memberOf(acting);
    const isHers =
      party.memberId === me ||
      (party.organizationId !== null &&
        (await isMemberOfOrganization(tx, communityId, party.organizationId, me)));
    if (!isHers && !hasPen(initiative, me)) return refuse("party_not_yours");
    await saveParty(tx, communityId, party.id, { ended: true, at: now });
    const { memberId, organizationId } = party;
    acting.record({
      kind: "initiatives.left",
      ...aboutOf(initiative),
      // Who was never shown leaves unseen.
      isPublic: isPublic(initiative) && isShown(party),
      data: { partyId: party.id, memberId, organizationId },
    });
    return ok({ number: initiative.number });
  },
});

/** Links it to a work, an undertaking, a deal, a challenge, a signal or an agreement that all can read. */
export const linkInitiative = action({
  name: "initiatives.link",
  input: linking,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, { kind, subjectId }, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (!(await isThere[kind](acting, subjectId))) return refuse("link_unknown");
    const links = await listLinks(tx, communityId, [initiative.id]);
    if (links.some((link) => link.kind === kind && link.subjectId === subjectId))
      return refuse("linked_before");
    const byId = memberOf(acting);
    await insertLink(tx, communityId, {
      initiativeId: initiative.id,
      kind,
      subjectId,
      byId,
      at: now,
    });
    await stir(acting, initiative);
    acting.record({
      kind: "initiatives.linked",
      ...aboutOf(initiative, [{ kind, id: subjectId }]),
      data: { linkedKind: kind, linkedId: subjectId },
    });
    return ok({ number: initiative.number });
  },
});

/** Whether a thing is there for everybody to read; a draft is nobody's business but its party's. */
const isThere: Readonly<Record<LinkKind, (acting: Acting, id: string) => Promise<boolean>>> = {
  work: async ({ tx, communityId }, id) => (await findWork(tx, communityId, id)) !== undefined,
  undertaking: async ({ tx, communityId, now }, id) =>
    (await findUndertaking(tx, communityId, id, now)) !== undefined,
  deal: async ({ tx, communityId }, id) => (await listDealsByIds(tx, communityId, [id])).length > 0,
  challenge: async ({ tx, communityId, now }, id) => {
    const challenge = await findChallenge(tx, communityId, id, now);
    return challenge !== undefined && challenge.number !== null;
  },
  signal: async ({ tx, communityId, now }, id) => {
    const signal = await findSignal(tx, communityId, id, now);
    return signal !== undefined && isPublicSignal(signal);
  },
  coalition: async ({ tx, communityId, now }, id) =>
    (await listCoalitions(tx, communityId, now, { ids: [id] }, 1)).some(isFirmCoalition),
};

/** Takes a link off. */
export const unlinkInitiative = action({
  name: "initiatives.unlink",
  input: linking,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, { kind, subjectId }, initiative): Promise<Done> => {
    const { tx, communityId } = acting;
    const links = await listLinks(tx, communityId, [initiative.id]);
    if (!links.some((link) => link.kind === kind && link.subjectId === subjectId))
      return refuse("link_unknown");
    await deleteLink(tx, communityId, { initiativeId: initiative.id, kind, subjectId });
    acting.record({
      kind: "initiatives.unlinked",
      ...aboutOf(initiative),
      isPublic: false,
      data: { linkedKind: kind, linkedId: subjectId },
    });
    return ok({ number: initiative.number });
  },
});
