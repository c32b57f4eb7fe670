import type { ExplainedProject, Explanation } from "./explain.ts";
import type { Profile } from "./profile.ts";

export interface PictureOptions {
  readonly title: string;
  readonly language: "en" | "nl";
  /** Projects shown, those with the most effective support first; default 30. */
  readonly projectsMax?: number;
}

const LEGEND = {
  en: {
    bought: "funded by its voters",
    added: "added from what was left",
    no: "not funded",
    axis: "effective support: what its voters would put in, in % of the cost",
  },
  nl: {
    bought: "betaald door de stemmers",
    added: "erbij met wat over was",
    no: "krijgt geen geld",
    axis: "steun in geld: wat de stemmers ervoor over hadden, in % van de kosten",
  },
};

// Dark enough for text contrast, and told apart by shape (solid, striped, outlined) as well as by colour.
const FILL = { bought: "#00665e", added: "url(#stripes)", no: "#ffffff" };
const ROW = 22;
const LEFT = 330;
const WIDTH = 900;
const PERCENT_MAX = 200;

/** An SVG of an outcome of equal shares: a bar of effective support per project, and the line of 100 % it must reach. */
export function drawSupport(
  profile: Profile,
  explanation: Explanation,
  options: PictureOptions,
): string {
  const shown = explanation.projects
    .filter(({ effectiveSupport }) => effectiveSupport !== null)
    .sort((a, b) => (b.effectiveSupport ?? 0) - (a.effectiveSupport ?? 0))
    .slice(0, options.projectsMax ?? 30);
  const legend = LEGEND[options.language];
  const height = 96 + shown.length * ROW + 34;
  const x = (percent: number) =>
    LEFT + (Math.min(percent, PERCENT_MAX) / PERCENT_MAX) * (WIDTH - LEFT - 70);
  const rows = shown.map((item, row) => drawRow(profile, item, 96 + row * ROW, x));
  const keys = (["bought", "added", "no"] as const).map((kind, index) => {
    const at = 20 + index * 220;
    return `<rect x="${at}" y="50" width="14" height="14" fill="${FILL[kind]}" stroke="#00665e"/><text x="${at + 20}" y="62">${legend[kind]}</text>`;
  });
  const bottom = 96 + shown.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="#1a1a1a">
<title>${escapeXml(options.title)}</title>
<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="3" height="6" fill="#00665e"/></pattern></defs>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="20" y="30" font-size="18" font-weight="600">${escapeXml(options.title)}</text>
${keys.join("\n")}
${rows.join("\n")}
<line x1="${x(100)}" x2="${x(100)}" y1="84" y2="${bottom + 4}" stroke="#b3261e" stroke-width="2"/>
<text x="${x(100)}" y="80" text-anchor="middle" fill="#b3261e">100 %</text>
<text x="${LEFT}" y="${bottom + 24}">${legend.axis}</text>
</svg>
`;
}

function drawRow(
  profile: Profile,
  item: ExplainedProject,
  y: number,
  x: (percent: number) => number,
): string {
  const { id, name } = profile.election.projects[item.project] ?? { id: "", name: "" };
  const label = name === id ? id : `${id} ${name}`;
  const percent = item.effectiveSupport ?? 0;
  const shown = `${Math.floor(percent * 10 + 1e-6) / 10} %`;
  // Beside the bar, but never on the line of 100 %.
  const beside = x(percent) + 6;
  const at = beside > x(100) - 48 && beside < x(100) + 8 ? x(100) + 8 : beside;
  return `<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${escapeXml(label.length > 44 ? `${label.slice(0, 43)}…` : label)}</text><rect x="${LEFT}" y="${y + 3}" width="${(x(percent) - LEFT).toFixed(1)}" height="${ROW - 7}" fill="${FILL[item.won]}" stroke="#00665e"/><text x="${at.toFixed(1)}" y="${y + 14}">${shown}</text>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
