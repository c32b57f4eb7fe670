/**
 * The linear program over the panels known so far, kept in HiGHS from one question to the next.
 *
 * max z ; sum over panels of p(panel) × share of type t in it ≥ z (free types), ≥ level (fixed types) ;
 * probabilities sum to one. Adding a panel is adding a column, so the last basis stays feasible and the
 * primal simplex goes on from it; a fresh interior-point solve each time took 0.5 s on a pool of 360.
 */
import { Refused } from "./errors.ts";
import type { Composition, PanelProgram } from "./panelProgram.ts";
import { runModel, type Solver, type SolverModel } from "./solver.ts";

/**
 * How far below its level a fixed chance may come out. What hundreds of fixed people give away adds up in
 * the levels above (1e-8 each moved them by 7e-6), so it starts near the solver's own rounding and grows
 * only where that finds no solution.
 */
const FIRST_MARGIN = 1e-10;
const LAST_MARGIN = 1e-8;
const PRIMAL_SIMPLEX = 4;

export interface MasterSolution {
  /** The smallest chance of a free type. */
  readonly level: number;
  /** Probability of each panel, in the order they were added. */
  readonly probabilities: Float64Array;
  /** Dual weight of each type, at least 0; those of the free types sum to one. */
  readonly weights: Float64Array;
}

export class RestrictedMaster {
  private readonly solver: Solver;
  private readonly program: PanelProgram;
  private readonly model: SolverModel;
  private readonly isFree: Uint8Array;
  private readonly levels = new Map<number, number>();
  private margin = FIRST_MARGIN;
  private panels = 0;

  /** `left` are the types that no panel holds; they have no part in the program. */
  constructor(solver: Solver, program: PanelProgram, left: readonly number[]) {
    this.solver = solver;
    this.program = program;
    const types = program.counts.length;
    this.isFree = new Uint8Array(types).fill(1);
    for (const type of left) this.isFree[type] = 0;
    this.model = solver.createModel();
    this.model.options.set({
      output_flag: false,
      presolve: "off",
      solver: "simplex",
      simplex_strategy: PRIMAL_SIMPLEX,
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
    });
    const none = { indices: [], values: [] };
    for (let t = 0; t < types; t++) this.model.addRow(0, solver.infinity, none);
    this.model.addRow(1, 1, none);
    const free = Array.from(this.isFree.keys()).filter((t) => this.isFree[t] === 1);
    this.model.addCol(-1, 0, solver.infinity, { indices: free, values: free.map(() => -1) });
  }

  addPanels(panels: readonly Composition[]): void {
    const types = this.program.counts.length;
    for (const panel of panels.slice(this.panels)) {
      const indices: number[] = [];
      const values: number[] = [];
      panel.forEach((seats, t) => {
        if (seats === 0) return;
        indices.push(t);
        values.push(seats / (this.program.counts[t] as number));
      });
      indices.push(types);
      values.push(1);
      this.model.addCol(0, 0, this.solver.infinity, { indices, values });
      this.panels++;
    }
  }

  /** Fixes the chance of a type: from now on at least `level`, and no longer part of the minimum. */
  fix(type: number, level: number): void {
    this.isFree[type] = 0;
    this.levels.set(type, level);
    this.model.changeCoefficient(type, 0, 0);
    this.model.changeRowBounds(type, Math.max(0, level - this.margin), this.solver.infinity);
  }

  solve(step: string): MasterSolution {
    while (runModel(this.solver, this.model, step) === "infeasible") {
      // The last distribution still meets every level, so this can only be rounding.
      this.margin *= 10;
      if (this.margin > 2 * LAST_MARGIN) {
        throw new Refused({
          code: "numerical_trouble",
          step,
          detail: "fixed chances cannot be met",
        });
      }
      for (const [type, level] of this.levels) {
        this.model.changeRowBounds(type, Math.max(0, level - this.margin), this.solver.infinity);
      }
    }
    const { colValue, rowDual } = this.model.getSolution();
    const types = this.program.counts.length;
    const weights = new Float64Array(types);
    let sum = 0;
    for (let t = 0; t < types; t++) {
      weights[t] = Math.max(0, rowDual[t] as number);
      if (this.isFree[t] === 1) sum += weights[t] as number;
    }
    const isAnyFree = this.isFree.includes(1);
    if (isAnyFree && !(sum > 0.5)) {
      throw new Refused({ code: "numerical_trouble", step, detail: `dual weights sum to ${sum}` });
    }
    return {
      level: colValue[0] as number,
      probabilities: Float64Array.from(colValue.subarray(1), (value) => Math.max(0, value)),
      weights: isAnyFree ? weights.map((weight) => weight / sum) : weights,
    };
  }

  dispose(): void {
    this.model.dispose();
  }
}
