import { daysBetween, localDate, minuteOfDay, weekday } from "#lib/calendar.ts";
import { dateText, daysText, numberText } from "#lib/format.ts";
import { listWeekReaders, pageFor, stopPathOf } from "#modules/notifications";
import { listCommunities } from "#modules/people";
import { act } from "#platform/act.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import { systemContext } from "#platform/settle.ts";
import { type SlotTable, toldText } from "#platform/slots.ts";
import type { ToldWait } from "#platform/waits.ts";
import { sendWeekTo } from "./actions.ts";
import { viewFor, type WeekPart, type WeekView, weekOf, weekParts } from "./model.ts";
import { dueLine, endingLine, missingLines, periodOf, thingsOf } from "./pages/week.tsx";
import { loadWeek, type WeekTold } from "./pages/week-parts.ts";
import { texts } from "./texts.ts";

/** The week as mail, on the day each reader chose. */

/** The hour from which it goes out; `isMailDue` holds it. */
const firstHour = 7;

/** Each minute: who chose this weekday and had none today gets the week. */
export async function sendWeek(platform: Platform, slots: SlotTable): Promise<void> {
  const communities = await platform.database.readShared(listCommunities);
  for (const { id } of communities) await sendWeekIn(platform, slots, id);
}

/** In one community; how many mails were left. */
export async function sendWeekIn(
  platform: Platform,
  slots: SlotTable,
  communityId: string,
): Promise<number> {
  const now = civilNow(
    platform.clock,
    await platform.database.read(communityId, (db) => findClockAheadMs(db, communityId)),
  );
  const today = localDate(now);
  if (minuteOfDay(now) < firstHour * 60) return 0;
  const readers = await platform.database.read(communityId, (db) =>
    listWeekReaders(db, communityId, weekday(today), today, 500),
  );
  let mails = 0;
  for (const memberId of readers) {
    const input = await platform.database.read(communityId, (db) =>
      composeWeek(db, slots, communityId, memberId, now),
    );
    if (!input) continue;
    const outcome = await act(sendWeekTo, systemContext(platform, communityId, now), input);
    if (outcome.ok && outcome.value.isSent) mails++;
    // Another process sent it in the meantime.
    else if (!outcome.ok && outcome.refusal !== "week_not_due")
      throw new Error(`sending the week: ${outcome.refusal}`);
  }
  return mails;
}

async function composeWeek(
  db: Db,
  slots: SlotTable,
  communityId: string,
  memberId: string,
  now: Date,
) {
  const reader = await pageFor(db, slots, communityId, memberId, now);
  if (!reader) return undefined;
  const { page, to } = reader;
  const { language, community, viewer } = page;
  const week = weekOf(localDate(now));
  const view = viewFor(viewer.kind === "member" ? viewer.roles : []);
  const told = await loadWeek(db, page, week, view);
  const t = texts[language].weekMail;
  const unsubscribe = await stopPathOf(db, communityId, memberId, "week");
  const body: MailBlock[] = [
    `${periodOf(week, language)} ${thingsOf(told.moved.length, language)}`,
    ...weekParts[view].flatMap((part) => partOf(page, view, told, part)),
    { label: t.more, path: "/deze-week" },
    { heading: t.choose },
    {
      list: [
        { text: t.change, path: "/deze-week/mail" },
        { text: t.stop, path: unsubscribe },
      ],
    },
  ];
  const subject = t.subject(community.name, week.number);
  return { memberId, to, language, subject, body, unsubscribe };
}

type Item = string | { readonly text: string; readonly path: string };

/** A part of the week as its page shows it; nothing where there is nothing to say. */
function partOf(
  page: PageTools,
  view: WeekView,
  told: WeekTold,
  part: WeekPart,
): readonly MailBlock[] {
  const items = itemsOf(page, told, part);
  if (items.length === 0) return [];
  const t = texts[page.language].week;
  return [
    { heading: t.parts[part] },
    ...(part === "together" ? [t.ask[view]] : []),
    { list: items },
  ];
}

function itemsOf(page: PageTools, told: WeekTold, part: WeekPart): readonly Item[] {
  const { language } = page;
  const t = texts[language].week;
  const waits = (list: readonly ToldWait[]) => list.map((wait) => waitItem(page, wait));
  switch (part) {
    case "moved":
      return told.moved.flatMap(({ lines }) => {
        const last = lines.at(-1);
        return last ? [itemOf(toldText(last), last.href)] : [];
      });
    case "asked":
      return told.asked.map(({ sentence, href }) => itemOf(sentence, href));
    case "together":
      return told.together.map(
        ({ area, one, other }) =>
          `${t.meeting(area)} ${one.name} (${one.title}) ${t.meetingAnd} ${other.name} (${other.title}).`,
      );
    case "waits":
      return waits(told.waits);
    case "mine":
      return waits(told.mine);
    case "late":
      return waits(told.late);
    case "due":
      return told.due.map((wait) => itemOf(dueLine(wait, language), wait.href));
    case "perOffice":
      return told.perOffice.map(({ key, label, count }) =>
        itemOf(
          t.perOffice(label, numberText(count, language), count === 1),
          `/wachten?op=${encodeURIComponent(key)}`,
        ),
      );
    case "ending":
      return told.ending.map((ending) => endingLine(ending, page));
    case "missing":
      return missingLines(told, language);
  }
}

/** Who waits for whom, for what, how long, and until when. */
function waitItem({ language, now }: PageTools, wait: ToldWait): Item {
  const t = texts[language].weekMail;
  const days = daysText(daysBetween(wait.since, localDate(now)), language);
  const until = wait.until === null ? null : dateText(wait.until, language);
  return itemOf(t.wait(wait.who, wait.on.label, wait.what, days, until), wait.href);
}

function itemOf(text: string, path: string | undefined): Item {
  return path === undefined ? text : { text, path };
}
