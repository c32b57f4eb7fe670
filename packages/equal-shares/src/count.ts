import { add1, costOf, startEndowment } from "./add1.ts";
import { bosEqualShares } from "./bos.ts";
import { isGreedyPreferred } from "./comparison.ts";
import {
  type Election,
  type ElectionProblem,
  listElectionProblems,
  listNotices,
  type Notice,
} from "./election.ts";
import { EqualSharesRun, type Interrupt } from "./equal-shares.ts";
import { type Fraction, fraction } from "./fraction.ts";
import { greedy } from "./greedy.ts";
import { phragmen } from "./phragmen.ts";
import { type Profile, type ProfileProblem, profileOf, type Utility } from "./profile.ts";
import { assert, ok, type Result, refuse } from "./result.ts";
import { DEFAULT_TIES, type Ties, type TiesProblem, tieRanks } from "./ties.ts";

export type Rule = "mes" | "greedy" | "greedy-per-cost" | "phragmen" | "bos";

/**
 * How equal shares goes on when money is left: none; add1: raise the endowment; add1u: add1, then utilitarian;
 * utilitarian: what still fits, by votes.
 */
export type Completion = "none" | "add1" | "add1u" | "utilitarian";

/** Everything that decides the outcome besides the ballots; recorded with it. */
export interface Settings {
  readonly rule: Rule;
  readonly utility: Utility;
  readonly completion: Completion;
  /** Endowment of the first count: budget per voter exactly, or rounded down to whole currency units (Add1 only). */
  readonly start: "floor" | "exact";
  /** Minor units per voter that Add1 adds each time. */
  readonly step: bigint;
  readonly stop: "exhaustive" | "overspend";
  readonly ties: Ties;
  /** Replace the outcome by greedy when more voters prefer that (count of approved winners). Gives up EJR+. */
  readonly comparison: boolean;
}

export interface Round {
  readonly project: number;
  /** What a full share costs per unit of weight, in minor units, exact; a poorer voter pays all that is left. */
  readonly price: Fraction;
}

export interface Outcome {
  readonly settings: Settings;
  /** Indices of the funded projects, in the order chosen. */
  readonly winners: readonly number[];
  /** What they cost together, in minor units. */
  readonly cost: bigint;
  /** What each voter was given at last, in minor units; null for greedy and Phragmén. */
  readonly endowment: Fraction | null;
  /** The rounds in which voters paid, in order; empty for greedy. For Phragmén `price` is the moment of purchase. */
  readonly rounds: readonly Round[];
  /** The winners that a completion by votes added, the last in `winners`. */
  readonly added: readonly number[];
  /** False when the interrupt stopped the count: `winners` then is exact as far as it came. */
  readonly complete: boolean;
  /** True when the comparison step chose greedy. */
  readonly replaced: boolean;
  /** Endowments that Add1 looked at. */
  readonly steps: bigint;
  /** The lot order used last in ties, by project id. */
  readonly lots: readonly string[];
  readonly notices: readonly Notice[];
}

export type CountProblem =
  | {
      readonly kind: "bad_election";
      readonly problems: readonly ElectionProblem[];
      readonly message: string;
    }
  | { readonly kind: "step_not_positive"; readonly message: string }
  | ProfileProblem
  | TiesProblem;

/** What equalshares.net advises, with Add1 from whole units and the exhaustive stop. `step` is one currency unit. */
export function defaultSettings(election: Election): Settings {
  return {
    rule: "mes",
    utility: "cost",
    completion: "add1u",
    start: "floor",
    step: 10n ** BigInt(election.decimals),
    stop: "exhaustive",
    ties: DEFAULT_TIES,
    comparison: false,
  };
}

/**
 * Counts an election. The outcome depends on the election and the settings alone, never on floating point. `interrupt` is
 * asked between rounds; true ends the count with the exact state so far and `complete` false.
 */
export function count(
  election: Election,
  settings: Settings,
  interrupt?: Interrupt,
): Result<Outcome, CountProblem> {
  const problems = listElectionProblems(election);
  if (problems.length > 0) {
    return refuse({
      kind: "bad_election",
      problems,
      message: problems.map(({ message }) => message).join(" "),
    });
  }
  if (settings.step <= 0n) {
    return refuse({
      kind: "step_not_positive",
      message: `The step is ${settings.step}; it must be 1 or more.`,
    });
  }
  const profile = profileOf(election, settings.utility);
  if (!profile.ok) return profile;
  const rank = tieRanks(profile.value, settings.ties);
  if (!rank.ok) return rank;
  return ok(countProfile(profile.value, rank.value, settings, interrupt));
}

