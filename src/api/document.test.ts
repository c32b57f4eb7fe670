import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import spectral from "@stoplight/spectral-core";
import * as functions from "@stoplight/spectral-functions";
import { Yaml } from "@stoplight/spectral-parsers";
import rulesets from "@stoplight/spectral-rulesets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actions } from "../app.ts";
import { openTestWorld, type TestWorld } from "../test-community.ts";
import { segmentOf } from "./write.ts";

/** The linter of the NL API Design Rules, beside the repository. Absent: the test says so and skips. */
const linter = fileURLToPath(
  new URL("../../../shared/standards/nl-api-design-rules-linter.yaml", import.meta.url),
);
const isThere = existsSync(linter);
const absent = isThere ? "" : " (skipped: ../shared/standards is not beside this repository)";

interface Operation {
  readonly operationId: string;
  readonly security?: unknown;
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: object }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let world: TestWorld;
let document: Document;

beforeAll(async () => {
  world = await openTestWorld({ publicUrl: "https://meent.voorbeeld.nl" });
  const answer = await world.app.request("/api/v1/openapi.json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  document = (await answer.json()) as Document;
});
afterAll(() => world.close());

test.skipIf(!isThere)(`the document keeps to the NL API Design Rules${absent}`, async () => {
  const faults = await lint(document);
  expect(faults).toEqual([]);
});

test.skipIf(!isThere)(`the linter sees what is wrong${absent}`, async () => {
  const [path = ""] = Object.keys(document.paths);
  const wrong = {
    ...document,
    info: { title: "x", version: "een" },
    paths: { [path]: {}, "/Fout/": {} },
  };
  const names = (await lint(wrong)).map(({ code }) => code);
  expect(names).toContain("nlgov:semver");
  expect(names).toContain("nlgov:paths-kebab-case");
  expect(names).toContain("info-contact");
});

describe("deeds", () => {
  test("every deed of a person with an account has an address, and no other has", () => {
    const deeds = Object.keys(document.paths).flatMap(
      (path) => /\/handelingen\/(.+)$/.exec(path)?.[1] ?? [],
    );
    const wanted = actions
      .filter(({ who, name }) => who !== "system" && who !== "anyone" && !/^accounts\./.test(name))
      .map(({ name }) => segmentOf(name));
    expect(deeds.sort()).toEqual(wanted.sort());
    expect(deeds.length).toBeGreaterThan(80);
  });

  test("each asks for a token and says in JSON Schema what it takes", () => {
    for (const [path, { post }] of Object.entries(document.paths)) {
      if (!post) continue;
      expect(post.security, path).toEqual([{ sleutel: [] }]);
      const schema = post.requestBody?.content["application/json"]?.schema;
      expect(schema, path).toBeTypeOf("object");
      // What has no JSON form would be an empty schema, which takes anything.
      expect(emptyIn(schema), path).toEqual([]);
    }
  });
});

/** Where a schema takes anything at all. */
function emptyIn(schema: unknown, at = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties, items, anyOf, oneOf } = schema as Record<string, unknown>;
  const inner = [
    ...Object.entries(properties ?? {}).map(([name, one]) => [`${at}.${name}`, one] as const),
    ...[anyOf, oneOf].flatMap((forms) =>
      ((forms as unknown[]) ?? []).map((one) => [at, one] as const),
    ),
    ...(items ? [[`${at}[]`, items] as const] : []),
  ];
  const empty = inner.filter(([, one]) => Object.keys(one as object).length === 0);
  return [
    ...empty.map(([where]) => where),
    ...inner.flatMap(([where, one]) => emptyIn(one, where)),
  ];
}

/** A rule's test, as the file writes it: Spectral wants the function itself, not its name. */
type Check = Readonly<{ function: string }>;

/** The official rules, read from their YAML; its functions by name are Spectral's own. */
async function lint(of: unknown) {
  const file = Yaml.parse(readFileSync(linter, "utf8")).data as {
    rules: Readonly<Record<string, string | Readonly<Record<string, Check | Check[]>>>>;
  };
  const byName = functions as unknown as Readonly<Record<string, unknown>>;
  const callable = (check: Check) => ({ ...check, function: byName[check.function] });
  const key = "then";
  const rules = Object.entries(file.rules).map(([name, rule]) => {
    if (typeof rule === "string") return [name, rule];
    const check = rule[key];
    if (!check) return [name, rule];
    const called = Array.isArray(check) ? check.map(callable) : callable(check);
    return [name, { ...rule, [key]: called }];
  });
  const checker = new spectral.Spectral();
  const ruleset = { extends: [[rulesets.oas, "off"]], rules: Object.fromEntries(rules) };
  checker.setRuleset(ruleset as never);
  const found = await checker.run(JSON.parse(JSON.stringify(of)));
  return found
    .filter(({ severity }) => severity === 0)
    .map(({ code, path, message }) => ({ code, path: path.join("/"), message }));
}
