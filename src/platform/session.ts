import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.session">;

/** Sessions last two weeks of machine time. */
export const sessionDays = 14;

/** A token is changed after a day; the one before holds this long after the new one arrived. */
const dayMs = 86_400_000;
const graceMs = 60_000;

/**
 * Starts a session and returns its token, which only the cookie keeps; we keep its hash. `device` is
 * how its owner knows it again, as `Firefox op Android`.
 */
export async function startSession(
  tx: Tx,
  clock: Clock,
  accountId: string,
  device = "",
): Promise<string> {
  const token = newToken();
  const now = clock.machineNow();
  await tables<Tables>(tx)
    .insertInto("platform.session")
    .values({
      token_hash: hashOf(token),
      account_id: accountId,
      device: [...device].slice(0, 80).join(""),
      made_at: now,
      seen_at: now,
      rotated_at: now,
      arrived_at: now,
      ends_at: new Date(now.getTime() + sessionDays * dayMs),
    })
    .execute();
  return token;
}

/** A running session, as its own cookie shows it. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** Whether something is to be written: that it was seen, or a new token. */
  readonly needsCare: boolean;
}

/** The running session of a token. */
export async function findSession(
  db: Db,
  clock: Clock,
  token: string,
): Promise<Session | undefined> {
  const now = clock.machineNow();
  const hash = hashOf(token);
  const row = await tables<Tables>(db)
    .selectFrom("platform.session")
    .selectAll()
    .where((eb) => eb.or([eb("token_hash", "=", hash), eb("previous_hash", "=", hash)]))
    .where("ends_at", ">", now)
    .executeTakeFirst();
  if (!row) return undefined;
  const isPrevious = row.token_hash !== hash;
  // The token before the present one is of no use any more once that one has arrived.
  if (isPrevious && row.arrived_at && isPast(row.arrived_at, graceMs, now)) return undefined;
  const needsCare = isPrevious
    ? row.arrived_at === null && isPast(row.rotated_at, graceMs, now)
    : row.arrived_at === null ||
      isPast(row.rotated_at, dayMs, now) ||
      isPast(row.seen_at, 10 * 60_000, now);
  return { id: row.id, accountId: row.account_id, needsCare };
}

/** The account of a running session. */
export async function findSessionAccount(
  db: Db,
  clock: Clock,
  token: string,
): Promise<string | undefined> {
  return (await findSession(db, clock, token))?.accountId;
}

/**
 * Keeps a session in order: notes that it was seen, that its new token arrived, and gives another
 * token when this one is a day old, or when the last one did not arrive. Of two requests at once one
 * gives the token.
 */
export async function tendSession(
  tx: Tx,
  clock: Clock,
  token: string,
): Promise<string | undefined> {
  const now = clock.machineNow();
  const hash = hashOf(token);
  const sessions = tables<Tables>(tx);
  await sessions
    .updateTable("platform.session")
    .set({ seen_at: now, arrived_at: now })
    .where("token_hash", "=", hash)
    .where("arrived_at", "is", null)
    .execute();
  await sessions
    .updateTable("platform.session")
    .set({ seen_at: now })
    .where("token_hash", "=", hash)
    .execute();
  const fresh = newToken();
  const changed = await sessions
    .updateTable("platform.session")
    .set({
      token_hash: hashOf(fresh),
      previous_hash: hash,
      rotated_at: now,
      arrived_at: null,
    })
    .where("ends_at", ">", now)
    .where((eb) =>
      eb.or([
        eb.and([
          eb("token_hash", "=", hash),
          eb("rotated_at", "<=", new Date(now.getTime() - dayMs)),
        ]),
        eb.and([
          eb("previous_hash", "=", hash),
          eb("arrived_at", "is", null),
          eb("rotated_at", "<=", new Date(now.getTime() - graceMs)),
        ]),
      ]),
    )
    .returning("id")
    .executeTakeFirst();
  return changed && fresh;
}

/** A session as its owner sees it in her list. */
export interface ListedSession {
  readonly id: string;
  readonly device: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
}

/** The running sessions of an account, the last seen first. */
export async function listSessions(
  db: Db,
  clock: Clock,
  accountId: string,
): Promise<ListedSession[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("platform.session")
    .select(["id", "device", "made_at", "seen_at"])
    .where("account_id", "=", accountId)
    .where("ends_at", ">", clock.machineNow())
    .orderBy("seen_at", "desc")
    .limit(100)
    .execute();
  return rows.map(({ id, device, made_at, seen_at }) => ({
    id,
    device,
    madeAt: made_at,
    seenAt: seen_at,
  }));
}

/** Ends one session, and forgets those that ended by themselves. */
export async function endSession(tx: Tx, clock: Clock, token: string): Promise<void> {
  const hash = hashOf(token);
  await tables<Tables>(tx)
    .deleteFrom("platform.session")
    .where((eb) =>
      eb.or([
        eb("token_hash", "=", hash),
        eb("previous_hash", "=", hash),
        eb("ends_at", "<=", clock.machineNow()),
      ]),
    )
    .execute();
}

/** Ends an account's own session by its id, or all but that one. Another's is left alone. */
export async function endSessionsOf(
  tx: Tx,
  accountId: string,
  which: { readonly id: string } | { readonly allBut: string | undefined },
): Promise<void> {
  const query = tables<Tables>(tx)
    .deleteFrom("platform.session")
    .where("account_id", "=", accountId);
  if ("id" in which) await query.where("id", "=", which.id).execute();
  else if (which.allBut === undefined) await query.execute();
  else await query.where("id", "<>", which.allBut).execute();
}

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token. It has so many bits that a salt would add nothing. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function isPast(since: Date, ms: number, now: Date): boolean {
  return now.getTime() - since.getTime() >= ms;
}
