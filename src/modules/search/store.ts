import { sql } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import { type Asked, type Document, hitEnd, hitStart, hitsMost, type Notice } from "./model.ts";

type Tables = Pick<
  Schema,
  "search.document" | "search.followed" | "search.notice" | "search.rebuilt" | "search.sharing"
>;

/* Documents -------------------------------------------------------------------------------------- */

/** Puts these in the place of what was there; how many that changed. */
export async function saveDocuments(
  tx: Tx,
  communityId: string,
  documents: readonly Document[],
): Promise<number> {
  if (documents.length === 0) return 0;
  const rows = documents.map((one) => ({
    community_id: communityId,
    kind: one.kind,
    id: one.id,
    title: one.title,
    body: one.body,
    also: one.also,
    path: one.path,
    area_id: one.areaId,
    at: one.at,
    until: one.until,
  }));
  const saved = await tables<Tables>(tx)
    .insertInto("search.document")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "kind", "id"])
        .doUpdateSet((eb) => ({
          title: eb.ref("excluded.title"),
          body: eb.ref("excluded.body"),
          also: eb.ref("excluded.also"),
          path: eb.ref("excluded.path"),
          area_id: eb.ref("excluded.area_id"),
          at: eb.ref("excluded.at"),
          until: eb.ref("excluded.until"),
        }))
        // Most entries change no word; then the indexes need not be touched.
        .where(
          sql<boolean>`(document.title, document.body, document.also, document.path, document.area_id, document.at,
              document.until)
            is distinct from (excluded.title, excluded.body, excluded.also, excluded.path, excluded.area_id,
              excluded.at, excluded.until)`,
        ),
    )
    .returning("id")
    .execute();
  return saved.length;
}

/** Takes away what is not to be read any more; how many that were. */
export async function deleteDocuments(
  tx: Tx,
  communityId: string,
  kind: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const gone = await tables<Tables>(tx)
    .deleteFrom("search.document")
    .where("community_id", "=", communityId)
    .where("kind", "=", kind)
    .where("id", "in", [...ids])
    .returning("id")
    .execute();
  return gone.length;
}

/** Things of one kind that are found by these very words, wherever they were written. */
export async function listIdsWith(
  db: Db,
  communityId: string,
  kind: string,
  words: string,
): Promise<string[]> {
  // As a document keeps them: in one line, and a long title is cut.
  const start = words.replaceAll(/\s+/g, " ").trim().slice(0, 60);
  const rows = await tables<Tables>(db)
    .selectFrom("search.document")
    .select("id")
    .where("community_id", "=", communityId)
    .where("kind", "=", kind)
    .where(
      sql<boolean>`strpos(regexp_replace(title || ' ' || body, '\\s+', ' ', 'g'), ${start}) > 0`,
    )
    .limit(1000)
    .execute();
  return rows.map(({ id }) => id);
}

/** The ids of what is there of a kind, in order, after one of them. */
export async function listDocumentIds(
  db: Db,
  communityId: string,
  kind: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  let query = tables<Tables>(db)
    .selectFrom("search.document")
    .select("id")
    .where("community_id", "=", communityId)
    .where("kind", "=", kind);
  if (after) query = query.where("id", ">", after);
  const rows = await query.orderBy("id").limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** The number of the last entry whose things were told; 0 before there is one. */
export async function findFollowed(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("search.followed")
    .select("number")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return Number(row?.number ?? 0n);
}

/**
 * The same, and from here to the commit nobody else tells anything: each document is of what stood there
 * when it was told, and never of something older than the number says.
 */
export async function lockFollowed(tx: Tx, communityId: string): Promise<number> {
  const row = await tables<Tables>(tx)
    .insertInto("search.followed")
    .values({ community_id: communityId, number: 0n })
    .onConflict((conflict) =>
      conflict
        .column("community_id")
        .doUpdateSet((eb) => ({ number: eb.ref("search.followed.number") })),
    )
    .returning("number")
    .executeTakeFirstOrThrow();
  return Number(row.number);
}

export async function saveFollowed(tx: Tx, communityId: string, number: number): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("search.followed")
    .set({ number: BigInt(number) })
    .where("community_id", "=", communityId)
    .execute();
}

/** The communities of which not all was told yet. */
export async function listBehind(db: Db): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom(
      sql<{ community_id: string }>`search.behind()`.as<"behind">(sql`behind(community_id)`),
    )
    .select("behind.community_id")
    .execute();
  return rows.map(({ community_id }) => community_id);
}

/** The civil day on which all of it was last told anew. */
export async function findRebuiltOn(db: Db, communityId: string): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("search.rebuilt")
    .select("last_on")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return row?.last_on;
}

export async function saveRebuiltOn(tx: Tx, communityId: string, day: string): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("search.rebuilt")
    .values({ community_id: communityId, last_on: day })
    .onConflict((conflict) => conflict.column("community_id").doUpdateSet({ last_on: day }))
    .execute();
}

/* Elsewhere -------------------------------------------------------------------------------------- */

