/**
 * The primary PostgreSQL is taken away amid writes: how long does nobody hear an answer, and is all there
 * that was acknowledged? `npm run bench -- failover URL COMMAND [TIMES]`: an empty database of a cluster
 * (docs/how-to/operate.md, step 9), and what a shell does to kill its primary.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startProgram } from "../test/faults/programs.ts";
import { openTown } from "../test/faults/town.ts";
import { lookAt, type Write, writeAtOnce } from "../test/faults/writes.ts";

const [url, command, times = "1"] = process.argv.slice(2);
if (!url || !command) throw new Error("npm run bench -- failover URL COMMAND [TIMES]");

const writersAtOnce = 6;
const town = await openTown(200, url);
const program = await startProgram(url);
const writes: Write[] = [];
const answeredAt: number[] = [];
const away: number[] = [];
let isOver = false;

/** One person after another who asks until she hears. */
async function write(person: number): Promise<void> {
  while (!isOver) {
    const [one] = await writeAtOnce(town, () => program.origin, 1, 120_000, person);
    if (one) writes.push(one);
    answeredAt.push(performance.now());
    await sleep(250);
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

try {
  // One of four would leave at the first silence (test/faults/writes.ts): not these.
  const writers = Array.from({ length: writersAtOnce }, (_, index) => write(index * 4));
  for (let time = 0; time < Number(times); time++) {
    await sleep(10_000);
    const killed = performance.now();
    const said = await promisify(execFile)("/bin/sh", ["-c", command]);
    console.log(said.stdout.trim());
    await sleep(60_000);
    away.push(longestSilence(killed));
    console.log(`taken away ${time + 1}: nobody heard an answer for ${away.at(-1)} s`);
  }
  isOver = true;
  await Promise.all(writers);
  const { acknowledged, entries, ...wrong } = await lookAt(town, writes);
  const isGood = Object.values(wrong).every((count) => count === 0);
  console.log(
    JSON.stringify({ bench: "failover", ok: isGood, away, acknowledged, entries, ...wrong }),
  );
  process.exitCode = isGood ? 0 : 1;
} finally {
  await program.stop();
  await town.stop();
}

/** The longest time after this moment in which no deed was acknowledged, in seconds. */
function longestSilence(moment: number): number {
  const heard = [moment, ...answeredAt.filter((at) => at > moment), performance.now()];
  const gaps = heard.slice(1).map((at, index) => at - (heard[index] ?? at));
  return Math.round(Math.max(...gaps) / 100) / 10;
}
