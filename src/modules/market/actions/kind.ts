import { localDate } from "#lib/calendar.ts";
import type { Result } from "#lib/result.ts";
import type { SubjectKind } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import { organizationAbout, type Subject } from "#platform/record.ts";
import {
  type Introduction,
  type Listing,
  type MarketRefusal,
  type NoticeKind,
  nextOfAsked,
  overIntroduction,
  overListing,
} from "../model.ts";
import {
  insertNotice,
  listAgreements,
  listDueIntroductions,
  listDueListings,
  lockIntroduction,
  lockListing,
  lockProposalsOf,
  removeContacts,
  removeSigns,
  removeSuggestionsOf,
  saveIntroductionState,
  saveListingState,
} from "../store.ts";

export type Numbered = Result<{ number: string }, MarketRefusal>;
export type Done = Result<{ id: string }, MarketRefusal>;

export const listingKind: SubjectKind<Listing> = {
  kind: "listing",
  lock: lockListing,
  charterVersion: ({ charterVersion }) => charterVersion,
  area: ({ areaId }) => areaId,
  listDue: listDueListings,
  lapse: (acting, listing) => endListing(acting, listing, "expired", acting.now),
};

export const introductionKind: SubjectKind<Introduction> = {
  kind: "introduction",
  lock: lockIntroduction,
  charterVersion: ({ charterVersion }) => charterVersion,
  listDue: listDueIntroductions,
  lapse: lapseIntroduction,
};

/** What becomes of an introduction by the mere passing of time, at its own instant. */
async function lapseIntroduction(acting: Acting, one: Introduction): Promise<void> {
  const { tx, communityId, now } = acting;
  switch (one.lapsesTo) {
    case "expired":
      await endProposal(acting, one, "expired", now);
      return;
    case "asked":
      await saveIntroductionState(tx, communityId, one.id, nextOfAsked(now));
      for (const memberId of [one.askerId, one.giverId])
        await insertNotice(tx, communityId, noticeOf(one, memberId, "asked"), now);
      acting.record({ kind: "market.asked", ...hiddenAbout(one), at: now });
      return;
    case "closed":
      await closeIntroduction(acting, one, now);
      return;
    default:
      throw new Error(`Assertion failed: an introduction does not lapse to ${one.lapsesTo}`);
  }
}

/** It is over: nobody needs the contacts here any more. */
export async function closeIntroduction(acting: Acting, one: Introduction, at?: Date) {
  await removeContacts(acting.tx, acting.communityId, one.id);
  await saveIntroductionState(acting.tx, acting.communityId, one.id, overIntroduction("closed"));
  acting.record({ kind: "market.closed", ...hiddenAbout(one), ...(at && { at }) });
}

/**
 * Nothing comes of a proposal. Contacts go at once. Who said yes or proposed it hears that it is off,
 * and not by whom; who was only asked hears nothing.
 */
export async function endProposal(
  acting: Acting,
  one: Introduction,
  state: "declined" | "withdrawn" | "expired" | "gone",
  at?: Date,
): Promise<void> {
  const { tx, communityId, now, actor } = acting;
  const yeses = new Set((await listAgreements(tx, communityId, one.id)).map(({ part }) => part));
  await removeContacts(tx, communityId, one.id);
  await saveIntroductionState(tx, communityId, one.id, overIntroduction(state));
  const kind: NoticeKind = state === "gone" || state === "expired" ? state : "off";
  for (const [part, memberId] of [
    ["asker", one.askerId],
    ["giver", one.giverId],
  ] as const)
    if (yeses.has(part) && !(actor.kind === "member" && actor.memberId === memberId))
      await insertNotice(tx, communityId, noticeOf(one, memberId, kind), now);
  acting.record({ kind: `market.${state}`, ...hiddenAbout(one), ...(at && { at }) });
}

export function noticeOf({ id }: Introduction, memberId: string, kind: NoticeKind) {
  return { introductionId: id, memberId, kind };
}

/** Of two who may meet nothing is public, whatever comes of it. */
export function hiddenAbout({ id }: Introduction) {
  return { subject: { kind: "introduction", id }, isPublic: false };
}

/**
 * A listing is not open any more: it is found no more, and what was proposed about it is gone, so that
 * nobody shares a contact for nothing.
 */
export async function endListing(
  acting: Acting,
  listing: Listing,
  state: "met" | "withdrawn" | "expired",
  at?: Date,
): Promise<void> {
  const { tx, communityId } = acting;
  for (const one of await lockProposalsOf(tx, communityId, listing.id))
    await endProposal(acting, one, "gone", at);
  await saveListingState(tx, communityId, listing.id, overListing(state));
  await removeSigns(tx, communityId, listing.id);
  await removeSuggestionsOf(tx, communityId, listing.id);
  acting.record({
    kind: state === "expired" ? "market.ended" : `market.${state === "met" ? "met" : "takenBack"}`,
    ...aboutListing(listing),
    ...(at && { at }),
    data: { side: listing.side },
  });
}

/** On whose pages an entry of a listing shows too. */
export function aboutListing({
  id,
  about,
  organizationId,
}: Pick<Listing, "id" | "about" | "organizationId">): {
  readonly subject: Subject;
  readonly about: readonly Subject[];
} {
  return {
    subject: { kind: "listing", id },
    about: [...(about ? [about] : []), ...organizationAbout(organizationId)],
  };
}

export function todayOf({ now }: Pick<Acting, "now">) {
  return localDate(now);
}
