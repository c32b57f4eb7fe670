import { type ExpressionBuilder, type Selectable, sql, type Updateable } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import { stateAt } from "#lib/lapse.ts";
import type { Cents } from "#lib/money.ts";
import type { Somebody } from "#lib/waits.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import {
  type Awaited,
  type AwaitedState,
  type AwaitedThing,
  awaitedOf,
  awaitedThings,
} from "./model/awaited.ts";
import type { Transfer } from "./model/leaving.ts";
import type { Division } from "./model/sharing.ts";
import type {
  Challenge,
  ChallengeState,
  DivisionWay,
  Objection,
  Offered,
  Plan,
  Question,
  Refusal,
  RefusalGround,
  SilenceBasis,
  Term,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "challenges.challenge"
  | "challenges.reply"
  | "challenges.division"
  | "challenges.division_answer"
  | "challenges.awaited"
  | "challenges.transfer"
>;
type Row = Selectable<Schema["challenges.challenge"]>;
type AwaitedRow = Pick<
  Selectable<Schema["challenges.awaited"]>,
  "id" | "challenge_id" | "what" | "since" | "due_on" | "state" | "lapses_at" | "lapses_to"
> &
  Pick<Row, "work_id" | "charter_version">;

export async function lockChallenge(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Challenge | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("challenges.challenge")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toChallenge(row);
}

export async function findChallenge(
  db: Db,
  communityId: string,
  id: string,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await challenges(db, communityId, now).where("id", "=", id).executeTakeFirst();
  return row && toTrue(row);
}

export async function findChallengeByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await challenges(db, communityId, now)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && toTrue(row);
}

export async function listChallengesByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
  now: Date,
): Promise<Challenge[]> {
  if (ids.length === 0) return [];
  const rows = await challenges(db, communityId, now)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toTrue);
}

/** The filed challenges of a work, newest first; drafts are their party's own. */
export async function listChallengesOf(
  db: Db,
  communityId: string,
  workId: string,
  now: Date,
): Promise<Challenge[]> {
  const rows = await challenges(db, communityId, now)
    .where("work_id", "=", workId)
    .where("state", "not in", ["draft", "withdrawn"])
    .orderBy("filed_at", "desc")
    .limit(100)
    .execute();
  return rows.map(toTrue);
}

/** What was filed since a civil day and not taken back, the oldest first. */
export async function listFiledSince(
  db: Db,
  communityId: string,
  since: string,
  now: Date,
): Promise<Challenge[]> {
  const rows = await challenges(db, communityId, now)
    .where("filed_on", ">=", since)
    .where("state", "<>", "withdrawn")
    .orderBy("filed_on")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map(toTrue);
}

