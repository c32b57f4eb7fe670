import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { charterOf, clause, former, isSameValue } from "#lib/clause.ts";
import { powerOf } from "#lib/powers.ts";
import { powersLeft } from "./model/powers.ts";
import {
  type CharterVersion,
  charterOfRules,
  decideProposal,
  endingOf,
  heldSince,
  holdsFrom,
  inForceAt,
  isInForce,
  lifeOf,
  numberOf,
  type Proposal,
  type Rules,
  rulesAt,
  rulesOf,
  versionsMax,
  versionsOf,
} from "./model.ts";

/** A clause as a module declares one. */
const weeks = clause<number>({
  key: "test.weeks",
  name: { nl: "Termijn", en: "Term" },
  schema: z.int().min(1).max(52),
  unit: "weeks",
  standard: 8,
  meaning: { nl: (value) => `${value} weken`, en: (value) => `${value} weeks` },
  source: { nl: "Awb artikel 4:13", en: "Awb article 4:13" },
});

const day = (date: string) => new Date(`${date}T10:00:00Z`);

function version(number: number, change: Partial<CharterVersion> = {}): CharterVersion {
  return {
    id: `id-${number}`,
    version: number,
    areaId: null,
    title: `Versie ${number}`,
    inForceFrom: "2026-01-01",
    inForceUntil: null,
    clauses: {},
    basedOn: 0,
    proposedBy: "wiebe",
    proposedAt: day("2025-12-01"),
    adoptedAt: day("2025-12-15"),
    state: "inForce",
    lapsesAt: null,
    lapsesTo: null,
    ...change,
  };
}

describe("the rules in force", () => {
  test("are those adopted last, of the versions whose period it is", () => {
    const old = version(1);
    const year = version(2, {
      adoptedAt: day("2026-03-01"),
      inForceFrom: "2026-04-01",
      inForceUntil: "2026-12-31",
    });
    const all = [old, year];
    expect(inForceAt(all, null, day("2026-03-31"))?.version).toBe(1);
    expect(inForceAt(all, null, startOfDay("2026-04-01"))?.version).toBe(2);
    expect(inForceAt(all, null, new Date(startOfDay("2027-01-01").getTime() - 1))?.version).toBe(2);
    expect(inForceAt(all, null, startOfDay("2027-01-01"))?.version).toBe(1);
  });

  test("do not begin before the last signature", () => {
    const late = version(1, { adoptedAt: day("2026-05-05") });
    expect(isInForce(late, new Date(day("2026-05-05").getTime() - 1))).toBe(false);
    expect(isInForce(late, day("2026-05-05"))).toBe(true);
    expect(holdsFrom(late)).toBe("2026-05-05");
  });

  test("are the standard where nothing was adopted, and where it lapsed", () => {
    expect(rulesAt([], null, day("2026-05-05")).version).toBe(0);
    const lapsed = version(1, { inForceUntil: "2026-05-04" });
    expect(rulesAt([lapsed], null, day("2026-05-05")).version).toBe(0);
    expect(rulesAt([version(1, { adoptedAt: null })], null, day("2026-05-05")).version).toBe(0);
  });

  test("of an area are its own where it set them, and the community's elsewhere", () => {
    const all = [
      version(1, { clauses: { "test.weeks": 10 } }),
      version(2, { areaId: "hasselo", clauses: { "test.weeks": 3 } }),
    ];
    const at = (areaId: string | null) => charterOfRules(rulesAt(all, areaId, day("2026-05-05")));
    expect([at("hasselo").value(weeks), at("hasselo").version]).toEqual([3, 20_001]);
    expect([at("oldeveen").value(weeks), at("oldeveen").version]).toEqual([10, 1]);
    expect([at(null).value(weeks), at(null).version]).toEqual([10, 1]);
  });
});

test("one number stands for two versions, and comes apart again", () => {
  const part = fc.integer({ min: 0, max: versionsMax - 1 });
  fc.assert(
    fc.property(part, part, (base, area) => {
      const number = numberOf(base, area);
      expect(versionsOf(number)).toEqual({ base, area });
      // It is kept in an int of PostgreSQL.
      expect(number).toBeLessThan(2 ** 31);
    }),
  );
});

