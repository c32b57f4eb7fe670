import fc from "fast-check";
import { expect, test } from "vitest";
import { coalesced } from "./coalesced.ts";

test("who asks while one is reading shares the next reading", async () => {
  let readings = 0;
  const ask = coalesced(async () => {
    const reading = ++readings;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return reading;
  });
  const first = ask();
  const others = Array.from({ length: 50 }, ask);
  expect(await first).toBe(1);
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]));
  expect(await ask()).toBe(3);
});

test("an answer is never older than its question", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 60 }), async (steps) => {
      let value = 0;
      const ask = coalesced(async () => {
        const seen = value;
        await Promise.resolve();
        await Promise.resolve();
        return seen;
      });
      const asked: Promise<void>[] = [];
      for (const step of steps) {
        if (step === 0) value++;
        else if (step === 1) await Promise.resolve();
        else {
          const least = value;
          asked.push(ask().then((seen) => expect(seen).toBeGreaterThanOrEqual(least)));
        }
      }
      await Promise.all(asked);
    }),
  );
});

test("a reading that failed fails for who asked for it, and the next reads anew", async () => {
  let readings = 0;
  const ask = coalesced(async () => {
    if (++readings === 1) throw new Error("gone");
    return readings;
  });
  const first = ask();
  const second = ask();
  await expect(first).rejects.toThrow("gone");
  expect(await second).toBe(2);
});
