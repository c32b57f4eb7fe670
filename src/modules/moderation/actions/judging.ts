import { addMonths, localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { markOf } from "#lib/marks.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import {
  appealRoles,
  decideErasing,
  decideHiding,
  decideLeaving,
  decideRestoring,
  erasing,
  hiding,
  leaving,
  type ModerationRefusal,
  moderationClauses,
  moderatorRoles,
  restoring,
} from "../model.ts";
import {
  closeReports,
  eraseWords,
  listAppeals,
  listMeasures,
  listOpenReports,
  lockCase,
} from "../store.ts";
import { mails, texts } from "../texts.ts";
import { measure, tellMember } from "./measures.ts";

/** What moderators do. Each by name, with a reason; nobody judges her own words. */

type Done = Result<{ number: string }, ModerationRefusal>;

/** Leaves it as it is, and says why to who asked. */
export const leaveWriting = action({
  name: "moderation.leave",
  input: leaving,
  who: moderatorRoles,
  perform: async (acting, { writingId, words }): Promise<Done> => {
    const { tx, communityId } = acting;
    const one = await lockCase(tx, communityId, writingId);
    if (!one) return refuse("text_unknown");
    const open = await listOpenReports(tx, communityId, one.id);
    const decision = decideLeaving(one, open, memberOf(acting));
    if (!decision.ok) return decision;
    const id = await measure(acting, one, { kind: "left", words });
    await closeReports(tx, communityId, one.id, id);
    for (const reporterId of new Set(open.map((report) => report.reporterId)))
      await tellMember(acting, reporterId, one.number, (language) =>
        mails[language].left(one.number, words),
      );
    return ok({ number: one.number });
  },
});

/** Hides it everywhere, with a reason that stands in its place; its writer is told (DSA art. 17). */
export const hideWriting = action({
  name: "moderation.hide",
  input: hiding,
  who: moderatorRoles,
  perform: async (acting, { writingId, reason, words }): Promise<Done> => {
    const { tx, communityId, now, charter } = acting;
    const one = await lockCase(tx, communityId, writingId);
    if (!one) return refuse("text_unknown");
    const decision = decideHiding(one, memberOf(acting));
    if (!decision.ok) return decision;
    const open = await listOpenReports(tx, communityId, one.id);
    const appealUntil = addMonths(localDate(now), charter.value(moderationClauses.appealMonths));
    const done = { kind: "hidden", reason, words, appealUntil } as const;
    const id = await measure(acting, one, done, { state: "hidden" });
    await closeReports(tx, communityId, one.id, id);
    await tellMember(acting, one.authorId, one.number, (language) => {
      const t = texts[language];
      return mails[language].hidden(t.reasons[reason], words, dateText(appealUntil, language));
    });
    for (const reporterId of new Set(open.map((report) => report.reporterId)))
      await tellMember(acting, reporterId, one.number, (language) =>
        mails[language].reportHeard(one.number),
      );
    return ok({ number: one.number });
  },
});

/** It was a mistake: shows it again. */
export const restoreWriting = action({
  name: "moderation.restore",
  input: restoring,
  who: moderatorRoles,
  perform: async (acting, { writingId, words }): Promise<Done> => {
    const { tx, communityId } = acting;
    const one = await lockCase(tx, communityId, writingId);
    if (!one) return refuse("text_unknown");
    const appeal = (await listAppeals(tx, communityId, { writingId: one.id })).at(-1);
    const decision = decideRestoring(one, appeal, memberOf(acting));
    if (!decision.ok) return decision;
    await measure(acting, one, { kind: "restored", words }, { state: "shown" });
    await tellMember(acting, one.authorId, one.number, (language) =>
      mails[language].restored(words),
    );
    return ok({ number: one.number });
  },
});

/** Erases it for good on a legal ground; another than who put it out of sight. */
export const eraseWriting = action({
  name: "moderation.erase",
  input: erasing,
  who: appealRoles,
  perform: async (acting, { writingId, ground, words }): Promise<Done> => {
    const { tx, communityId } = acting;
    const one = await lockCase(tx, communityId, writingId);
    if (!one) return refuse("text_unknown");
    const all = (await listMeasures(tx, communityId, [one.id])).get(one.id) ?? [];
    const last = all.findLast(({ kind }) => kind === "hidden" || kind === "unpublished");
    const decision = decideErasing(one, last, memberOf(acting));
    if (!decision.ok) return decision;
    await measure(acting, one, { kind: "erased", ground, words }, { state: "erased" });
    const mark = markOf({ kind: "erased", number: one.number });
    await eraseWords(tx, communityId, one.id, mark);
    await tellMember(acting, one.authorId, one.number, (language) =>
      mails[language].erased(texts[language].grounds[ground], words),
    );
    return ok({ number: one.number });
  },
});