/** Challenges in which somebody waits, the oldest first; `on` narrows to whom is awaited. */
export async function listWaiting(
  db: Db,
  communityId: string,
  now: Date,
  on: readonly Somebody[] | undefined,
  limit: number,
): Promise<Challenge[]> {
  const waiting = ["filed", "inDecision", "objected", "impasse"];
  const rows = await challenges(db, communityId, now)
    // The states as they are written, for the index; what lapsed since then is sifted below.
    .where((eb) =>
      eb.or([
        eb("state", "in", waiting),
        eb.and([eb("state", "=", "refused"), eb("counter_offer", "is", null)]),
      ]),
    )
    .where(trueState<string>("challenges.challenge", now), "in", [...waiting, "refused"])
    .where((eb) => (on ? eb.or([...officesOf(eb, on), ...partyOf(eb, on)]) : eb.val(true)))
    .orderBy("filed_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toTrue);
}

type OfChallenge = ExpressionBuilder<Tables, "challenges.challenge">;

/** Wherever an office may be awaited: the council at an impasse, the others in every state. */
function officesOf(eb: OfChallenge, on: readonly Somebody[]) {
  return on.flatMap(({ kind }) => {
    if (kind === "council") return [eb("state", "=", "impasse")];
    return kind === "executive" || kind === "municipality" ? [eb.val(true)] : [];
  });
}

/** Where the party is one of these; of none, no row. */
function partyOf(eb: OfChallenge, on: readonly Somebody[]) {
  const ids = (kind: "member" | "organization") =>
    on.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const organizations = ids("organization");
  const members = ids("member");
  return [
    organizations.length > 0
      ? eb("challenges.challenge.party_organization_id", "in", organizations)
      : eb.val(false),
    members.length > 0 ? eb("challenges.challenge.party_member_id", "in", members) : eb.val(false),
  ];
}

/** The draft of this member for this work, if she has one. */
export async function findDraftOf(
  db: Db,
  communityId: string,
  workId: string,
  memberId: string,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await challenges(db, communityId, now)
    .where("work_id", "=", workId)
    .where("party_member_id", "=", memberId)
    .where("state", "=", "draft")
    .executeTakeFirst();
  return row && toTrue(row);
}

/** Whether this member already has a challenge for this work under way. */
export async function hasLiveChallenge(
  db: Db,
  communityId: string,
  workId: string,
  memberId: string,
): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select("id")
    .where("community_id", "=", communityId)
    .where("work_id", "=", workId)
    .where("party_member_id", "=", memberId)
    .where("state", "in", ["draft", "filed", "inDecision"])
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this organisation has a challenge for this work under way, through any of its members. */
export async function hasLiveOfOrganization(
  db: Db,
  communityId: string,
  workId: string,
  organizationId: string,
): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select("id")
    .where("community_id", "=", communityId)
    .where("work_id", "=", workId)
    .where("party_organization_id", "=", organizationId)
    .where("state", "in", ["filed", "inDecision"])
    .executeTakeFirst();
  return row !== undefined;
}

/** What a party asks for a work by its other challenges that made no deal yet, over their whole terms. */
export async function sumAskedCents(
  db: Db,
  communityId: string,
  challenge: Pick<Challenge, "id" | "workId" | "partyMemberId" | "partyOrganizationId">,
): Promise<Cents> {
  const { partyOrganizationId } = challenge;
  const rows = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select(["yearly_cents", "years"])
    .where("community_id", "=", communityId)
    .where("work_id", "=", challenge.workId)
    .where("id", "<>", challenge.id)
    .where((eb) =>
      partyOrganizationId === null
        ? eb.and([
            eb("party_organization_id", "is", null),
            eb("party_member_id", "=", challenge.partyMemberId),
          ])
        : eb("party_organization_id", "=", partyOrganizationId),
    )
    .where("state", "in", ["filed", "inDecision", "objected"])
    .limit(1000)
    .execute();
  return rows.reduce((sum, row) => sum + row.yearly_cents * BigInt(row.years), 0n);
}

