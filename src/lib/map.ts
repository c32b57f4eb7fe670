import { type GeoProjection, geoDistance, geoMercator } from "d3-geo";

/**
 * Where things lie in a drawing of land: the projection of Mercator, north above. Spots are degrees,
 * longitude first, as in GeoJSON (RFC 7946); lengths are in the units of the drawing.
 */

export const mapWidth = 640;
export const mapHeight = 480;
const margin = 40;
/** No closer than this, in degrees: one place alone is not drawn as a single street. */
const leastSpan = 0.02;
const earthKilometres = 6371;

export type Spot = readonly [longitude: number, latitude: number];
type Rings = readonly (readonly Spot[])[];

/** Fits these spots in the drawing. */
export function projectionOf(spots: readonly Spot[]): GeoProjection {
  return geoMercator().fitExtent(
    [
      [margin, margin],
      [mapWidth - margin, mapHeight - margin],
    ],
    { type: "MultiPoint", coordinates: cornersOf(spots) },
  );
}

/** The corners of all spots, drawn out to a span that shows more than one street. */
function cornersOf(spots: readonly Spot[]): [number, number][] {
  const spanOf = (of: 0 | 1): [number, number] => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const spot of spots) {
      least = Math.min(least, spot[of]);
      most = Math.max(most, spot[of]);
    }
    const more = Math.max(0, leastSpan - (most - least)) / 2;
    return [least - more, most + more];
  };
  const [west, east] = spanOf(0);
  const [south, north] = spanOf(1);
  return [
    [west, south],
    [east, north],
  ];
}

/** A border as it is drawn, even-odd, and where its name stands: low in it, for pins come in the middle. */
export interface DrawnBorder {
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

export function drawBorder(rings: Rings, projection: GeoProjection): DrawnBorder {
  const drawn = rings.map((ring) =>
    ring.map(([longitude, latitude]): [number, number] => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return [Math.round(x), Math.round(y)];
    }),
  );
  const within = (of: 0 | 1, part: number) => {
    const all = drawn.flat().map((spot) => spot[of]);
    const least = Math.min(...all);
    return Math.round(least + (Math.max(...all) - least) * part);
  };
  return {
    path: drawn.map((ring) => `M${ring.map((spot) => spot.join(" ")).join("L")}Z`).join(""),
    x: within(0, 0.5),
    y: within(1, 0.82),
  };
}

/** How many units of the drawing a kilometre takes, in its middle. */
export function kilometreIn(projection: GeoProjection): number {
  const from = projection.invert?.([mapWidth / 2, mapHeight / 2]);
  const to = projection.invert?.([mapWidth / 2 + 100, mapHeight / 2]);
  return from && to ? 100 / (geoDistance(from, to) * earthKilometres) : 0;
}

/** A length in kilometres that people can think of, which takes a good part of the drawing. */
export function scaleOf(kilometre: number): number {
  const lengths = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 500, 1000];
  return lengths.findLast((length) => length * kilometre <= 200) ?? 0.1;
}

/**
 * The names that can be read, in their order: one that would lie over an earlier one is left out.
 *
 * @param size of the letters, which are some 0.55 as wide on average
 */
export function namesWithRoom<Named extends { readonly name: string; x: number; y: number }>(
  names: readonly Named[],
  size: number,
): readonly Named[] {
  const kept: Named[] = [];
  for (const one of names) {
    const covers = (other: Named) =>
      Math.abs(one.y - other.y) < size * 1.1 &&
      Math.abs(one.x - other.x) < ((one.name.length + other.name.length) * size * 0.55) / 2;
    if (!kept.some(covers)) kept.push(one);
  }
  return kept;
}
