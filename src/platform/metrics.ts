import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PoolFigures } from "./database.ts";
import type { OperatingFigures } from "./operating.ts";

/** The figures of this process, as Prometheus reads them. */
export interface Metrics {
  /** Measures each request by its route, never by its address. */
  readonly measure: MiddlewareHandler;
  /** The text format of Prometheus, version 0.0.4, with what the sources say now. */
  tell(sources: MetricsSources): Promise<string>;
  /** The media type of that text. */
  readonly mediaType: string;
}

/** What is asked at the moment of telling. Undefined is what could not be found out. */
export interface MetricsSources {
  pool(): PoolFigures;
  operating(): Promise<OperatingFigures | undefined>;
  overdue(): readonly Overdue[] | undefined;
}

/** Answers of one municipality that are past their last day. */
export interface Overdue {
  /** The community's address. */
  readonly community: string;
  readonly count: number;
}

/**
 * Opens the figures. Of Node itself (event loop lag, memory, handles) they have the names that
 * prom-client gives, which ready-made dashboards know; ours begin with `meent_`. Labels come from closed
 * lists only: routes, methods, statuses, communities. docs/reference/metrics.md tells each one.
 */
export function openMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: "meent_requests_total",
    help: "Requests answered, by route.",
    labelNames: ["method", "route", "status"],
    registers: [register],
  });
  const durations = new Histogram({
    name: "meent_request_duration_seconds",
    help: "Seconds until an answer began, by route.",
    labelNames: ["method", "route"],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
  const gauges = gaugesIn(register);
  return {
    measure: async (c, next) => {
      const startedMs = performance.now();
      await next();
      const labels = { method: methodOf(c), route: routeOf(c) };
      requests.inc({ ...labels, status: String(c.res.status) });
      durations.observe(labels, (performance.now() - startedMs) / 1000);
    },
    tell: async (sources) => {
      gauges.set(sources.pool(), await sources.operating(), sources.overdue() ?? []);
      return register.metrics();
    },
    mediaType: register.contentType,
  };
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function methodOf(c: HonoContext): string {
  return methods.has(c.req.method) ? c.req.method : "other";
}

/**
 * The pattern of the page that was meant, of both languages the same; `unknown` for an address that is
 * none of ours, so that nobody can make figures grow by asking for what is not there.
 */
function routeOf(c: HonoContext): string {
  const page = matchedRoutes(c).findLast(
    ({ method, path }) => method !== "ALL" && !path.includes("*"),
  );
  return page ? page.path.replace(/^\/en(?=\/|$)/, "") || "/" : "unknown";
}

function gaugesIn(register: Registry) {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `meent_${name}`, help, labelNames, registers: [register] });
  const databaseUp = gauge("database_up", "1 while the database answers.");
  const used = gauge("database_pool_used", "Connections that somebody is using.");
  const idle = gauge("database_pool_idle", "Connections that are free.");
  const waiting = gauge("database_pool_waiting", "Requests that wait for a connection.");
  const max = gauge("database_pool_max", "Connections there may be.");
  const overdueAnswers = gauge(
    "overdue_answers",
    "Answers of a municipality past their last day, counted to 500 a module.",
    "community",
  );
  /** Of the whole installation: each process tells the same. */
  const shared = {
    communities: gauge("communities", "Communities in this installation."),
    recordEntries: gauge("record_entries", "Entries of the public record, ever."),
    outboxWaiting: gauge("outbox_waiting", "Tasks that were not yet made a job."),
    mailWaiting: gauge("mail_waiting", "Mail that was not yet sent."),
    mailOldestSeconds: gauge("mail_oldest_seconds", "How long the oldest mail waits."),
    webhooksFailing: gauge("webhooks_failing", "Addresses of programs that do not answer."),
    webhooksStopped: gauge("webhooks_stopped", "Addresses of programs given up after days."),
    backupAgeSeconds: gauge("backup_age_seconds", "Since a backup last ended well."),
    jobsWaiting: gauge("jobs_waiting", "Jobs that could run now."),
    jobsFailed: gauge("jobs_failed", "Jobs that will not be tried again."),
    jobsOldestSeconds: gauge("jobs_oldest_seconds", "How long the oldest such job waits."),
    isArchiveFailing: gauge("archive_failing", "1 while PostgreSQL cannot put its log away."),
  } satisfies Record<keyof OperatingFigures, Gauge>;

  return {
    set(
      pool: PoolFigures,
      operating: OperatingFigures | undefined,
      overdue: readonly Overdue[],
    ): void {
      databaseUp.set(operating ? 1 : 0);
      used.set(pool.used);
      idle.set(pool.idle);
      waiting.set(pool.waiting);
      max.set(pool.max);
      overdueAnswers.reset();
      for (const { community, count } of overdue) overdueAnswers.set({ community }, count);
      for (const [name, each] of Object.entries(shared)) {
        const value = operating?.[name as keyof OperatingFigures];
        // What is not known is left out: a 0 would be a lie, and an alert can ask for absence.
        each.remove();
        if (value !== undefined) each.set(Number(value));
      }
    },
  };
}
