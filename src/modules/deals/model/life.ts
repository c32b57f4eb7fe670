import { z } from "zod";
import { addDays, addMonths, startOfDay } from "#lib/calendar.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { type Cents, parseEuros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";
import { type Deal, type DealState, isMadeAtTable, type Side, type Signature } from "../model.ts";

/*
 * From the table to the end. What is not signed is withdrawn or expires; what binds runs until its
 * term has passed, is looked back on and closed; or a side stops, and the municipality steps in.
 */

/** Why a side stops: the party cannot go on, a side gives notice, or the party is no longer there. */
export const endingGrounds = ["stops", "notice", "gone"] as const;
export type EndingGround = (typeof endingGrounds)[number];

export interface Ending {
  readonly id: string;
  readonly side: Side;
  readonly ground: EndingGround;
  /** In the words of who stops; empty where the party is gone, which is nobody's business. */
  readonly reason: string;
  readonly memberId: string;
  readonly at: Date;
  /** The last day on which the party does it. */
  readonly endsOn: string;
}

export const stepInDoers = ["municipality", "contractor", "people", "nobody"] as const;

/** How the municipality steps in: who does it from the day after, and what money is left. */
export interface StepIn {
  readonly doer: { readonly kind: (typeof stepInDoers)[number]; readonly name: string | null };
  readonly words: string;
  readonly leftCents: Cents;
  readonly memberId: string;
  readonly at: Date;
}

export interface Withdrawal {
  readonly side: Side;
  readonly reason: string;
  readonly memberId: string;
  readonly at: Date;
}

/**
 * Who says that the party is gone gives it so many days to say that it is not: a deal is not ended
 * behind the back of who was ill or away.
 */
export const goneDays = 14;

export type LifeRefusal =
  | "not_of_this_deal"
  | "not_running"
  | "ends_too_soon"
  | "ends_by_itself"
  | "reason_missing"
  | "others_go_on"
  | "nothing_ends"
  | "step_in_known"
  | "doer_name_missing"
  | "left_above_amount"
  | "deal_is_bound"
  | "yes_binds_municipality"
  | "no_other_face";

const words = (longest: number) => z.string().trim().max(longest, { error: "too_long" });

export const stopping = z.object({
  dealId: z.uuid(),
  side: z.enum(["party", "municipality"]),
  ground: z.enum(endingGrounds, { error: "ground_missing" }),
  endsOn: z.iso.date({ error: "date_missing" }),
  reason: words(2000).default(""),
});

const left = z.union([
  z.bigint(),
  z.string().transform((typed, given): Cents => {
    if (typed.trim() === "") return 0n;
    const amount = parseEuros(typed);
    if (amount.ok) return amount.value;
    given.addIssue({ code: "custom", message: "amount_wrong" });
    return z.NEVER;
  }),
]);

export const steppingIn = z.object({
  dealId: z.uuid(),
  doerKind: z.enum(stepInDoers, { error: "doer_missing" }),
  doerName: words(120).default(""),
  words: words(2000).min(1, { error: "words_missing" }),
  left,
});

export const withdrawing = z.object({
  dealId: z.uuid(),
  side: z.enum(["party", "municipality"]),
  reason: words(2000).default(""),
});

export const ofDeal = z.object({ dealId: z.uuid() });

/** Whether the deal binds both sides, whatever came of it since. */
export function isBound(deal: Pick<Deal, "state">): boolean {
  return !["proposed", "withdrawn", "expired"].includes(deal.state);
}

/** Whether the party does it now. */
export function isRunning(deal: Pick<Deal, "state">): boolean {
  return ["signed", "boundBySilence", "ending"].includes(deal.state);
}

/** The last day of the term: the day before its first day comes round again. */
export function lastDayOf(deal: Pick<Deal, "startsOn" | "termMonths">): string {
  return addDays(addMonths(deal.startsOn, deal.termMonths), -1);
}

type Next = Pick<Lapsing<DealState>, "lapsesAt" | "lapsesTo">;

