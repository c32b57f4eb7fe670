import {
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { assert } from "#lib/assert.ts";
import type { Connection } from "./connections.ts";

/** Kysely for the length of one transaction on one connection. */
export interface Handle {
  readonly kysely: Kysely<never>;
  /** From now on it asks nothing any more: the connection is another's. */
  end(): void;
}

/**
 * Kysely's own handle on a connection waits for each answer before it asks the next; this one does
 * not, so that what is asked together travels together. `look` sees each statement.
 */
export function kyselyOn(
  connection: Connection,
  look: (text: string, values: readonly unknown[]) => void,
): Handle {
  let isEnded = false;
  const asking: DatabaseConnection = {
    executeQuery: async ({ sql: text, parameters }) => {
      assert(!isEnded, "a transaction is not used after its end");
      look(text, parameters);
      const { command, rowCount, rows } = await connection.query(text, parameters);
      const isChange = /^(INSERT|UPDATE|DELETE|MERGE)$/.test(command);
      return isChange ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
    },
    streamQuery: () => {
      throw new Error("Answers are read whole.");
    },
  };
  const provider = {
    provideConnection: <T>(use: (asking: DatabaseConnection) => Promise<T>) => use(asking),
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  return {
    kysely: new Kysely<never>({ config: { dialect }, dialect, driver, executor }),
    end: () => {
      isEnded = true;
    },
  };
}

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
};
const adapter = dialect.createAdapter();
const compiler = dialect.createQueryCompiler();
/** Never asked: `provider` brings the connection. */
const driver = dialect.createDriver();
