import type { Cents } from "#lib/money.ts";
import { countBoundDeals } from "#modules/deals";
import { countValues, type ValueKind } from "#modules/initiatives";
import { countListings } from "#modules/market";
import { countSignals } from "#modules/signals";
import { countUndertakings, sumWorks } from "#modules/works";
import type { Db } from "#platform/db.ts";

/**
 * What there is in one area, or in the whole community: counted from what everybody can read, so that
 * an outsider who counts the open data finds the same (essay, chapter 4: data in the service of
 * citizens' own considerations).
 */
export interface Profile {
  readonly works: number;
  /** What the works of which it is known cost in a year, and how many of them that are. */
  readonly worksCents: Cents;
  readonly worksKnown: number;
  readonly doing: number;
  readonly deals: number;
  readonly initiatives: number;
  /** How many of these make each public value; one may make more. */
  readonly values: Readonly<Record<ValueKind, number>>;
  readonly needs: number;
  readonly offers: number;
  readonly signals: number;
}

/** Counts an area, or without one the whole community, as things stand at `now`. */
export async function countProfile(
  db: Db,
  { communityId, now }: { readonly communityId: string; readonly now: Date },
  areaId?: string,
): Promise<Profile> {
  const here = areaId ? { areaId } : {};
  const works = await sumWorks(db, communityId, areaId);
  const made = await countValues(db, communityId, areaId);
  const open = { ...here, states: ["open"] } as const;
  return {
    works: works.count,
    worksCents: works.cents,
    worksKnown: works.known,
    doing: await countUndertakings(db, communityId, now, { ...here, isRunning: true }),
    deals: await countBoundDeals(db, communityId, now, areaId),
    initiatives: made.count,
    values: made.values,
    needs: await countListings(db, communityId, now, { ...open, side: "need" }),
    offers: await countListings(db, communityId, now, { ...open, side: "offer" }),
    signals: await countSignals(db, communityId, now, { ...here, isPublic: true }),
  };
}
