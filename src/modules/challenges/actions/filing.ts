import type { z } from "zod";
import { addDays, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { dealClauses, lockParty, valueGateCents } from "#modules/deals";
import { findTakesPart, isMemberOfOrganization, keepOnBehalf } from "#modules/people";
import { findWork } from "#modules/works";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import {
  type ChallengeRefusal,
  challengeClauses,
  completing,
  decidePlan,
  drafting,
  filing,
  lapseOf,
  type Plan,
  silenceFor,
  termFrom,
  totalCents,
} from "../model.ts";
import {
  deleteDraft,
  findDraftOf,
  hasLiveChallenge,
  hasLiveOfOrganization,
  insertDraft,
  lockSharing,
  saveCompleted,
  saveFiled,
  saveHelper,
  savePlan,
} from "../store.ts";
import { aboutOf } from "./about.ts";
import { arrangeSharing, awaitFrom, endWaits } from "./awaiting.ts";
import { actsForParty, challengeKind, type Done, recordPrivately, workOf } from "./kind.ts";
import { moveUndertakingOf } from "./moving.ts";
import { sumPartsCents } from "./parts.ts";

/** From the two answers to a complete plan, and taking it back. */

/** Saves the two answers as a draft that only the party sees; again with the same work changes it. */
export const draftChallenge = action({
  name: "challenges.draft",
  input: drafting,
  who: "member",
  area: async ({ workId }, { tx, communityId }) =>
    (await findWork(tx, communityId, workId))?.areaId ?? null,
  perform: async (
    acting,
    input,
  ): Promise<Result<{ id: string }, ChallengeRefusal | "not_allowed">> => {
    const { tx, communityId } = acting;
    if (!(await findTakesPart(tx, communityId))) return refuse("municipality_absent");
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
    // One at a time for a work: a second press of hers finds the draft of the first.
    await lockSharing(tx, communityId, work.id);
    const existing = await findDraftOf(tx, communityId, work.id, memberId, acting.now);
    if (existing) {
      await savePlan(tx, communityId, {
        id: existing.id,
        partyOrganizationId: input.organizationId,
        plan: { ...existing.plan, ...plan },
      });
      recordPrivately(acting, existing.id, "challenges.draftChanged");
      const kept = await keepOnBehalf(acting, subjectOf(existing.id), input.onBehalf, false);
      if (!kept.ok) return kept;
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
    const kept = await keepOnBehalf(acting, subjectOf(id), input.onBehalf, false);
    if (!kept.ok) return kept;
    return ok({ id });
  },
});

function subjectOf(id: string) {
  return { kind: "challenge", id };
}

function planOf(input: z.output<typeof drafting>): Plan {
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

/**
 * Drafts inside another action's transaction: a letter to a municipality that joined since. What the
 * schema refuses is our own mistake, for a letter asks the same two answers.
 */
export function draftWithin(acting: Acting, input: z.input<typeof drafting>) {
  return draftChallenge.perform(acting, drafting.parse(input), undefined);
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
    if (!(await findTakesPart(acting.tx, acting.communityId))) return refuse("municipality_absent");
    const work = await workOf(acting, challenge);
    const decision = decidePlan(
      challenge.plan,
      work,
      acting.charter.value(dealClauses.maxYears),
      localDate(acting.now),
    );
    if (!decision.ok) return decision;
    // One at a time for a work: two members of one organisation would each find it free.
    await lockSharing(acting.tx, acting.communityId, work.id);
    const { partyOrganizationId } = challenge;
    if (
      partyOrganizationId &&
      (await hasLiveOfOrganization(acting.tx, acting.communityId, work.id, partyOrganizationId))
    )
      return refuse("challenge_exists");
    const gate = valueGateCents(acting.charter, work.route, work.isSocialService);
    // In parts it is still the whole: what this party asks and has for this work already counts.
    const { tx, communityId } = acting;
    await lockParty(tx, communityId, partyOrganizationId ?? challenge.partyMemberId);
    const others = await sumPartsCents(tx, communityId, challenge);
    const silence = silenceFor(acting.charter, totalCents(challenge.plan) + others, gate);
    const term = termFrom(acting.charter, acting.now, silence);
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
      about: aboutOf(challenge),
      data: {
        partyId: challenge.partyMemberId,
        organizationId: challenge.partyOrganizationId,
        weeks: term.weeks,
        termEndsOn: term.endsOn,
        amountCents: String(totalCents(challenge.plan)),
      },
      texts: { why: challenge.plan.why, cooperation: challenge.plan.cooperation },
    });
    await moveUndertakingOf(acting, challenge.id);
    const helpDueOn = addDays(term.filedOn, acting.charter.value(challengeClauses.acknowledgeDays));
    await awaitFrom(acting, challenge.id, "helper", helpDueOn);
    await arrangeSharing(acting, work.id);
    return ok({ number });
  },
});

/** A helping official stands beside the party, by name. */
export const takeUpChallenge = action({
  name: "challenges.takeUp",
  input: filing,
  who: ["helpingOfficial", "connector"],
  within: servingRoles,
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (challenge.helpingOfficialId !== null) return refuse("helped_already");
    if (challenge.state !== "filed" && challenge.state !== "inDecision")
      return refuse("already_decided");
    await saveHelper(acting.tx, acting.communityId, challenge.id, memberOf(acting));
    await endWaits(acting, challenge.id, ["helper"], "met");
    acting.record({
      kind: "challenges.takenUp",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
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
  perform: async (acting, input, challenge): Promise<Done> => {
    const isParty = await actsForParty(acting, challenge);
    const isHelper = !isParty && hasRole(acting, "helpingOfficial", "connector");
    if (!isParty && !isHelper) return refuse("not_the_party");
    // The plan is the party's own: until the decision it mends what was written down for it.
    const isOpen = challenge.state === "filed" || (isParty && challenge.state === "inDecision");
    if (!isOpen) return refuse("cannot_be_completed_now");
    const { challengeId: _, ...texts } = input;
    await saveCompleted(
      acting.tx,
      acting.communityId,
      challenge.id,
      { ...challenge.plan, ...texts },
      acting.now,
    );
    if (isHelper && challenge.helpingOfficialId === null) {
      await saveHelper(acting.tx, acting.communityId, challenge.id, memberOf(acting));
      await endWaits(acting, challenge.id, ["helper"], "met");
    }
    acting.record({
      kind: challenge.state === "filed" ? "challenges.completed" : "challenges.planMended",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      ...(isHelper && { office: "helpingOfficial", nineAct: "shareKnowledge" as const }),
      data: { memberId: memberOf(acting) },
      texts,
    });
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
