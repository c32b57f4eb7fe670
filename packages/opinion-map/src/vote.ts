/** What somebody answered to a statement: agree 1, disagree -1, pass 0. Not having seen it is no vote at all. */
export type VoteValue = -1 | 0 | 1;

export interface Vote {
  readonly participant: string;
  readonly statement: string;
  readonly vote: VoteValue;
}

/** `in` and `out` are a moderator's decisions; `undecided` is neither yet. */
export type Moderation = "in" | "out" | "undecided";

export interface Statement {
  readonly id: string;
  readonly moderation: Moderation;
  /** A statement about who somebody is ("I cycle to work"), not about what should be done. */
  readonly isMeta?: boolean;
  readonly text?: string;
}

/** A statement that takes no part in the map: moderated out, or about the person and not the matter. */
export function isOffMap(statement: Statement): boolean {
  return statement.moderation === "out" || statement.isMeta === true;
}
