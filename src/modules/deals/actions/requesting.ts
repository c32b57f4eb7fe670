import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { findCharterInForce } from "#modules/charter";
import { findTakesPart, isMemberOfOrganization, listAreas } from "#modules/people";
import { action, type SubjectKind } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { Subject } from "#platform/record.ts";
import {
  type Asking,
  agreeing,
  asking,
  awaitsOfficial,
  type DealRequest,
  decideAsking,
  firstOfRequest,
  isOpenRequest,
  nextOfRequest,
  onRequest,
  type RequestRefusal,
  refusing,
  replyingToRefusal,
  termsOfRequest,
} from "../model/request.ts";
import { makerRoles, type TableRefusal } from "../model/table.ts";
import {
  insertRequest,
  insertRequestMeans,
  listDueRequests,
  lockRequest,
  saveRequestEnd,
  saveRequestMoment,
  saveRequestReply,
} from "../store.ts";
import { makeWithin } from "./making.ts";
import { isOfParty, type SignRefusal } from "./signing.ts";

/* A question for a deal: asked by anyone, answered by the municipality. */

type Done = Result<{ number: string }, RequestRefusal>;

export const dealRequestKind: SubjectKind<DealRequest> = {
  kind: "dealRequest",
  lock: lockRequest,
  charterVersion: (request) => request.charterVersion,
  area: (request) => request.areaId,
  listDue: listDueRequests,
  lapse: lapseRequest,
};

/** First the municipality is reminded; then it is public that nobody was named, and that it is silent. */
async function lapseRequest(acting: Acting, request: DealRequest): Promise<void> {
  const to = request.lapsesTo;
  if (to !== "reminded" && to !== "helpOverdue" && to !== "answerOverdue")
    throw new Error(`Assertion failed: a question does not lapse to ${to}`);
  const next = nextOfRequest(request, to);
  await saveRequestMoment(acting.tx, acting.communityId, request.id, next);
  const kinds = {
    reminded: "deals.requestReminded",
    helpOverdue: "deals.requestHelpOverdue",
    answerOverdue: "deals.requestAnswerOverdue",
  } as const;
  acting.record({
    kind: kinds[to],
    ...onPagesOf(request),
    at: acting.now,
    // A reminder is between the municipality and its calendar; silence after it is everyone's.
    isPublic: to !== "reminded",
    data: { helpDueOn: request.helpDueOn, answerDueOn: request.answerDueOn },
  });
}

/** Anyone may ask for a deal. */
export const askDeal = action({
  name: "deals.ask",
  input: asking,
  who: "member",
  area: async ({ areaId }) => areaId,
  perform: (acting, input) => requestWithin(acting, input, null),
});

/**
 * Asks for a deal inside another action's transaction; `origin` is what it grew out of, and a thing
 * has one open question at a time.
 */
export async function requestWithin(
  acting: Acting,
  input: Asking,
  origin: Subject | null,
): Promise<Done> {
  const { tx, communityId, now } = acting;
  if (!(await findTakesPart(tx, communityId))) return refuse("municipality_absent");
  const memberId = memberOf(acting);
  const means = decideAsking(input);
  if (!means.ok) return means;
  const { organizationId } = input;
  if (organizationId && !(await isMemberOfOrganization(tx, communityId, organizationId, memberId)))
    return refuse("organization_not_yours");
  const areas = await listAreas(tx, communityId);
  if (!areas.some(({ id }) => id === input.areaId)) return refuse("area_unknown");
  // The rules of today, also where it grew out of what began under older ones.
  const charter = await findCharterInForce(tx, communityId, now, input.areaId);
  const request: DealRequest = {
    id: acting.newId(),
    number: await nextNumber(acting, "V"),
    title: input.title,
    what: input.what,
    areaId: input.areaId,
    partyMemberId: memberId,
    partyOrganizationId: organizationId,
    workId: input.workId,
    origin,
    continuity: input.continuity,
    looksBackMonths: input.looksBackMonths,
    charterVersion: charter.version,
    askedAt: now,
    ...termsOfRequest(charter, now),
    officialId: null,
    answer: null,
    refusal: null,
    reply: null,
    ...firstOfRequest(charter, now),
  };
  if (!(await insertRequest(tx, communityId, request))) return refuse("request_open_already");
  await insertRequestMeans(tx, communityId, request.id, means.value);
  acting.record({
    kind: "deals.asked",
    ...onPagesOf(request),
    data: { memberId, amountCents: String(input.money), answerDueOn: request.answerDueOn },
    texts: { title: request.title },
  });
  return ok({ number: request.number });
}

