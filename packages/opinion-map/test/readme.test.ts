import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

describe("the README", () => {
  it("has an example that runs and prints what it says", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const [, code = "", printed = ""] = readme.match(/```ts\n(.*?)```\n\n```\n(.*?)```/s) ?? [];
    const folder = mkdtempSync(join(tmpdir(), "opinion-map-readme-"));
    const file = join(folder, "example.ts");
    const index = new URL("../src/index.ts", import.meta.url).href;
    writeFileSync(file, code.replace('"@meent/opinion-map"', JSON.stringify(index)));
    const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", file], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe("");
    const [groups, bridge = ""] = printed.split("\n");
    expect(stdout.split("\n")[0]).toBe(groups);
    // The README shortens the line after the lower bound.
    const shown = bridge.slice(0, bridge.indexOf("…"));
    expect(shown.length).toBeGreaterThan(40);
    expect(stdout.split("\n").slice(1).join(" ").replaceAll(/\s+/g, " ")).toContain(shown);
  });
});
