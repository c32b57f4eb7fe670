/**
 * Whether any panel meets the quotas, and if not, the smallest change of quotas that helps.
 *
 * The relaxation is that of the Sortition Foundation's tools as described by Flanigan et al. (2021):
 * lowering a minimum `lo` by one costs 1 + 2/lo, raising a maximum by one costs 1, so that small groups
 * keep their seats longest. It is proposed in words and never applied.
 */
import { type Control, isTimeUp } from "./control.ts";
import { type QuotaChange, Refused, type SortitionError } from "./errors.ts";
import type { Effort, PanelOracle } from "./panelOracle.ts";
import type { PanelProgram } from "./panelProgram.ts";
import { featuresOf, type Pool } from "./pool.ts";
import { assert } from "./result.ts";
import { createIntegerProgram, runModel, type Solver } from "./solver.ts";

/** Faults that need no solver: sizes and sums. Undefined when there are none. */
export function findPlainFault(pool: Pool, size: number): SortitionError | undefined {
  if (!Number.isInteger(size) || size < 1) return { code: "wrong_size", size };
  if (pool.quotas.length === 0) return { code: "missing_quotas" };
  const people = pool.people.length;
  if (people < size) return { code: "too_few_people", people, size };
  const households = new Set(pool.people.map((person, at) => person.household ?? at)).size;
  if (households < size) return { code: "too_few_households", households, size };
  for (const feature of featuresOf(pool.quotas)) {
    const own = pool.quotas.filter((quota) => quota.feature === feature);
    const sumMin = own.reduce((sum, quota) => sum + quota.min, 0);
    const sumMax = own.reduce((sum, quota) => sum + quota.max, 0);
    if (sumMin > size || sumMax < size) return { code: "quota_sum", feature, sumMin, sumMax, size };
  }
  return undefined;
}

/** Throws `Refused` with the smallest relaxation when no panel exists. */
export function requirePanel(
  solver: Solver,
  oracle: PanelOracle,
  pool: Pool,
  control: Control = {},
): void {
  const step = "a first panel";
  const isLate = isTimeUp(control, { step, done: 0 });
  const none = new Float64Array(oracle.program.counts.length);
  const anyPanel: Effort = { nodesMax: 4000, patienceMax: 0, settle: "any" };
  const answer = oracle.ask(none, -1, anyPanel, step);
  if (answer.panels.length > 0) return;
  if (isLate || !answer.isProven) throw new Refused({ code: "time_limit", step });
  const changes =
    smallestRelaxation(solver, pool, oracle.program, "within flex") ??
    smallestRelaxation(solver, pool, oracle.program, "as far as needed");
  // There are households enough for every seat, so without quotas a panel always exists.
  assert(changes !== undefined, "a relaxation without limits has no panel");
  throw new Refused({ code: "infeasible_quotas", changes });
}

/** The cheapest set of changes that lets a panel exist, or undefined when none does. */
function smallestRelaxation(
  solver: Solver,
  pool: Pool,
  program: PanelProgram,
  reach: "within flex" | "as far as needed",
): QuotaChange[] | undefined {
  const isFlexible = reach === "within flex";
  const types = program.counts.length;
  const upper = Array.from(program.counts, (count) => Math.min(count, program.size));
  const lowers = pool.quotas.map((q) => q.min - (isFlexible ? Math.max(0, q.minFlex) : 0));
  const raises = pool.quotas.map((q) => (isFlexible ? q.maxFlex : program.size + q.max) - q.max);
  const model = createIntegerProgram(
    solver,
    [...upper, ...lowers, ...raises.map((raise) => Math.min(raise, program.size))],
    program.rows.slice(pool.quotas.length),
  );
  try {
    const quotaCount = pool.quotas.length;
    pool.quotas.forEach((quota, at) => {
      const members = program.rows[at]?.members ?? new Int32Array();
      const ones = Array.from(members, () => 1);
      const lowerBy = types + at;
      const raiseBy = types + quotaCount + at;
      const both = { indices: [...members, lowerBy], values: [...ones, 1] };
      model.addRow(quota.min, solver.infinity, both);
      model.addRow(-solver.infinity, quota.max, {
        indices: [...members, raiseBy],
        values: [...ones, -1],
      });
      model.changeColCost(lowerBy, -(1 + 2 / Math.max(1, quota.min)));
      model.changeColCost(raiseBy, -1);
    });
    if (runModel(solver, model, "the smallest relaxation of the quotas") === "infeasible")
      return undefined;
    const { colValue } = model.getSolution();
    return pool.quotas.flatMap((quota, at) => {
      const { feature, value } = quota;
      const inPool = pool.people.filter((person) => person.features[feature] === value).length;
      const down = Math.round(colValue[types + at] as number);
      const up = Math.round(colValue[types + quotaCount + at] as number);
      const common = { feature, value, inPool };
      const min = { ...common, bound: "min" as const, from: quota.min, to: quota.min - down };
      const max = { ...common, bound: "max" as const, from: quota.max, to: quota.max + up };
      return [
        ...(down > 0 ? [{ ...min, pastFlex: min.to < quota.minFlex }] : []),
        ...(up > 0 ? [{ ...max, pastFlex: max.to > quota.maxFlex }] : []),
      ];
    });
  } finally {
    model.dispose();
  }
}
