import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.community_state" | "platform.installation">;

/** Opens the counters and the empty record of a new community. */
export async function openCommunityState(tx: Tx, communityId: string): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("platform.community_state")
    .values({ community_id: communityId })
    .execute();
}

/** Whether this database was born as a demo; undefined while it was not yet born. */
export async function findInstallation(db: Db): Promise<{ readonly isDemo: boolean } | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.installation")
    .select("demo")
    .executeTakeFirst();
  return row && { isDemo: row.demo };
}
