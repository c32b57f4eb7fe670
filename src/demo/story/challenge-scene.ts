import { addDays, localDate } from "#lib/calendar.ts";
import { recognise } from "#modules/acts";
import {
  answerDivision,
  answerQuestion,
  askParty,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  extendTermOf,
  fileChallenge,
  findDivision,
  objectToRefusal,
  proposeDivision,
  takeCounterOffer,
  takeUpChallenge,
  withdrawChallenge,
} from "#modules/challenges";
import { lookBack, signDeal, stepIn } from "#modules/deals";
import { findWork } from "#modules/works";
import type { Context } from "#platform/context.ts";
import { need } from "../fill.ts";
import type { ChallengeStep, StoryChallenge } from "./challenges.ts";
import { endFrom } from "./deal-scene.ts";
import type { Scene, Telling } from "./teller.ts";
import { verdictsBut } from "./verdicts.ts";

/** A challenge from the first two answers on, as far as it came. */
export function challengeScene(story: StoryChallenge): Scene {
  const { work, by, organization, day, why, cooperation, yearlyAmount, years } = story;
  return {
    day,
    tell: async (telling) => {
      const as = telling.by(by, day);
      const { communityId } = as;
      const workId = telling.work(work);
      const { contractEndsOn } = need(
        await telling.read((db) => findWork(db, communityId, workId)),
      );
      const wished = addDays(localDate(as.now), story.startsAfter);
      const { id: challengeId } = await telling.done(draftChallenge, as, {
        ...{ workId, why, cooperation, yearlyAmount, years },
        organizationId: organization ? telling.organization(organization) : null,
        // Not before the contract that still runs has ended.
        startsOn:
          contractEndsOn !== null && wished <= contractEndsOn ? addDays(contractEndsOn, 1) : wished,
      });
      if (story.isDraft) return;
      await telling.done(fileChallenge, telling.by(by, day), { challengeId });
      for (const step of story.steps)
        await takeStep(telling, story, challengeId, step, telling.by(step.by, day + step.after));
    },
  };
}

async function takeStep(
  telling: Telling,
  story: StoryChallenge,
  challengeId: string,
  step: ChallengeStep,
  as: Context,
): Promise<void> {
  const { done } = telling;
  switch (step.does) {
    case "takeUp":
      return void (await done(takeUpChallenge, as, { challengeId }));
    case "withdraw":
      return void (await done(withdrawChallenge, as, { challengeId }));
    case "complete": {
      const { why, cooperation } = story;
      return void (await done(completeChallenge, as, {
        ...{ challengeId, why, cooperation },
        ...step.with,
      }));
    }
    case "ask":
      return void (await done(askParty, as, { challengeId, question: step.words }));
    case "answer":
      return void (await done(answerQuestion, as, { challengeId, answer: step.words }));
    case "extend":
      return void (await done(extendTermOf, as, { challengeId, reason: step.words }));
    case "recognise":
      return void (await done(recognise, as, {
        subjectKind: "challenge",
        subjectId: challengeId,
        body: step.words,
      }));
    case "divide": {
      const { way, words: body } = step;
      return void (await done(proposeDivision, as, { challengeId, way, body }));
    }
    case "agreeToDivision": {
      const { communityId } = as;
      const workId = telling.work(story.work);
      const division = need(await telling.read((db) => findDivision(db, communityId, workId)));
      const answer = { challengeId, divisionId: division.id, agrees: "yes" } as const;
      return void (await done(answerDivision, as, answer));
    }
    default:
      return takeLaterStep(telling, challengeId, step, as);
  }
}

type Early =
  | "takeUp"
  | "withdraw"
  | "complete"
  | "ask"
  | "answer"
  | "extend"
  | "recognise"
  | "divide"
  | "agreeToDivision";

/** The decision, and what comes after it: objection, signatures, the end. */
async function takeLaterStep(
  telling: Telling,
  challengeId: string,
  step: Exclude<ChallengeStep, { does: Early }>,
  as: Context,
): Promise<void> {
  const { done, dealOfChallenge, mandateOf } = telling;
  switch (step.does) {
    case "accept":
      return void (await done(decideChallenge, as, { challengeId, decision: "accept" }));
    case "refuse": {
      const { does: _does, by: _by, after: _after, ...no } = step;
      return void (await done(decideChallenge, as, { challengeId, decision: "refuse", ...no }));
    }
    case "object":
      return void (await done(objectToRefusal, as, { challengeId, reason: step.words }));
    case "takeCounterOffer":
      return void (await done(takeCounterOffer, as, { challengeId }));
    case "signParty":
    case "signExecutive":
    case "signMandate": {
      const dealId = await dealOfChallenge(challengeId);
      const mandate = step.does === "signMandate" ? mandateOf(step.of) : "executive";
      const signature =
        step.does === "signParty"
          ? ({ dealId, side: "party" } as const)
          : ({ dealId, side: "municipality", mandate } as const);
      return void (await done(signDeal, as, signature));
    }
    case "end":
      return endFrom(telling, await dealOfChallenge(challengeId), as, step.words);
    case "stepIn":
      return void (await done(stepIn, as, {
        dealId: await dealOfChallenge(challengeId),
        doerKind: "municipality",
        doerName: step.doer,
        words: step.words,
        left: step.left,
      }));
    case "lookBack":
      return void (await done(lookBack, as, {
        dealId: await dealOfChallenge(challengeId),
        side: step.side,
        words: step.words,
        verdicts: verdictsBut(step.notMet),
      }));
  }
}
