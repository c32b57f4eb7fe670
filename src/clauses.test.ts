import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type AnyClause, charterOf } from "#lib/clause.ts";
import { languages } from "#lib/texts.ts";
import { clauseGroups, clauses } from "./app.ts";
import { unitText } from "./modules/charter/pages/words.ts";

/** Every rule that a charter may set, as reference: made from the code, so that the two cannot differ. */

describe("every clause", () => {
  test("stands in docs/reference/clauses.md; if not: npx vitest run src/clauses.test.ts -u", async () => {
    await expect(reference()).toMatchFileSnapshot("../docs/reference/clauses.md");
  });

  test("has a key of its own, older names included", () => {
    const keys = clauses.flatMap((clause) => [...new Set(clause.keys)]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test("belongs to the module that the reference names", () => {
    for (const { module, clauses: own } of clauseGroups) {
      const found = sourcesOf(module);
      const strange = own.filter(({ key }) => !found.includes(`key: "${key}"`));
      expect(strange.map(({ key }) => key)).toEqual([]);
    }
  });

  test("says its name, its standard, its source and its limit in each language", () => {
    const standard = charterOf(0, {});
    for (const clause of clauses)
      for (const language of languages)
        for (const said of [
          clause.name[language],
          clause.say(standard, language),
          clause.source[language],
          clause.limit[language],
        ])
          expect(said, `${clause.key} in ${language}`).toMatch(/\S/);
  });

  test("refuses what is just outside its range, and takes its ends", () => {
    const numbers = clauses.flatMap((clause) =>
      clause.field.kind === "number" ? [{ clause, ...clause.field }] : [],
    );
    expect(numbers.length).toBeGreaterThan(10);
    for (const { clause, min, max } of numbers)
      expect([min - 1, min, max, max + 1, min + 0.5].map(clause.accepts), clause.key).toEqual([
        false,
        true,
        true,
        false,
        false,
      ]);
  });
});

function sourcesOf(module: string): string {
  const walk = (path: string): string[] =>
    statSync(path).isDirectory()
      ? readdirSync(path).flatMap((name) => walk(`${path}/${name}`))
      : [path];
  return walk(`src/modules/${module}`)
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

/** The page of the reference, made from the code. */
function reference(): string {
  const sections = clauseGroups.map(({ module, clauses: own }) =>
    [
      `## ${module}`,
      "",
      `Declared by [\`src/modules/${module}\`](../../src/modules/${module}).`,
      ...own.map((clause) => `\n${entryOf(clause)}`),
    ].join("\n"),
  );
  return `# Clauses

Made from the code by \`npx vitest run src/clauses.test.ts -u\`: never edit it by hand. These are the ${clauses.length} rules that a charter may set. What a charter leaves out is as the standard here. A value outside its range is refused, with the article that sets the range. For programs: \`/api/v1/schemas/stadsrecht\`. How to set them: [set a charter](../how-to/set-a-charter.md); how they hold and end: [the charter](../explanation/the-charter.md).

${sections.join("\n\n")}
`;
}

function entryOf(clause: AnyClause): string {
  const standard = charterOf(0, {});
  const [, ...older] = clause.keys;
  return [
    `### \`${clause.key}\``,
    "",
    `${clause.name.en} (_${clause.name.nl}_)`,
    "",
    `- **Standard**: ${valueText(clause)}. ${clause.say(standard, "en")}`,
    `- **In Dutch**: ${clause.say(standard, "nl")}`,
    `- **Rests on**: ${clause.source.en}`,
    `- **Legal range**: ${rangeOf(clause)}. Set by: ${clause.limit.en}`,
    `- **Who may set it**: ${clause.isForAll ? "the community alone; it is one for all areas" : "the community, and an area for itself"}${promiseOf(clause)}`,
    `- **Older shapes**: ${older.length === 0 ? "none; it has had this shape from the beginning" : `${older.map((key) => `\`${key}\``).join(", ")}, read as today's`}`,
  ].join("\n");
}

/** The standard as a document holds it. */
function valueText({ standard, field }: AnyClause): string {
  if (field.kind === "number") return unitText(Number(standard), field.unit, "en");
  return `\`${JSON.stringify(standard)}\``;
}

function rangeOf({ field, words }: AnyClause): string {
  const named = (option: string) => {
    const said = words[option]?.en;
    return said
      ? `\`${option}\` (${said.charAt(0).toLowerCase()}${said.slice(1)})`
      : `\`${option}\``;
  };
  switch (field.kind) {
    case "number":
      return `${unitText(field.min, field.unit, "en")} to ${unitText(field.max, field.unit, "en")}`;
    case "choice":
    case "several":
      return `${field.kind === "choice" ? "one" : "any"} of ${field.options.map(named).join(", ")}`;
    case "union":
      return field.options
        .map(({ value, fields }) =>
          fields.length === 0
            ? named(value)
            : `${named(value)} with ${fields.map(({ name }) => `\`${name}\``).join(", ")}`,
        )
        .join("; or ");
    case "table":
      return `a table of ${field.rows().length} rows, each with any of its own choices`;
    case "none":
      return "as its schema says";
  }
}

function promiseOf(clause: AnyClause): string {
  if (clause.field.kind !== "union") return "";
  const { by, options } = clause.field;
  const needs = options.flatMap(({ value, fields }) => {
    const filled = fields.map(({ name, kind }) => [name, kind === "date" ? "2026-01-01" : "CVDR1"]);
    const tried = { [by]: value, ...Object.fromEntries(filled), title: "A decision" };
    const promiser = clause.accepts(tried) ? clause.promisedBy(tried) : null;
    return promiser ? [`\`${value}\` only where the ${promiser} is a party`] : [];
  });
  return needs.length === 0 ? "" : `; ${needs.join(", ")}`;
}
