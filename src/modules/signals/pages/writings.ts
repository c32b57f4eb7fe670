import type { FindWritings } from "#platform/slots.ts";
import { isPublic } from "../model.ts";
import { findSignal, listSteps } from "../store.ts";
import { texts } from "../texts.ts";

/** What everybody can read of a signal: the sentence, the place, and what was said since. */
export const writings: FindWritings = async (db, { communityId, now }, { kind, id }) => {
  const signal = kind === "signal" ? await findSignal(db, communityId, id, now) : undefined;
  if (!signal || !isPublic(signal)) return [];
  const steps = (await listSteps(db, communityId, [id])).get(id) ?? [];
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  const own = { owner: id, authorId: signal.senderId };
  return [
    { ...own, what: what("body"), body: signal.body },
    { ...own, what: what("place"), body: signal.place },
    // A stranger's own words afterwards are read by sender and host alone.
    ...steps
      .filter(({ memberId }) => memberId !== null || signal.senderId !== null)
      .map((step) => ({
        owner: step.id,
        authorId: step.memberId ?? signal.senderId,
        what: what(step.memberId === null ? "since" : "answer"),
        body: step.words,
      })),
  ];
};
