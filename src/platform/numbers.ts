import { sql } from "kysely";
import { localDate } from "#lib/calendar.ts";
import { type Prefix, shortNumber } from "#lib/ids.ts";
import type { Acting } from "./context.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.short_number">;

/**
 * The same as part of the statement that writes the thing, which gives it back: one answer less to wait
 * for, while whoever makes another such thing waits for this one.
 */
export function numbered(
  { communityId, now }: Pick<Acting, "communityId" | "now">,
  prefix: Prefix,
) {
  return sql<string>`platform.next_number(${communityId}, ${prefix}, ${yearOf(now)})`;
}

function yearOf(now: Date): number {
  return Number(localDate(now).slice(0, 4));
}

/** The next number people see, as `W-2026-014`: per community, kind and civil year, without a gap. */
export async function nextNumber(
  acting: Pick<Acting, "tx" | "communityId" | "now">,
  prefix: Prefix,
): Promise<string> {
  const year = yearOf(acting.now);
  const { last } = await tables<Tables>(acting.tx)
    .insertInto("platform.short_number")
    .values({ community_id: acting.communityId, prefix, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "prefix", "year"])
        .doUpdateSet((eb) => ({ last: eb("platform.short_number.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return shortNumber(prefix, year, last);
}
