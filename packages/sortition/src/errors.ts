/** Every way in which a pool, a computation or a draw can be refused, by name, with what it concerns. */

/** One proposed change of one quota; `inPool` is how many people of the pool have the value. */
export interface QuotaChange {
  readonly feature: string;
  readonly value: string;
  readonly bound: "min" | "max";
  readonly from: number;
  readonly to: number;
  readonly inPool: number;
  /** Whether the change goes past `minFlex` or `maxFlex`. */
  readonly pastFlex: boolean;
}

/** Which of the two files an error is in. `line` counts from 1, the header line included. */
export type InputFile = "quotas" | "people";

export type SortitionError =
  | { readonly code: "wrong_encoding"; readonly file: InputFile; readonly line: number }
  | { readonly code: "empty_file"; readonly file: InputFile }
  | { readonly code: "open_quote"; readonly file: InputFile; readonly line: number }
  | {
      readonly code: "wrong_cell_count";
      readonly file: InputFile;
      readonly line: number;
      readonly found: number;
      readonly expected: number;
    }
  | {
      readonly code: "missing_column";
      readonly file: InputFile;
      readonly column: string;
      readonly columns: readonly string[];
    }
  | { readonly code: "duplicate_column"; readonly file: InputFile; readonly column: string }
  | { readonly code: "missing_quotas" }
  | {
      readonly code: "not_a_count";
      readonly line: number;
      readonly column: string;
      readonly text: string;
    }
  | {
      readonly code: "wrong_quota_bounds";
      readonly line: number;
      readonly feature: string;
      readonly value: string;
      readonly min: number;
      readonly max: number;
      readonly minFlex: number;
      readonly maxFlex: number;
    }
  | {
      readonly code: "duplicate_quota";
      readonly line: number;
      readonly feature: string;
      readonly value: string;
    }
  | {
      readonly code: "unknown_value";
      readonly line: number;
      readonly id: string;
      readonly feature: string;
      readonly value: string;
      readonly known: readonly string[];
    }
  | { readonly code: "missing_id"; readonly line: number }
  | {
      readonly code: "duplicate_person";
      readonly id: string;
      readonly line: number;
      readonly firstLine: number;
    }
  | { readonly code: "wrong_size"; readonly size: number }
  | { readonly code: "too_few_people"; readonly people: number; readonly size: number }
  | { readonly code: "too_few_households"; readonly households: number; readonly size: number }
  | {
      readonly code: "quota_sum";
      readonly feature: string;
      readonly sumMin: number;
      readonly sumMax: number;
      readonly size: number;
    }
  | { readonly code: "infeasible_quotas"; readonly changes: readonly QuotaChange[] }
  | { readonly code: "dead_ends"; readonly attempts: number }
  | { readonly code: "cancelled"; readonly step: string }
  | { readonly code: "time_limit"; readonly step: string }
  | { readonly code: "solver_failure"; readonly step: string; readonly detail: string }
  | { readonly code: "numerical_trouble"; readonly step: string; readonly detail: string }
  | { readonly code: "unknown_person"; readonly id: string }
  | { readonly code: "wrong_file"; readonly file: string; readonly detail: string }
  | { readonly code: "incomplete_distribution"; readonly gap: number }
  | { readonly code: "lottery_size"; readonly panels: number }
  | { readonly code: "lottery_changed"; readonly expected: string; readonly found: string }
  | { readonly code: "empty_beacon" }
  | { readonly code: "wrong_balls"; readonly balls: string; readonly digits: number }
  | { readonly code: "balls_need_power_of_ten"; readonly panels: number }
  | { readonly code: "not_in_panel"; readonly id: string }
  | { readonly code: "no_vacancies" };

export type SortitionErrorCode = SortitionError["code"];

/**
 * Carries a named error out of the deep loops of a solver to the public function that returns it.
 * Threading a result through every step of column generation would hide the method.
 */
export class Refused extends Error {
  readonly error: SortitionError;
  constructor(error: SortitionError) {
    super(describeError(error));
    this.error = error;
  }
}

type Sentences = {
  readonly [Code in SortitionErrorCode]: (
    error: Extract<SortitionError, { readonly code: Code }>,
  ) => string;
};

