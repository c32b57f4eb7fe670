import { localDate } from "#lib/calendar.ts";
import { isOneOf, partyAwaited, type Somebody, type Waiting } from "#lib/waits.ts";
import type { Slots } from "#platform/slots.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import { type Coalition, decideLookBack, type Party, remaining } from "../model.ts";
import { listCoalitions, listParties } from "../store.ts";
import { texts } from "../texts.ts";

/** Who is asked whether it goes on, and who is still to look back. A proposal is nobody else's business. */
export const waits: WaitsSlot = {
  list: async (db, { communityId, now, on, limit }) => {
    const found: Waiting[] = [];
    const states = ["firm", "wavering", "ended", "finished"] as const;
    for (const coalition of await listCoalitions(db, communityId, now, { states }, limit)) {
      const all = await listParties(db, communityId, coalition.id);
      const parties = remaining(all);
      const lastLeft = all
        .flatMap(({ left }) => (left ? [localDate(left.at)] : []))
        .sort()
        .at(-1);
      for (const party of parties) {
        const others = parties.filter(({ id }) => id !== party.id);
        const [other] = others.length > 0 ? others : parties;
        const awaited =
          other && waitOn(coalition, party, other, { today: localDate(now), lastLeft });
        if (awaited && isOneOf(awaited.on, on)) found.push(awaited);
      }
    }
    return found;
  },
  words: {
    "coalitions.stay": { nl: texts.nl.waits.stay, en: texts.en.waits.stay },
    "coalitions.lookBack": { nl: texts.nl.waits.lookBack, en: texts.en.waits.lookBack },
  },
};

function waitOn(
  coalition: Coalition,
  party: Party,
  other: Party,
  { today, lastLeft = today }: { readonly today: string; readonly lastLeft: string | undefined },
): Waiting | undefined {
  const common = {
    who: somebody(other),
    on: somebody(party),
    about: { kind: "coalition", id: coalition.id },
  };
  const until = coalition.lapsesAt ? localDate(new Date(coalition.lapsesAt.getTime() - 1)) : null;
  if (coalition.state === "wavering" && party.staysFor !== coalition.round)
    return { ...common, what: "coalitions.stay", since: lastLeft, until };
  if (decideLookBack(coalition, party, today).ok)
    return {
      ...common,
      what: "coalitions.lookBack",
      since: coalition.looksBackOn < today ? coalition.looksBackOn : lastLeft,
      until: coalition.state === "firm" ? null : until,
    };
  return undefined;
}

/** A party as waits name it: its organisation, else who signed. */
function somebody({ signature, name }: Party): Somebody {
  return signature
    ? partyAwaited({
        partyMemberId: signature.memberId,
        partyOrganizationId: signature.organizationId,
      })
    : { kind: "outside", name };
}

/** Who carry something together now, where it is of one area. */
export const atWork: NonNullable<Slots["atWork"]> = async (db, { communityId, now, limit }) => {
  const found = [];
  const states = ["firm", "wavering"] as const;
  for (const coalition of await listCoalitions(db, communityId, now, { states }, limit)) {
    const { id, areaId } = coalition;
    if (areaId === null) continue;
    for (const party of remaining(await listParties(db, communityId, id)))
      found.push({ party: somebody(party), about: { kind: "coalition", id }, areaId });
  }
  return found.slice(0, limit);
};
