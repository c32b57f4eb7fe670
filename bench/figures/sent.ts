import pg from "pg";

/** Sends as pg does, past what records it here. */
export const send = pg.Client.prototype.query as (...given: unknown[]) => Promise<pg.QueryResult>;

/**
 * From now on, each statement that fits with the values it was last sent with, prepared or not: to ask
 * for its plan. Call it before anything connects.
 */
export function recordStatements(fits: (statement: string) => boolean): Map<string, unknown[]> {
  const sent = new Map<string, unknown[]>();
  pg.Client.prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    // A prepared statement comes with its name and its values.
    const named = first as { readonly text?: unknown; readonly values?: unknown };
    const [statement, values] =
      typeof first === "string" ? [first, second] : [named.text, named.values];
    if (typeof statement === "string" && fits(statement))
      sent.set(statement, Array.isArray(values) ? values : []);
    return send.apply(this, given);
  } as typeof pg.Client.prototype.query;
  return sent;
}
