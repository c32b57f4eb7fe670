import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { isPublic } from "../model.ts";
import { listSignals } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./signal-view.ts";

/** What everybody may read of what was said; never what stays between sender and host. */
export const found: FoundKinds = {
  signal: {
    name: "signalen",
    called: { nl: texts.nl.found.signal, en: texts.en.found.signal },
    tell: async (db, { communityId, now }, ids) =>
      new Map(
        (await listSignals(db, communityId, now, { ids }, ids.length))
          .filter(isPublic)
          .map((signal): [string, PublicText] => [
            signal.id,
            {
              title: signal.body,
              words: [signal.place],
              also: [signal.number],
              path: pathOf(signal),
              areaId: signal.areaId,
              until: null,
            },
          ]),
      ),
  },
};
