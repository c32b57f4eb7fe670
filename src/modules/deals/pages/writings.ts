import type { Bilingual } from "#lib/clause.ts";
import type { Db } from "#platform/db.ts";
import type { FindWritings, Writing } from "#platform/slots.ts";
import type { Means } from "../model/table.ts";
import {
  findEnding,
  findRequest,
  findStepIn,
  findWithdrawal,
  listDealsByIds,
  listHandoverReplies,
  listHandovers,
  listLookBacks,
  listMeans,
  listMilestones,
  listReplies,
  listRequestMeans,
  listRequirements,
  listWalkabouts,
} from "../store.ts";
import { texts } from "../texts.ts";

/** What everybody can read of a deal, of the question it came from, and of who hands over what. */
export const writings: FindWritings = async (db, { communityId }, { kind, id }) => {
  switch (kind) {
    case "deal":
      return [
        ...(await ofDeal(db, communityId, id)),
        ...(await ofItsEnd(db, communityId, id)),
        ...(await ofHandovers(db, communityId, { kind, id })),
        ...(await ofLookingBack(db, communityId, id)),
      ];
    case "dealRequest":
      return ofRequest(db, communityId, id);
    case "challenge":
      return ofHandovers(db, communityId, { kind, id });
    default:
      return [];
  }
};

function what(name: keyof (typeof texts)["nl"]["writings"]): Bilingual {
  return { nl: texts.nl.writings[name], en: texts.en.writings[name] };
}

/** What both agreed on is the party's, as far as it is anybody's: it stays as it was signed. */
async function ofDeal(db: Db, communityId: string, id: string): Promise<readonly Writing[]> {
  const [deal] = await listDealsByIds(db, communityId, [id]);
  if (!deal) return [];
  const own = { owner: id, authorId: deal.partyMemberId, stays: true } as const;
  const means = await listMeans(db, communityId, id);
  const milestones = await listMilestones(db, communityId, id);
  const requirements = await listRequirements(db, communityId, id);
  return [
    { ...own, what: what("title"), body: deal.title },
    { ...own, what: what("what"), body: deal.what },
    { ...own, what: what("party"), body: deal.partyCarries },
    { ...own, what: what("municipality"), body: deal.municipalityCarries },
    { ...own, what: what("continuity"), body: deal.continuity },
    { ...own, what: what("stepIn"), body: deal.stepIn ?? "" },
    ...wordsOf(means).map((body) => ({ ...own, what: what("means"), body })),
    ...milestones.map((one) => ({ ...own, what: what("milestone"), body: one.what })),
    // It asks what its work asks, in the same words.
    ...requirements.map(({ title }) => ({
      owner: deal.workId ?? id,
      authorId: null,
      what: what("requirement"),
      body: title,
    })),
  ];
}

function wordsOf(means: readonly Means[]): readonly string[] {
  return means.flatMap((one) => (one.kind === "room" || one.kind === "goods" ? [one.words] : []));
}

async function ofItsEnd(db: Db, communityId: string, id: string): Promise<readonly Writing[]> {
  const withdrawal = await findWithdrawal(db, communityId, id);
  const ending = await findEnding(db, communityId, id);
  const stepIn = ending && (await findStepIn(db, communityId, ending.id));
  const said = (authorId: string) => ({ owner: id, authorId, stays: true }) as const;
  return [
    ...(withdrawal
      ? [{ ...said(withdrawal.memberId), what: what("withdrawal"), body: withdrawal.reason }]
      : []),
    ...(ending ? [{ ...said(ending.memberId), what: what("ending"), body: ending.reason }] : []),
    ...(stepIn
      ? [
          { ...said(stepIn.memberId), what: what("takesOver"), body: stepIn.words },
          { ...said(stepIn.memberId), what: what("takesOver"), body: stepIn.doer.name ?? "" },
        ]
      : []),
  ];
}

async function ofHandovers(
  db: Db,
  communityId: string,
  subject: { readonly kind: "deal" | "challenge"; readonly id: string },
): Promise<readonly Writing[]> {
  const letters = await listHandovers(db, communityId, subject);
  const ids = letters.map(({ id }) => id);
  const replies = await listHandoverReplies(db, communityId, ids);
  return [
    ...letters.flatMap(({ id, writtenBy, ...letter }) =>
      (["promised", "matters", "open"] as const).map((name) => ({
        owner: id,
        authorId: writtenBy,
        what: what(name),
        body: letter[name],
      })),
    ),
    ...replies.map(({ letterId, memberId, words }) => ({
      owner: letterId,
      authorId: memberId,
      what: what("handoverReply"),
      body: words,
    })),
  ];
}

async function ofLookingBack(db: Db, communityId: string, id: string): Promise<readonly Writing[]> {
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
}

/** What was taken back is its party's own. */
async function ofRequest(db: Db, communityId: string, id: string): Promise<readonly Writing[]> {
  const request = await findRequest(db, communityId, id);
  if (!request || request.state === "withdrawn") return [];
  const { answer, refusal, reply } = request;
  const own = { owner: id, authorId: request.partyMemberId };
  const official = { owner: id, authorId: answer?.memberId ?? null, stays: true } as const;
  return [
    { ...own, what: what("asksTitle"), body: request.title },
    { ...own, what: what("asks"), body: request.what },
    { ...own, what: what("continuity"), body: request.continuity },
    ...wordsOf(await listRequestMeans(db, communityId, id)).map((body) => ({
      ...own,
      what: what("means"),
      body,
    })),
    ...(refusal
      ? [
          { ...official, what: what("refused"), body: refusal.reason },
          { ...official, what: what("needed"), body: refusal.needed },
        ]
      : []),
    ...(reply
      ? [{ owner: id, authorId: reply.memberId, what: what("reply"), body: reply.words }]
      : []),
  ];
}
