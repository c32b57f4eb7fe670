/**
 * The statements that tell a group apart from all others together.
 *
 * Christopher Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion spaces",
 * Recerca 26 (2021), https://doi.org/10.6035/recerca.5516 ("representativeness", repness).
 * Deviation: the tests are kept in double precision, where Polis rounds one of them to single.
 */
import { countAgrees, countDisagrees, countSeen, type GroupVotes } from "./group-votes.ts";
import { oneProportionTest, twoProportionTest, Z_90 } from "./proportion-tests.ts";

/** How a group stands to one side (agree or disagree) of a statement. */
export interface SideStatistics {
  /** Members who took this side. */
  readonly successes: number;
  /** The chance that a member takes it: (successes + 1) / (seen + 2). */
  readonly probability: number;
  /** Is that more than half? In standard deviations. */
  readonly probabilityTest: number;
  /** How many times likelier than among everyone in the other groups. */
  readonly representativeness: number;
  /** Is it likelier than there? In standard deviations. */
  readonly representativenessTest: number;
}

export interface StatementStatistics {
  readonly column: number;
  /** Members who voted on the statement, passes included. */
  readonly seen: number;
  readonly agree: SideStatistics;
  readonly disagree: SideStatistics;
}

export interface RepresentativeStatement extends SideStatistics {
  readonly column: number;
  readonly seen: number;
  readonly direction: "agree" | "disagree";
  /** The statement this group agrees with most, which always comes first. */
  readonly isBestAgree: boolean;
}

const MAX_REPRESENTATIVE = 5;

/** How a group stands to one statement, compared with the other groups. */
export function statementStatistics(
  votes: GroupVotes,
  group: number,
  column: number,
): StatementStatistics {
  const own = votes.groups[group];
  if (own === undefined) throw new Error(`there is no group ${group}`);
  const others = { agree: 0, disagree: 0, seen: 0 };
  votes.groups.forEach((counts, other) => {
    if (other === group) return;
    others.agree += countAgrees(counts, column);
    others.disagree += countDisagrees(counts, column);
    others.seen += countSeen(counts, column);
  });
  const seen = countSeen(own, column);
  return {
    column,
    seen,
    agree: sideStatistics(countAgrees(own, column), seen, others.agree, others.seen),
    disagree: sideStatistics(countDisagrees(own, column), seen, others.disagree, others.seen),
  };
}

/**
 * At most five representative statements of a group, its best agree first and agrees before disagrees.
 *
 * @param columns the statements to choose from: those not moderated out.
 */
export function representativeStatements(
  votes: GroupVotes,
  group: number,
  columns: readonly number[],
): RepresentativeStatement[] {
  const statistics = columns.map((column) => statementStatistics(votes, group, column));
  const best = bestAgree(statistics);
  const significant = statistics
    .filter((s) => isSignificant(s.agree) || isSignificant(s.disagree))
    .filter((s) => s !== best)
    .map((s) => asRepresentative(s, false))
    .sort((a, b) => metric(b) - metric(a));
  const first = best === undefined ? [] : [asRepresentative(best, true)];
  const chosen = [...first, ...significant].slice(0, MAX_REPRESENTATIVE);
  if (chosen.length === 0) return leastUnrepresentative(statistics);
  return [
    ...chosen.filter((s) => s.direction === "agree"),
    ...chosen.filter((s) => s.direction === "disagree"),
  ];
}

function sideStatistics(
  successes: number,
  seen: number,
  otherSuccesses: number,
  otherSeen: number,
): SideStatistics {
  const probability = (successes + 1) / (seen + 2);
  return {
    successes,
    probability,
    probabilityTest: oneProportionTest(successes, seen),
    representativeness: probability / ((otherSuccesses + 1) / (otherSeen + 2)),
    representativenessTest: twoProportionTest(successes, seen, otherSuccesses, otherSeen),
  };
}

function isSignificant(side: SideStatistics): boolean {
  return side.representativenessTest > Z_90 && side.probabilityTest > Z_90;
}

function metric(side: SideStatistics): number {
  return (
    side.representativeness * side.representativenessTest * side.probability * side.probabilityTest
  );
}

function bestAgree(statistics: readonly StatementStatistics[]): StatementStatistics | undefined {
  let best: StatementStatistics | undefined;
  for (const candidate of statistics) {
    if (candidate.agree.successes === 0 && candidate.disagree.successes === 0) continue;
    if (beatsBestAgree(candidate.agree, best?.agree)) best = candidate;
  }
  return best;
}

function beatsBestAgree(candidate: SideStatistics, best: SideStatistics | undefined): boolean {
  if (best === undefined) {
    return (
      candidate.probabilityTest > Z_90 ||
      (candidate.representativeness > 1 && candidate.probability > 0.5)
    );
  }
  if (best.representativeness > 1) return metric(candidate) > metric(best);
  return (
    candidate.probability * candidate.probabilityTest > best.probability * best.probabilityTest
  );
}

/** The best agree counts as an agree; any other statement as the side that sets the group more apart. */
function asRepresentative(s: StatementStatistics, isBestAgree: boolean): RepresentativeStatement {
  const isAgree = isBestAgree || s.agree.representativenessTest > s.disagree.representativenessTest;
  const direction = isAgree ? "agree" : "disagree";
  return { column: s.column, seen: s.seen, direction, isBestAgree, ...s[direction] };
}

/** When nothing is significant: the one statement that sets the group apart most, if anyone voted. */
function leastUnrepresentative(
  statistics: readonly StatementStatistics[],
): RepresentativeStatement[] {
  const strength = (s: StatementStatistics): number =>
    Math.max(s.agree.representativenessTest, s.disagree.representativenessTest);
  let best: StatementStatistics | undefined;
  for (const candidate of statistics) {
    if (candidate.seen === 0) continue;
    if (best === undefined || strength(candidate) > strength(best)) best = candidate;
  }
  return best === undefined ? [] : [asRepresentative(best, false)];
}
