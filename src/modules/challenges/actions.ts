import { localDate, startOfDay } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { dealClauses, proposeWithin, valueGateCents } from "#modules/deals";
import { findOrganization, isMemberOfOrganization, listNames } from "#modules/people";
import { findWork, handOverWithin, type Work } from "#modules/works";
import { act, action, type SubjectKind } from "#platform/act.ts";
import { type Acting, type Context, hasRole, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import { findEntry } from "#platform/record.ts";
import {
  type Challenge,
  type ChallengeRefusal,
  completing,
  decideAnswer,
  decideExtension,
  decidePlan,
  deciding,
  drafting,
  extending,
  filing,
  isSilenceYes,
  lapseOf,
  type Plan,
  replying,
  silenceFor,
  silenceInForceOn,
  termFrom,
  totalCents,
} from "./model.ts";
import {
  deleteDraft,
  findDraftOf,
  hasLiveChallenge,
  insertDraft,
  insertReply,
  listDueChallenges,
  lockChallenge,
  saveAgreed,
  saveAnswered,
  saveCompleted,
  saveExtended,
  saveFiled,
  saveHelper,
  savePlan,
  saveRunning,
} from "./store.ts";

type Done = Result<{ number: string | null }, ChallengeRefusal>;

export const challengeKind: SubjectKind<Challenge> = {
  kind: "challenge",
  lock: lockChallenge,
  charterVersion: (challenge) => (challenge.term ? challenge.charterVersion : undefined),
  listDue: listDueChallenges,
  lapse: async (acting, challenge) => {
    switch (challenge.lapsesTo) {
      case "acceptedBySilence":
        return acceptBySilence(acting, challenge);
      case "impasse":
        return publishSilence(acting, challenge);
      case "running":
        return startWork(acting, challenge);
      default:
        throw new Error(`Assertion failed: a challenge does not lapse to ${challenge.lapsesTo}`);
    }
  },
};

/** Saves the two answers as a draft that only the party sees; again with the same work changes it. */
export const draftChallenge = action({
  name: "challenges.draft",
  input: drafting,
  who: "member",
  perform: async (acting, input): Promise<Result<{ id: string }, ChallengeRefusal>> => {
    const { tx, communityId } = acting;
    const memberId = memberOf(acting);
    const work = await findWork(tx, communityId, input.workId);
    if (!work) return refuse("work_unknown");
    const plan = planOf(input);
    const decision = decidePlan(
      plan,
      work,
      acting.charter.value(dealClauses.maxYears),
      localDate(acting.now),
    );
    if (!decision.ok) return decision;
    if (
      input.organizationId &&
      !(await isMemberOfOrganization(tx, communityId, input.organizationId, memberId))
    )
      return refuse("organization_not_yours");
    const existing = await findDraftOf(tx, communityId, work.id, memberId, acting.now);
    if (existing) {
      await savePlan(tx, communityId, {
        id: existing.id,
        partyOrganizationId: input.organizationId,
        plan: { ...existing.plan, ...plan },
      });
      recordPrivately(acting, existing.id, "challenges.draftChanged");
      return ok({ id: existing.id });
    }
    if (await hasLiveChallenge(tx, communityId, work.id, memberId))
      return refuse("challenge_exists");
    const id = acting.newId();
    await insertDraft(
      tx,
      communityId,
      {
        id,
        workId: work.id,
        areaId: work.areaId,
        partyMemberId: memberId,
        partyOrganizationId: input.organizationId,
        plan,
        charterVersion: acting.charter.version,
      },
      acting.now,
    );
    recordPrivately(acting, id, "challenges.drafted");
    return ok({ id });
  },
});

function planOf(input: import("zod").output<typeof drafting>): Plan {
  return {
    why: input.why,
    cooperation: input.cooperation,
    experience: "",
    support: "",
    costs: "",
    quality: "",
    protection: "",
    yearlyCents: input.yearlyAmount,
    years: input.years,
    startsOn: input.startsOn,
  };
}

function recordPrivately(acting: Acting, id: string, kind: string): void {
  acting.record({ kind, subject: { kind: "challenge", id }, isPublic: false });
}

/** Files the draft: from now on it is public and the clock runs against the institution. */
export const fileChallenge = action({
  name: "challenges.file",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  may: (actor, challenge) => actor.kind === "member" && challenge.partyMemberId === actor.memberId,
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (challenge.state !== "draft") return refuse("not_a_draft");
    const work = await workOf(acting, challenge);
    const decision = decidePlan(
      challenge.plan,
      work,
      acting.charter.value(dealClauses.maxYears),
      localDate(acting.now),
    );
    if (!decision.ok) return decision;
    const gate = valueGateCents(acting.charter, work.route, work.isSocialService);
    const term = termFrom(
      acting.charter,
      acting.now,
      silenceFor(acting.charter, totalCents(challenge.plan), gate),
    );
    const number = await nextNumber(acting, "U");
    await saveFiled(acting.tx, acting.communityId, {
      id: challenge.id,
      number,
      charterVersion: acting.charter.version,
      term,
      ...lapseOf(term),
    });
    acting.record({
      kind: "challenges.filed",
      subject: { kind: "challenge", id: challenge.id },
      about: [{ kind: "work", id: work.id }],
      data: {
        partyId: challenge.partyMemberId,
        organizationId: challenge.partyOrganizationId,
        weeks: term.weeks,
        termEndsOn: term.endsOn,
        amountCents: String(totalCents(challenge.plan)),
      },
      texts: { why: challenge.plan.why, cooperation: challenge.plan.cooperation },
    });
    return ok({ number });
  },
});

