import type { Db } from "#platform/db.ts";
import type { FindWritings, Writing } from "#platform/slots.ts";
import {
  findRule,
  listActsOn,
  listExceptions,
  listReplies,
  listSeats,
  listSteps,
} from "../store.ts";
import { texts } from "../texts.ts";

/** What was said with the nine acts on a thing, what was put beside it, and of the rules in the way. */
export const writings: FindWritings = async (db, { communityId }, subject) =>
  subject.kind === "rule" ? ofRule(db, communityId, subject.id) : ofActs(db, communityId, subject);

function what(name: keyof (typeof texts)["nl"]["writings"]) {
  return { nl: texts.nl.writings[name], en: texts.en.writings[name] };
}

async function ofActs(
  db: Db,
  communityId: string,
  subject: { readonly kind: string; readonly id: string },
): Promise<readonly Writing[]> {
  const acts = await listActsOn(db, communityId, subject);
  const ids = acts.map(({ id }) => id);
  const replies = await listReplies(db, communityId, ids);
  const seats = await listSeats(db, communityId, ids);
  return [
    ...acts.flatMap(({ id, givenBy, body, title }) => [
      { owner: id, authorId: givenBy, what: what("act"), body },
      { owner: id, authorId: givenBy, what: what("title"), body: title ?? "" },
      ...(seats.get(id) ?? []).map(({ holder }) => ({
        owner: id,
        authorId: null,
        what: what("seat"),
        body: holder,
      })),
    ]),
    ...replies.map(({ actId, memberId, body }) => ({
      owner: actId,
      authorId: memberId,
      what: what("reply"),
      body,
    })),
  ];
}

/** A rule's name is nobody's; a card is of who made the exception, whom it does not name. */
async function ofRule(db: Db, communityId: string, id: string): Promise<readonly Writing[]> {
  const rule = await findRule(db, communityId, id);
  if (!rule) return [];
  const cards = await listExceptions(db, communityId, { ruleId: id, limit: 200 });
  const steps = await listSteps(db, communityId, id);
  return [
    { owner: id, authorId: null, what: what("rule"), body: rule.title },
    { owner: id, authorId: null, what: what("ruleOwner"), body: rule.ownerName ?? "" },
    ...cards.flatMap(({ actId, givenBy, card, forWhom }) => [
      {
        owner: actId,
        authorId: givenBy,
        stays: true,
        what: what("forWhom"),
        body: forWhom,
      } as const,
      { owner: actId, authorId: givenBy, stays: true, what: what("card"), body: card } as const,
    ]),
    ...steps.map((step) => ({
      owner: step.id,
      authorId: step.memberId,
      stays: true as const,
      what: what("step"),
      body: step.body,
    })),
  ];
}
