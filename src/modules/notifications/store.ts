import { sql } from "kysely";
import type { LocalDate } from "#lib/calendar.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import { type MailKind, type News, type Preference, type Rate, standard } from "./model.ts";

type Tables = Pick<
  Schema,
  | "notifications.preference"
  | "notifications.follow"
  | "notifications.news"
  | "notifications.progress"
  | "notifications.digest"
  | "notifications.asked"
>;

/** A thing, by the words of the record. */
interface Subject {
  readonly kind: string;
  readonly id: string;
}

/* What a member follows --------------------------------------------------------------------------- */

export interface Follow extends Subject {
  readonly origin: "chosen" | "party";
  readonly rate: Rate | null;
  readonly isStopped: boolean;
}

export async function findFollow(
  db: Db,
  communityId: string,
  memberId: string,
  { kind, id }: Subject,
): Promise<Follow | undefined> {
  const row = await follows(db, communityId, memberId)
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .executeTakeFirst();
  return row && toFollow(row);
}

/** What a member follows now, the newest first. */
export async function listFollows(
  db: Db,
  communityId: string,
  memberId: string,
  limit = 500,
): Promise<Follow[]> {
  const rows = await follows(db, communityId, memberId)
    .where("stopped_at", "is", null)
    .orderBy("begun_at", "desc")
    .orderBy("subject_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toFollow);
}

function follows(db: Db, communityId: string, memberId: string) {
  return tables<Tables>(db)
    .selectFrom("notifications.follow")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId);
}

function toFollow(row: {
  subject_kind: string;
  subject_id: string;
  origin: string;
  rate: string | null;
  stopped_at: Date | null;
}): Follow {
  return {
    kind: row.subject_kind,
    id: row.subject_id,
    origin: row.origin === "party" ? "party" : "chosen",
    rate: row.rate as Rate | null,
    isStopped: row.stopped_at !== null,
  };
}

/** Begins to follow what happens after a line of the record, or again after stopping. */
export async function saveFollow(
  tx: Tx,
  communityId: string,
  memberId: string,
  { kind, id }: Subject,
  afterNumber: number,
  at: Date,
): Promise<void> {
  const begins = { begun_at: at, after_number: BigInt(afterNumber) };
  await tables<Tables>(tx)
    .insertInto("notifications.follow")
    .values({
      community_id: communityId,
      member_id: memberId,
      subject_kind: kind,
      subject_id: id,
      origin: "chosen",
      ...begins,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "member_id", "subject_kind", "subject_id"])
        .doUpdateSet({ ...begins, stopped_at: null }),
    )
    .execute();
}

/** Who is party follows by herself, unless she stopped. */
export async function insertPartyFollow(
  tx: Tx,
  communityId: string,
  memberId: string,
  { kind, id }: Subject,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("notifications.follow")
    .values({
      community_id: communityId,
      member_id: memberId,
      subject_kind: kind,
      subject_id: id,
      origin: "party",
      begun_at: at,
      after_number: 0n,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "member_id", "subject_kind", "subject_id"])
        .doUpdateSet({ origin: "party" }),
    )
    .execute();
}

/** Stops, and forgets what was still to be told through it. */
export async function saveStopped(
  tx: Tx,
  communityId: string,
  memberId: string,
  { kind, id }: Subject,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("notifications.follow")
    .set({ stopped_at: at })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .execute();
  await tables<Tables>(tx)
    .deleteFrom("notifications.news")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .execute();
}

export async function saveRate(
  tx: Tx,
  communityId: string,
  memberId: string,
  { kind, id }: Subject,
  rate: Rate | null,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("notifications.follow")
    .set({ rate })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .execute();
}

/* How she wants it --------------------------------------------------------------------------------- */

export interface OwnPreference extends Preference {
  readonly weekSentOn: LocalDate | null;
  readonly turn: number;
}

/** As she chose it, else the standard. */
export async function findPreference(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<OwnPreference> {
  const row = await tables<Tables>(db)
    .selectFrom("notifications.preference")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  if (!row) return { ...standard, weekSentOn: null, turn: 0 };
  const { quiet_from: from, quiet_until: until } = row;
  return {
    rate: row.rate as Rate,
    weekday: row.weekday,
    quiet: from === null || until === null ? null : { from, until },
    wantsAsks: row.wants_asks,
    weekOn: row.week_on,
    weekSentOn: row.week_sent_on,
    turn: Number(row.turn),
  };
}

/** Writes what she chose, and looks at once whether something is due by it. */
export async function savePreference(
  tx: Tx,
  communityId: string,
  memberId: string,
  preference: Preference,
  now: Date,
): Promise<void> {
  const values = {
    rate: preference.rate,
    weekday: preference.weekday,
    quiet_from: preference.quiet?.from ?? null,
    quiet_until: preference.quiet?.until ?? null,
    wants_asks: preference.wantsAsks,
    week_on: preference.weekOn,
    due_at: now,
  };
  await tables<Tables>(tx)
    .insertInto("notifications.preference")
    .values({ community_id: communityId, member_id: memberId, ...values, turn: 1n })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "member_id"]).doUpdateSet({
        ...values,
        turn: sql<bigint>`notifications.preference.turn + 1`,
      }),
    )
    .execute();
}

