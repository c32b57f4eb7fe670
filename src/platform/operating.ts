import pg from "pg";
import { errorFacts, type Log } from "./log.ts";

/** How the installation fares, all communities together; numbers, and nothing about anybody. */
export interface OperatingFigures {
  readonly communities: number;
  /** Entries of the public record, ever. */
  readonly recordEntries: number;
  readonly outboxWaiting: number;
  readonly mailWaiting: number;
  readonly mailOldestSeconds: number;
  readonly webhooksFailing: number;
  readonly webhooksStopped: number;
  /** Since `npm run backup` last ended well; undefined when it never did. */
  readonly backupAgeSeconds: number | undefined;
  readonly jobsWaiting: number;
  /** Tried as often as they are ever tried. */
  readonly jobsFailed: number;
  /** How long the oldest waits that could have run. */
  readonly jobsOldestSeconds: number;
  /** Whether PostgreSQL fails to put its log away; undefined where it is not asked to. */
  readonly isArchiveFailing: boolean | undefined;
}

export interface Operating {
  /** Undefined while the database does not answer within a few seconds. */
  find(): Promise<OperatingFigures | undefined>;
  close(): Promise<void>;
}

/**
 * Asks as the worker's role, on a connection of its own: when all others are busy is when somebody
 * wants to know. Numbers of up to `keptMs` ago are told again, so that asking often costs nothing.
 */
export function openOperating(workerUrl: string, log: Log, keptMs = 5000): Operating {
  const pool = new pg.Pool({
    connectionString: workerUrl,
    max: 1,
    application_name: "meent-metrics",
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
    statement_timeout: 5000,
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  let kept: { readonly atMs: number; readonly found: ReturnType<Operating["find"]> } | undefined;
  const ask = async () => {
    try {
      const { rows } = await pool.query<Row>(question);
      return rows[0] && figuresOf(rows[0]);
    } catch (thrown) {
      log.warn(errorFacts(thrown), "no figures: the database does not answer");
      return undefined;
    }
  };
  return {
    find: () => {
      const now = performance.now();
      if (!kept || now - kept.atMs >= keptMs) kept = { atMs: now, found: ask() };
      return kept.found;
    },
    close: () => pool.end(),
  };
}

/** A count comes as text from an int8, a number of seconds as a number. */
interface Row {
  readonly communities: string;
  readonly record_entries: string;
  readonly outbox_waiting: string;
  readonly mail_waiting: string;
  readonly mail_oldest_seconds: number;
  readonly webhooks_failing: string;
  readonly webhooks_stopped: string;
  readonly backup_age_seconds: number | null;
  readonly jobs_waiting: string;
  readonly jobs_failed: string;
  readonly jobs_oldest_seconds: number | null;
  readonly archive_failing: boolean | null;
}

const question = `
  select figures.*, job.*,
    case when current_setting('archive_mode') <> 'off' then
      (select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
       from pg_stat_archiver)
    end as archive_failing
  from platform.operating_figures() as figures,
    (select count(*) filter (where is_waiting) as jobs_waiting,
       count(*) filter (where attempts >= max_attempts and locked_at is null) as jobs_failed,
       extract(epoch from now() - min(run_at) filter (where is_waiting))::float8
         as jobs_oldest_seconds
     from (select *, locked_at is null and attempts < max_attempts and run_at <= now() as is_waiting
           from graphile_worker.jobs) as jobs) as job`;

function figuresOf(row: Row): OperatingFigures {
  return {
    communities: Number(row.communities),
    recordEntries: Number(row.record_entries),
    outboxWaiting: Number(row.outbox_waiting),
    mailWaiting: Number(row.mail_waiting),
    mailOldestSeconds: row.mail_oldest_seconds,
    webhooksFailing: Number(row.webhooks_failing),
    webhooksStopped: Number(row.webhooks_stopped),
    backupAgeSeconds: row.backup_age_seconds ?? undefined,
    jobsWaiting: Number(row.jobs_waiting),
    jobsFailed: Number(row.jobs_failed),
    jobsOldestSeconds: row.jobs_oldest_seconds ?? 0,
    isArchiveFailing: row.archive_failing ?? undefined,
  };
}
