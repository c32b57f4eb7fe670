import type { FindWritings } from "#platform/slots.ts";
import { listAnswers, listLetters } from "../store.ts";
import { texts } from "../texts.ts";

/** What was sent to the municipality, and what came back as it was typed in. A draft is its party's own. */
export const writings: FindWritings = async (db, { communityId, now }, { kind, id }) => {
  const [letter] =
    kind === "letter" ? await listLetters(db, communityId, now, { ids: [id] }, 1) : [];
  if (!letter?.sent) return [];
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  const own = { owner: id, authorId: letter.partyMemberId, stays: true } as const;
  return [
    { ...own, what: what("why"), body: letter.why },
    { ...own, what: what("cooperation"), body: letter.cooperation },
    ...(await listAnswers(db, communityId, id)).flatMap((answer) => {
      const typed = { owner: answer.id, authorId: null };
      return [
        { ...typed, what: what("answer"), body: answer.words },
        { ...typed, what: what("signedBy"), body: answer.signedBy },
        { ...typed, what: what("reply"), body: answer.reply?.words ?? "" },
      ];
    }),
  ];
};
