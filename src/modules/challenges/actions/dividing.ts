import { ok, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { agreeing, dividing } from "../model.ts";
import { findDivision, insertDivision, insertDivisionAnswer, listOthersWaiting } from "../store.ts";

import { actsForParty, challengeKind, type Done } from "./kind.ts";

/** More than one challenger: "can you both?" */

/** "Can you both?": a way to share the work, or the reason why it cannot be shared. */
export const proposeDivision = action({
  name: "challenges.divide",
  input: dividing,
  who: ["helpingOfficial", "connector", "alderman", "mayor"],
  within: servingRoles,
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (challenge.state !== "filed" && challenge.state !== "inDecision")
      return refuse("already_decided");
    const others = await listOthersWaiting(tx, communityId, challenge, now);
    if (others.length === 0) return refuse("nobody_else");
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
      office: "executive",
      data: { memberId: memberOf(acting), way: input.way },
      texts: { body: input.body },
    });
    return ok({ number: challenge.number });
  },
});

/** A challenger's yes or no to sharing. */
export const answerDivision = action({
  name: "challenges.answerDivision",
  input: agreeing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const division = await findDivision(acting.tx, acting.communityId, challenge.workId);
    if (division?.id !== input.divisionId) return refuse("nobody_else");
    const agrees = input.agrees === "yes";
    const isNew = await insertDivisionAnswer(acting.tx, acting.communityId, {
      divisionId: division.id,
      challengeId: challenge.id,
      agrees,
      memberId: memberOf(acting),
      at: acting.now,
    });
    if (!isNew) return refuse("answered_before");
    acting.record({
      kind: "challenges.divisionAnswered",
      subject: { kind: "challenge", id: challenge.id },
      about: [{ kind: "work", id: challenge.workId }],
      data: { memberId: memberOf(acting), agrees },
    });
    return ok({ number: challenge.number });
  },
});
