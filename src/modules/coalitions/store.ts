import type { Selectable } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import {
  type Coalition,
  type CoalitionState,
  type Kept,
  type Party,
  type Pledge,
  type PledgeKind,
  pledgeKinds,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "coalitions.coalition"
  | "coalitions.party"
  | "coalitions.pledge"
  | "coalitions.goal"
  | "coalitions.signature"
  | "coalitions.leaving"
  | "coalitions.stay"
  | "coalitions.look_back"
>;

/** An empty list is no list in SQL; this id is nobody's. */
const noId = "00000000-0000-7000-8000-000000000000";

export async function findCoalitionByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Coalition | undefined> {
  const row = await coalitions(db, communityId, now)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && toTrue(row);
}

export async function lockCoalition(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Coalition | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("coalitions.coalition")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toCoalition(row);
}

export interface CoalitionFilter {
  readonly ids?: readonly string[];
  readonly workId?: string;
  readonly areaId?: string;
  /** Only those in one of these states. */
  readonly states?: readonly CoalitionState[];
  /** Only those this member proposed or signed. */
  readonly memberId?: string;
}

/** Newest first; `limit` of them, from one on. */
export async function listCoalitions(
  db: Db,
  communityId: string,
  now: Date,
  filter: CoalitionFilter,
  limit = 100,
  from = 0,
): Promise<Coalition[]> {
  let query = coalitions(db, communityId, now);
  if (filter.ids) query = query.where("id", "in", [...filter.ids, noId]);
  if (filter.workId) query = query.where("work_id", "=", filter.workId);
  if (filter.areaId) query = query.where("area_id", "=", filter.areaId);
  const { states, memberId } = filter;
  if (states)
    query = query.where(trueState<string>("coalitions.coalition", now), "in", [...states]);
  if (memberId)
    query = query.where((eb) =>
      eb.or([
        eb("proposer_id", "=", memberId),
        eb.exists(
          eb
            .selectFrom("coalitions.signature as s")
            .select("s.party_id")
            .where("s.community_id", "=", communityId)
            .whereRef("s.coalition_id", "=", "coalitions.coalition.id")
            .where("s.member_id", "=", memberId),
        ),
      ]),
    );
  const rows = await query
    .orderBy("proposed_at", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map(toTrue);
}

/** How many are in one of these states. */
export async function countCoalitions(
  db: Db,
  communityId: string,
  now: Date,
  states: readonly CoalitionState[],
): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("coalitions.coalition")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where(trueState<string>("coalitions.coalition", now), "in", [...states])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** For programs: what all signed, the last proposed first. */
export async function listFirmFrom(
  db: Db,
  communityId: string,
  now: Date,
  { after, limit }: Keyset,
): Promise<Coalition[]> {
  let query = coalitions(db, communityId, now).where("firm_at", "is not", null);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTrue);
}

export async function listDueCoalitions(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("coalitions.coalition")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

/** The parties of one agreement with all they did, in the order of the table. */
export async function listParties(
  db: Db,
  communityId: string,
  coalitionId: string,
): Promise<Party[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("coalitions.party as p")
    .leftJoin("coalitions.signature as s", (join) =>
      join.onRef("s.community_id", "=", "p.community_id").onRef("s.party_id", "=", "p.id"),
    )
    .leftJoin("coalitions.leaving as l", (join) =>
      join.onRef("l.community_id", "=", "p.community_id").onRef("l.party_id", "=", "p.id"),
    )
    .leftJoin("coalitions.look_back as b", (join) =>
      join.onRef("b.community_id", "=", "p.community_id").onRef("b.party_id", "=", "p.id"),
    )
    .select((eb) => [
      "p.id",
      "p.position",
      "p.name",
      "p.is_elsewhere",
      "s.member_id",
      "s.organization_id",
      "s.at as signed_at",
      "s.edition",
      "l.ground",
      "l.reason",
      "l.at as left_at",
      "b.kept",
      "b.words",
      "b.at as looked_at",
      eb
        .selectFrom("coalitions.stay as y")
        .select((inner) => inner.fn.max("y.round").as("round"))
        .where("y.community_id", "=", communityId)
        .whereRef("y.party_id", "=", "p.id")
        .as("stays_for"),
    ])
    .where("p.community_id", "=", communityId)
    .where("p.coalition_id", "=", coalitionId)
    .orderBy("p.position")
    .execute();
  const ids = rows.map(({ id }) => id);
  const pledges = await listPledges(db, communityId, ids);
  const goals = await listGoals(db, communityId, ids);
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    name: row.name,
    isElsewhere: row.is_elsewhere,
    pledges: pledges.get(row.id) ?? [],
    goals: goals.get(row.id) ?? [],
    signature:
      row.member_id && row.signed_at
        ? {
            memberId: row.member_id,
            organizationId: row.organization_id,
            at: row.signed_at,
            edition: row.edition ?? 1,
          }
        : null,
    left:
      row.ground && row.left_at
        ? { ground: row.ground as "left" | "silent", reason: row.reason ?? "", at: row.left_at }
        : null,
    staysFor: row.stays_for ?? 0,
    lookBack:
      row.kept && row.looked_at
        ? { kept: row.kept as Kept, words: row.words ?? "", at: row.looked_at }
        : null,
  }));
}

