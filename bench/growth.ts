/**
 * How the time of a page grows with what is there: 10^4 to 10^6 entries, 10^3 to 10^5 initiatives.
 * Pages are made anew, in this process; the middle of many. And no statement of theirs reads a large
 * table whole, as the application's own role plans it. Rows are written in bulk (bench/figures/fill.ts).
 * LARGEST is the greatest number of entries (a tenth of it initiatives); TIMES how often each is asked.
 */
import { recordStatements } from "./figures/sent.ts";

const sent = recordStatements((statement) => /^\s*select/i.test(statement));

const { addChallenge } = await import("../src/test-community.ts");
const { fillInitiatives, fillRecord } = await import("./figures/fill.ts");
const { wholeReadsOf } = await import("./figures/plans.ts");
const figures = await import("./figures/server.ts");
const { foundBenchCommunity, median, openBenchServer, rounded, sizeOf, tellFigures } = figures;

const target = 2;
const times = sizeOf("TIMES", 15);
const largest = sizeOf("LARGEST", 1_000_000);
const sizes = [largest / 100, largest / 10, largest];

const server = await openBenchServer();
const community = await foundBenchCommunity(server, "bank");
await addChallenge(community);
const paths = {
  front: "/bank",
  week: "/bank/deze-week",
  initiatives: "/bank/initiatieven",
  "initiatives of an area": "/bank/initiatieven?gebied=oldeveen",
  "the second page of them": "/bank/initiatieven?pagina=2",
  initiative: "/bank/initiatieven/I-2025-001",
  challenge: "/bank/uitdagingen/U-2026-001",
  works: "/bank/werken",
  signals: "/bank/signalen",
  record: "/bank/logboek",
  waits: "/bank/wachten",
  organizations: "/bank/organisaties",
};
const measured = new Map<string, number[]>();
const scans = new Map<string, string>();
for (const size of sizes) {
  await fillInitiatives(server, community, size / 10);
  await fillRecord(server, community, size);
  // Else the smallest is measured cold, and the others look quicker than they are.
  if (size === sizes[0])
    for (let round = 0; round < 8; round++)
      for (const path of Object.values(paths)) await timeOf(path);
  for (const [name, path] of Object.entries(paths)) {
    sent.clear();
    const ms = await timeOf(path);
    measured.set(name, [...(measured.get(name) ?? []), ms]);
    console.log(`${size} entries, ${name}: ${ms.toFixed(1)} ms`);
    if (size === largest)
      for (const { table, statement } of await wholeReadsOf(server.urls.app, community.id, sent))
        scans.set(`${name}: ${table}`, statement.slice(0, 300));
  }
}
await server.stop();
for (const [where, statement] of scans)
  console.log(`reads all of a large table, ${where}\n  ${statement}`);
tellFigures("growth", {
  ...Object.fromEntries(
    [...measured].map(([name, all]) => {
      const is = rounded((all.at(-1) ?? 0) / (all[0] || 1), 2);
      return [`${name}, times slower`, { is, target: `< ${target}`, met: is < target }];
    }),
  ),
  "statements that read all of a large table": {
    ...{ is: scans.size, target: "0", met: scans.size === 0 },
  },
});

async function timeOf(path: string): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < times + 5; time++) {
    const before = performance.now();
    const answer = await server.app.request(path);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    if (time >= 5) all.push(performance.now() - before);
  }
  return median(all);
}
