/**
 * Dual simplex for linear programs whose variables and rows are all boxed.
 *
 * Robert Fourer, "Notes on the Dual Simplex Method" (1994), bound-flipping ratio test after
 * Istvan Maros, "A generalized dual phase-2 simplex algorithm" (2003),
 * https://doi.org/10.1016/S0377-2217(02)00530-X
 *
 * Our deviations: a dense condensed dictionary instead of a factorised basis. A panel program has
 * some thirty rows and a few hundred columns, all of them boxed; then every basis is dual feasible
 * once each nonbasic variable stands at the bound its reduced cost asks for. So there is no phase
 * one, and a new objective or new bounds simply go on from the last basis. On the pools of
 * `bench/sortition` a pivot costs some ten microseconds, where handing the same program to a general
 * solver costs tens of milliseconds before its first pivot.
 */

const PIVOT_TOLERANCE = 1e-9;
const PRIMAL_TOLERANCE = 1e-7;
/** The dictionary is made afresh after so many pivots, before rounding can add up. */
const PIVOTS_BEFORE_REBUILD = 4000;
const PIVOTS_MAX = 20_000;

/** One row: `lower ≤ sum of the members ≤ upper`. Every coefficient is one. */
export interface UnitRow {
  readonly members: Int32Array;
  readonly lower: number;
  readonly upper: number;
  /** A row that hardly ever binds: it enters the dictionary when a solution breaks it, and leaves again. */
  readonly isLazy?: boolean;
}

/** In `basicRow`: a variable that stands at a bound, and the activity of a row that is not in use. */
export const NONBASIC = -1;
const DORMANT = -2;

export type SimplexStatus = "optimal" | "infeasible" | "cutoff" | "trouble";

/**
 * A linear program `max w·x`, `rowLower ≤ Ax ≤ rowUpper`, `lower ≤ x ≤ upper`, with its current
 * basis. Variables `0..columns-1` are the structural ones, `columns..columns+rows-1` the activities
 * of the rows; `lower` and `upper` hold the bounds of both and may be changed between solves.
 */
export class BoundedSimplex {
  readonly columns: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Value of each variable after a solve. */
  readonly value: Float64Array;
  /** Reduced cost of each variable; zero for basic ones. */
  readonly reducedCost: Float64Array;
  /** For each variable its row in the dictionary when it is basic; otherwise `NONBASIC` or below. */
  readonly basicRow: Int32Array;
  pivots = 0;

  private readonly source: readonly UnitRow[];
  private readonly weights: Float64Array;
  /** The dictionary: one row for each basic variable, one column for each nonbasic one. */
  private table: Float64Array;
  private rows = 0;
  private readonly basic: Int32Array;
  private readonly nonbasic: Int32Array;
  private readonly candidates: Int32Array;
  private readonly ratios: Float64Array;
  private pivotsSinceBuild = 0;

  constructor(upper: ArrayLike<number>, rows: readonly UnitRow[]) {
    this.columns = upper.length;
    this.source = rows;
    const size = this.columns + rows.length;
    this.lower = new Float64Array(size);
    this.upper = new Float64Array(size);
    this.value = new Float64Array(size);
    this.reducedCost = new Float64Array(size);
    this.basicRow = new Int32Array(size).fill(DORMANT);
    this.weights = new Float64Array(this.columns);
    const inUse = rows.filter((row) => row.isLazy !== true).length;
    this.table = new Float64Array((inUse + 8) * this.columns);
    this.basic = new Int32Array(rows.length);
    this.nonbasic = new Int32Array(this.columns);
    this.candidates = new Int32Array(this.columns);
    this.ratios = new Float64Array(this.columns);
    this.upper.set(upper);
    rows.forEach((row, r) => {
      this.lower[this.columns + r] = row.lower;
      this.upper[this.columns + r] = row.upper;
    });
    this.buildLogical();
  }

  /** Sets the objective to maximise; the basis stays. */
  setWeights(weights: ArrayLike<number>): void {
    this.weights.set(weights);
    this.dropIdleRows();
    this.recost();
  }

