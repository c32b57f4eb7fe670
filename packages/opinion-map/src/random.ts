/** A stream of numbers in [0, 1); the same seed gives the same stream on every machine. */
export type Random = () => number;

/**
 * The generator sfc32 ("small fast counting", 32 bit; Chris Doty-Humphrey, PractRand, 2010,
 * https://pracrand.sourceforge.net), seeded by a string through FNV-1a
 * (https://datatracker.ietf.org/doc/html/rfc9923) and twelve rounds of warming up.
 */
export function seededRandom(seed: string): Random {
  let a = fnv1a(seed, 0x811c9dc5);
  let b = fnv1a(seed, a);
  let c = fnv1a(seed, b);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
