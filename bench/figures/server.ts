import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Assembled, assemble } from "../../src/app.ts";
import { machineClock } from "../../src/platform/clock.ts";
import { type Database, openDatabase } from "../../src/platform/database.ts";
import { startEmbedded } from "../../src/platform/embedded.ts";
import { silentLog } from "../../src/platform/log.ts";
import { migrate, migrateWorker } from "../../src/platform/migrate.ts";
import { ensureRoles, type RoleUrls } from "../../src/platform/roles.ts";
import { foundTestCommunity, type TestCommunity } from "../../src/test-community.ts";

/** A database for a figure: as `npm start` runs it, everything forced to disk, and no demo. */
export interface BenchServer extends Assembled {
  readonly urls: RoleUrls;
  /** Login with all rights: to fill tables in bulk, and for pgbench. */
  readonly loginUrl: string;
  readonly database: Database;
  readonly login: pg.Client;
  stop(): Promise<void>;
}

export async function openBenchServer(connections = 20): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), "meent-bench-"));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded(folder);
  const urls = await ensureRoles(embedded.url);
  await migrate(urls.owner);
  await migrateWorker(urls.worker);
  const login = new pg.Client({ connectionString: embedded.url });
  await login.connect();
  await login.query("insert into platform.installation (demo) values (false)");
  const database = openDatabase(urls.app, connections);
  return {
    ...assemble({ database, clock: machineClock, log: silentLog, isDemo: false, keptBytes: 0 }),
    ...{ urls, loginUrl: embedded.url, database, login },
    stop: async () => {
      await login.end();
      await database.close();
      await embedded.stop();
      await rm(embedded.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A community with people, charter, mandate and works, made through actions. */
export function foundBenchCommunity(server: BenchServer, slug: string): Promise<TestCommunity> {
  const clock = { ...machineClock, set: () => {} };
  return foundTestCommunity({ ...server, clock }, slug);
}

/** The last line of a bench: its figures beside their targets; the process fails where one falls short. */
export function tellFigures(
  bench: string,
  figures: Readonly<
    Record<string, { readonly is: number | string; readonly target: string; readonly met: boolean }>
  >,
): void {
  for (const [name, { is, target, met }] of Object.entries(figures))
    console.log(`${met ? "met  " : "SHORT"} ${name}: ${is} (target ${target})`);
  console.log(JSON.stringify({ bench, figures }));
  process.exitCode = Object.values(figures).every(({ met }) => met) ? 0 : 1;
}

/** A number from the environment, so that a short try is possible. */
export function sizeOf(name: string, standard: number): number {
  const given = Number(process.env[name]);
  return Number.isFinite(given) && given > 0 ? given : standard;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
