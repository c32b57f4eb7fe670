import type { ExpressionBuilder } from "kysely";
import { z } from "zod";
import { assert } from "#lib/assert.ts";
import { newId } from "#lib/ids.ts";
import { mailAddress } from "#lib/mail-address.ts";
import type { Language } from "#lib/texts.ts";
import type { Acting, Platform } from "./context.ts";
import type { Db, Tx } from "./db.ts";
import type { TaskHandlers } from "./jobs.ts";
import { type MailBlock, type MailFrame, mailHtml, mailText } from "./mail-body.ts";
import { type Delivery, type Letter, type Mailer, wholeAttempt } from "./mailer.ts";
import { writeOutbox } from "./outbox.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";
import { texts } from "./texts.ts";

type Tables = Pick<Schema, "platform.mail">;

/** A mail to be sent once the action that asks for it is true. */
export interface NewMail {
  /** Module and occasion, as `accounts.link`. */
  readonly kind: string;
  /** One address, as `mailAddress` lets it through. */
  readonly to: string;
  /** Whose address it is, where that is a member. */
  readonly memberId?: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: readonly MailBlock[];
  /** The path below the community of the page that ends such mail; its button posts there. */
  readonly unsubscribe?: string;
  /** Machine time. After it the mail is not sent any more: its link has ended. */
  readonly usefulUntil?: Date;
  /** Machine time, at most a day away. Before it the mail waits: its reader has quiet hours. */
  readonly notBefore?: Date | undefined;
}

/**
 * Leaves a mail in the same transaction as what it tells of: refused, and no mail goes. The worker
 * sends it after commit, and again later while the mail server does not answer.
 */
export async function queueMail(
  { tx, communityId }: Pick<Acting, "tx" | "communityId">,
  mail: NewMail,
): Promise<void> {
  const id = newId();
  assert(mailAddress.safeParse(mail.to).success, "mail goes to one address");
  for (const path of pathsIn(mail))
    assert(/^\/[^\s<>\\]*$/.test(path) && !path.startsWith("//"), "a link in mail is a path here");
  await tables<Tables>(tx)
    .insertInto("platform.mail")
    .values({
      community_id: communityId,
      id,
      kind: mail.kind,
      to_address: mail.to,
      member_id: mail.memberId ?? null,
      language: mail.language,
      subject: oneLine(mail.subject),
      body: JSON.stringify(mail.body),
      unsubscribe: mail.unsubscribe ?? null,
      useful_until: mail.usefulUntil ?? null,
      next_try_at: mail.notBefore ?? null,
    })
    .execute();
  await writeOutbox(tx, communityId, [{ id: newId(), task: sendTask, payload: { mailId: id } }]);
}

function pathsIn({ body, unsubscribe }: NewMail): string[] {
  const inBody = body.flatMap((block) => {
    if (typeof block === "string") return [];
    if ("path" in block) return [block.path];
    return "list" in block
      ? block.list.flatMap((item) => (typeof item === "string" ? [] : [item.path]))
      : [];
  });
  return unsubscribe === undefined ? inBody : [...inBody, unsubscribe];
}

/** A subject may hold what a person wrote; it stays one line of a readable length. */
function oneLine(subject: string): string {
  const line = subject.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length > 150 ? `${[...line].slice(0, 140).join("")} …` : line;
}

const sendTask = "platform.sendMail";

/** What sends the mail: without a mailer it waits, and in a demo it is shown and not sent. */
export interface Post {
  readonly mailer: Mailer | undefined;
  readonly isDemo: boolean;
  /** Told in the transaction that writes a refusal down, so that neither is there without the other. */
  readonly onRefused?: (tx: Tx, refused: RefusedMail) => Promise<void>;
}

/** What a mail server refused for good. */
export interface RefusedMail {
  readonly address: string;
  /** A code, as `550 5.1.1`. */
  readonly reason: string;
  /** Machine time. */
  readonly at: Date;
}

/** Sends each mail as soon as it is left. */
export function mailTasks(post: Post): TaskHandlers {
  return {
    [sendTask]: (platform) => async (communityId, payload) => {
      const mailId = z.uuid().parse(payload.mailId);
      if (!isPaused(post, platform)) await attempt(platform, post, communityId, mailId);
    },
  };
}

