import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Platform, Task } from "./context.ts";
import { errorFacts, type Log } from "./log.ts";
import type { NewEntry } from "./record.ts";

/** What must happen after an entry: the tasks a module wants for it, by kind of entry. */
export type Subscriptions = Readonly<Record<string, (entry: NewEntry) => readonly Task[]>>;

/** A module's tasks, made when the platform runs. */
export type TaskHandlers = Readonly<Record<string, (platform: Platform) => TaskHandler>>;

/** A task runs after commit, at least once; what it does goes through `act` under `key`, so once. */
export type TaskHandler = (
  communityId: string,
  payload: Readonly<Record<string, unknown>>,
  key: string,
) => Promise<void>;

export interface Jobs {
  /** Tasks by name, as `challenges.start`. */
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  /** Work of every minute, by name. */
  readonly everyMinute: Readonly<Record<string, () => Promise<void>>>;
}

export interface RunningJobs {
  stop(): Promise<void>;
}

/** Starts the worker and the relay from our outbox, both under the worker's own database role. */
export async function startJobs(workerUrl: string, jobs: Jobs, log: Log): Promise<RunningJobs> {
  const pool = new pg.Pool({
    connectionString: workerUrl,
    max: 5,
    application_name: "meent-worker",
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  await nameTasks(pool, jobs);
  const desk: Desk = { poolId: undefined, busyWith: new Set() };
  const worker = await keepWorking(() => startRunner(pool, jobs, log, desk), log);
  const relay = await startRelay(workerUrl, log, desk);
  return {
    stop: async () => {
      await relay.stop();
      await worker.stop();
      await pool.end();
    },
  };
}

/**
 * Tells graphile-worker the name of every task before anybody needs one, in one order. Else, at the
 * first start on a database, the worker and the relay each add names the other waits for.
 */
async function nameTasks(pool: pg.Pool, { tasks, everyMinute }: Jobs): Promise<void> {
  await pool.query(
    `insert into graphile_worker._private_tasks (identifier)
     select name from unnest($1::text[]) as name
     where not exists (select from graphile_worker._private_tasks where identifier = name)
     on conflict do nothing`,
    [[...Object.keys(tasks), ...Object.keys(everyMinute)].toSorted()],
  );
}

/** Which worker works here now, and on what: so that what nobody works on any more can be told. */
interface Desk {
  poolId: string | undefined;
  readonly busyWith: Set<string>;
}

function startRunner(pool: pg.Pool, jobs: Jobs, log: Log, desk: Desk): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    desk.poolId = workerPool.id;
  });
  events.on("job:start", ({ job }) => desk.busyWith.add(job.id));
  events.on("job:complete", ({ job }) => desk.busyWith.delete(job.id));
  return run({
    pgPool: pool,
    events,
    // Written down in batches of whatever there is, because those are tried again for minutes, and end
    // the worker in good order at last. One at a time, a database that is away just then is a rejection
    // that graphile-worker 0.18 leaves to nobody, and that ends the whole process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: new Logger(() => (level, message, meta) => {
      // graphile-worker puts the thrown error in meta; its text may hold data, so only facts go on.
      if (level === "error") log.error({ ...errorFacts(meta?.error) }, "job failed");
      else if (level === "warning") log.warn({ message: message.slice(0, 120) }, "worker");
    }),
    taskList: {
      ...Object.fromEntries(
        Object.entries(jobs.tasks).map(([name, handler]) => [
          name,
          (payload: unknown) => {
            const { communityId, key, payload: own } = payload as Carried;
            return handler(communityId, own, key);
          },
        ]),
      ),
      ...jobs.everyMinute,
    },
    parsedCronItems: parseCronItems(
      Object.keys(jobs.everyMinute).map((task) => ({ task, match: "* * * * *" })),
    ),
  });
}

/**
 * graphile-worker stops for good when it could not write down what became of a job, as when the
 * database went away under it. Then another begins, until we are asked to stop.
 */
