import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("the example of the README runs and gives what the README says", () => {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${folder}/README.md`, "utf8"))?.[1] ?? "";
  expect(code.trim().split("\n").length).toBeLessThanOrEqual(10);
  const flags = ["--conditions=@meent/source", "--input-type=module-typescript", "--eval", code];
  const run = spawnSync(process.execPath, flags, { cwd: folder, encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.stdout).toContain("{ Anna: 1, Bram: 0.5, Celine: 0.5, Dirk: 0.5, Esra: 0.5 }");
  expect(run.stdout).toMatch(/members: \[ 'Anna', '\w+', '\w+' \]/);
});