/** No thing keeps a wish of its own: all go by the one for everything. */
export async function removeOwnRates(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("notifications.follow")
    .set({ rate: null })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("rate", "is not", null)
    .execute();
}

/** Marks that the mail of a day's week waits to be sent; false when it did before. */
export async function saveWeekSent(
  tx: Tx,
  communityId: string,
  memberId: string,
  on: LocalDate,
): Promise<boolean> {
  const { numUpdatedRows } = await tables<Tables>(tx)
    .updateTable("notifications.preference")
    .set({ week_sent_on: on })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("week_on", "is not", null)
    .where((eb) => eb.or([eb("week_sent_on", "is", null), eb("week_sent_on", "<", on)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Who wants the mail of the week on this weekday and had none since `on`. */
export async function listWeekReaders(
  db: Db,
  communityId: string,
  weekday: number,
  on: LocalDate,
  limit: number,
): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("notifications.preference")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("week_on", "=", weekday)
    .where((eb) => eb.or([eb("week_sent_on", "is", null), eb("week_sent_on", "<", on)]))
    .orderBy("member_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.member_id);
}

/* News ---------------------------------------------------------------------------------------------- */

/** Up to which number the record was read; 0 before the first time. */
export async function findProgress(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("notifications.progress")
    .select("number")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return Number(row?.number ?? 0n);
}

/** Moves on from `from`; false when another did. The row stays locked until commit. */
export async function saveProgress(
  tx: Tx,
  communityId: string,
  from: number,
  to: number,
): Promise<boolean> {
  if (from === 0) {
    const { numInsertedOrUpdatedRows = 0n } = await tables<Tables>(tx)
      .insertInto("notifications.progress")
      .values({ community_id: communityId, number: BigInt(to) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }
  const { numUpdatedRows } = await tables<Tables>(tx)
    .updateTable("notifications.progress")
    .set({ number: BigInt(to) })
    .where("community_id", "=", communityId)
    .where("number", "=", BigInt(from))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Makes a line of the record news for all who follow what it is about, save who did it. */
export async function insertNews(
  tx: Tx,
  communityId: string,
  line: {
    readonly number: number;
    readonly actorId: string | null;
    readonly subjects: readonly Subject[];
  },
  at: Date,
): Promise<string[]> {
  const found = new Set<string>();
  for (const { kind, id } of line.subjects) {
    const rows = await tables<Tables>(tx)
      .insertInto("notifications.news")
      .columns(["community_id", "member_id", "number", "subject_kind", "subject_id", "noticed_at"])
      .expression((eb) =>
        eb
          .selectFrom("notifications.follow")
          .select([
            "community_id",
            "member_id",
            sql<bigint>`${line.number}::bigint`.as("number"),
            "subject_kind",
            "subject_id",
            sql<Date>`${at}::timestamptz`.as("noticed_at"),
          ])
          .where("community_id", "=", communityId)
          .where("subject_kind", "=", kind)
          .where("subject_id", "=", id)
          .where("stopped_at", "is", null)
          .where("after_number", "<", BigInt(line.number))
          .$if(line.actorId !== null, (query) => query.where("member_id", "<>", line.actorId)),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning("member_id")
      .execute();
    for (const { member_id } of rows) found.add(member_id);
  }
  return [...found];
}

/** There may be something for these members: to be looked at now. */
export async function saveDue(
  tx: Tx,
  communityId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<void> {
  if (memberIds.length === 0) return;
  // In one order, so that two that write at once never wait for each other in a ring.
  const rows = [...new Set(memberIds)].sort().map((memberId) => ({
    community_id: communityId,
    member_id: memberId,
    due_at: now,
    turn: 1n,
  }));
  await tables<Tables>(tx)
    .insertInto("notifications.preference")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["community_id", "member_id"]).doUpdateSet({
        due_at: now,
        turn: sql<bigint>`notifications.preference.turn + 1`,
      }),
    )
    .execute();
}

export async function listDueMembers(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("notifications.preference")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(limit)
    .execute();
  return rows.map((row) => row.member_id);
}

/** A line still to be told, and whether it came through something she is party to. */
export interface OwnNews extends News {
  readonly isOwn: boolean;
}

/** What is still to be told to a member, with how often she wants to hear of it. */
export async function listNews(
  db: Db,
  communityId: string,
  memberId: string,
  preference: Pick<Preference, "rate">,
  limit = 1000,
): Promise<OwnNews[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("notifications.news as n")
    .innerJoin("notifications.follow as f", (join) =>
      join
        .onRef("f.community_id", "=", "n.community_id")
        .onRef("f.member_id", "=", "n.member_id")
        .onRef("f.subject_kind", "=", "n.subject_kind")
        .onRef("f.subject_id", "=", "n.subject_id"),
    )
    .select(["n.number", "n.noticed_at", "f.rate", "f.origin"])
    .where("n.community_id", "=", communityId)
    .where("n.member_id", "=", memberId)
    .orderBy("n.number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    number: Number(row.number),
    noticedAt: row.noticed_at,
    rate: (row.rate ?? preference.rate) as Rate,
    isOwn: row.origin === "party",
  }));
}

/** Takes lines out of what is still to be told; how many different ones there were. */
export async function takeNews(
  tx: Tx,
  communityId: string,
  memberId: string,
  numbers: readonly number[],
): Promise<number> {
  if (numbers.length === 0) return 0;
  const rows = await tables<Tables>(tx)
    .deleteFrom("notifications.news")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("number", "in", numbers.map(BigInt))
    .returning("number")
    .execute();
  return new Set(rows.map(({ number }) => number)).size;
}

/** When to look again, unless something came in since `turn`. */
export async function saveNextDue(
  tx: Tx,
  communityId: string,
  memberId: string,
  turn: number,
  nextAt: Date | null,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("notifications.preference")
    .set({ due_at: nextAt })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("turn", "=", BigInt(turn))
    .execute();
}

/** Locks how she wants it, so that two processes tell her one after the other. */
export async function lockPreference(
  tx: Tx,
  communityId: string,
  memberId: string,
): Promise<boolean> {
  const row = await tables<Tables>(tx)
    .selectFrom("notifications.preference")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/* What went out --------------------------------------------------------------------------------------- */

/** The day of a member's last digest. */
export async function findLastDigest(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<LocalDate | null> {
  const row = await tables<Tables>(db)
    .selectFrom("notifications.digest")
    .select("sent_on")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("sent_on", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.sent_on ?? null;
}

/** The digest of a day; false when there was one. Those of a month ago are forgotten. */
export async function insertDigest(
  tx: Tx,
  communityId: string,
  memberId: string,
  on: LocalDate,
  forgetBefore: LocalDate,
): Promise<boolean> {
  await tables<Tables>(tx)
    .deleteFrom("notifications.digest")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("sent_on", "<", forgetBefore)
    .execute();
  const { numInsertedOrUpdatedRows = 0n } = await tables<Tables>(tx)
    .insertInto("notifications.digest")
    .values({ community_id: communityId, member_id: memberId, sent_on: on })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Which of these waits she was told of. */
export async function listTold(
  db: Db,
  communityId: string,
  memberId: string,
  waits: readonly string[],
): Promise<ReadonlySet<string>> {
  if (waits.length === 0) return new Set();
  const rows = await tables<Tables>(db)
    .selectFrom("notifications.asked")
    .select("wait")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("wait", "in", [...waits])
    .execute();
  return new Set(rows.map(({ wait }) => wait));
}

/** That she is told of these waits; how many were new. */
export async function insertAsked(
  tx: Tx,
  communityId: string,
  memberId: string,
  waits: readonly string[],
  at: Date,
): Promise<number> {
  if (waits.length === 0) return 0;
  const rows = await tables<Tables>(tx)
    .insertInto("notifications.asked")
    .values(
      waits.map((wait) => ({
        community_id: communityId,
        member_id: memberId,
        wait,
        told_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("wait")
    .execute();
  return rows.length;
}

/* Ending --------------------------------------------------------------------------------------------- */

/** Ends one kind of mail for a member. */
export async function saveEnded(
  tx: Tx,
  communityId: string,
  memberId: string,
  kind: MailKind,
): Promise<void> {
  const values = {
    follows: { rate: "never" },
    asks: { wants_asks: false },
    week: { week_on: null },
  } as const;
  await tables<Tables>(tx)
    .insertInto("notifications.preference")
    .values({ community_id: communityId, member_id: memberId, ...values[kind] })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "member_id"]).doUpdateSet(values[kind]),
    )
    .execute();
  if (kind !== "follows") return;
  await removeOwnRates(tx, communityId, memberId);
  await removeNews(tx, communityId, memberId);
}

/** What waited to be told is told no more: she has no address, or ended it. */
export async function removeNews(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("notifications.news")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}

/** Forgets all of a member who had herself erased. */
export async function removeMember(tx: Tx, communityId: string, memberId: string): Promise<void> {
  for (const table of [
    "notifications.news",
    "notifications.follow",
    "notifications.digest",
    "notifications.asked",
    "notifications.preference",
  ] as const)
    await tables<Tables>(tx)
      .deleteFrom(table)
      .where("community_id", "=", communityId)
      .where("member_id", "=", memberId)
      .execute();
}