export async function listDueChallenges(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export async function insertDraft(
  tx: Tx,
  communityId: string,
  draft: Pick<
    Challenge,
    "id" | "workId" | "areaId" | "partyMemberId" | "partyOrganizationId" | "plan" | "charterVersion"
  >,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("challenges.challenge")
    .values({
      community_id: communityId,
      id: draft.id,
      work_id: draft.workId,
      area_id: draft.areaId,
      party_member_id: draft.partyMemberId,
      party_organization_id: draft.partyOrganizationId,
      ...planColumns(draft.plan),
      state: "draft",
      charter_version: draft.charterVersion,
      made_at: now,
    })
    .execute();
}

/** Writes the plan, and with it the party for as long as it is a draft. */
export async function savePlan(
  tx: Tx,
  communityId: string,
  challenge: Pick<Challenge, "id" | "partyOrganizationId" | "plan">,
): Promise<void> {
  await update(tx, communityId, challenge.id, {
    ...planColumns(challenge.plan),
    party_organization_id: challenge.partyOrganizationId,
  });
}

export async function saveFiled(
  tx: Tx,
  communityId: string,
  challenge: Pick<Challenge, "id" | "number" | "charterVersion" | "lapsesAt" | "lapsesTo"> & {
    readonly term: Term;
  },
): Promise<void> {
  const { term } = challenge;
  await update(tx, communityId, challenge.id, {
    number: challenge.number,
    state: "filed",
    charter_version: challenge.charterVersion,
    filed_at: term.filedAt,
    filed_on: term.filedOn,
    term_weeks: term.weeks,
    term_ends_on: term.endsOn,
    silence_basis: term.silence.basis,
    silence_bar: term.silence.bar,
    lapses_at: challenge.lapsesAt,
    lapses_to: challenge.lapsesTo,
  });
}

export async function saveHelper(
  tx: Tx,
  communityId: string,
  id: string,
  memberId: string,
): Promise<void> {
  await update(tx, communityId, id, { helping_official_id: memberId });
}

export async function saveCompleted(
  tx: Tx,
  communityId: string,
  id: string,
  plan: Plan,
  at: Date,
): Promise<void> {
  await update(tx, communityId, id, {
    ...planColumns(plan),
    state: "inDecision",
    completed_at: at,
  });
}

/** The term as an extension or the one question moved it, with the instant it lapses. */
export async function saveTerm(
  tx: Tx,
  communityId: string,
  id: string,
  term: Term,
  lapsesAt: Date | null,
  /** The moment at which it was extended; absent for all else that moves a term. */
  extendedAt?: Date,
): Promise<void> {
  await update(tx, communityId, id, {
    question: term.question?.text ?? null,
    question_asked_on: term.question?.askedOn ?? null,
    question_due_on: term.question?.dueOn ?? null,
    question_answered_on: term.question?.answer?.on ?? null,
    question_answer: term.question?.answer?.text ?? null,
    term_ends_on: term.endsOn,
    extended_weeks: term.extension?.weeks ?? null,
    extension_reason: term.extension?.reason ?? null,
    ...(extendedAt && { extended_at: extendedAt }),
    lapses_at: lapsesAt,
  });
}

/** An answer, or what silence brought: the clock stops. */
export async function saveAnswered(
  tx: Tx,
  communityId: string,
  id: string,
  answer: {
    readonly state: ChallengeState;
    readonly at: Date;
    readonly inForceOn: string | null;
    /** Left as it is when absent: a yes on objection does not unsay what was said before. */
    readonly refusal?: Refusal;
    readonly impasse?: Challenge["impasse"];
    readonly withdrawnReason?: string;
  },
): Promise<void> {
  const { refusal, impasse } = answer;
  await update(tx, communityId, id, {
    state: answer.state,
    decided_at: answer.at,
    in_force_on: answer.inForceOn,
    ...(refusal && {
      refusal_ground: refusal.ground,
      ground_answers: JSON.stringify(refusal.answers),
      refusal_reason: refusal.reason,
      counter_offer: refusal.counterOffer,
      ...offeredColumns(refusal.offered),
      offer_taken_at: refusal.offerTakenAt,
      counter_offer_due_on: refusal.counterOfferDueOn,
      object_by: refusal.objectBy,
    }),
    ...(answer.withdrawnReason && { withdrawn_reason: answer.withdrawnReason }),
    ...(impasse && { impasse_on: impasse.on, impasse_ends_on: impasse.endsOn }),
    lapses_at: null,
    lapses_to: null,
  });
}

/** The counter-offer that was still to come. */
export async function saveCounterOffer(
  tx: Tx,
  communityId: string,
  id: string,
  counterOffer: string,
  offered: Offered,
): Promise<void> {
  await update(tx, communityId, id, { counter_offer: counterOffer, ...offeredColumns(offered) });
}

/** An objection with its own term; when that passes in silence there is an impasse. */
export async function saveObjected(
  tx: Tx,
  communityId: string,
  id: string,
  objection: Objection,
  lapsesAt: Date,
): Promise<void> {
  await update(tx, communityId, id, {
    state: "objected",
    objected_on: objection.on,
    objection: objection.reason,
    objection_ends_on: objection.endsOn,
    lapses_at: lapsesAt,
    lapses_to: "impasse",
  });
}

/** That the party is gone, or is not after all. */
export async function saveDeparture(
  tx: Tx,
  communityId: string,
  id: string,
  departure: Challenge["departure"],
): Promise<void> {
  await update(tx, communityId, id, {
    departure_reason: departure?.reason ?? null,
    departure_on: departure?.on ?? null,
    departure_until: departure?.until ?? null,
  });
}

/** Whose it is now; the database asks that one's own yes. */
export async function saveParty(
  tx: Tx,
  communityId: string,
  id: string,
  party: Pick<Challenge, "partyMemberId" | "partyOrganizationId">,
): Promise<void> {
  await update(tx, communityId, id, {
    party_member_id: party.partyMemberId,
    party_organization_id: party.partyOrganizationId,
  });
}

export async function insertTransfer(
  tx: Tx,
  communityId: string,
  transfer: Transfer,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("challenges.transfer")
    .values({
      community_id: communityId,
      id: transfer.id,
      challenge_id: transfer.challengeId,
      to_member_id: transfer.toMemberId,
      to_organization_id: transfer.toOrganizationId,
      offered_by: transfer.offeredBy,
      offered_at: transfer.offeredAt,
    })
    .execute();
}

/** The offer that waits for a yes or no. */
export async function findOpenTransfer(
  db: Db,
  communityId: string,
  challengeId: string,
): Promise<Transfer | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("challenges.transfer")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("challenge_id", "=", challengeId)
    .where("ended", "is", null)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      challengeId: row.challenge_id,
      toMemberId: row.to_member_id,
      toOrganizationId: row.to_organization_id,
      offeredBy: row.offered_by,
      offeredAt: row.offered_at,
    }
  );
}

