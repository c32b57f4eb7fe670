/**
 * HiGHS (https://highs.dev, MIT), compiled to WebAssembly by the npm package `highs`.
 * Every status is checked here: whatever is not proven optimal or infeasible is an error.
 */
import loadHighs, {
  type Highs,
  type HighsCallbackMap,
  type InterruptCallbackEvent,
  type Model,
} from "highs";
import type { UnitRow } from "./boundedSimplex.ts";
import { Refused } from "./errors.ts";

export type Solver = Highs;
export type SolverModel = Model;

/** Loads the solver once; everything after it is synchronous. */
export function loadSolver(): Promise<Solver> {
  // The package's declarations are read as CommonJS, where the function would be one level deeper than
  // it is in the ES module that Node loads.
  const load = loadHighs as unknown as typeof loadHighs.default;
  return load();
}

export type RunOutcome = "optimal" | "infeasible" | "interrupted";

/**
 * Runs a model; an integer program stops with "interrupted" once `shouldStop` says so. Refuses with the
 * step when HiGHS throws or ends in any state other than these three.
 */
export function runModel(
  solver: Solver,
  model: SolverModel,
  step: string,
  shouldStop: () => boolean = () => false,
): RunOutcome {
  const { optimal, infeasible, interrupted } = solver.constants.modelStatus;
  const callbacks: HighsCallbackMap = {
    [solver.constants.callbackType.mipInterrupt]: (event: InterruptCallbackEvent) => {
      if (shouldStop()) event.interrupt();
      return undefined;
    },
  };
  for (const attempt of ["as it stands", "from the start"]) {
    try {
      if (attempt === "from the start") model.clearSolver();
      model.run(callbacks);
    } catch (error) {
      // Near-degenerate programs can make HiGHS throw; a second run without its memory may succeed.
      if (attempt === "as it stands" && error instanceof solver.errors.HighsError) continue;
      throw new Refused({ code: "solver_failure", step, detail: String(error) });
    }
    const status = model.getModelStatus();
    if (status === optimal) return "optimal";
    if (status === interrupted && shouldStop()) return "interrupted";
    if (status === infeasible && attempt === "from the start") return "infeasible";
  }
  const detail = `model status ${model.getModelStatus()}`;
  throw new Refused({ code: "solver_failure", step, detail });
}

/** A persistent integer program over unit rows, to be maximised under weights set later. */
export function createIntegerProgram(
  solver: Solver,
  upper: ArrayLike<number>,
  rows: readonly UnitRow[],
): SolverModel {
  const columns = upper.length;
  const model = solver.createModel();
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
  model.addVars(new Float64Array(columns), Float64Array.from(upper));
  const integer = solver.constants.variableType.integer;
  const types = Array.from({ length: columns }, () => integer);
  model.changeColsIntegrality({ kind: "range", from: 0, to: columns - 1 }, types);
  for (const row of rows) {
    model.addRow(row.lower, row.upper, {
      indices: row.members,
      values: new Float64Array(row.members.length).fill(1),
    });
  }
  model.changeObjectiveSense(solver.constants.objectiveSense.maximize);
  return model;
}
