/** Either a value, or a named problem with its data and a sentence for people. Bugs throw instead. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Problem>(problem: Problem): {
  readonly ok: false;
  readonly problem: Problem;
} {
  return { ok: false, problem };
}

/** Crashes on what must never be: a wrong count is worse than no count. */
export function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`equal-shares: ${sentence}`);
}

/** The item at an index that the caller knows to exist. */
export function at<Item>(items: ArrayLike<Item>, index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`equal-shares: no item at index ${index}`);
  return item;
}
