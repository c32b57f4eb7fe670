import type { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { act } from "#platform/act.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Context, Platform } from "#platform/context.ts";
import { findLastNumber, listSubjectsAfter } from "#platform/record.ts";
import { systemContext } from "#platform/settle.ts";
import type { FoundKinds } from "#platform/slots.ts";
import { troubleOf } from "#platform/trouble.ts";
import { rebuildFound, tellNext } from "./actions.ts";
import { findFollowed, findRebuiltOn, listBehind } from "./store.ts";

/**
 * Before anybody searches: tells all that the record knew when this was asked, stretch by stretch. So a
 * search finds what was done a moment before, and nothing that was taken back. Where nothing can be
 * written, for the disk is full, it gives the ids of what it could not tell anew: to be left out.
 */
export async function follow(
  platform: Platform,
  kinds: FoundKinds,
  communityId: string,
): Promise<readonly string[]> {
  const { database, clock } = platform;
  const { told, last, aheadMs } = await database.read(communityId, async (db) => {
    const [told, last, aheadMs] = await Promise.all([
      findFollowed(db, communityId),
      findLastNumber(db, communityId),
      findClockAheadMs(db, communityId),
    ]);
    return { told, last, aheadMs };
  });
  const at = { communityId, now: civilNow(clock, aheadMs) };
  try {
    for (let until = told; until < last; )
      until = await database.write(communityId, (tx) => tellNext(tx, at, kinds));
    return [];
  } catch (thrown) {
    if (troubleOf(thrown) !== "full") throw thrown;
    return database.read(communityId, async (db) => {
      const { subjects } = await listSubjectsAfter(db, communityId, told, untoldMost);
      return subjects.map(({ id }) => id);
    });
  }
}

/** Entries of the last minute: when a disk is full none come after them. */
const untoldMost = 10_000;

/** The same for all communities: before anybody reads what they share, and each minute. */
export async function followAll(platform: Platform, kinds: FoundKinds): Promise<readonly string[]> {
  const untold: string[] = [];
  const wrong: unknown[] = [];
  // One that cannot be told must not keep the others waiting.
  for (const id of await platform.database.readShared(listBehind))
    await follow(platform, kinds, id).then(
      (some) => untold.push(...some),
      (thrown: unknown) => wrong.push(thrown),
    );
  if (wrong.length > 0) throw wrong[0];
  return untold;
}

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
  await follow(platform, kinds, communityId);
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
