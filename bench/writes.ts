/**
 * Acknowledged deeds per second with 20 writers, against pgbench's TPC-B with 20 clients on the same server.
 * Each deed is a whole act: someone says something (rights, charter, row, record, tasks). Searching
 * follows the record; the time until it knows all that was said counts too.
 * On one community, where the record makes writers follow one another, and on 20. DURATION, ROUNDS, SCALE.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { foundKinds } from "../src/app.ts";
import { followAll } from "../src/modules/search/index.ts";
import { saySignal } from "../src/modules/signals/index.ts";
import { act } from "../src/platform/act.ts";
import type { TestCommunity } from "../src/test-community.ts";
import {
  foundBenchCommunity,
  median,
  openBenchServer,
  rounded,
  sizeOf,
  tellFigures,
} from "./figures/server.ts";

const writers = 20;
const targets = { one: 0.3, twenty: 0.5 };
const seconds = sizeOf("DURATION", 20);
const rounds = sizeOf("ROUNDS", 3);
const scale = sizeOf("SCALE", 20);

const pgbench = process.env.PGBENCH ?? findPgbench();
const server = await openBenchServer(writers);
await server.login.query("create database bench");
const benchUrl = new URL(server.loginUrl);
benchUrl.pathname = "/bench";
await run(["-i", "-q", "-s", String(scale)]);
const communities: TestCommunity[] = [];
for (let number = 1; number <= writers; number++)
  communities.push(await foundBenchCommunity(server, `gemeente-${number}`));
const [first] = communities;
if (!first) throw new Error("no community");

let said = 0;
const measured = { pgbench: [] as number[], one: [] as number[], twenty: [] as number[] };
// A process and its connections that have been at work: statements are prepared, and what follows is known.
await write((writer) => communities[writer] ?? first, Math.min(seconds, 10));
for (let round = 1; round <= rounds; round++) {
  measured.pgbench.push(await tpcB());
  measured.one.push(await write(() => first, seconds));
  measured.twenty.push(await write((writer) => communities[writer] ?? first, seconds));
  const told = Object.entries(measured).map(([name, all]) => `${name} ${all.at(-1)?.toFixed(0)}/s`);
  console.log(`${round}: ${told.join(", ")}`);
}
const whole = await isWhole();
await server.stop();
const figureOf = (side: "one" | "twenty") => {
  const is = rounded(median(measured[side]) / median(measured.pgbench));
  return { is, target: `>= ${targets[side]}`, met: is >= targets[side] };
};
tellFigures("writes", {
  "one community": figureOf("one"),
  "twenty communities": figureOf("twenty"),
  "deeds per second on one": {
    ...{ is: rounded(median(measured.one), 0), target: "a ratio only", met: true },
  },
  "pgbench per second": {
    ...{ is: rounded(median(measured.pgbench), 0), target: "a ratio only", met: true },
  },
  "every deed is in the record once": { is: String(whole), target: "true", met: whole },
});

/** Deeds acknowledged per second; any other end than success stops the bench. */
async function write(of: (writer: number) => TestCommunity, during: number): Promise<number> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const community = of(writer);
      for (let deed = 0; performance.now() - began < during * 1000; deed++) {
        const body = `De lantaarn nummer ${writer}-${deed} in de straat doet het niet.`;
        const context = { ...community.as("fenna"), idempotencyKey: crypto.randomUUID() };
        const outcome = await act(saySignal, context, { body, kind: "wrong", wish: "everyone" });
        if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
        done++;
      }
    }),
  );
  await followAll(server.platform, foundKinds);
  said += done;
  return (done * 1000) / (performance.now() - began);
}

/** Every acknowledged deed has its row and its entry and is found, and no record has a gap. */
async function isWhole(): Promise<boolean> {
  const { rows } = await server.login.query(`
    select (select count(*) from signals.signal)::int as signals,
      (select count(*) from platform.entry where kind = 'signals.said')::int as entries,
      (select count(*) from search.document where kind = 'signal')::int as documents,
      not exists (select from platform.community_state s where s.record_length <>
        (select count(*) from platform.entry e where e.community_id = s.community_id)) as whole`);
  const [row] = rows;
  const { signals, entries, documents, whole } = row;
  return signals === said && entries === said && documents === said && whole === true;
}

async function tpcB(): Promise<number> {
  const out = await run(["-c", String(writers), "-j", "2", "-T", String(seconds)]);
  if (/failed transactions: [1-9]/.test(out)) throw new Error(out);
  return Number(/tps = ([\d.]+)/.exec(out)?.[1]);
}

async function run(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(pgbench, [...args, benchUrl.href]);
  return stdout + stderr;
}

function findPgbench(): string {
  const places = [
    "/usr/bin/pgbench",
    ...[18, 17, 16, 15].map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`),
  ];
  const found = places.find(existsSync);
  if (!found) {
    console.error(
      "pgbench is not here. On Debian: apt-get install postgresql-15 (or set PGBENCH).",
    );
    process.exit(2);
  }
  return found;
}
