import { isLocalDate } from "#lib/calendar.ts";
import type { Cents } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { GroundRefusal, RefusalGround } from "../model.ts";

/** One question to the refuser; its answer bears the ground, or contradicts it. */
export type GroundQuestion =
  | { readonly name: string; readonly kind: "yesNo"; readonly bears: "yes" | "no" }
  | { readonly name: string; readonly kind: "date" }
  | { readonly name: string; readonly kind: "words" };

const yes = (name: string): GroundQuestion => ({ name, kind: "yesNo", bears: "yes" });
const no = (name: string): GroundQuestion => ({ name, kind: "yesNo", bears: "no" });

/**
 * The closed grounds with their own questions (research on the practice, 1.6). Cost above today's
 * is no ground where involvement makes the outcome better; continuity is none before help was offered.
 */
export const groundQuestions: Readonly<Record<RefusalGround, readonly GroundQuestion[]>> = {
  exclusivePower: [{ name: "whichPower", kind: "words" }, no("doingRemains")],
  lawConflict: [{ name: "whichArticle", kind: "words" }, no("otherForm")],
  continuityOrSafety: [yes("helpOffered"), yes("unsafeWithHelp")],
  costAboveCap: [yes("costsMore"), no("betterOutcome")],
  rightsOfOthers: [{ name: "whoseRights", kind: "words" }, no("avoidable")],
  noLocalAnchoring: [yes("nobodyLocal"), no("localPartner")],
  taskEnds: [
    { name: "decidedOn", kind: "date" },
    { name: "endsOn", kind: "date" },
  ],
  runningContract: [{ name: "contractEndsOn", kind: "date" }, no("earlierExit")],
  integrity: [yes("ownInvestigation"), yes("bibobAdvice"), yes("partyHeard")],
};

/** What is known of the case beside the answers. */
export interface GroundFacts {
  readonly today: string;
  readonly startsOn: string;
  readonly yearlyCents: Cents;
  readonly costsNowCents: Cents | null;
  /** Whether an official stood beside the party; then help was offered. */
  readonly wasHelped: boolean;
}

/** Whether a ground is borne by its own answers and by what is known; a contradicted one is none. */
export function decideGround(
  ground: RefusalGround,
  answers: Readonly<Record<string, string>>,
  facts: GroundFacts,
): Result<Readonly<Record<string, string>>, GroundRefusal> {
  const kept: Record<string, string> = {};
  for (const question of groundQuestions[ground]) {
    const answer = (answers[question.name] ?? "").trim();
    if (!isAnswer(question, answer)) return refuse("ground_unanswered");
    if (question.kind === "yesNo" && answer !== question.bears)
      return refuse("ground_contradicted");
    kept[question.name] = answer;
  }
  return isContradictedByFacts(ground, kept, facts) ? refuse("ground_contradicted") : ok(kept);
}

/** The names of the questions that still need an answer. */
export function unanswered(
  ground: RefusalGround,
  answers: Readonly<Record<string, string>>,
): readonly string[] {
  return groundQuestions[ground]
    .filter((question) => !isAnswer(question, (answers[question.name] ?? "").trim()))
    .map(({ name }) => name);
}

function isAnswer(question: GroundQuestion, answer: string): boolean {
  switch (question.kind) {
    case "yesNo":
      return answer === "yes" || answer === "no";
    case "date":
      return isLocalDate(answer);
    case "words":
      return answer.length >= 3;
  }
}

function isContradictedByFacts(
  ground: RefusalGround,
  answers: Readonly<Record<string, string>>,
  { today, startsOn, yearlyCents, costsNowCents, wasHelped }: GroundFacts,
): boolean {
  switch (ground) {
    case "continuityOrSafety":
      return !wasHelped;
    case "costAboveCap":
      return costsNowCents !== null && yearlyCents <= costsNowCents;
    case "taskEnds":
      // Decided before today, and ended before the challenger would begin to be of use.
      return (
        (answers.decidedOn ?? "") > today || (answers.endsOn ?? "") < (answers.decidedOn ?? "")
      );
    case "runningContract":
      return (answers.contractEndsOn ?? "") < startsOn;
    default:
      return false;
  }
}