/** As `count`, on a profile and a tie order made before. */
export function countProfile(
  profile: Profile,
  rank: Int32Array,
  settings: Settings,
  interrupt?: Interrupt,
): Outcome {
  const counted = chooseByRule(profile, rank, settings, interrupt);
  const byVotes = settings.completion === "utilitarian" || settings.completion === "add1u";
  const endowed = settings.rule === "mes" || settings.rule === "bos";
  const added =
    counted.complete && endowed && byVotes ? greedy(profile, rank, "votes", counted.winners) : [];
  let winners = [...counted.winners, ...added];
  let replaced = false;
  if (settings.comparison && counted.complete) {
    const rival = greedy(profile, rank);
    replaced = isGreedyPreferred(profile, winners, rival);
    if (replaced) winners = rival;
  }
  const cost = costOf(profile, winners);
  assert(cost <= profile.election.budget, "an outcome over the budget");
  const { ties } = settings;
  return {
    settings,
    winners,
    cost,
    endowment: counted.endowment,
    rounds: replaced ? [] : counted.rounds,
    added: replaced ? [] : added,
    complete: counted.complete,
    replaced,
    steps: counted.steps,
    lots: ties.lots ?? profile.election.projects.map(({ id }) => id),
    notices: listNotices(profile.election),
  };
}

interface Counted {
  readonly winners: readonly number[];
  readonly rounds: readonly Round[];
  readonly endowment: Fraction | null;
  readonly complete: boolean;
  readonly steps: bigint;
}

function chooseByRule(
  profile: Profile,
  rank: Int32Array,
  settings: Settings,
  interrupt?: Interrupt,
): Counted {
  const { rule } = settings;
  switch (rule) {
    case "greedy":
    case "greedy-per-cost": {
      const winners = greedy(profile, rank, rule === "greedy" ? "votes" : "votes-per-cost");
      return { winners, rounds: [], endowment: null, complete: true, steps: 0n };
    }
    case "phragmen": {
      const { rounds, interrupted } = phragmen(profile, rank, interrupt);
      const list = rounds.map(({ project, time }) => ({ project, price: time }));
      return {
        winners: list.map(({ project }) => project),
        rounds: list,
        endowment: null,
        complete: !interrupted,
        steps: 0n,
      };
    }
    case "bos": {
      const endowment = startEndowment(profile, "exact");
      const { purses, interrupted } = bosEqualShares(profile, rank, endowment, interrupt);
      return { ...roundsOf(purses), endowment, complete: !interrupted, steps: 0n };
    }
    case "mes":
      return chooseByEqualShares(profile, rank, settings, interrupt);
  }
}

function chooseByEqualShares(
  profile: Profile,
  rank: Int32Array,
  settings: Settings,
  interrupt?: Interrupt,
): Counted {
  const run = new EqualSharesRun(profile, rank);
  const { completion, start, step, stop } = settings;
  let endowment = startEndowment(profile, "exact");
  let complete = true;
  let steps = 1n;
  if (completion === "add1" || completion === "add1u") {
    const result = add1(profile, rank, { start, step, stop, interrupt });
    endowment = result?.endowment ?? startEndowment(profile, start);
    complete = result !== undefined && result.end !== "interrupted";
    steps = result?.steps ?? 1n;
    // Add1 leaves its memory at the first endowment that failed: count the last good one once more, to the end.
    const done = run.run(endowment, { interrupt: result === undefined ? interrupt : undefined });
    return { ...roundsOf(run.purses), endowment, complete: complete && done, steps };
  }
  complete = run.run(endowment, { interrupt });
  return { ...roundsOf(run.purses), endowment, complete, steps };
}

function roundsOf(purses: { readonly winners: readonly number[]; listPrices(): Fraction[] }) {
  const prices = purses.listPrices();
  const rounds = purses.winners.map((project, index) => ({
    project,
    price: prices[index] ?? fraction(0n),
  }));
  return { winners: [...purses.winners], rounds };
}
