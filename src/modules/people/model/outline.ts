import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * Where an area lies: the rings of its border, in degrees. From GeoJSON (RFC 7946), a Polygon or a
 * MultiPolygon; a ring within a ring is a hole, for they are drawn even-odd.
 */
export type Ring = readonly (readonly [longitude: number, latitude: number])[];
export type Outline = readonly Ring[];

export const outlineErrors = [
  "outline_no_polygon",
  "outline_not_degrees",
  "outline_swapped",
  "outline_elsewhere",
  "outline_open",
  "outline_crosses",
  "outline_too_few_points",
  "outline_too_many_points",
] as const;
export type OutlineError = (typeof outlineErrors)[number];

/** What is wrong with a text or a file that should hold one outline. */
export const outlineTextErrors = [
  ...outlineErrors,
  "outline_missing",
  "outline_too_large",
  "outline_not_json",
  "outline_not_geojson",
  "outline_several",
] as const;
export type OutlineTextError = (typeof outlineTextErrors)[number];

/** Enough for the border of a province; the database holds its length too. */
export const outlinePointsMost = 5000;

/** Ten metres, as the points on the map: a border of metres weighs more and is drawn the same. */
const decimals = 4;

/**
 * The kingdom within which communities lie, with some water round it; twin of a check in the database:
 * the Netherlands in Europe, and Bonaire, Sint Eustatius and Saba.
 */
const lands = [
  { west: 3, east: 7.5, south: 50.5, north: 54 },
  { west: -69, east: -62, south: 12, north: 18 },
] as const;

export function isInTheNetherlands([longitude, latitude]: readonly [number, number]): boolean {
  return lands.some(
    ({ west, east, south, north }) =>
      west <= longitude && longitude <= east && south <= latitude && latitude <= north,
  );
}

/** A shape as GeoJSON has it. */
export interface Geometry {
  readonly type: "Polygon" | "MultiPolygon";
  readonly coordinates: readonly unknown[];
}

/** The rings of a geometry, rounded; the last spot is not the first again, as drawing needs it. */
export function decideOutline(geometry: unknown): Result<Outline, OutlineError> {
  const rings = ringsOf(geometry);
  if (!rings || rings.length === 0) return refuse("outline_no_polygon");
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > outlinePointsMost)
    return refuse("outline_too_many_points");
  const exact: Ring[] = [];
  for (const ring of rings) {
    const spots = ring.map(degreesOf);
    if (!spots.every((spot) => spot !== undefined)) return refuse("outline_not_degrees");
    exact.push(spots);
  }
  const spots = exact.flat();
  if (!spots.every(isInTheNetherlands))
    return refuse(
      spots.every(([one, other]) => isInTheNetherlands([other, one]))
        ? "outline_swapped"
        : "outline_elsewhere",
    );
  if (exact.some((ring) => !isSame(ring[0], ring.at(-1)))) return refuse("outline_open");
  const outline = exact.map(roundedRing);
  if (outline.some((ring) => ring.length < 3)) return refuse("outline_too_few_points");
  // Before rounding: ten metres may lay two sides of a narrow strip over one another.
  return exact.some(crossesItself) ? refuse("outline_crosses") : ok(outline);
}

function roundedRing(ring: Ring): Ring {
  const spots: [number, number][] = [];
  for (const [longitude, latitude] of ring) {
    const spot: [number, number] = [rounded(longitude), rounded(latitude)];
    if (!isSame(spots.at(-1), spot)) spots.push(spot);
  }
  if (spots.length > 1 && isSame(spots[0], spots.at(-1))) spots.pop();
  return spots;
}

type Spot = Ring[number];

function isSame(one: Spot | undefined, other: Spot | undefined): boolean {
  return one !== undefined && one[0] === other?.[0] && one[1] === other[1];
}

/** Whether two sides of a ring cut through one another; sides that only touch do not. */
function crossesItself(ring: Ring): boolean {
  const sides = ring
    .slice(1)
    .map((to, index) => ({ from: ring[index] ?? to, to }))
    .map((side) => ({ ...side, west: Math.min(side.from[0], side.to[0]) }))
    .sort((one, other) => one.west - other.west);
  return sides.some(({ from, to }, index) => {
    const east = Math.max(from[0], to[0]);
    // Sorted by their western end: none beyond the eastern end of this side can cut it.
    for (let next = index + 1; next < sides.length; next++) {
      const other = sides[next];
      if (!other || other.west > east) return false;
      if (cut(from, to, other.from, other.to)) return true;
    }
    return false;
  });
}

