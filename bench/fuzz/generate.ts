import { type Chance, integerBelow, pick } from "#lib/random.ts";

/**
 * Requests made from an OpenAPI document and a seed: some as the document asks, most with one thing
 * wrong. The same seed and the same harvest give the same requests.
 */

type Json = Readonly<Record<string, unknown>>;

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** One operation of the document. */
export interface Operation {
  readonly method: "GET" | "POST";
  /** As in the document, below `/api/v1`. */
  readonly path: string;
  readonly id: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  /** The statuses it may end with. */
  readonly statuses: readonly number[];
}

/** What there is to be asked for: words of communities, ids and numbers as answers told them. */
export interface Harvest {
  readonly communities: readonly string[];
  /** Keys of the people of each community, in the order of `communities`. */
  readonly tokens: readonly (readonly string[])[];
  readonly ids: readonly string[];
  readonly numbers: readonly string[];
}

export interface FuzzedRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Whether nothing was done to it on purpose: then it ends as the document says. */
  readonly isPlain: boolean;
}

export function operationsOf(document: Json): readonly Operation[] {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Json>>>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method === "get" ? ("GET" as const) : ("POST" as const),
      path,
      id: String(operation.operationId),
      parameters: (operation.parameters ?? []) as Parameter[],
      body: bodyOf(operation),
      statuses: Object.keys(operation.responses as Json).map(Number),
    })),
  );
}

function bodyOf(operation: Json): Schema | undefined {
  const body = operation.requestBody as
    | { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
    | undefined;
  return body?.content["application/json"]?.schema;
}

/* Values ------------------------------------------------------------------------------------------- */

const longText = "lang ".repeat(3000);

/** Texts that have broken something somewhere. None holds a word that an answer may not tell. */
export const nastyTexts: readonly string[] = [
  "",
  " ",
  "'",
  "''; drop table x; --",
  "' or '1'='1",
  "1) or (1=1",
  "\\",
  "%",
  "%00",
  "%c0%ae%c0%ae/",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "\u0000",
  "a\r\nSet-Cookie: kwaad=1",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{7*7}}#{7*7}<%= 7*7 %>",
  "\ud800",
  "\u202eomgekeerd",
  "e\u0301".repeat(50),
  "👩‍👩‍👧‍👦".repeat(40),
  "__proto__",
  "constructor",
  "null",
  "undefined",
  "NaN",
  "true",
  "-1",
  "0",
  "1e308",
  "9".repeat(400),
  "0x10",
  "1.250,50",
  "0000-00-00",
  "2026-02-30",
  "99999-12-31",
  "-000001-01-01",
  "2026-10-01T00:00:00Z",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "http://169.254.169.254/",
  "javascript:alert(1)",
  longText,
];

const nastyValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: {} } } },
  Array.from({ length: 500 }, () => "x"),
  ...nastyTexts,
];

/** A value that the schema may well take: known ids, dates, the choices it names. */
function fitting(chance: Chance, schema: Schema, harvest: Harvest, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum && schema.enum.length > 0) return pick(chance, schema.enum);
  const forms = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (forms && forms.length > 0) return fitting(chance, pick(chance, forms), harvest, depth);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "object" || schema.properties) return fittingObject(chance, schema, harvest, depth);
  if (type === "array")
    return depth > 3
      ? []
      : Array.from({ length: integerBelow(chance, 3) }, () =>
          fitting(chance, schema.items ?? {}, harvest, depth + 1),
        );
  if (type === "null") return null;
  if (type === "boolean") return integerBelow(chance, 2) === 0;
  if (type === "integer" || type === "number")
    return Math.max(schema.minimum ?? 0, 0) + integerBelow(chance, 24);
  return fittingText(chance, schema, harvest);
}

function fittingObject(chance: Chance, schema: Schema, harvest: Harvest, depth: number): Json {
  const required = new Set(schema.required ?? []);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => required.has(name) || integerBelow(chance, 3) === 0)
      .map(([name, one]) => [name, fitting(chance, one, harvest, depth + 1)]),
  );
}

function fittingText(chance: Chance, schema: Schema, { ids, numbers }: Harvest): string {
  if (schema.format === "uuid") return pick(chance, ids);
  if (schema.format === "date") return `2027-0${1 + integerBelow(chance, 9)}-15`;
  if (schema.format === "email") return "iemand@voorbeeld.example";
  const words = ["12", "Soep op dinsdag", "2027-03-01", pick(chance, ids), pick(chance, numbers)];
  const text = pick(chance, words);
  return text.padEnd(schema.minLength ?? 0, " wij koken soep").slice(0, schema.maxLength ?? 2000);
}

/** A value with something wrong somewhere in it. */
function spoiled(chance: Chance, value: unknown): unknown {
  if (typeof value !== "object" || value === null || integerBelow(chance, 6) === 0)
    return pick(chance, nastyValues);
  if (Array.isArray(value))
    return value.length === 0
      ? [pick(chance, nastyValues)]
      : value.map((one, index) =>
          index === integerBelow(chance, value.length) ? spoiled(chance, one) : one,
        );
  const names = Object.keys(value);
  if (names.length === 0 || integerBelow(chance, 5) === 0)
    return { ...value, [pick(chance, strangeNames)]: pick(chance, nastyValues) };
  const name = pick(chance, names);
  const { [name]: one, ...rest } = value as Record<string, unknown>;
  return integerBelow(chance, 4) === 0 ? rest : { ...rest, [name]: spoiled(chance, one) };
}

