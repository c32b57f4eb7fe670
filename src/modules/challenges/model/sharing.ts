import type { DivisionWay } from "../model.ts";

/** "Can you both?": where the sharing of one work stands between those who challenge it. */

export interface Division {
  readonly id: string;
  readonly way: DivisionWay;
  readonly body: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** Why it no longer stands; null while it does. */
  readonly ended: "declined" | "unanswered" | "replaced" | null;
  readonly answers: readonly { readonly challengeId: string; readonly agrees: boolean }[];
}

export type Sharing =
  /** Nothing stands: somebody has to propose a way, or say why there is none. */
  | { readonly standing: "toPropose" }
  | { readonly standing: "toAnswer"; readonly waitsFor: readonly string[] }
  | { readonly standing: "agreed" }
  | { readonly standing: "indivisible" };

/**
 * Who is up, for the challenges of one work that wait for an answer. One alone has nothing to share;
 * who comes later is asked the same before a yes to anyone.
 */
export function sharingOf(division: Division | undefined, waiting: readonly string[]): Sharing {
  if (waiting.length < 2) return { standing: "agreed" };
  if (division === undefined || division.ended !== null) return { standing: "toPropose" };
  if (division.way === "indivisible") return { standing: "indivisible" };
  const waitsFor = waiting.filter(
    (id) => !division.answers.some(({ challengeId }) => challengeId === id),
  );
  if (division.answers.some(({ challengeId, agrees }) => !agrees && waiting.includes(challengeId)))
    return { standing: "toPropose" };
  return waitsFor.length > 0 ? { standing: "toAnswer", waitsFor } : { standing: "agreed" };
}

/** Whether this challenge takes its part of a work that is shared. */
export function isSharedWith(division: Division | undefined, challengeId: string): boolean {
  return (
    division !== undefined &&
    division.ended === null &&
    division.way !== "indivisible" &&
    division.answers.some((answer) => answer.challengeId === challengeId && answer.agrees)
  );
}
