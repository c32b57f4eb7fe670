import { localDate } from "#lib/calendar.ts";
import type { Result } from "#lib/result.ts";
import { dealClauses, proposeWithin, valueGateCents } from "#modules/deals";
import { isMemberOfOrganization } from "#modules/people";
import { findWork, listRequirements, type Work } from "#modules/works";
import type { SubjectKind } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { isSharedWith } from "../model/sharing.ts";
import {
  agreedPlan,
  type Challenge,
  type ChallengeRefusal,
  decideOffered,
  impasseFrom,
  isSilenceYes,
  type Offered,
  type Silence,
  silenceFor,
  silenceInForceOn,
  totalCents,
} from "../model.ts";
import {
  findDivision,
  listDueChallenges,
  listPromised,
  lockChallenge,
  saveAnswered,
  saveRunning,
} from "../store.ts";
import { aboutOf } from "./about.ts";
import { arrangeSharing, awaitFrom, endWaits } from "./awaiting.ts";
import { settleDoer } from "./doing.ts";
import { sumPartsCents } from "./parts.ts";

/** What all actions of a challenge share: how it lapses, and the deal that a yes puts on the table. */

export type Done = Result<{ number: string | null }, ChallengeRefusal>;

export const challengeKind: SubjectKind<Challenge> = {
  kind: "challenge",
  lock: lockChallenge,
  charterVersion: (challenge) => (challenge.term ? challenge.charterVersion : undefined),
  area: (challenge) => challenge.areaId,
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

async function acceptBySilence(acting: Acting, challenge: Challenge): Promise<void> {
  const { term } = challenge;
  if (!term) throw new Error("Assertion failed: what lapses was filed");
  await answered(acting, challenge, {
    state: "acceptedBySilence",
    at: acting.now,
    inForceOn: silenceInForceOn(term),
  });
  acting.record({
    kind: "challenges.acceptedBySilence",
    subject: { kind: "challenge", id: challenge.id },
    about: aboutOf(challenge),
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
  await answered(acting, challenge, {
    state: "impasse",
    at: acting.now,
    inForceOn: null,
    impasse: impasseFrom(acting.charter, localDate(acting.now)),
  });
  const onObjection = challenge.state === "objected";
  acting.record({
    kind: onObjection ? "challenges.silentOnObjection" : "challenges.silent",
    subject: { kind: "challenge", id: challenge.id },
    about: aboutOf(challenge),
    at: acting.now,
    data: {
      termEndedOn: (onObjection ? challenge.objection?.endsOn : challenge.term?.endsOn) ?? null,
    },
  });
}

async function startWork(acting: Acting, challenge: Challenge): Promise<void> {
  await saveRunning(acting.tx, acting.communityId, challenge.id);
  await settleDoer(acting, challenge);
}

/** Writes an answer, or what silence brought, and says who is up now. */
export async function answered(
  acting: Acting,
  challenge: Challenge,
  answer: Parameters<typeof saveAnswered>[3],
): Promise<void> {
  const { tx, communityId } = acting;
  const { id, workId } = challenge;
  await saveAnswered(tx, communityId, id, answer);
  await endWaits(acting, id, ["helper", "shareAnswer"], "void");
  const { refusal, impasse, state } = answer;
  if (refusal && refusal.counterOffer === null && refusal.counterOfferDueOn !== null)
    await awaitFrom(acting, id, "counterOffer", refusal.counterOfferDueOn);
  if (impasse) await awaitFrom(acting, id, "finalSay", impasse.endsOn);
  // A yes needs no offer any more, and no last word; nor does who goes away.
  if (state !== "refused" && state !== "impasse")
    await endWaits(acting, id, ["counterOffer", "finalSay", "sharing", "signature"], "void");
  await arrangeSharing(acting, workId);
}

/** Puts the deal on the table; a counter-offer that was taken is part of what is agreed. */
export async function proposeDeal(
  acting: Acting,
  challenge: Challenge,
  counterOffer?: string,
): Promise<void> {
  const work = await workOf(acting, challenge);
  const plan = agreedPlan(challenge);
  const silence = await silenceOf(acting, challenge, work);
  const division = await findDivision(acting.tx, acting.communityId, challenge.workId);
  // What was agreed on sharing the work is part of what each of them does.
  const shared = division && isSharedWith(division, challenge.id) ? division.body : undefined;
  const deal = await proposeWithin(acting, {
    title: work.title,
    origin: { kind: "challenge", id: challenge.id },
    areaId: challenge.areaId,
    partyMemberId: challenge.partyMemberId,
    partyOrganizationId: challenge.partyOrganizationId,
    contactMemberId: challenge.helpingOfficialId,
    what: [plan.why, shared, counterOffer].filter(Boolean).join("\n\n"),
    partyCarries: plan.experience,
    municipalityCarries: plan.cooperation,
    amountCents: totalCents(plan),
    termMonths: plan.years * 12,
    // A yes may come after the day they wanted to begin; a deal does not begin in the past.
    startsOn: plan.startsOn > localDate(acting.now) ? plan.startsOn : localDate(acting.now),
    route: routeOf(challenge, work),
    isSocialService: work.isSocialService,
    workId: work.id,
    requirements: (await listRequirements(acting.tx, acting.communityId, work.id)).map(
      ({ title }) => title,
    ),
    // Two may have a yes to one work; but no two deals bind for it without anyone's hand.
    silenceMayBind:
      silence !== null && isSilenceYes(silence) && !(await isPromisedToOther(acting, challenge)),
  });
  // Where no silence completes it, a hand must; that is awaited, and late it is public.
  if (deal.lapsesAt === null && deal.signBy)
    await awaitFrom(acting, challenge.id, "signature", deal.signBy);
}

/**
 * What silence is for what was agreed: as it was at filing, but a counter-offer that was taken may
 * change the sum, and with it the side of the gate.
 */
async function silenceOf(
  acting: Acting,
  challenge: Challenge,
  work: Work,
): Promise<Silence | null> {
  const { term, refusal } = challenge;
  if (term === null || !refusal?.offerTakenAt) return term?.silence ?? null;
  const { yearlyCents, years } = refusal.offered;
  if (yearlyCents === null && years === null) return term.silence;
  const gate = valueGateCents(acting.charter, work.route, work.isSocialService);
  const plan = agreedPlan(challenge);
  const others = await sumPartsCents(acting.tx, acting.communityId, { ...challenge, plan });
  const { bar } = silenceFor(acting.charter, totalCents(plan) + others, gate);
  return { ...term.silence, bar };
}

/** What a counter-offer changes in the plan, within the bounds of a plan. */
export async function decideOffer(
  acting: Acting,
  challenge: Challenge,
  given: Parameters<typeof decideOffered>[0],
): Promise<Result<Offered, ChallengeRefusal>> {
  return decideOffered(
    given,
    challenge.plan,
    await workOf(acting, challenge),
    acting.charter.value(dealClauses.maxYears),
    localDate(acting.now),
  );
}

/** What a counter-offer changes, as the record keeps it. */
export function offeredData({ yearlyCents, years, startsOn }: Offered) {
  return {
    offeredYearlyCents: yearlyCents === null ? null : String(yearlyCents),
    offeredYears: years,
    offeredStartsOn: startsOn,
  };
}

/**
 * Whether another has a yes to this work already, with whom it is not shared. Who agreed to share
 * takes nothing from the other.
 */
async function isPromisedToOther(acting: Acting, challenge: Challenge): Promise<boolean> {
  const { tx, communityId } = acting;
  const others = await listPromised(tx, communityId, challenge);
  const division = await findDivision(tx, communityId, challenge.workId);
  return others.some(
    ({ id }) => !isSharedWith(division, id) || !isSharedWith(division, challenge.id),
  );
}

/** No money, no subsidy: then it is an agreement, whatever the work's route. */
export function routeOf(challenge: Challenge, work: Work): Work["route"] {
  return agreedPlan(challenge).yearlyCents === 0n ? "agreementWithoutMoney" : work.route;
}

export async function workOf(acting: Acting, challenge: Challenge): Promise<Work> {
  const work = await findWork(acting.tx, acting.communityId, challenge.workId);
  if (!work) throw new Error("Assertion failed: a challenge is of a work");
  return work;
}

export function recordPrivately(acting: Acting, id: string, kind: string): void {
  acting.record({ kind, subject: { kind: "challenge", id }, isPublic: false });
}

/** Whether the actor speaks for the party: who filed it, or a member of her organisation. */
export async function actsForParty(acting: Acting, challenge: Challenge): Promise<boolean> {
  const memberId = memberOf(acting);
  if (challenge.partyMemberId === memberId) return true;
  const { partyOrganizationId } = challenge;
  return (
    partyOrganizationId !== null &&
    (await isMemberOfOrganization(acting.tx, acting.communityId, partyOrganizationId, memberId))
  );
}
