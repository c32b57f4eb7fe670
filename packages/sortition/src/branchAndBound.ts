/**
 * Depth-first branch and bound for the heaviest panel, in plain JavaScript.
 *
 * A. H. Land, A. G. Doig, "An Automatic Method of Solving Discrete Programming Problems",
 * Econometrica 28 (1960), https://doi.org/10.2307/1910129; the bound of every node is the linear
 * program of `boundedSimplex.ts`.
 *
 * Our deviations: column generation asks for any panel heavier than a known weight, and only the last
 * question of a stage needs a proof. So the search takes that weight as its cutoff, collects the
 * panels it meets, and gives up after a number of nodes; `panelOracle.ts` then asks HiGHS. Variables
 * whose reduced cost shows that they cannot move above the cutoff are fixed in the node.
 */
import { type BoundedSimplex, NONBASIC } from "./boundedSimplex.ts";

const INTEGRALITY_TOLERANCE = 1e-6;

export interface SearchLimits {
  /** Only panels heavier than this are sought. */
  readonly cutoff: number;
  /** Give up after so many nodes. */
  readonly nodesMax: number;
  /** Stop so many nodes after the last better panel: any heavy panel will do. */
  readonly patienceMax: number;
}

export interface SearchOutcome {
  /** "exhausted": no panel is heavier than the last one found (or than the cutoff). */
  readonly status: "exhausted" | "stopped" | "trouble";
  /** Panels found, each heavier than the one before, with their weight. */
  readonly found: readonly { readonly weight: number; readonly panel: Int32Array }[];
  readonly nodes: number;
  /** An upper bound on the weight of every panel: the relaxation at the root. */
  readonly rootBound: number;
}

interface Change {
  readonly variable: number;
  readonly lower: number;
  readonly upper: number;
}

interface Branch extends Change {
  /** How many bound changes stand above this node. */
  readonly trailLength: number;
}

/** Searches for panels heavier than `limits.cutoff` under the objective set on the program. */
export function searchPanels(program: BoundedSimplex, limits: SearchLimits): SearchOutcome {
  const found: { weight: number; panel: Int32Array }[] = [];
  const trail: Change[] = [];
  const open: Branch[] = [];
  let cutoff = limits.cutoff;
  let nodes = 0;
  let lastFound = 0;
  let rootBound = Number.POSITIVE_INFINITY;
  let status: SearchOutcome["status"] = "exhausted";
  for (;;) {
    nodes++;
    const solved = program.solve(cutoff);
    if (solved === "trouble") {
      status = "trouble";
      break;
    }
    if (nodes === 1) rootBound = solved === "optimal" ? program.objective() : cutoff;
    const variable = solved === "optimal" ? branchingVariable(program) : undefined;
    if (variable === "none") {
      cutoff = program.objective();
      found.push({ weight: cutoff, panel: roundedPanel(program) });
      lastFound = nodes;
    } else if (variable !== undefined) {
      fixByReducedCost(program, cutoff, trail);
      branch(program, variable, trail, open);
    }
    const next = open.pop();
    if (next === undefined) break;
    const isPatienceOver = found.length > 0 && nodes - lastFound >= limits.patienceMax;
    if (nodes >= limits.nodesMax || isPatienceOver) {
      status = "stopped";
      break;
    }
    undo(program, trail, next.trailLength);
    change(program, next, trail);
  }
  undo(program, trail, 0);
  return { status, found, nodes, rootBound };
}

/** The most fractional variable, or "none" when the panel is whole. */
function branchingVariable(program: BoundedSimplex): number | "none" {
  let pick: number | "none" = "none";
  let best = INTEGRALITY_TOLERANCE;
  for (let j = 0; j < program.columns; j++) {
    if ((program.basicRow[j] as number) < 0) continue;
    const value = program.value[j] as number;
    const distance = Math.abs(value - Math.round(value));
    if (distance > best) {
      best = distance;
      pick = j;
    }
  }
  return pick;
}

function roundedPanel(program: BoundedSimplex): Int32Array {
  const panel = new Int32Array(program.columns);
  for (let j = 0; j < program.columns; j++) panel[j] = Math.round(program.value[j] as number);
  return panel;
}

/** A nonbasic variable whose one step inward costs more than the slack to the cutoff cannot move. */
function fixByReducedCost(program: BoundedSimplex, cutoff: number, trail: Change[]): void {
  const slack = program.objective() - cutoff;
  for (let j = 0; j < program.value.length; j++) {
    if ((program.basicRow[j] as number) !== NONBASIC) continue;
    if (Math.abs(program.reducedCost[j] as number) <= slack + 1e-9) continue;
    const value = program.value[j] as number;
    if (program.lower[j] === program.upper[j]) continue;
    change(program, { variable: j, lower: value, upper: value }, trail);
  }
}

function branch(program: BoundedSimplex, variable: number, trail: Change[], open: Branch[]): void {
  const value = program.value[variable] as number;
  const floor = Math.floor(value);
  const lower = program.lower[variable] as number;
  const upper = program.upper[variable] as number;
  const trailLength = trail.length;
  const down = { variable, lower, upper: floor, trailLength };
  const up = { variable, lower: floor + 1, upper, trailLength };
  if (value - floor >= 0.5) open.push(down, up);
  else open.push(up, down);
}

function change(program: BoundedSimplex, to: Change, trail: Change[]): void {
  trail.push({
    variable: to.variable,
    lower: program.lower[to.variable] as number,
    upper: program.upper[to.variable] as number,
  });
  program.lower[to.variable] = to.lower;
  program.upper[to.variable] = to.upper;
}

function undo(program: BoundedSimplex, trail: Change[], length: number): void {
  while (trail.length > length) {
    const before = trail.pop() as Change;
    program.lower[before.variable] = before.lower;
    program.upper[before.variable] = before.upper;
  }
}
