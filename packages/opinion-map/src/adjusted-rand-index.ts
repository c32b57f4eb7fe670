/**
 * How far two divisions of the same people agree: 1 the same, 0 no more than by chance.
 *
 * Lawrence Hubert and Phipps Arabie, "Comparing partitions", Journal of Classification 2 (1985),
 * https://doi.org/10.1007/BF01908075. Two divisions that each put everybody together, or each
 * everybody apart, are the same division: 1.
 */
export function adjustedRandIndex<Label>(a: ArrayLike<Label>, b: ArrayLike<Label>): number {
  if (a.length !== b.length) throw new Error("the divisions are of different people");
  const together = new Map<Label, Map<Label, number>>();
  const sizesA = new Map<Label, number>();
  const sizesB = new Map<Label, number>();
  for (let i = 0; i < a.length; i++) {
    const inA = a[i] as Label;
    const inB = b[i] as Label;
    const row = together.get(inA) ?? new Map<Label, number>();
    together.set(inA, row.set(inB, (row.get(inB) ?? 0) + 1));
    sizesA.set(inA, (sizesA.get(inA) ?? 0) + 1);
    sizesB.set(inB, (sizesB.get(inB) ?? 0) + 1);
  }
  const pairsBoth = sumPairs([...together.values()].flatMap((row) => [...row.values()]));
  const pairsA = sumPairs([...sizesA.values()]);
  const pairsB = sumPairs([...sizesB.values()]);
  const expected = (pairsA * pairsB) / Math.max(1, (a.length * (a.length - 1)) / 2);
  const most = (pairsA + pairsB) / 2;
  return most === expected ? 1 : (pairsBoth - expected) / (most - expected);
}

function sumPairs(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
