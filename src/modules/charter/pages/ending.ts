import { addDays } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import type { Powers } from "#lib/powers.ts";
import type { Language } from "#lib/texts.ts";
import type { Db } from "#platform/db.ts";
import { type CharterVersion, type Ending, endingOf, holdsFrom, lastEnded } from "../model.ts";
import { findPowers, findRules, listAdopted } from "../store.ts";
import { texts } from "../texts.ts";

/** How the charter with this number ended: of its two versions the one that did; null while it holds. */
async function findEnding(
  db: Db,
  communityId: string,
  number: number,
  now: Date,
): Promise<Ending | null> {
  const rules = await findRules(db, communityId, number);
  if (!rules) return null;
  const versions = await listAdopted(db, communityId, rules.area?.areaId ?? null);
  const parts = [rules.base, rules.area].filter((part): part is CharterVersion => part !== null);
  for (const part of parts) {
    const ending = endingOf(part, versions, now);
    if (ending) return ending;
  }
  return null;
}

/** That the charter something began under ended, in words, and what is left of its powers. */
export interface Ended {
  readonly says: string;
  readonly powers: Powers;
}

/**
 * What the page of something that runs says when the charter it began under ended: how, and that
 * rights go on. Undefined while that charter holds; which powers stopped the module itself knows.
 */
export async function tellEnding(
  db: Db,
  communityId: string,
  began: { readonly number: number; readonly areaId: string | null },
  now: Date,
  language: Language,
): Promise<Ended | undefined> {
  const ending = await findEnding(db, communityId, began.number, now);
  if (!ending) return undefined;
  const t = texts[language].ending;
  const { version, on, replacedBy } = ending;
  const isReplaced = replacedBy !== null && holdsFrom(replacedBy) === on;
  const how = isReplaced
    ? t.replaced(version.version, replacedBy.version, dateText(on, language))
    : t.lapsed(version.version, dateText(addDays(on, -1), language));
  return {
    says: `${how} ${t.keeps}`,
    powers: await findPowers(db, communityId, { ...began, now }),
  };
}

/** What is said before something begins where the charter lapsed; undefined where one holds. */
export async function tellLapse(
  db: Db,
  communityId: string,
  now: Date,
  language: Language,
): Promise<string | undefined> {
  const ending = lastEnded(await listAdopted(db, communityId, null), null, now);
  if (!ending || ending.replacedBy) return undefined;
  return texts[language].ending.newUnderStandard(dateText(addDays(ending.on, -1), language));
}
