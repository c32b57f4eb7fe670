/**
 * The older greedy method, for comparison only: it makes no promise about anyone's chance.
 *
 * Described as LEGACY by Flanigan et al., Nature 596 (2021), https://doi.org/10.1038/s41586-021-03788-6,
 * after the Sortition Foundation's stratification software: give the next seat to the value that is
 * most urgent, (min - chosen) / people left, to a random person who has it; drop her housemates and
 * everyone whose value is full; start again at a dead end.
 *
 * Our deviation: the distribution is what a given number of draws from one seed gave, so the chances
 * are estimates.
 */
import { type Control, isTimeUp } from "./control.ts";
import { Refused } from "./errors.ts";
import type { Pool } from "./pool.ts";
import type { SeededRandom } from "./seededRandom.ts";
import type { WeightedPanel } from "./spread.ts";

/** Attempts for each panel, on average, before the method is given up. */
const ATTEMPTS_MAX = 10_000;

export interface LegacyDraws {
  readonly panels: readonly WeightedPanel[];
  readonly attempts: number;
  /** Whether all draws were made before the time limit. */
  readonly isComplete: boolean;
}

interface Task {
  readonly size: number;
  readonly quotas: readonly { readonly min: number; readonly max: number }[];
  /** For each person the places of her quotas. */
  readonly quotasOf: readonly Int32Array[];
  /** For each person the places of her housemates and herself. */
  readonly homeOf: readonly (readonly number[])[];
}

/** Draws `draws` panels one after the other. Throws `Refused` when nearly every attempt is a dead end. */
export function legacy(
  pool: Pool,
  size: number,
  draws: number,
  random: SeededRandom,
  control: Control,
): LegacyDraws {
  const task = prepare(pool, size);
  const seen = new Map<string, { members: Int32Array; times: number }>();
  let attempts = 0;
  let made = 0;
  while (made < draws && !isTimeUp(control, { step: "greedy draws", done: made / draws })) {
    const members = drawOnce(task, random);
    attempts++;
    if (members === undefined) {
      if (made === 0 && attempts >= ATTEMPTS_MAX)
        throw new Refused({ code: "dead_ends", attempts });
      continue;
    }
    made++;
    const known = seen.get(members.join());
    if (known === undefined) seen.set(members.join(), { members, times: 1 });
    else known.times++;
  }
  if (made === 0) throw new Refused({ code: "time_limit", step: "greedy draws" });
  const panels = [...seen.values()].map(({ members, times }) => ({
    members,
    probability: times / made,
  }));
  return { panels, attempts, isComplete: made === draws };
}

function prepare(pool: Pool, size: number): Task {
  const homes = new Map<string, number[]>();
  pool.people.forEach(({ household }, at) => {
    if (household !== undefined) homes.set(household, [...(homes.get(household) ?? []), at]);
  });
  const quotasOf = pool.people.map((person) =>
    Int32Array.from(
      pool.quotas.flatMap((q, at) => (person.features[q.feature] === q.value ? [at] : [])),
    ),
  );
  const homeOf = pool.people.map(({ household }, at) => homes.get(household ?? "") ?? [at]);
  return { size, quotas: pool.quotas, quotasOf, homeOf };
}

function drawOnce(task: Task, random: SeededRandom): Int32Array | undefined {
  const left = new Set(task.quotasOf.keys());
  const chosen = new Int32Array(task.quotas.length);
  const panel: number[] = [];
  // A value whose maximum is zero is full from the start.
  for (const person of task.quotasOf.keys()) if (isFull(task, chosen, person)) left.delete(person);
  while (panel.length < task.size) {
    const urgent = mostUrgent(task, chosen, left);
    if (urgent === "dead end") return undefined;
    const candidates = [...left].filter(
      (p) => urgent === "nobody" || task.quotasOf[p]?.includes(urgent),
    );
    if (candidates.length === 0) return undefined;
    const person = candidates[random.below(candidates.length)] as number;
    panel.push(person);
    for (const quota of task.quotasOf[person] as Int32Array)
      chosen[quota] = (chosen[quota] as number) + 1;
    for (const mate of task.homeOf[person] as readonly number[]) left.delete(mate);
    for (const other of left) if (isFull(task, chosen, other)) left.delete(other);
  }
  const isShort = task.quotas.some((quota, at) => (chosen[at] as number) < quota.min);
  return isShort ? undefined : Int32Array.from(panel).sort();
}

function isFull(task: Task, chosen: Int32Array, person: number): boolean {
  const own = task.quotasOf[person] as Int32Array;
  return own.some((quota) => (chosen[quota] as number) >= (task.quotas[quota]?.max ?? 0));
}

function mostUrgent(
  task: Task,
  chosen: Int32Array,
  left: ReadonlySet<number>,
): number | "nobody" | "dead end" {
  const people = new Int32Array(task.quotas.length);
  for (const person of left) {
    for (const quota of task.quotasOf[person] as Int32Array)
      people[quota] = (people[quota] as number) + 1;
  }
  let pick: number | "nobody" = "nobody";
  let most = 0;
  for (const [at, quota] of task.quotas.entries()) {
    const needed = quota.min - (chosen[at] as number);
    if (needed > (people[at] as number)) return "dead end";
    if (needed > 0 && needed / (people[at] as number) > most) {
      most = needed / (people[at] as number);
      pick = at;
    }
  }
  return pick;
}
