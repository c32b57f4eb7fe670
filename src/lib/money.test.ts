import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { euroText, hoursText } from "./format.ts";
import { type Cents, euros, parseEuros, parseMinutes, sumCents } from "./money.ts";

const amount: fc.Arbitrary<Cents> = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });

describe("an amount somebody typed", () => {
  test.each<[string, Cents]>([
    ["1250", 125_000n],
    ["1.250", 125_000n],
    ["1250,5", 125_050n],
    ["1250,50", 125_050n],
    ["€ 1.250,50", 125_050n],
    ["€\u00a01.250,50", 125_050n],
    ["€1.250", 125_000n],
    ["12,50 euro", 1_250n],
    ["EUR 12", 1_200n],
    ["euro 12", 1_200n],
    ["12 EUR", 1_200n],
    ["1.250,-", 125_000n],
    ["1.250,--", 125_000n],
    ["1 250", 125_000n],
    [" 0 ", 0n],
    ["007", 700n],
    ["0,05", 5n],
    ["38.400", 3_840_000n],
    ["1.234.567,89", 123_456_789n],
    ["12.50", 1_250n],
    ["1250.50", 125_050n],
    ["1,250.50", 125_050n],
    ["１２", 1_200n],
    ["999.999.999.999,99", 99_999_999_999_999n],
  ])("%j is %s cents", (text, cents) => {
    expect(parseEuros(text)).toEqual({ ok: true, value: cents });
  });

  test.each([
    ["", "amount_empty"],
    ["   ", "amount_empty"],
    ["-5", "amount_negative"],
    ["€ -5", "amount_negative"],
    ["-€5", "amount_negative"],
    ["−5", "amount_negative"],
    ["1,250", "amount_ambiguous"],
    ["1,250,000", "amount_ambiguous"],
    ["12.5", "amount_ambiguous"],
    ["1.2500", "amount_ambiguous"],
    ["0.250", "amount_ambiguous"],
    ["12,505", "amount_ambiguous"],
    ["1000000000000", "amount_too_large"],
    ["€", "amount_not_understood"],
    ["veel", "amount_not_understood"],
    ["12 euro 50", "amount_not_understood"],
    ["1.250.50", "amount_not_understood"],
    ["1.25.000", "amount_not_understood"],
    ["1.250,50,10", "amount_not_understood"],
    ["1,2.3", "amount_not_understood"],
    [",50", "amount_not_understood"],
    ["12,", "amount_not_understood"],
    ["1e3", "amount_not_understood"],
    ["0x10", "amount_not_understood"],
    ["+5", "amount_not_understood"],
    ["5%", "amount_not_understood"],
    ["€€5", "amount_not_understood"],
    ["NaN", "amount_not_understood"],
  ])("%j is refused: %s", (text, refusal) => {
    expect(parseEuros(text)).toEqual({ ok: false, refusal });
  });

  test("reads every amount as we write it in Dutch", () => {
    fc.assert(
      fc.property(amount, (cents) => {
        expect(parseEuros(euroText(cents, "nl"))).toEqual({ ok: true, value: cents });
      }),
    );
  });

  test("reads every amount with cents as we write it in English", () => {
    fc.assert(
      fc.property(amount, (cents) => {
        const some = (cents / 100n) * 100n + 7n;
        expect(parseEuros(euroText(some, "en"))).toEqual({ ok: true, value: some });
      }),
    );
  });

  test("gives an amount within bounds or a refusal, whatever is typed", () => {
    const mess = fc.string({
      unit: fc.constantFrom(..."0123456789.,-€ eurEURO'\u00a0x"),
      maxLength: 20,
    });
    fc.assert(
      fc.property(mess, (text) => {
        const parsed = parseEuros(text);
        if (parsed.ok) expect(parsed.value >= 0n && parsed.value < 100_000_000_000_000n).toBe(true);
        else expect(parsed.refusal).toMatch(/^amount_/);
      }),
      { numRuns: 2000 },
    );
  });

  test("a text of a hundred thousand digits is refused at once", () => {
    const began = performance.now();
    expect(parseEuros("1".repeat(100_000))).toEqual({ ok: false, refusal: "amount_too_large" });
    expect(parseEuros(`${"1.111".repeat(20_000)}x`).ok).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("adding", () => {
  test("whole euros are a hundred cents each", () => {
    expect(euros(300_000)).toBe(30_000_000n);
    expect(euros(-1n)).toBe(-100n);
    expect(() => euros(0.1)).toThrow("whole euros");
  });

  test("is exact and does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })), (amounts) => {
        expect(sumCents(amounts)).toBe(sumCents([...amounts].reverse()));
        expect(sumCents([...amounts, ...amounts.map((one) => -one)])).toBe(0n);
      }),
    );
    expect(sumCents([])).toBe(0n);
  });
});

describe("hours somebody typed", () => {
  test.each([
    ["12 uur", 720],
    ["12", 720],
    ["1,5", 90],
    ["1.5", 90],
    ["0,25 uur", 15],
    ["2:30", 150],
    ["2 uur 30", 150],
    ["2u30", 150],
    ["1 uur en 5 minuten", 65],
    ["1 hour and 30 minutes", 90],
    ["1.5 hours", 90],
    ["45 minuten", 45],
    ["1 minuut", 1],
    ["45 min", 45],
    ["0", 0],
    ["100000", 6_000_000],
  ])("%j is %i minutes", (text, minutes) => {
    expect(parseMinutes(text)).toEqual({ ok: true, value: minutes });
  });

  test.each([
    ["", "hours_empty"],
    ["-2", "hours_negative"],
    ["1.250", "hours_ambiguous"],
    ["1,125", "hours_ambiguous"],
    ["0,33", "hours_not_whole_minutes"],
    ["100001", "hours_too_large"],
    ["9".repeat(400), "hours_too_large"],
    ["2:75", "hours_not_understood"],
    ["2:3", "hours_not_understood"],
    ["twee uur", "hours_not_understood"],
    ["2 dagen", "hours_not_understood"],
    ["uur", "hours_not_understood"],
  ])("%j is refused: %s", (text, refusal) => {
    expect(parseMinutes(text)).toEqual({ ok: false, refusal });
  });

  test("are read as we write them, in both languages", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59_999 }), (minutes) => {
        const read = { ok: true, value: minutes };
        expect(parseMinutes(hoursText(minutes, "nl"))).toEqual(read);
        expect(parseMinutes(hoursText(minutes, "en"))).toEqual(read);
      }),
    );
  });
});
