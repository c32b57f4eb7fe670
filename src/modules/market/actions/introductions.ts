import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { areKin } from "../model/matching.ts";
import {
  agreeing,
  askingToMeet,
  decideNo,
  decideOutcome,
  decidePair,
  decideYes,
  type Introduction,
  introducing,
  type Listing,
  type MarketRefusal,
  nextOfMade,
  nextOfProposed,
  ofIntroduction,
  openProposalsMost,
  otherPart,
  type Part,
  partOf,
  sayingHow,
} from "../model.ts";
import {
  countOpenProposals,
  holdListings,
  insertAgreement,
  insertAside,
  insertIntroduction,
  insertNotice,
  insertOutcome,
  isAside,
  listAgreements,
  listOutcomes,
  listSame,
  lockListing,
  saveIntroductionState,
} from "../store.ts";
import {
  aboutListing,
  closeIntroduction,
  type Done,
  endListing,
  endProposal,
  hiddenAbout,
  introductionKind,
  noticeOf,
  todayOf,
} from "./kind.ts";

/** Two who may meet: proposed, agreed to by both, asked once whether it worked out. */

/**
 * The market master brings a need and an offer together. Nothing of either is shared until both say
 * yes.
 */
export const introduce = action({
  name: "market.introduce",
  input: introducing,
  who: ["marketMaster", "connector"],
  within: servingRoles,
  perform: async (acting, { needId, offerId, words }): Promise<Done> => {
    const pair = await pairOf(acting, needId, offerId);
    if (!pair.ok) return pair;
    const { need, offer } = pair.value;
    if (!need || !offer) return refuse("listing_unknown");
    const one = await propose(acting, { need, offer }, words, {
      askerId: need.memberId,
      giverId: offer.memberId,
    });
    if (!one.ok) return one;
    for (const memberId of [need.memberId, offer.memberId])
      await insertNotice(
        acting.tx,
        acting.communityId,
        noticeOf(one.value, memberId, "proposed"),
        acting.now,
      );
    return ok({ id: one.value.id });
  },
});

/**
 * One of the two asks for it herself; that is her yes. Of her own listing and the other's both, or of
 * the other's alone: who sees a need and has what is asked need not place an offer first.
 */
export const askToMeet = action({
  name: "market.askToMeet",
  input: askingToMeet,
  who: "member",
  perform: async (acting, { needId, offerId, contact, words }): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const me = memberOf(acting);
    const pair = await pairOf(acting, needId, offerId);
    if (!pair.ok) return pair;
    const { need, offer } = pair.value;
    const people = {
      askerId: need?.memberId ?? me,
      giverId: offer?.memberId ?? me,
    };
    const part = partOf(people, me);
    if (!part) return refuse("not_one_of_the_two");
    if ((await countOpenProposals(tx, communityId, me)) >= openProposalsMost)
      return refuse("too_many_open");
    const one = await propose(acting, pair.value, words, people);
    if (!one.ok) return one;
    await insertAgreement(tx, communityId, one.value.id, { part, contact, at: now });
    const other = otherPart(part) === "asker" ? people.askerId : people.giverId;
    await insertNotice(tx, communityId, noticeOf(one.value, other, "proposed"), now);
    return ok({ id: one.value.id });
  },
});

interface PairFound {
  readonly need: Listing | undefined;
  readonly offer: Listing | undefined;
}

/** The need and the offer, held as they are until the commit. */
async function pairOf(
  { tx, communityId, now }: Acting,
  needId: string | null,
  offerId: string | null,
): Promise<Result<PairFound, MarketRefusal>> {
  const ids = [needId, offerId].flatMap((id) => id ?? []);
  const found = await holdListings(tx, communityId, ids, now);
  if (found.length < ids.length) return refuse("listing_unknown");
  const need = found.find(({ id }) => id === needId);
  const offer = found.find(({ id }) => id === offerId);
  const decision = decidePair(need, offer);
  return decision.ok ? ok({ need, offer }) : decision;
}

async function propose(
  acting: Acting,
  { need, offer }: PairFound,
  words: string,
  people: Pick<Introduction, "askerId" | "giverId">,
): Promise<Result<Introduction, MarketRefusal>> {
  const { tx, communityId, now, charter } = acting;
  if (people.askerId === people.giverId) return refuse("yourself");
  if (need && offer && !areKin(need.kind, offer.kind)) return refuse("kinds_do_not_go_together");
  const same = { needId: need?.id ?? null, offerId: offer?.id ?? null, ...people };
  const before = await listSame(tx, communityId, same);
  if (before.some(({ state }) => ["proposed", "made", "asked"].includes(state)))
    return refuse("proposed_already");
  // After a no it is not asked again; who said it stays between her and Meent.
  if (before.some(({ state }) => state === "declined")) return refuse("not_again");
  if (need && offer && (await isAside(tx, communityId, need.id, offer.id)))
    return refuse("not_again");
  const one: Introduction = {
    id: acting.newId(),
    ...same,
    proposerId: memberOf(acting),
    words,
    charterVersion: charter.version,
    proposedAt: now,
    madeAt: null,
    ...nextOfProposed(charter, todayOf(acting)),
  };
  await insertIntroduction(tx, communityId, one);
  acting.record({ kind: "market.proposed", ...hiddenAbout(one) });
  return ok(one);
}

