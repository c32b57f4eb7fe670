import type { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { type Powers, powerOf } from "#lib/powers.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { findPowers } from "#modules/charter";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { findEntry } from "#platform/record.ts";
import { decideGround } from "../model/grounds.ts";
import { sharingOf } from "../model/sharing.ts";
import {
  answering,
  asking,
  type Challenge,
  type ChallengeRefusal,
  challengeClauses,
  decideAnswer,
  decideExtension,
  decideNo,
  decideQuestion,
  decideQuestionAnswer,
  deciding,
  extending,
  impasseFrom,
  lapseOf,
  refusalFrom,
  replying,
} from "../model.ts";
import { findDivision, insertReply, listWaitingOf, saveTerm } from "../store.ts";

import { aboutOf } from "./about.ts";
import {
  actsForParty,
  answered,
  challengeKind,
  type Done,
  decideOffer,
  offeredData,
  proposeDeal,
  routeOf,
  workOf,
} from "./kind.ts";

/** The executive's part: one question, one extension, a yes or a no; and the word beside it. */

/** One written question to the party; the clock stands still until the answer, once. */
export const askParty = action({
  name: "challenges.ask",
  input: asking,
  who: ["helpingOfficial", "connector", "alderman", "mayor"],
  within: servingRoles,
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const today = localDate(acting.now);
    const decision = decideQuestion(challenge, acting.charter, input.question, today);
    if (!decision.ok) return decision;
    const term = decision.value;
    await saveTerm(acting.tx, acting.communityId, challenge.id, term, lapseOf(term).lapsesAt);
    acting.record({
      kind: "challenges.asked",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      office: "executive",
      data: { memberId: memberOf(acting), dueOn: term.question?.dueOn ?? null },
      texts: { question: input.question },
    });
    return ok({ number: challenge.number });
  },
});

/** The party's answer; the clock runs again. */
export const answerQuestion = action({
  name: "challenges.answer",
  input: answering,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const decision = decideQuestionAnswer(challenge, input.answer, localDate(acting.now));
    if (!decision.ok) return decision;
    const term = decision.value;
    await saveTerm(acting.tx, acting.communityId, challenge.id, term, lapseOf(term).lapsesAt);
    acting.record({
      kind: "challenges.answered",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      data: { memberId: memberOf(acting), termEndsOn: term.endsOn },
      texts: { answer: input.answer },
    });
    return ok({ number: challenge.number });
  },
});

/** The executive takes more time: once, before the end, with a reason. */
export const extendTermOf = action({
  name: "challenges.extend",
  input: extending,
  who: ["alderman", "mayor", "municipalSecretary"],
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const powers = await powersOver(acting, challenge);
    const decision = decideExtension(challenge, acting.charter, powers, input.reason);
    if (!decision.ok) return decision;
    const term = decision.value;
    const { lapsesAt } = lapseOf(term);
    await saveTerm(acting.tx, acting.communityId, challenge.id, term, lapsesAt, acting.now);
    acting.record({
      kind: "challenges.extended",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      office: "executive",
      data: { weeks: term.extension?.weeks ?? 0, termEndsOn: term.endsOn },
      texts: { reason: input.reason },
    });
    return ok({ number: challenge.number });
  },
});

/** What is left now of the powers of the charter that a challenge began under. */
function powersOver({ tx, communityId, now }: Acting, challenge: Challenge): Promise<Powers> {
  const { charterVersion: number, areaId } = challenge;
  return findPowers(tx, communityId, { number, areaId, now });
}

/** The executive says yes, or no on one of the closed grounds with what would make it a yes. */
export const decideChallenge = action({
  name: "challenges.decide",
  input: deciding,
  who: ["alderman", "mayor"],
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const decision = decideAnswer(challenge, input.decision);
    if (!decision.ok) return decision;
    const subject = { kind: "challenge", id: challenge.id };
    const about = [{ kind: "work", id: challenge.workId }];
    if (input.decision === "accept") {
      const shared = await decideShared(acting, challenge);
      if (!shared.ok) return shared;
      await answered(acting, challenge, {
        state: "accepted",
        at: acting.now,
        inForceOn: localDate(acting.now),
      });
      acting.record({
        kind: "challenges.accepted",
        subject,
        about,
        office: "executive",
        nineAct: "legitimise",
      });
      await proposeDeal(acting, challenge);
    } else {
      const refusal = await refuseChallenge(acting, challenge, input);
      if (!refusal.ok) return refusal;
    }
    return ok({ number: challenge.number });
  },
});

