import type { AddressInfo } from "node:net";
import type { getRequestListener } from "@hono/node-server";
import { listCommunities } from "#modules/people";
import { machineClock } from "#platform/clock.ts";
import { type Config, readConfig } from "#platform/config.ts";
import { openDatabase } from "#platform/database.ts";
import { startEmbedded } from "#platform/embedded.ts";
import { startJobs } from "#platform/jobs.ts";
import { errorFacts, openLog } from "#platform/log.ts";
import { openMailer } from "#platform/mailer.ts";
import { type Metrics, openMetrics } from "#platform/metrics.ts";
import { type MetricsPlace, serveMetrics } from "#platform/metrics-server.ts";
import { migrate, migrateWorker, removeEverything } from "#platform/migrate.ts";
import { openOperating } from "#platform/operating.ts";
import { askOwner } from "#platform/owner.ts";
import { ensureRoles, type RoleUrls } from "#platform/roles.ts";
import { webServer } from "#platform/serve.ts";
import { StartRefused } from "#platform/start-refused.ts";
import { troubleOf } from "#platform/trouble.ts";
import {
  type Assembled,
  assemble,
  clauses,
  findWritings,
  subjectKinds,
  taskHandlers,
} from "./app.ts";
import { tellStory } from "./demo/story/tell.ts";
import { keepOverdue } from "./overdue.ts";

/** What was started, in order; the end stops it the other way round. */
const started: { readonly name: string; stop(): Promise<unknown> }[] = [];

async function start(config: Config): Promise<string> {
  const log = openLog(config.logLevel);
  say("Meent is starting.");
  const loginUrl = config.databaseUrl ?? (await startOwnDatabase(config));
  const urls = await ensureRoles(loginUrl, {
    app: config.databaseAppUrl,
    worker: config.databaseWorkerUrl,
  });
  const applied = await migrate(urls.owner);
  if (applied.length > 0)
    say(`The database was brought up to date (${applied.length} migrations).`);
  const { isDemo, isFilled } = await beBorn(urls, config);
  await migrateWorker(urls.worker);

  const database = openDatabase(urls.app);
  started.push({ name: "database", stop: () => database.close() });
  const metrics = config.metrics && openMetrics();
  const parts = {
    database,
    clock: machineClock,
    ...(metrics && { metrics }),
    log,
    isDemo,
    listensAt: () => listensAt,
    ...(config.proxies !== undefined && { proxies: config.proxies }),
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    ...(config.securityContact !== undefined && {
      security: { contact: config.securityContact, policy: config.securityPolicy },
    }),
    ...(config.smtpUrl &&
      config.mailFrom && { mailer: openMailer(config.smtpUrl, config.mailFrom) }),
  };
  if (!isDemo && (await database.readShared(listCommunities)).length === 0)
    say("There is no community yet. Make one, here beside it: npm run community -- new");
  if (!config.smtpUrl && !isDemo) say("SMTP_URL is not set: mail waits until it is.");
  const assembled = assemble(parts);
  const { app, platform, jobs } = assembled;
  if (isDemo && !isFilled) {
    say("Filling the example community Noorderveld, eighteen months of it:");
    const began = performance.now();
    const parts = { kinds: subjectKinds, tasks: taskHandlers, writings: findWritings };
    // A line for each of some thousand acts would hide how far it is.
    const quietly = { ...platform, log: openLog("warn") };
    await tellStory(quietly, clauses, parts, machineClock.machineNow(), (line) => say(`  ${line}`));
    // So that the first who searches need not wait for it.
    await jobs.everyMinute["search.follow"]?.();
    say(`Filled in ${Math.round((performance.now() - began) / 1000)} seconds.`);
    await askOwner(urls.owner, "update platform.installation set filled_at = now()");
  }
  const worker = await startJobs(urls.worker, jobs, log);
  started.push({ name: "jobs", stop: () => worker.stop() });
  if (config.metrics && metrics) await tellMetrics(config.metrics, metrics, urls.worker, assembled);
  return listen(app.fetch, config);
}

