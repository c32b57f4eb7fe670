/** Whether the votes show groups. When not, `reason` names why; `sentence` says it to a reader. */
export type Verdict =
  | { readonly hasGroups: true }
  | { readonly hasGroups: false; readonly reason: NoGroupsReason; readonly sentence: string };

export type NoGroupsReason =
  | "no_votes"
  | "too_few_people"
  | "too_few_statements"
  | "everyone_alike"
  | "no_more_than_chance"
  | "no_group_large_enough";

const SENTENCES: Readonly<Record<NoGroupsReason, string>> = {
  no_votes: "no groups: nobody has voted yet.",
  too_few_people: "no groups: too few people have voted on enough statements.",
  too_few_statements:
    "no groups: with fewer than two statements on the map there is nothing to compare.",
  everyone_alike: "no groups: everyone on the map voted alike.",
  no_more_than_chance:
    "no groups: what people vote on one statement says no more about their other votes than chance would.",
  no_group_large_enough: "no groups: every division leaves a group too small to speak of.",
};

export function noGroups(reason: NoGroupsReason): Verdict {
  return { hasGroups: false, reason, sentence: SENTENCES[reason] };
}
