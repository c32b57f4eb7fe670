import { readdirSync, readFileSync } from "node:fs";
import { isSafe } from "redos-detector";
import ts from "typescript";
import { expect, test } from "vitest";

/**
 * No text that somebody sends may keep a regular expression busy (ReDoS,
 * https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS). Every one in
 * our sources is read from its syntax tree, and the number of ways in which it can go back over the
 * same text is counted. Counted, not timed: a slow machine says the same.
 */

/** So often may one be made to go back, whatever the text. */
const wayBacksMax = 200;

/** So many steps the search for them may take; what is not found out by then counts as unsafe. */
const stepsMax = 4000;

/** Those with more, and why that is no harm. */
const harmless: Readonly<Record<string, string>> = {
  '/"[^"]*"/g': "each quote is passed once: the next search begins behind the pair",
  "/\\n\\s*\\n/": "of a row of empty lines the first one matches all",
  '/^[^\\s<>()[\\],;:"\\\\@\\p{Cc}]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}{2,63}$/u':
    "begins at the first letter only; between two points there are 63 ways at most",
  "/^(\\d+)(?::([0-5]\\d)|(?:uur|uren|u|hours?|h)(?:en|and)?([0-5]?\\d)(?:minuten|minuut|minutes?|min|m)?)(?:uur|u|h)?$/":
    "begins at the first letter only, and a word parts the two numbers",
  "/^(\\d+|[1-9]\\d{0,2}(?:\\.\\d{3})+)(?:,(\\d{1,2}))?$/":
    "begins at the first letter only; the digits are read twice at most",
  "/^(\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)\\.(\\d{2})$/":
    "begins at the first letter only; the digits are read twice at most",
  '/(<(?:[^<>"]|"[^<"]*")*>)/': "reads our own pages, in which each tag is closed",
  "/var\\(\\s*(--[\\w-]+)/g": "reads our own style sheets, when the process starts",
  "/[{;]\\s*(--[\\w-]+)\\s*:/g": "reads our own style sheets, when the process starts",
};

/** Those that are put together while running, by their file, as they come out. */
const composed: Readonly<Record<string, readonly RegExp[]>> = {
  "src/modules/webhooks/model.ts": [/^whsec_[A-Za-z0-9+/]{43}=$/],
  "src/modules/accounts/model/token.ts": [/^meent_[\w-]{43}$/],
  "src/lib/code.ts": [/^[A-HJKMNP-TV-Z2-9]{12}$/, /.{1,4}/gu],
  "src/lib/csv.ts": [/"([^"]*(?:""[^"]*)*)"|([^,\r\n]*)/y],
  // Names of the catalogue one beside another, as these two; each is read at a place once.
  "src/platform/database.ts": [
    /"?people"?[.]"?account"?(?![a-z_])|"?search"?[.]"?document"?(?![a-z_])/,
    /"?people"?[.]"?find_account"?[(]|\bnow\(|\bcurrent_(date|time)|_timestamp[(]|random[(]/i,
  ],
  "src/lib/marks.ts": [/\u2063([^\u2063]{3,40}) \((H-\d{4}-\d{3,12})\)\u2063/g],
};

const harmlessBuilt: Readonly<Record<string, string>> = {
  "src/lib/csv.ts":
    "begins where the last field ended; a quote that is never closed ends the reading",
  "src/platform/database.ts":
    "names without a repetition: at each place a few steps, over statements of ours",
  "src/lib/marks.ts": "between two signs stand forty letters at most",
};

interface Found {
  readonly literals: ReadonlyMap<string, string>;
  /** Files with `new RegExp(…)`, and how many. */
  readonly built: ReadonlyMap<string, number>;
}

function findPatterns(files: readonly string[]): Found {
  const literals = new Map<string, string>();
  const built = new Map<string, number>();
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
    const look = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) literals.set(node.text, file);
      const isBuilt = ts.isNewExpression(node) || ts.isCallExpression(node);
      if (isBuilt && node.expression.getText() === "RegExp")
        built.set(file, (built.get(file) ?? 0) + 1);
      ts.forEachChild(node, look);
    };
    look(tree);
  }
  return { literals, built };
}

const sources = readdirSync("src", { recursive: true })
  .map((name) => `src/${String(name).replaceAll("\\", "/")}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/test-/.test(file));
const found = findPatterns(sources);

function regExpOf(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

function isBounded(pattern: RegExp): boolean {
  return isSafe(pattern, { maxScore: wayBacksMax, maxSteps: stepsMax }).safe;
}

test("no text makes a regular expression of ours go back over it without end", () => {
  expect(found.literals.size).toBeGreaterThan(150);
  const unsafe = [...found.literals]
    .filter(([literal]) => !(literal in harmless) && !isBounded(regExpOf(literal)))
    .map(([literal, file]) => `${file}: ${literal}`);
  expect(unsafe, "bound its repeats, or read the text without it").toEqual([]);
});

test("nor does one that is put together while running", () => {
  const counts = Object.entries(composed).map(([file, made]) => [file, made.length] as const);
  expect(new Map(counts.sort())).toEqual(new Map([...found.built].sort()));
  const unsafe = Object.entries(composed)
    .filter(([file]) => !(file in harmlessBuilt))
    .flatMap(([, made]) => made)
    .filter((pattern) => !isBounded(pattern));
  expect(unsafe).toEqual([]);
});

test("what is said to be harmless is still there", () => {
  expect(Object.keys(harmless).filter((literal) => !found.literals.has(literal))).toEqual([]);
});

test("an evil one would be seen", () => {
  for (const evil of [/^(a+)+$/, /(x|x)*y/, /\s+$/, /^(\w+\s?)*$/])
    expect(isBounded(evil)).toBe(false);
  for (const good of [/^[a-z]{1,20}$/, /^\d{4}-\d\d$/]) expect(isBounded(good)).toBe(true);
});
