import type { Context as HonoContext } from "hono";
import { type ZodType, z } from "zod";
import type { RightWords } from "#lib/rights.ts";
import type { Language } from "#lib/texts.ts";
import { openToken, tokenCovers } from "#modules/accounts";
import { findCommunityBySlug } from "#modules/people";
import { type Action, type AnyAction, act, type Kept } from "#platform/act.ts";
import { languageOf, notFoundProblem, type Problem, problemJson } from "#platform/api.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Context, Platform } from "#platform/context.ts";
import { type PageEnv, statusOf } from "#platform/http.ts";
import { texts as platformTexts } from "#platform/texts.ts";
import { texts } from "./texts.ts";

/** What a module says of its actions: what they do, and a sentence for each refusal and wrong field. */
export interface ModuleWords {
  readonly rights: readonly { readonly name: string }[];
  readonly texts: Readonly<Record<Language, ModuleTexts>>;
}

interface ModuleTexts {
  readonly rightsTitle: string;
  readonly rights: Readonly<Record<string, RightWords>>;
}

/**
 * The actions a program may call: every deed of a person with an account. Not signing in and what an
 * account is (a token must not make tokens), not what the system does, and not what is done with a code
 * from a letter, by whoever has the letter in hand.
 */
export function forPrograms(actions: readonly AnyAction[]): readonly AnyAction[] {
  return actions.filter(
    ({ name, who }) => !name.startsWith("accounts.") && who !== "system" && who !== "anyone",
  );
}

/** The last segment of its address: `challenges.takeUp` is `challenges.take-up`. */
export function segmentOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A module's sentences for refusals and wrong fields, whatever it calls its lists and wherever they stand. */
export function sentencesOf(
  words: readonly ModuleWords[],
  language: Language,
  action: string,
): Readonly<Record<string, string>> {
  const module = words.find(({ rights }) => rights.some(({ name }) => name === action));
  const all: Record<string, string> = { ...platformTexts[language].refusals };
  for (const list of listsIn({ ...module?.texts[language] }))
    for (const [name, sentence] of Object.entries(list))
      if (typeof sentence === "string") all[name] ??= sentence;
  return all;
}

/** The module's own lists before those of one of its pages, which lie deeper. */
function listsIn(part: object): object[] {
  const below = Object.entries(part).filter(([, one]) => typeof one === "object" && one !== null);
  const isList = ([name]: [string, unknown]) => /(refusals|fields)$/i.test(name);
  return [
    ...below.filter(isList).map(([, list]) => list as object),
    ...below.filter((one) => !isList(one)).flatMap(([, deeper]) => listsIn(deeper as object)),
  ];
}

interface Callable {
  readonly actions: readonly AnyAction[];
  readonly words: readonly ModuleWords[];
}

/** One deed of one person: her token, her rights, her idempotency key, and the outcome or a problem. */
export async function callAction(
  c: HonoContext<PageEnv>,
  platform: Platform,
  { actions, words }: Callable,
): Promise<Response> {
  const language = languageOf(c);
  const t = texts[language];
  const problem = (status: Problem["status"], code: keyof typeof t.problems) =>
    problemJson(c, { status, code, title: t.problemTitle, detail: t.problems[code] });
  const { database } = platform;
  const slug = c.req.param("community") ?? "";
  const community = await database.readShared((db) => findCommunityBySlug(db, slug));
  const action = actions.find(({ name }) => segmentOf(name) === c.req.param("name"));
  if (!community || !action) return notFoundProblem(c);
  const [, secret] = /^Bearer ([\w-]{20,200})$/.exec(c.req.header("Authorization") ?? "") ?? [];
  if (secret === undefined) return problem(401, "token_missing");
  const token = await openToken(platform, community.id, { secret, source: c.var.source });
  if (!token.ok) return problem(token.refusal === "token_unknown" ? 401 : 429, token.refusal);
  if (!tokenCovers(token.value, action.name)) return problem(403, "out_of_scope");
  const key = c.req.header("Idempotency-Key");
  if (key !== undefined && (key.length < 8 || key.length > 200)) return problem(400, "key_wrong");
  if (!/^application\/json\b/i.test(c.req.header("Content-Type") ?? ""))
    return problem(415, "not_json");
  const body = await readJson(c);
  if (body === undefined) return problem(400, "not_json");
  const strange = strangersIn(action.input, body);
  if (strange.length > 0) return strangers(c, strange);
  const now = await database.read(community.id, async (db) =>
    civilNow(platform.clock, await findClockAheadMs(db, community.id)),
  );
  const context: Context = {
    platform,
    communityId: community.id,
    actor: { kind: "member", memberId: token.value.memberId },
    now,
    language,
    ...(key !== undefined && { idempotencyKey: key }),
  };
  const outcome = await act(action as Action<ZodType, unknown, Kept, string>, context, body);
  if (outcome.ok) {
    c.header("Cache-Control", "no-store");
    return c.json(outcome.value);
  }
  return refusal(c, outcome, sentencesOf(words, language, action.name));
}

