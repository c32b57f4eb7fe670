/**
 * The colours of a community: a file of design tokens that replaces some of ours and nothing else.
 * As `{"--meent-green": {"light": "#0b5742", "dark": "#82d3b2"}}`; one colour alone is for both.
 *
 * Contrast: W3C, Web Content Accessibility Guidelines 2.2 (2023), 1.4.3 and 1.4.11, relative
 * luminance as defined there: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */

export interface TokenColour {
  readonly light: string;
  readonly dark: string;
}
export type Theme = Readonly<Record<string, TokenColour>>;

/** Ours, as src/ui/styles/tokens.css has them; a test holds them equal. */
export const standardTheme: Theme = {
  "--meent-paper": { light: "#fbf8f1", dark: "#171511" },
  "--meent-sheet": { light: "#fffefb", dark: "#211e19" },
  "--meent-sand": { light: "#f2ecdf", dark: "#24211b" },
  "--meent-ink": { light: "#1f1b14", dark: "#f2ede2" },
  "--meent-ink-soft": { light: "#595241", dark: "#bdb5a4" },
  "--meent-hairline": { light: "#ddd4c1", dark: "#3d392f" },
  "--meent-line": { light: "#817862", dark: "#8d8571" },
  "--meent-green": { light: "#0b5742", dark: "#82d3b2" },
  "--meent-green-deep": { light: "#063a2c", dark: "#aee6cf" },
  "--meent-green-wash": { light: "#e0ecdf", dark: "#1a3127" },
  "--meent-on-green": { light: "#ffffff", dark: "#0a1f18" },
  "--meent-block": { light: "#0b5742", dark: "#123b2f" },
  "--meent-on-block": { light: "#ffffff", dark: "#f2ede2" },
  "--meent-wait": { light: "#8f5c00", dark: "#f0c35a" },
  "--meent-wait-wash": { light: "#f8e6b8", dark: "#3a2e10" },
  "--meent-stop": { light: "#a3261b", dark: "#ffa192" },
  "--meent-stop-deep": { light: "#7d1a11", dark: "#ffc4ba" },
  "--meent-stop-wash": { light: "#f9e2dc", dark: "#41201b" },
};

/** What is read upon what: 4.5 for text, 3 for the edge of a field. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...["paper", "sheet", "sand"].flatMap(
    (ground) =>
      [
        [`--meent-ink`, `--meent-${ground}`, 4.5],
        [`--meent-ink-soft`, `--meent-${ground}`, 4.5],
        [`--meent-green`, `--meent-${ground}`, 4.5],
        [`--meent-line`, `--meent-${ground}`, 3],
      ] as const,
  ),
  ["--meent-stop", "--meent-paper", 4.5],
  ["--meent-stop-deep", "--meent-paper", 4.5],
  ["--meent-green-deep", "--meent-paper", 4.5],
  ["--meent-on-green", "--meent-green", 4.5],
  ["--meent-on-green", "--meent-green-deep", 4.5],
  ["--meent-on-block", "--meent-block", 4.5],
  ["--meent-ink", "--meent-green-wash", 4.5],
  ["--meent-green-deep", "--meent-green-wash", 4.5],
  ["--meent-ink", "--meent-wait-wash", 4.5],
  ["--meent-ink", "--meent-stop-wash", 4.5],
  ["--meent-stop", "--meent-stop-wash", 4.5],
];

export type ThemeFault =
  | { readonly error: "not_a_theme" }
  | { readonly error: "token_unknown" | "colour_wrong"; readonly token: string }
  | {
      readonly error: "contrast_low";
      readonly token: string;
      readonly ground: string;
      readonly scheme: keyof TokenColour;
      readonly ratio: number;
      readonly wanted: number;
    };

export type ThemePlan =
  | { readonly ok: true; readonly theme: Theme }
  | { readonly ok: false; readonly faults: readonly ThemeFault[] };

/** Reads a file of tokens: known names, plain colours, and every pair still readable. */
export function planTheme(file: unknown): ThemePlan {
  if (typeof file !== "object" || file === null || Array.isArray(file))
    return { ok: false, faults: [{ error: "not_a_theme" }] };
  const faults: ThemeFault[] = [];
  const theme: Record<string, TokenColour> = {};
  for (const [token, given] of Object.entries(file)) {
    if (!Object.hasOwn(standardTheme, token)) {
      faults.push({ error: "token_unknown", token });
      continue;
    }
    const colour = colourOf(given);
    if (colour) theme[token] = colour;
    else faults.push({ error: "colour_wrong", token });
  }
  if (faults.length === 0) faults.push(...lowContrasts({ ...standardTheme, ...theme }));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, theme };
}

function colourOf(given: unknown): TokenColour | undefined {
  const { light, dark } = (
    typeof given === "string" ? { light: given, dark: given } : (given ?? {})
  ) as Partial<Record<keyof TokenColour, unknown>>;
  const isColour = (text: unknown): text is string =>
    typeof text === "string" && /^#[0-9a-f]{6}$/i.test(text);
  return isColour(light) && isColour(dark)
    ? { light: light.toLowerCase(), dark: dark.toLowerCase() }
    : undefined;
}

/** Every pair that would be hard to read, in either scheme. */
export function lowContrasts(theme: Theme): ThemeFault[] {
  return pairs.flatMap(([token, ground, wanted]) =>
    (["light", "dark"] as const).flatMap((scheme) => {
      const ratio = contrastOf(theme[token]?.[scheme] ?? "", theme[ground]?.[scheme] ?? "");
      return ratio >= wanted
        ? []
        : [{ error: "contrast_low" as const, token, ground, scheme, ratio, wanted }];
    }),
  );
}

/** WCAG contrast of two `#rrggbb`, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The style sheet of a theme. Only names and colours that were checked can stand in it. */
export function themeCss(theme: Theme): string {
  const lines = Object.entries(theme)
    .filter(
      ([token, { light, dark }]) =>
        Object.hasOwn(standardTheme, token) &&
        [light, dark].every((colour) => /^#[0-9a-f]{6}$/.test(colour)),
    )
    .map(([token, { light, dark }]) => `${token}:light-dark(${light},${dark})`);
  return `.meent-theme{${lines.join(";")}}`;
}
