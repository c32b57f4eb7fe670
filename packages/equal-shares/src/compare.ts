import { countLeftOut, countPreferences } from "./comparison.ts";
import {
  type Completion,
  countProfile,
  defaultSettings,
  type Outcome,
  type Rule,
} from "./count.ts";
import type { Election } from "./election.ts";
import type { Interrupt } from "./equal-shares.ts";
import { greedy } from "./greedy.ts";
import { type ProfileProblem, profileOf, type Utility } from "./profile.ts";
import { ok, type Result } from "./result.ts";
import { DEFAULT_TIES, type Ties, type TiesProblem, tieRanks } from "./ties.ts";
import { verify } from "./verify.ts";

export interface Compared {
  readonly name: string;
  readonly outcome: Outcome;
  /** Voters with no funded project on their ballot. */
  readonly leftOut: number;
  /** Voters with more funded projects than under greedy, and with fewer. */
  readonly preferredToGreedy: number;
  readonly preferGreedy: number;
  /** Projects for which EJR+ up to one project fails. */
  readonly ejrPlusViolations: number;
}

const RULES: readonly (readonly [name: string, rule: Rule, completion: Completion])[] = [
  ["greedy by votes", "greedy", "none"],
  ["greedy by votes per cost", "greedy-per-cost", "none"],
  ["equal shares", "mes", "none"],
  ["equal shares + Add1", "mes", "add1"],
  ["equal shares + Add1 + utilitarian", "mes", "add1u"],
  ["equal shares + utilitarian", "mes", "utilitarian"],
  ["BOS equal shares", "bos", "none"],
  ["sequential Phragmén", "phragmen", "none"],
];

/** The same ballots under every rule, side by side. */
export function compareRules(
  election: Election,
  utility: Utility,
  ties: Ties = DEFAULT_TIES,
  interrupt?: Interrupt,
): Result<Compared[], ProfileProblem | TiesProblem> {
  const made = profileOf(election, utility);
  if (!made.ok) return made;
  const rank = tieRanks(made.value, ties);
  if (!rank.ok) return rank;
  const profile = made.value;
  const usual = greedy(profile, rank.value);
  return ok(
    RULES.map(([name, rule, completion]) => {
      const settings = { ...defaultSettings(election), rule, completion, utility, ties };
      const outcome = countProfile(profile, rank.value, settings, interrupt);
      const { first, second } = countPreferences(profile, outcome.winners, usual);
      const winners = outcome.winners.map((index) => election.projects[index]?.id ?? "");
      const ejrPlus = verify(election, { winners, utility }).checks.find(
        (check) => check.name === "ejr_plus_up_to_one",
      );
      return {
        name,
        outcome,
        leftOut: countLeftOut(profile, outcome.winners),
        preferredToGreedy: first,
        preferGreedy: second,
        ejrPlusViolations: ejrPlus?.violations.length ?? 0,
      };
    }),
  );
}
