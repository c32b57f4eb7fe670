import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { count, defaultSettings, type Rule } from "../src/count.ts";
import type { Election } from "../src/election.ts";
import { pabulibFileOf, writePabulib } from "../src/pabulib.ts";
import { randomFrom } from "./elections.ts";

const RULES: Rule[] = ["mes", "greedy", "greedy-per-cost", "phragmen", "bos"];

function electionOf(budget: bigint, costs: bigint[], ballots: number[][]): Election {
  return {
    kind: "approval",
    budget,
    decimals: 0,
    projects: costs.map((cost, c) => ({ id: `p${c}`, name: `p${c}`, cost })),
    ballots: ballots.map((projects, i) => ({ voter: `${i}`, projects, points: null })),
  };
}

function winnersOf(election: Election, rule: Rule) {
  const outcome = count(election, { ...defaultSettings(election), rule });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.winners;
}

describe.each(RULES)("%s at the border", (rule) => {
  test("a budget of 0 buys nothing, or what is free", () => {
    expect(winnersOf(electionOf(0n, [5n, 0n], [[0, 1]]), rule)).toEqual([1]);
  });
  test("no ballots, no winners", () =>
    expect(winnersOf(electionOf(100n, [5n], []), rule)).toEqual([]));
  test("no projects, no winners", () =>
    expect(winnersOf(electionOf(100n, [], [[]]), rule)).toEqual([]));
  test("only empty ballots", () =>
    expect(winnersOf(electionOf(100n, [5n], [[], []]), rule)).toEqual([]));
  test("one project that fits, and one over the budget that all want", () => {
    expect(winnersOf(electionOf(100n, [100n, 101n], [[0, 1], [1]]), rule)).toEqual([0]);
  });
  test("amounts far beyond what a double holds", () => {
    const big = 10n ** 25n;
    const election = electionOf(3n * big, [big + 1n, big, 2n * big - 1n], [[0], [1], [2], [2]]);
    // Not Add1: its steps of one unit are for amounts that people pay.
    const outcome = count(election, {
      ...defaultSettings(election),
      rule,
      completion: "utilitarian",
    });
    expect(outcome.ok && outcome.value.winners).toHaveLength(2);
  });
});

test("10,000 projects are counted", { timeout: 300_000 }, () => {
  const random = randomFrom(7);
  const ballots = Array.from({ length: 2000 }, () => [
    ...new Set(Array.from({ length: 12 }, () => Math.floor(random() * 10_000))),
  ]);
  const costs = Array.from({ length: 10_000 }, () => BigInt(1 + Math.floor(random() * 1000)));
  const election = electionOf(200_000n, costs, ballots);
  const before = process.cpuUsage();
  const outcome = count(election, { ...defaultSettings(election), completion: "utilitarian" });
  const { user, system } = process.cpuUsage(before);
  expect(outcome.ok && outcome.value.winners.length).toBeGreaterThan(100);
  expect((user + system) / 1e6).toBeLessThan(30);
});

describe("a count that is stopped tells how far it came", () => {
  const election = electionOf(
    100n,
    [30n, 30n, 30n, 30n],
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 3],
    ],
  );
  test("after any number of questions, with the exact state: the start of the whole, or an earlier endowment", () => {
    const whole = count(election, { ...defaultSettings(election), completion: "none" });
    if (!whole.ok) throw new Error(whole.problem.message);
    for (let rounds = 0; rounds < 4; rounds++) {
      let asked = 0;
      const part = count(
        election,
        { ...defaultSettings(election), completion: "none" },
        () => asked++ >= rounds,
      );
      if (!part.ok) throw new Error(part.problem.message);
      expect(part.value.winners).toEqual(whole.value.winners.slice(0, rounds));
      expect(part.value.complete).toBe(rounds > whole.value.winners.length);
    }
  });
  test("Add1 keeps the outcome of the last endowment it finished", () => {
    let asked = 0;
    const part = count(
      election,
      { ...defaultSettings(election), completion: "add1", stop: "overspend" },
      () => asked++ > 9,
    );
    if (!part.ok) throw new Error(part.problem.message);
    expect(part.value.complete).toBe(false);
    expect(part.value.cost <= election.budget).toBe(true);
  });
});

