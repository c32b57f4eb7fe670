import { addMonths } from "#lib/calendar.ts";
import type { Cents } from "#lib/money.ts";
import { sumOthersCents } from "#modules/deals";
import type { Db } from "#platform/db.ts";
import type { Challenge } from "../model.ts";
import { sumAskedCents } from "../store.ts";

/**
 * What this party asks and has for this work besides this challenge, over the whole term: its other
 * challenges, and every deal of the three years before, of whatever lane. Directive 2014/24/EU, art. 5,
 * counts all parts.
 */
export async function sumPartsCents(
  db: Db,
  communityId: string,
  challenge: Pick<Challenge, "id" | "workId" | "partyMemberId" | "partyOrganizationId" | "plan">,
): Promise<Cents> {
  const { startsOn, years } = challenge.plan;
  const asked = await sumAskedCents(db, communityId, challenge);
  const { threeYearsCents } = await sumOthersCents(db, communityId, {
    ...challenge,
    from: startsOn,
    until: addMonths(startsOn, years * 12),
  });
  return asked + threeYearsCents;
}
