import { createHash } from "node:crypto";
import { type Kysely, type KyselyPlugin, sql } from "kysely";
import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { closed, tables } from "./sql.ts";

type Tables = Pick<Schema, "platform.instead">;

/**
 * What readers see instead of a text. Texts stand in many tables, in the record beside them, and are
 * read by pages, feeds, calendars and programs. All read through the handle of `Database.read`; there,
 * in one place, each row that holds the words and their owner gets these in their place. Actions read
 * what was written. Decision 0034 tells why.
 */
export interface Instead {
  /** Who wrote it, or the id of the row where nobody signed in. */
  readonly owner: string;
  /** The whole text as it was written. */
  readonly body: string;
  /** Null: as it was written. */
  readonly instead: string | null;
}

export function hashOfBody(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

/** How a reader says which text she means: by its owner and what she sees of it. */
export function keyOf(owner: string, shown: string): string {
  return createHash("sha256").update(`${owner}\n${shown}`).digest("hex").slice(0, 32);
}

/** Words of which a transaction that is being written changed what readers see. */
const shownAnew = new WeakMap<Tx, string[]>();

/** The words of which this very transaction changed what readers see. */
export function listShownAnew(tx: Tx): readonly string[] {
  return shownAnew.get(tx) ?? [];
}

/** From the commit on readers see this instead, in every process. */
export async function showInstead(
  tx: Tx,
  communityId: string,
  { owner, body, instead }: Instead,
): Promise<void> {
  const hash = hashOfBody(body);
  await tables<Tables>(tx)
    .deleteFrom("platform.instead")
    .where("community_id", "=", communityId)
    .where("owner", "=", owner)
    .where("hash", "=", hash)
    .execute();
  await tables<Tables>(tx)
    .insertInto("platform.instead")
    .values({ community_id: communityId, owner, hash, body, instead })
    .execute();
  shownAnew.set(tx, [...listShownAnew(tx), body]);
}

/** All of a community; what is as it was written is not among them. */
export async function listInsteads(db: Db, communityId: string): Promise<readonly Instead[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("platform.instead")
    .select(["owner", "body", "instead"])
    .where("community_id", "=", communityId)
    .where("instead", "is not", null)
    .orderBy("seq")
    .limit(100_000)
    .execute();
  return rows;
}

/**
 * Reads as readers do, within what is being written: what an action has just hidden is hidden. For
 * what is written for readers, as the words that a search finds. Known before any answer is given.
 */
export function asReadersSee(tx: Tx, communityId: string): Db {
  const insteads = listInsteads(tx, communityId).then((all) =>
    Map.groupBy(all, ({ body }) => body),
  );
  // Whoever reads hears of it, in the place of an answer.
  insteads.catch(() => {});
  return closed<Db>(tables<never>(tx).withPlugin(pluginOf(insteads)));
}

interface Known {
  readonly stamp: string;
  readonly insteads: ReadonlyMap<string, readonly Instead[]>;
}

/**
 * Makes reading handles show what stands instead; what was read is kept until something changes. It is
 * asked along with the first statement of a reading, and no answer is given before it is known.
 */
export function insteadReader(): (
  transaction: Kysely<never>,
  communityId: string,
  closed: (kysely: Kysely<never>) => Db,
) => Kysely<never> {
  const known = new Map<string, Known>();
  const find = async (transaction: Kysely<never>, communityId: string, db: Db) => {
    const stamp = await stampOf(transaction, communityId);
    if (stamp === "0 0") return none;
    let of = known.get(communityId);
    if (of?.stamp !== stamp) {
      const all = await listInsteads(db, communityId);
      of = { stamp, insteads: Map.groupBy(all, ({ body }) => body) };
      known.set(communityId, of);
    }
    return of.insteads;
  };
  return (transaction, communityId, closed) => {
    const insteads = find(transaction, communityId, closed(transaction));
    // Whoever reads hears of it, in the place of an answer.
    insteads.catch(() => {});
    return transaction.withPlugin(pluginOf(insteads));
  };
}

const none: Known["insteads"] = new Map();

/** Changes with every change, also of two that were written at once: each has a number of its own. */
async function stampOf(transaction: Kysely<never>, communityId: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || ' ' || coalesce(sum(seq), 0) as stamp
    from platform.instead where community_id = ${communityId}`.execute(transaction);
  return rows[0]?.stamp ?? "0 0";
}

function pluginOf(found: Promise<Known["insteads"]>): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const insteads = await found;
      return insteads.size === 0
        ? result
        : { ...result, rows: result.rows.map((row) => shownRow(row, insteads)) };
    },
  };
}

type Row = Record<string, unknown>;

/** The row as readers see it: a text of an owner whom the row names is replaced, also within JSON. */
function shownRow(row: Row, insteads: ReadonlyMap<string, readonly Instead[]>): Row {
  const values = new Set(Object.values(row));
  const shown = (value: unknown): unknown => {
    if (typeof value === "string")
      return insteads.get(value)?.find(({ owner }) => values.has(owner))?.instead ?? value;
    if (Array.isArray(value)) return value.map(shown);
    if (
      value !== null &&
      typeof value === "object" &&
      Object.getPrototypeOf(value) === Object.prototype
    )
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(one)]));
    return value;
  };
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, shown(value)]));
}
