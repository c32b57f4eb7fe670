import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  describeError,
  loadSolver,
  type Pool,
  type QuotaChange,
  type Solver,
  type SortitionError,
  selectPanels,
} from "../src/index.ts";
import { allPanels, quota, smallCase } from "./smallPools.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function refusal(pool: Pool, size: number): SortitionError {
  const outcome = selectPanels(solver, { pool, size, method: "leximin", seed: 1 });
  if (outcome.ok) throw new Error("this should have been refused");
  return outcome.error;
}

function people(...values: string[]) {
  return values.map((age, at) => ({ id: `p${at}`, features: { age } }));
}

function apply(pool: Pool, changes: readonly QuotaChange[]): Pool {
  const quotas = pool.quotas.map((one) => {
    const own = changes.filter((c) => c.feature === one.feature && c.value === one.value);
    return { ...one, ...Object.fromEntries(own.map(({ bound, to }) => [bound, to])) };
  });
  return { ...pool, quotas };
}

const cost = (changes: readonly QuotaChange[]) =>
  changes.reduce(
    (sum, { bound, from, to }) =>
      sum + (bound === "min" ? (1 + 2 / from) * (from - to) : to - from),
    0,
  );

describe("quotas that no panel meets", () => {
  it("give the smallest relaxation in words, with the line of the issue", () => {
    const pool = {
      people: people("18-25", "18-25", "26+", "26+", "26+"),
      quotas: [quota("age", "18-25", 3, 4), quota("age", "26+", 0, 3)],
    };
    const error = refusal(pool, 4);
    expect(error).toMatchObject({
      code: "infeasible_quotas",
      changes: [{ value: "18-25", bound: "min", from: 3, to: 2, inPool: 2, pastFlex: false }],
    });
    expect(describeError(error)).toContain(
      "at least 3 people of age 18-25 are needed, 2 in the pool: lower to 2",
    );
    expect(pool.quotas[0]?.min).toBe(3);
  });

  it("rather raise a maximum by one (cost 1) than lower a minimum of four by one (cost 1.5)", () => {
    const people = Array.from({ length: 8 }, (_, at) => ({
      id: `p${at}`,
      features: at < 4 ? { x: "x1", y: "y2" } : { x: "x2", y: "y1" },
    }));
    const quotas = [
      quota("x", "x1", 4, 4),
      quota("x", "x2", 0, 4),
      quota("y", "y1", 0, 4),
      quota("y", "y2", 0, 3),
    ];
    expect(refusal({ people, quotas }, 4)).toMatchObject({
      changes: [{ value: "y2", bound: "max", from: 3, to: 4, inPool: 4 }],
    });
  });

  it("stay within the agreed flexibility when that is enough, and say so when it is not", () => {
    const quotas = [{ ...quota("age", "18-25", 3, 4), minFlex: 3 }, quota("age", "26+", 0, 3)];
    const error = refusal({ people: people("18-25", "18-25", "26+", "26+"), quotas }, 4);
    expect(error).toMatchObject({ changes: [{ to: 2, pastFlex: true }] });
    expect(describeError(error)).toContain("past the agreed flexibility");
  });

  it("always get a relaxation that works, and none cheaper by one step works", () => {
    let infeasible = 0;
    fc.assert(
      fc.property(smallCase(8), ({ pool, size }) => {
        // Ask one more of the rarest value than there is, so that many cases are infeasible.
        const [first, ...rest] = pool.quotas;
        if (first === undefined) return;
        const raised = { ...first, min: first.min + 1, max: Math.max(first.max, first.min + 1) };
        const harder = { pool: { ...pool, quotas: [raised, ...rest] }, size };
        if (allPanels(harder).length > 0) return;
        const error = refusal(harder.pool, size);
        if (error.code !== "infeasible_quotas") return;
        infeasible++;
        expect(allPanels({ pool: apply(harder.pool, error.changes), size }).length).toBeGreaterThan(
          0,
        );
        for (const change of error.changes) {
          const less = change.bound === "min" ? change.to + 1 : change.to - 1;
          const weaker = error.changes.map((other) =>
            other === change ? { ...change, to: less } : other,
          );
          expect(cost(weaker)).toBeLessThan(cost(error.changes));
          expect(allPanels({ pool: apply(harder.pool, weaker), size })).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
    expect(infeasible).toBeGreaterThan(10);
  });
});

describe("a task that cannot be done is refused before any search", () => {
  const quotas = [quota("age", "18-25", 1, 2), quota("age", "26+", 1, 2)];
  const four = people("18-25", "18-25", "26+", "26+");
  it.each<[string, Pool, number, Partial<SortitionError>]>([
    ["fewer volunteers than seats", { people: four, quotas }, 5, { code: "too_few_people" }],
    ["a size of nothing", { people: four, quotas }, 0, { code: "wrong_size" }],
    ["half a seat", { people: four, quotas }, 1.5, { code: "wrong_size" }],
    ["no quotas", { people: four, quotas: [] }, 2, { code: "missing_quotas" }],
    ["minimums above the size", { people: four, quotas }, 1, { code: "quota_sum", sumMin: 2 }],
    [
      "maximums below the size",
      { people: [...four, { id: "e", features: { age: "26+" } }], quotas },
      5,
      { code: "quota_sum", sumMax: 4 },
    ],
    [
      "fewer households than seats",
      { people: four.map((person) => ({ ...person, household: "one" })), quotas },
      2,
      { code: "too_few_households", households: 1 },
    ],
  ])("%s", (_, pool, size, expected) => {
    expect(refusal(pool, size)).toMatchObject(expected);
  });
});
