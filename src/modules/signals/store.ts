import { type RawBuilder, type Selectable, sql, type Updateable } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import type { Somebody } from "#lib/waits.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import type { AboutKind, Signal, SignalKind, SignalState, Step } from "./model.ts";

type Tables = Pick<Schema, "signals.signal" | "signals.step">;
type Row = Selectable<Schema["signals.signal"]>;

export async function findSignal(
  db: Db,
  communityId: string,
  id: string,
  now: Date,
): Promise<Signal | undefined> {
  const row = await signals(db, communityId, now).where("id", "=", id).executeTakeFirst();
  return row && toTrue(row);
}

export async function findSignalByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Signal | undefined> {
  const row = await signals(db, communityId, now).where("number", "=", number).executeTakeFirst();
  return row && toTrue(row);
}

/** The signal that is followed with the code of this hash. */
export async function findSignalByCode(
  db: Db,
  communityId: string,
  codeHash: string,
  now: Date,
): Promise<Signal | undefined> {
  const row = await signals(db, communityId, now)
    .where("code_hash", "=", codeHash)
    .executeTakeFirst();
  return row && toTrue(row);
}

/** Locks the signal; its due lapse is not yet written down. */
export async function lockSignal(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Signal | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("signals.signal")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toSignal(row);
}

export async function listDueSignals(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("signals.signal")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export interface SignalFilter {
  /** Only what everyone may read. */
  readonly isPublic?: true;
  /** Only what somebody still has to answer. */
  readonly isWaiting?: true;
  /** A word from the sentence or the place. */
  readonly word?: string;
  readonly kind?: SignalKind;
  readonly states?: readonly SignalState[];
  readonly areaId?: string;
  readonly about?: { readonly kind: string; readonly id: string };
  readonly senderId?: string;
  readonly workId?: string;
  readonly ids?: readonly string[];
  /** Only those that wait for one of these. */
  readonly on?: readonly Somebody[];
  readonly order?: "oldest" | "newest";
}

/** Signals, newest first unless asked otherwise: `limit` of them from `offset` on. */
export async function listSignals(
  db: Db,
  communityId: string,
  now: Date,
  filter: SignalFilter,
  limit = 50,
  offset = 0,
): Promise<Signal[]> {
  const order = filter.order === "oldest" ? "asc" : "desc";
  const rows = await filtered(db, communityId, now, filter)
    .orderBy("said_at", order)
    .orderBy("id", order)
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(toTrue);
}

/** For programs: what everyone may read, the last said first. */
export async function listPublicFrom(
  db: Db,
  communityId: string,
  now: Date,
  { after, limit }: Keyset,
): Promise<Signal[]> {
  let query = filtered(db, communityId, now, { isPublic: true }).where("state", "<>", "withdrawn");
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTrue);
}