const sentences: Sentences = {
  wrong_encoding: (e) =>
    `Line ${e.line} of the ${e.file} file is not UTF-8. Save the file as "CSV UTF-8" and try again.`,
  empty_file: (e) => `The ${e.file} file has no lines.`,
  open_quote: (e) => `Line ${e.line} of the ${e.file} file opens a quote (") that is never closed.`,
  wrong_cell_count: (e) =>
    `Line ${e.line} of the ${e.file} file has ${e.found} cells; the header has ${e.expected}.`,
  missing_column: (e) =>
    `The ${e.file} file has no column "${e.column}". Its columns are: ${e.columns.join(", ")}.`,
  duplicate_column: (e) => `The ${e.file} file has the column "${e.column}" twice.`,
  missing_quotas: () => "The quotas file has a header and no quotas.",
  not_a_count: (e) =>
    `Line ${e.line} of the quotas file: "${e.text}" in column "${e.column}" is not a whole number of people.`,
  wrong_quota_bounds: (e) =>
    `Line ${e.line} of the quotas file: ${e.feature} ${e.value} needs minFlex ${e.minFlex} ≤ min ${e.min} ≤ max ${e.max} ≤ maxFlex ${e.maxFlex}.`,
  duplicate_quota: (e) =>
    `Line ${e.line} of the quotas file gives ${e.feature} ${e.value} a second time.`,
  unknown_value: (e) =>
    `Line ${e.line} of the people file: ${e.id} has "${e.value}" for ${e.feature}; the quotas know ${e.known.join(", ")}.`,
  missing_id: (e) => `Line ${e.line} of the people file has no id.`,
  duplicate_person: (e) =>
    `Line ${e.line} of the people file has the same id as line ${e.firstLine}: ${e.id}.`,
  wrong_size: (e) =>
    `A panel of ${e.size} people is not possible: the size is a whole number above 0.`,
  too_few_people: (e) => `There are ${e.people} volunteers for ${e.size} seats.`,
  too_few_households: (e) =>
    `The volunteers live in ${e.households} households; with at most one each, ${e.size} seats cannot be filled.`,
  quota_sum: (e) =>
    e.sumMin > e.size
      ? `The least numbers for ${e.feature} add up to ${e.sumMin}, more than the ${e.size} seats.`
      : `The greatest numbers for ${e.feature} add up to ${e.sumMax}, less than the ${e.size} seats.`,
  infeasible_quotas: (e) =>
    `No panel meets all quotas. The smallest change that helps: ${e.changes.map(describeChange).join("; ")}. Nothing was changed.`,
  dead_ends: (e) =>
    `The greedy method found too few panels in ${e.attempts} attempts: nearly all are dead ends. Use another method.`,
  cancelled: (e) => `Cancelled during: ${e.step}.`,
  time_limit: (e) =>
    `The time limit came before there was a first distribution, during: ${e.step}.`,
  solver_failure: (e) =>
    `The solver failed during: ${e.step} (${e.detail}). Nothing may be published from this run.`,
  numerical_trouble: (e) =>
    `Rounding got in the way during: ${e.step} (${e.detail}). Nothing may be published from this run.`,
  unknown_person: (e) => `There is no person ${e.id} in the pool.`,
  wrong_file: (e) => `${e.file} cannot be read: ${e.detail}.`,
  incomplete_distribution: (e) =>
    `This distribution was stopped before it was proven (gap ${e.gap.toPrecision(3)}). Run it to the end, or say that an unproven one may be used.`,
  lottery_size: (e) =>
    `A lottery over ${e.panels} panels is not possible: give a whole number from 1 to 100000.`,
  lottery_changed: (e) =>
    `The list of panels has hash ${e.found}; published was ${e.expected}. The list was changed.`,
  empty_beacon: () => "The draw needs the published seed (beacon) that was agreed beforehand.",
  wrong_balls: (e) => `"${e.balls}" is not ${e.digits} digits from 0 to 9, one for each drum.`,
  balls_need_power_of_ten: (e) =>
    `Numbered balls name 10, 100, 1000 … panels; this lottery has ${e.panels}.`,
  not_in_panel: (e) => `${e.id} is not a member of the panel.`,
  no_vacancies: () => "No member left, so there is nobody to replace.",
};

/** One plain sentence for a person at a screen. */
export function describeError(error: SortitionError): string {
  // The table is indexed by the error's own code, which TypeScript cannot follow for a union.
  const sentence = sentences[error.code] as (error: SortitionError) => string;
  return sentence(error);
}

/** "at least 3 people of age 18-25 are needed, 2 in the pool: lower to 2". */
export function describeChange(change: QuotaChange): string {
  const who = `people of ${change.feature} ${change.value}`;
  const past = change.pastFlex ? " (past the agreed flexibility)" : "";
  return change.bound === "min"
    ? `at least ${change.from} ${who} are needed, ${change.inPool} in the pool: lower to ${change.to}${past}`
    : `at most ${change.from} ${who} are allowed, ${change.inPool} in the pool: raise to ${change.to}${past}`;
}
