import { describe, expect, test } from "vitest";
import { isLocalDate } from "./calendar.ts";
import { readTypedDate } from "./typed-date.ts";

const today = "2026-11-27";
const typed = (day: string, month = "", year = "") => readTypedDate({ day, month, year }, today);

describe("a typed date", () => {
  test.each([
    [["1", "4", "2027"], "2027-04-01"],
    [["01", "04", "2027"], "2027-04-01"],
    [["1", "april", "2027"], "2027-04-01"],
    [["1", "Apr.", "2027"], "2027-04-01"],
    [["1 april 2027"], "2027-04-01"],
    [["1 maart 2027"], "2027-03-01"],
    [["1 mrt 2027"], "2027-03-01"],
    [["1st March 2027"], "2027-03-01"],
    [["March 1, 2027"], "2027-03-01"],
    [["31 oktober 2027"], "2027-10-31"],
    [["31 October 2027"], "2027-10-31"],
    [["2e", "mei", "2027"], "2027-05-02"],
    [["", "2 May 2027"], "2027-05-02"],
    [["1-4-2027"], "2027-04-01"],
    [["1/4/2027"], "2027-04-01"],
    [["1-4-27"], "2027-04-01"],
    [["2027-04-01"], "2027-04-01"],
  ] as const)("%j is %s", ([day, month, year], expected) => {
    expect(typed(day, month, year)).toBe(expected);
  });

  test.each([
    ["1 april", "2027-04-01"],
    ["27 november", "2026-11-27"],
    ["26 november", "2027-11-26"],
    ["28 december", "2026-12-28"],
  ])("without a year, %s is the next one: %s", (words, expected) => {
    expect(typed(words)).toBe(expected);
  });

  test.each([
    [["31", "2", "2027"]],
    [["x"]],
    [["1 aprel 2027"]],
    [["1", "ju", "2027"]],
    [["40 mei"]],
    [["1", "4", "27e"]],
  ] as const)("%j stays no date", ([day, month, year]) => {
    expect(isLocalDate(typed(day, month, year))).toBe(false);
  });
});
