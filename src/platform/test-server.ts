import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { migrate, migrateWorker } from "./migrate.ts";
import { ensureRoles, type RoleUrls } from "./roles.ts";

/** A server of its own for one run of tests, with a migrated database to copy. */
export interface TestServer {
  /** Connection strings to the template; test databases differ only in their name. */
  readonly template: RoleUrls;
  /** Login with all rights, to make databases with. */
  readonly loginUrl: string;
  stop(): Promise<void>;
}

/** Starts a server in a temporary folder and migrates its template from zero. Takes about a second. */
export async function startTestServer(migrations = "migrations"): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "meent-test-"));
  await chmod(folder, 0o711);
  let embedded: Embedded | undefined;
  const stop = async () => {
    await embedded?.stop();
    // Below a folder closed to others, root's database lies elsewhere.
    if (embedded) await rm(embedded.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    embedded = await startEmbedded(folder, { fast: true });
    const template = await ensureRoles(embedded.url);
    await migrate(template.owner, migrations);
    await migrateWorker(template.worker);
    return { template, loginUrl: embedded.url, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}