/** A helping official stands beside the party, by name. */
export const takeUpChallenge = action({
  name: "challenges.takeUp",
  input: filing,
  who: ["helpingOfficial", "connector"],
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (challenge.helpingOfficialId !== null) return refuse("helped_already");
    if (challenge.state !== "filed" && challenge.state !== "inDecision")
      return refuse("already_decided");
    await saveHelper(acting.tx, acting.communityId, challenge.id, memberOf(acting));
    acting.record({
      kind: "challenges.takenUp",
      subject: { kind: "challenge", id: challenge.id },
      about: [{ kind: "work", id: challenge.workId }],
      office: "helpingOfficial",
      nineAct: "recognise",
      data: { memberId: memberOf(acting) },
    });
    return ok({ number: challenge.number });
  },
});

/** The party and the helping official complete the plan to its seven contents, together. */
export const completeChallenge = action({
  name: "challenges.complete",
  input: completing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  may: (actor, challenge, roles) =>
    actor.kind === "member" &&
    (challenge.partyMemberId === actor.memberId ||
      roles.some(({ role }) => role === "helpingOfficial" || role === "connector")),
  perform: async (acting, input, challenge): Promise<Done> => {
    if (challenge.state !== "filed") return refuse("cannot_be_completed_now");
    const isHelper = hasRole(acting, "helpingOfficial", "connector");
    const { challengeId: _, ...texts } = input;
    await saveCompleted(
      acting.tx,
      acting.communityId,
      challenge.id,
      { ...challenge.plan, ...texts },
      acting.now,
    );
    if (isHelper && challenge.helpingOfficialId === null)
      await saveHelper(acting.tx, acting.communityId, challenge.id, memberOf(acting));
    acting.record({
      kind: "challenges.completed",
      subject: { kind: "challenge", id: challenge.id },
      about: [{ kind: "work", id: challenge.workId }],
      ...(isHelper && { office: "helpingOfficial", nineAct: "shareKnowledge" as const }),
      data: { memberId: memberOf(acting) },
      texts,
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
    const decision = decideExtension(challenge, acting.charter, input.reason);
    if (!decision.ok) return decision;
    const term = decision.value;
    await saveExtended(acting.tx, acting.communityId, challenge.id, term, lapseOf(term).lapsesAt);
    acting.record({
      kind: "challenges.extended",
      subject: { kind: "challenge", id: challenge.id },
      about: [{ kind: "work", id: challenge.workId }],
      office: "executive",
      data: { weeks: term.extension?.weeks ?? 0, termEndsOn: term.endsOn },
      texts: { reason: input.reason },
    });
    return ok({ number: challenge.number });
  },
});

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
      await saveAnswered(acting.tx, acting.communityId, challenge.id, {
        state: "accepted",
        at: acting.now,
        inForceOn: localDate(acting.now),
        refusal: null,
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
      const { ground, reason, counterOffer } = input;
      await saveAnswered(acting.tx, acting.communityId, challenge.id, {
        state: "refused",
        at: acting.now,
        inForceOn: null,
        refusal: { ground, reason, counterOffer },
      });
      acting.record({
        kind: "challenges.refused",
        subject,
        about,
        office: "executive",
        data: { ground },
        texts: { reason, counterOffer },
      });
    }
    return ok({ number: challenge.number });
  },
});

/** Throws a draft away. It was never public; neither is its end. */
export const discardDraft = action({
  name: "challenges.discard",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  may: (actor, challenge) => actor.kind === "member" && challenge.partyMemberId === actor.memberId,
  perform: async (acting, _input, challenge): Promise<Done> => {
    // What was filed since, in another tab, is withdrawn on its own page and not by this button.
    if (challenge.state !== "draft") return refuse("not_a_draft");
    await deleteDraft(acting.tx, acting.communityId, challenge.id);
    recordPrivately(acting, challenge.id, "challenges.discarded");
    return ok({ number: null });
  },
});

