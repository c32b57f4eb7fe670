import { type Selectable, sql } from "kysely";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type { Attempted, Endpoint, Fault } from "./model.ts";

type Tables = Pick<Schema, "webhooks.endpoint">;

/** A person's addresses follow one another, so that her limit holds. */
export async function lockEndpointsOf(tx: Tx, memberId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('webhooks.endpoint ' || ${memberId}, 0))`.execute(
    tables<Tables>(tx),
  );
}

export async function insertEndpoint(
  tx: Tx,
  communityId: string,
  endpoint: Pick<Endpoint, "id" | "memberId" | "url" | "secret" | "toldNumber"> & {
    readonly madeAt: Date;
  },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("webhooks.endpoint")
    .values({
      community_id: communityId,
      id: endpoint.id,
      member_id: endpoint.memberId,
      url: endpoint.url,
      secret: endpoint.secret,
      told_number: BigInt(endpoint.toldNumber),
      made_at: endpoint.madeAt,
    })
    .execute();
}

export async function listEndpointsOf(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<Endpoint[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("webhooks.endpoint")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(toEndpoint);
}

/** Addresses that may be told now and are behind the end of the record. */
export async function listOwed(
  db: Db,
  communityId: string,
  { last, now }: { readonly last: number; readonly now: Date },
): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("webhooks.endpoint")
    .select("id")
    .where("community_id", "=", communityId)
    .where("stopped_at", "is", null)
    .where("told_number", "<", BigInt(last))
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", now)]))
    .orderBy("told_number")
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Takes an address for one try, until `until`: two processes never tell it at once, and one that dies
 * leaves it to the next. Undefined when another has it, or when it is gone.
 */
export async function claimEndpoint(
  tx: Tx,
  communityId: string,
  id: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<Endpoint | undefined> {
  const row = await tables<Tables>(tx)
    .updateTable("webhooks.endpoint")
    .set({ retry_at: until })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("stopped_at", "is", null)
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", now)]))
    .returningAll()
    .executeTakeFirst();
  return row && toEndpoint(row);
}

export async function saveTry(
  tx: Tx,
  communityId: string,
  id: string,
  tried: Attempted,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("webhooks.endpoint")
    .set({
      told_number: BigInt(tried.toldNumber),
      failures: tried.failures,
      failing_since: tried.failingSince,
      fault: tried.fault,
      retry_at: tried.retryAt,
      stopped_at: tried.stoppedAt,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Whether there was such an address of hers. */
export async function removeEndpoint(
  tx: Tx,
  communityId: string,
  memberId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await tables<Tables>(tx)
    .deleteFrom("webhooks.endpoint")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Begins again with what is owed since the last arrival; whether there was one that had stopped. */
export async function saveRestart(
  tx: Tx,
  communityId: string,
  memberId: string,
  id: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tables<Tables>(tx)
    .updateTable("webhooks.endpoint")
    .set({ failures: 0, failing_since: null, fault: null, retry_at: null, stopped_at: null })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .where("stopped_at", "is not", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** All of a person's, when she has her data erased. */
export async function removeEndpointsOf(
  tx: Tx,
  communityId: string,
  memberId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("webhooks.endpoint")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}

function toEndpoint(row: Selectable<Schema["webhooks.endpoint"]>): Endpoint {
  return {
    id: row.id,
    memberId: row.member_id,
    url: row.url,
    secret: row.secret,
    toldNumber: Number(row.told_number),
    failures: row.failures,
    failingSince: row.failing_since,
    fault: row.fault as Fault | null,
    retryAt: row.retry_at,
    stoppedAt: row.stopped_at,
  };
}
