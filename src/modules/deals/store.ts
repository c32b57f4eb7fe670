import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import { assert } from "#lib/assert.ts";
import type { Keyset } from "#lib/keyset.ts";
import { isOneOf, type Somebody } from "#lib/waits.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import { type Code, type CodeWay, codeMinutes } from "./model/code.ts";
import type { HandoverLetter, HandoverReply, HandoverSubject } from "./model/handover.ts";
import type { Ending, EndingGround, StepIn, Withdrawal } from "./model/life.ts";
import type { Answered } from "./model/like-answers.ts";
import type { Delivery, LookBack, Reply, Verdict, Walkabout } from "./model/look-back.ts";
import type { Lot, Visit } from "./model/lot.ts";
import type { DealRequest, RequestState } from "./model/request.ts";
import type { Means, MeansKind, Milestone, OtherDeals, Requirement } from "./model/table.ts";
import type { Deal, DealState, Route, Side, Signature } from "./model.ts";

type Tables = Pick<
  Schema,
  | "deals.deal"
  | "deals.signature"
  | "deals.means"
  | "deals.milestone"
  | "deals.code"
  | "deals.lot"
  | "deals.visit"
  | "deals.look_back"
  | "deals.delivery"
  | "deals.walkabout"
  | "deals.reply"
  | "deals.handover_letter"
  | "deals.handover_reply"
  | "deals.requirement"
  | "deals.ending"
  | "deals.step_in"
  | "deals.withdrawal"
  | "deals.request"
  | "deals.request_means"
>;
type Row = Selectable<Schema["deals.deal"]>;

export async function lockDeal(tx: Tx, communityId: string, id: string): Promise<Deal | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("deals.deal")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toDeal(row);
}

export async function findDealByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Deal | undefined> {
  const row = await deals(db, communityId)
    .select(trueState<DealState>("deals.deal", now).as("true_state"))
    .where("number", "=", number)
    .executeTakeFirst();
  return row && { ...toDeal(row), state: row.true_state };
}

/** The deal that came of something, such as a challenge. */
export async function findDealOf(
  db: Db,
  communityId: string,
  origin: { readonly kind: string; readonly id: string },
): Promise<Deal | undefined> {
  const row = await deals(db, communityId)
    .where("origin_kind", "=", origin.kind)
    .where("origin_id", "=", origin.id)
    .executeTakeFirst();
  return row && toDeal(row);
}

export async function listDealsByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Deal[]> {
  if (ids.length === 0) return [];
  const rows = await deals(db, communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toDeal);
}

/**
 * Deals with their state true at `now`, newest first: also those on the table, for who waits for whom
 * is public. What was taken back from the table is in no list.
 */
export async function listDeals(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
  from = 0,
): Promise<Deal[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.deal")
    .selectAll()
    .select(trueState<DealState>("deals.deal", now).as("true_state"))
    .where("community_id", "=", communityId)
    .where("state", "<>", "withdrawn")
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map((row) => ({ ...toDeal(row), state: row.true_state }));
}

/** How many of those there are. */
export async function countDeals(db: Db, communityId: string, areaId?: string): Promise<number> {
  let query = tables<Tables>(db)
    .selectFrom("deals.deal")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where("state", "<>", "withdrawn");
  if (areaId) query = query.where("area_id", "=", areaId);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** The deals of one area with their state true at `now`, newest first. */
export async function listDealsIn(
  db: Db,
  communityId: string,
  areaId: string,
  now: Date,
  limit = 50,
  from = 0,
): Promise<Deal[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.deal")
    .selectAll()
    .select(trueState<DealState>("deals.deal", now).as("true_state"))
    .where("community_id", "=", communityId)
    .where("area_id", "=", areaId)
    .where("state", "<>", "withdrawn")
    .orderBy("made_at", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map((row) => ({ ...toDeal(row), state: row.true_state }));
}

/** How many deals bind both sides now, here or all over. */
export async function countBoundDeals(
  db: Db,
  communityId: string,
  now: Date,
  areaId?: string,
): Promise<number> {
  let query = tables<Tables>(db)
    .selectFrom("deals.deal")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where(trueState<DealState>("deals.deal", now), "in", ["signed", "boundBySilence", "ending"]);
  if (areaId) query = query.where("area_id", "=", areaId);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

export async function listDueDeals(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.deal")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export async function listSignatures(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Signature[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.signature")
    .select(["side", "member_id", "mandate_id", "at"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({
    side: row.side as Side,
    memberId: row.member_id,
    mandateId: row.mandate_id,
    at: row.at,
  }));
}

export async function insertDeal(
  tx: Tx,
  communityId: string,
  deal: Deal,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.deal")
    .values({
      community_id: communityId,
      id: deal.id,
      number: deal.number,
      title: deal.title,
      origin_kind: deal.origin.kind,
      origin_id: deal.origin.id,
      area_id: deal.areaId,
      party_member_id: deal.partyMemberId,
      party_organization_id: deal.partyOrganizationId,
      contact_member_id: deal.contactMemberId,
      what: deal.what,
      party_carries: deal.partyCarries,
      municipality_carries: deal.municipalityCarries,
      amount_cents: deal.amountCents,
      term_months: deal.termMonths,
      starts_on: deal.startsOn,
      looks_back_on: deal.looksBackOn,
      route: deal.route,
      is_social_service: deal.isSocialService,
      charter_version: deal.charterVersion,
      state: deal.state,
      sign_by: deal.signBy,
      lapses_at: deal.lapsesAt,
      lapses_to: deal.lapsesTo,
      made_at: now,
      continuity: deal.continuity,
      step_in: deal.stepIn,
      exit_months: deal.exitMonths,
      work_id: deal.workId,
    })
    .execute();
}

/** The state a deal is in now, and what comes of it by itself. */
export async function saveState(
  tx: Tx,
  communityId: string,
  id: string,
  { state, lapsesAt, lapsesTo }: Pick<Deal, "state" | "lapsesAt" | "lapsesTo">,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ state, lapses_at: lapsesAt, lapses_to: lapsesTo })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The deal binds from now: signed, or by silence. From here its own term runs. */
export async function saveBound(
  tx: Tx,
  communityId: string,
  id: string,
  { state, lapsesAt, lapsesTo }: Pick<Deal, "state" | "lapsesAt" | "lapsesTo">,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ state, bound_at: at, lapses_at: lapsesAt, lapses_to: lapsesTo })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** What the municipality promises to do when the party stops; before it signs. */
export async function saveStepInPlan(
  tx: Tx,
  communityId: string,
  id: string,
  plan: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ step_in: plan })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Who speaks for the party from now on. */
