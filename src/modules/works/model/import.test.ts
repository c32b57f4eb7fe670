import { expect, test } from "vitest";
import { charterOf } from "#lib/clause.ts";
import { formatCsv, parseCsv } from "#lib/csv.ts";
import { maxRows, planImport } from "./import.ts";

const known = {
  areas: [{ id: "01980000-0000-7000-8000-000000000001", name: "Oldeveen" }],
  works: [],
  charter: charterOf(0, {}),
};

test("a list of 100,000 rows is told at once that it is too long, and where to cut it", () => {
  const head = ["Titel", "Gebied", "Wie doet het", "Voor wie"];
  const rows = Array.from({ length: 100_000 }, (_, index) => [
    `Bank ${index}`,
    "Oldeveen",
    "niemand",
    "iedereen",
  ]);
  const started = performance.now();
  const parsed = parseCsv(formatCsv([head, ...rows]));
  const plan = parsed.ok ? planImport(parsed.value, known) : undefined;
  expect(plan).toEqual({
    changes: [],
    faults: [{ line: maxRows + 2, column: "Nummer", error: "too_many_rows" }],
  });
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("as many as a list may hold are planned, each row by itself", () => {
  const rows = Array.from({ length: maxRows }, (_, index) => [
    `Bank ${index}`,
    index % 100 === 7 ? "Nergens" : "Oldeveen",
    "niemand",
    "iedereen",
  ]);
  const parsed = parseCsv(formatCsv([["Titel", "Gebied", "Wie doet het", "Voor wie"], ...rows]));
  const plan = parsed.ok ? planImport(parsed.value, known) : undefined;
  expect(plan?.changes.length).toBe(maxRows - maxRows / 100);
  expect(plan?.faults.map(({ line, error }) => `${line} ${error}`).slice(0, 2)).toEqual([
    "9 area_not_found",
    "109 area_not_found",
  ]);
});
