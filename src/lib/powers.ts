import type { Charter, Clause } from "./clause.ts";

/**
 * What is left of the powers that a charter gave the municipality over something that began under it.
 * Rights are not asked here: they go on to the end, whatever becomes of the charter.
 */
export type Powers =
  /** It holds. */
  | { readonly kind: "whole" }
  /** Another took its place: a power reaches as far as both charters let it. */
  | { readonly kind: "shared"; readonly now: Charter }
  /** It lapsed and nothing took its place: nobody agrees to any power any more. */
  | { readonly kind: "none" };

/** How far a power reaches that a number bounds: 0 where it stopped, else the least of both charters. */
export function powerOf(began: Charter, powers: Powers, clause: Clause<number>): number {
  switch (powers.kind) {
    case "whole":
      return began.value(clause);
    case "shared":
      return Math.min(began.value(clause), powers.now.value(clause));
    case "none":
      return 0;
  }
}
