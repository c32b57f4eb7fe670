import type { z } from "zod";
import { isLocalDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import type { CsvRow } from "#lib/csv.ts";
import {
  type DoerKind,
  decideWork,
  newWork,
  type Requirement,
  type Reservation,
  type Work,
  type WorkFieldError,
  type WorkRefusal,
} from "../model.ts";

/**
 * A municipality's list of works, as a spreadsheet holds it: out and in by the same columns.
 *
 * A row without a number names a new work. A row with one changes what a municipality knows better
 * now: what it involves, who does it, costs, contract end, whom it serves and protects. What others
 * may build on (title, area, requirements, reservation) does not change by a list.
 */
export const importColumns = [
  "Nummer",
  "Titel",
  "Omschrijving",
  "Gebied",
  "Wie doet het",
  "Naam",
  "Kosten per jaar",
  "Waarvan overhead",
  "Contract tot en met",
  "Voor wie",
  "Wie beschermen we",
  "Vorm",
  "Sociale dienst",
  "Voorbehouden",
  "Reden voorbehouden",
  ...Array.from({ length: 9 }, (_, index) => `Eis ${index + 1}`),
] as const;

/** A work with its demands, as a list writes it. */
export interface ListedWork extends Work {
  readonly requirements: readonly Pick<Requirement, "title" | "detail">[];
}

export const importErrors = [
  "column_missing",
  "too_many_rows",
  "no_rows",
  "number_unknown",
  "number_twice",
  "area_not_found",
  "choice_not_known",
  "does_not_change",
  "done_by_people",
] as const;
export type ImportError = (typeof importErrors)[number] | WorkFieldError | WorkRefusal;

/** What is wrong, where: the line in the file, the heading of the column. */
export interface Fault {
  readonly line: number;
  readonly column: string;
  readonly error: ImportError;
  /** The words that are known there, for a choice. */
  readonly known?: readonly string[];
}

type NewTerms = z.output<typeof newWork>;

export type Change =
  | { readonly kind: "new"; readonly line: number; readonly terms: NewTerms }
  | { readonly kind: "changed"; readonly line: number; readonly work: Work; readonly before: Work }
  | { readonly kind: "same"; readonly line: number; readonly work: Work };

export interface Plan {
  readonly changes: readonly Change[];
  readonly faults: readonly Fault[];
}

/** Rows one list may hold. */
export const maxRows = 1000;

const doerWords: Readonly<Record<DoerKind, string>> = {
  municipality: "gemeente",
  contractor: "opdracht",
  people: "inwoners",
  nobody: "niemand",
};
const routeWords: Readonly<Record<Work["route"], string>> = {
  subsidy: "subsidie",
  contract: "opdracht",
  agreementWithoutMoney: "afspraak zonder geld",
};
const groundWords: Readonly<Record<Reservation["ground"], string>> = {
  powers: "bevoegdheid",
  backstop: "vangnet",
};

export interface Known {
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly works: readonly ListedWork[];
  readonly charter: Charter;
}

/** What a list would do, row by row, and all that is wrong with it. Nothing is written. */
export function planImport(rows: readonly CsvRow[], known: Known): Plan {
  const [head, ...body] = rows;
  const headings = new Map(head?.cells.map((cell, index) => [cell.trim().toLowerCase(), index]));
  const fault = (line: number, column: string, error: ImportError): Plan => ({
    changes: [],
    faults: [{ line, column, error }],
  });
  for (const column of ["Titel", "Gebied", "Wie doet het", "Voor wie"])
    if (!headings.has(column.toLowerCase())) return fault(1, column, "column_missing");
  if (body.length === 0) return fault(2, "Titel", "no_rows");
  if (body.length > maxRows)
    return fault(body[maxRows]?.line ?? maxRows, "Nummer", "too_many_rows");
  const seen = new Set<string>();
  const changes: Change[] = [];
  const faults: Fault[] = [];
  for (const { line, cells } of body) {
    const cell = (column: string) => (cells[headings.get(column.toLowerCase()) ?? -1] ?? "").trim();
    const number = cell("Nummer").toUpperCase();
    const planned =
      number !== "" && seen.has(number)
        ? [{ line, column: "Nummer", error: "number_twice" as const }]
        : planRow(line, cell, (column) => headings.has(column.toLowerCase()), known);
    seen.add(number);
    if (Array.isArray(planned)) faults.push(...planned);
    else changes.push(planned as Change);
  }
  return { changes, faults };
}

type Cell = (column: string) => string;

function planRow(
  line: number,
  cell: Cell,
  has: (column: string) => boolean,
  known: Known,
): Change | Fault[] {
  const faults: Fault[] = [];
  const wrong = (column: string, error: ImportError, words?: readonly string[]) =>
    faults.push({ line, column, error, ...(words && { known: words }) });
  const number = cell("Nummer").toUpperCase();
  const before = known.works.find((work) => work.number === number);
  if (number !== "" && !before) wrong("Nummer", "number_unknown");
  const area = known.areas.find(({ name }) => isSame(name, cell("Gebied")));
  if (!area)
    wrong(
      "Gebied",
      "area_not_found",
      known.areas.map(({ name }) => name),
    );
  const choose = <Key extends string>(column: string, words: Readonly<Record<Key, string>>) => {
    const chosen = (Object.keys(words) as Key[]).find((key) => isSame(words[key], cell(column)));
    if (chosen === undefined && cell(column) !== "")
      wrong(column, "choice_not_known", Object.values(words));
    return chosen;
  };
  const doer = choose("Wie doet het", doerWords);
  const route = choose("Vorm", routeWords);
  const ground = choose("Voorbehouden", groundWords);
  const social = choose("Sociale dienst", { yes: "ja", no: "nee" });
  const contractEnd = dateOf(cell("Contract tot en met"));
  const parsed = newWork.safeParse({
    title: cell("Titel"),
    lead: cell("Omschrijving"),
    areaId: area?.id ?? nowhere,
    doer: { kind: doer, name: doer === "nobody" ? null : cell("Naam") },
    yearlyCostCents: cell("Kosten per jaar"),
    yearlyOverheadCents: cell("Waarvan overhead"),
    contractEndsOn: contractEnd,
    serves: cell("Voor wie"),
    protects: cell("Wie beschermen we"),
    ...(route && { route }),
    isSocialService: social === "yes",
    reserved: ground ? { ground, reason: cell("Reden voorbehouden") } : null,
    requirements: requirementsOf(cell),
  });
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      wrong(columnOf(path.join(".")), message as WorkFieldError);
  if (!parsed.success || !area || faults.length > 0) return onePerColumn(faults);
  const decision = decideWork(parsed.data, known.areas, known.charter);
  if (!decision.ok) {
    wrong(columnOfRefusal[decision.refusal], decision.refusal);
    return faults;
  }
  if (!before) return { kind: "new", line, terms: decision.value };
  return changeOf(line, before, decision.value, has);
}

/** An existing work changes in what its municipality knows better, and in nothing else. */
function changeOf(
  line: number,
  before: ListedWork,
  wanted: NewTerms,
  has: (column: string) => boolean,
): Change | Fault[] {
  const faults: Fault[] = [];
  const keep = (column: string, isKept: boolean) => {
    if (has(column) && !isKept) faults.push({ line, column, error: "does_not_change" });
  };
  keep("Titel", wanted.title === before.title);
  keep("Gebied", wanted.areaId === before.areaId);
  keep("Vorm", wanted.route === before.route);
  keep("Sociale dienst", wanted.isSocialService === before.isSocialService);
  keep("Voorbehouden", wanted.reserved?.ground === before.reserved?.ground);
  keep("Reden voorbehouden", wanted.reserved?.reason === before.reserved?.reason);
  keep("Eis 1", titlesOf(wanted.requirements) === titlesOf(before.requirements.slice(0, 9)));
  const doerKept = wanted.doer.kind === before.doer.kind && wanted.doer.name === before.doer.name;
  // What people took over is not taken back by a list.
  if (before.doer.kind === "people" && !doerKept)
    faults.push({ line, column: "Wie doet het", error: "done_by_people" });
  if (faults.length > 0) return faults;
  const { requirements: _, ...kept } = before;
  const work: Work = {
    ...kept,
    ...(has("Omschrijving") && { lead: wanted.lead }),
    doer: wanted.doer,
    ...(has("Kosten per jaar") && { yearlyCostCents: wanted.yearlyCostCents }),
    ...(has("Waarvan overhead") && { yearlyOverheadCents: wanted.yearlyOverheadCents }),
    ...(has("Contract tot en met") && { contractEndsOn: wanted.contractEndsOn }),
    serves: wanted.serves,
    ...(has("Wie beschermen we") && { protects: wanted.protects }),
  };
  if (work.yearlyOverheadCents > (work.yearlyCostCents ?? 0n))
    return [{ line, column: "Waarvan overhead", error: "overhead_above_cost" }];
  return isUnchanged(work, kept)
    ? { kind: "same", line, work }
    : { kind: "changed", line, work, before: kept };
}

/** The list of these works, its headings first; `planImport` reads it back as no change at all. */
export function exportRows(
  works: readonly ListedWork[],
  areas: Known["areas"],
): readonly (readonly string[])[] {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return [
    importColumns,
    ...works.map((work) =>
      [
        work.number,
        work.title,
        work.lead,
        names.get(work.areaId) ?? "",
        doerWords[work.doer.kind],
        work.doer.name ?? "",
        work.yearlyCostCents === null ? "" : amount(work.yearlyCostCents),
        work.yearlyOverheadCents === 0n ? "" : amount(work.yearlyOverheadCents),
        work.contractEndsOn?.split("-").reverse().join("-") ?? "",
        work.serves,
        work.protects,
        routeWords[work.route],
        work.isSocialService ? "ja" : "nee",
        work.reserved ? groundWords[work.reserved.ground] : "",
        work.reserved?.reason ?? "",
        ...Array.from({ length: 9 }, (_, index) => demandText(work.requirements[index])),
      ].map(withoutFormula),
    ),
  ];
}

/** A spreadsheet would run what begins so; a space before it makes it text, and reading drops it. */
function withoutFormula(cell: string): string {
  return /^[=+\-@]/.test(cell) ? ` ${cell}` : cell;
}

function amount(cents: bigint): string {
  return `${cents / 100n},${String(cents % 100n).padStart(2, "0")}`;
}

/** A demand in one cell: its title, and its explanation on the lines below. */
function demandText(requirement: Pick<Requirement, "title" | "detail"> | undefined): string {
  if (!requirement) return "";
  return requirement.detail ? `${requirement.title}\n${requirement.detail}` : requirement.title;
}

function requirementsOf(cell: Cell) {
  return Array.from({ length: 9 }, (_, index) => cell(`Eis ${index + 1}`))
    .filter((text) => text !== "")
    .map((text) => {
      const [title = "", ...detail] = text.split(/\r\n|\r|\n/);
      return { title, detail: detail.join("\n").trim() };
    });
}

function titlesOf(requirements: readonly Pick<Requirement, "title" | "detail">[]): string {
  return requirements.map((one) => demandText(one).replaceAll(/\s+/g, " ").trim()).join("\n");
}

/** `31-03-2027` or `2027-03-31`; null for nothing, and what is no day stays as it was typed. */
function dateOf(typed: string): string | null {
  if (typed === "") return null;
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(typed) ?? [];
  const iso = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : typed;
  return isLocalDate(iso) ? iso : typed;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isUnchanged(one: Work, other: Work): boolean {
  const text = (work: Work) =>
    JSON.stringify(Object.entries(work).sort(), (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
  return text(one) === text(other);
}

/** A column that could not be read says so once, not for each rule it breaks after that. */
function onePerColumn(faults: readonly Fault[]): Fault[] {
  return faults.filter(
    ({ column }, index) => faults.findIndex((other) => other.column === column) === index,
  );
}

const nowhere = "00000000-0000-7000-8000-000000000000";

const columns: Readonly<Record<string, string>> = {
  title: "Titel",
  lead: "Omschrijving",
  areaId: "Gebied",
  "doer.kind": "Wie doet het",
  doer: "Wie doet het",
  "doer.name": "Naam",
  yearlyCostCents: "Kosten per jaar",
  yearlyOverheadCents: "Waarvan overhead",
  contractEndsOn: "Contract tot en met",
  serves: "Voor wie",
  protects: "Wie beschermen we",
  "reserved.reason": "Reden voorbehouden",
};

function columnOf(path: string): string {
  const demand = /^requirements\.(\d+)/.exec(path)?.[1];
  return demand === undefined ? (columns[path] ?? "Titel") : `Eis ${Number(demand) + 1}`;
}

const columnOfRefusal: Readonly<Record<WorkRefusal, string>> = {
  area_unknown: "Gebied",
  too_many_requirements: "Eis 1",
  overhead_above_cost: "Waarvan overhead",
};
