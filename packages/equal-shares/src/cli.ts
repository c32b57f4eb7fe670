import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareRules } from "./compare.ts";
import { count, defaultSettings, type Outcome, type Settings } from "./count.ts";
import type { Election } from "./election.ts";
import { explain } from "./explain.ts";
import { explainInWords } from "./explain-text.ts";
import { type Fraction, format, fraction, multiply, parseFraction, toNumber } from "./fraction.ts";
import { formatAmount, type PabulibFile, readPabulib } from "./pabulib.ts";
import { drawSupport } from "./picture.ts";
import { profileOf } from "./profile.ts";
import { drawLots, tieRanks } from "./ties.ts";
import { type Check, type Claim, verify } from "./verify.ts";

const HELP = `equal-shares: counts a citizens' budget fairly, explains the outcome and checks it.

  equal-shares result FILE.pb [options]        who is funded
  equal-shares verify FILE.pb OUTCOME.json     checks an outcome: ours, or anybody's
  equal-shares compare FILE.pb [options]       the same ballots under every rule

  --rule mes|greedy|greedy-per-cost|phragmen|bos                    (mes)
  --utility cost|cardinality|points|points-cost|borda               (cost)
  --completion none|add1|add1u|utilitarian                          (add1u)
  --start floor|exact    first endowment of Add1: whole units, or budget / voters   (floor)
  --step 1               currency units per voter that Add1 adds    (1)
  --stop exhaustive|overspend                                       (exhaustive)
  --ties cost,votes,points,order   what decides ties, in order      (cost,votes,order)
  --lots a,b,c | --seed N          the lot order by project id, or one drawn from a seed (the file's order)
  --comparison           replace the outcome by greedy when more voters prefer that
  --json                 {winners, endowment, cost}; with --trace also settings, exact prices and notices
  --explain              for people; --language en|nl
  --picture FILE.svg     a picture of the effective support
  --time-limit SECONDS   stop after so much time, and tell how far the count came

Exit codes: 0 done, 1 the outcome failed a check, 2 wrong input, 3 stopped by the time limit.`;

/** Ends the program with a sentence; the only way out for wrong input. */
class Refusal extends Error {}

