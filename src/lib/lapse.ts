/** A thing whose state changes by mere passing of time: at `lapsesAt` it becomes `lapsesTo`. */
export interface Lapsing<State extends string> {
  readonly state: State;
  readonly lapsesAt: Date | null;
  readonly lapsesTo: State | null;
}

/**
 * The true state at `now`: a lapse counts from its own instant, whether or not a job has written it
 * down yet. The SQL twin is `platform.state_at` (migrations); a test holds the two equal.
 */
export function stateAt<State extends string>(thing: Lapsing<State>, now: Date): State {
  return isDue(thing, now) ? (thing.lapsesTo ?? thing.state) : thing.state;
}

/** Whether a lapse waits to be settled. */
export function isDue(thing: Lapsing<string>, now: Date): boolean {
  return thing.lapsesAt !== null && thing.lapsesTo !== null && thing.lapsesAt <= now;
}