  /**
   * Solves from the current basis. Returns "cutoff" as soon as the objective cannot exceed `cutoff`,
   * "infeasible" when no values meet the rows, "trouble" when rounding gets in the way.
   */
  solve(cutoff: number): SimplexStatus {
    if (this.pivotsSinceBuild > PIVOTS_BEFORE_REBUILD) this.rebuild();
    this.place();
    for (let step = 0; step < PIVOTS_MAX; step++) {
      if (this.objective() <= cutoff) return "cutoff";
      const row = this.leavingRow();
      if (row < 0) {
        if (this.wakeBrokenRows()) continue;
        return "optimal";
      }
      const column = this.enteringColumn(row);
      if (column < 0) return "infeasible";
      this.pivot(row, column);
    }
    return "trouble";
  }

  /** The objective at the current values: an upper bound while rows are still violated. */
  objective(): number {
    let total = 0;
    for (let j = 0; j < this.columns; j++) {
      const variable = this.nonbasic[j] as number;
      total += (this.reducedCost[variable] as number) * (this.value[variable] as number);
    }
    return total;
  }

  /** The dictionary of no pivots: every row in use is basic in its own activity. */
  private buildLogical(): void {
    const { columns, source } = this;
    for (let j = 0; j < columns; j++) {
      this.nonbasic[j] = j;
      this.basicRow[j] = NONBASIC;
    }
    this.rows = 0;
    source.forEach((row, at) => {
      const isInUse = row.isLazy !== true || (this.basicRow[columns + at] as number) !== DORMANT;
      if (isInUse) this.addToDictionary(at);
    });
    this.pivotsSinceBuild = 0;
    this.recost();
  }

  /** Adds a row: its activity becomes basic, written in the variables that are nonbasic now. */
  private addToDictionary(at: number): void {
    const { columns } = this;
    const start = this.rows * columns;
    if (start + columns > this.table.length) {
      const larger = new Float64Array(2 * this.table.length + columns);
      larger.set(this.table);
      this.table = larger;
    }
    const { table } = this;
    table.fill(0, start, start + columns);
    const isMember = new Set((this.source[at] as UnitRow).members);
    for (let j = 0; j < columns; j++) {
      if (isMember.has(this.nonbasic[j] as number)) table[start + j] = 1;
    }
    for (const member of isMember) {
      const row = this.basicRow[member] as number;
      if (row < 0) continue;
      for (let j = 0; j < columns; j++) {
        table[start + j] = (table[start + j] as number) + (table[row * columns + j] as number);
      }
    }
    this.basic[this.rows] = columns + at;
    this.basicRow[columns + at] = this.rows;
    this.reducedCost[columns + at] = 0;
    this.rows++;
  }

  /** Takes up the lazy rows that the current solution breaks; answers whether there were any. */
  private wakeBrokenRows(): boolean {
    const { columns, source, value } = this;
    let woken = false;
    source.forEach((row, at) => {
      const variable = columns + at;
      if (row.isLazy !== true || (this.basicRow[variable] as number) !== DORMANT) return;
      let total = 0;
      for (const member of row.members) total += value[member] as number;
      if (total <= row.upper + PRIMAL_TOLERANCE && total >= row.lower - PRIMAL_TOLERANCE) return;
      this.addToDictionary(at);
      value[variable] = total;
      woken = true;
    });
    return woken;
  }

  /** A lazy row with a basic activity binds nothing: leaving it out changes no other row. */
  private dropIdleRows(): void {
    const { columns, table } = this;
    for (let r = this.rows - 1; r >= 0; r--) {
      const variable = this.basic[r] as number;
      if (variable < columns || this.source[variable - columns]?.isLazy !== true) continue;
      const last = this.rows - 1;
      table.copyWithin(r * columns, last * columns, (last + 1) * columns);
      this.basic[r] = this.basic[last] as number;
      this.basicRow[this.basic[r] as number] = r;
      this.basicRow[variable] = DORMANT;
      this.rows--;
    }
  }

