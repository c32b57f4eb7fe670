import { localDate } from "#lib/calendar.ts";
import { isOneOf } from "#lib/waits.ts";
import { findCharter } from "#modules/charter";
import type { Db } from "#platform/db.ts";
import type { WaitsAsked, WaitsSlot } from "#platform/waits.ts";
import { waitsOf } from "../model/waits.ts";
import { challengeClauses } from "../model.ts";
import { listOpenDivisions, listWaiting } from "../store.ts";
import { texts } from "../texts.ts";

/** Who waits for whom in the challenges of a community. */
export const waits: WaitsSlot = {
  list: async (db, asked) => {
    const { communityId, now, on, limit } = asked;
    const found = [];
    const daysOf = acknowledgeDays(db, communityId);
    for (const challenge of await listWaiting(db, communityId, now, on, limit))
      found.push(...waitsOf(challenge, localDate(now), await daysOf(challenge.charterVersion)));
    return [...found, ...(await divisionWaits(db, asked))].filter((wait) => isOneOf(wait.on, on));
  },
  words: {
    "challenges.decision": wordsOf("decision"),
    "challenges.answer": wordsOf("answer"),
    "challenges.helper": wordsOf("helper"),
    "challenges.objection": wordsOf("objection"),
    "challenges.finalSay": wordsOf("finalSay"),
    "challenges.counterOffer": wordsOf("counterOffer"),
    "challenges.division": wordsOf("division"),
  },
};

function wordsOf(what: keyof (typeof texts)["nl"]["waits"]) {
  return { nl: texts.nl.waits[what], en: texts.en.waits[what] };
}

/** The charter's days to name a helper, each version read once. */
function acknowledgeDays(db: Db, communityId: string): (version: number) => Promise<number> {
  const known = new Map<number, number>();
  return async (version) => {
    const days = known.get(version);
    if (days !== undefined) return days;
    const charter = await findCharter(db, communityId, version);
    if (!charter) throw new Error("Assertion failed: the charter a challenge began under is kept");
    const asked = charter.value(challengeClauses.acknowledgeDays);
    known.set(version, asked);
    return asked;
  };
}

/** "Can you both?": whoever proposed it waits for each challenger's word. */
async function divisionWaits(db: Db, { communityId, now, on, limit }: WaitsAsked) {
  const open = await listOpenDivisions(db, communityId, now, on, limit);
  return open.map(({ challengeId, party, proposedAt }) => ({
    who: { kind: "municipality" as const },
    on: party,
    what: "challenges.division",
    about: { kind: "challenge", id: challengeId },
    since: localDate(proposedAt),
    until: null,
  }));
}
