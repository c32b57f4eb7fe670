/**
 * A made-up pool of the shape of the one real pool that is public (geneva, 360 volunteers for 30 seats):
 * seven categories, exact quotas, about 280 different feature vectors. The quotas are those of one panel
 * of the pool, near to the shares of the volunteers or bent away from them; so at least one panel exists.
 */
import {
  type Person,
  type Pool,
  type Quota,
  SeededRandom,
} from "../../packages/sortition/src/index.ts";

/** How many values each category has. */
const CATEGORY_SIZES = [2, 4, 4, 3, 3, 3, 2];

export function generatePool(seed: string, people: number, seats: number, skew: number): Pool {
  const random = new SeededRandom(seed);
  const shares = CATEGORY_SIZES.map((size) =>
    Array.from({ length: size }, () => 0.15 + random.fraction()),
  );
  const list = Array.from({ length: people }, (_, at): Person => {
    const values = shares.map((share, category): [string, string] => {
      return [`category ${category + 1}`, `value ${pick(share, random) + 1}`];
    });
    return { id: `p${at}`, features: Object.fromEntries(values) };
  });
  const model = nearestPanel(list, seats, skew, random);
  const quotas = CATEGORY_SIZES.flatMap((size, category) =>
    Array.from({ length: size }, (_, value): Quota => {
      const feature = `category ${category + 1}`;
      const name = `value ${value + 1}`;
      const count = model.filter((person) => person.features[feature] === name).length;
      return { feature, value: name, min: count, max: count, minFlex: 0, maxFlex: people };
    }),
  );
  return { people: list, quotas };
}

/** Of 3,000 panels by lot the one nearest to the volunteers' own shares, some of them bent by `skew`. */
function nearestPanel(
  people: readonly Person[],
  seats: number,
  skew: number,
  random: SeededRandom,
): readonly Person[] {
  const aims = countValues(people);
  for (const [key, count] of aims) {
    aims.set(key, (count * seats * (1 + skew * (random.fraction() - 0.5))) / people.length);
  }
  let best: readonly Person[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3000; attempt++) {
    const panel = Array.from(
      { length: seats },
      () => people[random.below(people.length)] as Person,
    );
    const counts = countValues(panel);
    const off = [...aims].reduce((sum, [key, aim]) => sum + (aim - (counts.get(key) ?? 0)) ** 2, 0);
    if (off < least && new Set(panel).size === seats) {
      best = panel;
      least = off;
    }
  }
  return best;
}

function countValues(people: readonly Person[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of people) {
    for (const [category, value] of Object.entries(features)) {
      const key = `${category} ${value}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function pick(shares: readonly number[], random: SeededRandom): number {
  let rest = random.fraction() * shares.reduce((sum, share) => sum + share, 0);
  for (const [at, share] of shares.entries()) {
    rest -= share;
    if (rest < 0) return at;
  }
  return shares.length - 1;
}
