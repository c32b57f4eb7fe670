/**
 * The largest eigenvalues of a symmetric matrix that is only known by what it does to a vector.
 *
 * Cornelius Lanczos, "An iteration method for the solution of the eigenvalue problem of linear
 * differential and integral operators", Journal of Research of the National Bureau of Standards 45
 * (1950), https://doi.org/10.6028/jres.045.026; the small tridiagonal problem by implicit QL as in
 * Hilary Bowdler et al., "The QR and QL algorithms for symmetric matrices", Numerische Mathematik 11
 * (1968), https://doi.org/10.1007/BF02166681.
 *
 * Deviations: every new direction is made orthogonal to all earlier ones, twice (W. Kahan and
 * B. Parlett's "twice is enough"), because the loss of orthogonality shows a largest eigenvalue several
 * times. The eigenvectors are found one after the other, each orthogonal to those before, because one
 * run shows an eigenvalue that is there twice only once. The start is a fixed vector, never a random
 * one; and when the directions run out, one more start looks for what the first was blind to.
 */

/** Largest eigenvalues, descending, with unit eigenvectors; fewer than asked when the rest is zero. */
export interface Eigenpairs {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
}

export interface EigenpairOptions {
  readonly count: number;
  /** Residual, relative to the largest eigenvalue, below which an eigenvector is found; 1e-10 when absent. */
  readonly tolerance?: number;
  /** Vectors thought to lie near the answer; they only make it quicker. */
  readonly near?: readonly Float64Array[];
}

/** An eigenvalue below this share of the largest is rounding, not a direction. */
const NEGLIGIBLE = 1e-10;
const MAX_STEPS = 300;

/**
 * @param apply the matrix times a vector of `size` numbers; the matrix is symmetric with no negative eigenvalues.
 */
export function largestEigenpairs(
  apply: (vector: Float64Array) => Float64Array,
  size: number,
  { count, tolerance = 1e-10, near = [] }: EigenpairOptions,
): Eigenpairs {
  const values: number[] = [];
  const vectors: Float64Array[] = [];
  while (vectors.length < Math.min(count, size)) {
    const start = startVector(size, 1);
    const guess = near[vectors.length];
    if (guess !== undefined)
      start.forEach((x, j) => {
        start[j] = 1e-3 * x + (guess[j] ?? 0);
      });
    const found = largestBeside(apply, vectors, start, tolerance);
    if (found === undefined || found.value <= NEGLIGIBLE * (values[0] ?? 0)) break;
    values.push(found.value);
    vectors.push(found.vector);
  }
  return { values, vectors };
}

/** The largest eigenpair among the vectors orthogonal to those found; undefined when nothing is left. */
function largestBeside(
  apply: (vector: Float64Array) => Float64Array,
  found: readonly Float64Array[],
  start: Float64Array,
  tolerance: number,
): { value: number; vector: Float64Array } | undefined {
  const size = start.length;
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const offDiagonal: number[] = [];
  let direction = start;
  orthogonalise(direction, found);
  let restarts = 0;
  let scale = 0;
  while (basis.length < Math.min(size - found.length, MAX_STEPS)) {
    if (normalise(direction) === 0) break;
    basis.push(direction);
    const image = apply(direction);
    diagonal.push(dot(image, direction));
    orthogonalise(image, [...found, ...basis]);
    const remaining = Math.sqrt(dot(image, image));
    scale = Math.max(scale, Math.abs(diagonal.at(-1) ?? 0), remaining);
    const ranOut = remaining <= scale * 1e-14;
    if (ranOut && restarts++ > 0) break;
    if (ranOut) {
      direction = startVector(size, 2);
      orthogonalise(direction, [...found, ...basis]);
      offDiagonal.push(0);
      continue;
    }
    offDiagonal.push(remaining);
    direction = image;
    if (basis.length % 4 === 0 && hasConverged(diagonal, offDiagonal, tolerance)) break;
  }
  return largestRitzPair(basis, diagonal, offDiagonal);
}

function hasConverged(diagonal: number[], offDiagonal: number[], tolerance: number): boolean {
  const { values, vectors } = tridiagonalEigenpairs(diagonal, offDiagonal.slice(0, -1));
  const largest = indexOfLargest(values);
  const tail = vectors[largest]?.at(-1) ?? 0;
  return Math.abs((offDiagonal.at(-1) ?? 0) * tail) <= tolerance * (values[largest] ?? 0);
}

