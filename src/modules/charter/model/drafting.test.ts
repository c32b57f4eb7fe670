import { describe, expect, test } from "vitest";
import { z } from "zod";
import { charterOf, clause, former } from "#lib/clause.ts";
import { completed, differing, replying, savingTerms, starting } from "./drafting.ts";

const declare = (key: string, standard: number) =>
  clause({
    key,
    name: { nl: key, en: key },
    schema: z.int().min(1).max(52),
    unit: "weeks",
    standard,
    meaning: { nl: (value) => `${value} weken`, en: (value) => `${value} weeks` },
    source: { nl: "bron", en: "source" },
    formerly: [former(`${key}Days`, z.int(), (days) => days / 7)],
  });
const declared = [declare("test.one", 8), declare("test.two", 4)];

describe("a community's document", () => {
  test("is whole: what is left out is written as the standard of today", () => {
    expect(completed({ "test.one": 6 }, declared)).toEqual({ "test.one": 6, "test.two": 4 });
    expect(completed({}, declared)).toEqual({ "test.one": 8, "test.two": 4 });
  });

  test("has today's shape, also when it began from one of years ago", () => {
    expect(completed({ "test.oneDays": 21 }, declared)).toEqual({ "test.one": 3, "test.two": 4 });
  });

  test("loses what no module declares any more", () => {
    expect(completed({ "test.gone": 1 }, declared)).not.toHaveProperty("test.gone");
  });
});

describe("an area's document", () => {
  const below = charterOf(0, { "test.one": 6 });

  test("holds only what is otherwise than below it", () => {
    expect(differing({ "test.one": 6, "test.two": 2 }, below, declared)).toEqual({ "test.two": 2 });
    expect(differing({ "test.one": 6, "test.two": 4 }, below, declared)).toEqual({});
  });

  test("keeps the standard where the community left it", () => {
    expect(differing({ "test.one": 8 }, below, declared)).toEqual({ "test.one": 8 });
  });
});

describe("what is typed of a draft", () => {
  const terms = { title: "Stadsrecht", inForceFrom: "2027-01-01", from: "inForce" };
  const wrong = (schema: z.ZodType, input: unknown) =>
    schema.safeParse(input).error?.issues.map(({ path, message }) => [path.join("."), message]);

  test("is a name, a first day and what it starts from; the end may be open", () => {
    expect(starting.parse(terms)).toMatchObject({ areaId: null, inForceUntil: null });
    expect(wrong(starting, { ...terms, title: "", from: "" })).toEqual([
      ["title", "title_missing"],
      ["from", "starts_from_missing"],
    ]);
  });

  test("ends no sooner than it begins, and may be one day long", () => {
    const ending = (inForceUntil: string) => wrong(starting, { ...terms, inForceUntil });
    expect(ending("2026-12-31")).toEqual([["inForceUntil", "period_reversed"]]);
    expect(ending("2027-01-01")).toBeUndefined();
    expect(ending("31-12-2026")).toEqual([["inForceUntil", "date_not_understood"]]);
  });

  test("does not move to another area once begun", () => {
    const draftId = "019f0000-0000-7000-8000-000000000000";
    const areaId = "019f0000-0000-7000-8000-000000000001";
    expect(savingTerms.parse({ ...terms, draftId, areaId })).not.toHaveProperty("areaId");
  });
});

test("a reply has words, and no more than a page of them", () => {
  const body = (length: number) =>
    replying.safeParse({ clause: "test.one", body: "x".repeat(length) }).error?.issues[0]?.message;
  expect([0, 1, 2, 2000, 2001].map(body)).toEqual([
    "reply_missing",
    "reply_missing",
    undefined,
    undefined,
    "reply_too_long",
  ]);
});
