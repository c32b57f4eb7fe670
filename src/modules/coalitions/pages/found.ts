import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listCoalitions } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./view.ts";

/** What all signed; before that it is between those at the table. */
export const found: FoundKinds = {
  coalition: {
    name: "coalities",
    isSharedAtFirst: true,
    called: { nl: texts.nl.title, en: texts.en.title },
    tell: async (db, { communityId, now }, ids) =>
      new Map(
        (await listCoalitions(db, communityId, now, { ids }, ids.length)).flatMap(
          (one): [string, PublicText][] =>
            one.firmAt === null
              ? []
              : [
                  [
                    one.id,
                    {
                      title: one.title,
                      words: [one.what, one.serves, one.continuity],
                      also: [one.number],
                      path: pathOf(one),
                      areaId: one.areaId,
                      until: null,
                    },
                  ],
                ],
        ),
      ),
  },
};
