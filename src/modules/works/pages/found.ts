import type { Db } from "#platform/db.ts";
import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listUndertakings, listWorksByIds } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./undertaking.tsx";

function called(name: keyof (typeof texts)["nl"]["found"]) {
  return { nl: texts.nl.found[name], en: texts.en.found[name] };
}

/** Works, and what people began by themselves: an undertaking is called after its work. */
export const found: FoundKinds = {
  work: {
    name: "werken",
    called: called("work"),
    tell: async (db, { communityId }, ids) =>
      new Map(
        (await listWorksByIds(db, communityId, ids)).map((work) => [
          work.id,
          {
            title: work.title,
            words: [work.lead, work.serves, work.protects, work.doer.name ?? ""],
            also: [work.number],
            path: `/werken/${work.number}`,
            areaId: work.areaId,
            until: null,
          },
        ]),
      ),
  },
  undertaking: {
    name: "wij-doen-dit",
    called: called("undertaking"),
    tell: (db, { communityId, now }, ids) => tellUndertakings(db, communityId, now, ids),
    beside: {
      work: async (db, communityId, workId) =>
        (await listUndertakings(db, communityId, new Date(0), { workId })).map(({ id }) => id),
    },
  },
};

async function tellUndertakings(db: Db, communityId: string, now: Date, ids: readonly string[]) {
  const all = await listUndertakings(db, communityId, now, { ids }, ids.length);
  const workIds = all.map(({ workId }) => workId);
  const works = new Map((await listWorksByIds(db, communityId, workIds)).map((w) => [w.id, w]));
  return new Map(
    all.map((one): [string, PublicText] => [
      one.id,
      {
        title: works.get(one.workId)?.title ?? "",
        words: [one.what, one.noticed, one.outcome ?? ""],
        also: [one.number],
        path: pathOf(one),
        areaId: one.areaId,
        until: null,
      },
    ]),
  );
}
