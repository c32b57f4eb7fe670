/** A picture of everyone's chance: people from left to right by chance, the chance as height. SVG. */
import { escapeMarkup } from "./escape.ts";

export interface ChanceSeries {
  readonly name: string;
  /** Chances from 0 to 1, in any order. All series have equally many. */
  readonly chances: readonly number[];
}

export interface ChanceChartTexts {
  /** What the picture shows, for those who cannot see it. */
  readonly title: string;
  readonly across: string;
  /** Label of the line of equal chances. */
  readonly equal: string;
  /** A chance as a percentage. */
  readonly percentage: (chance: number) => string;
}

const WIDTH = 760;
const HEIGHT = 340;
const LEFT = 56;
const RIGHT = 744;
const TOP = 40;
const BOTTOM = 284;
/** Dark enough on white for small print (contrast above 4.5), and told apart by form, not by colour alone. */
const COLOURS = ["#15607a", "#b3471d", "#5b4b8a"];

/** The first series is drawn as a surface, the others as lines over it. `equal` is seats divided by people. */
export function drawChances(
  series: readonly ChanceSeries[],
  equal: number,
  texts: ChanceChartTexts,
): string {
  const most = Math.max(equal, ...series.flatMap(({ chances }) => chances));
  const step = niceStep(most);
  const top = Math.max(step, Math.ceil(most / step - 1e-9) * step);
  const height = (chance: number) => BOTTOM - (chance / top) * (BOTTOM - TOP);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  const parts = [
    ...ticks.map((tick) => drawTick(height(tick), texts.percentage(tick))),
    ...series.map((one, at) => drawSeries(one, at, height)),
    drawEqual(height(equal), texts.equal),
    ...series.map((one, at) => drawLegend(one.name, at)),
    `<text x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 40}" text-anchor="middle">${escapeMarkup(texts.across)}</text>`,
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeMarkup(texts.title)}" font-family="system-ui, sans-serif" font-size="14" fill="#1b1b1b">`,
    `<title>${escapeMarkup(texts.title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

/** 1, 2 or 5 times a power of ten, so that there are at most six lines. */
function niceStep(most: number): number {
  const rough = Math.max(most, 1e-9) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}

function drawTick(y: number, label: string): string {
  const at = y.toFixed(1);
  return (
    `<line x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}" stroke="#d9d9d9"/>` +
    `<text x="${LEFT - 8}" y="${(y + 5).toFixed(1)}" text-anchor="end">${escapeMarkup(label)}</text>`
  );
}

function drawSeries(series: ChanceSeries, at: number, height: (chance: number) => number): string {
  const sorted = [...series.chances].sort((one, other) => one - other);
  const width = (RIGHT - LEFT) / Math.max(1, sorted.length);
  const steps = sorted.map((chance, i) => {
    const y = height(chance).toFixed(1);
    return `${(LEFT + i * width).toFixed(1)},${y} ${(LEFT + (i + 1) * width).toFixed(1)},${y}`;
  });
  const colour = COLOURS[at % COLOURS.length];
  if (at > 0) {
    const dash = at > 1 ? ' stroke-dasharray="2 3"' : "";
    return `<polyline points="${steps.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`;
  }
  const points = `${LEFT},${BOTTOM} ${steps.join(" ")} ${RIGHT},${BOTTOM}`;
  return `<polygon points="${points}" fill="${colour}" fill-opacity="0.75"/>`;
}

function drawEqual(y: number, label: string): string {
  const at = y.toFixed(1);
  return (
    `<line x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}" stroke="#1b1b1b" stroke-dasharray="6 4"/>` +
    `<text x="${LEFT + 6}" y="${(y - 7).toFixed(1)}" paint-order="stroke" stroke="#fff" stroke-width="4">${escapeMarkup(label)}</text>`
  );
}

function drawLegend(name: string, at: number): string {
  const x = LEFT + at * 230;
  const colour = COLOURS[at % COLOURS.length];
  const mark =
    at === 0
      ? `<rect x="${x}" y="10" width="18" height="12" fill="${colour}" fill-opacity="0.75"/>`
      : `<line x1="${x}" x2="${x + 18}" y1="16" y2="16" stroke="${colour}" stroke-width="2"/>`;
  return `${mark}<text x="${x + 26}" y="21">${escapeMarkup(name)}</text>`;
}
