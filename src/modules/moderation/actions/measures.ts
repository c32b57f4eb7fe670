import type { Language } from "#lib/texts.ts";
import { mailTo } from "#modules/accounts";
import { type Acting, memberOf } from "#platform/context.ts";
import { hashOfBody, keyOf, listInsteads, showInstead } from "#platform/instead.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { FindWritings } from "#platform/slots.ts";
import { type Case, insteadOf, type Measure, type MeasureKind } from "../model.ts";
import { insertMeasure, lockCaseOf, saveCase } from "../store.ts";

/** What all of it shares: finding the text, writing down what was done, telling its writer. */

/** The case of the text that a reader chose by what she saw; undefined where it is not there. */
export async function openCase(
  acting: Acting,
  find: FindWritings,
  { kind, id, key }: { readonly kind: string; readonly id: string; readonly key: string },
): Promise<(Case & { readonly stays: boolean }) | undefined> {
  const { tx, communityId, now } = acting;
  const insteads = await listInsteads(tx, communityId);
  const writings = await find(tx, { communityId, now }, { kind, id });
  for (const { owner: row, authorId, body, stays = false } of writings) {
    const owner = authorId ?? row;
    const shown = insteads.find((one) => one.owner === owner && one.body === body)?.instead ?? body;
    if (keyOf(owner, shown) !== key) continue;
    const one = await lockCaseOf(
      tx,
      communityId,
      {
        id: acting.newId(),
        subject: { kind, id },
        owner,
        authorId,
        body,
        hash: hashOfBody(body),
        madeAt: now,
      },
      () => nextNumber(acting, "H"),
    );
    return { ...one, stays };
  }
  return undefined;
}

type Done = Partial<Pick<Measure, "reason" | "ground" | "words" | "body" | "appealUntil">> &
  Pick<Measure, "kind">;

/** Writes down what was done, makes readers see it, and records it: numbers and reasons, no words. */
export async function measure(
  acting: Acting,
  before: Case,
  done: Done,
  change: Partial<Pick<Case, "state" | "wording">> = {},
): Promise<string> {
  const { tx, communityId, now } = acting;
  const one = { ...before, ...change };
  const id = acting.newId();
  await insertMeasure(tx, communityId, one.id, {
    id,
    reason: null,
    ground: null,
    words: "",
    body: null,
    appealUntil: null,
    ...done,
    memberId: memberOf(acting),
    at: now,
  });
  // Erasing is the database's own doing: it writes the state with it.
  if (one.state !== "erased" && one.body !== null) {
    await saveCase(tx, communityId, one);
    if (change.state !== undefined || change.wording !== undefined)
      await showInstead(tx, communityId, {
        owner: one.owner,
        body: one.body,
        instead: insteadOf(one),
      });
  }
  acting.record({
    kind: `moderation.${done.kind}`,
    subject: one.subject,
    // What was left as it is concerns who asked, and no page.
    isPublic: done.kind !== "left",
    ...(isJudged(done.kind) && { office: "moderator" }),
    data: {
      number: one.number,
      ...(done.reason && { reason: done.reason }),
      ...(done.ground && { ground: done.ground }),
    },
  });
  return id;
}

/** Done to the words of another, and not by who wrote them. */
function isJudged(kind: MeasureKind): boolean {
  return ["left", "hidden", "restored", "erased"].includes(kind);
}

/** Tells a member by mail, in her language; who has no address reads it on the page. */
export async function tellMember(
  { tx, communityId }: Acting,
  memberId: string | null,
  number: string,
  say: (language: Language) => {
    readonly subject: string;
    readonly lines: readonly string[];
    readonly button: string;
  },
): Promise<void> {
  if (!memberId) return;
  await mailTo({ tx, communityId }, memberId, "moderation.told", (language) => {
    const { subject, lines, button } = say(language);
    return { subject, body: [...lines, { label: button, path: `/moderatie/${number}` }] };
  });
}
