import { type Selectable, sql, type Updateable } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import { partyAwaited, type Somebody } from "#lib/waits.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import type {
  AnswerKind,
  Undertaking,
  UndertakingAnswer,
  UndertakingState,
} from "./model/undertaking.ts";
import type { DoerKind, Requirement, Reservation, Taker, Work } from "./model.ts";

type Tables = Pick<
  Schema,
  | "works.work"
  | "works.requirement"
  | "works.undertaking"
  | "works.undertaking_answer"
  | "works.undertaking_reply"
>;
type Row = Selectable<Schema["works.work"]>;

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

/** Works by title; `limit` of them from `from` on. */
export async function listWorks(
  db: Db,
  communityId: string,
  filter: WorkFilter,
  limit = 100,
  from = 0,
): Promise<Work[]> {
  const rows = await filtered(db, communityId, filter)
    .orderBy("title")
    .orderBy("id")
    .offset(from)
    .limit(limit)
    .execute();
  return rows.map(toWork);
}

export async function countWorks(db: Db, communityId: string, filter: WorkFilter): Promise<number> {
  const row = await filtered(db, communityId, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function filtered(db: Db, communityId: string, filter: WorkFilter) {
  let query = works(db, communityId);
  if (filter.areaId) query = query.where("area_id", "=", filter.areaId);
  if (filter.word) {
    const pattern = `%${filter.word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) =>
      eb.or([eb("title", "ilike", pattern), eb("lead", "ilike", pattern)]),
    );
    // Nobody finds by its words what is not to be read.
    query = query.where(
      sql<boolean>`not (platform.is_instead(community_id, title, array[id])
        or platform.is_instead(community_id, lead, array[id]))`,
    );
  }
  return query;
}

/** All works, by number; a list of them is out at 10,000. */
export async function listAllWorks(db: Db, communityId: string): Promise<Work[]> {
  const rows = await works(db, communityId).orderBy("number").limit(10_000).execute();
  return rows.map(toWork);
}

/** Works that nobody does, and that are open to everyone; the longest named first. */
export async function listUndone(db: Db, communityId: string, now: Date, limit: number) {
  const done = filteredUndertakings(db, communityId, now, { isRunning: true });
  const rows = await works(db, communityId)
    .where("doer_kind", "=", "nobody")
    .where("reserved_ground", "is", null)
    .where("id", "not in", done.clearSelect().select("work_id"))
    .orderBy("made_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toWork(row), namedAt: row.made_at }));
}

/** All works, locked: a list is about to change some. */
export async function lockAllWorks(tx: Tx, communityId: string): Promise<Work[]> {
  const rows = await tables<Tables>(tx)
    .selectFrom("works.work")
    .selectAll()
    .where("community_id", "=", communityId)
    .orderBy("number")
    .limit(10_000)
    .forUpdate()
    .execute();
  return rows.map(toWork);
}

/** The demands of all works, by work. */
export async function listAllRequirements(
  db: Db,
  communityId: string,
): Promise<ReadonlyMap<string, Requirement[]>> {
  const rows = await tables<Tables>(db)
    .selectFrom("works.requirement")
    .select(["work_id", "position", "title", "detail"])
    .where("community_id", "=", communityId)
    .orderBy("work_id")
    .orderBy("position")
    .limit(90_000)
    .execute();
  const byWork = new Map<string, Requirement[]>();
  for (const { work_id, ...requirement } of rows)
    byWork.set(work_id, [...(byWork.get(work_id) ?? []), requirement]);
  return byWork;
}

/** What a municipality knows better now; the rest of a work does not change. */
export async function saveWork(tx: Tx, communityId: string, work: Work): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("works.work")
    .set({
      lead: work.lead,
      doer_kind: work.doer.kind,
      doer_name: work.doer.name,
      yearly_cost_cents: work.yearlyCostCents,
      yearly_overhead_cents: work.yearlyOverheadCents,
      contract_ends_on: work.contractEndsOn,
      serves: work.serves,
      protects: work.protects,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", work.id)
    .execute();
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

/** How many works there are, here or all over, and what those of which it is known cost in a year. */
export async function sumWorks(db: Db, communityId: string, areaId?: string): Promise<WorkSums> {
  let query = tables<Tables>(db)
    .selectFrom("works.work")
    .select((eb) => [
      eb.fn.countAll<bigint>().as("count"),
      eb.fn.count<bigint>("yearly_cost_cents").as("known"),
      eb.fn.sum<string>("yearly_cost_cents").as("cents"),
    ])
    .where("community_id", "=", communityId);
  if (areaId) query = query.where("area_id", "=", areaId);
  const row = await query.executeTakeFirstOrThrow();
  return { count: Number(row.count), known: Number(row.known), cents: BigInt(row.cents ?? 0) };
}

export interface WorkSums {
  readonly count: number;
  /** Of how many it is known what they cost. */
  readonly known: number;
  readonly cents: bigint;
}

export async function listRequirements(
  db: Db,
  communityId: string,
  workId: string,
): Promise<Requirement[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("works.requirement")
    // With its work, so that what moderation hides of it is hidden here too.
    .select(["position", "title", "detail", "work_id"])
    .where("community_id", "=", communityId)
    .where("work_id", "=", workId)
    .orderBy("position")
    .execute();
  return rows.map(({ position, title, detail }) => ({ position, title, detail }));
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

/** Makes those who change who does a work follow one another until commit; gives who does it. */
export async function lockDoer(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Work["doer"] | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("works.work")
    .select(["doer_kind", "doer_name"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && { kind: row.doer_kind as DoerKind, name: row.doer_name };
}

/** Who does it from now; no contract runs, and the cost is as it was. */
export async function saveDoer(
  tx: Tx,
  communityId: string,
  id: string,
  doer: Work["doer"],
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("works.work")
    .set({ doer_kind: doer.kind, doer_name: doer.name, contract_ends_on: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
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

/** For programs: works, the last named first. */
export async function listWorksFrom(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
): Promise<Work[]> {
  let query = works(db, communityId);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toWork);
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

/* "Wij doen dit" --------------------------------------------------------------------------------- */

export async function lockUndertaking(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Undertaking | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("works.undertaking")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toUndertaking(row);
}

export async function findUndertaking(
  db: Db,
  communityId: string,
  id: string,
  now: Date,
): Promise<Undertaking | undefined> {
  const row = await undertakings(db, communityId, now).where("id", "=", id).executeTakeFirst();
  return row && toTrue(row);
}

export async function findUndertakingByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Undertaking | undefined> {
  const row = await undertakings(db, communityId, now)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && toTrue(row);
}

export interface UndertakingFilter {
  readonly workId?: string;
  readonly areaId?: string;
  readonly ids?: readonly string[];
  /** Only what people are doing now. */
  readonly isRunning?: true;
  /** Only those where the municipality still has to say who helps; the oldest first. */
  readonly awaitsHelp?: true;
}

/** Undertakings, newest first unless the filter says otherwise; `limit` of them. */
export async function listUndertakings(
  db: Db,
  communityId: string,
  now: Date,
  filter: UndertakingFilter,
  limit = 50,
): Promise<Undertaking[]> {
  const rows = await filteredUndertakings(db, communityId, now, filter)
    .orderBy("started_at", filter.awaitsHelp ? "asc" : "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toTrue);
}

export async function countUndertakings(
  db: Db,
  communityId: string,
  now: Date,
  filter: UndertakingFilter,
): Promise<number> {
  const row = await filteredUndertakings(db, communityId, now, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function filteredUndertakings(db: Db, communityId: string, now: Date, filter: UndertakingFilter) {
  const state = trueState<string>("works.undertaking", now);
  let query = undertakings(db, communityId, now);
  if (filter.workId) query = query.where("work_id", "=", filter.workId);
  if (filter.areaId) query = query.where("area_id", "=", filter.areaId);
  if (filter.ids) query = query.where("id", "in", [...filter.ids, noId]);
  if (filter.isRunning) query = query.where(state, "not in", ["ended", "moved"]);
  if (filter.awaitsHelp) query = query.where(state, "in", ["announced", "reminded", "helpOverdue"]);
  return query;
}

/** An empty list is no list in SQL; this id is nobody's. */
const noId = "00000000-0000-7000-8000-000000000000";

/** Questions of neighbours beside which the party put no word yet, the oldest first. */
export async function listOpenQuestions(
  db: Db,
  communityId: string,
  on: readonly Somebody[] | undefined,
  limit: number,
): Promise<
  {
    readonly undertakingId: string;
    readonly askerId: string;
    readonly party: Somebody;
    readonly at: Date;
  }[]
> {
  const idsOf = (kind: "member" | "organization") => [
    noId,
    ...(on ?? []).flatMap((one) => (one.kind === kind ? [one.id] : [])),
  ];
  let query = tables<Tables>(db)
    .selectFrom("works.undertaking_answer as a")
    .innerJoin("works.undertaking as u", (join) =>
      join.onRef("u.community_id", "=", "a.community_id").onRef("u.id", "=", "a.undertaking_id"),
    )
    .leftJoin("works.undertaking_reply as r", (join) =>
      join.onRef("r.community_id", "=", "a.community_id").onRef("r.answer_id", "=", "a.id"),
    )
    .select(["a.member_id", "a.at", "u.id", "u.party_member_id", "u.party_organization_id"])
    .where("a.community_id", "=", communityId)
    .where("a.kind", "=", "question")
    .where("u.state", "not in", ["ended", "moved"])
    .where("r.answer_id", "is", null);
  if (on)
    query = query.where((eb) =>
      eb.or([
        eb("u.party_member_id", "in", idsOf("member")),
        eb("u.party_organization_id", "in", idsOf("organization")),
      ]),
    );
  const rows = await query.orderBy("a.at").orderBy("a.id").limit(limit).execute();
  return rows.map((row) => ({
    undertakingId: row.id,
    askerId: row.member_id,
    party: partyAwaited({
      partyMemberId: row.party_member_id,
      partyOrganizationId: row.party_organization_id,
    }),
    at: row.at,
  }));
}

export async function listDueUndertakings(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("works.undertaking")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

/** False when this party already does this work, also where two windows start at once. */
export async function insertUndertaking(
  tx: Tx,
  communityId: string,
  undertaking: Undertaking,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("works.undertaking")
    .values({
      community_id: communityId,
      id: undertaking.id,
      number: undertaking.number,
      work_id: undertaking.workId,
      area_id: undertaking.areaId,
      party_member_id: undertaking.partyMemberId,
      party_organization_id: undertaking.partyOrganizationId,
      what: undertaking.what,
      noticed: undertaking.noticed,
      charter_version: undertaking.charterVersion,
      started_at: undertaking.startedAt,
      help_due_on: undertaking.helpDueOn,
      state: undertaking.state,
      lapses_at: undertaking.lapsesAt,
      lapses_to: undertaking.lapsesTo,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "work_id", "party_member_id"])
        .where("state", "not in", ["ended", "moved"])
        .doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** What time brought: the reminder, or the silence that became public. */
export async function saveLapsed(
  tx: Tx,
  communityId: string,
  id: string,
  to: Pick<Undertaking, "state" | "lapsesAt" | "lapsesTo">,
): Promise<void> {
  await updateUndertaking(tx, communityId, id, {
    state: to.state,
    lapses_at: to.lapsesAt,
    lapses_to: to.lapsesTo,
  });
}

/** The municipality is told now: it says who helps until `helpDueOn`. */
export async function saveAnnounced(
  tx: Tx,
  communityId: string,
  id: string,
  helpDueOn: string,
  to: Pick<Undertaking, "state" | "lapsesAt" | "lapsesTo">,
): Promise<void> {
  await updateUndertaking(tx, communityId, id, {
    help_due_on: helpDueOn,
    state: to.state,
    lapses_at: to.lapsesAt,
    lapses_to: to.lapsesTo,
  });
}

/** Undertakings that began without the municipality and still await nobody. */
export async function listUnannounced(db: Db, communityId: string): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("works.undertaking")
    .select("id")
    .where("community_id", "=", communityId)
    .where("state", "=", "withoutMunicipality")
    .orderBy("started_at")
    .limit(5000)
    .execute();
  return rows.map(({ id }) => id);
}

export async function saveHelp(
  tx: Tx,
  communityId: string,
  id: string,
  memberId: string,
): Promise<void> {
  await updateUndertaking(tx, communityId, id, {
    state: "helped",
    helping_official_id: memberId,
    lapses_at: null,
    lapses_to: null,
  });
}

export async function saveEnd(
  tx: Tx,
  communityId: string,
  id: string,
  end: {
    readonly state: "ended" | "moved";
    readonly at: Date;
    readonly outcome: string | null;
    readonly movedTo?: Undertaking["movedTo"];
  },
): Promise<void> {
  await updateUndertaking(tx, communityId, id, {
    state: end.state,
    ended_at: end.at,
    outcome: end.outcome,
    moved_to: end.movedTo ?? null,
    lapses_at: null,
    lapses_to: null,
  });
}

async function updateUndertaking(
  tx: Tx,
  communityId: string,
  id: string,
  columns: Updateable<Schema["works.undertaking"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("works.undertaking")
    .set(columns)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function insertAnswer(
  tx: Tx,
  communityId: string,
  undertakingId: string,
  answer: Omit<UndertakingAnswer, "reply">,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("works.undertaking_answer")
    .values({
      community_id: communityId,
      id: answer.id,
      undertaking_id: undertakingId,
      member_id: answer.memberId,
      kind: answer.kind,
      body: answer.body,
      at: answer.at,
    })
    .execute();
}

/** False when the party replied before. */
export async function insertAnswerReply(
  tx: Tx,
  communityId: string,
  answerId: string,
  reply: NonNullable<UndertakingAnswer["reply"]>,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("works.undertaking_reply")
    .values({
      community_id: communityId,
      answer_id: answerId,
      member_id: reply.memberId,
      body: reply.body,
      at: reply.at,
    })
    .onConflict((conflict) => conflict.columns(["community_id", "answer_id"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** What neighbours said, oldest first, each with the party's word beside it. */
export async function listAnswers(
  db: Db,
  communityId: string,
  undertakingId: string,
  limit = 500,
): Promise<UndertakingAnswer[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("works.undertaking_answer as a")
    .leftJoin("works.undertaking_reply as r", (join) =>
      join.onRef("r.community_id", "=", "a.community_id").onRef("r.answer_id", "=", "a.id"),
    )
    .select([
      "a.id",
      "a.member_id",
      "a.kind",
      "a.body",
      "a.at",
      "r.member_id as replier_id",
      "r.body as reply",
      "r.at as replied_at",
    ])
    .where("a.community_id", "=", communityId)
    .where("a.undertaking_id", "=", undertakingId)
    .orderBy("a.at")
    .orderBy("a.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    kind: row.kind as AnswerKind,
    body: row.body,
    at: row.at,
    reply:
      row.replier_id !== null && row.reply !== null && row.replied_at !== null
        ? { memberId: row.replier_id, body: row.reply, at: row.replied_at }
        : null,
  }));
}

/** For programs: what people do themselves, the last begun first. */
export async function listUndertakingsFrom(
  db: Db,
  communityId: string,
  now: Date,
  { after, limit }: Keyset,
): Promise<Undertaking[]> {
  let query = undertakings(db, communityId, now);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTrue);
}

function undertakings(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("works.undertaking")
    .selectAll()
    .select(trueState<UndertakingState>("works.undertaking", now).as("true_state"))
    .where("community_id", "=", communityId);
}

type UndertakingRow = Selectable<Schema["works.undertaking"]>;

function toTrue(row: UndertakingRow & { true_state: UndertakingState }): Undertaking {
  return { ...toUndertaking(row), state: row.true_state };
}

function toUndertaking(row: UndertakingRow): Undertaking {
  return {
    id: row.id,
    number: row.number,
    workId: row.work_id,
    areaId: row.area_id,
    partyMemberId: row.party_member_id,
    partyOrganizationId: row.party_organization_id,
    what: row.what,
    noticed: row.noticed,
    charterVersion: row.charter_version,
    startedAt: row.started_at,
    helpDueOn: row.help_due_on,
    helpingOfficialId: row.helping_official_id,
    endedAt: row.ended_at,
    movedTo: row.moved_to as Undertaking["movedTo"],
    outcome: row.outcome,
    state: row.state as UndertakingState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as UndertakingState | null,
  };
}
