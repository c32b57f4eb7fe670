import type { Db } from "#platform/db.ts";
import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { findSubject, pathOf } from "../actions/subject.ts";
import { subjectKinds } from "../model.ts";
import { listActsByIds, listActsOn } from "../store.ts";
import { texts } from "../texts.ts";

/** What was said and given to a thing, on its page and under its title. */
export const found: FoundKinds = {
  act: {
    name: "daden",
    called: { nl: texts.nl.found.act, en: texts.en.found.act },
    tell: async (db, { communityId, now }, ids) => {
      const told = new Map<string, PublicText>();
      for (const act of await listActsByIds(db, communityId, ids)) {
        const subject = await findSubject(db, communityId, act.subject, now);
        if (!subject) continue;
        told.set(act.id, {
          title: subject.title,
          words: [act.title ?? "", act.body],
          path: `${pathOf(subject)}#daad-${act.id}`,
          areaId: subject.areaId,
          until: null,
        });
      }
      return told;
    },
    beside: Object.fromEntries(
      subjectKinds.map((kind) => [
        kind,
        async (db: Db, communityId: string, id: string) =>
          (await listActsOn(db, communityId, { kind, id })).map((act) => act.id),
      ]),
    ),
  },
};
