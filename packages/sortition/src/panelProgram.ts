/**
 * The integer program of all panels, over types of people.
 *
 * People with the same features and no housemate in the pool are one type: whatever a method gives
 * one of them it gives the others, so a panel is a number of seats for each type. Two thousand people
 * of the field's `example_large` are three types. People with a housemate stay apart, as a type of one.
 */
import type { UnitRow } from "./boundedSimplex.ts";
import { featuresOf, type Person, type Pool } from "./pool.ts";

export interface PanelProgram {
  readonly size: number;
  /** For each type the people in it, as places in `pool.people`. */
  readonly types: readonly Int32Array[];
  /** For each type how many people it has. */
  readonly counts: Int32Array;
  /** Quota rows in the order of `pool.quotas`, then the size of the panel, then the households. */
  readonly rows: readonly UnitRow[];
}

/** Seats for each type of a program. */
export type Composition = Int32Array;

/** Groups the people into types and writes quotas, size and households as rows. */
export function buildPanelProgram(pool: Pool, size: number): PanelProgram {
  const shared = sharedHouseholds(pool.people);
  const types = groupTypes(pool, shared);
  const all = Int32Array.from(types.keys());
  const typeOf = new Int32Array(pool.people.length);
  types.forEach((type, t) => {
    for (const person of type) typeOf[person] = t;
  });
  const quotaRows = pool.quotas.map((quota) => ({
    members: all.filter((t) => firstOf(pool, types[t]).features[quota.feature] === quota.value),
    lower: quota.min,
    upper: Math.min(quota.max, size),
  }));
  const householdRows = [...shared.values()].map((people) => ({
    members: Int32Array.from(people, (person) => typeOf[person] as number),
    lower: 0,
    upper: 1,
    isLazy: true,
  }));
  return {
    size,
    types,
    counts: Int32Array.from(types, (type) => type.length),
    rows: [...quotaRows, { members: all, lower: size, upper: size }, ...householdRows],
  };
}

/** Households with two or more people in the pool. */
function sharedHouseholds(people: readonly Person[]): Map<string, number[]> {
  const households = new Map<string, number[]>();
  people.forEach((person, at) => {
    if (person.household === undefined) return;
    const members = households.get(person.household);
    if (members === undefined) households.set(person.household, [at]);
    else members.push(at);
  });
  for (const [name, members] of households) if (members.length < 2) households.delete(name);
  return households;
}

/** Whether a composition keeps to every row and to the people there are: whole numbers, no rounding. */
export function isPanel(program: PanelProgram, composition: Composition): boolean {
  const fits = composition.every(
    (seats, t) => seats >= 0 && seats <= (program.counts[t] as number),
  );
  return (
    fits &&
    program.rows.every((row) => {
      let total = 0;
      for (const t of row.members) total += composition[t] as number;
      return total >= row.lower && total <= row.upper;
    })
  );
}

function firstOf(pool: Pool, type: Int32Array | undefined): Person {
  return pool.people[type?.[0] ?? 0] as Person;
}

function groupTypes(pool: Pool, shared: ReadonlyMap<string, readonly number[]>): Int32Array[] {
  const features = featuresOf(pool.quotas);
  const groups = new Map<string, number[]>();
  pool.people.forEach((person, at) => {
    const isAlone = person.household === undefined || !shared.has(person.household);
    const vector = features.map((feature) => person.features[feature]);
    const key = JSON.stringify(isAlone ? vector : [...vector, at]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  });
  return [...groups.values()].map((group) => Int32Array.from(group));
}
