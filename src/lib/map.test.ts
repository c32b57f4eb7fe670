import { expect, test } from "vitest";
import { namesWithRoom } from "./map.ts";

test("a name that would lie over an earlier one is left out", () => {
  const own = { name: "Hasselo", x: 300, y: 300 };
  const names = [
    own,
    { name: "Op Hasselo", x: 320, y: 310 },
    { name: "Eronder", x: 300, y: 340 },
    { name: "Ernaast", x: 500, y: 300 },
    { name: "Te dicht ernaast", x: 420, y: 305 },
  ];
  expect(namesWithRoom(names, 26).map(({ name }) => name)).toEqual([
    "Hasselo",
    "Eronder",
    "Ernaast",
  ]);
  expect(namesWithRoom([own], 26)).toEqual([own]);
});
