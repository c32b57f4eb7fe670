import { byPoints, type Comparable, type Pair } from "../../src/modules/market/model/matching.ts";

/**
 * In how many of these pairs the offer is among the `top` best of its need. Works on any list of pairs:
 * of the generated set, or of a community.
 */
export function recall(
  planted: readonly { readonly needId: string; readonly offerId: string }[],
  pairs: readonly Pair[],
  top: number,
): number {
  const byNeed = Map.groupBy(pairs, ({ needId }) => needId);
  const found = planted.filter(({ needId, offerId }) =>
    (byNeed.get(needId) ?? [])
      .toSorted(byPoints)
      .slice(0, top)
      .some((pair) => pair.offerId === offerId),
  );
  return planted.length === 0 ? 0 : found.length / planted.length;
}

/** The same listings without a word: what place and time alone would find. */
export function wordless(listings: readonly Comparable[]): readonly Comparable[] {
  return listings.map((one) => ({ ...one, signs: [] }));
}
