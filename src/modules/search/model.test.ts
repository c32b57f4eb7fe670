import { describe, expect, test } from "vitest";
import { markOf } from "#lib/marks.ts";
import { decideAsk, documentOf, hitEnd, hitStart, pageOf, piecesOf, plainOf } from "./model.ts";

describe("a question", () => {
  test.each([
    ["nothing", "", "nothing_asked"],
    ["spaces", "  \t ", "nothing_asked"],
    ["one letter", "a", "too_short"],
    ["one letter among signs", "« é »", "too_short"],
    ["emoji", "🎉🌳", "no_letters"],
    ["a per cent sign", "%", "no_letters"],
    ["low lines", "___", "no_letters"],
    ["quotes", `"'”`, "no_letters"],
    ["10,000 letters", "a".repeat(10_000), "too_long"],
    ["only our own signs", "\uE000\uE001", "nothing_asked"],
  ])("that is %s says what to do", (_, typed, refusal) => {
    expect(decideAsk(typed)).toMatchObject({ ok: false, refusal });
  });

  test.each([
    ["a word", "Speeltuin", "speeltuin", "speeltuin"],
    ["accents and capitals", "Café De Één", "cafe de een", "cafe de een"],
    ["two letters, too few for a part", "OV", "ov", null],
    ["SQL", "'; drop table works.work; --", "drop table works work", "drop table works work"],
    ["a phrase", '"het dorpspark"', "het dorpspark", "het dorpspark"],
    ["signs of like", "100%_park\\", "100 park", "100 park"],
  ])("with %s is asked", (_, typed, plain, part) => {
    expect(decideAsk(typed)).toMatchObject({ ok: true, value: { plain, part } });
  });

  test("keeps its quotes for the database, and no control characters", () => {
    expect(decideAsk('"het \u0000park"\n')).toMatchObject({ value: { words: '"het  park"' } });
  });
});

describe("pages", () => {
  test.each([
    [undefined, 0, 1],
    ["1", 0, 1],
    ["2", 21, 2],
    ["2", 20, undefined],
    ["10000", 1000, undefined],
    ["0", 50, undefined],
    ["-1", 50, undefined],
    ["1e3", 50, undefined],
    ["99999999999999999999", 50, undefined],
  ])("%s of %i things is %s", (typed, total, page) => {
    expect(pageOf(typed, total)).toBe(page);
  });
});

describe("what is searched of a thing", () => {
  const of = { kind: "work", id: "1", at: new Date(0) };
  const told = { title: "Het dorpspark", path: "/werken/W-1", areaId: null, until: null };

  test("words that are out of sight are not in it", () => {
    const words = ["Onderhoud", markOf({ kind: "hidden", number: "H-2026-001" }), "  "];
    expect(documentOf(of, { ...told, words })?.body).toBe("Onderhoud");
  });

  test("a thing whose title is out of sight is not found at all", () => {
    const title = markOf({ kind: "unpublished", number: "H-2026-001" });
    expect(documentOf(of, { ...told, title, words: ["Onderhoud"] })).toBeUndefined();
  });

  test("nobody's words hold the signs that mark a hit", () => {
    const document = documentOf(of, { ...told, title: `${hitStart}Park${hitEnd}`, words: [] });
    expect(document?.title).toBe("Park");
  });

  test("it has its bounds", () => {
    const document = documentOf(of, {
      ...told,
      title: "p".repeat(900),
      words: ["w".repeat(90_000)],
    });
    expect([document?.title.length, document?.body.length]).toEqual([500, 20_000]);
  });
});

describe("a hit is marked", () => {
  const shown = (marked: string, asked: string) =>
    piecesOf(marked, { plain: plainOf(asked) })
      .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
      .join("");

  test.each([
    [
      "where the database marked it",
      `Het ${hitStart}park${hitEnd} open`,
      "parken",
      "Het [park] open",
    ],
    ["at both ends", `${hitStart}park${hitEnd}${hitStart}en${hitEnd}`, "x", "[park][en]"],
    ["within a word", "Het dorpspark", "park", "Het dorps[park]"],
    ["whatever its accents", "Café de Één", "een", "Café de [Één]"],
    ["after a letter that is two", "ŉ bankje", "bank", "ŉ [bank]je"],
    ["and not where it is not", "Het bankje", "park", "Het bankje"],
    ["nor by two letters", "Het bankje", "he", "Het bankje"],
  ])("%s", (_, marked, asked, wanted) => {
    expect(shown(marked, asked)).toBe(wanted);
  });
});
