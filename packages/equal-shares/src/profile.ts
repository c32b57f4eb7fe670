import type { Ballot, Election } from "./election.ts";
import { at, ok, type Result, refuse } from "./result.ts";

/**
 * How a ballot becomes utility (additive, not negative):
 * cost: what each chosen project costs; cardinality: 1 for each; points: the points given;
 * points-cost: points × cost; borda: length of the ballot − place, so the last place counts 0.
 */
export type Utility = "cost" | "cardinality" | "points" | "points-cost" | "borda";

export interface ProfileProblem {
  readonly kind: "utility_needs_points" | "utility_needs_ranks";
  readonly message: string;
}

/**
 * An election made ready to count: equal ballots merged into classes, as compressed sparse rows both ways.
 * A voter's utility of a project is weight × scale, where scale is the cost (cost, points-cost) or 1.
 */
export interface Profile {
  readonly election: Election;
  readonly utility: Utility;
  /** All voters, those with an empty ballot included. */
  readonly voterCount: number;
  readonly classCount: number;
  /** How many voters cast this ballot, by class. */
  readonly multiplicity: Float64Array;
  readonly classOfVoter: Int32Array;
  /** The ballot of class i: entries ballotStart[i] up to ballotStart[i + 1]. */
  readonly ballotStart: Int32Array;
  readonly ballotProject: Int32Array;
  readonly ballotWeight: Float64Array;
  /** The supporters (classes) of project c: entries supportStart[c] up to supportStart[c + 1]. */
  readonly supportStart: Int32Array;
  readonly supporter: Int32Array;
  readonly supportWeight: Float64Array;
  /** `multiplicity` of the supporter, again: read in step with the entries. */
  readonly supportVoters: Float64Array;
  /** Number of voters with a positive weight, by project: its votes. */
  readonly votes: Float64Array;
  /** Sum of the weights of all supporters, by project. */
  readonly totalWeight: Float64Array;
  readonly cost: readonly bigint[];
  /** What utility is counted in besides weight: the cost, or 1. */
  readonly scale: readonly bigint[];
}

/** Merges equal ballots and lays out supporters by project. Time and memory: linear in the votes cast. */
export function profileOf(election: Election, utility: Utility): Result<Profile, ProfileProblem> {
  const weigh = weightRule(election, utility);
  if (!weigh.ok) return weigh;
  const classes = mergeBallots(election.ballots, weigh.value);
  const support = supportersOf(classes, election.projects.length);
  const cost = election.projects.map((project) => project.cost);
  const byCost = utility === "cost" || utility === "points-cost";
  return ok({
    election,
    utility,
    voterCount: election.ballots.length,
    ...classes,
    ...support,
    cost,
    scale: byCost ? cost : cost.map(() => 1n),
  });
}

type Weigh = (ballot: Ballot, place: number) => number;

function weightRule(election: Election, utility: Utility): Result<Weigh, ProfileProblem> {
  const chosen: Weigh = ({ points }, place) => (points === null || at(points, place) > 0 ? 1 : 0);
  if (utility === "cost" || utility === "cardinality") return ok(chosen);
  if (utility === "borda") {
    if (election.kind !== "ordinal") {
      return refuse({
        kind: "utility_needs_ranks",
        message: `Utility "borda" needs ordinal ballots; these are ${election.kind}.`,
      });
    }
    return ok((ballot, place) => ballot.projects.length - place - 1);
  }
  if (election.kind === "ordinal") {
    return refuse({
      kind: "utility_needs_points",
      message: `Utility "${utility}" needs points; ordinal ballots have places: use "borda".`,
    });
  }
  // An approval counts as one point, so that approval is the smallest score ballot.
  return ok(({ points }, place) => (points === null ? 1 : at(points, place)));
}

interface Classes {
  readonly classCount: number;
  readonly multiplicity: Float64Array;
  readonly classOfVoter: Int32Array;
  readonly ballotStart: Int32Array;
  readonly ballotProject: Int32Array;
  readonly ballotWeight: Float64Array;
}

/** Merging is exact: two voters with the same weights have the same money at every moment of every rule here. */
function mergeBallots(ballots: readonly Ballot[], weigh: Weigh): Classes {
  const classByKey = new Map<string, number>();
  const classOfVoter = new Int32Array(ballots.length);
  const multiplicity: number[] = [];
  const starts: number[] = [0];
  const projects: number[] = [];
  const weights: number[] = [];
  ballots.forEach((ballot, voter) => {
    const entries: (readonly [project: number, weight: number])[] = [];
    for (let place = 0; place < ballot.projects.length; place++) {
      const weight = weigh(ballot, place);
      if (weight > 0) entries.push([at(ballot.projects, place), weight]);
    }
    entries.sort((a, b) => a[0] - b[0]);
    let key = "";
    for (const [project, weight] of entries) key += `${project}*${weight},`;
    const known = classByKey.get(key);
    if (known !== undefined) {
      classOfVoter[voter] = known;
      multiplicity[known] = at(multiplicity, known) + 1;
      return;
    }
    classOfVoter[voter] = multiplicity.length;
    classByKey.set(key, multiplicity.length);
    multiplicity.push(1);
    for (const [project, weight] of entries) {
      projects.push(project);
      weights.push(weight);
    }
    starts.push(projects.length);
  });
  return {
    classCount: multiplicity.length,
    multiplicity: Float64Array.from(multiplicity),
    classOfVoter,
    ballotStart: Int32Array.from(starts),
    ballotProject: Int32Array.from(projects),
    ballotWeight: Float64Array.from(weights),
  };
}

function supportersOf(classes: Classes, projectCount: number) {
  const { classCount, multiplicity, ballotStart, ballotProject, ballotWeight } = classes;
  const supportStart = new Int32Array(projectCount + 1);
  for (const project of ballotProject)
    supportStart[project + 1] = at(supportStart, project + 1) + 1;
  for (let c = 0; c < projectCount; c++)
    supportStart[c + 1] = at(supportStart, c + 1) + at(supportStart, c);
  const next = supportStart.slice();
  const supporter = new Int32Array(ballotProject.length);
  const supportWeight = new Float64Array(ballotProject.length);
  const supportVoters = new Float64Array(ballotProject.length);
  const votes = new Float64Array(projectCount);
  const totalWeight = new Float64Array(projectCount);
  for (let i = 0; i < classCount; i++) {
    const count = at(multiplicity, i);
    for (let entry = at(ballotStart, i); entry < at(ballotStart, i + 1); entry++) {
      const project = at(ballotProject, entry);
      const weight = at(ballotWeight, entry);
      const place = at(next, project);
      next[project] = place + 1;
      supporter[place] = i;
      supportWeight[place] = weight;
      supportVoters[place] = count;
      votes[project] = at(votes, project) + count;
      totalWeight[project] = at(totalWeight, project) + count * weight;
    }
  }
  return { supportStart, supporter, supportWeight, supportVoters, votes, totalWeight };
}
