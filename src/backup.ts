import { parseArgs } from "node:util";
import { type BackupFacts, backUp, checkBackup, restore } from "#platform/backup.ts";
import { machineClock } from "#platform/clock.ts";
import { readConfig } from "#platform/config.ts";
import { findRunningEmbedded, startEmbedded } from "#platform/embedded.ts";
import { errorFacts } from "#platform/log.ts";
import { ensureRoles, type RoleUrls } from "#platform/roles.ts";
import { StartRefused } from "#platform/start-refused.ts";

/** `npm run backup` and `npm run restore`: beside a running Meent or without one. */

const help = `Keeps all that a Meent holds, and puts it back.

  npm run backup -- FILE     all rows of this moment, while people go on; - is standard output
  npm run backup -- --check FILE
                             reads a backup to its end: is it whole?
  npm run restore -- FILE    puts it into an empty database: DATA=/new/folder, or DATABASE_URL

A backup holds what people wrote and their addresses, and no password. Keep it as you keep those:
  npm run --silent backup -- - | age -r KEY > meent.backup.age
The settings are those of npm start (docs/reference/configuration.md).
`;

async function run(): Promise<void> {
  const { command, file, check } = readLine();
  if (command === undefined || file === undefined) return void process.stdout.write(help);
  if (check) return tell(`${file} is whole`, await checkBackup(file));
  if (command === "restore") {
    tell(`${file} is whole`, await checkBackup(file));
    const facts = await withDatabase((urls) => restore(urls, file));
    return tell("Restored", facts);
  }
  const facts = await withDatabase((urls) => backUp(urls, file, machineClock.machineNow()));
  tell(file === "-" ? "Written" : `Written to ${file}`, facts);
}

function readLine() {
  try {
    const { values, positionals } = parseArgs({
      options: { check: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [command, file] = positionals;
    return { command, file, check: values.check };
  } catch (thrown) {
    throw new StartRefused((thrown as Error).message);
  }
}

/** On the other output, so that a backup can go through a pipe. */
function tell(what: string, { tables, rows, sha256 }: BackupFacts): void {
  process.stderr.write(`${what}: ${tables} tables, ${rows} rows, SHA-256 ${sha256}.\n`);
}

async function withDatabase<Given>(work: (urls: RoleUrls) => Promise<Given>): Promise<Given> {
  const config = readConfig(process.env);
  if (!config.ok) throw new StartRefused(config.problems.join("\n"));
  const { databaseUrl, databaseAppUrl, databaseWorkerUrl, dataFolder } = config.value;
  const running = databaseUrl ?? (await findRunningEmbedded(dataFolder));
  const own = running
    ? undefined
    : await startEmbedded(dataFolder, { say: (line) => process.stderr.write(`${line}\n`) });
  try {
    return await work(
      await ensureRoles(running ?? own?.url ?? "", {
        app: databaseAppUrl,
        worker: databaseWorkerUrl,
      }),
    );
  } finally {
    await own?.stop();
  }
}

try {
  await run();
} catch (thrown) {
  process.exitCode = 1;
  const isRefusal = thrown instanceof StartRefused;
  process.stderr.write(
    `${isRefusal ? thrown.message : `It did not work: ${JSON.stringify(errorFacts(thrown))}`}\n`,
  );
}
