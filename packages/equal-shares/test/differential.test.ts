import { describe, expect, test } from "vitest";
import { type Completion, count, defaultSettings, type Settings } from "../src/count.ts";
import type { Election } from "../src/election.ts";
import { fraction } from "../src/fraction.ts";
import type { Utility } from "../src/profile.ts";
import { randomElection } from "./elections.ts";
import { naiveAdd1, naiveBos, naiveEqualShares, naiveGreedy, naivePhragmen } from "./naive.ts";

function winnersOf(election: Election, settings: Settings): readonly number[] {
  const outcome = count(election, settings);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.winners;
}

function utilitiesOf({ kind }: Election): Utility[] {
  if (kind === "ordinal") return ["cost", "borda"];
  if (kind === "cumulative") return ["points", "points-cost", "cardinality"];
  return ["cost", "cardinality"];
}

/** What the literal translation gives for the same settings. */
function naive(election: Election, settings: Settings): number[] {
  const endowment = fraction(election.budget, BigInt(election.ballots.length));
  const complete = (winners: number[]) => [
    ...winners,
    ...naiveGreedy(election, settings, false, winners),
  ];
  if (settings.rule === "greedy") return naiveGreedy(election, settings, false);
  if (settings.rule === "greedy-per-cost") return naiveGreedy(election, settings, true);
  if (settings.rule === "phragmen") return naivePhragmen(election, settings);
  if (settings.rule === "bos") return naiveBos(election, settings, endowment);
  const byCompletion: Record<Completion, () => number[]> = {
    none: () => naiveEqualShares(election, settings, endowment),
    utilitarian: () => complete(naiveEqualShares(election, settings, endowment)),
    add1: () => naiveAdd1(election, settings).winners,
    add1u: () => complete(naiveAdd1(election, settings).winners),
  };
  return byCompletion[settings.completion]();
}

const INSTANCES = 10_000;

/** Each seed has its own settings, so that all of them pass by many times. */
function settingsOf(seed: number, election: Election, rule: Settings["rule"]): Settings {
  const pick = <Choice>(choices: readonly Choice[], shift: number) =>
    choices[(seed >> shift) % choices.length] as Choice;
  return {
    ...defaultSettings(election),
    rule,
    utility: pick(utilitiesOf(election), 0),
    completion: rule === "mes" ? pick(["none", "add1", "add1u", "utilitarian"], 2) : "none",
    start: pick(["floor", "exact"], 4),
    stop: pick(["exhaustive", "overspend"], 5),
    ties: {
      criteria: pick(
        [
          ["cost", "votes", "order"],
          ["votes", "order"],
        ] as const,
        6,
      ),
    },
  };
}

describe(`the engine gives what the literal translation in fractions gives, on ${INSTANCES} random elections`, () => {
  for (const rule of ["mes", "greedy", "greedy-per-cost", "phragmen", "bos"] as const) {
    test(rule, () => {
      const different: string[] = [];
      for (let seed = 1; seed <= INSTANCES; seed++) {
        const election = randomElection(seed);
        const settings = settingsOf(seed, election, rule);
        const ours = winnersOf(election, settings).join();
        const theirs = naive(election, settings).join();
        if (ours !== theirs)
          different.push(
            `seed ${seed} ${settings.utility} ${settings.completion}: ${ours} but ${theirs}`,
          );
      }
      expect(different).toEqual([]);
    });
  }
});
