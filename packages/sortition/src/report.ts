/** One page that a clerk can read, print and publish: figures, picture, groups, how to check. HTML. */
import { drawChances } from "./chanceChart.ts";
import { escapeMarkup } from "./escape.ts";
import type { Pool } from "./pool.ts";
import { type Language, type ReportTexts, reportTexts } from "./reportTexts.ts";
import type { Selection } from "./select.ts";

const STYLE = `
body { font: 1.05rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1.2rem; } dt { font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #d9d9d9; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
p.status { border-left: .35rem solid #15607a; padding: .5rem .8rem; background: #eef5f7; } p.stopped { border-color: #b3471d; background: #fbefe9; }
svg { width: 100%; min-width: 34rem; height: auto; } .wide { overflow-x: auto; } code { overflow-wrap: anywhere; } pre { white-space: pre-wrap; background: #f3f3f3; padding: .6rem; }
@media print { details > * { display: block; } .wide { overflow: visible; } }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }`;

/** The picture of one selection, with others drawn over it as lines. SVG. */
export function drawSelections(
  pool: Pool,
  selection: Selection,
  language: Language,
  compared: readonly Selection[] = [],
): string {
  const texts = reportTexts[language];
  const { share, tick } = formats(language);
  const equal = selection.size / pool.people.length;
  const series = [selection, ...compared].map(({ method, chances }) => ({
    name: texts.methodName[method],
    chances: Object.values(chances),
  }));
  return drawChances(series, equal, {
    title: `${texts.chartHeading}. ${texts.smallest}: ${share(selection.min)}. ${texts.largest}: ${share(selection.max)}.`,
    across: texts.across(pool.people.length),
    equal: texts.equalLine(share(equal)),
    percentage: tick,
  });
}

/** The report of a selection from its pool, with the chances of others in the picture for comparison. */
export function writeReport(
  pool: Pool,
  selection: Selection,
  language: Language,
  compared: readonly Selection[] = [],
): string {
  const texts = reportTexts[language];
  const format = formats(language);
  const { size, status } = selection;
  const equal = size / pool.people.length;
  const title = texts.title(size, pool.people.length);
  const chart = drawSelections(pool, selection, language, compared);
  const parts = [
    `<h1>${escapeMarkup(title)}</h1>`,
    `<p>${escapeMarkup(texts.method[selection.method])}</p>`,
    `<p class="status ${status}">${escapeMarkup(texts.status[status])}</p>`,
    figures(selection, equal, texts, format),
    `<h2>${escapeMarkup(texts.chartHeading)}</h2>`,
    `<p>${escapeMarkup(texts.chartHelp)}</p>`,
    wide(chart),
    groups(pool, selection, texts, format),
    outOfReach(selection, texts),
    everyone(selection, texts, format),
    checking(selection, texts, format),
  ];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body><main>
${parts.join("\n")}
</main></body></html>
`;
}

interface Formats {
  readonly share: (chance: number) => string;
  readonly tick: (chance: number) => string;
  readonly small: (value: number) => string;
  readonly decimals: (value: number) => string;
  readonly times: (value: number) => string;
}

function formats(language: Language): Formats {
  const make = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", options);
    return (value: number) => format.format(value);
  };
  return {
    share: make({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    tick: make({ style: "percent", maximumFractionDigits: 1 }),
    small: make({ maximumSignificantDigits: 2 }),
    decimals: make({ minimumFractionDigits: 3, maximumFractionDigits: 3 }),
    times: make({ maximumFractionDigits: 1 }),
  };
}

function figures(selection: Selection, equal: number, texts: ReportTexts, format: Formats): string {
  const oneIn = (chance: number) =>
    chance > 0 ? texts.oneIn(format.share(chance), format.times(1 / chance)) : format.share(0);
  const rows: readonly (readonly [string, string])[] = [
    [texts.smallest, oneIn(selection.min)],
    [texts.largest, oneIn(selection.max)],
    [texts.equal, oneIn(equal)],
    [texts.gini, `${format.decimals(selection.gini)} (${texts.giniHelp})`],
    [texts.geometricMean, format.share(selection.geometricMean)],
    [texts.panels, String(selection.panels.length)],
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`).join("")}</dl>`;
}

function groups(pool: Pool, selection: Selection, texts: ReportTexts, format: Formats): string {
  const rows = pool.quotas.map(({ feature, value, min, max }) => {
    const own = pool.people.filter((person) => person.features[feature] === value);
    const seats = own.reduce((sum, { id }) => sum + (selection.chances[id] ?? 0), 0);
    const average = own.length > 0 ? format.share(seats / own.length) : "";
    return [feature, value, String(own.length), texts.range(min, max), average];
  });
  return [
    `<h2>${escapeMarkup(texts.groupsHeading)}</h2>`,
    `<p>${escapeMarkup(texts.groupsHelp)}</p>`,
    table(texts.groups, rows, 2),
  ].join("\n");
}

function outOfReach(selection: Selection, texts: ReportTexts): string {
  if (selection.uncoverable.length === 0) return "";
  return [
    `<h2>${escapeMarkup(texts.outHeading)}</h2>`,
    `<p>${escapeMarkup(texts.outHelp)}</p>`,
    `<p>${escapeMarkup(selection.uncoverable.join(", "))}</p>`,
  ].join("\n");
}

function everyone(selection: Selection, texts: ReportTexts, format: Formats): string {
  const rows = Object.entries(selection.chances)
    .sort(([, one], [, other]) => one - other)
    .map(([id, chance]) => [id, format.share(chance)]);
  const body = table([texts.person, texts.chance], rows, 1);
  return `<h2>${escapeMarkup(texts.everyoneHeading)}</h2><details><summary>${escapeMarkup(texts.across(rows.length))}</summary>${body}</details>`;
}

function checking(selection: Selection, texts: ReportTexts, format: Formats): string {
  const { gap } = selection.certificate;
  const rows = [
    [texts.poolHash, selection.poolHash],
    [texts.seed, selection.seed],
    ...(gap === null ? [] : [[texts.gap, gap < 1e-6 ? texts.nothing : format.small(gap)]]),
  ];
  const list = rows.map(
    ([name, value]) =>
      `<dt>${escapeMarkup(name ?? "")}</dt><dd><code>${escapeMarkup(value ?? "")}</code></dd>`,
  );
  return [
    `<h2>${escapeMarkup(texts.checkHeading)}</h2>`,
    `<p>${escapeMarkup(texts.check)}</p>`,
    "<pre>npx @meent/sortition verify FOLDER selection.json</pre>",
    `<dl>${list.join("")}</dl>`,
  ].join("\n");
}

/** A table; the columns from place `numbers` on are numbers. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: number,
): string {
  const cell = (tag: "th" | "td", text: string, at: number) =>
    `<${tag}${tag === "th" ? ' scope="col"' : ""}${at >= numbers ? ' class="number"' : ""}>${escapeMarkup(text)}</${tag}>`;
  const line = (tag: "th" | "td", cells: readonly string[]) =>
    `<tr>${cells.map((text, at) => cell(tag, text, at)).join("")}</tr>`;
  return wide(
    `<table><thead>${line("th", head)}</thead><tbody>${rows.map((row) => line("td", row)).join("")}</tbody></table>`,
  );
}

/** On a small screen this part scrolls by itself; with the keyboard too. */
function wide(part: string): string {
  return `<div class="wide" tabindex="0">${part}</div>`;
}
