import { describe, expect, test } from "vitest";
import { pabulibFileOf, readPabulib, writePabulib } from "../src/pabulib.ts";
import { randomElection } from "./elections.ts";
import { hasShared, listSharedFiles, readShared, sharedText, skipNote } from "./shared.ts";

const META = "META\nkey;value\nbudget;100\nvote_type;approval\nnum_projects;2\nnum_votes;2\n";
const PROJECTS = "PROJECTS\nproject_id;cost;name\n1;60;One\n2;50;Two\n";
const VOTES = "VOTES\nvoter_id;vote\nx;1,2\ny;2\n";

/** Every line ending the same: three files mix them, and a writer need not. */
const plain = (text: string) => text.replaceAll("\r\n", "\n");

describe.skipIf(!hasShared)(`every file round-trips${skipNote}`, () => {
  test.each(listSharedFiles())("%s", (name) => {
    const file = readShared(name);
    const written = writePabulib(file);
    expect(plain(written) === plain(sharedText(name))).toBe(true);
    expect(readPabulib(written)).toEqual({ ok: true, value: file });
  });
});

describe("a file is read as it is meant", () => {
  test("costs, names and ballots", () => {
    const file = readPabulib(META + PROJECTS + VOTES);
    if (!file.ok) throw new Error(file.problem.message);
    expect(file.value.election).toEqual({
      kind: "approval",
      budget: 100n,
      decimals: 0,
      projects: [
        { id: "1", name: "One", cost: 60n },
        { id: "2", name: "Two", cost: 50n },
      ],
      ballots: [
        { voter: "x", projects: [0, 1], points: null },
        { voter: "y", projects: [1], points: null },
      ],
    });
  });

  test("decimals with a point or a comma become minor units", () => {
    const file = readPabulib(
      META.replace("100", "100.5") + PROJECTS.replace("60", "60,25").replace("50", "50.00") + VOTES,
    );
    expect(file.ok && file.value.election.decimals).toBe(2);
    expect(file.ok && file.value.election.budget).toBe(10050n);
    expect(file.ok && file.value.election.projects.map(({ cost }) => cost)).toEqual([6025n, 5000n]);
  });

  test("a project twice on a ballot counts once, and is reported", () => {
    const file = readPabulib(META + PROJECTS + VOTES.replace("1,2", "1,2,1"));
    expect(file.ok && file.value.election.ballots[0]?.projects).toEqual([0, 1]);
    expect(file.ok && file.value.notices).toEqual([
      { kind: "duplicate_in_ballot", voter: "x", project: "1", line: 13 },
    ]);
  });

  test("an election made by a program is written and read back, for every kind of ballot", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const election = randomElection(seed);
      const back = readPabulib(writePabulib(pabulibFileOf(election, { unit: 'Meent; "proef"' })));
      if (!back.ok) throw new Error(back.problem.message);
      expect(back.value.election).toEqual(election);
    }
  });
});

describe("a bad file tells line, column and what was expected", () => {
  const whole = META + PROJECTS + VOTES;
  const faults: [name: string, text: string, line: number, column: number, expected: RegExp][] = [
    ["an empty file", "", 1, 1, /section header META/],
    ["another kind of file", "<html>", 1, 1, /section header META/],
    ["no header under META", "META\nbudget;100\n", 2, 1, /column "key"/],
    ["no budget", whole.replace("budget;100\n", ""), 1, 1, /a budget/],
    ["a negative budget", whole.replace("budget;100", "budget;-1"), 3, 8, /a budget/],
    ["a budget in words", whole.replace("budget;100", "budget;a lot"), 3, 8, /a budget/],
    ["an unknown vote type", whole.replace("approval", "guess"), 4, 11, /vote_type one of/],
    [
      "a key given twice",
      whole.replace("num_votes;2", "num_votes;2\nbudget;7"),
      7,
      1,
      /each key once/,
    ],
    [
      "fewer projects than promised",
      whole.replace("2;50;Two\n", ""),
      5,
      14,
      /num_projects to be 1/,
    ],
    ["a file cut off in the ballots", whole.replace("y;2\n", ""), 6, 11, /num_votes to be 1/],
    ["a file cut off in the projects", META + PROJECTS, 11, 1, /section header VOTES/],
    [
      "no column with costs",
      whole.replace("project_id;cost;name", "project_id;price;name"),
      8,
      1,
      /column "cost"/,
    ],
    ["a negative cost", whole.replace("1;60", "1;-60"), 9, 3, /a cost/],
    ["a project id used twice", whole.replace("2;50", "1;50"), 10, 1, /not used before/],
    ["a cell too few", whole.replace("1;60;One", "1;60"), 9, 5, /3 cells/],
    ["a cell too many", whole.replace("1;60;One", "1;60;One;x"), 9, 10, /3 cells/],
    ["an unknown project on a ballot", whole.replace("x;1,2", "x;1,9"), 13, 5, /id of a project/],
    ["a voter id used twice", whole.replace("y;2", "x;2"), 14, 1, /voter id not used before/],
    ["a quote that does not close", whole.replace("1;60;One", '1;60;"One'), 9, 6, /closing quote/],
    [
      "two choices where one is allowed",
      whole.replace("approval", "choose-1"),
      13,
      3,
      /one project/,
    ],
    [
      "no points on score ballots",
      whole.replace("approval", "cumulative"),
      12,
      1,
      /column "points"/,
    ],
  ];
  test.each(faults)("%s", (_, text, line, column, expected) => {
    const file = readPabulib(text);
    expect(file.ok).toBe(false);
    if (file.ok) return;
    expect(file.problem).toMatchObject({ kind: "not_pabulib", line, column });
    expect(file.problem.expected).toMatch(expected);
    expect(file.problem.message).toContain(`Line ${line}, column ${column}: expected`);
  });

  const points = (cell: string) =>
    META.replace("approval", "cumulative") +
    PROJECTS +
    `VOTES\nvoter_id;vote;points\nx;1,2;${cell}\ny;2;1\n`;
  test.each([
    ["points for too few projects", "3", 7],
    ["points below nothing", "3,-1", 9],
    ["points in words", "three,1", 7],
    ["half points", "1,2.5", 9],
  ])("%s", (_, cell, column) => {
    const file = readPabulib(points(cell));
    expect(file.ok).toBe(false);
    if (!file.ok) expect(file.problem).toMatchObject({ line: 13, column });
  });

  test("no cut of a good file crashes the reader", () => {
    for (let length = 0; length < whole.length; length++) {
      const file = readPabulib(whole.slice(0, length));
      if (!file.ok) expect(file.problem.line).toBeGreaterThan(0);
    }
  });
});
