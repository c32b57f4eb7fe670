import type { Keyset } from "#lib/keyset.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type { Mandate } from "./model.ts";

type Tables = Pick<Schema, "mandates.mandate" | "mandates.commitment" | "mandates.release">;

export async function findMandateByNumber(
  db: Db,
  communityId: string,
  number: string,
): Promise<Mandate | undefined> {
  const row = await mandates(db, communityId).where("number", "=", number).executeTakeFirst();
  return row && toMandate(row);
}

export async function findMandate(
  db: Db,
  communityId: string,
  id: string,
): Promise<Mandate | undefined> {
  const row = await mandates(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toMandate(row);
}

export async function listMandatesByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Mandate[]> {
  if (ids.length === 0) return [];
  const rows = await mandates(db, communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toMandate);
}

export async function listMandatesOf(
  db: Db,
  communityId: string,
  holderId: string,
): Promise<Mandate[]> {
  const rows = await mandates(db, communityId)
    .where("holder_id", "=", holderId)
    .orderBy("number")
    .limit(100)
    .execute();
  return rows.map(toMandate);
}

/** Locks the mandate, so that what is left is true until commit. */
export async function lockMandate(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Mandate | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("mandates.mandate")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toMandate(row);
}

export async function insertMandate(tx: Tx, communityId: string, mandate: Mandate): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("mandates.mandate")
    .values({
      community_id: communityId,
      id: mandate.id,
      number: mandate.number,
      holder_id: mandate.holderId,
      area_id: mandate.areaId,
      amount_cents: mandate.amountCents,
      starts_on: mandate.startsOn,
      ends_on: mandate.endsOn,
      register_reference: mandate.registerReference,
      parent_id: mandate.parentId,
      may_sub_mandate: mandate.maySubMandate,
      needs_consent: mandate.needsConsent,
    })
    .execute();
}

/** Mandates, those that end last first; `limit` of them, from one on. */
export async function listMandates(
  db: Db,
  communityId: string,
  limit: number,
  from = 0,
): Promise<Mandate[]> {
  const rows = await mandates(db, communityId)
    .orderBy("ends_on", "desc")
    .orderBy("number")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map(toMandate);
}

export async function countMandates(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("mandates.mandate")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function saveConsent(
  tx: Tx,
  communityId: string,
  id: string,
  consentedOn: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("mandates.mandate")
    .set({ consented_on: consentedOn })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function saveWithdrawal(
  tx: Tx,
  communityId: string,
  id: string,
  withdrawnOn: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("mandates.mandate")
    .set({ withdrawn_on: withdrawnOn })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The commitment for a purpose, of which nothing came back yet. */
export async function findCommitment(
  db: Db,
  communityId: string,
  purpose: { readonly kind: string; readonly id: string },
): Promise<{ readonly mandateId: string; readonly amountCents: bigint } | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("mandates.commitment as c")
    .leftJoin("mandates.release as r", (join) =>
      join
        .onRef("r.community_id", "=", "c.community_id")
        .onRef("r.purpose_kind", "=", "c.purpose_kind")
        .onRef("r.purpose_id", "=", "c.purpose_id"),
    )
    .select(["c.mandate_id", "c.amount_cents"])
    .where("c.community_id", "=", communityId)
    .where("c.purpose_kind", "=", purpose.kind)
    .where("c.purpose_id", "=", purpose.id)
    .where("r.amount_cents", "is", null)
    .executeTakeFirst();
  return row && { mandateId: row.mandate_id, amountCents: row.amount_cents };
}

/** What comes back of a commitment; the database keeps the mandate's sum. */
export async function insertRelease(
  tx: Tx,
  communityId: string,
  purpose: { readonly kind: string; readonly id: string },
  amountCents: bigint,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("mandates.release")
    .values({
      community_id: communityId,
      purpose_kind: purpose.kind,
      purpose_id: purpose.id,
      amount_cents: amountCents,
      at,
    })
    .execute();
}

/** Adds a commitment; the database keeps the mandate's sum, and refuses to overspend it. */
export async function insertCommitment(
  tx: Tx,
  communityId: string,
  commitment: {
    readonly mandateId: string;
    readonly purpose: { readonly kind: string; readonly id: string };
    readonly amountCents: bigint;
    readonly at: Date;
  },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("mandates.commitment")
    .values({
      community_id: communityId,
      mandate_id: commitment.mandateId,
      purpose_kind: commitment.purpose.kind,
      purpose_id: commitment.purpose.id,
      amount_cents: commitment.amountCents,
      at: commitment.at,
    })
    .execute();
}

/** What was committed on a mandate, newest first. */
export async function listCommitments(
  db: Db,
  communityId: string,
  mandateId: string,
): Promise<
  {
    readonly purpose: { readonly kind: string; readonly id: string };
    readonly amountCents: bigint;
    /** What came back of it. */
    readonly releasedCents: bigint;
    readonly at: Date;
  }[]
> {
  const rows = await tables<Tables>(db)
    .selectFrom("mandates.commitment as c")
    .leftJoin("mandates.release as r", (join) =>
      join
        .onRef("r.community_id", "=", "c.community_id")
        .onRef("r.purpose_kind", "=", "c.purpose_kind")
        .onRef("r.purpose_id", "=", "c.purpose_id"),
    )
    .select(["c.purpose_kind", "c.purpose_id", "c.amount_cents", "c.at"])
    .select("r.amount_cents as released_cents")
    .where("c.community_id", "=", communityId)
    .where("c.mandate_id", "=", mandateId)
    .orderBy("c.at", "desc")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    purpose: { kind: row.purpose_kind, id: row.purpose_id },
    amountCents: row.amount_cents,
    releasedCents: row.released_cents ?? 0n,
    at: row.at,
  }));
}

/** For programs: mandates, the last given first. */
export async function listMandatesFrom(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
): Promise<Mandate[]> {
  let query = mandates(db, communityId);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toMandate);
}

function mandates(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("mandates.mandate")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toMandate(row: {
  id: string;
  number: string;
  holder_id: string;
  area_id: string | null;
  amount_cents: bigint;
  committed_cents: bigint;
  starts_on: string;
  ends_on: string;
  register_reference: string;
  withdrawn_on: string | null;
  parent_id: string | null;
  may_sub_mandate: boolean;
  needs_consent: boolean;
  consented_on: string | null;
}): Mandate {
  return {
    id: row.id,
    number: row.number,
    holderId: row.holder_id,
    areaId: row.area_id,
    amountCents: row.amount_cents,
    committedCents: row.committed_cents,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    registerReference: row.register_reference,
    withdrawnOn: row.withdrawn_on,
    parentId: row.parent_id,
    maySubMandate: row.may_sub_mandate,
    needsConsent: row.needs_consent,
    consentedOn: row.consented_on,
  };
}
