/**
 * Maximum Nash welfare: the distribution with the largest product of all chances.
 *
 * John Nash, "The Bargaining Problem", Econometrica 18 (1950), https://doi.org/10.2307/1907266; for
 * panels in Flanigan et al., Nature 596 (2021), https://doi.org/10.1038/s41586-021-03788-6
 *
 * max sum log(chance) over distributions; at the optimum no panel has sum 1/chance over its members above
 * the number of people n. So (heaviest - n) / n bounds how much the geometric mean can still grow.
 *
 * Our deviations: types of people; over the known panels a barrier Newton method in plain JavaScript
 * instead of a cone solver; it ends at a proven relative gap of 1e-4 (the authors: 0.1 on the sum).
 */
import type { ColumnGeneration, Engine } from "./columnGeneration.ts";
import { isTimeUp } from "./control.ts";
import { coverPool } from "./coverPool.ts";
import { Refused } from "./errors.ts";
import { thorough } from "./panelOracle.ts";
import type { Composition } from "./panelProgram.ts";

/** The geometric mean is within this share of the largest possible one. */
const NASH_GAP = 1e-4;
const ROUNDS_MAX = 10_000;
const NEWTON_STEPS_MAX = 200;

/** A distribution of (nearly) maximum Nash welfare, with its proven gap. Throws `Refused`. */
export function nash(engine: Engine): ColumnGeneration {
  const { oracle, random, control } = engine;
  const { set, uncoverable, isCutShort } = coverPool(oracle, random, control);
  const step = "largest product of chances";
  if (isCutShort) throw new Refused({ code: "time_limit", step });
  const { counts } = oracle.program;
  const left = new Set(uncoverable);
  const covered = Array.from(counts.keys()).filter((type) => !left.has(type));
  const people = covered.reduce((sum, type) => sum + (counts[type] as number), 0);
  let probabilities = new Float64Array(0);
  // A gap holds for the distribution it was found at, so the two stay together.
  let best: Bounded | undefined;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    probabilities = maximiseProduct(counts, covered, set.panels, probabilities);
    const gapNow = best?.gap ?? Number.POSITIVE_INFINITY;
    if (isTimeUp(control, { step, done: 0.3 + 0.7 * Math.min(1, NASH_GAP / gapNow) })) {
      const last = best ?? { probabilities, gap: gapNow };
      return { panels: set.panels, ...last, stages: [], uncoverable, isComplete: false };
    }
    const chances = chancesOf(counts, set.panels, probabilities);
    const weights = chances.map((chance, type) => (left.has(type) ? 0 : 1 / chance));
    const answer = oracle.ask(weights, people * (1 + NASH_GAP), thorough, step);
    if (answer.isProven && answer.panels.length === 0) {
      const proven = { probabilities, gap: NASH_GAP };
      return { panels: set.panels, ...proven, stages: [], uncoverable, isComplete: true };
    }
    const gap = answer.isProven ? (answer.weight as number) / people - 1 : gapNow;
    if (gap < gapNow) best = { probabilities, gap };
    const added = answer.panels.filter((panel) => set.add(panel)).length;
    // An interrupted integer program answers nothing; the next round then sees that time is up.
    if (added === 0 && control.shouldStop?.() === undefined) {
      throw new Refused({ code: "numerical_trouble", step, detail: "no new panel" });
    }
  }
  throw new Refused({ code: "numerical_trouble", step, detail: "no end of panels" });
}

interface Bounded {
  readonly probabilities: Float64Array;
  readonly gap: number;
}

/** Chance of one person of each type. */
function chancesOf(
  counts: Int32Array,
  panels: readonly Composition[],
  probabilities: Float64Array,
): Float64Array {
  const chances = new Float64Array(counts.length);
  panels.forEach((panel, p) => {
    const probability = probabilities[p] as number;
    panel.forEach((seats, type) => {
      chances[type] = (chances[type] as number) + (probability * seats) / (counts[type] as number);
    });
  });
  return chances;
}

/** Shares of the covered types in the known panels, by panel, without zeros. */
interface Shares {
  readonly rows: readonly Int32Array[];
  readonly values: readonly Float64Array[];
  /** People in each covered type. */
  readonly people: Float64Array;
}

/**
 * max sum over types of people × log(chance) - n × sum x + mu × sum log x, for falling mu. The middle
 * term makes the probabilities sum to one at the optimum, so no constraint is left but x > 0.
 */
function maximiseProduct(
  counts: Int32Array,
  covered: readonly number[],
  panels: readonly Composition[],
  before: Float64Array,
): Float64Array<ArrayBuffer> {
  const shares = sharesOf(counts, covered, panels);
  const total = shares.people.reduce((sum, people) => sum + people, 0);
  const fresh = 0.1 / panels.length;
  let x = Float64Array.from(panels, (_, p) => Math.max(before[p] ?? 0, fresh));
  const target = (0.1 * NASH_GAP * total) / panels.length;
  let mu = before.length > 0 ? 100 * target : total / panels.length;
  for (let step = 0; step < NEWTON_STEPS_MAX; step++) {
    const { next, decrement } = newtonStep(shares, total, x, mu);
    x = next;
    if (decrement > 0.1 * mu) continue;
    if (mu <= target) break;
    mu = Math.max(target, mu / 10);
  }
  const sum = x.reduce((all, value) => all + value, 0);
  return x.map((value) => value / sum);
}