export async function saveFace(
  tx: Tx,
  communityId: string,
  id: string,
  memberId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ party_member_id: memberId })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Names the municipality's contact. */
export async function saveContact(
  tx: Tx,
  communityId: string,
  id: string,
  memberId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ contact_member_id: memberId, successor_member_id: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function saveSuccessor(
  tx: Tx,
  communityId: string,
  id: string,
  memberId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ successor_member_id: memberId })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function insertSignature(
  tx: Tx,
  communityId: string,
  dealId: string,
  signature: Signature,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.signature")
    .values({
      community_id: communityId,
      deal_id: dealId,
      side: signature.side,
      member_id: signature.memberId,
      mandate_id: signature.mandateId,
      at: signature.at,
    })
    .execute();
}

/* The kitchen table --------------------------------------------------------------------------------- */

/**
 * What the same party agreed on for the same work (or for none that was named): at the table in a
 * term that meets this one, and, for a work, in all deals of the three years before as well.
 */
export async function sumOthersCents(
  db: Db,
  communityId: string,
  part: {
    readonly partyMemberId: string;
    readonly partyOrganizationId: string | null;
    readonly workId: string | null;
    readonly from: string;
    readonly until: string;
  },
): Promise<OtherDeals> {
  const party = part.partyOrganizationId
    ? sql<boolean>`party_organization_id = ${part.partyOrganizationId}`
    : sql<boolean>`party_organization_id is null and party_member_id = ${part.partyMemberId}`;
  const ends = sql`starts_on + make_interval(months => term_months)`;
  const row = await tables<Tables>(db)
    .selectFrom("deals.deal")
    .select([
      sql<string>`coalesce(sum(amount_cents) filter (where origin_kind in ('deal', 'dealRequest')
        and starts_on <= ${part.until}::date and ${ends} > ${part.from}::date), 0)::text`.as(
        "running",
      ),
      sql<string>`coalesce(sum(amount_cents) filter (where work_id is not null
        and ${ends} > ${part.from}::date - interval '3 years'), 0)::text`.as("three_years"),
    ])
    .where("community_id", "=", communityId)
    .where(party)
    .where(sql<boolean>`work_id is not distinct from ${part.workId}::uuid`)
    .where("state", "not in", ["withdrawn", "expired"])
    .executeTakeFirstOrThrow();
  return { runningCents: BigInt(row.running), threeYearsCents: BigInt(row.three_years) };
}

/** Makes the parts of one party's deals follow one another until commit. */
export async function lockParty(tx: Tx, communityId: string, partyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deals.party ${communityId} ${partyId}`}, 0))`.execute(
    tables<Tables>(tx),
  );
}

export async function insertMeans(
  tx: Tx,
  communityId: string,
  dealId: string,
  means: readonly Means[],
): Promise<void> {
  for (const one of means)
    await tables<Tables>(tx)
      .insertInto("deals.means")
      .values({ community_id: communityId, deal_id: dealId, ...meansColumns(one) })
      .execute();
}

function meansColumns(one: Means) {
  return {
    side: one.side,
    kind: one.kind,
    amount_cents: one.kind === "money" ? one.amountCents : null,
    minutes: one.kind === "hours" ? one.minutes : null,
    words: one.kind === "room" || one.kind === "goods" ? one.words : null,
  };
}

/** Whose deal it is: with the row, so that what moderation hides of it is hidden here too. */
function ownerOfDeal(table: string) {
  return sql<string>`(select d.party_member_id from deals.deal d
    where d.community_id = ${sql.ref(`${table}.community_id`)}
      and d.id = ${sql.ref(`${table}.deal_id`)})`.as("owner_id");
}

/** Who carries what, the party first. */
export async function listMeans(db: Db, communityId: string, dealId: string): Promise<Means[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.means")
    .select(["side", "kind", "amount_cents", "minutes", "words"])
    .select(ownerOfDeal("deals.means"))
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("side", "desc")
    .orderBy(sql`array_position(array['money', 'hours', 'room', 'goods'], kind)`)
    .execute();
  return rows.map(toMeans);
}

