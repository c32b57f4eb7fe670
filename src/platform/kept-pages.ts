import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { coalesced } from "#lib/coalesced.ts";
import { civilNow } from "./clock.ts";
import type { Platform } from "./context.ts";
import type { Db } from "./db.ts";
import { appearanceCookie, type PageContext, type PageEnv } from "./http.ts";
import { type AnySubjectKind, findNextLapse } from "./settle.ts";
import { findVersion, type Version } from "./version.ts";

/*
 * Pages as any visitor gets them, kept as long as they are true: under the community's version, which
 * every act raises, the address with its language, the choice of colours and the way it was packed;
 * and until the next lapse or midnight. The process is one release. Decision 0065 tells why.
 */

/** A page as it goes over the wire. */
interface Kept {
  readonly stamp: string;
  readonly from: Date;
  readonly until: Date;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly route: string;
}

export interface KeptPagesParts {
  readonly platform: Platform;
  /** Everything that lapses. */
  readonly kinds: readonly AnySubjectKind[];
  /** The community of an address; it never gets another. */
  readonly idOf: (db: Db, slug: string) => Promise<string | undefined>;
  /** How many bytes to keep at most; 0 keeps nothing. */
  readonly bytesMax: number;
}

/** Enough for some thousands of pages, packed. */
export const keptBytes = 64 * 1024 * 1024;

/** A longer address is asked by nobody twice. */
const addressMax = 512;

/** Answers from what is kept, or keeps what is made; what is not for everybody passes by. */
export function keepPages(parts: KeptPagesParts): MiddlewareHandler<PageEnv> {
  if (parts.bytesMax === 0) return (_, next) => next();
  const store = keptStore<Kept>(parts.bytesMax);
  const making = new Map<string, Promise<Kept | undefined>>();
  const { versionOf, untilOf } = lookUps(parts);
  return async (c, next) => {
    const key = keyOf(c);
    const version = key === undefined ? undefined : await versionOf(slugIn(c.req.path));
    if (key === undefined || version === undefined) return next();
    const now = civilNow(parts.platform.clock, version.aheadMs);
    const isTrue = (kept: Kept | undefined) =>
      kept && kept.stamp === version.stamp && kept.from <= now && now < kept.until;
    const found = store.get(key);
    if (found && isTrue(found)) return answer(c, found);
    // Whoever asks for a page that is just being made waits for it: it began under her own version.
    const turn = `${version.stamp} ${key}`;
    const other = await making.get(turn);
    if (other && isTrue(other)) return answer(c, other);
    const { promise, resolve } = Promise.withResolvers<Kept | undefined>();
    if (!making.has(turn)) making.set(turn, promise);
    try {
      const kept = await make(c, next, version, now, () => untilOf(version, now));
      if (kept) store.set(key, kept);
      resolve(kept);
    } finally {
      resolve(undefined);
      if (making.get(turn) === promise) making.delete(turn);
    }
  };
}

/** Where the page is kept; undefined where it is not for everybody, or not to be kept. */
function keyOf(c: PageContext): string | undefined {
  if (c.req.method !== "GET" || !isAnybody(c.req.header("Cookie"))) return undefined;
  const { url } = c.req;
  const address = url.slice(url.indexOf("/", url.indexOf("//") + 2));
  const packing = c.req.header("Accept-Encoding") ?? "";
  if (address.length + packing.length > addressMax || !slugIn(c.req.path)) return undefined;
  const packed = /\bgzip\b(?!;)/.test(packing) ? "gzip" : packing;
  return `${c.get("appearance")} ${packed} ${address}`;
}

/** Without any cookie of ours, save the choice of colours: nothing tells who asks. */
function isAnybody(cookies: string | undefined): boolean {
  if (cookies === undefined) return true;
  return cookies.split(";").every((part) => {
    const name = part.split("=")[0]?.trim() ?? "";
    return name === appearanceCookie || !/^(__Host-)?meent_/.test(name);
  });
}

