import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Deal, Side } from "../model.ts";
import { isBound } from "./life.ts";
import type { Means, Milestone, Requirement } from "./table.ts";

/** Looking back: what came of it, by both sides, with the promises of both in one table. */

export const verdicts = ["met", "notMet", "notYet"] as const;
export type Verdict = (typeof verdicts)[number];

export interface LookBack {
  readonly side: Side;
  readonly memberId: string;
  readonly words: string;
  readonly at: Date;
}

export interface Delivery {
  /** Who says so. */
  readonly side: Side;
  readonly promise: string;
  readonly verdict: Verdict;
}

export interface Walkabout {
  readonly id: string;
  readonly memberId: string;
  readonly saw: string;
  readonly heard: string;
  readonly at: Date;
}

export interface Reply {
  /** A side, or the id of a walkabout. */
  readonly about: string;
  readonly side: Side;
  readonly memberId: string;
  readonly words: string;
  readonly at: Date;
}

/** What a photo of looking back belongs to: what a side told of this deal, or a walkabout. */
export type PhotoOwner =
  | { readonly kind: "partyLookBack" | "municipalityLookBack"; readonly id: string }
  | { readonly kind: "walkabout"; readonly id: string };

export type LookBackRefusal =
  | "photo_gone"
  | "not_bound_yet"
  | "look_back_not_yet"
  | "looked_back_before"
  | "not_of_this_deal"
  | "promise_missing"
  | "walked_before"
  | "walker_is_party"
  | "reply_to_nothing"
  | "replied_before"
  | "reply_to_yourself";

/** Something promised: its name in the table, whose it is, and what was promised. */
export type Promised = {
  readonly id: string;
  readonly side: Side;
} & (
  | { readonly kind: "means"; readonly means: Means }
  | { readonly kind: "milestone"; readonly milestone: Milestone }
  | { readonly kind: "requirement"; readonly requirement: Requirement }
  | { readonly kind: "words"; readonly words: string }
);

const words = (longest: number) =>
  z.string().trim().min(1, { error: "words_missing" }).max(longest, { error: "too_long" });

export const lookingBack = z.object({
  dealId: z.uuid(),
  side: z.enum(["party", "municipality"]),
  words: words(4000),
  verdicts: z.record(z.string(), z.enum(verdicts)),
});

export const walking = z.object({
  dealId: z.uuid(),
  saw: words(2000),
  heard: z.string().trim().max(2000, { error: "too_long" }).default(""),
});

export const replying = z.object({
  dealId: z.uuid(),
  side: z.enum(["party", "municipality"]),
  about: z.union([z.enum(["party", "municipality"]), z.uuid()]),
  words: words(2000),
});

/**
 * What both sides promised, in one list: the municipality's own like the party's, and what the work
 * asks of whoever does it.
 */
export function promisesOf(
  deal: Pick<Deal, "partyCarries" | "municipalityCarries">,
  means: readonly Means[],
  milestones: readonly Milestone[],
  requirements: readonly Requirement[],
): Promised[] {
  const spoken = (side: Side, carries: string): Promised[] =>
    carries === "" || means.some((one) => one.side === side)
      ? []
      : [{ id: `${side}-words`, side, kind: "words", words: carries }];
  return [
    ...means.map(
      (one): Promised => ({
        id: `${one.side}-${one.kind}`,
        side: one.side,
        kind: "means",
        means: one,
      }),
    ),
    ...spoken("party", deal.partyCarries),
    ...spoken("municipality", deal.municipalityCarries),
    ...milestones.map(
      (milestone): Promised => ({
        id: `milestone-${milestone.position}`,
        side: "party",
        kind: "milestone",
        milestone,
      }),
    ),
    ...requirements.map(
      (requirement): Promised => ({
        id: `requirement-${requirement.position}`,
        side: "party",
        kind: "requirement",
        requirement,
      }),
    ),
  ];
}

/** Whether both sides may look back today: from the agreed day on, or once it was handed back. */
export function isDueToLookBack(deal: Pick<Deal, "state" | "looksBackOn">, today: string): boolean {
  return isBound(deal) && (deal.looksBackOn <= today || deal.state === "handedBack");
}

/** Each side looks back on a deal once, so the deal and the side name it. */
export function lookBackOwner(dealId: string, side: Side): PhotoOwner {
  return { kind: side === "party" ? "partyLookBack" : "municipalityLookBack", id: dealId };
}

/** A side tells what came of it: once, from the agreed date on, and of each promise. */
export function decideLookBack(
  deal: Pick<Deal, "state" | "looksBackOn">,
  told: { readonly side: Side; readonly verdicts: Readonly<Record<string, Verdict>> },
  promises: readonly Promised[],
  before: readonly LookBack[],
  today: string,
): Result<readonly Delivery[], LookBackRefusal> {
  if (!isBound(deal)) return refuse("not_bound_yet");
  if (!isDueToLookBack(deal, today)) return refuse("look_back_not_yet");
  if (before.some(({ side }) => side === told.side)) return refuse("looked_back_before");
  const deliveries = promises.flatMap(({ id }) => {
    const verdict = told.verdicts[id];
    return verdict ? [{ side: told.side, promise: id, verdict }] : [];
  });
  return deliveries.length === promises.length ? ok(deliveries) : refuse("promise_missing");
}

/** An answer beside what the other side or a neighbour told; one for each. */
export function decideReply(
  wanted: { readonly side: Side; readonly about: string },
  lookBacks: readonly LookBack[],
  walkabouts: readonly Walkabout[],
  replies: readonly Reply[],
): Result<undefined, LookBackRefusal> {
  if (wanted.about === wanted.side) return refuse("reply_to_yourself");
  const isThere =
    lookBacks.some(({ side }) => side === wanted.about) ||
    walkabouts.some(({ id }) => id === wanted.about);
  if (!isThere) return refuse("reply_to_nothing");
  if (replies.some(({ about, side }) => about === wanted.about && side === wanted.side))
    return refuse("replied_before");
  return ok(undefined);
}