/** Figures for Prometheus, on a port of their own. */
async function tellMetrics(
  place: MetricsPlace,
  metrics: Metrics,
  workerUrl: string,
  { platform, slots }: Assembled,
): Promise<void> {
  const operating = openOperating(workerUrl, platform.log);
  started.push({ name: "figures", stop: () => operating.close() });
  const sources = {
    pool: () => platform.database.pool(),
    operating: () => operating.find(),
    overdue: keepOverdue(platform, slots),
  };
  const server = await serveMetrics(place, () => metrics.tell(sources), metrics.mediaType);
  started.push({ name: "metrics", stop: () => server.stop() });
}

async function startOwnDatabase(config: Config): Promise<string> {
  const embedded = await startEmbedded(config.dataFolder, { say });
  started.push({ name: "PostgreSQL", stop: () => embedded.stop() });
  return embedded.url;
}

/**
 * Demo is written into a database at its birth, by its owner, and never changed after. A demo that
 * was killed while it was being filled is made anew: it holds nothing of anyone's yet.
 */
async function beBorn(
  urls: RoleUrls,
  config: Config,
): Promise<{ readonly isDemo: boolean; readonly isFilled: boolean }> {
  const before = await findBirth(urls);
  if (before?.demo && !before.filled_at) {
    say("The last start ended while it was filling. Beginning again.");
    await removeEverything(urls.owner);
    await migrate(urls.owner);
  }
  await askOwner(
    urls.owner,
    "insert into platform.installation (demo) values ($1) on conflict do nothing",
    [config.demo],
  );
  const birth = await findBirth(urls);
  return { isDemo: birth?.demo === true, isFilled: Boolean(birth?.filled_at) };
}

interface Birth {
  readonly demo: boolean;
  readonly filled_at: Date | null;
}

async function findBirth(urls: RoleUrls): Promise<Birth | undefined> {
  return (await askOwner(urls.owner, "select demo, filled_at from platform.installation"))[0] as
    | Birth
    | undefined;
}

/** Listens; a taken port is a sentence and not a stack. */
async function listen(
  fetch: Parameters<typeof getRequestListener>[0],
  config: Config,
): Promise<string> {
  const server = webServer(fetch);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartRefused(
              `Port ${config.port} is taken. Choose another: PORT=${config.port + 1} npm start`,
            )
          : error,
      ),
    );
    server.listen(config.port, config.host, resolve);
  });
  started.push({
    name: "web",
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        // What is still busy gets a few seconds; then its connection ends.
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      }),
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  listensAt = `http://${host === "0.0.0.0" ? "localhost" : host}:${port}`;
  return config.publicUrl ?? listensAt;
}

/** Known once it listens: the system may have chosen the port. */
let listensAt = "http://localhost";

let stopping = false;
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const { name, stop: end } of started.reverse())
    await end().catch((thrown: unknown) => say(`${name} did not stop cleanly: ${String(thrown)}`));
  process.exit(exitCode);
}

/** What the operator reads in the terminal; the log is for machines. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// A promise of some library that nobody waits for must not end us while the database is away; anything
// else is a fault of ours and does.
process.on("unhandledRejection", (thrown) => {
  if (troubleOf(thrown) === undefined) throw thrown;
  process.stderr.write(`Left to nobody: ${JSON.stringify(errorFacts(thrown))}\n`);
});

process.once("SIGINT", () => {
  say("Meent is stopping.");
  void stop(0);
});
process.once("SIGTERM", () => void stop(0));

const config = readConfig(process.env);
if (!config.ok) {
  for (const problem of config.problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}
try {
  say(`Meent is ready: ${await start(config.value)} (Ctrl-C stops it)`);
} catch (thrown) {
  if (thrown instanceof StartRefused) process.stderr.write(`${thrown.message}\n`);
  else process.stderr.write(`Meent could not start: ${JSON.stringify(errorFacts(thrown))}\n`);
  await stop(1);
}
