import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/sortition.js", import.meta.url));
let folder: string;

function sortition(...args: string[]) {
  const run = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: "utf8" });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

function at(name: string): string {
  return join(folder, name);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sortition-"));
  const people = Array.from(
    { length: 12 },
    (_, i) => `v${i},${i < 3 ? "young" : "old"},Street ${i >> 1}`,
  );
  writeFileSync(at("candidates.csv"), `id,age,household\n${people.join("\n")}\n`);
  writeFileSync(at("features.csv"), "feature,value,min,max\nage,young,1,2\nage,old,2,3\n");
});

describe("the command line", () => {
  it("goes from a folder to a drawn panel that anyone can check", () => {
    const report = ["--report", "report.html", "--chart", "chances.svg", "--compare", "legacy"];
    const selected = sortition(
      "select",
      ".",
      "--size",
      "4",
      "--seed",
      "s",
      "--out",
      "sel.json",
      "--json",
      ...report,
    );
    expect(selected).toMatchObject({ code: 0, error: "" });
    const selection = JSON.parse(selected.out);
    expect(Object.keys(selection)).toEqual(
      expect.arrayContaining(["min", "max", "gini", "geometricMean", "chances", "panels"]),
    );
    expect(Object.keys(selection.chances)).toHaveLength(12);
    expect(readFileSync(at("sel.json"), "utf8")).toBe(selected.out);
    expect(readFileSync(at("report.html"), "utf8")).toContain("12 vrijwilligers");
    expect(readFileSync(at("chances.svg"), "utf8")).toMatch(/^<svg /);

    const listed = sortition(
      "lottery",
      "sel.json",
      "--panels",
      "100",
      "--out",
      "lot.json",
      "--list",
      "list.txt",
    );
    expect(listed.code).toBe(0);
    expect(listed.out).toContain("expected chance was exactly the computed one");
    const hash = createHash("sha256")
      .update(readFileSync(at("list.txt")))
      .digest("hex");
    expect(listed.out).toContain(hash);

    const drawn = sortition("draw", "lot.json", "--balls", "4 2", "--out", "draw.json");
    expect(drawn.out).toContain("panel 42:");
    expect(readFileSync(at("list.txt"), "utf8").split("\n")[42]).toBe(
      drawn.out.match(/panel (42: .*)/)?.[1],
    );
    expect(sortition("draw", "lot.json", "--beacon", "lotto").out).toMatch(
      /gives seed [0-9a-f]{64}/,
    );

    const checked = sortition("verify", ".", "sel.json", "--lottery", "lot.json");
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.out).toContain("The distribution holds");
    const members: string[] = JSON.parse(readFileSync(at("draw.json"), "utf8")).members;
    const replaced = sortition(
      "replace",
      ".",
      "draw.json",
      "--left",
      members[0] ?? "",
      "--out",
      "next",
    );
    expect(replaced.out).toContain("--size 1");
    expect(sortition("select", "next", "--size", "1").code).toBe(0);
    expect(sortition("alternates", ".", "draw.json", "--count", "2", "--out", "reserve").code).toBe(
      0,
    );
    expect(sortition("select", "reserve", "--size", "2").code).toBe(0);
  });

  it("tells a tampered selection or lottery, with exit code 1", () => {
    sortition("select", ".", "--size", "4", "--out", "honest.json");
    sortition("lottery", "honest.json", "--panels", "10", "--out", "list.json");
    const selection = JSON.parse(readFileSync(at("honest.json"), "utf8"));
    selection.chances.v0 += 0.1;
    writeFileSync(at("tampered.json"), JSON.stringify(selection));
    expect(sortition("verify", ".", "tampered.json")).toMatchObject({ code: 1 });
    const lottery = JSON.parse(readFileSync(at("list.json"), "utf8"));
    lottery.panels[0] = lottery.panels.at(-1);
    writeFileSync(at("swapped.json"), JSON.stringify(lottery));
    const checked = sortition("verify", ".", "honest.json", "--lottery", "swapped.json");
    expect(checked).toMatchObject({ code: 1 });
    expect(sortition("draw", "swapped.json", "--balls", "3").error).toContain(
      "The list was changed",
    );
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["pick"]],
    ["an unknown option", ["select", ".", "--sise", "4"]],
    ["no size", ["select", "."]],
    ["an unknown method", ["select", ".", "--size", "4", "--method", "best"]],
    ["a draw without a source", ["draw", "lot.json"]],
  ])("explains itself after %s, with exit code 2", (_, args) => {
    const run = sortition(...args);
    expect(run.code).toBe(2);
    expect(run.error).toContain("sortition select FOLDER");
  });

  it.each([
    ["a folder that is not there", ["select", "nowhere", "--size", "4"], "cannot be read"],
    ["too many seats", ["select", ".", "--size", "40"], "12 volunteers for 40 seats"],
    ["quotas that do not fit", ["select", ".", "--size", "6"], "add up to 5"],
    [
      "an unknown household column",
      ["select", ".", "--size", "4", "--household", "home"],
      'no column "home"',
    ],
    [
      "no time at all",
      ["select", ".", "--size", "4", "--time-limit", "0"],
      "time limit came before",
    ],
    ["a file of another kind", ["lottery", "features.csv"], "not JSON"],
    ["a selection with a hole", ["lottery", "hole.json"], '"method" is missing'],
  ])("refuses %s in one sentence, with exit code 1", (_, args, sentence) => {
    writeFileSync(at("hole.json"), '{"size":4}');
    const run = sortition(...args);
    expect(run.code).toBe(1);
    expect(run.error).toContain(sentence);
    expect(run.error.trim().split("\n")).toHaveLength(1);
  });
});