/** What comes by itself for a deal that runs: the end of its term. */
export function nextOfRunning(deal: Pick<Deal, "startsOn" | "termMonths">): Next {
  return { lapsesAt: startOfDay(addDays(lastDayOf(deal), 1)), lapsesTo: "finished" };
}

/** What comes by itself while it ends: the day after the last one, whoever does what. */
export function nextOfEnding(endsOn: string): Next {
  return { lapsesAt: startOfDay(addDays(endsOn, 1)), lapsesTo: "handedBack" };
}

/** How long both sides have to look back, once the term has passed; then the deal is closed. */
export function nextOfFinished(
  deal: Pick<Deal, "looksBackOn">,
  finishedOn: string,
  weeks: number,
): Next {
  const from = deal.looksBackOn > finishedOn ? deal.looksBackOn : finishedOn;
  return { lapsesAt: lapseInstant(endOfTerm(from, { weeks })), lapsesTo: "closed" };
}

/** The first day on which this side may let it end: the party any day, the municipality as agreed. */
export function earliestEnd(
  deal: Pick<Deal, "exitMonths">,
  { side, ground }: Pick<Ending, "side" | "ground">,
  today: string,
): string {
  if (ground === "gone") return addDays(today, goneDays);
  return side === "party" ? today : addMonths(today, deal.exitMonths ?? 0);
}

/**
 * Whether a side may let the deal end then. The party always may: who cannot go on hands back, and
 * the municipality steps in. The municipality keeps to the notice that was agreed.
 */
export function decideEnding(
  deal: Deal,
  wanted: Pick<Ending, "side" | "ground" | "endsOn" | "reason">,
  today: string,
  partyHasOthers: boolean,
): Result<Pick<Ending, "side" | "ground" | "endsOn" | "reason">, LifeRefusal> {
  if (deal.state !== "signed" && deal.state !== "boundBySilence") return refuse("not_running");
  const { side, ground, endsOn } = wanted;
  if ((ground === "stops") !== (side === "party")) return refuse("not_of_this_deal");
  if (ground === "gone" && partyHasOthers) return refuse("others_go_on");
  if (endsOn < earliestEnd(deal, wanted, today)) return refuse("ends_too_soon");
  if (endsOn > lastDayOf(deal)) return refuse("ends_by_itself");
  if (ground === "gone") return ok({ ...wanted, reason: "" });
  return wanted.reason.length < 3 ? refuse("reason_missing") : ok(wanted);
}

/** How the municipality steps in; once, before the last day or, late, after it. */
export function decideStepIn(
  deal: Pick<Deal, "state" | "amountCents">,
  wanted: Pick<StepIn, "doer" | "leftCents">,
  known: StepIn | undefined,
): Result<undefined, LifeRefusal> {
  if (deal.state !== "ending" && deal.state !== "handedBack") return refuse("nothing_ends");
  if (known) return refuse("step_in_known");
  const { doer, leftCents } = wanted;
  if ((doer.kind === "nobody") !== (doer.name === null)) return refuse("doer_name_missing");
  if (leftCents < 0n || leftCents > deal.amountCents) return refuse("left_above_amount");
  return ok(undefined);
}

/**
 * Whether a side may take the deal off the table. The party may until it binds. The municipality
 * says why; where the deal follows from its yes, only when the party let the term pass.
 */
export function decideWithdrawal(
  deal: Deal,
  signatures: readonly Signature[],
  wanted: Pick<Withdrawal, "side" | "reason">,
  today: string,
): Result<undefined, LifeRefusal> {
  if (deal.state !== "proposed") return refuse("deal_is_bound");
  if (wanted.side === "party") return ok(undefined);
  const signed = (side: Side) => signatures.some((signature) => signature.side === side);
  const isOfYes = !isMadeAtTable(deal);
  const partyIsLate = deal.signBy !== null && today > deal.signBy;
  if (isOfYes && !(signed("municipality") && !signed("party") && partyIsLate))
    return refuse("yes_binds_municipality");
  return wanted.reason.length < 10 ? refuse("reason_missing") : ok(undefined);
}
