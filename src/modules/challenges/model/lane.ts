import { z } from "zod";
import { type Charter, clause } from "#lib/clause.ts";
import { euroText } from "#lib/format.ts";
import { type Cents, euros, parseEuros } from "#lib/money.ts";

/** Three questions choose the lane: always the lightest that fits (design 5). */

export const lanes = ["do", "deal", "challenge"] as const;
export type Lane = (typeof lanes)[number];

export const laneNeeds = ["nothing", "means", "power"] as const;
/** Nothing; money, a building, land or goods; or something only government may decide. */
export type LaneNeeds = (typeof laneNeeds)[number];

export interface LaneAnswers {
  /** Whether the municipality does it now, itself or by contract. */
  readonly isDoneNow: boolean;
  readonly needs: LaneNeeds;
  /** Public money asked, all together; null where none is asked or nobody knows yet. */
  readonly amountCents: Cents | null;
}

export const laneReasons = ["doneNow", "power", "nothing", "aboveSmall", "small"] as const;
export type LaneReason = (typeof laneReasons)[number];

export const laneClauses = {
  smallEuros: clause({
    key: "lane.smallEuros",
    name: { nl: "Wat klein is", en: "What is small" },
    schema: z.int().min(0).max(100_000),
    unit: "euros",
    standard: 10_000,
    meaning: {
      nl: (amount) =>
        `Tot en met ${euroText(euros(amount), "nl")} is iets klein: dan is een deal met een ambtenaar genoeg.`,
      en: (amount) =>
        `Up to ${euroText(euros(amount), "en")} a thing is small: then a deal with an official is enough.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
};

/**
 * The lightest lane that fits, with the reason. The person may choose another.
 *
 * Taking over what the municipality does, or what only government may decide, is a challenge whatever
 * it costs; who needs nothing just begins; means are a deal while they are small.
 */
export function decideLane(
  answers: LaneAnswers,
  charter: Charter,
): { readonly lane: Lane; readonly reason: LaneReason } {
  if (answers.isDoneNow) return { lane: "challenge", reason: "doneNow" };
  switch (answers.needs) {
    case "power":
      return { lane: "challenge", reason: "power" };
    case "nothing":
      return { lane: "do", reason: "nothing" };
    case "means": {
      const isSmall = (answers.amountCents ?? 0n) <= euros(charter.value(laneClauses.smallEuros));
      return isSmall
        ? { lane: "deal", reason: "small" }
        : { lane: "challenge", reason: "aboveSmall" };
    }
  }
}

export const laneFieldErrors = [
  "work_missing",
  "done_now_missing",
  "needs_missing",
  "lane_amount_not_a_number",
] as const;
export type LaneFieldError = (typeof laneFieldErrors)[number];

function say(error: LaneFieldError): { error: LaneFieldError } {
  return { error };
}

/** What stands in the place of a work's number for what is no public work yet. */
export const notYetThere = "nieuw";

/** The three answers as a form gives them. */
export const laneQuestions = z.object({
  /** The short number of the work. */
  werk: z.string(say("work_missing")).min(1, say("work_missing")).max(20, say("work_missing")),
  nu: z.enum(["ja", "nee"], say("done_now_missing")),
  nodig: z.enum(laneNeeds, say("needs_missing")),
  bedrag: z
    .string()
    .default("")
    .transform((typed, issue): Cents | null => {
      if (typed.trim() === "") return null;
      const parsed = parseEuros(typed);
      if (parsed.ok) return parsed.value;
      issue.addIssue({ code: "custom", message: say("lane_amount_not_a_number").error });
      return z.NEVER;
    }),
});

/** What the party needs after all; it becomes the second answer of the challenge. */
export const moving = z.object({
  undertakingId: z.uuid(),
  cooperation: z
    .string({ error: "cooperation_missing" })
    .trim()
    .min(10, { error: "cooperation_missing" })
    .max(4000, { error: "cooperation_too_long" }),
});
