import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  loadSolver,
  planAlternates,
  planReplacement,
  type Solver,
  selectPanels,
} from "../src/index.ts";
import { allPanels, quota, smallCase } from "./smallPools.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const people = [
  { id: "a", features: { side: "left" }, household: "h" },
  { id: "b", features: { side: "left" }, household: "h" },
  { id: "c", features: { side: "right" } },
  { id: "d", features: { side: "right" } },
  { id: "e", features: { side: "left" } },
  { id: "f", features: { side: "right" } },
];
const pool = { people, quotas: [quota("side", "left", 1, 2), quota("side", "right", 1, 2)] };

describe("a replacement", () => {
  it("leaves out those who stay with their housemates, and lowers the quotas by them", () => {
    const task = planReplacement({ pool, panel: ["a", "c", "d"], left: ["d"], unavailable: ["f"] });
    expect(task).toMatchObject({ ok: true, value: { size: 1 } });
    if (!task.ok) return;
    // b shares a's home, c and a stay, d left, f cannot.
    expect(task.value.pool.people.map(({ id }) => id)).toEqual(["e"]);
    expect(task.value.pool.quotas.map(({ min, max }) => [min, max])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it("together with those who stay always meets the quotas of the whole panel", () => {
    fc.assert(
      fc.property(smallCase(9), fc.nat(), (one, pick) => {
        const panels = allPanels(one).map((panel) => panel.map((at) => `p${at}`));
        const panel = panels[pick % Math.max(1, panels.length)];
        if (panel === undefined) return;
        const leaving = panel.slice(0, 1 + (pick % panel.length));
        const task = planReplacement({ pool: one.pool, panel, left: leaving });
        if (!task.ok) throw new Error(task.error.code);
        const outcome = selectPanels(solver, { ...task.value, method: "leximin", seed: 1 });
        if (!outcome.ok) {
          expect([
            "too_few_people",
            "too_few_households",
            "infeasible_quotas",
            "quota_sum",
          ]).toContain(outcome.error.code);
          return;
        }
        const staying = panel.filter((id) => !leaving.includes(id));
        const whole = new Set(panels.map((ids) => [...ids].sort().join()));
        for (const { members } of outcome.value.panels) {
          expect(whole).toContain([...staying, ...members].sort().join());
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["of a stranger", { panel: ["a", "x"], left: ["a"] }, { code: "unknown_person", id: "x" }],
    [
      "of someone outside the panel",
      { panel: ["a"], left: ["c"] },
      { code: "not_in_panel", id: "c" },
    ],
    ["of nobody", { panel: ["a"], left: [] }, { code: "no_vacancies" }],
  ])("%s is refused", (_, vacancies, error) => {
    expect(planReplacement({ pool, ...vacancies })).toEqual({ ok: false, error });
  });
});

describe("alternates", () => {
  it("come from outside the panel and its homes, with quotas in proportion", () => {
    const task = planAlternates(pool, ["a", "c", "d"], 2);
    if (!task.ok) throw new Error(task.error.code);
    expect(task.value.pool.people.map(({ id }) => id)).toEqual(["e", "f"]);
    expect(task.value.pool.quotas.map(({ min, max }) => [min, max])).toEqual([
      [0, 2],
      [0, 2],
    ]);
    const outcome = selectPanels(solver, { ...task.value, method: "leximin", seed: 1 });
    expect(outcome).toMatchObject({ value: { chances: { e: 1, f: 1 } } });
  });

  it("of no number, or beside a panel with a stranger, are refused", () => {
    expect(planAlternates(pool, ["a"], 0)).toMatchObject({ error: { code: "wrong_size" } });
    expect(planAlternates(pool, ["x"], 1)).toMatchObject({ error: { code: "unknown_person" } });
  });
});