function main(): number {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rule: { type: "string", default: "mes" },
      utility: { type: "string", default: "cost" },
      completion: { type: "string", default: "add1u" },
      start: { type: "string", default: "floor" },
      step: { type: "string", default: "1" },
      stop: { type: "string", default: "exhaustive" },
      ties: { type: "string", default: "cost,votes,order" },
      lots: { type: "string" },
      seed: { type: "string" },
      comparison: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      trace: { type: "boolean", default: false },
      explain: { type: "boolean", default: false },
      language: { type: "string", default: "en" },
      picture: { type: "string" },
      "time-limit": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const [command, path, outcomePath] = positionals;
  if (values.help || command === undefined || path === undefined) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const file = readElection(path);
  const settings = readSettings(file.election, values);
  const interrupt = readTimeLimit(values["time-limit"]);
  if (command === "result") return printResult(file, settings, values, interrupt);
  if (command === "compare") return printComparison(file.election, settings, interrupt);
  if (command === "verify") return printVerdict(file.election, settings, outcomePath);
  throw new Refusal(`"${command}" is not a command: use result, verify or compare.`);
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${path} is not UTF-8 text.`);
  }
}

function readElection(path: string): PabulibFile {
  const file = readPabulib(readText(path));
  if (!file.ok) throw new Refusal(`${path}: ${file.problem.message}`);
  return file.value;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function oneOf<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === values[name]);
  if (found === undefined)
    throw new Refusal(`--${name} ${values[name]}: use one of ${choices.join(", ")}.`);
  return found;
}

function readSettings(election: Election, values: Values): Settings {
  const criteria = `${values.ties}`.split(",").map((criterion) => {
    return oneOf({ ties: criterion }, "ties", ["cost", "votes", "points", "order"] as const);
  });
  const ids = election.projects.map(({ id }) => id);
  if (values.seed !== undefined && !/^\d+$/.test(`${values.seed}`))
    throw new Refusal("--seed must be a whole number.");
  const lots =
    values.lots !== undefined
      ? { lots: `${values.lots}`.split(",") }
      : values.seed !== undefined
        ? { lots: drawLots(ids, BigInt(`${values.seed}`)) }
        : {};
  const step = readUnits(`${values.step}`, election.decimals);
  if (step === undefined)
    throw new Refusal(
      `--step ${values.step}: use an amount above 0 with at most ${election.decimals} decimals.`,
    );
  return {
    ...defaultSettings(election),
    rule: oneOf(values, "rule", ["mes", "greedy", "greedy-per-cost", "phragmen", "bos"]),
    utility: oneOf(values, "utility", ["cost", "cardinality", "points", "points-cost", "borda"]),
    completion: oneOf(values, "completion", ["none", "add1", "add1u", "utilitarian"]),
    start: oneOf(values, "start", ["floor", "exact"]),
    stop: oneOf(values, "stop", ["exhaustive", "overspend"]),
    step,
    ties: { criteria, ...lots },
    comparison: values.comparison === true,
  };
}

/** Currency units as minor units: "0.5" with 2 decimals is 50n. */
function readUnits(text: string, decimals: number): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  const part = match?.[2] ?? "";
  if (!match || part.length > decimals) return undefined;
  const minor = BigInt(`${match[1]}${part.padEnd(decimals, "0")}`);
  return minor > 0n ? minor : undefined;
}

function readTimeLimit(text: string | undefined): (() => boolean) | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0)) throw new Refusal(`--time-limit ${text}: use a number of seconds above 0.`);
  const end = performance.now() + seconds * 1000;
  return () => performance.now() > end;
}

function printResult(
  file: PabulibFile,
  settings: Settings,
  values: Values,
  interrupt?: () => boolean,
): number {
  const { election } = file;
  const counted = count(election, settings, interrupt);
  if (!counted.ok) throw new Refusal(counted.problem.message);
  const outcome = counted.value;
  if (values.json === true)
    console.log(JSON.stringify(outcomeJson(file, outcome, values.trace === true)));
  else console.log(summary(election, outcome));
  if (values.explain === true || values.picture !== undefined) {
    const profile = profileOf(election, settings.utility);
    const rank = profile.ok ? tieRanks(profile.value, settings.ties) : profile;
    if (!profile.ok || !rank.ok) throw new Error("equal-shares: a counted election has no profile");
    const explanation = explain(profile.value, rank.value, outcome);
    const language = oneOf(values, "language", ["en", "nl"]);
    if (values.explain === true)
      console.log(`\n${explainInWords(profile.value, explanation, language)}`);
    if (typeof values.picture === "string") {
      const meta = new Map(file.meta);
      const title = [meta.get("unit"), meta.get("subunit"), meta.get("instance")]
        .filter(Boolean)
        .join(" ");
      writeFileSync(values.picture, drawSupport(profile.value, explanation, { title, language }));
    }
  }
  return outcome.complete ? 0 : 3;
}

/** Amounts in currency units, as the file writes them. */
function outcomeJson(
  { election, notices }: PabulibFile,
  outcome: Outcome,
  trace: boolean,
): unknown {
  const id = (index: number) => election.projects[index]?.id ?? "";
  const unit = fraction(1n, 10n ** BigInt(election.decimals));
  const inUnits = (amount: Fraction) => multiply(amount, unit);
  const plain = {
    winners: outcome.winners.map(id),
    endowment: outcome.endowment === null ? null : toNumber(inUnits(outcome.endowment)),
    cost: Number(formatAmount(outcome.cost, election.decimals)),
  };
  if (!trace) return plain;
  const { settings } = outcome;
  return {
    ...plain,
    complete: outcome.complete,
    replacedByGreedy: outcome.replaced,
    settings: {
      ...settings,
      step: Number(formatAmount(settings.step, election.decimals)),
      ties: { ...settings.ties, lots: outcome.lots },
    },
    exact: {
      endowment: outcome.endowment === null ? null : format(inUnits(outcome.endowment)),
      rounds: outcome.rounds.map(({ project, price }) => ({
        project: id(project),
        price: format(inUnits(price)),
      })),
      added: outcome.added.map(id),
    },
    notices: [...notices, ...outcome.notices],
  };
}

function summary(election: Election, outcome: Outcome): string {
  const amount = (minor: bigint) => formatAmount(minor, election.decimals);
  const endowment =
    outcome.endowment === null
      ? ""
      : `, endowment ${(toNumber(outcome.endowment) / 10 ** election.decimals).toFixed(2)} per voter`;
  const head = `${outcome.winners.length} of ${election.projects.length} projects, ${amount(outcome.cost)} of ${amount(election.budget)}${endowment}`;
  const rows = outcome.winners.map((index, place) => {
    const project = election.projects[index];
    return `${`${place + 1}`.padStart(4)}. ${project?.id}  ${amount(project?.cost ?? 0n)}  ${project?.name}`;
  });
  const stopped = outcome.complete
    ? []
    : ["Stopped by the time limit: this is the exact state so far."];
  return [head, ...rows, ...stopped].join("\n");
}

function printComparison(
  election: Election,
  settings: Settings,
  interrupt?: () => boolean,
): number {
  const compared = compareRules(election, settings.utility, settings.ties, interrupt);
  if (!compared.ok) throw new Refusal(compared.problem.message);
  const voters = election.ballots.length;
  console.log(
    "rule                                projects  spent %  no project %  prefer it  prefer greedy  EJR+ fails for",
  );
  for (const row of compared.value) {
    const spent =
      election.budget === 0n ? 0 : Number((row.outcome.cost * 10000n) / election.budget) / 100;
    const leftOut = voters === 0 ? 0 : (100 * row.leftOut) / voters;
    const cells = [
      row.name.padEnd(34),
      `${row.outcome.winners.length}`.padStart(10),
      spent.toFixed(1).padStart(9),
      leftOut.toFixed(1).padStart(14),
      `${row.preferredToGreedy}`.padStart(11),
      `${row.preferGreedy}`.padStart(15),
      `${row.ejrPlusViolations}`.padStart(16),
    ];
    console.log(`${cells.join("")}${row.outcome.complete ? "" : "  (stopped)"}`);
  }
  return compared.value.every(({ outcome }) => outcome.complete) ? 0 : 3;
}

function printVerdict(election: Election, settings: Settings, path: string | undefined): number {
  if (path === undefined)
    throw new Refusal("verify needs an outcome: equal-shares verify FILE.pb OUTCOME.json");
  const claim = readClaim(election, settings, path);
  const verdict = verify(election, claim, promisedBy(claim));
  for (const { name, held, violations } of verdict.checks) {
    console.log(`${name}: ${held === null ? "not claimed" : held ? "holds" : "FAILS"}`);
    for (const { project, message } of violations) console.log(`  ${project} ${message}`);
  }
  console.log(verdict.held ? "The outcome holds." : "The outcome does not hold.");
  return verdict.held ? 0 : 1;
}

function promisedBy(
  claim: Claim & { readonly rule?: string | undefined },
): readonly Check["name"][] {
  // Greedy, Phragmén and BOS do not promise EJR+ nor a price for each winner: it is told, but does not fail them.
  const promisesShares = claim.rule === undefined || claim.rule === "mes";
  return promisesShares
    ? ["feasible", "exhaustive", "priceable", "ejr_plus_up_to_one"]
    : ["feasible", "exhaustive"];
}

/** Reads `result --json` (with or without --trace), or any JSON with `winners`. */
function readClaim(election: Election, given: Settings, path: string): Claim & { rule?: string } {
  const expected = `${path}: expected JSON such as {"winners":["1","2"]}`;
  let json: unknown;
  try {
    json = JSON.parse(readText(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${expected}; ${error instanceof Error ? error.message : error}`);
  }
  const { winners, settings, exact, replacedByGreedy, complete } = record(json);
  if (!Array.isArray(winners)) throw new Refusal(`${expected}.`);
  const { rule, utility, completion } = record(settings);
  const { endowment, rounds, added } = record(exact);
  const inMinor = (text: unknown) => {
    const value = parseFraction(`${text}`);
    if (value === undefined)
      throw new Refusal(`${path}: expected an exact amount such as "7/3", found ${text}.`);
    return multiply(value, fraction(10n ** BigInt(election.decimals)));
  };
  const byGreedy = replacedByGreedy === true || `${rule}`.startsWith("greedy");
  const completed = rule === "mes" && (completion === "add1u" || completion === "utilitarian");
  const bought =
    rule === "mes" && !byGreedy && Array.isArray(rounds) && endowment !== null && complete === true;
  return {
    winners: winners.map(String),
    utility:
      utility === undefined
        ? given.utility
        : oneOf({ utility: `${utility}` }, "utility", [
            "cost",
            "cardinality",
            "points",
            "points-cost",
            "borda",
          ]),
    endowment: bought ? inMinor(endowment) : undefined,
    rounds: bought
      ? rounds
          .map(record)
          .map(({ project, price }) => ({ project: `${project}`, price: inMinor(price) }))
      : undefined,
    added: bought && Array.isArray(added) ? added.map(String) : undefined,
    exhaustive: complete === true && (byGreedy || completed),
    ...(rule === undefined ? {} : { rule: byGreedy ? "greedy" : `${rule}` }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

try {
  process.exitCode = main();
} catch (error) {
  const isOurs =
    error instanceof Refusal ||
    (error instanceof TypeError && "code" in error && `${error.code}`.startsWith("ERR_PARSE_ARGS"));
  if (!isOurs) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
