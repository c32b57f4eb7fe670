import { createHash } from "node:crypto";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import type { Language } from "#lib/texts.ts";
import { texts } from "./texts.ts";

/**
 * What every answer to a program shares, by the NL API Design Rules (developer.overheid.nl): the
 * version in a header, errors as problem+json (RFC 9457), open to every site for reading.
 */

/** Raised by the rules of semver: the first figure stands in the address. */
const apiVersion = "1.0.0";

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

/**
 * Public data with a tag, so that a program may keep it for five minutes and then ask only whether it
 * changed. `described` is the address of its JSON Schema.
 */
export function publicJson(c: HonoContext, body: unknown, described?: string): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  c.header("Cache-Control", "public, max-age=300");
  c.header("ETag", tag);
  if (described) c.header("Link", `<${described}>; rel="describedby"`);
  if (c.req.header("If-None-Match")?.includes(tag)) return c.body(null, 304);
  return c.body(text, 200, { "Content-Type": "application/json; charset=utf-8" });
}

/** What is not there, in words that say what to do. */
export function notFoundProblem(c: HonoContext): Response {
  const t = texts[languageOf(c)];
  const problem = { status: 404, title: t.notFoundTitle, detail: t.notFound };
  return c.body(JSON.stringify(problem), 404, {
    "Content-Type": "application/problem+json; charset=utf-8",
  });
}
