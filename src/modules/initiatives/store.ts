import { type Selectable, sql } from "kysely";
import type { Seat, Side } from "#lib/governance.ts";
import type { Keyset } from "#lib/keyset.ts";
import type { Below } from "#lib/paging.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type {
  Godparent,
  Handover,
  Income,
  Initiative,
  InitiativeWords,
  Link,
  LinkKind,
  Means,
  MeansKind,
  Party,
  PartyKind,
  Phase,
  Post,
  Thanks,
  ValueKind,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "initiatives.initiative"
  | "initiatives.pen"
  | "initiatives.means"
  | "initiatives.seat"
  | "initiatives.party"
  | "initiatives.link"
  | "initiatives.post"
  | "initiatives.thanks"
  | "initiatives.godparent"
  | "initiatives.handover"
>;

/** An empty list is no list in SQL; this id is nobody's. */
const noId = "00000000-0000-7000-8000-000000000000";

/* The initiative itself -------------------------------------------------------------------------- */

/** An initiative, draft or public; who may see a draft is for the caller to ask. */
export async function findInitiative(
  db: Db,
  communityId: string,
  id: string,
): Promise<Initiative | undefined> {
  const row = await initiatives(db, communityId).where("i.id", "=", id).executeTakeFirst();
  return row && toInitiative(row);
}

/** By the number people see, as `I-2026-014`. */
export async function findInitiativeByNumber(
  db: Db,
  communityId: string,
  number: string,
): Promise<Initiative | undefined> {
  const row = await initiatives(db, communityId).where("i.number", "=", number).executeTakeFirst();
  return row && toInitiative(row);
}

