/**
 * Where people lie, judged only by the votes they cast.
 *
 * Michael Tipping and Christopher Bishop, "Probabilistic principal component analysis", Journal of the
 * Royal Statistical Society B 61 (1999), https://doi.org/10.1111/1467-9868.00196: a vote is the
 * statement's mean, plus the person's place times the statement's loadings, plus noise; the best guess of
 * the place is its expectation given the votes. Alexander Ilin and Tapani Raiko, "Practical approaches to
 * principal component analysis in the presence of missing values", JMLR 11 (2010),
 * https://jmlr.org/papers/v11/ilin10a.html, show it for votes that are missing.
 *
 * What it does better than a projection: a statement somebody did not see says nothing about her (with a
 * pass she did answer: 0), statements that hardly load on the map hardly count, and every place comes with
 * its uncertainty. The sparsity scaling of the projection corrects only half: of two people who think the
 * same, the one who voted on more lies farther out (the distance to the middle has a correlation of .5 to .7
 * with the logarithm of the number of votes in seven of eight real conversations; here it is .05 to .25).
 *
 * Deviation: the loadings are the principal components (principal-components.ts), so that classic and
 * stable maps look alike; only the variances of places and noise are estimated, by their EM algorithm.
 */
import { contributions, type PrincipalComponents } from "./principal-components.ts";
import type { Places } from "./projection.ts";
import { columnOf, type VoteMatrix } from "./vote-matrix.ts";

export interface RegressionScores extends Places {
  /** The standard error of each x and y: how uncertain the place is. */
  readonly errorX: Float64Array;
  readonly errorY: Float64Array;
  /** The variance of a vote that places do not explain. */
  readonly noise: number;
}

const MAX_STEPS = 200;
const SETTLED = 1e-9;
/**
 * A vote is an opinion rounded to one of three steps a distance 1 apart, and rounding alone leaves a variance of 1/12
 * (W. F. Sheppard, 1898, https://doi.org/10.1112/plms/s1-29.1.353): no vote is more certain than that.
 */
const LEAST_NOISE = 1 / 12;
/** Keeps divisions finite when nobody differs. */
const LEAST_VARIANCE = 1e-6;

/** Everyone's place and how certain it is. Who cast no vote on the map lies in the middle. */
export function regressionScores(matrix: VoteMatrix, pca: PrincipalComponents): RegressionScores {
  const sums = sumsPerPerson(matrix, pca);
  const scale = matrix.statements.length / Math.max(1, averageVotes(sums.votes));
  let model: Model = {
    noise: 0.5,
    varianceX: Math.max(LEAST_VARIANCE, pca.variances[0] * scale),
    varianceY: Math.max(LEAST_VARIANCE, pca.variances[1] * scale),
  };
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = improve(sums, model);
    const isSettled =
      Math.abs(next.noise - model.noise) <= SETTLED * model.noise &&
      Math.abs(next.varianceX - model.varianceX) <= SETTLED * model.varianceX &&
      Math.abs(next.varianceY - model.varianceY) <= SETTLED * model.varianceY;
    model = next;
    if (isSettled) break;
  }
  return placesUnder(sums, model);
}

interface Model {
  readonly noise: number;
  readonly varianceX: number;
  readonly varianceY: number;
}

/** Per person, over her votes on the map: their number, and the sums that the normal equations need. */
interface Sums {
  readonly votes: Float64Array;
  /** Squared distance of the votes to the means. */
  readonly squares: Float64Array;
  /** Votes times loadings. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Loadings times loadings. */
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
}

