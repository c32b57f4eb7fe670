import { localDate } from "#lib/calendar.ts";
import { ok, refuse } from "#lib/result.ts";
import { lapseInstant } from "#lib/terms.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import {
  agreedPlan,
  decideCounterOfferTaken,
  decideObjection,
  decideToCouncil,
  filing,
  impasseFrom,
  objecting,
  offering,
  totalCents,
} from "../model.ts";
import { saveCounterOffer, saveObjected } from "../store.ts";
import { aboutOf } from "./about.ts";
import { endWaits } from "./awaiting.ts";
import {
  actsForParty,
  answered,
  challengeKind,
  type Done,
  decideOffer,
  offeredData,
  proposeDeal,
} from "./kind.ts";

/** After a no: the counter-offer, the objection, the council. */

/** The counter-offer that the refusal still owed. */
export const giveCounterOffer = action({
  name: "challenges.counterOffer",
  input: offering,
  who: ["alderman", "mayor"],
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    if (challenge.refusal === null) return refuse("no_refusal");
    if (challenge.refusal.counterOffer !== null) return refuse("counter_offer_given");
    const offered = await decideOffer(acting, challenge, input);
    if (!offered.ok) return offered;
    const { counterOffer } = input;
    await saveCounterOffer(
      acting.tx,
      acting.communityId,
      challenge.id,
      counterOffer,
      offered.value,
    );
    await endWaits(acting, challenge.id, ["counterOffer"], "met");
    acting.record({
      kind: "challenges.counterOffered",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      office: "executive",
      data: offeredData(offered.value),
      texts: { counterOffer },
    });
    return ok({ number: challenge.number });
  },
});

/** The party takes the counter-offer: what would make it a yes makes it a yes. */
export const takeCounterOffer = action({
  name: "challenges.takeCounterOffer",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const decision = decideCounterOfferTaken(challenge, acting.now);
    if (!decision.ok) return decision;
    const refusal = decision.value;
    const taken = { ...challenge, refusal };
    await answered(acting, challenge, {
      state: "accepted",
      at: acting.now,
      inForceOn: localDate(acting.now),
      refusal,
    });
    acting.record({
      kind: "challenges.counterOfferTaken",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      nineAct: "legitimise",
      data: { memberId: memberOf(acting), amountCents: String(totalCents(agreedPlan(taken))) },
    });
    await proposeDeal(acting, taken, refusal.counterOffer);
    return ok({ number: challenge.number });
  },
});

/** The party objects to the refusal, within six weeks (Awb 6:7). */
export const objectToRefusal = action({
  name: "challenges.object",
  input: objecting,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const today = localDate(acting.now);
    const decision = decideObjection(challenge, acting.charter, input.reason, today);
    if (!decision.ok) return decision;
    const objection = decision.value;
    const lapsesAt = lapseInstant(objection.endsOn);
    await saveObjected(acting.tx, acting.communityId, challenge.id, objection, lapsesAt);
    acting.record({
      kind: "challenges.objected",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      data: { memberId: memberOf(acting), endsOn: objection.endsOn },
      texts: { objection: input.reason },
    });
    return ok({ number: challenge.number });
  },
});

/** Where no objection is to be made (any more), the party puts the refusal to the council. */
export const putToCouncil = action({
  name: "challenges.putToCouncil",
  input: filing,
  who: "member",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, _input, challenge): Promise<Done> => {
    if (!(await actsForParty(acting, challenge))) return refuse("not_the_party");
    const today = localDate(acting.now);
    const decision = decideToCouncil(challenge, today);
    if (!decision.ok) return decision;
    const impasse = impasseFrom(acting.charter, today);
    await answered(acting, challenge, {
      state: "impasse",
      at: challenge.decidedAt ?? acting.now,
      inForceOn: null,
      impasse,
    });
    acting.record({
      kind: "challenges.putToCouncil",
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
      data: { memberId: memberOf(acting), endsOn: impasse.endsOn },
    });
    return ok({ number: challenge.number });
  },
});
