/** From a pool, quotas and a size to a distribution over panels, with its figures and certificate. */
import { type Certificate, certify } from "./certificate.ts";
import type { ColumnGeneration, Engine } from "./columnGeneration.ts";
import type { Control } from "./control.ts";
import { Refused, type SortitionError } from "./errors.ts";
import { type Fairness, measureFairness } from "./fairness.ts";
import { findPlainFault, requirePanel } from "./feasibility.ts";
import { legacy } from "./legacy.ts";
import { leximin, maximin } from "./leximin.ts";
import { nash } from "./nash.ts";
import { createPanelOracle } from "./panelOracle.ts";
import { buildPanelProgram } from "./panelProgram.ts";
import { featuresOf, hashPool, type Person, type Pool } from "./pool.ts";
import { fail, ok, type Result } from "./result.ts";
import { SeededRandom } from "./seededRandom.ts";
import type { Solver } from "./solver.ts";
import { spreadOverPeople, type WeightedPanel } from "./spread.ts";

export const methods = ["leximin", "maximin", "nash", "legacy"] as const;
export type Method = (typeof methods)[number];

export interface SelectionRequest {
  readonly pool: Pool;
  /** Seats in the panel. */
  readonly size: number;
  readonly method: Method;
  /** Any text or number. It steers the search for first panels and, for legacy, the draws. */
  readonly seed: string | number;
  /** How many panels legacy draws to estimate the chances; default 1,000. */
  readonly legacyDraws?: number;
}

export interface Panel {
  /** Ids of the members. */
  readonly members: readonly string[];
  /** From 0 to 1. */
  readonly probability: number;
}

/** A distribution over panels. The figures are over everyone who can be chosen. */
export interface Selection extends Fairness {
  readonly method: Method;
  readonly size: number;
  readonly seed: string;
  /** SHA-256 of the pool and quotas this was made from. */
  readonly poolHash: string;
  /** "proven": optimal up to the gap of the certificate; "stopped": the best so far; "estimated": legacy. */
  readonly status: "proven" | "stopped" | "estimated";
  /** Each person's chance to be in the panel, from 0 to 1. */
  readonly chances: Readonly<Record<string, number>>;
  readonly panels: readonly Panel[];
  /** How many different combinations of features the pool has. */
  readonly featureVectors: number;
  /** People who are in no panel that meets the quotas: their chance is 0. */
  readonly uncoverable: readonly string[];
  readonly certificate: Certificate;
}

/**
 * Computes the distribution over panels by the given method. The solver comes from `loadSolver`.
 * Long work reports to `control` and asks it whether to stop: a cancel is an error, a time limit gives
 * the best distribution so far, marked "stopped", with its gap.
 */
export function selectPanels(
  solver: Solver,
  request: SelectionRequest,
  control: Control = {},
): Result<Selection, SortitionError> {
  const fault = findPlainFault(request.pool, request.size);
  if (fault !== undefined) return fail(fault);
  try {
    return ok(select(solver, request, control));
  } catch (error) {
    if (error instanceof Refused) return fail(error.error);
    throw error;
  }
}

function select(solver: Solver, request: SelectionRequest, control: Control): Selection {
  const { pool, size, method } = request;
  const program = buildPanelProgram(pool, size);
  const oracle = createPanelOracle(solver, program, control);
  const random = new SeededRandom(request.seed);
  try {
    requirePanel(solver, oracle, pool, control);
    if (method === "legacy") {
      const draws = legacy(pool, size, request.legacyDraws ?? 1000, random, control);
      const estimated = { kind: "none", gap: null, stages: [], uncoverable: [] } as const;
      return present(request, draws.panels, estimated, "estimated");
    }
    const outcome = run(method, { solver, oracle, random, control });
    const panels = spreadOverPeople(program.types, outcome.panels, outcome.probabilities);
    const certificate = certify(method, pool, program, outcome);
    return present(request, panels, certificate, outcome.isComplete ? "proven" : "stopped");
  } finally {
    oracle.dispose();
  }
}

function run(method: Exclude<Method, "legacy">, engine: Engine): ColumnGeneration {
  switch (method) {
    case "leximin":
      return leximin(engine);
    case "maximin":
      return maximin(engine);
    case "nash":
      return nash(engine);
  }
}

function present(
  request: SelectionRequest,
  panels: readonly WeightedPanel[],
  certificate: Certificate,
  status: Selection["status"],
): Selection {
  const { pool, size, method, seed } = request;
  const chances = new Float64Array(pool.people.length);
  for (const { members, probability } of panels) {
    for (const member of members) chances[member] = (chances[member] as number) + probability;
  }
  const left = new Set(certificate.uncoverable);
  const features = featuresOf(pool.quotas);
  const vectorOf = (person: Person) =>
    JSON.stringify(features.map((feature) => person.features[feature]));
  const open = pool.people.flatMap(({ id }, at) => (left.has(id) ? [] : [chances[at] as number]));
  return {
    method,
    size,
    seed: String(seed),
    poolHash: hashPool(pool),
    status,
    ...measureFairness(open),
    chances: Object.fromEntries(pool.people.map(({ id }, at) => [id, chances[at] as number])),
    panels: panels.map(({ members, probability }) => ({
      members: Array.from(members, (member) => pool.people[member]?.id ?? ""),
      probability,
    })),
    featureVectors: new Set(pool.people.map((person) => vectorOf(person))).size,
    uncoverable: certificate.uncoverable,
    certificate,
  };
}
