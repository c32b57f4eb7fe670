import pino from "pino";

/** Structured logs: facts with ids, never personal data, addresses or what people typed. */
export type Log = Pick<pino.Logger, "info" | "warn" | "error" | "debug">;

export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** For tests that do not look at logs. */
export const silentLog: Log = pino({ level: "silent" });

/**
 * What may be logged of an error: its name, code and stack. PostgreSQL puts row values in `detail`
 * and `message`, so of a database error only the code, table and constraint are kept.
 */
export function errorFacts(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { code, table, constraint } = thrown as Error & Record<string, unknown>;
  const stack = thrown.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code))
    return { error: "database", code, table, constraint, stack };
  return { error: thrown.name, message: thrown.message, code, stack };
}
