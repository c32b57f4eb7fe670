import { type Selectable, sql } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import { stemOf, wordsIn } from "#lib/stems.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import type { ListingKind, Pair, Reasons, Rhythm } from "./model/matching.ts";
import type {
  Agreement,
  Introduction,
  IntroductionState,
  Listing,
  ListingState,
  NoticeKind,
  Outcome,
  Part,
  Side,
  Worked,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "market.listing"
  | "market.sign"
  | "market.suggestion"
  | "market.aside"
  | "market.introduction"
  | "market.agreement"
  | "market.outcome"
  | "market.notice"
  | "market.matched"
>;

/** An empty list is no list in SQL; this id is nobody's. */
const noId = "00000000-0000-7000-8000-000000000000";

/* Listings ---------------------------------------------------------------------------------------- */

export interface ListingFilter {
  readonly ids?: readonly string[];
  readonly side?: Side;
  readonly kind?: ListingKind;
  /** Every word of it stands in the listing, in whatever form. */
  readonly words?: string;
  readonly areaId?: string;
  readonly states?: readonly ListingState[];
  readonly about?: { readonly kind: string; readonly id: string };
  /** Placed by this member, or for one of these organisations. */
  readonly of?: { readonly memberId: string; readonly organizationIds: readonly string[] };
}

/** Newest first; `limit` of them from `from` on. */
export async function listListings(
  db: Db,
  communityId: string,
  now: Date,
  filter: ListingFilter,
  limit = 100,
  from = 0,
): Promise<Listing[]> {
  const rows = await filtered(db, communityId, now, filter)
    .orderBy("placed_at", "desc")
    .orderBy("id", "desc")
    .offset(from)
    .limit(limit)
    .execute();
  return rows.map(toTrueListing);
}

export async function countListings(
  db: Db,
  communityId: string,
  now: Date,
  filter: ListingFilter,
): Promise<number> {
  const row = await filtered(db, communityId, now, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The ids of things of a kind beside which this is needed now. */
export async function listNeeding(
  db: Db,
  communityId: string,
  now: Date,
  { aboutKind, kind }: { readonly aboutKind: string; readonly kind: ListingKind },
): Promise<string[]> {
  const rows = await filtered(db, communityId, now, { side: "need", kind, states: ["open"] })
    .clearSelect()
    .select("about_id")
    .distinct()
    .where("about_kind", "=", aboutKind)
    .execute();
  return rows.flatMap(({ about_id }) => about_id ?? []);
}

/** A stretch for programs, the newest first. */
export async function listListingsFrom(
  db: Db,
  communityId: string,
  now: Date,
  filter: ListingFilter,
  { after, limit }: Keyset,
): Promise<Listing[]> {
  let query = filtered(db, communityId, now, filter);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTrueListing);
}

export async function findListing(
  db: Db,
  communityId: string,
  id: string,
  now: Date,
): Promise<Listing | undefined> {
  const [found] = await listListings(db, communityId, now, { ids: [id] }, 1);
  return found;
}

export async function findListingByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Listing | undefined> {
  const row = await listings(db, communityId, now).where("number", "=", number).executeTakeFirst();
  return row && toTrueListing(row);
}

export async function lockListing(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Listing | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("market.listing")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toListing(row);
}

/** These listings as they are at `now`; nobody changes them until the commit. */
export async function holdListings(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  now: Date,
): Promise<Listing[]> {
  const rows = await listings(tx, communityId, now)
    .where("id", "in", [...ids, noId])
    .orderBy("id")
    .forShare()
    .execute();
  return rows.map(toTrueListing);
}

/** All that is open, for the job that compares everything. */
export async function listOpen(
  db: Db,
  communityId: string,
  now: Date,
  side: Side,
): Promise<Listing[]> {
  const rows = await filtered(db, communityId, now, { side, states: ["open"] })
    .orderBy("id")
    .execute();
  return rows.map(toTrueListing);
}

export async function listDueListings(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("market.listing")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export async function insertListing(tx: Tx, communityId: string, listing: Listing): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("market.listing")
    .values({
      community_id: communityId,
      id: listing.id,
      number: listing.number,
      side: listing.side,
      about_kind: listing.about?.kind ?? null,
      about_id: listing.about?.id ?? null,
      member_id: listing.memberId,
      organization_id: listing.organizationId,
      charter_version: listing.charterVersion,
      placed_at: listing.placedAt,
      ...columnsOf(listing),
      ...stateOf(listing),
    })
    .execute();
}

/** Writes what was changed of a listing, or that it is open again. */
export async function saveListing(
  tx: Tx,
  communityId: string,
  id: string,
  to: Omit<
    Listing,
    | "id"
    | "number"
    | "side"
    | "about"
    | "memberId"
    | "organizationId"
    | "charterVersion"
    | "placedAt"
  >,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("market.listing")
    .set({ ...columnsOf(to), ...stateOf(to) })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function saveListingState(
  tx: Tx,
  communityId: string,
  id: string,
  to: Pick<Listing, "state" | "lapsesAt" | "lapsesTo">,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("market.listing")
    .set(stateOf(to))
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

function columnsOf(
  listing: Omit<
    Listing,
    | "id"
    | "number"
    | "side"
    | "about"
    | "memberId"
    | "organizationId"
    | "charterVersion"
    | "placedAt"
    | "state"
    | "lapsesAt"
    | "lapsesTo"
  >,
) {
  return {
    kind: listing.kind,
    title: listing.title,
    what: listing.what,
    amount_cents: listing.amountCents,
    minutes: listing.minutes,
    quantity: listing.quantity,
    unit: listing.unit,
    from_on: listing.fromOn,
    until_on: listing.untilOn,
    rhythm: listing.rhythm,
    weekdays: listing.weekdays,
    area_id: listing.areaId,
    latitude: listing.latitude,
    longitude: listing.longitude,
    reach_m: listing.reachM,
    skills: [...listing.skills],
    changed_at: listing.changedAt,
    signs: [...listing.signs],
    skill_signs: [...listing.skillSigns],
  };
}

function stateOf(to: Pick<Listing, "state" | "lapsesAt" | "lapsesTo">) {
  return { state: to.state, lapses_at: to.lapsesAt, lapses_to: to.lapsesTo };
}

/* Signs, and what may fit ------------------------------------------------------------------------- */

/** Puts a listing's signs in the lists by which it is found, or takes it out of them. */
export async function saveSigns(
  tx: Tx,
  communityId: string,
  { id, side, signs }: Pick<Listing, "id" | "side" | "signs">,
): Promise<void> {
  await removeSigns(tx, communityId, id);
  if (signs.length === 0) return;
  await tables<Tables>(tx)
    .insertInto("market.sign")
    .values(signs.map((sign) => ({ community_id: communityId, side, sign, listing_id: id })))
    .execute();
}

export async function removeSigns(tx: Tx, communityId: string, id: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("market.sign")
    .where("community_id", "=", communityId)
    .where("listing_id", "=", id)
    .execute();
}

/** In how many open listings each of these signs stands, and how many listings there are. */
export async function countSigns(
  db: Db,
  communityId: string,
  signs: readonly string[],
): Promise<{ readonly listings: number; readonly counts: ReadonlyMap<string, number> }> {
  const all = await tables<Tables>(db)
    .selectFrom("market.listing")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  const rows = await tables<Tables>(db)
    .selectFrom("market.sign")
    .select(["sign", (eb) => eb.fn.countAll<bigint>().as("count")])
    .where("community_id", "=", communityId)
    .where("sign", "in", [...signs, ""])
    .groupBy("sign")
    .execute();
  return {
    listings: Number(all.count),
    counts: new Map(rows.map(({ sign, count }) => [sign, Number(count)])),
  };
}

/**
 * Open listings of one side that share one of these signs, and the newest of the same kind in the same
 * area. By the index of signs, so that it costs what there is to compare and not what there is.
 */
export async function listCandidates(
  db: Db,
  communityId: string,
  now: Date,
  to: Pick<Listing, "kind" | "areaId">,
  {
    side,
    signs,
    inArea,
  }: { readonly side: Side; readonly signs: readonly string[]; readonly inArea: number },
): Promise<Listing[]> {
  const sharing = tables<Tables>(db)
    .selectFrom("market.sign")
    .select("listing_id")
    .where("community_id", "=", communityId)
    .where("sign", "in", [...signs, ""])
    .where("side", "=", side);
  const near = filtered(db, communityId, now, { side, kind: to.kind, states: ["open"] })
    .where("area_id", to.areaId === null ? "is" : "=", to.areaId)
    .orderBy("id", "desc")
    .limit(inArea);
  const rows = await filtered(db, communityId, now, { side, states: ["open"] })
    .where("id", "in", sharing)
    .execute();
  const found = new Map([...rows, ...(await near.execute())].map((row) => [row.id, row]));
  return [...found.values()].map(toTrueListing);
}

/* Suggestions ------------------------------------------------------------------------------------- */

/** Puts these pairs in the place of all that is suggested with one listing. */
export async function saveSuggestionsOf(
  tx: Tx,
  communityId: string,
  listingId: string,
  pairs: readonly Pair[],
): Promise<void> {
  await removeSuggestionsOf(tx, communityId, listingId);
  await insertPairs(tx, communityId, pairs);
}

export async function removeSuggestionsOf(
  tx: Tx,
  communityId: string,
  listingId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("market.suggestion")
    .where("community_id", "=", communityId)
    .where((eb) => eb.or([eb("need_id", "=", listingId), eb("offer_id", "=", listingId)]))
    .execute();
}

/** Puts these pairs in the place of all suggestions. */
export async function replaceSuggestions(
  tx: Tx,
  communityId: string,
  pairs: readonly Pair[],
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("market.suggestion")
    .where("community_id", "=", communityId)
    .execute();
  await insertPairs(tx, communityId, pairs);
}

/**
 * In one statement for many: as one text of JSON, since a statement takes 65,535 values at most. Of a
 * thousand, so that writing that text keeps nobody waiting.
 */
async function insertPairs(tx: Tx, communityId: string, pairs: readonly Pair[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += 1000) {
    const part = pairs.slice(from, from + 1000).map(({ needId, offerId, points, reasons }) => ({
      need_id: needId,
      offer_id: offerId,
      points,
      reasons,
    }));
    await sql`insert into market.suggestion (community_id, need_id, offer_id, points, reasons)
      select ${communityId}, need_id, offer_id, points, reasons
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
        as pair (need_id uuid, offer_id uuid, points int, reasons jsonb)`.execute(
      tables<Tables>(tx),
    );
  }
}

/** When all was compared last; undefined before the first time. */
export async function findMatched(db: Db, communityId: string): Promise<Date | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("market.matched")
    .select("at")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return row?.at;
}

export async function saveMatched(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("market.matched")
    .values({ community_id: communityId, at })
    .onConflict((conflict) => conflict.column("community_id").doUpdateSet({ at }))
    .execute();
}

/** The points with which each of these listings' list ends, where it is full. */
export async function findLowestKept(
  db: Db,
  communityId: string,
  side: Side,
  ids: readonly string[],
  kept: number,
): Promise<ReadonlyMap<string, number>> {
  const column = side === "need" ? "need_id" : "offer_id";
  const rows = await tables<Tables>(db)
    .selectFrom("market.suggestion")
    .select([
      `${column} as id`,
      (eb) => eb.fn.countAll<bigint>().as("count"),
      // What stands at place `kept`, counted from the best.
      sql<number | null>`(array_agg(points order by points desc))[${kept}]`.as("lowest"),
    ])
    .where("community_id", "=", communityId)
    .where(column, "in", [...ids, noId])
    .groupBy(column)
    .execute();
  return new Map(rows.flatMap(({ id, lowest }) => (lowest === null ? [] : [[id, lowest]])));
}

export interface SuggestionFilter {
  readonly needId?: string;
  readonly offerId?: string;
  /** Each need and each offer once: the best pair of it. */
  readonly leastPoints?: number;
}

/**
 * The best suggestions that can still be made: both open, not put aside, not introduced, and not of one
 * and the same person.
 */
export async function listSuggestions(
  db: Db,
  communityId: string,
  now: Date,
  { needId, offerId, leastPoints = 0 }: SuggestionFilter,
  limit: number,
): Promise<Pair[]> {
  let query = tables<Tables>(db)
    .selectFrom("market.suggestion as s")
    .innerJoin("market.listing as n", (join) =>
      join.onRef("n.community_id", "=", "s.community_id").onRef("n.id", "=", "s.need_id"),
    )
    .innerJoin("market.listing as o", (join) =>
      join.onRef("o.community_id", "=", "s.community_id").onRef("o.id", "=", "s.offer_id"),
    )
    .select(["s.need_id", "s.offer_id", "s.points", "s.reasons"])
    .where("s.community_id", "=", communityId)
    .where("s.points", ">=", leastPoints)
    .where(trueState<string>("n", now), "=", "open")
    .where(trueState<string>("o", now), "=", "open")
    .whereRef("n.member_id", "<>", "o.member_id")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("market.aside as a")
            .select("a.at")
            .where("a.community_id", "=", communityId)
            .whereRef("a.need_id", "=", "s.need_id")
            .whereRef("a.offer_id", "=", "s.offer_id"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("market.introduction as i")
            .select("i.id")
            .where("i.community_id", "=", communityId)
            .whereRef("i.need_id", "=", "s.need_id")
            .whereRef("i.offer_id", "=", "s.offer_id"),
        ),
      ),
    );
  if (needId) query = query.where("s.need_id", "=", needId);
  if (offerId) query = query.where("s.offer_id", "=", offerId);
  const rows = await query
    .orderBy("s.points", "desc")
    .orderBy("s.need_id")
    .orderBy("s.offer_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    needId: row.need_id,
    offerId: row.offer_id,
    points: row.points,
    reasons: row.reasons as Reasons,
  }));
}

