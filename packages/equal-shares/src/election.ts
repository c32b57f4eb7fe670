/** One thing that money can be spent on. */
export interface Project {
  /** Unique in its election; never read as a number ("10" and "9" sort as listed). */
  readonly id: string;
  readonly name: string;
  /** In minor units (cents when `decimals` is 2), not negative. */
  readonly cost: bigint;
}

/** What one voter said. */
export interface Ballot {
  readonly voter: string;
  /** Indices into `Election.projects`, each at most once; an ordinal ballot lists its best first. */
  readonly projects: readonly number[];
  /** Points beside `projects`, whole and not negative; null when the ballot gives none. */
  readonly points: readonly number[] | null;
}

export type BallotKind = "approval" | "choose-1" | "cumulative" | "scoring" | "ordinal";

export interface Election {
  readonly kind: BallotKind;
  /** In minor units, not negative. */
  readonly budget: bigint;
  /** How many decimals the currency shows: 2 means that 12345n is 123.45. Start and step of Add1 count whole units. */
  readonly decimals: number;
  readonly projects: readonly Project[];
  readonly ballots: readonly Ballot[];
}

/** Something in the data that a returning officer wants to see, though the count can go on. */
export type Notice =
  | {
      readonly kind: "duplicate_in_ballot";
      readonly voter: string;
      readonly project: string;
      readonly line?: number;
    }
  | { readonly kind: "empty_ballot"; readonly voter: string; readonly line?: number }
  | { readonly kind: "zero_cost"; readonly project: string }
  | { readonly kind: "cost_over_budget"; readonly project: string }
  | { readonly kind: "no_support"; readonly project: string }
  | { readonly kind: "decimal_amounts"; readonly decimals: number };

/** A fault in an election that was built by a program; a file's faults are `PabulibProblem`s. */
export interface ElectionProblem {
  readonly kind:
    | "negative_budget"
    | "negative_cost"
    | "decimals_out_of_range"
    | "duplicate_project_id"
    | "unknown_project"
    | "duplicate_in_ballot"
    | "points_mismatch"
    | "points_not_whole"
    | "points_too_large";
  /** The project or the voter it is about, when there is one. */
  readonly subject: string;
  readonly message: string;
}

const POINTS_MAX = 1_000_000;

/** Everything wrong with an election made by hand; empty when it can be counted. */
export function listElectionProblems(election: Election): ElectionProblem[] {
  const problems: ElectionProblem[] = [];
  const add = (kind: ElectionProblem["kind"], subject: string, message: string) =>
    problems.push({ kind, subject, message });
  if (election.budget < 0n)
    add("negative_budget", "", `The budget is ${election.budget}; it must be 0 or more.`);
  if (!Number.isInteger(election.decimals) || election.decimals < 0 || election.decimals > 18) {
    add(
      "decimals_out_of_range",
      "",
      `Decimals is ${election.decimals}; it must be a whole number from 0 to 18.`,
    );
  }
  const ids = new Set<string>();
  for (const { id, cost } of election.projects) {
    if (cost < 0n)
      add("negative_cost", id, `Project ${id} costs ${cost}; a cost must be 0 or more.`);
    if (ids.has(id)) add("duplicate_project_id", id, `Project id ${id} is used twice.`);
    ids.add(id);
  }
  for (const ballot of election.ballots) listBallotProblems(ballot, election.projects.length, add);
  return problems;
}

function listBallotProblems(
  { voter, projects, points }: Ballot,
  projectCount: number,
  add: (kind: ElectionProblem["kind"], subject: string, message: string) => void,
): void {
  if (
    projects.some((project) => !Number.isInteger(project) || project < 0 || project >= projectCount)
  ) {
    add("unknown_project", voter, `The ballot of ${voter} names a project that does not exist.`);
  }
  if (new Set(projects).size !== projects.length) {
    add("duplicate_in_ballot", voter, `The ballot of ${voter} names a project twice.`);
  }
  if (points === null) return;
  if (points.length !== projects.length) {
    add(
      "points_mismatch",
      voter,
      `The ballot of ${voter} has ${projects.length} projects and ${points.length} points.`,
    );
  }
  for (const value of points) {
    if (!Number.isInteger(value) || value < 0) {
      add(
        "points_not_whole",
        voter,
        `The ballot of ${voter} gives ${value} points; points are whole and not negative.`,
      );
    } else if (value > POINTS_MAX) {
      add(
        "points_too_large",
        voter,
        `The ballot of ${voter} gives ${value} points; the most is ${POINTS_MAX}.`,
      );
    }
  }
}

/** What a returning officer should know before the count: free, unaffordable and unsupported projects, decimals. */
export function listNotices(election: Election): Notice[] {
  const supported = new Uint8Array(election.projects.length);
  for (const { projects, points } of election.ballots) {
    projects.forEach((project, place) => {
      if (points === null || (points[place] ?? 0) > 0) supported[project] = 1;
    });
  }
  const notices: Notice[] = [];
  if (election.decimals > 0) notices.push({ kind: "decimal_amounts", decimals: election.decimals });
  election.projects.forEach(({ id, cost }, index) => {
    if (cost === 0n) notices.push({ kind: "zero_cost", project: id });
    if (cost > election.budget) notices.push({ kind: "cost_over_budget", project: id });
    if (supported[index] === 0) notices.push({ kind: "no_support", project: id });
  });
  return notices;
}
