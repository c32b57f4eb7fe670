import { localDate } from "#lib/calendar.ts";
import { isDue } from "#lib/lapse.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { findTakesPart, isMemberOfOrganization, keepOnBehalf } from "#modules/people";
import { action, type SubjectKind } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { Subject } from "#platform/record.ts";
import { organizationAbout } from "#platform/record.ts";
import {
  answering,
  awaitsNobody,
  decideStart,
  ending,
  firstLapse,
  helpDueOn,
  isRunning,
  lapseAfterReminder,
  naming,
  replying,
  starting,
  type Undertaking,
  type UndertakingRefusal,
} from "../model/undertaking.ts";
import {
  findWork,
  insertAnswer,
  insertAnswerReply,
  insertUndertaking,
  listAnswers,
  listDueUndertakings,
  lockUndertaking,
  saveAnnounced,
  saveEnd,
  saveHelp,
  saveLapsed,
} from "../store.ts";

/** "Wij doen dit": it starts at once; what waits is the municipality's answer. */

type Done = Result<{ number: string }, UndertakingRefusal>;

export const undertakingKind: SubjectKind<Undertaking> = {
  kind: "undertaking",
  lock: lockUndertaking,
  charterVersion: (undertaking) => undertaking.charterVersion,
  area: (undertaking) => undertaking.areaId,
  listDue: listDueUndertakings,
  lapse: lapseUndertaking,
};

/** First the municipality is reminded, then its silence is public. The undertaking just goes on. */
async function lapseUndertaking(acting: Acting, undertaking: Undertaking): Promise<void> {
  const isReminder = undertaking.lapsesTo === "reminded";
  await saveLapsed(
    acting.tx,
    acting.communityId,
    undertaking.id,
    isReminder
      ? lapseAfterReminder(undertaking)
      : { state: "helpOverdue", lapsesAt: null, lapsesTo: null },
  );
  acting.record({
    kind: isReminder ? "works.helpReminded" : "works.helpOverdue",
    ...aboutOf(undertaking),
    at: acting.now,
    // A reminder is between the municipality and its calendar; silence after it is everyone's.
    isPublic: !isReminder,
    data: { helpDueOn: undertaking.helpDueOn },
  });
}

/** Starts public work with notice: to the municipality, and to the neighbours concerned. */
export const startUndertaking = action({
  name: "works.start",
  input: starting,
  who: "member",
  area: async ({ workId }, { tx, communityId }) =>
    (await findWork(tx, communityId, workId))?.areaId ?? null,
  perform: async (
    acting,
    input,
  ): Promise<Result<{ id: string; number: string }, UndertakingRefusal | "not_allowed">> => {
    const { tx, communityId, now, charter } = acting;
    const memberId = memberOf(acting);
    const work = await findWork(tx, communityId, input.workId);
    if (!work) return refuse("work_unknown");
    const decision = decideStart(work, localDate(now));
    if (!decision.ok) return decision;
    const { organizationId } = input;
    if (
      organizationId &&
      !(await isMemberOfOrganization(tx, communityId, organizationId, memberId))
    )
      return refuse("organization_not_yours");
    const undertaking: Undertaking = {
      id: acting.newId(),
      number: await nextNumber(acting, "K"),
      workId: work.id,
      areaId: work.areaId,
      partyMemberId: memberId,
      partyOrganizationId: organizationId,
      what: input.what,
      noticed: input.noticed,
      charterVersion: charter.version,
      startedAt: now,
      helpingOfficialId: null,
      endedAt: null,
      outcome: null,
      movedTo: null,
      ...((await findTakesPart(tx, communityId))
        ? { helpDueOn: helpDueOn(charter, now), ...firstLapse(charter, now) }
        : awaitsNobody),
    };
    if (!(await insertUndertaking(tx, communityId, undertaking)))
      return refuse("undertaking_exists");
    acting.record({
      kind: "works.undertakingStarted",
      ...aboutOf(undertaking),
      data: { partyId: memberId, organizationId, helpDueOn: undertaking.helpDueOn },
      texts: { what: undertaking.what },
    });
    const subject = { kind: "undertaking", id: undertaking.id };
    const kept = await keepOnBehalf(acting, subject, input.onBehalf);
    if (!kept.ok) return kept;
    return ok({ id: undertaking.id, number: undertaking.number });
  },
});

/** The municipality joined: from now on it says who helps with what people do already. */
export const announceUndertaking = action({
  name: "works.announce",
  input: naming,
  who: "system",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, _input, undertaking): Promise<Done> => {
    const { tx, communityId, now, charter } = acting;
    if (undertaking.state !== "withoutMunicipality") return refuse("announced_before");
    const dueOn = helpDueOn(charter, now);
    await saveAnnounced(tx, communityId, undertaking.id, dueOn, firstLapse(charter, now));
    acting.record({
      kind: "works.undertakingAnnounced",
      ...aboutOf(undertaking),
      data: { helpDueOn: dueOn },
    });
    return ok({ number: undertaking.number });
  },
});

