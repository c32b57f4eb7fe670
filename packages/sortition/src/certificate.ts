/**
 * What a distribution brings along so that others can check that it is the best possible one.
 *
 * Linear programming duality: give each person a weight, those of the people still free summing to one.
 * If no panel weighs more than `level` plus the fixed people's share, no distribution at all can give
 * every free person more than `level`. Checking one level is one integer program (`verify.ts`).
 */
import type { ColumnGeneration } from "./columnGeneration.ts";
import type { PanelProgram } from "./panelProgram.ts";
import type { Pool } from "./pool.ts";

export interface CertificateStage {
  /** The chance reached at this stage, from 0 to 1. */
  readonly level: number;
  /** Ids of the people whose chance is fixed at this level. */
  readonly fixed: readonly string[];
  /** The weight of each person that has one. Those of the people free at this stage sum to one. */
  readonly weights: Readonly<Record<string, number>>;
  /** How far the best possible level may lie above `level`. */
  readonly gap: number;
}

export interface Certificate {
  /**
   * "levels": leximin and maximin, by their stages. "product": Nash; the weights are one over each chance.
   * "none": legacy promises nothing.
   */
  readonly kind: "levels" | "product" | "none";
  /**
   * The largest gap: chance for levels, share of the geometric mean for product. Null when nothing is
   * known: legacy, or a computation stopped before its first bound.
   */
  readonly gap: number | null;
  readonly stages: readonly CertificateStage[];
  /** Ids of the people that no panel holds. */
  readonly uncoverable: readonly string[];
}

/** Writes the outcome of a method over types as a certificate over people. */
export function certify(
  method: "leximin" | "maximin" | "nash",
  pool: Pool,
  program: PanelProgram,
  outcome: ColumnGeneration,
): Certificate {
  const idsOf = (type: number) =>
    Array.from(program.types[type] ?? [], (person) => pool.people[person]?.id ?? "");
  const uncoverable = outcome.uncoverable.flatMap(idsOf);
  if (method === "nash") {
    const gap = Number.isFinite(outcome.gap) ? outcome.gap : null;
    return { kind: "product", gap, stages: [], uncoverable };
  }
  const stages = outcome.stages.map((stage) => ({
    level: stage.level,
    fixed: stage.fixed.flatMap(idsOf),
    weights: Object.fromEntries(
      Array.from(stage.weights).flatMap((weight, type): [string, number][] => {
        const ids = weight > 0 ? idsOf(type) : [];
        return ids.map((id) => [id, weight / ids.length]);
      }),
    ),
    gap: stage.gap,
  }));
  const gap = Math.max(outcome.gap, ...stages.map((stage) => stage.gap));
  return { kind: "levels", gap, stages, uncoverable };
}
