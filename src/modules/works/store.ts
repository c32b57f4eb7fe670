import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type { DoerKind, Requirement, Reservation, Taker, Work } from "./model.ts";

type Tables = Pick<Schema, "works.work" | "works.requirement">;
type Row = import("kysely").Selectable<Schema["works.work"]>;

export async function findWork(db: Db, communityId: string, id: string): Promise<Work | undefined> {
  const row = await works(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toWork(row);
}

export async function findWorkByNumber(
  db: Db,
  communityId: string,
  number: string,
): Promise<Work | undefined> {
  const row = await works(db, communityId).where("number", "=", number).executeTakeFirst();
  return row && toWork(row);
}

export async function listWorksByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Work[]> {
  if (ids.length === 0) return [];
  const rows = await works(db, communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toWork);
}

export interface WorkFilter {
  /** A word from title or lead. */
  readonly word?: string;
  readonly areaId?: string;
}

/** Works by title; `limit` of them. */
export async function listWorks(
  db: Db,
  communityId: string,
  filter: WorkFilter,
  limit = 100,
): Promise<Work[]> {
  let query = works(db, communityId);
  if (filter.areaId) query = query.where("area_id", "=", filter.areaId);
  if (filter.word) {
    const pattern = `%${filter.word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) =>
      eb.or([eb("title", "ilike", pattern), eb("lead", "ilike", pattern)]),
    );
  }
  const rows = await query.orderBy("title").limit(limit).execute();
  return rows.map(toWork);
}

/** What may be taken over: not reserved, and not done by people already. */
export async function countOpenWorks(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("works.work")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where("reserved_ground", "is", null)
    .where("doer_kind", "<>", "people")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function listRequirements(
  db: Db,
  communityId: string,
  workId: string,
): Promise<Requirement[]> {
  return await tables<Tables>(db)
    .selectFrom("works.requirement")
    .select(["position", "title", "detail"])
    .where("community_id", "=", communityId)
    .where("work_id", "=", workId)
    .orderBy("position")
    .execute();
}

export async function insertWork(
  tx: Tx,
  communityId: string,
  work: Work,
  requirements: readonly Requirement[],
  namedBy: string | null,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("works.work")
    .values({
      community_id: communityId,
      id: work.id,
      number: work.number,
      title: work.title,
      lead: work.lead,
      area_id: work.areaId,
      doer_kind: work.doer.kind,
      doer_name: work.doer.name,
      yearly_cost_cents: work.yearlyCostCents,
      yearly_overhead_cents: work.yearlyOverheadCents,
      contract_ends_on: work.contractEndsOn,
      serves: work.serves,
      protects: work.protects,
      route: work.route,
      is_social_service: work.isSocialService,
      reserved_ground: work.reserved?.ground ?? null,
      reserved_reason: work.reserved?.reason ?? null,
      named_by: namedBy,
      made_at: now,
    })
    .execute();
  if (requirements.length > 0)
    await tables<Tables>(tx)
      .insertInto("works.requirement")
      .values(
        requirements.map((requirement) => ({
          community_id: communityId,
          work_id: work.id,
          ...requirement,
        })),
      )
      .execute();
}

/** Who does the work from now on, for how much, and until when. */
export async function saveTaker(
  tx: Tx,
  communityId: string,
  id: string,
  taker: Taker,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("works.work")
    .set({
      doer_kind: taker.doer.kind,
      doer_name: taker.doer.name,
      yearly_cost_cents: taker.yearlyCostCents,
      yearly_overhead_cents: 0n,
      contract_ends_on: taker.endsOn,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

function works(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("works.work")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toWork(row: Row): Work {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    lead: row.lead,
    areaId: row.area_id,
    doer: { kind: row.doer_kind as DoerKind, name: row.doer_name },
    yearlyCostCents: row.yearly_cost_cents,
    yearlyOverheadCents: row.yearly_overhead_cents,
    contractEndsOn: row.contract_ends_on,
    serves: row.serves,
    protects: row.protects,
    route: row.route as Work["route"],
    isSocialService: row.is_social_service,
    reserved:
      row.reserved_ground !== null && row.reserved_reason !== null
        ? { ground: row.reserved_ground as Reservation["ground"], reason: row.reserved_reason }
        : null,
  };
}
