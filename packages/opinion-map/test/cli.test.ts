import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeComments, writeParticipantsVotes, writeVotes } from "../src/polis-exports.ts";
import { progressBar } from "../src/progress-bar.ts";
import { buildVoteMatrix } from "../src/vote-matrix.ts";
import { plantVotes } from "./planted-votes.ts";

const bin = fileURLToPath(new URL("../bin/opinion-map.js", import.meta.url));
let folder = "";

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
    cwd: folder,
  });
  // A progress line may come when the machine is slow.
  return { status, stdout, stderr: stderr.replaceAll(/^\[[#.]+\].*\n/gm, "") };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "opinion-map-"));
  const planted = plantVotes({
    people: 60,
    statements: 20,
    groups: 2,
    votesOf: () => 14,
    noise: 0.1,
    seed: "cli",
  });
  const statements = planted.statements.map((s, j) => ({
    ...s,
    text: `statement ${j}`,
    timestamp: j,
  }));
  const matrix = buildVoteMatrix(planted.votes, statements);
  const votes = planted.votes.map((vote, i) => ({ ...vote, timestamp: i }));
  writeFileSync(join(folder, "votes.csv"), writeVotes(votes));
  writeFileSync(join(folder, "comments.csv"), writeComments(statements, matrix));
  const nobody = new Int32Array(60).fill(-1);
  writeFileSync(join(folder, "participants-votes.csv"), writeParticipantsVotes(matrix, nobody));
  writeFileSync(join(folder, "summary.csv"), "topic,The harbour\nviews,60\n");
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("opinion-map", () => {
  it("analyze --json prints the map as data, in both modes", () => {
    for (const mode of ["classic", "stable"]) {
      const { status, stdout, stderr } = run("analyze", ".", "--mode", mode, "--json");
      expect(stderr).toBe("");
      expect(status).toBe(0);
      const result = JSON.parse(stdout);
      expect(result.mode).toBe(mode);
      expect(result.k).toBe(2);
      expect(Object.keys(result.groups).length).toBe(60);
      expect(Object.keys(result.groupAwareConsensus).length).toBe(20);
      expect(Object.keys(result.priorities).length).toBe(20);
      expect(Object.keys(result.representative)).toEqual(["0", "1"]);
      expect(result.consensus).toHaveProperty("agree");
      expect(result.pca.components.map((c: number[]) => c.length)).toEqual([20, 20]);
    }
  });

  it("analyze without --json prints a summary to read", () => {
    const { stdout } = run("analyze", ".");
    expect(stdout).toContain(
      "60 people, 20 statements, 840 votes\n2 groups\n  A  30 people\n  B  30 people\nstable:",
    );
  });

  it("report writes a page with the topic as its title", () => {
    expect(run("report", ".", "--out", "page.html", "--language", "nl")).toEqual({
      status: 0,
      stdout: "page.html\n",
      stderr: "",
    });
    const page = readFileSync(join(folder, "page.html"), "utf8");
    expect(page).toContain("<h1>The harbour</h1>");
    expect(page).toContain("Wat de groepen overbrugt");
  });

  it("picture writes an SVG", () => {
    expect(run("picture", ".")).toEqual({ status: 0, stdout: "opinion-map.svg\n", stderr: "" });
    expect(readFileSync(join(folder, "opinion-map.svg"), "utf8")).toMatch(/^<svg .*<\/svg>$/s);
  });

  it("export writes the files with the groups, and reads them again to the same map", () => {
    expect(run("export", ".", "--out", "again").status).toBe(0);
    const before = JSON.parse(run("analyze", ".", "--json").stdout);
    const after = JSON.parse(run("analyze", "again", "--json").stdout);
    expect(after).toEqual(before);
    expect(readFileSync(join(folder, "again/participants-votes.csv"), "utf8")).toMatch(
      /^p\d+,[01],/m,
    );
  });

  it("refuses what it does not know with a sentence and exit code 2", () => {
    const cases: [string[], string][] = [
      [["draw", "."], 'opinion-map: there is no command "draw"; see opinion-map --help.\n'],
      [["analyze"], "opinion-map: analyze needs a folder; see opinion-map --help.\n"],
      [["analyze", ".", "."], 'opinion-map: one folder at a time: "." is one too many.\n'],
      [
        ["analyze", ".", "--mode", "new"],
        'opinion-map: --mode must be stable or classic, not "new".\n',
      ],
      [
        ["analyze", ".", "--resamples", "x"],
        "opinion-map: --resamples must be a whole number from 0 to 1000.\n",
      ],
    ];
    for (const [args, stderr] of cases)
      expect(run(...args)).toEqual({ status: 2, stdout: "", stderr });
    const unknown = run("analyze", ".", "--fast");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(/^opinion-map: Unknown option '--fast'/);
  });

  it("names file, line and column of a fault with exit code 1", () => {
    const broken = mkdtempSync(join(folder, "broken-"));
    writeFileSync(join(broken, "votes.csv"), "timestamp,comment-id,voter-id,vote\n1,2,3,yes\n");
    expect(run("analyze", broken)).toEqual({
      status: 1,
      stdout: "",
      stderr:
        'opinion-map: votes.csv, line 2, column 7: "yes" in the column "vote" is not 1, 0 or -1.\n',
    });
    const empty = mkdtempSync(join(folder, "empty-"));
    expect(run("analyze", empty).stderr).toContain(
      "holds neither votes.csv nor participants-votes.csv",
    );
    expect(run("analyze", join(folder, "nowhere")).stderr).toContain("there is no folder");
    expect(run("report", ".", "--out", "no/such/page.html").stderr).toContain(
      "cannot write no/such/page.html",
    );
  });

  it("without a command or with --help tells how to use it", () => {
    expect(run().stdout).toContain("opinion-map report FOLDER");
    expect(run("--help").stdout).toBe(run().stdout);
  });
});

describe("the progress bar", () => {
  it("fills up", () => {
    expect(progressBar(0, 10, "x")).toBe(`[${".".repeat(30)}]   0 % x`);
    expect(progressBar(5, 10, "x")).toBe(`[${"#".repeat(15)}${".".repeat(15)}]  50 % x`);
    expect(progressBar(0, 0, "x")).toBe(`[${"#".repeat(30)}] 100 % x`);
  });
});
