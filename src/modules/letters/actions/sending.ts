import { addDays, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { draftWithin } from "#modules/challenges";
import { findTakesPart, isMemberOfOrganization } from "#modules/people";
import { findWork } from "#modules/works";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import {
  decideDraft,
  drafting,
  dueOn,
  type Letter,
  type LetterRefusal,
  nextOfSent,
  ofLetter,
  receivedOn,
  sending,
  still,
} from "../model.ts";
import { insertLetter, lockLetter, saveDraft, saveSent, saveState } from "../store.ts";
import { aboutOf, actsForParty, type Done, letterKind } from "./kind.ts";

/** From a draft to a letter that was sent; and what else becomes of one. */

/** Writes a letter that only its party sees; again with its id changes it. */
export const draftLetter = action({
  name: "letters.draft",
  input: drafting,
  who: "member",
  perform: async (acting, input): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const before = input.letterId && (await lockLetter(tx, communityId, input.letterId));
    if (input.letterId && (!before || before.partyMemberId !== memberId))
      return refuse("not_yours");
    if (before && before.state !== "drafted") return refuse("not_a_draft");
    if (!before && (await findTakesPart(tx, communityId))) return refuse("municipality_takes_part");
    const work = await findWork(tx, communityId, before ? before.workId : input.workId);
    if (!work) return refuse("work_unknown");
    if (work.reserved !== null) return refuse("work_is_reserved");
    const { organizationId } = input;
    if (
      organizationId &&
      !(await isMemberOfOrganization(tx, communityId, organizationId, memberId))
    )
      return refuse("organization_not_yours");
    const written = {
      kind: input.kind,
      partyOrganizationId: organizationId,
      why: input.why,
      cooperation: input.cooperation,
      yearlyCents: input.yearlyAmount,
      basis: input.basis,
      ordinance: input.ordinance,
      ordinanceWeeks: input.ordinanceWeeks,
      senderAddress: input.senderAddress,
    };
    const decision = decideDraft(written, work);
    if (!decision.ok) return decision;
    if (before) {
      await saveDraft(tx, communityId, { ...before, ...written });
      acting.record({ kind: "letters.changed", ...aboutOf(before), isPublic: false });
      return ok({ number: before.number });
    }
    const letter: Letter = {
      ...written,
      id: acting.newId(),
      number: await nextNumber(acting, "B"),
      workId: work.id,
      areaId: work.areaId,
      partyMemberId: memberId,
      madeAt: now,
      sent: null,
      dueOn: null,
      ...still("drafted"),
    };
    await insertLetter(tx, communityId, letter);
    acting.record({ kind: "letters.drafted", ...aboutOf(letter), isPublic: false });
    return ok({ number: letter.number });
  },
});

/** "I sent it on this day": from now on it is public, and its term runs where there is one. */
export const sendLetter = action({
  name: "letters.send",
  input: sending,
  who: "member",
  subject: { kind: letterKind, id: (input) => input.letterId },
  perform: async (acting, input, letter): Promise<Done> => {
    if (!(await actsForParty(acting, letter))) return refuse("not_yours");
    if (letter.state !== "drafted") return refuse("not_a_draft");
    const today = localDate(acting.now);
    if (input.sentOn > today) return refuse("in_the_future");
    if (input.sentOn < localDate(letter.madeAt)) return refuse("before_it_was_sent");
    const received = receivedOn(input.sentOn, input.way);
    const sent = { on: input.sentOn, way: input.way, receivedOn: received };
    const due = dueOn(letter, received);
    const next = { ...nextOfSent(due), dueOn: due };
    await saveSent(acting.tx, acting.communityId, letter.id, sent, next);
    acting.record({
      kind: "letters.sent",
      ...aboutOf(letter),
      data: {
        partyId: letter.partyMemberId,
        organizationId: letter.partyOrganizationId,
        letterKind: letter.kind,
        basis: letter.basis,
        sentOn: input.sentOn,
        dueOn: due,
      },
      texts: { why: letter.why, cooperation: letter.cooperation },
    });
    return ok({ number: letter.number });
  },
});

/** Throws a draft away, or stops waiting for an answer. */
export const withdrawLetter = action({
  name: "letters.withdraw",
  input: ofLetter,
  who: "member",
  subject: { kind: letterKind, id: (input) => input.letterId },
  perform: async (acting, _input, letter): Promise<Done> => {
    if (!(await actsForParty(acting, letter))) return refuse("not_yours");
    if (letter.state === "answered") return refuse("answered_before");
    if (letter.state === "withdrawn" || letter.state === "takenOver") return refuse("not_sent");
    await saveState(acting.tx, acting.communityId, letter.id, still("withdrawn"));
    acting.record({
      kind: "letters.withdrawn",
      ...aboutOf(letter),
      isPublic: letter.sent !== null,
    });
    return ok({ number: letter.number });
  },
});

/** The municipality joined: what was asked by letter becomes a draft challenge of the same party. */
export const takeOverLetter = action({
  name: "letters.takeOver",
  input: ofLetter,
  who: "member",
  subject: { kind: letterKind, id: (input) => input.letterId },
  perform: async (
    acting,
    _input,
    letter,
  ): Promise<Result<{ work: string }, LetterRefusal | "not_allowed">> => {
    const { tx, communityId, now } = acting;
    if (letter.partyMemberId !== memberOf(acting)) return refuse("not_yours");
    if (!(await findTakesPart(tx, communityId))) return refuse("municipality_absent");
    if (letter.kind !== "challenge") return refuse("no_challenge_letter");
    if (!["drafted", "sent", "overdue", "questioned"].includes(letter.state))
      return refuse("answered_before");
    const work = await findWork(tx, communityId, letter.workId);
    if (!work) return refuse("work_unknown");
    const today = localDate(now);
    const { contractEndsOn } = work;
    const after = contractEndsOn && contractEndsOn > today ? contractEndsOn : today;
    const drafted = await draftWithin(acting, {
      workId: letter.workId,
      organizationId: letter.partyOrganizationId,
      why: letter.why,
      cooperation: letter.cooperation,
      yearlyAmount: letter.yearlyCents ?? 0n,
      // What a letter does not ask; the draft is hers to change before she files it.
      years: 1,
      startsOn: addDays(after, 1),
    });
    if (!drafted.ok) return refuse("cannot_become_challenge");
    await saveState(tx, communityId, letter.id, still("takenOver"));
    acting.record({
      kind: "letters.takenOver",
      ...aboutOf(letter),
      isPublic: letter.sent !== null,
    });
    return ok({ work: work.number });
  },
});
