import type { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { act } from "#platform/act.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Context, Platform } from "#platform/context.ts";
import { systemContext } from "#platform/settle.ts";
import type { FoundKinds } from "#platform/slots.ts";
import { rebuildFound } from "./actions.ts";
import { findRebuiltOn } from "./store.ts";

/**
 * In the first minutes of a civil day everything is told anew, so that roles which begin that day are
 * found, and what stood there before an upgrade brought searching. Gives what it changed.
 */
export async function rebuildOnceADay(
  platform: Platform,
  kinds: FoundKinds,
  communityId: string,
): Promise<number> {
  const { now, last } = await platform.database.read(communityId, async (db) => ({
    now: civilNow(platform.clock, await findClockAheadMs(db, communityId)),
    last: await findRebuiltOn(db, communityId),
  }));
  if (last === localDate(now)) return 0;
  return rebuildAll(systemContext(platform, communityId, now), kinds);
}

/** Tells all of a community anew, stretch by stretch. */
export async function rebuildAll(context: Context, kinds: FoundKinds): Promise<number> {
  const rebuild = rebuildFound(kinds);
  const stretch = async (asked: z.input<typeof rebuild.input>["stretch"]) => {
    const outcome = await act(rebuild, context, { stretch: asked });
    if (!outcome.ok) throw new Error(`telling everything anew: ${outcome.refusal}`);
    return outcome.value;
  };
  let changed = 0;
  for (const kind of Object.keys(kinds))
    for (const of of ["record", "documents"] as const) {
      let told = await stretch({ kind, of, after: null });
      changed += told.changed;
      while (told.next !== null) {
        told = await stretch({ kind, of, after: told.next });
        changed += told.changed;
      }
    }
  await stretch("done");
  return changed;
}
