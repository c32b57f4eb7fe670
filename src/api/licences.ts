import { findHeldSince } from "#modules/charter";
import { licenceClauses } from "#modules/moderation";
import type { Db } from "#platform/db.ts";

/**
 * Since which day each licence holds; null: always. An older text keeps the terms of its day, so who
 * takes texts over has to know when these began.
 */
export interface LicencesSince {
  readonly facts: string | null;
  readonly words: string | null;
}

export async function findLicencesSince(
  db: Db,
  communityId: string,
  now: Date,
): Promise<LicencesSince> {
  return {
    facts: await findHeldSince(db, communityId, licenceClauses.facts, now),
    words: await findHeldSince(db, communityId, licenceClauses.words, now),
  };
}
