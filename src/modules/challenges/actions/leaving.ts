import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { findMember, isMemberOfOrganization } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import {
  decideDeparture,
  decideForGone,
  decideLeaving,
  departing,
  handingOn,
  type Transfer,
  takingOn,
} from "../model/leaving.ts";
import { type Challenge, type ChallengeRefusal, filing } from "../model.ts";
import {
  deleteDraft,
  endTransfer,
  findOpenTransfer,
  hasLiveChallenge,
  insertTransfer,
  saveDeparture,
  saveParty,
} from "../store.ts";

import { aboutOf } from "./about.ts";
import { actsForParty, answered, challengeKind, type Done, recordPrivately } from "./kind.ts";

/** A party that goes away: taken back, handed on by consent, or said to be gone. */

/** The party takes its challenge back; nobody asks why. */
export const withdrawChallenge = action({
  name: "challenges.withdraw",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const leaving = decideLeaving(challenge);
    if (!leaving.ok) return leaving;
    return withdraw(acting, challenge, null);
  },
});

async function withdraw(
  acting: Acting,
  challenge: Challenge,
  reason: string | null,
): Promise<Done> {
  const open = await findOpenTransfer(acting.tx, acting.communityId, challenge.id);
  if (open) await endTransfer(acting.tx, acting.communityId, open.id, "replaced", acting.now);
  await answered(acting, challenge, {
    state: "withdrawn",
    at: acting.now,
    inForceOn: null,
    ...(reason !== null && { withdrawnReason: reason }),
  });
  acting.record({
    kind: reason === null ? "challenges.withdrawn" : "challenges.withdrawnFor",
    subject: { kind: "challenge", id: challenge.id },
    about: aboutOf(challenge),
    ...(reason !== null && {
      office: "helpingOfficial",
      data: { memberId: memberOf(acting) },
      texts: { reason },
    }),
  });
  return ok({ number: challenge.number });
}

/** Who asked for it took it back with her letter: a draft goes, what was filed is withdrawn. */
export const dropTakenBack = action({
  name: "challenges.dropTakenBack",
  input: filing,
  who: "system",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (challenge.state === "draft") {
      await deleteDraft(acting.tx, acting.communityId, challenge.id);
      recordPrivately(acting, challenge.id, "challenges.discarded");
      return ok({ number: null });
    }
    const leaving = decideLeaving(challenge);
    return leaving.ok ? withdraw(acting, challenge, null) : leaving;
  },
});

/** The helping official says that the party is gone, with the reason; the party has time to answer. */
export const reportDeparture = action({
  name: "challenges.depart",
  input: departing,
  who: ["helpingOfficial", "connector"],
  within: servingRoles,
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const { charter, now } = acting;
    const decision = decideDeparture(challenge, charter, input.reason, localDate(now));
    if (!decision.ok) return decision;
    await saveDeparture(acting.tx, acting.communityId, challenge.id, decision.value);
    acting.record({
      kind: "challenges.departed",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      office: "helpingOfficial",
      data: { memberId: memberOf(acting), until: decision.value.until },
      texts: { reason: input.reason },
    });
    return ok({ number: challenge.number });
  },
});

/** "We are still here": what an official said of the party is off. */
export const stayInChallenge = action({
  name: "challenges.stay",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    if (challenge.departure === null) return refuse("departure_not_said");
    const { tx, communityId, now } = acting;
    const open = await findOpenTransfer(tx, communityId, challenge.id);
    if (open && open.offeredBy !== memberOf(acting))
      await endTransfer(tx, communityId, open.id, "replaced", now);
    await saveDeparture(tx, communityId, challenge.id, null);
    acting.record({
      kind: "challenges.stayed",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      data: { memberId: memberOf(acting) },
    });
    return ok({ number: challenge.number });
  },
});

/** The helping official takes back what a party that is gone cannot go on with. */
export const withdrawForParty = action({
  name: "challenges.withdrawFor",
  input: filing,
  who: ["helpingOfficial", "connector"],
  within: servingRoles,
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    const leaving = decideLeaving(challenge);
    if (!leaving.ok) return leaving;
    const gone = decideForGone(challenge, localDate(acting.now));
    return gone.ok ? withdraw(acting, challenge, gone.value.reason) : gone;
  },
});

