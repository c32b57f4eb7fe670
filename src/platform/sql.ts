import { type Kysely, sql } from "kysely";
import type { Db, Tx } from "./db.ts";

/** What a reading handle opens to: selects, and nothing that could write. */
export type Reading<Tables> = Pick<Kysely<Tables>, "selectFrom" | "selectNoFrom" | "fn">;

/** Opens the database for one store, showing it that module's own tables and no others. */
export function tables<Tables>(tx: Tx): Kysely<Tables>;
export function tables<Tables>(db: Db): Reading<Tables>;
export function tables<Tables>(db: Db): Kysely<Tables> {
  return db as unknown as Kysely<Tables>;
}

/** Hands Kysely out as a closed handle; platform only. */
export function closed<Handle extends Db>(kysely: Kysely<never>): Handle {
  return kysely as unknown as Handle;
}

/**
 * The SQL twin of `stateAt` in lib/lapse.ts: lists and filters read the true state with it.
 * `alias` is the table's name or alias in the query.
 */
export function trueState<State extends string>(alias: string, now: Date) {
  return sql<State>`platform.state_at(${sql.ref(`${alias}.state`)}, ${sql.ref(`${alias}.lapses_at`)}, ${sql.ref(`${alias}.lapses_to`)}, ${now})`;
}
