import type { Context } from "./context.ts";
import type { Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.idempotency">;

type Claim =
  | { readonly kind: "first" }
  | { readonly kind: "replay"; readonly outcome: unknown }
  | { readonly kind: "other_input" };

/**
 * Claims the context's key for this call. A second call with the same key waits here until the
 * first commits, then gets its outcome; after a refusal the key is free again, for it rolled back.
 */
export async function claimKey(
  tx: Tx,
  context: Context,
  action: string,
  inputHash: string,
): Promise<Claim> {
  const { idempotencyKey: key, communityId } = context;
  if (key === undefined) return { kind: "first" };
  const inserted = await tables<Tables>(tx)
    .insertInto("platform.idempotency")
    .values({
      community_id: communityId,
      actor_key: actorKey(context),
      key,
      action,
      input_hash: inputHash,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: "first" };
  const kept = await tables<Tables>(tx)
    .selectFrom("platform.idempotency")
    .select(["action", "input_hash", "outcome"])
    .where("community_id", "=", communityId)
    .where("actor_key", "=", actorKey(context))
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return kept.action === action && kept.input_hash === inputHash
    ? { kind: "replay", outcome: kept.outcome }
    : { kind: "other_input" };
}

/** Keeps what the first call gave, for those after it. */
export async function keepOutcome(tx: Tx, context: Context, outcome: unknown): Promise<void> {
  const { idempotencyKey: key, communityId } = context;
  if (key === undefined) return;
  await tables<Tables>(tx)
    .updateTable("platform.idempotency")
    .set({ outcome: JSON.stringify(outcome) })
    .where("community_id", "=", communityId)
    .where("actor_key", "=", actorKey(context))
    .where("key", "=", key)
    .execute();
}

/** Keys belong to who sent them: one person cannot read another's outcome. */
function actorKey({ actor }: Context): string {
  return actor.kind === "member" ? actor.memberId : actor.kind;
}
