/**
 * Sequential Phragmén for budgets: every voter earns one unit of money per unit of time; the first project whose
 * supporters together own its cost is bought, and they begin again from nothing. Ends when the next would overspend.
 *
 * Maaike Los, Zoé Christoff and Davide Grossi, "Proportional Budget Allocations: Towards a Systematization", IJCAI 2022,
 * https://arxiv.org/abs/2203.12324, after Lars Edvard Phragmén, 1894.
 *
 * Deviations: a project dearer than the whole budget never takes part (else it could end the count at once); one that
 * nobody supports is never funded. Ballots count as approvals, whatever their points.
 */
import type { Interrupt } from "./equal-shares.ts";
import { type Fraction, fraction, ratioToNumber } from "./fraction.ts";
import type { Profile } from "./profile.ts";

export interface PhragmenRound {
  readonly project: number;
  /** The moment at which it was bought: what one voter had earned by then, in minor units. */
  readonly time: Fraction;
}

export interface PhragmenResult {
  readonly rounds: readonly PhragmenRound[];
  readonly interrupted: boolean;
}

/** One moment over the running common denominator. */
interface Moment {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly approximate: number;
}

const START: Moment = { numerator: 0n, denominator: 1n, approximate: 0 };

export function phragmen(
  profile: Profile,
  rank: Int32Array,
  interrupt?: Interrupt,
): PhragmenResult {
  const { cost, votes, election } = profile;
  const moments: Moment[] = [START];
  /** Index into `moments` of the last time a class paid. */
  const paidAt = new Int32Array(profile.classCount);
  const rounds: PhragmenRound[] = [];
  let left = election.budget;
  let open = cost
    .map((_, c) => c)
    .filter((c) => (votes[c] as number) > 0 && (cost[c] as bigint) <= left);
  while (open.length > 0) {
    if (interrupt?.()) return { rounds, interrupted: true };
    const next = findFirst(profile, rank, open, paidAt, moments);
    if ((cost[next.project] as bigint) > left) break;
    left -= cost[next.project] as bigint;
    rounds.push({
      project: next.project,
      time: fraction(next.moment.numerator, next.moment.denominator),
    });
    for (
      let entry = profile.supportStart[next.project] as number;
      entry < (profile.supportStart[next.project + 1] as number);
      entry++
    ) {
      paidAt[profile.supporter[entry] as number] = moments.length;
    }
    moments.push(next.moment);
    open = open.filter((c) => c !== next.project);
  }
  return { rounds, interrupted: false };
}

/** The earliest purchase: doubles choose who may be first, exact moments decide among those. */
function findFirst(
  profile: Profile,
  rank: Int32Array,
  open: readonly number[],
  paidAt: Int32Array,
  moments: readonly Moment[],
) {
  const guesses = open.map((project) => guessMoment(profile, project, paidAt, moments));
  const earliest = Math.min(...guesses) * (1 + 1e-9);
  let best: { project: number; moment: Moment } | undefined;
  open.forEach((project, index) => {
    if ((guesses[index] as number) > earliest) return;
    const moment = exactMoment(profile, project, paidAt, moments);
    const order =
      best === undefined
        ? -1n
        : moment.numerator * best.moment.denominator - best.moment.numerator * moment.denominator;
    if (
      best === undefined ||
      order < 0n ||
      (order === 0n && (rank[project] as number) < (rank[best.project] as number))
    ) {
      best = { project, moment };
    }
  });
  if (best === undefined) throw new Error("equal-shares: no project among the open ones");
  return best;
}

/** All terms are positive and at most a million, so the relative error stays far below 1e-9. */
function guessMoment(
  profile: Profile,
  project: number,
  paidAt: Int32Array,
  moments: readonly Moment[],
): number {
  const { supportStart, supporter, multiplicity, cost, votes } = profile;
  let sum = Number(cost[project]);
  for (
    let entry = supportStart[project] as number;
    entry < (supportStart[project + 1] as number);
    entry++
  ) {
    const voter = supporter[entry] as number;
    sum +=
      (multiplicity[voter] as number) * (moments[paidAt[voter] as number] as Moment).approximate;
  }
  return sum / (votes[project] as number);
}

function exactMoment(
  profile: Profile,
  project: number,
  paidAt: Int32Array,
  moments: readonly Moment[],
): Moment {
  const { supportStart, supporter, multiplicity, cost, votes } = profile;
  const voters = new Map<number, number>();
  for (
    let entry = supportStart[project] as number;
    entry < (supportStart[project + 1] as number);
    entry++
  ) {
    const voter = supporter[entry] as number;
    const moment = paidAt[voter] as number;
    voters.set(moment, (voters.get(moment) ?? 0) + (multiplicity[voter] as number));
  }
  const common = (moments[moments.length - 1] as Moment).denominator;
  let numerator = (cost[project] as bigint) * common;
  for (const [index, count] of voters) {
    const moment = moments[index] as Moment;
    numerator += BigInt(count) * moment.numerator * (common / moment.denominator);
  }
  const denominator = common * BigInt(votes[project] as number);
  return { numerator, denominator, approximate: ratioToNumber(numerator, denominator) };
}
