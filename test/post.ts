import type { Site } from "./site.ts";

/** What a form would send, as a browser without scripts reads it from a page. */
export interface SentForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Asks a page as a browser does, without following where it sends. */
export function ask(
  site: Site,
  path: string,
  cookie = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${site.origin}${path}`, { redirect: "manual", headers: { cookie, ...headers } });
}

/** Sends a form as our own pages do. */
export function post(
  site: Site,
  { action, fields }: SentForm,
  cookie = "",
  headers: Readonly<Record<string, string>> = { "sec-fetch-site": "same-origin" },
): Promise<Response> {
  return fetch(`${site.origin}${action}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, ...headers },
    body: new URLSearchParams(fields),
  });
}

/**
 * The form of a page whose address ends so, with its hidden fields and what is typed into it.
 * Throws when the page has no such form: nothing can be sent then.
 */
export async function formOf(
  site: Site,
  path: string,
  cookie: string,
  last: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<SentForm> {
  const html = await (await ask(site, path, cookie)).text();
  for (const [, action = "", inside = ""] of html.matchAll(
    /<form[^>]* action="([^"]*)" method="post"[^>]*>(.*?)<\/form>/gs,
  ))
    if (action.endsWith(last)) return { action, fields: { ...hiddenIn(inside), ...typed } };
  throw new Error(`${path} has no form to ${last}`);
}

function hiddenIn(html: string): Record<string, string> {
  const hidden = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries(Array.from(hidden, ([, name = "", value = ""]) => [name, value]));
}
