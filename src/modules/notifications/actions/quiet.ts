import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Acting } from "#platform/context.ts";
import { demands, outsideQuiet, standard } from "../model.ts";
import { findPreference } from "../store.ts";

/**
 * From when a mail about what somebody just did may go, in machine time: the end of its reader's quiet
 * hours; undefined: at once. `until` is the last day on which she can still answer: where that is over
 * before the quiet hours are, the mail does not wait. A reader without a membership (null), or who never
 * chose, has the standard.
 */
export async function mailFrom(
  {
    tx,
    communityId,
    actor,
    now,
    clock,
  }: Pick<Acting, "tx" | "communityId" | "actor" | "now" | "clock">,
  memberId: string | null,
  until: string | null = null,
): Promise<Date | undefined> {
  const { quiet } = memberId === null ? standard : await findPreference(tx, communityId, memberId);
  // A lapse is of its own instant, often midnight; her hours are those of when it is settled.
  const at =
    actor.kind === "system" ? civilNow(clock, await findClockAheadMs(tx, communityId)) : now;
  const end = outsideQuiet(quiet, at);
  if (end <= at || demands(until, end)) return undefined;
  return new Date(clock.machineNow().getTime() + end.getTime() - at.getTime());
}
