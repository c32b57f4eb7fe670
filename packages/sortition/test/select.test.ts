import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Refused } from "../src/errors.ts";
import {
  loadSolver,
  type Method,
  proveSelection,
  SeededRandom,
  type Selection,
  type Solver,
  selectPanels,
  verifySelection,
} from "../src/index.ts";
import { legacy } from "../src/legacy.ts";
import { exactLeximin } from "./exactLeximin.ts";
import { allPanels, type Case, quota, smallCase } from "./smallPools.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function select({ pool, size }: Case, method: Method): Selection {
  const outcome = selectPanels(solver, { pool, size, method, seed: 1, legacyDraws: 200 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

/** Cases with at least one panel; the others are tested in feasibility.test.ts. */
const feasible = smallCase(9).filter((one) => allPanels(one).length > 0);

describe("leximin", () => {
  it("gives the chances of the definition, by brute force over all panels", () => {
    fc.assert(
      fc.property(feasible, (one) => {
        const expected = exactLeximin(solver, allPanels(one), one.pool.people.length);
        const { chances } = select(one, "leximin");
        one.pool.people.forEach(({ id }, at) => {
          expect(chances[id]).toBeCloseTo(expected[at] as number, 5);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("gives people with equal features and no housemate equal chances", () => {
    fc.assert(
      fc.property(feasible, (one) => {
        const { chances } = select(one, "leximin");
        const byVector = new Map<string, number>();
        for (const { id, features, household } of one.pool.people) {
          const mates = one.pool.people.filter((other) => other.household === household);
          if (household !== undefined && mates.length > 1) continue;
          const vector = JSON.stringify(features);
          const chance = byVector.get(vector) ?? (chances[id] as number);
          byVector.set(vector, chance);
          expect(chances[id]).toBeCloseTo(chance, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is proven by the certificate, and no person is said to be out of reach who is not", () => {
    fc.assert(
      fc.property(feasible, (one) => {
        const selection = select(one, "leximin");
        const inAny = new Set(allPanels(one).flat());
        const out = one.pool.people.flatMap(({ id }, at) => (inAny.has(at) ? [] : [id]));
        expect([...selection.uncoverable].sort()).toEqual(out.sort());
        expect(verifySelection(one.pool, selection)).toEqual([]);
        const proof = proveSelection(solver, one.pool, selection);
        expect(proof).toMatchObject({ ok: true, value: { faults: [] } });
      }),
      { numRuns: 60 },
    );
  });
});

describe("every method", () => {
  const methods: Method[] = ["leximin", "maximin", "nash", "legacy"];

  it("keeps to quotas and households in every panel, and its chances sum to the seats", () => {
    fc.assert(
      fc.property(feasible, fc.constantFrom(...methods), (one, method) => {
        const selection = select(one, method);
        const allowed = new Set(allPanels(one).map((panel) => panel.map((at) => `p${at}`).join()));
        for (const { members } of selection.panels) expect(allowed).toContain(members.join());
        const sum = Object.values(selection.chances).reduce((total, chance) => total + chance, 0);
        expect(sum).toBeCloseTo(one.size, 9);
        expect(verifySelection(one.pool, selection)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("has no larger smallest chance than leximin, and maximin has the same", () => {
    fc.assert(
      fc.property(feasible, (one) => {
        const { min } = select(one, "leximin");
        expect(select(one, "maximin").min).toBeCloseTo(min, 6);
        expect(select(one, "nash").min).toBeLessThanOrEqual(min + 1e-6);
        expect(select(one, "legacy").min).toBeLessThanOrEqual(min + 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it("gives the same selection for the same seed", () => {
    fc.assert(
      fc.property(feasible, fc.constantFrom(...methods), (one, method) => {
        expect(select(one, method)).toEqual(select(one, method));
      }),
      { numRuns: 20 },
    );
  });

  it("has no larger geometric mean than nash, up to its proven gap", () => {
    fc.assert(
      fc.property(feasible, (one) => {
        const nash = select(one, "nash");
        expect(select(one, "leximin").geometricMean).toBeLessThanOrEqual(
          nash.geometricMean * 1.00011,
        );
        const proof = proveSelection(solver, one.pool, nash);
        expect(proof).toMatchObject({ ok: true, value: { faults: [] } });
      }),
      { numRuns: 60 },
    );
  });
});

describe("a household", () => {
  it("never has two members in a panel, and still has its fair part", () => {
    const people = ["one", "two", "three", "four"].map((id, at) => ({
      id,
      features: { kind: "k" },
      ...(at < 2 ? { household: "together" } : {}),
    }));
    const pool = { people, quotas: [quota("kind", "k", 0, 2)] };
    const { chances, panels } = select({ pool, size: 2 }, "leximin");
    for (const { members } of panels) expect(members).not.toEqual(["one", "two"]);
    // Three homes for two seats; the shared one is drawn as often as it can be, once in every panel.
    expect(chances).toEqual({
      one: expect.closeTo(1 / 2, 6),
      two: expect.closeTo(1 / 2, 6),
      three: expect.closeTo(1 / 2, 6),
      four: expect.closeTo(1 / 2, 6),
    });
  });
});

describe("legacy", () => {
  it("that meets nothing but dead ends gives up with a named error", () => {
    // Two with a, two with b, one each wanted, but every a is also c and every b too: one too many c.
    const people = ["a", "a", "b", "b", "n"].map((kind, at) => ({
      id: `p${at}`,
      features: { kind, c: kind === "n" ? "no" : "yes" },
    }));
    const quotas = [quota("kind", "a", 1, 1), quota("kind", "b", 1, 1), quota("kind", "n", 0, 1)];
    const pool = { people, quotas: [...quotas, quota("c", "yes", 0, 1), quota("c", "no", 0, 2)] };
    const run = () => legacy(pool, 3, 1, new SeededRandom(1), {});
    expect(run).toThrow(Refused);
    expect(run).toThrow("nearly all are dead ends");
  });
});
