import { randomUUID } from "node:crypto";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ComponentChildren } from "preact";
import { withoutEdges } from "#lib/marks.ts";
import type { Right } from "#lib/rights.ts";
import type { Language } from "#lib/texts.ts";
import { readTypedDate } from "#lib/typed-date.ts";
import type { Context, HeldRole } from "./context.ts";
import type { Log } from "./log.ts";
import { isWithin } from "./networks.ts";
import { photoBytesMax } from "./photo.ts";
import type { SlotTable } from "./slots.ts";
import { texts } from "./texts.ts";

/** The community of a page, as every page may name it. */
export interface CommunityView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** The opening words of its front page, per language. */
  readonly lead: string;
  readonly leadEnglish: string;
  readonly phone: string | null;
  /** In which languages it offers its pages; Dutch always. */
  readonly languages: readonly Language[];
  /** Its own colours, by the names of our tokens. */
  readonly theme: Readonly<
    Record<string, { readonly light: string; readonly dark: string }>
  > | null;
  /** The municipality it lies in, as it calls itself. */
  readonly municipality: string | null;
  /** Whether that municipality takes part. */
  readonly takesPart: boolean;
  /** The CVDR id of its participation ordinance, where that holds a right to challenge. */
  readonly ordinance: string | null;
}

/** Who looks. A visitor may have an account without being a member of this community. */
export type Viewer =
  | { readonly kind: "visitor"; readonly accountId?: string; readonly sessionId?: string }
  | {
      readonly kind: "member";
      readonly accountId: string;
      readonly sessionId: string;
      readonly memberId: string;
      readonly name: string;
      readonly roles: readonly HeldRole[];
    };

/** What a page needs besides its own module. */
export interface PageTools {
  readonly language: Language;
  readonly community: CommunityView;
  readonly viewer: Viewer;
  readonly now: Date;
  /**
   * Whether who looks may call this action at all, by the charter in force: the very question `act`
   * asks first. So a button is there for whom it works, also where a charter gave the right to others.
   */
  may(right: Right): boolean;
  /** The whole address of a path below the community, in the reader's language. */
  href(path: string): string;
  readonly slots: SlotTable;
}

/** The cookie with a session's token, where people reach us by http: on their own machine. */
export const sessionCookie = "meent_sessie";

/**
 * Our own cookies, set and read in one way: scripts and other sites do not get them. By https the
 * name begins with `__Host-`, which a browser takes from this very host alone, and never for a part
 * of the site: nobody beside us can plant one (RFC 6265bis 4.1.3.2).
 */
export function readCookie(c: PageContext, name: string): string | undefined {
  return getCookie(c, cookieName(c, name));
}

export function writeCookie(c: PageContext, name: string, value: string, maxAge: number): void {
  setCookie(c, cookieName(c, name), value, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: c.var.isHttps,
    maxAge,
  });
}

export function removeCookie(c: PageContext, name: string): void {
  deleteCookie(c, cookieName(c, name), { path: "/", secure: c.var.isHttps });
}

function cookieName(c: PageContext, name: string): string {
  return c.var.isHttps ? `__Host-${name}` : name;
}

/** The cookie with the reader's choice of light or dark. */
export const appearanceCookie = "meent_kleur";

/** A page to show; the shell adds header, crumbs and footer. */
export interface View {
  readonly title: string;
  /** Its own path below the community. */
  readonly here: string;
  readonly crumbs?: readonly { readonly label: string; readonly path: string }[];
  /** The entry of the main menu it belongs to. */
  readonly menu?: "week" | "initiatives" | "works" | "deals" | "signals" | "record";
  readonly hasErrors?: boolean;
  /** Pages with what only one person may see are not kept or indexed. */
  readonly isPersonal?: boolean;
  readonly children: ComponentChildren;
}

export interface PageEnv {
  Variables: {
    requestId: string;
    context: Context;
    page: PageTools;
    /** The reader's choice of colours. */
    appearance: "auto" | "light" | "dark";
    /** Whether the outside reaches us by https, so that cookies may be Secure. */
    isHttps: boolean;
    /** Where the request comes from, for limits: an IPv4 address, or the first half of an IPv6 one. */
    source: string;
    /** Whether what the page reads is watched, because it may be kept for others. */
    isWatched?: boolean;
    /** Whether all it read was of its own community, and nothing was written. */
    isOwn?: boolean;
    /** Whether it is a whole page that everybody gets just so. */
    isForAll?: boolean;
    /** The route of a page that was kept. */
    route?: string;
    /** What a form with a photo sent, which can be read only once. */
    sent?: FormData;
    show: (view: View, status?: 200 | 401 | 403 | 404 | 409 | 422 | 500) => Promise<Response>;
  };
}

