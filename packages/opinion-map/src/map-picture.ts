/** The map as a picture: an SVG that needs nothing else, for light and dark screens and for paper. */
import { NO_GROUP } from "./group-votes.ts";
import { groupCount, groupMembers, type OpinionMap } from "./opinion-map.ts";
import { REPORT_TEXTS, type ReportLanguage } from "./report-texts.ts";

const WIDTH = 720;
const HEIGHT = 440;
const MARGIN = 34;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A, B, C … : groups have letters for people and numbers for programs. */
export function groupLetter(group: number): string {
  return String.fromCharCode(65 + group);
}

/** The map as an SVG text: each person a mark, each group its own colour, shape and letter. */
export function mapPicture(map: OpinionMap, language: ReportLanguage = "en"): string {
  const texts = REPORT_TEXTS[language];
  const points = pointsOnPicture(map);
  const sizes = groupMembers(map).map((members) => members.length);
  const groups = sizes.map((_, group) => points.filter((_, row) => map.groupOfRow[row] === group));
  const loose = groupCount(map) === 0 ? points.filter((_, row) => hasVotes(map, row)) : [];
  const title = texts.pictureTitle(
    sizes.map((size, group) => ({ letter: groupLetter(group), size })),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" class="opinion-map" aria-label="${title}">`,
    STYLE,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
    ...groups.map((members, group) => outline(members, group)),
    marks(loose, "none", circle),
    ...groups.map((members, group) => marks(members, `g${group}`, MARKS[group] ?? circle)),
    ...groups.map((members, group) => label(members, group, texts.people(members.length))),
    "</svg>",
  ].join("\n");
}

/** Everyone's place on the picture, with the same scale in both directions. */
function pointsOnPicture(map: OpinionMap): Point[] {
  const shown = [...map.groupOfRow.keys()].filter(
    (row) => groupCount(map) === 0 || map.groupOfRow[row] !== NO_GROUP,
  );
  const range = (values: Float64Array): { low: number; high: number } => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const row of shown) {
      low = Math.min(low, values[row] as number);
      high = Math.max(high, values[row] as number);
    }
    return { low, high };
  };
  const { x, y } = map.places;
  const across = range(x);
  const up = range(y);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(across.high - across.low, 1e-9),
    (HEIGHT - 2 * MARGIN) / Math.max(up.high - up.low, 1e-9),
    200,
  );
  const middleX = shown.length === 0 ? 0 : (across.low + across.high) / 2;
  const middleY = shown.length === 0 ? 0 : (up.low + up.high) / 2;
  return Array.from(x, (value, row) => ({
    x: WIDTH / 2 + scale * (value - middleX),
    y: HEIGHT / 2 - scale * ((y[row] as number) - middleY),
  }));
}

function hasVotes(map: OpinionMap, row: number): boolean {
  return (map.matrix.rowStart[row + 1] as number) > (map.matrix.rowStart[row] as number);
}

function marks(points: readonly Point[], name: string, mark: (point: Point) => string): string {
  if (points.length === 0) return "";
  return `<path class="mark ${name}" d="${points.map(mark).join("")}"/>`;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** A line of no length with round ends is a dot. */
function circle({ x, y }: Point): string {
  return `M${short(x)} ${short(y)}h0`;
}

function triangle({ x, y }: Point): string {
  return `M${short(x - 2.6)} ${short(y + 2)}l2.6-4.8 2.6 4.8z`;
}

function diamond({ x, y }: Point): string {
  return `M${short(x)} ${short(y - 3)}l3 3-3 3-3-3z`;
}

function cross({ x, y }: Point): string {
  return `M${short(x - 2.5)} ${short(y)}h5m-2.5-2.5v5`;
}

/** Colour, shape and letter together, so that any one may fail. The square is a dot with square ends. */
const MARKS = [circle, circle, triangle, diamond, cross];

function outline(points: readonly Point[], group: number): string {
  const hull = convexHull(points);
  if (hull.length === 0) return "";
  const path = hull.map(({ x, y }) => `${short(x)} ${short(y)}`).join("L");
  return `<path class="area g${group}" d="M${path}z"/>`;
}

function label(points: readonly Point[], group: number, people: string): string {
  if (points.length === 0) return "";
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const at = `x="${short(x)}" y="${short(y)}"`;
  return `<text class="label g${group}" ${at}>${groupLetter(group)}<tspan class="size" dx="6">${people}</tspan></text>`;
}

/** A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (ordered: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of ordered) {
      while (kept.length > 1 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain([...sorted].reverse())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (a === undefined || b === undefined) return true;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

const STYLE = `<style>
.opinion-map{color-scheme:light dark;--ground:#fffefb;--ink:#1f1b14;--c0:#0b5742;--c1:#8f5c00;--c2:#3d6f9c;--c3:#7b5b73;--c4:#a3261b}
@media (prefers-color-scheme:dark){.opinion-map{--ground:#211e19;--ink:#f2ede2;--c0:#82d3b2;--c1:#f0c35a;--c2:#8fbfe8;--c3:#cfa9c6;--c4:#ffa192}}
.opinion-map .ground{fill:var(--ground)}
.opinion-map .g0{--c:var(--c0)}.opinion-map .g1{--c:var(--c1)}.opinion-map .g2{--c:var(--c2)}.opinion-map .g3{--c:var(--c3)}.opinion-map .g4{--c:var(--c4)}
.opinion-map .none{--c:var(--ink)}
.opinion-map .area{fill:var(--c);stroke:var(--c);stroke-width:14;stroke-linejoin:round;opacity:.09}
.opinion-map .mark{fill:var(--c);stroke:var(--c);stroke-width:4.4;stroke-linecap:round;stroke-opacity:.62;fill-opacity:.62}
.opinion-map .mark.g1{stroke-linecap:square;stroke-width:3.8}
.opinion-map .mark.g2,.opinion-map .mark.g3{stroke:none}
.opinion-map .mark.g4{stroke-width:1.8}
.opinion-map .label{font:700 26px "Atkinson Hyperlegible Next",Verdana,sans-serif;fill:var(--c);text-anchor:middle;dominant-baseline:central;paint-order:stroke;stroke:var(--ground);stroke-width:6;stroke-linejoin:round}
.opinion-map .size{font-weight:400;font-size:16px;fill:var(--ink)}
@media (max-width:40rem){.opinion-map .label{font-size:40px}.opinion-map .size{font-size:28px}}
</style>`;
