import { z } from "zod";
import { findPreference, isQuiet, pageFor, stopPathOf } from "#modules/notifications";
import { act } from "#platform/act.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform, Task } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import type { NewEntry } from "#platform/record.ts";
import { currentContext, systemContext } from "#platform/settle.ts";
import type { SlotTable } from "#platform/slots.ts";
import { forgetTrader } from "./actions/leaving.ts";
import { matchEverything, matchListing } from "./actions/matching.ts";
import { tellNotice } from "./actions/telling.ts";
import { partOf } from "./model.ts";
import { findMatched, listIntroductions, listListings, listUntold, type Notice } from "./store.ts";
import { texts } from "./texts.ts";

/** Suggestions for what is new, mail to who may meet, and forgetting who left. */

const match = ({ subject }: NewEntry): readonly Task[] => [
  { task: "market.match", payload: { listingId: subject.id } },
];

export const subscriptions: Subscriptions = {
  "market.placed": match,
  "market.changed": match,
  "market.reopened": match,
  "accounts.erased": ({ subject }) => [
    { task: "market.forget", payload: { memberId: subject.id } },
  ],
};

export const tasks: TaskHandlers = {
  "market.match": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const { listingId } = z.object({ listingId: z.uuid() }).parse(given);
    const outcome = await act(matchListing, context, { listingId });
    if (!outcome.ok) throw new Error(`matching a listing: ${outcome.refusal}`);
  },
  "market.forget": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const { memberId } = z.object({ memberId: z.uuid() }).parse(given);
    const outcome = await act(forgetTrader, context, { memberId });
    if (!outcome.ok)
      throw new Error(`forgetting what a member asks and offers: ${outcome.refusal}`);
  },
};

const dayMs = 86_400_000;

/** Once in a day of civil time all is compared anew. */
export async function matchAllOnceADay(platform: Platform, communityId: string): Promise<void> {
  const { now, last } = await platform.database.read(communityId, async (db) => ({
    now: civilNow(platform.clock, await findClockAheadMs(db, communityId)),
    last: await findMatched(db, communityId),
  }));
  if (last && now.getTime() - last.getTime() < dayMs) return;
  const outcome = await act(matchEverything, systemContext(platform, communityId, now), {});
  if (!outcome.ok) throw new Error(`matching all listings: ${outcome.refusal}`);
}

/** Each minute: who may meet somebody hears so, outside her quiet hours; how many mails were left. */
export async function tellNotices(
  platform: Platform,
  slots: SlotTable,
  communityId: string,
): Promise<number> {
  const { now, untold } = await platform.database.read(communityId, async (db) => ({
    now: civilNow(platform.clock, await findClockAheadMs(db, communityId)),
    untold: await listUntold(db, communityId, 500),
  }));
  let mails = 0;
  for (const notice of untold) {
    const input = await platform.database.read(communityId, (db) =>
      compose(db, slots, communityId, notice, now),
    );
    if (!input) continue;
    const outcome = await act(tellNotice, systemContext(platform, communityId, now), input);
    if (outcome.ok) mails += outcome.value.mails;
    else if (outcome.refusal !== "notice_told")
      throw new Error(`telling who may meet: ${outcome.refusal}`);
  }
  return mails;
}

/** What one notice says; undefined while its reader is not to be disturbed. */
async function compose(db: Db, slots: SlotTable, communityId: string, notice: Notice, now: Date) {
  const { introductionId, memberId, kind } = notice;
  const reader = await pageFor(db, slots, communityId, memberId, now);
  const [one] = await listIntroductions(db, communityId, now, { id: introductionId }, 1);
  const part = one && partOf(one, memberId);
  const unsubscribe = await stopPathOf(db, communityId, memberId, "asks");
  // Who was erased is told nothing.
  if (!reader || !one || !part)
    return { ...notice, to: null, language: "nl" as const, subject: "-", body: [], unsubscribe };
  const preference = await findPreference(db, communityId, memberId);
  if (isQuiet(preference.quiet, now)) return undefined;
  const { language } = reader.page;
  const t = texts[language].mails;
  const ids = [one.needId, one.offerId].flatMap((id) => id ?? []);
  const found = await listListings(db, communityId, now, { ids }, 2);
  const ownId = part === "asker" ? one.needId : one.offerId;
  const own = found.find(({ id }) => id === ownId);
  const other = found.find(({ id }) => id !== ownId);
  const title = other?.title ?? own?.title ?? "";
  const body: MailBlock[] = [
    t.opening[kind](title),
    ...(kind === "proposed" && one.words !== "" ? [{ quote: one.words }] : []),
    { label: t.look[kind], path: `/vraag-en-aanbod/kennismaking/${one.id}` },
    { heading: t.choose },
    {
      list: [
        { text: t.settings, path: "/mij/berichten" },
        { text: t.stop, path: unsubscribe },
      ],
    },
  ];
  return {
    ...notice,
    to: preference.wantsAsks ? reader.to : null,
    language,
    subject: t.subject[kind](title),
    body,
    unsubscribe,
  };
}
