import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What the threat model says is held by a test, is. */

const model = readFileSync("docs/explanation/threat-model.md", "utf8");
const named = [...model.matchAll(/\| `([\w./-]+\.test\.tsx?)`: (.+?) \|$/gm)].map(
  ([, file = "", title = ""]) => ({ file, title }),
);

test("each test that the threat model names is there, under that title", () => {
  expect(named.length).toBeGreaterThan(25);
  const gone = named.filter(
    ({ file, title }) => !existsSync(file) || !titlesIn(readFileSync(file, "utf8")).has(title),
  );
  expect(gone).toEqual([]);
});

test("each threat has a test, or says that it has none", () => {
  const rows = model.split("\n").filter((line) => /^\| (?!Threat|---)/.test(line));
  const without = rows.filter((row) => !/\.test\.tsx?`: /.test(row));
  expect(rows.length).toBe(named.length + without.length);
  for (const row of without) expect(row).toMatch(/\*\*not kept from him\*\*.*\| none \|$/);
});

/** Titles as they are written; of one that begins with what it is about, also the rest. */
function titlesIn(source: string): ReadonlySet<string> {
  const titles = [...source.matchAll(/["'`]([^"'`\n]*(?:'[^"`\n]*)?)["'`],?\s*(?:async )?\(/g)].map(
    ([, title = ""]) => title,
  );
  return new Set(
    titles.flatMap((title) => [title, title.replace(/^%s:? /, ""), title.replace(/: %[sj]$/, "")]),
  );
}
