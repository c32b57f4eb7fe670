/** A uniform lottery: a numbered list of panels, each equally likely, that keeps the chances. */
import { createHash } from "node:crypto";
import { dependentRounding } from "./dependentRounding.ts";
import type { SortitionError } from "./errors.ts";
import { type LeastDeviation, leastDeviationCounts } from "./leastDeviation.ts";
import { fail, ok, type Result } from "./result.ts";
import type { Panel } from "./select.ts";
import type { Solver } from "./solver.ts";

export interface LotteryRequest {
  readonly selection: {
    readonly size: number;
    readonly poolHash: string;
    readonly status: "proven" | "stopped" | "estimated";
    readonly chances: Readonly<Record<string, number>>;
    readonly panels: readonly Panel[];
    readonly featureVectors: number;
    readonly certificate: { readonly gap: number | null };
  };
  /** How many panels the list has; each may stand in it more than once. Default 1,000. */
  readonly panels?: number;
  /**
   * "rounding": dependent rounding from `seed`; everyone's expected chance is exactly the computed one.
   * "least deviation": an integer program; the chances are those printed in the list, as near to the
   * computed ones as it can get.
   */
  readonly way: "rounding" | "least deviation";
  readonly seed: string | number;
  /** Whether a selection that was stopped before its proof may be used. */
  readonly isUnprovenAllowed?: boolean;
}

export interface Lottery {
  readonly way: "rounding" | "least deviation";
  readonly seed: string;
  readonly size: number;
  readonly poolHash: string;
  /** SHA-256 of the list as written by `writeLotteryList`. Publish it before the draw. */
  readonly listHash: string;
  /** Members by panel; the number of a panel is its place, from 0. Panels and members stand in order of id. */
  readonly panels: readonly (readonly string[])[];
  /** Each person's chance in this lottery: her panels divided by all panels. */
  readonly chances: Readonly<Record<string, number>>;
  /** The smallest chance in the lottery of anyone who has one in the distribution. */
  readonly min: number;
  /** The largest difference for anyone between lottery and distribution, from 0 to 1. */
  readonly deviation: number;
  /** What is known to be always possible (Flanigan, Kehne, Procaccia 2021). */
  readonly guarantee: number;
  /** For "least deviation": no lottery over these panels can have a smaller deviation than this. */
  readonly deviationBound: number | null;
}

const PANELS_MAX = 100_000;

/** Rounds a distribution to a numbered list of panels. The solver is needed for "least deviation" only. */
export function drawUpLottery(
  solver: Solver,
  request: LotteryRequest,
): Result<Lottery, SortitionError> {
  const { selection, way } = request;
  const count = request.panels ?? 1000;
  if (!Number.isInteger(count) || count < 1 || count > PANELS_MAX) {
    return fail({ code: "lottery_size", panels: count });
  }
  if (selection.status === "stopped" && request.isUnprovenAllowed !== true) {
    return fail({ code: "incomplete_distribution", gap: selection.certificate.gap ?? 1 });
  }
  const rounded = dependentRounding(
    selection.panels.map((panel) => panel.probability),
    count,
    request.seed,
  );
  if (way === "rounding") return ok(writeUp(request, count, { counts: rounded, bound: null }));
  const least = leastDeviationCounts(solver, selection.panels, selection.chances, count, rounded);
  return least.ok ? ok(writeUp(request, count, least.value)) : least;
}

/**
 * The worst deviation that a lottery over `panels` panels can always keep to:
 * min(k/m, sqrt((1 + ln 2 / ln C) / 2) × sqrt(C ln C) / m + 1/m), with C different feature vectors.
 *
 * Bailey Flanigan, Gregory Kehne, Ariel D. Procaccia, "Fair Sortition Made Transparent", NeurIPS 2021.
 */
export function lotteryGuarantee(size: number, panels: number, featureVectors: number): number {
  const bySize = size / panels;
  if (featureVectors < 2) return Math.min(bySize, 2 / panels);
  const log = Math.log(featureVectors);
  const byVectors = Math.sqrt((1 + Math.LN2 / log) / 2) * Math.sqrt(featureVectors * log) + 1;
  return Math.min(bySize, byVectors / panels);
}

/** The list as it is published: one line a panel, "000: id id id". Its SHA-256 is the list hash. */
export function writeLotteryList(panels: readonly (readonly string[])[]): string {
  const digits = String(panels.length - 1).length;
  return panels
    .map((ids, at) => `${String(at).padStart(digits, "0")}: ${ids.join(" ")}\n`)
    .join("");
}

/** SHA-256 (hexadecimal) of the published list. */
export function hashLotteryList(panels: readonly (readonly string[])[]): string {
  return createHash("sha256").update(writeLotteryList(panels)).digest("hex");
}

function writeUp(request: LotteryRequest, count: number, rounded: LeastDeviation): Lottery {
  const { selection, way, seed } = request;
  const listed = selection.panels
    .flatMap((panel, at) => {
      const ids = [...panel.members].sort(byName);
      return Array.from({ length: rounded.counts[at] ?? 0 }, () => ids);
    })
    .map((ids) => ({ ids, key: ids.join("\n") }))
    .sort((one, other) => byName(one.key, other.key))
    .map(({ ids }) => ids);
  const seats = new Map(Object.keys(selection.chances).map((id) => [id, 0]));
  for (const id of listed.flat()) seats.set(id, (seats.get(id) ?? 0) + 1);
  const chances = [...seats].map(([id, times]): [string, number] => [id, times / count]);
  const was = (id: string) => selection.chances[id] ?? 0;
  return {
    way,
    seed: String(seed),
    size: selection.size,
    poolHash: selection.poolHash,
    listHash: hashLotteryList(listed),
    panels: listed,
    chances: Object.fromEntries(chances),
    min: chances.reduce((min, [id, chance]) => (was(id) > 0 ? Math.min(min, chance) : min), 1),
    deviation: chances.reduce(
      (most, [id, chance]) => Math.max(most, Math.abs(chance - was(id))),
      0,
    ),
    guarantee: lotteryGuarantee(selection.size, count, selection.featureVectors),
    deviationBound: rounded.bound,
  };
}

/** The same order in every language: by code unit. */
function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
