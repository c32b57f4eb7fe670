import { expect, test } from "vitest";
import { type Case, likeCases } from "./like-cases.ts";

let made = 0;
const some = (changed: Partial<Case>): Case => {
  made += 1;
  return {
    id: `zaak-${String(made).padStart(3, "0")}`,
    workId: `werk-${made}`,
    areaId: `gebied-${made}`,
    route: "subsidy",
    doerKind: "municipality",
    ground: null,
    text: "",
    ...changed,
  };
};

const park = some({
  workId: "park",
  areaId: "oldeveen",
  text: "Onderhoud dorpspark Oldeveen. Wij kennen elke boom en maaien het gras rond de vijver.",
});
const otherPark = some({
  areaId: "hasselo",
  text: "Onderhoud plantsoen Hasselo. Wij maaien het gras zelf en snoeien elke boom.",
});
const pool = some({ text: "Zwembad openhouden: badmeesters, chloor en kaartverkoop." });
const library = some({ text: "Bibliotheek in de school, met vrijwillige voorlezers." });
const filler = Array.from({ length: 20 }, (_, index) =>
  some({
    text: `Werk nummer ${index}: ${"abcdefghijklmnopqrst".charAt(index).repeat(7)} verzorgen.`,
  }),
);

test("a case told in the same words is found, with the words, and others are not", () => {
  const found = likeCases(park, [pool, otherPark, library, ...filler], 5);
  expect(found.map(({ id }) => id)).toEqual([otherPark.id]);
  expect(found[0]?.because).toEqual(["sameWords"]);
  expect(found[0]?.words).toEqual(expect.arrayContaining(["boom", "gras", "maaien"]));
});

test("where nothing is like it, nothing is shown", () => {
  expect(likeCases(park, [pool, library, ...filler], 5)).toEqual([]);
  expect(likeCases(park, [], 5)).toEqual([]);
});

test("the same work comes first, then the same ground, then the same place and route", () => {
  const sameWork = some({ workId: "park", text: "Iets heel anders" });
  const sameGround = some({ ground: "costAboveCap", text: "Zwembad" });
  const samePlace = some({ areaId: "oldeveen", text: "Bruggen" });
  const found = likeCases(
    { ...park, ground: "costAboveCap" },
    [samePlace, sameGround, sameWork],
    5,
  );
  expect(found.map(({ id, because }) => [id, because])).toEqual([
    [sameWork.id, ["sameWork"]],
    [sameGround.id, ["sameGround"]],
    [samePlace.id, ["samePlaceAndRoute"]],
  ]);
});

test("the same place by another route is another case", () => {
  const contract = some({ areaId: "oldeveen", route: "contract", text: "Bruggen" });
  const byFirm = some({ areaId: "oldeveen", doerKind: "contractor", text: "Bruggen" });
  expect(likeCases(park, [contract, byFirm], 5)).toEqual([]);
});

test("no more than asked, in the same order each time", () => {
  const many = Array.from({ length: 12 }, () => some({ workId: "park" }));
  const once = likeCases(park, many, 5);
  expect(once).toHaveLength(5);
  expect(likeCases(park, [...many].reverse(), 5)).toEqual(once);
});
