import { bounceBytesMax } from "#platform/bounce.ts";
import { machineClock } from "#platform/clock.ts";
import { readConfig } from "#platform/config.ts";
import { openDatabase } from "#platform/database.ts";
import { findRunningEmbedded } from "#platform/embedded.ts";
import { errorFacts, openLog } from "#platform/log.ts";
import { ensureRoles } from "#platform/roles.ts";
import { assemble } from "./app.ts";
import { takeBounce } from "./bounces.ts";

/**
 * `npm run bounce`: reads one mail from standard input, as a mail server pipes it, and marks the
 * address it says was not reached. Ends with the codes a mail server knows (sysexits.h): 0 done, 65
 * too large, 75 try again later.
 */

const doneCode = 0;
const dataErrorCode = 65;
const laterCode = 75;

async function run(): Promise<number> {
  const raw = await readInput();
  if (!raw) return dataErrorCode;
  const config = readConfig(process.env);
  if (!config.ok) return later(config.problems.join("\n"));
  const { value } = config;
  const running = value.databaseUrl ?? (await findRunningEmbedded(value.dataFolder));
  if (!running) return later("Meent does not run here (npm start), and DATABASE_URL is not set.");
  const urls = await ensureRoles(running, {
    app: value.databaseAppUrl,
    worker: value.databaseWorkerUrl,
  });
  const database = openDatabase(urls.app, 1);
  try {
    const log = openLog("silent");
    const { platform } = assemble({ database, clock: machineClock, log, isDemo: false });
    process.stdout.write(`${await takeBounce(platform, raw)}\n`);
    return doneCode;
  } finally {
    await database.close();
  }
}

/** The mail; undefined when it is larger than any report. */
async function readInput(): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin) {
    bytes += (part as Buffer).length;
    if (bytes > bounceBytesMax) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function later(why: string): number {
  process.stderr.write(`${why}\n`);
  return laterCode;
}

try {
  process.exitCode = await run();
} catch (thrown) {
  // The facts of an error only: its words may hold an address.
  process.exitCode = later(JSON.stringify(errorFacts(thrown)));
}
