import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./calendar.ts";
import {
  countText,
  dateText,
  daysText,
  dayText,
  euroText,
  hoursText,
  instantText,
  listText,
  monthsText,
  numberText,
  percentText,
  timeText,
  weeksText,
  yearsText,
} from "./format.ts";
import type { Language } from "./texts.ts";

/** No-break space. */
const nbsp = "\u00a0";

describe("euros", () => {
  test.each<[bigint, Language, string]>([
    [3_840_000n, "nl", `€${nbsp}38.400`],
    [3_840_000n, "en", "€38,400"],
    [125_050n, "nl", `€${nbsp}1.250,50`],
    [125_050n, "en", "€1,250.50"],
    [5n, "nl", `€${nbsp}0,05`],
    [0n, "nl", `€${nbsp}0`],
    [0n, "en", "€0"],
    [-125_050n, "nl", `€${nbsp}-1.250,50`],
    [-5n, "en", "-€0.05"],
    [-100n, "en", "-€1"],
    [50_000_000n, "nl", `€${nbsp}500.000`],
  ])("%s cents in %s: %s", (cents, language, text) => {
    expect(euroText(cents, language)).toBe(text);
  });

  test("are exact far beyond where a float is", () => {
    expect(euroText(9_007_199_254_740_993_01n, "en")).toBe("€9,007,199,254,740,993.01");
  });

  test("lose no digit, whatever the amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (cents) => {
        const text = euroText(cents, "nl");
        const digits = BigInt(text.replace(/[^\d]/g, "")) * (text.includes("-") ? -1n : 1n);
        expect(text.includes(",") ? digits : digits * 100n).toBe(cents);
      }),
    );
  });
});

describe("days and moments", () => {
  test("a date", () => {
    expect(dateText("2026-11-24", "nl")).toBe("24 november 2026");
    expect(dateText("2026-11-24", "en")).toBe("24 November 2026");
    expect(dateText("2028-02-29", "nl")).toBe("29 februari 2028");
    expect(dateText("2026-03-01", "en")).toBe("1 March 2026");
  });

  test("a day with its weekday", () => {
    expect(dayText("2026-11-24", "nl")).toBe("dinsdag 24 november");
    expect(dayText("2026-11-24", "en")).toBe("Tuesday 24 November");
    expect(dayText("2026-11-29", "nl")).toBe("zondag 29 november");
  });

  test("a moment is told in the time of the Netherlands", () => {
    const moment = new Date("2026-11-24T09:42:00Z");
    expect(instantText(moment, "nl")).toBe("24 november 2026, 10.42 uur");
    expect(instantText(moment, "en")).toBe("24 November 2026, 10:42");
    expect(instantText(new Date("2026-11-24T23:00:00Z"), "nl")).toBe("25 november 2026, 00.00 uur");
    expect(timeText(new Date("2026-07-01T07:05:59Z"), "nl")).toBe("09.05 uur");
    expect(timeText(new Date("2026-07-01T07:05:59Z"), "en")).toBe("09:05");
  });

  test("every day of seven years names its own day and year", () => {
    for (let days = 0; days < 2557; days += 1) {
      const date = addDays("2024-01-01", days);
      const number = Number(date.slice(8));
      expect(dateText(date, "nl")).toMatch(new RegExp(`^${number} [a-z]+ ${date.slice(0, 4)}$`));
      expect(dayText(date, "en")).toMatch(new RegExp(`^[A-Z][a-z]+day ${number} [A-Z][a-z]+$`));
    }
  });

  test("a day that does not exist is our bug", () => {
    expect(() => dateText("2026-02-30", "nl")).toThrow("local date");
  });
});

describe("counts", () => {
  test.each<[string, string]>([
    [daysText(1, "nl"), "1 dag"],
    [daysText(0, "nl"), "0 dagen"],
    [daysText(8, "en"), "8 days"],
    [weeksText(1, "nl"), "1 week"],
    [weeksText(8, "nl"), "8 weken"],
    [weeksText(26, "en"), "26 weeks"],
    [monthsText(6, "nl"), "6 maanden"],
    [monthsText(1, "en"), "1 month"],
    [yearsText(3, "nl"), "3 jaar"],
    [yearsText(3, "en"), "3 years"],
    [hoursText(720, "nl"), "12 uur"],
    [hoursText(90, "nl"), "1 uur en 30 minuten"],
    [hoursText(61, "en"), "1 hour and 1 minute"],
    [hoursText(45, "nl"), "45 minuten"],
    [hoursText(0, "nl"), "0 uur"],
    [countText(1, { one: "reactie", many: "reacties" }, "nl"), "1 reactie"],
    [countText(1200, { one: "reactie", many: "reacties" }, "nl"), "1.200 reacties"],
    [numberText(38_400, "nl"), "38.400"],
    [numberText(38_400n, "en"), "38,400"],
    [percentText(0.125, "nl"), "12,5%"],
    [percentText(0.125, "en"), "12.5%"],
    [percentText(1, "nl"), "100%"],
    [percentText(1 / 3, "en"), "33.3%"],
  ])("%s", (text, expected) => {
    expect(text).toBe(expected);
  });

  test("a list", () => {
    expect(listText(["a", "b", "c"], "nl")).toBe("a, b en c");
    expect(listText(["a", "b", "c"], "en")).toBe("a, b and c");
    expect(listText(["a", "b"], "nl")).toBe("a en b");
    expect(listText(["a"], "nl")).toBe("a");
    expect(listText([], "nl")).toBe("");
  });
});
