import { AsyncLocalStorage } from "node:async_hooks";
import { type CompiledQuery, type Kysely, sql } from "kysely";
import { assert } from "#lib/assert.ts";
import { isId } from "#lib/ids.ts";
import { inTurn } from "#lib/in-turn.ts";
import { type Connection, openConnections } from "./connections.ts";
import type { Db, Tx } from "./db.ts";
import { type Gate, gateTo } from "./gate.ts";
import { kyselyOn } from "./handle.ts";
import { insteadReader } from "./instead.ts";
import { isOutdated } from "./prepared.ts";
import { closed, tables } from "./sql.ts";

/** The database as the application's own role sees it: row-level security always on. */
export interface Database {
  /** Reads within one community, in one READ ONLY transaction. */
  read<T>(communityId: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** Reads what is one for all: communities, accounts, sessions. No tenant table shows a row. */
  readShared<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Writes within one community; a refused or thrown end undoes everything. For `act` alone. */
  write<T>(communityId: string, work: (tx: Tx, leave: Leave) => Promise<T>): Promise<T>;
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

/**
 * Leaves a statement to go in one message with the commit, after all else: for what is written last and
 * has no answer that the work needs. Of those that fail the first is thrown, and all is undone.
 */
export type Leave = (statement: CompiledQuery) => void;

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
  const { pool, prepareAnew } = openConnections(url, max, answerMs);
  const gate = gateTo((): Promise<Connection> => pool.connect());
  const watched = new AsyncLocalStorage<Watched>();
  const once = transactions(gate, watched);
  let common: Promise<Common> | undefined;

  /** Once more where a migration passed by: the transaction left no trace, and now all is prepared anew. */
  const transact: Transact = async (setting, work) => {
    try {
      return await once(setting, work);
    } catch (thrown) {
      if (!isOutdated(thrown)) throw thrown;
      prepareAnew();
      return once(setting, work);
    }
  };

  return {
    read: (communityId, work) => transact({ readOnly: true, communityId }, work),
    readShared: (work) => transact({ readOnly: true }, work),
    write: (communityId, work) => transact({ readOnly: false, communityId }, work),
    writeShared: (work) => transact({ readOnly: false }, work),
    watch: async (communityId, work) => {
      // What could not be asked is asked again.
      common ??= once({ readOnly: true }, (tx) => findCommon(tables(tx))).catch(
        (thrown: unknown) => {
          common = undefined;
          throw thrown;
        },
      );
      const watching: Watched = { communityId, common: await common, isOwn: true };
      const value = await watched.run(watching, work);
      return { value, isOwn: watching.isOwn };
    },
    isAlive: async () => {
      try {
        await once({ readOnly: true }, (tx) => sql`select 1`.execute(tables(tx)));
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
      if (!pool.ended) await pool.end();
    },
  };
}

/**
 * So many acts of one community are at work at a time; others wait, in the order in which they came.
 * One writes under the record's lock while the next read what they need. More would stand in
 * PostgreSQL's queue for that lock, which costs it a third of its processor time (20 writers). Each
 * has its connection already: where the database goes away, all of them hear so at once.
 */
const writersMost = 3;

type Transact = <T>(
  setting: TransactionSetting,
  work: (tx: Tx, leave: Leave) => Promise<T>,
) => Promise<T>;

/** One transaction on one connection: begun, worked in, and committed or undone. */
function transactions(gate: Gate<Connection>, watched: AsyncLocalStorage<Watched>): Transact {
  const look = (text: string, values: readonly unknown[]) => {
    const watching = watched.getStore();
    if (watching && !isOwnOf(watching, text, values)) watching.isOwn = false;
  };
  const shown = insteadReader();
  const turns = inTurn(writersMost);
  const within = new AsyncLocalStorage<Running>();
  return async (setting, work) => {
    const { communityId, readOnly } = setting;
    const start = startOf(setting);
    // What a transaction set going and did not wait for has its own, later.
    assert(
      within.getStore()?.isOver ?? true,
      "a transaction waits for no other of its own process",
    );
    const watching = watched.getStore();
    if (watching && (!readOnly || watching.communityId !== communityId)) watching.isOwn = false;
    const connection = await gate.connect();
    const leave = readOnly || communityId === undefined ? undefined : await turns.take(communityId);
    const { kysely, end } = kyselyOn(connection, { look, isReading: readOnly });
    const running: Running = { isOver: false };
    const left: CompiledQuery[] = [];
    let isBroken = false;
    try {
      // Not waited for: it goes in one message with the first statement of the work. Were it refused,
      // the work would find no community, and end below.
      const begun = connection.query(start, []);
      begun.catch(() => {});
      const isShown = readOnly && communityId !== undefined;
      const tx = closed<Tx>(isShown ? shown(kysely, communityId, closed) : kysely);
      const value = await within.run(running, () => work(tx, (statement) => left.push(statement)));
      await begun;
      end();
      await commit(connection, left);
      return value;
    } catch (thrown) {
      end();
      // A line that is gone cannot be told; what went wrong before is what matters.
      await connection.query("rollback", []).catch(() => {
        isBroken = true;
      });
      throw thrown;
    } finally {
      running.isOver = true;
      leave?.();
      connection.release(isBroken);
    }
  };
}

/**
 * A transaction at work. Whatever it calls that begins another would wait for a connection, and an act
 * for a turn in its community, while it holds one itself: three of them, or ten, wait for one another
 * for ever. So it is a fault the first time, and not on a busy day.
 */
interface Running {
  isOver: boolean;
}

/** What was left, and the commit, in one message: others wait for it where it holds the record's lock. */
async function commit(connection: Connection, left: readonly CompiledQuery[]): Promise<void> {
  const answers = await Promise.allSettled([
    ...left.map(({ sql: text, parameters }) => connection.query(text, parameters)),
    connection.query("commit", []),
  ]);
  for (const answer of answers) if (answer.status === "rejected") throw answer.reason;
  const last = answers.at(-1);
  // Not so where a statement failed for whose outcome the work did not wait: PostgreSQL rolled back.
  const isDone = last?.status === "fulfilled" && last.value.command === "COMMIT";
  assert(isDone, "what was done is committed");
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
  text: string,
  parameters: readonly unknown[],
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
function startOf({ readOnly, communityId }: TransactionSetting): string {
  assert(communityId === undefined || isId(communityId), "a community id is a UUID");
  const start = readOnly ? "start transaction read only" : "begin";
  return communityId === undefined
    ? start
    : `${start}; SET LOCAL meent.community_id = '${communityId}'`;
}
