import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { transform } from "lightningcss";

/** Where each part comes from. The order of the style sheets is the order in which they win. */
const here = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);
const sheets = [
  resolve("@nl-design-system-community/ma-design-tokens/dist/theme.css"),
  resolve("@utrecht/component-library-css"),
  join(here, "styles/tokens.css"),
  join(here, "styles/meent.css"),
];
const fontFiles = "@fontsource-variable/atkinson-hyperlegible-next/files";
const fonts = {
  "meent.woff2": resolve(`${fontFiles}/atkinson-hyperlegible-next-latin-wght-normal.woff2`),
  "meent-ext.woff2": resolve(`${fontFiles}/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2`),
};
const islands = join(here, "islands/islands.ts");
const favicon = join(here, "favicon.svg");

/** Every file that decides what the assets are; their contents are the key of the cache. */
export function assetSources(): readonly string[] {
  return [
    import.meta.filename,
    ...sheets,
    ...Object.values(fonts),
    ...listFiles(join(here, "islands"), ".ts"),
    favicon,
    ...components(),
  ];
}

/** The assets by name, ready to be hashed. Fonts come first: the style sheet names their addresses. */
export function buildAssets(
  addressOf: (name: string, body: Buffer) => string,
): Map<string, Buffer> {
  const built = new Map<string, Buffer>();
  let css = sheets.map((sheet) => readFileSync(sheet, "utf8")).join("\n");
  for (const [name, file] of Object.entries(fonts)) {
    const body = readFileSync(file);
    built.set(name, body);
    css = css.replaceAll(`url("${name}")`, `url("${addressOf(name, body)}")`);
  }
  built.set("meent.css", cutStyles(css, components()));
  built.set("meent.js", bundleIslands());
  built.set("favicon.svg", readFileSync(favicon));
  return built;
}

/**
 * The style sheet with only the classes that occur, as whole words, in our pages and components, and
 * only the custom properties that are read. Measured: 667 KB becomes 138 KB, 13 KB with Brotli.
 */
function cutStyles(css: string, files: readonly string[]): Buffer {
  const written = new Set(
    files.flatMap((file) => readFileSync(file, "utf8").match(/[\w-]+/g) ?? []),
  );
  const classes = namesIn(css, /\.(-?[_a-zA-Z][\w-]*)/g);
  let cut = minify(
    css,
    [...classes].filter((name) => !written.has(name)),
  );
  // A token read only by a token that nobody reads goes in the next round.
  for (;;) {
    const before = cut.length;
    const isRead = namesIn(cut, /var\(\s*(--[\w-]+)/g);
    const declared = namesIn(cut, /[{;]\s*(--[\w-]+)\s*:/g);
    cut = minify(
      cut,
      [...declared].filter((name) => !isRead.has(name)),
    );
    if (cut.length === before) return Buffer.from(cut);
  }
}

function minify(css: string, unusedSymbols: string[]): string {
  const { code } = transform({
    filename: "meent.css",
    code: Buffer.from(css),
    minify: true,
    unusedSymbols,
  });
  return Buffer.from(code).toString();
}

function namesIn(css: string, pattern: RegExp): Set<string> {
  return new Set(Array.from(css.matchAll(pattern), ([, name = ""]) => name));
}

function bundleIslands(): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [islands],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/** Every file that may name a class. */
function components(): string[] {
  return listFiles(join(here, ".."), ".tsx").filter((file) => !file.endsWith(".test.tsx"));
}

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file));
}
