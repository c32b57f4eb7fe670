import type { FindWritings } from "#platform/slots.ts";
import { findChallenge, listReplies } from "../store.ts";
import { texts } from "../texts.ts";

const answers = [
  "why",
  "cooperation",
  "experience",
  "support",
  "costs",
  "quality",
  "protection",
] as const;

/** What everybody can read of a challenge: the party's own words, and what it put beside decisions. */
export const writings: FindWritings = async (db, { communityId, now }, { kind, id }) => {
  const challenge =
    kind === "challenge" ? await findChallenge(db, communityId, id, now) : undefined;
  // A draft is read by its party alone.
  if (!challenge || challenge.state === "draft") return [];
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  return [
    ...answers.map((name) => ({
      owner: id,
      authorId: challenge.partyMemberId,
      what: what(name),
      body: challenge.plan[name],
    })),
    ...(await listReplies(db, communityId, id)).map(({ memberId, body }) => ({
      owner: id,
      authorId: memberId,
      what: what("reply"),
      body,
    })),
  ];
};
