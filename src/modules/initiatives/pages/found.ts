import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listInitiatives } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./slots.ts";

/** What its makers show to everybody; a draft, and what they took out of sight again, is theirs. */
export const found: FoundKinds = {
  initiative: {
    name: "initiatieven",
    isSharedAtFirst: true,
    called: { nl: texts.nl.rightsTitle, en: texts.en.rightsTitle },
    tell: async (db, { communityId }, ids) =>
      new Map(
        (await listInitiatives(db, communityId, { ids, isPublic: true }, ids.length)).map(
          (one): [string, PublicText] => [
            one.id,
            {
              title: one.title,
              words: [one.what, one.why, one.place],
              also: [one.number],
              path: pathOf(one),
              areaId: one.areaId,
              until: null,
            },
          ],
        ),
      ),
  },
};
