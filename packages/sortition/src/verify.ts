/**
 * Checks a published distribution, two ways that share nothing with the methods that made it.
 *
 * `verifySelection` needs no solver: it counts quotas, households, seats and chances again, and checks
 * that the certificate is well formed. `proveSelection` then solves one integer program for each level
 * with HiGHS, where the methods mostly used our own search.
 */
import type { CertificateStage } from "./certificate.ts";
import { type Control, isTimeUp } from "./control.ts";
import { Refused, type SortitionError } from "./errors.ts";
import { measureFairness } from "./fairness.ts";
import { hashLotteryList, type Lottery } from "./lottery.ts";
import { buildPanelProgram, type PanelProgram } from "./panelProgram.ts";
import { hashPool, type Pool } from "./pool.ts";
import { fail, ok, type Result } from "./result.ts";
import type { Panel, Selection } from "./select.ts";
import { createIntegerProgram, runModel, type Solver } from "./solver.ts";

/** Chances and levels may differ by this much: far above rounding, far below what is printed. */
const CHANCE_TOLERANCE = 1e-6;
/** A fixed person is proven stuck when no best distribution gives her more than this above her level. */
const SLACK_TOLERANCE = 1e-4;
/** Nash is proven when the geometric mean can grow by no larger a share. */
const PRODUCT_TOLERANCE = 1.1e-4;
/** A level is proven when no panel outweighs it by more than this (plus the gap it admits itself). */
const PROOF_TOLERANCE = 1e-6;

export interface Fault {
  readonly check:
    | "pool"
    | "panels"
    | "quotas"
    | "households"
    | "probabilities"
    | "chances"
    | "figures"
    | "certificate"
    | "proof";
  readonly sentence: string;
}

/** Everything that is wrong with a distribution, without a solver. Empty when it holds. */
export function verifySelection(pool: Pool, selection: Selection): Fault[] {
  if (selection.poolHash !== hashPool(pool)) {
    const sentence =
      "The distribution was made from another pool or other quotas: their hash differs.";
    return [{ check: "pool", sentence }];
  }
  const faults = selection.panels.flatMap((panel, at) =>
    panelFaults(pool, selection.size, panel, at),
  );
  if (faults.length > 0) return faults;
  return [
    ...probabilityFaults(selection.panels),
    ...chanceFaults(pool, selection),
    ...certificateFaults(pool, selection),
  ];
}

/** Everything that is wrong with a lottery drawn up from a selection that itself holds. */
export function verifyLottery(pool: Pool, selection: Selection, lottery: Lottery): Fault[] {
  if (lottery.poolHash !== selection.poolHash) {
    return [
      { check: "pool", sentence: "The lottery was made from another pool than the selection." },
    ];
  }
  const faults = lottery.panels.flatMap((members, at) =>
    panelFaults(pool, selection.size, { members, probability: 0 }, at),
  );
  const inNumber = (members: readonly string[]) => [...members].sort().join("\n");
  const known = new Set(selection.panels.map(({ members }) => inNumber(members)));
  const stranger = lottery.panels.findIndex((members) => !known.has(inNumber(members)));
  if (stranger >= 0) {
    faults.push({
      check: "panels",
      sentence: `Panel ${stranger} of the list is not in the selection.`,
    });
  }
  if (hashLotteryList(lottery.panels) !== lottery.listHash) {
    faults.push({ check: "panels", sentence: "The list does not have the hash that it states." });
  }
  const seats = new Map<string, number>();
  for (const id of lottery.panels.flat()) seats.set(id, (seats.get(id) ?? 0) + 1);
  for (const { id } of pool.people) {
    const chance = (seats.get(id) ?? 0) / lottery.panels.length;
    const stated = lottery.chances[id] ?? Number.NaN;
    if (Math.abs(chance - stated) <= 1e-12) continue;
    const sentence = `${id} is said to have chance ${stated} in the lottery; the list gives ${chance}.`;
    faults.push({ check: "chances", sentence });
  }
  const off = pool.people.map(({ id }) =>
    Math.abs((lottery.chances[id] ?? 0) - (selection.chances[id] ?? 0)),
  );
  if (Math.abs(Math.max(...off) - lottery.deviation) > 1e-9) {
    faults.push({ check: "figures", sentence: "The largest deviation is not the one stated." });
  }
  return faults;
}

export interface ProofStage {
  readonly level: number;
  /** How much higher the level could be; for Nash the share by which the geometric mean could grow. */
  readonly gap: number;
  /** How far above the level a person fixed there could still come: her gap divided by her weight. */
  readonly slack: number;
}

export interface Proof {
  readonly faults: readonly Fault[];
  /** Each level with what its integer program left open. */
  readonly stages: readonly ProofStage[];
}

/**
 * Re-solves one integer program per level of the certificate, and one for the people said to be in no
 * panel. A selection marked "stopped" is held to the gap it states.
 */