/** A no: on a ground its own answers bear, with its counter-offer. The second one is an impasse. */
async function refuseChallenge(
  acting: Acting,
  challenge: Challenge,
  input: Extract<z.output<typeof deciding>, { decision: "refuse" }>,
): Promise<Result<null, ChallengeRefusal>> {
  const work = await workOf(acting, challenge);
  const today = localDate(acting.now);
  const borne = decideGround(input.ground, input.answers, {
    today,
    startsOn: challenge.plan.startsOn,
    yearlyCents: challenge.plan.yearlyCents,
    costsNowCents: work.yearlyCostCents,
    wasHelped: challenge.helpingOfficialId !== null,
  });
  if (!borne.ok) return borne;
  const powers = await powersOver(acting, challenge);
  const mayBe = decideNo(powers, input, challenge.refusal);
  if (!mayBe.ok) return mayBe;
  const offered = await decideOffer(acting, challenge, input);
  if (!offered.ok) return offered;
  const isSecond = challenge.state === "objected";
  const refusal = refusalFrom(
    powerOf(acting.charter, powers, challengeClauses.counterOfferDays),
    {
      ground: input.ground,
      answers: borne.value,
      reason: input.reason,
      counterOffer: input.counterOffer,
      offered: offered.value,
    },
    { knowsObjection: !isSecond && routeOf(challenge, work) === "subsidy" },
    today,
    challenge.refusal,
  );
  await answered(acting, challenge, {
    state: isSecond ? "impasse" : "refused",
    at: acting.now,
    inForceOn: null,
    refusal,
    ...(isSecond && { impasse: impasseFrom(acting.charter, today) }),
  });
  acting.record({
    kind: isSecond ? "challenges.refusedAgain" : "challenges.refused",
    subject: { kind: "challenge", id: challenge.id },
    about: aboutOf(challenge),
    office: "executive",
    data: {
      ground: refusal.ground,
      counterOfferDueOn: refusal.counterOfferDueOn,
      objectBy: refusal.objectBy,
      ...offeredData(refusal.offered),
    },
    texts: {
      reason: refusal.reason,
      ...(refusal.counterOffer && { counterOffer: refusal.counterOffer }),
    },
  });
  return ok(null);
}

/** More than one challenger: "can you both?" comes first. A yes for one waits for that answer. */
async function decideShared(
  acting: Acting,
  challenge: Challenge,
): Promise<Result<null, ChallengeRefusal>> {
  const { tx, communityId, now } = acting;
  const waiting = await listWaitingOf(tx, communityId, challenge.workId, now);
  const division = await findDivision(tx, communityId, challenge.workId);
  const ids = new Set([challenge.id, ...waiting.map(({ id }) => id)]);
  const { standing } = sharingOf(division, [...ids]);
  return standing === "agreed" || standing === "indivisible" ? ok(null) : refuse("ask_both_first");
}

/** Entries that decide something, beside which a reply may stand. */
export const decisionKinds: readonly string[] = [
  "challenges.asked",
  "challenges.refusedAgain",
  "challenges.silentOnObjection",
  "challenges.counterOffered",
  "challenges.divisionProposed",
  "challenges.overdue",
  "challenges.departed",
  "challenges.withdrawnFor",
  "challenges.accepted",
  "challenges.acceptedBySilence",
  "challenges.refused",
  "challenges.extended",
  "challenges.silent",
];

/** The party's word beside a decision: participants talk back. */
export const replyToDecision = action({
  name: "challenges.reply",
  input: replying,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const speaks =
      hasRole(acting, "alderman", "mayor", "helpingOfficial") ||
      (await actsForParty(acting, challenge));
    if (!speaks) return refuse("not_the_party");
    const entry = await findEntry(acting.tx, acting.communityId, input.entryNumber);
    if (!entry || entry.subject.id !== challenge.id || !decisionKinds.includes(entry.kind))
      return refuse("not_a_decision");
    const isNew = await insertReply(acting.tx, acting.communityId, {
      id: acting.newId(),
      challengeId: challenge.id,
      entryNumber: input.entryNumber,
      memberId: memberOf(acting),
      body: input.body,
      at: acting.now,
    });
    if (!isNew) return refuse("replied_before");
    acting.record({
      kind: "challenges.replied",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      data: { memberId: memberOf(acting), to: input.entryNumber },
      texts: { body: input.body },
    });
    return ok({ number: challenge.number });
  },
});
