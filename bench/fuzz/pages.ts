import type { Ask, Found, FoundForm, Reader, Route } from "./crawl.ts";
import { nastyTexts } from "./generate.ts";
import { leaksIn } from "./leaks.ts";

/** The pages and forms of a whole app, and what is needed to try them one after the other. */
export interface AttackedPages {
  readonly ask: Ask;
  readonly routes: readonly Route[];
  readonly found: Found;
  readonly readers: readonly Reader[];
  /** The names behind an address that the app looked at since the last call. */
  takeQueried(): readonly string[];
  /** A sequence in the database: who takes its next number has been spoken to in SQL. */
  readonly canary: string;
}

export interface PagesReport {
  readonly requests: number;
  /** How many places there are to put something: parts of addresses, names behind them, fields. */
  readonly places: { readonly path: number; readonly query: number; readonly field: number };
  readonly statuses: Readonly<Record<string, number>>;
  /** What went wrong, with the request that did it; the first fifty. */
  readonly faults: readonly string[];
}

interface Tried {
  readonly path: string;
  readonly reader: Reader;
  readonly method?: "POST";
  readonly body?: URLSearchParams | FormData;
}

/** Gives words in turn, so that each comes by in many places. */
interface Words {
  readonly next: () => string;
  /** As many as one place gets. */
  readonly several: () => readonly string[];
}

/**
 * Puts odd words in every part of every address, behind it under every name the app looks at, and in
 * every field of every form. `each` is how many of the words each place gets; all when it is left out.
 */
export async function fuzzPages(at: AttackedPages, each = Infinity): Promise<PagesReport> {
  const words = wordsFrom(wordsWith(at.canary), each);
  const places = { path: 0, query: 0, field: 0 };
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  let requests = 0;
  const send = async (tried: Tried): Promise<void> => {
    requests++;
    const answer = await sent(at, tried);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const body = tried.body ? [...tried.body.entries()].map(String).join("&") : "";
    const where = `${tried.method ?? "GET"} ${tried.path} ${body}`.slice(0, 600);
    for (const fault of await faultsOf(answer))
      if (faults.length < 50) faults.push(`${fault}: ${where}`);
  };
  for (const [index, route] of at.routes.entries()) {
    const known = at.found.pages.get(route.path);
    const reader = known?.reader ?? (at.readers[index % at.readers.length] as Reader);
    const page = { route, reader, path: known?.path ?? addressOf(route.path, at.found) };
    const method = route.method === "POST" ? ({ method: "POST" } as const) : {};
    for (const part of partsOf(route.path)) {
      places.path++;
      for (const word of [...words.several(), ...fittingWords(part).slice(0, each)])
        await send({ ...method, path: withPart(page, part, word), reader });
    }
    if (route.method === "POST") {
      places.field += fieldsOf(route, at.found);
      for (const tried of formsWith(page, at.found, words)) await send(tried);
      continue;
    }
    at.takeQueried();
    await send(page);
    const names = at.takeQueried();
    places.query += names.length;
    for (const one of questions(names, words)) await send({ ...page, path: `${page.path}?${one}` });
  }
  return { requests, places, statuses, faults };
}

/** Words that have broken something somewhere, and sentences of SQL that would be noticed. */
function wordsWith(canary: string): readonly string[] {
  const speak = `nextval('${canary}')`;
  return [
    `'; select ${speak}; --`,
    `' || ${speak} || '`,
    `${speak}`,
    `1); select pg_sleep(20); --`,
    `1 union all select ${speak}::text`,
    `$$; select ${speak}; $$`,
    `" = "" or ${speak} > 0 --`,
    `*/ select ${speak} /*`,
    `id desc, (select ${speak})`,
    ...nastyTexts,
    "lang".repeat(2500),
    "-9223372036854775809",
    "Infinity",
    "١٢٣",
    "a\nb\tc\u0085d\u2028e",
    "https://elders.example/",
    "//elders.example/",
    "/\\elders.example/",
  ];
}

function wordsFrom(all: readonly string[], each: number): Words {
  let turn = 0;
  const next = () => all[turn++ % all.length] as string;
  return { next, several: () => Array.from({ length: Math.min(each, all.length) }, next) };
}

/* Addresses ---------------------------------------------------------------------------------------- */

interface Page {
  readonly route: Route;
  readonly path: string;
  readonly reader: Reader;
}

/** The parts of a pattern that are filled in; the community's own name at its front page alone. */
function partsOf(route: string): readonly string[] {
  const parts = route.split("/").filter((segment) => segment.startsWith(":"));
  return route === "/:community" ? parts : parts.slice(1);
}

/** What passes a part's own pattern and is nothing that is there. */
function fittingWords(part: string): string[] {
  const [, own] = /\{(.*)\}$/.exec(part) ?? [];
  if (own === undefined) return [];
  const pattern = new RegExp(`^(?:${own})$`);
  return [
    "-".repeat(36),
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ...["S", "H"].map((letter) => `${letter}-9999-999999999999`),
    "99",
    "a".repeat(100),
    "f".repeat(32),
    "_".repeat(20),
  ].filter((word) => pattern.test(word));
}