export function proveSelection(
  solver: Solver,
  pool: Pool,
  selection: Selection,
  control: Control = {},
): Result<Proof, SortitionError> {
  const program = buildPanelProgram(pool, selection.size);
  const prover = createProver(solver, pool, program);
  try {
    return ok(prove(prover, pool, selection, control));
  } catch (error) {
    if (error instanceof Refused) return fail(error.error);
    throw error;
  } finally {
    prover.dispose();
  }
}

function panelFaults(pool: Pool, size: number, panel: Panel, at: number): Fault[] {
  const name = `Panel ${at + 1}`;
  const byId = new Map(pool.people.map((person) => [person.id, person]));
  const people = panel.members.flatMap((id) => byId.get(id) ?? []);
  if (people.length !== panel.members.length) {
    return [{ check: "panels", sentence: `${name} has members who are not in the pool.` }];
  }
  if (new Set(panel.members).size !== size || people.length !== size) {
    return [{ check: "panels", sentence: `${name} does not have ${size} different members.` }];
  }
  const homes = people.flatMap((person) => person.household ?? []);
  const faults: Fault[] = [];
  if (new Set(homes).size !== homes.length) {
    faults.push({ check: "households", sentence: `${name} has two members of one household.` });
  }
  for (const { feature, value, min, max } of pool.quotas) {
    const count = people.filter((person) => person.features[feature] === value).length;
    if (count >= min && count <= max) continue;
    const sentence = `${name} has ${count} people of ${feature} ${value}; the quota is ${min} to ${max}.`;
    faults.push({ check: "quotas", sentence });
  }
  return faults;
}

function probabilityFaults(panels: readonly Panel[]): Fault[] {
  const sum = panels.reduce((total, panel) => total + panel.probability, 0);
  const isWrong = panels.some(({ probability }) => !(probability >= 0 && probability <= 1 + 1e-12));
  if (!isWrong && Math.abs(sum - 1) <= 1e-9) return [];
  return [
    {
      check: "probabilities",
      sentence: `The probabilities of the panels sum to ${sum}, not to 1.`,
    },
  ];
}

function chanceFaults(pool: Pool, selection: Selection): Fault[] {
  const faults: Fault[] = [];
  const counted = new Map(pool.people.map((person) => [person.id, 0]));
  for (const { members, probability } of selection.panels) {
    for (const id of members) counted.set(id, (counted.get(id) ?? 0) + probability);
  }
  for (const [id, chance] of counted) {
    const stated = selection.chances[id];
    if (stated !== undefined && Math.abs(stated - chance) <= 1e-9) continue;
    const sentence = `${id} is said to have chance ${stated}; the panels give ${chance}.`;
    faults.push({ check: "chances", sentence });
  }
  if (Object.keys(selection.chances).length !== counted.size) {
    faults.push({
      check: "chances",
      sentence: "Chances are stated for people who are not in the pool.",
    });
  }
  const out = new Set(selection.uncoverable);
  const figures = measureFairness(
    [...counted].flatMap(([id, chance]) => (out.has(id) ? [] : [chance])),
  );
  for (const key of ["min", "max", "gini", "geometricMean"] as const) {
    if (Math.abs(figures[key] - selection[key]) <= 1e-9) continue;
    const sentence = `${key} is said to be ${selection[key]}; the chances give ${figures[key]}.`;
    faults.push({ check: "figures", sentence });
  }
  return faults;
}

function certificateFaults(pool: Pool, selection: Selection): Fault[] {
  const { certificate, method, status } = selection;
  const wrong = (sentence: string): Fault => ({ check: "certificate", sentence });
  const kinds = { leximin: "levels", maximin: "levels", nash: "product", legacy: "none" };
  if (certificate.kind !== kinds[method]) return [wrong(`A certificate for ${method} is missing.`)];
  if ((method === "legacy") !== (status === "estimated")) {
    return [wrong(`A selection by ${method} cannot be "${status}".`)];
  }
  const faults: Fault[] = [];
  if (certificate.uncoverable.join("\n") !== selection.uncoverable.join("\n")) {
    faults.push(wrong("The people in no panel differ between the selection and its certificate."));
  }
  for (const id of selection.uncoverable) {
    if (selection.chances[id] !== 0)
      faults.push(wrong(`${id} is said to be in no panel, but has a chance.`));
  }
  const isClaimed = certificate.gap !== null && certificate.gap <= PRODUCT_TOLERANCE;
  if (status === "proven" && !isClaimed) faults.push(wrong("A proven result needs a small gap."));
  if (certificate.kind !== "levels") return faults;
  const settled = new Set(certificate.uncoverable);
  for (const [at, stage] of certificate.stages.entries()) {
    faults.push(...stageFaults(pool, selection, stage, at, settled).map(wrong));
    for (const id of stage.fixed) settled.add(id);
  }
  if (status === "proven") {
    const isAll =
      method === "maximin" ? certificate.stages.length === 1 : settled.size === pool.people.length;
    // A pool in which everyone is out of reach has no stage; it also has no panel.
    if (!isAll) faults.push(wrong("Some people are at no level of the certificate."));
  }
  return faults;
}