export async function endTransfer(
  tx: Tx,
  communityId: string,
  id: string,
  ended: "taken" | "declined" | "replaced",
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("challenges.transfer")
    .set({ ended, ended_at: at })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("ended", "is", null)
    .execute();
}

/** There is a deal: on the day it starts, the work is the party's. */
export async function saveAgreed(
  tx: Tx,
  communityId: string,
  id: string,
  startsAt: Date,
): Promise<void> {
  await update(tx, communityId, id, { state: "agreed", lapses_at: startsAt, lapses_to: "running" });
}

export async function saveRunning(tx: Tx, communityId: string, id: string): Promise<void> {
  await update(tx, communityId, id, { state: "running", lapses_at: null, lapses_to: null });
}

/** It ended with its deal: done, handed back, or let go of before it was signed. */
export async function saveEnded(
  tx: Tx,
  communityId: string,
  id: string,
  state: "handedBack" | "closed" | "withdrawn",
): Promise<void> {
  await update(tx, communityId, id, { state, lapses_at: null, lapses_to: null });
}

/** Throws a draft away; the database lets only drafts go. */
export async function deleteDraft(tx: Tx, communityId: string, id: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("challenges.challenge")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("state", "=", "draft")
    .execute();
}

async function update(
  tx: Tx,
  communityId: string,
  id: string,
  columns: Updateable<Schema["challenges.challenge"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("challenges.challenge")
    .set(columns)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export interface Reply {
  readonly entryNumber: number;
  readonly memberId: string;
  readonly body: string;
  readonly at: Date;
}

export async function insertReply(
  tx: Tx,
  communityId: string,
  reply: Reply & { readonly id: string; readonly challengeId: string },
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("challenges.reply")
    .values({
      community_id: communityId,
      id: reply.id,
      challenge_id: reply.challengeId,
      entry_number: BigInt(reply.entryNumber),
      member_id: reply.memberId,
      body: reply.body,
      at: reply.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "entry_number", "member_id"]).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function listReplies(
  db: Db,
  communityId: string,
  challengeId: string,
): Promise<Reply[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("challenges.reply")
    .select(["entry_number", "member_id", "body", "at"])
    .where("community_id", "=", communityId)
    .where("challenge_id", "=", challengeId)
    .orderBy("at")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    entryNumber: Number(row.entry_number),
    memberId: row.member_id,
    body: row.body,
    at: row.at,
  }));
}

/** For programs: what was filed and not taken back, the last written first. */
export async function listFiledFrom(
  db: Db,
  communityId: string,
  now: Date,
  { after, limit }: Keyset,
): Promise<Challenge[]> {
  let query = challenges(db, communityId, now).where("state", "not in", ["draft", "withdrawn"]);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTrue);
}