/** The party takes its challenge back; nobody asks why. */
export const withdrawChallenge = action({
  name: "challenges.withdraw",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  may: (actor, challenge) => actor.kind === "member" && challenge.partyMemberId === actor.memberId,
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (challenge.state !== "filed" && challenge.state !== "inDecision")
      return refuse("cannot_be_withdrawn_now");
    await saveAnswered(acting.tx, acting.communityId, challenge.id, {
      state: "withdrawn",
      at: acting.now,
      inForceOn: null,
      refusal: null,
    });
    acting.record({
      kind: "challenges.withdrawn",
      subject: { kind: "challenge", id: challenge.id },
      about: [{ kind: "work", id: challenge.workId }],
    });
    return ok({ number: challenge.number });
  },
});

/** Entries that decide something, beside which a reply may stand. */
export const decisionKinds: readonly string[] = [
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
  may: (actor, challenge, roles) =>
    actor.kind === "member" &&
    (challenge.partyMemberId === actor.memberId ||
      roles.some(({ role }) => role === "alderman" || role === "helpingOfficial")),
  perform: async (acting, input, challenge): Promise<Done> => {
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
      about: [{ kind: "work", id: challenge.workId }],
      data: { memberId: memberOf(acting), to: input.entryNumber },
      texts: { body: input.body },
    });
    return ok({ number: challenge.number });
  },
});

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
    const firstDay = startOfDay(challenge.plan.startsOn);
    const startsAt = firstDay > acting.now ? firstDay : acting.now;
    await saveAgreed(acting.tx, acting.communityId, challenge.id, startsAt);
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

/* Lapses ---------------------------------------------------------------------------------------- */

async function acceptBySilence(acting: Acting, challenge: Challenge): Promise<void> {
  const { term } = challenge;
  if (!term) throw new Error("Assertion failed: what lapses was filed");
  await saveAnswered(acting.tx, acting.communityId, challenge.id, {
    state: "acceptedBySilence",
    at: acting.now,
    inForceOn: silenceInForceOn(term),
    refusal: null,
  });
  acting.record({
    kind: "challenges.acceptedBySilence",
    subject: { kind: "challenge", id: challenge.id },
    about: [{ kind: "work", id: challenge.workId }],
    at: acting.now,
    nineAct: "legitimise",
    data: {
      basis: term.silence.basis,
      termEndedOn: term.endsOn,
      inForceOn: silenceInForceOn(term),
    },
  });
  await proposeDeal(acting, challenge);
}

async function publishSilence(acting: Acting, challenge: Challenge): Promise<void> {
  await saveAnswered(acting.tx, acting.communityId, challenge.id, {
    state: "impasse",
    at: acting.now,
    inForceOn: null,
    refusal: null,
  });
  acting.record({
    kind: "challenges.silent",
    subject: { kind: "challenge", id: challenge.id },
    about: [{ kind: "work", id: challenge.workId }],
    at: acting.now,
    data: { termEndedOn: challenge.term?.endsOn ?? null },
  });
}

async function startWork(acting: Acting, challenge: Challenge): Promise<void> {
  await saveRunning(acting.tx, acting.communityId, challenge.id);
  const doer = { kind: "people" as const, name: await partyName(acting, challenge) };
  await handOverWithin(acting, challenge.workId, doer, { kind: "challenge", id: challenge.id });
}

async function proposeDeal(acting: Acting, challenge: Challenge): Promise<void> {
  const work = await workOf(acting, challenge);
  const { plan, term } = challenge;
  await proposeWithin(acting, {
    title: work.title,
    origin: { kind: "challenge", id: challenge.id },
    areaId: challenge.areaId,
    partyMemberId: challenge.partyMemberId,
    partyOrganizationId: challenge.partyOrganizationId,
    contactMemberId: challenge.helpingOfficialId,
    what: plan.why,
    partyCarries: plan.experience,
    municipalityCarries: plan.cooperation,
    amountCents: totalCents(plan),
    termMonths: plan.years * 12,
    // A yes may come after the day they wanted to begin; a deal does not begin in the past.
    startsOn: plan.startsOn > localDate(acting.now) ? plan.startsOn : localDate(acting.now),
    route: plan.yearlyCents === 0n ? "agreementWithoutMoney" : work.route,
    silenceMayBind: term !== null && isSilenceYes(term.silence),
  });
}

async function workOf(acting: Acting, challenge: Challenge): Promise<Work> {
  const work = await findWork(acting.tx, acting.communityId, challenge.workId);
  if (!work) throw new Error("Assertion failed: a challenge is of a work");
  return work;
}

async function partyName(acting: Acting, challenge: Challenge): Promise<string> {
  const { tx, communityId } = acting;
  const organization =
    challenge.partyOrganizationId &&
    (await findOrganization(tx, communityId, challenge.partyOrganizationId));
  if (organization) return organization.name;
  const names = await listNames(tx, communityId, [challenge.partyMemberId]);
  return names.get(challenge.partyMemberId) ?? "";
}
