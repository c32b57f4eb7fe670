import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { createTestDatabase } from "#platform/test-database.ts";
import { typesOf } from "./generate-types.ts";

test("schema.ts is what the migrations give; if not: npm run generate-types", async () => {
  const { urls, drop } = await createTestDatabase();
  const kept = await readFile("src/platform/schema.ts", "utf8");
  expect(kept).toBe(await typesOf(urls.owner));
  await drop();
});
