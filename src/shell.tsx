import { createHash } from "node:crypto";
import { constants, gzipSync } from "node:zlib";
import { Hono, type Context as HonoContext } from "hono";
import { compress } from "hono/compress";
import { getCookie } from "hono/cookie";
import type { ComponentChildren } from "preact";
import { coalesced } from "#lib/coalesced.ts";
import { mayCall } from "#lib/rights.ts";
import type { Language } from "#lib/texts.ts";
import { tellMarks } from "#modules/moderation";
import {
  findCommunity,
  findCommunityBySlug,
  findMemberByAccount,
  listCommunities,
  listRoleTerms,
  themeCss,
} from "#modules/people";
import { withApiHeaders } from "#platform/api.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Context, Platform } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  appearanceCookie,
  type CommunityView,
  keyField,
  limitBody,
  logRequests,
  type PageContext,
  type PageEnv,
  type PageTools,
  readCookie,
  refuseCrossSite,
  sentPath,
  sessionCookie,
  sourceOf,
  type View,
  type Viewer,
  withSecurityHeaders,
  writeCookie,
} from "#platform/http.ts";
import { keepPages, keptBytes } from "#platform/kept-pages.ts";
import { errorFacts } from "#platform/log.ts";
import { pages as photoPages } from "#platform/photo-pages.ts";
import { tellSecurity } from "#platform/security-txt.ts";
import { findSession, type Session, sessionDays, tendSession } from "#platform/session.ts";
import type { AnySubjectKind } from "#platform/settle.ts";
import type { SlotTable } from "#platform/slots.ts";
import { texts as platformTexts } from "#platform/texts.ts";
import { countTry } from "#platform/tries.ts";
import { retryAfter, type Trouble, troubleOf } from "#platform/trouble.ts";
import { serveAsset } from "#ui/assets.ts";
import { Layout, renderPage } from "#ui/layout.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { unknownVersion } from "./api/index.ts";
import type { Parts } from "./app.ts";
import { demoBar } from "./demo/bar.tsx";
import { texts } from "./shell.texts.ts";
import { carriedOf, TroublePage } from "./trouble.tsx";

/** The pages of one community, in both languages: who looks, what time it is there, what is shown. */
export function communityPages(
  parts: Parts,
  platform: Platform,
  slots: SlotTable,
  pages: readonly Hono<PageEnv>[],
): (language: Language) => Hono<PageEnv> {
  const communityAt = communitiesOf(platform);
  return (language) => {
    const app = new Hono<PageEnv>();
    app.use("/:community/*", async (c, next) => {
      const found = await communityAt(c.req.param("community"));
      if (!found) return notFound(c, language);
      const { community, now } = found;
      // A community offers the languages it chose; a page in another has its Dutch twin.
      if (!community.languages.includes(language) && c.req.method === "GET")
        return c.redirect(sentPath(c).replace(/^\/en(?=\/|$)/, ""), 302);
      const session = await sessionOf(c, platform);
      const { viewer, may } = await lookOf(platform, community.id, session, now);
      const tools: PageTools = {
        language,
        community,
        viewer,
        now,
        may,
        slots,
        href: (path) => hrefOf(language, community.slug, path),
      };
      c.set("page", tools);
      c.set("context", contextOf(platform, tools));
      c.set("show", (view, status = 200) => show(c, parts, tools, view, status));
      if (c.req.method === "POST" && !(await isWithinFlood(c))) return tooMany(c);
      if (!c.var.isWatched) return next();
      // The shell's own look at the community lies before: who changes that, acts within it.
      const { isOwn } = await platform.database.watch(community.id, next);
      c.set("isOwn", isOwn);
    });
    app.get("/:community/:sheet{thema\\.[0-9a-f]{16}\\.css}", serveTheme);
    for (const module of [photoPages, ...pages]) app.route("/:community", module);
    return app;
  };
}

/**
 * So many forms in ten minutes from one person, and of visitors from one address, which a school or a
 * library shares. No hand sends so many; what a module allows of its own is less.
 */
const formsPerMember = { most: 300, minutes: 10 };
const formsPerSource = { most: 1500, minutes: 10 };

function isWithinFlood({ var: { page, context, source } }: PageContext): Promise<boolean> {
  const { viewer } = page;
  return viewer.kind === "member"
    ? countTry(context.platform, "forms.member", viewer.memberId, formsPerMember)
    : countTry(context.platform, "forms.source", source, formsPerSource);
}

function tooMany(c: PageContext): Response {
  return c.text(texts[c.var.page.language].tooMany, 429, { "Retry-After": "600" });
}