async function listPledges(
  db: Db,
  communityId: string,
  partyIds: readonly string[],
): Promise<Map<string, Pledge[]>> {
  const rows = await tables<Tables>(db)
    .selectFrom("coalitions.pledge")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("party_id", "in", [...partyIds, noId])
    .execute();
  const found = new Map<string, Pledge[]>();
  for (const kind of pledgeKinds)
    for (const row of rows)
      if (row.kind === kind)
        found.set(row.party_id, [...(found.get(row.party_id) ?? []), toPledge(row, kind)]);
  return found;
}

async function listGoals(
  db: Db,
  communityId: string,
  partyIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tables<Tables>(db)
    .selectFrom("coalitions.goal")
    .select(["party_id", "words"])
    .where("community_id", "=", communityId)
    .where("party_id", "in", [...partyIds, noId])
    .orderBy("party_id")
    .orderBy("position")
    .execute();
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.party_id, [...(found.get(row.party_id) ?? []), row.words]);
  return found;
}

function toPledge(row: Selectable<Schema["coalitions.pledge"]>, kind: PledgeKind): Pledge {
  switch (kind) {
    case "money":
      return { kind, amountCents: row.amount_cents ?? 0n };
    case "hours":
      return { kind, minutes: row.minutes ?? 0 };
    case "room":
    case "goods":
    case "skill":
      return { kind, words: row.words ?? "" };
  }
}

export async function insertCoalition(
  tx: Tx,
  communityId: string,
  coalition: Coalition,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("coalitions.coalition")
    .values({
      community_id: communityId,
      id: coalition.id,
      number: coalition.number,
      title: coalition.title,
      what: coalition.what,
      serves: coalition.serves,
      area_id: coalition.areaId,
      work_id: coalition.workId,
      continuity: coalition.continuity,
      starts_on: coalition.startsOn,
      term_months: coalition.termMonths,
      looks_back_on: coalition.looksBackOn,
      sign_by: coalition.signBy,
      proposer_id: coalition.proposerId,
      charter_version: coalition.charterVersion,
      proposed_at: coalition.proposedAt,
      state: coalition.state,
      lapses_at: coalition.lapsesAt,
      lapses_to: coalition.lapsesTo,
    })
    .execute();
}

export async function insertParty(
  tx: Tx,
  communityId: string,
  coalitionId: string,
  party: Pick<Party, "id" | "position" | "name" | "isElsewhere" | "pledges" | "goals">,
): Promise<void> {
  const { id, position, name, isElsewhere } = party;
  await tables<Tables>(tx)
    .insertInto("coalitions.party")
    .values({
      community_id: communityId,
      coalition_id: coalitionId,
      id,
      position,
      name,
      is_elsewhere: isElsewhere,
    })
    .execute();
  await insertBrought(tx, communityId, party);
}

/** What a party brings and wants to reach, in the place of what it brought before. */
export async function saveBrought(
  tx: Tx,
  communityId: string,
  party: Pick<Party, "id" | "pledges" | "goals">,
): Promise<void> {
  for (const table of ["coalitions.pledge", "coalitions.goal"] as const)
    await tables<Tables>(tx)
      .deleteFrom(table)
      .where("community_id", "=", communityId)
      .where("party_id", "=", party.id)
      .execute();
  await insertBrought(tx, communityId, party);
}

