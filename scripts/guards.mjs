/**
 * A guard that finds nothing may be blind: the dependency tool once found nothing at all under
 * TypeScript 7, and passed. So in a temporary copy of the tree one violation is planted per rule,
 * and every rule must catch its own, in the planted place. One line per guard; exit code 1 when any
 * is blind, when a rule has no planting here, or when a module stands outside the rules.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { environment, findNode, root } from "./runtime.mjs";

const copy = mkdtempSync(join(tmpdir(), "meent-guards-"));
const env = environment(findNode());
const modules = readdirSync(join(root, "src/modules"));
let watching = 0;
let blind = 0;

try {
  copyTree();
  const guards = [plantDependencies(), plantTypes(), plantLint(), plantUnused(), plantUntidy()];
  for (const look of guards) look();
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${watching} guards see what they must, ${blind} are blind.`);
process.exitCode = blind > 0 || watching === 0 ? 1 : 0;

/* Dependency rules ------------------------------------------------------------------------------ */

/** What each rule of .dependency-cruiser.cjs must catch: imports, from → to, some of a type only. */
function forbiddenImports() {
  const planted = "src/modules/planted";
  return {
    "no-cycles": [["src/lib/planted-a.ts", "./planted-b.ts"]],
    "lib-is-pure": [
      ["src/lib/planted-impure.ts", "#platform/clock.ts"],
      ["src/lib/planted-impure.ts", "kysely"],
      ["src/lib/planted-impure-type.ts", "#platform/context.ts", "type"],
    ],
    "model-is-pure": [
      [`${planted}/model.ts`, "node:fs"],
      [`${planted}/model.ts`, "#platform/clock.ts"],
    ],
    "model-stays-home": [[`${planted}/model.ts`, "../people/model.ts"]],
    "sql-only-in-store": [
      [`${planted}/actions.ts`, "kysely"],
      [`${planted}/actions.ts`, "#platform/sql.ts"],
    ],
    "store-knows-no-web": [[`${planted}/store.ts`, "hono"]],
    "actions-know-no-web": [
      [`${planted}/actions.ts`, "hono"],
      [`${planted}/actions.ts`, "./pages.tsx"],
    ],
    "only-through-the-front-door": [
      [`${planted}/jobs.ts`, "../people/store.ts"],
      [`${planted}/jobs.ts`, "../people/model.ts", "type"],
    ],
    "platform-knows-no-modules": [
      ["src/platform/planted.ts", "#modules/people"],
      ["src/ui/planted-module.ts", "#modules/people"],
    ],
    "ui-knows-no-platform": [["src/ui/planted-platform.ts", "#platform/clock.ts"]],
    "modules-know-no-top": [[`${planted}/pages.tsx`, "../../app.ts"]],
    "packages-stand-alone": [["packages/sortition/src/planted.ts", "../../../src/lib/result.ts"]],
    "no-orphans": [["src/lib/planted-orphan.ts"]],
    ...Object.fromEntries(
      modules.map((name) => [
        `${name}-uses-lower-floors`,
        [[`src/modules/${name}/planted.ts`, "#modules/planted"]],
      ]),
    ),
  };
}

/** Plants every forbidden import and returns how to look for them. */
function plantDependencies() {
  const { forbidden } = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs"));
  const imports = forbiddenImports();
  plant("src/modules/planted/index.ts", "export const planted = 1;");
  plant("src/lib/planted-b.ts", 'import "./planted-a.ts";');
  for (const [from, to, kind] of Object.values(imports).flat())
    plant(from, !to ? "export {};" : kind ? `import type {} from "${to}";` : `import "${to}";`);
  // A module may only be used by floors above it, so the lowest floor may use none of the others.
  const highest = modulesByFloor(forbidden).at(-1);
  for (const name of modules.filter((other) => other !== highest)) {
    plant(`src/modules/${name}/planted.ts`, `import "../${highest}/texts.ts";`);
    imports[`${name}-uses-lower-floors`].push([
      `src/modules/${name}/planted.ts`,
      `../${highest}/texts.ts`,
    ]);
  }

  return () => {
    const command = ["--config", ".dependency-cruiser.cjs", "--output-type", "json"];
    const report = JSON.parse(output("depcruise", [...command, "src", "packages"]));
    const found = report.summary.violations;
    for (const { name } of forbidden)
      tell(
        `dependency rule ${name}`,
        imports[name]?.every(([from, to]) =>
          found.some(
            (violation) =>
              violation.rule.name === name &&
              violation.from === from &&
              (to === undefined || sameModule(violation.to, from, to)),
          ),
        ),
      );
    for (const name of Object.keys(imports))
      if (!forbidden.some((rule) => rule.name === name))
        tell(`dependency rule ${name} is gone, but its planting is here`, false);
  };
}

/** The floors as the rules have them, lowest first: who may use most stands highest. */
function modulesByFloor(forbidden) {
  const mayUse = (name) =>
    forbidden.find((rule) => rule.name === `${name}-uses-lower-floors`)?.to.pathNot.length ?? 0;
  return [...modules].sort((a, b) => mayUse(a) - mayUse(b));
}

