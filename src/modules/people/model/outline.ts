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
  "outline_too_few_points",
  "outline_too_many_points",
] as const;
export type OutlineError = (typeof outlineErrors)[number];

/** Enough for the border of a province; the database holds its length too. */
export const outlinePointsMost = 5000;

/** Ten metres, as the points on the map: a border of metres weighs more and is drawn the same. */
const decimals = 4;

/** The rings of a geometry, rounded and closed by themselves: the last spot is not the first again. */
export function decideOutline(geometry: unknown): Result<Outline, OutlineError> {
  const rings = ringsOf(geometry);
  if (!rings) return refuse("outline_no_polygon");
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > outlinePointsMost)
    return refuse("outline_too_many_points");
  const outline: Ring[] = [];
  for (const ring of rings) {
    const spots: [number, number][] = [];
    for (const spot of ring) {
      const degrees = degreesOf(spot);
      if (!degrees) return refuse("outline_not_degrees");
      const last = spots.at(-1);
      if (last?.[0] !== degrees[0] || last[1] !== degrees[1]) spots.push(degrees);
    }
    const [first, last] = [spots[0], spots.at(-1)];
    if (spots.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) spots.pop();
    if (spots.length < 3) return refuse("outline_too_few_points");
    outline.push(spots);
  }
  return outline.length === 0 ? refuse("outline_no_polygon") : ok(outline);
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
  return [rounded(longitude), rounded(latitude)];
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(decimals));
}
