import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { actions } from "../src/app.ts";
import { openBrowser } from "./browser.ts";
import { ask } from "./post.ts";
import { openSite, type Site } from "./site.ts";

/**
 * What people write never becomes part of a page (cross-site scripting). Every text that the database
 * holds gets an attack at its end, in every way of standing in HTML; then every kind of page is read, as
 * a visitor and as people of several roles, and those that show it are opened in a browser whose content
 * security policy is switched off: what runs there would have run.
 */

/** Out of an attribute, out of a title, a text field, a script or a comment, and into markup. */
const attack = `zq"'>--></title></textarea></script><img src=/raak onerror=raak()>`;

let site: Site;
let browser: Browser;
/** Columns that took the attack, as `works.work.title`. */
const planted: string[] = [];
beforeAll(async () => {
  site = await openSite({ isDemo: false });
  await plantEverywhere();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** All columns with texts, and with data that holds texts. */
async function listColumns() {
  const rows = await site.world.ask(
    `select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.data_type in ('text', 'jsonb') and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
       and c.table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')
     order by 1, 2`,
  );
  return rows.map(({ table, column, type }) => ({
    table: String(table),
    column: String(column),
    isText: type === "text",
  }));
}

/** In what has more than one word: one alone may be a state or a number, which nobody types. */
async function plantEverywhere(): Promise<void> {
  const { ask: query } = site.world;
  for (const { table, column, isText } of await listColumns()) {
    await query(`alter table ${table} disable trigger user`);
    const to = isText
      ? `update ${table} set ${column} = left(${column}, 40) || $1 where ${column} ~ '\\S\\s\\S'`
      : `update ${table} set ${column} = platform.poisoned(${column}, $1)`;
    if (!isText) await query(poisoned);
    const changing = `with changed as (${to} returning 1) select count(*)::int as rows from changed`;
    const [changed] = await query(changing, [attack]).catch(() => []);
    if (Number(changed?.rows ?? 0) > 0) planted.push(`${table}.${column}`);
    await query(`alter table ${table} enable trigger user`);
  }
}

/** Puts a text at the end of each text in data, at any depth; only in this database of the test. */
const poisoned = `
  create or replace function platform.poisoned(data jsonb, attack text) returns jsonb language sql as $$
    select case jsonb_typeof(data)
      when 'string' then case when data #>> '{}' ~ '\\S\\s\\S' then to_jsonb((data #>> '{}') || attack) else data end
      when 'array' then (select coalesce(jsonb_agg(platform.poisoned(e, attack)), '[]') from jsonb_array_elements(data) e)
      when 'object' then (select coalesce(jsonb_object_agg(k, platform.poisoned(v, attack)), '{}') from jsonb_each(data) as p (k, v))
      else data end $$`;

const people = ["geert", "wiebe"] as const;
/** What no link on the front page leads to. */
const starts = ["", "/deze-week", "/mandaten", "/brieven", "/afspraken", "/uitzonderingen"];
const more = ["/rollen", "/moderatie", "/organisaties", "/mij", "/zoeken?zoek=zq", "/kaart"];

interface Read {
  readonly path: string;
  readonly cookie: string;
  readonly html: string;
}

/** One page of each kind, as each of these people finds it by following links. */
async function crawl(cookie: string): Promise<readonly Read[]> {
  const queue = [...starts, ...more].map((path) => `/noorderveld${path}`);
  const kinds = new Set<string>();
  const known = new Set(queue);
  const read: Read[] = [];
  for (const path of queue) {
    const kind = path.replaceAll(/\d+|[0-9a-f-]{32,36}/g, "#").replace(/\?.*/, "");
    if (kinds.has(kind) || kinds.size > 250) continue;
    kinds.add(kind);
    const answer = await ask(site, path, cookie);
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) continue;
    const html = await answer.text();
    expect(answer.status, path).toBeLessThan(500);
    read.push({ path, cookie, html });
    for (const [, href = ""] of html.matchAll(/href="(\/noorderveld[^"#]*)/g)) {
      const to = href.replaceAll("&amp;", "&");
      if (!known.has(to)) queue.push(to);
      known.add(to);
    }
  }
  return read;
}

describe("an attack in every text that the database holds", () => {
  let pages: readonly Read[];
  beforeAll(async () => {
    const cookies = ["", ...(await Promise.all(people.map((one) => site.cookieOf(one))))];
    const found: Read[] = [];
    for (const cookie of cookies) found.push(...(await crawl(cookie)));
    pages = found;
  }, 400_000);

  test("was taken by the texts that people write, and is shown on many pages", () => {
    expect(planted.length).toBeGreaterThan(60);
    for (const column of ["works.work.title", "signals.signal.body"])
      expect(planted).toContain(column);
    expect(pages.length).toBeGreaterThan(60);
    expect(pages.filter(({ html }) => html.includes("zq&quot;")).length).toBeGreaterThan(30);
  });

  test("is text wherever it stands: no page has it as markup", () => {
    const raw = pages.filter(({ html }) => /<img src=\/?raak|zq"'/.test(html));
    expect(raw.map(({ path }) => path)).toEqual([]);
    // Nor does a value of an attribute lead anywhere: no address begins with a scheme of its own.
    const strange = pages.filter(({ html }) =>
      /(?:href|src|action)="\s*(?:javascript|data):/i.test(html),
    );
    expect(strange.map(({ path }) => path)).toEqual([]);
  });

  test("runs nowhere in a real browser, also without a content security policy", async () => {
    const shown = new Map<string, Read>();
    for (const page of pages) {
      const kind = page.path.replaceAll(/\d+|[0-9a-f-]{32,36}/g, "#").replace(/\?.*/, "");
      if (page.html.includes("zq&quot;") && !shown.has(kind)) shown.set(kind, page);
    }
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const hits: string[] = [];
    let at = "";
    await page.exposeFunction("raak", () => void hits.push(at));
    page.on("dialog", (dialog) => {
      hits.push(`${at}: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url().includes("/raak")) hits.push(`${at} asks ${request.url()}`);
    });
    for (const { path, cookie } of shown.values()) {
      at = path;
      await context.clearCookies();
      const [name = "", value = ""] = cookie.split("=");
      if (cookie) await context.addCookies([{ name, value, url: site.origin }]);
      await page.goto(`${site.origin}${path}`, { waitUntil: "domcontentloaded" });
    }
    expect(shown.size).toBeGreaterThan(30);
    expect(hits).toEqual([]);
    // The detector sees what runs, so that the silence above says something.
    at = "planted";
    await page.setContent(`<p>${attack}</p>`);
    await expect.poll(() => hits.length).toBeGreaterThan(0);
    await context.close();
  }, 400_000);
});

/** A name holds letters and what joins them; that rule is about names and not about safety. */
const narrower = ["people.changeAppearance.fullName", "people.join.fullName"];

test("every free text of every action takes such words: no list of evil words stands in for escaping", () => {
  const refusing: string[] = [];
  let count = 0;
  for (const { name, input } of actions)
    for (const [field, schema] of freeTextsOf(input)) {
      count++;
      if (
        !schema.safeParse("<b>'\"&;--").success &&
        !schema.safeParse(`<b>'"&;-- ${"soep ".repeat(8)}`).success
      )
        refusing.push(`${name}.${field}`);
    }
  expect(count).toBeGreaterThan(100);
  expect(refusing.filter((field) => !narrower.includes(field))).toEqual([]);
});

/** The fields of an action that hold any text, read from its schema: no choice, pattern or format. */
function freeTextsOf(input: z.ZodType): [string, z.ZodType][] {
  const shape = input instanceof z.ZodObject ? (input.shape as Record<string, z.ZodType>) : {};
  return Object.entries(shape).filter(([, schema]) => {
    const { type, format, pattern } = z.toJSONSchema(schema, {
      io: "input",
      unrepresentable: "any",
    }) as { type?: string; format?: string; pattern?: string };
    return (
      type === "string" &&
      !format &&
      !pattern &&
      schema.safeParse("Wij koken elke week soep.").success
    );
  });
}

test("another site cannot put a page of ours in a frame", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("https://elders.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${site.origin}/noorderveld" width="500" height="500"></iframe>`,
    }),
  );
  await page.goto("https://elders.example/");
  const [, frame] = page.frames();
  // What Chromium shows instead of a page that forbids frames.
  await expect.poll(() => frame?.url()).toBe("chrome-error://chromewebdata/");
  expect(await frame?.content()).not.toContain("Noorderveld");
  await context.close();
});
