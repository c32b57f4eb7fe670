import type { Cents } from "#lib/money.ts";
import { stretchMost } from "#lib/paging.ts";
import { countBoundDeals } from "#modules/deals";
import { countInitiativesUpTo, countValues, type ValueKind } from "#modules/initiatives";
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

/** The place in which things are counted, and when. */
interface Place {
  readonly communityId: string;
  readonly now: Date;
}

/** Counts an area, or without one the whole community, as things stand at `now`. */
export async function countProfile(
  db: Db,
  { communityId, now }: Place,
  areaId?: string,
): Promise<Profile> {
  const here = areaId ? { areaId } : {};
  const open = { ...here, states: ["open"] } as const;
  const [works, made, doing, deals, needs, offers, signals] = await Promise.all([
    sumWorks(db, communityId, areaId),
    countValues(db, communityId, areaId),
    countUndertakings(db, communityId, now, { ...here, isRunning: true }),
    countBoundDeals(db, communityId, now, areaId),
    countListings(db, communityId, now, { ...open, side: "need" }),
    countListings(db, communityId, now, { ...open, side: "offer" }),
    countSignals(db, communityId, now, { ...here, isPublic: true }),
  ]);
  return {
    works: works.count,
    worksCents: works.cents,
    worksKnown: works.known,
    doing,
    deals,
    initiatives: made.count,
    values: made.values,
    needs,
    offers,
    signals,
  };
}

/** What a sentence says of an area: no more of it is counted, and initiatives to a thousand. */
export async function countThere(
  db: Db,
  { communityId, now }: Place,
  areaId: string,
): Promise<Pick<Profile, "works" | "initiatives" | "doing" | "deals">> {
  const [works, initiatives, doing, deals] = await Promise.all([
    sumWorks(db, communityId, areaId),
    countInitiativesUpTo(db, communityId, { isPublic: true, areaId }, stretchMost),
    countUndertakings(db, communityId, now, { areaId, isRunning: true }),
    countBoundDeals(db, communityId, now, areaId),
  ]);
  return { works: works.count, initiatives, doing, deals };
}