function sameModule(found, from, to) {
  if (to.startsWith(".")) return found === join(dirname(from), to).replaceAll("\\", "/");
  if (to.startsWith("#modules/")) return found === `src/modules/${to.slice(9)}/index.ts`;
  if (to.startsWith("#")) return found === `src/${to.slice(1)}`;
  const name = to.replace("node:", "");
  return found === name || found.includes(`node_modules/${name}/`);
}

/* Types ------------------------------------------------------------------------------------------ */

/** What must not compile, and the compiler's word for it. */
function wrongTypes() {
  return {
    "a Db where a Tx is asked for": {
      code: "TS2345",
      source: `import type { Db } from "#platform/db.ts";
      import { writeOutbox } from "#platform/outbox.ts";
      export const planted = (db: Db) => writeOutbox(db, "", []);`,
    },
    "tables(db).insertInto": {
      code: "TS2339",
      source: `import type { Db } from "#platform/db.ts";
      import type { Schema } from "#platform/schema.ts";
      import { tables } from "#platform/sql.ts";
      export const planted = (db: Db) => tables<Schema>(db).insertInto("platform.outbox");`,
    },
    "a table of another module": {
      code: "TS2345",
      source: `import type { Db } from "#platform/db.ts";
      import type { Schema } from "#platform/schema.ts";
      import { tables } from "#platform/sql.ts";
      type Own = Pick<Schema, "works.work">;
      export const planted = (db: Db) => tables<Own>(db).selectFrom("people.member");`,
    },
    "a switch that misses a case": {
      code: "TS2345",
      source: `import { exhaustive } from "#lib/assert.ts";
      export function planted(state: "filed" | "running"): number {
        switch (state) {
          case "filed":
            return 1;
          default:
            return exhaustive(state);
        }
      }`,
    },
    "an index that may be missing": {
      code: "TS2322",
      source: "export const planted = (words: string[]): string => words[0];",
    },
    "an enum": { code: "TS1294", source: "export enum Planted { One }" },
  };
}

/**
 * Plants wrong files, a Dutch sentence without English in every texts file, and a refusal without a
 * sentence in every module; the last two in the real files, for those are what must be held.
 */
