import { localDate } from "#lib/calendar.ts";
import { ok, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  type Coalition,
  decideLookBack,
  isRunning,
  leaving,
  lookingBack,
  nextOfWavering,
  ofCoalition,
  type Party,
  partyOf,
  remaining,
  staying,
  stayUntil,
} from "../model.ts";
import { insertLeaving, insertLookBack, insertStay, listParties, saveState } from "../store.ts";
import { aboutOf, close, coalitionKind, type Done, finish, goOn, untold } from "./kind.ts";
import { mailGuests } from "./telling.ts";

/** What comes after the signatures: somebody stops, the others go on or do not, all look back. */

/** A party stops. Nobody has to say why; the others are asked whether they go on. */
export const leaveCoalition = action({
  name: "coalitions.leave",
  input: leaving,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (acting, input, coalition): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (!isRunning(coalition)) return refuse("not_firm");
    const own = await ownPlace(acting, coalition);
    if (!own || own.left) return refuse("not_yours");
    const left = { ground: "left", reason: input.reason, at: now } as const;
    await insertLeaving(tx, communityId, own.id, left);
    acting.record({
      kind: "coalitions.left",
      ...aboutOf(coalition),
      data: placeData(own),
      texts: input.reason ? { reason: input.reason } : {},
    });
    const parties = await listParties(tx, communityId, coalition.id);
    if (remaining(parties).length < 2) await finish(acting, coalition, "ended");
    else {
      const round = coalition.round + 1;
      const until = stayUntil(acting.charter, localDate(now));
      const next = nextOfWavering({ ...coalition, round }, parties, until);
      await saveState(tx, communityId, coalition.id, { ...next, round });
      await mailGuests(acting, { ...coalition, ...next }, remaining(parties), "stay");
    }
    return ok({ number: coalition.number });
  },
});

/** A party goes on, now that another left. When each who remains said so, it is firm again at once. */
export const stayInCoalition = action({
  name: "coalitions.stay",
  input: ofCoalition,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (acting, _input, coalition): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (coalition.state !== "wavering" || !coalition.lapsesAt) return refuse("not_wavering");
    const own = await ownPlace(acting, coalition);
    if (!own || own.left) return refuse("not_yours");
    if (own.staysFor === coalition.round) return refuse("stays_already");
    await insertStay(tx, communityId, own.id, coalition.round, now);
    acting.record({ kind: "coalitions.stays", ...aboutOf(coalition), data: placeData(own) });
    const parties = await listParties(tx, communityId, coalition.id);
    const stay = staying(coalition, parties).length;
    if (stay === remaining(parties).length) await goOn(acting, coalition, stay);
    else {
      const next = nextOfWavering(coalition, parties, coalition.lapsesAt);
      await saveState(tx, communityId, coalition.id, next);
    }
    return ok({ number: coalition.number });
  },
});

/** A party says how it went; the last one closes what is over. */
export const lookBackOn = action({
  name: "coalitions.lookBack",
  input: lookingBack,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (acting, input, coalition): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const own = await ownPlace(acting, coalition);
    const decision = decideLookBack(coalition, own, localDate(now));
    if (!decision.ok) return decision;
    const { kept, words } = input;
    await insertLookBack(tx, communityId, decision.value.id, { kept, words, at: now });
    acting.record({
      kind: "coalitions.lookedBack",
      ...aboutOf(coalition),
      data: { ...placeData(decision.value), kept },
      texts: { words },
    });
    const parties = await listParties(tx, communityId, coalition.id);
    if (!isRunning(coalition) && untold(parties).length === 0) await close(acting, coalition);
    return ok({ number: coalition.number });
  },
});

async function ownPlace(acting: Acting, coalition: Coalition): Promise<Party | undefined> {
  const parties = await listParties(acting.tx, acting.communityId, coalition.id);
  return partyOf(parties, memberOf(acting));
}

/** Whose place it is, as the record names it. */
function placeData({ signature }: Party) {
  return {
    memberId: signature?.memberId ?? null,
    organizationId: signature?.organizationId ?? null,
  };
}
