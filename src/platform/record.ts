import { createHash, randomBytes } from "node:crypto";
import { type CompiledQuery, sql } from "kysely";
import type { NineAct } from "#lib/nine-acts.ts";
import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<
  Schema,
  "platform.community_state" | "platform.entry" | "platform.entry_subject" | "platform.entry_text"
>;

/** What an entry is about: a kind of the glossary and an id. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** So that what is done for an organisation shows on its own page too. */
export function organizationAbout(id: string | null): readonly Subject[] {
  return id === null ? [] : [{ kind: "organization", id }];
}

/** Ids, enums, amounts and dates; never free text or a name. */
export type EntryData = Readonly<Record<string, string | number | boolean | null>>;

/** What an action says for the record. Words go in `texts`: beside the entry, under a salt. */
export interface NewEntry {
  /** Module and deed, as `challenges.filed`. */
  readonly kind: string;
  readonly subject: Subject;
  /** Other things whose page shows this entry too. */
  readonly about?: readonly Subject[];
  readonly nineAct?: NineAct;
  readonly isPublic?: boolean;
  /** The office that decided, for decisions. */
  readonly office?: string;
  readonly data?: EntryData;
  readonly texts?: Readonly<Record<string, string>>;
  /** A lapse is recorded at its own instant; else the entry is of now. */
  readonly at?: Date;
}

/** An entry as read: its texts are there unless they were erased. */
export interface Entry {
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly subject: Subject;
  readonly actorId: string | null;
  readonly office: string | null;
  readonly nineAct: NineAct | null;
  readonly data: EntryData;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Writes entries and raises the community's version. The row lock it takes makes writers of one
 * community follow one another from here to their commit, so it goes with the commit in one message.
 */
export function writingEntries(
  tx: Tx,
  communityId: string,
  actorId: string | null,
  now: Date,
  entries: readonly NewEntry[],
): CompiledQuery {
  if (entries.length === 0) return raisingVersion(tx, communityId);
  const rows = entries.map((entry, index) => ({ nth: index + 1, ...rowOf(entry, actorId, now) }));
  // One statement, for from here to the commit nobody else records anything: the count, the entries in
  // their order, what each is about and its words.
  return sql`
    with counted as (
      update platform.community_state
      set version = version + 1, record_length = record_length + ${BigInt(rows.length)}
      where community_id = ${communityId}
      returning record_length - ${BigInt(rows.length)} as before),
    given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
        nth bigint, kind text, at timestamptz, subject_kind text, subject_id uuid, actor_id uuid,
        office text, nine_act text, is_public boolean, data jsonb, hashes jsonb, subjects jsonb,
        texts jsonb)),
    written as (
      insert into platform.entry (community_id, number, kind, at, subject_kind, subject_id, actor_id,
        office, nine_act, is_public, data, hashes)
      select ${communityId}, c.before + g.nth, g.kind, g.at, g.subject_kind, g.subject_id, g.actor_id,
        g.office, g.nine_act, g.is_public, g.data, g.hashes
      from given g, counted c order by g.nth),
    told_of as (
      insert into platform.entry_subject (community_id, number, subject_kind, subject_id)
      select ${communityId}, c.before + g.nth, s.kind, s.id
      from given g, counted c, jsonb_to_recordset(g.subjects) as s(kind text, id uuid)),
    worded as (
      insert into platform.entry_text (community_id, number, name, body, salt)
      select ${communityId}, c.before + g.nth, t.name, t.body, t.salt
      from given g, counted c, jsonb_to_recordset(g.texts) as t(name text, body text, salt text))
    -- A community has its state from its birth; were it not there, nothing may be written without it.
    select 1 / count(*) from counted`.compile(tables<Tables>(tx));
}

function raisingVersion(tx: Tx, communityId: string): CompiledQuery {
  return tables<Tables>(tx)
    .updateTable("platform.community_state")
    .set((eb) => ({ version: eb("version", "+", 1n) }))
    .where("community_id", "=", communityId)
    .compile();
}

/** An entry as its statement takes it, with its words and their salts beside it. */
function rowOf(entry: NewEntry, actorId: string | null, now: Date) {
  const texts = Object.entries(entry.texts ?? {}).map(([name, body]) => {
    const salt = randomBytes(16).toString("hex");
    return { name, body, salt, hash: saltedHash(salt, body) };
  });
  const subjects = new Map(
    [entry.subject, ...(entry.about ?? [])].map((subject) => [subject.id, subject]),
  );
  return {
    kind: entry.kind,
    at: entry.at ?? now,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    actor_id: entry.at ? null : actorId,
    office: entry.office ?? null,
    nine_act: entry.nineAct ?? null,
    is_public: entry.isPublic ?? true,
    data: entry.data ?? {},
    hashes: Object.fromEntries(texts.map(({ name, hash }) => [name, hash])),
    subjects: [...subjects.values()].map(({ kind, id }) => ({ kind, id })),
    texts: texts.map(({ name, body, salt }) => ({ name, body, salt })),
  };
}

/** SHA-256 over salt and text, in hex: proves a text without holding it. */
export function saltedHash(salt: string, body: string): string {
  return createHash("sha256").update(salt).update("\n").update(body).digest("hex");
}

/** The public entries about one subject, oldest first; the newest of them where there are too many. */
export async function listEntriesAbout(
  db: Db,
  communityId: string,
  subject: Subject,
  limit = 200,
): Promise<Entry[]> {
  const rows = await publicEntries(db, communityId)
    .innerJoin("platform.entry_subject as about", (join) =>
      join
        .onRef("about.community_id", "=", "entry.community_id")
        .onRef("about.number", "=", "entry.number"),
    )
    .where("about.subject_kind", "=", subject.kind)
    .where("about.subject_id", "=", subject.id)
    .orderBy("entry.at", "desc")
    .orderBy("entry.number", "desc")
    .limit(limit)
    .execute();
  return rows.map(toEntry).reverse();
}

/** A page of the public record, newest first: entries below `before`, or the newest. */
export async function listEntries(
  db: Db,
  communityId: string,
  limit: number,
  before?: number,
): Promise<Entry[]> {
  let query = publicEntries(db, communityId);
  if (before !== undefined) query = query.where("entry.number", "<", BigInt(before));
  const rows = await query.orderBy("entry.number", "desc").limit(limit).execute();
  return rows.map(toEntry);
}

/** What a member herself did, public or not, and what the public record says of her; newest first. */
export async function listEntriesOf(
  db: Db,
  communityId: string,
  memberId: string,
  limit: number,
): Promise<(Entry & { readonly isPublic: boolean })[]> {
  const rows = await allEntries(db, communityId)
    .select("entry.is_public")
    .where((eb) =>
      eb.or([
        eb("entry.actor_id", "=", memberId),
        eb.and([eb("entry.subject_id", "=", memberId), eb("entry.is_public", "=", true)]),
      ]),
    )
    .orderBy("entry.number", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toEntry(row), isPublic: row.is_public }));
}

