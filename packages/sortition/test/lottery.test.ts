import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { dependentRounding } from "../src/dependentRounding.ts";
import {
  drawByBalls,
  drawByBeacon,
  drawUpLottery,
  hashLotteryList,
  loadSolver,
  lotteryGuarantee,
  type Selection,
  type Solver,
  selectPanels,
  writeLotteryList,
} from "../src/index.ts";
import { quota } from "./smallPools.ts";

let solver: Solver;
let selection: Selection;

const people = Array.from({ length: 11 }, (_, at) => ({
  id: `p${at}`,
  features: { kind: at < 3 ? "rare" : "common" },
}));
const pool = { people, quotas: [quota("kind", "rare", 1, 2), quota("kind", "common", 2, 9)] };

beforeAll(async () => {
  solver = await loadSolver();
  const outcome = selectPanels(solver, { pool, size: 4, method: "leximin", seed: 3 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  selection = outcome.value;
});

function lottery(way: "rounding" | "least deviation", panels: number, seed: string | number = 1) {
  const outcome = drawUpLottery(solver, { selection, way, panels, seed });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

describe("dependent rounding", () => {
  it("gives each panel the floor or ceiling of its part, and the right number in all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(),
        (weights, total, seed) => {
          const sum = weights.reduce((all, weight) => all + weight, 0);
          const counts = dependentRounding(
            weights.map((weight) => weight / sum),
            total,
            seed,
          );
          expect(counts.reduce((all, count) => all + count, 0)).toBe(total);
          weights.forEach((weight, at) => {
            const aim = (weight * total) / sum;
            expect(counts[at]).toBeGreaterThanOrEqual(Math.floor(aim + 1e-6 - 2e-6));
            expect(counts[at]).toBeLessThanOrEqual(Math.ceil(aim + 1e-6));
          });
        },
      ),
    );
  });

  it("gives each panel its part on average over seeds", () => {
    const probabilities = [0.05, 0.15, 0.22, 0.28, 0.3];
    const runs = 4000;
    const sums = probabilities.map(() => 0);
    for (let seed = 0; seed < runs; seed++) {
      dependentRounding(probabilities, 7, seed).forEach((count, at) => {
        sums[at] = (sums[at] ?? 0) + count / runs;
      });
    }
    // Four standard errors of a Bernoulli mean over the runs.
    const tolerance = 4 * Math.sqrt(0.25 / runs);
    probabilities.forEach((probability, at) => {
      expect(Math.abs((sums[at] ?? 0) - 7 * probability)).toBeLessThan(tolerance);
    });
  });
});

describe("a lottery", () => {
  it("lists panels of the distribution only, with chances that count them", () => {
    const known = new Set(selection.panels.map(({ members }) => [...members].sort().join()));
    for (const way of ["rounding", "least deviation"] as const) {
      const { panels, chances, min, deviation } = lottery(way, 100);
      expect(panels).toHaveLength(100);
      for (const members of panels) expect(known).toContain([...members].sort().join());
      for (const { id } of people) {
        const times = panels.filter((members) => members.includes(id)).length;
        expect(chances[id]).toBeCloseTo(times / 100, 12);
        expect(Math.abs(times / 100 - (selection.chances[id] ?? 0))).toBeLessThanOrEqual(
          deviation + 1e-12,
        );
      }
      expect(min).toBeCloseTo(Math.min(...Object.values(chances)), 12);
    }
  });

  it("of least deviation is never further off than the rounded one, nor below its bound", () => {
    for (const panels of [10, 37, 100]) {
      const least = lottery("least deviation", panels);
      expect(least.deviation).toBeLessThanOrEqual(lottery("rounding", panels).deviation + 1e-12);
      expect(least.deviation).toBeGreaterThanOrEqual((least.deviationBound ?? 1) - 1e-9);
    }
  });

  it("of least deviation finds the best whole copies where they are known", () => {
    // Two copies of three panels of one: a and b once each is off by at most .25, anything else by more.
    const chances = { a: 0.4, b: 0.35, c: 0.25 };
    const panels = Object.entries(chances).map(([id, probability]) => ({
      members: [id],
      probability,
    }));
    const small = { ...selection, size: 1, chances, panels };
    for (let seed = 0; seed < 8; seed++) {
      const outcome = drawUpLottery(solver, {
        selection: small,
        way: "least deviation",
        panels: 2,
        seed,
      });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      expect(outcome.value.panels).toEqual([["a"], ["b"]]);
      expect(outcome.value.deviation).toBeCloseTo(0.25, 9);
      expect(outcome.value.deviationBound).toBeCloseTo(0.25, 6);
    }
  });

  it("stands in order of id, so that its place in the list says nothing about how it was found", () => {
    const { panels } = lottery("rounding", 37);
    const keys = panels.map((members) => members.join("\n"));
    expect(keys).toEqual([...keys].sort());
    for (const members of panels) expect(members).toEqual([...members].sort());
    expect(new Set(keys).size).toBeGreaterThan(3);
    const turned = { ...selection, panels: [...selection.panels].reverse() };
    const again = drawUpLottery(solver, {
      selection: turned,
      way: "rounding",
      panels: 37,
      seed: 1,
    });
    const list = again.ok ? again.value.panels.map((members) => members.join("\n")) : [];
    expect(list).toHaveLength(37);
    expect(list).toEqual([...list].sort());
  });

  it("is the same for the same seed, and has its own hash", () => {
    const one = lottery("rounding", 37, "spring");
    expect(lottery("rounding", 37, "spring")).toEqual(one);
    expect(lottery("rounding", 37, "autumn").listHash).not.toBe(one.listHash);
    expect(hashLotteryList(one.panels)).toBe(one.listHash);
    expect(writeLotteryList(one.panels).split("\n")[7]).toBe(`07: ${one.panels[7]?.join(" ")}`);
  });

  it("states the guarantee of the paper: .0193 for 122 vectors, 22 seats and 1,000 panels", () => {
    expect(lotteryGuarantee(22, 1000, 122)).toBeCloseTo(0.0193, 4);
    expect(lotteryGuarantee(30, 1000, 279)).toBeCloseTo(0.03, 6);
    expect(lotteryGuarantee(5, 1000, 1)).toBeCloseTo(0.002, 6);
  });

  it.each([0, 1.5, 100_001])("over %s panels is refused", (panels) => {
    const outcome = drawUpLottery(solver, { selection, way: "rounding", panels, seed: 1 });
    expect(outcome).toEqual({ ok: false, error: { code: "lottery_size", panels } });
  });

  it("from a selection that was stopped is refused, unless asked for", () => {
    const stopped = { ...selection, status: "stopped" as const };
    const request = { selection: stopped, way: "rounding" as const, seed: 1 };
    expect(drawUpLottery(solver, request)).toMatchObject({
      error: { code: "incomplete_distribution" },
    });
    expect(drawUpLottery(solver, { ...request, isUnprovenAllowed: true }).ok).toBe(true);
  });
});

