/** For what must never happen. A failure is our bug, so it throws; a refusal is not, so it returns. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** Ends a `switch` over a union, so that the compiler finds every place a new member matters. */
export function exhaustive(value: never): never {
  throw new Error(`Assertion failed: no case for ${JSON.stringify(value)}`);
}
