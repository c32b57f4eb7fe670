import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.session">;

/** Sessions last two weeks of machine time. */
export const sessionDays = 14;

/** Starts a session and returns its token, which only the cookie keeps; we keep its hash. */
export async function startSession(tx: Tx, clock: Clock, accountId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const now = clock.machineNow();
  await tables<Tables>(tx)
    .insertInto("platform.session")
    .values({
      token_hash: hash(token),
      account_id: accountId,
      made_at: now,
      ends_at: new Date(now.getTime() + sessionDays * 86_400_000),
    })
    .execute();
  return token;
}

/** The account of a running session. */
export async function findSessionAccount(
  db: Db,
  clock: Clock,
  token: string,
): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.session")
    .select("account_id")
    .where("token_hash", "=", hash(token))
    .where("ends_at", ">", clock.machineNow())
    .executeTakeFirst();
  return row?.account_id;
}

/** Ends one session, and forgets those that ended by themselves. */
export async function endSession(tx: Tx, clock: Clock, token: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("platform.session")
    .where((eb) =>
      eb.or([eb("token_hash", "=", hash(token)), eb("ends_at", "<=", clock.machineNow())]),
    )
    .execute();
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
