import { afterAll, beforeAll, expect, test } from "vitest";
import { clauses } from "../../app.ts";
import { foundTestCommunity, openTestWorld, type TestWorld } from "../../test-community.ts";
import { documentSchema } from "./model/document.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
  await foundTestCommunity(world);
});
afterAll(() => world.close());

const at = "/api/v1/gemeenschappen/noorderveld/stadsrecht";
const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  world.app.request(path, { headers });

test("the charter is public data, as its schema says, and is asked again only when it changed", async () => {
  const answer = await ask(at);
  expect(answer.headers.get("api-version")).toBe("1.0.0");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  const document = documentSchema(clauses).parse(await answer.json());
  expect(document).toMatchObject({ gemeenschap: "noorderveld", nummer: 1, gebied: null });
  expect(document.versies[0]?.partijen[0]?.handtekeningen).toHaveLength(2);
  const again = await ask(at, { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  const schema = await (await ask("/api/v1/schemas/stadsrecht")).json();
  expect(JSON.stringify(schema)).toContain("challenge.decisionWeeks");
});

test("what is not there is a problem in words", async () => {
  for (const path of [`${at}/versies/77`, `${at}?gebied=nergens`, at.replace("noord", "zuid")]) {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 404, title: expect.any(String) });
  }
});
