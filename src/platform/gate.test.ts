import { describe, expect, test } from "vitest";
import { gateTo } from "./gate.ts";
import { DatabaseTrouble, troubleOf } from "./trouble.ts";

const patience = { waitingMax: 50, awayMs: 1000, pauseMs: { first: 20, longest: 80 } };
const refused = () => Object.assign(new Error("refused"), { code: "ECONNREFUSED" });

/** A door that is open or shut, and counts who knocks. */
function door() {
  const state = { isOpen: true, knocks: 0 };
  const open = async () => {
    state.knocks++;
    if (!state.isOpen) throw refused();
    return { release: () => {} };
  };
  return { state, open };
}

describe("a gate before the database", () => {
  test("lets everybody through while it answers", async () => {
    const { state, open } = door();
    const gate = gateTo(open, patience);
    await Promise.all(Array.from({ length: 40 }, () => gate.connect()));
    expect(state.knocks).toBe(40);
  });

  test("of many who wait for one that is away, knocks a few times only", async () => {
    const { state, open } = door();
    state.isOpen = false;
    const gate = gateTo(open, patience);
    const first = await gate.connect().catch(troubleOf);
    expect(first).toBe("away");
    const before = state.knocks;
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => gate.connect().catch(troubleOf)),
    );
    expect(new Set(outcomes)).toEqual(new Set(["away"]));
    // A second of trying, at pauses of 40 to 120 ms: not once per person.
    expect(state.knocks - before).toBeLessThan(40);
    gate.close();
  });

  test("lets those who wait through when it comes back, by itself", async () => {
    const { state, open } = door();
    state.isOpen = false;
    const gate = gateTo(open, patience);
    const waiting = Promise.all(Array.from({ length: 40 }, () => gate.connect()));
    setTimeout(() => {
      state.isOpen = true;
    }, 300);
    expect(await waiting).toHaveLength(40);
  });

  test("tells at once whoever comes when too many wait", async () => {
    const gate = gateTo(() => new Promise<never>(() => {}), { ...patience, waitingMax: 3 });
    for (let index = 0; index < 3; index++) void gate.connect();
    await expect(gate.connect()).rejects.toEqual(new DatabaseTrouble("busy"));
  });

  test("does not wait for what will not mend itself, as a wrong password", async () => {
    const wrong = Object.assign(new Error("no"), { code: "28P01" });
    const gate = gateTo(() => Promise.reject(wrong), patience);
    await expect(gate.connect()).rejects.toBe(wrong);
  });
});

test.each([
  ["ECONNREFUSED", "", "away"],
  ["57P01", "terminating connection due to administrator command", "away"],
  ["53300", "too many clients", "away"],
  ["08006", "", "away"],
  [undefined, "Connection terminated unexpectedly", "away"],
  ["53100", "could not extend file", "full"],
  ["25006", "cannot execute INSERT in a read-only transaction", "full"],
  ["55P03", "", "busy"],
  ["23505", "duplicate key", undefined],
  ["XX000", "internal error", undefined],
])("error %s %s is trouble of kind %s", (code, message, expected) => {
  expect(troubleOf(Object.assign(new Error(message), code && { code }))).toBe(expected);
});