export type PageContext = HonoContext<PageEnv>;

/** Strict by internet.nl's measure: everything from ourselves, nothing inline, no framing. */
const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** Headers on every answer. HSTS only where the outside speaks https. */
export function withSecurityHeaders(isHttps: boolean): MiddlewareHandler {
  return async (c, next) => {
    await next();
    // A photo brings a stricter policy of its own.
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.header(name, value);
    if (isHttps) c.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (c.res.headers.has("Cache-Control")) return;
    // A page may come back with the Back button, with what was typed; it is asked again otherwise.
    const isPage = c.res.headers.get("Content-Type")?.startsWith("text/html") ?? false;
    c.header("Cache-Control", isPage ? "private, no-cache" : "no-store");
  };
}

/**
 * Mail programs post here for who ends a kind of mail at one press (RFC 8058): no browser of hers, no
 * cookie. The address itself holds the sealed right to it, and nothing else can be done with it.
 */
const oneClick = /^(\/en)?\/[a-z][a-z0-9-]*\/mail\/stop\/[\w.-]+$/;

/**
 * Only our own pages may post here. Browsers say where a request comes from in Sec-Fetch-Site, older
 * ones in Origin; a request that says neither is not from a form of ours. `publicOrigin` is how people
 * reach us: behind a web server that speaks https, the request itself has another.
 */
export function refuseCrossSite(publicOrigin: () => string): MiddlewareHandler {
  return async (c, next) => {
    if (["GET", "HEAD", "OPTIONS"].includes(c.req.method)) return next();
    if (oneClick.test(c.req.path)) return next();
    const site = c.req.header("Sec-Fetch-Site");
    const origin = c.req.header("Origin");
    const ours = [new URL(c.req.url).origin, publicOrigin()];
    const isOurs =
      site !== undefined ? site === "same-origin" : origin !== undefined && ours.includes(origin);
    if (isOurs) return next();
    const language = c.req.path.startsWith("/en/") ? "en" : "nl";
    return c.text(texts[language].crossSite, 403);
  };
}

/**
 * A form holds text only, so 256 KB is ample. `larger` names, by the end of their paths, the pages
 * that take a file, with their own limit in bytes; `photoForms` those that read it by
 * `takePhotoForm`, which keeps its own measure. Only a length far above a photo's is refused there
 * and then; a shorter one gets its form back, with what was typed. `refuse` says so in a page: what is
 * announced as too large is told before any of it is read.
 */
export function limitBody(
  larger: Readonly<Record<string, number>>,
  photoForms: readonly string[],
  refuse: (c: HonoContext) => Response,
): MiddlewareHandler {
  const limitTo = (maxSize: number) => bodyLimit({ maxSize, onError: refuse });
  const usual = limitTo(256 * 1024);
  const own = Object.entries(larger).map(([end, maxSize]) => [end, limitTo(maxSize)] as const);
  return (c, next) => {
    const { path } = c.req;
    const hasFile = /^multipart\//i.test(c.req.header("Content-Type") ?? "");
    if (hasFile && photoForms.some((end) => path.endsWith(end)))
      return Number(c.req.header("Content-Length") ?? 0) > photoBodyBytesMax
        ? Promise.resolve(refuse(c))
        : next();
    const [, limit = usual] = own.find(([end]) => path.endsWith(end)) ?? [];
    return limit(c, next);
  };
}

/** One line per request: the route and not the address, so no name or search word gets in. */
export function logRequests(log: Log): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const startedMs = performance.now();
    c.set("requestId", randomUUID());
    await next();
    const kept = c.get("route");
    log.info(
      {
        requestId: c.get("requestId"),
        method: c.req.method,
        route: kept ?? c.req.routePath,
        ...(kept !== undefined && { kept: true }),
        status: c.res.status,
        ms: Math.round(performance.now() - startedMs),
      },
      "request",
    );
  };
}

/**
 * The path as it was sent. Decoded, as Hono gives it, it may hold a line end, or a backslash that
 * browsers take for a slash; with two slashes at its front a link would lead to another host.
 */
