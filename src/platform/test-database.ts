import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { RoleUrls } from "./roles.ts";
import type { TestServer } from "./test-server.ts";

/** A database of its own, migrated and empty. */
export interface TestDatabase {
  readonly name: string;
  readonly urls: RoleUrls;
  /** Closes whatever is still connected and removes it. */
  drop(): Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: Pick<TestServer, "template" | "loginUrl">;
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
    drop: async () => {
      await untilNobodyIsConnected(server.loginUrl, name);
      await asLogin(server.loginUrl, [`drop database if exists ${name} with (force)`]);
    },
  };
}

/**
 * A pool is ended before its server has noticed; ending such a connection by force would be an error
 * in whichever test runs then. Whoever has not left after three seconds never will.
 */
async function untilNobodyIsConnected(loginUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: to("postgres", loginUrl) });
  await client.connect();
  try {
    for (let round = 0; round < 60; round++) {
      const { rowCount } = await client.query("select from pg_stat_activity where datname = $1", [
        database,
      ]);
      if (rowCount === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await client.end();
  }
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
