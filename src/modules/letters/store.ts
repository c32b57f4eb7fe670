import type { Selectable } from "kysely";
import type { Keyset } from "#lib/keyset.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables, trueState } from "#platform/sql.ts";
import type { Basis } from "./model/basis.ts";
import type {
  AnswerKind,
  FollowUp,
  FollowUpKind,
  Letter,
  LetterAnswer,
  LetterKind,
  LetterState,
  SendWay,
} from "./model.ts";

type Tables = Pick<
  Schema,
  "letters.letter" | "letters.answer" | "letters.reply" | "letters.follow_up"
>;

/** An empty list is no list in SQL; this id is nobody's. */
const noId = "00000000-0000-7000-8000-000000000000";

export async function findLetterByNumber(
  db: Db,
  communityId: string,
  number: string,
  now: Date,
): Promise<Letter | undefined> {
  const row = await letters(db, communityId, now).where("number", "=", number).executeTakeFirst();
  return row && toTrue(row);
}

export async function lockLetter(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Letter | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("letters.letter")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toLetter(row);
}

export interface LetterFilter {
  readonly ids?: readonly string[];
  readonly workId?: string;
  /** Only those of this member. */
  readonly memberId?: string;
  /** Only those in one of these states; without it, all that were sent. */
  readonly states?: readonly LetterState[];
}

/** Newest first; `limit` of them. */
export async function listLetters(
  db: Db,
  communityId: string,
  now: Date,
  filter: LetterFilter,
  limit = 100,
  from = 0,
): Promise<Letter[]> {
  let query = letters(db, communityId, now);
  if (filter.ids) query = query.where("id", "in", [...filter.ids, noId]);
  else if (filter.states)
    query = query.where(trueState<string>("letters.letter", now), "in", [...filter.states]);
  else query = query.where("sent_on", "is not", null);
  if (filter.workId) query = query.where("work_id", "=", filter.workId);
  if (filter.memberId) query = query.where("party_member_id", "=", filter.memberId);
  const rows = await query
    .orderBy("made_at", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map(toTrue);
}

/** How many letters were sent. */
export async function countSentLetters(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("letters.letter")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where("sent_on", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** For programs: what was sent, the last written first. */
export async function listSentFrom(
  db: Db,
  communityId: string,
  now: Date,
  { after, limit }: Keyset,
): Promise<Letter[]> {
  let query = letters(db, communityId, now).where("sent_on", "is not", null);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTrue);
}

export async function listDueLetters(db: Db, communityId: string, until: Date, limit: number) {
  const rows = await tables<Tables>(db)
    .selectFrom("letters.letter")
    .select(["id", "lapses_at"])
    .where("community_id", "=", communityId)
    .where("lapses_at", "<=", until)
    .orderBy("lapses_at")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.lapses_at ? [{ id: row.id, at: row.lapses_at }] : []));
}

export async function insertLetter(tx: Tx, communityId: string, letter: Letter): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("letters.letter")
    .values({
      community_id: communityId,
      id: letter.id,
      number: letter.number,
      work_id: letter.workId,
      area_id: letter.areaId,
      party_member_id: letter.partyMemberId,
      made_at: letter.madeAt,
      state: letter.state,
      ...columnsOf(letter),
    })
    .execute();
}

/** Changes a draft. */
export async function saveDraft(tx: Tx, communityId: string, letter: Letter): Promise<void> {
  await updateLetter(tx, communityId, letter.id, columnsOf(letter));
}

/** What a draft may still change. */
function columnsOf(letter: Letter) {
  return {
    kind: letter.kind,
    party_organization_id: letter.partyOrganizationId,
    why: letter.why,
    cooperation: letter.cooperation,
    yearly_cents: letter.yearlyCents,
    basis: letter.basis,
    ordinance: letter.ordinance,
    ordinance_weeks: letter.ordinanceWeeks,
    sender_address: letter.senderAddress,
  };
}

export async function saveSent(
  tx: Tx,
  communityId: string,
  id: string,
  sent: NonNullable<Letter["sent"]>,
  to: Pick<Letter, "state" | "lapsesAt" | "lapsesTo" | "dueOn">,
): Promise<void> {
  await updateLetter(tx, communityId, id, {
    sent_on: sent.on,
    way: sent.way,
    received_on: sent.receivedOn,
    due_on: to.dueOn,
    state: to.state,
    lapses_at: to.lapsesAt,
    lapses_to: to.lapsesTo,
  });
}

