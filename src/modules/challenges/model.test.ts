import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { charterOf } from "#lib/clause.ts";
import { nineActs } from "#lib/nine-acts.ts";
import { isWorkingDay } from "#lib/terms.ts";
import { awaitedAct, isAwardable } from "./model/acts.ts";
import {
  type Challenge,
  challengeStates,
  clockFace,
  completing,
  decideAnswer,
  decideExtension,
  decidePlan,
  deciding,
  drafting,
  isSilenceYes,
  lapseOf,
  silenceFor,
  silenceInForceOn,
  termFrom,
} from "./model.ts";

/**
 * The terms of real ordinances (research on the practice, 1.2 and 1.6). That their silence is a yes
 * is our supposition here: none of them says so today.
 */
const ordinance = (title: string) => ({
  "challenge.silence": { basis: "ordinance", title, article: "1", cvdrId: "CVDR1" },
});
const standard = charterOf(1, ordinance("Verordening"));
const geertruidenberg = charterOf(1, { ...ordinance("V"), "challenge.decisionWeeks": 10 });
const amsterdam = charterOf(1, { ...ordinance("V"), "challenge.decisionWeeks": 26 });
const amsterdamComplex = charterOf(1, { ...ordinance("V"), "challenge.decisionWeeks": 52 });
const none = charterOf(0, {});

/** Ten in the morning on a civil day. */
const on = (date: string) => new Date(startOfDay(date).getTime() + 10 * 3_600_000);
const yes = silenceFor(standard, 0n, 1n);

describe("a term", () => {
  test("of eight weeks filed on Tuesday 29 September 2026 ends on 24 November and lapses at midnight", () => {
    const term = termFrom(standard, on("2026-09-29"), yes);
    expect(term.endsOn).toBe("2026-11-24");
    expect(lapseOf(term)).toEqual({
      lapsesAt: new Date("2026-11-24T23:00:00.000Z"),
      lapsesTo: "acceptedBySilence",
    });
    expect(silenceInForceOn(term)).toBe("2026-11-27");
  });

  test("of Geertruidenberg's ten weeks that ends on Easter Monday ends on Tuesday", () => {
    // Filed on Monday 18 January 2027: ten weeks later it is Easter Monday, 29 March.
    expect(termFrom(geertruidenberg, on("2027-01-18"), yes).endsOn).toBe("2027-03-30");
  });

  test("of Amsterdam's 26 weeks ends on the day itself, also on Easter Monday (Atw art. 4)", () => {
    // Filed on Monday 28 September 2026.
    expect(termFrom(amsterdam, on("2026-09-28"), yes).endsOn).toBe("2027-03-29");
  });

  test("of Amsterdam's 52 weeks for complex cases ends on the day itself", () => {
    expect(termFrom(amsterdamComplex, on("2026-09-29"), yes).endsOn).toBe("2027-09-28");
  });

  test("runs from the civil day of filing, also late in the evening and over the clock's change", () => {
    const late = new Date("2026-09-29T21:59:59.000Z");
    expect(localDate(late)).toBe("2026-09-29");
    expect(termFrom(standard, late, yes).endsOn).toBe("2026-11-24");
    const afterMidnight = new Date("2026-09-29T22:00:00.000Z");
    expect(termFrom(standard, afterMidnight, yes).endsOn).toBe("2026-11-25");
  });

  test("of at most twelve weeks never ends on a day off", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2500 }),
        fc.integer({ min: 1, max: 12 }),
        (day, weeks) => {
          const filedOn = addDays("2024-01-01", day);
          const charter = charterOf(1, { "challenge.decisionWeeks": weeks });
          expect(isWorkingDay(termFrom(charter, on(filedOn), yes).endsOn)).toBe(true);
        },
      ),
    );
  });

  test("shows how far it is, from the first day to the last", () => {
    const term = termFrom(standard, on("2026-09-29"), yes);
    expect(clockFace(term, "2026-09-29")).toEqual({
      daysTotal: 56,
      daysPast: 0,
      daysLeft: 56,
      stops: [],
    });
    expect(clockFace(term, "2026-11-12")).toEqual({
      daysTotal: 56,
      daysPast: 44,
      daysLeft: 12,
      stops: [],
    });
    expect(clockFace(term, "2026-11-24")).toEqual({
      daysTotal: 56,
      daysPast: 56,
      daysLeft: 0,
      stops: [],
    });
  });
});

