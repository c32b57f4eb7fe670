/** `sortition select | lottery | draw | verify | replace | alternates`: the only file that reads and writes. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Control } from "./control.ts";
import { readCsv } from "./csv.ts";
import { drawByBalls, drawByBeacon } from "./draw.ts";
import { describeError, Refused } from "./errors.ts";
import { drawUpLottery, writeLotteryList } from "./lottery.ts";
import { type Pool, readPool, writeFeaturesCsv, writePeopleCsv } from "./pool.ts";
import { planAlternates, planReplacement, type Task } from "./replacement.ts";
import { drawSelections, writeReport } from "./report.ts";
import type { Result } from "./result.ts";
import { readDraw, readLottery, readSelection } from "./savedFiles.ts";
import { type Method, methods, type Selection, selectPanels } from "./select.ts";
import { loadSolver } from "./solver.ts";
import { type Fault, proveSelection, verifyLottery, verifySelection } from "./verify.ts";

const USAGE = `sortition: fair panels by lot

  sortition select FOLDER --size K [--method leximin|maximin|nash|legacy] [--seed S]
            [--out selection.json] [--report report.html] [--chart chances.svg] [--language nl|en]
            [--compare METHOD (drawn in report and chart)] [--json]
            [--time-limit SECONDS] [--draws N (legacy)] [--id COLUMN] [--household COLUMN,COLUMN | --no-household]
  sortition lottery SELECTION.json [--panels 1000] [--way rounding|least-deviation] [--seed S]
            [--out lottery.json] [--list list.txt] [--allow-unproven] [--json]
  sortition draw LOTTERY.json --beacon TEXT | --balls 407 [--out draw.json] [--json]
  sortition verify FOLDER SELECTION.json [--lottery LOTTERY.json] [--no-proof] [--json]
  sortition replace FOLDER DRAW.json --left ID,ID [--unavailable ID,ID] --out FOLDER
  sortition alternates FOLDER DRAW.json --count N --out FOLDER

FOLDER holds categories.csv and respondents.csv, or features.csv and candidates.csv.
Exit codes: 0 done, 1 refused or a fault found, 2 wrong use.`;

const options = {
  size: { type: "string" },
  method: { type: "string", default: "leximin" },
  seed: { type: "string", default: "0" },
  out: { type: "string" },
  report: { type: "string" },
  chart: { type: "string" },
  compare: { type: "string" },
  language: { type: "string", default: "nl" },
  json: { type: "boolean", default: false },
  "time-limit": { type: "string" },
  draws: { type: "string" },
  id: { type: "string" },
  household: { type: "string" },
  "no-household": { type: "boolean", default: false },
  panels: { type: "string", default: "1000" },
  way: { type: "string", default: "rounding" },
  list: { type: "string" },
  "allow-unproven": { type: "boolean", default: false },
  beacon: { type: "string" },
  balls: { type: "string" },
  lottery: { type: "string" },
  "no-proof": { type: "boolean", default: false },
  left: { type: "string" },
  unavailable: { type: "string" },
  count: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

type Options = ReturnType<typeof parse>["values"];

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true });
}

/** A wrong use of the command: the sentence goes to stderr with exit code 2. */
class WrongUse extends Error {}

const commands: Readonly<
  Record<string, (files: string[], given: Options) => Promise<number> | number>
> = {
  select,
  lottery,
  draw,
  verify,
  replace,
  alternates,
};

async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    const [name = "", ...files] = positionals;
    const command = commands[name];
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    if (command === undefined)
      throw new WrongUse(name === "" ? "" : `There is no command "${name}".`);
    return await command(files, values);
  } catch (error) {
    if (error instanceof Refused) {
      process.stderr.write(`${describeError(error.error)}\n`);
      return 1;
    }
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (error instanceof WrongUse || code.startsWith("ERR_PARSE_ARGS")) {
      process.stderr.write(`${[(error as Error).message, USAGE].filter(Boolean).join("\n\n")}\n`);
      return 2;
    }
    throw error;
  }
}

async function select(files: string[], given: Options): Promise<number> {
  const pool = loadPool(given, one(files, 0, "FOLDER"));
  const size = wholeNumber(given.size, "--size");
  const language = given.language === "en" ? "en" : "nl";
  const draws =
    given.draws === undefined ? {} : { legacyDraws: wholeNumber(given.draws, "--draws") };
  const solver = await loadSolver();
  const control = watch(given["time-limit"]);
  const run = (method: Method) =>
    take(selectPanels(solver, { pool, size, method, seed: given.seed, ...draws }, control));
  const selection = run(methodNamed(given.method));
  const compared = given.compare === undefined ? [] : [run(methodNamed(given.compare))];
  control.clear();
  if (given.out !== undefined) save(given.out, json(selection));
  if (given.report !== undefined)
    save(given.report, writeReport(pool, selection, language, compared));
  if (given.chart !== undefined)
    save(given.chart, drawSelections(pool, selection, language, compared));
  process.stdout.write(given.json ? json(selection) : summary(pool, selection));
  return 0;
}

