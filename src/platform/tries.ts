import { createHash } from "node:crypto";
import { sql } from "kysely";
import { assert } from "#lib/assert.ts";
import type { Context, Platform } from "./context.ts";
import type { Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.tries" | "platform.installation">;

/** So many times in so many minutes of machine time. */
export interface Allowance {
  readonly most: number;
  readonly minutes: number;
}

/**
 * Counts a try and tells whether it is within the allowance. In a transaction of its own: what is
 * refused after it has still been tried. All processes count in one table, so together they allow no
 * more than one would.
 */
export async function countTry(
  platform: Platform,
  what: string,
  whose: string,
  ...allowances: readonly Allowance[]
): Promise<boolean> {
  const now = platform.clock.machineNow();
  return platform.database.writeShared(async (tx) => {
    const salt = await findSalt(tx);
    let isAllowed = true;
    for (const { most, minutes } of allowances) {
      const ms = minutes * 60_000;
      const endsAt = new Date((Math.floor(now.getTime() / ms) + 1) * ms);
      const key = createHash("sha256")
        .update([salt, what, String(minutes), whose].join("\n"))
        .digest("hex");
      const { count } = await tables<Tables>(tx)
        .insertInto("platform.tries")
        .values({ key, window_ends_at: endsAt, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["key", "window_ends_at"])
            .doUpdateSet({ count: sql<number>`platform.tries.count + 1` }),
        )
        .returning("count")
        .executeTakeFirstOrThrow();
      isAllowed &&= count <= most;
    }
    return isAllowed;
  });
}

/** What may come from one address, which a household, a library or a school shares, and in one community. */
export interface Turns {
  /** What is counted, as `signals.say`. */
  readonly what: string;
  readonly perSource: Allowance;
  readonly perCommunity: Allowance;
}

/** Takes a turn of a visitor: false where there were too many. Who floods uses up nothing of others. */
export async function takeTurn(
  { platform, communityId }: Pick<Context, "platform" | "communityId">,
  source: string,
  { what, perSource, perCommunity }: Turns,
): Promise<boolean> {
  return (
    (await countTry(platform, `${what}.source`, `${communityId} ${source}`, perSource)) &&
    (await countTry(platform, `${what}.community`, communityId, perCommunity))
  );
}

/** Each minute: what was counted in a window that is over is forgotten. */
export async function forgetTries({ database, clock }: Platform): Promise<void> {
  await database.writeShared((tx) =>
    tables<Tables>(tx)
      .deleteFrom("platform.tries")
      .where("window_ends_at", "<=", clock.machineNow())
      .execute(),
  );
}

async function findSalt(tx: Tx): Promise<string> {
  const row = await tables<Tables>(tx)
    .selectFrom("platform.installation")
    .select("salt")
    .executeTakeFirst();
  assert(row, "the database was born");
  return row.salt;
}
