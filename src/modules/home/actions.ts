import { z } from "zod";
import { localDate, minuteOfDay } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import { findPreference, saveWeekSent } from "#modules/notifications";
import { type AnyAction, action } from "#platform/act.ts";
import { queueMail } from "#platform/mail.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import { isMailDue, type WeekFault } from "./model.ts";

/**
 * Leaves the mail of the week for one member, once on the day she chose: of two processes that send,
 * the second finds the day written down and leaves nothing.
 */
export const sendWeekTo = action({
  name: "home.sendWeek",
  input: z.object({
    memberId: z.uuid(),
    /** Null: there is no address mail may go to; the day passes without. */
    to: z.string().nullable(),
    language: z.enum(languages),
    subject: z.string().min(1),
    body: z.array(z.custom<MailBlock>((block) => block !== null && block !== undefined)),
    unsubscribe: z.string().startsWith("/"),
  }),
  who: "system",
  perform: async (acting, input): Promise<Result<{ isSent: boolean }, WeekFault>> => {
    const { tx, communityId, now } = acting;
    const { memberId, to, ...letter } = input;
    const today = localDate(now);
    const { weekOn, weekSentOn } = await findPreference(tx, communityId, memberId);
    const hour = Math.floor(minuteOfDay(now) / 60);
    if (weekOn === null || !isMailDue({ weekday: weekOn, lastOn: weekSentOn }, today, hour))
      return refuse("week_not_due");
    if (!(await saveWeekSent(tx, communityId, memberId, today))) return refuse("week_not_due");
    if (to !== null) await queueMail(acting, { kind: "home.week", to, memberId, ...letter });
    return ok({ isSent: to !== null });
  },
});

export const actions: readonly AnyAction[] = [sendWeekTo];