async function keepWorking(
  start: () => Promise<Runner>,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const stopped = new AbortController();
  let runner: Runner | undefined = await start();
  const watch = async () => {
    while (!stopped.signal.aborted) {
      // However it ended; why was logged by the worker itself.
      await runner?.promise.catch(() => {});
      if (stopped.signal.aborted) return;
      runner = undefined;
      await pause(1000 + Math.random() * 1000, stopped.signal);
      if (stopped.signal.aborted) return;
      try {
        runner = await start();
        log.info({}, "the worker begins again");
      } catch (thrown) {
        log.warn(errorFacts(thrown), "the worker waits for the database");
      }
    }
  };
  const watched = watch();
  return {
    stop: async () => {
      stopped.abort();
      // It may have stopped by itself this very moment.
      await runner?.stop().catch(() => {});
      await watched;
      await runner?.promise.catch(() => {});
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

interface Carried {
  readonly communityId: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * One statement takes rows from the outbox and makes them jobs, so none is lost or doubled; those
 * of one community in the order in which they were committed. Mail goes one after the other, so that
 * a slow mail server never holds up all else.
 */
const carry = `
  with taken as (delete from platform.outbox returning *)
  select graphile_worker.add_job(task,
    json_build_object('communityId', community_id, 'key', id, 'payload', payload),
    job_key := id::text,
    queue_name := case when task = 'platform.sendMail' then 'mail' end)
  from (select * from taken order by made_at, id) as in_order`;

/** Held by the connection of each relay under the id of its worker, so that others see it lives. */
const livingLock = 0x6d656c76;

/**
 * Frees jobs that nobody works on any more: of a process that was killed, and of our own whose end
 * could not be written down. graphile-worker itself waits four hours for them, and a queue such as
 * that of mail stands still so long. A worker lives while its relay holds its lock; a minute of grace
 * is for one that only lost its connection. Doing a job twice has one effect, by its key.
 */
const free = `
  with held as (
      select locked_by, id from graphile_worker._private_jobs
      where locked_at < now() - make_interval(secs => $3)
    ),
    dead as (
      select distinct locked_by from held
      where locked_by <> $1 and not exists (
        select from pg_locks where locktype = 'advisory' and classid = ${livingLock}
          and objid = hashtext(held.locked_by)::bit(32)::bigint and granted
          and database = (select oid from pg_database where datname = current_database()))
    ),
    freed as (
      update graphile_worker._private_jobs as job set locked_at = null, locked_by = null
      from held where held.id = job.id and job.locked_by = held.locked_by
        and (held.locked_by in (select locked_by from dead)
          or held.locked_by = $1 and not held.id::text = any ($2))
      returning job.job_queue_id
    ),
    queues as (
      update graphile_worker._private_job_queues as queue set locked_at = null, locked_by = null
      where id in (select job_queue_id from freed) returning id
    )
  select (select count(*) from freed)::int as jobs, (select count(*) from queues)::int as queues`;

/** After how many seconds a job may be taken for forgotten, and how often that is looked for. */
const graceSeconds = 60;

/** Carries on each notification, and every few seconds in case one was missed. */
async function startRelay(
  workerUrl: string,
  log: Log,
  desk: Desk,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;
  /** Of which worker this connection tells that it lives. */
  let living: string | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isCalled = false;
  let wake = () => {};
  const call = () => {
    isCalled = true;
    wake();
  };
  const connect = async () => {
    const opened = new pg.Client({ connectionString: workerUrl, application_name: "meent-relay" });
    opened.on("error", () => {
      client = undefined;
    });
    living = undefined;
    opened.on("notification", call);
    await opened.connect();
    await opened.query("listen meent_outbox");
    return opened;
  };
  const loop = async () => {
    while (!stopped) {
      isCalled = false;
      try {
        client ??= await connect();
        await client.query(carry);
        if (living !== desk.poolId) {
          await client.query("select pg_advisory_unlock_all()");
          await client.query("select pg_advisory_lock($1, hashtext($2))", [
            livingLock,
            desk.poolId,
          ]);
          living = desk.poolId;
        }
        if (performance.now() - lookedAt > (graceSeconds * 1000) / 4) {
          lookedAt = performance.now();
          const { rows } = await client.query<{ jobs: number }>(free, [
            desk.poolId,
            [...desk.busyWith],
            graceSeconds,
          ]);
          if (rows[0]?.jobs) log.warn(rows[0], "jobs that nobody worked on are taken up again");
        }
      } catch (thrown) {
        log.warn(errorFacts(thrown), "outbox relay waits for the database");
        await client?.end().catch(() => {});
        client = undefined;
      }
      // A call that came while it was carrying is answered at once.
      if (!stopped && !isCalled)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 3000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
    await client?.end();
  };
  const done = loop();
  return {
    stop: async () => {
      stopped = true;
      call();
      await done;
    },
  };
}
