import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { keepOverdue, listOverdue } from "../overdue.ts";
import type { TestCommunity, TestWorld } from "../test-community.ts";
import {
  addChallengeInDecision,
  addSignal,
  foundTestCommunity,
  openTestWorld,
} from "../test-community.ts";
import { backUp } from "./backup.ts";
import { silentLog } from "./log.ts";
import { type Metrics, type MetricsSources, openMetrics } from "./metrics.ts";
import { type MetricsServer, serveMetrics } from "./metrics-server.ts";
import { migrateWorker } from "./migrate.ts";
import { openOperating } from "./operating.ts";

let world: TestWorld;
let community: TestCommunity;
const metrics: Metrics = openMetrics();

beforeAll(async () => {
  world = await openTestWorld({ metrics });
  community = await foundTestCommunity(world, "cijferdorp");
  await migrateWorker(world.urls.worker);
});
afterAll(() => world?.close());

/** What the database says now, without the few seconds for which it is kept. */
async function sources(): Promise<MetricsSources> {
  const operating = openOperating(world.urls.worker, silentLog, 0);
  const found = await operating.find();
  await operating.close();
  const overdue = await listOverdue(world.platform, world.slots);
  return {
    pool: () => world.database.pool(),
    operating: async () => found,
    overdue: () => overdue,
  };
}

/** Every figure as told: its name with its labels, and its value. */
async function figures(): Promise<ReadonlyMap<string, number>> {
  const text = await metrics.tell(await sources());
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ""), Number(/\S+$/.exec(line)?.[0])]));
}

function labelsOf(all: ReadonlyMap<string, number>, label: string): Set<string> {
  const found = [...all.keys()].flatMap((name) => {
    const value = new RegExp(`[{,]${label}="([^"]*)"`).exec(name)?.[1];
    return value === undefined ? [] : [value];
  });
  return new Set(found);
}

describe("requests", () => {
  test("are counted by route and status, both languages together, with how long they took", async () => {
    await world.app.request("/cijferdorp/werken");
    await world.app.request("/en/cijferdorp/werken");
    await world.app.request("/cijferdorp/werken/W-2026-999");
    const all = await figures();
    const [list, one] = ["/:community/werken", "/:community/werken/:number"];
    expect(all.get(`meent_requests_total{method="GET",route="${list}",status="200"}`)).toBe(2);
    expect(all.get(`meent_requests_total{method="GET",route="${one}",status="404"}`)).toBe(1);
    const count = `meent_request_duration_seconds_count{method="GET",route="${list}"}`;
    expect(all.get(count)).toBe(2);
  });

  test("for what is not there make one label, however many are made up", async () => {
    for (let each = 0; each < 200; each++) {
      await world.app.request(`/geen-${each}/pagina-${each}`);
      await world.app.request(`/cijferdorp/geen-${each}`, { method: `M${each}` });
    }
    const all = await figures();
    expect(labelsOf(all, "method")).toEqual(new Set(["GET", "other"]));
    const routes = [...labelsOf(all, "route")];
    expect(routes).toContain("unknown");
    expect(routes.filter((route) => /geen|pagina/.test(route))).toEqual([]);
    expect(routes.length).toBeLessThan(10);
  });
});

test("what waits, failed, and is late is told in numbers", async () => {
  await addChallengeInDecision(community);
  await world.ask("delete from platform.outbox");
  await world.ask("delete from platform.mail");
  for (let each = 0; each < 2; each++)
    await world.ask(
      "insert into platform.outbox (community_id, id, task, payload) values ($1, $2, 'a.task', '{}')",
      [community.id, newId()],
    );
  const record = await world.ask(
    "select sum(record_length)::int as length from platform.community_state",
  );
  await world.ask(
    `insert into platform.mail (community_id, id, kind, to_address, language, subject, body, made_at)
     values ($1, $2, 'accounts.link', 'fenna@example.nl', 'nl', 'Geheim', '[]', now() - interval '2 hours')`,
    [community.id, newId()],
  );
  const endpoint = (stopped: string | null) =>
    world.ask(
      `insert into webhooks.endpoint (community_id, id, member_id, url, secret, told_number, made_at,
         failures, failing_since, fault, stopped_at)
       values ($1, $2, $3, $4, repeat('s', 44), 0, now(), 3, now(), 'noAnswer', $5)`,
      [community.id, newId(), community.people.fenna, `https://${newId()}.example.nl/`, stopped],
    );
  await endpoint(null);
  await endpoint("2026-11-01");
  const worker = new pg.Client({ connectionString: world.urls.worker });
  await worker.connect();
  const job = async (name: string, values: string) => {
    const { rows } = await worker.query("select id from graphile_worker.add_job($1)", [name]);
    await worker.query(`update graphile_worker._private_jobs set ${values} where id = $1`, [
      rows[0].id,
    ]);
  };
  await job("waits", "run_at = now() - interval '5 minutes'");
  await job("later", "run_at = now() + interval '1 hour'");
  await job("failed", "attempts = max_attempts");
  await worker.end();
  const all = await figures();
  expect(Object.fromEntries([...all].filter(([name]) => /^meent_(?!request)/.test(name)))).toEqual({
    meent_database_up: 1,
    meent_database_pool_used: expect.any(Number),
    meent_database_pool_idle: expect.any(Number),
    meent_database_pool_waiting: 0,
    meent_database_pool_max: 10,
    'meent_overdue_answers{community="cijferdorp"}': 0,
    meent_communities: 1,
    meent_record_entries: record[0]?.length,
    meent_outbox_waiting: 2,
    meent_mail_waiting: 1,
    meent_mail_oldest_seconds: expect.closeTo(7200, -2),
    meent_webhooks_failing: 1,
    meent_webhooks_stopped: 1,
    meent_jobs_waiting: 1,
    meent_jobs_failed: 1,
    meent_jobs_oldest_seconds: expect.closeTo(300, -2),
  });
});

