import { describe, expect, test } from "vitest";
import { type Completion, count, defaultSettings, type Rule, type Settings } from "../src/count.ts";
import type { Election } from "../src/election.ts";
import { greedy } from "../src/greedy.ts";
import { profileOf, type Utility } from "../src/profile.ts";
import { DEFAULT_TIES, tieRanks } from "../src/ties.ts";
import { verify } from "../src/verify.ts";
import { hasShared, listSharedFiles, readShared, sharedText, skipNote } from "./shared.ts";

interface PeerResult {
  winners?: string[];
  add1u_extra?: string[];
  util_extra?: string[];
  cost?: number;
  endowment?: number;
}

interface Reference {
  instances: Record<
    string,
    {
      peers: Record<string, { results: Record<string, PeerResult> }>;
      official_winners_MES?: string[];
    }
  >;
}

const reference: Reference = hasShared
  ? JSON.parse(sharedText("reference.json"))
  : { instances: {} };

const UTILITY: Record<string, Utility> = {
  cost: "cost",
  card: "cardinality",
  cardinality: "cardinality",
  points: "points",
  borda: "borda",
};

/** The settings behind a name in reference.json, such as cost_add1nonexh_float. */
function settingsOf(name: string, election: Election): Settings {
  const base = defaultSettings(election);
  const greedyName = /^greedy_(votes|votes_per_cost|points_per_cost|borda_per_cost)$/.exec(name);
  if (greedyName) {
    const rule: Rule = name === "greedy_votes" ? "greedy" : "greedy-per-cost";
    const utility = UTILITY[greedyName[1]?.split("_")[0] ?? ""] ?? "cost";
    return { ...base, rule, utility, completion: "none" };
  }
  const match = /^(cost|card|cardinality|points|borda)_(none|add1)(frac(?!tion)|nonexh)?/.exec(
    name,
  );
  if (!match) throw new Error(`unknown setting ${name}`);
  return {
    ...base,
    utility: UTILITY[match[1] ?? ""] ?? "cost",
    completion: match[2] as Completion,
    start: match[3] === "frac" ? "exact" : "floor",
    stop: match[3] === "nonexh" ? "overspend" : "exhaustive",
  };
}

function run(election: Election, settings: Settings) {
  const outcome = count(election, settings);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return {
    ...outcome.value,
    ids: outcome.value.winners.map((index) => election.projects[index]?.id ?? ""),
  };
}

function greedyAfter(election: Election, winners: readonly number[]): string[] {
  const profile = profileOf(election, "cost");
  const rank = profile.ok ? tieRanks(profile.value, DEFAULT_TIES) : profile;
  if (!profile.ok || !rank.ok) throw new Error("no profile");
  return greedy(profile.value, rank.value, "votes", winners).map(
    (index) => election.projects[index]?.id ?? "",
  );
}

/**
 * The JavaScript tool runs no Add1 when all projects together cost no more than the budget; its "add1" then is its plain
 * outcome. That holds for one instance here (Stara Ochota 2019); ours funds everything, as all of it fits.
 */
function isToolsShortcut(peer: string, name: string, election: Election): boolean {
  const total = election.projects.reduce((sum, { cost }) => sum + cost, 0n);
  return peer === "js" && name.startsWith("cost_add1") && total <= election.budget;
}

/** Compares one peer result with ours; `known` keeps outcomes that several peers share. */
function compareWithPeer(
  election: Election,
  peer: string,
  name: string,
  result: PeerResult,
  known: Map<string, ReturnType<typeof run>>,
) {
  const wanted = isToolsShortcut(peer, name, election) ? "cost_none" : name;
  const settings = settingsOf(wanted, election);
  const key = JSON.stringify({ ...settings, step: "1" });
  const ours = known.get(key) ?? run(election, settings);
  known.set(key, ours);
  expect(ours.ids, `${peer} ${name}`).toEqual(result.winners);
  const extra = result.add1u_extra ?? result.util_extra;
  if (extra)
    expect(greedyAfter(election, ours.winners), `${peer} ${name}, then by votes`).toEqual(extra);
  if (name === "cost_add1_float" && wanted === name)
    expect(Number(ours.endowment?.numerator)).toBe(result.endowment);
}