/** Versions as communities may come to have them. */
const anyVersions = fc.array(
  fc.record({
    areaId: fc.constantFrom(null, "hasselo", "oldeveen"),
    from: fc.integer({ min: 0, max: 400 }),
    days: fc.option(fc.integer({ min: 0, max: 300 })),
    adopted: fc.option(fc.integer({ min: 0, max: 400 })),
    weeks: fc.option(fc.integer({ min: 1, max: 52 })),
  }),
  { maxLength: 8 },
);
const start = "2026-01-01";

function versionsFrom(drawn: Parameters<Parameters<typeof anyVersions.map>[0]>[0]) {
  return drawn.map(({ areaId, from, days, adopted, weeks: value }, index) =>
    version(index + 1, {
      areaId,
      inForceFrom: addDays(start, from),
      inForceUntil: days === null ? null : addDays(start, from + days),
      adoptedAt: adopted === null ? null : day(addDays(start, adopted)),
      clauses: value === null ? {} : { "test.weeks": value },
    }),
  );
}

describe("since when a clause says what it says", () => {
  const own = (value: number) => ({ [weeks.key]: value });
  const since = (versions: readonly CharterVersion[], on: string) =>
    heldSince(versions, weeks, day(on));

  test("is always, while nobody ever said otherwise", () => {
    expect(since([], "2026-06-01")).toBeNull();
    expect(since([version(1), version(2, { clauses: own(8) })], "2026-06-01")).toBeNull();
  });

  test("is the first day without a break, over versions that say the same", () => {
    const first = version(1, { clauses: own(6), inForceFrom: "2026-02-01" });
    const same = version(2, {
      clauses: own(6),
      inForceFrom: "2026-05-01",
      adoptedAt: day("2026-04-20"),
    });
    expect(since([first, same], "2026-01-15")).toBeNull();
    expect(since([first, same], "2026-06-01")).toBe("2026-02-01");
  });

  test("begins anew after another value, and on the day after a version lapsed", () => {
    const first = version(1, { clauses: own(6), inForceFrom: "2026-02-01" });
    const other = version(2, {
      clauses: own(4),
      inForceFrom: "2026-05-01",
      inForceUntil: "2026-06-30",
      adoptedAt: day("2026-04-20"),
    });
    expect(since([first, other], "2026-05-01")).toBe("2026-05-01");
    expect(since([first, other], "2026-08-01")).toBe("2026-07-01");
  });

  test("is not before the last signature", () => {
    const late = version(1, { clauses: own(6), adoptedAt: day("2026-03-10") });
    expect(since([late], "2026-06-01")).toBe("2026-03-10");
  });
});

