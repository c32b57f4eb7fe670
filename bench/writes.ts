/**
 * Acknowledged deeds per second with 20 writers, against pgbench's TPC-B with 20 clients on the same server.
 * Each deed is a whole act: someone says something (rights, charter, row, record, tasks). Searching
 * follows the record; the time until it knows all that was said counts too. Beside it the same TPC-B
 * sent from node, which does nothing else: what is to be had of one process of ours.
 * On one community, where the record makes writers follow one another, and on 20. DURATION, ROUNDS, SCALE.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import pg from "pg";
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

const statements = {
  account: "update pgbench_accounts set abalance = abalance + $1 where aid = $2",
  balance: "select abalance from pgbench_accounts where aid = $1",
  teller: "update pgbench_tellers set tbalance = tbalance + $1 where tid = $2",
  branch: "update pgbench_branches set bbalance = bbalance + $1 where bid = $2",
  history: `insert into pgbench_history (tid, bid, aid, delta, mtime)
    values ($1, $2, $3, $4, current_timestamp)`,
};
let said = 0;
const measured = {
  pgbench: [] as number[],
  node: [] as number[],
  one: [] as number[],
  twenty: [] as number[],
};
// A process and its connections that have been at work: statements are prepared, and what follows is known.
await write((writer) => communities[writer] ?? first, Math.min(seconds, 10));
for (let round = 1; round <= rounds; round++) {
  measured.pgbench.push(await tpcB());
  measured.node.push(await tpcBFromNode());
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
  "the same TPC-B from node per second": {
    ...{ is: rounded(median(measured.node), 0), target: "a ratio only", met: true },
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

/** pgbench's own transaction (https://www.postgresql.org/docs/18/pgbench.html), prepared, by as many. */
async function tpcBFromNode(): Promise<number> {
  const clients = Array.from({ length: writers }, () => new pg.Client(benchUrl.href));
  await Promise.all(clients.map((client) => client.connect()));
  const upTo = (most: number) => 1 + Math.floor(Math.random() * most);
  const began = performance.now();
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      const ask = (name: keyof typeof statements, values: readonly number[]) =>
        client.query({ name, text: statements[name], values: [...values] });
      while (performance.now() - began < seconds * 1000) {
        const [account, teller, branch] = [upTo(100_000 * scale), upTo(10 * scale), upTo(scale)];
        const delta = upTo(10_001) - 5001;
        await client.query("begin");
        await ask("account", [delta, account]);
        await ask("balance", [account]);
        await ask("teller", [delta, teller]);
        await ask("branch", [delta, branch]);
        await ask("history", [teller, branch, account, delta]);
        await client.query("end");
        done++;
      }
    }),
  );
  const perSecond = (done * 1000) / (performance.now() - began);
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
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