/** Each minute: mail that waited for its turn, and what is kept no longer. */
export async function sendWaitingMail(
  platform: Platform,
  post: Post,
  communityId: string,
): Promise<void> {
  const now = platform.clock.machineNow();
  await platform.database.write(communityId, (tx) => removeOldMail(tx, communityId, now));
  for (const id of await platform.database.read(communityId, (db) =>
    listDueMail(db, communityId, now, 500),
  )) {
    if (isPaused(post, platform)) return;
    await attempt(platform, post, communityId, id);
  }
}

const pauseMs = 60_000;

/** Until when a mail server that did not answer is left alone, by mailer. */
const pauses = new WeakMap<Mailer, Date>();

function isPaused({ mailer }: Post, { clock }: Platform): boolean {
  const until = mailer && pauses.get(mailer);
  if (!until) return false;
  const left = until.getTime() - clock.machineNow().getTime();
  // More than a pause lasts is left when the clock was set back.
  return left > 0 && left <= pauseMs;
}

/** One attempt to send one mail. Its outcome stands in the table, so a job never fails over it. */
async function attempt(
  platform: Platform,
  { mailer, isDemo, onRefused }: Post,
  communityId: string,
  mailId: string,
): Promise<void> {
  const { database, clock, log } = platform;
  const now = clock.machineNow();
  if (!mailer && !isDemo) return;
  const mail = await database.write(communityId, (tx) => claimMail(tx, communityId, mailId, now));
  if (!mail) return;
  if (mail.usefulUntil && mail.usefulUntil <= now)
    return save(platform, communityId, mailId, { state: "failed", reason: "too late" });
  if (!mailer) return save(platform, communityId, mailId, { state: "shown", reason: null });
  const delivery = await mailer.send(await letterOf(platform, communityId, mail));
  // Which mail and what code; never to whom.
  if (delivery.kind !== "taken")
    log.warn({ mailId, kind: mail.kind, reason: delivery.reason }, `mail ${delivery.kind}`);
  const ended = clock.machineNow();
  if (delivery.kind === "later" && delivery.isServer)
    pauses.set(mailer, new Date(ended.getTime() + pauseMs));
  await save(
    platform,
    communityId,
    mailId,
    afterAttempt(delivery, mail.tries, ended),
    async (tx) => {
      if (delivery.kind === "refused")
        await onRefused?.(tx, { address: mail.to, reason: delivery.reason, at: ended });
    },
  );
}

/**
 * Minutes to wait after each attempt, five days together (RFC 5321 4.5.4.1). A server that answers
 * nobody does not count as an attempt.
 */
const waits = [1, 5, 15, 60, 180, 360, 720, 720, 720, 720, 720, 720, 720, 720, 720];

/** Quiet hours are less than a day by the clock on the wall, which may be set back an hour in them. */
const quietMinutesMost = 25 * 60;

/** The longest a mail waits for its turn. One that waits longer was given its turn by a clock that was ahead. */
const longestWaitMs = Math.max(...waits, quietMinutesMost) * 60_000 + 2 * wholeAttempt;

/** Whose turn it is: no attempt yet, its time came, or the clock was set back since. */
function isDue(eb: ExpressionBuilder<Tables, "platform.mail">, now: Date) {
  return eb.or([
    eb("next_try_at", "is", null),
    eb("next_try_at", "<=", now),
    eb("next_try_at", ">", new Date(now.getTime() + longestWaitMs)),
  ]);
}

type After =
  | { readonly state: "sent" | "shown"; readonly reason: null }
  | { readonly state: "bounced" | "failed"; readonly reason: string }
  | {
      readonly state: "queued";
      readonly reason: string;
      readonly tries: number;
      readonly nextTryAt: Date;
    };

/** What a mail becomes after an attempt at `now`. */
export function afterAttempt(delivery: Delivery, tries: number, now: Date): After {
  if (delivery.kind === "taken") return { state: "sent", reason: null };
  const { reason } = delivery;
  if (delivery.kind === "refused") return { state: "bounced", reason };
  const minutes = delivery.isServer ? 1 : waits[tries];
  if (minutes === undefined) return { state: "failed", reason };
  const nextTryAt = new Date(now.getTime() + minutes * 60_000);
  return { state: "queued", reason, tries: delivery.isServer ? tries : tries + 1, nextTryAt };
}

