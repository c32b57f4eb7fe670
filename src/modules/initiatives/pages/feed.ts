import { Feed } from "feed";
import { asHtml } from "#lib/html.ts";
import { listAreas } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageContext } from "#platform/http.ts";
import { listInitiatives } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./slots.ts";

const inFeed = 50;

/** The last initiatives that were shown to everybody, for a news reader. */
export async function sendFeed(c: PageContext): Promise<Response> {
  const { page, context } = c.var;
  const { language, community } = page;
  const t = texts[language];
  const { found, areas } = await read(context, async (db) => ({
    found: await listInitiatives(db, community.id, { isPublic: true }, inFeed),
    areas: await listAreas(db, community.id),
  }));
  const urlOf = (path: string) => new URL(page.href(path), context.platform.origin()).href;
  const title = t.feed(community.name);
  const feed = new Feed({
    id: urlOf("/initiatieven"),
    link: urlOf("/initiatieven"),
    title,
    language,
    copyright: title,
    feedLinks: { atom: urlOf("/initiatieven.atom") },
    updated: found[0]?.publishedAt ?? page.now,
    generator: "Meent",
  });
  for (const one of found) {
    const where = areas.find(({ id }) => id === one.areaId)?.name;
    feed.addItem({
      id: urlOf(pathOf(one)),
      link: urlOf(pathOf(one)),
      title: asHtml(where ? `${one.title} (${where})` : one.title),
      description: asHtml(one.what),
      date: one.publishedAt ?? one.madeAt,
    });
  }
  return c.body(feed.atom1(), 200, { "Content-Type": "application/atom+xml; charset=utf-8" });
}
