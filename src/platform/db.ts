declare const may: unique symbol;

/** A closed handle that can only select. Each page reads through one, in one READ ONLY transaction. */
export interface Db {
  readonly [may]: "read" | "write";
}

/** The handle every writing function asks for; only `act` hands one out. */
export interface Tx extends Db {
  readonly [may]: "write";
}
