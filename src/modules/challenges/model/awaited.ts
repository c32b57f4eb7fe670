import type { Lapsing } from "#lib/lapse.ts";
import { lapseInstant } from "#lib/terms.ts";

/**
 * Whom a challenge waits for besides the decision itself. Each has its last day; after it the wait is
 * publicly overdue and goes on, for what is late is still owed.
 */
export const awaitedThings = [
  "helper",
  "counterOffer",
  "sharing",
  "shareAnswer",
  "signature",
  "finalSay",
] as const;
export type AwaitedThing = (typeof awaitedThings)[number];

export type AwaitedState = "awaited" | "overdue" | "met" | "void";

export interface Awaited extends Lapsing<AwaitedState> {
  readonly id: string;
  readonly challengeId: string;
  readonly what: AwaitedThing;
  readonly since: string;
  /** The last day on which it is in time. */
  readonly dueOn: string;
}

/** A wait that begins today and is in time for so many days. */
export function awaitedFrom(
  id: string,
  challengeId: string,
  what: AwaitedThing,
  since: string,
  dueOn: string,
): Awaited {
  return {
    id,
    challengeId,
    what,
    since,
    dueOn,
    state: "awaited",
    lapsesAt: lapseInstant(dueOn),
    lapsesTo: "overdue",
  };
}

/** Who is up: the municipality answers for all but an answer of the challenger and the council's word. */
export function awaitedOf(
  what: AwaitedThing,
): "municipality" | "executive" | "council" | "challenger" {
  switch (what) {
    case "helper":
    case "sharing":
    case "signature":
      return "municipality";
    case "counterOffer":
      return "executive";
    case "finalSay":
      return "council";
    case "shareAnswer":
      return "challenger";
  }
}
