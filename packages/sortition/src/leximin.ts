/**
 * LEXIMIN and maximin by column generation.
 *
 * Bailey Flanigan, Paul Gölz, Anupam Gupta, Brett Hennig, Ariel D. Procaccia, "Fair algorithms for
 * selecting citizens' assemblies", Nature 596, 548–552 (2021), https://doi.org/10.1038/s41586-021-03788-6
 *
 * The smallest chance is made as large as possible; who cannot get more is fixed there, and the smallest
 * chance of the others is made as large as possible, until everyone is fixed. Maximin stops after the
 * first stage.
 *
 * Our deviations: types of people instead of people (`panelProgram.ts`); a stage ends when no panel at
 * all outweighs the dual weights (gap 1e-7, where the authors stop at 5e-4), so no fixed chance ever has
 * to be lowered to keep the program feasible; a persistent primal simplex; several panels a question.
 */
import type { ColumnGeneration, Engine, Stage } from "./columnGeneration.ts";
import { isTimeUp } from "./control.ts";
import { type Cover, coverPool } from "./coverPool.ts";
import { Refused } from "./errors.ts";
import { thorough } from "./panelOracle.ts";
import { RestrictedMaster } from "./restrictedMaster.ts";

/** A stage ends when no panel beats the dual weights by more than this: the largest error of a level. */
const STAGE_GAP = 1e-7;
/** A type with more dual weight than this cannot rise above the level of its stage. */
const BINDING_WEIGHT = 1e-6;
const ROUNDS_MAX = 100_000;

/** The distribution whose sorted chances are lexicographically largest. Throws `Refused`. */
export function leximin(engine: Engine): ColumnGeneration {
  return raiseChances(engine, Number.POSITIVE_INFINITY);
}

/** A distribution with the largest smallest chance. Throws `Refused`. */
export function maximin(engine: Engine): ColumnGeneration {
  return raiseChances(engine, 1);
}

function raiseChances(engine: Engine, stagesMax: number): ColumnGeneration {
  const cover = coverPool(engine.oracle, engine.random, engine.control);
  if (cover.set.panels.length === 0)
    throw new Refused({ code: "time_limit", step: "first panels" });
  const master = new RestrictedMaster(engine.solver, engine.oracle.program, cover.uncoverable);
  try {
    return runStages(engine, cover, master, stagesMax);
  } finally {
    master.dispose();
  }
}

function runStages(
  engine: Engine,
  cover: Cover,
  master: RestrictedMaster,
  stagesMax: number,
): ColumnGeneration {
  const levels = new Map(cover.uncoverable.map((type) => [type, 0]));
  const types = engine.oracle.program.counts.length;
  const stages: Stage[] = [];
  let end: StageEnd | undefined;
  let isCutShort = cover.isCutShort;
  while (levels.size < types && stages.length < stagesMax) {
    end = raiseMinimum(engine, cover, master, levels, stages.length + 1, isCutShort);
    isCutShort = end.isCutShort;
    const { level, weights, gap } = end;
    if (isCutShort) {
      stages.push({ level, fixed: [], weights, gap });
      break;
    }
    const fixed: number[] = [];
    weights.forEach((weight, type) => {
      if (levels.has(type) || weight <= BINDING_WEIGHT) return;
      fixed.push(type);
      levels.set(type, level);
      master.fix(type, level);
    });
    // The weights of the free types sum to one, so some type always stands out.
    if (fixed.length === 0) {
      throw new Refused({
        code: "numerical_trouble",
        step: stepOf(stages.length),
        detail: "nobody binds",
      });
    }
    stages.push({ level, fixed, weights, gap });
  }
  const { panels } = cover.set;
  const probabilities = end?.probabilities ?? new Float64Array(panels.length);
  const gap = end?.gap ?? STAGE_GAP;
  return {
    panels,
    probabilities,
    stages,
    uncoverable: cover.uncoverable,
    isComplete: !isCutShort,
    gap,
  };
}

interface StageEnd {
  readonly level: number;
  readonly weights: Float64Array;
  readonly probabilities: Float64Array;
  readonly gap: number;
  readonly isCutShort: boolean;
}

function stepOf(stage: number): string {
  return `level ${stage}`;
}

/** Adds panels until none outweighs the dual weights: then the smallest free chance is the largest possible. */
function raiseMinimum(
  engine: Engine,
  cover: Cover,
  master: RestrictedMaster,
  levels: ReadonlyMap<number, number>,
  stage: number,
  isLastCall: boolean,
): StageEnd {
  const { oracle, control } = engine;
  const { counts } = oracle.program;
  const step = stepOf(stage);
  let best = equalShares(engine, levels);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    master.addPanels(cover.set.panels);
    const { level, weights, probabilities } = master.solve(step);
    const done = 0.3 + (0.7 * levels.size) / counts.length;
    const isCutShort = isLastCall || isTimeUp(control, { step, done });
    if (isCutShort) {
      const gap = Math.max(0, best.bound - level);
      return { level, weights: best.weights, probabilities, gap, isCutShort };
    }
    const fixedPart = sumFixed(weights, levels);
    const perPerson = weights.map((weight, t) => weight / (counts[t] as number));
    const answer = oracle.ask(perPerson, level + fixedPart + STAGE_GAP, thorough, step);
    const bound = (answer.weight ?? level + fixedPart + STAGE_GAP) - fixedPart;
    if (answer.isProven && bound < best.bound) best = { bound, weights };
    const added = answer.panels.filter((panel) => cover.set.add(panel)).length;
    if (added === 0) {
      if (answer.isProven)
        return { level, weights, probabilities, gap: STAGE_GAP, isCutShort: false };
      // An interrupted integer program answers nothing; the next round then sees that time is up.
      if (control.shouldStop?.() !== undefined) continue;
      throw new Refused({
        code: "numerical_trouble",
        step,
        detail: "a known panel seems to be missing",
      });
    }
  }
  throw new Refused({ code: "numerical_trouble", step, detail: "no end of panels" });
}

/** A first bound without any search: the seats that are not fixed, shared equally by the free people. */
function equalShares(
  engine: Engine,
  levels: ReadonlyMap<number, number>,
): { bound: number; weights: Float64Array } {
  const { counts, size } = engine.oracle.program;
  let seats = size;
  let people = 0;
  counts.forEach((count, type) => {
    const level = levels.get(type);
    if (level === undefined) people += count;
    else seats -= count * level;
  });
  return { bound: seats / people, weights: Float64Array.from(counts, (count) => count / people) };
}

function sumFixed(weights: Float64Array, levels: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [type, level] of levels) sum += (weights[type] as number) * level;
  return sum;
}