function toMeans(
  row: Pick<
    Selectable<Schema["deals.means"]>,
    "side" | "kind" | "amount_cents" | "minutes" | "words"
  >,
): Means {
  const side = row.side as Side;
  if (row.kind === "money" && row.amount_cents !== null)
    return { side, kind: "money", amountCents: row.amount_cents };
  if (row.kind === "hours" && row.minutes !== null)
    return { side, kind: "hours", minutes: row.minutes };
  assert(row.words !== null, "room and goods are in words; the table holds it");
  return { side, kind: row.kind as "room" | "goods", words: row.words };
}

export async function insertMilestones(
  tx: Tx,
  communityId: string,
  dealId: string,
  milestones: readonly Milestone[],
): Promise<void> {
  for (const { position, dueOn, what } of milestones)
    await tables<Tables>(tx)
      .insertInto("deals.milestone")
      .values({ community_id: communityId, deal_id: dealId, position, due_on: dueOn, what })
      .execute();
}

export async function listMilestones(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Milestone[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.milestone")
    .select(["position", "due_on", "what"])
    .select(ownerOfDeal("deals.milestone"))
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("position")
    .execute();
  return rows.map(({ position, due_on, what }) => ({ position, dueOn: due_on, what }));
}

export async function insertRequirements(
  tx: Tx,
  communityId: string,
  dealId: string,
  requirements: readonly Requirement[],
): Promise<void> {
  for (const { position, title } of requirements)
    await tables<Tables>(tx)
      .insertInto("deals.requirement")
      .values({ community_id: communityId, deal_id: dealId, position, title })
      .execute();
}

/** What the work asked of whoever does it, when the deal was made. */
export async function listRequirements(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Requirement[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.requirement")
    .select(["position", "title", "deal_id"])
    // The work whose words they are.
    .select(
      sql<string | null>`(select d.work_id from deals.deal d
        where d.community_id = deals.requirement.community_id
          and d.id = deals.requirement.deal_id)`.as("work_id"),
    )
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("position")
    .execute();
  return rows.map(({ position, title }) => ({ position, title }));
}

/* How it ends -------------------------------------------------------------------------------------- */

export async function insertWithdrawal(
  tx: Tx,
  communityId: string,
  dealId: string,
  { side, reason, memberId, at }: Withdrawal,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.withdrawal")
    .values({ community_id: communityId, deal_id: dealId, side, reason, member_id: memberId, at })
    .execute();
}

export async function findWithdrawal(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Withdrawal | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.withdrawal")
    .select(["side", "reason", "member_id", "at"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .executeTakeFirst();
  return (
    row && {
      side: row.side as Side,
      reason: row.reason,
      memberId: row.member_id,
      at: row.at,
    }
  );
}

export async function insertEnding(
  tx: Tx,
  communityId: string,
  dealId: string,
  ending: Ending,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.ending")
    .values({
      community_id: communityId,
      id: ending.id,
      deal_id: dealId,
      side: ending.side,
      ground: ending.ground,
      reason: ending.reason,
      member_id: ending.memberId,
      at: ending.at,
      ends_on: ending.endsOn,
    })
    .execute();
}

/** How a deal ends or ended; undefined when nobody stops, or who did took it back. */
export async function findEnding(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Ending | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.ending")
    .select(["id", "side", "ground", "reason", "member_id", "at", "ends_on"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .where("retracted_at", "is", null)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      side: row.side as Side,
      ground: row.ground as EndingGround,
      reason: row.reason,
      memberId: row.member_id,
      at: row.at,
      endsOn: row.ends_on,
    }
  );
}

export async function saveRetracted(
  tx: Tx,
  communityId: string,
  endingId: string,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.ending")
    .set({ retracted_at: at })
    .where("community_id", "=", communityId)
    .where("id", "=", endingId)
    .execute();
}

export async function insertStepIn(
  tx: Tx,
  communityId: string,
  endingId: string,
  { doer, words, leftCents, memberId, at }: StepIn,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.step_in")
    .values({
      community_id: communityId,
      ending_id: endingId,
      doer_kind: doer.kind,
      doer_name: doer.name,
      words,
      left_cents: leftCents,
      member_id: memberId,
      at,
    })
    .execute();
}

export async function findStepIn(
  db: Db,
  communityId: string,
  endingId: string,
): Promise<StepIn | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.step_in")
    .select(["doer_kind", "doer_name", "words", "left_cents", "member_id", "at"])
    .where("community_id", "=", communityId)
    .where("ending_id", "=", endingId)
    .executeTakeFirst();
  return (
    row && {
      doer: { kind: row.doer_kind as StepIn["doer"]["kind"], name: row.doer_name },
      words: row.words,
      leftCents: row.left_cents,
      memberId: row.member_id,
      at: row.at,
    }
  );
}

/** A new code takes the place of the one before: only what was shown last is good. */
export async function saveCode(
  tx: Tx,
  communityId: string,
  dealId: string,
  code: Pick<Code, "salt" | "codeHash" | "shownTo" | "way">,
): Promise<void> {
  const fresh = {
    salt: code.salt,
    code_hash: code.codeHash,
    shown_to: code.shownTo,
    way: code.way,
    ends_at: sql<Date>`now() + make_interval(mins => ${codeMinutes[code.way]})`,
  };
  await tables<Tables>(tx)
    .insertInto("deals.code")
    .values({ community_id: communityId, deal_id: dealId, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "deal_id"]).doUpdateSet({
        ...fresh,
        tries: 0,
        used_at: null,
      }),
    )
    .execute();
}

/** The code of a deal; the deal's own row is locked, so nobody tries it at the same time. */
export async function findCode(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Code | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.code")
    .select(["salt", "code_hash", "tries", "shown_to", "used_at", "way"])
    .select(sql<boolean>`ends_at <= now()`.as("is_ended"))
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .executeTakeFirst();
  return (
    row && {
      salt: row.salt,
      codeHash: row.code_hash,
      tries: row.tries,
      shownTo: row.shown_to,
      way: row.way as CodeWay,
      isEnded: row.is_ended,
      isUsed: row.used_at !== null,
    }
  );
}

export async function saveTry(
  tx: Tx,
  communityId: string,
  dealId: string,
  isRight: boolean,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.code")
    .set((eb) => (isRight ? { used_at: sql<Date>`now()` } : { tries: eb("tries", "+", 1) }))
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .execute();
}

export async function insertLot(
  tx: Tx,
  communityId: string,
  dealId: string,
  lot: Lot,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.lot")
    .values({
      community_id: communityId,
      deal_id: dealId,
      seed: lot.seed,
      one_in: lot.oneIn,
      drawn: lot.drawn,
      at,
    })
    .execute();
}

export async function findLot(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Lot | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.lot")
    .select(["seed", "one_in", "drawn"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .executeTakeFirst();
  return row && { seed: row.seed, oneIn: row.one_in, drawn: row.drawn };
}

/** The visit of a deal that was drawn; undefined while nobody went by. */
export async function findVisit(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Visit | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.visit")
    .select(["member_id", "walkabout_id", "at"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .executeTakeFirst();
  return row && { memberId: row.member_id, walkaboutId: row.walkabout_id, at: row.at };
}

export async function insertVisit(
  tx: Tx,
  communityId: string,
  dealId: string,
  visit: Visit,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.visit")
    .values({
      community_id: communityId,
      deal_id: dealId,
      walkabout_id: visit.walkaboutId,
      member_id: visit.memberId,
      at: visit.at,
    })
    .execute();
}

/** Deals drawn for a visit that nobody made yet, drawn first in front; what is closed waits no more. */
export async function listOwedVisits(
  db: Db,
  communityId: string,
  limit: number,
): Promise<{ readonly deal: Deal; readonly drawnAt: Date }[]> {
  const rows = await deals(db, communityId)
    .innerJoin("deals.lot as l", (join) =>
      join
        .onRef("l.community_id", "=", "deals.deal.community_id")
        .onRef("l.deal_id", "=", "deals.deal.id"),
    )
    .select("l.at as drawn_at")
    .where("l.community_id", "=", communityId)
    .where("l.drawn", "=", 0)
    .where("deals.deal.state", "<>", "closed")
    .where(
      sql<boolean>`not exists (select from deals.visit v
        where v.community_id = l.community_id and v.deal_id = l.deal_id)`,
    )
    .orderBy("l.at")
    .orderBy("deals.deal.id")
    .limit(limit)
    .execute();
  return rows.map(({ drawn_at, ...row }) => ({ deal: toDeal(row), drawnAt: drawn_at }));
}

/* Looking back ------------------------------------------------------------------------------------- */

export async function insertLookBack(
  tx: Tx,
  communityId: string,
  dealId: string,
  told: LookBack,
  deliveries: readonly Delivery[],
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.look_back")
    .values({
      community_id: communityId,
      deal_id: dealId,
      side: told.side,
      member_id: told.memberId,
      words: told.words,
      at: told.at,
    })
    .execute();
  for (const { side, promise, verdict } of deliveries)
    await tables<Tables>(tx)
      .insertInto("deals.delivery")
      .values({ community_id: communityId, deal_id: dealId, side, promise, verdict })
      .execute();
}

export async function listLookBacks(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<LookBack[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.look_back")
    .select(["side", "member_id", "words", "at"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("at")
    .execute();
  return rows.map(({ side, member_id, words, at }) => ({
    side: side as Side,
    memberId: member_id,
    words,
    at,
  }));
}

export async function listDeliveries(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Delivery[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.delivery")
    .select(["side", "promise", "verdict"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .execute();
  return rows.map(({ side, promise, verdict }) => ({
    side: side as Side,
    promise,
    verdict: verdict as Verdict,
  }));
}

export async function insertWalkabout(
  tx: Tx,
  communityId: string,
  dealId: string,
  walkabout: Walkabout,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.walkabout")
    .values({
      community_id: communityId,
      id: walkabout.id,
      deal_id: dealId,
      member_id: walkabout.memberId,
      saw: walkabout.saw,
      heard: walkabout.heard,
      at: walkabout.at,
    })
    .execute();
}

export async function listWalkabouts(
  db: Db,
  communityId: string,
  dealId: string,
): Promise<Walkabout[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.walkabout")
    .select(["id", "member_id", "saw", "heard", "at"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("at")
    .limit(200)
    .execute();
  return rows.map(({ member_id, ...row }) => ({ ...row, memberId: member_id }));
}

export async function insertReply(
  tx: Tx,
  communityId: string,
  dealId: string,
  reply: Reply,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("deals.reply")
    .values({
      community_id: communityId,
      deal_id: dealId,
      about: reply.about,
      side: reply.side,
      member_id: reply.memberId,
      words: reply.words,
      at: reply.at,
    })
    .execute();
}

export async function listReplies(db: Db, communityId: string, dealId: string): Promise<Reply[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.reply")
    .select(["about", "side", "member_id", "words", "at"])
    .where("community_id", "=", communityId)
    .where("deal_id", "=", dealId)
    .orderBy("at")
    .limit(400)
    .execute();
  return rows.map(({ member_id, side, ...row }) => ({
    ...row,
    side: side as Side,
    memberId: member_id,
  }));
}

/** Deals whose look-back is due and was not told by each side yet; the oldest first. */
export async function listDueLookBacks(
  db: Db,
  communityId: string,
  today: string,
  limit = 20,
  on?: readonly Somebody[],
): Promise<
  { readonly deal: Deal; readonly missing: readonly Side[]; readonly dueSince: string }[]
> {
  const rows = await deals(db, communityId)
    .where((eb) => awaiting(eb, on))
    // What was handed back is looked back on from the day after its last, also before the agreed day.
    .select(
      sql<string>`least(looks_back_on, case state when 'handedBack' then (select e.ends_on + 1
        from deals.ending e where e.community_id = deals.deal.community_id
          and e.deal_id = deals.deal.id and e.retracted_at is null) end)::text`.as("due_since"),
    )
    .select(
      sql<string[]>`array(select l.side from deals.look_back l
        where l.community_id = deals.deal.community_id and l.deal_id = deals.deal.id)`.as("told"),
    )
    .where("state", "in", ["signed", "boundBySilence", "ending", "finished", "handedBack"])
    .where((eb) => eb.or([eb("looks_back_on", "<=", today), eb("state", "=", "handedBack")]))
    .where(
      sql<boolean>`(select count(*) from deals.look_back l
        where l.community_id = deals.deal.community_id and l.deal_id = deals.deal.id) < 2`,
    )
    .orderBy("looks_back_on")
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map(({ told, due_since, ...row }) => ({
    deal: toDeal(row),
    dueSince: due_since,
    missing: (["party", "municipality"] as const).filter((side) => !told.includes(side)),
  }));
}

/** Deals that end or were handed back, of which the municipality did not say yet who takes over. */
export async function listOwedStepIns(
  db: Db,
  communityId: string,
  limit: number,
): Promise<{ readonly deal: Deal; readonly announcedAt: Date; readonly endsOn: string }[]> {
  const rows = await deals(db, communityId)
    .innerJoin("deals.ending as e", (join) =>
      join
        .onRef("e.community_id", "=", "deals.deal.community_id")
        .onRef("e.deal_id", "=", "deals.deal.id"),
    )
    .select(["e.at as announced_at", "e.ends_on as ends_on"])
    .where("e.community_id", "=", communityId)
    .where("e.retracted_at", "is", null)
    .where("deals.deal.state", "in", ["ending", "handedBack"])
    .where(
      sql<boolean>`not exists (select from deals.step_in s
        where s.community_id = e.community_id and s.ending_id = e.id)`,
    )
    .orderBy("e.at")
    .orderBy("deals.deal.id")
    .limit(limit)
    .execute();
  return rows.map(({ announced_at, ends_on, ...row }) => ({
    deal: toDeal(row),
    announcedAt: announced_at,
    endsOn: ends_on,
  }));
}

/** Deals on the table with the sides that did not sign yet, those proposed first in front. */
export async function listUnsigned(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
  on?: readonly Somebody[],
): Promise<
  { readonly deal: Deal; readonly missing: readonly Side[]; readonly proposedAt: Date }[]
> {
  const rows = await deals(db, communityId)
    .where((eb) => awaiting(eb, on))
    .select(
      sql<string[]>`array(select s.side from deals.signature s
        where s.community_id = deals.deal.community_id and s.deal_id = deals.deal.id)`.as("signed"),
    )
    .where("state", "=", "proposed")
    .where(trueState<string>("deals.deal", now), "=", "proposed")
    .orderBy("made_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ signed, ...row }) => ({
    deal: toDeal(row),
    missing: (["party", "municipality"] as const).filter((side) => !signed.includes(side)),
    proposedAt: row.made_at,
  }));
}

/** Deals in which one of these may be awaited: the municipality in any, a party in its own. */
function awaiting(
  eb: ExpressionBuilder<Tables, "deals.deal">,
  on: readonly Somebody[] | undefined,
) {
  if (isOneOf({ kind: "municipality" }, on)) return eb.val(true);
  const idsOf = (kind: "member" | "organization") =>
    (on ?? []).flatMap((one) => (one.kind === kind ? [one.id] : []));
  const members = idsOf("member");
  const organizations = idsOf("organization");
  return eb.or([
    members.length > 0 ? eb("party_member_id", "in", members) : eb.val(false),
    organizations.length > 0 ? eb("party_organization_id", "in", organizations) : eb.val(false),
  ]);
}

/** For programs: deals, the last made first. */
export async function listDealsFrom(
  db: Db,
  communityId: string,
  now: Date,
  { after, limit }: Keyset,
): Promise<Deal[]> {
  let query = deals(db, communityId)
    .select(trueState<DealState>("deals.deal", now).as("true_state"))
    .where("state", "<>", "withdrawn");
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({ ...toDeal(row), state: row.true_state }));
}

function deals(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("deals.deal")
    .selectAll("deals.deal")
    .where("deals.deal.community_id", "=", communityId);
}

function toDeal(row: Row): Deal {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    origin: { kind: row.origin_kind, id: row.origin_id },
    areaId: row.area_id,
    partyMemberId: row.party_member_id,
    partyOrganizationId: row.party_organization_id,
    contactMemberId: row.contact_member_id,
    what: row.what,
    partyCarries: row.party_carries,
    municipalityCarries: row.municipality_carries,
    amountCents: row.amount_cents,
    termMonths: row.term_months,
    startsOn: row.starts_on,
    looksBackOn: row.looks_back_on,
    route: row.route as Route,
    isSocialService: row.is_social_service,
    charterVersion: row.charter_version,
    signBy: row.sign_by,
    state: row.state as DealState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as DealState | null,
    boundAt: row.bound_at,
    continuity: row.continuity,
    stepIn: row.step_in,
    exitMonths: row.exit_months,
    workId: row.work_id,
    successorMemberId: row.successor_member_id,
  };
}

/* Questions for a deal ----------------------------------------------------------------------------- */

/** A new question; false when there is an open one already for what it grew out of. */
export async function insertRequest(
  tx: Tx,
  communityId: string,
  request: DealRequest,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("deals.request")
    .values({
      community_id: communityId,
      id: request.id,
      number: request.number,
      title: request.title,
      what: request.what,
      area_id: request.areaId,
      party_member_id: request.partyMemberId,
      party_organization_id: request.partyOrganizationId,
      work_id: request.workId,
      origin_kind: request.origin?.kind ?? null,
      origin_id: request.origin?.id ?? null,
      continuity: request.continuity,
      looks_back_months: request.looksBackMonths,
      charter_version: request.charterVersion,
      asked_at: request.askedAt,
      help_due_on: request.helpDueOn,
      answer_due_on: request.answerDueOn,
      state: request.state,
      lapses_at: request.lapsesAt,
      lapses_to: request.lapsesTo,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "origin_kind", "origin_id"])
        .where("origin_id", "is not", null)
        .where("state", "not in", ["agreed", "refused", "withdrawn"])
        .doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function insertRequestMeans(
  tx: Tx,
  communityId: string,
  requestId: string,
  means: readonly Means[],
): Promise<void> {
  for (const one of means)
    await tables<Tables>(tx)
      .insertInto("deals.request_means")
      .values({ community_id: communityId, request_id: requestId, ...meansColumns(one) })
      .execute();
}

/** Who would carry what, the party first. */
export async function listRequestMeans(
  db: Db,
  communityId: string,
  requestId: string,
): Promise<Means[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.request_means")
    .select(["side", "kind", "amount_cents", "minutes", "words"])
    .select(
      sql<string>`(select r.party_member_id from deals.request r
        where r.community_id = deals.request_means.community_id
          and r.id = deals.request_means.request_id)`.as("owner_id"),
    )
    .where("community_id", "=", communityId)
    .where("request_id", "=", requestId)
    .orderBy("side", "desc")
    .orderBy(sql`array_position(array['money', 'hours', 'room', 'goods'], kind)`)
    .execute();
  return rows.map(toMeans);
}

export async function lockRequest(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<DealRequest | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("deals.request")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toRequest(row);
}

export async function listDueRequests(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.request")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export async function findRequest(
  db: Db,
  communityId: string,
  id: string,
): Promise<DealRequest | undefined> {
  return (await listRequestsByIds(db, communityId, [id]))[0];
}

/** A question with its state true at `now`. */
export async function findRequestByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<DealRequest | undefined> {
  const row = await requests(db, communityId, now).where("number", "=", number).executeTakeFirst();
  return row && { ...toRequest(row), state: row.true_state };
}

/** What was asked out of something, as an undertaking; the newest first, the withdrawn left out. */
export async function listRequestsFrom(
  db: Db,
  communityId: string,
  origin: { readonly kind: string; readonly id: string },
  now: Date,
): Promise<DealRequest[]> {
  const rows = await requests(db, communityId, now)
    .where("origin_kind", "=", origin.kind)
    .where("origin_id", "=", origin.id)
    .where("state", "<>", "withdrawn")
    .orderBy("asked_at", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...toRequest(row), state: row.true_state }));
}

/** What waits for an answer of the municipality, the longest first. */
export async function listOpenRequests(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
  from = 0,
): Promise<DealRequest[]> {
  const rows = await requests(db, communityId, now)
    .where("state", "not in", ["agreed", "refused", "withdrawn"])
    .orderBy("asked_at")
    .orderBy("id")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map((row) => ({ ...toRequest(row), state: row.true_state }));
}

/** How many wait for an answer of the municipality. */
export async function countOpenRequests(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("deals.request")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where("state", "not in", ["agreed", "refused", "withdrawn"])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The questions that were answered last, yes or no, the newest answer first. */
export async function listAnsweredLast(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
): Promise<DealRequest[]> {
  const rows = await requests(db, communityId, now)
    .where("state", "in", ["agreed", "refused"])
    .orderBy("answered_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toRequest(row), state: row.true_state }));
}

/**
 * What the municipality answered last, to questions and at the table, without one thing itself: yes,
 * or a no with what it would take. A deal that came of a question is told by that question.
 */
export async function listAnswered(
  db: Db,
  communityId: string,
  exceptId: string,
  limit: number,
): Promise<Answered[]> {
  const answers = [
    ...(await listAnsweredRequests(db, communityId, exceptId, limit)),
    ...(await listAnsweredDeals(db, communityId, exceptId, limit)),
  ];
  return answers.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}

async function listAnsweredRequests(
  db: Db,
  communityId: string,
  exceptId: string,
  limit: number,
): Promise<Answered[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.request as r")
    .select(["r.id", "r.number", "r.title", "r.what", "r.work_id", "r.area_id"])
    .select(["r.answered_at", "r.refusal_needed"])
    .select((eb) => [
      eb
        .selectFrom("deals.request_means as m")
        .select(sql<MeansKind[]>`coalesce(array_agg(m.kind), '{}')`.as("asks"))
        .where("m.community_id", "=", communityId)
        .whereRef("m.request_id", "=", "r.id")
        .where("m.side", "=", "municipality")
        .as("asks"),
      eb
        .selectFrom("deals.request_means as m")
        .select(sql<bigint>`coalesce(sum(m.amount_cents), 0)::bigint`.as("cents"))
        .where("m.community_id", "=", communityId)
        .whereRef("m.request_id", "=", "r.id")
        .where("m.side", "=", "municipality")
        .as("cents"),
    ])
    .where("r.community_id", "=", communityId)
    .where("r.id", "<>", exceptId)
    .where("r.state", "in", ["agreed", "refused"])
    .orderBy("r.answered_at", "desc")
    .limit(limit)
    .execute();
  return rows.flatMap(({ answered_at: at, ...row }) =>
    at === null
      ? []
      : [{ ...toAnswered(row), kind: "dealRequest" as const, at, no: row.refusal_needed }],
  );
}

/** Signed by the municipality, or taken off the table by it; by which instant. */
async function listAnsweredDeals(
  db: Db,
  communityId: string,
  exceptId: string,
  limit: number,
): Promise<Answered[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.deal as d")
    .leftJoin("deals.withdrawal as w", (join) =>
      join
        .on("w.community_id", "=", communityId)
        .onRef("w.deal_id", "=", "d.id")
        .on("w.side", "=", "municipality"),
    )
    .leftJoin("deals.signature as s", (join) =>
      join
        .on("s.community_id", "=", communityId)
        .onRef("s.deal_id", "=", "d.id")
        .on("s.side", "=", "municipality"),
    )
    .select(["d.id", "d.number", "d.title", "d.what", "d.work_id", "d.area_id", "w.reason"])
    .select("d.amount_cents as cents")
    .select(sql<Date>`coalesce(w.at, s.at)`.as("at"))
    .select((eb) =>
      eb
        .selectFrom("deals.means as m")
        .select(sql<MeansKind[]>`coalesce(array_agg(m.kind), '{}')`.as("asks"))
        .where("m.community_id", "=", communityId)
        .whereRef("m.deal_id", "=", "d.id")
        .where("m.side", "=", "municipality")
        .as("asks"),
    )
    .where("d.community_id", "=", communityId)
    .where("d.id", "<>", exceptId)
    .where("d.origin_kind", "<>", "dealRequest")
    .where(({ eb, or, and }) =>
      or([
        eb("w.at", "is not", null),
        and([
          eb("s.at", "is not", null),
          eb("d.state", "not in", ["proposed", "withdrawn", "expired"]),
        ]),
      ]),
    )
    .orderBy("at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toAnswered(row),
    kind: "deal" as const,
    at: row.at,
    no: row.reason,
  }));
}

function toAnswered(row: {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly work_id: string | null;
  readonly area_id: string;
  readonly asks: MeansKind[] | null;
  readonly cents: bigint | null;
}) {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    workId: row.work_id,
    areaId: row.area_id,
    asks: row.asks ?? [],
    amountCents: row.cents ?? 0n,
    text: `${row.title}. ${row.what}`,
  };
}

/** Titles may be told of all but the withdrawn, which are its party's own. */
export async function listRequestsByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<DealRequest[]> {
  if (ids.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("deals.request")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toRequest);
}

/** What time brought, or that an official took it up. */
export async function saveRequestMoment(
  tx: Tx,
  communityId: string,
  id: string,
  { state, lapsesAt, lapsesTo }: Pick<DealRequest, "state" | "lapsesAt" | "lapsesTo">,
  officialId?: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.request")
    .set({
      state,
      lapses_at: lapsesAt,
      lapses_to: lapsesTo,
      ...(officialId !== undefined && { official_id: officialId }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The end of a question: a deal, a no with what would make it a yes, or taken back. */
export async function saveRequestEnd(
  tx: Tx,
  communityId: string,
  id: string,
  end:
    | { readonly state: "withdrawn" }
    | {
        readonly state: "agreed" | "refused";
        readonly memberId: string;
        readonly at: Date;
        readonly refusal: DealRequest["refusal"];
      },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.request")
    .set({
      state: end.state,
      lapses_at: null,
      lapses_to: null,
      ...(end.state !== "withdrawn" && {
        answered_by: end.memberId,
        answered_at: end.at,
        refusal_needed: end.refusal?.needed ?? null,
        refusal_reason: end.refusal?.reason ?? null,
      }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function saveRequestReply(
  tx: Tx,
  communityId: string,
  id: string,
  reply: NonNullable<DealRequest["reply"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.request")
    .set({ reply: reply.words, replied_by: reply.memberId, replied_at: reply.at })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

function requests(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("deals.request")
    .selectAll()
    .select(trueState<RequestState>("deals.request", now).as("true_state"))
    .where("community_id", "=", communityId);
}

function toRequest(row: Selectable<Schema["deals.request"]>): DealRequest {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    what: row.what,
    areaId: row.area_id,
    partyMemberId: row.party_member_id,
    partyOrganizationId: row.party_organization_id,
    workId: row.work_id,
    origin:
      row.origin_kind !== null && row.origin_id !== null
        ? { kind: row.origin_kind, id: row.origin_id }
        : null,
    continuity: row.continuity,
    looksBackMonths: row.looks_back_months,
    charterVersion: row.charter_version,
    askedAt: row.asked_at,
    helpDueOn: row.help_due_on,
    answerDueOn: row.answer_due_on,
    officialId: row.official_id,
    answer:
      row.answered_by !== null && row.answered_at !== null
        ? { memberId: row.answered_by, at: row.answered_at }
        : null,
    refusal:
      row.refusal_needed !== null && row.refusal_reason !== null
        ? { needed: row.refusal_needed, reason: row.refusal_reason }
        : null,
    reply:
      row.reply !== null && row.replied_by !== null && row.replied_at !== null
        ? { memberId: row.replied_by, words: row.reply, at: row.replied_at }
        : null,
    state: row.state as RequestState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as RequestState | null,
  };
}

/* Handing over ------------------------------------------------------------------------------------- */

/** A new letter; false when this person handed this thing over before. */
export async function insertHandover(
  tx: Tx,
  communityId: string,
  letter: HandoverLetter,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("deals.handover_letter")
    .values({
      community_id: communityId,
      id: letter.id,
      subject_kind: letter.subject.kind,
      subject_id: letter.subject.id,
      from_member: letter.fromMember,
      to_member: letter.toMember,
      written_by: letter.writtenBy,
      promised: letter.promised,
      matters: letter.matters,
      open: letter.open,
      at: letter.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "subject_kind", "subject_id", "from_member"]).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function findHandover(
  db: Db,
  communityId: string,
  id: string,
): Promise<HandoverLetter | undefined> {
  const row = await handovers(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toHandover(row);
}

/** The letters about a thing, the first first. */
export async function listHandovers(
  db: Db,
  communityId: string,
  subject: HandoverSubject,
): Promise<HandoverLetter[]> {
  const rows = await handovers(db, communityId)
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .orderBy("at")
    .limit(100)
    .execute();
  return rows.map(toHandover);
}

/** The letters to one successor, the newest first. */
export async function listHandoversTo(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<HandoverLetter[]> {
  const rows = await handovers(db, communityId)
    .where("to_member", "=", memberId)
    .orderBy("at", "desc")
    .limit(100)
    .execute();
  return rows.map(toHandover);
}

export async function insertHandoverReply(
  tx: Tx,
  communityId: string,
  reply: HandoverReply,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("deals.handover_reply")
    .values({
      community_id: communityId,
      letter_id: reply.letterId,
      member_id: reply.memberId,
      words: reply.words,
      at: reply.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "letter_id", "member_id"]).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function listHandoverReplies(
  db: Db,
  communityId: string,
  letterIds: readonly string[],
): Promise<HandoverReply[]> {
  if (letterIds.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("deals.handover_reply")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("letter_id", "in", [...letterIds])
    .orderBy("at")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    letterId: row.letter_id,
    memberId: row.member_id,
    words: row.words,
    at: row.at,
  }));
}

/** Which of these have handed over this kind of thing already, as `thing member`. */
export async function listHandedOver(
  db: Db,
  communityId: string,
  kind: HandoverSubject["kind"],
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await handovers(db, communityId)
    .where("subject_kind", "=", kind)
    .where("from_member", "in", [...memberIds])
    .limit(5000)
    .execute();
  return new Set(rows.map((row) => `${row.subject_id} ${row.from_member}`));
}

/** Running deals in which one of these is the municipality's face, with who; the oldest first. */
export async function listDealsFacedBy(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
  now: Date,
  limit = 500,
): Promise<{ readonly deal: Deal; readonly memberId: string }[]> {
  if (memberIds.length === 0) return [];
  const ids = [...memberIds];
  const rows = await deals(db, communityId)
    .select(trueState<DealState>("deals.deal", now).as("true_state"))
    .select(
      sql<string[]>`array(select s.member_id from deals.signature s
        where s.community_id = deals.deal.community_id and s.deal_id = deals.deal.id
          and s.side = 'municipality')`.as("signers"),
    )
    .where(sql<boolean>`${trueState("deals.deal", now)} in ('signed', 'boundBySilence', 'ending')`)
    .where((eb) =>
      eb.or([
        eb("contact_member_id", "in", ids),
        sql<boolean>`exists (select from deals.signature s
          where s.community_id = deals.deal.community_id and s.deal_id = deals.deal.id
            and s.side = 'municipality' and s.member_id in (${sql.join(ids)}))`,
      ]),
    )
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.flatMap(({ true_state, signers, ...row }) => {
    const faces = new Set([...(row.contact_member_id ? [row.contact_member_id] : []), ...signers]);
    return ids
      .filter((id) => faces.has(id))
      .map((memberId) => ({ deal: { ...toDeal(row), state: true_state }, memberId }));
  });
}

function handovers(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("deals.handover_letter")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toHandover(row: Selectable<Schema["deals.handover_letter"]>): HandoverLetter {
  return {
    id: row.id,
    subject: { kind: row.subject_kind as HandoverSubject["kind"], id: row.subject_id },
    fromMember: row.from_member,
    toMember: row.to_member,
    writtenBy: row.written_by,
    promised: row.promised,
    matters: row.matters,
    open: row.open,
    at: row.at,
  };
}
