import { createHmac, timingSafeEqual } from "node:crypto";
import { assert } from "#lib/assert.ts";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.installation">;

/**
 * A seal of 128 bits on a text, for links in mail: who has not had the link cannot make it, and nothing
 * is stored (HMAC, RFC 2104). `purpose` keeps the seals of one use from working in another. The key is
 * this database's own salt, so a copy of the database keeps the links that were sent.
 */
export async function sealOf(db: Db, purpose: string, text: string): Promise<string> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.installation")
    .select("salt")
    .executeTakeFirst();
  assert(row, "the database was born");
  const mac = createHmac("sha256", row.salt).update(`${purpose}\n${text}`).digest();
  return mac.subarray(0, 16).toString("base64url");
}

/** Whether this is the seal of that text; takes as long whatever is wrong. */
export async function isSealOf(
  db: Db,
  purpose: string,
  text: string,
  seal: string,
): Promise<boolean> {
  const right = Buffer.from(await sealOf(db, purpose, text));
  const given = Buffer.from(seal);
  return given.length === right.length && timingSafeEqual(given, right);
}
