import { newId } from "../../src/lib/ids.ts";
import { type Chance, chanceFrom, integerBelow, pick, shuffle } from "../../src/lib/random.ts";
import type { Comparable } from "../../src/modules/market/model/matching.ts";
import { signsOf } from "../../src/modules/market/model/signs.ts";
import { firstHeldOut, type Theme, themes } from "./examples.ts";

/** A set of needs and offers with planted pairs, the same for one seed. */

export interface Planted {
  readonly needId: string;
  readonly offerId: string;
  readonly heldOut: boolean;
}

export interface Generated {
  readonly needs: readonly Comparable[];
  readonly offers: readonly Comparable[];
  readonly planted: readonly Planted[];
}

/** Villages: an id and a centre in thousandths of a degree, some five kilometres apart. */
const areas = [
  { id: "01900000-0000-7000-8000-000000000001", latitude: 52_871, longitude: 6512 },
  { id: "01900000-0000-7000-8000-000000000002", latitude: 52_840, longitude: 6580 },
  { id: "01900000-0000-7000-8000-000000000003", latitude: 52_902, longitude: 6601 },
] as const;

/**
 * Each need has one planted offer: of the same theme in other words, nearly always in the same village
 * and on a day in common. The other offers are of any theme, anywhere, on any day.
 */
export function generate(seed: string, needCount: number, offerCount: number): Generated {
  const chance = chanceFrom(seed);
  const needs: Comparable[] = [];
  const offers: Comparable[] = [];
  const planted: Planted[] = [];
  for (let index = 0; index < needCount; index++) {
    const place = index % themes.length;
    const theme = themes[place] as Theme;
    const need = listing(chance, theme, "needs");
    const offer = answering(chance, theme, need);
    needs.push(need);
    offers.push(offer);
    planted.push({ needId: need.id, offerId: offer.id, heldOut: place >= firstHeldOut });
  }
  while (offers.length < offerCount) offers.push(listing(chance, pick(chance, themes), "offers"));
  return { needs: shuffle(chance, needs), offers: shuffle(chance, offers), planted };
}

const dayBits = [0, 0, 1, 2, 4, 8, 16, 32, 3, 12, 96];

function listing(chance: Chance, theme: Theme, side: "needs" | "offers"): Comparable {
  const area = pick(chance, areas);
  const hasPoint = integerBelow(chance, 2) === 0;
  const isTimed = theme.kind === "hours" || theme.kind === "skill";
  const [title, what] = pick(chance, theme[side]);
  return {
    id: newId(),
    kind: theme.kind,
    signs: signsOf(title, what),
    skillSigns: [],
    areaId: area.id,
    latitude: hasPoint ? area.latitude + integerBelow(chance, 25) - 12 : null,
    longitude: hasPoint ? area.longitude + integerBelow(chance, 25) - 12 : null,
    reachM: null,
    fromOn: null,
    untilOn: null,
    rhythm: pick(chance, ["once", "weekly"] as const),
    weekdays: pick(chance, dayBits),
    amountCents: theme.kind === "money" ? BigInt(integerBelow(chance, 40) + 1) * 5000n : null,
    minutes: isTimed ? (integerBelow(chance, 8) + 1) * 60 : null,
  };
}

function answering(chance: Chance, theme: Theme, need: Comparable): Comparable {
  const offer = listing(chance, theme, "offers");
  if (integerBelow(chance, 10) === 0) return offer;
  const area = areas.find(({ id }) => id === need.areaId) ?? areas[0];
  return {
    ...offer,
    areaId: need.areaId,
    latitude: offer.latitude === null ? null : area.latitude + integerBelow(chance, 25) - 12,
    longitude: offer.longitude === null ? null : area.longitude + integerBelow(chance, 25) - 12,
    weekdays: offer.weekdays === 0 ? 0 : need.weekdays | offer.weekdays,
    rhythm: need.rhythm,
  };
}