/** Open needs for which nothing was proposed yet, the oldest first. */
export async function listNeedsWithout(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
): Promise<Listing[]> {
  const rows = await filtered(db, communityId, now, { side: "need", states: ["open"] })
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("market.introduction as i")
            .select("i.id")
            .where("i.community_id", "=", communityId)
            .whereRef("i.need_id", "=", "market.listing.id")
            .where("i.state", "in", ["proposed", "made", "asked"]),
        ),
      ),
    )
    .orderBy("placed_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toTrueListing);
}

/** Puts a pair aside; false when it was already. */
export async function insertAside(
  tx: Tx,
  communityId: string,
  needId: string,
  offerId: string,
  at: Date,
): Promise<boolean> {
  const row = await tables<Tables>(tx)
    .insertInto("market.aside")
    .values({ community_id: communityId, need_id: needId, offer_id: offerId, at })
    .onConflict((conflict) => conflict.columns(["community_id", "need_id", "offer_id"]).doNothing())
    .returning("at")
    .executeTakeFirst();
  return row !== undefined;
}

export async function isAside(
  db: Db,
  communityId: string,
  needId: string,
  offerId: string,
): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectFrom("market.aside")
    .select("at")
    .where("community_id", "=", communityId)
    .where("need_id", "=", needId)
    .where("offer_id", "=", offerId)
    .executeTakeFirst();
  return row !== undefined;
}