function refusal(
  c: HonoContext,
  outcome: { readonly refusal: string; readonly fields: Readonly<Record<string, string>> },
  sentences: Readonly<Record<string, string>>,
): Response {
  const t = texts[languageOf(c)];
  const isInput = outcome.refusal === "invalid_input";
  return problemJson(c, {
    status: isInput ? 400 : statusOf(outcome.refusal),
    code: outcome.refusal,
    title: isInput ? t.inputTitle : t.refusedTitle,
    detail: isInput ? t.input : (sentences[outcome.refusal] ?? t.refused),
    ...(isInput && {
      errors: Object.entries(outcome.fields).map(([field, code]) => ({
        field,
        // A field without a name of its own is wrong in its kind: missing, or of another type.
        code: sentences[code] ? code : "invalid",
        detail: sentences[code] ?? t.fieldInvalid,
      })),
    }),
  });
}

function strangers(c: HonoContext, names: readonly string[]): Response {
  const t = texts[languageOf(c)];
  return problemJson(c, {
    status: 400,
    code: "invalid_input",
    title: t.inputTitle,
    detail: t.input,
    errors: names.map((field) => ({ field, code: "unknown_field", detail: t.fieldUnknown })),
  });
}

/** A JSON object; anything else is none. */
async function readJson(c: HonoContext): Promise<Readonly<Record<string, unknown>> | undefined> {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text === "" ? "{}" : text);
    // PostgreSQL holds no NUL; and people mean none.
    if (text.includes("\\u0000")) return undefined;
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Fields the action does not know: a program that mistyped one must hear it. */
function strangersIn(schema: ZodType, body: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(fieldsOf(schema));
  return known.size === 0 ? [] : Object.keys(body).filter((name) => !known.has(name));
}

const fields = new WeakMap<ZodType, string[]>();

function fieldsOf(schema: ZodType): string[] {
  const kept = fields.get(schema) ?? readFields(schema);
  fields.set(schema, kept);
  return kept;
}

function readFields(schema: ZodType): string[] {
  const { properties, anyOf, oneOf } = jsonSchemaOf(schema) as {
    properties?: object;
    anyOf?: { properties?: object }[];
    oneOf?: { properties?: object }[];
  };
  const shapes = [{ properties }, ...(anyOf ?? []), ...(oneOf ?? [])];
  return shapes.flatMap((shape) => Object.keys(shape.properties ?? {}));
}

/** What a program may send, as JSON Schema. Amounts are texts: JSON has no exact large number. */
export function jsonSchemaOf(schema: ZodType): object {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // Of an amount's two forms a program has the text alone; a bigint cannot be written in JSON.
      for (const one of ["anyOf", "oneOf"] as const) {
        const forms = jsonSchema[one];
        if (forms?.some((form) => Object.keys(form).length === 0))
          jsonSchema[one] = forms.filter((form) => Object.keys(form).length > 0);
      }
    },
  });
}
