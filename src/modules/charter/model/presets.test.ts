import { describe, expect, test } from "vitest";
import { charterOf } from "#lib/clause.ts";
import { languages } from "#lib/texts.ts";
import { clauses } from "../../../app.ts";
import { differencesOf } from "./compare.ts";
import { presets } from "./presets.ts";

/** The examples one may begin from. Three follow real regulations, so each value there has its source. */

const real = ["geertruidenberg", "amsterdam", "rotterdam"];

describe.each(presets)(
  "the example $key",
  ({ key, clauses: document, sources, name, lead, also }) => {
    test("holds only rules that there are, within their legal range", () => {
      for (const [rule, value] of Object.entries(document)) {
        const clause = clauses.find((declared) => declared.key === rule);
        expect(clause?.accepts(value), `${rule} as ${JSON.stringify(value)}`).toBe(true);
        // An example promises nothing in the name of a council or an executive.
        expect(clause?.promisedBy(value) ?? null, rule).toBeNull();
        expect(clause?.isForAll, rule).toBe(false);
      }
    });

    test("names where each of its values comes from, in each language", () => {
      expect(Object.keys(sources).sort()).toEqual(Object.keys(document).sort());
      for (const language of languages) {
        for (const source of Object.values(sources)) expect(source[language]).toMatch(/\S{4}/);
        for (const words of [name, lead, ...also]) expect(words[language]).toMatch(/\S{4}/);
      }
    });

    test("differs from the standard in just what it names", () => {
      const differing = differencesOf(clauses, charterOf(0, {}), charterOf(0, document));
      const named = Object.keys(document).filter((rule) => {
        const clause = clauses.find((declared) => declared.key === rule);
        return clause !== undefined && !clause.isStandard(charterOf(0, document));
      });
      expect(differing.map(({ clause }) => clause.key).sort()).toEqual(named.sort());
      // Rotterdam has no term of its own: the Awb's is the standard.
      if (key !== "default" && key !== "rotterdam") expect(differing.length).toBeGreaterThan(0);
    });
  },
);

describe("an example after a real regulation", () => {
  test("says which one, and what it says besides", () => {
    for (const key of real) {
      const preset = presets.find((one) => one.key === key);
      expect(preset?.also.length, key).toBeGreaterThan(0);
      const said = Object.values(preset?.sources ?? {}).map(({ nl }) => nl);
      for (const source of said)
        expect(source, key).toMatch(/CVDR\d+|geertruidenberg\.nl|Awb artikel/);
    }
  });

  test("has the values of that regulation, read in November 2026", () => {
    const rulesOf = (key: string) => presets.find((one) => one.key === key)?.clauses;
    expect(rulesOf("geertruidenberg")).toEqual({
      "challenge.decisionWeeks": 10,
      "deal.maxYears": 3,
    });
    expect(rulesOf("amsterdam")).toEqual({
      "challenge.decisionWeeks": 26,
      "challenge.extendOnceWeeks": 26,
    });
    expect(rulesOf("rotterdam")).toEqual({ "challenge.decisionWeeks": 8 });
  });
});
