import type { Task } from "./context.ts";
import type { Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.outbox">;

/** Leaves tasks for after commit, in their order; the worker's relay carries them to its own tables, once. */
export async function writeOutbox(
  tx: Tx,
  communityId: string,
  tasks: readonly (Task & { readonly id: string })[],
): Promise<void> {
  if (tasks.length === 0) return;
  await tables<Tables>(tx)
    .insertInto("platform.outbox")
    .values(
      tasks.map(({ id, task, payload }) => ({
        community_id: communityId,
        ...{ id, task, payload: JSON.stringify(payload) },
      })),
    )
    .execute();
}
