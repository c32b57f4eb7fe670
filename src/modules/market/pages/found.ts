import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listListings } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./rows.ts";

/** What is asked and offered now; what was met or taken back is to be read, and no longer to be found. */
export const found: FoundKinds = {
  listing: {
    name: "vraag-en-aanbod",
    called: { nl: texts.nl.rightsTitle, en: texts.en.rightsTitle },
    tell: async (db, { communityId, now }, ids) =>
      new Map(
        (await listListings(db, communityId, now, { ids, states: ["open"] }, ids.length)).map(
          (one): [string, PublicText] => [
            one.id,
            {
              title: one.title,
              words: [one.what],
              also: [one.number, ...one.skills],
              path: pathOf(one),
              areaId: one.areaId,
              until: null,
            },
          ],
        ),
      ),
  },
};
