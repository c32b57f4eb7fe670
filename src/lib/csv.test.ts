import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCsv, formatCsv, parseCsv } from "./csv.ts";

function cellsOf(text: string) {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.value.map(({ cells }) => cells);
}

describe("reading", () => {
  test.each([
    {
      what: "semicolons",
      text: "a;b\r\nc;d\r\n",
      cells: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    {
      what: "commas",
      text: "a,b\nc,d",
      cells: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    { what: "a byte order mark", text: "\uFEFFa;b", cells: [["a", "b"]] },
    {
      what: "commas within semicolons",
      text: "a;b\n1,5;2",
      cells: [
        ["a", "b"],
        ["1,5", "2"],
      ],
    },
    { what: "a quoted heading with the other sign", text: '"a,x";b', cells: [["a,x", "b"]] },
    {
      what: "quoted line ends",
      text: 'a;"b\r\nc"\nd;e',
      cells: [
        ["a", "b\r\nc"],
        ["d", "e"],
      ],
    },
    { what: "doubled quotes", text: '"zeg ""ja""";b', cells: [['zeg "ja"', "b"]] },
    { what: "a quote within a bare field", text: 'a;1" buis', cells: [["a", '1" buis']] },
    { what: "an empty last field", text: "a;b;", cells: [["a", "b", ""]] },
    {
      what: "empty rows",
      text: "a;b\n\n;\nc;d\n",
      cells: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    {
      what: "old Mac line ends",
      text: "a;b\rc;d",
      cells: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    { what: "nothing", text: "", cells: [] },
  ])("$what", ({ text, cells }) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test("a row says on which line it begins", () => {
    const parsed = parseCsv('kop\n"een\ntwee"\n\ndrie');
    expect(parsed.ok && parsed.value.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test("a quote that is never closed, or has text behind it, is refused", () => {
    expect(parseCsv('a;"b\nc')).toEqual({ ok: false, refusal: "csv_quote_not_closed" });
    expect(parseCsv('"a"b;c')).toEqual({ ok: false, refusal: "csv_text_after_quote" });
  });
});

test("what is written is read back, whatever it holds", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", "€", ";", ",", '"', "\n", "\r", " ") });
  const row = fc.array(cell, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const filled = rows.filter((cells) => cells.some((one) => one.trim() !== ""));
      expect(cellsOf(formatCsv([["kop", "kop"], ...rows]))).toEqual([["kop", "kop"], ...filled]);
    }),
    { numRuns: 500 },
  );
});

test("any text is read or refused, and never runs on", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", ";", ",", '"', "\n", "\r"), maxLength: 40 }),
      (text) => {
        expect(typeof parseCsv(text).ok).toBe("boolean");
      },
    ),
    { numRuns: 2000 },
  );
});

test("bytes of an old spreadsheet are read as what they meant", () => {
  expect(decodeCsv(new Uint8Array([0x80, 0x20, 0xe9, 0x92]))).toBe("€ é’");
  expect(decodeCsv(new TextEncoder().encode("€ é’"))).toBe("€ é’");
});
