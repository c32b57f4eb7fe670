import { addDays, daysBetween } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import type { Cents } from "#lib/money.ts";
import { endOfTerm } from "#lib/terms.ts";
import {
  type Challenge,
  challengeClauses,
  endOf,
  isSilenceYes,
  silenceFor,
  type Term,
  totalCents,
} from "../model.ts";

/** How the wait of a challenge ended, and on which civil day. */
export type Ended =
  | { readonly kind: "accepted" | "refused"; readonly on: string }
  /** Nobody answered: what silence brought, on the day after the term. */
  | { readonly kind: "acceptedBySilence" | "impasse"; readonly on: string }
  | { readonly kind: "open" }
  /** Under this charter it could not have been asked so. */
  | { readonly kind: "tooLong"; readonly maxYears: number };

/** What was, and what would have been under another charter. */
export interface Replay {
  readonly was: Ended;
  readonly would: Ended;
  /** The last day to answer, then and now. */
  readonly termWas: string;
  readonly termWould: string;
  /** Days less to wait; negative for more, 0 where the wait does not compare. */
  readonly daysSaved: number;
}

/**
 * Plays a challenge again under another charter: the same party files, asks and answers on the same
 * days, and the executive answers on the day it did, if the term had not ended before. What people
 * would have done otherwise under other rules nobody knows, and is not guessed.
 */
export function replay(
  challenge: Challenge & { readonly term: Term },
  given: {
    readonly charter: Charter;
    readonly maxYears: number;
    readonly gateCents: Cents;
    /** The day of the first answer by hand; null where none came. */
    readonly answer: { readonly kind: "accepted" | "refused"; readonly on: string } | null;
    readonly today: string;
  },
): Replay {
  const { term } = challenge;
  const { answer, today } = given;
  const was = endedUnder(term.endsOn, isSilenceYes(term.silence), answer, today);
  const other = termUnder(challenge, given.charter);
  const silence = silenceFor(given.charter, totalCents(challenge.plan), given.gateCents);
  const would: Ended =
    challenge.plan.years > given.maxYears
      ? { kind: "tooLong", maxYears: given.maxYears }
      : endedUnder(other.endsOn, isSilenceYes(silence), answer, today);
  return {
    was,
    would,
    termWas: term.endsOn,
    termWould: other.endsOn,
    daysSaved: daysSavedBy(was, would, today),
  };
}

/** Whether anything that counts would have been otherwise. */
export function isOtherwise({ was, would }: Replay): boolean {
  return was.kind !== would.kind || ("on" in was && "on" in would && was.on !== would.on);
}

/** The term as the other charter sets it, with the question and the extension as they came. */
function termUnder({ term }: { readonly term: Term }, charter: Charter): Term {
  const { question, extension } = term;
  const extendWeeks = charter.value(challengeClauses.extendOnceWeeks);
  const dueOn =
    question &&
    endOfTerm(question.askedOn, { weeks: charter.value(challengeClauses.completeWeeks) });
  const other: Term = {
    ...term,
    weeks: charter.value(challengeClauses.decisionWeeks),
    question: null,
    extension: null,
  };
  const asked: Term =
    question && dueOn && question.askedOn <= endOf(other)
      ? {
          ...other,
          question: {
            ...question,
            dueOn,
            answer: question.answer && question.answer.on <= dueOn ? question.answer : null,
          },
        }
      : other;
  const extended: Term =
    extension && extendWeeks > 0
      ? { ...asked, extension: { ...extension, weeks: extendWeeks } }
      : asked;
  return { ...extended, endsOn: endOf(extended) };
}

function endedUnder(
  endsOn: string,
  silenceIsYes: boolean,
  answer: { readonly kind: "accepted" | "refused"; readonly on: string } | null,
  today: string,
): Ended {
  if (answer && answer.on <= endsOn) return answer;
  if (today <= endsOn) return { kind: "open" };
  return { kind: silenceIsYes ? "acceptedBySilence" : "impasse", on: addDays(endsOn, 1) };
}

/** From the end of one wait to that of the other; counted to today for what is still open. */
function daysSavedBy(was: Ended, would: Ended, today: string): number {
  const dayOf = (ended: Ended): string | null => {
    if (ended.kind === "tooLong") return null;
    return ended.kind === "open" ? today : ended.on;
  };
  const [first, second] = [dayOf(was), dayOf(would)];
  return first === null || second === null ? 0 : daysBetween(second, first);
}
