import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Code, refusalOfCode, typedCode } from "./model/code.ts";
import { decideLookBack, promisesOf } from "./model/look-back.ts";
import { drawLot, isVisited } from "./model/lot.ts";
import { decideTerms, newTableDeal, type TableRules } from "./model/table.ts";

const id = "019aa000-0000-7000-8000-000000000001";
const typed = {
  partyMemberId: id,
  title: "Een bankje bij de vijver",
  areaId: id,
  money: "750",
  hours: "2",
  partyHours: "12,5",
  partyGoods: "Hout en schroeven",
  continuity: "Dan maakt de buurman het af.",
  looksBackMonths: "3",
  mandate: id,
};
const rules: TableRules = {
  trustGateCents: 500_000n,
  exitNoticeMonths: 3,
  maxMonths: 36,
  gateCents: (route, isSocialService) =>
    isSocialService ? 75_000_000n : route === "contract" ? 21_600_000n : 30_000_000n,
};
const today = "2026-11-24";

function decide(more: Record<string, string> = {}, runningCents = 0n, threeYearsCents = 0n) {
  const others = { runningCents, threeYearsCents };
  return decideTerms(newTableDeal.parse({ ...typed, ...more }), rules, today, others);
}

describe("a deal at the table", () => {
  test("says who carries what, and asks nothing more below the gate", () => {
    expect(decide()).toEqual({
      ok: true,
      value: {
        means: [
          { side: "party", kind: "hours", minutes: 750 },
          { side: "party", kind: "goods", words: "Hout en schroeven" },
          { side: "municipality", kind: "money", amountCents: 75_000n },
          { side: "municipality", kind: "hours", minutes: 120 },
        ],
        amountCents: 75_000n,
        isLarge: false,
        looksBackOn: "2027-02-24",
        termMonths: 3,
        milestones: [],
        stepIn: null,
        exitMonths: null,
        isSocialService: false,
        route: "subsidy",
      },
    });
  });

  test("above the law's gate is tendered, or signed by the executive; all parts count", () => {
    const large = { money: "200.000", stepIn: "Afdeling Groen maait het.", termMonths: "12" };
    const contract = { ...large, route: "contract" };
    expect(decide(contract)).toMatchObject({ value: { route: "contract" } });
    expect(decide(contract, 0n, 1_600_000n)).toMatchObject({ ok: true });
    expect(decide(contract, 0n, 1_600_001n)).toMatchObject({ refusal: "contract_above_gate" });
    expect(decide({ ...contract, isSocialService: "yes" }, 0n, 55_000_000n)).toMatchObject({
      ok: true,
    });
    expect(decide({ ...contract, isSocialService: "yes" }, 0n, 55_000_001n)).toMatchObject({
      refusal: "contract_above_gate",
    });
    const subsidy = { ...large, route: "subsidy" };
    expect(decide(subsidy, 0n, 10_000_001n)).toMatchObject({ refusal: "gate_needs_executive" });
    expect(decide({ ...subsidy, mandate: "executive" }, 0n, 10_000_001n)).toMatchObject({
      value: { route: "subsidy" },
    });
  });

  test("at the gate is small, one cent above it is large", () => {
    expect(decide({ money: "5.000" })).toMatchObject({ value: { isLarge: false } });
    expect(decide({ money: "5.000,01" })).toMatchObject({ refusal: "step_in_missing" });
  });

  test("in parts adds up, and is refused by name", () => {
    expect(decide({}, 425_000n)).toMatchObject({ value: { isLarge: false } });
    expect(decide({}, 425_001n)).toMatchObject({ refusal: "split_above_gate" });
    // Without money there is nothing to add.
    expect(decide({ money: "" }, 900_000n)).toMatchObject({
      value: { isLarge: false, route: "agreementWithoutMoney" },
    });
  });

  const large = {
    money: "9.000",
    stepIn: "De gemeente doet het binnen twee weken.",
    route: "contract",
    termMonths: "12",
  };

  test("that is larger has its term, exit, milestones and step-in plan", () => {
    expect(
      decide({
        ...large,
        milestone1: "Alles klaar",
        milestone1By: "2027-08-01",
        milestone3: "De paden liggen er",
        milestone3By: "2027-05-01",
      }),
    ).toMatchObject({
      value: {
        isLarge: true,
        route: "contract",
        termMonths: 12,
        exitMonths: 3,
        milestones: [
          { position: 1, dueOn: "2027-05-01", what: "De paden liggen er" },
          { position: 2, dueOn: "2027-08-01", what: "Alles klaar" },
        ],
      },
    });
  });

  test("that is larger is refused by name where it is incomplete", () => {
    const refusal = (more: Record<string, string>) => decide({ ...large, ...more });
    expect(refusal({ route: "" })).toMatchObject({ refusal: "route_missing" });
    expect(refusal({ termMonths: "37" })).toMatchObject({ refusal: "term_too_long" });
    expect(refusal({ termMonths: "2" })).toMatchObject({ refusal: "looks_back_after_term" });
    expect(refusal({ milestone1: "Klaar" })).toMatchObject({ refusal: "milestone_incomplete" });
    expect(refusal({ milestone1: "Klaar", milestone1By: "2028-01-01" })).toMatchObject({
      refusal: "milestone_outside_term",
    });
  });

  test("names each field that is wrong", () => {
    const wrong = newTableDeal.safeParse({
      ...typed,
      title: "",
      money: "veel",
      partyHours: "-3",
      continuity: "",
      looksBackMonths: "",
    });
    expect(wrong.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["title", "title_missing"],
      ["money", "amount_wrong"],
      ["partyHours", "hours_wrong"],
      ["continuity", "continuity_missing"],
      ["looksBackMonths", "months_missing"],
    ]);
  });
});

