import type { Db } from "#platform/db.ts";
import type { Entry } from "#platform/record.ts";
import type { Followed, Named, Slots, Words } from "#platform/slots.ts";
import type { Listing } from "../model.ts";
import { listListings } from "../store.ts";
import { texts } from "../texts.ts";
import { writings } from "./writings.ts";

/** Titles do not depend on the moment. */
const anyTime = new Date(0);

export function pathOf({ number }: Pick<Listing, "number">): string {
  return `/vraag-en-aanbod/${number}`;
}

async function titled(db: Db, communityId: string, ids: readonly string[]) {
  const found = await listListings(db, communityId, anyTime, { ids }, ids.length);
  return new Map(
    found.map((listing): [string, Named] => [
      listing.id,
      { title: listing.title, path: pathOf(listing) },
    ]),
  );
}

async function followed(db: Db, communityId: string, ids: readonly string[]) {
  const found = await listListings(db, communityId, anyTime, { ids }, ids.length);
  return new Map(
    found.map(({ id, memberId, areaId }): [string, Followed] => [
      id,
      { partyIds: [memberId], areaId },
    ]),
  );
}

const titleIn = ({ subject }: Entry, { title }: Words) => title("listing", subject.id);

/** What other pages know and say of needs and offers. */
export const slots: Slots = {
  subjects: { listing: titled },
  follow: { listing: followed },
  writings,
  sentences: {
    "market.placed": (entry, words) => {
      const t = texts[words.language];
      const kind = t.kinds[entry.data.listingKind as Listing["kind"]];
      return t.sentences.placed(entry.data.side as Listing["side"], kind, titleIn(entry, words));
    },
    "market.changed": (entry, words) =>
      texts[words.language].sentences.changed(titleIn(entry, words)),
    "market.reopened": (entry, words) =>
      texts[words.language].sentences.reopened(titleIn(entry, words)),
    "market.met": (entry, words) =>
      texts[words.language].sentences.met(
        entry.data.side as Listing["side"],
        titleIn(entry, words),
      ),
    "market.takenBack": (entry, words) =>
      texts[words.language].sentences.takenBack(titleIn(entry, words)),
    "market.ended": (entry, words) => texts[words.language].sentences.ended(titleIn(entry, words)),
    "market.thanked": ({ actorId, data }, words) =>
      texts[words.language].sentences.thanked(words.member(actorId), words.member(data.toId)),
  },
};
