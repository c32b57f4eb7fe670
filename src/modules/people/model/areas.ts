import { decodeCsv, parseCsv } from "#lib/csv.ts";
import { ok } from "#lib/result.ts";
import { cbsAreaCode } from "../model.ts";
import { decideOutline, type Outline, outlineErrors } from "./outline.ts";

/** A file with the areas of a community: CSV as spreadsheets write it, or GeoJSON as map makers do. */

export interface ListedArea {
  readonly slug: string;
  readonly name: string;
  readonly cbsCode: string | null;
  readonly residents: number | null;
  /** Where it lies, if the file says so. */
  readonly outline: Outline | null;
}

export const areaErrors = [
  "file_not_readable",
  "no_name_column",
  "no_areas",
  "too_many_areas",
  "name_wrong",
  "code_wrong",
  "residents_wrong",
  "name_twice",
  "code_twice",
  ...outlineErrors,
] as const;
export type AreaError = (typeof areaErrors)[number];

/** What is wrong, where: the line of a CSV, or which feature of a GeoJSON, from 1. */
export interface AreaFault {
  readonly at: number;
  readonly error: AreaError;
  readonly got: string;
}

export interface AreaPlan {
  readonly areas: readonly ListedArea[];
  readonly faults: readonly AreaFault[];
}

const mostAreas = 2000;

/** Headings and properties as CBS, PDOK and people call them, in order of preference. */
const names = ["naam", "name", "gebied", "buurtnaam", "wijknaam", "statnaam", "gemeentenaam"];
const codes = ["code", "cbs-code", "cbscode", "buurtcode", "wijkcode", "statcode", "gemeentecode"];
const residents = ["inwoners", "residents", "aantal_inwoners", "aantalinwoners"];

interface Raw {
  readonly at: number;
  readonly name: string;
  readonly code: string;
  readonly residents: string;
  /** Of a GeoJSON; of a CSV there is none. */
  readonly geometry: unknown;
}

/** The areas a file holds, and all that is wrong with it, row by row. Nothing is written. */
export function planAreas(bytes: Uint8Array): AreaPlan {
  const text = decodeCsv(bytes).replace(/^\uFEFF/, "");
  const raw = text.trimStart().startsWith("{") ? rawFromGeoJson(text) : rawFromCsv(text);
  if (!Array.isArray(raw)) return { areas: [], faults: [{ at: 1, error: raw, got: "" }] };
  if (raw.length === 0) return { areas: [], faults: [{ at: 1, error: "no_areas", got: "" }] };
  if (raw.length > mostAreas)
    return { areas: [], faults: [{ at: 1, error: "too_many_areas", got: String(raw.length) }] };
  const areas: ListedArea[] = [];
  const faults: AreaFault[] = [];
  const slugs = new Set<string>();
  const seenCodes = new Set<string>();
  for (const row of raw) {
    const found = areaOf(row, slugs, seenCodes);
    if ("error" in found) faults.push(found);
    else areas.push(found);
  }
  return { areas, faults };
}

function areaOf(
  { at, name, code, residents: count, geometry }: Raw,
  slugs: Set<string>,
  seenCodes: Set<string>,
): ListedArea | AreaFault {
  const fault = (error: AreaError, got: string): AreaFault => ({ at, error, got });
  if (name.length < 2 || name.length > 80) return fault("name_wrong", name);
  if (code !== "" && !cbsAreaCode.safeParse(code).success) return fault("code_wrong", code);
  const counted = count.replaceAll(/[. ]/g, "");
  if (!/^\d{0,8}$/.test(counted)) return fault("residents_wrong", count);
  if (code !== "" && seenCodes.has(code)) return fault("code_twice", code);
  // CBS has neighbourhoods of one name in two districts; their codes tell them apart.
  const isOther = code !== "" && slugs.has(slugFrom(name));
  const slug = isOther ? `${slugFrom(name)}-${code.toLowerCase()}` : slugFrom(name);
  if (slugs.has(slug)) return fault("name_twice", name);
  const outline = isNoShape(geometry) ? ok(null) : decideOutline(geometry);
  if (!outline.ok) return fault(outline.refusal, name);
  slugs.add(slug);
  if (code !== "") seenCodes.add(code);
  const counting = counted === "" ? null : Number(counted);
  return { slug, name, cbsCode: code || null, residents: counting, outline: outline.value };
}

/** Files with the middle of each area are common too: a point is no outline, and no fault. */
function isNoShape(geometry: unknown): boolean {
  const { type } = (geometry ?? {}) as { type?: unknown };
  return geometry === null || geometry === undefined || type === "Point";
}

function rawFromCsv(text: string): Raw[] | AreaError {
  const rows = parseCsv(text);
  if (!rows.ok) return "file_not_readable";
  const [head, ...body] = rows.value;
  const headings = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const indexOf = (known: readonly string[]) =>
    headings.findIndex((heading) => known.includes(heading));
  const [name, code, count] = [indexOf(names), indexOf(codes), indexOf(residents)];
  if (name === -1) return "no_name_column";
  return body.map(({ line, cells }) => ({
    at: line,
    name: tidied(cells[name]),
    code: tidied(cells[code]).toUpperCase(),
    residents: tidied(cells[count]),
    geometry: null,
  }));
}

function rawFromGeoJson(text: string): Raw[] | AreaError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return "file_not_readable";
  }
  const { features } = parsed as { features?: unknown };
  if (!Array.isArray(features)) return "file_not_readable";
  return features.map((feature: unknown, index) => {
    const { properties, geometry } = (feature ?? {}) as {
      properties?: Record<string, unknown> | null;
      geometry?: unknown;
    };
    const lower = new Map(
      Object.entries(properties ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
    );
    const first = (known: readonly string[]) => {
      const value = known.map((key) => lower.get(key)).find((one) => one !== undefined);
      return typeof value === "string" || typeof value === "number" ? tidied(String(value)) : "";
    };
    return {
      at: index + 1,
      name: first(names),
      code: first(codes).toUpperCase(),
      residents: first(residents),
      geometry,
    };
  });
}

function tidied(text: string | undefined): string {
  return (text ?? "").replaceAll(/\s+/g, " ").trim();
}

/** The word of a name in an address: `Sint-Oedenrode (dorp)` becomes `sint-oedenrode-dorp`. */
export function slugFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 48);
  return /^[a-z][a-z0-9-]/.test(plain) ? plain : `g-${plain || "x"}`;
}
