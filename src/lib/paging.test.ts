import { expect, test } from "vitest";
import { chosenHref, leafTo, pageAt, pagesMost, pagesOf, takeOffItems } from "./paging.ts";

test.each([
  [undefined, 1],
  ["3", 3],
  ["0", 1],
  ["-2", 1],
  ["1.5", 1],
  ["drie", 1],
  ["10000000", pagesMost],
  ["1e309", 1],
])("the page asked with %j is %i", (typed, number) => {
  expect(pageAt(typed, 25)).toEqual({ number, from: (number - 1) * 25, perPage: 25 });
});

test("a list has as many pages as its things need, and no more than anybody leafs", () => {
  expect([0, 1, 25, 26].map((total) => pagesOf(total, { perPage: 25 }))).toEqual([0, 1, 1, 2]);
  expect(pagesOf(1_000_000, { perPage: 25 })).toBe(pagesMost);
});

test("a page beyond the end is the last one, and an empty list has a first", async () => {
  const load = (total: number) => async (at: { readonly from: number }) => ({
    total,
    from: at.from,
  });
  const asked = async (typed: string, total: number) => {
    const { at, from } = await leafTo(pageAt(typed, 25), load(total));
    return [at.number, from];
  };
  expect(await asked("2", 60)).toEqual([2, 25]);
  expect(await asked("9", 60)).toEqual([3, 50]);
  expect(await asked("4", 75)).toEqual([3, 50]);
  expect(await asked("9", 0)).toEqual([1, 0]);
});

test("an address names what was chosen, and no more", () => {
  expect(chosenHref("/lijst", { zoek: "", gebied: "", pagina: 1 })).toBe("/lijst");
  expect(chosenHref("/lijst", { zoek: "a&b", gebied: "oldeveen", pagina: 2 })).toBe(
    "/lijst?zoek=a%26b&gebied=oldeveen&pagina=2",
  );
});

test("what was chosen is taken off one by one, and then the list begins anew", () => {
  const chosen = { word: "park", area: "oldeveen", phase: "", number: 4 };
  const href = ({ word, area, number }: typeof chosen) =>
    chosenHref("/lijst", { zoek: word, gebied: area, pagina: number });
  const labels = { word: "“park”", area: "Oldeveen", phase: "" };
  expect(takeOffItems(chosen, labels, href)).toEqual([
    { label: "“park”", href: "/lijst?gebied=oldeveen" },
    { label: "Oldeveen", href: "/lijst?zoek=park" },
  ]);
});
