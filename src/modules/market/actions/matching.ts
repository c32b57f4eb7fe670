import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import {
  areKin,
  inAreaMost,
  keptPerListing,
  leastPoints,
  lookUpSigns,
  matchInSteps,
  type Pair,
  rank,
  score,
} from "../model/matching.ts";
import { type Listing, type MarketRefusal, ofListing, ofPair } from "../model.ts";
import {
  countSigns,
  findLowestKept,
  holdListings,
  insertAside,
  listCandidates,
  listOpen,
  replaceSuggestions,
  saveMatched,
  saveSuggestionsOf,
} from "../store.ts";
import { type Done, listingKind } from "./kind.ts";

/** What fits what: of one listing when it is placed or changed, and now and then of all. */

/** Compares one listing with what may fit it, and keeps the best. */
export const matchListing = action({
  name: "market.match",
  input: ofListing,
  who: "system",
  subject: { kind: listingKind, id: ({ listingId }) => listingId },
  perform: async (acting, _input, listing): Promise<Result<{ pairs: number }, MarketRefusal>> => {
    if (listing.state !== "open") return ok({ pairs: 0 });
    const pairs = await pairsOf(acting, listing);
    await saveSuggestionsOf(acting.tx, acting.communityId, listing.id, pairs);
    return ok({ pairs: pairs.length });
  },
});

async function pairsOf(acting: Acting, listing: Listing): Promise<readonly Pair[]> {
  const { tx, communityId, now } = acting;
  const { listings, counts } = await countSigns(tx, communityId, listing.signs);
  const counted = { listings, of: (sign: string) => counts.get(sign) ?? 0 };
  const other = listing.side === "need" ? "offer" : "need";
  const candidates = await listCandidates(tx, communityId, now, listing, {
    side: other,
    signs: lookUpSigns(listing.signs, counted),
    inArea: inAreaMost,
  });
  const pairs: Pair[] = [];
  for (const candidate of candidates) {
    if (!areKin(listing.kind, candidate.kind)) continue;
    const [need, offer] = listing.side === "need" ? [listing, candidate] : [candidate, listing];
    const scored = score(need, offer, counted);
    if (scored) pairs.push({ needId: need.id, offerId: offer.id, ...scored });
  }
  // What is not among the best of this one may still be among the best of the other.
  const idOf = (pair: Pair) => (other === "need" ? pair.needId : pair.offerId);
  const lowest = await findLowestKept(tx, communityId, other, pairs.map(idOf), keptPerListing);
  const own = new Set(rank(pairs, keptPerListing));
  return pairs.filter(
    (pair) =>
      own.has(pair) || (pair.points >= leastPoints && pair.points > (lowest.get(idOf(pair)) ?? 0)),
  );
}

/** Compares all that is open anew: what a sign tells changes with what else is asked and offered. */
export const matchEverything = action({
  name: "market.matchAll",
  input: z.object({}),
  who: "system",
  perform: async (acting): Promise<Result<{ pairs: number }, never>> => {
    const { tx, communityId, now } = acting;
    const needs = await listOpen(tx, communityId, now, "need");
    const offers = await listOpen(tx, communityId, now, "offer");
    const pairs: Pair[] = [];
    for (const step of matchInSteps(needs, offers)) {
      pairs.push(...step);
      // Whoever opens a page meanwhile is answered first.
      await setImmediate();
    }
    await replaceSuggestions(tx, communityId, pairs);
    await saveMatched(tx, communityId, now);
    return ok({ pairs: pairs.length });
  },
});

/** Not these two: they are suggested to nobody any more. */
export const putAside = action({
  name: "market.putAside",
  input: ofPair,
  who: ["marketMaster", "connector"],
  within: servingRoles,
  perform: async (acting, { needId, offerId }): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const found = await holdListings(tx, communityId, [needId, offerId], now);
    const has = (id: string, side: string) =>
      found.some((one) => one.id === id && one.side === side);
    if (!has(needId, "need") || !has(offerId, "offer")) return refuse("listing_unknown");
    await insertAside(tx, communityId, needId, offerId, now);
    acting.record({
      kind: "market.putAside",
      subject: { kind: "listing", id: needId },
      about: [{ kind: "listing", id: offerId }],
      isPublic: false,
    });
    return ok({ id: needId });
  },
});
