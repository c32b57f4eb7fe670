import { z } from "zod";
import { addDays, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import { action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import { type NoticeFault, subject, type TellFault } from "../model.ts";
import {
  insertAsked,
  insertDigest,
  insertNews,
  insertPartyFollow,
  lockPreference,
  saveDue,
  saveNextDue,
  saveProgress,
  takeNews,
} from "../store.ts";

/** From the record to the mail: each line is noticed once, and told once. */

/**
 * New lines of the record become news for who follows what they are about. Whoever reads the same
 * lines at the same time waits for this and is refused.
 */
export const notice = action({
  name: "notifications.notice",
  input: z.object({
    from: z.int().min(0),
    to: z.int().min(1),
    /** Who became party to what: they follow it from here on. */
    parties: z.array(subject.extend({ memberId: z.uuid() })),
    lines: z.array(
      z.object({
        number: z.int().min(1),
        actorId: z.uuid().nullable(),
        subjects: z.array(subject),
      }),
    ),
    /** Of whom something may be asked by these lines. */
    touched: z.array(z.uuid()),
  }),
  who: "system",
  perform: async (acting, input): Promise<Result<{ lines: number }, NoticeFault>> => {
    const { tx, communityId, now } = acting;
    if (!(await saveProgress(tx, communityId, input.from, input.to)))
      return refuse("noticed_already");
    for (const { memberId, ...thing } of input.parties)
      await insertPartyFollow(tx, communityId, memberId, thing, now);
    const hearing = new Set(input.touched);
    for (const line of input.lines)
      for (const memberId of await insertNews(tx, communityId, line, now)) hearing.add(memberId);
    await saveDue(tx, communityId, [...hearing], now);
    return ok({ lines: input.lines.length });
  },
});

const mail = z.object({
  kind: z.enum(["asked", "atOnce", "digest"]),
  subject: z.string().min(1),
  body: z.array(z.custom<MailBlock>((block) => block !== null && block !== undefined)),
  unsubscribe: z.string().startsWith("/"),
  /** The lines of the record it tells. */
  numbers: z.array(z.int()),
  /** The waits it tells. */
  asked: z.array(z.string()),
});

/**
 * Leaves a member's mails and takes out what they tell, in one transaction. Of two that tell the same,
 * the second finds it gone and leaves nothing: the rows of the news, the day of the digest and the
 * hashes of the waits decide, and not the order of the processes.
 */
export const tell = action({
  name: "notifications.tell",
  input: z.object({
    memberId: z.uuid(),
    /** Null: there is no address mail may go to; what was to be told is dropped. */
    to: z.string().nullable(),
    language: z.enum(languages),
    mails: z.array(mail),
    /** Lines that are told no more. */
    dropped: z.array(z.int()),
    turn: z.int().min(0),
    /** Milliseconds since 1970. */
    nextAtMs: z.int().nullable(),
  }),
  who: "system",
  perform: async (acting, input): Promise<Result<{ mails: number }, TellFault>> => {
    const { tx, communityId } = acting;
    const { memberId, to, language, nextAtMs } = input;
    if (!(await lockPreference(tx, communityId, memberId))) return refuse("member_unknown");
    await takeNews(tx, communityId, memberId, input.dropped);
    for (const letter of to === null ? [] : input.mails) {
      if (!(await take(acting, memberId, letter))) return refuse("told_already");
      await queueMail(acting, {
        kind: `notifications.${letter.kind}`,
        to: to ?? "",
        memberId,
        language,
        subject: letter.subject,
        body: letter.body,
        unsubscribe: letter.unsubscribe,
      });
    }
    const nextAt = nextAtMs === null ? null : new Date(nextAtMs);
    await saveNextDue(tx, communityId, memberId, input.turn, nextAt);
    return ok({ mails: input.mails.length });
  },
});

/** Takes what a mail tells; false when any of it was told before. */
async function take(
  { tx, communityId, now }: Acting,
  memberId: string,
  { kind, numbers, asked }: z.output<typeof mail>,
): Promise<boolean> {
  const today = localDate(now);
  if (kind === "digest") {
    const before = addDays(today, -31);
    if (!(await insertDigest(tx, communityId, memberId, today, before))) return false;
  }
  return (
    (await takeNews(tx, communityId, memberId, numbers)) === numbers.length &&
    (await insertAsked(tx, communityId, memberId, asked, now)) === asked.length
  );
}
