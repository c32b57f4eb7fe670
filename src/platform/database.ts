import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { assert } from "#lib/assert.ts";
import { isId } from "#lib/ids.ts";
import type { Db, Tx } from "./db.ts";
import { gateTo } from "./gate.ts";
import { insteadReader } from "./instead.ts";
import { closed } from "./sql.ts";

/** The database as the application's own role sees it: row-level security always on. */
export interface Database {
  /** Reads within one community, in one READ ONLY transaction. */
  read<T>(communityId: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** Reads what is one for all: communities, accounts, sessions. No tenant table shows a row. */
  readShared<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Writes within one community; a refused or thrown end undoes everything. For `act` alone. */
  write<T>(communityId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes platform's own shared tables (sessions) and the birth of a community. */
  writeShared<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether the database answers. */
  isAlive(): Promise<boolean>;
  /** How many connections there are and how many wait for one. */
  pool(): PoolFigures;
  close(): Promise<void>;
}

/** Connections of this process to the database. */
export interface PoolFigures {
  readonly used: number;
  readonly idle: number;
  /** Requests that wait for one. */
  readonly waiting: number;
  readonly max: number;
}

/**
 * How long one statement may take before we let the line go, in milliseconds: our longest takes a few
 * seconds, and a line that died without a word would be waited for a quarter of an hour (TCP).
 */
const answerWithinMs = 60_000;

/**
 * Opens a pool as the app role. `max` is the number of connections. While the database is away or has
 * too much to do, asking ends in DatabaseTrouble after a few seconds; once it is back, so are we.
 */
export function openDatabase(url: string, max = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: { getTypeParser },
    application_name: "meent",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  // Also while it is being closed: the pool takes its own listener off before the server is told.
  pool.on("connect", (client) => {
    client.on("error", () => {});
    hangUpOnSilence(client);
  });
  const gate = gateTo(() => pool.connect());
  const kysely = new Kysely<never>({
    dialect: new PostgresDialect({
      pool: { connect: gate.connect, end: () => pool.end(), options: pool.options },
    }),
  });

  const shown = insteadReader();

  function transact<T>(setting: TransactionSetting, work: (tx: Tx) => Promise<T>): Promise<T> {
    const begin = setting.readOnly
      ? kysely.transaction().setAccessMode("read only")
      : kysely.transaction();
    return begin.execute(async (transaction) => {
      const { communityId, readOnly } = setting;
      if (communityId === undefined) return work(closed<Tx>(transaction));
      await setCommunity(transaction, communityId);
      const handle = readOnly ? await shown(transaction, communityId, closed) : transaction;
      return work(closed<Tx>(handle));
    });
  }

  return {
    read: (communityId, work) => transact({ readOnly: true, communityId }, work),
    readShared: (work) => transact({ readOnly: true }, work),
    write: (communityId, work) => transact({ readOnly: false, communityId }, work),
    writeShared: (work) => transact({ readOnly: false }, work),
    isAlive: async () => {
      try {
        await sql`select 1`.execute(kysely);
        return true;
      } catch {
        return false;
      }
    },
    pool: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max,
    }),
    close: async () => {
      gate.close();
      await kysely.destroy();
      // Kysely ends only a pool that it used.
      if (!pool.ended) await pool.end();
    },
  };
}

/**
 * Closes the line of a connection that leaves a statement unanswered; what waits on it then fails, and
 * the pool opens another. pg's own `query_timeout` would leave the line open, with more behind it.
 */
function hangUpOnSilence(client: pg.PoolClient): void {
  // pg's types hide the stream, and `query` has a form for every taste; we call it in one.
  const open = client as unknown as {
    readonly connection: { readonly stream: { destroy(): void } };
    query(...given: unknown[]): unknown;
  };
  const query = open.query.bind(client);
  open.query = (...given) => {
    const answer = query(...given);
    if (!(answer instanceof Promise)) return answer;
    const timer = setTimeout(() => open.connection.stream.destroy(), answerWithinMs).unref();
    return answer.finally(() => clearTimeout(timer));
  };
}

interface TransactionSetting {
  readonly readOnly: boolean;
  readonly communityId?: string;
}

/** A SET LOCAL statement and not set_config(): only the statement reaches Citus workers. */
async function setCommunity(transaction: Kysely<never>, communityId: string): Promise<void> {
  assert(isId(communityId), "a community id is a UUID");
  await sql.raw(`SET LOCAL meent.community_id = '${communityId}'`).execute(transaction);
}

/** bigint for int8 (cents), text for date: nothing passes through a float or a time zone. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (format === "binary") return pg.types.getTypeParser(oid, "binary");
  if (oid === pg.types.builtins.INT8) return BigInt;
  if (oid === pg.types.builtins.DATE) return (text: string) => text;
  return pg.types.getTypeParser(oid, "text");
}
