import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideCommitment, isInForce, leftCents, type Mandate } from "./model.ts";

const mandate: Mandate = {
  id: "m",
  number: "M-2026-001",
  holderId: "geert",
  areaId: null,
  amountCents: 1000n,
  committedCents: 400n,
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  registerReference: "Regel 14",
  withdrawnOn: null,
  parentId: null,
  maySubMandate: false,
  needsConsent: false,
  consentedOn: null,
};

const wanted = { memberId: "geert", areaId: "oldeveen", amountCents: 600n };
const today = "2026-09-29";

describe("a mandate is in force", () => {
  test.each([
    ["the day before its first", "2025-12-31", null, false],
    ["on its first day", "2026-01-01", null, true],
    ["on its last day", "2026-12-31", null, true],
    ["the day after its last", "2027-01-01", null, false],
    ["the day before it is withdrawn", "2026-06-30", "2026-07-01", true],
    ["on the day it is withdrawn", "2026-07-01", "2026-07-01", false],
    ["after it is withdrawn", "2026-09-29", "2026-07-01", false],
  ])("%s (%s, withdrawn %s): %s", (_, day, withdrawnOn, inForce) => {
    expect(isInForce({ ...mandate, withdrawnOn }, day)).toBe(inForce);
  });
});

describe("a commitment", () => {
  test("of exactly what is left is made; of a cent more it is refused", () => {
    expect(leftCents(mandate)).toBe(600n);
    expect(decideCommitment(mandate, wanted, today)).toEqual({ ok: true, value: mandate });
    expect(decideCommitment(mandate, { ...wanted, amountCents: 601n }, today)).toEqual({
      ok: false,
      refusal: "mandate_too_small",
    });
  });

  test.each([
    ["by another than the holder", { memberId: "roelie" }, mandate, "mandate_not_yours"],
    ["out of its period", {}, { ...mandate, endsOn: "2026-09-28" }, "mandate_not_in_force"],
    ["withdrawn", {}, { ...mandate, withdrawnOn: today }, "mandate_withdrawn"],
    ["for another area", {}, { ...mandate, areaId: "hasselo" }, "mandate_elsewhere"],
    ["too small", { amountCents: 601n }, mandate, "mandate_too_small"],
  ] as const)("%s is refused by name", (_, change, given, refusal) => {
    expect(decideCommitment(given, { ...wanted, ...change }, today)).toEqual({
      ok: false,
      refusal,
    });
  });

  test("within its own area, or any area when it is for all, is made", () => {
    const local = { ...mandate, areaId: "oldeveen" };
    for (const given of [local, mandate])
      expect(decideCommitment(given, wanted, today).ok).toBe(true);
  });

  test("that is made never takes more than there is", () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(cents, cents, cents, (amountCents, committedCents, asked) => {
        const given = { ...mandate, amountCents, committedCents };
        const { ok } = decideCommitment(given, { ...wanted, amountCents: asked }, today);
        expect(ok).toBe(committedCents + asked <= amountCents);
      }),
    );
  });
});
