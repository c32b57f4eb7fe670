import type { FindWritings } from "#platform/slots.ts";
import { findClosing, findReply, listParties, listVersionsByIds } from "../store.ts";
import { texts } from "../texts.ts";

/** What people say of a rule with the answer to it, and the words that come with a charter itself. */
export const writings: FindWritings = async (db, { communityId }, { kind, id }) => {
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  if (kind === "charterReply") {
    const reply = await findReply(db, communityId, id);
    if (!reply) return [];
    return [
      { owner: id, authorId: reply.memberId, what: what("reply"), body: reply.body },
      ...(reply.answer
        ? [
            {
              owner: id,
              authorId: reply.answer.memberId,
              what: what("answer"),
              body: reply.answer.body,
            },
          ]
        : []),
    ];
  }
  const [version] = kind === "charter" ? await listVersionsByIds(db, communityId, [id]) : [];
  if (!version) return [];
  const shared = { owner: id, authorId: null };
  const closing = await findClosing(db, communityId, version.version);
  return [
    { ...shared, what: what("title"), body: version.title },
    ...(await listParties(db, communityId, version.version)).map(({ promise }) => ({
      ...shared,
      what: what("promise"),
      body: promise,
    })),
    ...(closing
      ? [
          {
            owner: id,
            authorId: closing.memberId,
            stays: true as const,
            what: what("closing"),
            body: closing.reason,
          },
        ]
      : []),
  ];
};
