import { Hono, type Context as HonoContext, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { mayCall } from "#lib/rights.ts";
import { findCommunity, findCommunityBySlug, listCommunities } from "#modules/people";
import { follow } from "#modules/search";
import type { AnyAction } from "#platform/act.ts";
import {
  freshJson,
  languageOf,
  notFoundProblem,
  problemJson,
  publicJson,
  type Resource,
} from "#platform/api.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { errorFacts } from "#platform/log.ts";
import type { SlotTable } from "#platform/slots.ts";
import { countTry } from "#platform/tries.ts";
import { retryAfter, troubleOf } from "#platform/trouble.ts";
import { catalogue } from "./catalogue.ts";
import { openApi } from "./document.ts";
import { atomOf, calendarOf } from "./feeds.ts";
import { findLicencesSince } from "./licences.ts";
import { csvOf, fieldsOf, readKeyset, stretchOf } from "./lists.ts";
import { linesAfter, recordResource } from "./record.ts";
import { answerSearch } from "./search.ts";
import { texts } from "./texts.ts";
import { callAction, forPrograms, type ModuleWords } from "./write.ts";

/**
 * The interface for programs, by the NL API Design Rules: what everybody may read, and every deed of a
 * person with her own token. It makes nothing of its own: lists come from the modules, deeds go
 * through `act`, and the document is made of both.
 */

/** A whole list as a file is work for the database: so many from one place. */
const filesPerSource = { most: 120, minutes: 10 } as const;

/** The files in which each list is to be had, by the ending of their address. */
const files = {
  csv: { type: "text/csv", disposition: "attachment", make: csvOf },
  atom: { type: "application/atom+xml", disposition: "inline", make: atomOf },
  ics: { type: "text/calendar", disposition: "inline", make: calendarOf },
} as const;

export interface ApiParts {
  readonly actions: readonly AnyAction[];
  readonly words: readonly ModuleWords[];
  readonly resources: readonly Resource[];
  readonly slots: SlotTable;
}

export function api(platform: Platform, parts: ApiParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const resources = [...parts.resources, recordResource];
  const actions = forPrograms(parts.actions);
  app.use(answerPreflight, bodyLimit({ maxSize: 256 * 1024, onError: tooLarge }));
  // PostgreSQL holds no text with a NUL, so an address with one leads nowhere.
  app.use((c, next) => (c.req.url.includes("%00") ? Promise.resolve(notFoundProblem(c)) : next()));
  app.get("/openapi.json", (c) =>
    publicJson(c, openApi({ resources, actions, words: parts.words, origin: platform.origin() })),
  );
  app.get("/gemeenschappen", async (c) => {
    const all = await platform.database.readShared(listCommunities);
    return publicJson(c, {
      items: all.map(({ slug, name }) => ({ slug, naam: name })),
      volgende: null,
    });
  });
  app.get("/gemeenschappen/:community/catalogus", (c) =>
    reading(
      c,
      { platform, slots: parts.slots, ready: async () => {} },
      async (db, { community, now }) => {
        const charter = await platform.lookUps.charter(db, community.id, { now });
        const since = await findLicencesSince(db, community.id, now);
        const found = catalogue({
          community,
          resources,
          charter,
          since,
          origin: platform.origin(),
        });
        c.header("Cache-Control", "public, max-age=3600");
        return c.body(JSON.stringify(found), 200, {
          "Content-Type": "application/ld+json; charset=utf-8",
        });
      },
    ),
  );
  app.get("/gemeenschappen/:community/zoeken", (c) =>
    reading(
      c,
      { platform, slots: parts.slots, ready: (id) => follow(platform, parts.slots.found, id) },
      (db, page, untold) => answerSearch(c, db, page, { origin: platform.origin(), untold }),
    ),
  );
  for (const resource of resources) addLists(app, platform, parts.slots, resource);
  app.post("/gemeenschappen/:community/handelingen/:name", (c) =>
    callAction(c, platform, { actions, words: parts.words }),
  );
  app.all("*", notFoundProblem);
  app.onError((thrown, c) => {
    platform.log.error({ requestId: c.get("requestId"), ...errorFacts(thrown) }, "request failed");
    const t = texts[languageOf(c)];
    const trouble = troubleOf(thrown);
    if (!trouble)
      return problemJson(c, { status: 500, code: "wrong", title: t.wrongTitle, detail: t.wrong });
    c.header("Retry-After", retryAfter(trouble));
    const { title, detail } = t.trouble[trouble];
    return problemJson(c, { status: 503, code: `database_${trouble}`, title, detail });
  });
  return app;
}

function addLists(
  app: Hono<PageEnv>,
  platform: Platform,
  slots: SlotTable,
  resource: Resource,
): void {
  const at = `/gemeenschappen/:community/${resource.name}`;
  const from = { platform, slots, ready: async () => resource.ready?.(platform, slots) };
  app.get(at, (c) =>
    reading(c, from, async (db, page) => {
      const keyset = readKeyset(c.req.query(), resource.goesOnBelow);
      if (!keyset.ok) return badQuery(c, keyset.refusal);
      const asked = fieldsOf(c.req.query(), resource);
      if (!asked.ok) return badQuery(c, asked.refusal);
      const { items, next } = await stretchOf(db, page, asked.value, keyset.value);
      const here = new URL(c.req.url);
      if (next) here.searchParams.set("na", next);
      const volgende = next ? `${platform.origin()}${here.pathname}${here.search}` : null;
      if (volgende) c.header("Link", `<${volgende}>; rel="next"`);
      return freshJson(c, { items, volgende });
    }),
  );
  for (const [ending, { type, disposition, make }] of Object.entries(files)) {
    if (ending === "ics" && resource.hasNoDays) continue;
    app.get(`${at}.${ending}`, async (c) => {
      if (!(await countTry(platform, "files", c.var.source, filesPerSource))) return tooMany(c);
      const asked = fieldsOf(c.req.query(), resource);
      if (!asked.ok) return badQuery(c, asked.refusal);
      return reading(c, from, async (db, page) => {
        c.header("Cache-Control", "public, max-age=300");
        c.header("Content-Disposition", `${disposition}; filename="${resource.name}.${ending}"`);
        return c.body(await make(db, page, asked.value, platform.origin()), 200, {
          "Content-Type": `${type}; charset=utf-8`,
        });
      });
    });
  }
  if (resource.find)
    app.get(`${at}/:key`, (c) =>
      reading(c, from, async (db, page) => {
        const asked = fieldsOf(c.req.query(), resource);
        if (!asked.ok) return badQuery(c, asked.refusal);
        const item = await asked.value.find?.(db, page, c.req.param("key") ?? "");
        return item === undefined ? notFoundProblem(c) : freshJson(c, item);
      }),
    );
}

interface Reading<Ready> {
  readonly platform: Platform;
  readonly slots: SlotTable;
  /** What must be so of this community before it is read, and what reading needs of that. */
  readonly ready: (communityId: string) => Promise<Ready>;
}

/** Reads as a visitor of the community in the address, at its own civil time. */
async function reading<Ready>(
  c: HonoContext,
  { platform, slots, ready }: Reading<Ready>,
  then: (db: Db, page: PageTools, ready: Ready) => Promise<Response>,
): Promise<Response> {
  const slug = c.req.param("community") ?? "";
  const community = await platform.database.readShared((db) => findCommunityBySlug(db, slug));
  if (!community) return notFoundProblem(c);
  const made = await ready(community.id);
  return readAsVisitor(platform, { slots, community, language: languageOf(c) }, (db, page) =>
    then(db, page, made),
  );
}

/** Reads what every visitor of a community may, at its own civil time. */
async function readAsVisitor<T>(
  { database, clock }: Platform,
  { slots, community, language }: Pick<PageTools, "slots" | "community" | "language">,
  then: (db: Db, page: PageTools) => Promise<T>,
): Promise<T> {
  return database.read(community.id, async (db) =>
    then(db, {
      language,
      community,
      viewer: { kind: "visitor" },
      now: civilNow(clock, await findClockAheadMs(db, community.id)),
      may: ({ who }) => mayCall(who, "anonymous", []),
      slots,
      href: (path) =>
        `${language === "en" ? "/en" : ""}/${community.slug}${path === "/" ? "" : path}`,
    }),
  );
}

/** The lines of a community's record after a number, as its webhooks tell them. */
export async function tellLines(
  platform: Platform,
  slots: SlotTable,
  { communityId, after, limit }: { communityId: string; after: number; limit: number },
) {
  const community = await platform.database.readShared((db) => findCommunity(db, communityId));
  if (!community) return [];
  return readAsVisitor(platform, { slots, community, language: "nl" }, (db, page) =>
    linesAfter(db, page, after, limit),
  );
}

/** For whatever lies below `/api` and is no version that we speak. */
export function unknownVersion(c: HonoContext): Response {
  const t = texts[languageOf(c)];
  return problemJson(c, {
    status: 404,
    code: "version_unknown",
    title: t.versionTitle,
    detail: t.version,
  });
}

/** A page of another site asks first whether it may send a token; every site may (no cookies here). */
const answerPreflight: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== "OPTIONS") return next();
  return c.body(null, 204, {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "86400",
  });
};

function badQuery(c: HonoContext, code: keyof (typeof texts)["nl"]["query"]): Response {
  const t = texts[languageOf(c)];
  return problemJson(c, { status: 400, code, title: t.queryTitle, detail: t.query[code] });
}

function tooMany(c: HonoContext): Response {
  const t = texts[languageOf(c)];
  const { too_many_calls: detail } = t.problems;
  return problemJson(c, { status: 429, code: "too_many_calls", title: t.problemTitle, detail });
}

function tooLarge(c: HonoContext): Response {
  const t = texts[languageOf(c)];
  return problemJson(c, {
    status: 413,
    code: "too_large",
    title: t.tooLargeTitle,
    detail: t.tooLarge,
  });
}
