import { localDate } from "#lib/calendar.ts";
import type { Result } from "#lib/result.ts";
import type { SubjectKind } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import {
  type Coalition,
  type CoalitionRefusal,
  nextOfFirm,
  nextOfOver,
  over,
  type Party,
  remaining,
  staying,
} from "../model.ts";
import {
  insertLeaving,
  listDueCoalitions,
  listParties,
  lockCoalition,
  saveState,
} from "../store.ts";
import { mailGuests } from "./telling.ts";

export type Done = Result<{ number: string }, CoalitionRefusal>;

export const coalitionKind: SubjectKind<Coalition> = {
  kind: "coalition",
  lock: lockCoalition,
  charterVersion: (coalition) => coalition.charterVersion,
  area: (coalition) => coalition.areaId,
  listDue: listDueCoalitions,
  lapse: lapseCoalition,
};

/** What becomes of it by the mere passing of time, at its own instant. */
async function lapseCoalition(acting: Acting, coalition: Coalition): Promise<void> {
  switch (coalition.lapsesTo) {
    case "expired":
      return expire(acting, coalition);
    case "firm":
      return goOnWithThoseWhoStay(acting, coalition);
    case "ended":
    case "finished":
      return finish(acting, coalition, coalition.lapsesTo);
    case "closed":
      return close(acting, coalition);
    default:
      throw new Error(`Assertion failed: an agreement does not lapse to ${coalition.lapsesTo}`);
  }
}

/** Not all signed in time: nothing binds, and nobody but its parties ever saw it. */
async function expire(acting: Acting, coalition: Coalition): Promise<void> {
  await saveState(acting.tx, acting.communityId, coalition.id, over("expired"));
  acting.record({
    kind: "coalitions.expired",
    ...aboutOf(coalition),
    at: acting.now,
    isPublic: false,
  });
}

/** Two or more said that they go on: who said nothing is not held to a promise with others. */
async function goOnWithThoseWhoStay(acting: Acting, coalition: Coalition): Promise<void> {
  const parties = await listParties(acting.tx, acting.communityId, coalition.id);
  const stay = staying(coalition, parties);
  for (const party of remaining(parties))
    if (!stay.includes(party))
      await insertLeaving(acting.tx, acting.communityId, party.id, {
        ground: "silent",
        reason: "",
        at: acting.now,
      });
  await goOn(acting, coalition, stay.length);
}

/** Firm again with who remain; the term goes on as it was. */
export async function goOn(acting: Acting, coalition: Coalition, count: number): Promise<void> {
  const next = nextOfFirm(coalition);
  await saveState(acting.tx, acting.communityId, coalition.id, next);
  acting.record({
    kind: "coalitions.wentOn",
    ...aboutOf(coalition),
    at: acting.now,
    data: { parties: count },
  });
}

/** Its term has passed, or too few remain; all look back, and then it is closed. */
export async function finish(
  acting: Acting,
  coalition: Coalition,
  state: "finished" | "ended",
): Promise<void> {
  const { tx, communityId, now, charter } = acting;
  await saveState(tx, communityId, coalition.id, nextOfOver(state, localDate(now), charter));
  acting.record({ kind: `coalitions.${state}`, ...aboutOf(coalition), at: now });
  const parties = await listParties(tx, communityId, coalition.id);
  if (untold(parties).length === 0) await close(acting, coalition);
  else await mailGuests(acting, coalition, untold(parties), "lookBack");
}

/** All told how it went, or the time for it has passed: it stands with who did not. */
export async function close(acting: Acting, coalition: Coalition): Promise<void> {
  const parties = await listParties(acting.tx, acting.communityId, coalition.id);
  await saveState(acting.tx, acting.communityId, coalition.id, over("closed"));
  acting.record({
    kind: "coalitions.closed",
    ...aboutOf(coalition),
    at: acting.now,
    data: { missing: untold(parties).length },
  });
}

/** Who is still to say how it went; who left may, and need not. */
export function untold(parties: readonly Party[]): readonly Party[] {
  return remaining(parties).filter(({ lookBack }) => lookBack === null);
}

/** On whose pages an entry of it shows too. */
export function aboutOf({ id, workId }: Pick<Coalition, "id" | "workId">) {
  return {
    subject: { kind: "coalition", id },
    about: workId ? [{ kind: "work", id: workId }] : [],
  };
}
