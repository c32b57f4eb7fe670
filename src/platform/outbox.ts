import type { Task } from "./context.ts";
import type { Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.outbox">;

/** Leaves a task for after commit; the worker's relay carries it to its own tables, once. */
export async function writeOutbox(
  tx: Tx,
  communityId: string,
  id: string,
  { task, payload }: Task,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("platform.outbox")
    .values({ community_id: communityId, id, task, payload: JSON.stringify(payload) })
    .execute();
}
