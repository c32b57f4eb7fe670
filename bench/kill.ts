/**
 * kill -9 of a Meent among three, then of PostgreSQL, amid 500 writes at once, 20 times each.
 * What was acknowledged must be there once and whole, the record without a gap, every job done; one
 * line of JSON, and exit code 1 when anything is not so. `npm run bench -- kill 2 120` is two times
 * amid 120 writes.
 */
import { startBalancer } from "../test/faults/balancer.ts";
import { type Program, startProgram } from "../test/faults/programs.ts";
import { openTown } from "../test/faults/town.ts";
import { type Findings, lookAt, type Write, writeAtOnce } from "../test/faults/writes.ts";

const [rounds = 20, pressure = 500] = process.argv.slice(2).map(Number);
// A token may write 120 times a minute and 2000 times an hour; asking again counts too.
const town = await openTown(200);
const programs: Program[] = await Promise.all([0, 1, 2].map(() => startProgram(town.databaseUrl)));
const balancer = await startBalancer(programs.map(({ origin }) => origin));
const all: Write[] = [];
const began = performance.now();
let worst: Findings | undefined;
let isGood = true;

async function round(name: string, number: number, fault: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const [writes] = await Promise.all([
    writeAtOnce(town, () => balancer.origin, pressure),
    // Somewhere in the middle, each time elsewhere.
    new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1500)).then(fault),
  ]);
  all.push(...writes);
  const found = await lookAt(town, all);
  worst = found;
  const { acknowledged, entries, ...wrong } = found;
  const isRoundGood = Object.values(wrong).every((count) => count === 0);
  isGood &&= isRoundGood;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const asked = writes.reduce((sum, one) => sum + one.asked, 0);
  console.log(
    `${name} ${number + 1}/${rounds}: ${writes.filter(({ told }) => told).length} of ${pressure} acknowledged, ` +
      `${asked} asked, ${acknowledged} in all, ${entries} entries, ${seconds} s` +
      (isRoundGood ? "" : `  WRONG ${JSON.stringify(wrong)}`),
  );
}

try {
  for (let number = 0; number < rounds; number++) {
    const victim = number % programs.length;
    await round("app", number, async () => {
      await programs[victim]?.kill();
      programs[victim] = await startProgram(town.databaseUrl);
      balancer.set(programs.map(({ origin }) => origin));
    });
  }
  for (let number = 0; number < rounds; number++)
    await round("PostgreSQL", number, () => town.killDatabase());
} finally {
  await balancer.stop();
  await Promise.all(programs.map((program) => program.stop()));
  await town.stop();
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  JSON.stringify({
    bench: "kill",
    ok: isGood,
    rounds,
    pressure,
    seconds,
    writes: all.length,
    ...worst,
  }),
);
process.exit(isGood ? 0 : 1);
