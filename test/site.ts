import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import pg from "pg";
import { signInAsMember } from "#modules/people";
import type { Clock } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import { openDatabase } from "#platform/database.ts";
import { sessionCookie } from "#platform/http.ts";
import { startJobs } from "#platform/jobs.ts";
import type { Log } from "#platform/log.ts";
import { createTestDatabase } from "#platform/test-database.ts";
import { assemble, clauses } from "../src/app.ts";
import { type Filled, fillDemo } from "../src/demo/fill.ts";
import type { PersonKey } from "../src/demo/people.ts";

/** The day every journey begins: a Tuesday, so that no term ends in a weekend by chance. */
export const firstDay = new Date("2026-11-24T10:00:00+01:00");

/** A clock that runs, and can be set. */
export interface SettableClock extends Clock {
  set(now: Date): void;
}

/** The real app on a real port, with a database of its own and jobs that run. */
export interface Site {
  readonly origin: string;
  readonly platform: Platform;
  readonly clock: SettableClock;
  /** The example community, as `fillDemo` made it. */
  readonly filled: Filled;
  /** Signs a member of the example in and gives the cookie, as `name=token`. */
  cookieOf(person: PersonKey): Promise<string>;
  /** What went wrong inside since the last look: a page that failed, a job that failed. */
  takeTroubles(): string[];
  stop(): Promise<void>;
}

/** Opens a site as `main.ts` does; `isDemo` decides over the time machine and "be someone else". */
export async function openSite({ isDemo = true } = {}): Promise<Site> {
  const testDatabase = await createTestDatabase();
  const { urls } = testDatabase;
  await beBorn(urls.owner, isDemo);
  const database = openDatabase(urls.app);
  const clock = settableClock(firstDay);
  const troubles: string[] = [];
  const { app, platform, jobs } = assemble({ database, clock, log: logTo(troubles), isDemo });
  const filled = await fillDemo(platform, clauses, clock.machineNow());
  const worker = await startJobs(urls.worker, jobs, platform.log);
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    platform,
    clock,
    filled,
    cookieOf: async (person) => {
      const token = await signInAsMember(platform, filled.communityId, idOf(filled.people, person));
      return `${sessionCookie}=${token}`;
    },
    takeTroubles: () => troubles.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await worker.stop();
      await database.close();
      await testDatabase.drop();
    },
  };
}

/** Of something the fill made, by the name the demo uses for it. */
export function idOf<Key>(ids: ReadonlyMap<Key, string>, key: Key): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo has no ${String(key)}`);
  return id;
}

async function beBorn(ownerUrl: string, isDemo: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("insert into platform.installation (demo) values ($1)", [isDemo]);
  await owner.end();
}

function settableClock(start: Date): SettableClock {
  let aheadMs = start.getTime() - performance.now();
  return {
    machineNow: () => new Date(performance.now() + aheadMs),
    set: (now) => {
      aheadMs = now.getTime() - performance.now();
    },
  };
}

function logTo(troubles: string[]): Log {
  const note = (...facts: unknown[]) => void troubles.push(JSON.stringify(facts));
  return { debug: () => {}, info: () => {}, warn: note, error: note };
}
