import { describe, expect, test } from "vitest";
import { planAreas } from "./areas.ts";
import { decideOutline, outlinePointsMost } from "./outline.ts";

const square = [
  [6.1, 53.0],
  [6.2, 53.0],
  [6.2, 53.1],
  [6.1, 53.1],
  [6.1, 53.0],
];
const file = (geometry: unknown) =>
  planAreas(
    Buffer.from(
      JSON.stringify({
        type: "FeatureCollection",
        features: [{ type: "Feature", properties: { naam: "Oldeveen" }, geometry }],
      }),
    ),
  );

describe("an outline", () => {
  test("is a polygon in degrees, to ten metres, and closes itself", () => {
    const typed = [...square.slice(0, 2), [6.200001, 53.000001], ...square.slice(2)];
    expect(decideOutline({ type: "Polygon", coordinates: [typed] })).toEqual({
      ok: true,
      value: [
        [
          [6.1, 53],
          [6.2, 53],
          [6.2, 53.1],
          [6.1, 53.1],
        ],
      ],
    });
  });

  test("of more than one part keeps each ring, and its holes", () => {
    const found = decideOutline({
      type: "MultiPolygon",
      coordinates: [[square, square], [square]],
    });
    expect(found.ok && found.value).toHaveLength(3);
  });

  test.each([
    [{ type: "LineString", coordinates: square }, "outline_no_polygon"],
    [{ type: "Polygon", coordinates: "hier" }, "outline_no_polygon"],
    [{ type: "Polygon", coordinates: [] }, "outline_no_polygon"],
    [{ type: "Polygon", coordinates: [[[233_000, 582_000]]] }, "outline_not_degrees"],
    [{ type: "Polygon", coordinates: [[["6", "53"]]] }, "outline_not_degrees"],
    [
      {
        type: "Polygon",
        coordinates: [
          [
            [6, 53],
            [6.1, 53],
            [6, 53],
          ],
        ],
      },
      "outline_too_few_points",
    ],
    [
      {
        type: "Polygon",
        coordinates: [Array.from({ length: outlinePointsMost + 1 }, (_, at) => [6 + at / 1e4, 53])],
      },
      "outline_too_many_points",
    ],
  ])("that is none is told so: %#", (geometry, refusal) => {
    expect(decideOutline(geometry)).toEqual({ ok: false, refusal });
    expect(file(geometry).faults).toMatchObject([{ at: 1, error: refusal }]);
  });

  test("comes with an area from a file; a point or nothing is no outline and no fault", () => {
    expect(file({ type: "Polygon", coordinates: [square] }).areas[0]?.outline).toHaveLength(1);
    for (const geometry of [null, undefined, { type: "Point", coordinates: [6, 53] }])
      expect(file(geometry)).toMatchObject({ areas: [{ outline: null }], faults: [] });
  });
});