async function letterOf(
  platform: Platform,
  communityId: string,
  { id, to, subject, body, unsubscribe, language, madeAt }: WaitingMail,
): Promise<Letter> {
  const sender = await platform.database.read(communityId, (db) =>
    platform.lookUps.sender(db, communityId),
  );
  const origin = platform.origin();
  const addressOf = (path: string) =>
    `${origin}${language === "en" ? "/en" : ""}/${sender.slug}${path}`;
  const frame: MailFrame = {
    language,
    subject,
    sender: sender.name,
    closing: texts[language].mailClosing(sender.name),
    addressOf,
  };
  return {
    id,
    to,
    from: { name: sender.name, address: sender.mailAddress },
    subject,
    text: mailText(body, frame),
    html: mailHtml(body, frame),
    unsubscribe: unsubscribe === null ? null : addressOf(unsubscribe),
    date: madeAt,
    host: new URL(origin).hostname,
  };
}

/* The table ---------------------------------------------------------------------------------------- */

interface WaitingMail {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: readonly MailBlock[];
  readonly unsubscribe: string | null;
  readonly usefulUntil: Date | null;
  readonly tries: number;
  readonly madeAt: Date;
}

/** Takes a mail for one attempt; undefined when another has it, or it is not its turn. */
async function claimMail(
  tx: Tx,
  communityId: string,
  id: string,
  now: Date,
): Promise<WaitingMail | undefined> {
  const row = await tables<Tables>(tx)
    .updateTable("platform.mail")
    .set({ next_try_at: new Date(now.getTime() + 2 * wholeAttempt) })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("state", "=", "queued")
    .where((eb) => isDue(eb, now))
    .returningAll()
    .executeTakeFirst();
  return row && toMail(row);
}

async function listDueMail(
  db: Db,
  communityId: string,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("platform.mail")
    .select("id")
    .where("community_id", "=", communityId)
    .where("state", "=", "queued")
    .where((eb) => isDue(eb, now))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** What a mail became. What is not needed any more of what it said is gone with it. */
async function save(
  { database, clock }: Platform,
  communityId: string,
  id: string,
  after: After,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  const gone = { to_address: null, subject: null, body: null, unsubscribe: null };
  const ended_at = after.state === "queued" ? null : clock.machineNow();
  await database.write(communityId, async (tx) => {
    const { numUpdatedRows } = await tables<Tables>(tx)
      .updateTable("platform.mail")
      .set({
        state: after.state,
        reason: after.reason,
        ended_at,
        ...(after.state === "queued" && { tries: after.tries, next_try_at: after.nextTryAt }),
        ...((after.state === "sent" || after.state === "failed") && gone),
        // The address that was refused is kept a while, so that its owner can be told.
        ...(after.state === "bounced" && { subject: null, body: null, unsubscribe: null }),
      })
      .where("community_id", "=", communityId)
      .where("id", "=", id)
      .where("state", "=", "queued")
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await also(tx);
  });
}

/** What is left of a mail that ended is kept for thirty days. */
async function removeOldMail(tx: Tx, communityId: string, now: Date): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("platform.mail")
    .where("community_id", "=", communityId)
    .where("ended_at", "<", new Date(now.getTime() - 30 * 86_400_000))
    .execute();
}

/** Whose mail this was, of the last thirty days; for a bounce that comes later. */
export async function findOwnerOfMail(
  db: Db,
  communityId: string,
  id: string,
): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.mail")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("state", "=", "sent")
    .executeTakeFirst();
  return row?.member_id ?? undefined;
}

/** A mail of a demo without a mail server, as it would have been sent. */
export type ShownMail = Pick<WaitingMail, "id" | "to" | "language" | "subject" | "body" | "madeAt">;

/** The newest first. */
export async function listShownMail(
  db: Db,
  communityId: string,
  limit: number,
): Promise<ShownMail[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("platform.mail")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("state", "=", "shown")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toMail);
}

function toMail(row: {
  id: string;
  kind: string;
  to_address: string | null;
  language: string;
  subject: string | null;
  body: unknown;
  unsubscribe: string | null;
  useful_until: Date | null;
  tries: number;
  made_at: Date;
}): WaitingMail {
  return {
    id: row.id,
    kind: row.kind,
    to: row.to_address ?? "",
    language: row.language === "en" ? "en" : "nl",
    subject: row.subject ?? "",
    body: row.body as readonly MailBlock[],
    unsubscribe: row.unsubscribe,
    usefulUntil: row.useful_until,
    tries: row.tries,
    madeAt: row.made_at,
  };
}
