/** Acceptance values of the field's data sets, from the reference results beside them. */
import { beforeAll, describe, expect, it } from "vitest";
import {
  loadSolver,
  type Method,
  proveSelection,
  type Selection,
  type Solver,
  selectPanels,
  verifySelection,
} from "../src/index.ts";
import { isSharedThere, readShared, sharedPool, skipReason } from "./sharedData.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function select(name: string, size: number, method: Method): Selection {
  const outcome = selectPanels(solver, { pool: sharedPool(name), size, method, seed: 42 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

describe.skipIf(!isSharedThere)(`reference data (skipped when ${skipReason})`, () => {
  it("sf_fixture leximin has the published figures to 1e-4", () => {
    const selection = select("sf_fixture", 22, "leximin");
    expect(Math.abs(selection.min - 1 / 11)).toBeLessThan(1e-6);
    expect(Math.abs(selection.gini - 0.14035)).toBeLessThan(1e-5);
    expect(Math.abs(selection.geometricMean - 0.14121)).toBeLessThan(1e-5);
    expect(Math.abs(selection.max - 0.4709)).toBeLessThan(1e-5);
    expect(verifySelection(sharedPool("sf_fixture"), selection)).toEqual([]);
    const proof = proveSelection(solver, sharedPool("sf_fixture"), selection);
    expect(proof).toMatchObject({ ok: true, value: { faults: [] } });
  });

  it("sf_fixture leximin agrees with the reference for each person to 1e-5", () => {
    const text = new TextDecoder().decode(
      readShared("sortition_sf_fixture_leximin_42_marginals.json"),
    );
    const reference = JSON.parse(text) as Record<string, unknown> & { ids: string[] };
    const values = Object.values(reference).find(
      (list): list is number[] => Array.isArray(list) && typeof list[0] === "number",
    );
    const { chances } = select("sf_fixture", 22, "leximin");
    expect(values).toHaveLength(150);
    reference.ids.forEach((id, at) => {
      expect(Math.abs((chances[id] ?? 0) - (values?.[at] ?? 1))).toBeLessThan(1e-5);
    });
  });

  it("sf_fixture maximin has minimum 1/11", () => {
    expect(Math.abs(select("sf_fixture", 22, "maximin").min - 1 / 11)).toBeLessThan(1e-6);
  });

  it.each([
    ["example_small_20", 20],
    ["example_large_200", 200],
  ])("%s leximin gives everyone .1, with Gini 0", (name, size) => {
    const selection = select(name, size, "leximin");
    for (const chance of Object.values(selection.chances)) expect(chance).toBeCloseTo(0.1, 7);
    expect(selection.gini).toBeLessThan(1e-7);
    expect(verifySelection(sharedPool(name), selection)).toEqual([]);
  });

  it("legacy gives sf_fixture a smaller minimum and less equality, as published", () => {
    const leximin = select("sf_fixture", 22, "leximin");
    const legacy = select("sf_fixture", 22, "legacy");
    expect(legacy.min).toBeLessThan(leximin.min);
    expect(legacy.gini).toBeGreaterThan(leximin.gini);
    expect(Math.abs(legacy.gini - 0.173)).toBeLessThan(0.03);
  });
});
