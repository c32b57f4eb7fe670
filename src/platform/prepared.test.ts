import { describe, expect, test } from "vitest";
import { isOutdated, preparation } from "./prepared.ts";

/** The name under which a statement goes at the last of so many times. */
function nameAfter(times: number, text: string, prepared = preparation()): string | undefined {
  let name: string | undefined;
  for (let time = 0; time < times; time++) {
    const [sent] = prepared.sent(text, [1]);
    name = typeof sent === "object" ? sent.name : undefined;
  }
  return name;
}

describe("a statement", () => {
  test("is prepared at the fifth time, and keeps its name", () => {
    const prepared = preparation();
    expect(nameAfter(4, "select $1", prepared)).toBeUndefined();
    const name = nameAfter(1, "select $1", prepared);
    expect(name).toMatch(/^meent_/);
    expect(nameAfter(3, "select $1", prepared)).toBe(name);
    expect(nameAfter(5, "select $1 + 1", prepared)).not.toBe(name);
  });

  test("without values is sent as it is, for it may be more than one", () => {
    const prepared = preparation();
    for (let time = 0; time < 6; time++)
      expect(prepared.sent("begin; set local x.y = 'z'", [])).toEqual([
        "begin; set local x.y = 'z'",
        [],
      ]);
  });

  test("that rests on a part of an index is planned with its values each time", () => {
    const part = `insert into "x" ("a") values ($1)
      on conflict ("a", "b") where "state" = $2 do nothing`;
    expect(nameAfter(20, part)).toBeUndefined();
    const whole = `insert into "x" ("a") values ($1)
      on conflict ("a") do update set "a" = $2 where "x"."a" <> $3`;
    expect(nameAfter(20, whole)).toBeDefined();
  });

  test("that searches for words is planned with its values each time", () => {
    const search = `select "id" from "search"."document"
      where "words" @@ websearch_to_tsquery('search.dutch', $1)`;
    expect(nameAfter(20, search)).toBeUndefined();
  });

  test("gets another name once all are forgotten", () => {
    const prepared = preparation();
    const before = nameAfter(5, "select $1", prepared);
    prepared.forget();
    expect(nameAfter(4, "select $1", prepared)).toBeUndefined();
    const after = nameAfter(1, "select $1", prepared);
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });
});

test("no more than two hundred and fifty are prepared, however many there are", () => {
  const prepared = preparation();
  const named = Array.from({ length: 6000 }, (_, number) =>
    nameAfter(5, `select $1 + ${number}`, prepared),
  );
  expect(named.filter(Boolean)).toHaveLength(250);
  expect(new Set(named.filter(Boolean)).size).toBe(250);
});

test("only what PostgreSQL says of a changed plan is outdated", () => {
  const said = Object.assign(new Error("cached plan must not change result type"), {
    code: "0A000",
    routine: "RevalidateCachedQuery",
  });
  expect(isOutdated(said)).toBe(true);
  expect(isOutdated(Object.assign(new Error("no"), { code: "0A000" }))).toBe(false);
  expect(isOutdated(undefined)).toBe(false);
});
