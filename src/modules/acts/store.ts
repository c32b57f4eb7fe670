import { type Selectable, sql } from "kysely";
import type { Seat, Side } from "#lib/governance.ts";
import type { Keyset } from "#lib/keyset.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type { Card, LikeCase, Rule, RuleOutcome, RuleOwner, RuleStep } from "./model/exception.ts";
import type { Guarantee, GuaranteeState } from "./model/guarantee.ts";
import type { GivenAct, KnowledgeKind, Office, Reply } from "./model.ts";

type Tables = Pick<
  Schema,
  | "acts.act"
  | "acts.guarantee"
  | "acts.seat"
  | "acts.reply"
  | "acts.rule"
  | "acts.rule_step"
  | "acts.exception"
>;

/* Acts ------------------------------------------------------------------------------------------- */

export async function insertAct(tx: Tx, communityId: string, act: GivenAct): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("acts.act")
    .values({
      community_id: communityId,
      id: act.id,
      act: act.act,
      subject_kind: act.subject.kind,
      subject_id: act.subject.id,
      given_by: act.givenBy,
      office: act.office,
      organization_id: act.organizationId,
      body: act.body,
      title: act.title,
      invited_organization_id: act.invitedOrganizationId,
      amount_cents: act.amountCents,
      mandate_id: act.mandateId,
      starts_on: act.startsOn,
      ends_on: act.endsOn,
      knowledge: act.knowledge,
      link: act.link,
      seats: act.seats,
      votes_needed: act.votesNeeded,
      at: act.at,
    })
    .execute();
}

export async function findAct(
  db: Db,
  communityId: string,
  id: string,
): Promise<GivenAct | undefined> {
  const row = await acts(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toAct(row);
}

export async function listActsByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<GivenAct[]> {
  if (ids.length === 0) return [];
  const rows = await acts(db, communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toAct);
}

/** For programs: all that was given, the last first. */
export async function listActsFrom(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
): Promise<GivenAct[]> {
  let query = acts(db, communityId);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toAct);
}

/** What was given to one thing, newest first. */
export async function listActsOn(
  db: Db,
  communityId: string,
  subject: { readonly kind: string; readonly id: string },
  limit = 100,
): Promise<GivenAct[]> {
  const rows = await acts(db, communityId)
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toAct);
}

/** What others were given of one act, the newest first, without what this one thing was given. */
export async function listActsOfKind(
  db: Db,
  communityId: string,
  act: NineAct,
  exceptSubjectId: string,
  limit: number,
): Promise<GivenAct[]> {
  const rows = await acts(db, communityId)
    .where("act", "=", act)
    .where("subject_id", "<>", exceptSubjectId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toAct);
}

/** Invitations to an organisation that did not answer yet, the oldest first. */
export async function listOpenInvitations(
  db: Db,
  communityId: string,
  organizationIds: readonly string[] | undefined,
  limit: number,
): Promise<GivenAct[]> {
  if (organizationIds?.length === 0) return [];
  let query = acts(db, communityId)
    .where("invited_organization_id", "is not", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("acts.reply")
            .select("acts.reply.act_id")
            .whereRef("acts.reply.community_id", "=", "acts.act.community_id")
            .whereRef("acts.reply.act_id", "=", "acts.act.id")
            .whereRef("acts.reply.organization_id", "=", "acts.act.invited_organization_id"),
        ),
      ),
    );
  if (organizationIds) query = query.where("invited_organization_id", "in", [...organizationIds]);
  const rows = await query.orderBy("at").orderBy("id").limit(limit).execute();
  return rows.map(toAct);
}

/* Guarantees ------------------------------------------------------------------------------------- */

export async function insertGuarantee(
  tx: Tx,
  communityId: string,
  guarantee: Guarantee,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("acts.guarantee")
    .values({
      community_id: communityId,
      act_id: guarantee.actId,
      state: guarantee.state,
      lapses_at: guarantee.lapsesAt,
      lapses_to: guarantee.lapsesTo,
    })
    .execute();
}

/** Locks the guarantee, so that it ends once. */
export async function lockGuarantee(
  tx: Tx,
  communityId: string,
  actId: string,
): Promise<Guarantee | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("acts.guarantee")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("act_id", "=", actId)
    .forUpdate()
    .executeTakeFirst();
  return row && toGuarantee(row);
}