describe("a draw", () => {
  it("by balls names the panel with that number", () => {
    const { panels, listHash } = lottery("rounding", 1000);
    const drawn = drawByBalls({ panels, listHash }, "4 0 7");
    expect(drawn).toMatchObject({ ok: true, value: { number: 407, members: panels[407] } });
    expect(drawByBalls({ panels, listHash }, "007")).toMatchObject({
      ok: true,
      value: { number: 7 },
    });
  });

  it.each(["47", "4071", "4x7", ""])("by balls %j is refused", (balls) => {
    expect(drawByBalls(lottery("rounding", 1000), balls)).toMatchObject({
      error: { code: "wrong_balls" },
    });
  });

  it("by balls from a list that balls cannot name is refused", () => {
    expect(drawByBalls(lottery("rounding", 64), "12")).toMatchObject({
      error: { code: "balls_need_power_of_ten", panels: 64 },
    });
  });

  it("by beacon is the same for everyone, and depends on list and beacon", () => {
    const list = lottery("rounding", 1000);
    const drawn = drawByBeacon(list, "lotto 3-14-15-26-35-41");
    expect(drawByBeacon(list, " lotto 3-14-15-26-35-41\n")).toEqual(drawn);
    // Made outside this program: printf '%s\nx' HASH | sha256sum, then the first word of SHA-256("seed:0").
    expect(
      drawByBeacon(
        { panels: [["a"], ["b"], ["c"]], listHash: hashLotteryList([["a"], ["b"], ["c"]]) },
        "x",
      ),
    ).toMatchObject({
      value: {
        listHash: "afa31bf77a8c6f31bae3edfdbe5c1ada701bd1b330d82200b7342e6e7282bb22",
        seed: "f6a1a3dfbbf2fd84462b4f86784a6c6290688243f5d81951ec4ad48f77a0ef29",
        number: 0,
      },
    });
  });

  it("by beacon chooses every panel equally often", () => {
    const list = { panels: Array.from({ length: 7 }, (_, at) => [`p${at}`]), listHash: "" };
    list.listHash = hashLotteryList(list.panels);
    const times = new Array<number>(7).fill(0);
    const runs = 7000;
    for (let beacon = 0; beacon < runs; beacon++) {
      const drawn = drawByBeacon(list, `day ${beacon}`);
      if (drawn.ok) times[drawn.value.number] = (times[drawn.value.number] ?? 0) + 1;
    }
    const chiSquare = times.reduce((sum, count) => sum + (count - runs / 7) ** 2 / (runs / 7), 0);
    // The 99.9 % point of chi-square with 6 degrees of freedom; the beacons are fixed, so this cannot flicker.
    expect(chiSquare).toBeLessThan(22.46);
  });

  it("without a beacon, or from a changed list, is refused", () => {
    const list = lottery("rounding", 100);
    expect(drawByBeacon(list, "  ")).toMatchObject({ error: { code: "empty_beacon" } });
    const changed = { ...list, panels: [...list.panels.slice(1), ["friend"]] };
    expect(drawByBeacon(changed, "x")).toMatchObject({
      error: { code: "lottery_changed", expected: list.listHash },
    });
    expect(drawByBalls(changed, "12")).toMatchObject({ error: { code: "lottery_changed" } });
  });
});
