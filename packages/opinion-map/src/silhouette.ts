/**
 * How much nearer points lie to their own cluster than to the next one.
 *
 * Peter Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
 * analysis", Journal of Computational and Applied Mathematics 20 (1987),
 * https://doi.org/10.1016/0377-0427(87)90125-7; and the form that measures to centres instead of to all
 * points: Eduardo Hruschka, Ricardo Campello and Leandro de Castro, "Evolving clusters in gene-expression data",
 * Information Sciences 176 (2006), https://doi.org/10.1016/j.ins.2005.07.015. Deviation: the distances to centres
 * may be expected ones, with the uncertainty of a place in them.
 */
import type { Clusters } from "./k-means.ts";
import type { Places } from "./projection.ts";

/**
 * The mean silhouette over points, each counted once: (b - a) / max(a, b), with a the mean distance to
 * the own cluster's other points and b to those of the nearest other cluster. A point alone counts 0.
 * Takes a number of steps that grows with the square of the number of points.
 *
 * @returns -1 to 1; 0 with fewer than two clusters.
 */
export function meanSilhouette(points: Places, { label, centres }: Clusters): number {
  const clusters = centres.x.length;
  if (clusters < 2 || label.length === 0) return 0;
  const sizes = new Float64Array(clusters);
  for (const c of label) sizes[c] = (sizes[c] as number) + 1;
  let total = 0;
  const distance = new Float64Array(clusters);
  for (let i = 0; i < label.length; i++) {
    distance.fill(0);
    for (let j = 0; j < label.length; j++) {
      const c = label[j] as number;
      const dx = (points.x[i] as number) - (points.x[j] as number);
      const dy = (points.y[i] as number) - (points.y[j] as number);
      distance[c] = (distance[c] as number) + Math.sqrt(dx * dx + dy * dy);
    }
    total += silhouetteOf(label[i] as number, distance, sizes);
  }
  return total / label.length;
}

function silhouetteOf(own: number, distance: Float64Array, sizes: Float64Array): number {
  const companions = (sizes[own] as number) - 1;
  if (companions === 0) return 0;
  const a = (distance[own] as number) / companions;
  let b = Number.POSITIVE_INFINITY;
  for (let c = 0; c < distance.length; c++) {
    if (c === own || sizes[c] === 0) continue;
    b = Math.min(b, (distance[c] as number) / (sizes[c] as number));
  }
  const widest = Math.max(a, b);
  return widest === 0 || b === Number.POSITIVE_INFINITY ? 0 : (b - a) / widest;
}

/**
 * The mean simplified silhouette: a and b are distances to the own centre and to the nearest other one.
 * Takes a number of steps that grows with the number of points.
 *
 * @param variance how uncertain each point's place is. The distances are then expected ones, sqrt(d^2 + variance):
 *   heaps that lie closer together than their points are certain do not count as heaps. 0 when absent.
 * @returns 0 to 1; 0 with fewer than two clusters.
 */
export function meanSimplifiedSilhouette(
  points: Places,
  { label, centres }: Clusters,
  variance?: Float64Array,
): number {
  const clusters = centres.x.length;
  if (clusters < 2 || label.length === 0) return 0;
  let total = 0;
  for (let i = 0; i < label.length; i++) {
    const uncertain = variance?.[i] ?? 0;
    let a = 0;
    let b = Number.POSITIVE_INFINITY;
    for (let c = 0; c < clusters; c++) {
      const dx = (points.x[i] as number) - (centres.x[c] as number);
      const dy = (points.y[i] as number) - (centres.y[c] as number);
      const distance = Math.sqrt(dx * dx + dy * dy + uncertain);
      if (c === label[i]) a = distance;
      else b = Math.min(b, distance);
    }
    const widest = Math.max(a, b);
    if (widest > 0) total += (b - a) / widest;
  }
  return total / label.length;
}
