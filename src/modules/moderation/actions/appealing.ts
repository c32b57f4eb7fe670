import { addDays, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import {
  appealing,
  appealRoles,
  decideAppeal,
  decideJudging,
  judging,
  type ModerationRefusal,
  moderationClauses,
} from "../model.ts";
import { insertAppeal, listAppeals, listMeasures, lockCase, saveJudgement } from "../store.ts";
import { mails } from "../texts.ts";
import { measure, tellMember } from "./measures.ts";

type Done = Result<{ number: string }, ModerationRefusal>;

/** Its writer asks that somebody else looks again (DSA art. 20). */
export const appealHiding = action({
  name: "moderation.appeal",
  input: appealing,
  who: "anyone",
  perform: async (acting, { writingId, words }): Promise<Done> => {
    const { tx, communityId, now, actor, charter } = acting;
    const one = await lockCase(tx, communityId, writingId);
    if (!one) return refuse("text_unknown");
    const memberId = actor.kind === "member" ? actor.memberId : null;
    const all = (await listMeasures(tx, communityId, [one.id])).get(one.id) ?? [];
    const hidden = all.findLast(({ kind }) => kind === "hidden");
    const before = (await listAppeals(tx, communityId, { writingId: one.id })).find(
      ({ measureId }) => measureId === hidden?.id,
    );
    const decision = decideAppeal(one, hidden, before, memberId, localDate(now));
    if (!decision.ok || !hidden) return decision.ok ? refuse("not_hidden") : decision;
    await insertAppeal(tx, communityId, {
      id: acting.newId(),
      writingId: one.id,
      measureId: hidden.id,
      hiddenBy: hidden.memberId,
      memberId,
      words,
      at: now,
      dueOn: addDays(localDate(now), charter.value(moderationClauses.reportDays)),
      decidedBy: null,
      decidedAt: null,
      outcome: null,
      answer: null,
    });
    acting.record({
      kind: "moderation.appealed",
      subject: one.subject,
      data: { number: one.number },
    });
    return ok({ number: one.number });
  },
});

/** Somebody else than who hid it decides; the database holds that too. */
export const judgeAppeal = action({
  name: "moderation.judge",
  input: judging,
  who: appealRoles,
  perform: async (acting, { writingId, outcome, answer }): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const one = await lockCase(tx, communityId, writingId);
    if (!one) return refuse("text_unknown");
    const last = (await listAppeals(tx, communityId, { writingId: one.id })).at(-1);
    const decision = decideJudging(one, last, memberOf(acting));
    if (!decision.ok) return decision;
    const appeal = decision.value;
    await saveJudgement(tx, communityId, appeal.id, {
      ...appeal,
      decidedBy: memberOf(acting),
      decidedAt: now,
      outcome,
      answer,
    });
    if (outcome === "reversed" && one.state === "hidden")
      await measure(acting, one, { kind: "restored", words: answer }, { state: "shown" });
    else
      acting.record({
        kind: "moderation.upheld",
        office: "moderator",
        subject: one.subject,
        data: { number: one.number },
      });
    await tellMember(acting, appeal.memberId, one.number, (language) =>
      mails[language].judged[outcome](answer),
    );
    return ok({ number: one.number });
  },
});