function challenges(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .selectAll()
    .select(trueState<ChallengeState>("challenges.challenge", now).as("true_state"))
    .where("community_id", "=", communityId);
}

function planColumns(plan: Plan) {
  return {
    why: plan.why,
    cooperation: plan.cooperation,
    experience: plan.experience,
    support: plan.support,
    costs: plan.costs,
    quality: plan.quality,
    protection: plan.protection,
    yearly_cents: plan.yearlyCents,
    years: plan.years,
    starts_on: plan.startsOn,
  };
}

function offeredColumns({ yearlyCents, years, startsOn }: Offered) {
  return {
    offered_yearly_cents: yearlyCents,
    offered_years: years,
    offered_starts_on: startsOn,
  };
}

function toTrue(row: Row & { true_state: ChallengeState }): Challenge {
  return { ...toChallenge(row), state: row.true_state };
}

function toChallenge(row: Row): Challenge {
  return {
    id: row.id,
    number: row.number,
    workId: row.work_id,
    areaId: row.area_id,
    partyMemberId: row.party_member_id,
    partyOrganizationId: row.party_organization_id,
    plan: {
      why: row.why,
      cooperation: row.cooperation,
      experience: row.experience,
      support: row.support,
      costs: row.costs,
      quality: row.quality,
      protection: row.protection,
      yearlyCents: row.yearly_cents,
      years: row.years,
      startsOn: row.starts_on,
    },
    charterVersion: row.charter_version,
    term: toTerm(row),
    helpingOfficialId: row.helping_official_id,
    completedAt: row.completed_at,
    decidedAt: row.decided_at,
    inForceOn: row.in_force_on,
    refusal: toRefusal(row),
    objection:
      row.objected_on && row.objection && row.objection_ends_on
        ? { reason: row.objection, on: row.objected_on, endsOn: row.objection_ends_on }
        : null,
    impasse:
      row.impasse_on && row.impasse_ends_on
        ? { on: row.impasse_on, endsOn: row.impasse_ends_on }
        : null,
    departure:
      row.departure_reason && row.departure_on && row.departure_until
        ? { reason: row.departure_reason, on: row.departure_on, until: row.departure_until }
        : null,
    withdrawnReason: row.withdrawn_reason,
    state: row.state as ChallengeState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as ChallengeState | null,
  };
}

function toTerm(row: Row): Term | null {
  const { filed_at, filed_on, term_weeks, term_ends_on, silence_basis } = row;
  if (!filed_at || !filed_on || !term_weeks || !term_ends_on || !silence_basis) return null;
  return {
    filedAt: filed_at,
    filedOn: filed_on,
    weeks: term_weeks,
    endsOn: term_ends_on,
    extension:
      row.extended_weeks !== null && row.extension_reason !== null
        ? { weeks: row.extended_weeks, reason: row.extension_reason }
        : null,
    question: toQuestion(row),
    silence: {
      basis: silence_basis as SilenceBasis,
      bar: row.silence_bar as "aboveGate" | null,
    },
  };
}

function toQuestion(row: Row): Question | null {
  const { question, question_asked_on, question_due_on } = row;
  if (!question || !question_asked_on || !question_due_on) return null;
  return {
    text: question,
    askedOn: question_asked_on,
    dueOn: question_due_on,
    answer:
      row.question_answer !== null && row.question_answered_on !== null
        ? { text: row.question_answer, on: row.question_answered_on }
        : null,
  };
}

function toRefusal(row: Row): Refusal | null {
  const { refusal_ground, refusal_reason } = row;
  if (!refusal_ground || !refusal_reason) return null;
  return {
    ground: refusal_ground as RefusalGround,
    answers: (row.ground_answers ?? {}) as Refusal["answers"],
    reason: refusal_reason,
    counterOffer: row.counter_offer,
    offered: {
      yearlyCents: row.offered_yearly_cents,
      years: row.offered_years,
      startsOn: row.offered_starts_on,
    },
    offerTakenAt: row.offer_taken_at,
    counterOfferDueOn: row.counter_offer_due_on,
    objectBy: row.object_by,
  };
}