export function sentPath(c: HonoContext): string {
  return new URL(c.req.url).pathname.replace(/^\/+/, "/");
}

/** What a form sent: each field a string; of repeated fields the last wins. */
export type FormValues = Readonly<Record<string, string>>;

/** Reads a form. Files are not texts and are left out. */
export async function readForm(c: PageContext): Promise<FormValues> {
  return valuesOf(Object.entries(await c.req.parseBody()));
}

function valuesOf(entries: readonly (readonly [string, unknown])[]): FormValues {
  const fields = entries.filter((field): field is [string, string] => typeof field[1] === "string");
  return Object.fromEntries(fields.map(([name, value]) => [name, plainText(value)]));
}

/** What a form with one photo sent: its texts, and the photo as it came. */
export interface PhotoForm {
  readonly values: FormValues;
  /** The bytes; `too_large` when there were more than a photo may have, `none` when none came. */
  readonly photo: Buffer | "none" | "too_large";
}

/** Above what a photo may have there is room for the texts beside it. */
const photoFormBytesMax = photoBytesMax + 256 * 1024;

/** The largest body of a form with a photo that is read through; more than is kept, see below. */
const photoBodyBytesMax = 64 * 1024 * 1024;

/**
 * Reads a form with one photo, in the field `name`; the photo is the last field of its form. Of a
 * form that is too large no more than a photo's size is kept, and the texts before the photo are
 * still there. The rest is read and dropped: a browser that is cut off while it sends shows no answer.
 */
export async function readPhotoForm(c: PageContext, name = "foto"): Promise<PhotoForm> {
  const type = c.req.header("Content-Type") ?? "";
  const boundary = /^multipart\/form-data;.*boundary="?([^";]{1,200})"?/i.exec(type)?.[1];
  if (boundary === undefined) return { values: await readForm(c), photo: "none" };
  const { body, isWhole } = await readUpTo(c.req.raw.body, photoFormBytesMax);
  const form = hasTooManyParts(body, boundary)
    ? undefined
    : await formDataOf(isWhole ? body : withoutLastPart(body, boundary), type);
  if (form) c.set("sent", form);
  const values = valuesOf([...(form ?? new FormData()).entries()]);
  if (!isWhole) return { values, photo: "too_large" };
  const file = form?.get(name);
  if (!(file instanceof File) || file.size === 0) return { values, photo: "none" };
  return { values, photo: Buffer.from(await file.arrayBuffer()) };
}

async function readUpTo(stream: ReadableStream<Uint8Array> | null, bytesMax: number) {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of stream ?? []) {
    if (bytes < bytesMax) parts.push(part.subarray(0, bytesMax - bytes));
    bytes += part.length;
    if (bytes > photoBodyBytesMax) break;
  }
  return { body: Buffer.concat(parts), isWhole: bytes <= bytesMax };
}

