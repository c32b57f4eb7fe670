import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId, newId, parseShortNumber, prefixes, shortNumber } from "./ids.ts";

describe("an id", () => {
  test("is a UUIDv7 of this moment (RFC 9562)", () => {
    const before = Date.now();
    const id = newId();
    expect(isId(id)).toBe(true);
    const time = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  test("is higher than the one before, also within a millisecond and when the clock goes back", () => {
    const soon = Date.now() + 10;
    const ids = [
      ...Array.from({ length: 20_000 }, () => newId(soon)),
      newId(soon - 60_000),
      newId(0),
      newId(soon + 1),
      newId(),
    ];
    expect(ids.every(isId)).toBe(true);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test("cannot be guessed from the one before", () => {
    const steps = new Set<bigint>();
    for (let i = 0; i < 100; i += 1) {
      const [a, b] = [newId(), newId()].map((id) => BigInt(`0x${id.replaceAll("-", "")}`));
      steps.add((b ?? 0n) - (a ?? 0n));
    }
    expect(steps.size).toBe(100);
  });

  test("leaves 73 bits to chance, and all of them", () => {
    const soon = Date.now() + 1000;
    const ids = Array.from({ length: 300 }, (_, i) => {
      const hex = newId(soon + i).replaceAll("-", "");
      return BigInt(`0x${hex.slice(13, 16)}${hex.slice(16)}`);
    });
    // After the version 12 bits, of which the highest starts at 0; then the two of the variant; 62.
    const random = (0x7ffn << 64n) | ((1n << 62n) - 1n);
    expect(ids.reduce((seen, id) => seen | id, 0n) & random).toBe(random);
    expect(ids.reduce((seen, id) => seen & id, random) & random).toBe(0n);
  });

  test.each([
    "",
    "W-2026-014",
    "01a20d35-568f-4537-8a96-3500c8e95ad7",
    "01a20d35-568f-7537-7a96-3500c8e95ad7",
    "01A20D35-568F-7537-8A96-3500C8E95AD7",
    "01a20d35568f75378a963500c8e95ad7",
    " 01a20d35-568f-7537-8a96-3500c8e95ad7",
    "01a20d35-568f-7537-8a96-3500c8e95ad7\n",
  ])("%j is none", (text) => {
    expect(isId(text)).toBe(false);
  });
});

describe("a short number", () => {
  test("has three digits at least", () => {
    expect(shortNumber("W", 2026, 14)).toBe("W-2026-014");
    expect(shortNumber("U", 2026, 1)).toBe("U-2026-001");
    expect(shortNumber("D", 2027, 12_345)).toBe("D-2027-12345");
  });

  test("that counts from nothing is our bug", () => {
    expect(() => shortNumber("W", 2026, 0)).toThrow("from 1");
    expect(() => shortNumber("W", 26, 1)).toThrow("four digits");
  });

  test("is read back as it was written, in small letters too", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...prefixes),
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 999_999_999_999 }),
        (prefix, year, sequence) => {
          const value = { prefix, year, sequence };
          const text = shortNumber(prefix, year, sequence);
          expect(parseShortNumber(text)).toEqual({ ok: true, value });
          expect(parseShortNumber(` ${text.toLowerCase()} `)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  test.each([
    "",
    "W-2026-0014",
    "W-2026-14",
    "W-2026-000",
    "X-2026-014",
    "W-26-014",
    "W2026014",
    "W-2026-014-1",
    "W-2026-٠١٤",
    "W-2026-9999999999999",
  ])("%j is none", (text) => {
    expect(parseShortNumber(text)).toEqual({ ok: false, refusal: "not_a_short_number" });
  });
});
