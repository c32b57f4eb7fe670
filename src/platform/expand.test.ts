import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// Expand, then contract: the version before goes on working beside a migration.

test("a migration only adds, so that the version before it goes on working beside it", () => {
  // Those before were there when nobody ran Meent yet; test/upgrade holds what they kept.
  const later = readdirSync("migrations").filter((name) => name > "0058");
  const taking = later.filter((name) => {
    const statements = readFileSync(`migrations/${name}`, "utf8").replaceAll(
      /--(?! contract: ).*/g,
      "",
    );
    return takesAway.test(statements) && !/^-- contract: \S.{10,}/m.test(statements);
  });
  expect(
    taking,
    "add beside, and take away a release later; then say `-- contract: ` and since when nothing uses it",
  ).toEqual([]);
});

/** What makes a statement of the version before fail: docs/explanation/faults.md. */
const takesAway =
  /\bdrop (column|table|schema|view|type)\b|\brename (column|to|constraint)\b|\balter column \S+ (set data )?type\b|\bset not null\b|\badd column (if not exists )?\S+ (?![^,;]*\bdefault\b)[^,;]*\bnot null\b/i;

test.each([
  ["alter table a.b drop column c", true],
  ["alter table a.b rename column c to d", true],
  ["alter table a.b alter column c type bigint", true],
  ["alter table a.b add column c text not null", true],
  ["alter table a.b add column c text not null default ''", false],
  ["alter table a.b add column c text", false],
  ["create table a.b (c text not null)", false],
])("that rule sees what %s does", (statement, expected) => {
  expect(takesAway.test(statement)).toBe(expected);
});