test("an answer that a municipality owes is late the day after its last day", async () => {
  const now = world.clock.machineNow();
  await addSignal(community);
  world.clock.set(new Date(now.getTime() + 30 * 86_400_000));
  const [late] = await listOverdue(world.platform, world.slots);
  world.clock.set(now);
  expect(late).toEqual({ community: "cijferdorp", count: expect.any(Number) });
  expect(late?.count).toBeGreaterThan(0);
  // A scrape never waits for that list: it is made beside it, and told the next time.
  const kept = keepOverdue(world.platform, world.slots);
  expect(kept()).toBeUndefined();
  await expect.poll(kept).toEqual([{ community: "cijferdorp", count: 0 }]);
});

test("a backup that ended well has an age; before the first there is none", async () => {
  const name = "meent_backup_age_seconds";
  expect((await figures()).has(name)).toBe(false);
  const folder = await mkdtemp(join(tmpdir(), "meent-metrics-"));
  const [row] = await world.ask("select now() - interval '90 minutes' as at");
  await backUp(world.urls, join(folder, "a.backup"), row?.at as Date);
  await rm(folder, { recursive: true });
  expect((await figures()).get(name)).toBeCloseTo(5400, -2);
});

test("no figure says anything of anybody: no name, address, id, or what was asked", async () => {
  await world.app.request(`/cijferdorp/zoeken?q=Fenna+Dijkstra&mail=fenna@example.nl`);
  await world.app.request(`/cijferdorp/leden/${community.people.fenna}`);
  await world.app.request("/cijferdorp/aanmelden", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ adres: "fenna@example.nl" }),
  });
  const text = await metrics.tell(await sources());
  expect(text).not.toMatch(/fenna|dijkstra|example\.nl|geheim|noAnswer/i);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  const names = new Set(
    [...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name).filter((name) => name !== "le"),
  );
  // Those of Node itself: its version, and what kinds of handles, spaces and collections there are.
  for (const own of ["version", "major", "minor", "patch", "type", "space", "kind"])
    names.delete(own);
  expect([...names].sort()).toEqual(["community", "method", "route", "status"]);
});

describe("the port of the figures", () => {
  const token = "a-token-of-more-than-24-characters";
  let open: MetricsServer;
  let guarded: MetricsServer;
  beforeAll(async () => {
    const tell = async () => metrics.tell(await sources());
    const host = "127.0.0.1";
    open = await serveMetrics({ host, port: 0 }, tell, metrics.mediaType);
    guarded = await serveMetrics({ host, port: 0, token }, tell, metrics.mediaType);
  });
  afterAll(async () => {
    await open?.stop();
    await guarded?.stop();
  });
  const get = (server: MetricsServer, path = "/metrics", init?: RequestInit) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, init);

  test("tells them as Prometheus reads them", async () => {
    const answer = await get(open);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes"])
      expect(text).toContain(`\n${name} `);
  });

  test("has nothing else, and takes nothing", async () => {
    expect((await get(open, "/")).status).toBe(404);
    expect((await get(open, "/noorderveld")).status).toBe(404);
    expect((await get(open, "/metrics", { method: "POST" })).status).toBe(405);
  });

  test("asks for its token where there is one", async () => {
    const bring = (authorization: string) =>
      get(guarded, "/metrics", { headers: { authorization } });
    expect((await get(guarded)).status).toBe(401);
    expect((await bring(`Bearer ${token}x`)).status).toBe(401);
    expect((await bring(`Basic ${token}`)).status).toBe(401);
    expect((await bring(`Bearer ${token}`)).status).toBe(200);
  });

  test("is not the port of the pages: there is no such page", async () => {
    expect((await world.app.request("/metrics")).status).toBe(404);
  });

  test("cannot be one that is taken, with a sentence", async () => {
    const again = { host: "127.0.0.1", port: open.port };
    await expect(serveMetrics(again, async () => "", metrics.mediaType)).rejects.toThrow(
      `Port ${open.port} of METRICS is taken. Choose another.`,
    );
  });

  test("says what promtool finds good", async (context) => {
    if (spawnSync("promtool", ["--version"]).error)
      context.skip("promtool is not here; Debian's package prometheus brings it");
    const input = await (await get(open)).text();
    const { stderr, status } = spawnSync("promtool", ["check", "metrics"], { input });
    // It finds fault with three names that prom-client gives to figures of Node; with none of ours.
    const faults = String(stderr)
      .split("\n")
      .filter((line) => line && !line.startsWith("nodejs_"));
    expect(faults).toEqual([]);
    expect([0, 3]).toContain(status);
  });
});

test("while the database is gone, the process still tells its own figures, and lives", async () => {
  const own = await openTestWorld({ metrics: openMetrics() });
  const operating = openOperating("postgresql://meent_worker:x@127.0.0.1:1/none", silentLog, 0);
  expect((await own.app.request("/gezond")).status).toBe(200);
  await own.database.close();
  const told = await metrics.tell({
    pool: () => own.database.pool(),
    operating: () => operating.find(),
    overdue: () => undefined,
  });
  expect(told).toContain("\nmeent_database_up 0\n");
  expect(told).toContain("\nprocess_resident_memory_bytes ");
  expect(told).not.toMatch(/^meent_(mail|jobs|communities|overdue)\w*[ {]/m);
  // A balancer takes it out of service; nobody restarts it for what a restart cannot mend.
  expect((await own.app.request("/gezond")).status).toBe(503);
  expect((await own.app.request("/gezond/leeft")).status).toBe(200);
  await operating.close();
  await own.close();
});
