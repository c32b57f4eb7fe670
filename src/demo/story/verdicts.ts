type Verdict = "met" | "notMet";

const kept = ["money", "hours", "room", "goods", "words"].flatMap((kind) => [
  `party-${kind}`,
  `municipality-${kind}`,
]);
const demanded = [1, 2, 3, 4, 5].flatMap((position) => [
  `milestone-${position}`,
  `requirement-${position}`,
]);

/** Of every promise a deal may hold whether it was kept; what the deal does not hold is passed over. */
export function verdictsBut(notMet: readonly string[] = []): Record<string, Verdict> {
  return Object.fromEntries(
    [...kept, ...demanded].map((id) => [id, notMet.includes(id) ? "notMet" : "met"]),
  );
}
