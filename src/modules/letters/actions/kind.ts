import type { Result } from "#lib/result.ts";
import { isMemberOfOrganization } from "#modules/people";
import type { SubjectKind } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { type Letter, type LetterRefusal, still } from "../model.ts";
import { listDueLetters, lockLetter, saveState } from "../store.ts";

export type Done = Result<{ number: string }, LetterRefusal>;

export const letterKind: SubjectKind<Letter> = {
  kind: "letter",
  lock: lockLetter,
  // No rule of the charter bears on it: its terms are the law's and the ordinance's.
  charterVersion: () => undefined,
  area: (letter) => letter.areaId,
  listDue: listDueLetters,
  lapse: async (acting, letter) => {
    await saveState(acting.tx, acting.communityId, letter.id, still("overdue"));
    acting.record({
      kind: "letters.overdue",
      ...aboutOf(letter),
      at: acting.now,
      data: { dueOn: letter.dueOn },
    });
  },
};

/** Whether the actor speaks for the party: who wrote it, or a member of her organisation. */
export async function actsForParty(acting: Acting, letter: Letter): Promise<boolean> {
  const memberId = memberOf(acting);
  if (letter.partyMemberId === memberId) return true;
  return (
    letter.partyOrganizationId !== null &&
    (await isMemberOfOrganization(
      acting.tx,
      acting.communityId,
      letter.partyOrganizationId,
      memberId,
    ))
  );
}

/** On whose pages an entry of it shows too. */
export function aboutOf({ id, workId }: Pick<Letter, "id" | "workId">) {
  return { subject: { kind: "letter", id }, about: [{ kind: "work", id: workId }] };
}
