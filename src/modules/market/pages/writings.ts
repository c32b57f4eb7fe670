import type { FindWritings } from "#platform/slots.ts";
import { findListing, listThanksOn } from "../store.ts";
import { texts } from "../texts.ts";

/** What everybody can read of a need or an offer: its words, and thanks for it. */
export const writings: FindWritings = async (db, { communityId, now }, { kind, id }) => {
  const listing = kind === "listing" ? await findListing(db, communityId, id, now) : undefined;
  if (!listing) return [];
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  const own = { owner: id, authorId: listing.memberId };
  return [
    { ...own, what: what("title"), body: listing.title },
    { ...own, what: what("what"), body: listing.what },
    ...(await listThanksOn(db, communityId, id)).map(({ introductionId, fromId, thanks }) => ({
      owner: introductionId,
      authorId: fromId,
      what: what("thanks"),
      body: thanks,
    })),
  ];
};