const strangeNames = [
  "__proto__",
  "constructor",
  "communityId",
  "role",
  "a.b",
  "",
  "é",
  "toString",
];

/* Requests ----------------------------------------------------------------------------------------- */

/** The next request of this chance. */
export function nextRequest(
  chance: Chance,
  operations: readonly Operation[],
  harvest: Harvest,
): FuzzedRequest {
  const operation = pick(chance, operations);
  // One in four as the document asks; of the others one part is spoiled, now and then two.
  const wrong = new Set<string>();
  if (integerBelow(chance, 4) > 0) wrong.add(pick(chance, partsOf(operation)));
  if (integerBelow(chance, 8) === 0) wrong.add(pick(chance, partsOf(operation)));
  const isPost = operation.method === "POST";
  const home = integerBelow(chance, harvest.communities.length);
  return {
    operation,
    method: wrong.has("method")
      ? pick(chance, ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "POST"])
      : operation.method,
    path: `/api/v1${pathOf(chance, operation, { harvest, home }, wrong)}${queryOf(chance, operation, wrong)}`,
    headers: headersOf(chance, operation, { harvest, home }, wrong),
    body: isPost ? bodyText(chance, operation, harvest, wrong) : undefined,
    isPlain: wrong.size === 0,
  };
}

interface Place {
  readonly harvest: Harvest;
  /** Which of the communities it is about. */
  readonly home: number;
}

function partsOf({ method, parameters }: Operation): readonly string[] {
  const common = ["path", "headers", "method", "query"];
  if (method === "POST") return [...common, "body", "body", "body", "body", "token", "json"];
  return parameters.some((one) => one.in === "query") ? [...common, "query", "query"] : common;
}

function pathOf(
  chance: Chance,
  operation: Operation,
  { harvest, home }: Place,
  wrong: ReadonlySet<string>,
): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (wrong.has("path") && integerBelow(chance, 2) === 0) return inPath(pick(chance, nastyTexts));
    return name === "gemeenschap"
      ? (harvest.communities[home] ?? "")
      : inPath(pick(chance, integerBelow(chance, 4) > 0 ? harvest.numbers : harvest.ids));
  });
}

/** As a program that does not look would put it in an address: now and then raw where that can be. */
function inPath(text: string): string {
  return encodeURIComponent(text.toWellFormed().slice(0, 4000)) || "%20";
}

function queryOf(chance: Chance, operation: Operation, wrong: ReadonlySet<string>): string {
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place !== "query") continue;
    if (!required && integerBelow(chance, 3) === 0) continue;
    const plain = String(fitting(chance, schema ?? {}, nothing));
    query.append(name, wrong.has("query") ? pick(chance, nastyTexts).toWellFormed() : plain);
    if (wrong.has("query") && integerBelow(chance, 6) === 0) query.append(name, plain);
  }
  if (wrong.has("query") && integerBelow(chance, 4) === 0)
    query.append(pick(chance, strangeNames), pick(chance, nastyTexts).toWellFormed());
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

const nothing: Harvest = { communities: [], tokens: [], ids: ["x"], numbers: ["1"] };

function headersOf(
  chance: Chance,
  operation: Operation,
  { harvest, home }: Place,
  wrong: ReadonlySet<string>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (operation.method === "POST") {
    headers["content-type"] = "application/json";
    // Now and then a key of the other community.
    const from = integerBelow(chance, 12) === 0 ? home + 1 : home;
    const keys = harvest.tokens[from % harvest.tokens.length] ?? [];
    headers.authorization = `Bearer ${pick(chance, keys)}`;
    if (integerBelow(chance, 3) === 0)
      headers["idempotency-key"] = `sleutel-${integerBelow(chance, 500)}`;
  }
  if (wrong.has("token"))
    headers.authorization = headerText(pick(chance, [...nastyTexts, "Bearer"]));
  if (wrong.has("headers")) {
    const name = pick(chance, strangeHeaders);
    headers[name] = headerText(pick(chance, nastyTexts));
  }
  return headers;
}

const strangeHeaders = [
  ...["content-type", "idempotency-key", "accept", "accept-language", "if-none-match", "range"],
  ...["origin", "cookie", "x-forwarded-host", "x-forwarded-proto", "x-http-method-override"],
  ...["accept-encoding", "if-modified-since", "forwarded", "authorization"],
];

/** What the protocol can carry: no line ends, no character above 255. */
function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 2000);
}

function bodyText(
  chance: Chance,
  operation: Operation,
  harvest: Harvest,
  wrong: ReadonlySet<string>,
): string {
  if (wrong.has("json"))
    return pick(chance, [
      "",
      "{",
      "[]",
      "null",
      '"x"',
      "1e999",
      '{"a":1,"a":2}',
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      `{"x":${'{"x":'.repeat(2000)}1${"}".repeat(2000)}}`,
      `{"x":"${"y".repeat(300_000)}"}`,
      '{"__proto__":{"polluted":true}}',
      "\ufeff{}",
    ]);
  const plain = fitting(chance, operation.body ?? {}, harvest);
  return JSON.stringify(wrong.has("body") ? spoiled(chance, plain) : plain) ?? "null";
}