/** An official says by name: I help. */
export const takeUpUndertaking = action({
  name: "works.takeUp",
  input: naming,
  who: ["helpingOfficial", "connector", "publicServant"],
  within: servingRoles,
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, _input, undertaking): Promise<Done> => {
    if (!isRunning(undertaking)) return refuse("has_ended");
    if (undertaking.helpingOfficialId !== null) return refuse("helped_already");
    await saveHelp(acting.tx, acting.communityId, undertaking.id, memberOf(acting));
    acting.record({
      kind: "works.takenUp",
      ...aboutOf(undertaking),
      office: "helpingOfficial",
      nineAct: "recognise",
      data: { memberId: memberOf(acting) },
    });
    return ok({ number: undertaking.number });
  },
});

/** A neighbour's support, worry or question. It is heard; it stops nothing by itself. */
export const answerUndertaking = action({
  name: "works.answer",
  input: answering,
  who: "member",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, input, undertaking): Promise<Done> => {
    if (!isRunning(undertaking)) return refuse("has_ended");
    const answer = {
      id: acting.newId(),
      memberId: memberOf(acting),
      kind: input.kind,
      body: input.body,
      at: acting.now,
    };
    await insertAnswer(acting.tx, acting.communityId, undertaking.id, answer);
    acting.record({
      kind: "works.undertakingAnswered",
      ...aboutOf(undertaking),
      data: { memberId: answer.memberId, answerKind: answer.kind },
      texts: { body: answer.body },
    });
    return ok({ number: undertaking.number });
  },
});

/** The party's word beside an answer, once; also after it has ended. */
export const replyToAnswer = action({
  name: "works.reply",
  input: replying,
  who: "member",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, input, undertaking): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (!(await actsForParty(acting, undertaking))) return refuse("not_the_party");
    const answers = await listAnswers(tx, communityId, undertaking.id);
    if (!answers.some(({ id }) => id === input.answerId)) return refuse("answer_unknown");
    const reply = { memberId: memberOf(acting), body: input.body, at: now };
    if (!(await insertAnswerReply(tx, communityId, input.answerId, reply)))
      return refuse("replied_before");
    acting.record({
      kind: "works.undertakingReplied",
      ...aboutOf(undertaking),
      data: { memberId: reply.memberId },
      texts: { body: reply.body },
    });
    return ok({ number: undertaking.number });
  },
});

/** The party stops; nobody asks why, and what came of it may be told. */
export const endUndertaking = action({
  name: "works.end",
  input: ending,
  who: "member",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, input, undertaking): Promise<Done> => {
    if (!(await actsForParty(acting, undertaking))) return refuse("not_the_party");
    if (!isRunning(undertaking)) return refuse("has_ended");
    const { outcome } = input;
    await saveEnd(acting.tx, acting.communityId, undertaking.id, {
      state: "ended",
      at: acting.now,
      outcome,
    });
    acting.record({
      kind: "works.undertakingEnded",
      ...aboutOf(undertaking),
      data: { memberId: memberOf(acting) },
      texts: outcome ? { outcome } : {},
    });
    return ok({ number: undertaking.number });
  },
});

/** Who asked for it took it back with her letter: it stops. A second time changes nothing. */
export const endTakenBack = action({
  name: "works.endTakenBack",
  input: naming,
  who: "system",
  subject: { kind: undertakingKind, id: (input) => input.undertakingId },
  perform: async (acting, _input, undertaking): Promise<Done> => {
    if (!isRunning(undertaking)) return refuse("has_ended");
    const end = { state: "ended", at: acting.now, outcome: null } as const;
    await saveEnd(acting.tx, acting.communityId, undertaking.id, end);
    acting.record({ kind: "works.undertakingTakenBack", ...aboutOf(undertaking) });
    return ok({ number: undertaking.number });
  },
});

/**
 * Moves it to another lane inside another action's transaction, with all it holds: what was told and
 * answered stays here, and the record ties both. What had already ended stays ended.
 */
export async function moveWithin(
  acting: Acting,
  id: string,
  to: Subject & { readonly kind: "challenge" | "deal" },
): Promise<void> {
  const { tx, communityId } = acting;
  let undertaking = await lockUndertaking(tx, communityId, id);
  // What was due before the move is recorded at its own instant, as act does for its own subject.
  while (undertaking?.lapsesAt && isDue(undertaking, acting.now)) {
    await lapseUndertaking({ ...acting, now: undertaking.lapsesAt }, undertaking);
    undertaking = await lockUndertaking(tx, communityId, id);
  }
  if (!undertaking || !isRunning(undertaking)) return;
  await saveEnd(tx, communityId, id, {
    state: "moved",
    at: acting.now,
    outcome: null,
    movedTo: to.kind,
  });
  const { subject, about } = aboutOf(undertaking);
  acting.record({
    kind: "works.undertakingMoved",
    subject,
    about: [...about, to],
    data: { to: to.kind },
  });
}

/** Whether the actor speaks for the party: who started it, or a member of her organisation. */
async function actsForParty(acting: Acting, undertaking: Undertaking): Promise<boolean> {
  const memberId = memberOf(acting);
  if (undertaking.partyMemberId === memberId) return true;
  const { partyOrganizationId } = undertaking;
  return (
    partyOrganizationId !== null &&
    (await isMemberOfOrganization(acting.tx, acting.communityId, partyOrganizationId, memberId))
  );
}

function aboutOf(undertaking: Undertaking) {
  return {
    subject: { kind: "undertaking", id: undertaking.id },
    about: [
      { kind: "work", id: undertaking.workId },
      ...organizationAbout(undertaking.partyOrganizationId),
    ],
  };
}