function cut(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Left of the line from a to b: above zero; right of it: below. */
function turn(a: Spot, b: Spot, c: Spot): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Larger than any border of 5,000 points is, and than a form has to carry. */
export const outlineBytesMost = 8 * 1024 * 1024;

/**
 * The shape that a text holds for one area: a geometry, a feature, or a collection of which one feature
 * is of this area, or the only one with a shape.
 */
export function readGeometry(
  text: string,
  area: { readonly name: string; readonly cbsCode?: string | null | undefined },
): Result<Geometry, OutlineTextError> {
  if (text.trim() === "") return refuse("outline_missing");
  if (text.length > outlineBytesMost) return refuse("outline_too_large");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("outline_not_json");
  }
  const { type, features, geometry } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  if (type === "Feature") return shapeOf(geometry);
  if (type !== "FeatureCollection") return shapeOf(parsed);
  if (!Array.isArray(features)) return refuse("outline_not_geojson");
  const shapes = features.filter(hasShape);
  const own = shapes.filter((feature) => isOf(feature, area));
  const [only, ...others] = own.length > 0 ? own : shapes;
  if (!only) return refuse("outline_no_polygon");
  return others.length > 0 ? refuse("outline_several") : shapeOf(only.geometry);
}

interface Feature {
  readonly geometry: Geometry;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

function hasShape(feature: unknown): feature is Feature {
  const { geometry } = (feature ?? {}) as { geometry?: unknown };
  return ringsOf(geometry) !== undefined;
}

/** By name or by code, whatever the file calls those. */
function isOf(
  { properties }: Feature,
  { name, cbsCode }: { readonly name: string; readonly cbsCode?: string | null | undefined },
): boolean {
  const wanted = [name, cbsCode ?? name].map((word) => word.toLowerCase());
  return Object.values(properties ?? {}).some(
    (value) => typeof value === "string" && wanted.includes(value.trim().toLowerCase()),
  );
}

function shapeOf(geometry: unknown): Result<Geometry, OutlineTextError> {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (typeof type !== "string") return refuse("outline_not_geojson");
  if ((type !== "Polygon" && type !== "MultiPolygon") || !Array.isArray(coordinates))
    return refuse("outline_no_polygon");
  return ok({ type, coordinates });
}

/** A shape without heights, and to a centimetre: what a form has to carry, and no more. */
export function leanGeometry({ type, coordinates }: Geometry): Geometry {
  const lean = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    return part.every((one) => typeof one === "number")
      ? part.slice(0, 2).map((degrees: number) => Number(degrees.toFixed(7)))
      : part.map(lean);
  };
  return { type, coordinates: coordinates.map(lean) };
}

/**
 * An outline as GeoJSON (RFC 7946, 3.1.6): each ring closed, and a hole with the border it lies in. What
 * is drawn even-odd says which is which: a hole lies within one ring, or three, or five.
 */
export function geometryOf(outline: Outline): Geometry {
  const around = (ring: Ring) =>
    outline.filter((other) => other !== ring && ring[0] && isWithin(ring[0], other));
  const depth = new Map(outline.map((ring) => [ring, around(ring).length]));
  const borders = outline.filter((ring) => (depth.get(ring) ?? 0) % 2 === 0);
  const polygons = borders.map((border) => {
    const holes = outline.filter(
      (ring) => depth.get(ring) === (depth.get(border) ?? 0) + 1 && around(ring).includes(border),
    );
    return [border, ...holes].map((ring) => [...ring, ...ring.slice(0, 1)]);
  });
  const [only, ...others] = polygons;
  return only && others.length === 0
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

/** Whether a line eastward from this spot leaves the ring once more than it enters it. */
function isWithin([x, y]: Spot, ring: Ring): boolean {
  let isIn = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  });
  return isIn;
}

function ringsOf(geometry: unknown): readonly (readonly unknown[])[] | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  const rings: unknown[] | undefined =
    type === "Polygon" ? coordinates : type === "MultiPolygon" ? coordinates.flat() : undefined;
  return rings?.every((ring): ring is unknown[] => Array.isArray(ring)) ? rings : undefined;
}

/** A spot as longitude and latitude; metres of the Dutch grid (RD) are no degrees. */
function degreesOf(spot: unknown): [number, number] | undefined {
  if (!Array.isArray(spot)) return undefined;
  const [longitude, latitude] = spot as unknown[];
  if (typeof longitude !== "number" || typeof latitude !== "number") return undefined;
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return undefined;
  return [longitude, latitude];
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(decimals));
}
