import type { FindWritings } from "#platform/slots.ts";
import { listActsOn, listReplies } from "../store.ts";
import { texts } from "../texts.ts";

/** What was said with the nine acts on a thing, and what was put beside it. */
export const writings: FindWritings = async (db, { communityId }, subject) => {
  const acts = await listActsOn(db, communityId, subject);
  const replies = await listReplies(
    db,
    communityId,
    acts.map(({ id }) => id),
  );
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  return [
    ...acts.map(({ id, givenBy, body }) => ({
      owner: id,
      authorId: givenBy,
      what: what("act"),
      body,
    })),
    ...replies.map(({ actId, memberId, body }) => ({
      owner: actId,
      authorId: memberId,
      what: what("reply"),
      body,
    })),
  ];
};
