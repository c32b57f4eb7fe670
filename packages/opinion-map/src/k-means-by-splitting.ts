/**
 * k-means without a random start: the division into k groups grows out of the one into k - 1.
 *
 * Aristidis Likas, Nikos Vlassis and Jakob Verbeek, "The global k-means clustering algorithm", Pattern
 * Recognition 36 (2003), https://doi.org/10.1016/S0031-3203(02)00060-2; where to put the new centre as in
 * Ting Su and Jennifer Dy, "In search of deterministic methods for initializing K-means and Gaussian
 * mixture clustering", Intelligent Data Analysis 11 (2007), https://doi.org/10.3233/IDA-2007-11402.
 *
 * Deviation: instead of trying every point as the new centre, each group in turn is cut in two across its
 * longest direction, and the cut that leaves the smallest squared distances after Lloyd's k-means is kept.
 */
import { type Clusters, kMeans, withinSquares } from "./k-means.ts";
import type { Places } from "./projection.ts";

const OPTIONS = { maxIterations: 100, tolerance: 0 };

/**
 * The divisions of the points into 2, 3, … most groups. The list ends where no group can be cut: when the
 * points have fewer different places.
 */
export function kMeansBySplitting(points: Places, most: number): Clusters[] {
  const divisions: Clusters[] = [];
  let current = together(points);
  while (divisions.length < most - 1) {
    const next = bestSplit(points, current);
    if (next === undefined) break;
    divisions.push(next);
    current = next;
  }
  return divisions;
}

function together(points: Places): Clusters {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    label: new Uint32Array(points.x.length),
    centres: { x: Float64Array.of(mean(points.x)), y: Float64Array.of(mean(points.y)) },
  };
}

function bestSplit(points: Places, current: Clusters): Clusters | undefined {
  let best: Clusters | undefined;
  let least = Number.POSITIVE_INFINITY;
  const { x, y } = current.centres;
  for (let c = 0; c < x.length; c++) {
    const halves = cut(points, current, c);
    if (halves === undefined) continue;
    const start = {
      x: Float64Array.of(...x.filter((_, other) => other !== c), ...halves.x),
      y: Float64Array.of(...y.filter((_, other) => other !== c), ...halves.y),
    };
    const candidate = kMeans(points, undefined, start, OPTIONS);
    const squares = withinSquares(points, undefined, candidate);
    if (candidate.centres.x.length === x.length + 1 && squares < least) {
      best = candidate;
      least = squares;
    }
  }
  return best;
}

/** The centres of the two halves of a group on either side of its mean, along its longest direction. */
function cut(points: Places, { label, centres }: Clusters, c: number): Places | undefined {
  const meanX = centres.x[c] as number;
  const meanY = centres.y[c] as number;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < label.length; i++) {
    if (label[i] !== c) continue;
    const dx = (points.x[i] as number) - meanX;
    const dy = (points.y[i] as number) - meanY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const alongX = Math.cos(angle);
  const alongY = Math.sin(angle);
  const below = { x: 0, y: 0, count: 0 };
  const above = { x: 0, y: 0, count: 0 };
  for (let i = 0; i < label.length; i++) {
    if (label[i] !== c) continue;
    const x = points.x[i] as number;
    const y = points.y[i] as number;
    const side = (x - meanX) * alongX + (y - meanY) * alongY > 0 ? above : below;
    side.x += x;
    side.y += y;
    side.count++;
  }
  if (below.count === 0 || above.count === 0) return undefined;
  return {
    x: Float64Array.of(below.x / below.count, above.x / above.count),
    y: Float64Array.of(below.y / below.count, above.y / above.count),
  };
}