/** The public entries of a stretch of civil time, oldest first; the newest when there are too many. */
export async function listEntriesBetween(
  db: Db,
  communityId: string,
  from: Date,
  before: Date,
  limit: number,
): Promise<Entry[]> {
  const rows = await publicEntries(db, communityId)
    .where("entry.at", ">=", from)
    .where("entry.at", "<", before)
    .orderBy("entry.at", "desc")
    .orderBy("entry.number", "desc")
    .limit(limit)
    .execute();
  return rows.map(toEntry).reverse();
}

/** A public entry, with all that it is about. */
export interface EntryWithSubjects extends Entry {
  readonly subjects: readonly Subject[];
}

/**
 * The public entries after a number, in order, each with all that it is about: what who heard up to
 * there has not heard yet.
 */
export async function listEntriesAfter(
  db: Db,
  communityId: string,
  after: number,
  limit: number,
): Promise<EntryWithSubjects[]> {
  const rows = await publicEntries(db, communityId)
    .select(
      sql<Subject[]>`(
        select jsonb_agg(jsonb_build_object('kind', s.subject_kind, 'id', s.subject_id))
        from platform.entry_subject s
        where s.community_id = entry.community_id and s.number = entry.number)`.as("subjects"),
    )
    .where("entry.number", ">", BigInt(after))
    .orderBy("entry.number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toEntry(row), subjects: row.subjects }));
}

/** The public entries among these numbers, in order. */
export async function listEntriesByNumber(
  db: Db,
  communityId: string,
  numbers: readonly number[],
): Promise<Entry[]> {
  if (numbers.length === 0) return [];
  const rows = await publicEntries(db, communityId)
    .where("entry.number", "in", numbers.map(BigInt))
    .orderBy("entry.number")
    .execute();
  return rows.map(toEntry);
}

/** Who did something public since then. */
export async function listActorsSince(
  db: Db,
  communityId: string,
  from: Date,
  limit = 10_000,
): Promise<readonly string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("platform.entry")
    .select("actor_id")
    .distinct()
    .where("community_id", "=", communityId)
    .where("is_public", "=", true)
    .where("at", ">=", from)
    .where("actor_id", "is not", null)
    .limit(limit)
    .execute();
  return rows.flatMap(({ actor_id }) => actor_id ?? []);
}

