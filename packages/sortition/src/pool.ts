/** The volunteers, what the panel must look like, and how both are read from and written to CSV. */
import { createHash } from "node:crypto";
import { type CsvTable, readCsv, writeCsv } from "./csv.ts";
import type { SortitionError } from "./errors.ts";
import { fail, ok, type Result } from "./result.ts";

export interface Person {
  readonly id: string;
  /** One value for each feature that has quotas. */
  readonly features: Readonly<Record<string, string>>;
  /** People with the same household never sit in one panel. */
  readonly household?: string;
}

/** How many members of the panel may have `value` for `feature`. Units: people. */
export interface Quota {
  readonly feature: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  /** How far a proposed relaxation may lower `min` and raise `max`. */
  readonly minFlex: number;
  readonly maxFlex: number;
}

export interface Pool {
  readonly people: readonly Person[];
  readonly quotas: readonly Quota[];
}

export interface PoolSource {
  /** `categories.csv` or `features.csv`, as bytes or text. */
  readonly quotas: Uint8Array | string;
  /** `respondents.csv` or `candidates.csv`, as bytes or text. */
  readonly people: Uint8Array | string;
  /** Column with the id. By default the first column without quotas; without one, people are numbered from 1. */
  readonly idColumn?: string;
  /** Columns that together name a household, for instance street and postcode. Empty cells name none. */
  readonly householdColumns?: readonly string[];
}

/**
 * Reads the CSV forms of the field's tools: `categories.csv` (category, feature, min, max) with
 * `respondents.csv`, and `features.csv` (feature, value, min, max, min_flex, max_flex) with
 * `candidates.csv`. Names and values match regardless of case. Errors name the line or quota.
 */
export function readPool(source: PoolSource): Result<Pool, SortitionError> {
  const quotaTable = readCsv(source.quotas, "quotas");
  if (!quotaTable.ok) return quotaTable;
  const quotas = readQuotas(quotaTable.value);
  if (!quotas.ok) return quotas;
  const peopleTable = readCsv(source.people, "people");
  if (!peopleTable.ok) return peopleTable;
  const people = readPeople(peopleTable.value, quotas.value, source);
  if (!people.ok) return people;
  return ok({ people: people.value, quotas: quotas.value });
}

/** Writes quotas in the form of `features.csv`, with the flexible bounds. */
export function writeFeaturesCsv(quotas: readonly Quota[]): string {
  const header = ["feature", "value", "min", "max", "min_flex", "max_flex"];
  const row = (q: Quota) => [
    q.feature,
    q.value,
    ...[q.min, q.max, q.minFlex, q.maxFlex].map(String),
  ];
  return writeCsv(header, quotas.map(row));
}

/** Writes quotas in the form of `categories.csv`, which has no flexible bounds. */
export function writeCategoriesCsv(quotas: readonly Quota[]): string {
  const row = (q: Quota) => [q.feature, q.value, String(q.min), String(q.max)];
  return writeCsv(["category", "feature", "min", "max"], quotas.map(row));
}

/** Writes people in the form of `candidates.csv`: id, household (when anyone has one) and features. */
export function writePeopleCsv(pool: Pool): string {
  const features = featuresOf(pool.quotas);
  const withHousehold = pool.people.some((person) => person.household !== undefined);
  const header = ["id", ...(withHousehold ? ["household"] : []), ...features];
  const rows = pool.people.map((person) => [
    person.id,
    ...(withHousehold ? [person.household ?? ""] : []),
    ...features.map((feature) => person.features[feature] ?? ""),
  ]);
  return writeCsv(header, rows);
}

/** SHA-256 (hexadecimal) of the pool and quotas as written by this file: freeze it before the draw. */
export function hashPool(pool: Pool): string {
  return createHash("sha256")
    .update(writeFeaturesCsv(pool.quotas))
    .update("\n")
    .update(writePeopleCsv(pool))
    .digest("hex");
}

/** The features that have quotas, in the order of the quotas. */
export function featuresOf(quotas: readonly Quota[]): string[] {
  return [...new Set(quotas.map((quota) => quota.feature))];
}

const folded = (text: string) => text.trim().toLowerCase();

function columnAt(table: CsvTable, name: string): number {
  return table.header.findIndex((column) => folded(column) === folded(name));
}

