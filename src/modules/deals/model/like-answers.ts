import { closenessTo, likeWords } from "#lib/like-words.ts";
import type { Cents } from "#lib/money.ts";
import type { MeansKind } from "./table.ts";

/** Which answers of the municipality are like the one it is about to give. */

/** What is compared of a question, or of a deal on the table. */
export interface AskedCase {
  readonly id: string;
  readonly workId: string | null;
  readonly areaId: string;
  /** What is asked of the municipality: kinds of means, and the money among them. */
  readonly asks: readonly MeansKind[];
  readonly amountCents: Cents;
  /** As people wrote it: the title and what it is. */
  readonly text: string;
}

/** What the municipality answered, to a question or at the table. */
export interface Answered extends AskedCase {
  readonly kind: "dealRequest" | "deal";
  readonly number: string;
  readonly title: string;
  readonly at: Date;
  /** Null for a yes; else what it would take, or why it was a no. */
  readonly no: string | null;
}

export const answerLikenesses = ["sameWork", "sameWords", "sameAsked"] as const;
export type AnswerLikeness = (typeof answerLikenesses)[number];

export interface LikeAnswer extends Answered {
  /** Why it is like this one, the strongest first; never empty. */
  readonly because: readonly AnswerLikeness[];
  /** The words both use, the rarest first. */
  readonly words: readonly string[];
}

/** The answers that are like this one, most like first; `limit` of them, or none. */
export function likeAnswers(
  one: AskedCase,
  others: readonly Answered[],
  limit: number,
): readonly LikeAnswer[] {
  const close = closenessTo(one, others);
  return others
    .map((other) => {
      const { closeness = 0, words = [] } = close.get(other.id) ?? {};
      const because = becauseOf(one, other, closeness);
      return { ...other, because, words: because.includes("sameWords") ? words : [], closeness };
    })
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || b.at.getTime() - a.at.getTime())
    .slice(0, limit)
    .map(({ closeness: _, ...like }) => like);
}

function becauseOf(one: AskedCase, other: AskedCase, closeness: number): readonly AnswerLikeness[] {
  const holds: Readonly<Record<AnswerLikeness, boolean>> = {
    sameWork: one.workId !== null && one.workId === other.workId,
    sameWords: closeness >= likeWords,
    sameAsked: one.areaId === other.areaId && isAsMuch(one, other),
  };
  return answerLikenesses.filter((likeness) => holds[likeness]);
}

/** The same kinds of means, and of the money no more than twice as much on either side. */
function isAsMuch(one: AskedCase, other: AskedCase): boolean {
  const isSameKinds =
    one.asks.length > 0 &&
    one.asks.length === other.asks.length &&
    one.asks.every((kind) => other.asks.includes(kind));
  const [less, more] = [one.amountCents, other.amountCents].sort((a, b) => (a < b ? -1 : 1));
  return isSameKinds && (more ?? 0n) <= 2n * (less ?? 0n);
}

function weightOf({
  because,
  closeness,
}: {
  readonly because: readonly AnswerLikeness[];
  readonly closeness: number;
}): number {
  const weights: Readonly<Record<AnswerLikeness, number>> = {
    sameWork: 4,
    sameWords: 2,
    sameAsked: 1,
  };
  return because.reduce((sum, likeness) => sum + weights[likeness], closeness);
}
