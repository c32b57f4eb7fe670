import type { Random } from "./random.ts";

/** `count` of the rows without replacement, in their order; all when there are no more than that. */
export function sampleRows(rows: readonly number[], count: number, random: Random): number[] {
  if (rows.length <= count) return [...rows];
  const sample: number[] = [];
  for (const [i, row] of rows.entries()) {
    const left = rows.length - i;
    if (random() * left < count - sample.length) sample.push(row);
  }
  return sample;
}

/** As many of the rows as there are, with replacement. */
export function resampleRows(rows: readonly number[], random: Random): number[] {
  return rows.map(() => rows[Math.floor(random() * rows.length)] as number);
}
