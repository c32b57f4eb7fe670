import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { guarantee } from "../modules/acts/actions.ts";
import {
  changePhase,
  publishInitiative,
  startInitiative,
  unpublishInitiative,
} from "../modules/initiatives/actions.ts";
import {
  addChallenge,
  addDeal,
  addMandate,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  type Row,
  signBoth,
  type TestCommunity,
} from "../test-community.ts";
import { act, action } from "./act.ts";
import type { Context, Platform } from "./context.ts";
import { type Jobs, type RunningJobs, startJobs, type TaskHandler } from "./jobs.ts";
import { type Log, silentLog } from "./log.ts";
import { systemContext } from "./settle.ts";
import { layLine } from "./test-line.ts";

const world = await openTestWorld({ connections: 20 });
/** The real platform, with one subscription more: what is said is to be done afterwards. */
const platform: Platform = {
  ...world.platform,
  lookUps: {
    ...world.platform.lookUps,
    tasksFor: ({ kind, data }) =>
      kind === "test.said" ? [{ task: String(data?.task), payload: { ...data } }] : [],
  },
};
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});

const running: RunningJobs[] = [];
async function start(jobs: Jobs): Promise<RunningJobs> {
  const started = await startJobs(world.urls.worker, jobs, silentLog);
  running.push(started);
  return started;
}
async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((started) => started.stop()));
}
afterEach(stopAll);
afterAll(() => world.close());

/** Asks as the worker's own role, beside the worker. */
async function askWorker(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: world.urls.worker });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const said = action({
  name: "test.say",
  input: z.object({ task: z.string(), word: z.string(), refuse: z.boolean().default(false) }),
  who: "anyone",
  perform: async (acting, input) => {
    acting.record({
      kind: "test.said",
      subject: { kind: "area", id: newId() },
      data: { task: input.task, word: input.word },
    });
    return input.refuse ? refuse("said_no") : ok({});
  },
});

const context = (): Context => ({ ...community.as("fenna"), platform });
const say = (task: string, word: string) => done(said, context(), { task, word });

/** What a task does: it records its word, through `act` under its key. */
const did = action({
  name: "test.did",
  input: z.object({ word: z.string() }),
  who: "system",
  perform: async (acting, { word }) => {
    acting.record({ kind: "test.did", subject: { kind: "area", id: newId() }, data: { word } });
    return ok({});
  },
});
const handle: TaskHandler = async (communityId, payload, key) => {
  const now = world.clock.machineNow();
  const system = { ...systemContext(world.platform, communityId, now), idempotencyKey: key };
  await done(did, system, { word: String(payload.word) });
};

const jobsWith = (name: string, handler: TaskHandler = handle): Jobs => ({
  tasks: { [name]: handler },
  everyMinute: {},
});

/** The words whose task had its effect, sorted; a double would stand twice. */
async function effects(prefix: string): Promise<unknown[]> {
  const rows = await world.ask(
    `select data->>'word' as word from platform.entry
     where kind = 'test.did' and data->>'word' like $1 order by 1`,
    [`${prefix}%`],
  );
  return rows.map(({ word }) => word);
}