function plantTypes() {
  const expected = Object.entries(wrongTypes()).map(([name, { code, source }], index) => {
    const file = `src/planted-type-${index}.ts`;
    plant(file, source);
    return [name, file, code];
  });
  for (const file of list("src").filter((path) => /(^|[./])texts\.ts$/.test(path))) {
    if (!change(file, /\bnl: \{/, 'nl: { plantedSentence: "Geplant.",')) continue;
    expected.push([`a missing English sentence in ${file}`, file, "plantedSentence"]);
  }
  for (const name of modules) {
    change(`src/modules/${name}/model.ts`, /export type (\w+Refusal) =\s*\|?/g, (_, type) => {
      const refusal = `planted_${type}`;
      expected.push([`a missing sentence for ${type}`, `src/modules/${name}/texts.ts`, refusal]);
      return `export type ${type} = | "${refusal}" |`;
    });
  }
  if (change("src/platform/act.ts", /platformRefusals = \[/, '$&"planted_platform",'))
    expected.push([
      "a missing sentence for platform's refusals",
      "src/platform/texts.ts",
      "planted_platform",
    ]);

  return () => {
    const errors = output("tsc", ["--noEmit", "--pretty", "false"]).split(/\n(?=\S)/);
    for (const [name, file, word] of expected)
      tell(
        `types: ${name}`,
        errors.some((error) => error.startsWith(`${file}(`) && error.includes(word)),
      );
  };
}

/* Lint and format ------------------------------------------------------------------------------- */

/** What each rule of biome.json must catch; noDebugger stands for those it recommends. */
function wrongCode() {
  return {
    noDefaultExport: "const planted = 1;\nexport default planted;\n",
    useImportType: 'import { Db } from "#platform/db.ts";\nexport type Planted = Db;\n',
    noNonNullAssertion: "export const planted = (word?: string) => word!.length;\n",
    noExplicitAny: "export const planted = (word: any) => word;\n",
    noDebugger: "debugger;\n",
    noConsole: 'console.log("planted");\n',
    noReExportAll: 'export * from "./assert.ts";\n',
    noExcessiveLinesPerFunction: `export function planted() {\n${"  void 0;\n".repeat(71)}}\n`,
    noExcessiveCognitiveComplexity: `export function planted(n: number) {\n${"  if (n > 0) if (n > 1) if (n > 2) if (n > 3) n++;\n".repeat(3)}  return n;\n}\n`,
  };
}

function plantLint() {
  const { rules } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8")).linter;
  const names = Object.values(rules)
    .filter((group) => typeof group === "object")
    .flatMap((group) => Object.entries(group).filter(([, level]) => level !== "off"))
    .map(([name]) => name)
    .concat("noDebugger");
  for (const [name, source] of Object.entries(wrongCode()))
    plant(`src/lib/planted-${name}.ts`, source);
  plant("src/lib/planted-format.ts", "export const planted   =   1\n");

  return () => {
    const found = output("biome", [
      "check",
      "--reporter=github",
      "--max-diagnostics=none",
      "src/lib",
    ])
      .split("\n")
      .filter((line) => line.startsWith("::error"));
    const sees = (rule, file) =>
      found.some((line) => line.includes(`title=${rule}`) && line.includes(`/${file},`));
    for (const name of names)
      tell(
        `lint rule ${name}`,
        name in wrongCode() &&
          found.some(
            (line) => line.includes(`/${name},`) && line.includes(`src/lib/planted-${name}.ts`),
          ),
      );
    tell("format", sees("format", "planted-format.ts"));
  };
}

/* Unused code ----------------------------------------------------------------------------------- */

function plantUnused() {
  plant("src/lib/planted-unused-file.ts", "export const planted = 1;");
  change("src/lib/ids.ts", /$/, "\nexport function plantedUnused() {}\n");
  change("package.json", /"dependencies": \{/, '$& "planted-package": "1.0.0",');
  change("src/lib/ids.ts", /^/, 'import "planted-unlisted";\n');

  return () => {
    const { issues, files = [] } = JSON.parse(output("knip", ["--reporter", "json"]));
    const has = (kind, file, name) =>
      issues.some((issue) => issue.file === file && issue[kind]?.some((one) => one.name === name));
    const file = "src/lib/planted-unused-file.ts";
    tell("unused file", files.includes(file) || has("files", file, file));
    tell("unused export", has("exports", "src/lib/ids.ts", "plantedUnused"));
    tell("unused dependency", has("dependencies", "package.json", "planted-package"));
    tell("unlisted dependency", has("unlisted", "src/lib/ids.ts", "planted-unlisted"));
  };
}

/* House rules ----------------------------------------------------------------------------------- */

/** Every test of tidy.test.ts must fail on what is planted for it, and name it. */
function plantUntidy() {
  plant("src/modules/planted/planted-stranger.ts", "export {};");
  plant("src/modules/planted/README.md", "A line that is planted.\n".repeat(20));
  plant("src/modules/planted/index.ts", 'export * from "./model.ts";');
  plant(
    "src/modules/planted/store.ts",
    'export function listPlanted(db) {\n  return db.selectFrom("people.member");\n}',
  );
  plant("src/lib/planted-clock.ts", "export const planted = new Date();");
  plant("src/lib/planted-utils.ts", "export {};");
  plant("src/ui/planted.tsx", 'export const planted = <p style="color: red">planted</p>;');
  plant("migrations/9999_planted_gap.sql", "");
  // Tests of tidy need no database, so not the global set-up that makes one.
  plant("planted.config.mjs", `export default { test: { include: ["src/tidy.test.ts"] } };`);

  return () => {
    const json = ["--reporter=json", "--outputFile=planted.json"];
    output("vitest", ["run", "--config", "planted.config.mjs", ...json]);
    const report = JSON.parse(readFileSync(join(copy, "planted.json"), "utf8"));
    const tests = report.testResults.flatMap((file) => file.assertionResults);
    const ours = tests.filter(({ ancestorTitles }) =>
      ancestorTitles.every((title) => !title.startsWith("module ") || title === "module planted"),
    );
    if (ours.length === 0) tell("house rules are tested at all", false);
    for (const { ancestorTitles, title, status, failureMessages } of ours)
      tell(
        `house rule: ${title}`,
        status === "failed" && /planted/i.test([...ancestorTitles, ...failureMessages].join()),
      );
  };
}

/* The copy -------------------------------------------------------------------------------------- */

function copyTree() {
  const left = new Set(["node_modules", ".git", ".data", ".cache", "dist"]);
  cpSync(root, copy, { recursive: true, filter: (from) => !left.has(basename(from)) });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
}

/** Adds to a planted file, making it first where needed. */
function plant(path, text) {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`, { flag: "a" });
}

/** Changes a file of ours; false when there is nothing of the kind to change. */
function change(path, from, to) {
  const file = join(copy, path);
  const before = list(dirname(path)).includes(path) ? readFileSync(file, "utf8") : "";
  const after = before.replace(from, to);
  if (after !== before) writeFileSync(file, after);
  return after !== before;
}

/** The files below a folder of the copy, as paths from its root. */
function list(folder) {
  return readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(copy, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** What a tool prints about the copy; it is meant to fail, so its exit code says nothing. */
function output(command, args) {
  const shell = process.platform === "win32";
  const ran = spawnSync(command, args, { cwd: copy, env, shell, maxBuffer: 2 ** 28 });
  if (ran.error) throw ran.error;
  return ran.stdout.toString();
}

function tell(guard, isCaught) {
  if (isCaught) watching++;
  else blind++;
  console.log(`${isCaught ? "sees " : "BLIND"} ${guard}`);
}
