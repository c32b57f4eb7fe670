import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assert, exhaustive } from "./assert.ts";
import { isDue, type Lapsing, stateAt } from "./lapse.ts";
import { ok, type Result, refuse } from "./result.ts";
import { bilingual, languages } from "./texts.ts";

type State = "filed" | "acceptedBySilence";

const filed: Lapsing<State> = {
  state: "filed",
  lapsesAt: new Date("2026-11-24T23:00:00Z"),
  lapsesTo: "acceptedBySilence",
};

const moment = fc.date({
  min: new Date("2024-01-01"),
  max: new Date("2030-12-31"),
  noInvalidDate: true,
});

describe("a lapse", () => {
  test("counts from its own instant, and not a millisecond before", () => {
    expect(stateAt(filed, new Date("2026-11-24T22:59:59.999Z"))).toBe("filed");
    expect(stateAt(filed, new Date("2026-11-24T23:00:00.000Z"))).toBe("acceptedBySilence");
    expect(isDue(filed, new Date("2026-11-24T22:59:59.999Z"))).toBe(false);
    expect(isDue(filed, new Date("2026-11-24T23:00:00.000Z"))).toBe(true);
  });

  test("never comes without an instant or without a state to go to", () => {
    fc.assert(
      fc.property(moment, moment, (lapsesAt, now) => {
        for (const thing of [
          { state: "filed", lapsesAt: null, lapsesTo: null },
          { state: "filed", lapsesAt: null, lapsesTo: "acceptedBySilence" },
          { state: "filed", lapsesAt, lapsesTo: null },
        ] as const) {
          expect(stateAt<State>(thing, now)).toBe("filed");
          expect(isDue(thing, now)).toBe(false);
        }
      }),
    );
  });

  test("once come, stays", () => {
    fc.assert(
      fc.property(moment, moment, fc.nat(), (lapsesAt, now, later) => {
        const thing: Lapsing<State> = { ...filed, lapsesAt };
        const then = new Date(now.getTime() + later);
        expect(isDue(thing, now)).toBe(lapsesAt.getTime() <= now.getTime());
        expect(stateAt(thing, now)).toBe(isDue(thing, now) ? "acceptedBySilence" : "filed");
        if (isDue(thing, now)) expect(isDue(thing, then)).toBe(true);
      }),
    );
  });
});

describe("an outcome", () => {
  test("is a value, or the name of the rule that refused it", () => {
    const outcomes: Result<number, "too_late">[] = [ok(1), refuse("too_late")];
    expect(outcomes).toEqual([
      { ok: true, value: 1 },
      { ok: false, refusal: "too_late" },
    ]);
  });
});

describe("what must never happen", () => {
  test("throws with its reason", () => {
    expect(() => assert(true, "is fine")).not.toThrow();
    for (const falsy of [false, 0, "", null, undefined])
      expect(() => assert(falsy, "a balance is whole")).toThrow("a balance is whole");
  });

  test("a case nobody thought of says which", () => {
    expect(() => exhaustive("withdrawn" as never)).toThrow('"withdrawn"');
  });
});

describe("texts", () => {
  test("are Dutch and English, as written, and whole", () => {
    const texts = bilingual({
      nl: { days: (n: number) => `nog ${n} dagen`, title: "Publiek werk" },
      en: { days: (n) => `${n} days left`, title: "Public work" },
    });
    expect(languages).toEqual(["nl", "en"]);
    expect(texts.nl.days(3)).toBe("nog 3 dagen");
    expect(texts.en.days(3)).toBe("3 days left");
    expect(texts.en.title).toBe("Public work");
    // @ts-expect-error a sentence that is missing in English does not compile
    bilingual({ nl: { title: "Publiek werk", more: "Meer" }, en: { title: "Public work" } });
    // @ts-expect-error nor does one that is only in English
    bilingual({ nl: { title: "Publiek werk" }, en: { title: "Public work", more: "More" } });
  });
});
