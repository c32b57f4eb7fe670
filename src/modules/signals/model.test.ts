import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charterOf } from "#lib/clause.ts";
import type { roles } from "#lib/roles.ts";
import { isWorkingDay } from "#lib/terms.ts";
import {
  chooseHost,
  decideEnding,
  decideForward,
  decideJoin,
  decideReaction,
  decideWithdrawal,
  dueOn,
  type Ending,
  isPublic,
  isWaiting,
  mayHost,
  type Signal,
  signalClauses,
  signalKinds,
  signalStates,
  waitingUntil,
} from "./model.ts";

const now = new Date("2026-11-24T10:00:00+01:00");
const standard = charterOf(0, {});

const said: Signal = {
  id: "s1",
  number: "S-2026-001",
  kind: "wrong",
  body: "De lantaarn doet het niet.",
  areaId: null,
  place: "",
  about: null,
  senderId: null,
  codeHash: "0".repeat(64),
  wish: "everyone",
  publishedAt: null,
  isHeldBack: false,
  hostId: "trijntje",
  organizationId: null,
  charterVersion: 0,
  saidAt: now,
  workId: null,
  listingId: null,
  joinedSignalId: null,
  isHelped: null,
  reopenedAt: null,
  ...waitingUntil("2026-11-27"),
};

describe("the day", () => {
  test("is three working days on, so a weekend is nobody's neglect", () => {
    expect(dueOn(standard, now)).toBe("2026-11-27");
    expect(dueOn(standard, new Date("2026-11-27T21:00:00+01:00"))).toBe("2026-12-02");
    // Christmas Day and Boxing Day are a Friday and a Saturday in 2026.
    expect(dueOn(standard, new Date("2026-12-23T09:00:00+01:00"))).toBe("2026-12-29");
  });

  test("is always a working day after the day it was said, as many as the charter says", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2028-12-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 10 }),
        (at, days) => {
          const charter = charterOf(1, { [signalClauses.answerDays.key]: days });
          const day = dueOn(charter, at);
          expect(isWorkingDay(day)).toBe(true);
          expect(day > at.toISOString().slice(0, 10)).toBe(true);
          if (days > 1) {
            const earlier = charterOf(1, { [signalClauses.answerDays.key]: days - 1 });
            expect(day > dueOn(earlier, at)).toBe(true);
          }
        },
      ),
    );
  });
});

describe("who answers", () => {
  const one = (memberId: string, role: (typeof roles)[number], more = {}) => ({
    memberId,
    role,
    areaId: null,
    waiting: 0,
    ...more,
  });

  test("is a host who lives there, else a host, else the clerk", () => {
    const clerk = one("wiebe", "councilClerk", { areaId: "oldeveen" });
    const host = one("trijntje", "host");
    const near = one("sietske", "host", { areaId: "oldeveen", waiting: 9 });
    expect(chooseHost([clerk, host, near], "oldeveen")?.memberId).toBe("sietske");
    expect(chooseHost([clerk, host, near], "hasselo")?.memberId).toBe("trijntje");
    expect(chooseHost([clerk], "hasselo")?.memberId).toBe("wiebe");
  });

  test("of several hosts is the one for whom the fewest wait, and else the one named first", () => {
    const busy = one("trijntje", "host", { waiting: 4 });
    const free = one("sietske", "host", { waiting: 1 });
    expect(chooseHost([busy, free], null)?.memberId).toBe("sietske");
    expect(chooseHost([busy, { ...free, waiting: 4 }], null)?.memberId).toBe("trijntje");
  });

  test("is somebody wherever anybody has a role of the municipality, and nobody else's business", () => {
    expect(chooseHost([one("anna", "mayor")], null)?.memberId).toBe("anna");
    expect(chooseHost([one("fatima", "councillor")], null)).toBeUndefined();
    expect(chooseHost([], null)).toBeUndefined();
  });

  test("may be she whose name is on it, any host, and the clerk; no other", () => {
    expect(mayHost(said, "trijntje", [])).toBe(true);
    expect(mayHost(said, "x", [{ role: "host" }])).toBe(true);
    expect(mayHost(said, "x", [{ role: "councilClerk" }])).toBe(true);
    expect(mayHost(said, "x", [{ role: "alderman" }, { role: "resident" }])).toBe(false);
  });
});

