/**
 * The exact confidence interval of a proportion: it holds the true share at least as often as it says.
 *
 * C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of
 * the binomial", Biometrika 26 (1934), https://doi.org/10.1093/biomet/26.4.404. Its bounds are quantiles
 * of the beta distribution; the incomplete beta function is evaluated by the continued fraction of
 * NIST's Digital Library of Mathematical Functions, https://dlmf.nist.gov/8.17#v.
 */

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * @param successes 0 to trials. Without trials the interval is 0 to 1.
 * @param confidence for instance .95; each side errs with at most half of the rest.
 */
export function clopperPearson(successes: number, trials: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    upper: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}

/** The x with I_x(a, b) = probability: Newton's steps, halving where one would leave the bracket. */
function betaQuantile(probability: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  let low = 0;
  let high = 1;
  let x = normalGuess(probability, a, b);
  for (let step = 0; step < 100; step++) {
    const excess = incompleteBeta(x, a, b, logBeta) - probability;
    if (excess < 0) low = x;
    else high = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
    const newton = x - excess / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-14 * x) return next;
    x = next;
  }
  return x;
}

/**
 * The quantile of the normal distribution with the same mean and variance, kept inside: a first guess. The normal
 * quantile is that of Abramowitz and Stegun (1964), 26.2.22, right to 0.003.
 */
function normalGuess(probability: number, a: number, b: number): number {
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t);
  const mean = a / (a + b);
  const deviation = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
  const guess = mean + (probability < 0.5 ? -z : z) * deviation;
  return guess > 0 && guess < 1 ? guess : mean;
}

/** The regularised incomplete beta function I_x(a, b). */
function incompleteBeta(x: number, a: number, b: number, logBeta: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta);
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** DLMF 8.17.22 by the modified Lentz method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const nonZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

/** Lanczos' approximation of ln Gamma (SIAM J. Numer. Anal. B 1, 1964; coefficients for g = 7). */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const sum = coefficients.reduce(
    (s, coefficient, i) => s + coefficient / (z + i + 1),
    0.9999999999998099,
  );
  const t = z + coefficients.length - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
