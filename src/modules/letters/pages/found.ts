import { listWorksByIds } from "#modules/works";
import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listLetters } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./view.ts";

/** What was sent and not taken back. Where its party lives is on the paper and nowhere else. */
export const found: FoundKinds = {
  letter: {
    name: "brieven",
    called: { nl: texts.nl.found.letter, en: texts.en.found.letter },
    tell: async (db, { communityId, now }, ids) => {
      const all = (await listLetters(db, communityId, now, { ids }, ids.length)).filter(
        ({ sent, state }) => sent !== null && state !== "withdrawn",
      );
      const workIds = all.map(({ workId }) => workId);
      const works = new Map((await listWorksByIds(db, communityId, workIds)).map((w) => [w.id, w]));
      return new Map(
        all.map((one): [string, PublicText] => [
          one.id,
          {
            title: works.get(one.workId)?.title ?? "",
            words: [one.why, one.cooperation],
            also: [one.number],
            path: pathOf(one),
            areaId: one.areaId,
            until: null,
          },
        ]),
      );
    },
    beside: {
      work: async (db, communityId, workId) =>
        (await listLetters(db, communityId, new Date(0), { workId })).map(({ id }) => id),
    },
  },
};
