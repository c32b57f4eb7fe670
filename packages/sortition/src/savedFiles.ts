/**
 * Selections, lotteries and draws as saved in JSON, checked when they come back: they may have passed
 * through many hands. The verifier judges what they say; this file only that they say it in the right form.
 */
import type { Draw } from "./draw.ts";
import { Refused } from "./errors.ts";
import type { Lottery } from "./lottery.ts";
import { methods, type Selection } from "./select.ts";

type Read = (path: string) => string;
type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === "string";
const isNumber: Test = (value) => typeof value === "number";
const isNumberOrNull: Test = (value) => value === null || isNumber(value);
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const isOneOf =
  (...names: readonly string[]): Test =>
  (value) =>
    names.some((name) => name === value);
const isRecordOf =
  (test: Test): Test =>
  (value) =>
    isObject(value) && Object.values(value).every(test);
const isShape =
  (shape: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([key, test]) => test(value[key]));

const certificate = {
  kind: isOneOf("levels", "product", "none"),
  gap: isNumberOrNull,
  uncoverable: isListOf(isText),
  stages: isListOf(
    isShape({
      level: isNumber,
      fixed: isListOf(isText),
      weights: isRecordOf(isNumber),
      gap: isNumber,
    }),
  ),
};

const selection = {
  method: isOneOf(...methods),
  size: isNumber,
  seed: isText,
  poolHash: isText,
  status: isOneOf("proven", "stopped", "estimated"),
  min: isNumber,
  max: isNumber,
  gini: isNumber,
  geometricMean: isNumber,
  chances: isRecordOf(isNumber),
  panels: isListOf(isShape({ members: isListOf(isText), probability: isNumber })),
  featureVectors: isNumber,
  uncoverable: isListOf(isText),
  certificate: isShape(certificate),
};

const lottery = {
  way: isOneOf("rounding", "least deviation"),
  seed: isText,
  size: isNumber,
  poolHash: isText,
  listHash: isText,
  panels: isListOf(isListOf(isText)),
  chances: isRecordOf(isNumber),
  min: isNumber,
  deviation: isNumber,
  guarantee: isNumber,
  deviationBound: isNumberOrNull,
};

/** Reads a saved selection. Throws `Refused` with "wrong_file" naming the field that is wrong. */
export function readSelection(path: string, read: Read): Selection {
  return readShape(path, read, selection) as unknown as Selection;
}

/** Reads a saved lottery. Throws `Refused` with "wrong_file". */
export function readLottery(path: string, read: Read): Lottery {
  return readShape(path, read, lottery) as unknown as Lottery;
}

/** Reads the members of a saved draw. Throws `Refused` with "wrong_file". */
export function readDraw(path: string, read: Read): Pick<Draw, "members"> {
  return readShape(path, read, { members: isListOf(isText) }) as unknown as Pick<Draw, "members">;
}

function readShape(path: string, read: Read, shape: Readonly<Record<string, Test>>): object {
  const wrong = (detail: string) => new Refused({ code: "wrong_file", file: path, detail });
  const value = parseJson(read(path));
  if (!isObject(value)) throw wrong("it is not JSON of the right kind");
  for (const [key, test] of Object.entries(shape)) {
    if (!test(value[key])) throw wrong(`its "${key}" is missing or of the wrong kind`);
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