/* Introductions ----------------------------------------------------------------------------------- */

/**
 * Locks an introduction, and holds what it is about first: whoever ends a listing locks that before its
 * introductions too, so that the two never wait for one another.
 */
export async function lockIntroduction(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Introduction | undefined> {
  const about = await tables<Tables>(tx)
    .selectFrom("market.introduction")
    .select(["need_id", "offer_id"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!about) return undefined;
  await tables<Tables>(tx)
    .selectFrom("market.listing")
    .select("id")
    .where("community_id", "=", communityId)
    .where("id", "in", [about.need_id ?? noId, about.offer_id ?? noId])
    .orderBy("id")
    .forShare()
    .execute();
  const row = await tables<Tables>(tx)
    .selectFrom("market.introduction")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toIntroduction(row);
}

export interface IntroductionFilter {
  readonly id?: string;
  /** One of the two is this member. */
  readonly memberId?: string;
  readonly proposerId?: string;
  readonly listingId?: string;
  readonly states?: readonly IntroductionState[];
}

/** Newest first. */
export async function listIntroductions(
  db: Db,
  communityId: string,
  now: Date,
  { id, memberId, proposerId, listingId, states }: IntroductionFilter,
  limit = 100,
): Promise<Introduction[]> {
  let query = tables<Tables>(db)
    .selectFrom("market.introduction")
    .selectAll("market.introduction")
    .select(trueState<IntroductionState>("market.introduction", now).as("true_state"))
    .where("community_id", "=", communityId);
  if (id) query = query.where("id", "=", id);
  if (memberId)
    query = query.where((eb) =>
      eb.or([eb("asker_id", "=", memberId), eb("giver_id", "=", memberId)]),
    );
  if (proposerId) query = query.where("proposer_id", "=", proposerId);
  if (listingId)
    query = query.where((eb) =>
      eb.or([eb("need_id", "=", listingId), eb("offer_id", "=", listingId)]),
    );
  if (states) query = query.where(trueState<string>("market.introduction", now), "in", [...states]);
  const rows = await query.orderBy("proposed_at", "desc").orderBy("id").limit(limit).execute();
  return rows.map((row) => ({ ...toIntroduction(row), state: row.true_state }));
}

/** The introductions between these two about the same, whatever came of them. */
export async function listSame(
  db: Db,
  communityId: string,
  of: Pick<Introduction, "needId" | "offerId" | "askerId" | "giverId">,
): Promise<Pick<Introduction, "id" | "state">[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("market.introduction")
    .select(["id", "state"])
    .where("community_id", "=", communityId)
    .where("asker_id", "=", of.askerId)
    .where("giver_id", "=", of.giverId)
    .where("need_id", of.needId === null ? "is" : "=", of.needId)
    .where("offer_id", of.offerId === null ? "is" : "=", of.offerId)
    .execute();
  return rows.map(({ id, state }) => ({ id, state: state as IntroductionState }));
}

/** How many proposals of this member wait for an answer. */
export async function countOpenProposals(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("market.introduction")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where("proposer_id", "=", memberId)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function listDueIntroductions(
  db: Db,
  communityId: string,
  until: Date,
  limit: number,
) {
  const rows = await tables<Tables>(db)
    .selectFrom("market.introduction")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export async function insertIntroduction(
  tx: Tx,
  communityId: string,
  one: Introduction,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("market.introduction")
    .values({
      community_id: communityId,
      id: one.id,
      need_id: one.needId,
      offer_id: one.offerId,
      asker_id: one.askerId,
      giver_id: one.giverId,
      proposer_id: one.proposerId,
      words: one.words,
      charter_version: one.charterVersion,
      proposed_at: one.proposedAt,
      state: one.state,
      lapses_at: one.lapsesAt,
      lapses_to: one.lapsesTo,
    })
    .execute();
}

export async function saveIntroductionState(
  tx: Tx,
  communityId: string,
  id: string,
  to: Pick<Introduction, "state" | "lapsesAt" | "lapsesTo"> & { readonly madeAt?: Date },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("market.introduction")
    .set({
      state: to.state,
      lapses_at: to.lapsesAt,
      lapses_to: to.lapsesTo,
      ...(to.madeAt && { made_at: to.madeAt }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The proposals about a listing, locked, in one order for all. */
export async function lockProposalsOf(
  tx: Tx,
  communityId: string,
  listingId: string,
): Promise<Introduction[]> {
  const rows = await tables<Tables>(tx)
    .selectFrom("market.introduction")
    .selectAll()
    .where("community_id", "=", communityId)
    .where((eb) => eb.or([eb("need_id", "=", listingId), eb("offer_id", "=", listingId)]))
    .where("state", "=", "proposed")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(toIntroduction);
}

export async function listAgreements(
  db: Db,
  communityId: string,
  introductionId: string,
): Promise<Agreement[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("market.agreement")
    .select(["part", "contact", "at"])
    .where("community_id", "=", communityId)
    .where("introduction_id", "=", introductionId)
    .execute();
  return rows.map(({ part, contact, at }) => ({ part: part as Part, contact, at }));
}

export async function insertAgreement(
  tx: Tx,
  communityId: string,
  introductionId: string,
  { part, contact, at }: Agreement,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("market.agreement")
    .values({ community_id: communityId, introduction_id: introductionId, part, contact, at })
    .execute();
}

/** Takes the contacts out: nobody needs them here any more. */
export async function removeContacts(
  tx: Tx,
  communityId: string,
  introductionId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("market.agreement")
    .set({ contact: null })
    .where("community_id", "=", communityId)
    .where("introduction_id", "=", introductionId)
    .execute();
}

export async function listOutcomes(
  db: Db,
  communityId: string,
  introductionIds: readonly string[],
): Promise<(Outcome & { readonly introductionId: string })[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("market.outcome as o")
    .innerJoin("market.introduction as i", (join) =>
      join.onRef("i.community_id", "=", "o.community_id").onRef("i.id", "=", "o.introduction_id"),
    )
    // Who said it stands beside it, so that what was hidden of her words is.
    .select([
      "o.introduction_id",
      "o.part",
      "o.worked",
      "o.thanks",
      "o.at",
      "i.asker_id",
      "i.giver_id",
    ])
    .where("o.community_id", "=", communityId)
    .where("o.introduction_id", "in", [...introductionIds, noId])
    .orderBy("o.at")
    .execute();
  return rows.map((row) => ({
    introductionId: row.introduction_id,
    part: row.part as Part,
    worked: row.worked as Worked,
    thanks: row.thanks,
    at: row.at,
  }));
}

/** Public thanks beside a listing: from whom to whom, the oldest first. */
export async function listThanksOn(db: Db, communityId: string, listingId: string) {
  const rows = await tables<Tables>(db)
    .selectFrom("market.outcome as o")
    .innerJoin("market.introduction as i", (join) =>
      join.onRef("i.community_id", "=", "o.community_id").onRef("i.id", "=", "o.introduction_id"),
    )
    .select(["o.introduction_id", "o.part", "o.thanks", "o.at", "i.asker_id", "i.giver_id"])
    .where("o.community_id", "=", communityId)
    .where("o.thanks", "<>", "")
    .where((eb) => eb.or([eb("i.need_id", "=", listingId), eb("i.offer_id", "=", listingId)]))
    .orderBy("o.at")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    introductionId: row.introduction_id,
    thanks: row.thanks,
    at: row.at,
    fromId: row.part === "asker" ? row.asker_id : row.giver_id,
    toId: row.part === "asker" ? row.giver_id : row.asker_id,
  }));
}

export async function insertOutcome(
  tx: Tx,
  communityId: string,
  introductionId: string,
  outcome: Outcome,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("market.outcome")
    .values({ community_id: communityId, introduction_id: introductionId, ...outcome })
    .execute();
}

/* What is still to be told ------------------------------------------------------------------------ */

export interface Notice {
  readonly introductionId: string;
  readonly memberId: string;
  readonly kind: NoticeKind;
}

/** Each thing is told to each person once: a second time it is let go. */
export async function insertNotice(
  tx: Tx,
  communityId: string,
  { introductionId, memberId, kind }: Notice,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("market.notice")
    .values({
      community_id: communityId,
      introduction_id: introductionId,
      member_id: memberId,
      kind,
      at,
    })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "introduction_id", "member_id", "kind"]).doNothing(),
    )
    .execute();
}

export async function listUntold(db: Db, communityId: string, limit: number): Promise<Notice[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("market.notice")
    .select(["introduction_id", "member_id", "kind"])
    .where("community_id", "=", communityId)
    .where("told_at", "is", null)
    .orderBy("at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    introductionId: row.introduction_id,
    memberId: row.member_id,
    kind: row.kind as NoticeKind,
  }));
}

