/** Figures that say how equal the chances are. */

export interface Fairness {
  /** Smallest and largest chance, from 0 to 1. */
  readonly min: number;
  readonly max: number;
  /** Gini coefficient (Corrado Gini, 1912): 0 when all chances are equal. */
  readonly gini: number;
  readonly geometricMean: number;
}

/** Measures chances (0 to 1) of everyone who can be chosen. All zero for nobody. */
export function measureFairness(chances: readonly number[]): Fairness {
  const sorted = [...chances].sort((one, other) => one - other);
  const count = sorted.length;
  const sum = sorted.reduce((total, chance) => total + chance, 0);
  if (count === 0 || sum === 0) return { min: 0, max: 0, gini: 0, geometricMean: 0 };
  const spread = sorted.reduce(
    (total, chance, at) => total + (2 * (at + 1) - count - 1) * chance,
    0,
  );
  const logs = sorted.reduce((total, chance) => total + Math.log(chance), 0);
  return {
    min: sorted[0] as number,
    max: sorted[count - 1] as number,
    gini: spread / (count * sum),
    geometricMean: Math.exp(logs / count),
  };
}