export async function saveState(
  tx: Tx,
  communityId: string,
  id: string,
  to: Pick<Letter, "state" | "lapsesAt" | "lapsesTo"> & Partial<Pick<Letter, "dueOn">>,
): Promise<void> {
  await updateLetter(tx, communityId, id, {
    state: to.state,
    lapses_at: to.lapsesAt,
    lapses_to: to.lapsesTo,
    ...(to.dueOn !== undefined && { due_on: to.dueOn }),
  });
}

async function updateLetter(
  tx: Tx,
  communityId: string,
  id: string,
  columns: Partial<Selectable<Schema["letters.letter"]>>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("letters.letter")
    .set(columns)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** What came back, in the order in which it came. */
export async function listAnswers(
  db: Db,
  communityId: string,
  letterId: string,
): Promise<LetterAnswer[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("letters.answer as a")
    .leftJoin("letters.reply as r", (join) =>
      join.onRef("r.community_id", "=", "a.community_id").onRef("r.answer_id", "=", "a.id"),
    )
    .select([
      "a.id",
      "a.kind",
      "a.words",
      "a.answered_on",
      "a.signed_by",
      "r.words as reply_words",
      "r.replied_on",
    ])
    .where("a.community_id", "=", communityId)
    .where("a.letter_id", "=", letterId)
    .orderBy("a.at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AnswerKind,
    words: row.words,
    on: row.answered_on,
    signedBy: row.signed_by,
    reply:
      row.reply_words !== null && row.replied_on !== null
        ? { words: row.reply_words, on: row.replied_on }
        : null,
  }));
}

export async function insertAnswer(
  tx: Tx,
  communityId: string,
  letterId: string,
  answer: Omit<LetterAnswer, "reply">,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("letters.answer")
    .values({
      community_id: communityId,
      id: answer.id,
      letter_id: letterId,
      kind: answer.kind,
      words: answer.words,
      answered_on: answer.on,
      signed_by: answer.signedBy,
      at,
    })
    .execute();
}

export async function insertReply(
  tx: Tx,
  communityId: string,
  answerId: string,
  reply: NonNullable<LetterAnswer["reply"]>,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("letters.reply")
    .values({
      community_id: communityId,
      answer_id: answerId,
      words: reply.words,
      replied_on: reply.on,
      at,
    })
    .execute();
}

export async function listFollowUps(
  db: Db,
  communityId: string,
  letterId: string,
): Promise<FollowUp[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("letters.follow_up")
    .select(["kind", "sent_on"])
    .where("community_id", "=", communityId)
    .where("letter_id", "=", letterId)
    .orderBy("at")
    .limit(100)
    .execute();
  return rows.map((row) => ({ kind: row.kind as FollowUpKind, on: row.sent_on }));
}

export async function insertFollowUp(
  tx: Tx,
  communityId: string,
  letterId: string,
  followUp: FollowUp & { readonly id: string },
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("letters.follow_up")
    .values({
      community_id: communityId,
      id: followUp.id,
      letter_id: letterId,
      kind: followUp.kind,
      sent_on: followUp.on,
      at,
    })
    .execute();
}

function letters(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("letters.letter")
    .selectAll("letters.letter")
    .select(trueState<LetterState>("letters.letter", now).as("true_state"))
    .where("community_id", "=", communityId);
}

type LetterRow = Selectable<Schema["letters.letter"]>;

function toTrue(row: LetterRow & { true_state: LetterState }): Letter {
  return { ...toLetter(row), state: row.true_state };
}

function toLetter(row: LetterRow): Letter {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as LetterKind,
    workId: row.work_id,
    areaId: row.area_id,
    partyMemberId: row.party_member_id,
    partyOrganizationId: row.party_organization_id,
    why: row.why,
    cooperation: row.cooperation,
    yearlyCents: row.yearly_cents,
    basis: row.basis as Basis,
    ordinance: row.ordinance,
    ordinanceWeeks: row.ordinance_weeks,
    senderAddress: row.sender_address,
    madeAt: row.made_at,
    sent:
      row.sent_on && row.way && row.received_on
        ? { on: row.sent_on, way: row.way as SendWay, receivedOn: row.received_on }
        : null,
    dueOn: row.due_on,
    state: row.state as LetterState,
    lapsesAt: row.lapses_at,
    lapsesTo: row.lapses_to as LetterState | null,
  };
}