const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(3, "0")}`);

const soon = { timeout: 20_000, interval: 50 };

describe("a task", () => {
  test("reaches its handler after commit: a signed deal waits for its first day", async () => {
    const deal = await addDeal(world, community);
    await start(world.jobs);
    await signBoth(community, deal.id);
    const state = () =>
      world.ask("select state from challenges.challenge where id = $1", [deal.origin.id]);
    await expect.poll(state, soon).toEqual([{ state: "agreed" }]);
    const agreed = await world.ask(
      "select from platform.entry where subject_id = $1 and kind = 'challenges.agreed'",
      [deal.origin.id],
    );
    expect(agreed).toHaveLength(1);
    expect(await world.ask("select from platform.outbox")).toEqual([]);
  });

  test.each([
    [
      "is done",
      (initiativeId: string) =>
        done(changePhase, community.as("fenna"), { initiativeId, phase: "done" }),
    ],
    [
      "is not public any more",
      (initiativeId: string) => done(unpublishInitiative, community.as("fenna"), { initiativeId }),
    ],
  ])("ends a guarantee when the initiative it stands for %s", async (_, end) => {
    const source = await addMandate(community, 100_000n);
    const { id } = await done(startInitiative, community.as("fenna"), {
      title: "Zaaigoed voor de pluktuin",
      what: "Wij zaaien elk voorjaar in, en wie wil plukt mee.",
    });
    await done(publishInitiative, community.as("fenna"), { initiativeId: id });
    await done(guarantee, community.as("geert"), {
      ...{ subjectKind: "initiative", subjectId: id, source, amount: 30_000n },
      ...{ body: "Mislukt de oogst? Dan betaalt de gemeente.", endsOn: "2026-12-31" },
    });
    const committed = () =>
      world.ask("select committed_cents::int as cents from mandates.mandate where id = $1", [
        source,
      ]);
    expect(await committed()).toEqual([{ cents: 30_000 }]);
    await start(world.jobs);
    await end(id);
    await expect.poll(committed, soon).toEqual([{ cents: 0 }]);
    const freed = await world.ask(
      "select from platform.entry where subject_id = $1 and kind = 'acts.guaranteeFreed'",
      [id],
    );
    expect(freed).toHaveLength(1);
  });

  test("is named before it is carried, so that worker and relay never wait for one another", async () => {
    await askWorker(`
      create function graphile_worker.tell_who_names() returns trigger language plpgsql as $$
      begin
        if current_setting('application_name') = 'meent-relay' then
          raise exception 'the relay had to name %', new.identifier;
        end if;
        -- So that the worker is the last, however quick it is.
        perform pg_sleep(0.5);
        return new;
      end $$;
      create trigger tell_who_names before insert on graphile_worker._private_tasks
        for each row execute function graphile_worker.tell_who_names()`);
    try {
      await say("test.named", "named-1");
      const warnings: unknown[] = [];
      const log: Log = { ...silentLog, warn: (...facts: unknown[]) => void warnings.push(facts) };
      running.push(await startJobs(world.urls.worker, jobsWith("test.named"), log));
      await expect.poll(() => effects("named"), soon).toEqual(["named-1"]);
      expect(warnings).toEqual([]);
    } finally {
      await askWorker("drop function graphile_worker.tell_who_names cascade");
    }
  });

  test("of what was refused is never done", async () => {
    await act(said, context(), { task: "test.refused", word: "refused-1", refuse: true });
    await start(jobsWith("test.refused"));
    await say("test.refused", "refused-2");
    await expect.poll(() => effects("refused"), soon).toEqual(["refused-2"]);
  });

  test("left while nothing ran is done when something does", async () => {
    for (const word of words("waiting", 20)) await say("test.waiting", word);
    expect(await effects("waiting")).toEqual([]);
    await start(jobsWith("test.waiting"));
    await expect.poll(() => effects("waiting"), soon).toEqual(words("waiting", 20));
  });

  test("has its effect once, though relay and worker stop and start all the while", async () => {
    const all = words("restart", 40);
    let calls = 0;
    const jobs = jobsWith("test.restart", async (...given) => {
      calls++;
      await handle(...given);
    });
    const saying = (async () => {
      for (const word of all) await say("test.restart", word);
    })();
    for (let round = 0; round < 6; round++) {
      await start(jobs);
      await new Promise((resolve) => setTimeout(resolve, 60 * round));
      await stopAll();
    }
    await saying;
    await start(jobs);
    await expect.poll(() => effects("restart"), soon).toEqual(all);
    expect(calls).toBeGreaterThanOrEqual(40);
  });

  test("has its effect once, though two relays and two workers run at once", async () => {
    const all = words("double", 40);
    const jobs = jobsWith("test.double");
    await Promise.all([start(jobs), start(jobs)]);
    await Promise.all(all.map((word) => say("test.double", word)));
    await expect.poll(() => effects("double"), soon).toEqual(all);
    expect(await world.ask("select from platform.outbox")).toEqual([]);
  });

  test("that fails the first time is done the next", async () => {
    let calls = 0;
    await start(
      jobsWith("test.failing", async (...given) => {
        if (++calls === 1) throw new Error("the first time fails");
        await handle(...given);
      }),
    );
    await say("test.failing", "failing-1");
    await expect.poll(() => effects("failing"), soon).toEqual(["failing-1"]);
    expect(calls).toBe(2);
  });

  test("that fails after its effect has that effect once", async () => {
    let calls = 0;
    await start(
      jobsWith("test.halfway", async (...given) => {
        await handle(...given);
        if (++calls === 1) throw new Error("fails after it acted");
      }),
    );
    await say("test.halfway", "halfway-1");
    await expect.poll(() => calls, soon).toBe(2);
    expect(await effects("halfway")).toEqual(["halfway-1"]);
  });

  test("is carried again after the relay lost its connection", async () => {
    await start(jobsWith("test.lost"));
    await say("test.lost", "lost-1");
    await expect.poll(() => effects("lost"), soon).toEqual(["lost-1"]);
    await askWorker(`select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'meent-%'
         and pid <> pg_backend_pid()`);
    await say("test.lost", "lost-2");
    await expect.poll(() => effects("lost"), soon).toEqual(["lost-1", "lost-2"]);
  });
});

describe("the outbox", () => {
  test("is carried in order of commit, also what was committed at once", async () => {
    // No handler knows this name, so the jobs stay to be looked at.
    const all = words("order", 40);
    await Promise.all(all.map((word) => say("test.unhandled", word)));
    const inRecord = await world.ask(
      `select data->>'word' as word from platform.entry
       where data->>'task' = 'test.unhandled' order by number`,
    );
    expect(inRecord).toHaveLength(40);
    await start(jobsWith("test.other"));
    const carried = () =>
      askWorker(`select j.payload->'payload'->>'word' as word
         from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'test.unhandled' order by j.id`);
    await expect.poll(async () => (await carried()).length, soon).toBe(40);
    expect(await carried()).toEqual(inRecord);
  });

  test("cannot be read by the app, which writes it", async () => {
    const asked = goRound(world, community.id, "select from platform.outbox");
    await expect(asked).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the job of each minute", () => {
  test("settles every community by its own clock", async () => {
    const other = await foundTestCommunity(world, "buurveld");
    await addChallenge(community, undefined, { workId: community.works.bridges });
    await addChallenge(other, undefined, { workId: other.works.bridges });
    await world.ask(
      "update platform.community_state set clock_ahead_ms = $2 where community_id = $1",
      [other.id, 100 * 86_400_000],
    );
    expect(Object.keys(world.jobs.everyMinute).sort()).toEqual([
      "accounts.forget",
      "accounts.mailInvitations",
      "home.week",
      "market.matchAll",
      "market.tell",
      "notifications.spread",
      "platform.settle",
      "platform.waitingMail",
      "search.follow",
      "search.rebuild",
      "signals.goOver",
      "webhooks.tell",
    ]);
    await start(world.jobs);
    await askWorker("select graphile_worker.add_job('platform.settle')");
    const states = async (id: string) =>
      (
        await world.ask(
          "select state from challenges.challenge where community_id = $1 and work_id = $2",
          [id, id === other.id ? other.works.bridges : community.works.bridges],
        )
      ).map(({ state }) => state);
    await expect.poll(() => states(other.id), soon).toEqual(["acceptedBySilence"]);
    expect(await states(community.id)).toEqual(["filed"]);
  });
});

describe("after a fault", () => {
  test("a job of a worker that was killed is done within a minute or so, and its queue goes on", async () => {
    for (const word of words("orphan", 3)) await say("test.orphan", word);
    await (await start(jobsWith("test.nothing"))).stop();
    running.splice(0);
    await askWorker(`
      insert into graphile_worker._private_job_queues (queue_name, locked_at, locked_by)
      values ('orphan', now() - interval '2 minutes', 'pool-killed')`);
    await askWorker(`
      update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes',
        locked_by = 'pool-killed',
        job_queue_id = (select id from graphile_worker._private_job_queues where queue_name = 'orphan')
      where task_id in (select id from graphile_worker._private_tasks where identifier = 'test.orphan')`);
    await start(jobsWith("test.orphan"));
    await expect.poll(() => effects("orphan"), soon).toEqual(words("orphan", 3));
  });

  test("a job of a worker that lives and is busy is left to it", async () => {
    let calls = 0;
    let finish = () => {};
    const jobs = jobsWith("test.slow", async () => {
      calls++;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await start(jobs);
    await say("test.slow", "slow-0");
    await expect.poll(() => calls, soon).toBe(1);
    await askWorker(
      "update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes' where locked_by is not null",
    );
    await start(jobs);
    // Longer than a relay's round.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(calls).toBe(1);
    finish();
  });

  test("the worker begins again when the database went away under a job and came back", async () => {
    const line = await layLine(world.urls.worker);
    let began = 0;
    const jobs = jobsWith("test.cut", async (...given) => {
      if (began++ === 0) await line.cut();
      await handle(...given);
    });
    running.push(await startJobs(line.url, jobs, silentLog));
    await say("test.cut", "cut-0");
    await expect.poll(() => effects("cut"), soon).toEqual(["cut-0"]);
    // Longer than graphile-worker itself tries to write down what became of the job.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    await line.mend();
    await say("test.cut", "cut-1");
    await expect
      .poll(() => effects("cut"), { ...soon, timeout: 30_000 })
      .toEqual(["cut-0", "cut-1"]);
    await stopAll();
    await line.stop();
  });
});
