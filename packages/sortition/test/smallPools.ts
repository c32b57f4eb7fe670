/** Small pools for the tests: made by hand or by fast-check, with every panel by brute force. */
import fc from "fast-check";
import type { Person, Pool, Quota } from "../src/index.ts";

const free = { minFlex: 0, maxFlex: 999_999 };

export function quota(feature: string, value: string, min: number, max: number): Quota {
  return { feature, value, min, max, ...free };
}

export interface Case {
  readonly pool: Pool;
  readonly size: number;
}

/**
 * A pool of up to `peopleMax` people with two or three features and some shared households. The quotas
 * are drawn around a panel that is there, so most cases are feasible; some are not.
 */
export function smallCase(peopleMax: number): fc.Arbitrary<Case> {
  return fc
    .record({
      people: fc.array(
        fc.record({
          a: fc.constantFrom("a1", "a2"),
          b: fc.constantFrom("b1", "b2", "b3"),
          c: fc.constantFrom("c1", "c2"),
          home: fc.constantFrom("", "", "", "h1", "h2"),
        }),
        { minLength: 4, maxLength: peopleMax },
      ),
      size: fc.integer({ min: 1, max: 5 }),
      slack: fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 7, maxLength: 7 }),
    })
    .map(({ people: rows, size, slack }) => {
      const people = rows.map(({ a, b, c, home }, at): Person => {
        const household = home === "" ? {} : { household: home };
        return { id: `p${at}`, features: { a, b, c }, ...household };
      });
      const seats = Math.min(size, people.length);
      const model = people.slice(0, seats);
      const values = ["a1", "a2", "b1", "b2", "b3", "c1", "c2"];
      const quotas = values.map((value, at) => {
        const feature = value.slice(0, 1);
        const count = model.filter((person) => person.features[feature] === value).length;
        const [down, up] = slack[at] ?? [0, 0];
        return quota(feature, value, Math.max(0, count - down), count + up);
      });
      return { pool: { people, quotas }, size: seats };
    });
}

/** Every panel that meets quotas and households, as lists of places in the pool. */
export function allPanels({ pool, size }: Case): number[][] {
  const panels: number[][] = [];
  const extend = (chosen: number[], from: number) => {
    if (chosen.length === size) {
      if (isAllowed(pool, chosen)) panels.push([...chosen]);
      return;
    }
    for (let next = from; next < pool.people.length; next++) extend([...chosen, next], next + 1);
  };
  extend([], 0);
  return panels;
}

function isAllowed(pool: Pool, chosen: readonly number[]): boolean {
  const members = chosen.flatMap((at) => pool.people[at] ?? []);
  const homes = members.flatMap((person) => person.household ?? []);
  return (
    new Set(homes).size === homes.length &&
    pool.quotas.every(({ feature, value, min, max }) => {
      const count = members.filter((person) => person.features[feature] === value).length;
      return count >= min && count <= max;
    })
  );
}
