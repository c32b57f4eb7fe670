import { beforeAll, describe, expect, it } from "vitest";
import { Refused, type SortitionError } from "../src/errors.ts";
import { describeError, loadSolver, type Solver, selectPanels } from "../src/index.ts";
import { createPanelOracle, thorough } from "../src/panelOracle.ts";
import { buildPanelProgram } from "../src/panelProgram.ts";
import { createIntegerProgram, runModel } from "../src/solver.ts";
import { quota } from "./smallPools.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const people = Array.from({ length: 8 }, (_, at) => ({
  id: `p${at}`,
  features: { k: at < 3 ? "x" : "y" },
}));
const pool = { people, quotas: [quota("k", "x", 1, 2), quota("k", "y", 0, 8)] };

function refusalOf(work: () => unknown): SortitionError {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.error;
    throw error;
  }
  throw new Error("this should have been refused");
}

/** The same solver, but every status it reports is the given one. */
function reporting(status: number): Solver {
  return {
    ...solver,
    createModel: (...given: Parameters<Solver["createModel"]>) => {
      const model = solver.createModel(...given);
      return new Proxy(model, {
        get(target, name) {
          if (name === "getModelStatus") return () => status;
          const value = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
  };
}

describe("the solver", () => {
  it("refuses every status that is neither a proof nor an interruption, with the step", () => {
    const { modelStatus } = solver.constants;
    for (const status of [modelStatus.unknown, modelStatus.timeLimit, modelStatus.unbounded]) {
      const broken = reporting(status);
      const model = createIntegerProgram(broken, [1, 1], []);
      const error = refusalOf(() => runModel(broken, model, "level 3"));
      model.dispose();
      expect(error).toMatchObject({ code: "solver_failure", step: "level 3" });
      expect(describeError(error)).toContain("Nothing may be published");
    }
  });

  it("failing in the middle of a selection gives no selection, but the step", () => {
    const broken = reporting(solver.constants.modelStatus.unknown);
    const outcome = selectPanels(broken, { pool, size: 3, method: "leximin", seed: 1 });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "solver_failure", step: "level 1" },
    });
  });

  it("saying that fixed chances cannot be met is numerical trouble, and nothing is lowered", () => {
    const broken = reporting(solver.constants.modelStatus.infeasible);
    const outcome = selectPanels(broken, { pool, size: 3, method: "leximin", seed: 1 });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "numerical_trouble", step: "level 1" },
    });
  });

  it("stops an integer program when asked to", () => {
    const random = Array.from({ length: 60 }, (_, at) => 1000 + ((at * 7919) % 997));
    const model = createIntegerProgram(
      solver,
      random.map(() => 1),
      [],
    );
    const values = random.map(Number);
    model.addRow(15_000, 15_000.5, { indices: [...random.keys()], values });
    model.changeColsCost(
      { kind: "range", from: 0, to: 59 },
      values.map((value) => (value % 13) / 7),
    );
    expect(runModel(solver, model, "a step", () => true)).toBe("interrupted");
    model.dispose();
  });
});

describe("the oracle", () => {
  it("asks HiGHS where our own search gives up, and both agree", () => {
    // Three people who pairwise share a "yes" of which a panel has one: the relaxation takes half of each.
    const vectors = ["yyn", "nyy", "yny", "nnn", "nnn", "nnn"];
    const odd = {
      people: vectors.map((vector, at) => ({
        id: `p${at}`,
        features: { a: vector[0] ?? "", b: vector[1] ?? "", c: vector[2] ?? "" },
      })),
      quotas: ["a", "b", "c"].flatMap((name) => [quota(name, "y", 0, 1), quota(name, "n", 0, 3)]),
    };
    const oracle = createPanelOracle(solver, buildPanelProgram(odd, 3));
    const weights = [1, 0.9, 0.8, 0.1];
    const own = oracle.ask(weights, -1, thorough, "a step");
    expect(oracle.asked.integerPrograms).toBe(0);
    expect(own.weight).toBeCloseTo(1.2, 9);
    const giveUp = { nodesMax: 1, patienceMax: 0 };
    const asked = oracle.ask(weights, -1, { ...giveUp, settle: "heaviest" }, "a step");
    expect(oracle.asked.integerPrograms).toBe(1);
    expect(asked).toMatchObject({ weight: expect.closeTo(1.2, 9), isProven: true });
    const none = oracle.ask(weights, 1.25, { ...giveUp, settle: "any" }, "a step");
    expect(none).toEqual({ panels: [], weight: undefined, isProven: true });
    oracle.dispose();
  });
});
