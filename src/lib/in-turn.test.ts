import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

/** Work that ends when it is told to. */
function begin(turns: ReturnType<typeof inTurn>, key: string, name: string, begun: string[]) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ended = (async () => {
    const leave = await turns.take(key);
    begun.push(name);
    await promise;
    leave();
  })();
  return () => {
    resolve();
    return ended;
  };
}

/** Until all that can go on has gone on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("so many have a turn at a time, the others in the order in which they came", async () => {
  const turns = inTurn(2);
  const begun: string[] = [];
  const [first, second, third, fourth] = ["a", "b", "c", "d"].map((name) =>
    begin(turns, "here", name, begun),
  );
  await settle();
  expect(begun).toEqual(["a", "b"]);
  await second?.();
  await settle();
  expect(begun).toEqual(["a", "b", "c"]);
  await first?.();
  await third?.();
  await fourth?.();
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

test("one key does not wait for another", async () => {
  const turns = inTurn(1);
  const begun: string[] = [];
  const here = begin(turns, "here", "a", begun);
  const there = begin(turns, "there", "b", begun);
  await settle();
  expect(begun).toEqual(["a", "b"]);
  await Promise.all([here(), there()]);
});

test("once all have left, the next has a turn at once", async () => {
  const turns = inTurn(1);
  const begun: string[] = [];
  for (const name of ["a", "b", "c"]) await begin(turns, "here", name, begun)();
  expect(begun).toEqual(["a", "b", "c"]);
});
