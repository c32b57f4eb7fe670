import { describe, expect, test } from "vitest";
import { charterOf } from "#lib/clause.ts";
import { decideLane, type LaneAnswers, type LaneNeeds, laneNeeds, laneQuestions } from "./lane.ts";

const standard = charterOf(0, {});
const amounts = [null, 0n, 1n, 999_999n, 1_000_000n, 1_000_001n, 50_000_000n];

/** What each combination of answers must give, written out: who reads this reads the rule. */
function expected({ isDoneNow, needs, amountCents }: LaneAnswers): string {
  if (isDoneNow) return "challenge doneNow";
  const byNeed: Record<LaneNeeds, string> = {
    nothing: "do nothing",
    power: "challenge power",
    means: amountCents !== null && amountCents > 1_000_000n ? "challenge aboveSmall" : "deal small",
  };
  return byNeed[needs];
}

const all = [true, false].flatMap((isDoneNow) =>
  laneNeeds.flatMap((needs) => amounts.map((amountCents) => ({ isDoneNow, needs, amountCents }))),
);

test.each(all)("done now $isDoneNow, needs $needs, $amountCents cents", (answers) => {
  const { lane, reason } = decideLane(answers, standard);
  expect(`${lane} ${reason}`).toBe(expected(answers));
});

test("more money never makes the lane lighter", () => {
  const weight = { do: 0, deal: 1, challenge: 2 };
  for (const needs of laneNeeds) {
    const weights = amounts.map(
      (amountCents) => weight[decideLane({ isDoneNow: false, needs, amountCents }, standard).lane],
    );
    expect(weights).toEqual([...weights].sort());
  }
});

test("a community decides for itself what is small", () => {
  const careful = charterOf(1, { "lane.smallEuros": 500 });
  const answers = { isDoneNow: false, needs: "means" as const, amountCents: 60_000n };
  expect(decideLane(answers, careful).lane).toBe("challenge");
  expect(decideLane(answers, standard).lane).toBe("deal");
});

describe("the questions of the form", () => {
  test("an amount nobody knows is no amount; one that is unclear is asked again", () => {
    const typed = { werk: "W-2026-001", nu: "nee", nodig: "means" };
    expect(laneQuestions.parse(typed).bedrag).toBeNull();
    expect(laneQuestions.parse({ ...typed, bedrag: "1.250" }).bedrag).toBe(125_000n);
    expect(laneQuestions.safeParse({ ...typed, bedrag: "veel" }).error?.issues[0]?.message).toBe(
      "lane_amount_not_a_number",
    );
  });
});
