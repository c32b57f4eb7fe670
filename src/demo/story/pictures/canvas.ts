import sharp from "sharp";

/**
 * A sheet to draw on, 900 wide and 600 high: flat shapes, as in a linocut. The pictures of the example
 * are made here by code, so that no photo of anybody or of anybody's making is in it.
 */

/** `#rrggbb`. */
export type Colour = `#${string}`;
type Spot = readonly [x: number, y: number];
/** Spots one by one, or as `182,300 518,300`. */
type Spots = readonly Spot[] | string;

export interface Canvas {
  /** A sky or a wall: from one colour above to another below. */
  readonly wash: (above: Colour, below: Colour, from?: number, to?: number) => void;
  /** A closed shape; `cover` from 0 (nothing) to 1. */
  readonly shape: (corners: Spots, colour: Colour, cover?: number) => void;
  readonly disc: (x: number, y: number, radius: number, colour: Colour, cover?: number) => void;
  readonly oval: (middle: Spot, radii: Spot, colour: Colour, cover?: number) => void;
  readonly box: (from: Spot, to: Spot, colour: Colour, cover?: number) => void;
  /** A stroke along these spots. */
  readonly line: (along: Spots, thick: number, colour: Colour, cover?: number) => void;
  /** Land or water: from a waving edge down to the bottom. */
  readonly land: (
    edge: { y: number; high: number; long: number; shift?: number },
    colour: Colour,
  ) => void;
}

const width = 900;
const height = 600;
/** Drawn twice as large and then made smaller, which smooths every edge. */
const scale = 2;

/** What `draw` draws, as a PNG of 1,200 by 800. */
export function paint(draw: (canvas: Canvas) => void): Promise<Buffer> {
  const [wide, high] = [width * scale, height * scale];
  const pixels = Buffer.alloc(wide * high * 3, 255);
  draw(canvasOn(pixels, wide, high));
  return sharp(pixels, { raw: { width: wide, height: high, channels: 3 } })
    .resize(1200, 800)
    .png()
    .toBuffer();
}

function canvasOn(pixels: Buffer, wide: number, high: number): Canvas {
  const shape: Canvas["shape"] = (corners, colour, cover = 1) => {
    const rgb = rgbOf(colour);
    const scaled = spotsOf(corners).map(([x, y]): Spot => [x * scale, y * scale]);
    for (const [row, from, to] of spansOf(scaled, wide, high))
      for (let x = from; x < to; x++) lay(pixels, (row * wide + x) * 3, rgb, cover);
  };
  const oval: Canvas["oval"] = ([x, y], [across, up], colour, cover) =>
    shape(
      Array.from({ length: 72 }, (_, step): Spot => {
        const turn = (step * Math.PI) / 36;
        return [x + across * Math.cos(turn), y + up * Math.sin(turn)];
      }),
      colour,
      cover,
    );
  const line: Canvas["line"] = (along, thick, colour, cover) => {
    const spots = spotsOf(along);
    for (const [index, to] of spots.entries()) {
      const from = spots[index - 1];
      if (from) shape(strokeOf(from, to, thick), colour, cover);
    }
  };
  return {
    shape,
    oval,
    line,
    disc: (x, y, radius, colour, cover) => oval([x, y], [radius, radius], colour, cover),
    box: ([left, top], [right, bottom], colour, cover) =>
      shape(
        [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ],
        colour,
        cover,
      ),
    wash: (above, below, from = 0, to = height) => {
      const [first, last] = [rgbOf(above), rgbOf(below)];
      for (let row = from * scale; row < to * scale; row++) {
        const part = (row - from * scale) / ((to - from) * scale);
        const rgb = first.map((one, index) => one + ((last[index] ?? 0) - one) * part);
        for (let x = 0; x < wide; x++) lay(pixels, (row * wide + x) * 3, rgb, 1);
      }
    },
    land: ({ y, high: up, long, shift = 0 }, colour) => {
      const edge = Array.from({ length: 61 }, (_, step): Spot => {
        const x = step * 15;
        return [x, y + up * Math.sin(((x + shift) / long) * Math.PI * 2)];
      });
      shape([...edge, [width, height], [0, height]], colour);
    },
  };
}

function spotsOf(spots: Spots): readonly Spot[] {
  if (typeof spots !== "string") return spots;
  return spots.split(" ").map((spot): Spot => {
    const [x, y] = spot.split(",").map(Number);
    return [x ?? 0, y ?? 0];
  });
}

/** A broad line is a shape of four corners. */
function strokeOf([x1, y1]: Spot, [x2, y2]: Spot, thick: number): Spot[] {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [((y2 - y1) / length) * (thick / 2), ((x1 - x2) / length) * (thick / 2)];
  return [
    [x1 + dx, y1 + dy],
    [x2 + dx, y2 + dy],
    [x2 - dx, y2 - dy],
    [x1 - dx, y1 - dy],
  ];
}

/** Row by row what lies within the corners: between each first and second crossing of its edge. */
function* spansOf(
  corners: readonly Spot[],
  wide: number,
  high: number,
): Generator<readonly [row: number, from: number, to: number]> {
  const heights = corners.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...heights)));
  const last = Math.min(high - 1, Math.ceil(Math.max(...heights)));
  for (let row = first; row <= last; row++) {
    const crossed = crossingsAt(corners, row + 0.5);
    for (let index = 0; index + 1 < crossed.length; index += 2) {
      const from = Math.max(0, Math.round(crossed[index] ?? 0));
      const to = Math.min(wide, Math.round(crossed[index + 1] ?? 0));
      yield [row, from, to];
    }
  }
}

function crossingsAt(corners: readonly Spot[], y: number): number[] {
  const crossed: number[] = [];
  for (const [index, [x1, y1]] of corners.entries()) {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [x1, y1];
    if (y1 <= y !== y2 <= y) crossed.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  return crossed.sort((a, b) => a - b);
}

function rgbOf(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function lay(pixels: Buffer, at: number, rgb: readonly number[], cover: number): void {
  for (const [index, one] of rgb.entries()) {
    const under = pixels[at + index] ?? 0;
    pixels[at + index] = under + (one - under) * cover;
  }
}
