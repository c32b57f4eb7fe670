/**
 * Is there an empty space between two groups, or is the border a line through a crowd?
 *
 * The density of people along the line between the two centres, estimated with a Gaussian kernel and the
 * bandwidth of Bernard Silverman, "Density estimation for statistics and data analysis" (1986), rule
 * 0.9 s n^(-1/5) with s the spread within the groups. The gap is 1 minus the lowest density between the two
 * peaks over the lower peak: 1 where nobody stands between, 0 where there is no valley at all.
 */
import type { Clusters } from "./k-means.ts";
import type { Places } from "./projection.ts";

/** From here on we call groups separate; below it the opinions run on gradually. */
export const CLEAR_GAP = 0.5;

const STEPS = 200;

/** The smallest gap between any two groups. */
export function smallestGap(points: Places, clusters: Clusters): number {
  const k = clusters.centres.x.length;
  let smallest = 1;
  for (let g = 0; g < k; g++) {
    for (let h = g + 1; h < k; h++)
      smallest = Math.min(smallest, gapBetween(points, clusters, g, h));
  }
  return smallest;
}

/** The gap between two groups, seen along the line between their centres. */
export function gapBetween(points: Places, clusters: Clusters, g: number, h: number): number {
  const { label, centres } = clusters;
  const fromX = centres.x[g] as number;
  const fromY = centres.y[g] as number;
  const alongX = (centres.x[h] as number) - fromX;
  const alongY = (centres.y[h] as number) - fromY;
  const length = Math.hypot(alongX, alongY);
  if (length === 0) return 0;
  const positions: number[] = [];
  let squares = 0;
  label.forEach((group, i) => {
    if (group !== g && group !== h) return;
    const dx = (points.x[i] as number) - fromX;
    const dy = (points.y[i] as number) - fromY;
    const position = (dx * alongX + dy * alongY) / length;
    positions.push(position);
    squares += (position - (group === g ? 0 : length)) ** 2;
  });
  const spread = Math.sqrt(squares / positions.length);
  const bandwidth = 0.9 * Math.max(spread, length * 1e-3) * positions.length ** -0.2;
  const density = kernelDensity(positions, bandwidth, -length / 2, 1.5 * length);
  return depthOfValley(density);
}

/** The density in STEPS + 1 places from `low` to `high`; people are binned first, so it takes one pass. */
function kernelDensity(
  positions: readonly number[],
  bandwidth: number,
  low: number,
  high: number,
): Float64Array {
  const step = (high - low) / STEPS;
  const bins = new Float64Array(STEPS + 1);
  for (const position of positions) {
    const bin = Math.round((position - low) / step);
    if (bin >= 0 && bin <= STEPS) bins[bin] = (bins[bin] as number) + 1;
  }
  const kernel = bins.map((_, distance) => Math.exp(-0.5 * ((distance * step) / bandwidth) ** 2));
  return bins.map((_, to) =>
    bins.reduce((sum, count, from) => sum + count * (kernel[Math.abs(to - from)] as number), 0),
  );
}

/** The middle of the range is the border between the groups: a peak on either side, the valley between. */
function depthOfValley(density: Float64Array): number {
  const border = STEPS / 2;
  const left = highest(density, 0, border);
  const right = highest(density, border, STEPS);
  let valley = Number.POSITIVE_INFINITY;
  for (let i = left; i <= right; i++) valley = Math.min(valley, density[i] as number);
  const peak = Math.min(density[left] as number, density[right] as number);
  return peak === 0 ? 0 : 1 - valley / peak;
}

function highest(density: Float64Array, from: number, to: number): number {
  let best = from;
  for (let i = from; i <= to; i++) if ((density[i] as number) > (density[best] as number)) best = i;
  return best;
}
