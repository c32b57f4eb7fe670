import type { CompiledQuery } from "kysely";
import type { Task } from "./context.ts";
import type { Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.outbox">;

type TaskToLeave = Task & { readonly id: string };

/** Leaves tasks for after commit, in their order; the worker's relay carries them to its own tables, once. */
export async function writeOutbox(
  tx: Tx,
  communityId: string,
  tasks: readonly TaskToLeave[],
): Promise<void> {
  if (tasks.length > 0) await insertion(tx, communityId, tasks).execute();
}

/** The same as a statement that goes with the commit; none where there is no task. */
export function writingOutbox(
  tx: Tx,
  communityId: string,
  tasks: readonly TaskToLeave[],
): CompiledQuery | undefined {
  return tasks.length > 0 ? insertion(tx, communityId, tasks).compile() : undefined;
}

function insertion(tx: Tx, communityId: string, tasks: readonly TaskToLeave[]) {
  return tables<Tables>(tx)
    .insertInto("platform.outbox")
    .values(
      tasks.map(({ id, task, payload }) => ({
        community_id: communityId,
        ...{ id, task, payload: JSON.stringify(payload) },
      })),
    );
}
