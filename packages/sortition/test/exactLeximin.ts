/**
 * LEXIMIN over an explicit list of panels, by its definition and nothing else: raise the smallest chance,
 * then try for each free person whether hers alone can be raised further, and fix those who cannot.
 * One linear program a person and a level; only for tiny pools.
 */
import type { Solver } from "../src/index.ts";

export function exactLeximin(
  solver: Solver,
  panels: readonly number[][],
  people: number,
): number[] {
  const inAny = new Set(panels.flat());
  const fixed = new Map<number, number>();
  for (let i = 0; i < people; i++) if (!inAny.has(i)) fixed.set(i, 0);
  while (fixed.size < people) {
    const free = [...inAny].filter((i) => !fixed.has(i));
    const level = maximise(solver, panels, fixed, free, free, 0);
    const stuck = free.filter(
      (i) => maximise(solver, panels, fixed, free, [i], level) < level + 1e-6,
    );
    for (const i of stuck) fixed.set(i, level);
  }
  return Array.from({ length: people }, (_, i) => fixed.get(i) ?? 0);
}

/** The largest smallest chance of `raised`, with `free` at least at `floor` and the fixed at theirs. */
function maximise(
  solver: Solver,
  panels: readonly number[][],
  fixed: ReadonlyMap<number, number>,
  free: readonly number[],
  raised: readonly number[],
  floor: number,
): number {
  const rows: string[] = [];
  const holding = (i: number) =>
    panels.flatMap((panel, p) => (panel.includes(i) ? [`x${p}`] : [])).join(" + ");
  for (const [i, level] of fixed) if (level > 0) rows.push(`${holding(i)} >= ${level - 1e-9}`);
  for (const i of free) rows.push(`${holding(i)} >= ${Math.max(0, floor - 1e-9)}`);
  for (const i of raised) rows.push(`${holding(i)} - z >= 0`);
  rows.push(`${panels.map((_, p) => `x${p}`).join(" + ")} = 1`);
  const text = `Maximize\n obj: z\nSubject To\n${rows.map((row, r) => ` r${r}: ${row}`).join("\n")}\nEnd\n`;
  const outcome = solver.solve(text, { output_flag: false });
  if (outcome.Status !== "Optimal") throw new Error(`brute force: ${outcome.Status}`);
  return outcome.ObjectiveValue;
}
