import { z } from "zod";
import { addDays } from "#lib/calendar.ts";
import { type Charter, clause } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { subjectKinds } from "../model.ts";

/**
 * Legitimise: a rule that is in the way becomes a recorded exception (atlas A2, F2). Tailor-made
 * outside, equal treatment inside: like cases are found first, a card without names is published,
 * and whoever owns the rule is asked to change it.
 */

/** Whose rule it is: one's own, of the executive or the council, or another's, as the State's. */
export const ruleOwners = ["executive", "council", "outside"] as const;
export type RuleOwner = (typeof ruleOwners)[number];

export interface Rule {
  readonly id: string;
  /** Name and article, as `Parkeerverordening 2019, artikel 4`. */
  readonly title: string;
  readonly owner: RuleOwner;
  /** Of another: `het ministerie van SZW`. */
  readonly ownerName: string | null;
  /** While the owner is asked to change it. */
  readonly askedOn: string | null;
  readonly answerDueOn: string | null;
}

export const ruleOutcomes = ["changed", "kept"] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

export interface RuleStep {
  readonly id: string;
  readonly kind: "putUp" | "sent" | "answered";
  readonly outcome: RuleOutcome | null;
  readonly body: string;
  readonly memberId: string;
  readonly at: Date;
}

/** What the register shows of an exception: no name, no place, no case. */
export interface Card {
  readonly actId: string;
  readonly ruleId: string;
  readonly forWhom: string;
  readonly card: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A case like the one at hand, with how like it is: 0 to 1. */
export interface LikeCase extends Card {
  readonly rule: Rule;
  readonly likeness: number;
}

export const exceptionClauses = {
  changeWeeks: clause({
    key: "exception.changeWeeks",
    name: {
      nl: "Weken om over een eigen regel te beslissen die knelt",
      en: "Weeks to decide on a rule of one’s own that is in the way",
    },
    schema: z.int().min(1).max(52),
    unit: "weeks",
    standard: 12,
    meaning: {
      nl: (weeks) =>
        `Knelt een eigen regel, dan zegt de gemeente binnen ${weeks} weken of zij hem verandert.`,
      en: (weeks) =>
        `When a rule of its own is in the way, the municipality says within ${weeks} weeks whether it changes it.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  answerWeeks: clause({
    key: "exception.answerWeeks",
    name: {
      nl: "Weken die een ander krijgt voor een antwoord over zijn regel",
      en: "Weeks that another gets to answer about its rule",
    },
    schema: z.int().min(1).max(52),
    unit: "weeks",
    standard: 8,
    meaning: {
      nl: (weeks) =>
        `Knelt een regel van een ander, dan bundelt de gemeente de gevallen, stuurt ze op en vraagt om antwoord binnen ${weeks} weken.`,
      en: (weeks) =>
        `When a rule of another is in the way, the municipality bundles the cases, sends them and asks for an answer within ${weeks} weeks.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
};

const words = (missing: string, least: number, most: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(least, { error: missing })
    .max(most, { error: "body_too_long" });

const none = z.literal("").transform(() => null);

export const legitimising = z.object({
  /** Both empty: an exception without a case that is public here. */
  subjectKind: z
    .union([none, z.enum(subjectKinds)])
    .nullable()
    .default(null),
  subjectId: z.union([none, z.uuid()]).nullable().default(null),
  /** A rule that was excepted before; empty: the new one that is described. */
  ruleId: z.union([none, z.uuid()]).nullable().default(null),
  rule: words("rule_missing", 4, 200),
  owner: z.enum(ruleOwners, { error: "owner_missing" }),
  ownerName: z.string().trim().max(120, { error: "body_too_long" }).default(""),
  forWhom: words("for_whom_missing", 5, 300),
  startsOn: z.iso.date({ error: "date_missing" }),
  endsOn: z.iso.date({ error: "date_missing" }),
  body: words("body_missing", 10, 4000),
  /** What the register shows, without a name. */
  card: words("card_missing", 20, 1000),
});

export const sendingRule = z.object({ ruleId: z.uuid(), body: words("letter_missing", 10, 8000) });

export const answeringRule = z.object({
  ruleId: z.uuid(),
  outcome: z.enum(ruleOutcomes, { error: "outcome_missing" }),
  body: words("body_missing", 10, 4000),
});

export type ExceptionRefusal =
  | "ends_before_start"
  | "exception_too_long"
  | "owner_name_missing"
  | "rule_of_another"
  | "rule_unknown"
  | "rule_is_asked"
  | "rule_is_not_asked"
  | "rule_is_own"
  | "nothing_to_send";

/** An exception ends; what has to last longer is a rule that must change. */
const longestDays = 5 * 366;

/** Whether an exception may be made to this rule, for these days, by this office. */
export function decideException(
  rule: Pick<Rule, "owner" | "ownerName">,
  period: { readonly startsOn: string; readonly endsOn: string },
  isExecutive: boolean,
): Result<null, ExceptionRefusal> {
  if (rule.owner === "outside" && (rule.ownerName ?? "").length < 2)
    return refuse("owner_name_missing");
  // Another's rule is not ours to set aside: the executive answers for it in public, or it stays.
  if (rule.owner === "outside" && !isExecutive) return refuse("rule_of_another");
  if (period.endsOn <= period.startsOn) return refuse("ends_before_start");
  return addDays(period.startsOn, longestDays) < period.endsOn
    ? refuse("exception_too_long")
    : ok(null);
}

/** A rule of one's own is put up for change with the first exception, unless it is already. */
export function putUpFrom(rule: Rule, charter: Charter, today: string) {
  if (rule.owner === "outside" || rule.askedOn !== null) return undefined;
  const weeks = charter.value(exceptionClauses.changeWeeks);
  return { askedOn: today, answerDueOn: addDays(today, weeks * 7) };
}

/** The bundle goes to the owner of the rule, once there are cases since the last answer. */
export function decideSending(
  rule: Rule,
  newCases: number,
  charter: Charter,
  today: string,
): Result<{ readonly askedOn: string; readonly answerDueOn: string }, ExceptionRefusal> {
  if (rule.owner !== "outside") return refuse("rule_is_own");
  if (rule.askedOn !== null) return refuse("rule_is_asked");
  if (newCases === 0) return refuse("nothing_to_send");
  const weeks = charter.value(exceptionClauses.answerWeeks);
  return ok({ askedOn: today, answerDueOn: addDays(today, weeks * 7) });
}

/** An answer follows a question. */
export function decideRuleAnswer(rule: Rule): Result<null, ExceptionRefusal> {
  return rule.askedOn === null ? refuse("rule_is_not_asked") : ok(null);
}
