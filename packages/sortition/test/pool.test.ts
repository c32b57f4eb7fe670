import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  describeError,
  hashPool,
  type Pool,
  readPool,
  writeCategoriesCsv,
  writeFeaturesCsv,
  writePeopleCsv,
} from "../src/index.ts";
import { smallCase } from "./smallPools.ts";

const quotas = "feature,value,min,max\ncolour,red,1,2\ncolour,blue,0,2\n";
const people = "id,colour\na,red\nb,blue\nc,Red\n";

function read(source: Partial<{ quotas: Uint8Array | string; people: Uint8Array | string }>): Pool {
  const pool = readPool({ quotas, people, ...source });
  if (!pool.ok) throw new Error(describeError(pool.error));
  return pool.value;
}

function refusal(source: Parameters<typeof readPool>[0] | object) {
  const pool = readPool({ quotas, people, ...source });
  if (pool.ok) throw new Error("this should have been refused");
  expect(describeError(pool.error).length).toBeGreaterThan(20);
  return pool.error;
}

describe("reading a pool", () => {
  it("reads features.csv with candidates.csv, whatever the case of the values", () => {
    const pool = read({});
    expect(pool.people.map((person) => [person.id, person.features.colour])).toEqual([
      ["a", "red"],
      ["b", "blue"],
      ["c", "red"],
    ]);
    expect(pool.quotas[0]).toEqual({
      feature: "colour",
      value: "red",
      min: 1,
      max: 2,
      minFlex: 0,
      maxFlex: 999_999,
    });
  });

  it("reads categories.csv with respondents.csv without ids, and numbers the people", () => {
    const pool = read({
      quotas: "category,feature,min,max\ncolour,red,1,2\ncolour,blue,0,2",
      people: "colour\nred\nblue\n",
    });
    expect(pool.people.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("takes one feature spelled in two ways as one", () => {
    const pool = read({ quotas: "feature,value,min,max\nColour,red,1,2\ncolour,blue,0,2\n" });
    expect(pool.quotas.map(({ feature }) => feature)).toEqual(["Colour", "Colour"]);
    expect(pool.people[1]?.features).toEqual({ Colour: "blue" });
  });

  it("reads min_flex and max_flex", () => {
    const pool = read({
      quotas: "feature,value,min,max,min_flex,max_flex\ncolour,red,1,2,0,3\ncolour,blue,0,2,0,2",
    });
    expect(pool.quotas[0]).toMatchObject({ minFlex: 0, maxFlex: 3 });
  });

  it("reads what a Dutch spreadsheet writes: a mark, semicolons, CRLF, quoted cells", () => {
    const pool = read({
      people: '\uFEFFid;colour;note\r\na;red;"said ""yes""; gladly"\r\n\r\nb;blue;\r\n',
    });
    expect(pool.people.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("reads UTF-16 with a mark", () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(people, "utf16le")]);
    expect(read({ people: bytes }).people).toHaveLength(3);
  });

  it("makes a household of equal cells in all household columns, and none of an empty cell", () => {
    const pool = readPool({
      quotas,
      people: "id,colour,street,zip\na,red,Kade 1,1\nb,red,KADE 1,1\nc,blue,,1\nd,blue,,1\n",
      householdColumns: ["street", "zip"],
    });
    expect(pool.ok && pool.value.people.map((person) => person.household)).toEqual([
      "kade 1 | 1",
      "kade 1 | 1",
      undefined,
      undefined,
    ]);
  });

  it("writes what it reads back the same, in both forms", () => {
    fc.assert(
      fc.property(smallCase(8), fc.constantFrom("a,b", 'say "x"', "née", " b"), ({ pool }, odd) => {
        const named = { ...pool, people: pool.people.map((p) => ({ ...p, id: `${p.id}${odd}` })) };
        const back = readPool({
          quotas: writeFeaturesCsv(pool.quotas),
          people: writePeopleCsv(named),
          ...(pool.people.some((p) => p.household) ? { householdColumns: ["household"] } : {}),
        });
        expect(back).toEqual({ ok: true, value: named });
        const old = readPool({
          quotas: writeCategoriesCsv(pool.quotas),
          people: writePeopleCsv(named),
        });
        expect(old.ok && old.value.quotas).toEqual(pool.quotas);
      }),
    );
  });

  it("gives another hash when a person or a quota changes", () => {
    const hash = hashPool(read({}));
    expect(hashPool(read({}))).toBe(hash);
    expect(hashPool(read({ people: people.replace("b,blue", "b,red") }))).not.toBe(hash);
    expect(hashPool(read({ quotas: quotas.replace("red,1", "red,0") }))).not.toBe(hash);
  });
});

describe("a bad file is refused by name", () => {
  it.each([
    [
      "no column for a feature",
      { people: "id\na\n" },
      { code: "missing_column", column: "colour" },
    ],
    [
      "no column max",
      { quotas: "feature,value,min\nx,y,1" },
      { code: "missing_column", column: "max" },
    ],
    ["a column twice", { people: "id,colour,colour\na,red,red" }, { code: "duplicate_column" }],
    ["no lines", { people: " \n\n" }, { code: "empty_file", file: "people" }],
    ["no quotas", { quotas: "feature,value,min,max\n" }, { code: "missing_quotas" }],
    ["a short line", { people: "id,colour\na,red\nb\n" }, { code: "wrong_cell_count", line: 3 }],
    ["an open quote", { people: 'id,colour\n"a,red\n' }, { code: "open_quote", line: 2 }],
    [
      "an unknown value",
      { people: "id,colour\na,green\n" },
      { code: "unknown_value", line: 2, id: "a" },
    ],
    ["an empty value", { people: "id,colour\na,\n" }, { code: "unknown_value", value: "" }],
    [
      "a person twice",
      { people: `${people}a,blue\n` },
      { code: "duplicate_person", line: 5, firstLine: 2 },
    ],
    ["a person without id", { people: "id,colour\n,red\n" }, { code: "missing_id", line: 2 }],
    [
      "a quota twice",
      { quotas: `${quotas}Colour,RED,1,1\n` },
      { code: "duplicate_quota", line: 4 },
    ],
    [
      "half a person",
      { quotas: quotas.replace("red,1", "red,1.5") },
      { code: "not_a_count", text: "1.5" },
    ],
    [
      "an empty minimum",
      { quotas: quotas.replace("red,1", "red,") },
      { code: "not_a_count", line: 2 },
    ],
    [
      "min above max",
      { quotas: quotas.replace("red,1,2", "red,3,2") },
      { code: "wrong_quota_bounds" },
    ],
    [
      "min below min_flex",
      { quotas: "feature,value,min,max,min_flex,max_flex\ncolour,red,1,2,2,3" },
      { code: "wrong_quota_bounds", minFlex: 2 },
    ],
    ["no such id column", { idColumn: "nr" }, { code: "missing_column", column: "nr" }],
    ["no such household column", { householdColumns: ["street"] }, { code: "missing_column" }],
  ])("%s", (_, source, expected) => {
    expect(refusal(source)).toMatchObject(expected);
  });

  it("bytes that are not UTF-8, with their line", () => {
    const latin = Buffer.from("id,colour\na,red\nJos\xe9,blue\n", "latin1");
    expect(refusal({ people: latin })).toEqual({ code: "wrong_encoding", file: "people", line: 3 });
  });
});