/** One public entry by its number. */
export async function findEntry(
  db: Db,
  communityId: string,
  number: number,
): Promise<Entry | undefined> {
  const row = await publicEntries(db, communityId)
    .where("entry.number", "=", BigInt(number))
    .executeTakeFirst();
  return row && toEntry(row);
}

/** The number of the last entry, public or not; 0 before there is one. */
export async function findLastNumber(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.community_state")
    .select("record_length")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return Number(row?.record_length ?? 0n);
}

/** The ids of all things of a kind that entries are about, public or not, in order, after one of them. */
export async function listSubjectIds(
  db: Db,
  communityId: string,
  kind: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  let query = tables<Tables>(db)
    .selectFrom("platform.entry_subject")
    .select("subject_id")
    .distinct()
    .where("community_id", "=", communityId)
    .where("subject_kind", "=", kind);
  if (after) query = query.where("subject_id", ">", after);
  const rows = await query.orderBy("subject_id").limit(limit).execute();
  return rows.map(({ subject_id }) => subject_id);
}

/** What the next `limit` entries after a number are about, each once, and the number of their last. */
export async function listSubjectsAfter(
  db: Db,
  communityId: string,
  after: number,
  limit: number,
): Promise<{ readonly subjects: readonly Subject[]; readonly until: number }> {
  const last = await findLastNumber(db, communityId);
  const until = Math.max(after, Math.min(last, after + limit));
  if (until === after) return { subjects: [], until };
  const rows = await tables<Tables>(db)
    .selectFrom("platform.entry_subject")
    .select(["subject_kind", "subject_id"])
    .distinct()
    .where("community_id", "=", communityId)
    .where("number", ">", BigInt(after))
    .where("number", "<=", BigInt(until))
    .execute();
  return {
    subjects: rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
    until,
  };
}

/** When the public record first spoke of these things; what it is silent of is not among them. */
export async function listBeginnings(
  db: Db,
  communityId: string,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tables<Tables>(db)
    .selectFrom("platform.entry_subject as s")
    .innerJoin("platform.entry as e", (join) =>
      join.onRef("e.community_id", "=", "s.community_id").onRef("e.number", "=", "s.number"),
    )
    .select(["s.subject_id", "e.at"])
    .distinctOn("s.subject_id")
    .where("s.community_id", "=", communityId)
    .where("s.subject_kind", "=", kind)
    .where("s.subject_id", "in", [...ids])
    .where("e.is_public", "=", true)
    .orderBy("s.subject_id")
    .orderBy("s.number")
    .execute();
  return new Map(rows.map(({ subject_id, at }) => [subject_id, at]));
}

/** How many public entries there are: all but the others, of which an index knows the few. */
export async function countEntries(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.community_state as s")
    .select((eb) => [
      "s.record_length",
      eb
        .selectFrom("platform.entry as e")
        .select((inner) => inner.fn.countAll<bigint>().as("count"))
        .where("e.community_id", "=", communityId)
        .where(sql<boolean>`not e.is_public`)
        .as("others"),
    ])
    .where("s.community_id", "=", communityId)
    .executeTakeFirst();
  return Number(row?.record_length ?? 0n) - Number(row?.others ?? 0n);
}

function publicEntries(db: Db, communityId: string) {
  return allEntries(db, communityId).where("entry.is_public", "=", true);
}

function allEntries(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("platform.entry as entry")
    .select([
      "entry.number",
      "entry.kind",
      "entry.at",
      "entry.recorded_at",
      "entry.subject_kind",
      "entry.subject_id",
      "entry.actor_id",
      "entry.office",
      "entry.nine_act",
      "entry.data",
    ])
    .select(
      sql<Record<string, string> | null>`(
        select jsonb_object_agg(t.name, t.body) from platform.entry_text t
        where t.community_id = entry.community_id and t.number = entry.number
          and t.body is not null)`.as("texts"),
    )
    .where("entry.community_id", "=", communityId);
}

interface EntryRow {
  number: bigint;
  kind: string;
  at: Date;
  recorded_at: Date;
  subject_kind: string;
  subject_id: string;
  actor_id: string | null;
  office: string | null;
  nine_act: string | null;
  data: unknown;
  texts: Record<string, string> | null;
}

function toEntry(row: EntryRow): Entry {
  return {
    number: Number(row.number),
    kind: row.kind,
    at: row.at,
    recordedAt: row.recorded_at,
    subject: { kind: row.subject_kind, id: row.subject_id },
    actorId: row.actor_id,
    office: row.office,
    nineAct: row.nine_act as NineAct | null,
    data: row.data as EntryData,
    texts: row.texts ?? {},
  };
}