describe("what cannot be counted is refused by name", () => {
  const good = electionOf(100n, [30n], [[0]]);
  const problemOf = (election: Election, changes = {}) => {
    const outcome = count(election, { ...defaultSettings(good), ...changes });
    return outcome.ok
      ? "counted"
      : outcome.problem.kind === "bad_election"
        ? outcome.problem.problems.map(({ kind }) => kind).join()
        : outcome.problem.kind;
  };
  test.each([
    ["negative_budget", { ...good, budget: -1n }],
    ["negative_cost", electionOf(1n, [-1n], [])],
    ["decimals_out_of_range", { ...good, decimals: 1.5 }],
    ["duplicate_project_id", { ...good, projects: [...good.projects, ...good.projects] }],
    ["unknown_project", electionOf(1n, [1n], [[1]])],
    ["duplicate_in_ballot", electionOf(1n, [1n], [[0, 0]])],
    ["points_mismatch", { ...good, ballots: [{ voter: "x", projects: [0], points: [] }] }],
    ["points_not_whole", { ...good, ballots: [{ voter: "x", projects: [0], points: [0.5] }] }],
    ["points_too_large", { ...good, ballots: [{ voter: "x", projects: [0], points: [1e9] }] }],
  ])("%s", (kind, election) => expect(problemOf(election as Election)).toBe(kind));
  test("settings that do not fit", () => {
    expect(problemOf(good, { utility: "borda" })).toBe("utility_needs_ranks");
    expect(problemOf({ ...good, kind: "ordinal" }, { utility: "points" })).toBe(
      "utility_needs_points",
    );
    expect(problemOf(good, { step: 0n })).toBe("step_not_positive");
    expect(problemOf(good, { ties: { criteria: [], lots: ["x"] } })).toBe("lots_incomplete");
  });
});

describe("the command line", () => {
  const bin = fileURLToPath(new URL("../bin/equal-shares.js", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "equal-shares-"));
  const path = join(folder, "street.pb");
  const election = electionOf(
    1000n,
    [400n, 300n, 500n, 200n],
    [[0, 1], [0, 3], [1, 3], [2], [2, 3]],
  );
  writeFileSync(path, writePabulib(pabulibFileOf(election, { unit: "Meent", instance: "2026" })));
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [bin, ...args], { encoding: "utf8" });
  const fail = (...args: string[]) =>
    spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });

  test("result --json prints winners in the order chosen, endowment and cost", () => {
    const outcome = count(election, { ...defaultSettings(election), completion: "add1" });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(JSON.parse(run("result", path, "--completion", "add1", "--json"))).toEqual({
      winners: outcome.value.winners.map((c) => `p${c}`),
      endowment: Number(outcome.value.endowment?.numerator),
      cost: Number(outcome.value.cost),
    });
  });

  test("every rule, utility and completion it names is accepted", () => {
    for (const rule of RULES)
      expect(JSON.parse(run("result", path, "--rule", rule, "--json")).winners).not.toEqual([]);
    for (const utility of ["cost", "cardinality", "points", "points-cost"])
      run("result", path, "--utility", utility);
    for (const completion of ["none", "add1", "add1u", "utilitarian"])
      run("result", path, "--completion", completion);
    run(
      "result",
      path,
      "--start",
      "exact",
      "--stop",
      "overspend",
      "--step",
      "5",
      "--ties",
      "votes,order",
      "--seed",
      "7",
      "--comparison",
    );
  });

  test("verify accepts a traced result of every rule, and exits 1 for a wrong one", () => {
    const claim = join(folder, "outcome.json");
    for (const rule of RULES) {
      writeFileSync(claim, run("result", path, "--rule", rule, "--json", "--trace"));
      expect(run("verify", path, claim)).toContain("The outcome holds.");
    }
    writeFileSync(claim, '{"winners":["p0","p1","p2"]}');
    const wrong = fail("verify", path, claim);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain("feasible: FAILS");
  });

  test("explains in English and Dutch, compares, and draws", () => {
    expect(run("result", path, "--explain")).toContain("Not funded");
    expect(run("result", path, "--explain", "--language", "nl")).toContain("Krijgt geen geld");
    expect(run("compare", path).split("\n")).toHaveLength(10);
    const picture = join(folder, "support.svg");
    run("result", path, "--picture", picture);
    expect(readFileSync(picture, "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  test("wrong input exits 2 with a sentence, not a stack", () => {
    const bad = join(folder, "bad.pb");
    writeFileSync(bad, readFileSync(path, "utf8").replace("budget;1000", "budget;x"));
    for (const args of [
      ["result", bad],
      ["result", join(folder, "absent.pb")],
      ["result", path, "--rule", "magic"],
      ["result", path, "--step", "0"],
      ["result", path, "--utility", "borda"],
      ["result", path, "--nonsense"],
      ["result", path, "--lots", "p1"],
      ["dance", path],
      ["verify", path],
      ["verify", path, bad],
    ]) {
      const { status, stderr } = fail(...args);
      expect(status, args.join(" ")).toBe(2);
      expect(stderr).not.toContain("    at ");
      expect(stderr.trim().length).toBeGreaterThan(10);
    }
    expect(fail("result", bad).stderr).toContain("column 8: expected a budget");
  });

  test("a time limit exits 3 and says so", () => {
    const limited = fail("result", path, "--time-limit", "0.000001");
    expect(limited.status).toBe(3);
    expect(limited.stdout).toContain("Stopped by the time limit");
  });
});