export async function countSignals(
  db: Db,
  communityId: string,
  now: Date,
  filter: SignalFilter,
): Promise<number> {
  const row = await filtered(db, communityId, now, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function filtered(db: Db, communityId: string, now: Date, filter: SignalFilter) {
  const state = trueState<SignalState>("signals.signal", now);
  let query = signals(db, communityId, now);
  if (filter.isPublic) query = query.where("published_at", "is not", null);
  // What waits lapses into being overdue and into nothing else, so the state as it is stored tells it;
  // and by that there is an index.
  if (filter.isWaiting) query = query.where("state", "in", ["waiting", "overdue"]);
  if (filter.states) query = query.where(state, "in", [...filter.states]);
  if (filter.kind) query = query.where("kind", "=", filter.kind);
  if (filter.areaId) query = query.where("area_id", "=", filter.areaId);
  if (filter.senderId) query = query.where("sender_id", "=", filter.senderId);
  if (filter.workId) query = query.where("work_id", "=", filter.workId);
  if (filter.ids) query = query.where("id", "in", [...filter.ids, noId]);
  if (filter.about)
    query = query
      .where("about_kind", "=", filter.about.kind)
      .where("about_id", "=", filter.about.id);
  if (filter.word) {
    const pattern = `%${filter.word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) =>
      eb.or([eb("body", "ilike", pattern), eb("place", "ilike", pattern)]),
    );
    // Nobody finds by its words what is not to be read.
    query = query.where(
      sql<boolean>`not platform.is_instead(community_id, body, array[id, sender_id])`,
    );
  }
  if (filter.on) {
    const organizations = filter.on.flatMap((one) => (one.kind === "organization" ? [one.id] : []));
    const isOnMunicipality = filter.on.some(({ kind }) => kind === "municipality");
    query = query.where((eb) =>
      eb.or([
        eb("organization_id", "in", [...organizations, noId]),
        ...(isOnMunicipality ? [eb("organization_id", "is", null)] : []),
      ]),
    );
  }
  return query;
}

/** An empty list is no list in SQL; this id is nobody's. */
const noId = "00000000-0000-7000-8000-000000000000";

/** Whom so many wait for is as busy as can be; nobody counts them all each time something is said. */
const waitingMost = 1000;

/** How many wait for each of these, `waitingMost` at most. */
export async function countWaitingByHost(
  db: Db,
  communityId: string,
  hostIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  // States written out, so that the index of those that wait fits a plan made without values.
  const counted = sql<{ host_id: string; count: number }>`(
    select h.id as host_id, w.count
    from unnest(${[...hostIds]}::uuid[]) as h(id), lateral (
      select count(*)::int as count from (
        select from signals.signal s
        where s.community_id = ${communityId} and s.host_id = h.id
          and s.state in ('waiting', 'overdue')
        limit ${waitingMost}) as those) as w)`;
  const rows = await tables<Tables>(db)
    .selectFrom(counted.as("counted"))
    .select(["counted.host_id", "counted.count"])
    .execute();
  return new Map(rows.map((row) => [row.host_id, row.count]));
}

/** How many are overdue for each organisation; null is the municipality. */
export async function countOverdue(
  db: Db,
  communityId: string,
  now: Date,
): Promise<{ readonly organizationId: string | null; readonly count: number }[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("signals.signal")
    .select(["organization_id", (eb) => eb.fn.countAll<bigint>().as("count")])
    .where("community_id", "=", communityId)
    .where(trueState<SignalState>("signals.signal", now), "=", "overdue")
    .groupBy("organization_id")
    .orderBy("count", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({ organizationId: row.organization_id, count: Number(row.count) }));
}

/** Makes who says something with this code wait for who does the same, until the commit. */
export async function lockCode(tx: Tx, communityId: string, codeHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${communityId} ${codeHash}`}, 0))`.execute(
    tables<Tables>(tx),
  );
}

/** Gives the number it got. */
export async function insertSignal(
  tx: Tx,
  communityId: string,
  signal: Omit<Signal, "number">,
  numbered: RawBuilder<string>,
): Promise<string> {
  const { number } = await tables<Tables>(tx)
    .insertInto("signals.signal")
    .values({
      community_id: communityId,
      id: signal.id,
      number: numbered,
      kind: signal.kind,
      body: signal.body,
      area_id: signal.areaId,
      place: signal.place,
      about_kind: signal.about?.kind ?? null,
      about_id: signal.about?.id ?? null,
      sender_id: signal.senderId,
      code_hash: signal.codeHash,
      wish: signal.wish,
      published_at: signal.publishedAt,
      host_id: signal.hostId,
      organization_id: signal.organizationId,
      due_on: signal.dueOn,
      charter_version: signal.charterVersion,
      said_at: signal.saidAt,
      state: signal.state,
      lapses_at: signal.lapsesAt,
      lapses_to: signal.lapsesTo,
    })
    .returning("number")
    .executeTakeFirstOrThrow();
  return number;
}

/** Writes what a decision changed of a signal. */
export async function saveSignal(
  tx: Tx,
  communityId: string,
  id: string,
  change: Partial<
    Pick<
      Signal,
      | "state"
      | "lapsesAt"
      | "lapsesTo"
      | "dueOn"
      | "publishedAt"
      | "isHeldBack"
      | "hostId"
      | "organizationId"
      | "workId"
      | "listingId"
      | "joinedSignalId"
      | "isHelped"
      | "reopenedAt"
      | "body"
      | "about"
    >
  >,
): Promise<void> {
  const columns: Updateable<Schema["signals.signal"]> = {};
  if (change.state !== undefined) columns.state = change.state;
  if (change.lapsesAt !== undefined) columns.lapses_at = change.lapsesAt;
  if (change.lapsesTo !== undefined) columns.lapses_to = change.lapsesTo;
  if (change.dueOn !== undefined) columns.due_on = change.dueOn;
  if (change.publishedAt !== undefined) columns.published_at = change.publishedAt;
  if (change.isHeldBack !== undefined) columns.held_back = change.isHeldBack;
  if (change.hostId !== undefined) columns.host_id = change.hostId;
  if (change.organizationId !== undefined) columns.organization_id = change.organizationId;
  if (change.workId !== undefined) columns.work_id = change.workId;
  if (change.listingId !== undefined) columns.listing_id = change.listingId;
  if (change.joinedSignalId !== undefined) columns.joined_signal_id = change.joinedSignalId;
  if (change.isHelped !== undefined) columns.is_helped = change.isHelped;
  if (change.reopenedAt !== undefined) columns.reopened_at = change.reopenedAt;
  if (change.body !== undefined) columns.body = change.body;
  if (change.about) {
    columns.about_kind = change.about.kind;
    columns.about_id = change.about.id;
  }
  await tables<Tables>(tx)
    .updateTable("signals.signal")
    .set(columns)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Those joined to a signal, locked: they hear what it hears. */
export async function lockJoinedTo(tx: Tx, communityId: string, id: string): Promise<Signal[]> {
  const rows = await tables<Tables>(tx)
    .selectFrom("signals.signal")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("joined_signal_id", "=", id)
    .where("state", "=", "joined")
    .orderBy("id")
    .limit(1000)
    .forUpdate()
    .execute();
  return rows.map(toSignal);
}

/** How many signals were joined to each of these. */
export async function countJoined(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tables<Tables>(db)
    .selectFrom("signals.signal")
    .select(["joined_signal_id", (eb) => eb.fn.countAll<bigint>().as("count")])
    .where("community_id", "=", communityId)
    .where("joined_signal_id", "in", [...ids, noId])
    .where("state", "=", "joined")
    .groupBy("joined_signal_id")
    .execute();
  return new Map(rows.map((row) => [row.joined_signal_id ?? "", Number(row.count)]));
}

export async function insertStep(
  tx: Tx,
  communityId: string,
  signalId: string,
  step: Step,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("signals.step")
    .values({
      community_id: communityId,
      id: step.id,
      signal_id: signalId,
      kind: step.kind,
      member_id: step.memberId,
      words: step.words,
      to_member_id: step.toMemberId,
      at: step.at,
    })
    .execute();
}

/** The steps of these signals, oldest first. */
export async function listSteps(
  db: Db,
  communityId: string,
  signalIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Step[]>> {
  if (signalIds.length === 0) return new Map();
  const rows = await tables<Tables>(db)
    .selectFrom("signals.step")
    .selectAll()
    // Who said it, of a step that is the sender's: so that what moderation hides is hidden here too.
    .select(
      sql<string | null>`(select s.sender_id from signals.signal s
        where s.community_id = signals.step.community_id and s.id = signals.step.signal_id)`.as(
        "sender_id",
      ),
    )
    .where("community_id", "=", communityId)
    .where("signal_id", "in", [...signalIds, noId])
    .orderBy("at")
    .orderBy("id")
    .limit(2000)
    .execute();
  const bySignal = new Map<string, Step[]>();
  for (const row of rows)
    bySignal.set(row.signal_id, [
      ...(bySignal.get(row.signal_id) ?? []),
      {
        id: row.id,
        kind: row.kind as Step["kind"],
        memberId: row.member_id,
        words: row.words,
        toMemberId: row.to_member_id,
        at: row.at,
      },
    ]);
  return bySignal;
}

function signals(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("signals.signal")
    .selectAll()
    .select(trueState<SignalState>("signals.signal", now).as("true_state"))
    .where("community_id", "=", communityId);
}

function toTrue(row: Row & { true_state: SignalState }): Signal {
  return { ...toSignal(row), state: row.true_state };
}

function toSignal(row: Row): Signal {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as SignalKind,
    body: row.body,
    areaId: row.area_id,
    place: row.place,
    about:
      row.about_kind !== null && row.about_id !== null
        ? { kind: row.about_kind as AboutKind, id: row.about_id }
        : null,
    senderId: row.sender_id,
    codeHash: row.code_hash,
    wish: row.wish as Signal["wish"],
    publishedAt: row.published_at,
    isHeldBack: row.held_back,
    hostId: row.host_id,
    organizationId: row.organization_id,
    dueOn: row.due_on,
    charterVersion: row.charter_version,
    saidAt: row.said_at,
    state: row.state as SignalState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as SignalState | null,
    workId: row.work_id,
    listingId: row.listing_id,
    joinedSignalId: row.joined_signal_id,
    isHelped: row.is_helped,
    reopenedAt: row.reopened_at,
  };
}
