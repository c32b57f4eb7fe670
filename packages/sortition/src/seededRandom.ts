/**
 * Random numbers that anyone can make again: block i is SHA-256 of "seed:i", read as eight 32-bit
 * big-endian numbers. Slow beside other generators, but a few lines in any language repeat it.
 */
import { createHash } from "node:crypto";

const WORDS_PER_BLOCK = 8;
const WORD = 2 ** 32;

export class SeededRandom {
  readonly seed: string;
  private block = Buffer.alloc(0);
  private blocks = 0;
  private at = WORDS_PER_BLOCK;

  constructor(seed: string | number) {
    this.seed = String(seed);
  }

  /** A whole number from 0 to 2^32 - 1. */
  word(): number {
    if (this.at === WORDS_PER_BLOCK) {
      this.block = createHash("sha256").update(`${this.seed}:${this.blocks}`).digest();
      this.blocks++;
      this.at = 0;
    }
    return this.block.readUInt32BE(4 * this.at++);
  }

  /** A number at least 0 and below 1. */
  fraction(): number {
    return this.word() / WORD;
  }

  /** A whole number from 0 to `count - 1`, each equally likely: words past the last full run are rejected. */
  below(count: number): number {
    const limit = WORD - (WORD % count);
    for (;;) {
      const word = this.word();
      if (word < limit) return word % count;
    }
  }
}
