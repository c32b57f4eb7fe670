/**
 * What people find by following links: of each route one page, and of each form what a browser without
 * scripts would send, with something typed in each field.
 */

/** A route of the app: its pattern, as Hono keeps it, and its method. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Somebody who looks; a visitor has no cookie. */
export interface Reader {
  readonly name: string;
  readonly cookie: string;
}

/** A page that was there, at an address below its route. */
export interface FoundPage {
  readonly route: string;
  readonly path: string;
  readonly reader: Reader;
}

/** A form of a page. */
export interface FoundForm {
  readonly route: string;
  readonly action: string;
  readonly reader: Reader;
  /** Name → value; one name once, as the last that a browser sends. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether it is sent as `multipart/form-data`. */
  readonly hasFile: boolean;
}

export interface Found {
  /** One of each route. */
  readonly pages: ReadonlyMap<string, FoundPage>;
  /** Of each route every way to send it that differs in its names: one for each of its buttons. */
  readonly forms: ReadonlyMap<string, readonly FoundForm[]>;
}

/** Asks a page; whatever starts the app gives it. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** What was found until now, and how to keep more of it. */
interface Basket {
  readonly patternOf: ReturnType<typeof matcherOf>;
  readonly posts: ReadonlySet<string>;
  readonly pages: Map<string, FoundPage>;
  readonly forms: Map<string, Map<string, FoundForm>>;
}

/**
 * Follows the links of these people from these addresses. Each looks at all that it begins with; what
 * it leads to is looked at by the first to whom it is shown, and until its own form was seen.
 */
export async function crawl(
  ask: Ask,
  routes: readonly Route[],
  readers: readonly Reader[],
  starts: readonly string[],
): Promise<Found> {
  const basket: Basket = {
    patternOf: matcherOf(routes),
    posts: new Set(routes.filter(({ method }) => method === "POST").map(({ path }) => path)),
    pages: new Map(),
    forms: new Map(),
  };
  for (const reader of readers) await follow(ask, reader, starts, basket);
  const list = [...basket.forms].map(([route, known]) => [route, [...known.values()]] as const);
  return { pages: basket.pages, forms: new Map(list) };
}

async function follow(
  ask: Ask,
  reader: Reader,
  starts: readonly string[],
  basket: Basket,
): Promise<void> {
  const { patternOf, posts, pages, forms } = basket;
  const isKnown = (at: string) => pages.has(at) && (!posts.has(at) || forms.has(at));
  const queue = new Set(starts);
  const asked = new Set<string>();
  for (const address of queue) {
    // One question of each kind: a calendar leads on for ever.
    const [path = "", question] = address.split("?");
    const kind = `${path} ${[...new URLSearchParams(question).keys()].join()}`;
    const route = asked.has(kind) ? undefined : patternOf("GET", path);
    if (route === undefined || (isKnown(route) && !starts.includes(address))) continue;
    asked.add(kind);
    const answer = await ask(address, { headers: { cookie: reader.cookie } });
    if (answer.status !== 200) continue;
    if (!pages.has(route)) pages.set(route, { route, path, reader });
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) continue;
    const html = await answer.text();
    keepForms(html, reader, basket);
    for (const to of linksIn(html)) queue.add(to);
  }
}

function keepForms(html: string, reader: Reader, { patternOf, forms }: Basket): void {
  for (const form of formsIn(html, reader, (action) => patternOf("POST", action))) {
    const known = forms.get(form.route) ?? new Map<string, FoundForm>();
    const names = `${Object.keys(form.fields).sort().join()} ${form.fields.knop ?? ""}`;
    if (!known.has(names)) forms.set(form.route, known.set(names, form));
  }
}

/** Finds the route of an address: the first that fits, as the app itself does. */
export function matcherOf(
  routes: readonly Route[],
): (method: string, path: string) => string | undefined {
  const all = routes
    .filter(({ path }) => path !== "*" && !path.endsWith("/*"))
    .map(({ method, path }) => ({ method, path, pattern: patternFor(path) }));
  return (method, path) =>
    all.find((route) => route.method === method && route.pattern.test(path))?.path;
}

function patternFor(path: string): RegExp {
  const parts = path.split(/(:\w+(?:\{[^/]*\})?)/).map((part) => {
    const [, own] = /^:\w+(?:\{(.*)\})?$/.exec(part) ?? [];
    if (!part.startsWith(":")) return part.replaceAll(/[.+*?^$()[\]\\|]/g, "\\$&");
    return `(?:${own ?? "[^/]+"})`;
  });
  return new RegExp(`^${parts.join("")}$`);
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href = ""]) => unescaped(href));
}

/** Each form of a page, once for each of its buttons. */
export function* formsIn(
  html: string,
  reader: Reader,
  patternOf: (action: string) => string | undefined,
): Generator<FoundForm> {
  for (const [, head = "", inside = ""] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    const { action = "", method, enctype } = attributesOf(head);
    const route = patternOf(action.split("?")[0] ?? "");
    if (method !== "post" || route === undefined) continue;
    const hasFile = enctype === "multipart/form-data";
    const fields = fieldsIn(inside);
    const buttons = buttonsIn(inside);
    for (const button of buttons.length > 0 ? buttons : [{}])
      yield { route, action, reader, fields: { ...fields, ...button }, hasFile };
  }
}

function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, head = ""] of html.matchAll(/<input([^>]*?)\/?>/g)) {
    const { name, value = "", type = "text" } = attributesOf(head);
    if (!name || type === "file") continue;
    // Of choices the first; the rest as it stands, and where nothing stands, something.
    if (type === "radio" || type === "checkbox") fields[name] ??= value;
    else fields[name] = value === "" && type !== "hidden" ? typedIn(name, type) : value;
  }
  for (const [, head = "", value = ""] of html.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    const { name } = attributesOf(head);
    if (name) fields[name] = unescaped(value).trim() || "Elke dinsdag koken wij soep.";
  }
  for (const [, head = "", inside = ""] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const { name } = attributesOf(head);
    const options = [...inside.matchAll(/<option([^>]*)>/g)].map(([, own = ""]) => own);
    const chosen = options.find((own) => /\bselected\b/.test(own));
    const values = [chosen, ...options].map((own) => attributesOf(own ?? "").value ?? "");
    if (name) fields[name] = values.find((value) => value !== "") ?? "";
  }
  return fields;
}

function typedIn(name: string, type: string): string {
  if (name.endsWith("-dag")) return "15";
  if (name.endsWith("-maand")) return "3";
  if (name.endsWith("-jaar")) return "2027";
  if (type === "email") return "iemand@voorbeeld.example";
  if (type === "url") return "https://voorbeeld.example/haak";
  // A field that people do not see, to tell programs that fill in everything.
  if (name === "website") return "";
  if (name === "other") return "S-2026-001";
  if (/^(?:person|who|naam|party)$/.test(name)) return "Roelie";
  if (/amount|money|hours|months|quantity|cents|days|euro|aantal|max|votes|years/i.test(name))
    return "12";
  return "Soep op dinsdag";
}

function buttonsIn(html: string): Record<string, string>[] {
  return [...html.matchAll(/<button([^>]*)>/g)].flatMap(([, head = ""]) => {
    const { name, value = "" } = attributesOf(head);
    return name ? [{ [name]: value }] : [];
  });
}

function attributesOf(head: string): Record<string, string | undefined> {
  const all = head.matchAll(/([\w-]+)(?:="([^"]*)")?/g);
  return Object.fromEntries(
    Array.from(all, ([, name = "", value = ""]) => [name, unescaped(value)]),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
