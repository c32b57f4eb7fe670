import fc from "fast-check";
import { expect, test } from "vitest";
import { firstParagraph, shorten } from "./shorten.ts";

test("a short text stays as it is, on one line", () => {
  expect(shorten(" Het hek\n staat open. ")).toBe("Het hek staat open.");
});

test("a long text ends after a whole word", () => {
  expect(shorten("Het hek staat open, al een week.", 20)).toBe("Het hek staat …");
  expect(shorten("Het hek staat open, al een week.", 24)).toBe("Het hek staat open …");
});

test("it is never longer than asked, nor cut through a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 40 }), (text, most) => {
      const short = shorten(text, most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});

test("the first paragraph ends at an empty line", () => {
  expect(firstParagraph("Een tuin.\n \nMet bankjes.")).toBe("Een tuin.");
  expect(firstParagraph("Een tuin.\nMet bankjes.")).toBe("Een tuin.\nMet bankjes.");
});
