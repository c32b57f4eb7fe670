import { describe, expect, test } from "vitest";
import { planAreas } from "./areas.ts";
import {
  decideOutline,
  geometryOf,
  leanGeometry,
  outlineBytesMost,
  outlinePointsMost,
  readGeometry,
} from "./outline.ts";

const square = [
  [6.1, 53.0],
  [6.2, 53.0],
  [6.2, 53.1],
  [6.1, 53.1],
  [6.1, 53.0],
];
/** Two corners swapped: its sides cut through one another in the middle. */
const bowTie = [
  [6.1, 53.0],
  [6.2, 53.1],
  [6.2, 53.0],
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
    [{ type: "Polygon", coordinates: [square.map(([x, y]) => [y, x])] }, "outline_swapped"],
    [
      { type: "Polygon", coordinates: [square.map(([x = 0, y]) => [x + 20, y])] },
      "outline_elsewhere",
    ],
    [{ type: "Polygon", coordinates: [square.slice(0, 4)] }, "outline_open"],
    [{ type: "Polygon", coordinates: [bowTie] }, "outline_crosses"],
    [{ type: "MultiPolygon", coordinates: [[square], [bowTie]] }, "outline_crosses"],
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

  test("of the Caribbean Netherlands lies in the Netherlands too", () => {
    const kralendijk = square.map(([x = 0, y = 0]) => [x - 74.4, y - 40.9]);
    expect(decideOutline({ type: "Polygon", coordinates: [kralendijk] }).ok).toBe(true);
  });

  test("may touch itself, and narrow to ten metres", () => {
    const twoRooms = [
      ...[
        [6.1, 53.0],
        [6.15, 53.05],
        [6.2, 53.0],
        [6.2, 53.1],
        [6.15, 53.05],
      ],
      ...[
        [6.1, 53.1],
        [6.1, 53.0],
      ],
    ];
    const strip = [
      [6.1, 53.0],
      [6.2, 53.00001],
      [6.2, 53.00002],
      [6.1, 53.00001],
      [6.1, 53.0],
    ];
    expect(decideOutline({ type: "Polygon", coordinates: [twoRooms] }).ok).toBe(true);
    expect(decideOutline({ type: "Polygon", coordinates: [strip] }).ok).toBe(false);
    expect(
      decideOutline({ type: "Polygon", coordinates: [[...strip, [6.1, 53.3], [6.1, 53.0]]] }).ok,
    ).toBe(true);
  });

  test("of five thousand spots is weighed in no time", () => {
    const ring = Array.from({ length: outlinePointsMost - 1 }, (_, at) => {
      const angle = (2 * Math.PI * at) / (outlinePointsMost - 1);
      return [6 + Math.cos(angle), 52.5 + Math.sin(angle)];
    });
    const begin = performance.now();
    expect(decideOutline({ type: "Polygon", coordinates: [[...ring, ring[0]]] }).ok).toBe(true);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test("is told again as GeoJSON, each hole with the border it lies in", () => {
    const hole = square.map(([x = 0, y = 0]) => [(x - 6.1) / 2 + 6.12, (y - 53) / 2 + 53.02]);
    const island = square.map(([x = 0, y = 0]) => [(x - 6.1) / 8 + 6.13, (y - 53) / 8 + 53.03]);
    const found = decideOutline({
      type: "MultiPolygon",
      coordinates: [[square, hole], [island]],
    });
    expect(found.ok && geometryOf(found.value)).toMatchObject({
      type: "MultiPolygon",
      coordinates: [[square, expect.anything()], [expect.anything()]],
    });
    const alone = decideOutline({ type: "Polygon", coordinates: [square] });
    expect(alone.ok && geometryOf(alone.value)).toEqual({ type: "Polygon", coordinates: [square] });
  });

  test("comes with an area from a file; a point or nothing is no outline and no fault", () => {
    expect(file({ type: "Polygon", coordinates: [square] }).areas[0]?.outline).toHaveLength(1);
    for (const geometry of [null, undefined, { type: "Point", coordinates: [6, 53] }])
      expect(file(geometry)).toMatchObject({ areas: [{ outline: null }], faults: [] });
  });
});

describe("a text for one area", () => {
  const area = { name: "Oldeveen", cbsCode: "BU00010001" };
  const polygon = { type: "Polygon", coordinates: [square] };
  const feature = (properties: unknown, geometry: unknown = polygon) => ({
    type: "Feature",
    properties,
    geometry,
  });
  const all = (...features: unknown[]) => ({ type: "FeatureCollection", features });
  const read = (value: unknown) => readGeometry(JSON.stringify(value), area);

  test.each([
    ["a shape", polygon],
    ["a feature", feature(null)],
    ["the only feature", all(feature({ naam: "iets" }))],
    [
      "the only feature with a shape",
      all(feature({}, { type: "Point", coordinates: [6, 53] }), feature({})),
    ],
    [
      "the feature of this name",
      all(feature({ naam: "Hasselo" }), feature({ buurtnaam: " oldeveen" })),
    ],
    [
      "the feature of this code",
      all(feature({ code: "BU00010002" }), feature({ statcode: "BU00010001" })),
    ],
  ])("may be %s", (_, value) => {
    expect(read(value)).toEqual({ ok: true, value: polygon });
  });

  test.each([
    ["nothing", "", "outline_missing"],
    ["half a file", JSON.stringify(polygon).slice(0, -4), "outline_not_json"],
    ["a sentence", "Oldeveen ligt bij Hasselo", "outline_not_json"],
    ["a number", "6", "outline_not_geojson"],
    ["null", "null", "outline_not_geojson"],
    ["JSON of something else", '{"naam":"Oldeveen"}', "outline_not_geojson"],
    ["a collection of nothing", '{"type":"FeatureCollection"}', "outline_not_geojson"],
    ["a point", '{"type":"Point","coordinates":[6,53]}', "outline_no_polygon"],
    ["an empty collection", '{"type":"FeatureCollection","features":[]}', "outline_no_polygon"],
    [
      "two of this name",
      JSON.stringify(all(feature({ a: "Oldeveen" }), feature({ b: "Oldeveen" }))),
      "outline_several",
    ],
    ["two of other names", JSON.stringify(all(feature({}), feature({}))), "outline_several"],
    ["nine megabytes", `${" ".repeat(outlineBytesMost)}{}`, "outline_too_large"],
  ])("that is %s is told so", (_, text, refusal) => {
    expect(readGeometry(text, area)).toEqual({ ok: false, refusal });
  });

  test("is carried without heights, to a centimetre", () => {
    const high = { type: "Polygon", coordinates: [[[6.123456789, 53.1, 12.5]]] } as const;
    expect(leanGeometry(high).coordinates).toEqual([[[6.1234568, 53.1]]]);
  });
});
