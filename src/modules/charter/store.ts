import { localDate } from "#lib/calendar.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import { type CharterVersion, standardVersion } from "./model.ts";

type Tables = Pick<Schema, "charter.version">;

/** The version in force on the civil day of `now`; the built-in standard when none is. */
export async function findVersionInForce(
  db: Db,
  communityId: string,
  now: Date,
): Promise<CharterVersion> {
  const today = localDate(now);
  const row = await versions(db, communityId)
    .where("in_force_from", "<=", today)
    .where((eb) => eb.or([eb("in_force_until", "is", null), eb("in_force_until", ">=", today)]))
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row ? toVersion(row) : standardVersion;
}

/** A version by number; a procedure keeps the one it began under. */
export async function findVersion(
  db: Db,
  communityId: string,
  version: number,
): Promise<CharterVersion | undefined> {
  if (version === standardVersion.version) return standardVersion;
  const row = await versions(db, communityId).where("version", "=", version).executeTakeFirst();
  return row && toVersion(row);
}

/** The number the next version gets. */
export async function findNextNumber(tx: Tx, communityId: string): Promise<number> {
  const row = await tables<Tables>(tx)
    .selectFrom("charter.version")
    .select((eb) => eb.fn.max("version").as("last"))
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertVersion(
  tx: Tx,
  communityId: string,
  version: CharterVersion & { readonly inForceFrom: string },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("charter.version")
    .values({
      community_id: communityId,
      version: version.version,
      title: version.title,
      in_force_from: version.inForceFrom,
      in_force_until: version.inForceUntil,
      clauses: JSON.stringify(version.clauses),
    })
    .execute();
}

function versions(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("charter.version")
    .select(["version", "title", "in_force_from", "in_force_until", "clauses"])
    .where("community_id", "=", communityId);
}

function toVersion(row: {
  version: number;
  title: string;
  in_force_from: string;
  in_force_until: string | null;
  clauses: unknown;
}): CharterVersion {
  return {
    version: row.version,
    title: row.title,
    inForceFrom: row.in_force_from,
    inForceUntil: row.in_force_until,
    clauses: row.clauses as Record<string, unknown>,
  };
}
