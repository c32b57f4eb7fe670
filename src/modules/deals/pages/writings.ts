import type { FindWritings } from "#platform/slots.ts";
import { listLookBacks, listReplies, listWalkabouts } from "../store.ts";
import { texts } from "../texts.ts";

/** What people said of a deal afterwards: the look-back, the schouw, and the answers beside them. */
export const writings: FindWritings = async (db, { communityId }, { kind, id }) => {
  if (kind !== "deal") return [];
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  const own = (authorId: string) => ({ owner: id, authorId });
  return [
    ...(await listLookBacks(db, communityId, id)).map(({ memberId, words }) => ({
      ...own(memberId),
      what: what("words"),
      body: words,
    })),
    ...(await listWalkabouts(db, communityId, id)).flatMap(({ memberId, saw, heard }) => [
      { ...own(memberId), what: what("saw"), body: saw },
      { ...own(memberId), what: what("heard"), body: heard },
    ]),
    ...(await listReplies(db, communityId, id)).map(({ memberId, words }) => ({
      ...own(memberId),
      what: what("reply"),
      body: words,
    })),
  ];
};
