import fc from "fast-check";
import { expect, test } from "vitest";
import { keptStore } from "./kept-pages.ts";

test("what is kept never weighs more than it may, whatever comes", () => {
  const pages = fc.array(fc.tuple(fc.nat(30), fc.nat(40_000), fc.boolean()), { maxLength: 200 });
  fc.assert(
    fc.property(pages, (steps) => {
      const bytesMax = 100_000;
      const store = keptStore<{ readonly body: Uint8Array }>(bytesMax);
      for (const [page, length, isAsked] of steps) {
        const key = `auto gzip /noorderveld/${page}`;
        if (isAsked) store.get(key);
        else store.set(key, { body: new Uint8Array(length) });
        expect(store.bytes()).toBeLessThanOrEqual(bytesMax);
        expect(store.bytes()).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("of too many pages those that nobody asked for longest go first", () => {
  const store = keptStore<{ readonly body: Uint8Array }>(40_000);
  const body = new Uint8Array(5000);
  for (const page of ["a", "b", "c", "d", "e"]) store.set(page, { body });
  expect(store.get("a")).toBeDefined();
  store.set("f", { body });
  expect(store.get("b")).toBeUndefined();
  expect(store.get("a")).toBeDefined();
});

test("one page never drives out all others", () => {
  const store = keptStore<{ readonly body: Uint8Array }>(40_000);
  store.set("a", { body: new Uint8Array(5000) });
  store.set("huge", { body: new Uint8Array(30_000) });
  expect(store.get("huge")).toBeUndefined();
  expect(store.get("a")).toBeDefined();
});