describe("an answer", () => {
  const end = (signal: Signal, ending: Ending, sight: "everyone" | "person" | "" = "everyone") => {
    const decision = decideEnding(signal, ending, sight, now);
    return decision.ok ? decision.value : decision.refusal;
  };

  test("ends the waiting, and settles who may read it", () => {
    expect(end(said, "answered")).toEqual({
      state: "answered",
      lapsesAt: null,
      lapsesTo: null,
      publishedAt: now,
      isHeldBack: false,
    });
    expect(end(said, "answered", "person")).toMatchObject({ publishedAt: null, isHeldBack: true });
    expect(end(said, "answered", "")).toBe("sight_needed");
  });

  test("never opens what the sender said to the host alone", () => {
    const alone: Signal = { ...said, wish: "host" };
    expect(end(alone, "answered")).toBe("sight_not_yours");
    expect(end(alone, "answered", "")).toMatchObject({ publishedAt: null });
  });

  test("may take back what a member published and is about a person", () => {
    const open: Signal = { ...said, senderId: "fenna", codeHash: null, publishedAt: now };
    expect(end(open, "answered", "person")).toMatchObject({ publishedAt: null, isHeldBack: true });
    expect(end(open, "answered", "")).toMatchObject({ publishedAt: now });
  });

  test("comes once: who is second hears so", () => {
    expect(end({ ...said, state: "answered" }, "answered")).toBe("answered_before");
    expect(end({ ...said, state: "withdrawn" }, "answered")).toBe("was_withdrawn");
    expect(end({ ...said, state: "overdue" }, "answered")).toMatchObject({ state: "answered" });
  });

  test("never closes what is against away, whatever a host does", () => {
    const against: Signal = { ...said, kind: "against" };
    for (const ending of ["answered", "becameWork", "becameNeed", "joined"] as const)
      expect(end(against, ending)).toBe("against_is_kept");
    expect(end(against, "kept")).toMatchObject({ state: "kept", publishedAt: now });
  });
});

test("joining leads to something the sender may read, and never to itself", () => {
  const other: Signal = { ...said, id: "s2", publishedAt: now };
  expect(decideJoin(said, other)).toEqual({ ok: true, value: null });
  expect(decideJoin(said, said)).toMatchObject({ refusal: "other_is_itself" });
  expect(decideJoin(said, { ...other, joinedSignalId: "s1" })).toMatchObject({
    refusal: "other_is_itself",
  });
  expect(decideJoin(said, { ...other, publishedAt: null })).toMatchObject({
    refusal: "other_not_open_to_all",
  });
  expect(decideJoin(said, { ...other, state: "withdrawn" })).toMatchObject({
    refusal: "other_unknown",
  });
});

test("passing on goes to another, while somebody still waits", () => {
  expect(decideForward(said, "geert")).toMatchObject({ ok: true });
  expect(decideForward(said, "trijntje")).toMatchObject({ refusal: "person_has_it" });
  expect(decideForward({ ...said, state: "answered" }, "geert")).toMatchObject({
    refusal: "answered_before",
  });
});