  /** Starts again from the rows as given and pivots the same structural variables in. */
  private rebuild(): void {
    const { columns } = this;
    const wanted = this.basic.slice(0, this.rows).filter((variable) => variable < columns);
    const out = new Set(Array.from(this.nonbasic).filter((variable) => variable >= columns));
    this.buildLogical();
    for (const variable of wanted) {
      const column = this.nonbasic.indexOf(variable);
      let best = -1;
      let size = 1e-7;
      for (let r = 0; r < this.rows; r++) {
        const entry = Math.abs(this.table[r * columns + column] as number);
        if (out.has(this.basic[r] as number) && entry > size) {
          best = r;
          size = entry;
        }
      }
      if (best >= 0) {
        out.delete(this.basic[best] as number);
        this.exchange(best, column);
      }
    }
    this.pivotsSinceBuild = 0;
    this.recost();
  }

  private recost(): void {
    const { columns, table, reducedCost } = this;
    const costs = new Float64Array(columns);
    for (let j = 0; j < columns; j++) {
      const variable = this.nonbasic[j] as number;
      costs[j] = variable < columns ? (this.weights[variable] as number) : 0;
    }
    for (let r = 0; r < this.rows; r++) {
      const variable = this.basic[r] as number;
      reducedCost[variable] = 0;
      const weight = variable < columns ? (this.weights[variable] as number) : 0;
      if (weight === 0) continue;
      const start = r * columns;
      for (let j = 0; j < columns; j++) {
        costs[j] = (costs[j] as number) + weight * (table[start + j] as number);
      }
    }
    for (let j = 0; j < columns; j++) reducedCost[this.nonbasic[j] as number] = costs[j] as number;
  }

  /** Puts each nonbasic variable at the bound its reduced cost asks for, and computes the basic ones. */
  private place(): void {
    const { columns, table, value, reducedCost, lower, upper } = this;
    const at = new Float64Array(columns);
    for (let j = 0; j < columns; j++) {
      const variable = this.nonbasic[j] as number;
      const cost = reducedCost[variable] as number;
      const low = lower[variable] as number;
      const high = upper[variable] as number;
      // A zero reduced cost may stay where it was: moving it would only cost pivots.
      const before = value[variable] as number;
      const rest = before >= high ? high : low;
      const place = cost > 1e-12 ? high : cost < -1e-12 ? low : rest;
      value[variable] = place;
      at[j] = place;
    }
    for (let r = 0; r < this.rows; r++) {
      let total = 0;
      const start = r * columns;
      for (let j = 0; j < columns; j++) total += (table[start + j] as number) * (at[j] as number);
      value[this.basic[r] as number] = total;
    }
  }

  private leavingRow(): number {
    let worst = PRIMAL_TOLERANCE;
    let row = -1;
    for (let r = 0; r < this.rows; r++) {
      const variable = this.basic[r] as number;
      const at = this.value[variable] as number;
      const below = (this.lower[variable] as number) - at;
      const above = at - (this.upper[variable] as number);
      const violation = Math.max(below, above);
      if (violation > worst) {
        worst = violation;
        row = r;
      }
    }
    return row;
  }

  /**
   * The bound-flipping ratio test: passes breakpoints in order of ratio while the row stays violated,
   * flipping those variables to their other bound, and returns the column that then enters, or -1.
   */
  private enteringColumn(row: number): number {
    const { columns, table, value, lower, upper, reducedCost, candidates, ratios } = this;
    const leaving = this.basic[row] as number;
    const at = value[leaving] as number;
    const rises = at < (lower[leaving] as number);
    let left = rises ? (lower[leaving] as number) - at : at - (upper[leaving] as number);
    const sign = rises ? 1 : -1;
    const start = row * columns;
    let count = 0;
    for (let j = 0; j < columns; j++) {
      const entry = sign * (table[start + j] as number);
      if (entry < PIVOT_TOLERANCE && entry > -PIVOT_TOLERANCE) continue;
      const variable = this.nonbasic[j] as number;
      const low = lower[variable] as number;
      const high = upper[variable] as number;
      if (low === high) continue;
      const place = value[variable] as number;
      if (entry > 0 ? place >= high : place <= low) continue;
      candidates[count] = j;
      ratios[count] = Math.abs(reducedCost[variable] as number) / Math.abs(entry);
      count++;
    }
    while (count > 0) {
      const pick = this.smallestRatio(count, start);
      const column = candidates[pick] as number;
      const variable = this.nonbasic[column] as number;
      const entry = Math.abs(table[start + column] as number);
      const reach = entry * ((upper[variable] as number) - (lower[variable] as number));
      if (left - reach <= PRIMAL_TOLERANCE / 10) return column;
      left -= reach;
      this.flip(column, variable);
      count--;
      candidates[pick] = candidates[count] as number;
      ratios[pick] = ratios[count] as number;
    }
    return -1;
  }

