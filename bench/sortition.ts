/**
 * Figures of packages/sortition against the targets of its issue: `npm run bench -- sortition`.
 * CPU seconds are user and system time of this process, not wall time: the machine is shared.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  drawUpLottery,
  loadSolver,
  type Method,
  type Pool,
  proveSelection,
  readPool,
  SeededRandom,
  type Selection,
  selectInWorker,
  selectPanels,
  verifySelection,
} from "../packages/sortition/src/index.ts";
import { generatePool } from "./sortition/generatedPool.ts";

interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** What `value` may be at most (or must be exactly, for counts of faults). */
  readonly target: string;
  readonly ok: boolean;
}

const shared = new URL("../../shared/data/sortition/", import.meta.url);
const figures: Figure[] = [];
const solver = await loadSolver();

function figure(name: string, value: number, unit: string, most: number, note = ""): void {
  const ok = value <= most;
  figures.push({ name, value: Number(value.toPrecision(4)), unit, target: `≤ ${most}${note}`, ok });
  console.log(
    `${ok ? "ok  " : "MISS"} ${name}: ${value.toPrecision(4)} ${unit} (target ≤ ${most}${note})`,
  );
}

function skip(name: string): void {
  figures.push({ name, value: null, unit: "", target: "skipped: ../shared is absent", ok: true });
  console.log(`skip ${name}: the data sets of ../shared/data/sortition are absent`);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function sharedPool(name: string): Pool {
  const isNew = existsSync(new URL(`${name}/features.csv`, shared));
  const pool = readPool({
    quotas: readFileSync(new URL(`${name}/${isNew ? "features" : "categories"}.csv`, shared)),
    people: readFileSync(new URL(`${name}/${isNew ? "candidates" : "respondents"}.csv`, shared)),
    ...(isNew ? { householdColumns: ["primary_address1", "primary_zip"] } : {}),
  });
  if (!pool.ok) throw new Error(JSON.stringify(pool.error));
  return pool.value;
}

function timed(
  pool: Pool,
  size: number,
  method: Method,
  seed: string | number = 42,
): { seconds: number; selection: Selection } {
  const start = cpuSeconds();
  const outcome = selectPanels(solver, { pool, size, method, seed });
  const seconds = cpuSeconds() - start;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return { seconds, selection: outcome.value };
}

/** Faults of the verifier and of the proof, and the largest gap of any level. */
function check(pool: Pool, selection: Selection): { faults: number; gap: number; seconds: number } {
  const start = cpuSeconds();
  const faults = verifySelection(pool, selection).length;
  const proof = proveSelection(solver, pool, selection);
  if (!proof.ok) throw new Error(JSON.stringify(proof.error));
  const gap = Math.max(0, ...proof.value.stages.map((stage) => stage.gap));
  return { faults: faults + proof.value.faults.length, gap, seconds: cpuSeconds() - start };
}

function scottishFixture(): void {
  const pool = sharedPool("sf_fixture");
  const { seconds, selection } = timed(pool, 22, "leximin");
  figure("sf_fixture 150/22 leximin", seconds, "s CPU", 3, ", goal 1.5");
  const reference = { min: 1 / 11, gini: 0.14035, geometricMean: 0.14121, max: 0.4709 };
  for (const key of ["min", "gini", "geometricMean", "max"] as const) {
    figure(`sf_fixture leximin ${key} off by`, Math.abs(selection[key] - reference[key]), "", 1e-4);
  }
  const file = new URL("sortition_sf_fixture_leximin_42_marginals.json", shared);
  const saved = JSON.parse(readFileSync(file, "utf8")) as { ids: string[] } & Record<
    string,
    unknown
  >;
  const chances = Object.values(saved).find(
    (list): list is number[] => Array.isArray(list) && typeof list[0] === "number",
  );
  const off = saved.ids.map((id, at) =>
    Math.abs((selection.chances[id] ?? 0) - (chances?.[at] ?? 1)),
  );
  figure("sf_fixture leximin largest difference per person", Math.max(...off), "", 1e-5);
  const checked = check(pool, selection);
  figure("sf_fixture leximin faults found by the verifier and the proof", checked.faults, "", 0);
  figure("sf_fixture leximin largest gap of a level", checked.gap, "chance", 1e-6);
  figure("sf_fixture verify and prove", checked.seconds, "s CPU", 3);
  for (const method of ["maximin", "nash", "legacy"] as const) {
    const other = timed(pool, 22, method);
    figure(`sf_fixture ${method}`, other.seconds, "s CPU", 10);
    const { faults } = method === "legacy" ? { faults: 0 } : check(pool, other.selection);
    figure(`sf_fixture ${method} faults`, faults, "", 0);
    const above = other.selection.min - selection.min;
    figure(
      `sf_fixture ${method} smallest chance above leximin's`,
      Math.max(0, above),
      "chance",
      1e-6,
    );
  }
  for (const way of ["rounding", "least deviation"] as const) {
    const start = cpuSeconds();
    const lottery = drawUpLottery(solver, { selection, way, seed: 1 });
    if (!lottery.ok) throw new Error(JSON.stringify(lottery.error));
    const { deviation, guarantee, min } = lottery.value;
    figure(
      `sf_fixture lottery of 1,000 by ${way}: deviation`,
      deviation,
      "chance",
      guarantee,
      " (known guarantee)",
    );
    figure(
      `sf_fixture lottery by ${way}: smallest chance below 1/11`,
      Math.max(0, 1 / 11 - min),
      "chance",
      guarantee,
    );
    figure(`sf_fixture lottery by ${way}`, cpuSeconds() - start, "s CPU", 30);
  }
}

function examples(): void {
  for (const [name, size, most] of [
    ["example_small_20", 20, 1],
    ["example_large_200", 200, 1],
  ] as const) {
    const pool = sharedPool(name);
    const { seconds, selection } = timed(pool, size, "leximin");
    figure(`${name} leximin`, seconds, "s CPU", most);
    const off = Object.values(selection.chances).map((chance) => Math.abs(chance - 0.1));
    figure(`${name} largest difference from .1`, Math.max(...off), "chance", 1e-4);
    figure(`${name} Gini`, selection.gini, "", 1e-4);
    figure(`${name} faults`, check(pool, selection).faults, "", 0);
  }
}

function synthetic(): void {
  const pool = sharedPool("synthetic_2000_200");
  const { seconds, selection } = timed(pool, 200, "maximin");
  figure("synthetic_2000_200 maximin", seconds, "s CPU", 300);
  const checked = check(pool, selection);
  figure("synthetic_2000_200 maximin faults", checked.faults, "", 0);
  figure("synthetic_2000_200 maximin gap", checked.gap, "chance", 1e-6);
}

/** Pools of 360 for 30 seats with seven exact categories: quotas near the volunteers' shares and bent ones. */
function generatedPools(): void {
  let slowest = 0;
  let faults = 0;
  let gap = 0;
  for (const [seed, skew] of [
    ["1", 0],
    ["2", 0],
    ["3", 0],
    ["1", 1],
    ["2", 1],
    ["3", 1],
  ] as const) {
    const pool = generatePool(seed, 360, 30, skew);
    const { seconds, selection } = timed(pool, 30, "leximin");
    const checked = check(pool, selection);
    slowest = Math.max(slowest, seconds);
    faults += checked.faults;
    gap = Math.max(gap, checked.gap);
    console.log(
      `     seed ${seed}, skew ${skew}: ${selection.featureVectors} vectors, ${seconds.toFixed(2)} s CPU, ` +
        `min ${selection.min.toFixed(5)}, Gini ${selection.gini.toFixed(4)}, ` +
        `${selection.certificate.stages.length} levels, proof ${checked.seconds.toFixed(2)} s`,
    );
  }
  figure("generated 360/30 leximin, slowest of six", slowest, "s CPU", 120, ", goal 40");
  figure("generated 360/30 faults", faults, "", 0);
  figure("generated 360/30 largest gap of a level", gap, "chance", 1e-6);
}

/** Pools of many shapes, with and without households: every outcome must hold and be proven. */
function randomPools(): void {
  let faults = 0;
  let proven = 0;
  for (let seed = 0; seed < 24; seed++) {
    const random = new SeededRandom(`shape ${seed}`);
    const people = 40 + random.below(160);
    const size = 5 + random.below(15);
    const homes = seed % 2 === 0 ? 0 : 1 + random.below(people);
    const base = generatePool(`shape ${seed}`, people, size, 2 * random.fraction());
    const pool = {
      quotas: base.quotas.map((q) => ({
        ...q,
        min: Math.max(0, q.min - random.below(2)),
        max: q.max + random.below(2),
      })),
      people: base.people.map((person) =>
        homes > 0 && random.below(2) === 0
          ? { ...person, household: `home ${random.below(homes)}` }
          : person,
      ),
    };
    const method = (["leximin", "maximin", "nash"] as const)[seed % 3] ?? "leximin";
    const outcome = selectPanels(solver, { pool, size, method, seed });
    if (!outcome.ok && ["infeasible_quotas", "too_few_households"].includes(outcome.error.code))
      continue;
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    faults += check(pool, outcome.value).faults;
    proven++;
  }
  console.log(`     ${proven} of 24 random pools had a panel`);
  figure("random pools without a proof", faults, "", 0);
  figure("random pools without a panel", 24 - proven, "", 12);
}

/** How fast a page is answered while a worker thread computes: wall time, on the loopback address. */
async function pageBesideWorker(): Promise<void> {
  const server = createServer((_, response) => response.end("<!doctype html><p>page"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let isRunning = true;
  const request = {
    pool: generatePool("busy", 700, 60, 1),
    size: 60,
    method: "leximin",
    seed: 1,
  } as const;
  const work = selectInWorker(request, { timeLimitMs: 60_000 }).finally(() => {
    isRunning = false;
  });
  const times: number[] = [];
  while (isRunning && times.length < 3000) {
    const start = performance.now();
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const outcome = await work;
  server.close();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  times.sort((one, other) => one - other);
  console.log(
    `     ${times.length} pages while a pool of 700/60 was computed (${outcome.value.status})`,
  );
  figure(
    "page beside a computing worker, p99",
    times[Math.floor(times.length * 0.99)] ?? 1e9,
    "ms",
    100,
  );
}

const needShared: readonly [string, () => void][] = [
  ["sf_fixture", scottishFixture],
  ["example_small and example_large", examples],
  ["synthetic_2000_200 maximin", synthetic],
];
for (const [name, run] of needShared) {
  if (existsSync(shared)) run();
  else skip(name);
}
generatedPools();
randomPools();
await pageBesideWorker();

const ok = figures.every((one) => one.ok);
console.log(JSON.stringify({ bench: "sortition", figures, ok }));
process.exitCode = ok ? 0 : 1;
