/**
 * Whole copies of each panel with the least largest deviation from the computed chances.
 *
 * min D ; for each person | copies of her panels - m × her chance | ≤ D ; copies sum to m. The integer
 * program of Flanigan, Kehne, Procaccia, "Fair Sortition Made Transparent", NeurIPS 2021, solved by HiGHS
 * from the dependently rounded start. It stops after a number of nodes (not of seconds, so that a second
 * run gives the same list) with its best list and a bound on what any list could reach.
 */
import type { SortitionError } from "./errors.ts";
import { fail, ok, type Result } from "./result.ts";
import type { Panel } from "./select.ts";
import type { Solver } from "./solver.ts";

const NODES_MAX = 200;

export interface LeastDeviation {
  /** Copies of each panel. */
  readonly counts: Int32Array;
  /** No whole copies of these panels can have a smaller largest deviation (chance, 0 to 1); null: not asked. */
  readonly bound: number | null;
}

export function leastDeviationCounts(
  solver: Solver,
  panels: readonly Panel[],
  chances: Readonly<Record<string, number>>,
  total: number,
  start: Int32Array,
): Result<LeastDeviation, SortitionError> {
  const step = "the lottery of least deviation";
  const rows = panelsOfPeople(panels);
  const model = solver.createModel();
  try {
    const count = panels.length;
    model.options.set({ output_flag: false, mip_max_nodes: NODES_MAX, mip_abs_gap: 1e-6 });
    model.addVars(new Float64Array(count + 1), new Float64Array(count + 1).fill(total));
    const integer = solver.constants.variableType.integer;
    const types = Array.from({ length: count }, () => integer);
    model.changeColsIntegrality({ kind: "range", from: 0, to: count - 1 }, types);
    model.changeColCost(count, 1);
    const all = Array.from({ length: count }, (_, at) => at);
    model.addRow(total, total, { indices: all, values: all.map(() => 1) });
    for (const [id, own] of rows) {
      const aim = total * (chances[id] ?? 0);
      const indices = [...own, count];
      const ones = own.map(() => 1);
      model.addRow(-solver.infinity, aim, { indices, values: [...ones, -1] });
      model.addRow(aim, solver.infinity, { indices, values: [...ones, 1] });
    }
    const deviation = largestDeviation(rows, chances, total, start);
    model.setSolution({ colValue: Float64Array.from([...start, deviation]) });
    model.run();
    const counts = Int32Array.from(model.getSolution().colValue.subarray(0, count), Math.round);
    const bound = Math.max(0, Number(model.info.get("mip_dual_bound")));
    const sum = counts.reduce((made, copies) => made + copies, 0);
    // Stopped without anything better, HiGHS has no solution of its own: the start stands.
    const isUsable = sum === total && largestDeviation(rows, chances, total, counts) <= deviation;
    return ok({ counts: isUsable ? counts : start, bound: bound / total });
  } catch (error) {
    if (!(error instanceof solver.errors.HighsError)) throw error;
    return fail({ code: "solver_failure", step, detail: String(error) });
  } finally {
    model.dispose();
  }
}

function panelsOfPeople(panels: readonly Panel[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  panels.forEach((panel, at) => {
    for (const id of panel.members) {
      const own = rows.get(id);
      if (own === undefined) rows.set(id, [at]);
      else own.push(at);
    }
  });
  return rows;
}

/** In copies, not in chance. */
function largestDeviation(
  rows: ReadonlyMap<string, readonly number[]>,
  chances: Readonly<Record<string, number>>,
  total: number,
  counts: Int32Array,
): number {
  let most = 0;
  for (const [id, own] of rows) {
    const copies = own.reduce((sum, at) => sum + (counts[at] as number), 0);
    most = Math.max(most, Math.abs(copies - total * (chances[id] ?? 0)));
  }
  return most;
}