describe.skipIf(!hasShared)(`the outcomes of three peers, in their order${skipNote}`, () => {
  let compared = 0;
  const listed = Object.entries(reference.instances).map(([file, { peers }]) => {
    const results = Object.entries(peers).flatMap(([peer, one]) =>
      Object.entries(one.results).map(([name, result]) => ({ peer, name, result })),
    );
    // A result with an error is a peer that ran out of time: there is nothing to compare with.
    return { file, results: results.filter(({ result }) => result.winners !== undefined) };
  });
  test.each(listed)("$file", { timeout: 300_000 }, ({ file, results }) => {
    const { election } = readShared(file);
    const known = new Map<string, ReturnType<typeof run>>();
    for (const { peer, name, result } of results)
      compareWithPeer(election, peer, name, result, known);
    compared += results.length;
  });
  test("there were 477 of them", () => expect(compared).toBe(477));
});

describe.skipIf(!hasShared)(`elections that really used equal shares${skipNote}`, () => {
  const used = [
    "Poland_Wieliczka_2023_Green_Budget.pb",
    "Poland_Swiecie_2023.pb",
    "Netherlands_Assen_2024.pb",
  ];
  test.each(used)("%s gives the official winners", (file) => {
    const { election, projectColumns, projectRows } = readShared(file);
    const outcome = run(election, {
      ...defaultSettings(election),
      completion: "add1",
      stop: "overspend",
    });
    const selected = projectColumns.indexOf("selected");
    const official = projectRows.filter((row) => row[selected] === "1").map((row) => row[0]);
    expect([...outcome.ids].sort()).toEqual([...official].sort());
    expect([...outcome.ids].sort()).toEqual(
      [...(reference.instances[file]?.official_winners_MES ?? [])].sort(),
    );
    const { winners, ...rest } = { winners: outcome.ids, utility: "cost" as const };
    expect(verify(election, { winners, ...rest }).held).toBe(true);
  });
});

describe.skipIf(!hasShared)(`where floating point goes wrong${skipNote}`, () => {
  test("each of float_adversarial.json comes out as in fractions", () => {
    const { cases } = JSON.parse(sharedText("float_adversarial.json")) as {
      cases: {
        n: number;
        B: number;
        cost: Record<string, number>;
        approvers: Record<string, string[]>;
        fractions: string;
      }[];
    };
    expect(cases.length).toBeGreaterThan(0);
    for (const { n, B, cost, approvers, fractions } of cases) {
      const ids = Object.keys(cost);
      const election: Election = {
        kind: "approval",
        budget: BigInt(B),
        decimals: 0,
        projects: ids.map((id) => ({ id, name: id, cost: BigInt(cost[id] ?? 0) })),
        ballots: Array.from({ length: n }, (_, i) => ({
          voter: `v${i}`,
          projects: ids.flatMap((id, c) => (approvers[id]?.includes(`v${i}`) ? [c] : [])),
          points: null,
        })),
      };
      expect(run(election, { ...defaultSettings(election), completion: "none" }).ids.join()).toBe(
        fractions,
      );
    }
  });

  const traps: Record<string, { pabutools_exact: string }> = hasShared
    ? JSON.parse(sharedText("synthetic/expected_float_adv.json"))
    : {};
  test.each(Object.keys(traps))("%s", (file) => {
    const { election } = readShared(`synthetic/${file}`);
    expect(run(election, { ...defaultSettings(election), completion: "none" }).ids.join()).toBe(
      traps[file]?.pabutools_exact,
    );
  });

  test("a project without a voter does not make Add1 endless", () => {
    const { election } = readShared("synthetic/unsupported_loop.pb");
    const outcome = run(election, { ...defaultSettings(election), completion: "add1" });
    expect(outcome.ids).toEqual(["A"]);
    expect(outcome.notices).toContainEqual({ kind: "no_support", project: "Z" });
  });

  test("a free project with a voter is funded, first, under every utility", () => {
    const { election } = readShared("synthetic/zero_cost.pb");
    for (const utility of ["cost", "cardinality"] as const) {
      const outcome = run(election, { ...defaultSettings(election), utility, completion: "none" });
      expect(outcome.ids).toEqual(["Z", "A"]);
      expect(outcome.notices).toContainEqual({ kind: "zero_cost", project: "Z" });
    }
  });
});

test.skipIf(!hasShared)(`there are 100 files to read${skipNote}`, () =>
  expect(listSharedFiles()).toHaveLength(100),
);
