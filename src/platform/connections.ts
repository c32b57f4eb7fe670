import pg from "pg";
import { type Preparation, preparation } from "./prepared.ts";

/*
 * Connections to PostgreSQL as everything above them needs them: what is asked often is prepared, what
 * is asked at the same moment goes in one message, and a line that falls silent is let go.
 */

/** A connection as a transaction uses it. */
export interface Connection {
  /** In the order of asking; the next one may be asked before this one is answered. */
  query(text: string, values: readonly unknown[]): Promise<pg.QueryResult>;
  /** Back to the pool; `isBroken` closes it. */
  release(isBroken?: boolean): void;
}

export interface Connections {
  readonly pool: pg.Pool;
  /** From now on statements are prepared anew, for a migration changed what one of them gives. */
  prepareAnew(): void;
}

export function openConnections(url: string, max: number, answerMs: number): Connections {
  const prepared = preparation();
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: { getTypeParser },
    application_name: "meent",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A statement is sent while the one before it is still being answered.
    pipeline: true,
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  // Also while it is being closed: the pool takes its own listener off before the server is told.
  pool.on("connect", (client) => {
    client.on("error", () => {});
    askThrough(client, prepared, answerMs);
  });
  return { pool, prepareAnew: prepared.forget };
}

/** What pg's types hide of a client, in the one form in which we call it. */
interface OpenClient {
  readonly connection: {
    readonly stream: { cork(): void; uncork(): void; destroy(): void };
  };
  query(...given: readonly unknown[]): Promise<pg.QueryResult>;
}

/**
 * Prepares what is asked often, sends together what is asked together, and closes the line where a
 * statement is left unanswered; what waits on it then fails, and the pool opens another. pg's own
 * `query_timeout` would leave the line open, with more behind it.
 */
function askThrough(client: pg.PoolClient, prepared: Preparation, answerMs: number): void {
  const open = client as unknown as OpenClient;
  const query = open.query.bind(client);
  const { stream } = open.connection;
  let isHeld = false;
  // A message costs more than a small statement in it (measured: a third of all our processor time).
  const holdForAMoment = () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    setImmediate(() => {
      isHeld = false;
      stream.uncork();
    });
  };
  open.query = (text, values) => {
    holdForAMoment();
    const answer = query(...prepared.sent(text as string, values as readonly unknown[]));
    const timer = setTimeout(() => stream.destroy(), answerMs).unref();
    return answer.finally(() => clearTimeout(timer));
  };
}

/** bigint for int8 (cents), text for date: nothing passes through a float or a time zone. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (format === "binary") return pg.types.getTypeParser(oid, "binary");
  if (oid === pg.types.builtins.INT8) return BigInt;
  if (oid === pg.types.builtins.DATE) return (text: string) => text;
  return pg.types.getTypeParser(oid, "text");
}