function stageFaults(
  pool: Pool,
  selection: Selection,
  stage: CertificateStage,
  at: number,
  settled: ReadonlySet<string>,
): string[] {
  const name = `Level ${at + 1}`;
  const faults: string[] = [];
  const free = pool.people.filter(({ id }) => !settled.has(id));
  const sum = free.reduce((total, { id }) => total + (stage.weights[id] ?? 0), 0);
  if (Math.abs(sum - 1) > 1e-6) {
    faults.push(`${name}: the weights of the free people sum to ${sum}, not 1.`);
  }
  if (Object.values(stage.weights).some((weight) => !(weight >= 0))) {
    faults.push(`${name} has a weight below 0.`);
  }
  if (free.some(({ id }) => (selection.chances[id] ?? 0) < stage.level - CHANCE_TOLERANCE)) {
    faults.push(`${name} is above the chance of someone who was still free.`);
  }
  if (selection.status === "proven" && !(stage.gap <= CHANCE_TOLERANCE)) {
    faults.push(`${name} admits a gap of ${stage.gap}, too large for a proof.`);
  }
  for (const id of stage.fixed) {
    if (settled.has(id)) faults.push(`${name} fixes ${id} a second time.`);
    if (!((stage.weights[id] ?? 0) > 0)) faults.push(`${name} fixes ${id} without a weight.`);
    const isOff = Math.abs((selection.chances[id] ?? 0) - stage.level) > CHANCE_TOLERANCE;
    // Maximin promises the smallest chance only: above it, chances are free.
    if (selection.method === "leximin" && isOff) {
      faults.push(`${id} is fixed at ${stage.level} but has chance ${selection.chances[id]}.`);
    }
  }
  return faults;
}

interface Prover {
  /** The weight of the heaviest panel, each person weighing what `weightOf` says. */
  heaviest(weightOf: (id: string) => number, step: string): number;
  dispose(): void;
}

function createProver(solver: Solver, pool: Pool, program: PanelProgram): Prover {
  const upper = program.counts.map((count) => Math.min(count, program.size));
  const model = createIntegerProgram(solver, upper, program.rows);
  return {
    heaviest(weightOf, step) {
      // People of one type weigh the same in an honest certificate; the largest keeps the bound a bound.
      const weights = Float64Array.from(program.types, (type) =>
        Math.max(...Array.from(type, (person) => weightOf(pool.people[person]?.id ?? ""))),
      );
      model.changeColsCost({ kind: "range", from: 0, to: weights.length - 1 }, weights);
      if (runModel(solver, model, step) === "infeasible") {
        throw new Refused({ code: "solver_failure", step, detail: "no panel meets the quotas" });
      }
      // What the solver proves is its bound, not the panel it found.
      return Number(model.info.get("mip_dual_bound"));
    },
    dispose: () => model.dispose(),
  };
}

function prove(prover: Prover, pool: Pool, selection: Selection, control: Control): Proof {
  const { certificate } = selection;
  const faults: Fault[] = [];
  const stages: ProofStage[] = [];
  const wrong = (sentence: string) => faults.push({ check: "proof", sentence });
  if (certificate.uncoverable.length > 0) {
    const out = new Set(certificate.uncoverable);
    const most = prover.heaviest((id) => (out.has(id) ? 1 : 0), "people in no panel");
    if (most > 0.5) wrong("Someone who is said to be in no panel is in one.");
  }
  const levels = new Map(certificate.uncoverable.map((id) => [id, 0]));
  for (const [at, stage] of certificate.stages.entries()) {
    const step = `proof of level ${at + 1}`;
    const progress = { step, done: at / certificate.stages.length };
    if (isTimeUp(control, progress)) throw new Refused({ code: "time_limit", step });
    const most = prover.heaviest((id) => stage.weights[id] ?? 0, step);
    let fixedPart = 0;
    for (const [id, level] of levels) fixedPart += (stage.weights[id] ?? 0) * level;
    const gap = most - fixedPart - stage.level;
    const least = stage.fixed.reduce((min, id) => Math.min(min, stage.weights[id] ?? 0), 1);
    const slack = Math.max(0, gap) / least;
    stages.push({ level: stage.level, gap, slack });
    if (stage.fixed.length > 0 && !(slack <= SLACK_TOLERANCE)) {
      wrong(`Someone fixed at level ${at + 1} could be ${slack} higher.`);
    }
    if (gap > stage.gap + PROOF_TOLERANCE) wrong(`Level ${at + 1} could be ${gap} higher.`);
    for (const id of stage.fixed) levels.set(id, stage.level);
  }
  if (certificate.kind === "product") {
    const out = new Set(certificate.uncoverable);
    const open = pool.people.length - out.size;
    const weightOf = (id: string) => (out.has(id) ? 0 : 1 / (selection.chances[id] ?? 0));
    const gap = prover.heaviest(weightOf, "proof of the product") / open - 1;
    stages.push({ level: selection.geometricMean, gap, slack: 0 });
    // A computation that was stopped before its first bound claims nothing.
    if (gap > (certificate.gap ?? Number.POSITIVE_INFINITY) + PROOF_TOLERANCE)
      wrong(`The geometric mean could be ${gap} higher.`);
  }
  return { faults, stages };
}