describe("the lot", () => {
  test("can be recomputed with a shell", () => {
    const lot = drawLot("D-2026-002", "00112233445566778899aabbccddeeff", 20);
    const hash = createHash("sha256").update(`${lot.seed},1`).digest("hex");
    expect(lot.seed).toBe("D-2026-002 00112233445566778899aabbccddeeff");
    expect(lot.drawn).toBe(Number(BigInt(`0x${hash}`) % 20n));
  });

  test("chooses about one in twenty", () => {
    let visited = 0;
    for (let index = 0; index < 4000; index++)
      if (isVisited(drawLot("D", `seed number ${index}`, 20))) visited += 1;
    expect(visited).toBeGreaterThan(150);
    expect(visited).toBeLessThan(250);
    expect(isVisited(drawLot("D", "any seed at all", 1))).toBe(true);
  });
});

describe("a code", () => {
  test("is read as people type it", () => {
    expect(typedCode.parse(" abc-2 3d")).toBe("ABC23D");
    for (const wrong of ["ABC23", "ABC234D", "ABC1OD", ""])
      expect(typedCode.safeParse(wrong).success).toBe(false);
  });

  test("is refused by name once used, tried too often or ended", () => {
    const code: Code = {
      salt: "",
      codeHash: "",
      tries: 4,
      shownTo: id,
      way: "table",
      isEnded: false,
      isUsed: false,
    };
    expect(refusalOfCode(code)).toBeUndefined();
    expect(refusalOfCode(undefined)).toBe("code_not_asked");
    expect(refusalOfCode({ ...code, tries: 5 })).toBe("code_tried_too_often");
    expect(refusalOfCode({ ...code, isEnded: true })).toBe("code_ended");
    expect(refusalOfCode({ ...code, isUsed: true })).toBe("code_used");
  });
});

describe("looking back", () => {
  const deal = { state: "signed", looksBackOn: "2027-02-24" } as const;
  const promises = promisesOf(
    { partyCarries: "Zij maaien het gras.", municipalityCarries: "De machines." },
    [{ side: "municipality", kind: "hours", minutes: 120 }],
    [{ position: 1, dueOn: "2027-01-01", what: "Het pad ligt er" }],
    [{ position: 1, title: "Het park is altijd open" }],
  );
  const told = {
    side: "party",
    verdicts: {
      "municipality-hours": "notMet",
      "party-words": "met",
      "milestone-1": "notYet",
      "requirement-1": "met",
    },
  } as const;

  test("asks of each promise of both sides, the municipality's own too", () => {
    expect(promises.map(({ id: name, side }) => [name, side])).toEqual([
      ["municipality-hours", "municipality"],
      ["party-words", "party"],
      ["milestone-1", "party"],
      ["requirement-1", "party"],
    ]);
    expect(decideLookBack(deal, told, promises, [], "2027-02-24")).toMatchObject({ ok: true });
  });

  test("is refused by name too early, twice, unsigned or incomplete", () => {
    const decide = (
      changed: Partial<Parameters<typeof decideLookBack>[0]>,
      verdicts: Parameters<typeof decideLookBack>[1]["verdicts"] = told.verdicts,
      on = "2027-02-24",
    ) => decideLookBack({ ...deal, ...changed }, { side: "party", verdicts }, promises, [], on);
    expect(decide({}, told.verdicts, "2027-02-23")).toMatchObject({ refusal: "look_back_not_yet" });
    expect(decide({ state: "proposed" })).toMatchObject({ refusal: "not_bound_yet" });
    expect(decide({}, { "party-words": "met" })).toMatchObject({ refusal: "promise_missing" });
    const before = [{ side: "party", memberId: id, words: "Goed", at: new Date(0) }] as const;
    expect(decideLookBack(deal, told, promises, before, "2027-03-01")).toMatchObject({
      refusal: "looked_back_before",
    });
  });
});
