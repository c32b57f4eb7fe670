import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import { action } from "#platform/act.ts";
import { queueMail } from "#platform/mail.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import { type MarketRefusal, noticeKinds } from "../model.ts";
import { takeNotice } from "../store.ts";

/**
 * Leaves the mail of one notice and takes it from what is still to be told, in one transaction: of two
 * processes that tell it, one does.
 */
export const tellNotice = action({
  name: "market.tell",
  input: z.object({
    introductionId: z.uuid(),
    memberId: z.uuid(),
    kind: z.enum(noticeKinds),
    /** Null: she gets no mail of this; it stands on her own page. */
    to: z.string().nullable(),
    language: z.enum(languages),
    subject: z.string().min(1),
    body: z.array(z.custom<MailBlock>((block) => block !== null && block !== undefined)),
    unsubscribe: z.string().startsWith("/"),
  }),
  who: "system",
  perform: async (acting, input): Promise<Result<{ mails: number }, MarketRefusal>> => {
    const { tx, communityId, now } = acting;
    const { to, memberId, language, subject, body, unsubscribe } = input;
    if (!(await takeNotice(tx, communityId, input, now))) return refuse("notice_told");
    if (to === null) return ok({ mails: 0 });
    const kind = `market.${input.kind}`;
    await queueMail(acting, { kind, to, memberId, language, subject, body, unsubscribe });
    return ok({ mails: 1 });
  },
});