function slugIn(path: string): string {
  const [, slug = ""] = /^(?:\/en(?=\/))?\/([a-z][a-z0-9-]*)(?:\/|$)/.exec(path) ?? [];
  return ["assets", "api", "gezond", "en"].includes(slug) ? "" : slug;
}

/** By hand: through Hono each of its fifteen headers is looked at again, which costs as much as all else. */
function answer(c: PageContext, { body, headers, etag, route }: Kept): Response {
  c.set("route", route);
  if (c.req.header("If-None-Match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { status: 200, headers });
}

/** Makes the page, and what of it is kept: one for everybody, of this community alone. */
async function make(
  c: PageContext,
  next: () => Promise<void>,
  { stamp }: Version,
  now: Date,
  untilOf: () => Promise<Date>,
): Promise<Kept | undefined> {
  c.set("isWatched", true);
  await next();
  const { status, headers } = c.res;
  if (!c.var.isForAll || !c.var.isOwn || status !== 200 || headers.has("Set-Cookie"))
    return undefined;
  const until = await untilOf().catch(() => undefined);
  if (!until) return undefined;
  const body = new Uint8Array(await c.res.arrayBuffer());
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const kept: Kept = {
    ...{ stamp, from: now, until, body, etag, route: c.req.routePath },
    headers: { ...Object.fromEntries(headers), etag },
  };
  c.res = new Response(body, { status, headers: kept.headers });
  return kept;
}

function lookUps({ platform, kinds, idOf }: KeptPagesParts) {
  const { database } = platform;
  const ids = new Map<string, string>();
  const versions = new Map<string, () => Promise<Version>>();
  const untils = new Map<string, { readonly stamp: string; from: Date; until: Promise<Date> }>();
  const findId = async (slug: string): Promise<string | undefined> => {
    const known = ids.get(slug);
    if (known !== undefined) return known;
    const id = await database.readShared((db) => idOf(db, slug));
    if (id !== undefined) ids.set(slug, id);
    return id;
  };
  return {
    /** Undefined where there is no such community, or no database: then the page itself says so. */
    versionOf: async (slug: string): Promise<(Version & { readonly id: string }) | undefined> => {
      try {
        const id = await findId(slug);
        if (id === undefined) return undefined;
        const ask = versions.get(id) ?? coalesced(() => findVersion(database, id));
        versions.set(id, ask);
        return { ...(await ask()), id };
      } catch {
        return undefined;
      }
    },
    /** Until when nothing changes by the mere passing of time. */
    untilOf: async ({ id, stamp }: Version & { readonly id: string }, now: Date): Promise<Date> => {
      const known = untils.get(id);
      if (known?.stamp === stamp && known.from <= now && now < (await known.until))
        return known.until;
      const midnight = startOfDay(addDays(localDate(now), 1));
      const until = database
        .read(id, (db) => findNextLapse(db, kinds, id, now, midnight))
        .then((lapse) => lapse ?? midnight);
      untils.set(id, { stamp, from: now, until });
      return until;
    },
  };
}

export interface KeptStore<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** How many bytes are kept now. */
  bytes(): number;
}

/** What an entry weighs besides its body and its key: headers, dates, its place in the map. */
const overhead = 2048;

/** The last asked stay; together they never weigh more than `bytesMax`. */
export function keptStore<Value extends { readonly body: Uint8Array }>(
  bytesMax: number,
): KeptStore<Value> {
  const kept = new Map<string, Value>();
  let bytes = 0;
  const weigh = (key: string, { body }: Value) => body.length + key.length * 2 + overhead;
  const remove = (key: string) => {
    const old = kept.get(key);
    if (old && kept.delete(key)) bytes -= weigh(key, old);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      // A map keeps the order in which keys came: who is asked comes again at the end.
      if (value && kept.delete(key)) kept.set(key, value);
      return value;
    },
    set: (key, value) => {
      remove(key);
      // One page never drives out all others.
      if (weigh(key, value) > bytesMax / 4) return;
      kept.set(key, value);
      bytes += weigh(key, value);
      for (const oldest of kept.keys()) {
        if (bytes <= bytesMax) break;
        remove(oldest);
      }
    },
    bytes: () => bytes,
  };
}
