import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.community_state">;

/**
 * Machine time: sessions, limits, logs. Nothing else in Meent may ask the machine what time it is;
 * a tidy test holds it. Tests give a clock of their own.
 */
export interface Clock {
  machineNow(): Date;
}

export const machineClock: Clock = { machineNow: () => new Date() };

/** How far this community's civil time runs ahead of the machine's: 0 but for the time machine. */
export async function findClockAheadMs(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.community_state")
    .select("clock_ahead_ms")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return Number(row?.clock_ahead_ms ?? 0n);
}

/** Civil time: terms, lapses and charters go by it. */
export function civilNow(clock: Clock, aheadMs: number): Date {
  return new Date(clock.machineNow().getTime() + aheadMs);
}

/** Sets the time machine: never back, also when two travel at once, and in a demo only. */
export async function saveClockAheadMs(
  tx: Tx,
  communityId: string,
  aheadMs: number,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("platform.community_state")
    .set((eb) => ({
      clock_ahead_ms: eb.fn("greatest", ["clock_ahead_ms", eb.val(BigInt(Math.round(aheadMs)))]),
    }))
    .where("community_id", "=", communityId)
    .execute();
}