async function lottery(files: string[], given: Options): Promise<number> {
  const selection = readSelection(one(files, 0, "SELECTION.json"), readText);
  const way = given.way === "least-deviation" ? "least deviation" : "rounding";
  const drawn = take(
    drawUpLottery(await loadSolver(), {
      selection,
      way,
      panels: wholeNumber(given.panels, "--panels"),
      seed: given.seed,
      isUnprovenAllowed: given["allow-unproven"],
    }),
  );
  if (given.out !== undefined) save(given.out, json(drawn));
  if (given.list !== undefined) save(given.list, writeLotteryList(drawn.panels));
  const kept =
    way === "rounding"
      ? "Dependent rounding: before this list was made, everyone's expected chance was exactly the computed one."
      : "Least deviation: everyone's chance is exactly the one this list gives, as near to the computed one as the program got.";
  const bound =
    drawn.deviationBound === null
      ? ""
      : ` (no list of these panels can do better than ${drawn.deviationBound.toFixed(5)})`;
  const text = [
    `${drawn.panels.length} panels. ${kept}`,
    `largest deviation ${drawn.deviation.toFixed(5)}${bound}; known guarantee ${drawn.guarantee.toFixed(5)}`,
    `smallest chance ${drawn.min.toFixed(5)}`,
    `SHA-256 of the list: ${drawn.listHash}`,
  ];
  process.stdout.write(given.json ? json(drawn) : `${text.join("\n")}\n`);
  return 0;
}

function draw(files: string[], given: Options): number {
  const list = readLottery(one(files, 0, "LOTTERY.json"), readText);
  if ((given.beacon === undefined) === (given.balls === undefined)) {
    throw new WrongUse("Give either --beacon or --balls.");
  }
  const drawn = take(
    given.balls === undefined
      ? drawByBeacon(list, given.beacon ?? "")
      : drawByBalls(list, given.balls),
  );
  if (given.out !== undefined) save(given.out, json(drawn));
  const text = [
    `list ${drawn.listHash}`,
    drawn.seed === null
      ? `balls ${drawn.source}`
      : `beacon "${drawn.source}" gives seed ${drawn.seed}`,
    `panel ${drawn.number}: ${drawn.members.join(" ")}`,
  ];
  process.stdout.write(given.json ? json(drawn) : `${text.join("\n")}\n`);
  return 0;
}

async function verify(files: string[], given: Options): Promise<number> {
  const pool = loadPool(given, one(files, 0, "FOLDER"));
  const selection = readSelection(one(files, 1, "SELECTION.json"), readText);
  const faults: Fault[] = verifySelection(pool, selection);
  if (given.lottery !== undefined) {
    faults.push(...verifyLottery(pool, selection, readLottery(given.lottery, readText)));
  }
  let largestGap: number | null = null;
  if (faults.length === 0 && !given["no-proof"] && selection.certificate.kind !== "none") {
    const control = watch(undefined);
    const proof = take(proveSelection(await loadSolver(), pool, selection, control));
    control.clear();
    faults.push(...proof.faults);
    largestGap = proof.stages.reduce((most, stage) => Math.max(most, stage.gap), 0);
  }
  const isSound = faults.length === 0;
  const proven = largestGap === null ? "not asked" : `largest gap ${largestGap.toExponential(1)}`;
  const text = isSound
    ? [
        `The distribution holds: ${selection.panels.length} panels, chances and figures checked.`,
        `Proof: ${proven}.`,
      ]
    : faults.map((fault) => `${fault.check}: ${fault.sentence}`);
  process.stdout.write(given.json ? json({ isSound, faults, largestGap }) : `${text.join("\n")}\n`);
  return isSound ? 0 : 1;
}

function replace(files: string[], given: Options): number {
  const pool = loadPool(given, one(files, 0, "FOLDER"));
  const { members } = readDraw(one(files, 1, "DRAW.json"), readText);
  const vacancies = {
    pool,
    panel: members,
    left: listOf(given.left),
    unavailable: listOf(given.unavailable),
  };
  return writeTask(take(planReplacement(vacancies)), given.out);
}

