/**
 * Searching 100,000 documents of one community, as a multiple of one look-up by primary key.
 * Both through the application's own role and handle, within one transaction of a page; p50 of many.
 */
import pg from "pg";
import { decideAsk } from "../src/modules/search/model.ts";
import { hasWords, listFitting, listHits, listResembling } from "../src/modules/search/store.ts";
import { openDatabase } from "../src/platform/database.ts";
import type { Db } from "../src/platform/db.ts";
import { startTestServer } from "../src/platform/test-server.ts";
import { recordStatements, send } from "./figures/sent.ts";
import { fillStatement, questions } from "./search/documents.ts";

const documents = 100_000;
/** Of one round trip with its look-up; measured 2026-11 on two cores. */
const target = 200;
const communityId = "0190f5d0-0000-7000-8000-0000000000aa";

const server = await startTestServer();
const owner = new pg.Client({ connectionString: server.template.owner });
await owner.connect();
await owner.query("insert into people.community (id, slug, name) values ($1, 'bank', 'Bank')", [
  communityId,
]);
await owner.query(fillStatement(communityId, documents));
await owner.query("analyze search.document");
const { rows } = await owner.query("select kind, id from search.document limit 1 offset 50000");
await owner.end();
const database = openDatabase(server.template.app, 1);

const sent = recordStatements((statement) => statement.includes('"search"."document"'));

const key = { kind: String(rows[0].kind), id: String(rows[0].id) };
const anything = decided("park");
const lookUp = await p50((db) => listHits(db, communityId, [key], anything), 200);
console.log(`${"one document by its key".padEnd(28)} ${lookUp.toFixed(2)} ms`);
let worst = 0;
let scans = 0;
for (const { what, words } of questions) {
  const asked = decided(words);
  const narrowing = { today: "2026-11-27", untold: [] };
  const ms = await p50(async (db) => {
    await hasWords(db, asked);
    const fitting = await listFitting(db, communityId, asked, narrowing);
    const keys =
      fitting.length > 0 ? fitting : await listResembling(db, communityId, asked, narrowing, 20);
    return listHits(db, communityId, keys.slice(0, 20), asked);
  }, 40);
  worst = Math.max(worst, ms / lookUp);
  scans += await countScans();
  console.log(
    `${what.padEnd(28)} ${ms.toFixed(2)} ms, ${(ms / lookUp).toFixed(0)} times a look-up   ("${words}")`,
  );
}
await database.close();
await server.stop();
const figures = [
  {
    name: "the slowest, as times a look-up by key",
    value: Number(worst.toFixed(1)),
    unit: "times",
    target: `≤ ${target}`,
    ok: worst <= target,
  },
  { name: "plans that read every row", value: scans, unit: "", target: "0", ok: scans === 0 },
];
console.log(JSON.stringify({ bench: "search", figures }));
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;

function decided(words: string) {
  const asked = decideAsk(words);
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.value;
}

/** How many of the statements that were sent read every row, as the application's own role plans them. */
async function countScans(): Promise<number> {
  const app = new pg.Client({ connectionString: server.template.app });
  await app.connect();
  await app.query("begin");
  await app.query(`set local meent.community_id = '${communityId}'`);
  let count = 0;
  for (const [statement, values] of sent) {
    const { rows: plan } = await send.call(app, `explain ${statement}`, values);
    const text = plan.map((line) => String(line["QUERY PLAN"])).join("\n");
    if (text.includes("Seq Scan on document")) count++;
  }
  await app.end();
  sent.clear();
  return count;
}

/** The middle of `times` runs in milliseconds, each in a transaction of its own that is not counted. */
async function p50(work: (db: Db) => Promise<unknown>, times: number): Promise<number> {
  const measured: number[] = [];
  for (let run = 0; run < times + 3; run++)
    await database.read(communityId, async (db) => {
      const before = performance.now();
      await work(db);
      if (run >= 3) measured.push(performance.now() - before);
    });
  return measured.sort((one, other) => one - other)[Math.floor(measured.length / 2)] ?? 0;
}