/**
 * Says yes, with the contact to share. Who says it second makes it: from then on each sees the other's
 * contact. What has gone in the meantime cannot be agreed to.
 */
export const agreeToMeet = action({
  name: "market.agree",
  input: agreeing,
  who: "member",
  subject: { kind: introductionKind, id: ({ introductionId }) => introductionId },
  perform: async (acting, { contact }, one): Promise<Done> => {
    const { tx, communityId, now, charter } = acting;
    const agreements = await listAgreements(tx, communityId, one.id);
    const decision = decideYes(one, partOf(one, memberOf(acting)), agreements);
    if (!decision.ok) return decision;
    const ids = [one.needId, one.offerId].flatMap((id) => id ?? []);
    const held = await holdListings(tx, communityId, ids, now);
    if (held.some(({ state }) => state !== "open")) return refuse("listing_gone");
    await insertAgreement(tx, communityId, one.id, { part: decision.value, contact, at: now });
    acting.record({ kind: "market.agreed", ...hiddenAbout(one) });
    if (agreements.length === 0) return ok({ id: one.id });
    await saveIntroductionState(tx, communityId, one.id, {
      ...nextOfMade(charter, todayOf(acting)),
      madeAt: now,
    });
    for (const memberId of [one.askerId, one.giverId])
      await insertNotice(tx, communityId, noticeOf(one, memberId, "made"), now);
    acting.record({ kind: "market.made", ...hiddenAbout(one) });
    return ok({ id: one.id });
  },
});

/** Says no. Nobody asks why, nobody is told who, and these two are not proposed again. */
export const declineToMeet = action({
  name: "market.decline",
  input: ofIntroduction,
  who: "member",
  subject: { kind: introductionKind, id: ({ introductionId }) => introductionId },
  perform: async (acting, _input, one): Promise<Done> => {
    const decision = decideNo(one, partOf(one, memberOf(acting)));
    if (!decision.ok) return decision;
    await endProposal(acting, one, "declined");
    const { needId, offerId } = one;
    if (needId && offerId)
      await insertAside(acting.tx, acting.communityId, needId, offerId, acting.now);
    return ok({ id: one.id });
  },
});

/** Who proposed it takes it back, as long as they have not met. */
export const withdrawProposal = action({
  name: "market.withdrawProposal",
  input: ofIntroduction,
  who: "member",
  subject: { kind: introductionKind, id: ({ introductionId }) => introductionId },
  perform: async (acting, _input, one): Promise<Done> => {
    if (one.proposerId !== memberOf(acting)) return refuse("not_yours_to_withdraw");
    if (one.state !== "proposed") return refuse("introduction_over");
    await endProposal(acting, one, "withdrawn");
    return ok({ id: one.id });
  },
});

/**
 * Says how it went, once, with thanks if she likes: those are public, by name. The asker can close her
 * need with it. When both have said it, it is over and the contacts are taken out.
 */
export const sayHowItWent = action({
  name: "market.sayHow",
  input: sayingHow,
  who: "member",
  subject: { kind: introductionKind, id: ({ introductionId }) => introductionId },
  perform: async (acting, { worked, thanks, isMet }, one): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const outcomes = await listOutcomes(tx, communityId, [one.id]);
    const decision = decideOutcome(one, partOf(one, memberOf(acting)), outcomes);
    if (!decision.ok) return decision;
    const part = decision.value;
    await insertOutcome(tx, communityId, one.id, { part, worked, thanks, at: now });
    acting.record({ kind: "market.saidHow", ...hiddenAbout(one) });
    if (thanks !== "") await thank(acting, one, part, thanks);
    if (isMet === "yes") {
      if (part !== "asker" || one.needId === null) return refuse("not_your_need");
      const need = await lockListing(tx, communityId, one.needId);
      if (need?.state === "open") await endListing(acting, need, "met");
    }
    if (outcomes.length === 1 && one.state !== "closed") await closeIntroduction(acting, one);
    return ok({ id: one.id });
  },
});

/** Thanks are said in public, beside what was asked or offered. */
async function thank(acting: Acting, one: Introduction, part: Part, words: string): Promise<void> {
  const { tx, communityId, now } = acting;
  const ids = [one.needId, one.offerId].flatMap((id) => id ?? []);
  const [first, ...others] = await holdListings(tx, communityId, ids, now);
  if (!first) return;
  const { subject, about } = aboutListing(first);
  acting.record({
    kind: "market.thanked",
    subject,
    about: [...about, ...others.flatMap((other) => [aboutListing(other).subject])],
    data: { toId: otherPart(part) === "asker" ? one.askerId : one.giverId },
    texts: { words },
  });
}