function sumsPerPerson(matrix: VoteMatrix, pca: PrincipalComponents): Sums {
  const [loadX, loadY] = pca.components;
  const tableX = contributions(matrix.offMap, pca.centre, loadX);
  const tableY = contributions(matrix.offMap, pca.centre, loadY);
  const people = matrix.participants.length;
  const sums: Sums = {
    votes: new Float64Array(people),
    squares: new Float64Array(people),
    x: new Float64Array(people),
    y: new Float64Array(people),
    xx: new Float64Array(people),
    xy: new Float64Array(people),
    yy: new Float64Array(people),
  };
  for (let i = 0; i < people; i++) {
    const end = matrix.rowStart[i + 1] as number;
    let votes = 0;
    let squares = 0;
    let x = 0;
    let y = 0;
    let xx = 0;
    let xy = 0;
    let yy = 0;
    for (let p = matrix.rowStart[i] as number; p < end; p++) {
      const cell = matrix.cells[p] as number;
      const j = columnOf(cell);
      if (matrix.offMap[j] === 1) continue;
      const a = loadX[j] as number;
      const b = loadY[j] as number;
      votes++;
      squares += (cell - 3 * j - 1 - (pca.centre[j] as number)) ** 2;
      x += tableX[cell] as number;
      y += tableY[cell] as number;
      xx += a * a;
      xy += a * b;
      yy += b * b;
    }
    sums.votes[i] = votes;
    sums.squares[i] = squares;
    sums.x[i] = x;
    sums.y[i] = y;
    sums.xx[i] = xx;
    sums.xy[i] = xy;
    sums.yy[i] = yy;
  }
  return sums;
}

function averageVotes(votes: Float64Array): number {
  return votes.reduce((sum, n) => sum + n, 0) / Math.max(1, votes.length);
}

/** One step of EM: the variances that fit the expected places best. */
function improve(sums: Sums, model: Model): Model {
  let people = 0;
  let votes = 0;
  let residual = 0;
  let squareX = 0;
  let squareY = 0;
  for (let i = 0; i < sums.votes.length; i++) {
    if (sums.votes[i] === 0) continue;
    const { x, y, xx, xy, yy } = placeUnder(sums, model, i);
    people++;
    votes += sums.votes[i] as number;
    squareX += x * x + xx;
    squareY += y * y + yy;
    residual +=
      (sums.squares[i] as number) -
      2 * (x * (sums.x[i] as number) + y * (sums.y[i] as number)) +
      (sums.xx[i] as number) * (x * x + xx) +
      2 * (sums.xy[i] as number) * (x * y + xy) +
      (sums.yy[i] as number) * (y * y + yy);
  }
  return {
    noise: Math.max(LEAST_NOISE, residual / Math.max(1, votes)),
    varianceX: Math.max(LEAST_VARIANCE, squareX / Math.max(1, people)),
    varianceY: Math.max(LEAST_VARIANCE, squareY / Math.max(1, people)),
  };
}

/** The expected place of one person and the covariance around it. */
function placeUnder(
  sums: Sums,
  { noise, varianceX, varianceY }: Model,
  i: number,
): { x: number; y: number; xx: number; xy: number; yy: number } {
  const a = (sums.xx[i] as number) + noise / varianceX;
  const b = sums.xy[i] as number;
  const d = (sums.yy[i] as number) + noise / varianceY;
  const determinant = a * d - b * b;
  const towardsX = sums.x[i] as number;
  const towardsY = sums.y[i] as number;
  return {
    x: (d * towardsX - b * towardsY) / determinant,
    y: (a * towardsY - b * towardsX) / determinant,
    xx: (noise * d) / determinant,
    xy: (-noise * b) / determinant,
    yy: (noise * a) / determinant,
  };
}

function placesUnder(sums: Sums, model: Model): RegressionScores {
  const people = sums.votes.length;
  const scores = {
    x: new Float64Array(people),
    y: new Float64Array(people),
    errorX: new Float64Array(people),
    errorY: new Float64Array(people),
    noise: model.noise,
  };
  for (let i = 0; i < people; i++) {
    const place = placeUnder(sums, model, i);
    scores.x[i] = place.x;
    scores.y[i] = place.y;
    scores.errorX[i] = Math.sqrt(place.xx);
    scores.errorY[i] = Math.sqrt(place.yy);
  }
  return scores;
}
