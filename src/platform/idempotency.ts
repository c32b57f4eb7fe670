import type { CompiledQuery } from "kysely";
import type { Context } from "./context.ts";
import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.idempotency">;

/** What became of the first call with a key. */
export type Before =
  | { readonly kind: "replay"; readonly outcome: unknown }
  | { readonly kind: "other_input" };

/**
 * What an earlier call with the context's key gave; undefined where none was done. Asked before the
 * work, and after a refusal once more: the call it came after may have been done meanwhile.
 */
export async function findBefore(
  db: Db,
  context: Context,
  action: string,
  inputHash: string,
): Promise<Before | undefined> {
  const { idempotencyKey: key, communityId } = context;
  if (key === undefined) return undefined;
  const kept = await tables<Tables>(db)
    .selectFrom("platform.idempotency")
    .select(["action", "input_hash", "outcome"])
    .where("community_id", "=", communityId)
    .where("actor_key", "=", actorKey(context))
    .where("key", "=", key)
    .executeTakeFirst();
  if (!kept) return undefined;
  return kept.action === action && kept.input_hash === inputHash
    ? { kind: "replay", outcome: kept.outcome }
    : { kind: "other_input" };
}

/**
 * Keeps what this call gave under the context's key, for those after it. Two calls at once with one key
 * follow one another here: the second waits for the first one's commit, breaks the unique key (23505),
 * leaves no trace, and is tried again, when it finds what the first one gave.
 */
export function keepingOutcome(
  tx: Tx,
  context: Context,
  { action, inputHash, outcome }: Kept,
): CompiledQuery | undefined {
  const { idempotencyKey: key, communityId } = context;
  if (key === undefined) return undefined;
  return tables<Tables>(tx)
    .insertInto("platform.idempotency")
    .values({
      community_id: communityId,
      actor_key: actorKey(context),
      key,
      action,
      input_hash: inputHash,
      outcome: JSON.stringify(outcome),
    })
    .compile();
}

interface Kept {
  readonly action: string;
  readonly inputHash: string;
  readonly outcome: unknown;
}

/** Keys belong to who sent them: one person cannot read another's outcome. */
function actorKey({ actor }: Context): string {
  return actor.kind === "member" ? actor.memberId : actor.kind;
}
