import { Logger, parseCronItems, run } from "graphile-worker";
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
  const runner = await run({
    pgPool: pool,
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
  const relay = await startRelay(workerUrl, log);
  return {
    stop: async () => {
      await relay.stop();
      await runner.stop();
      await pool.end();
    },
  };
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
  from (select * from taken order by made_at) as in_order`;

/** Carries on each notification, and every few seconds in case one was missed. */
async function startRelay(workerUrl: string, log: Log): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;
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
