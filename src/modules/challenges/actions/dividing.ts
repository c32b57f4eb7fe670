import type { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { ok, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { agreeing, type Challenge, dividing, sharing } from "../model.ts";
import {
  findDivision,
  insertDivision,
  insertDivisionAnswer,
  listOpenAwaited,
  listOthersWaiting,
  saveDivisionEnded,
} from "../store.ts";
import { aboutOf } from "./about.ts";
import { arrangeSharing, endWaits } from "./awaiting.ts";
import { actsForParty, challengeKind, type Done } from "./kind.ts";

/** More than one challenger: "can you both?" */

/** The municipality's way to share the work, or the reason why it cannot be shared. */
export const proposeDivision = action({
  name: "challenges.divide",
  input: dividing,
  who: ["helpingOfficial", "connector", "alderman", "mayor"],
  within: servingRoles,
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: (acting, input, challenge): Promise<Done> => propose(acting, input, challenge),
});

/** A challenger's own way to share it; that is a yes of its own side, and asks the others. */
export const proposeToShare = action({
  name: "challenges.share",
  input: sharing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const proposed = await propose(acting, input, challenge);
    if (!proposed.ok) return proposed;
    const division = await findDivision(acting.tx, acting.communityId, challenge.workId);
    return division ? say(acting, challenge, division.id, true) : proposed;
  },
});

async function propose(
  acting: Acting,
  input: z.output<typeof dividing>,
  challenge: Challenge,
): Promise<Done> {
  const { tx, communityId, now } = acting;
  if (challenge.state !== "filed" && challenge.state !== "inDecision")
    return refuse("already_decided");
  const others = await listOthersWaiting(tx, communityId, challenge, now);
  if (others.length === 0) return refuse("nobody_else");
  // Who still had to answer the one before, need not any more; who was late, was late.
  for (const { id } of [challenge, ...others])
    await endWaits(acting, id, ["shareAnswer", "sharing"], "met");
  const before = await findDivision(tx, communityId, challenge.workId);
  if (before?.ended === null) await saveDivisionEnded(tx, communityId, before.id, "replaced");
  await insertDivision(tx, communityId, challenge.workId, {
    id: acting.newId(),
    way: input.way,
    body: input.body,
    proposedBy: memberOf(acting),
    proposedAt: now,
  });
  acting.record({
    kind: "challenges.divisionProposed",
    subject: { kind: "challenge", id: challenge.id },
    about: [
      { kind: "work", id: challenge.workId },
      ...others.map(({ id }) => ({ kind: "challenge", id })),
    ],
    ...((await actsForParty(acting, challenge)) ? {} : { office: "executive" }),
    data: { memberId: memberOf(acting), way: input.way },
    texts: { body: input.body },
  });
  await arrangeSharing(acting, challenge.workId);
  return ok({ number: challenge.number });
}

/** A challenger's yes or no to sharing. A no is heard, and the municipality is up again. */
export const answerDivision = action({
  name: "challenges.answerDivision",
  input: agreeing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const { tx, communityId, now } = acting;
    const division = await findDivision(tx, communityId, challenge.workId);
    if (division?.id !== input.divisionId) return refuse("nobody_else");
    if (division.answers.some(({ challengeId }) => challengeId === challenge.id))
      return refuse("answered_before");
    const [asked] = await listOpenAwaited(tx, communityId, challenge.id, ["shareAnswer"]);
    if (division.ended !== null || !asked || asked.dueOn < localDate(now))
      return refuse("share_ended");
    return say(acting, challenge, division.id, input.agrees === "yes");
  },
});

async function say(
  acting: Acting,
  challenge: Challenge,
  divisionId: string,
  agrees: boolean,
): Promise<Done> {
  const { tx, communityId } = acting;
  const isNew = await insertDivisionAnswer(tx, communityId, {
    divisionId,
    challengeId: challenge.id,
    agrees,
    memberId: memberOf(acting),
    at: acting.now,
  });
  if (!isNew) return refuse("answered_before");
  if (!agrees) await saveDivisionEnded(tx, communityId, divisionId, "declined");
  acting.record({
    kind: "challenges.divisionAnswered",
    subject: { kind: "challenge", id: challenge.id },
    about: aboutOf(challenge),
    data: { memberId: memberOf(acting), agrees },
  });
  await arrangeSharing(acting, challenge.workId);
  return ok({ number: challenge.number });
}
