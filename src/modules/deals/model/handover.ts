import { z } from "zod";
import { addDays } from "#lib/calendar.ts";
import { clause } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Waiting } from "#lib/waits.ts";

/** Handing over when an official or alderman leaves: a letter per running thing, with the successor. */

/** A deal, or a challenge with its helping official. */
export type HandoverSubject = { readonly kind: "deal" | "challenge"; readonly id: string };

export interface HandoverLetter {
  readonly id: string;
  readonly subject: HandoverSubject;
  readonly fromMember: string;
  readonly toMember: string;
  readonly writtenBy: string;
  readonly promised: string;
  readonly matters: string;
  readonly open: string;
  readonly at: Date;
}

export interface HandoverReply {
  readonly letterId: string;
  readonly memberId: string;
  readonly words: string;
  readonly at: Date;
}

/** Somebody whose last role in service of the community has a last day. */
export interface Leaver {
  readonly memberId: string;
  readonly lastDay: string;
}

export type HandoverRefusal =
  | "not_their_face"
  | "successor_unknown"
  | "successor_is_leaver"
  | "successor_is_party"
  | "successor_without_role"
  | "handed_over_before"
  | "not_yours_to_hand_over"
  | "letter_unknown"
  | "not_of_this_handover"
  | "replied_before";

const words = (missing: string) =>
  z.string().trim().min(2, { error: missing }).max(4000, { error: "text_too_long" });

/** What the letter says; the field of the thing itself is added by who owns it. */
export const handingOver = z.object({
  fromId: z.uuid({ error: "leaver_missing" }),
  toId: z.uuid({ error: "successor_missing" }),
  promised: words("promised_missing"),
  matters: words("matters_missing"),
  open: words("open_missing"),
});
export type HandoverGiven = z.output<typeof handingOver>;

export const replyingToHandover = z.object({
  letterId: z.uuid(),
  words: z.string().trim().min(2, { error: "reply_missing" }).max(2000, { error: "text_too_long" }),
});

export const handoverClauses = {
  handoverDays: clause({
    key: "deal.handoverDays",
    name: { nl: "Overdrachtsbrief vooraf", en: "Handover letter beforehand" },
    schema: z.int().min(1).max(90),
    standard: 14,
    meaning: {
      nl: (days) =>
        `Gaat een ambtenaar of wethouder weg, dan vragen wij ${days} dagen vooraf een overdrachtsbrief voor elke lopende deal. Die is er uiterlijk op de laatste dag. Een deal blijft gelden, wie er ook komt of gaat.`,
      en: (days) =>
        `When an official or alderman leaves, we ask ${days} days beforehand for a handover letter for each running deal. It is there by the last day at the latest. A deal binds on, whoever comes or goes.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
};

/** Whether this letter may be written; `faces` speak for the municipality in this thing. */
export function decideHandover(
  given: HandoverGiven,
  known: {
    readonly faces: readonly string[];
    readonly writerId: string;
    /** Who may write in the place of somebody who is gone. */
    readonly mayWriteForOthers: boolean;
    readonly successorServes: boolean;
    readonly successorIsParty: boolean;
  },
): Result<null, HandoverRefusal> {
  const { fromId, toId } = given;
  if (!known.faces.includes(fromId)) return refuse("not_their_face");
  if (known.writerId !== fromId && !known.mayWriteForOthers)
    return refuse("not_yours_to_hand_over");
  if (toId === fromId) return refuse("successor_is_leaver");
  if (known.successorIsParty) return refuse("successor_is_party");
  return known.successorServes ? ok(null) : refuse("successor_without_role");
}

/** From which day a letter is asked of who leaves; it is due on the last day itself. */
export function askedOn({ lastDay }: Leaver, handoverDays: number): string {
  return addDays(lastDay, -handoverDays);
}

/** The party waits for the letter: of who leaves, and after the last day of the municipality. */
export function waitForLetter(
  who: Waiting["who"],
  about: Waiting["about"],
  leaver: Leaver,
  handoverDays: number,
  today: string,
): Waiting {
  return {
    who,
    on: leaver.lastDay < today ? { kind: "municipality" } : { kind: "member", id: leaver.memberId },
    what: "deals.handover",
    about,
    since: askedOn(leaver, handoverDays),
    until: leaver.lastDay,
  };
}
