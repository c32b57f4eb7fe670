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
  const entryCount = ballots.reduce((sum, ballot) => sum + ballot.projects.length, 0);
  const ballotProject = new Int32Array(entryCount);
  const ballotWeight = new Float64Array(entryCount);
  const ballotStart = new Int32Array(ballots.length + 1);
  const multiplicity = new Float64Array(ballots.length);
  const classOfVoter = new Int32Array(ballots.length);
  // A hash table of classes, at most half full: text keys in a Map took three times as long on Warszawa 2026.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * ballots.length + 2))).fill(-1);
  const hashes = new Int32Array(slots.length);
  let classCount = 0;
  ballots.forEach((ballot, voter) => {
    const from = at(ballotStart, classCount);
    const to = writeEntries(ballot, weigh, ballotProject, ballotWeight, from);
    const key = hash(ballotProject, ballotWeight, from, to);
    let slot = key & (slots.length - 1);
    for (let known = at(slots, slot); known >= 0; known = at(slots, slot)) {
      if (hashes[slot] === key && isSame(known, from, to)) {
        classOfVoter[voter] = known;
        multiplicity[known] = at(multiplicity, known) + 1;
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = classCount;
    hashes[slot] = key;
    classOfVoter[voter] = classCount;
    multiplicity[classCount] = 1;
    classCount++;
    ballotStart[classCount] = to;
  });
  return {
    classCount,
    multiplicity: multiplicity.subarray(0, classCount),
    classOfVoter,
    ballotStart: ballotStart.subarray(0, classCount + 1),
    ballotProject: ballotProject.subarray(0, ballotStart[classCount]),
    ballotWeight: ballotWeight.subarray(0, ballotStart[classCount]),
  };

  function isSame(known: number, from: number, to: number): boolean {
    const start = at(ballotStart, known);
    if (at(ballotStart, known + 1) - start !== to - from) return false;
    for (let entry = from; entry < to; entry++) {
      const other = start + entry - from;
      if (ballotProject[entry] !== ballotProject[other]) return false;
      if (ballotWeight[entry] !== ballotWeight[other]) return false;
    }
    return true;
  }
}

/** Writes a ballot's projects with a positive weight from an index on, in the order of projects; returns where it ends. */
function writeEntries(
  ballot: Ballot,
  weigh: Weigh,
  projects: Int32Array,
  weights: Float64Array,
  from: number,
): number {
  let to = from;
  for (let place = 0; place < ballot.projects.length; place++) {
    const weight = weigh(ballot, place);
    if (weight <= 0) continue;
    projects[to] = at(ballot.projects, place);
    weights[to] = weight;
    to++;
  }
  if (to - from > SHORT_BALLOT) sortLong(projects, weights, from, to);
  else sortShort(projects, weights, from, to);
  return to;
}

/** Up to this many projects an insertion sort is faster, and leaves nothing behind. */
const SHORT_BALLOT = 32;

function sortShort(projects: Int32Array, weights: Float64Array, from: number, to: number): void {
  for (let entry = from + 1; entry < to; entry++) {
    const project = at(projects, entry);
    const weight = at(weights, entry);
    let place = entry;
    for (; place > from && at(projects, place - 1) > project; place--) {
      projects[place] = at(projects, place - 1);
      weights[place] = at(weights, place - 1);
    }
    projects[place] = project;
    weights[place] = weight;
  }
}

function sortLong(projects: Int32Array, weights: Float64Array, from: number, to: number): void {
  const entries = Array.from({ length: to - from }, (_, k) => ({
    project: at(projects, from + k),
    weight: at(weights, from + k),
  }));
  entries.sort((a, b) => a.project - b.project);
  entries.forEach(({ project, weight }, k) => {
    projects[from + k] = project;
    weights[from + k] = weight;
  });
}

/** FNV-1a over whole numbers, then mixed (the end of MurmurHash3): the low bits choose a slot. */
function hash(projects: Int32Array, weights: Float64Array, from: number, to: number): number {
  let state = 0x811c9dc5;
  for (let entry = from; entry < to; entry++) {
    state = Math.imul(state ^ at(projects, entry), 0x01000193);
    state = Math.imul(state ^ at(weights, entry), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
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
