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
 * times; the start is a fixed vector, never a random one; and when the directions run out, one more
 * start looks for what the first was blind to.
 */

/** Largest eigenvalues, descending, with unit eigenvectors; fewer than asked when the rest is zero. */
export interface Eigenpairs {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
}

export interface EigenpairOptions {
  readonly count: number;
  /** Residual, relative to the largest eigenvalue, below which an eigenvector is found; 1e-13 when absent. */
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
  { count, tolerance = 1e-13, near = [] }: EigenpairOptions,
): Eigenpairs {
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const offDiagonal: number[] = [];
  let direction = startVector(size, 1);
  for (const vector of near) direction = direction.map((x, j) => 1e-3 * x + (vector[j] ?? 0));
  let restarts = 0;
  let scale = 0;
  while (basis.length < Math.min(size, MAX_STEPS)) {
    if (normalise(direction) === 0) break;
    basis.push(direction);
    const image = apply(direction);
    diagonal.push(dot(image, direction));
    orthogonalise(image, basis);
    const remaining = Math.sqrt(dot(image, image));
    scale = Math.max(scale, Math.abs(diagonal.at(-1) ?? 0), remaining);
    const ranOut = remaining <= scale * 1e-14;
    if (ranOut && restarts++ > 0) break;
    if (ranOut) {
      direction = startVector(size, 2);
      orthogonalise(direction, basis);
      offDiagonal.push(0);
      continue;
    }
    offDiagonal.push(remaining);
    direction = image;
    if (basis.length % 4 === 0 && hasConverged(diagonal, offDiagonal, count, tolerance)) break;
  }
  return ritzPairs(basis, diagonal, offDiagonal, count);
}

function hasConverged(
  diagonal: number[],
  offDiagonal: number[],
  count: number,
  tolerance: number,
): boolean {
  if (diagonal.length <= count) return false;
  const { values, vectors } = tridiagonalEigenpairs(diagonal, offDiagonal.slice(0, -1));
  const last = offDiagonal.at(-1) ?? 0;
  const order = descending(values).slice(0, count);
  const largest = values[order[0] ?? 0] ?? 0;
  return order.every((index) => {
    const tail = vectors[index]?.at(-1) ?? 0;
    return Math.abs(last * tail) <= tolerance * largest;
  });
}

function ritzPairs(
  basis: Float64Array[],
  diagonal: number[],
  offDiagonal: number[],
  count: number,
): Eigenpairs {
  if (basis.length === 0) return { values: [], vectors: [] };
  const small = tridiagonalEigenpairs(diagonal, offDiagonal.slice(0, basis.length - 1));
  const order = descending(small.values).slice(0, count);
  const largest = small.values[order[0] ?? 0] ?? 0;
  const kept = order.filter((index) => {
    const value = small.values[index] ?? 0;
    return value > 0 && value > NEGLIGIBLE * largest;
  });
  const vectors = kept.map((index) => {
    const vector = new Float64Array(basis[0]?.length ?? 0);
    small.vectors[index]?.forEach((weight, step) => {
      addScaled(vector, basis[step] as Float64Array, weight);
    });
    normalise(vector);
    return vector;
  });
  return { values: kept.map((index) => small.values[index] ?? 0), vectors };
}

function descending(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
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
