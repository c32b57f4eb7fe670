import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import type { Deal, DealState, Route, Side, Signature } from "./model.ts";

type Tables = Pick<Schema, "deals.deal" | "deals.signature">;
type Row = import("kysely").Selectable<Schema["deals.deal"]>;

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

/** Deals with their state true at `now`, newest first. */
export async function listDeals(
  db: Db,
  communityId: string,
  now: Date,
  limit = 100,
): Promise<Deal[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("deals.deal")
    .selectAll()
    .select(trueState<DealState>("deals.deal", now).as("true_state"))
    .where("community_id", "=", communityId)
    .orderBy("made_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toDeal(row), state: row.true_state }));
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
      charter_version: deal.charterVersion,
      state: deal.state,
      sign_by: deal.signBy,
      lapses_at: deal.lapsesAt,
      lapses_to: deal.lapsesTo,
      made_at: now,
    })
    .execute();
}

/** The deal binds from now: signed, or by silence. Its clock stops. */
export async function saveBound(
  tx: Tx,
  communityId: string,
  id: string,
  state: Exclude<DealState, "proposed">,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("deals.deal")
    .set({ state, bound_at: at, lapses_at: null, lapses_to: null })
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
    .set({ contact_member_id: memberId })
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

function deals(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("deals.deal")
    .selectAll()
    .where("community_id", "=", communityId);
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
    charterVersion: row.charter_version,
    signBy: row.sign_by,
    state: row.state as DealState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as DealState | null,
    boundAt: row.bound_at,
  };
}
