import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { migrate, migrateWorker } from "./migrate.ts";
import { ensureRoles, type RoleUrls } from "./roles.ts";

/** A database of its own, migrated and empty. */
export interface TestDatabase {
  readonly name: string;
  readonly urls: RoleUrls;
  /** Closes whatever is still connected and removes it. */
  drop(): Promise<void>;
}

/** A server of its own for one run of tests, with a migrated database to copy. */
export interface TestServer {
  /** Connection strings to the template; test databases differ only in their name. */
  readonly template: RoleUrls;
  /** Login with all rights, to make databases with. */
  readonly loginUrl: string;
  stop(): Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: Pick<TestServer, "template" | "loginUrl">;
  }
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

/** Copies the template, by default of this vitest run's server (test/set-up.ts). */
export async function createTestDatabase(
  server: Pick<TestServer, "template" | "loginUrl"> = inject("testServer"),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const template = new URL(server.template.owner).pathname.slice(1);
  // Grants on the database itself are not copied; those on everything in it are.
  await asLogin(server.loginUrl, [
    `create database ${name} template ${template} strategy file_copy`,
    `revoke all on database ${name} from public`,
    `grant connect, create on database ${name} to meent_owner`,
    `grant connect on database ${name} to meent_app, meent_worker`,
  ]);
  const { owner, app, worker } = server.template;
  return {
    name,
    urls: { owner: to(name, owner), app: to(name, app), worker: to(name, worker) },
    drop: () => asLogin(server.loginUrl, [`drop database if exists ${name} with (force)`]),
  };
}

function to(database: string, url: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** From the database `postgres`: a template can only be copied while nobody is connected to it. */
async function asLogin(loginUrl: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: to("postgres", loginUrl) });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