/** An official says by name: I take this up. Also when the day for it has passed. */
export const takeUpRequest = action({
  name: "deals.takeUpRequest",
  input: onRequest,
  who: makerRoles,
  within: servingRoles,
  subject: { kind: dealRequestKind, id: (input) => input.dealRequestId },
  perform: async (acting, _input, request): Promise<Done> => {
    const memberId = memberOf(acting);
    if (!isOpenRequest(request)) return refuse("request_answered");
    if (!awaitsOfficial(request)) return refuse("taken_up_before");
    if (await isOfParty(acting, request, memberId)) return refuse("request_is_yours");
    const next = nextOfRequest(
      request,
      request.state === "answerOverdue" ? "answerOverdue" : "takenUp",
    );
    await saveRequestMoment(acting.tx, acting.communityId, request.id, next, memberId);
    acting.record({
      kind: "deals.requestTakenUp",
      ...onPagesOf(request),
      office: "helpingOfficial",
      nineAct: "recognise",
      data: { memberId, answerDueOn: request.answerDueOn },
    });
    return ok({ number: request.number });
  },
});

/**
 * It goes on as a deal: the official completes the municipality's columns, and from there it is as
 * every deal at the table. With whom and out of what does not change on the way.
 */
export const agreeToRequest = action({
  name: "deals.agree",
  input: agreeing,
  who: makerRoles,
  within: servingRoles,
  subject: { kind: dealRequestKind, id: (input) => input.dealRequestId },
  perform: async (
    acting,
    input,
    request,
  ): Promise<Result<{ number: string }, RequestRefusal | TableRefusal | SignRefusal>> => {
    if (!isOpenRequest(request)) return refuse("request_answered");
    const memberId = memberOf(acting);
    if (await isOfParty(acting, request, memberId)) return refuse("request_is_yours");
    const { partyMemberId, partyOrganizationId, workId } = request;
    const asAsked = { ...input, partyMemberId, partyOrganizationId, workId };
    const made = await makeWithin(acting, asAsked, { kind: "dealRequest", id: request.id });
    if (!made.ok) return made;
    const end = { state: "agreed", memberId, at: acting.now, refusal: null } as const;
    await saveRequestEnd(acting.tx, acting.communityId, request.id, end);
    acting.record({ kind: "deals.requestAgreed", ...onPagesOf(request), data: { memberId } });
    return made;
  },
});

/** A no, with what would make it a yes; the next lane stays open. */
export const refuseRequest = action({
  name: "deals.refuseRequest",
  input: refusing,
  who: makerRoles,
  within: servingRoles,
  subject: { kind: dealRequestKind, id: (input) => input.dealRequestId },
  perform: async (acting, { needed, reason }, request): Promise<Done> => {
    if (!isOpenRequest(request)) return refuse("request_answered");
    const memberId = memberOf(acting);
    if (await isOfParty(acting, request, memberId)) return refuse("request_is_yours");
    const end = {
      state: "refused",
      memberId,
      at: acting.now,
      refusal: { needed, reason },
    } as const;
    await saveRequestEnd(acting.tx, acting.communityId, request.id, end);
    acting.record({
      kind: "deals.requestRefused",
      ...onPagesOf(request),
      data: { memberId },
      texts: { needed, reason },
    });
    return ok({ number: request.number });
  },
});

/** The party takes it back; nobody asks why. */
export const withdrawRequest = action({
  name: "deals.withdrawRequest",
  input: onRequest,
  who: "member",
  subject: { kind: dealRequestKind, id: (input) => input.dealRequestId },
  perform: async (acting, _input, request): Promise<Done> => {
    const memberId = memberOf(acting);
    if (!(await isOfParty(acting, request, memberId))) return refuse("request_not_yours");
    if (!isOpenRequest(request)) return refuse("request_answered");
    await saveRequestEnd(acting.tx, acting.communityId, request.id, { state: "withdrawn" });
    acting.record({ kind: "deals.requestWithdrawn", ...onPagesOf(request), data: { memberId } });
    return ok({ number: request.number });
  },
});

/** The party's word beside a no, once. */
export const replyToRefusal = action({
  name: "deals.replyToRefusal",
  input: replyingToRefusal,
  who: "member",
  subject: { kind: dealRequestKind, id: (input) => input.dealRequestId },
  perform: async (acting, { words }, request): Promise<Done> => {
    const memberId = memberOf(acting);
    if (!(await isOfParty(acting, request, memberId))) return refuse("request_not_yours");
    if (request.state !== "refused") return refuse("request_not_refused");
    if (request.reply !== null) return refuse("replied_beside_before");
    await saveRequestReply(acting.tx, acting.communityId, request.id, {
      memberId,
      words,
      at: acting.now,
    });
    acting.record({
      kind: "deals.refusalReplied",
      ...onPagesOf(request),
      data: { memberId },
      texts: { words },
    });
    return ok({ number: request.number });
  },
});

/** Its own page, and those of what it grew out of and of its work. */
function onPagesOf({ id, origin, workId }: DealRequest) {
  return {
    subject: { kind: "dealRequest", id },
    about: [...(origin ? [origin] : []), ...(workId ? [{ kind: "work", id: workId }] : [])],
  };
}
