import { addDays, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import type { FindWritings } from "#platform/slots.ts";
import { type ModerationRefusal, moderationClauses, reporting } from "../model.ts";
import { insertReport } from "../store.ts";
import { openCase } from "./measures.ts";

/** Anybody says that a text does not belong here; with or without signing in (DSA art. 16). */
export function reportWriting(find: FindWritings) {
  return action({
    name: "moderation.report",
    input: reporting,
    who: "anyone",
    perform: async (acting, input): Promise<Result<{ number: string }, ModerationRefusal>> => {
      const { tx, communityId, now, charter, actor } = acting;
      const one = await openCase(acting, find, input);
      if (!one) return refuse("text_unknown");
      if (one.state !== "shown") return refuse("not_shown");
      const isNew = await insertReport(tx, communityId, {
        id: acting.newId(),
        writingId: one.id,
        reason: input.reason,
        words: input.words,
        reporterId: actor.kind === "member" ? actor.memberId : null,
        at: now,
        dueOn: addDays(localDate(now), charter.value(moderationClauses.reportDays)),
        measureId: null,
      });
      if (!isNew) return refuse("reported_before");
      acting.record({
        kind: "moderation.reported",
        subject: one.subject,
        isPublic: false,
        data: { number: one.number, reason: input.reason },
      });
      return ok({ number: one.number });
    },
  });
}
