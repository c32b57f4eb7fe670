import { expect, test } from "vitest";
import { type Add1Options, add1 } from "../src/add1.ts";
import type { Election } from "../src/election.ts";
import { profileOf, type Utility } from "../src/profile.ts";
import { tieRanks } from "../src/ties.ts";
import { randomFrom } from "./elections.ts";

/**
 * Add1 skips endowments that are proven to give the same winners. Here the skipping is held against the
 * linear scan, step by step, where a wrong proof shows: few voters, many steps, and prices at which
 * voters run short between two endowments. Small elections full of ties, as in differential.test.ts,
 * are too short for a leap to go wrong.
 */

/** Approval ballots on projects of uneven cost; `of` sets how large it is. */
function electionOf(
  seed: number,
  of: {
    readonly projects: readonly [number, number];
    readonly voters: readonly [number, number];
    readonly costs: readonly [number, number];
  },
): Election {
  const random = randomFrom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const from = ([least, choices]: readonly [number, number]) => least + below(choices);
  const projectCount = from(of.projects);
  const voterCount = from(of.voters);
  const projects = Array.from({ length: projectCount }, (_, c) => ({
    id: `c${c}`,
    name: `Project ${c}`,
    cost: BigInt(from(of.costs)),
  }));
  const likes = 0.15 + random() * 0.5;
  const ballots = Array.from({ length: voterCount }, (_, i) => ({
    voter: `v${i}`,
    projects: projects.map((_, c) => c).filter(() => random() < likes),
    points: null,
  }));
  const total = projects.reduce((sum, { cost }) => sum + Number(cost), 0);
  const budget = BigInt(Math.floor(total * (0.3 + random() * 0.5)));
  return { kind: "approval", budget, decimals: 0, projects, ballots };
}

const many = { projects: [3, 10], voters: [3, 30], costs: [50, 2000] } as const;
const few = { projects: [4, 8], voters: [2, 7], costs: [20, 400] } as const;

function scanned(election: Election, utility: Utility, skip: boolean) {
  const profile = profileOf(election, utility);
  if (!profile.ok) throw new Error("the election can be counted");
  const rank = tieRanks(profile.value, { criteria: ["cost", "votes", "order"] });
  if (!rank.ok) throw new Error("its ties can be ordered");
  const options: Add1Options = { start: "exact", step: 1n, stop: "overspend", skip };
  const { counts: _, ...outcome } = add1(profile.value, rank.value, options) ?? { counts: 0 };
  return outcome;
}

/** Odd seeds by cost, even ones by number of projects. */
function expectSame(seed: number, election: Election): void {
  const utility = seed % 2 === 1 ? "cost" : "cardinality";
  expect(scanned(election, utility, true), `seed ${seed}`).toEqual(
    scanned(election, utility, false),
  );
}

// Each found by planting the fault and looking for an election that shows it.
test.each([
  // A voter who changes sides on the way may add to a rival's offer: `measureOffer`.
  ["voters of whom it is uncertain whether they are short", many, [36, 187, 305, 403, 431, 471]],
  // What is known of every endowment up to a limit says nothing of one step beyond it.
  ["an opening beyond its limit", many, [2111, 2340]],
  // Who was short at the lower endowment and is not here did not grow all the way.
  ["growth of voters who were short before", few, [13_035, 17_557]],
])("skipping is not misled by %s", (_, size, seeds) => {
  for (const seed of seeds) expectSame(seed, electionOf(seed, size));
});

test("skipping gives what the linear scan gives, on 200 elections of many steps", () => {
  for (let seed = 1; seed <= 200; seed++) expectSame(seed, electionOf(seed, many));
});