describe("whatever was adopted", () => {
  const at = fc.integer({ min: 0, max: 800 }).map((days) => day(addDays(start, days)));
  const area = fc.constantFrom(null, "hasselo", "oldeveen");

  test("the rules of an instant are the same, in whatever order the versions are read", () => {
    fc.assert(
      fc.property(anyVersions, at, area, (drawn, now, areaId) => {
        const all = versionsFrom(drawn);
        const rules = rulesAt(all, areaId, now);
        expect(rulesAt([...all].reverse(), areaId, now)).toEqual(rules);
        for (const part of [rules.base, rules.area])
          if (part) expect(isInForce(part, now)).toBe(true);
      }),
    );
  });

  test("a later proposal changes nothing until it is adopted, and nothing of the past", () => {
    fc.assert(
      fc.property(anyVersions, at, area, (drawn, now, areaId) => {
        const all = versionsFrom(drawn);
        const open = version(99, { adoptedAt: null, inForceFrom: localDate(now) });
        expect(rulesAt([...all, open], areaId, now)).toEqual(rulesAt(all, areaId, now));
        const adopted = { ...open, adoptedAt: new Date(now.getTime() + 1) };
        expect(rulesAt([...all, adopted], areaId, now)).toEqual(rulesAt(all, areaId, now));
      }),
    );
  });

  test("no area comes to have a value outside the legal range", () => {
    fc.assert(
      fc.property(anyVersions, at, area, (drawn, now, areaId) => {
        const charter = charterOfRules(rulesAt(versionsFrom(drawn), areaId, now));
        expect(weeks.accepts(charter.value(weeks))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const outcome = decideProposal(areaProposal({ "test.weeks": value }), [weeks], start);
        expect(outcome.ok).toBe(value >= 1 && value <= 52);
      }),
    );
  });

  test("what holds has not ended, and what ended does not hold", () => {
    fc.assert(
      fc.property(anyVersions, at, (drawn, now) => {
        const all = versionsFrom(drawn);
        for (const one of all) {
          const holds = inForceAt(all, one.areaId, now)?.version === one.version;
          const ending = endingOf(one, all, now);
          if (holds) expect(ending).toBeNull();
          if (ending) expect(ending.on <= localDate(now)).toBe(true);
        }
      }),
    );
  });
});

function areaProposal(clauses: Proposal["clauses"]): Proposal {
  const basis = { kind: "selfBinding", title: "Besluit", decidedOn: start } as const;
  const promise = "Wij houden ons hieraan.";
  return {
    areaId: "hasselo",
    title: "Dorpsrecht",
    inForceFrom: start,
    inForceUntil: null,
    basedOn: 0,
    clauses,
    parties: [
      { kind: "village", organizationId: "kulturhus", promise, basis },
      { kind: "executive", organizationId: null, promise, basis },
    ],
  };
}

describe("how a version ended", () => {
  const first = version(1, { inForceUntil: "2026-06-30" });

  test("is not asked while it holds, nor before it does", () => {
    expect(endingOf(first, [first], day("2026-06-30"))).toBeNull();
    expect(endingOf(first, [first], day("2025-12-31"))).toBeNull();
  });

  test("is a lapse when its time is over", () => {
    expect(endingOf(first, [first], day("2026-07-05"))).toMatchObject({
      on: "2026-07-01",
      replacedBy: null,
    });
  });

  test("is a replacement when another was adopted over it", () => {
    const second = version(2, { adoptedAt: day("2026-02-01"), inForceFrom: "2026-03-01" });
    expect(endingOf(first, [first, second], day("2026-02-28"))).toBeNull();
    expect(endingOf(first, [first, second], day("2026-03-01"))).toMatchObject({
      on: "2026-03-01",
      replacedBy: { version: 2 },
    });
  });
});

describe("what is left of the powers under a version", () => {
  const from = (index: number, life: Partial<CharterVersion>) =>
    version(index, { adoptedAt: day("2026-01-01"), ...life });
  const year = from(1, { inForceUntil: "2026-12-31", clauses: { "test.weeks": 10 } });
  const next = from(2, {
    adoptedAt: day("2026-06-01"),
    inForceFrom: "2026-07-01",
    clauses: { "test.weeks": 4 },
  });
  const own = from(3, {
    areaId: "hasselo",
    inForceUntil: "2026-06-30",
    clauses: { "test.weeks": 3 },
  });
  const left = (began: Rules, all: CharterVersion[], now: string) =>
    powersLeft(began, all, began.area?.areaId ?? null, day(now));

  test("is all while it holds, the least of both when replaced, and nothing once it lapsed", () => {
    const began = rulesOf(year, null);
    const reach = (all: CharterVersion[], now: string) =>
      powerOf(charterOfRules(began), left(began, all, now), weeks);
    expect(reach([year], "2026-12-31")).toBe(10);
    expect(reach([year], "2027-01-01")).toBe(0);
    expect(reach([year, next], "2026-06-30")).toBe(10);
    expect(reach([year, next], "2026-07-01")).toBe(4);
    // A replacement takes nothing that it does not give, and gives nothing that was not there.
    const wider = { ...next, clauses: { "test.weeks": 20 } };
    expect(reach([year, wider], "2026-07-01")).toBe(10);
  });

  test("of an area falls back on the community's charter, and stops where there is none", () => {
    const began = rulesOf(year, own);
    expect(left(began, [year, own], "2026-06-30").kind).toBe("whole");
    expect(left(began, [year, own], "2026-07-01").kind).toBe("shared");
    const alone = rulesOf(null, own);
    expect(left(alone, [own], "2026-07-01").kind).toBe("none");
    // What a village set for itself keeps no power of the municipality alive.
    const lasting = { ...own, inForceUntil: null };
    expect(left(rulesOf(year, lasting), [year, lasting], "2027-01-01").kind).toBe("none");
  });

  test("is all under the standard, which nobody agreed on and nothing ends", () => {
    expect(left(rulesOf(null, null), [year], "2027-01-01").kind).toBe("whole");
  });

  test("never grows, whatever is adopted after it began", () => {
    const at = fc.integer({ min: 0, max: 800 }).map((days) => day(addDays(start, days)));
    fc.assert(
      fc.property(
        anyVersions,
        at,
        at,
        fc.constantFrom(null, "hasselo"),
        (drawn, one, other, area) => {
          const all = versionsFrom(drawn);
          const [began, later] = one <= other ? [one, other] : [other, one];
          const rules = rulesAt(all, area, began);
          const charter = charterOfRules(rules);
          const powers = powersLeft(rules, all, area, later);
          const reach = powerOf(charter, powers, weeks);
          expect(reach).toBeLessThanOrEqual(charter.value(weeks));
          // Rights do not look at it: the rules of then are as they were.
          expect(charterOfRules(rules).value(weeks)).toBe(charter.value(weeks));
          const isHeld = [rules.base, rules.area].every(
            (part) => part === null || endingOf(part, all, later) === null,
          );
          expect(powers.kind === "whole").toBe(isHeld);
        },
      ),
    );
  });
});

test("a version that was replaced names the one that replaced it, and not the ones after", () => {
  const later = (index: number, from: string) =>
    version(index, { adoptedAt: day(from), inForceFrom: from });
  const all = [version(1), later(2, "2026-04-01"), later(3, "2026-09-01")];
  const [first] = all;
  const ending = first && endingOf(first, all, day("2026-10-01"));
  expect([ending?.on, ending?.replacedBy?.version]).toEqual(["2026-04-01", 2]);
});

test("time lets an adopted version begin on its first day, and end after its last", () => {
  const period = { inForceFrom: "2026-06-01", inForceUntil: "2026-06-30" };
  expect(lifeOf(period, day("2026-05-01"))).toEqual({
    state: "adopted",
    lapsesAt: startOfDay("2026-06-01"),
    lapsesTo: "inForce",
  });
  expect(lifeOf(period, startOfDay("2026-06-01"))).toEqual({
    state: "inForce",
    lapsesAt: startOfDay("2026-07-01"),
    lapsesTo: "ended",
  });
});

describe("a document of years ago", () => {
  const today = clause<{ readonly weeks: number }>({
    ...weeks,
    key: "test.term",
    schema: z.object({ weeks: z.int().min(1).max(26) }),
    standard: { weeks: 8 },
    meaning: { nl: ({ weeks }) => `${weeks} weken`, en: ({ weeks }) => `${weeks} weeks` },
    formerly: [
      // The law made the range smaller: what was longer is as long as it may be.
      former("test.term", z.object({ weeks: z.int() }), ({ weeks }) => ({
        weeks: Math.min(weeks, 26),
      })),
      former("test.days", z.int(), (days) => ({ weeks: Math.ceil(days / 7) })),
    ],
  });

  test("is read as today's", () => {
    expect(charterOf(1, { "test.days": 50 }).value(today)).toEqual({ weeks: 8 });
    expect(charterOf(1, { "test.term": { weeks: 52 } }).value(today)).toEqual({ weeks: 26 });
    expect(today.keys).toEqual(["test.term", "test.term", "test.days"]);
  });

  test("of an area wins from the community's newer one", () => {
    expect(charterOf(1, { "test.term": { weeks: 4 } }, { "test.days": 14 }).value(today)).toEqual({
      weeks: 2,
    });
  });

  test("is not accepted anew", () => {
    expect(today.accepts({ weeks: 52 })).toBe(false);
    expect(decideProposal(areaProposal({ "test.days": 50 }), [today], start)).toEqual({
      ok: false,
      refusal: "clause_unknown",
    });
  });

  test("that nothing reads is our own fault, and is heard of", () => {
    expect(() => charterOf(1, { "test.term": "acht" }).value(today)).toThrow("can be read");
  });
});

test("values are the same whatever the order of their fields", () => {
  expect(isSameValue({ a: 1, b: { c: 2, d: [1, 2] } }, { b: { d: [1, 2], c: 2 }, a: 1 })).toBe(
    true,
  );
  expect(isSameValue([1, 2], [2, 1])).toBe(false);
});