function largestRitzPair(
  basis: readonly Float64Array[],
  diagonal: readonly number[],
  offDiagonal: readonly number[],
): { value: number; vector: Float64Array } | undefined {
  const [first] = basis;
  if (first === undefined) return undefined;
  const small = tridiagonalEigenpairs(diagonal, offDiagonal.slice(0, basis.length - 1));
  const largest = indexOfLargest(small.values);
  const value = small.values[largest] ?? 0;
  if (value <= 0) return undefined;
  const vector = new Float64Array(first.length);
  small.vectors[largest]?.forEach((weight, step) => {
    addScaled(vector, basis[step] as Float64Array, weight);
  });
  normalise(vector);
  return { value, vector };
}

function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}

/**
 * All eigenpairs of a symmetric tridiagonal matrix by QL with implicit shifts; `vectors[i]` belongs to
 * `values[i]`.
 */
export function tridiagonalEigenpairs(
  diagonal: readonly number[],
  offDiagonal: readonly number[],
): { values: number[]; vectors: Float64Array[] } {
  const size = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = new Float64Array(size);
  e.set(offDiagonal.slice(0, size - 1));
  const vectors = Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size);
    unit[i] = 1;
    return unit;
  });
  for (let low = 0; low < size; low++) {
    for (let sweep = 0; ; sweep++) {
      if (sweep > 60)
        throw new Error("QL did not converge: the matrix holds a number that is none");
      let split = low;
      while (split < size - 1 && !isNegligible(d, e, split)) split++;
      if (split === low) break;
      qlSweep(d, e, vectors, low, split);
    }
  }
  return { values: [...d], vectors };
}

function isNegligible(d: Float64Array, e: Float64Array, index: number): boolean {
  const around = Math.abs(d[index] as number) + Math.abs(d[index + 1] as number);
  return Math.abs(e[index] as number) + around === around;
}

/** One implicit QL sweep over the unreduced block from `low` to `split`. */
function qlSweep(
  d: Float64Array,
  e: Float64Array,
  vectors: readonly Float64Array[],
  low: number,
  split: number,
): void {
  const gap = ((d[low + 1] as number) - (d[low] as number)) / (2 * (e[low] as number));
  const root = Math.hypot(gap, 1);
  let g =
    (d[split] as number) -
    (d[low] as number) +
    (e[low] as number) / (gap + (gap < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = split - 1; i >= low; i--) {
    const f = sine * (e[i] as number);
    const b = cosine * (e[i] as number);
    const radius = Math.hypot(f, g);
    e[i + 1] = radius;
    if (radius === 0) {
      d[i + 1] = (d[i + 1] as number) - shift;
      e[split] = 0;
      return;
    }
    sine = f / radius;
    cosine = g / radius;
    g = (d[i + 1] as number) - shift;
    const turn = ((d[i] as number) - g) * sine + 2 * cosine * b;
    shift = sine * turn;
    d[i + 1] = g + shift;
    g = cosine * turn - b;
    rotate(vectors[i] as Float64Array, vectors[i + 1] as Float64Array, sine, cosine);
  }
  d[low] = (d[low] as number) - shift;
  e[low] = g;
  e[split] = 0;
}

function rotate(lower: Float64Array, upper: Float64Array, sine: number, cosine: number): void {
  for (let k = 0; k < lower.length; k++) {
    const a = lower[k] as number;
    const b = upper[k] as number;
    upper[k] = sine * a + cosine * b;
    lower[k] = cosine * a - sine * b;
  }
}

function orthogonalise(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const other of basis) addScaled(vector, other, -dot(vector, other));
  }
}

/** Scales to length 1 and gives the length it had; a vector of (nearly) nothing is left as it is. */
function normalise(vector: Float64Array): number {
  const length = Math.sqrt(dot(vector, vector));
  if (length < 1e-150) return 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return length;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (from[i] as number);
}

/** A fixed vector that no structure in votes is likely to be orthogonal to: multiples of a golden angle. */
function startVector(size: number, phase: number): Float64Array {
  return Float64Array.from({ length: size }, (_, j) =>
    Math.cos((j + phase) * 2.399963229728653 * phase),
  );
}
