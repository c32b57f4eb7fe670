import { AsyncLocalStorage } from "node:async_hooks";
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
  /**
   * Runs `work` and tells whether all that it read was this community's own: nothing that is one for
   * all or that another may have written, nothing by the server's clock; and whether it wrote nothing.
   */
  watch<T>(
    communityId: string,
    work: () => Promise<T>,
  ): Promise<{ readonly value: T; readonly isOwn: boolean }>;
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
const usualAnswerMs = 60_000;

/**
 * Opens a pool as the app role. `max` is the number of connections. While the database is away or has
 * too much to do, asking ends in DatabaseTrouble after a few seconds; once it is back, so are we.
 */
export function openDatabase(url: string, max = 10, answerMs = usualAnswerMs): Database {
  const pool = openPool(url, max, answerMs);
  const gate = gateTo(() => pool.connect());
  const watched = new AsyncLocalStorage<Watched>();
  const kysely = new Kysely<never>({
    dialect: new PostgresDialect({
      pool: { connect: gate.connect, end: () => pool.end(), options: pool.options },
    }),
    log: ({ query }) => {
      const watching = watched.getStore();
      if (watching && !isOwnOf(watching, query)) watching.isOwn = false;
    },
  });
  let common: Promise<Common> | undefined;

  const shown = insteadReader();

  async function transact<T>(
    setting: TransactionSetting,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const { communityId, readOnly } = setting;
    const watching = watched.getStore();
    if (watching && (!readOnly || watching.communityId !== communityId)) watching.isOwn = false;
    return kysely.connection().execute(async (connection) => {
      try {
        await begin(connection, setting);
        const isShown = readOnly && communityId !== undefined;
        const handle = isShown ? await shown(connection, communityId, closed) : connection;
        const value = await work(closed<Tx>(handle));
        await sql.raw("commit").execute(connection);
        return value;
      } catch (thrown) {
        // A line that is gone cannot be told; what went wrong before is what matters.
        await sql
          .raw("rollback")
          .execute(connection)
          .catch(() => {});
        throw thrown;
      }
    });
  }

  return {
    read: (communityId, work) => transact({ readOnly: true, communityId }, work),
    readShared: (work) => transact({ readOnly: true }, work),
    write: (communityId, work) => transact({ readOnly: false, communityId }, work),
    writeShared: (work) => transact({ readOnly: false }, work),
    watch: async (communityId, work) => {
      // What could not be asked is asked again.
      common ??= findCommon(kysely).catch((thrown: unknown) => {
        common = undefined;
        throw thrown;
      });
      const watching: Watched = { communityId, common: await common, isOwn: true };
      const value = await watched.run(watching, work);
      return { value, isOwn: watching.isOwn };
    },
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
function hangUpOnSilence(client: pg.PoolClient, answerMs: number): void {
  // pg's types hide the stream, and `query` has a form for every taste; we call it in one.
  const open = client as unknown as {
    readonly connection: { readonly stream: { destroy(): void } };
    query(...given: unknown[]): unknown;
  };
  const query = open.query.bind(client);
  open.query = (...given) => {
    const answer = query(...given);
    if (!(answer instanceof Promise)) return answer;
    const timer = setTimeout(() => open.connection.stream.destroy(), answerMs).unref();
    return answer.finally(() => clearTimeout(timer));
  };
}

function openPool(url: string, max: number, answerMs: number): pg.Pool {
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
    hangUpOnSilence(client, answerMs);
  });
  return pool;
}

interface TransactionSetting {
  readonly readOnly: boolean;
  readonly communityId?: string;
}

interface Watched {
  readonly communityId: string;
  readonly common: Common;
  isOwn: boolean;
}

/** What a statement names that may read more than one community's own. */
interface Common {
  readonly tables: RegExp;
  readonly others: RegExp;
}

/** Rows of a shared table that are this community's own are changed by its own acts alone. */
function isOwnOf(
  { communityId, common }: Watched,
  { sql: text, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
): boolean {
  if (common.others.test(text)) return false;
  if (!common.tables.test(text)) return true;
  const [only, ...more] = parameters;
  return more.length === 0 && only === communityId && /where "(community_)?id" = \$1$/.test(text);
}

/**
 * From the catalogue, so that none is forgotten: tables without a policy or with another than that of
 * the own community, functions that look with their owner's rights, and the server's clock.
 */
async function findCommon(kysely: Kysely<never>): Promise<Common> {
  const { rows } = await sql<{ name: string; is_table: boolean }>`
    select '"?' || n.nspname || '"?[.]"?' || c.relname || '"?(?![a-z_])' as name, true as is_table
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname not in ('pg_catalog', 'information_schema')
      and (not c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid
        and p.polcmd in ('r', '*') and p.polname <> 'own_community'))
    union all
    select '"?' || n.nspname || '"?[.]"?' || f.proname || '"?[(]', false
    from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where f.prosecdef and f.prorettype <> 'trigger'::regtype`.execute(kysely);
  const named = (isTable: boolean) =>
    rows.flatMap(({ name, is_table }) => (is_table === isTable ? [name] : []));
  const clocks = [
    String.raw`\bnow\(`,
    String.raw`\bcurrent_(date|time)`,
    "_timestamp[(]",
    "random[(]",
  ];
  return {
    tables: new RegExp(named(true).join("|")),
    others: new RegExp([...named(false), ...clocks].join("|"), "i"),
  };
}

/**
 * Begins a transaction and sets its community, in one message. A SET LOCAL statement and not
 * set_config(): only the statement reaches Citus workers.
 */
async function begin(
  connection: Kysely<never>,
  { readOnly, communityId }: TransactionSetting,
): Promise<void> {
  assert(communityId === undefined || isId(communityId), "a community id is a UUID");
  const start = readOnly ? "start transaction read only" : "begin";
  const set = communityId === undefined ? "" : `; SET LOCAL meent.community_id = '${communityId}'`;
  await sql.raw(start + set).execute(connection);
}

/** bigint for int8 (cents), text for date: nothing passes through a float or a time zone. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (format === "binary") return pg.types.getTypeParser(oid, "binary");
  if (oid === pg.types.builtins.INT8) return BigInt;
  if (oid === pg.types.builtins.DATE) return (text: string) => text;
  return pg.types.getTypeParser(oid, "text");
}
