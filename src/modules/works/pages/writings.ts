import type { Db } from "#platform/db.ts";
import type { FindWritings, Writing } from "#platform/slots.ts";
import { findUndertaking, findWork, listAnswers, listRequirements } from "../store.ts";
import { texts } from "../texts.ts";

/** What everybody can read of a work, and of what people began by themselves. */
export const writings: FindWritings = (db, { communityId, now }, { kind, id }) => {
  if (kind === "work") return ofWork(db, communityId, id);
  return kind === "undertaking" ? ofUndertaking(db, communityId, id, now) : Promise.resolve([]);
};

function what(name: keyof (typeof texts)["nl"]["writings"]) {
  return { nl: texts.nl.writings[name], en: texts.en.writings[name] };
}

/** A work is nobody's, so anybody may ask to look again at what was hidden of it. */
async function ofWork(db: Db, communityId: string, id: string): Promise<readonly Writing[]> {
  const work = await findWork(db, communityId, id);
  if (!work) return [];
  const own = { owner: id, authorId: null };
  return [
    { ...own, what: what("title"), body: work.title },
    { ...own, what: what("lead"), body: work.lead },
    { ...own, what: what("doer"), body: work.doer.name ?? "" },
    { ...own, what: what("serves"), body: work.serves },
    { ...own, what: what("protects"), body: work.protects },
    { ...own, what: what("reserved"), body: work.reserved?.reason ?? "" },
    ...(await listRequirements(db, communityId, id)).flatMap(({ title, detail }) => [
      { ...own, what: what("requirement"), body: title },
      { ...own, what: what("requirement"), body: detail },
    ]),
  ];
}

async function ofUndertaking(
  db: Db,
  communityId: string,
  id: string,
  now: Date,
): Promise<readonly Writing[]> {
  const undertaking = await findUndertaking(db, communityId, id, now);
  if (!undertaking) return [];
  const own = { owner: id, authorId: undertaking.partyMemberId };
  const answers = await listAnswers(db, communityId, id);
  return [
    { ...own, what: what("what"), body: undertaking.what },
    { ...own, what: what("noticed"), body: undertaking.noticed },
    { ...own, what: what("outcome"), body: undertaking.outcome ?? "" },
    ...answers.flatMap(({ id: owner, memberId, body, reply }) => [
      { owner, authorId: memberId, what: what("answer"), body },
      ...(reply
        ? [{ owner, authorId: reply.memberId, what: what("reply"), body: reply.body }]
        : []),
    ]),
  ];
}