/** A community's own colours: their content is in the name, so the sheet may be kept for ever. */
function themePath({ slug, theme }: Pick<CommunityView, "slug" | "theme">): string {
  const css = theme ? themeCss(theme) : "";
  return `/${slug}/thema.${createHash("sha256").update(css).digest("hex").slice(0, 16)}.css`;
}

function serveTheme(c: PageContext): Response | Promise<Response> {
  const { community } = c.var.page;
  if (!community.theme || themePath(community) !== c.req.path) return c.notFound();
  return c.body(themeCss(community.theme), 200, {
    "Content-Type": "text/css; charset=utf-8",
    "Cache-Control": "public, max-age=31536000, immutable",
  });
}

/** The session of the reader's cookie; one that needs it gets another token. */
async function sessionOf(c: PageContext, platform: Platform): Promise<Session | undefined> {
  const token = readCookie(c, sessionCookie);
  if (!token) return undefined;
  const { database, clock } = platform;
  const session = await database.readShared((db) => findSession(db, clock, token));
  if (session?.needsCare) {
    // Her session is good without it: who reads while nothing can be written goes on reading.
    const fresh = await database
      .writeShared((tx) => tendSession(tx, clock, token))
      .catch((thrown: unknown) => {
        if (troubleOf(thrown) !== "full") throw thrown;
        return undefined;
      });
    if (fresh) writeCookie(c, sessionCookie, fresh, sessionDays * 86_400);
  }
  return session;
}

/** The address of a path below a community; English has its own, so each page has one address per language. */
function hrefOf(language: Language, slug: string, path: string): string {
  return `${language === "en" ? "/en" : ""}/${slug}${path === "/" ? "" : path}`;
}

/**
 * Finds the community at an address and what time it is there, in one look, which all who ask at the
 * same moment share. An address never becomes another's, so whose it is needs to be asked once.
 */
function communitiesOf({ database, clock }: Platform) {
  const ids = new Map<string, string>();
  const looks = new Map<string, ReturnType<typeof lookAt>>();
  const lookAt = (id: string) =>
    coalesced(() =>
      database.read(id, (db) => Promise.all([findCommunity(db, id), findClockAheadMs(db, id)])),
    );
  const idOf = (slug: string) =>
    database.readShared(async (db) => (await findCommunityBySlug(db, slug))?.id);
  return async (slug: string) => {
    const id = ids.get(slug) ?? (await idOf(slug));
    if (id === undefined) return undefined;
    const look = looks.get(id) ?? lookAt(id);
    looks.set(id, look);
    const [community, ahead] = await look();
    // Nowhere but where another database was put in the place of the one before.
    if (community?.slug !== slug) {
      ids.delete(slug);
      return undefined;
    }
    ids.set(slug, id);
    return { community, now: civilNow(clock, ahead) };
  };
}

/** Who looks, and what she may do. */
async function lookOf(
  platform: Platform,
  communityId: string,
  session: Session | undefined,
  now: Date,
): Promise<Pick<PageTools, "viewer" | "may">> {
  if (!session) return { viewer: { kind: "visitor" }, may: mayOfVisitor };
  return platform.database.read(communityId, async (db) => {
    const viewer = await viewerOf(db, communityId, session, now);
    return { viewer, may: await mayOf(platform, db, communityId, viewer, now) };
  });
}

async function viewerOf(db: Db, communityId: string, session: Session, now: Date): Promise<Viewer> {
  const { accountId, id: sessionId } = session;
  const member = await findMemberByAccount(db, communityId, accountId);
  if (!member) return { kind: "visitor", accountId, sessionId };
  const roles = await listRoleTerms(db, communityId, now, member.id);
  return { kind: "member", accountId, sessionId, memberId: member.id, name: member.name, roles };
}

/** A visitor's rights are the same under each charter. */
const mayOfVisitor: PageTools["may"] = ({ who }) => mayCall(who, "anonymous", []);

/** What who looks may do, under the charter in force. */
async function mayOf(
  { lookUps }: Platform,
  db: Db,
  communityId: string,
  viewer: Viewer,
  now: Date,
): Promise<PageTools["may"]> {
  if (viewer.kind === "visitor") return mayOfVisitor;
  const charter = await lookUps.charter(db, communityId, { now });
  return (right) => mayCall(lookUps.whoMay(charter, right), "member", viewer.roles);
}

function contextOf(platform: Platform, { community, viewer, now, language }: PageTools): Context {
  return {
    platform,
    communityId: community.id,
    actor:
      viewer.kind === "member"
        ? { kind: "member", memberId: viewer.memberId }
        : { kind: "anonymous" },
    now,
    language,
  };
}

