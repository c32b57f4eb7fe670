import type { Db } from "#platform/db.ts";
import type { FindWritings, Writing } from "#platform/slots.ts";
import type { Challenge } from "../model.ts";
import { findChallenge, findDivision, listReplies } from "../store.ts";
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
  return [
    ...(await ofProcedure(db, communityId, challenge)),
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

function what(name: keyof (typeof texts)["nl"]["writings"]) {
  return { nl: texts.nl.writings[name], en: texts.en.writings[name] };
}

/** What was said on the way: by an office, whose words are nobody's own, and by the party in answer. */
async function ofProcedure(
  db: Db,
  communityId: string,
  { id, workId, partyMemberId, term, refusal, objection, ...challenge }: Challenge,
): Promise<readonly Writing[]> {
  const office = { owner: id, authorId: null };
  const party = { owner: id, authorId: partyMemberId, stays: true } as const;
  const division = await findDivision(db, communityId, workId);
  const question = term?.question;
  return [
    { ...office, what: what("extension"), body: term?.extension?.reason ?? "" },
    { ...office, what: what("question"), body: question?.text ?? "" },
    { ...party, what: what("questionAnswer"), body: question?.answer?.text ?? "" },
    { ...office, what: what("refusal"), body: refusal?.reason ?? "" },
    ...Object.values(refusal?.answers ?? {}).map((body) => ({
      ...office,
      what: what("ground"),
      body,
    })),
    { ...office, what: what("counterOffer"), body: refusal?.counterOffer ?? "" },
    { ...party, what: what("objection"), body: objection?.reason ?? "" },
    { ...office, what: what("departure"), body: challenge.departure?.reason ?? "" },
    { ...office, what: what("withdrawn"), body: challenge.withdrawnReason ?? "" },
    ...(division
      ? [
          {
            owner: division.id,
            authorId: division.proposedBy,
            stays: true,
            what: what("division"),
            body: division.body,
          } as const,
        ]
      : []),
  ];
}
