/**
 * A first set of panels in which everyone who can be chosen is chosen at least once.
 *
 * Multiplicative weights as in Bailey Flanigan, Paul Gölz, Anupam Gupta, Brett Hennig, Ariel D. Procaccia,
 * "Fair algorithms for selecting citizens' assemblies", Nature 596 (2021), supplementary information,
 * https://doi.org/10.1038/s41586-021-03788-6
 *
 * Our deviations: as many rounds as there are types, not three for every person, and any good panel
 * instead of the heaviest: the columns that matter come later, from the dual weights.
 */
import { type Control, isTimeUp } from "./control.ts";
import { type PanelOracle, quick, thorough } from "./panelOracle.ts";
import { PanelSet } from "./panelSet.ts";
import type { SeededRandom } from "./seededRandom.ts";

export interface Cover {
  readonly set: PanelSet;
  /** Types that are in no panel at all: their chance is zero under any method. */
  readonly uncoverable: readonly number[];
  /** Whether the time limit cut it short; then the uncoverable types are not known. */
  readonly isCutShort: boolean;
}

export function coverPool(oracle: PanelOracle, random: SeededRandom, control: Control): Cover {
  const set = new PanelSet();
  const rounds = oracle.program.counts.length;
  let weights = Float64Array.from(oracle.program.counts, () => 0.99 + 0.01 * random.fraction());
  for (let round = 0; round < rounds; round++) {
    const progress = { step: "first panels", done: (0.2 * round) / rounds };
    if (isTimeUp(control, progress)) return { set, uncoverable: [], isCutShort: true };
    weights = nextWeights(oracle, set, weights);
  }
  const covered = coveredTypes(oracle, set);
  const uncoverable: number[] = [];
  for (let type = 0; type < rounds; type++) {
    if (covered[type] === 1) continue;
    const progress = { step: "people not yet in a panel", done: 0.2 + (0.1 * type) / rounds };
    if (isTimeUp(control, progress)) return { set, uncoverable: [], isCutShort: true };
    const wanted = new Float64Array(rounds);
    wanted[type] = 1;
    const answer = oracle.ask(wanted, 0.5, { ...thorough, patienceMax: 0 }, progress.step);
    const [panel] = answer.panels;
    if (panel === undefined) {
      // Interrupted, the oracle does not know; only a proof makes someone uncoverable.
      if (!answer.isProven) return { set, uncoverable: [], isCutShort: true };
      uncoverable.push(type);
      continue;
    }
    set.add(panel);
    panel.forEach((seats, t) => {
      if (seats > 0) covered[t] = 1;
    });
  }
  return { set, uncoverable, isCutShort: false };
}

/**
 * Members of a new panel weigh less in the next round; after a known one all weights draw together.
 * Only the four basic operations, so that every machine makes the same panels from the same seed.
 */
function nextWeights(
  oracle: PanelOracle,
  set: PanelSet,
  weights: Float64Array,
): Float64Array<ArrayBuffer> {
  const panel = oracle.ask(weights, -1, quick, "first panels").panels.at(-1);
  const isNew = panel !== undefined && set.add(panel);
  const { counts } = oracle.program;
  const next = weights.map((weight, t) =>
    isNew
      ? weight * (1 - (0.2 * (panel[t] as number)) / (counts[t] as number))
      : 0.9 * weight + 0.1,
  );
  const total = next.reduce((sum, weight) => sum + weight, 0);
  return next.map((weight) => (weight * next.length) / total);
}

function coveredTypes(oracle: PanelOracle, set: PanelSet): Uint8Array {
  const covered = new Uint8Array(oracle.program.counts.length);
  for (const panel of set.panels) {
    panel.forEach((seats, type) => {
      if (seats > 0) covered[type] = 1;
    });
  }
  return covered;
}