/* "Can you both?" ------------------------------------------------------------------------------- */

/** The last proposal for a work; an older one it replaced is in the record. */
export async function findDivision(
  db: Db,
  communityId: string,
  workId: string,
): Promise<Division | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("challenges.division")
    .select(["id", "way", "body", "proposed_by", "proposed_at", "ended"])
    .where("community_id", "=", communityId)
    .where("work_id", "=", workId)
    .orderBy("proposed_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!row) return undefined;
  const answers = await tables<Tables>(db)
    .selectFrom("challenges.division_answer")
    .select(["challenge_id", "agrees"])
    .where("community_id", "=", communityId)
    .where("division_id", "=", row.id)
    .execute();
  return {
    id: row.id,
    way: row.way as DivisionWay,
    body: row.body,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    ended: row.ended as Division["ended"],
    answers: answers.map(({ challenge_id, agrees }) => ({ challengeId: challenge_id, agrees })),
  };
}

export async function insertDivision(
  tx: Tx,
  communityId: string,
  workId: string,
  division: Omit<Division, "answers" | "ended">,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("challenges.division")
    .values({
      community_id: communityId,
      id: division.id,
      work_id: workId,
      way: division.way,
      body: division.body,
      proposed_by: division.proposedBy,
      proposed_at: division.proposedAt,
    })
    .execute();
}

