import { createHash } from "node:crypto";
import { Feed } from "feed";
import { ICalCalendar } from "ical-generator";
import { addDays, localDate } from "#lib/calendar.ts";
import { asHtml } from "#lib/html.ts";
import type { Resource, ToldOf } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listBeginnings } from "#platform/record.ts";

/** Every list as a feed for a news reader (Atom), and what has a day as a calendar (iCalendar). */

const inFeed = 50;
/** So many of the newest are asked for their days. */
const inCalendar = 2000;
/** A day that is longer ago is no appointment any more. */
const daysBack = 90;

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly at: Date;
  readonly told: ToldOf;
}

/** The last things of a list, each with its title, what it says and since when. */
export async function atomOf(
  db: Db,
  page: PageTools,
  resource: Resource,
  origin: string,
): Promise<string> {
  const entries = await entriesOf(db, page, resource, origin, { after: null, limit: inFeed });
  const { community, language } = page;
  const title = `${resource.title}, ${community.name}`;
  const address = addressOf(page, resource, origin);
  const feed = new Feed({
    id: address,
    link: address,
    title,
    description: resource.what,
    language,
    copyright: title,
    feedLinks: { atom: `${address}.atom` },
    updated: entries[0]?.at ?? page.now,
    generator: "Meent",
  });
  for (const { id, url, at, told } of entries)
    feed.addItem({
      id,
      link: url,
      title: asHtml(told.title || resource.title),
      description: asHtml(told.text),
      date: at,
    });
  return feed.atom1();
}

/** What of a list has a day: a term, a look back, the days of an offer. */
export async function calendarOf(
  db: Db,
  page: PageTools,
  resource: Resource,
  origin: string,
): Promise<string> {
  const { community, language, now } = page;
  const calendar = new ICalCalendar({
    name: `${resource.title}, ${community.name}`,
    prodId: { company: "Meent", product: resource.name, language: language.toUpperCase() },
    ttl: 60 * 60,
  });
  const from = addDays(localDate(now), -daysBack);
  for (let after: string | null = null, seen = 0; seen < inCalendar; ) {
    const stretch = await entriesOf(db, page, resource, origin, { after, limit: 500 });
    for (const { id, url, told } of stretch)
      for (const { on, until, what } of told.days ?? []) {
        if ((until ?? on) < from) continue;
        const summary = `${what[language]}: ${told.title || resource.title}`;
        calendar.createEvent({
          // The same day of the same thing keeps its id, also when the day moves.
          id: createHash("sha256").update(`${id}\n${what.nl}`).digest("hex"),
          allDay: true,
          start: `${on}T00:00:00`,
          // The end of a whole day is the day after it (RFC 5545, 3.6.1).
          ...(until && { end: `${addDays(until, 1)}T00:00:00` }),
          stamp: now,
          summary: summary.charAt(0).toUpperCase() + summary.slice(1),
          url,
        });
      }
    seen += stretch.length;
    after = stretch.at(-1)?.key ?? null;
    if (stretch.length < 500) break;
  }
  return calendar.toString();
}

async function entriesOf(
  db: Db,
  page: PageTools,
  resource: Resource,
  origin: string,
  keyset: Parameters<Resource["list"]>[2],
): Promise<readonly (Entry & { readonly key: string })[]> {
  const { language, community } = page;
  const rows = await resource.list(db, page, keyset);
  const ids = rows.map(({ id }) => id);
  const { kind } = resource;
  const titles = kind ? await page.slots.titles(db, page, kind, ids) : undefined;
  const beginnings = kind ? await listBeginnings(db, community.id, kind, ids) : undefined;
  const address = addressOf(page, resource, origin);
  return rows.map(({ id, item }) => {
    const title = titles?.get(id);
    const told = resource.told(item, title?.title ?? "", language);
    const path = typeof item.pagina === "string" ? item.pagina : title?.href;
    return {
      key: id,
      id: `${address}#${id}`,
      url: path ? new URL(path, origin).href : address,
      at: beginnings?.get(id) ?? new Date(told.at ?? page.now),
      told,
    };
  });
}

function addressOf({ community }: PageTools, { name }: Resource, origin: string): string {
  return `${origin}/api/v1/gemeenschappen/${community.slug}/${name}`;
}
