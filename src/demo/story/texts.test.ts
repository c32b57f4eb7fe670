import { expect, test } from "vitest";
import * as exampleSignals from "../signals.ts";
import * as exampleWorks from "../works.ts";
import * as challenges from "./challenges.ts";
import * as coalitions from "./coalitions.ts";
import * as deals from "./deals.ts";
import * as elsewhere from "./elsewhere.ts";
import * as initiatives from "./initiatives.ts";
import * as introductions from "./introductions.ts";
import * as needs from "./needs.ts";
import * as offers from "./offers.ts";
import * as pairs from "./pairs.ts";
import { pictures } from "./pictures/pictures.ts";
import * as reports from "./reports.ts";
import * as requests from "./requests.ts";
import * as signals from "./signals.ts";
import * as undertakings from "./undertakings.ts";
import * as works from "./works.ts";

/** Every text of the story that is a sentence or a title: not a key, a place or an amount. */
const texts = [
  ...[exampleSignals, exampleWorks, challenges, deals, initiatives],
  ...[needs, offers, pairs, undertakings, works],
  ...[coalitions, elsewhere, pictures, reports, requests],
].flatMap((file) => textsIn(file));
// Who met names their need and offer again, by the titles.
const met = introductions.storyIntroductions.map(({ need: _need, offer: _offer, ...rest }) => rest);
const told = [...texts, ...textsIn(met), ...textsIn(signals.storySignals)].filter((text) =>
  / .+ /.test(text),
);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  // Who does a work is a name, and a name may come back.
  return Object.entries(value).flatMap(([key, part]) => (key === "doer" ? [] : textsIn(part)));
}

const sentences = told
  .flatMap((text) => text.split(/(?<=[.!?])\s+/))
  .filter((one) => / .+ /.test(one));

test("nobody in the story says the same thing twice", () => {
  const seen = new Set<string>();
  const twice = sentences.filter((one) => seen.size === seen.add(one.toLowerCase()).size);
  expect(twice).toEqual([]);
});

test("people talk short and long, and never in filler", () => {
  const lengths = sentences.map((one) => one.length);
  expect(Math.min(...lengths)).toBeLessThan(15);
  expect(Math.max(...lengths)).toBeGreaterThan(120);
  expect(told.filter((text) => /lorem|ipsum|\bTODO\b|xxx|voorbeeldtekst/i.test(text))).toEqual([]);
});

test("the story is told in typographic quotes, as the rest of Meent", () => {
  expect(told.filter((text) => /["']/.test(text))).toEqual([]);
});