export async function lockInitiative(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Initiative | undefined> {
  const locked = await tables<Tables>(tx)
    .selectFrom("initiatives.initiative")
    .select("id")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return locked && findInitiative(tx, communityId, id);
}

export interface InitiativeFilter {
  /** Only what everybody may read. */
  readonly isPublic?: true;
  /** A word from its title, what it is, why, or its place. */
  readonly word?: string;
  readonly areaId?: string;
  readonly phases?: readonly Phase[];
  /** Only those that make this public value. */
  readonly value?: ValueKind;
  readonly ids?: readonly string[];
  /** Only those that began from this one. */
  readonly originId?: string;
  /** Only those this member writes. */
  readonly penId?: string;
  /** Only those this organisation began, or is a party of. */
  readonly organizationId?: string;
  /** Only those with a point on the map. */
  readonly hasPoint?: true;
  /** Only those linked to this thing. */
  readonly linkedTo?: { readonly kind: LinkKind; readonly subjectId: string };
  /** The last published first, or the last on which anything happened. */
  readonly order?: "newest" | "active";
  /** Of what everybody may read, only what comes after this in that order. */
  readonly below?: Below;
}

/** Initiatives, newest first unless asked otherwise: `limit` of them from `offset` on. */
export async function listInitiatives(
  db: Db,
  communityId: string,
  filter: InitiativeFilter,
  limit = 50,
  offset = 0,
): Promise<Initiative[]> {
  const wanted = inOrder(filtered(db, communityId, filter), filter).limit(limit);
  // What stands before a page is passed over by the index alone, and not read for its pens.
  const query =
    offset === 0
      ? wanted
      : inOrder(
          initiatives(db, communityId).where(
            "i.id",
            "in",
            wanted.offset(offset).clearSelect().select("i.id"),
          ),
          filter,
        );
  return (await query.execute()).map(toInitiative);
}

function inOrder(
  query: ReturnType<typeof initiatives>,
  { order, isPublic }: InitiativeFilter,
): ReturnType<typeof initiatives> {
  // What is public has a day on which it became so; an index has them in that order.
  const since =
    order === "active"
      ? sql.ref("i.active_at")
      : isPublic
        ? sql.ref("i.published_at")
        : sql`coalesce(i.published_at, i.made_at)`;
  return query.orderBy(since, "desc").orderBy("i.id", "desc");
}

export async function countInitiatives(
  db: Db,
  communityId: string,
  filter: InitiativeFilter,
): Promise<number> {
  const row = await filtered(db, communityId, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many there are, counted no further than one more than `most`. */
export async function countInitiativesUpTo(
  db: Db,
  communityId: string,
  filter: InitiativeFilter,
  most: number,
): Promise<number> {
  const some = filtered(db, communityId, filter)
    .clearSelect()
    .select("i.community_id")
    .limit(most + 1);
  const row = await tables<Tables>(db)
    .selectFrom(some.as("some"))
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many public initiatives there are, here or all over, and how many make each public value. */
export async function countValues(
  db: Db,
  communityId: string,
  areaId?: string,
): Promise<{ readonly count: number; readonly values: Readonly<Record<ValueKind, number>> }> {
  const makes = (kind: ValueKind) =>
    sql<bigint>`count(*) filter (where ${sql.ref(`i.value_${kind}`)} <> '')`.as(kind);
  const row = await filtered(db, communityId, { isPublic: true, ...(areaId && { areaId }) })
    .clearSelect()
    .select((eb) => [
      eb.fn.countAll<bigint>().as("count"),
      makes("access"),
      makes("support"),
      makes("direction"),
      makes("other"),
    ])
    .executeTakeFirstOrThrow();
  const { count, access, support, direction, other } = row;
  return {
    count: Number(count),
    values: {
      access: Number(access),
      support: Number(support),
      direction: Number(direction),
      other: Number(other),
    },
  };
}

/** For programs: what everybody may read, the last begun first. */
export async function listInitiativesFrom(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
): Promise<Initiative[]> {
  let query = filtered(db, communityId, { isPublic: true });
  if (after) query = query.where("i.id", "<", after);
  const rows = await query.orderBy("i.id", "desc").limit(limit).execute();
  return rows.map(toInitiative);
}

function filtered(db: Db, communityId: string, filter: InitiativeFilter) {
  let query = initiatives(db, communityId);
  if (filter.isPublic) query = query.where("i.state", "=", "public");
  if (filter.areaId) query = query.where("i.area_id", "=", filter.areaId);
  if (filter.phases) query = query.where("i.phase", "in", [...filter.phases]);
  if (filter.value) query = query.where(`i.value_${filter.value}`, "<>", "");
  if (filter.ids) query = query.where("i.id", "in", [...filter.ids, noId]);
  if (filter.originId) query = query.where("i.origin_id", "=", filter.originId);
  if (filter.below) {
    const { at, id } = filter.below;
    const since = sql.ref(filter.order === "active" ? "i.active_at" : "i.published_at");
    query = query.where(sql<boolean>`(${since}, i.id) < (${at}, ${id})`);
  }
  if (filter.hasPoint) query = query.where("i.latitude", "is not", null);
  const { penId, organizationId, linkedTo, word } = filter;
  if (penId)
    // Two short lists by their own indexes; with `or` between them all initiatives would be read.
    query = query.where("i.id", "in", (eb) =>
      eb
        .selectFrom("initiatives.initiative as made")
        .select("made.id")
        .where("made.community_id", "=", communityId)
        .where("made.maker_id", "=", penId)
        .union(
          eb
            .selectFrom("initiatives.pen as p")
            .select("p.initiative_id as id")
            .where("p.community_id", "=", communityId)
            .where("p.member_id", "=", penId),
        ),
    );
  if (organizationId)
    query = query.where((eb) =>
      eb.or([
        eb("i.organization_id", "=", organizationId),
        eb.exists(
          eb
            .selectFrom("initiatives.party as p")
            .select("p.id")
            .where("p.community_id", "=", communityId)
            .whereRef("p.initiative_id", "=", "i.id")
            .where("p.organization_id", "=", organizationId)
            .where("p.welcomed_at", "is not", null)
            .where("p.joined_at", "is not", null)
            .where("p.ended_at", "is", null),
        ),
      ]),
    );
  if (linkedTo)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("initiatives.link as l")
          .select("l.initiative_id")
          .where("l.community_id", "=", communityId)
          .whereRef("l.initiative_id", "=", "i.id")
          .where("l.kind", "=", linkedTo.kind)
          .where("l.subject_id", "=", linkedTo.subjectId),
      ),
    );
  if (word) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    // Nobody finds by its words what is not to be read.
    const found = (column: string) =>
      sql<boolean>`(${sql.ref(column)} ilike ${pattern} and not platform.is_instead(i.community_id, ${sql.ref(column)}, array[i.id, i.maker_id]))`;
    query = query.where((eb) =>
      eb.or(["i.title", "i.what", "i.why", "i.place"].map((column) => found(column))),
    );
  }
  return query;
}

export async function insertInitiative(
  tx: Tx,
  communityId: string,
  initiative: Initiative,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.initiative")
    .values({
      community_id: communityId,
      id: initiative.id,
      number: initiative.number,
      ...columnsOf(initiative),
      phase: initiative.phase,
      maker_id: initiative.makerId,
      organization_id: initiative.organizationId,
      origin_id: initiative.originId,
      state: initiative.state,
      published_at: initiative.publishedAt,
      made_at: initiative.madeAt,
      changed_by: initiative.changedBy,
      changed_at: initiative.changedAt,
      active_at: initiative.activeAt,
      version: initiative.version,
    })
    .execute();
}

/** Who wrote a new version, and when. */
export interface NewVersion {
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

export async function saveWords(
  tx: Tx,
  communityId: string,
  id: string,
  words: InitiativeWords,
  by: NewVersion,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("initiatives.initiative")
    .set({ ...columnsOf(words), ...versionOf(by) })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Its phase, or whether everybody may read it. */
export async function saveState(
  tx: Tx,
  communityId: string,
  id: string,
  to: Partial<Pick<Initiative, "phase" | "state" | "publishedAt">>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("initiatives.initiative")
    .set({
      ...(to.phase !== undefined && { phase: to.phase }),
      ...(to.state !== undefined && { state: to.state }),
      ...(to.publishedAt !== undefined && { published_at: to.publishedAt }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Something happened on it now. */
export async function saveActive(
  tx: Tx,
  communityId: string,
  id: string,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("initiatives.initiative")
    .set({ active_at: now })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

function versionOf({ version, changedBy, changedAt }: NewVersion) {
  return { version, changed_by: changedBy, changed_at: changedAt, active_at: changedAt };
}

function columnsOf(words: InitiativeWords) {
  return {
    title: words.title,
    what: words.what,
    why: words.why,
    area_id: words.areaId,
    place: words.place,
    latitude: words.point?.latitude ?? null,
    longitude: words.point?.longitude ?? null,
    value_access: words.values.access,
    value_support: words.values.support,
    value_direction: words.values.direction,
    value_other: words.values.other,
    norms: words.norms,
    income: words.income,
    income_words: words.incomeWords,
    income_per_hour_cents: words.incomePerHourCents,
  };
}

function initiatives(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("initiatives.initiative as i")
    .selectAll("i")
    .select((eb) =>
      eb
        .selectFrom("initiatives.pen as p")
        .select(sql<string[] | null>`array_agg(p.member_id::text order by p.given_at)`.as("ids"))
        .where("p.community_id", "=", communityId)
        .whereRef("p.initiative_id", "=", "i.id")
        .as("pen_ids"),
    )
    .where("i.community_id", "=", communityId);
}

type Row = Selectable<Schema["initiatives.initiative"]> & { pen_ids: string[] | null };

function toInitiative(row: Row): Initiative {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    what: row.what,
    why: row.why,
    areaId: row.area_id,
    place: row.place,
    point:
      row.latitude === null || row.longitude === null
        ? null
        : { latitude: row.latitude, longitude: row.longitude },
    values: {
      access: row.value_access,
      support: row.value_support,
      direction: row.value_direction,
      other: row.value_other,
    },
    norms: row.norms,
    income: row.income as Income,
    incomeWords: row.income_words,
    incomePerHourCents: row.income_per_hour_cents,
    phase: row.phase as Phase,
    state: row.state as Initiative["state"],
    makerId: row.maker_id,
    organizationId: row.organization_id,
    originId: row.origin_id,
    publishedAt: row.published_at,
    madeAt: row.made_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    activeAt: row.active_at,
    version: row.version,
    votesNeeded: row.votes_needed,
    penIds: [row.maker_id, ...(row.pen_ids ?? [])],
    lapsesAt: null,
    lapsesTo: null,
  };
}

/* The pen ----------------------------------------------------------------------------------------- */

export async function insertPen(
  tx: Tx,
  communityId: string,
  initiative: Pick<Initiative, "id" | "makerId">,
  memberId: string,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.pen")
    .values({
      community_id: communityId,
      initiative_id: initiative.id,
      member_id: memberId,
      given_by: initiative.makerId,
      given_at: now,
    })
    .execute();
}

export async function deletePen(
  tx: Tx,
  communityId: string,
  initiativeId: string,
  memberId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("initiatives.pen")
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .where("member_id", "=", memberId)
    .execute();
}

/* Handing over ------------------------------------------------------------------------------------ */

/** Whom its maker asked to take it over; undefined while nobody is asked. */
export async function findHandover(
  db: Db,
  communityId: string,
  initiativeId: string,
): Promise<Handover | undefined> {
  const row = await handovers(db, communityId)
    .where("initiative_id", "=", initiativeId)
    .executeTakeFirst();
  return row && toHandover(row);
}

/** What this member is asked to take over. */
export async function listOffersTo(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<readonly Handover[]> {
  const rows = await handovers(db, communityId)
    .where("to_id", "=", memberId)
    .orderBy("offered_at")
    .limit(50)
    .execute();
  return rows.map(toHandover);
}

function handovers(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("initiatives.handover")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toHandover(row: {
  readonly initiative_id: string;
  readonly to_id: string;
  readonly offered_by: string;
  readonly offered_at: Date;
}): Handover {
  return {
    initiativeId: row.initiative_id,
    toId: row.to_id,
    offeredBy: row.offered_by,
    offeredAt: row.offered_at,
  };
}

export async function insertHandover(
  tx: Tx,
  communityId: string,
  { initiativeId, toId, offeredBy, offeredAt }: Handover,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.handover")
    .values({
      community_id: communityId,
      initiative_id: initiativeId,
      to_id: toId,
      offered_by: offeredBy,
      offered_at: offeredAt,
    })
    .execute();
}

export async function deleteHandover(
  tx: Tx,
  communityId: string,
  initiativeId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("initiatives.handover")
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .execute();
}

/** Another maker. The database ends her pen and the question, for both are answered. */
export async function saveMaker(
  tx: Tx,
  communityId: string,
  initiativeId: string,
  makerId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("initiatives.initiative")
    .set({ maker_id: makerId })
    .where("community_id", "=", communityId)
    .where("id", "=", initiativeId)
    .execute();
}

/* Means and say ----------------------------------------------------------------------------------- */

/** What it has, in the order in which it was told. */
export async function listMeans(
  db: Db,
  communityId: string,
  initiativeId: string,
): Promise<Means[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.means")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .orderBy("position")
    .execute();
  return rows.map(toMeans);
}

function toMeans(row: Selectable<Schema["initiatives.means"]>): Means {
  const common = { carrier: row.carrier, side: row.side as Side, words: row.words };
  const kind = row.kind as MeansKind;
  switch (kind) {
    case "money":
      return { ...common, kind, amountCents: row.amount_cents ?? 0n };
    case "hours":
      return { ...common, kind, minutes: row.minutes ?? 0 };
    default:
      return { ...common, kind };
  }
}

/** Writes all of what it has anew, as one version. */
export async function replaceMeans(
  tx: Tx,
  communityId: string,
  initiativeId: string,
  means: readonly Means[],
  by: NewVersion,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("initiatives.means")
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .execute();
  if (means.length > 0)
    await tables<Tables>(tx)
      .insertInto("initiatives.means")
      .values(
        means.map((one, index) => ({
          community_id: communityId,
          initiative_id: initiativeId,
          position: index + 1,
          kind: one.kind,
          amount_cents: one.kind === "money" ? one.amountCents : null,
          minutes: one.kind === "hours" ? one.minutes : null,
          words: one.words,
          carrier: one.carrier,
          side: one.side,
          by_id: by.changedBy,
        })),
      )
      .execute();
  await tables<Tables>(tx)
    .updateTable("initiatives.initiative")
    .set(versionOf(by))
    .where("community_id", "=", communityId)
    .where("id", "=", initiativeId)
    .execute();
}

/** Who has the binding say, in the order in which it was told. */
export async function listSeats(
  db: Db,
  communityId: string,
  initiativeId: string,
): Promise<Seat[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.seat")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    holder: row.holder,
    side: row.side as Side,
    votes: row.votes,
    hasVeto: row.has_veto,
  }));
}

/** Writes all seats anew, as one version. */
export async function replaceSeats(
  tx: Tx,
  communityId: string,
  initiativeId: string,
  { seats, votesNeeded }: { readonly seats: readonly Seat[]; readonly votesNeeded: number },
  by: NewVersion,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("initiatives.seat")
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .execute();
  await tables<Tables>(tx)
    .insertInto("initiatives.seat")
    .values(
      seats.map((one, index) => ({
        community_id: communityId,
        initiative_id: initiativeId,
        position: index + 1,
        holder: one.holder,
        side: one.side,
        votes: one.votes,
        has_veto: one.hasVeto,
        by_id: by.changedBy,
      })),
    )
    .execute();
  await tables<Tables>(tx)
    .updateTable("initiatives.initiative")
    .set({ votes_needed: votesNeeded, ...versionOf(by) })
    .where("community_id", "=", communityId)
    .where("id", "=", initiativeId)
    .execute();
}

/** Who wrote what it has and who has the say, for who looks after people's words. */
export async function listMeansAndSeatWords(
  db: Db,
  communityId: string,
  initiativeId: string,
): Promise<{ readonly byId: string; readonly body: string }[]> {
  const means = await tables<Tables>(db)
    .selectFrom("initiatives.means")
    .select(["by_id", "words", "carrier"])
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .orderBy("position")
    .execute();
  const seats = await tables<Tables>(db)
    .selectFrom("initiatives.seat")
    .select(["by_id", "holder"])
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .orderBy("position")
    .execute();
  return [
    ...means.flatMap(({ by_id, words, carrier }) =>
      [words, carrier].map((body) => ({ byId: by_id, body })),
    ),
    ...seats.map(({ by_id, holder }) => ({ byId: by_id, body: holder })),
  ];
}

/* Parties ----------------------------------------------------------------------------------------- */

/** All who make these initiatives, were asked, or asked to; those that ended are left out. */
export async function listParties(
  db: Db,
  communityId: string,
  initiativeIds: readonly string[],
): Promise<Party[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.party")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "in", [...initiativeIds, noId])
    .where("ended_at", "is", null)
    .orderBy("asked_at")
    .orderBy("id")
    .limit(2000)
    .execute();
  return rows.map(toParty);
}

/** What this person is asked to join, by herself or through her organisations, and did not answer. */
export async function listInvitationsOf(
  db: Db,
  communityId: string,
  memberId: string,
  organizationIds: readonly string[],
): Promise<Party[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.party")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("joined_at", "is", null)
    .where("ended_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("member_id", "=", memberId),
        eb("organization_id", "in", [...organizationIds, noId]),
      ]),
    )
    .orderBy("asked_at")
    .limit(50)
    .execute();
  return rows.map(toParty);
}

function toParty(row: Selectable<Schema["initiatives.party"]>): Party {
  return {
    id: row.id,
    initiativeId: row.initiative_id,
    kind: row.kind as PartyKind,
    memberId: row.member_id,
    organizationId: row.organization_id,
    role: row.role,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    welcomedAt: row.welcomed_at,
    joinedAt: row.joined_at,
    joinedBy: row.joined_by,
    endedAt: row.ended_at,
  };
}

export async function insertParty(
  tx: Tx,
  communityId: string,
  party: Party,
  welcomedBy: string | null,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.party")
    .values({
      community_id: communityId,
      id: party.id,
      initiative_id: party.initiativeId,
      kind: party.kind,
      member_id: party.memberId,
      organization_id: party.organizationId,
      role: party.role,
      asked_by: party.askedBy,
      asked_at: party.askedAt,
      welcomed_by: welcomedBy,
      welcomed_at: party.welcomedAt,
      joined_by: party.joinedBy,
      joined_at: party.joinedAt,
    })
    .execute();
}

/** The initiative says yes to her, she says yes to it, or the place ends. */
export async function saveParty(
  tx: Tx,
  communityId: string,
  id: string,
  change:
    | { readonly welcomedBy: string; readonly at: Date }
    | { readonly joinedBy: string; readonly at: Date }
    | { readonly ended: true; readonly at: Date },
): Promise<void> {
  const columns =
    "welcomedBy" in change
      ? { welcomed_by: change.welcomedBy, welcomed_at: change.at }
      : "joinedBy" in change
        ? { joined_by: change.joinedBy, joined_at: change.at }
        : { ended_at: change.at };
  await tables<Tables>(tx)
    .updateTable("initiatives.party")
    .set(columns)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** What she wrote beside initiatives, her own and others', with the kind of row it stands in. */
export async function listOwnWords(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<
  {
    readonly kind: "party" | "post" | "thanks" | "godparent";
    readonly body: string;
    readonly at: Date;
  }[]
> {
  const own = tables<Tables>(db);
  const parties = await own
    .selectFrom("initiatives.party")
    .select(["role as body", "asked_at as at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
  const posts = await own
    .selectFrom("initiatives.post")
    .select(["words as body", "at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
  const thanks = await own
    .selectFrom("initiatives.thanks")
    .select(["words as body", "at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
  const godparents = await own
    .selectFrom("initiatives.godparent")
    .select(["words as body", "at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
  return [
    ...parties.map((row) => ({ kind: "party" as const, ...row })),
    ...posts.map((row) => ({ kind: "post" as const, ...row })),
    ...thanks.map((row) => ({ kind: "thanks" as const, ...row })),
    ...godparents.map((row) => ({ kind: "godparent" as const, ...row })),
  ];
}

/* Links ------------------------------------------------------------------------------------------- */

export async function listLinks(
  db: Db,
  communityId: string,
  initiativeIds: readonly string[],
): Promise<Link[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.link")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "in", [...initiativeIds, noId])
    .orderBy("at")
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    initiativeId: row.initiative_id,
    kind: row.kind as LinkKind,
    subjectId: row.subject_id,
    byId: row.by_id,
    at: row.at,
  }));
}

export async function insertLink(tx: Tx, communityId: string, link: Link): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.link")
    .values({
      community_id: communityId,
      initiative_id: link.initiativeId,
      kind: link.kind,
      subject_id: link.subjectId,
      by_id: link.byId,
      at: link.at,
    })
    .execute();
}

export async function deleteLink(
  tx: Tx,
  communityId: string,
  { initiativeId, kind, subjectId }: Pick<Link, "initiativeId" | "kind" | "subjectId">,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("initiatives.link")
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .execute();
}

/* News, thanks, godparents ------------------------------------------------------------------------ */

/** How it goes, the newest first. */
export async function listPosts(
  db: Db,
  communityId: string,
  initiativeId: string,
  limit = 50,
): Promise<Post[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.post")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toPost);
}

export async function findPost(db: Db, communityId: string, id: string): Promise<Post | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("initiatives.post")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toPost(row);
}

function toPost(row: Selectable<Schema["initiatives.post"]>): Post {
  return {
    id: row.id,
    initiativeId: row.initiative_id,
    memberId: row.member_id,
    words: row.words,
    at: row.at,
  };
}

export async function insertPost(tx: Tx, communityId: string, post: Post): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.post")
    .values({
      community_id: communityId,
      id: post.id,
      initiative_id: post.initiativeId,
      member_id: post.memberId,
      words: post.words,
      at: post.at,
    })
    .execute();
}

/** Who thanked whom, the newest first. */
export async function listThanks(
  db: Db,
  communityId: string,
  initiativeId: string,
  limit = 100,
): Promise<Thanks[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.thanks")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    initiativeId: row.initiative_id,
    memberId: row.member_id,
    organizationId: row.organization_id,
    toName: row.to_name,
    toMemberId: row.to_member_id,
    words: row.words,
    at: row.at,
  }));
}

export async function insertThanks(tx: Tx, communityId: string, thanks: Thanks): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.thanks")
    .values({
      community_id: communityId,
      id: thanks.id,
      initiative_id: thanks.initiativeId,
      member_id: thanks.memberId,
      organization_id: thanks.organizationId,
      to_name: thanks.toName,
      to_member_id: thanks.toMemberId,
      words: thanks.words,
      at: thanks.at,
    })
    .execute();
}

/** Who stands for it, the first first; those who stepped back are left out. */
export async function listGodparents(
  db: Db,
  communityId: string,
  initiativeId: string,
): Promise<Godparent[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("initiatives.godparent")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("initiative_id", "=", initiativeId)
    .where("ended_at", "is", null)
    .orderBy("at")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    initiativeId: row.initiative_id,
    memberId: row.member_id,
    knownAs: row.known_as,
    words: row.words,
    at: row.at,
    endedAt: row.ended_at,
  }));
}

export async function insertGodparent(
  tx: Tx,
  communityId: string,
  godparent: Godparent,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("initiatives.godparent")
    .values({
      community_id: communityId,
      id: godparent.id,
      initiative_id: godparent.initiativeId,
      member_id: godparent.memberId,
      known_as: godparent.knownAs,
      words: godparent.words,
      at: godparent.at,
    })
    .execute();
}

export async function endGodparent(
  tx: Tx,
  communityId: string,
  id: string,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("initiatives.godparent")
    .set({ ended_at: now })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}
