import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.community_state">;

/** How a community stands: what it shows changes with its stamp, or with time. */
export interface Version {
  /** Another after every act, in every process; also where a backup was put back. */
  readonly stamp: string;
  /** How far its civil time runs ahead of the machine's. */
  readonly aheadMs: number;
}

/** The version of a community, as it stands when it is asked. */
export function findVersion(database: Database, communityId: string): Promise<Version> {
  return database.read(communityId, async (db) => {
    const row = await tables<Tables>(db)
      .selectFrom("platform.community_state")
      // The transaction that wrote the row tells apart two that counted to the same number.
      .select(["clock_ahead_ms", sql<string>`version || ' ' || xmin`.as("stamp")])
      .where("community_id", "=", communityId)
      .executeTakeFirstOrThrow();
    return { stamp: row.stamp, aheadMs: Number(row.clock_ahead_ms) };
  });
}
