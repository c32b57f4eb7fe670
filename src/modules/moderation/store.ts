import { type Selectable, sql } from "kysely";
import type { Language } from "#lib/texts.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type {
  Appeal,
  Case,
  Ground,
  Measure,
  MeasureKind,
  PageKind,
  Reason,
  Report,
  WritingState,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "moderation.writing"
  | "moderation.measure"
  | "moderation.report"
  | "moderation.appeal"
  | "moderation.page"
>;

/* Cases ------------------------------------------------------------------------------------------ */

/** The case of a text, made where there was none; of two at once both get the same one, locked. */
export async function lockCaseOf(
  tx: Tx,
  communityId: string,
  made: Pick<Case, "id" | "subject" | "owner" | "authorId" | "madeAt"> & {
    readonly body: string;
    readonly hash: string;
  },
  number: () => Promise<string>,
): Promise<Case> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${communityId} ${made.owner} ${made.hash}`}, 0))`.execute(
    tables<Tables>(tx),
  );
  const of = () =>
    cases(tx, communityId)
      .where("owner", "=", made.owner)
      .where("hash", "=", made.hash)
      .executeTakeFirst();
  const before = await of();
  if (before) return lockCase(tx, communityId, before.id).then((one) => one ?? toCase(before));
  await tables<Tables>(tx)
    .insertInto("moderation.writing")
    .values({
      community_id: communityId,
      id: made.id,
      number: await number(),
      subject_kind: made.subject.kind,
      subject_id: made.subject.id,
      owner: made.owner,
      author_id: made.authorId,
      hash: made.hash,
      body: made.body,
      state: "shown",
      made_at: made.madeAt,
    })
    .execute();
  return cases(tx, communityId).where("id", "=", made.id).executeTakeFirstOrThrow().then(toCase);
}

export async function lockCase(tx: Tx, communityId: string, id: string): Promise<Case | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("moderation.writing")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toCase(row);
}

/** By their numbers; what is not there is left out. */
export async function listCases(
  db: Db,
  communityId: string,
  by: { readonly numbers: readonly string[] } | { readonly ids: readonly string[] },
): Promise<Case[]> {
  const of = "numbers" in by ? by.numbers : by.ids;
  if (of.length === 0) return [];
  const rows = await cases(db, communityId)
    .where("numbers" in by ? "number" : "id", "in", [...of])
    .execute();
  return rows.map(toCase);
}

export async function saveCase(
  tx: Tx,
  communityId: string,
  { id, state, wording }: Pick<Case, "id" | "state" | "wording">,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("moderation.writing")
    .set({ state, wording })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Erases the words wherever they stand; the database asks for two people. */
export async function eraseWords(
  tx: Tx,
  communityId: string,
  id: string,
  mark: string,
): Promise<void> {
  await sql`select moderation.erase(${communityId}::uuid, ${id}::uuid, ${mark})`.execute(
    tables<Tables>(tx),
  );
}

function cases(db: Db, communityId: string) {
  // A reading handle shows what stands instead of these very words; here they are the words themselves,
  // and the page decides who reads them.
  return tables<Tables>(db)
    .selectFrom("moderation.writing")
    .selectAll()
    .select(sql<string | null>`'=' || body`.as("own_body"))
    .where("community_id", "=", communityId);
}

function toCase(
  row: Selectable<Schema["moderation.writing"]> & { readonly own_body?: string | null },
): Case {
  return {
    id: row.id,
    number: row.number,
    subject: { kind: row.subject_kind, id: row.subject_id },
    owner: row.owner,
    authorId: row.author_id,
    body: row.own_body ? row.own_body.slice(1) : row.body,
    wording: row.wording,
    state: row.state as WritingState,
    madeAt: row.made_at,
  };
}

/* What was done ---------------------------------------------------------------------------------- */

export async function insertMeasure(
  tx: Tx,
  communityId: string,
  writingId: string,
  measure: Measure,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("moderation.measure")
    .values({
      community_id: communityId,
      id: measure.id,
      writing_id: writingId,
      kind: measure.kind,
      reason: measure.reason,
      ground: measure.ground,
      words: measure.words,
      body: measure.body,
      member_id: measure.memberId,
      appeal_until: measure.appealUntil,
      at: measure.at,
    })
    .execute();
}

/** What was done with these, oldest first. */
export async function listMeasures(
  db: Db,
  communityId: string,
  writingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Measure[]>> {
  if (writingIds.length === 0) return new Map();
  const rows = await measures(db, communityId)
    .where("writing_id", "in", [...writingIds])
    .orderBy("at")
    .orderBy("id")
    .limit(2000)
    .execute();
  const all = new Map<string, Measure[]>();
  for (const row of rows)
    all.set(row.writing_id, [...(all.get(row.writing_id) ?? []), toMeasure(row)]);
  return all;
}

/** What moderators did, the newest first: everybody may read that, without the words. */
export async function listDecisions(
  db: Db,
  communityId: string,
  limit: number,
): Promise<readonly (Measure & { readonly writingId: string })[]> {
  const rows = await measures(db, communityId)
    .where("kind", "in", ["left", "hidden", "restored", "erased"])
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toMeasure(row), writingId: row.writing_id }));
}

