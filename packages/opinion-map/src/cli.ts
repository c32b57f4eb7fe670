/**
 * The command line: reads export files, draws the map, writes JSON or a report. The only file that touches
 * the disk and the clock.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { analysis } from "./analysis.ts";
import { sortByBridging } from "./bridging.ts";
import { type ClassicMap, classicMap } from "./classic-map.ts";
import { readTable } from "./csv.ts";
import { groupLetter, mapPicture } from "./map-picture.ts";
import { groupCount, groupMembers } from "./opinion-map.ts";
import {
  type ExportedConversation,
  readConversation,
  writeComments,
  writeParticipantsVotes,
  writeVotes,
} from "./polis-exports.ts";
import { progressBar } from "./progress-bar.ts";
import { reportPage } from "./report.ts";
import type { ReportLanguage } from "./report-texts.ts";
import { leastKept } from "./stability.ts";
import { DEFAULT_RESAMPLES, DEFAULT_SEED, type StableMap, stableMap } from "./stable-map.ts";

const USAGE = `opinion-map: opinion groups and what bridges them

  opinion-map report FOLDER     writes an HTML report
  opinion-map analyze FOLDER    prints the groups and the bridging statements
  opinion-map picture FOLDER    writes the map as an SVG
  opinion-map export FOLDER     writes votes, comments and participants-votes with the groups of the map

FOLDER holds votes.csv or participants-votes.csv, and comments.csv when there is one.

  --mode stable|classic   our map (the default) or the one of Polis
  --json                  analyze: everything as JSON
  --out PATH              where to write: opinion-map.html, opinion-map.svg or the folder opinion-map-export
  --language en|nl        of report and picture (en)
  --seed TEXT             for the tests of the stable map (${DEFAULT_SEED})
  --resamples NUMBER      how often to test its stability (${DEFAULT_RESAMPLES}); 0 for not
  --help
`;

/** What somebody typed wrong, or a file that cannot be read: a sentence and an exit code, no stack. */
class Refusal extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

const COMMANDS = ["report", "analyze", "picture", "export"] as const;

interface Command {
  readonly name: (typeof COMMANDS)[number];
  readonly folder: string;
  readonly mode: "classic" | "stable";
  readonly json: boolean;
  readonly out: string | undefined;
  readonly language: ReportLanguage;
  readonly seed: string;
  readonly resamples: number;
}

function main(args: readonly string[]): void {
  const command = readCommand(args);
  if (command === undefined) {
    process.stdout.write(USAGE);
    return;
  }
  const conversation = readFolder(command.folder);
  const map = drawMap(conversation, command);
  switch (command.name) {
    case "report":
      writeReport(map, command);
      break;
    case "picture":
      writeOut(command.out ?? "opinion-map.svg", mapPicture(map, command.language));
      break;
    case "export":
      writeExport(conversation, map, command);
      break;
    case "analyze":
      process.stdout.write(command.json ? `${JSON.stringify(analysis(map))}\n` : summary(map));
  }
}