/** Why a way to share no longer stands. */
export async function saveDivisionEnded(
  tx: Tx,
  communityId: string,
  id: string,
  ended: NonNullable<Division["ended"]>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("challenges.division")
    .set({ ended })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** One at a time arranges the sharing of a work, until the end of the transaction. */
export async function lockSharing(tx: Tx, communityId: string, workId: string): Promise<void> {
  const key = `challenges.sharing ${communityId} ${workId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tables(tx));
}

/** The challenges of a work that wait for an answer, the oldest first. */
export async function listWaitingOf(
  db: Db,
  communityId: string,
  workId: string,
  now: Date,
): Promise<Challenge[]> {
  const rows = await challenges(db, communityId, now)
    .where("work_id", "=", workId)
    .where(trueState<string>("challenges.challenge", now), "in", ["filed", "inDecision"])
    .orderBy("filed_at")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(toTrue);
}

/** A challenger's answer; false when this challenge answered before. */
export async function insertDivisionAnswer(
  tx: Tx,
  communityId: string,
  answer: {
    readonly divisionId: string;
    readonly challengeId: string;
    readonly agrees: boolean;
    readonly memberId: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("challenges.division_answer")
    .values({
      community_id: communityId,
      division_id: answer.divisionId,
      challenge_id: answer.challengeId,
      agrees: answer.agrees,
      member_id: answer.memberId,
      at: answer.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The other challenges of this work that got their yes already. */
export async function listPromised(
  db: Db,
  communityId: string,
  challenge: Pick<Challenge, "id" | "workId">,
): Promise<{ readonly id: string }[]> {
  return tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select("id")
    .where("community_id", "=", communityId)
    .where("work_id", "=", challenge.workId)
    .where("id", "<>", challenge.id)
    .where("state", "in", ["accepted", "acceptedBySilence", "agreed", "running"])
    .limit(100)
    .execute();
}

/** The challenge to which silence was a yes last; undefined where none was yet. */
export async function findLastSilence(
  db: Db,
  communityId: string,
): Promise<{ readonly number: string; readonly workId: string } | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select(["number", "work_id"])
    .where("community_id", "=", communityId)
    .where("state", "=", "acceptedBySilence")
    .where("number", "is not", null)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ? { number: row.number, workId: row.work_id } : undefined;
}

/** The challenges of a work whose parties do it now, who began first in front. */
export async function listRunningOf(
  db: Db,
  communityId: string,
  workId: string,
): Promise<Challenge[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("work_id", "=", workId)
    .where("state", "=", "running")
    .orderBy("filed_at")
    .orderBy("id")
    .limit(20)
    .execute();
  return rows.map(toChallenge);
}

/** The other challenges of a work that wait for an answer. */
export async function listOthersWaiting(
  db: Db,
  communityId: string,
  challenge: Pick<Challenge, "id" | "workId">,
  now: Date,
): Promise<Challenge[]> {
  const rows = await challenges(db, communityId, now)
    .where("work_id", "=", challenge.workId)
    .where("id", "<>", challenge.id)
    .where(trueState<string>("challenges.challenge", now), "in", ["filed", "inDecision"])
    .orderBy("filed_at")
    .limit(20)
    .execute();
  return rows.map(toTrue);
}

/** What was decided before on the same ground or route, newest first; shown to who decides. */
export async function listDecided(
  db: Db,
  communityId: string,
  exceptId: string,
  now: Date,
  limit: number,
): Promise<Challenge[]> {
  const rows = await challenges(db, communityId, now)
    .where("id", "<>", exceptId)
    .where("decided_at", "is not", null)
    .where("state", "<>", "withdrawn")
    .orderBy("decided_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(toTrue);
}

/* What is awaited ------------------------------------------------------------------------------- */

/** Something awaited, with the work and the rules of its challenge. */
export interface AwaitedOf extends Awaited {
  readonly workId: string;
  readonly charterVersion: number;
}

/** Locks the challenge first, as every deed on it does, and then what is awaited of it. */
export async function lockAwaited(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<AwaitedOf | undefined> {
  const found = await awaitedRows(tx, communityId).where("awaited.id", "=", id).executeTakeFirst();
  if (!found) return undefined;
  await lockChallenge(tx, communityId, found.challenge_id);
  const row = await awaitedRows(tx, communityId)
    .where("awaited.id", "=", id)
    .forUpdate("awaited")
    .executeTakeFirst();
  return row && toAwaited(row);
}

export async function listDueAwaited(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("challenges.awaited")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

/** What is awaited of a challenge, late or not. */
export async function listOpenAwaited(
  db: Db,
  communityId: string,
  challengeId: string,
  things: readonly AwaitedThing[],
): Promise<AwaitedOf[]> {
  const rows = await awaitedRows(db, communityId)
    .where("awaited.challenge_id", "=", challengeId)
    .where("awaited.what", "in", [...things])
    .where("awaited.state", "in", ["awaited", "overdue"])
    .orderBy("awaited.lapses_at")
    .execute();
  return rows.map(toAwaited);
}

/** Who is up in sharing a work, with the state true at `now`. */
export async function listOpenAwaitedOfWork(
  db: Db,
  communityId: string,
  workId: string,
  now: Date,
): Promise<AwaitedOf[]> {
  const rows = await awaitedRows(db, communityId)
    .where("challenge.work_id", "=", workId)
    .where("awaited.what", "in", ["sharing", "shareAnswer"])
    .where("awaited.state", "in", ["awaited", "overdue"])
    .orderBy("awaited.due_on")
    .execute();
  return rows.map((row) => trueAwaited(toAwaited(row), now));
}

/** All that challenges wait for, who waits longest first, with the state true at `now`. */
export async function listAwaited(
  db: Db,
  communityId: string,
  now: Date,
  {
    limit,
    challengeId,
    on,
  }: {
    readonly limit: number;
    readonly challengeId?: string;
    /** Only what is awaited of one of these. */
    readonly on?: readonly Somebody[];
  },
): Promise<AwaitedOf[]> {
  let query = awaitedRows(db, communityId).where("awaited.state", "in", ["awaited", "overdue"]);
  if (challengeId) query = query.where("awaited.challenge_id", "=", challengeId);
  if (on) query = query.where((eb) => eb.or(awaitedOn(eb, on)));
  const rows = await query.orderBy("awaited.since").orderBy("awaited.id").limit(limit).execute();
  return rows.map((row) => trueAwaited(toAwaited(row), now));
}

/** Begins to wait; what is awaited already keeps the day it has. */
export async function insertAwaited(tx: Tx, communityId: string, awaited: Awaited): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("challenges.awaited")
    .values({
      community_id: communityId,
      id: awaited.id,
      challenge_id: awaited.challengeId,
      what: awaited.what,
      since: awaited.since,
      due_on: awaited.dueOn,
      state: awaited.state,
      lapses_at: awaited.lapsesAt,
      lapses_to: awaited.lapsesTo,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "challenge_id", "what"])
        .where("state", "in", ["awaited", "overdue"])
        .doNothing(),
    )
    .execute();
}

export async function saveAwaitedOverdue(tx: Tx, communityId: string, id: string): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("challenges.awaited")
    .set({ state: "overdue", lapses_at: null, lapses_to: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function endAwaited(
  tx: Tx,
  communityId: string,
  id: string,
  state: "met" | "void",
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("challenges.awaited")
    .set({ state, ended_at: at, lapses_at: null, lapses_to: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("state", "in", ["awaited", "overdue"])
    .execute();
}

type OfAwaited = ExpressionBuilder<
  { awaited: Schema["challenges.awaited"]; challenge: Schema["challenges.challenge"] },
  "awaited" | "challenge"
>;

/** What is awaited of these: of an office by what it is, of a challenger by who that is. */
function awaitedOn(eb: OfAwaited, on: readonly Somebody[]) {
  const kinds = on.map(({ kind }) => kind);
  const things = awaitedThings.filter((what) => kinds.some((kind) => kind === awaitedOf(what)));
  const ids = (kind: "member" | "organization") =>
    on.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const isOneOf = (column: "party_member_id" | "party_organization_id", of: readonly string[]) =>
    of.length > 0 ? eb(`challenge.${column}`, "in", [...of]) : eb.val(false);
  return [
    things.length > 0 ? eb("awaited.what", "in", things) : eb.val(false),
    eb.and([
      eb("awaited.what", "=", "shareAnswer"),
      eb.or([
        isOneOf("party_member_id", ids("member")),
        isOneOf("party_organization_id", ids("organization")),
      ]),
    ]),
  ];
}

function awaitedRows(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("challenges.awaited as awaited")
    .innerJoin("challenges.challenge as challenge", (join) =>
      join
        .onRef("challenge.community_id", "=", "awaited.community_id")
        .onRef("challenge.id", "=", "awaited.challenge_id"),
    )
    .select(["awaited.id", "awaited.challenge_id", "awaited.what", "awaited.since"])
    .select(["awaited.due_on", "awaited.state", "awaited.lapses_at", "awaited.lapses_to"])
    .select(["challenge.work_id", "challenge.charter_version"])
    .where("awaited.community_id", "=", communityId);
}

function trueAwaited(awaited: AwaitedOf, now: Date): AwaitedOf {
  return { ...awaited, state: stateAt(awaited, now) };
}

function toAwaited(row: AwaitedRow): AwaitedOf {
  return {
    id: row.id,
    challengeId: row.challenge_id,
    what: row.what as AwaitedThing,
    since: row.since,
    dueOn: row.due_on,
    state: row.state as AwaitedState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as AwaitedState | null,
    workId: row.work_id,
    charterVersion: row.charter_version,
  };
}

/* What grew out of "wij doen dit" ----------------------------------------------------------------- */

/** Ties a draft to the undertaking it grew out of. */
export async function saveUndertaking(
  tx: Tx,
  communityId: string,
  id: string,
  undertakingId: string,
): Promise<void> {
  await update(tx, communityId, id, { undertaking_id: undertakingId });
}

/** The undertaking a challenge grew out of, if it did. */
export async function findUndertakingIdOf(
  db: Db,
  communityId: string,
  id: string,
): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("challenges.challenge")
    .select("undertaking_id")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.undertaking_id ?? undefined;
}

/** The challenges that grew out of an undertaking; drafts too, so show them to their party alone. */
export async function listChallengesFrom(
  db: Db,
  communityId: string,
  undertakingId: string,
  now: Date,
): Promise<Challenge[]> {
  const rows = await challenges(db, communityId, now)
    .where("undertaking_id", "=", undertakingId)
    .orderBy("made_at")
    .limit(20)
    .execute();
  return rows.map(toTrue);
}
