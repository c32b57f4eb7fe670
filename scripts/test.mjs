/**
 * Every check, one after the other, all of them even when one fails; ends with one line
 * `N passed, N failed`. `npm test -- src/modules/deals` runs only the tests of that path.
 * Only node: built-ins and the syntax of Node 20.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { environment, findNode, run, typeScriptFlags } from "./runtime.mjs";

const filters = process.argv.slice(2);
const node = findNode();
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const chromium = await ensureChromium();
const env = environment(node, chromium ? { CHROMIUM: chromium } : {});

if (filters.length === 0) {
  await check("Types", "tsc", ["--noEmit"]);
  await check("Format and lint", "biome", ["check", "."]);
  await check("Dependency rules", "depcruise", [
    "--config",
    ".dependency-cruiser.cjs",
    "src",
    "packages",
  ]);
  await check("Unused code", "knip", []);
  await check("Guards catch what they must", node, ["scripts/guards.mjs"]);
  await check("Known leaks in packages", node, [...typeScriptFlags, "scripts/audit.ts"]);
}
await runTests();

if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}.`);
if (filters.length > 0) console.log("\nOnly the tests asked for; npm test alone runs every check.");
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function check(title, command, args) {
  const code = await timed(title, command, args);
  if (code === 0) {
    total.passed++;
  } else {
    total.failed++;
    failures.push(title);
  }
}

async function timed(title, command, args) {
  console.log(`\n── ${title}: ${command === node ? "node" : command} ${args.join(" ")}`);
  const began = performance.now();
  const code = await run(command, args, { env, shell: process.platform === "win32" });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`── ${title}: ${code === 0 ? "good" : `failed (exit code ${code})`}, ${seconds} s`);
  return code;
}

async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "meent-results-"));
  const file = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await timed("Tests", "vitest", ["run", ...reporters, ...filters]);
  const before = total.failed;
  count(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).testResults : []);
  rmSync(folder, { recursive: true, force: true });
  // A crash, an error outside any test, or no test at all.
  if (total.failed === before && code !== 0) total.failed++;
  if (total.failed > before) failures.push("Tests");
}

/** Adds vitest's own numbers; a file that fails before its first test counts as one failure. */
function count(files) {
  for (const file of files) {
    const statuses = file.assertionResults.map((result) => result.status);
    const failed = statuses.filter((status) => status === "failed").length;
    total.passed += statuses.filter((status) => status === "passed").length;
    total.failed += failed === 0 && file.status === "failed" ? 1 : failed;
    total.skipped += statuses.filter((status) => !["passed", "failed"].includes(status)).length;
  }
}

/** The path of a Chromium for the journeys, installing Debian's when we may. */
async function ensureChromium() {
  const found = findChromium();
  // Those who ask for some tests may well ask for some that need no browser.
  if (found || filters.length > 0) return found;
  const install =
    "apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation";
  const isDebian = existsSync("/etc/debian_version") && !/ubuntu/i.test(osRelease());
  if (isDebian && process.getuid?.() === 0) {
    console.log("── Installing Chromium from Debian, for the tests in a real browser …");
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    await run("sh", ["-c", install], quiet);
    const installed = findChromium();
    if (installed) return installed;
  }
  console.error(
    `\nThe tests need Chromium, and it is not on this machine. Install it with:\n  ${howToInstall(isDebian, install)}\n` +
      "or name one you have: CHROMIUM=/path/to/chromium npm test",
  );
  return process.exit(1);
}

function howToInstall(isDebian, install) {
  if (isDebian) return `sudo sh -c '${install}'`;
  if (process.platform === "darwin") return "brew install --cask chromium";
  if (process.platform === "win32") return "winget install Hibbiki.Chromium";
  return existsSync("/etc/fedora-release")
    ? "sudo dnf install chromium"
    : "sudo snap install chromium";
}

function osRelease() {
  return existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
}

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin", "/snap/bin");
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  // Ubuntu's chromium-browser may be a note that tells to install a snap: it must answer.
  return places.find((place) => existsSync(place) && spawnSync(place, ["--version"]).status === 0);
}
