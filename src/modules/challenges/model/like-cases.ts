import { closenessTo, likeWords } from "#lib/like-words.ts";
import type { RefusalGround } from "../model.ts";

/*
 * Which cases are like this one: the same work, the same ground, the same kind of place and route, or
 * told in the same words.
 */

/** What is compared of a case. */
export interface Case {
  readonly id: string;
  readonly workId: string;
  readonly areaId: string;
  readonly route: string;
  readonly doerKind: string;
  readonly ground: RefusalGround | null;
  /** The work's title and lead, and what the party wants, as they wrote it. */
  readonly text: string;
}

export const likenesses = ["sameWork", "sameGround", "sameWords", "samePlaceAndRoute"] as const;
export type Likeness = (typeof likenesses)[number];

export interface LikeCase {
  readonly id: string;
  /** Why it is like this one, the strongest first; never empty. */
  readonly because: readonly Likeness[];
  /** The words both use, the rarest first, at most three. */
  readonly words: readonly string[];
}

/** The cases that are like this one, most like first; `limit` of them, or none. */
export function likeCases(one: Case, others: readonly Case[], limit: number): readonly LikeCase[] {
  const close = closenessTo(one, others);
  return others
    .map((other) => {
      const { closeness, words } = close.get(other.id) ?? { closeness: 0, words: [] };
      return { id: other.id, because: becauseOf(one, other, closeness), closeness, words };
    })
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || b.id.localeCompare(a.id))
    .slice(0, limit)
    .map(({ id, because, words }) => ({
      id,
      because,
      words: because.includes("sameWords") ? words : [],
    }));
}

function becauseOf(one: Case, other: Case, closeness: number): readonly Likeness[] {
  const isSameRoute = one.route === other.route && one.doerKind === other.doerKind;
  const holds: Readonly<Record<Likeness, boolean>> = {
    sameWork: one.workId === other.workId,
    sameGround: one.ground !== null && one.ground === other.ground,
    sameWords: closeness >= likeWords,
    samePlaceAndRoute: one.areaId === other.areaId && isSameRoute,
  };
  return likenesses.filter((likeness) => holds[likeness]);
}

function weightOf({ because, closeness }: { because: readonly Likeness[]; closeness: number }) {
  const weights: Readonly<Record<Likeness, number>> = {
    sameWork: 8,
    sameGround: 4,
    sameWords: 2,
    samePlaceAndRoute: 1,
  };
  return because.reduce((sum, likeness) => sum + weights[likeness], closeness);
}
