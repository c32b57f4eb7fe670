import { z } from "zod";
import { addDays, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { asking, type RequestRefusal, requestWithin } from "#modules/deals";
import { findTakesPart, isMemberOfOrganization } from "#modules/people";
import {
  findWork,
  isRunning,
  moveWithin,
  type Undertaking,
  undertakingKind,
  type Work,
} from "#modules/works";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { moving } from "../model/lane.ts";
import type { ChallengeRefusal } from "../model.ts";
import {
  findDraftOf,
  findUndertakingIdOf,
  hasLiveChallenge,
  insertDraft,
  savePlan,
  saveUndertaking,
} from "../store.ts";
import { recordPrivately } from "./kind.ts";

/** From "wij doen dit" to a deal or a challenge, with all it holds. */

/**
 * The undertaking turns out to need money, property or power: a draft challenge is made from it, that
 * only its party sees. The work goes on, and moves when the challenge is filed.
 */
export const moveToChallenge = action({
  name: "challenges.move",
  input: moving,
  who: "member",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (
    acting,
    input,
    undertaking,
  ): Promise<Result<{ id: string; work: string }, ChallengeRefusal>> => {
    const { tx, communityId, now } = acting;
    if (!(await findTakesPart(tx, communityId))) return refuse("municipality_absent");
    const memberId = memberOf(acting);
    const work = await findWork(tx, communityId, undertaking.workId);
    if (!work) throw new Error("Assertion failed: an undertaking is of a work");
    if (!(await actsForParty(acting, undertaking))) return refuse("not_the_party");
    if (!isRunning(undertaking)) return refuse("undertaking_has_ended");
    if (work.reserved !== null) return refuse("work_is_reserved");
    const draft = await findDraftOf(tx, communityId, work.id, memberId, now);
    if (!draft && (await hasLiveChallenge(tx, communityId, work.id, memberId)))
      return refuse("challenge_exists");
    const id = draft?.id ?? acting.newId();
    if (!draft) await insertMoved(acting, id, undertaking, work, input.cooperation);
    else
      await savePlan(tx, communityId, {
        ...draft,
        // Who had a draft already wrote in it; nothing of that is lost.
        plan: { ...draft.plan, cooperation: `${draft.plan.cooperation}\n\n${input.cooperation}` },
      });
    await saveUndertaking(tx, communityId, id, undertaking.id);
    recordPrivately(acting, id, "challenges.drafted");
    return ok({ id, work: work.number });
  },
});

/**
 * The undertaking turns out to need something small: its party asks for a deal. The work goes on
 * meanwhile; it moves when the deal is signed, and a no leaves it as it was.
 */
export const moveToDeal = action({
  name: "challenges.moveToDeal",
  input: asking.omit({ areaId: true, workId: true, organizationId: true }).extend({
    undertakingId: z.uuid(),
  }),
  who: "member",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (
    acting,
    input,
    undertaking,
  ): Promise<Result<{ number: string }, ChallengeRefusal | RequestRefusal>> => {
    if (!(await actsForParty(acting, undertaking))) return refuse("not_the_party");
    if (!isRunning(undertaking)) return refuse("undertaking_has_ended");
    const { id, areaId, workId, partyOrganizationId: organizationId } = undertaking;
    const asked = { ...input, areaId, workId, organizationId };
    return requestWithin(acting, asked, { kind: "undertaking", id });
  },
});

/** The deal is signed: what they did by themselves goes on as that deal, with all it holds. */
export const goOnAsDeal = action({
  name: "challenges.goOnAsDeal",
  input: z.object({ undertakingId: z.uuid(), dealId: z.uuid() }),
  who: "system",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, { dealId }, undertaking): Promise<Result<{ number: string }, never>> => {
    await moveWithin(acting, undertaking.id, { kind: "deal", id: dealId });
    return ok({ number: undertaking.number });
  },
});

/** What the undertaking told becomes the first answer; the rest its party still fills in. */
async function insertMoved(
  acting: Acting,
  id: string,
  undertaking: Undertaking,
  work: Work,
  cooperation: string,
): Promise<void> {
  const today = localDate(acting.now);
  const contractEnd = work.contractEndsOn ?? today;
  await insertDraft(
    acting.tx,
    acting.communityId,
    {
      id,
      workId: work.id,
      areaId: work.areaId,
      partyMemberId: memberOf(acting),
      partyOrganizationId: undertaking.partyOrganizationId,
      plan: {
        why: undertaking.what,
        cooperation,
        experience: "",
        support: "",
        costs: "",
        quality: "",
        protection: "",
        yearlyCents: 0n,
        years: 1,
        startsOn: addDays(contractEnd > today ? contractEnd : today, 1),
      },
      charterVersion: acting.charter.version,
    },
    acting.now,
  );
}

/** Filing a challenge that grew out of an undertaking moves that too, in the same transaction. */
export async function moveUndertakingOf(acting: Acting, challengeId: string): Promise<void> {
  const undertakingId = await findUndertakingIdOf(acting.tx, acting.communityId, challengeId);
  if (undertakingId)
    await moveWithin(acting, undertakingId, { kind: "challenge", id: challengeId });
}

async function actsForParty(acting: Acting, undertaking: Undertaking): Promise<boolean> {
  const memberId = memberOf(acting);
  if (undertaking.partyMemberId === memberId) return true;
  const { partyOrganizationId } = undertaking;
  return (
    partyOrganizationId !== null &&
    (await isMemberOfOrganization(acting.tx, acting.communityId, partyOrganizationId, memberId))
  );
}