/** Offers it to somebody else; to one's own organisation it goes at once. */
export const handOnChallenge = action({
  name: "challenges.handOn",
  input: handingOn,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const may = await mayHandOn(acting, challenge);
    if (!may.ok) return may;
    const to = await decideSuccessor(acting, input, challenge);
    if (!to.ok) return to;
    const open = await findOpenTransfer(tx, communityId, challenge.id);
    if (open) await endTransfer(tx, communityId, open.id, "replaced", now);
    const transfer: Transfer = {
      id: acting.newId(),
      challengeId: challenge.id,
      toMemberId: input.toMemberId,
      toOrganizationId: input.toOrganizationId,
      offeredBy: memberOf(acting),
      offeredAt: now,
    };
    await insertTransfer(tx, communityId, transfer);
    if (transfer.toMemberId === memberOf(acting)) return take(acting, challenge, transfer);
    // Between the two of them until it is taken: whoever says no was never named.
    acting.record({
      kind: "challenges.handedOn",
      subject: { kind: "challenge", id: challenge.id },
      isPublic: false,
      data: { memberId: memberOf(acting), toId: transfer.toMemberId },
    });
    return ok({ number: challenge.number });
  },
});

/** The party may, and for a party that is gone its helping official. */
async function mayHandOn(
  acting: Acting,
  challenge: Challenge,
): Promise<Result<null, ChallengeRefusal>> {
  const leaving = decideLeaving(challenge);
  if (!leaving.ok) return leaving;
  if (await actsForParty(acting, challenge)) return ok(null);
  if (!hasRole(acting, "helpingOfficial", "connector")) return refuse("not_the_party");
  const gone = decideForGone(challenge, localDate(acting.now));
  return gone.ok ? ok(null) : gone;
}

async function decideSuccessor(
  { tx, communityId }: Acting,
  { toMemberId, toOrganizationId }: Pick<Transfer, "toMemberId" | "toOrganizationId">,
  challenge: Challenge,
): Promise<Result<null, ChallengeRefusal>> {
  if (!(await findMember(tx, communityId, toMemberId))) return refuse("successor_unknown");
  if (
    toOrganizationId !== null &&
    !(await isMemberOfOrganization(tx, communityId, toOrganizationId, toMemberId))
  )
    return refuse("successor_unknown");
  const { partyMemberId, partyOrganizationId, workId } = challenge;
  if (toMemberId === partyMemberId)
    return toOrganizationId === partyOrganizationId ? refuse("successor_is_party") : ok(null);
  return (await hasLiveChallenge(tx, communityId, workId, toMemberId))
    ? refuse("successor_has_one")
    : ok(null);
}

/** Whoever it was offered to says yes or no. */
export const takeOnChallenge = action({
  name: "challenges.takeOn",
  input: takingOn,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const open = await findOpenTransfer(tx, communityId, challenge.id);
    if (open?.id !== input.transferId || open.toMemberId !== memberOf(acting))
      return refuse("nothing_offered");
    if (input.agrees === "no") {
      await endTransfer(tx, communityId, open.id, "declined", now);
      acting.record({
        kind: "challenges.notTakenOn",
        subject: { kind: "challenge", id: challenge.id },
        isPublic: false,
      });
      return ok({ number: challenge.number });
    }
    const leaving = decideLeaving(challenge);
    if (!leaving.ok) return leaving;
    const successor = await decideSuccessor(acting, open, challenge);
    return successor.ok ? take(acting, challenge, open) : successor;
  },
});

/** It is the other's now, with all it holds; no day moves by it. */
async function take(acting: Acting, challenge: Challenge, transfer: Transfer): Promise<Done> {
  const { tx, communityId, now } = acting;
  await endTransfer(tx, communityId, transfer.id, "taken", now);
  await saveParty(tx, communityId, challenge.id, {
    partyMemberId: transfer.toMemberId,
    partyOrganizationId: transfer.toOrganizationId,
  });
  await saveDeparture(tx, communityId, challenge.id, null);
  acting.record({
    kind: "challenges.takenOn",
    subject: { kind: "challenge", id: challenge.id },
    about: aboutOf(challenge),
    data: {
      fromId: challenge.partyMemberId,
      memberId: transfer.toMemberId,
      organizationId: transfer.toOrganizationId,
    },
  });
  return ok({ number: challenge.number });
}