/** The kinds a community shares with others, by its own choice; undefined as long as it made none. */
export async function findSharedKinds(db: Db, communityId: string): Promise<string[] | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("search.sharing")
    .select("kinds")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return row?.kinds;
}

/** From the commit on others read what is of these kinds, and nothing else. */
export async function saveSharedKinds(
  tx: Tx,
  communityId: string,
  kinds: readonly string[],
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("search.sharing")
    .values({ community_id: communityId, kinds: [...kinds] })
    .onConflict((conflict) => conflict.column("community_id").doUpdateSet({ kinds: [...kinds] }))
    .execute();
  await tables<Tables>(tx)
    .updateTable("search.notice")
    .set({ is_shared: sql<boolean>`kind = any(${[...kinds]}::text[])` })
    .where("community_id", "=", communityId)
    .execute();
}

export async function saveNotices(
  tx: Tx,
  communityId: string,
  notices: readonly Notice[],
  isShared: boolean,
): Promise<void> {
  if (notices.length === 0) return;
  await tables<Tables>(tx)
    .insertInto("search.notice")
    .values(
      notices.map(({ kind, id, title, sentence, path, at }) => ({
        community_id: communityId,
        kind,
        id,
        title,
        sentence,
        path,
        at,
        is_shared: isShared,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "kind", "id"])
        .doUpdateSet((eb) => ({
          title: eb.ref("excluded.title"),
          sentence: eb.ref("excluded.sentence"),
          path: eb.ref("excluded.path"),
          at: eb.ref("excluded.at"),
          is_shared: eb.ref("excluded.is_shared"),
        }))
        // As above: most entries change nothing of it.
        .where(
          sql<boolean>`(notice.title, notice.sentence, notice.path, notice.at, notice.is_shared)
            is distinct from (excluded.title, excluded.sentence, excluded.path, excluded.at,
              excluded.is_shared)`,
        ),
    )
    .execute();
}

/**
 * What the other communities share, the newest first, without what is not known as it is now. Row-level
 * security shows no more than that.
 */
export async function listElsewhere(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
  untold: readonly string[] = [],
): Promise<(Notice & { readonly communityId: string })[]> {
  let query = tables<Tables>(db)
    .selectFrom("search.notice")
    .select(["community_id", "kind", "id", "title", "sentence", "path", "at"])
    .where("community_id", "<>", communityId)
    .where("is_shared", "=", true);
  if (after) query = query.where("id", "<", after);
  if (untold.length > 0) query = query.where("id", "not in", [...untold]);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(({ community_id, ...notice }) => ({ ...notice, communityId: community_id }));
}

/* Searching -------------------------------------------------------------------------------------- */

/** What narrows a search. */
export interface Narrowing {
  readonly kind?: string | undefined;
  readonly areaId?: string | undefined;
  /** The civil day on which it is asked. */
  readonly today: string;
  /** Ids of what is not known as it is now. */
  readonly untold: readonly string[];
}

/** Which document fits. */
export interface Key {
  readonly kind: string;
  readonly id: string;
}

/** What a hit shows; its title and sentence with `hitStart` and `hitEnd` round what was asked. */
export interface Hit extends Key {
  readonly title: string;
  readonly sentence: string;
  readonly path: string;
  readonly areaId: string | null;
  readonly at: Date;
}

/** Whether there is a word in it to search by: not so where all are stop words, as "de" and "van". */
export async function hasWords(db: Db, { words }: Asked): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectNoFrom(sql<number>`numnode(${allOf(words)})`.as("nodes"))
    .executeTakeFirstOrThrow();
  return row.nodes > 0;
}

/**
 * What has all the words, or has them within its title: the best first, `hitsMost` at most. Of more
 * than that the newest are weighed.
 */
export async function listFitting(
  db: Db,
  communityId: string,
  asked: Asked,
  narrowing: Narrowing,
): Promise<Key[]> {
  const { words, plain, part } = asked;
  const fitting = narrowed(db, communityId, narrowing)
    .select(["community_id", "kind", "id", "at", "plain", "words"])
    .select(exactlyThere(words).as("is_exact"))
    .where((eb) =>
      part === null
        ? eb("words", "@@", allOf(words))
        : eb.or([eb("words", "@@", allOf(words)), eb("plain", "like", `%${part}%`)]),
    )
    .orderBy("at", "desc")
    .limit(hitsMost);
  return (
    tables<Tables>(db)
      .selectFrom(fitting.as("d"))
      .select(["d.kind", "d.id"])
      .where("d.community_id", "=", communityId)
      .orderBy(sql`(d.plain = ${plain}) desc`)
      // A stem joins words that differ: who types "zaag" means the saw, then the Zaagbok, before "zag".
      .orderBy("d.is_exact", "desc")
      .orderBy(sql`(d.plain like ${`%${part ?? ""}%`}) desc`)
      .orderBy(sql`ts_rank(d.words, ${allOf(words)}) desc`)
      .orderBy("d.at", "desc")
      .orderBy("d.id")
      .execute()
  );
}