function sharesOf(
  counts: Int32Array,
  covered: readonly number[],
  panels: readonly Composition[],
): Shares {
  const rows = panels.map((panel) =>
    Int32Array.from(covered.keys()).filter((row) => (panel[covered[row] as number] as number) > 0),
  );
  const values = panels.map((panel, p) =>
    Float64Array.from(rows[p] as Int32Array, (row) => {
      const type = covered[row] as number;
      return (panel[type] as number) / (counts[type] as number);
    }),
  );
  const people = Float64Array.from(covered, (type) => counts[type] as number);
  return { rows, values, people };
}

function chancesFrom(shares: Shares, x: Float64Array): Float64Array {
  const chances = new Float64Array(shares.people.length);
  shares.rows.forEach((rows, p) => {
    rows.forEach((row, at) => {
      chances[row] =
        (chances[row] as number) + (shares.values[p]?.[at] as number) * (x[p] as number);
    });
  });
  return chances;
}

function worth(shares: Shares, total: number, x: Float64Array, mu: number): number {
  let sum = 0;
  chancesFrom(shares, x).forEach((chance, row) => {
    sum += (shares.people[row] as number) * Math.log(chance);
  });
  for (const value of x) sum += mu * Math.log(value) - total * value;
  return sum;
}

/**
 * One damped Newton step. The system (diag(mu/x²) + A'DA) d = gradient is solved over types by the
 * Woodbury identity, so its size does not grow with the panels.
 */
function newtonStep(
  shares: Shares,
  total: number,
  x: Float64Array<ArrayBuffer>,
  mu: number,
): { next: Float64Array<ArrayBuffer>; decrement: number } {
  const chances = chancesFrom(shares, x);
  const size = chances.length;
  const scale = x.map((value) => (value * value) / mu);
  const gradient = x.map((value, p) => {
    let sum = mu / value - total;
    shares.rows[p]?.forEach((row, at) => {
      const share = shares.values[p]?.[at] as number;
      sum += ((shares.people[row] as number) * share) / (chances[row] as number);
    });
    return sum;
  });
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  chances.forEach((chance, row) => {
    matrix[row * size + row] = chance ** 2 / (shares.people[row] as number);
  });
  shares.rows.forEach((rows, p) => {
    const values = shares.values[p] as Float64Array;
    const weight = scale[p] as number;
    rows.forEach((row, at) => {
      const own = weight * (values[at] as number);
      right[row] = (right[row] as number) + own * (gradient[p] as number);
      for (let other = 0; other <= at; other++) {
        const place = row * size + (rows[other] as number);
        matrix[place] = (matrix[place] as number) + own * (values[other] as number);
      }
    });
  });
  const solved = solveCholesky(matrix, right, size);
  const direction = gradient.map((slope, p) => {
    let sum = slope;
    shares.rows[p]?.forEach((row, at) => {
      sum -= (shares.values[p]?.[at] as number) * (solved[row] as number);
    });
    return (scale[p] as number) * sum;
  });
  const decrement = gradient.reduce((sum, slope, p) => sum + slope * (direction[p] as number), 0);
  return { next: lineSearch(shares, total, x, mu, direction, decrement), decrement };
}

function lineSearch(
  shares: Shares,
  total: number,
  x: Float64Array<ArrayBuffer>,
  mu: number,
  direction: Float64Array,
  decrement: number,
): Float64Array<ArrayBuffer> {
  let length = 1;
  direction.forEach((move, p) => {
    if (move < 0) length = Math.min(length, (-0.99 * (x[p] as number)) / move);
  });
  const before = worth(shares, total, x, mu);
  for (; length > 1e-12; length /= 2) {
    const next = x.map((value, p) => value + length * (direction[p] as number));
    if (worth(shares, total, next, mu) >= before + 0.01 * length * decrement) return next;
  }
  return x;
}

/** Solves a symmetric positive definite system given by its lower triangle (André-Louis Cholesky). */
function solveCholesky(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) {
        sum -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number);
      }
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / (matrix[j * size + j] as number);
    }
  }
  const solution = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = solution[i] as number;
    for (let k = 0; k < i; k++) sum -= (matrix[i * size + k] as number) * (solution[k] as number);
    solution[i] = sum / (matrix[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = solution[i] as number;
    for (let k = i + 1; k < size; k++)
      sum -= (matrix[k * size + i] as number) * (solution[k] as number);
    solution[i] = sum / (matrix[i * size + i] as number);
  }
  return solution;
}