  /** Among the smallest ratios, the largest entry: the safest pivot. */
  private smallestRatio(count: number, start: number): number {
    const { table, candidates, ratios } = this;
    let pick = 0;
    for (let c = 1; c < count; c++) {
      const difference = (ratios[c] as number) - (ratios[pick] as number);
      if (difference > 1e-12) continue;
      const entry = Math.abs(table[start + (candidates[c] as number)] as number);
      const best = Math.abs(table[start + (candidates[pick] as number)] as number);
      if (difference < -1e-12 || entry > best) pick = c;
    }
    return pick;
  }

  private flip(column: number, variable: number): void {
    const low = this.lower[variable] as number;
    const high = this.upper[variable] as number;
    const move = (this.value[variable] as number) >= high ? low - high : high - low;
    this.value[variable] = move > 0 ? high : low;
    this.shift(column, move);
  }

  /** Moves one nonbasic variable and the basic ones with it. */
  private shift(column: number, move: number): void {
    const { columns, table, value } = this;
    for (let r = 0; r < this.rows; r++) {
      const entry = table[r * columns + column] as number;
      if (entry === 0) continue;
      const variable = this.basic[r] as number;
      value[variable] = (value[variable] as number) + entry * move;
    }
  }

  private pivot(row: number, column: number): void {
    const { value, lower, upper } = this;
    const leaving = this.basic[row] as number;
    const entering = this.nonbasic[column] as number;
    const at = value[leaving] as number;
    const bound =
      at < (lower[leaving] as number) ? (lower[leaving] as number) : (upper[leaving] as number);
    const move = (bound - at) / (this.table[row * this.columns + column] as number);
    this.shift(column, move);
    value[entering] = (value[entering] as number) + move;
    value[leaving] = bound;
    this.exchange(row, column);
    this.pivots++;
    this.pivotsSinceBuild++;
  }

  /** Exchanges a basic and a nonbasic variable in the dictionary and the reduced costs. */
  private exchange(row: number, column: number): void {
    const { columns, rows, table, reducedCost } = this;
    const leaving = this.basic[row] as number;
    const entering = this.nonbasic[column] as number;
    const start = row * columns;
    const inverse = 1 / (table[start + column] as number);
    for (let j = 0; j < columns; j++) {
      const entry = table[start + j] as number;
      if (entry !== 0) table[start + j] = -entry * inverse;
    }
    table[start + column] = inverse;
    for (let r = 0; r < rows; r++) {
      if (r === row) continue;
      const own = r * columns;
      const factor = table[own + column] as number;
      if (factor === 0) continue;
      table[own + column] = 0;
      for (let j = 0; j < columns; j++) {
        table[own + j] = (table[own + j] as number) + factor * (table[start + j] as number);
      }
    }
    const cost = reducedCost[entering] as number;
    reducedCost[entering] = 0;
    if (cost !== 0) {
      for (let j = 0; j < columns; j++) {
        const variable = j === column ? leaving : (this.nonbasic[j] as number);
        const base = j === column ? 0 : (reducedCost[variable] as number);
        reducedCost[variable] = base + cost * (table[start + j] as number);
      }
    } else {
      reducedCost[leaving] = 0;
    }
    this.basic[row] = entering;
    this.nonbasic[column] = leaving;
    this.basicRow[entering] = row;
    this.basicRow[leaving] = NONBASIC;
  }
}
