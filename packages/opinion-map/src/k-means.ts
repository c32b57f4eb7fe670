/**
 * Lloyd's k-means in the plane, with weights and given first centres.
 *
 * Stuart Lloyd, "Least squares quantization in PCM", 1957, IEEE Transactions on Information Theory 28
 * (1982), https://doi.org/10.1109/TIT.1982.1056489.
 *
 * Deviations: a cluster that loses its last point disappears; a point equally near to two centres goes
 * to the later one, as in Polis.
 */
import type { Places } from "./projection.ts";

export interface KMeansOptions {
  readonly maxIterations: number;
  /** Stop when no centre moved this far in x or y. 0: stop when no centre moved at all. */
  readonly tolerance: number;
}

export interface Clusters {
  /** For each point its cluster. */
  readonly label: Uint32Array;
  readonly centres: Places;
}

/**
 * @param points places to cluster, with their weights (1 each when absent).
 * @param start first centres; their number is the largest possible number of clusters.
 */
export function kMeans(
  points: Places,
  weights: Float64Array | undefined,
  start: Places,
  options: KMeansOptions,
): Clusters {
  let centres: Places = { x: start.x.slice(), y: start.y.slice() };
  let label = nearestCentres(points, centres);
  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    label = nearestCentres(points, centres);
    const next = withoutEmpty(label, weightedMeans(points, weights, label, centres.x.length));
    const moved = hasMoved(centres, next, options.tolerance);
    centres = next;
    if (!moved) break;
  }
  return { label, centres };
}

/** For each point the nearest centre; of equally near ones the last. */
export function nearestCentres(points: Places, centres: Places): Uint32Array {
  const label = new Uint32Array(points.x.length);
  for (let i = 0; i < label.length; i++) {
    const x = points.x[i] as number;
    const y = points.y[i] as number;
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.x.length; c++) {
      const dx = x - (centres.x[c] as number);
      const dy = y - (centres.y[c] as number);
      const distance = dx * dx + dy * dy;
      if (distance <= nearest) {
        nearest = distance;
        label[i] = c;
      }
    }
  }
  return label;
}

/** The sum over points of weight times squared distance to the own centre. */
export function withinSquares(
  points: Places,
  weights: Float64Array | undefined,
  { label, centres }: Clusters,
): number {
  let sum = 0;
  for (let i = 0; i < label.length; i++) {
    const c = label[i] as number;
    const dx = (points.x[i] as number) - (centres.x[c] as number);
    const dy = (points.y[i] as number) - (centres.y[c] as number);
    sum += (weights === undefined ? 1 : (weights[i] as number)) * (dx * dx + dy * dy);
  }
  return sum;
}

interface WeighedCentres extends Places {
  readonly weight: Float64Array;
}

function weightedMeans(
  points: Places,
  weights: Float64Array | undefined,
  label: Uint32Array,
  count: number,
): WeighedCentres {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const weight = new Float64Array(count);
  for (let i = 0; i < label.length; i++) {
    const c = label[i] as number;
    const w = weights === undefined ? 1 : (weights[i] as number);
    x[c] = (x[c] as number) + w * (points.x[i] as number);
    y[c] = (y[c] as number) + w * (points.y[i] as number);
    weight[c] = (weight[c] as number) + w;
  }
  const mean = (sum: number, c: number): number => sum / Math.max(weight[c] as number, 1e-300);
  return { x: x.map(mean), y: y.map(mean), weight };
}

/** Drops clusters without points and renumbers the labels in place. */
function withoutEmpty(label: Uint32Array, { x, y, weight }: WeighedCentres): Places {
  if (weight.every((w) => w > 0)) return { x, y };
  const kept = [...weight.keys()].filter((c) => (weight[c] as number) > 0);
  const renumbered = new Map(kept.map((c, index) => [c, index]));
  for (let i = 0; i < label.length; i++) label[i] = renumbered.get(label[i] as number) as number;
  const pick = (values: Float64Array) => Float64Array.from(kept, (c) => values[c] as number);
  return { x: pick(x), y: pick(y) };
}

function hasMoved(before: Places, after: Places, tolerance: number): boolean {
  if (before.x.length !== after.x.length) return true;
  const far = (a: Float64Array, b: Float64Array): boolean =>
    a.some((value, c) => {
      const shift = Math.abs(value - (b[c] as number));
      return tolerance === 0 ? shift > 0 : shift >= tolerance;
    });
  return far(before.x, after.x) || far(before.y, after.y);
}
