import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeFrom, spokenCode, typedCodeOf } from "./code.ts";

describe("a code that people type", () => {
  const typed = typedCodeOf(12, "code_wrong");

  test("small letters, spaces, points and any dash are no mistake", () => {
    for (const as of [" k7qf-2m9p xt4r ", "K7QF–2M9P—XT4R", "k7qf.2m9p‑xt4r"])
      expect(typed.parse(as), as).toBe("K7QF2M9PXT4R");
  });

  test("another length, or a character that is mistaken for another, is refused by name", () => {
    for (const as of ["K7QF-2M9P", "K7QF-2M9P-XT4RK", "K7QF-2M9P-XT4O", "K7QF-2M9P-XT40", ""])
      expect(typed.safeParse(as).error?.issues[0]?.message, as).toBe("code_wrong");
    expect(typed.safeParse("K".repeat(10_000)).success).toBe(false);
    expect(typed.safeParse(undefined).error?.issues[0]?.message).toBe("code_wrong");
  });

  test("from chance it is whole, and is typed as it is read aloud", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 64, maxLength: 64, max: 247 }),
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 2, max: 6 }),
        (random, length, group) => {
          const code = codeFrom(random, length);
          expect(typedCodeOf(length, "wrong").parse(spokenCode(code, group))).toBe(code);
        },
      ),
    );
  });

  test("of all bytes that count, each character comes as often", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      // A byte that does not count is followed by one that does.
      const [first = ""] = codeFrom(Uint8Array.of(byte, 0, 0, 0), 2);
      if (byte < 248) counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([8]));
    expect(counts.size).toBe(31);
    expect([...counts.keys()].join("")).not.toMatch(/[0O1IL]/);
  });

  test("too little chance is never a shorter code", () => {
    expect(() => codeFrom(Uint8Array.of(255, 254, 3), 2)).toThrow("chance enough");
  });
});

test("a code is read aloud in groups", () => {
  expect(spokenCode("K7QF2M9PXT4R")).toBe("K7QF-2M9P-XT4R");
  expect(spokenCode("ABCDEF", 3)).toBe("ABC-DEF");
});