async function insertBrought(
  tx: Tx,
  communityId: string,
  { id, pledges, goals }: Pick<Party, "id" | "pledges" | "goals">,
): Promise<void> {
  for (const pledge of pledges)
    await tables<Tables>(tx)
      .insertInto("coalitions.pledge")
      .values({
        community_id: communityId,
        party_id: id,
        kind: pledge.kind,
        amount_cents: pledge.kind === "money" ? pledge.amountCents : null,
        minutes: pledge.kind === "hours" ? pledge.minutes : null,
        words: pledge.kind === "money" || pledge.kind === "hours" ? null : pledge.words,
      })
      .execute();
  for (const [index, words] of goals.entries())
    await tables<Tables>(tx)
      .insertInto("coalitions.goal")
      .values({ community_id: communityId, party_id: id, position: index + 1, words })
      .execute();
}

/** What is kept of a code: its salted hash, and how often it was tried. */
export interface KeptCode {
  readonly salt: string;
  readonly hash: string;
  readonly tries: number;
}

export async function findCode(
  db: Db,
  communityId: string,
  partyId: string,
): Promise<KeptCode | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("coalitions.party")
    .select(["code_salt", "code_hash", "tries"])
    .where("community_id", "=", communityId)
    .where("id", "=", partyId)
    .executeTakeFirst();
  return row?.code_salt && row.code_hash
    ? { salt: row.code_salt, hash: row.code_hash, tries: row.tries }
    : undefined;
}

export async function saveCode(
  tx: Tx,
  communityId: string,
  partyId: string,
  code: KeptCode,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("coalitions.party")
    .set({ code_salt: code.salt, code_hash: code.hash, tries: code.tries })
    .where("community_id", "=", communityId)
    .where("id", "=", partyId)
    .execute();
}

export async function insertSignature(
  tx: Tx,
  communityId: string,
  coalitionId: string,
  partyId: string,
  signature: NonNullable<Party["signature"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("coalitions.signature")
    .values({
      community_id: communityId,
      coalition_id: coalitionId,
      party_id: partyId,
      member_id: signature.memberId,
      organization_id: signature.organizationId,
      at: signature.at,
      edition: signature.edition,
    })
    .execute();
}

/** The same hand again, under what stands on the table now. */
export async function saveSignature(
  tx: Tx,
  communityId: string,
  partyId: string,
  signature: Pick<NonNullable<Party["signature"]>, "at" | "edition">,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("coalitions.signature")
    .set({ at: signature.at, edition: signature.edition })
    .where("community_id", "=", communityId)
    .where("party_id", "=", partyId)
    .execute();
}

export async function saveState(
  tx: Tx,
  communityId: string,
  id: string,
  to: Pick<Coalition, "state" | "lapsesAt" | "lapsesTo"> &
    Partial<Pick<Coalition, "firmAt" | "round">>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("coalitions.coalition")
    .set({
      state: to.state,
      lapses_at: to.lapsesAt,
      lapses_to: to.lapsesTo,
      ...(to.firmAt !== undefined && { firm_at: to.firmAt }),
      ...(to.round !== undefined && { round: to.round }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function insertLeaving(
  tx: Tx,
  communityId: string,
  partyId: string,
  left: NonNullable<Party["left"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("coalitions.leaving")
    .values({ community_id: communityId, party_id: partyId, ...left })
    .execute();
}

export async function insertStay(
  tx: Tx,
  communityId: string,
  partyId: string,
  round: number,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("coalitions.stay")
    .values({ community_id: communityId, party_id: partyId, round, at })
    .execute();
}

export async function insertLookBack(
  tx: Tx,
  communityId: string,
  partyId: string,
  lookBack: NonNullable<Party["lookBack"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("coalitions.look_back")
    .values({ community_id: communityId, party_id: partyId, ...lookBack })
    .execute();
}

function coalitions(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("coalitions.coalition")
    .selectAll("coalitions.coalition")
    .select(trueState<CoalitionState>("coalitions.coalition", now).as("true_state"))
    .where("community_id", "=", communityId);
}

type CoalitionRow = Selectable<Schema["coalitions.coalition"]>;

function toTrue(row: CoalitionRow & { true_state: CoalitionState }): Coalition {
  return { ...toCoalition(row), state: row.true_state };
}

function toCoalition(row: CoalitionRow): Coalition {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    what: row.what,
    serves: row.serves,
    areaId: row.area_id,
    workId: row.work_id,
    continuity: row.continuity,
    startsOn: row.starts_on,
    termMonths: row.term_months,
    looksBackOn: row.looks_back_on,
    signBy: row.sign_by,
    proposerId: row.proposer_id,
    charterVersion: row.charter_version,
    proposedAt: row.proposed_at,
    firmAt: row.firm_at,
    round: row.round,
    edition: row.edition,
    state: row.state as CoalitionState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as CoalitionState | null,
  };
}
