import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "#platform/test-server.ts";

/** One server per vitest run, however many projects of it ask for one. */
interface Shared {
  server: Promise<TestServer>;
  users: number;
}

const place = globalThis as { meentTestServer?: Shared | undefined };

/** Vitest's global set-up: tests copy a database with createTestDatabase(). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  place.meentTestServer ??= { server: startTestServer(), users: 0 };
  const shared = place.meentTestServer;
  shared.users++;
  const { template, loginUrl, stop } = await shared.server;
  project.provide("testServer", { template, loginUrl });
  return async () => {
    shared.users--;
    if (shared.users > 0) return;
    place.meentTestServer = undefined;
    await stop();
  };
}
