/** What may be wrong below us that passes by itself, or once somebody makes room. */
export type Trouble =
  /** The database does not answer, stopped in the middle, or has no place for us. */
  | "away"
  /** Its disk is full, or it only reads: what is there can be read, and nothing can be kept. */
  | "full"
  /** It works, and has more to do than it can. */
  | "busy";

/** Thrown where a connection to the database was waited for and did not come. */
export class DatabaseTrouble extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, cause?: unknown) {
    super(`the database is ${trouble}`, { cause });
    this.name = "DatabaseTrouble";
    this.trouble = trouble;
  }
}

/** Errors of the line itself, as Node names them. */
const lineCodes =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN)$/;

/**
 * By SQLSTATE (https://www.postgresql.org/docs/18/errcodes-appendix.html): 08 the connection, 57P0x it
 * stops, is starting or was ended by its administrator, 53300 it has no place for one more.
 */
const awayCodes = /^(08...|57P0[1-5]|53300)$/;

/** 53100 disk full, 25006 it may only read (a standby that is not in charge yet, or a full disk's guard). */
const fullCodes = /^(53100|25006)$/;

/** 53200 no memory, 53400 a limit of its own, 55P03 a lock that did not come, 57014 it took too long. */
const busyCodes = /^(53200|53400|55P03|57014)$/;

/** What pg says without a code: the line broke while it waited for an answer. */
const lineWords =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

/**
 * Which trouble an error tells of; undefined for one of our own making. PostgreSQL's own I/O errors
 * (58030) count as trouble too where the system says there is no room.
 */
export function troubleOf(thrown: unknown): Trouble | undefined {
  if (thrown instanceof DatabaseTrouble) return thrown.trouble;
  if (!(thrown instanceof Error)) return undefined;
  const { code, message, cause } = thrown as Error & { code?: unknown };
  if (typeof code === "string") {
    if (lineCodes.test(code) || awayCodes.test(code)) return "away";
    if (fullCodes.test(code)) return "full";
    if (busyCodes.test(code)) return "busy";
    if (code === "58030" && /no space left/i.test(message)) return "full";
  }
  if (lineWords.test(message)) return "away";
  return cause === undefined || cause === thrown ? undefined : troubleOf(cause);
}

/** After how many seconds to try again; by chance a little more, so that not all come at once. */
export function retryAfter(trouble: Trouble): string {
  const least = trouble === "full" ? 120 : 10;
  return String(least + Math.floor(Math.random() * least));
}