/** How the guarantees among these acts stand, as far as it is written down. */
export async function listGuarantees(
  db: Db,
  communityId: string,
  actIds: readonly string[],
): Promise<Guarantee[]> {
  if (actIds.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("acts.guarantee")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("act_id", "in", [...actIds])
    .execute();
  return rows.map(toGuarantee);
}

/** Act ids of guarantees that stand for this, in one order for all who lock them. */
export async function listStandingOn(
  db: Db,
  communityId: string,
  subject: { readonly kind: string; readonly id: string },
): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("acts.guarantee as g")
    .innerJoin("acts.act as a", (join) =>
      join.onRef("a.community_id", "=", "g.community_id").onRef("a.id", "=", "g.act_id"),
    )
    .select("g.act_id")
    .where("g.community_id", "=", communityId)
    .where("a.subject_kind", "=", subject.kind)
    .where("a.subject_id", "=", subject.id)
    .where("g.state", "=", "standing")
    .orderBy("g.act_id")
    .execute();
  return rows.map((row) => row.act_id);
}

export async function listDueGuarantees(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("acts.guarantee")
    .select(["act_id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.act_id, at: row.lapses_at }] : []));
}

export async function saveGuaranteeEnd(
  tx: Tx,
  communityId: string,
  actId: string,
  state: "ended" | "freed",
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("acts.guarantee")
    .set({ state, lapses_at: null, lapses_to: null, ended_at: at })
    .where("community_id", "=", communityId)
    .where("act_id", "=", actId)
    .execute();
}

function toGuarantee(row: Selectable<Schema["acts.guarantee"]>): Guarantee {
  return {
    actId: row.act_id,
    state: row.state as GuaranteeState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as GuaranteeState | null,
    endedAt: row.ended_at,
  };
}

function acts(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("acts.act")
    .selectAll("acts.act")
    .where("acts.act.community_id", "=", communityId);
}

function toAct(row: Selectable<Schema["acts.act"]>): GivenAct {
  return {
    id: row.id,
    act: row.act as NineAct,
    subject: { kind: row.subject_kind, id: row.subject_id },
    givenBy: row.given_by,
    office: row.office as Office,
    organizationId: row.organization_id,
    body: row.body,
    title: row.title,
    invitedOrganizationId: row.invited_organization_id,
    amountCents: row.amount_cents,
    mandateId: row.mandate_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    knowledge: row.knowledge as KnowledgeKind | null,
    link: row.link,
    seats: row.seats,
    votesNeeded: row.votes_needed,
    at: row.at,
  };
}

export async function insertSeats(
  tx: Tx,
  communityId: string,
  actId: string,
  seats: readonly Seat[],
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("acts.seat")
    .values(
      seats.map((seat, index) => ({
        community_id: communityId,
        act_id: actId,
        position: index + 1,
        holder: seat.holder,
        side: seat.side,
        votes: seat.votes,
        has_veto: seat.hasVeto,
      })),
    )
    .execute();
}

/** The seats of these acts, by act, in their order. */
export async function listSeats(
  db: Db,
  communityId: string,
  actIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Seat[]>> {
  const seats = new Map<string, Seat[]>();
  if (actIds.length === 0) return seats;
  const rows = await tables<Tables>(db)
    .selectFrom("acts.seat")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("act_id", "in", [...actIds])
    .orderBy("position")
    .execute();
  for (const { act_id, holder, side, votes, has_veto } of rows) {
    const one = { holder, side: side as Side, votes, hasVeto: has_veto };
    seats.set(act_id, [...(seats.get(act_id) ?? []), one]);
  }
  return seats;
}

/** False when this person answered before. */
export async function insertReply(tx: Tx, communityId: string, reply: Reply): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("acts.reply")
    .values({
      community_id: communityId,
      act_id: reply.actId,
      member_id: reply.memberId,
      organization_id: reply.organizationId,
      body: reply.body,
      at: reply.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** What was put beside these acts, oldest first. */
export async function listReplies(
  db: Db,
  communityId: string,
  actIds: readonly string[],
): Promise<Reply[]> {
  if (actIds.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("acts.reply")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("act_id", "in", [...actIds])
    .orderBy("at")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    actId: row.act_id,
    memberId: row.member_id,
    organizationId: row.organization_id,
    body: row.body,
    at: row.at,
  }));
}

/* Rules and their exceptions ----------------------------------------------------------------------- */

export async function findRule(db: Db, communityId: string, id: string): Promise<Rule | undefined> {
  const row = await rules(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toRule(row);
}

export async function lockRule(tx: Tx, communityId: string, id: string): Promise<Rule | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("acts.rule")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toRule(row);
}

/** Makes a rule, or finds the one of that name; of two at once, both end at one row, locked. */
export async function insertOrLockRule(
  tx: Tx,
  communityId: string,
  rule: Rule,
  now: Date,
): Promise<Rule> {
  await tables<Tables>(tx)
    .insertInto("acts.rule")
    .values({
      community_id: communityId,
      id: rule.id,
      title: rule.title,
      owner: rule.owner,
      owner_name: rule.ownerName,
      asked_on: null,
      answer_due_on: null,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tables<Tables>(tx)
    .selectFrom("acts.rule")
    .selectAll()
    .where("community_id", "=", communityId)
    .where(sql<string>`lower(title)`, "=", sql<string>`lower(${rule.title})`)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toRule(row);
}

export async function saveAsked(
  tx: Tx,
  communityId: string,
  ruleId: string,
  asked: { readonly askedOn: string; readonly answerDueOn: string } | null,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("acts.rule")
    .set({ asked_on: asked?.askedOn ?? null, answer_due_on: asked?.answerDueOn ?? null })
    .where("community_id", "=", communityId)
    .where("id", "=", ruleId)
    .execute();
}

export async function insertStep(
  tx: Tx,
  communityId: string,
  ruleId: string,
  step: RuleStep,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("acts.rule_step")
    .values({
      community_id: communityId,
      id: step.id,
      rule_id: ruleId,
      kind: step.kind,
      outcome: step.outcome,
      body: step.body,
      member_id: step.memberId,
      at: step.at,
    })
    .execute();
}

/** What was asked of a rule's owner and what came of it, newest first. */
export async function listSteps(db: Db, communityId: string, ruleId: string): Promise<RuleStep[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("acts.rule_step")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("rule_id", "=", ruleId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as RuleStep["kind"],
    outcome: row.outcome as RuleOutcome | null,
    body: row.body,
    memberId: row.member_id,
    at: row.at,
  }));
}

/** Rules whose owner is asked, the oldest question first. */
export async function listAskedRules(
  db: Db,
  communityId: string,
  owners: readonly RuleOwner[],
  limit: number,
): Promise<Rule[]> {
  if (owners.length === 0) return [];
  const rows = await rules(db, communityId)
    .where("asked_on", "is not", null)
    .where("owner", "in", [...owners])
    .orderBy("asked_on")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toRule);
}

export async function listRulesByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Rule[]> {
  if (ids.length === 0) return [];
  const rows = await rules(db, communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toRule);
}

/** Rules with how many exceptions each got, those with most first. */
export async function listRules(
  db: Db,
  communityId: string,
  limit: number,
): Promise<{ readonly rule: Rule; readonly cases: number }[]> {
  const rows = await rules(db, communityId)
    .select(
      sql<bigint>`(select count(*) from acts.exception e
        where e.community_id = acts.rule.community_id and e.rule_id = acts.rule.id)`.as("cases"),
    )
    .orderBy("cases", "desc")
    .orderBy("title")
    .limit(limit)
    .execute();
  return rows.map(({ cases, ...row }) => ({ rule: toRule(row), cases: Number(cases) }));
}

export async function insertException(
  tx: Tx,
  communityId: string,
  card: Card,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("acts.exception")
    .values({
      community_id: communityId,
      act_id: card.actId,
      rule_id: card.ruleId,
      for_whom: card.forWhom,
      card: card.card,
      starts_on: card.startsOn,
      ends_on: card.endsOn,
      at,
    })
    .execute();
}

/** A card, with who made the exception. */
export interface KeptCard extends Card {
  readonly givenBy: string;
}

/** Who made it: never shown, but with the row, so that what moderation hides is hidden here too. */
const givenBy = sql<string>`(select a.given_by from acts.act a
  where a.community_id = acts.exception.community_id and a.id = acts.exception.act_id)`.as(
  "given_by",
);

/** Exceptions to a rule, or to all, newest first: from this one on, so many. */
export async function listExceptions(
  db: Db,
  communityId: string,
  {
    ruleId,
    from = 0,
    limit,
  }: { readonly ruleId?: string; readonly from?: number; readonly limit: number },
): Promise<KeptCard[]> {
  let query = tables<Tables>(db)
    .selectFrom("acts.exception")
    .selectAll()
    .select(givenBy)
    .where("community_id", "=", communityId);
  if (ruleId) query = query.where("rule_id", "=", ruleId);
  const rows = await query
    .orderBy("at", "desc")
    .orderBy("act_id")
    .offset(from)
    .limit(limit)
    .execute();
  return rows.map(toCard);
}

export async function listExceptionsOf(
  db: Db,
  communityId: string,
  actIds: readonly string[],
): Promise<KeptCard[]> {
  if (actIds.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("acts.exception")
    .selectAll()
    .select(givenBy)
    .where("community_id", "=", communityId)
    .where("act_id", "in", [...actIds])
    .execute();
  return rows.map(toCard);
}

/** How many exceptions there are; of one rule, and since a moment, where these are given. */
export async function countExceptions(
  db: Db,
  communityId: string,
  { ruleId, since }: { readonly ruleId?: string; readonly since?: Date } = {},
): Promise<number> {
  let query = tables<Tables>(db)
    .selectFrom("acts.exception")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId);
  if (ruleId) query = query.where("rule_id", "=", ruleId);
  if (since) query = query.where("at", ">", since);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** Likeness is looked for among the newest; older ones are in the register. */
const newest = 2000;

/**
 * Cases like the one at hand: by the rule's name, and by the words of the case, on letters and not on
 * whole words (PostgreSQL's pg_trgm), so that long Dutch compounds are found by their parts.
 */
export async function listLikeCases(
  db: Db,
  communityId: string,
  typed: { readonly rule: string; readonly body: string },
  limit = 5,
): Promise<LikeCase[]> {
  const likeness = sql<number>`greatest(
    acts.similarity(r.title, ${typed.rule}),
    acts.word_similarity(${typed.rule}, r.title),
    acts.similarity(e.for_whom || ' ' || e.card, ${typed.body}))`;
  const rows = await tables<Tables>(db)
    .selectFrom((eb) =>
      eb
        .selectFrom("acts.exception")
        .selectAll()
        .select(givenBy)
        .where("community_id", "=", communityId)
        .orderBy("at", "desc")
        .limit(newest)
        .as("e"),
    )
    .innerJoin("acts.rule as r", (join) =>
      join.onRef("r.community_id", "=", "e.community_id").onRef("r.id", "=", "e.rule_id"),
    )
    .selectAll("e")
    .select(["r.title", "r.owner", "r.owner_name", "r.asked_on", "r.answer_due_on"])
    .select(likeness.as("likeness"))
    .where(likeness, ">", leastLikeness)
    .orderBy("likeness", "desc")
    .orderBy("e.at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toCard(row),
    rule: toRule({ ...row, id: row.rule_id }),
    likeness: row.likeness,
  }));
}

/** Below this two texts share no more letters than any two Dutch texts do. */
const leastLikeness = 0.25;

function rules(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("acts.rule")
    .selectAll("acts.rule")
    .where("acts.rule.community_id", "=", communityId);
}

function toRule(row: {
  id: string;
  title: string;
  owner: string;
  owner_name: string | null;
  asked_on: string | null;
  answer_due_on: string | null;
}): Rule {
  return {
    id: row.id,
    title: row.title,
    owner: row.owner as RuleOwner,
    ownerName: row.owner_name,
    askedOn: row.asked_on,
    answerDueOn: row.answer_due_on,
  };
}

function toCard(row: {
  act_id: string;
  rule_id: string;
  for_whom: string;
  card: string;
  starts_on: string;
  ends_on: string;
  given_by: string;
}): KeptCard {
  return {
    givenBy: row.given_by,
    actId: row.act_id,
    ruleId: row.rule_id,
    forWhom: row.for_whom,
    card: row.card,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}
