/**
 * What the methods by column generation (leximin, maximin, Nash) work with and give back.
 *
 * All panels are far too many to write down. A method works with the panels known so far, asks the oracle
 * for one that would help, and is done when there is none.
 */
import type { Control } from "./control.ts";
import type { PanelOracle } from "./panelOracle.ts";
import type { Composition } from "./panelProgram.ts";
import type { SeededRandom } from "./seededRandom.ts";
import type { Solver } from "./solver.ts";

/** One level of the lexicographic order, with the dual weights that prove it. */
export interface Stage {
  readonly level: number;
  /** Types fixed at this level. */
  readonly fixed: readonly number[];
  /** Dual weight of each type. Those of the types that were free sum to one. */
  readonly weights: Float64Array;
  /** How far the best possible level may lie above this one. */
  readonly gap: number;
}

export interface ColumnGeneration {
  readonly panels: readonly Composition[];
  readonly probabilities: Float64Array;
  readonly stages: readonly Stage[];
  readonly uncoverable: readonly number[];
  /** Whether every stage was proven; false when the time limit came first: then the last one is open. */
  readonly isComplete: boolean;
  /** How far the result may be from the best possible one, in the units of the method. */
  readonly gap: number;
}

export interface Engine {
  readonly solver: Solver;
  readonly oracle: PanelOracle;
  readonly random: SeededRandom;
  readonly control: Control;
}
