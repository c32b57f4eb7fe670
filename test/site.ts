import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { signInAsMember } from "#modules/people";
import { sessionCookie } from "#platform/http.ts";
import { startJobs } from "#platform/jobs.ts";
import type { Log } from "#platform/log.ts";
import type { Mailer } from "#platform/mailer.ts";
import { clauses } from "../src/app.ts";
import { type Filled, fillDemo } from "../src/demo/fill.ts";
import type { PersonKey } from "../src/demo/people.ts";
import { openTestWorld, type TestWorld } from "../src/test-community.ts";

/** The day every journey begins: a Tuesday, so that no term ends in a weekend by chance. */
export const firstDay = new Date("2026-11-24T10:00:00+01:00");

/** The real app on a real port, with a database of its own and jobs that run. */
export interface Site {
  readonly origin: string;
  /** Its clock stands still until it is set, or until the time machine of the demo moves it. */
  readonly world: TestWorld;
  /** The example community, as `fillDemo` made it. */
  readonly filled: Filled;
  /** Signs a member of the example in and gives the cookie, as `name=token`. */
  cookieOf(person: PersonKey): Promise<string>;
  /** What went wrong inside since the last look: a page that failed, a job that failed. */
  takeTroubles(): string[];
  stop(): Promise<void>;
}

/** Opens a site as `main.ts` does; `isDemo` decides over the time machine and "be someone else". */
export async function openSite({
  isDemo = true,
  mailer,
}: {
  readonly isDemo?: boolean;
  readonly mailer?: Mailer;
} = {}): Promise<Site> {
  const troubles: string[] = [];
  let origin = "";
  const world = await openTestWorld({
    isDemo,
    log: logTo(troubles),
    listensAt: () => origin,
    ...(mailer && { mailer }),
  });
  const { platform, clock, app, jobs, urls } = world;
  clock.set(firstDay);
  const filled = await fillDemo(platform, clauses, firstDay);
  const worker = await startJobs(urls.worker, jobs, platform.log);
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    world,
    filled,
    cookieOf: async (person) => {
      const memberId = filled.people.get(person) ?? "";
      const token = await signInAsMember(platform, filled.communityId, memberId);
      return `${sessionCookie}=${token}`;
    },
    takeTroubles: () => troubles.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await worker.stop();
      await world.close();
    },
  };
}

function logTo(troubles: string[]): Log {
  const note = (...facts: unknown[]) => void troubles.push(JSON.stringify(facts));
  return { debug: () => {}, info: () => {}, warn: note, error: note };
}