describe("silence", () => {
  test("is no yes where the charter gives it no basis", () => {
    const silence = silenceFor(none, 1n, 100n);
    expect(isSilenceYes(silence)).toBe(false);
    expect(lapseOf(termFrom(none, on("2026-09-29"), silence)).lapsesTo).toBe("impasse");
  });

  test("is a yes up to the gate and no yes one cent above it", () => {
    expect(isSilenceYes(silenceFor(standard, 30_000_000n, 30_000_000n))).toBe(true);
    expect(silenceFor(standard, 30_000_001n, 30_000_000n)).toEqual({
      basis: "ordinance",
      bar: "aboveGate",
    });
  });

  test("by the executive's own word is in force at once", () => {
    const bySelfBinding = charterOf(1, {
      "challenge.silence": {
        basis: "selfBinding",
        title: "Collegebesluit",
        decidedOn: "2026-01-01",
      },
    });
    const silence = silenceFor(bySelfBinding, 0n, 1n);
    expect(silenceInForceOn(termFrom(bySelfBinding, on("2026-09-29"), silence))).toBe("2026-11-25");
  });
});

const term = termFrom(standard, on("2026-09-29"), yes);
const challenge: Challenge = {
  id: "01980000-0000-7000-8000-000000000001",
  number: "U-2026-001",
  workId: "01980000-0000-7000-8000-000000000002",
  areaId: "01980000-0000-7000-8000-000000000003",
  partyMemberId: "01980000-0000-7000-8000-000000000004",
  partyOrganizationId: null,
  plan: {
    why: "",
    cooperation: "",
    experience: "",
    support: "",
    costs: "",
    quality: "",
    protection: "",
    yearlyCents: 1n,
    years: 1,
    startsOn: "2027-04-01",
  },
  charterVersion: 1,
  term,
  helpingOfficialId: null,
  completedAt: null,
  decidedAt: null,
  inForceOn: null,
  departure: null,
  withdrawnReason: null,
  refusal: null,
  objection: null,
  impasse: null,
  state: "inDecision",
  ...lapseOf(term),
};

describe("an answer", () => {
  test("is given while its term runs, or that of an objection", () => {
    for (const state of challengeStates) {
      const answer = decideAnswer({ ...challenge, state }, "refuse");
      expect(answer.ok, state).toBe(state === "inDecision" || state === "objected");
    }
  });

  test("that comes after the term is told so", () => {
    for (const state of ["acceptedBySilence", "impasse"] as const)
      expect(decideAnswer({ ...challenge, state }, "accept")).toEqual({
        ok: false,
        refusal: "term_has_passed",
      });
  });

  test("may be a yes before the plan is complete, and a no only after: first help, then judge", () => {
    expect(decideAnswer({ ...challenge, state: "filed" }, "accept").ok).toBe(true);
    expect(decideAnswer({ ...challenge, state: "filed" }, "refuse")).toEqual({
      ok: false,
      refusal: "not_completed",
    });
  });
});

/** The charter that it began under still holds. */
const whole = { kind: "whole" } as const;

describe("an extension", () => {
  test("adds the charter's weeks to the end, once", () => {
    const first = decideExtension(challenge, standard, whole, "De bomenkeuring loopt nog.");
    expect(first).toMatchObject({
      ok: true,
      value: { endsOn: "2026-12-22", extension: { weeks: 4 } },
    });
    if (!first.ok) return;
    expect(
      decideExtension({ ...challenge, term: first.value }, standard, whole, "Nog eens."),
    ).toEqual({
      ok: false,
      refusal: "extended_before",
    });
  });

  test("is not there where the charter gives none", () => {
    const strict = charterOf(1, { "challenge.extendOnceWeeks": 0 });
    expect(decideExtension(challenge, strict, whole, "Reden")).toEqual({
      ok: false,
      refusal: "no_extension",
    });
  });

  test("keeps what silence brings", () => {
    const extended = decideExtension(challenge, standard, whole, "Reden");
    expect(extended.ok && extended.value.silence).toEqual(term.silence);
  });
});

