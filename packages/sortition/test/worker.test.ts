import { beforeAll, describe, expect, it } from "vitest";
import {
  loadSolver,
  type Pool,
  type Progress,
  proveSelection,
  SeededRandom,
  type Solver,
  type StopReason,
  selectInWorker,
  selectPanels,
  verifySelection,
} from "../src/index.ts";
import { quota } from "./smallPools.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** A pool that takes a few hundred milliseconds: four features, quotas around a panel that is there. */
function mediumPool(people: number, size: number): Pool {
  const random = new SeededRandom("medium");
  const features = ["a", "b", "c", "d"];
  const list = Array.from({ length: people }, (_, at) => ({
    id: `p${at}`,
    features: Object.fromEntries(
      features.map((name): [string, string] => [
        name,
        `${name}${random.below(2 + random.below(4))}`,
      ]),
    ),
  }));
  const model = list.slice(0, size);
  const quotas = features.flatMap((name) =>
    [...new Set(list.map((person) => person.features[name] ?? ""))].map((value) => {
      const count = model.filter((person) => person.features[name] === value).length;
      return quota(name, value, count, count);
    }),
  );
  return { people: list, quotas };
}

const request = { pool: mediumPool(150, 20), size: 20, method: "leximin" as const, seed: 5 };

describe("in a worker thread", () => {
  it("the selection is the same as without, and progress comes in", async () => {
    const seen: Progress[] = [];
    const outcome = await selectInWorker(request, {
      onProgress: (progress) => seen.push(progress),
    });
    expect(outcome).toEqual(selectPanels(solver, request));
    if (!outcome.ok) return;
    expect(verifySelection(request.pool, outcome.value)).toEqual([]);
    const proof = proveSelection(solver, request.pool, outcome.value);
    expect(proof).toMatchObject({ ok: true, value: { faults: [] } });
    expect(seen.map(({ step }) => step)).toContain("level 1");
    for (const { done } of seen) {
      expect(done).toBeGreaterThanOrEqual(0);
      expect(done).toBeLessThanOrEqual(1);
    }
  });

  it("a cancel in the middle is a named error", async () => {
    const stop = new AbortController();
    const outcome = await selectInWorker(request, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });

  it("a cancel before the start too", async () => {
    const outcome = await selectInWorker(request, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });

  it("a time limit of nothing leaves no distribution, and says so", async () => {
    const outcome = await selectInWorker(request, { timeLimitMs: 0 });
    expect(outcome).toMatchObject({ ok: false, error: { code: "time_limit" } });
  });
});

describe("when it is stopped after some questions", () => {
  /** How often a whole run asks whether to stop. */
  function countQuestions(method: "leximin" | "maximin" | "nash"): number {
    let asked = 0;
    const shouldStop = () => {
      asked++;
      return undefined;
    };
    expect(selectPanels(solver, { ...request, method }, { shouldStop }).ok).toBe(true);
    return asked;
  }

  const parts = [0.02, 0.4, 0.75, 0.9, 0.97, 0.99];

  function stoppedAfter(
    questions: number,
    reason: StopReason,
    method: "leximin" | "maximin" | "nash",
  ) {
    let asked = 0;
    const shouldStop = () => (++asked > questions ? reason : undefined);
    return selectPanels(solver, { ...request, method }, { shouldStop });
  }

  it("by the time limit, the best distribution so far comes with a gap that holds", () => {
    let stopped = 0;
    for (const method of ["leximin", "maximin", "nash"] as const) {
      const whole = countQuestions(method);
      for (const part of parts) {
        const outcome = stoppedAfter(Math.floor(part * whole), "time_limit", method);
        if (!outcome.ok) {
          expect(outcome.error.code).toBe("time_limit");
          continue;
        }
        const selection = outcome.value;
        if (selection.status === "stopped") stopped++;
        expect(verifySelection(request.pool, selection)).toEqual([]);
        const proof = proveSelection(solver, request.pool, selection);
        expect(proof).toMatchObject({ ok: true, value: { faults: [] } });
      }
    }
    expect(stopped).toBeGreaterThan(5);
  });

  it("by a cancel, the step is named, whatever the moment", () => {
    const whole = countQuestions("leximin");
    for (const part of [0, ...parts]) {
      const outcome = stoppedAfter(Math.floor(part * whole), "cancelled", "leximin");
      expect(outcome).toMatchObject({ ok: false, error: { code: "cancelled" } });
      expect(!outcome.ok && outcome.error.code === "cancelled" && outcome.error.step).toBeTruthy();
    }
  });
});