/** Forms larger than a form of text, by the end of their path, in bytes: a list of works. */
const largeForms = { "/werken/beheer": 2 * 1024 * 1024, "/inwoners": 32 * 1024 * 1024 };

/** Forms with one file that `readPhotoForm` reads, by the end of their path. */
const photoForms = [
  "/signalen/zeggen",
  "/terugblik",
  "/schouw",
  "/initiatieven/nieuw",
  "/bewerken",
  "/nieuws",
  "/omtrek",
];

/** The whole site: health, assets, the list of communities, and each community in two languages. */
export function site(
  parts: Parts,
  platform: Platform,
  community: (language: Language) => Hono<PageEnv>,
  apis: readonly Hono<PageEnv>[],
  kinds: readonly AnySubjectKind[],
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  if (parts.metrics) app.use(parts.metrics.measure);
  app.use(logRequests(platform.log), (c, next) => {
    c.set("appearance", appearanceOf(c));
    c.set("isHttps", parts.publicUrl?.startsWith("https:") ?? false);
    c.set("source", sourceOf(peerOf(c), c.req.header("X-Forwarded-For"), parts.proxies));
    return next();
  });
  app.use(
    keepPages({
      platform,
      kinds,
      idOf: async (db, slug) => (await findCommunityBySlug(db, slug))?.id,
      bytesMax: parts.keptBytes ?? keptBytes,
    }),
  );
  app.use(withSecurityHeaders(parts.publicUrl?.startsWith("https:") ?? false));
  app.use(async (c, next) => {
    // PostgreSQL holds no text with a NUL, and no path of ours a line end, which no header may hold.
    const leadsNowhere =
      c.req.url.includes("%00") || /%[01][0-9a-f]|%7f/i.test(new URL(c.req.url).pathname);
    if (leadsNowhere && !c.req.path.startsWith("/api/")) return notFound(c, languageAt(c.req.path));
    return next();
  });
  app.get("*", async (c, next) => {
    // As it was sent: decoded, `/%5Celders.example/` would lead to another host, for browsers take a
    // backslash for a slash. So would a second slash.
    const { pathname } = new URL(c.req.url);
    if (pathname.length > 1 && pathname.endsWith("/") && !/^\/[/\\]/.test(pathname))
      return c.redirect(withoutSlashes(pathname), 301);
    return next();
  });
  // Visitors only: what is sent to somebody signed in is not compressed together with what she typed
  // (BREACH, https://www.breachattack.com).
  const compressed = compress();
  app.use((c, next) => (readCookie(c, sessionCookie) ? next() : compressed(c, next)));
  // Whether it lives, for who restarts it; and whether it can serve, for a balancer.
  app.get("/gezond/leeft", (c) => c.json({ status: "leeft" }));
  app.get("/gezond", async (c) => {
    const isAlive = await platform.database.isAlive();
    return c.json({ status: isAlive ? "gezond" : "geen database" }, isAlive ? 200 : 503);
  });
  app.get("/assets/:name", serveAsset);
  app.get("/favicon.svg", serveAsset);
  if (parts.security) app.get("/.well-known/security.txt", tellSecurity(platform, parts.security));
  // Programs bring a token and no cookie: there is nothing here that another site could forge.
  app.use("/api/v1/*", withApiHeaders);
  for (const api of apis) app.route("/api/v1", api);
  app.use("/api/*", withApiHeaders);
  for (const path of ["/api", "/api/*"]) app.all(path, unknownVersion);
  app.use(refuseCrossSite(platform.origin), limitBody(largeForms, photoForms, tooLarge));
  app.get("/", (c) => front(c, parts, platform, "nl"));
  app.get("/en", (c) => front(c, parts, platform, "en"));
  app.route("/en", community("en"));
  app.route("/", community("nl"));
  app.notFound((c) => notFound(c as PageContext, languageAt(c.req.path)));
  app.onError((thrown, c) => {
    const language = languageAt(c.req.path);
    const facts = { requestId: c.var.requestId, ...errorFacts(thrown) };
    const trouble = troubleOf(thrown);
    if (trouble) {
      platform.log.warn(facts, `database ${trouble}`);
      return inTrouble(c as PageContext, language, trouble);
    }
    platform.log.error(facts, "request failed");
    const t = platformTexts[language];
    return bare(c as PageContext, language, t.wrongTitle, <Paragraph>{t.wrong}</Paragraph>, 500);
  });
  return app;
}