/** Whether it was still to be told; then it is told from here on. */
export async function takeNotice(
  tx: Tx,
  communityId: string,
  { introductionId, memberId, kind }: Notice,
  at: Date,
): Promise<boolean> {
  const row = await tables<Tables>(tx)
    .updateTable("market.notice")
    .set({ told_at: at })
    .where("community_id", "=", communityId)
    .where("introduction_id", "=", introductionId)
    .where("member_id", "=", memberId)
    .where("kind", "=", kind)
    .where("told_at", "is", null)
    .returning("kind")
    .executeTakeFirst();
  return row !== undefined;
}

/* Rows -------------------------------------------------------------------------------------------- */

function filtered(db: Db, communityId: string, now: Date, filter: ListingFilter) {
  let query = listings(db, communityId, now);
  const { ids, side, kind, words, areaId, states, about, of } = filter;
  if (ids) query = query.where("id", "in", [...ids, noId]);
  if (side) query = query.where("side", "=", side);
  if (kind) query = query.where("kind", "=", kind);
  if (words) query = withWords(query, words);
  if (areaId) query = query.where("area_id", "=", areaId);
  if (states) query = query.where(trueState<string>("market.listing", now), "in", [...states]);
  if (about) query = query.where("about_kind", "=", about.kind).where("about_id", "=", about.id);
  if (of)
    query = query.where((eb) =>
      eb.or([
        eb("member_id", "=", of.memberId),
        eb("organization_id", "in", [...of.organizationIds, noId]),
      ]),
    );
  return query;
}