/** @returns undefined when help is asked for. */
function readCommand(args: readonly string[]): Command | undefined {
  const { values, positionals } = parsed(args);
  const [name, folder, ...rest] = positionals;
  if (values.help === true || name === undefined) return undefined;
  const command = COMMANDS.find((known) => known === name);
  if (command === undefined) {
    throw new Refusal(`there is no command "${name}"; see opinion-map --help.`, 2);
  }
  if (folder === undefined) throw new Refusal(`${name} needs a folder; see opinion-map --help.`, 2);
  if (rest.length > 0) throw new Refusal(`one folder at a time: "${rest[0]}" is one too many.`, 2);
  const resamples = Number(values.resamples ?? DEFAULT_RESAMPLES);
  if (!Number.isInteger(resamples) || resamples < 0 || resamples > 1000) {
    throw new Refusal("--resamples must be a whole number from 0 to 1000.", 2);
  }
  return {
    name: command,
    folder,
    mode: oneOf("mode", values.mode ?? "stable", ["stable", "classic"]),
    json: values.json === true,
    out: values.out,
    language: oneOf("language", values.language ?? "en", ["en", "nl"]),
    seed: values.seed ?? DEFAULT_SEED,
    resamples,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        mode: { type: "string" },
        json: { type: "boolean" },
        out: { type: "string" },
        language: { type: "string" },
        seed: { type: "string" },
        resamples: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message} See opinion-map --help.`, 2);
  }
}

function oneOf<Value extends string>(
  option: string,
  value: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new Refusal(`--${option} must be ${allowed.join(" or ")}, not "${value}".`, 2);
  }
  return found;
}

function readFolder(folder: string): ExportedConversation {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Refusal(`there is no folder ${folder}.`, 1);
  }
  const bytes = (name: string): Uint8Array | undefined => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  const conversation = readConversation({
    votes: bytes("votes.csv"),
    comments: bytes("comments.csv"),
    participantsVotes: bytes("participants-votes.csv"),
  });
  if (conversation === undefined) {
    throw new Refusal(`${folder} holds neither votes.csv nor participants-votes.csv.`, 1);
  }
  if (!conversation.ok) throw new Refusal(conversation.error.sentence, 1);
  return conversation.value;
}

function drawMap({ matrix }: ExportedConversation, command: Command): StableMap | ClassicMap {
  if (command.mode === "classic") return classicMap(matrix);
  const bar = new Progress("testing the stability of the groups");
  const map = stableMap(matrix, {
    seed: command.seed,
    resamples: command.resamples,
    onProgress: (done, total) => bar.show(done, total),
  });
  bar.clear();
  return map;
}

/** A bar on stderr: redrawn in a terminal, elsewhere a line now and then. Short work shows nothing. */
class Progress {
  private readonly label: string;
  private readonly started = Date.now();
  private shown = 0;

  constructor(label: string) {
    this.label = label;
  }

  show(done: number, total: number): void {
    const now = Date.now();
    const [wait, interval] = process.stderr.isTTY ? [500, 100] : [5000, 5000];
    if (now - this.started < wait || now - this.shown < interval) return;
    this.shown = now;
    const bar = progressBar(done, total, this.label);
    process.stderr.write(process.stderr.isTTY ? `\r${bar}` : `${bar}\n`);
  }

  clear(): void {
    if (this.shown > 0 && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }
}

function writeReport(map: StableMap | ClassicMap, command: Command): void {
  const { language, seed, folder, out = "opinion-map.html" } = command;
  writeOut(out, reportPage(map, { title: titleOf(folder), language, seed }));
}

/** The topic in summary.csv, which is a table of names and values without a header, or the folder's name. */
function titleOf(folder: string): string {
  const path = join(folder, "summary.csv");
  const table = existsSync(path) ? readTable("summary.csv", readFileSync(path)) : undefined;
  const [name, topic] = table?.ok === true ? table.value.header.fields : [];
  return name === "topic" && topic !== undefined && topic !== ""
    ? topic
    : basename(resolve(folder));
}

function writeExport(
  { matrix, statements, votes }: ExportedConversation,
  map: StableMap | ClassicMap,
  command: Command,
): void {
  const out = command.out ?? "opinion-map-export";
  mkdirSync(out, { recursive: true });
  const files = [
    ["participants-votes.csv", writeParticipantsVotes(matrix, map.groupOfRow, statements)],
    ["comments.csv", writeComments(statements, matrix)],
    ...(votes === undefined ? [] : [["votes.csv", writeVotes(votes)] as const]),
  ] as const;
  for (const [name, text] of files) {
    writeOut(join(out, name), text);
  }
}

/** Writes a file and says where. */
function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Refusal(`cannot write ${path}: ${(error as Error).message}.`, 1);
  }
  process.stdout.write(`${path}\n`);
}

function summary(map: StableMap | ClassicMap): string {
  const { matrix, statistics } = map;
  const lines = [
    `${matrix.participants.length} people, ${matrix.statements.length} statements, ${matrix.cells.length} votes`,
    map.verdict.hasGroups ? `${groupCount(map)} groups` : map.verdict.sentence,
    ...groupMembers(map).map((members, g) => `  ${groupLetter(g)}  ${members.length} people`),
  ];
  if (map.mode === "stable" && map.stability !== undefined) {
    const least = leastKept(map.stability).toFixed(3);
    lines.push(
      `${map.stability.isStable ? "stable" : "not stable"}: share of people kept without a tenth of the votes at least ${least}`,
    );
  }
  const listed = sortByBridging(statistics.bridging)
    .filter(({ column }) => matrix.offMap[column] === 0)
    .slice(0, 10)
    .map(({ column, agree }) => {
      const statement = matrix.statements[column];
      const score = `${agree.score.toFixed(3)} (${agree.lower.toFixed(3)}–${agree.upper.toFixed(3)})`;
      return `  ${score}  ${statement?.id}  ${(statement?.text ?? "").slice(0, 90)}`;
    });
  return `${[...lines, "most surely bridging:", ...listed].join("\n")}\n`;
}

// Last, since the classes above exist only from their line on.
try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`opinion-map: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