function tooLarge(c: HonoContext): Response {
  const language = languageAt(c.req.path);
  const t = platformTexts[language];
  return bare(
    c as PageContext,
    language,
    t.tooLargeTitle,
    <Paragraph>{t.tooLarge}</Paragraph>,
    413,
  );
}

/** Without the slashes at its end; a pattern would try each slash of a long row anew. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end);
}

/** Without a word from the database: what is wrong, and what was typed, to send once more. */
async function inTrouble(c: PageContext, language: Language, trouble: Trouble): Promise<Response> {
  const { search } = new URL(c.req.url);
  const carried = await carriedOf(c);
  c.header("Retry-After", retryAfter(trouble));
  return bare(
    c,
    language,
    texts[language].trouble[trouble].title,
    <TroublePage
      trouble={trouble}
      language={language}
      here={`${sentPath(c)}${search}`}
      isPost={c.req.method === "POST"}
      carried={carried}
    />,
    503,
  );
}

/** Who connected to us; unknown to a test that asks without a connection. */
function peerOf(c: PageContext): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket: { remoteAddress?: string } } };
  return incoming?.socket.remoteAddress;
}

function languageAt(path: string): Language {
  return path.startsWith("/en/") ? "en" : "nl";
}

async function front(
  c: PageContext,
  { isDemo }: Pick<Parts, "isDemo">,
  platform: Platform,
  language: Language,
): Promise<Response> {
  const communities = await platform.database.readShared(listCommunities);
  // The example is the first that was made; its page about elsewhere leads to the others.
  const [first] = communities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (first && (isDemo || communities.length === 1))
    return c.redirect(hrefOf(language, first.slug, "/"), 302);
  const t = texts[language];
  return bare(
    c,
    language,
    t.communities,
    communities.length === 0 ? (
      <Paragraph>{t.noCommunity}</Paragraph>
    ) : (
      <Rows
        items={communities.map((community) => ({
          title: community.name,
          href: hrefOf(language, community.slug, "/"),
          text: language === "nl" ? community.lead : community.leadEnglish,
        }))}
      />
    ),
    200,
  );
}

function notFound(c: PageContext, language: Language): Response | Promise<Response> {
  const t = platformTexts[language];
  if (c.var.show)
    return c.var.show(
      {
        title: t.notFoundTitle,
        here: "/",
        children: (
          <Page>
            <PageHead title={t.notFoundTitle}>
              <Stand tone="stop">
                <Paragraph>{t.notFound}</Paragraph>
              </Stand>
            </PageHead>
            <Text>
              <Paragraph>
                <Link href={c.var.page.href("/")}>
                  {texts[language].toFront(c.var.page.community.name)}
                </Link>
              </Paragraph>
            </Text>
          </Page>
        ),
      },
      404,
    );
  return bare(
    c,
    language,
    t.notFoundTitle,
    <Section title={t.notFound}>
      <Paragraph>
        <Link href="/">{texts[language].toCommunities}</Link>
      </Paragraph>
    </Section>,
    404,
  );
}

/** A page outside any community. */
function bare(
  c: PageContext,
  language: Language,
  title: string,
  children: ComponentChildren,
  status: 200 | 404 | 413 | 500 | 503,
): Response {
  const html = renderPage(
    <Layout
      language={language}
      title={title}
      nav={[]}
      crumbs={[]}
      here={sentPath(c)}
      alternate={{ nl: "/", en: "/en" }}
      appearance={c.var.appearance}
      footer={{ charter: <Paragraph>{texts[language].about}</Paragraph>, links: [] }}
    >
      <Page>
        <PageHead title={title} />
        <Text>{children}</Text>
      </Page>
    </Layout>,
  );
  return c.html(html, status);
}

