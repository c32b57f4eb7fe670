/** An exact rational number; the denominator is positive and the fraction is in lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** numerator / denominator in lowest terms. Throws when the denominator is 0. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError("equal-shares: a fraction with denominator 0");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = gcd(numerator, denominator) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when a < b, 0 when equal, positive when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest integer not above the fraction. */
export function floor({ numerator, denominator }: Fraction): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient;
}

/** numerator / denominator as a double, relative error below 2^-52, for integers of any length. */
export function ratioToNumber(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  if (numerator < 0n) return -ratioToNumber(-numerator, denominator);
  const plainNumerator = Number(numerator);
  const plainDenominator = Number(denominator);
  if (plainNumerator < 2 ** 53 && plainDenominator < 2 ** 53) {
    return plainNumerator / plainDenominator;
  }
  // Keep 64 significant bits of the quotient, then scale back by a power of two (which is exact).
  const shift = 68 - (bitLength(numerator) - bitLength(denominator));
  const quotient =
    shift >= 0
      ? (numerator << BigInt(shift)) / denominator
      : numerator / (denominator << BigInt(-shift));
  return Number(quotient) * 2 ** -shift;
}

export function toNumber({ numerator, denominator }: Fraction): number {
  return ratioToNumber(numerator, denominator);
}

/** "7/3", or "7" for an integer. */
export function format({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** Reads "7", "-7" and "7/3"; undefined for anything else. */
export function parseFraction(text: string): Fraction | undefined {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const denominator = BigInt(match[2] ?? "1");
  return denominator === 0n ? undefined : fraction(BigInt(match[1] ?? "0"), denominator);
}

function bitLength(value: bigint): number {
  const hexadecimal = value.toString(16);
  return (
    (hexadecimal.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hexadecimal[0] ?? "0", 16)))
  );
}
