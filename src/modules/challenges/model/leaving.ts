import { z } from "zod";
import type { Charter } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm } from "#lib/terms.ts";
import {
  type Challenge,
  type ChallengeRefusal,
  type ChallengeState,
  challengeClauses,
  type FieldError,
} from "../model.ts";

/** A party that goes away: its challenge is handed on by consent, or taken back. */

/** The helping official says that the party is gone; until that day it can say it is still there. */
export interface Departure {
  readonly reason: string;
  readonly on: string;
  readonly until: string;
}

/** To whom it is offered; it goes by that one's yes. */
export interface Transfer {
  readonly id: string;
  readonly challengeId: string;
  readonly toMemberId: string;
  readonly toOrganizationId: string | null;
  readonly offeredBy: string;
  readonly offeredAt: Date;
}

function say(error: FieldError): { error: FieldError } {
  return { error };
}

export const departing = z.object({
  challengeId: z.uuid(),
  reason: z
    .string(say("departure_missing"))
    .trim()
    .min(20, say("departure_missing"))
    .max(2000, say("reason_too_long")),
});

export const handingOn = z.object({
  challengeId: z.uuid(),
  toMemberId: z.uuid(say("successor_missing")),
  /** Empty: that member herself. */
  toOrganizationId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
});

export const takingOn = z.object({
  challengeId: z.uuid(),
  transferId: z.uuid(),
  agrees: z.enum(["yes", "no"], say("choice_missing")),
});

/** Before there is a deal. Then the deal itself says how a side leaves it. */
const before: readonly ChallengeState[] = ["filed", "inDecision", "refused", "objected", "impasse"];

/** Whether the challenge may still be taken back or handed on. */
export function decideLeaving({ state }: Pick<Challenge, "state">): Result<null, ChallengeRefusal> {
  return before.includes(state) ? ok(null) : refuse("cannot_be_withdrawn_now");
}

/** The official's word that the party is gone, with the time the party has to say otherwise. */
export function decideDeparture(
  challenge: Pick<Challenge, "state" | "departure">,
  charter: Charter,
  reason: string,
  today: string,
): Result<Departure, ChallengeRefusal> {
  const leaving = decideLeaving(challenge);
  if (!leaving.ok) return leaving;
  if (challenge.departure !== null) return refuse("departure_said_before");
  const until = endOfTerm(today, { weeks: charter.value(challengeClauses.completeWeeks) });
  return ok({ reason, on: today, until });
}

/** Whether the time to say "we are still here" has passed, so that an official may act for the party. */
export function decideForGone(
  { departure }: Pick<Challenge, "departure">,
  today: string,
): Result<Departure, ChallengeRefusal> {
  if (departure === null) return refuse("departure_not_said");
  return today > departure.until ? ok(departure) : refuse("party_may_still_answer");
}
