import { listWorksByIds } from "#modules/works";
import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listChallengesByIds, listChallengesOf } from "../store.ts";
import { texts } from "../texts.ts";

/** What was filed and not taken back; a challenge is called after its work. */
export const found: FoundKinds = {
  challenge: {
    name: "uitdagingen",
    called: { nl: texts.nl.found.challenge, en: texts.en.found.challenge },
    tell: async (db, { communityId, now }, ids) => {
      const all = (await listChallengesByIds(db, communityId, ids, now)).filter(
        ({ state }) => state !== "draft" && state !== "withdrawn",
      );
      const workIds = all.map(({ workId }) => workId);
      const works = new Map((await listWorksByIds(db, communityId, workIds)).map((w) => [w.id, w]));
      return new Map(
        all.map(({ id, workId, number, plan, areaId }): [string, PublicText] => [
          id,
          {
            title: works.get(workId)?.title ?? "",
            words: [
              plan.why,
              plan.cooperation,
              plan.experience,
              plan.support,
              plan.costs,
              plan.quality,
              plan.protection,
            ],
            also: [number ?? ""],
            path: `/uitdagingen/${number}`,
            areaId,
            until: null,
          },
        ]),
      );
    },
    beside: {
      work: async (db, communityId, workId) =>
        (await listChallengesOf(db, communityId, workId, new Date(0))).map(({ id }) => id),
    },
  },
};
