import { chanceFrom, pick } from "#lib/random.ts";
import { type FuzzedRequest, type Harvest, nextRequest, operationsOf } from "./generate.ts";
import { leaksIn } from "./leaks.ts";

/** What is attacked: the whole app, and the means to make time go on between requests. */
export interface Attacked {
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Lets machine time go on, so that limits are met as in a day and not as in a second. */
  wait(ms: number): void;
  readonly communities: readonly string[];
  readonly tokens: readonly (readonly string[])[];
}

export interface Report {
  readonly seed: string;
  readonly requests: number;
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations of the document, how many were tried, and how many ended well at least once. */
  readonly operations: { readonly all: number; readonly tried: number; readonly done: number };
  /** What went wrong, with the request that did it; the first fifty. */
  readonly faults: readonly string[];
}

/** From so many addresses requests come in turn; each is within what one address may. */
const sources = 250;

/**
 * Sends `requests` requests made from the OpenAPI document and the seed, one after the other. Each must
 * end below 500, tell nothing of the inside, and, where the document was followed, end as it says.
 */
export async function fuzz(at: Attacked, requests: number, seed: string): Promise<Report> {
  const chance = chanceFrom(seed);
  const document = await (await at.ask("/api/v1/openapi.json")).json();
  const operations = operationsOf(document as Record<string, unknown>);
  const harvest = await harvestOf(at);
  const statuses: Record<string, number> = {};
  const tried = new Set<string>();
  const ended = new Set<string>();
  const faults: string[] = [];
  for (let index = 0; index < requests; index++) {
    const request = nextRequest(chance, operations, harvest);
    at.wait(1000);
    const { status, faults: found } = await send(at, request, index);
    statuses[status] = (statuses[status] ?? 0) + 1;
    tried.add(request.operation.id);
    if (status === 200 && request.isPlain) ended.add(request.operation.id);
    for (const fault of found) if (faults.length < 50) faults.push(fault);
  }
  faults.push(...(await illnesses(at)));
  return {
    seed,
    requests,
    statuses,
    operations: { all: operations.length, tried: tried.size, done: ended.size },
    faults,
  };
}

async function send(at: Attacked, request: FuzzedRequest, index: number) {
  const { method, path, headers, body } = request;
  const source = `10.0.${Math.floor((index % sources) / 200)}.${index % 200}`;
  const isBare = method === "GET" || method === "HEAD";
  const answer = await at.ask(path, {
    method,
    headers: { ...headers, "x-forwarded-for": source },
    ...(!isBare && body !== undefined && { body }),
  });
  const text = await answer.text();
  const where = `request ${index}: ${method} ${path.slice(0, 300)} ${body?.slice(0, 500) ?? ""}`;
  const faults = judge(request, answer, text).map((fault) => `${fault}: ${where}`);
  return { status: answer.status, faults };
}

/** What is wrong with an answer. */
function judge({ operation, method, isPlain }: FuzzedRequest, answer: Response, text: string) {
  const { status, headers } = answer;
  const faults: string[] = [];
  if (status >= 500) faults.push(`status ${status}`);
  for (const leak of leaksIn(text)) faults.push(`tells ${leak}`);
  for (const [name, value] of headers)
    if (leaksIn(value).length > 0 || /kwaad/.test(value))
      faults.push(`header ${name} tells too much`);
  const type = headers.get("content-type") ?? "";
  if (status >= 400 && method !== "HEAD" && !type.startsWith("application/problem+json"))
    faults.push(`an error as ${type || "nothing"}`);
  if (isPlain && ![...operation.statuses, 304].includes(status))
    faults.push(`status ${status}, which the document does not name`);
  if (type.includes("json") && text !== "" && !isJson(text))
    faults.push("JSON that cannot be read");
  return faults;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Ids and numbers that the lists tell, so that requests are about things that are there. */
async function harvestOf({ ask, communities, tokens }: Attacked): Promise<Harvest> {
  const ids = new Set<string>();
  const numbers = new Set<string>();
  const lists = [
    "werken",
    "uitdagingen",
    "deals",
    "signalen",
    "initiatieven",
    "gebieden",
    "rollen",
  ];
  for (const slug of communities)
    for (const list of [...lists, "organisaties", "logboek"]) {
      const text = await (await ask(`/api/v1/gemeenschappen/${slug}/${list}?aantal=20`)).text();
      for (const [id] of text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) ids.add(id);
      for (const [, number = ""] of text.matchAll(/"nummer":"?([\w-]+)/g)) numbers.add(number);
    }
  return { communities, tokens, ids: [...ids].sort(), numbers: [...numbers].sort() };
}

/** Whether all is still well afterwards: it lives, its pages and its lists come. */
async function illnesses({ ask, communities }: Attacked): Promise<string[]> {
  const faults: string[] = [];
  const chance = chanceFrom("afterwards");
  const paths = communities.flatMap((slug) => [
    ...["", "/deze-week", "/werken", "/logboek", "/signalen"].map((path) => `/${slug}${path}`),
    ...["werken", "uitdagingen", "logboek"].map((one) => `/api/v1/gemeenschappen/${slug}/${one}`),
  ]);
  for (const path of ["/gezond", ...paths]) {
    const answer = await ask(path, {
      headers: { "x-forwarded-for": `10.9.9.${pick(chance, [1, 2])}` },
    });
    if (answer.status !== 200) faults.push(`afterwards ${path} is ${answer.status}`);
  }
  return faults;
}
