import { createHash } from "node:crypto";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import type { ZodObject, z } from "zod";
import { assert } from "#lib/assert.ts";
import type { LocalDate } from "#lib/calendar.ts";
import type { Bilingual } from "#lib/clause.ts";
import type { Keyset } from "#lib/keyset.ts";
import type { Language } from "#lib/texts.ts";
import type { Platform } from "./context.ts";
import type { Db } from "./db.ts";
import type { PageTools } from "./http.ts";
import type { SlotTable } from "./slots.ts";
import { texts } from "./texts.ts";

/**
 * What every answer to a program shares, by the NL API Design Rules (developer.overheid.nl): the
 * version in a header, errors as problem+json (RFC 9457), open to every site for reading.
 */

/** Raised by the rules of semver: the first figure stands in the address. */
export const apiVersion = "1.0.0";

/** Headers on every answer of the interface for programs. */
export const withApiHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("API-Version", apiVersion);
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
};

/** The language a program asks for: `?taal=en`, else Dutch. */
export function languageOf(c: HonoContext): Language {
  return c.req.query("taal") === "en" ? "en" : "nl";
}

/** What holds for as long as one reads it: asked again each time, and sent only when it changed. */
export function freshJson(c: HonoContext, body: unknown): Response {
  return taggedJson(c, body, "public, no-cache");
}

/**
 * Public data with a tag, so that a program may keep it for five minutes and then ask only whether it
 * changed. `described` is the address of its JSON Schema.
 */
export function publicJson(c: HonoContext, body: unknown, described?: string): Response {
  if (described) c.header("Link", `<${described}>; rel="describedby"`);
  return taggedJson(c, body, "public, max-age=300");
}

function taggedJson(c: HonoContext, body: unknown, caching: string): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  c.header("Cache-Control", caching);
  c.header("ETag", tag);
  if (c.req.header("If-None-Match")?.includes(tag)) return c.body(null, 304);
  return c.body(text, 200, { "Content-Type": "application/json; charset=utf-8" });
}

/** What is not there, in words that say what to do. */
export function notFoundProblem(c: HonoContext): Response {
  const t = texts[languageOf(c)];
  return problemJson(c, {
    status: 404,
    code: "not_found",
    title: t.notFoundTitle,
    detail: t.notFound,
  });
}

/* Lists ------------------------------------------------------------------------------------------ */

/** A day that a thing of a list has, for a calendar; `until` is in it. */
export interface DayOf {
  readonly on: LocalDate;
  readonly until?: LocalDate | null;
  readonly what: Bilingual;
}

/** What a news reader and a calendar say of one thing. */
export interface ToldOf {
  readonly title: string;
  readonly text: string;
  /** Since when, where the record does not tell. */
  readonly at?: string;
  readonly days?: readonly DayOf[];
}

interface Named<Item extends ZodObject> {
  /** Its segment of the address, as `werken`. */
  readonly name: string;
  readonly title: string;
  readonly what: string;
  /** What ends a stretch, and begins the next: an id unless it says a number. */
  readonly goesOnBelow?: "number";
  readonly item: Item;
  /** What the record calls one of them, by which its title and its address are found. */
  readonly kind?: string;
  /** The fields in which people speak: theirs, where the rest are facts of the community. */
  readonly words: readonly (keyof z.output<Item> & string)[];
  /** Of other communities, whose own charters say what may be done with it. */
  readonly isOfOthers?: true;
  /** What must be so before it is read. */
  readonly ready?: (platform: Platform, slots: SlotTable) => Promise<void>;
  /** Nothing of it has a day, so there is no calendar of it. */
  readonly hasNoDays?: true;
  /** Of one of them, with the title that its page has, or none. */
  readonly told: (item: z.output<Item>, title: string, language: Language) => ToldOf;
}

/**
 * What everybody may read of one kind of thing, as a module offers it. `list` reads as a visitor would:
 * what only some may see is not in it. Each row's `id` is where the next stretch may begin.
 */
export interface Resource<Item extends ZodObject = ZodObject> extends Named<Item> {
  readonly list: (
    db: Db,
    page: PageTools,
    keyset: Keyset,
  ) => Promise<readonly { readonly id: string; readonly item: z.output<Item> }[]>;
  /** One of them by its number or id; without it there are only lists. */
  readonly find?: (db: Db, page: PageTools, key: string) => Promise<z.output<Item> | undefined>;
}

interface Declared<Item extends ZodObject, Thing> extends Named<Item> {
  /** The things themselves, the newest first. */
  readonly rows: (db: Db, page: PageTools, keyset: Keyset) => Promise<readonly Thing[]>;
  /** One of them, where everybody may read it. */
  readonly one?: (db: Db, page: PageTools, key: string) => Promise<Thing | undefined>;
  /** What is told of these, in the same order; of what is not for everybody nothing. */
  readonly tell: (
    db: Db,
    page: PageTools,
    things: readonly Thing[],
  ) => Promise<readonly z.output<Item>[]>;
  /** Where the next stretch begins after this one; its `id` where nothing else is said. */
  readonly cursor?: (item: z.output<Item>) => string;
}

/** Declares a resource; the types of its things and items are inferred. */
export function resource<Item extends ZodObject, Thing>({
  rows,
  one,
  tell,
  cursor = idOf,
  ...named
}: Declared<Item, Thing>): Resource {
  const declared: Resource<Item> = {
    ...named,
    list: async (db, page, keyset) =>
      (await tell(db, page, await rows(db, page, keyset))).map((item) => ({
        id: cursor(item),
        item,
      })),
    ...(one && {
      find: async (db, page, key) => {
        const thing = await one(db, page, key);
        return thing === undefined ? undefined : (await tell(db, page, [thing]))[0];
      },
    }),
  };
  return declared as unknown as Resource;
}

function idOf(item: object): string {
  assert("id" in item && typeof item.id === "string", "an item without an id says its cursor");
  return item.id;
}

/* Problems --------------------------------------------------------------------------------------- */

export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** The refusal's name, for programs. */
  readonly code: string;
  readonly title: string;
  /** What to do next, for people. */
  readonly detail: string;
  /** Field by field what is wrong, with its name and its sentence. */
  readonly errors?: readonly {
    readonly field: string;
    readonly code: string;
    readonly detail: string;
  }[];
}

/** An error as RFC 9457 writes it; `code` names the refusal, for programs do not read sentences. */
export function problemJson(c: HonoContext, problem: Problem): Response {
  c.header("Cache-Control", "no-store");
  if (problem.status === 401) c.header("WWW-Authenticate", "Bearer");
  const type = `urn:meent:weigering:${problem.code}`;
  return c.body(JSON.stringify({ type, ...problem }), problem.status, {
    "Content-Type": "application/problem+json; charset=utf-8",
  });
}