describe("a plan", () => {
  const open = { reserved: null, contractEndsOn: "2027-03-31" };
  const plan = { startsOn: "2027-04-01", years: 2 };

  test("may begin the day after the contract ends, and no sooner", () => {
    expect(decidePlan(plan, open, 3, "2026-11-24").ok).toBe(true);
    expect(decidePlan({ ...plan, startsOn: "2027-03-31" }, open, 3, "2026-11-24")).toEqual({
      ok: false,
      refusal: "starts_before_contract_ends",
    });
  });

  test("is refused for a reserved work, a day that passed, and more years than the charter allows", () => {
    const refusalOf = (...given: Parameters<typeof decidePlan>) => {
      const decision = decidePlan(...given);
      return decision.ok ? null : decision.refusal;
    };
    expect(refusalOf(plan, { ...open, reserved: {} }, 3, "2026-11-24")).toBe("work_is_reserved");
    expect(refusalOf(plan, { ...open, contractEndsOn: null }, 3, "2027-04-01")).toBe(
      "starts_in_the_past",
    );
    expect(refusalOf({ ...plan, years: 4 }, open, 3, "2026-11-24")).toBe("too_many_years");
  });
});

describe("what people type", () => {
  const typed = {
    workId: "01980000-0000-7000-8000-000000000002",
    why: "Wij kennen elke boom.",
    cooperation: "De schuur en een sleutel.",
    yearlyAmount: "€ 37.500",
    years: "2",
    startsOn: "2027-04-01",
  };

  test("becomes cents and whole years", () => {
    expect(drafting.parse(typed)).toMatchObject({ yearlyAmount: 3_750_000n, years: 2 });
  });

  test.each([
    ["why", "", "why_missing"],
    ["why", "x".repeat(4001), "why_too_long"],
    ["cooperation", "  ", "cooperation_missing"],
    ["yearlyAmount", "", "amount_missing"],
    ["yearlyAmount", "veel", "amount_not_a_number"],
    ["yearlyAmount", "-5", "amount_not_a_number"],
    ["yearlyAmount", "12,5,0", "amount_not_a_number"],
    ["yearlyAmount", "999999999999", "amount_too_high"],
    ["years", "", "years_missing"],
    ["years", "1,5", "years_missing"],
    ["startsOn", "2027-02-31", "date_missing"],
    ["startsOn", "", "date_missing"],
  ])("in %s as %j is told: %s", (field, value, expected) => {
    const parsed = drafting.safeParse({ ...typed, [field]: value });
    expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      [field, expected],
    ]);
  });

  test("a no without ground and reason, or with half a counter-offer, is told all", () => {
    const half = { challengeId: typed.workId, decision: "refuse", counterOffer: "Anders." };
    const parsed = deciding.safeParse(half);
    expect(parsed.error?.issues.map(({ message }) => message).sort()).toEqual([
      "counter_offer_missing",
      "ground_missing",
      "reason_missing",
    ]);
    expect(deciding.safeParse({ challengeId: typed.workId }).error?.issues[0]?.message).toBe(
      "choice_missing",
    );
  });

  test("a ground outside the closed list does not exist", () => {
    const parsed = deciding.safeParse({
      challengeId: typed.workId,
      decision: "refuse",
      ground: "other",
      reason: "Omdat wij dat liever niet hebben.",
      counterOffer: "Doe het dan toch maar anders.",
    });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["ground_missing"]);
  });

  test("all seven contents are asked together", () => {
    const parsed = completing.safeParse({ challengeId: typed.workId });
    expect(parsed.error?.issues.map(({ path }) => path[0]).sort()).toEqual(
      ["cooperation", "costs", "experience", "protection", "quality", "support", "why"].sort(),
    );
  });
});

describe("an act of the nine that nobody did yet", () => {
  test("is awaited, or comes later, in every state", () => {
    for (const state of challengeStates)
      for (const act of nineActs)
        expect(["waiting", "later"]).toContain(awaitedAct(act, { ...challenge, state }).standing);
  });

  test("does not come any more once it is withdrawn, and no award after a no until a yes", () => {
    for (const act of nineActs)
      expect(awaitedAct(act, { ...challenge, state: "withdrawn" })).toEqual({
        standing: "later",
        when: "over",
      });
    const awardable = challengeStates.filter((state) => isAwardable({ state }));
    for (const state of ["refused", "objected", "impasse", "withdrawn", "handedBack", "closed"])
      expect(awardable).not.toContain(state);
  });

  test("names who is awaited while the executive is silent", () => {
    const waiting = nineActs
      .map((act) => [act, awaitedAct(act, challenge)] as const)
      .filter(([, { standing }]) => standing === "waiting");
    expect(waiting).toEqual([
      ["recognise", { standing: "waiting", of: "municipality", since: term.filedAt }],
      ["legitimise", { standing: "waiting", of: "executive", since: term.filedAt }],
    ]);
  });
});