describe("the sender's word", () => {
  const answered: Signal = { ...said, state: "answered", lapsesAt: null, lapsesTo: null };
  const react = (signal: Signal, helped: "yes" | "no") => {
    const decision = decideReaction(signal, helped, "2026-12-04", now);
    return decision.ok ? decision.value : decision.refusal;
  };

  test("that it helped stands beside the answer", () => {
    expect(react(answered, "yes")).toMatchObject({ state: "answered", isHelped: true });
  });

  test("that it did not opens it again, with a new day, once", () => {
    expect(react(answered, "no")).toMatchObject({
      state: "waiting",
      dueOn: "2026-12-04",
      isHelped: null,
      reopenedAt: now,
    });
    const again: Signal = { ...answered, reopenedAt: now };
    expect(react(again, "no")).toMatchObject({ state: "answered", isHelped: false });
    expect(react({ ...again, isHelped: false }, "yes")).toBe("reacted_before");
  });

  test("comes after an answer, and not after taking it back", () => {
    expect(react(said, "yes")).toBe("not_answered_yet");
    expect(react({ ...said, state: "withdrawn" }, "yes")).toBe("was_withdrawn");
    expect(decideWithdrawal({ ...said, state: "withdrawn" })).toMatchObject({
      refusal: "was_withdrawn",
    });
  });
});

/** Whatever hosts and sender do, in whatever order. */
describe("laws of a signal's life", () => {
  const deed = fc.oneof(
    fc.record({
      do: fc.constant("end" as const),
      ending: fc.constantFrom<Ending>("answered", "becameWork", "becameNeed", "joined", "kept"),
      sight: fc.constantFrom("everyone" as const, "person" as const, "" as const),
    }),
    fc.record({ do: fc.constant("lapse" as const) }),
    fc.record({ do: fc.constant("forward" as const), to: fc.constantFrom("geert", "wiebe") }),
    fc.record({
      do: fc.constant("react" as const),
      helped: fc.constantFrom("yes" as const, "no" as const),
    }),
    fc.record({ do: fc.constant("withdraw" as const) }),
  );

  function live(
    signal: Signal,
    step: typeof deed extends fc.Arbitrary<infer T> ? T : never,
  ): Signal {
    switch (step.do) {
      case "end": {
        const decision = decideEnding(signal, step.ending, step.sight, now);
        return decision.ok ? { ...signal, ...decision.value } : signal;
      }
      case "lapse":
        return signal.state === "waiting"
          ? { ...signal, state: "overdue", lapsesAt: null, lapsesTo: null }
          : signal;
      case "forward":
        return decideForward(signal, step.to).ok ? { ...signal, hostId: step.to } : signal;
      case "react": {
        const decision = decideReaction(signal, step.helped, "2026-12-31", now);
        return decision.ok ? { ...signal, ...decision.value } : signal;
      }
      case "withdraw":
        return decideWithdrawal(signal).ok
          ? {
              ...signal,
              state: "withdrawn",
              body: "",
              publishedAt: null,
              lapsesAt: null,
              lapsesTo: null,
            }
          : signal;
    }
  }

  /** The states there are for this kind. */
  function allowed(kind: Signal["kind"]): readonly string[] {
    return kind === "against" ? ["waiting", "overdue", "kept", "withdrawn"] : signalStates;
  }

  test("who waits has somebody's name and a day; nothing is lost; what is against is kept", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...signalKinds),
        fc.constantFrom("everyone" as const, "host" as const),
        fc.array(deed, { maxLength: 12 }),
        (kind, wish, steps) => {
          let signal: Signal = { ...said, kind, wish };
          let reopened = 0;
          for (const step of steps) {
            const before = signal;
            signal = live(signal, step);
            if (!isWaiting(before) && isWaiting(signal)) reopened++;
            expect(signal.hostId).not.toBe("");
            expect(signal.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
            expect(signal.lapsesAt !== null).toBe(signal.state === "waiting");
            expect(signal.body !== "").toBe(signal.state !== "withdrawn");
            expect(before.state !== "withdrawn" || signal === before).toBe(true);
            expect(allowed(kind)).toContain(signal.state);
            expect(isPublic(signal) && (wish === "host" || signal.isHeldBack)).toBe(false);
          }
          expect(reopened).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
