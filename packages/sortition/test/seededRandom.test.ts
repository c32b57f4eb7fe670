import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { SeededRandom } from "../src/index.ts";

describe("seeded random numbers", () => {
  it("are the words of SHA-256 of seed and block", () => {
    const random = new SeededRandom("spring");
    const blocks = [0, 1].map((i) => createHash("sha256").update(`spring:${i}`).digest());
    for (const block of blocks) {
      for (let word = 0; word < 8; word++) expect(random.word()).toBe(block.readUInt32BE(4 * word));
    }
  });

  it("reject the words past the last full run: a third stays a third", () => {
    // Of three quarters of all words, the first third would come half of the time without rejection.
    const random = new SeededRandom(1);
    const runs = 4000;
    let first = 0;
    for (let i = 0; i < runs; i++) if (random.below(3 * 2 ** 30) < 2 ** 30) first++;
    expect(Math.abs(first / runs - 1 / 3)).toBeLessThan(0.03);
  });
});