/** The parts that came whole, closed as a form is closed (RFC 7578, 4.1; RFC 2046, 5.1.1). */
function withoutLastPart(body: Buffer, boundary: string): Buffer {
  const start = body.lastIndexOf(`\r\n--${boundary}\r\n`);
  const whole = start < 0 ? Buffer.alloc(0) : body.subarray(0, start + 2);
  return Buffer.concat([whole, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Our largest form has some fifty fields. */
const partsMax = 500;

/** What nobody's browser sends: 180,000 parts fit in a photo's size and held the process up for 2.4 s. */
function hasTooManyParts(body: Buffer, boundary: string): boolean {
  let parts = 0;
  let at = body.indexOf(`--${boundary}`);
  while (at >= 0 && parts <= partsMax) {
    parts++;
    at = body.indexOf(`--${boundary}`, at + 1);
  }
  return parts > partsMax;
}

/** Undefined for what is no form at all. */
async function formDataOf(body: Buffer, type: string): Promise<FormData | undefined> {
  try {
    const answer = new Response(new Uint8Array(body), { headers: { "content-type": type } });
    return await answer.formData();
  } catch {
    return undefined;
  }
}

/**
 * A text as people mean it. Browsers send line ends as CRLF; a text is the same text whichever way
 * it came. Control characters mean nothing to people, and PostgreSQL does not store a NUL. The sign
 * of a mark (lib/marks.ts) is ours alone.
 */
function plainText(typed: string): string {
  return withoutEdges(typed)
    .replaceAll("\r\n", "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}

/** The field of a form that makes a second press of its button have no second effect. */
export const keyField = "sleutel";

/** The context of a form's action: with the key the form carried. */
export function contextOf(c: PageContext, form: FormValues): Context {
  const key = form[keyField];
  return key && key.length >= 8 && key.length <= 200
    ? { ...c.var.context, idempotencyKey: key }
    : c.var.context;
}

/** The HTTP status of a refusal; one table for pages and API. */
export function statusOf(refusal: string): 401 | 403 | 404 | 409 | 422 {
  switch (refusal) {
    case "sign_in_needed":
      return 401;
    case "not_allowed":
      return 403;
    case "not_found":
      return 404;
    case "key_used_for_other_input":
      return 409;
    default:
      return 422;
  }
}

/** A path of this community to go back to; anything else is the front page. */
export function backOf(asked: string | undefined): string {
  return asked && asked.length <= 200 && /^\/(?!\/)[\w/-]*$/.test(asked) ? asked : "/";
}

/** The web servers before us: how many, or which addresses and networks they have. */
export type Proxies = number | readonly string[];

/**
 * Where a request comes from. `peer` is who connected to us; of `X-Forwarded-For` only what our own
 * `proxies` wrote is believed, from its end on, for the rest is the visitor's own invention. Told which
 * addresses they have, whoever else connects to us is believed nothing. Told nothing, there is one proxy
 * when the peer is this machine itself. Of an IPv6 address the first 64 bits: the rest one household
 * chooses as it likes.
 */
export function sourceOf(
  peer: string | undefined,
  forwarded: string | undefined,
  proxies: Proxies | undefined,
): string {
  const own = plainAddress(peer ?? "unknown");
  const steps = forwarded?.split(",").map((step) => plainAddress(step.trim())) ?? [];
  const address = believedAddress(own, steps, proxies).slice(0, 64);
  if (!address.includes(":")) return address;
  const [front = "", back = ""] = address.split("::");
  const head = front.split(":");
  const tail = back === "" ? [] : back.split(":");
  const middle = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...(address.includes("::") ? middle : []), ...tail].slice(0, 4).join(":");
}

function believedAddress(
  own: string,
  steps: readonly string[],
  proxies: Proxies | undefined,
): string {
  if (typeof proxies === "object") {
    const isOurs = (address: string) => proxies.some((network) => isWithin(address, network));
    return [...steps.filter(Boolean), own].findLast((step) => !isOurs(step)) ?? own;
  }
  const isHere = own === "::1" || own.startsWith("127.");
  const count = proxies ?? (isHere ? 1 : 0);
  return (count > 0 ? (steps.at(-count) ?? steps[0]) : undefined) || own;
}

/** An IPv4 address is the same one when it comes by way of IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Sends a visitor to sign in, or to say who she is here when she did; and back to where she was. */
export function signInFirst(c: PageContext): Response {
  const { viewer, href } = c.var.page;
  const isSignedIn = viewer.accountId !== undefined;
  const to = href(isSignedIn ? "/aanmelden/kennismaken" : "/aanmelden");
  return c.redirect(`${to}?terug=${encodeURIComponent(hereOf(c))}`, 303);
}

/** The path below the community of the request itself. */
export function hereOf(c: PageContext): string {
  return c.req.path.slice(c.var.page.href("/").length) || "/";
}

/**
 * A date asked in three fields, also typed in words, as `YYYY-MM-DD`; what makes no date stays as it
 * was typed. With `today`, a day without a year is the first to come.
 */
export function dateOf(form: FormValues, name: string, today?: string): string {
  const [day = "", month = "", year = ""] = ["dag", "maand", "jaar"].map(
    (part) => form[`${name}-${part}`] ?? "",
  );
  if (!day && !month && !year) return form[name] ?? "";
  return readTypedDate({ day, month, year }, today);
}

/** A date for its three fields: as typed, or taken from a date that exists. */
export function typedDateOf(form: FormValues, name: string) {
  const [year = "", month = "", day = ""] = (form[name] ?? "").split("-");
  return {
    day: form[`${name}-dag`] ?? String(Number(day) || ""),
    month: form[`${name}-maand`] ?? String(Number(month) || ""),
    year: form[`${name}-jaar`] ?? year,
  };
}