/** What has some of the words, or a title that resembles them: for who typed otherwise than it is written. */
export async function listResembling(
  db: Db,
  communityId: string,
  asked: Asked,
  narrowing: Narrowing,
  limit: number,
): Promise<Key[]> {
  const { words, plain } = asked;
  await tables<Tables>(db)
    .selectNoFrom(
      sql`set_config('pg_trgm.word_similarity_threshold', ${String(likeness)}, true)`.as("set"),
    )
    .execute();
  const some = narrowed(db, communityId, narrowing)
    .select(["community_id", "kind", "id", "at", "plain", "words"])
    .where("words", "@@", anyOf(words))
    .orderBy("at", "desc")
    .limit(hitsMost);
  // Without an order, so that the planner does not walk all of them from the newest on.
  const like = narrowed(db, communityId, narrowing)
    .select(["community_id", "kind", "id", "at", "plain", "words"])
    .where(sql<boolean>`search.resembles(${plain}, plain)`)
    .limit(hitsMost);
  const open = tables<Tables>(db);
  const either = open
    .selectFrom(some.as("s"))
    .selectAll("s")
    .unionAll(open.selectFrom(like.as("l")).selectAll("l"));
  return open
    .selectFrom(either.as("d"))
    .select(["d.kind", "d.id"])
    .where("d.community_id", "=", communityId)
    .groupBy(["d.kind", "d.id", "d.at", "d.plain", "d.words"])
    .orderBy(sql`search.resemblance(${plain}, d.plain) + ts_rank(d.words, ${anyOf(words)}) desc`)
    .orderBy("d.at", "desc")
    .orderBy("d.id")
    .limit(limit)
    .execute();
}

/** How much of what was asked a title must share, in trigrams: one wrong letter of eight passes. */
const likeness = 0.5;

/** These, in this order, with what was asked marked. */
export async function listHits(
  db: Db,
  communityId: string,
  keys: readonly Key[],
  { words }: Asked,
): Promise<Hit[]> {
  if (keys.length === 0) return [];
  const around = `StartSel=${hitStart}, StopSel=${hitEnd}`;
  const rows = await tables<Tables>(db)
    .selectFrom("search.document")
    .select(["kind", "id", "path", "area_id", "at"])
    .select([
      sql<string>`ts_headline('search.dutch', title, ${marking(words)}, ${`${around}, HighlightAll=true`})`.as(
        "title",
      ),
      sql<string>`ts_headline('search.dutch', body, ${marking(words)}, ${`${around}, MinWords=24, MaxWords=40`})`.as(
        "sentence",
      ),
    ])
    .where("community_id", "=", communityId)
    .where((eb) => eb.or(keys.map(({ kind, id }) => eb.and({ kind, id }))))
    .execute();
  const byKey = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return keys.flatMap(({ kind, id }) => {
    const row = byKey.get(`${kind} ${id}`);
    return row
      ? [
          {
            kind,
            id,
            title: row.title,
            sentence: row.sentence,
            path: row.path,
            areaId: row.area_id,
            at: row.at,
          },
        ]
      : [];
  });
}

function narrowed(db: Db, communityId: string, { kind, areaId, today, untold }: Narrowing) {
  let query = tables<Tables>(db)
    .selectFrom("search.document")
    .where("community_id", "=", communityId)
    .where((eb) => eb.or([eb("until", "is", null), eb("until", ">=", today)]));
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (areaId !== undefined) query = query.where("area_id", "=", areaId);
  if (untold.length > 0) query = query.where("id", "not in", [...untold]);
  return query;
}

/** As people search: all words, a phrase between quotes, `or`, `-` for without. It refuses nothing. */
function allOf(words: string) {
  return sql<string>`websearch_to_tsquery('search.dutch', search.undoubled(${words}))`;
}

/** Whether its title or first sentences have the words as they were typed, and not only their stems. */
function exactlyThere(words: string) {
  return sql<boolean>`to_tsvector('simple', search.plain(title || ' ' || left(body, 500)))
    @@ websearch_to_tsquery('simple', search.plain(${words}))`;
}

/**
 * To mark what was asked within words as they were written: also with the end of a plural, which
 * `search.undoubled` took off, as `brugg`, `huiz`, `briev`, `fiets`, `haltes` and `kinder`.
 */
function marking(words: string) {
  const asked = anyOf(words);
  const ended = ["s", "z", "e", "es", "er"].map(
    (end) => sql`regexp_replace(${asked}::text, '(\\w)''', ${`\\1${end}'`}, 'g')::tsquery`,
  );
  return sql<string>`${asked} || replace(
      websearch_to_tsquery('search.dutch', ${words})::text, ' & ', ' | ')::tsquery
    || regexp_replace(${asked}::text, '([bdfgklmnprst])''', '\\1\\1''', 'g')::tsquery
    || regexp_replace(${asked}::text, 'f''', 'v''', 'g')::tsquery
    || ${sql.join(ended, sql` || `)}`;
}

/** One of the words is enough. */
function anyOf(words: string) {
  return sql<string>`replace(${allOf(words)}::text, ' & ', ' | ')::tsquery`;
}
