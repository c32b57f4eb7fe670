/**
 * A hundred small clusters of people, so that finding the groups takes as long for ten thousand people
 * as for a hundred.
 *
 * Christopher Small et al. 2021, https://doi.org/10.6035/recerca.5516. Deviation: the rows come in the order
 * of the matrix (people by their first vote), where Polis has the order of its hash table; so the small
 * clusters agree with the server's only up to that order.
 */
import { type Clusters, kMeans, nearestCentres } from "./k-means.ts";
import type { Places } from "./projection.ts";

const MAX_BASE_CLUSTERS = 100;
const OPTIONS = { maxIterations: 100, tolerance: 0.01 };

/** The base clusters as they were at the last update: who was in which. */
export interface PreviousBaseClusters {
  readonly members: readonly (readonly string[])[];
}

/**
 * Base clusters of the people on the map.
 *
 * @param ids of the people, in the order of `places`.
 * @param previous the clusters to start from; without, the first 100 different places.
 */
export function baseClusters(
  ids: readonly string[],
  places: Places,
  previous?: PreviousBaseClusters,
): Clusters {
  const start =
    previous === undefined
      ? firstDistinct(places, MAX_BASE_CLUSTERS)
      : continuedCentres(ids, places, previous);
  return kMeans(places, undefined, start, OPTIONS);
}

/** The first `count` different places, or all when there are fewer. */
export function firstDistinct(places: Places, count: number): Places {
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let i = 0; i < places.x.length && kept.length < count; i++) {
    const key = `${places.x[i]},${places.y[i]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(i);
  }
  return pick(places, kept);
}

/** The places at these indices. */
export function pick(places: Places, indices: ArrayLike<number>): Places {
  return {
    x: Float64Array.from(indices, (i) => places.x[i] as number),
    y: Float64Array.from(indices, (i) => places.y[i] as number),
  };
}

/** The old clusters at their members' new places; then the most distant people split off, up to 100. */
function continuedCentres(
  ids: readonly string[],
  places: Places,
  previous: PreviousBaseClusters,
): Places {
  const row = new Map(ids.map((id, i) => [id, i]));
  const means = previous.members
    .map((members) => members.flatMap((id) => row.get(id) ?? []))
    .filter((rows) => rows.length > 0)
    .map((rows) => meanPlace(places, rows));
  let centres = firstDistinct(
    { x: Float64Array.from(means, ([x]) => x), y: Float64Array.from(means, ([, y]) => y) },
    MAX_BASE_CLUSTERS,
  );
  while (centres.x.length < MAX_BASE_CLUSTERS) {
    const farthest = farthestFromCentre(places, centres);
    if (farthest === undefined) break;
    centres = {
      x: Float64Array.of(...centres.x, places.x[farthest] as number),
      y: Float64Array.of(...centres.y, places.y[farthest] as number),
    };
  }
  return centres;
}

function meanPlace(places: Places, rows: readonly number[]): [number, number] {
  const sum = (values: Float64Array): number =>
    rows.reduce((total, i) => total + (values[i] as number), 0);
  return [sum(places.x) / rows.length, sum(places.y) / rows.length];
}

function farthestFromCentre(places: Places, centres: Places): number | undefined {
  if (centres.x.length === 0) return places.x.length > 0 ? 0 : undefined;
  const label = nearestCentres(places, centres);
  let farthest: number | undefined;
  let largest = 0;
  for (let i = 0; i < label.length; i++) {
    const c = label[i] as number;
    const distance = Math.hypot(
      (places.x[i] as number) - (centres.x[c] as number),
      (places.y[i] as number) - (centres.y[c] as number),
    );
    if (distance > largest) {
      largest = distance;
      farthest = i;
    }
  }
  return farthest;
}
