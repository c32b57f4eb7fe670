import { sql } from "kysely";
import { assert } from "#lib/assert.ts";
import type { AnyClause, Charter, ClauseDocument } from "#lib/clause.ts";
import type { Powers } from "#lib/powers.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import type { Draft } from "./model/drafting.ts";
import { powersLeft } from "./model/powers.ts";
import {
  type CharterState,
  type CharterVersion,
  charterOfRules,
  heldSince,
  type NamedParty,
  type Party,
  type Rules,
  rulesAt,
  rulesOf,
  type Seat,
  type Signature,
  versionsOf,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "charter.version"
  | "charter.party"
  | "charter.signature"
  | "charter.closing"
  | "charter.draft"
  | "charter.reply"
  | "charter.answer"
>;

/* The look-up ---------------------------------------------------------------------------------- */

/** The charter in force at `now`, for an area where one is given; the standard where none is. */
export async function findCharterInForce(
  db: Db,
  communityId: string,
  now: Date,
  areaId: string | null = null,
): Promise<Charter> {
  return charterOfRules(await findRulesInForce(db, communityId, now, areaId));
}

/** The charter of a number that a procedure stored; undefined for a number nobody gave. */
export async function findCharter(
  db: Db,
  communityId: string,
  version: number,
): Promise<Charter | undefined> {
  const rules = await findRules(db, communityId, version);
  return rules && charterOfRules(rules);
}

export async function findRulesInForce(
  db: Db,
  communityId: string,
  now: Date,
  areaId: string | null = null,
): Promise<Rules> {
  return rulesAt(await listAdopted(db, communityId, areaId), areaId, now);
}

export async function findRules(
  db: Db,
  communityId: string,
  number: number,
): Promise<Rules | undefined> {
  const { base, area } = versionsOf(number);
  const wanted = [base, area].filter((version) => version > 0);
  if (wanted.length === 0) return rulesOf(null, null);
  const rows = await tables<Tables>(db)
    .selectFrom("charter.version")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("version", "in", wanted)
    .where("adopted_at", "is not", null)
    .execute();
  if (rows.length < wanted.length) return undefined;
  const found = (version: number) => {
    const row = rows.find((other) => other.version === version);
    return row ? toVersion(row) : null;
  };
  const rules = rulesOf(found(base), found(area));
  // A number joins a community's version and an area's, never two of one kind.
  return rules.base?.areaId || (rules.area && !rules.area.areaId) ? undefined : rules;
}

/** Since which day a clause says what it says now, for the whole community; null: always. */
export async function findHeldSince(
  db: Db,
  communityId: string,
  clause: Pick<AnyClause, "valueIn">,
  now: Date,
): Promise<string | null> {
  return heldSince(await listAdopted(db, communityId, null), clause, now);
}

/** What is left at an instant of the powers under the rules with this number, in an area. */
export async function findPowers(
  db: Db,
  communityId: string,
  at: { readonly number: number; readonly areaId: string | null; readonly now: Date },
): Promise<Powers> {
  const began = await findRules(db, communityId, at.number);
  assert(began, "the rules that something began under are kept");
  const areaId = began.area?.areaId ?? at.areaId;
  return powersLeft(began, await listAdopted(db, communityId, areaId), areaId, at.now);
}

/** The adopted versions of the community, and of an area where one is given. */
export async function listAdopted(
  db: Db,
  communityId: string,
  areaId: string | null,
): Promise<CharterVersion[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("charter.version")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("adopted_at", "is not", null)
    .where((eb) =>
      eb.or([eb("area_id", "is", null), ...(areaId ? [eb("area_id", "=", areaId)] : [])]),
    )
    .orderBy("version", "desc")
    .limit(1000)
    .execute();
  return rows.map(toVersion);
}

/** Every version that was put before its parties, newest first, in its true state. */
export async function listVersions(
  db: Db,
  communityId: string,
  now: Date,
): Promise<CharterVersion[]> {
  const rows = await versions(db, communityId, now)
    .orderBy("version", "desc")
    .limit(1000)
    .execute();
  return rows.map(toTrue);
}

export async function findVersion(
  db: Db,
  communityId: string,
  version: number,
  now: Date,
): Promise<CharterVersion | undefined> {
  const row = await versions(db, communityId, now)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && toTrue(row);
}

export async function listVersionsByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<CharterVersion[]> {
  if (ids.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("charter.version")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toVersion);
}

/* Adopting ------------------------------------------------------------------------------------- */

/** Locks a version by its id, so that its signatures are counted one after another. */
export async function lockVersion(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<CharterVersion | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("charter.version")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toVersion(row);
}

export async function listDueVersions(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("charter.version")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

/** The number the next proposal gets. Of two at once the second waits, and gets the one after. */
export async function takeNextNumber(tx: Tx, communityId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`charter.version ${communityId}`}, 0))`.execute(
    tables<Tables>(tx),
  );
  const row = await tables<Tables>(tx)
    .selectFrom("charter.version")
    .select((eb) => eb.fn.max("version").as("last"))
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertProposal(
  tx: Tx,
  communityId: string,
  version: CharterVersion,
  parties: readonly NamedParty[],
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("charter.version")
    .values({
      community_id: communityId,
      id: version.id,
      version: version.version,
      area_id: version.areaId,
      title: version.title,
      in_force_from: version.inForceFrom,
      in_force_until: version.inForceUntil,
      clauses: JSON.stringify(version.clauses),
      based_on: version.basedOn,
      proposed_by: version.proposedBy,
      proposed_at: version.proposedAt,
      state: version.state,
    })
    .execute();
  await tables<Tables>(tx)
    .insertInto("charter.party")
    .values(
      parties.map(({ position, kind, organizationId, promise, basis }) => ({
        community_id: communityId,
        version: version.version,
        position,
        kind,
        organization_id: organizationId,
        promise,
        basis: basis.kind,
        basis_title: basis.title,
        article: basis.kind === "ordinance" ? basis.article : null,
        register_id: basis.kind === "ordinance" ? basis.registerId : null,
        decided_on: basis.kind === "selfBinding" ? basis.decidedOn : null,
      })),
    )
    .execute();
}

export async function insertSignature(
  tx: Tx,
  communityId: string,
  version: number,
  signature: Signature,
): Promise<void> {
  const { memberId, ...rest } = signature;
  await tables<Tables>(tx)
    .insertInto("charter.signature")
    .values({ community_id: communityId, version, member_id: memberId, ...rest })
    .execute();
}

export async function insertClosing(
  tx: Tx,
  communityId: string,
  version: number,
  closing: Closing,
): Promise<void> {
  const { memberId, ...rest } = closing;
  await tables<Tables>(tx)
    .insertInto("charter.closing")
    .values({ community_id: communityId, version, member_id: memberId, ...rest })
    .execute();
}

export async function saveState(
  tx: Tx,
  communityId: string,
  version: Pick<CharterVersion, "id" | "state" | "lapsesAt" | "lapsesTo" | "adoptedAt">,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("charter.version")
    .set({
      state: version.state,
      lapses_at: version.lapsesAt,
      lapses_to: version.lapsesTo,
      adopted_at: version.adoptedAt,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", version.id)
    .execute();
}

/** Why a proposal will not be: a party's no, or its proposer's second thoughts. */
export interface Closing {
  readonly position: number | null;
  readonly memberId: string;
  readonly reason: string;
  readonly at: Date;
}

export async function findClosing(
  db: Db,
  communityId: string,
  version: number,
): Promise<Closing | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("charter.closing")
    .select(["position", "member_id", "reason", "at"])
    .where("community_id", "=", communityId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && { position: row.position, memberId: row.member_id, reason: row.reason, at: row.at };
}

export async function listParties(
  db: Db,
  communityId: string,
  version: number,
): Promise<NamedParty[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("charter.party")
    .selectAll()
    // With its charter, so that what moderation hides of it is hidden here too.
    .select(
      sql<string>`(select v.id from charter.version v
        where v.community_id = charter.party.community_id and v.version = charter.party.version)`.as(
        "charter_id",
      ),
    )
    .where("community_id", "=", communityId)
    .where("version", "=", version)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind as Party["kind"],
    organizationId: row.organization_id,
    promise: row.promise,
    basis:
      row.register_id !== null
        ? {
            kind: "ordinance",
            title: row.basis_title,
            article: row.article,
            registerId: row.register_id,
          }
        : { kind: "selfBinding", title: row.basis_title, decidedOn: row.decided_on ?? "" },
  }));
}

export async function listSignatures(
  db: Db,
  communityId: string,
  version: number,
): Promise<Signature[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("charter.signature")
    .select(["position", "seat", "member_id", "role", "letter", "at"])
    .where("community_id", "=", communityId)
    .where("version", "=", version)
    .orderBy("at")
    .execute();
  return rows.map(({ member_id, ...row }) => ({
    ...row,
    memberId: member_id,
    seat: row.seat as Seat,
  }));
}

/* Drafts --------------------------------------------------------------------------------------- */

export async function insertDraft(
  tx: Tx,
  communityId: string,
  draft: Draft,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("charter.draft")
    .values({
      community_id: communityId,
      id: draft.id,
      member_id: draft.memberId,
      area_id: draft.areaId,
      based_on: draft.basedOn,
      ...draftColumns(draft),
      changed_at: now,
    })
    .execute();
}

export async function saveDraft(
  tx: Tx,
  communityId: string,
  draft: Draft,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("charter.draft")
    .set({ ...draftColumns(draft), changed_at: now })
    .where("community_id", "=", communityId)
    .where("id", "=", draft.id)
    .execute();
}

export async function deleteDraft(tx: Tx, communityId: string, id: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("charter.draft")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Locks a draft, so that of two windows the second sees what the first saved. */
export async function lockDraft(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Draft | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("charter.draft")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function findDraft(
  db: Db,
  communityId: string,
  id: string,
): Promise<Draft | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("charter.draft")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toDraft(row);
}

/** The drafts of a member; of everyone for the council clerk (no member given). */
export async function listDrafts(
  db: Db,
  communityId: string,
  memberId: string | null,
): Promise<Draft[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("charter.draft")
    .selectAll()
    .where("community_id", "=", communityId)
    .where((eb) => (memberId === null ? eb.val(true) : eb("member_id", "=", memberId)))
    .orderBy("changed_at", "desc")
    .limit(50)
    .execute();
  return rows.map(toDraft);
}

function draftColumns(draft: Draft) {
  return {
    title: draft.title,
    in_force_from: draft.inForceFrom,
    in_force_until: draft.inForceUntil,
    clauses: JSON.stringify(draft.clauses),
    parties: JSON.stringify(draft.parties),
  };
}

function toDraft(row: {
  readonly id: string;
  readonly member_id: string;
  readonly area_id: string | null;
  readonly based_on: number;
  readonly title: string;
  readonly in_force_from: string;
  readonly in_force_until: string | null;
  readonly clauses: unknown;
  readonly parties: unknown;
}): Draft {
  return {
    id: row.id,
    memberId: row.member_id,
    areaId: row.area_id,
    basedOn: row.based_on,
    title: row.title,
    inForceFrom: row.in_force_from,
    inForceUntil: row.in_force_until,
    clauses: row.clauses as ClauseDocument,
    parties: row.parties as readonly Party[],
  };
}

/* Replies -------------------------------------------------------------------------------------- */

/** What somebody says of a clause in public, with the answer beside it. */
export interface Reply {
  readonly id: string;
  readonly clause: string;
  readonly version: number;
  readonly memberId: string;
  readonly body: string;
  readonly at: Date;
  readonly answer: { readonly memberId: string; readonly body: string; readonly at: Date } | null;
}

export async function insertReply(
  tx: Tx,
  communityId: string,
  reply: Omit<Reply, "answer">,
): Promise<void> {
  const { memberId, ...rest } = reply;
  await tables<Tables>(tx)
    .insertInto("charter.reply")
    .values({ community_id: communityId, member_id: memberId, ...rest })
    .execute();
}

/** Answers once; false when somebody answered before, or there is nothing to answer. */
export async function insertAnswer(
  tx: Tx,
  communityId: string,
  answer: {
    readonly replyId: string;
    readonly memberId: string;
    readonly body: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("charter.answer")
    .values({
      community_id: communityId,
      reply_id: answer.replyId,
      member_id: answer.memberId,
      body: answer.body,
      at: answer.at,
    })
    .onConflict((conflict) => conflict.columns(["community_id", "reply_id"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function findReply(
  db: Db,
  communityId: string,
  id: string,
): Promise<Reply | undefined> {
  const row = await replies(db, communityId).where("reply.id", "=", id).executeTakeFirst();
  return row && toReply(row);
}

/** What was said of a clause, newest first; of all clauses where none is named. */
export async function listReplies(db: Db, communityId: string, clause?: string): Promise<Reply[]> {
  let query = replies(db, communityId);
  if (clause !== undefined) query = query.where("reply.clause", "=", clause);
  const rows = await query.orderBy("reply.at", "desc").limit(500).execute();
  return rows.map(toReply);
}

function replies(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("charter.reply as reply")
    .leftJoin("charter.answer as answer", (join) =>
      join
        .onRef("answer.community_id", "=", "reply.community_id")
        .onRef("answer.reply_id", "=", "reply.id"),
    )
    .select([
      "reply.id",
      "reply.clause",
      "reply.version",
      "reply.member_id",
      "reply.body",
      "reply.at",
      "answer.member_id as answer_member_id",
      "answer.body as answer_body",
      "answer.at as answer_at",
    ])
    .where("reply.community_id", "=", communityId);
}

function toReply(row: {
  readonly id: string;
  readonly clause: string;
  readonly version: number;
  readonly member_id: string;
  readonly body: string;
  readonly at: Date;
  readonly answer_member_id: string | null;
  readonly answer_body: string | null;
  readonly answer_at: Date | null;
}): Reply {
  const { answer_member_id, answer_body, answer_at } = row;
  return {
    id: row.id,
    clause: row.clause,
    version: row.version,
    memberId: row.member_id,
    body: row.body,
    at: row.at,
    answer:
      answer_member_id && answer_body && answer_at
        ? { memberId: answer_member_id, body: answer_body, at: answer_at }
        : null,
  };
}

/* Rows ----------------------------------------------------------------------------------------- */

function versions(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("charter.version")
    .selectAll()
    .select(trueState<CharterState>("charter.version", now).as("true_state"))
    .where("community_id", "=", communityId);
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly area_id: string | null;
  readonly title: string;
  readonly in_force_from: string;
  readonly in_force_until: string | null;
  readonly clauses: unknown;
  readonly based_on: number | null;
  readonly proposed_by: string | null;
  readonly proposed_at: Date;
  readonly adopted_at: Date | null;
  readonly state: string;
  readonly lapses_at: Date | null;
  readonly lapses_to: string | null;
}

function toTrue(row: Row & { readonly true_state: CharterState }): CharterVersion {
  return { ...toVersion(row), state: row.true_state };
}

function toVersion(row: Row): CharterVersion {
  return {
    id: row.id,
    version: row.version,
    areaId: row.area_id,
    title: row.title,
    inForceFrom: row.in_force_from,
    inForceUntil: row.in_force_until,
    clauses: row.clauses as ClauseDocument,
    basedOn: row.based_on,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    adoptedAt: row.adopted_at,
    state: row.state as CharterState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as CharterState | null,
  };
}