function measures(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("moderation.measure")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toMeasure(row: Selectable<Schema["moderation.measure"]>): Measure {
  return {
    id: row.id,
    kind: row.kind as MeasureKind,
    reason: row.reason as Reason | null,
    ground: row.ground as Ground | null,
    words: row.words,
    body: row.body,
    memberId: row.member_id,
    appealUntil: row.appeal_until,
    at: row.at,
  };
}

/* Reports ---------------------------------------------------------------------------------------- */

/** False where this person reported it before, and nobody looked yet. */
export async function insertReport(tx: Tx, communityId: string, report: Report): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("moderation.report")
    .values({
      community_id: communityId,
      id: report.id,
      writing_id: report.writingId,
      reason: report.reason,
      words: report.words,
      reporter_id: report.reporterId,
      at: report.at,
      due_on: report.dueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** What nobody looked at yet, the oldest first; of one text where asked. */
export async function listOpenReports(
  db: Db,
  communityId: string,
  writingId?: string,
  limit = 500,
): Promise<Report[]> {
  let query = tables<Tables>(db)
    .selectFrom("moderation.report")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("measure_id", "is", null);
  if (writingId) query = query.where("writing_id", "=", writingId);
  const rows = await query.orderBy("at").orderBy("id").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    writingId: row.writing_id,
    reason: row.reason as Reason,
    words: row.words,
    reporterId: row.reporter_id,
    at: row.at,
    dueOn: row.due_on,
    measureId: row.measure_id,
  }));
}

export async function closeReports(
  tx: Tx,
  communityId: string,
  writingId: string,
  measureId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("moderation.report")
    .set({ measure_id: measureId })
    .where("community_id", "=", communityId)
    .where("writing_id", "=", writingId)
    .where("measure_id", "is", null)
    .execute();
}

/* Appeals ---------------------------------------------------------------------------------------- */

export async function insertAppeal(tx: Tx, communityId: string, appeal: Appeal): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("moderation.appeal")
    .values({
      community_id: communityId,
      id: appeal.id,
      writing_id: appeal.writingId,
      measure_id: appeal.measureId,
      hidden_by: appeal.hiddenBy,
      member_id: appeal.memberId,
      words: appeal.words,
      at: appeal.at,
      due_on: appeal.dueOn,
    })
    .execute();
}

export async function saveJudgement(
  tx: Tx,
  communityId: string,
  id: string,
  { decidedBy, decidedAt, outcome, answer }: Appeal,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("moderation.appeal")
    .set({ decided_by: decidedBy, decided_at: decidedAt, outcome, answer })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Appeals: of one text, oldest first; or those nobody decided yet. */
export async function listAppeals(
  db: Db,
  communityId: string,
  of: { readonly writingId: string } | "open",
  limit = 500,
): Promise<Appeal[]> {
  const all = tables<Tables>(db)
    .selectFrom("moderation.appeal")
    .selectAll()
    .where("community_id", "=", communityId);
  const rows = await (of === "open"
    ? all.where("decided_by", "is", null)
    : all.where("writing_id", "=", of.writingId)
  )
    .orderBy("at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    writingId: row.writing_id,
    measureId: row.measure_id,
    hiddenBy: row.hidden_by,
    memberId: row.member_id,
    words: row.words,
    at: row.at,
    dueOn: row.due_on,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    outcome: row.outcome as Appeal["outcome"],
    answer: row.answer,
  }));
}

/* Pages of a community's own --------------------------------------------------------------------- */

export async function insertPage(
  tx: Tx,
  communityId: string,
  page: {
    readonly id: string;
    readonly page: PageKind;
    readonly language: Language;
    readonly body: string;
    readonly memberId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { memberId, ...rest } = page;
  await tables<Tables>(tx)
    .insertInto("moderation.page")
    .values({ community_id: communityId, member_id: memberId, ...rest })
    .execute();
}

/** The words that hold now; undefined for the standard text. */
export async function findPage(
  db: Db,
  communityId: string,
  page: PageKind,
  language: Language,
): Promise<{ readonly body: string; readonly at: Date } | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("moderation.page")
    .select(["body", "at"])
    .where("community_id", "=", communityId)
    .where("page", "=", page)
    .where("language", "=", language)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row && row.body !== "" ? row : undefined;
}
