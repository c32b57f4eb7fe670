/**
 * 50,000 requests made from the OpenAPI document: none breaks, none tells of the inside, all is well after.
 * `REQUESTS=2000` makes it shorter, `SEED=…` repeats a run. The app, its limits and its database are as
 * in production: requests come from 250 addresses with 18 keys, and the clock goes on a second with each.
 */
import pg from "pg";
import { openDatabase } from "#platform/database.ts";
import { openLog } from "#platform/log.ts";
import { startTestServer } from "#platform/test-server.ts";
import { assemble } from "../src/app.ts";
import { beginning, type TestClock } from "../src/test-community.ts";
import { fuzz } from "./fuzz/run.ts";
import { attacked } from "./fuzz/world.ts";

const requests = Number(process.env.REQUESTS ?? 50_000);
const seed = process.env.SEED ?? "meent";

const server = await startTestServer();
const owner = new pg.Client({ connectionString: server.template.owner });
await owner.connect();
await owner.query("insert into platform.installation (demo) values (false)");
await owner.end();
const database = openDatabase(server.template.app);
let now = beginning;
const clock: TestClock = {
  machineNow: () => now,
  set: (to) => {
    now = to;
  },
};
const log = openLog("silent");
const assembled = assemble({ database, clock, log, isDemo: false, proxies: 1 });
try {
  const began = performance.now();
  const report = await fuzz(await attacked({ ...assembled, database, clock }), requests, seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  for (const fault of report.faults) console.log(fault);
  const { all, tried, done } = report.operations;
  console.log(`${requests} requests in ${seconds} s, seed "${seed}"`);
  console.log(`operations of the document: ${all}, tried ${tried}, ended well ${done}`);
  console.log(
    JSON.stringify({ bench: "fuzz", ...report, seconds, ok: report.faults.length === 0 }),
  );
  process.exitCode = report.faults.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await server.stop();
}