function alternates(files: string[], given: Options): number {
  const pool = loadPool(given, one(files, 0, "FOLDER"));
  const { members } = readDraw(one(files, 1, "DRAW.json"), readText);
  return writeTask(
    take(planAlternates(pool, members, wholeNumber(given.count, "--count"))),
    given.out,
  );
}

function writeTask(task: Task, folder: string | undefined): number {
  if (folder === undefined) throw new WrongUse("Give --out FOLDER.");
  mkdirSync(folder, { recursive: true });
  save(join(folder, "features.csv"), writeFeaturesCsv(task.pool.quotas));
  save(join(folder, "candidates.csv"), writePeopleCsv(task.pool));
  process.stdout.write(
    `${task.pool.people.length} people. Next: sortition select ${folder} --size ${task.size}\n`,
  );
  return 0;
}

function loadPool(given: Options, folder: string): Pool {
  const isNew = existsSync(join(folder, "features.csv"));
  const people = readBytes(join(folder, isNew ? "candidates.csv" : "respondents.csv"));
  return take(
    readPool({
      quotas: readBytes(join(folder, isNew ? "features.csv" : "categories.csv")),
      people,
      householdColumns: householdColumns(given, people),
      ...(given.id === undefined ? {} : { idColumn: given.id }),
    }),
  );
}

/** As given, or the column names of the field's tools and of our own writer when the file has them. */
function householdColumns(given: Options, people: Uint8Array): readonly string[] {
  if (given["no-household"]) return [];
  if (given.household !== undefined) return listOf(given.household);
  const table = readCsv(people, "people");
  const header = table.ok ? table.value.header.map((name) => name.toLowerCase()) : [];
  const usual = [["household"], ["primary_address1", "primary_zip"]];
  return usual.find((columns) => columns.every((name) => header.includes(name))) ?? [];
}

function summary(pool: Pool, selection: Selection): string {
  const { method, size, status, min, max, gini, geometricMean, panels, certificate } = selection;
  const gap = certificate.gap === null ? "" : `, gap ${certificate.gap.toExponential(1)}`;
  const out = selection.uncoverable;
  const lines = [
    `${method}: ${size} of ${pool.people.length} people (${status}${gap})`,
    `smallest chance ${min.toFixed(5)}, largest ${max.toFixed(5)}, Gini ${gini.toFixed(5)}, geometric mean ${geometricMean.toFixed(5)}`,
    `${panels.length} panels; pool hash ${selection.poolHash}`,
    ...(out.length > 0 ? [`in no panel that meets the quotas: ${out.join(", ")}`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

const BAR = 30;

/** A progress bar on stderr when that is a screen, and the time limit. */
function watch(limit: string | undefined): Control & { readonly clear: () => void } {
  const seconds =
    limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber(limit, "--time-limit");
  const start = performance.now();
  let shown = 0;
  const isScreen = process.stderr.isTTY === true;
  return {
    onProgress({ step, done }) {
      const now = performance.now();
      if (!isScreen || now - shown < 100) return;
      shown = now;
      const full = Math.round(done * BAR);
      process.stderr.write(`\r[${"#".repeat(full)}${".".repeat(BAR - full)}] ${step.padEnd(32)}`);
    },
    shouldStop: () => (performance.now() - start > seconds * 1000 ? "time_limit" : undefined),
    clear() {
      if (isScreen && shown > 0) process.stderr.write(`\r${" ".repeat(BAR + 36)}\r`);
    },
  };
}

function take<Value>(outcome: Result<Value, ConstructorParameters<typeof Refused>[0]>): Value {
  if (!outcome.ok) throw new Refused(outcome.error);
  return outcome.value;
}

function methodNamed(name: string): Method {
  const method = methods.find((one) => one === name);
  if (method === undefined) throw new WrongUse(`There is no method "${name}".`);
  return method;
}

function one(files: string[], at: number, name: string): string {
  const file = files[at];
  if (file === undefined) throw new WrongUse(`${name} is missing.`);
  return file;
}

function wholeNumber(text: string | undefined, name: string): number {
  if (text === undefined || !/^\d{1,9}$/.test(text))
    throw new WrongUse(`${name} needs a whole number.`);
  return Number(text);
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(",").flatMap((part) => part.trim() || []);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refused({ code: "wrong_file", file: path, detail: (error as Error).message });
  }
}

function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}

function save(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Refused({ code: "wrong_file", file: path, detail: (error as Error).message });
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

process.exitCode = await main(process.argv.slice(2));
