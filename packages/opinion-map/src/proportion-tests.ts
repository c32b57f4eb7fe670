/**
 * The two tests of proportions that Polis uses, with its pseudo-counts.
 *
 * Christopher Small et al. 2021, https://doi.org/10.6035/recerca.5516; the tests themselves are the
 * normal approximations of any textbook (for instance Alan Agresti, "Categorical Data Analysis", 2013).
 */

/** One-sided 90 %: the level above which Polis calls a proportion significant. */
export const Z_90 = 1.2816;

/** Is a share above one half? sqrt(n + 1) standard deviations of the share (successes + 1) / (trials + 1). */
export function oneProportionTest(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

/** Is the first share above the second? All four counts get one more. */
export function twoProportionTest(
  successesA: number,
  trialsA: number,
  successesB: number,
  trialsB: number,
): number {
  const a = (successesA + 1) / (trialsA + 1);
  const b = (successesB + 1) / (trialsB + 1);
  const pooled = (successesA + successesB + 2) / (trialsA + trialsB + 2);
  if (pooled === 1) return 0;
  return (a - b) / Math.sqrt(pooled * (1 - pooled) * (1 / (trialsA + 1) + 1 / (trialsB + 1)));
}