/** An address for a route that no link leads to: what is known of its beginning, the rest made up. */
function addressOf(route: string, found: Found): string {
  const segments = route.split("/");
  for (let length = segments.length; length > 1; length--) {
    const known = found.pages.get(segments.slice(0, length).join("/"));
    if (known) return [known.path, ...segments.slice(length).map(madeUp)].join("/");
  }
  return segments.map(madeUp).join("/");
}

function madeUp(segment: string): string {
  if (segment === ":community") return "noorderveld";
  if (!segment.startsWith(":")) return segment;
  return fittingWords(segment).at(-1) ?? "1";
}

/** The address with a word in the place of this part. */
function withPart({ route, path }: Page, at: string, word: string): string {
  const segments = path.split("/");
  route.path.split("/").forEach((segment, index) => {
    if (segment === at) segments[index] = inPath(word);
  });
  return segments.join("/");
}

/** As it would be typed: what is encoded already stays so. */
function inPath(word: string): string {
  if (/^%/.test(word)) return word;
  return encodeURIComponent(word.toWellFormed().slice(0, 4000)) || "%20";
}

/** Each name with some words, and once in a way that no form sends it. */
function* questions(names: readonly string[], { next, several }: Words): Generator<string> {
  for (const [index, name] of names.entries()) {
    for (const word of several()) yield pair(name, word);
    const one = pair(name, next());
    const ways = [
      `${one}&${pair(name, "x")}`,
      `${pair(`${name}[]`, "x")}&${name}[]=`,
      `${name}[a][b]=1&${name}`,
      `${name}=%E0%A4%A&${name}=%`,
      `${name}=%00&${one}`,
      `${name}=%ED%A0%80%0d%0aSet-Cookie:%20kwaad=1`,
    ];
    yield ways[index % ways.length] as string;
  }
}

function pair(name: string, word: string): string {
  return new URLSearchParams([[name, word.toWellFormed()]]).toString();
}

/* Forms -------------------------------------------------------------------------------------------- */

function fieldsOf({ path }: Route, { forms }: Found): number {
  return (forms.get(path) ?? []).flatMap(({ fields }) => Object.keys(fields)).length;
}

/** Every way in which the forms of a route are sent with odd words. */
function* formsWith(page: Page, found: Found, words: Words): Generator<Tried> {
  const forms = found.forms.get(page.route.path);
  if (!forms) yield* unseen(page, found, words);
  for (const form of forms ?? []) yield* spoiled(form, words);
}

/** A form with a word in each of its fields in turn, and once with everything twice. */
function* spoiled(form: FoundForm, { next, several }: Words): Generator<Tried> {
  for (const name of Object.keys(form.fields))
    for (const word of several()) yield filled(form, { ...form.fields, [name]: word });
  yield twice(form, next());
}

/** A form that nobody was shown: with the same word under every name that any form has. */
function* unseen(page: Page, { forms }: Found, { several }: Words): Generator<Tried> {
  const names = new Set([...forms.values()].flat().flatMap(({ fields }) => Object.keys(fields)));
  for (const word of several()) {
    const fields = Object.fromEntries([...names].map((name) => [name, word]));
    yield filled({ action: page.path, reader: page.reader, hasFile: false }, fields);
  }
}

export function filled(
  { action, reader, hasFile }: Pick<FoundForm, "action" | "reader" | "hasFile">,
  fields: Readonly<Record<string, string>>,
): Tried {
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) body.append(name, value.toWellFormed());
  return { path: action, reader, method: "POST", body };
}

/** Every field twice, and each name also as that of a list. */
function twice({ fields, action, reader }: FoundForm, word: string): Tried {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    body.append(name, value);
    body.append(name, word.toWellFormed());
    body.append(`${name}[]`, word.toWellFormed());
  }
  body.append("__proto__", "x");
  return { path: action, reader, method: "POST", body };
}

/* Answers ------------------------------------------------------------------------------------------ */

function sent({ ask }: AttackedPages, { path, reader, method, body }: Tried): Promise<Response> {
  return ask(path, {
    headers: { cookie: reader.cookie, ...(method && { "sec-fetch-site": "same-origin" }) },
    ...(method && { method }),
    ...(body && { body }),
  });
}

async function faultsOf(answer: Response): Promise<string[]> {
  const text = await answer.text();
  const faults = leaksIn(text).map((leak) => `tells ${leak}`);
  if (answer.status >= 500) faults.push(`status ${answer.status}`);
  const to = answer.headers.get("location") ?? "/";
  if (!/^\/(?![/\\])/.test(to)) faults.push(`leads to ${to}`);
  for (const [name, value] of answer.headers)
    if (/kwaad=/i.test(`${name}=${value}`) || leaksIn(value).length > 0)
      faults.push(`has a header ${name} of ${value}`);
  if (/(?:href|action|src)="\s*(?:\/\/|\/\\|https?:\/\/elders|javascript:)/i.test(text))
    faults.push("leads elsewhere by a link");
  return faults;
}
