import { startOfDay } from "#lib/calendar.ts";
import { ok, refuse } from "#lib/result.ts";
import { findDealOf } from "#modules/deals";
import { type AnyAction, act, action } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { endWaits } from "./actions/awaiting.ts";
import {
  answerQuestion,
  askParty,
  decideChallenge,
  extendTermOf,
  replyToDecision,
} from "./actions/deciding.ts";
import { answerDivision, proposeDivision, proposeToShare } from "./actions/dividing.ts";
import { endOnDeal } from "./actions/ending.ts";
import {
  completeChallenge,
  discardDraft,
  draftChallenge,
  fileChallenge,
  takeUpChallenge,
} from "./actions/filing.ts";
import { challengeKind, type Done, recordPrivately } from "./actions/kind.ts";
import {
  dropTakenBack,
  handOnChallenge,
  reportDeparture,
  stayInChallenge,
  takeOnChallenge,
  withdrawChallenge,
  withdrawForParty,
} from "./actions/leaving.ts";
import { goOnAsDeal, moveToChallenge, moveToDeal } from "./actions/moving.ts";
import {
  giveCounterOffer,
  objectToRefusal,
  putToCouncil,
  takeCounterOffer,
} from "./actions/remedies.ts";
import { agreedPlan, filing } from "./model.ts";
import { saveAgreed } from "./store.ts";

export { awaitedKind } from "./actions/awaiting.ts";
export {
  answerQuestion,
  askParty,
  decideChallenge,
  decisionKinds,
  extendTermOf,
  replyToDecision,
} from "./actions/deciding.ts";
export { answerDivision, proposeDivision, proposeToShare } from "./actions/dividing.ts";
export { endWithDeal } from "./actions/ending.ts";
export {
  completeChallenge,
  discardDraft,
  draftChallenge,
  draftWithin,
  fileChallenge,
  takeUpChallenge,
} from "./actions/filing.ts";
export { challengeKind } from "./actions/kind.ts";
export {
  dropTakenBack,
  handOnChallenge,
  reportDeparture,
  stayInChallenge,
  takeOnChallenge,
  withdrawChallenge,
  withdrawForParty,
} from "./actions/leaving.ts";
export { moveToChallenge, moveToDeal } from "./actions/moving.ts";
export {
  giveCounterOffer,
  objectToRefusal,
  putToCouncil,
  takeCounterOffer,
} from "./actions/remedies.ts";

/** A deal binds: the challenge waits for its first day. Called by the job on the deal's entry. */
const agreeOnDeal = action({
  name: "challenges.agree",
  input: filing,
  who: "system",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (challenge.state !== "accepted" && challenge.state !== "acceptedBySilence")
      return refuse("already_decided");
    // Who signs late begins at once: the work is not the party's before the deal binds.
    const deal = await findDealOf(acting.tx, acting.communityId, {
      kind: "challenge",
      id: challenge.id,
    });
    const boundAt = deal?.boundAt ?? acting.now;
    const firstDay = startOfDay(agreedPlan(challenge).startsOn);
    const startsAt = firstDay > boundAt ? firstDay : boundAt;
    await saveAgreed(acting.tx, acting.communityId, challenge.id, startsAt);
    await endWaits(acting, challenge.id, ["signature"], "met");
    recordPrivately(acting, challenge.id, "challenges.agreed");
    return ok({ number: challenge.number });
  },
});

/** What the worker runs when a deal of a challenge binds; a second time changes nothing. */
export async function agree(context: Context, challengeId: string): Promise<void> {
  const outcome = await act(agreeOnDeal, context, { challengeId });
  if (!outcome.ok && outcome.refusal !== "already_decided")
    throw new Error(`agreeing on ${challengeId}: ${outcome.refusal}`);
}

export const actions: readonly AnyAction[] = [
  draftChallenge,
  moveToChallenge,
  moveToDeal,
  goOnAsDeal,
  fileChallenge,
  discardDraft,
  withdrawChallenge,
  reportDeparture,
  stayInChallenge,
  withdrawForParty,
  handOnChallenge,
  takeOnChallenge,
  takeUpChallenge,
  completeChallenge,
  askParty,
  answerQuestion,
  extendTermOf,
  proposeDivision,
  proposeToShare,
  answerDivision,
  decideChallenge,
  giveCounterOffer,
  takeCounterOffer,
  objectToRefusal,
  putToCouncil,
  replyToDecision,
  agreeOnDeal,
  dropTakenBack,
  endOnDeal,
];
