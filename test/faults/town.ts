import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { assert } from "#lib/assert.ts";
import { addArea, addMember, foundCommunity, signInAsMember } from "#modules/people";
import { act } from "#platform/act.ts";
import { machineClock } from "#platform/clock.ts";
import type { Context } from "#platform/context.ts";
import { openDatabase } from "#platform/database.ts";
import { startEmbedded } from "#platform/embedded.ts";
import { sessionCookie } from "#platform/http.ts";
import { silentLog } from "#platform/log.ts";
import { migrate, migrateWorker } from "#platform/migrate.ts";
import { ensureRoles, type RoleUrls } from "#platform/roles.ts";
import { newToken } from "#platform/session.ts";
import { systemContext } from "#platform/settle.ts";
import { assemble } from "../../src/app.ts";
import { makeToken } from "../../src/modules/accounts/actions/token.ts";

/**
 * A PostgreSQL of its own, as one runs for real (what was committed is on the disk), with a community
 * in it whose members have tokens for programs. Needs no vitest: tests and the bench use it alike.
 */
export interface Town {
  readonly slug: string;
  readonly communityId: string;
  readonly areaId: string;
  readonly tokens: readonly string[];
  /** Login with all rights, for programs. */
  readonly databaseUrl: string;
  readonly urls: RoleUrls;
  /** Where the database's files are. */
  readonly folder: string;
  /** A signed-in member's `Cookie` header. */
  readonly cookie: string;
  /** Asks with all rights, once the database answers. */
  ask(statement: string, values?: readonly unknown[]): Promise<Readonly<Record<string, unknown>>[]>;
  /** Kills PostgreSQL as a machine does; it is started again by itself. */
  killDatabase(): Promise<void>;
  stop(): Promise<void>;
}

const slug = "veenland";

/** In a PostgreSQL made for it, or in the empty database whose address is given: that one stays. */
export async function openTown(
  tokenCount = 40,
  elsewhere?: string,
  /** Where its files are put. */
  within = tmpdir(),
): Promise<Town> {
  const folder = await mkdtemp(join(within, "meent-town-"));
  await chmod(folder, 0o711);
  const embedded = elsewhere
    ? { url: elsewhere, folder, stop: async () => {} }
    : await startEmbedded(folder);
  const urls = await ensureRoles(embedded.url);
  await migrate(urls.owner);
  await migrateWorker(urls.worker);
  const ask = async (statement: string, values: readonly unknown[] = []) =>
    untilAnswered(embedded.url, statement, values);
  await ask("insert into platform.installation (demo) values (false)");
  const database = openDatabase(urls.app, 4);
  const { platform } = assemble({ database, clock: machineClock, log: silentLog, isDemo: false });
  const communityId = await foundCommunity(platform, { slug, name: "Veenland" });
  const system = systemContext(platform, communityId, machineClock.machineNow());
  const areaId = (await done(act(addArea, system, { slug: "oldeveen", name: "Oldeveen" }))).id;
  const tokens: string[] = [];
  let cookie = "";
  while (tokens.length < tokenCount) {
    const { id } = await done(act(addMember, system, { name: `Maker ${tokens.length}` }));
    const as: Context = { ...system, actor: { kind: "member", memberId: id } };
    cookie ||= `${sessionCookie}=${await signInAsMember(platform, communityId, id)}`;
    for (let of = 0; of < 20 && tokens.length < tokenCount; of++) {
      const secret = `meent_${newToken()}`;
      const wanted = { name: "proef", scopes: ["works", "market"], days: "30", secret };
      await done(act(makeToken, as, wanted));
      tokens.push(secret);
    }
  }
  await database.close();
  return {
    slug,
    communityId,
    areaId,
    tokens,
    databaseUrl: embedded.url,
    urls,
    folder: embedded.folder,
    cookie,
    ask,
    killDatabase: async () => {
      const file = join(embedded.folder, "18/postmaster.pid");
      process.kill(Number((await readFile(file, "utf8")).split("\n")[0]), "SIGKILL");
    },
    stop: async () => {
      await embedded.stop();
      await rm(embedded.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function done<Value>(
  acting: Promise<{ ok: true; value: Value } | { ok: false; refusal: string }>,
): Promise<Value> {
  const outcome = await acting;
  assert(outcome.ok, `a town is made: ${outcome.ok ? "" : outcome.refusal}`);
  return outcome.value;
}

async function untilAnswered(url: string, statement: string, values: readonly unknown[]) {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on("error", () => {});
    try {
      await client.connect();
      return (await client.query(statement, [...values])).rows;
    } catch (thrown) {
      // A wrong statement stays wrong; a database that is away comes back.
      if (tries === 100 || /^(22|23|42)/.test(String((thrown as { code?: string }).code)))
        throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