function readQuotas(table: CsvTable): Result<Quota[], SortitionError> {
  const old = columnAt(table, "category") >= 0;
  const names = old ? ["category", "feature", "min", "max"] : ["feature", "value", "min", "max"];
  for (const column of names) {
    if (columnAt(table, column) < 0) {
      return fail({ code: "missing_column", file: "quotas", column, columns: table.header });
    }
  }
  if (table.rows.length === 0) return fail({ code: "missing_quotas" });
  const quotas: Quota[] = [];
  for (const { line, cells } of table.rows) {
    const quota = readQuota(table, names, line, cells);
    if (!quota.ok) return quota;
    const { feature, value } = quota.value;
    if (quotas.some((other) => isSameQuota(other, quota.value))) {
      return fail({ code: "duplicate_quota", line, feature, value });
    }
    // "gender" and "Gender" are one feature, as spelled first.
    const first = quotas.find((other) => folded(other.feature) === folded(feature));
    quotas.push({ ...quota.value, feature: first?.feature ?? feature });
  }
  return ok(quotas);
}

function isSameQuota(one: Quota, other: Quota): boolean {
  return folded(one.feature) === folded(other.feature) && folded(one.value) === folded(other.value);
}

function readQuota(
  table: CsvTable,
  names: readonly string[],
  line: number,
  cells: readonly string[],
): Result<Quota, SortitionError> {
  const [feature = "", value = ""] = names.map((name) => cells[columnAt(table, name)] ?? "");
  const counts: number[] = [];
  for (const column of ["min", "max", "min_flex", "max_flex"]) {
    const at = columnAt(table, column);
    const text = at < 0 ? "" : (cells[at] ?? "");
    // Without flexible bounds a relaxation may go as far as it must: from nobody to everybody.
    const isFree = text === "" && column.endsWith("_flex");
    if (!isFree && !/^\d{1,6}$/.test(text))
      return fail({ code: "not_a_count", line, column, text });
    counts.push(isFree ? (column === "min_flex" ? 0 : 999_999) : Number(text));
  }
  const [min = 0, max = 0, minFlex = 0, maxFlex = 0] = counts;
  const quota = { feature, value, min, max, minFlex, maxFlex };
  if (!(minFlex <= min && min <= max && max <= maxFlex)) {
    return fail({ code: "wrong_quota_bounds", line, ...quota });
  }
  return ok(quota);
}

function readPeople(
  table: CsvTable,
  quotas: readonly Quota[],
  source: PoolSource,
): Result<Person[], SortitionError> {
  const features = featuresOf(quotas);
  const households = source.householdColumns ?? [];
  for (const column of [
    ...features,
    ...households,
    ...(source.idColumn ? [source.idColumn] : []),
  ]) {
    if (columnAt(table, column) < 0) {
      return fail({ code: "missing_column", file: "people", column, columns: table.header });
    }
  }
  const quotaColumns = new Set(features.map((feature) => columnAt(table, feature)));
  const idAt = source.idColumn
    ? columnAt(table, source.idColumn)
    : table.header.findIndex((_, at) => !quotaColumns.has(at));
  const lines = new Map<string, number>();
  const people: Person[] = [];
  for (const { line, cells } of table.rows) {
    const id = idAt < 0 ? String(people.length + 1) : (cells[idAt] ?? "");
    if (id === "") return fail({ code: "missing_id", line });
    const firstLine = lines.get(id);
    if (firstLine !== undefined) return fail({ code: "duplicate_person", id, line, firstLine });
    lines.set(id, line);
    const own = readFeatures(table, quotas, { line, cells }, id);
    if (!own.ok) return own;
    const household = readHousehold(table, households, cells);
    people.push({ id, features: own.value, ...(household === "" ? {} : { household }) });
  }
  return ok(people);
}

/** The cells of the household columns as one name; empty when any of them is empty. */
function readHousehold(
  table: CsvTable,
  columns: readonly string[],
  cells: readonly string[],
): string {
  const parts = columns.map((column) => folded(cells[columnAt(table, column)] ?? ""));
  return parts.every((part) => part !== "") ? parts.join(" | ") : "";
}

function readFeatures(
  table: CsvTable,
  quotas: readonly Quota[],
  row: CsvTable["rows"][number],
  id: string,
): Result<Record<string, string>, SortitionError> {
  const own: [string, string][] = [];
  for (const feature of featuresOf(quotas)) {
    const value = row.cells[columnAt(table, feature)] ?? "";
    const known = quotas.filter((quota) => quota.feature === feature).map((quota) => quota.value);
    const spelled = known.find((name) => folded(name) === folded(value));
    if (spelled === undefined) {
      return fail({ code: "unknown_value", line: row.line, id, feature, value, known });
    }
    own.push([feature, spelled]);
  }
  return ok(Object.fromEntries(own));
}
