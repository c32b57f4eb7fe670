import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { BoundedSimplex } from "../src/boundedSimplex.ts";
import { searchPanels } from "../src/branchAndBound.ts";
import { loadSolver, SeededRandom, type Solver } from "../src/index.ts";
import { createIntegerProgram } from "../src/solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** A program of the shape of a panel: two partitions of the columns with quotas, and a size. */
function randomProgram(seed: number) {
  const random = new SeededRandom(seed);
  const columns = 10 + random.below(30);
  const upper = Array.from({ length: columns }, () => 1 + random.below(3));
  const partition = (parts: number) => Array.from({ length: columns }, () => random.below(parts));
  const size = 3 + random.below(8);
  const rows = [partition(3), partition(4), partition(2)].flatMap((parts) =>
    [...new Set(parts)].map((part) => {
      const lower = random.below(3);
      const members = Int32Array.from(parts.keys()).filter((j) => parts[j] === part);
      return { members, lower, upper: lower + random.below(5), isLazy: false };
    }),
  );
  const all = Int32Array.from(upper.keys());
  rows.push({ members: all, lower: size, upper: size, isLazy: false });
  // Lazy rows of "at most one", as households are; some bind, some never do.
  for (let home = random.below(6); home > 0; home--) {
    const members = new Set([random.below(columns), random.below(columns), random.below(columns)]);
    rows.push({ members: Int32Array.from(members), lower: 0, upper: 1, isLazy: true });
  }
  const weights = () => Float64Array.from(upper, () => random.fraction() - 0.2);
  return { upper, rows, weights };
}

function bySolver(
  program: ReturnType<typeof randomProgram>,
  weights: Float64Array,
  isWhole: boolean,
) {
  const model = createIntegerProgram(solver, program.upper, program.rows);
  if (!isWhole) model.clearIntegrality();
  model.changeColsCost({ kind: "range", from: 0, to: weights.length - 1 }, weights);
  model.run();
  const isOptimal = model.getModelStatus() === solver.constants.modelStatus.optimal;
  const value = isOptimal ? model.getObjectiveValue() : undefined;
  model.dispose();
  return value;
}

const all = { cutoff: -1e9, nodesMax: 1e6, patienceMax: 1e6 };

describe("our simplex and search", () => {
  it("agree with HiGHS on random programs, one objective after the other", () => {
    let feasible = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const program = randomProgram(seed);
        const simplex = new BoundedSimplex(program.upper, program.rows);
        for (let round = 0; round < 4; round++) {
          const weights = program.weights();
          simplex.setWeights(weights);
          const status = simplex.solve(-1e9);
          const relaxed = bySolver(program, weights, false);
          expect(status).toBe(relaxed === undefined ? "infeasible" : "optimal");
          if (relaxed !== undefined) expect(simplex.objective()).toBeCloseTo(relaxed, 6);
          const outcome = searchPanels(simplex, all);
          expect(outcome.status).toBe("exhausted");
          const whole = bySolver(program, weights, true);
          const found = outcome.found.at(-1)?.weight;
          if (whole === undefined) expect(found).toBeUndefined();
          else expect(found).toBeCloseTo(whole, 6);
          if (whole !== undefined) feasible++;
        }
      }),
      { numRuns: 150 },
    );
    // The comparison would be empty if nearly all programs were infeasible.
    expect(feasible).toBeGreaterThan(60);
  });

  it("finds nothing above the heaviest panel, and that panel just below its weight", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const program = randomProgram(seed);
        const simplex = new BoundedSimplex(program.upper, program.rows);
        simplex.setWeights(program.weights());
        const best = searchPanels(simplex, all).found.at(-1);
        if (best === undefined) return;
        expect(searchPanels(simplex, { ...all, cutoff: best.weight + 1e-6 }).found).toEqual([]);
        const again = searchPanels(simplex, { ...all, cutoff: best.weight - 1e-6 });
        expect(again.found.at(-1)?.weight).toBeCloseTo(best.weight, 6);
      }),
      { numRuns: 100 },
    );
  });
});
