import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, writeCsv } from "../src/csv.ts";
import { describeError, readPool } from "../src/index.ts";

const cell = fc
  .string({
    unit: fc.constantFrom("a", "é", ",", ";", '"', "\n", "\r\n", "\t", " ", "0"),
    maxLength: 6,
  })
  .map((text) => text.trim());

describe("a table", () => {
  it("comes back as it was written, whatever the cells hold", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 })),
        (width, rows) => {
          const header = ["one", "two", "three", "four"].slice(0, width);
          const body = rows
            .map((row) => row.slice(0, width))
            .filter((row) => row.some((text) => text !== ""));
          const back = readCsv(writeCsv(header, body), "people");
          expect(
            back.ok && [back.value.header, ...back.value.rows.map(({ cells }) => cells)],
          ).toEqual([header, ...body]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("says on which line of the file a row starts, past cells of several lines", () => {
    const table = readCsv('id,note\na,"two\nlines"\n\nb,one\n', "people");
    expect(table.ok && table.value.rows.map(({ line }) => line)).toEqual([2, 5]);
  });
});

describe("any file at all", () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("i", "d", ",", '"', "\n", ";", "1", "\uFEFF", "x"),
      maxLength: 60,
    }),
  );

  it("is read or refused by name, never a crash", () => {
    let refused = 0;
    fc.assert(
      fc.property(noise, fc.boolean(), (bytes, isQuotas) => {
        const good = { quotas: "feature,value,min,max\nx,i,0,1\nx,1,0,1\n", people: "id,x\n1,i\n" };
        const pool = readPool(isQuotas ? { ...good, quotas: bytes } : { ...good, people: bytes });
        if (pool.ok) return;
        refused++;
        expect(describeError(pool.error)).not.toContain("undefined");
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(900);
  });
});
