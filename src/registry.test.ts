import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Language, languages } from "#lib/texts.ts";
import { actions, rightsBook, subjectKinds } from "./app.ts";

/**
 * What the sources declare stands in the table of contents, and is said in words. Apart from the other
 * house rules, for this one reads the running code and not only its text.
 */

const sources = walk("src").filter((file) => /\.tsx?$/.test(file));

test("every action stands in the registry of app.ts, once", () => {
  const declaring = sources
    // What tests do among themselves (`src/test-life.ts`) is no right of anybody.
    .filter((file) => !/\.test\.|\/test-/.test(file) && file !== "src/platform/act.ts")
    .map((file) => ({ file, text: read(file) }));
  const named = declaring.flatMap(({ text }) => [
    ...text.matchAll(/\baction\(\{\s*name: ["`]([^"`]+)["`]/g),
  ]);
  const calls = declaring.flatMap(({ text }) => [...text.matchAll(/(?<!\.)\baction(<[^(]*>)?\(/g)]);
  expect(named.length, "begin each action with its name").toBe(calls.length);
  const names = named.flatMap(([, name = ""]) =>
    // A name made per kind of thing: one for each kind that lapses.
    /\$\{kind\.kind\}/.test(name)
      ? subjectKinds.map(({ kind }) => name.replace(/\$\{.+\}/, kind))
      : [name],
  );
  expect(actions.map(({ name }) => name).sort(), "add it to `actions` of its module").toEqual(
    names.sort(),
  );
  expect(new Set(names).size).toBe(names.length);
});

describe("each right is said in words, in `rights` of its module's texts.ts", () => {
  const wordsIn = (name: string, language: Language) =>
    rightsBook.groups.find(({ rights }) => rights.some((right) => right.name === name))?.texts[
      language
    ].rights[name];

  test.each(actions.map((action) => [action.name, action] as const))("%s", (name, action) => {
    for (const language of languages) {
      const words = wordsIn(name, language);
      expect(words?.does, `${language}: what one does`).toBeTruthy();
      const isFixedByRole = typeof action.who !== "string" && action.within === undefined;
      expect(words?.fixed !== undefined, `${language}: why no charter changes it`).toBe(
        isFixedByRole,
      );
      if (action.may) expect(words?.must, `${language}: its own rule`).toBeTruthy();
    }
  });

  test("and nothing is said of a right that is gone", () => {
    for (const { rights, texts } of rightsBook.groups)
      expect(Object.keys(texts.nl.rights).sort()).toEqual(rights.map(({ name }) => name).sort());
  });
});

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
