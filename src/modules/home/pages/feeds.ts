import { createHash } from "node:crypto";
import { Feed } from "feed";
import { Hono } from "hono";
import { ICalCalendar } from "ical-generator";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { asHtml } from "#lib/html.ts";
import { read } from "#platform/context.ts";
import type { PageContext, PageEnv } from "#platform/http.ts";
import { listEntries } from "#platform/record.ts";
import { toldText } from "#platform/slots.ts";
import { mostWaits } from "#platform/waits.ts";
import { weekOf } from "../model.ts";
import { texts } from "../texts.ts";
import { dueLine, thingsOf } from "./week.tsx";
import { loadMoved } from "./week-parts.ts";

/** What a news reader or a calendar can follow: the record, each week, and promises with a day. */
export const feedPages = new Hono<PageEnv>();

const linesInFeed = 50;
const weeksInFeed = 8;

feedPages.get("/logboek.atom", async (c) => {
  const { page, context } = c.var;
  const told = await read(context, async (db) =>
    page.slots.describe(db, page, await listEntries(db, page.community.id, linesInFeed)),
  );
  const feed = feedOf(c, "/logboek", texts[page.language].feed.record(page.community.name));
  for (const one of told)
    feed.addItem({
      id: urlOf(c, `/logboek/${one.entry.number}`),
      link: urlOf(c, `/logboek/${one.entry.number}`),
      title: asHtml(toldText(one)),
      description: asHtml(one.sentence),
      date: one.entry.at,
    });
  return sendFeed(c, feed, told[0]?.entry.at);
});

feedPages.get("/deze-week.atom", async (c) => {
  const { page, context } = c.var;
  const t = texts[page.language];
  // Whole weeks only, so that what was sent once stays what it was.
  const today = weekOf(localDate(page.now));
  const weeks = Array.from({ length: weeksInFeed }, (_, back) =>
    weekOf(addDays(today.from, -7 * (back + 1))),
  );
  const told = await read(context, async (db) => {
    const all = [];
    for (const week of weeks) all.push({ week, moved: await loadMoved(db, page, week) });
    return all;
  });
  const feed = feedOf(c, "/deze-week", t.feed.week(page.community.name));
  for (const { week, moved } of told) {
    const address = urlOf(c, `/deze-week?week=${week.key}`);
    feed.addItem({
      id: address,
      link: address,
      title: t.week.titleOf(week.number, week.year),
      description: asHtml(
        [
          moved.length === 0 ? t.week.movedNone : thingsOf(moved.length, page.language),
          ...moved.map(({ lines }) => {
            const last = lines.at(-1);
            return last ? toldText(last) : "";
          }),
        ].join("\n"),
      ),
      date: startOfDay(addDays(week.until, 1)),
    });
  }
  return sendFeed(c, feed, startOfDay(today.from));
});

feedPages.get("/agenda.ics", async (c) => {
  const { page, context } = c.var;
  const { items } = await read(context, (db) => page.slots.waits(db, page, { count: mostWaits }));
  const t = texts[page.language];
  const calendar = new ICalCalendar({
    name: t.feed.calendar(page.community.name),
    prodId: { company: "Meent", product: "agenda", language: page.language.toUpperCase() },
    ttl: 60 * 60,
  });
  for (const wait of items) {
    if (wait.until === null) continue;
    const url =
      wait.href === undefined
        ? urlOf(c, "/wachten")
        : new URL(wait.href, context.platform.origin()).href;
    calendar.createEvent({
      // The same promise keeps its id, also when its day moves.
      id: createHash("sha256").update([url, wait.on.key, wait.what].join("\n")).digest("hex"),
      allDay: true,
      start: `${wait.until}T00:00:00`,
      stamp: page.now,
      summary: `${wait.on.label}: ${wait.what}`,
      description: dueLine(wait, page.language),
      url,
    });
  }
  return c.body(calendar.toString(), 200, {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="agenda.ics"',
  });
});

function feedOf(c: PageContext, path: string, title: string): Feed {
  const { language } = c.var.page;
  return new Feed({
    id: urlOf(c, path),
    link: urlOf(c, path),
    title,
    language,
    copyright: title,
    feedLinks: { atom: urlOf(c, `${path}.atom`) },
    updated: c.var.page.now,
    generator: "Meent",
  });
}

function sendFeed(c: PageContext, feed: Feed, updated: Date | undefined): Response {
  if (updated) feed.options.updated = updated;
  return c.body(feed.atom1(), 200, { "Content-Type": "application/atom+xml; charset=utf-8" });
}

/** The whole address of a path of this community, as the outside knows it. */
function urlOf(c: PageContext, path: string): string {
  const { context, page } = c.var;
  return new URL(page.href(path), context.platform.origin()).href;
}