/** By parts of words as they were typed, and by their stems: `zalen` finds `zaal`. */
function withWords(query: ReturnType<typeof listings>, words: string) {
  // Nobody finds by its words what is not to be read.
  let found = query.where(
    sql<boolean>`not (platform.is_instead(community_id, title, array[id, member_id])
      or platform.is_instead(community_id, what, array[id, member_id]))`,
  );
  for (const word of words.split(/\s+/).filter((one) => one !== "")) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const stems = wordsIn(word).map(stemOf);
    found = found.where((eb) =>
      eb.or([
        eb("title", "ilike", pattern),
        eb("what", "ilike", pattern),
        ...(stems.length > 0 ? [sql<boolean>`signs @> ${stems}::text[]`] : []),
      ]),
    );
  }
  return found;
}

function listings(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("market.listing")
    .selectAll("market.listing")
    .select(trueState<ListingState>("market.listing", now).as("true_state"))
    .where("community_id", "=", communityId);
}

type ListingRow = Selectable<Schema["market.listing"]>;

function toTrueListing(row: ListingRow & { true_state: ListingState }): Listing {
  return { ...toListing(row), state: row.true_state };
}

function toListing(row: ListingRow): Listing {
  return {
    id: row.id,
    number: row.number,
    side: row.side as Side,
    kind: row.kind as ListingKind,
    title: row.title,
    what: row.what,
    amountCents: row.amount_cents,
    minutes: row.minutes,
    quantity: row.quantity,
    unit: row.unit,
    fromOn: row.from_on,
    untilOn: row.until_on,
    rhythm: row.rhythm as Rhythm,
    weekdays: row.weekdays,
    areaId: row.area_id,
    latitude: row.latitude,
    longitude: row.longitude,
    reachM: row.reach_m,
    skills: row.skills,
    about:
      row.about_kind !== null && row.about_id !== null
        ? { kind: row.about_kind, id: row.about_id }
        : null,
    memberId: row.member_id,
    organizationId: row.organization_id,
    charterVersion: row.charter_version,
    placedAt: row.placed_at,
    changedAt: row.changed_at,
    signs: row.signs,
    skillSigns: row.skill_signs,
    state: row.state as ListingState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as ListingState | null,
  };
}

function toIntroduction(row: Selectable<Schema["market.introduction"]>): Introduction {
  return {
    id: row.id,
    needId: row.need_id,
    offerId: row.offer_id,
    askerId: row.asker_id,
    giverId: row.giver_id,
    proposerId: row.proposer_id,
    words: row.words,
    charterVersion: row.charter_version,
    proposedAt: row.proposed_at,
    madeAt: row.made_at,
    state: row.state as IntroductionState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as IntroductionState | null,
  };
}
