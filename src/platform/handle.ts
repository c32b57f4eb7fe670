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

/** What is looked at and kept of the statements of a transaction. */
export interface Asking {
  /** Sees each statement. */
  look(text: string, values: readonly unknown[]): void;
  /** Whether the same statement with the same values need not be asked again: nothing is written. */
  readonly isReading: boolean;
}

/**
 * Kysely's own handle on a connection waits for each answer before it asks the next; this one does
 * not, so that what is asked together travels together. While reading it asks nothing twice: modules
 * that do not know one another show the same challenge on one page, and it is of one moment.
 */
export function kyselyOn(connection: Connection, { look, isReading }: Asking): Handle {
  let isEnded = false;
  /** Why the transaction failed, once it did. */
  let cause: unknown;
  const answers = isReading ? answerBook() : undefined;
  const asking: DatabaseConnection = {
    executeQuery: async ({ sql: text, parameters }) => {
      assert(!isEnded, "a transaction is not used after its end");
      look(text, parameters);
      const before = answers?.find(text, parameters);
      if (before) return copyOf(await before);
      const asked = connection.query(text, parameters).catch((thrown: unknown) => {
        // What was asked together with a statement that fails, fails for its sake: that one is told,
        // whichever of them is waited for first.
        cause ??= thrown;
        throw isInVain(thrown) ? cause : thrown;
      });
      answers?.keep(text, parameters, asked);
      const { command, rowCount, rows } = await asked;
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

/** Whether a statement was passed over, since one before it in the transaction had failed. */
function isInVain(thrown: unknown): boolean {
  return (thrown as { readonly code?: unknown } | null)?.code === "25P02";
}

/** So many answers are kept within one transaction, of so many rows each: an export reads far more. */
const answersMost = 200;
const rowsMost = 200;

interface Answered {
  readonly values: readonly unknown[];
  readonly answer: Promise<Answer>;
}

type Answer = Awaited<ReturnType<Connection["query"]>>;

/** What was answered in this transaction, by statement and values. */
function answerBook() {
  const book = new Map<string, Answered[]>();
  let kept = 0;
  return {
    find: (text: string, values: readonly unknown[]) =>
      book.get(text)?.find((one) => areSame(one.values, values))?.answer,
    keep: (text: string, values: readonly unknown[], answer: Promise<Answer>) => {
      if (kept >= answersMost) return;
      const all = book.get(text) ?? [];
      const one = { values, answer };
      kept++;
      book.set(text, all);
      all.push(one);
      const forget = () => {
        kept--;
        all.splice(all.indexOf(one), 1);
      };
      answer.then(({ rows }) => rows.length > rowsMost && forget(), forget);
    },
  };
}

/** Plain values and instants; of what is more than that, none is taken for another. */
function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
      return Object.is(one, other);
    })
  );
}

/** Rows of their own for each who asks: what one does to them is not another's. */
function copyOf({ rows }: Answer): Pick<Answer, "rows"> {
  return { rows: rows.map((row) => ({ ...row })) };
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
