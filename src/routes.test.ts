import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestWorld, type TestWorld } from "./test-community.ts";

let world: TestWorld;
beforeAll(async () => {
  // In a demo one page stands before another on purpose: there you choose who you are.
  world = await openTestWorld({ isDemo: false });
});
afterAll(() => world.close());

test("no two pages have one address: the second would never be seen", () => {
  const all = world.app.routes
    .filter(({ method }) => method === "GET" || method === "POST")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ":")}`);
  const twice = all.filter((one, index) => all.indexOf(one) !== index);
  expect(all.length).toBeGreaterThan(400);
  expect([...new Set(twice)]).toEqual([]);
});