async function show(
  c: PageContext,
  parts: Parts,
  page: PageTools,
  view: View,
  status: number,
): Promise<Response> {
  const { language, community } = page;
  const t = texts[language];
  const menu = [
    { key: "week", label: t.week, path: "/deze-week" },
    { key: "initiatives", label: t.initiatives, path: "/initiatieven" },
    { key: "works", label: t.works, path: "/werken" },
    // Without its municipality a community makes no deals with it, but agreements among people.
    community.takesPart
      ? { key: "deals", label: t.deals, path: "/deals" }
      : { key: "deals", label: t.agreements, path: "/afspraken" },
    { key: "signals", label: t.signals, path: "/signalen" },
    { key: "record", label: t.recordShort, path: "/logboek" },
  ];
  const rendered = renderPage(
    <Layout
      language={language}
      title={`${view.title} · ${community.name}`}
      community={{ name: community.name, href: page.href("/") }}
      nav={menu.map(({ key, label, path }) => ({
        label,
        href: page.href(path),
        current: view.menu === key,
      }))}
      crumbs={[
        ...(view.here === "/" ? [] : [{ label: community.name, href: page.href("/") }]),
        ...(view.crumbs ?? []).map(({ label, path }) => ({ label, href: page.href(path) })),
      ]}
      here={page.href(view.here)}
      address={`${c.var.context.platform.origin()}${page.href(view.here)}`}
      alternate={{
        nl: hrefOf("nl", community.slug, view.here),
        en: community.languages.includes("en")
          ? hrefOf("en", community.slug, view.here)
          : undefined,
      }}
      appearance={c.var.appearance}
      theme={community.theme ? themePath(community) : undefined}
      hasErrors={view.hasErrors ?? false}
      {...(view.isPersonal && { robots: "noindex" })}
      // On the page of searching itself its own box is enough.
      search={view.here === "/zoeken" ? undefined : page.href("/zoeken")}
      account={accountOf(page, view.here)}
      bar={parts.isDemo ? await demoBar(c.var.context, page, view.here) : undefined}
      footer={footerOf(page, community)}
    >
      {view.children}
    </Layout>,
  );
  const html = await tellMarks(c.var.context, page, rendered);
  // The key of a form is of one form that was sent: two who get the same page may not share it.
  c.set("isForAll", status === 200 && !view.isPersonal && !html.includes(`name="${keyField}"`));
  return packed(c, html, status);
}

/**
 * A page for a visitor is packed at once: through the stream below, which takes whatever else there
 * is, it costs three times as much. Whether it may be, and why not for who signed in, stands there.
 */
function packed(c: PageContext, html: string, status: number): Response | Promise<Response> {
  const takesIt = /\bgzip\b(?!;)/.test(c.req.header("Accept-Encoding") ?? "");
  if (!takesIt || readCookie(c, sessionCookie)) return c.html(html, status as 200);
  c.header("Content-Type", "text/html; charset=UTF-8");
  c.header("Content-Encoding", "gzip");
  c.header("Vary", "Accept-Encoding");
  // What may be kept is packed once for many; what is not, quickly.
  const level = c.var.isWatched ? constants.Z_DEFAULT_COMPRESSION : constants.Z_BEST_SPEED;
  return c.body(gzipSync(html, { level }), status as 200);
}

/** Whoever is signing in already comes back to the front page, and not to a link that was used. */
function backTo(here: string): string {
  return /^\/(aanmelden|mij)(\/|$)/.test(here) ? "" : `?terug=${encodeURIComponent(here)}`;
}

function accountOf(page: PageTools, here: string) {
  const t = texts[page.language];
  return page.viewer.kind === "member"
    ? { label: page.viewer.name, href: page.href("/mij") }
    : { label: t.signIn, href: `${page.href("/aanmelden")}${backTo(here)}` };
}

function footerOf(page: PageTools, community: CommunityView) {
  const t = texts[page.language];
  return {
    charter: (
      <>
        <Paragraph>
          <b>{t.hasCharter(community.name)}</b> {t.charterSays}
        </Paragraph>
        <Paragraph>{community.phone ? t.helpByPhone(community.phone) : t.help}</Paragraph>
      </>
    ),
    links: [
      [
        { label: t.charterOf(community.name), href: page.href("/stadsrecht") },
        { label: t.rights, href: page.href("/rechten") },
        { label: t.roles, href: page.href("/rollen") },
        { label: t.market, href: page.href("/vraag-en-aanbod") },
        { label: t.betweenPeople, href: page.href("/afspraken") },
        { label: t.organizations, href: page.href("/organisaties") },
        { label: t.municipality, href: page.href("/gemeente") },
        { label: t.record, href: page.href("/logboek") },
        { label: t.waits, href: page.href("/wachten") },
        { label: t.exceptions, href: page.href("/uitzonderingen") },
      ],
      [
        { label: t.elsewhere, href: page.href("/elders") },
        { label: t.houseRules, href: page.href("/huisregels") },
        { label: t.moderation, href: page.href("/moderatie") },
        { label: t.openData, href: page.href("/open-data") },
        { label: t.privacy, href: page.href("/privacy") },
        { label: t.accessibility, href: page.href("/toegankelijkheid") },
        { label: t.cookies, href: page.href("/cookies") },
        { label: t.colours, href: `${page.href("/kleuren")}` },
      ],
    ],
  };
}

function appearanceOf(c: PageContext): "auto" | "light" | "dark" {
  const chosen = getCookie(c, appearanceCookie);
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}
